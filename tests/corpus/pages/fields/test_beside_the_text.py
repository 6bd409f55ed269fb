"""What stands in a record beside what somebody wrote, and what looks like that and is theirs."""

from __future__ import annotations

import pytest

from commentariat.corpus.pages import Page, read_page

TEXTS = (
    "I was there on Monday and saw none of it, to be honest.",
    "Thanks, so they lied to us about the convoys as well?",
    "They never told us what was on board of them.",
)
NAMES = ("Ann Holm", "Bo Berg", "cy_99")


def each(template: str) -> str:
    found = zip(NAMES, TEXTS, strict=True)
    return "".join(
        template.format(n=n, name=name, text=text) for n, (name, text) in enumerate(found, start=1)
    )


def read(comments: str, *, lang: str = "en", retrieved: str | None = None) -> Page:
    page = (
        f'<html lang="{lang}"><head><title>Truce holds</title></head><body><div class="story"><h1>Truce holds</h1>'
        "<p>The truce held for a second day on Monday, monitors said, as convoys crossed into the north of the city.</p>"
        f"</div>{comments}</body></html>"
    )
    return read_page(page, retrieved=retrieved)


def test_signs_and_words_of_a_program_are_neither_buttons_nor_apart() -> None:
    code = (
        '<pre><span class="k">def</span> <span class="nf">f</span><span class="p">(</span><span class="n">x</span>'
        '<span class="p">):</span> <span class="k">return</span> <span class="n">x</span></pre>'
    )
    record = '<article class="comment"><b class="author">{name}</b> <time>May {n}, 2012</time><div><p>{text}</p></div></article>'
    found = read(each(record).replace(TEXTS[1], f"{TEXTS[1]}</p>{code}<p>")).comments
    assert [c.text for c in found] == [TEXTS[0], f"{TEXTS[1]}\n\ndef f(x): return x", TEXTS[2]]


@pytest.mark.parametrize("called", ["owner", "entryauthor"])
def test_one_record_called_its_owner_s_is_the_author_s(called: str) -> None:
    record = '<div class="comment c{n}"><h4>{name}</h4><i class="date">May {n}, 2012</i><p>{text}</p></div>'
    found = read(each(record).replace("comment c2", f"comment {called}")).comments
    assert [c.badge for c in found] == [None, "author", None]


@pytest.mark.parametrize(
    "head",
    [
        '<h4><span class="no">{n}</span> <a href="http://{n}.example">{name}</a></h4>{text}',
        '{text}<p class="sig">~ <a href="http://{n}.example">{name}</a> <a href="#c{n}" title="permalink">&#8734;</a></p>',
        '{text}<p class="sig">~ {name} <a href="#c{n}">&para;</a></p>',
    ],
)
def test_the_comment_s_number_and_the_sign_that_links_to_it_are_no_part_of_the_name(head: str) -> None:
    record = f'<div class="reaction" id="c{{n}}"><i>11.2{{n}}.08</i>{head.replace("{text}", "<p>{text}</p>")}</div>'
    found = read(f"<h3>3 whispers</h3>{each(record)}").comments
    assert [(c.author, c.text) for c in found] == list(zip(NAMES, TEXTS, strict=True))


def test_a_page_that_links_here_stands_with_its_title_where_others_have_their_names() -> None:
    record = (
        '<div class="comment" id="c{n}"><table><tr><td class="nm"><a href="http://{n}.example">{name}</a></td>'
        '<td class="dt">May {n}, 2010 @ 09:02</td></tr><tr><td class="tx"><p>{text}</p></td></tr></table></div>'
    )
    title = "Quiet Widget » Nine links for people who cannot sleep"
    ping = record.replace('"comment"', '"pingback"').format(
        n=4, name=title, text="[...] more on this at Harbour [...]"
    )
    found = read(each(record) + ping).comments
    assert [c.author for c in found] == [*NAMES, title]
    assert (found[-1].kind, found[-1].text) == ("pingback", "[...] more on this at Harbour [...]")


def test_the_last_word_of_a_title_that_links_here_is_part_of_it() -> None:
    record = (
        '<li class="comment"><b class="author">{name}</b> <i class="date">May {n}, 2010</i><p>{text}</p></li>'
    )
    link = '<a class="url" rel="external nofollow" href="http://4.example">Harbour - social comments</a>'
    ping = f'<li class="pingback"><h5>{link}</h5><p>All the news.</p><i class="date">May 4, 2010</i></li>'
    assert read(each(record) + ping).comments[-1].author == "Harbour - social comments"


@pytest.mark.parametrize(
    ("said", "lang"),
    [
        ("Postat av: ", "sv"),
        ("Skrivet av: ", "sv"),
        ("Skrevet av ", "no"),
        ("Geplaatst door: ", "nl"),
        ("Napsala: ", "cs"),
        ("Írta: ", "hu"),
        ("Dodał: ", "pl"),
    ],
)
@pytest.mark.parametrize("name", ['<a href="#">{name}</a>', "{name}"], ids=["link", "text"])
def test_words_for_by_before_a_name_are_none_of_it(said: str, lang: str, name: str) -> None:
    record = (
        '<div class="comment-item"><p class="comment-text">{text}</p>'
        f'<p class="comment-info">{said}{name} | <span>2013-05-1{{n}} 21:40</span></p></div>'
    )
    found = read(f'<div id="comments"><h3>3</h3>{each(record)}</div>', lang=lang).comments
    assert [(c.author, c.text) for c in found] == list(zip(NAMES, TEXTS, strict=True))


@pytest.mark.parametrize(
    "line",
    [
        "<span class='cluv'>Ann's last blog post.. <a href='http://a.example/b'>Ten Ways To Felt A Roof</a></span>",
        "Ann's last [type] ..<a href='http://a.example/b'>Why Slow Wins</a> <span class='tip'><img src='h.gif'/></span>",
        '.-= Ann&#180;s last blog ..<a href="http://a.example">Robots Text For Dummies</a> =-.',
        "Ann Holm recently posted..<a href='http://a.example/b'>Six Boats</a>",
        "Ann’s latest post: <a href='http://a.example/b'>Six Boats</a>",
        "My last post… <a href='http://a.example/b'>Six Boats</a>",
        "Recent blog post: <a href='http://a.example/b'>Six Boats</a>",
        "Anns letzter Beitrag: <a href='http://a.example/b'>Sechs Boote</a>",
        "Ann's last blog post..Six Boats",
    ],
)
def test_what_a_plug_in_says_of_the_writer_s_own_blog_is_no_text(line: str) -> None:
    record = (
        '<li class="comment"><b class="author">{name}</b> <i class="date">May {n}, 2010</i><p>{text}</p></li>'
    )
    found = read(each(record).replace(TEXTS[1], f"{TEXTS[1]}</p><p>{line}")).comments
    assert [c.text for c in found] == list(TEXTS)


@pytest.mark.parametrize(
    "line",
    [
        "My last post: <a href='http://a.example/b'>this one</a> was better.",
        "His last post... I do not miss it.",
        "I liked your last post.. this one is longer.",
        "The mayor's latest article: nothing but boats.",
    ],
)
def test_what_a_reader_says_of_a_post_is_text(line: str) -> None:
    record = (
        '<li class="comment"><b class="author">{name}</b> <i class="date">May {n}, 2010</i><p>{text}</p></li>'
    )
    found = read(each(record).replace(TEXTS[1], f"{TEXTS[1]}</p><p>{line}")).comments
    assert len(found[1].text) > len(TEXTS[1]) + 30


def test_a_score_behind_the_subject_is_no_text() -> None:
    record = (
        '<li class="cx" id="i{n}"><dl class="cm"><dt><a class="ct" href="/c/{n}">Point {name}</a> '
        '<span class="rk">({n}+ / 0-)</span></dt><dd class="cb"><p>{text}</p></dd>'
        '<dd class="cf">by <a href="/user/{n}">{n}fox</a> on Sun Mar 21, 2010 at 11:0{n}:00 PM</dd></dl></li>'
    )
    found = read(f'<ul id="commentlist" class="cs">{each(record)}</ul>').comments
    assert [c.likes for c in found] == [1, 2, 3]
    assert [c.text for c in found] == [
        f"Point {name}\n\n{text}" for name, text in zip(NAMES, TEXTS, strict=True)
    ]


def test_a_link_to_the_comment_itself_that_is_its_time_stands_in_no_text_behind_it() -> None:
    record = (
        "<li id='c{n}'><span class='bubble'>{text}</span><span class='foot'><b>{name}</b> | "
        "<a href='#c{n}'>Thursday, December 0{n}, 2011 7:00:00 AM</a></span></li>"
    )
    found = read(f"<h4>3 comments</h4><ul>{each(record)}</ul>").comments
    assert [(c.author, c.text) for c in found] == list(zip(NAMES, TEXTS, strict=True))
    assert found[0].shown == "Thursday, December 01, 2011 7:00:00 AM"


def test_the_heading_that_counts_a_lone_comment_is_no_subject_of_it() -> None:
    comment = (
        '<div class="box-komentarze" id="komentarze"><h3>Komentarze (1)</h3><div class="komentarz" id="k4"><div class="naglowek">'
        '<span class="nick">Ann</span> <span class="komentarz-data">2016-09-14 10:22</span></div>'
        f'<div class="komentarz-tresc">{TEXTS[0]}</div><div><a class="plus">+ <span>7</span></a> <a>odpowiedz</a></div></div></div>'
    )
    assert [(c.author, c.text) for c in read(comment, lang="pl").comments] == [("Ann", TEXTS[0])]
