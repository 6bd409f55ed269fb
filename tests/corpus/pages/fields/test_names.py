"""Who wrote a record, where more than the name stands in the place of the name."""

from __future__ import annotations

import pytest

from commentariat.corpus.pages import Page, read_page

TEXTS = (
    "I was there on Monday and saw none of it, to be honest.",
    "So they lied to us about the convoys as well?",
    "They never told us what was on board of them.",
)
NAMES = ("Ann Holm", "Lou at Sea", "Betsy in Rye")
SUBJECTS = ("Nothing at all", "Lies", "The cargo")


def read(template: str, *, names: tuple[str, ...] = NAMES, box: str = "comments") -> Page:
    records = "".join(
        template.format(n=n, name=name, text=text, subject=subject)
        for n, (name, text, subject) in enumerate(zip(names, TEXTS, SUBJECTS, strict=True), start=1)
    )
    return read_page(
        "<title>Truce holds</title><article><h1>Truce holds</h1><p>The truce held for a second day on Monday.</p></article>"
        f"<div id={box}><h2>3 comments</h2>{records}</div>"
    )


def authors(template: str, *, names: tuple[str, ...] = NAMES) -> list[str | None]:
    return [comment.author for comment in read(template, names=names).comments]


def test_below_a_letter_the_name_stands_behind_a_dash_with_links_to_what_else_they_wrote() -> None:
    page = read(
        '<div class="letter" id="letter{n}"><h3><a href="/letters/{n}">{subject}</a></h3><p>{text}</p><p class="sig">'
        '&mdash; <a href="/letters/author/{n}/">{name}</a> <a href="/letters/author/{n}/">[{name}’s other letters]</a>'
        "<br><span class=time>July {n}, 2009 11:29 AM</span></p></div>"
    )
    assert [comment.author for comment in page.comments] == list(NAMES)
    assert [comment.text for comment in page.comments] == [
        f"{subject}\n{text}" for subject, text in zip(SUBJECTS, TEXTS, strict=True)
    ]


def test_a_link_to_be_clicked_may_stand_before_the_byline_and_what_they_are_behind_it() -> None:
    record = (
        '<div class="comment" id="c{n}"><p>{text}</p><p class="byline"><a href="#" class="report">report</a> &nbsp; '
        "Posted by <a>{name}</a> <span>Staff</span> on 09/15/2011 at 3:0{n} PM</p></div>"
    )
    assert authors(record) == list(NAMES)


@pytest.mark.parametrize("tag", ["cite", "b", "span", "a href=http://blog.example/"])
def test_a_name_with_words_of_place_is_whole_in_an_element_of_its_own(tag: str) -> None:
    end = tag.partition(" ")[0]
    record = (
        f'<div class="comment" id="c{{n}}"><p>Posted by: <{tag}>{{name}}</{end}> | 02/1{{n}}/09 | 6:14 pm</p>'
        "<p>{text}</p></div>"
    )
    assert authors(record) == list(NAMES)


@pytest.mark.parametrize("on", [" on ", " at ", " | ", ", "])
def test_a_name_with_words_of_place_goes_on_until_the_time(on: str) -> None:
    names = ("Ann in the North", "Lou at Sea", "Sitting on Fence")
    record = f'<div class="comment"><p>{{text}}</p><p>Posted by {{name}}{on}May {{n}}, 2009 6:14 pm</p></div>'
    assert authors(record, names=names) == list(names)


def test_nobody_is_named_where_the_time_follows_the_word_by() -> None:
    record = (
        '<div class="note" id="n{n}"><p>{text}</p><div>Posted by {name} <span>March {n}, 2010 04:25 PM</span>'
        "</div></div>"
    )
    assert authors(record, names=("Ann", "", "Bo")) == ["Ann", None, "Bo"]


@pytest.mark.parametrize("name", ["Ann Holm, Esq.", "Hobbs Bros.", "Bo Berg Jr."])
def test_a_name_may_end_in_an_abbreviation(name: str) -> None:
    record = (
        "<tr><td><b>{name}</b><br><font color=gray>01/1{n}/11 14:24</font></td></tr><tr><td>{text}</td></tr>"
    )
    page = read(f"<table>{record}</table>", names=("Cy Day", name, "Di Fay"))
    assert [comment.author for comment in page.comments] == ["Cy Day", name, "Di Fay"]


def test_a_name_may_be_of_signs_alone_and_a_rule_is_none() -> None:
    record = (
        '<div class="comment"><p><span class="author">{name}</span> | <a href="#c{n}">May {n}, 2010 4:28 PM</a></p>'
        "<p>{text}</p></div>"
    )
    assert authors(record, names=("Ann", "~|[)", "---")) == ["Ann", "~|[)", None]


def test_a_heading_above_a_byline_in_the_element_of_the_name_is_a_subject() -> None:
    page = read(
        '<div class="comment"><div class="comment-byline"><h3 class="title"><a href="/r#c{n}">{subject}</a></h3>'
        "<div class=submitted>Submitted by {name} on Wed Jun {n}, 2010 4:58 PM.</div></div><div class=content>{text}</div></div>"
    )
    assert [comment.author for comment in page.comments] == list(NAMES)
    assert [comment.text.partition("\n")[0] for comment in page.comments] == list(SUBJECTS)


def test_what_links_here_is_of_the_site_behind_its_title_and_when_it_was_tracked_is_no_text() -> None:
    page = read(
        '<li id="ping-{n}"><a href="http://tb{n}.example/">{subject}</a> from {name}<p>{text} '
        '<a href="http://tb{n}.example/">Read More</a></p><p>Tracked on September {n}, 2008 11:02 AM</p></li>',
        box="trackbacks",
    )
    assert [(comment.author, comment.text) for comment in page.comments] == list(
        zip(NAMES, TEXTS, strict=True)
    )


@pytest.mark.parametrize(
    "name",
    ["Rye Today", "Jornal Hoje", "Maria Ontem", "Agora Rye", "-ann-", "*Ann*", "~Ann", "Ann (Rye)", "Ann-"],
)
def test_a_name_is_as_it_is_shown_in_an_element_of_its_own(name: str) -> None:
    record = (
        '<li class="comment"><cite>{name}</cite> <time datetime="2012-05-0{n}T09:00">May {n}, 2012</time>'
        "<p>{text}</p></li>"
    )
    assert authors(record, names=(name, *NAMES[1:])) == [name, *NAMES[1:]]


def test_a_day_behind_a_name_is_the_time_where_no_other_is_shown() -> None:
    record = '<li class="comment"><cite>{name} yesterday</cite><p>{text}</p><a href="#{n}">Reply</a></li>'
    assert authors(record) == list(NAMES)


def test_a_link_that_says_it_is_the_author_s_is_the_name_in_a_box_called_otherwise() -> None:
    record = (
        '<div class="comment" id="c{n}"><span class="user-info"><a rel="author" href="/m/{n}">{name}</a></span> '
        "<time>May {n}, 2012 09:0{n}</time><div>{text}</div></div>"
    )
    assert authors(record, names=("-Ann-", "Bo (NL)", "Cy")) == ["-Ann-", "Bo (NL)", "Cy"]


def test_links_beside_a_time_are_no_name() -> None:
    record = (
        '<tr class="comment" id="c{n}"><td><i>{n} May 2012 09:0{n}</i> | <a>root</a> | <a>parent</a> | <a>next</a>'
        '<div class="commtext">{text}</div></td></tr>'
    )
    assert [comment.author for comment in read(record).comments] == [None] * 3


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("<span class=yorumBaslik>{subject}</span>", "<div class=yorumYazan>Yazan: <b>{name}</b>"),
        ("<div class=tbTitle><a href=#><b>{subject}</b></a></div>", "<div><span class=tbName>{name}</span>"),
        ("<span class=komentar-naslov>{subject}</span>", "<div><b>{name}</b>"),
        ("<span>{subject}</span>", "<div>Yazan: <b>{name}</b>"),
    ],
)
def test_what_is_called_a_subject_above_the_name_is_not_the_name(subject: str, name: str) -> None:
    record = (
        f'<div class="kutu" id="y{{n}}"><div class=ust><i>{{n}}.</i> {subject}</div>'
        f"{name} | <i class=date>0{{n}}.05.2009 22:14</i></div><div class=metin>{{text}}</div></div>"
    )
    page = read(record)
    assert [comment.author for comment in page.comments] == list(NAMES)
    assert [comment.text.rpartition("\n")[2] for comment in page.comments] == list(TEXTS)


def test_a_name_at_the_end_of_a_text_that_a_byline_names_is_part_of_the_text() -> None:
    record = (
        '<p class="posted" id="c{n}">{text}<br><br>Regards,<br>{name}<br><br>'
        "Posted by: <a href=http://{n}.example/>{name}</a> | May 1{n}, 2009 11:14 AM</p>"
    )
    page = read(record)
    assert [comment.author for comment in page.comments] == list(NAMES)
    assert [comment.text for comment in page.comments] == [
        f"{text}\n\nRegards,\n{name}" for text, name in zip(TEXTS, NAMES, strict=True)
    ]


@pytest.mark.parametrize("named", ["class=CommentName", "class=who", ""])
def test_behind_a_name_and_a_dash_an_element_of_its_own_says_where_they_live(named: str) -> None:
    record = (
        f'<div class="comment" id="c{{n}}"><div {named}><b>{{name}}</b> - <span>Port {{n}}</span></div>'
        "<div class=date>0{n}.05.2009 22:14</div><div><p>{text}</p></div></div>"
    )
    page = read(record)
    assert [comment.author for comment in page.comments] == list(NAMES)
    assert [comment.text for comment in page.comments] == list(TEXTS)


def test_above_a_byline_who_wrote_what_is_quoted_is_part_of_the_text() -> None:
    record = (
        '<div class="comments-body" id="c{n}"><p>{text}</p><span class="comments-post">Posted by: {name} at '
        "September 1{n}, 2005 10:22 AM</span></div>"
    )
    page = read(record.replace("{text}", "{subject} wrote:</p><p>&gt; Yes, {n}.</p><p>{text}"))
    assert [comment.author for comment in page.comments] == list(NAMES)
    assert page.comments[0].text == f"Nothing at all wrote:\n\n> Yes, 1.\n\n{TEXTS[0]}"


def test_a_name_goes_on_behind_brackets() -> None:
    names = ("Col. (ret.) A. Holm", "Lou at Sea", "Betsy (Rye)")
    record = '<div class="comment" id="c{n}"><p>{text}</p><p>Posted by:\n{name} | <a>July 0{n}, 2006 at 09:40 AM</a></p></div>'
    assert authors(record, names=names) == ["Col. (ret.) A. Holm", "Lou at Sea", "Betsy"]


def test_who_runs_the_site_may_be_called_so_where_the_others_have_their_names() -> None:
    record = (
        '<div id="c{n}"><ul><li><h4><a href="/user/{n}/">{name}</a></h4></li><li>1{n} August 2012 14:08</li></ul>'
        "<ul><li>Joined: 3.02.2011</li><li>Comments: 40</li></ul><div>{text}</div></div>"
    )
    assert authors(record, names=("Ann Holm", "Lou", "admin")) == ["Ann Holm", "Lou", "admin"]


def test_who_has_to_write_some_name_may_write_a_stop() -> None:
    record = (
        '<div class="comment" id="c{n}"><h5 class="commentAuthor"><span class="nickname">{name}</span></h5>'
        "<i>0{n}.07.2012 14:20</i><p>{text}</p></div>"
    )
    assert authors(record, names=("Ann", ".", "-")) == ["Ann", ".", None]


def test_what_stands_before_the_name_of_a_page_that_links_here_is_none_of_it() -> None:
    record = (
        '<li id="trackback{n}"><h4><a href="http://tb{n}.example/">{subject}</a></h4><span class="tb_name">FROM '
        '<a href="http://tb{n}.example/">{name}</a></span> <i class="date">2012/07/0{n} 14:20</i><p>{text}</p></li>'
    )
    assert authors(record) == list(NAMES)


def test_what_a_plugin_says_of_the_votes_is_no_text() -> None:
    record = (
        '<li class="comment" id="c{n}"><cite>{name}</cite> <a href="#c{n}">May {n}, 2016 at 9:40 am</a>'
        "<div><b>Hot debate.</b> What do you think? </div><div><em>Poorly-rated comment.</em> <a>Click here to see.</a></div>"
        "<p>{text}</p></li>"
    )
    assert [comment.text for comment in read(record).comments] == list(TEXTS)
