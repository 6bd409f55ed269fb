"""Layouts in which what tells a record stands elsewhere, or is said otherwise, than in most."""

from __future__ import annotations

import pytest

from commentariat.corpus.pages import Page, read_page

BODY = (
    "<p>The mill was closed for a second week on Friday, the council said, as engineers looked for the crack that had "
    "let the river into the lower hall.</p>"
    "<p>Bakers in the valley bought their flour elsewhere, some of them said, and the price of a loaf rose by a tenth "
    "before the wheel turned again.</p>"
)
THREE = (
    ("Ruth", "My father worked there for thirty years and never saw a drop."),
    ("mill_hand", "The crack was known since spring, ask anybody in the lower hall."),
    ("Otto K.", "Bread is dear enough without this."),
)


def read(
    comments: str, *, lang: str = "en", head: str = "<h1>Mill closed</h1>", title: str = "Mill closed"
) -> Page:
    return read_page(
        f'<html lang="{lang}"><head><title>{title}</title></head><body>{head}'
        f'<p class="date">3 May 2019</p>{BODY}{comments}</body></html>'
    )


def each(template: str) -> str:
    return "".join(
        template.format(n=n, name=name, text=text) for n, (name, text) in enumerate(THREE, start=1)
    )


def names_and_texts(page: Page) -> list[tuple[str | None, str]]:
    return [(comment.author, comment.text) for comment in page.comments]


def test_a_row_of_a_table_that_is_only_a_head_goes_with_the_row_below_it() -> None:
    rows = each(
        '<tr><td class="top"><b>Re: Mill</b><br><span class="who">{name}</span> | {n}. 5. 2019, 17:2{n}</td>'
        '<td><a href="?r={n}">Reagovat</a></td></tr><tr><td></td><td class="said">{text}</td></tr>'
    )
    page = read(f"<h2>Diskuse</h2><table>{rows}</table>", lang="cs")
    assert names_and_texts(page) == list(THREE)
    assert not any(text in page.text for _, text in THREE)


def test_the_name_in_a_term_goes_with_the_time_and_the_text_below_it() -> None:
    terms = each(
        "<dt>Nimimerkki: <b>{name}</b></dt><dd class=when>{n}.5.2019 klo 12.04</dd><dd class=said>{text}</dd>"
    )
    assert names_and_texts(read(f"<h2>Lukijoiden kommentit</h2><dl>{terms}</dl>", lang="fi")) == list(THREE)


@pytest.mark.parametrize(
    ("name", "time"), [("Name", "Date"), ("Nombre", "Fecha"), ("Имя", "Дата"), ("名前", "投稿日")]
)
def test_labels_before_name_and_time_are_none_of_the_text(name: str, time: str) -> None:
    records = each(
        f"<p><b>{name}:</b> {{name}}<br>{time}: {{n}}.5.2019 12:0{{n}}<br>E-mail: {{n}}@mill.example<br>{{text}}</p>"
    )
    page = read(f"<h2>Comments</h2>{records}")
    assert names_and_texts(page) == list(THREE)
    assert page.comments[0].shown == "1.5.2019 12:01"


@pytest.mark.parametrize(
    ("votes", "wanted"),
    [
        ("<span>👍 1{n}</span><span>👎 {n}</span>", (11, 1)),
        ("<span>▲ 1{n} ▼ {n}</span>", (11, 1)),
        ("<span>+1{n} / −{n}</span>", (11, 1)),
        ("<a>顶<em>[1{n}]</em></a>", (11, None)),
        ('<button aria-label="1{n} personer gillar detta">Gilla</button>', (11, None)),
        ('<button aria-label="Recommend this comment. 1{n} recommendations">Recommend</button>', (11, None)),
        ('<span class="likes"> · 1{n} Likes</span>', (11, None)),
        ('<p class="votes">1{n} people found this helpful</p>', (11, None)),
        ("<div><span>पसंद (1{n})</span></div>", (11, None)),
        ("<a class=yes>Súhlasím <b>1{n}</b></a> <a class=no>Nesúhlasím <b>{n}</b></a>", (11, 1)),
    ],
)
def test_votes_are_read_in_pictures_brackets_and_labels(
    votes: str, wanted: tuple[int | None, int | None]
) -> None:
    records = each(
        '<div class="comment"><b class="author">{name}</b> <time>0{n} May 2019</time><p>{text}</p>'
        f"<div>{votes}</div></div>"
    )
    first = read(f'<div class="comments"><h3>3 comments</h3>{records}</div>').comments[0]
    assert (first.likes, first.dislikes) == wanted
    assert first.text == THREE[0][1]


def test_plus_one_in_a_text_is_no_vote() -> None:
    records = each(
        '<div class="comment"><b class="author">{name}</b> <time>0{n} May 2019</time><p>+1</p></div>'
    )
    first = read(f'<div class="comments">{records}</div>').comments[0]
    assert (first.text, first.likes) == ("+1", None)


@pytest.mark.parametrize(
    "line",
    [
        "Indsendt af {name} den fre, 05/1{n}/2019 - 14:08.",
        "Soumis par {name} le 1{n} mai 2019",
        "Enviado por <a href=/author/{n}>{name}</a> el <span>1{n}/05/2019 13:05</span>",
        "Postao/la <strong><a href=./memberlist.php?u={n}>{name}</a></strong> » 1{n}.05.2019 9:12",
    ],
)
def test_lines_that_say_who_sent_something_are_read_in_more_languages(line: str) -> None:
    records = each(
        f'<div class="comment"><div class="line">{line}</div><div class="said"><p>{{text}}</p></div></div>'
    )
    assert names_and_texts(read(f'<div id="comments">{records}</div>')) == list(THREE)


def test_a_profile_beside_a_post_does_not_say_when_it_was_written() -> None:
    records = each(
        '<div class="post"><p class="author">Postao/la <a href="./memberlist.php?u={n}">{name}</a> » '
        'sri kol 1{n}, 2019 9:12 am</p><div class="content">{text}</div><dl class="postprofile"><dd>Pridružen/a: '
        "pet sij 11, 2008 7:20 pm</dd></dl></div>"
    )
    times = [comment.published for comment in read(f"<div>{records}</div>", lang="hr").comments]
    assert times == ["2019-08-11T09:12", "2019-08-12T09:12", "2019-08-13T09:12"]


def test_a_country_beside_the_name_is_no_text_where_texts_are_short() -> None:
    records = each(
        '<div class="comments_item"><div class="info"><span class="info_name">{name}</span> | <span class="land">Iran, '
        'Islamic Republic of</span> | <span class="info_date">1{n}/05/2019 12:4{n}</span></div>'
        '<div class="comments">Yes, {n}.</div><a>Reply</a></div>'
    )
    texts = [comment.text for comment in read(f'<div class="box"><h3>Comments</h3>{records}</div>').comments]
    assert texts == ["Yes, 1.", "Yes, 2.", "Yes, 3."]


def test_a_quotation_tells_what_is_answered_where_nothing_else_does() -> None:
    first, second, third = (text for _, text in THREE)
    said = (first, f"<blockquote>Ruth wrote: {first}</blockquote>{second}", third)
    records = "".join(
        f'<div class="post"><b class="author">{name}</b> <time>0{n} May 2019</time><div class="body">{text}</div></div>'
        for n, ((name, _), text) in enumerate(zip(THREE, said, strict=True), start=1)
    )
    comments = read(f'<div class="comments">{records}</div>').comments
    keys = [comment.key for comment in comments]
    assert [comment.parent_key for comment in comments] == [None, keys[0], None]
    assert keys[0] is not None


def test_days_without_a_year_are_those_after_the_report() -> None:
    records = each('<div class="comment"><b class="author">{name}</b> <i>Jan. {n}</i><p>{text}</p></div>')
    page = read(f'<div class="comments">{records}</div>')
    assert [comment.published for comment in page.comments] == ["2020-01-01", "2020-01-02", "2020-01-03"]


def test_years_of_the_republic_of_china_are_counted_from_1911() -> None:
    records = each(
        '<div class="comment"><b class="author">{name}</b> <i>民國108年5月1{n}日 下午3:20</i><p>{text}</p></div>'
    )
    page = read(f'<div class="comments">{records}</div>', lang="zh-TW")
    assert page.comments[0].published == "2019-05-11T15:20"


def test_letters_glued_to_a_number_are_no_month() -> None:
    records = each(
        '<div class="comment"><b class="author">{name}</b> <i>9 years ago<b>{n} Likes</b></i><p>{text}</p></div>'
    )
    assert [comment.published for comment in read(f'<div class="comments">{records}</div>').comments] == [
        None
    ] * 3


def test_the_number_of_a_comment_is_nobodys_name() -> None:
    records = each(
        '<div class="post"><span class="no">ความคิดเห็นที่ {n}</span><div class="story">{text}</div>'
        "<div class=foot><a class=who>{name}</a> 1{n} พฤษภาคม 2562 เวลา 20:11</div></div>"
    )
    assert [
        comment.author
        for comment in read(f"<div><span>3</span> ความคิดเห็น</div>{records}", lang="th").comments
    ] == [name for name, _ in THREE]


@pytest.mark.parametrize(
    ("heading", "count"),
    [
        ("<div><button><span>All Comments</span><span>3</span></button></div>", 3),
        ('<a href="#c" aria-label="View comments (3)"><svg></svg></a>', 3),
        ("<div>Opinie (3)</div>", 3),
        ("<h3>תגובות לכתבה <span>3</span></h3>", 3),
        ("<div>انتشار یافته: ۳</div>", 3),
        ("<h3>Comments &amp; Reviews (3)</h3>", 3),
    ],
)
def test_counts_are_declared_in_buttons_labels_and_more_words(heading: str, count: int) -> None:
    records = each(
        '<div class="comment"><b class="author">{name}</b> <time>0{n} May 2019</time><p>{text}</p></div>'
    )
    assert read(f'{heading}<div class="comments">{records}</div>').comments_declared == count


def test_a_thread_of_vbulletin_3_is_its_first_post_and_the_answers() -> None:
    posts = each(
        '<div class="page"><table id="post{n}" class="tborder"><tr><td class="thead">#{n} 05-1{n}-2019, 09:41 PM</td></tr>'
        '<tr><td class="alt2"><a class="bigusername" href="member.php?u={n}">{name}</a><div>Join Date: May 2004</div></td>'
        '</tr><tr><td class="alt1" id="td_post_{n}"><div id="post_message_{n}">{text}</div></td></tr></table></div>'
    )
    page = read_page(f"<html><title>The mill - Forum</title><body><div id=posts>{posts}</div></body></html>")
    assert page.text == THREE[0][1]
    assert names_and_texts(page) == list(THREE[1:])


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("Low Water » Archive » Mill closed", '<h1><a href="http://low.example/">Low Water</a></h1><h2><a href="?p=19">Mill closed</a></h2>'),
        ("Mill closed：Low Water", '<h1><a href="/">Low Water</a></h1><h3><a href="/19">Mill closed</a></h3>'),
        ("Mill closed - Low Water", '<h1><a href="/">Low Water</a></h1><h4><a href="#">Mill closed</a></h4>'),
    ],
)  # fmt: skip
def test_the_heading_that_leads_to_the_post_is_the_title(title: str, head: str) -> None:
    assert read("", title=title, head=head).title == "Mill closed"


@pytest.mark.parametrize(
    "line",
    [
        "Date: I met her on 3 May 2019.",
        "Web: see www.mill.example for what they say about it.",
        "Ad: go away, all of you fools.",
        "Name: one lie.",
    ],
)
def test_sentences_behind_a_word_that_may_be_a_label_stay(line: str) -> None:
    said = (line, "I never heard of it.", "Who told you that?")
    records = "".join(
        f'<div class="comment"><b class="author">{name}</b> <time>0{n} May 2019</time><p>{first}</p><p>{text}</p></div>'
        for n, (first, (name, text)) in enumerate(zip(said, THREE, strict=True), start=1)
    )
    assert read(f'<div class="comments">{records}</div>').comments[0].text == f"{line}\n\n{THREE[0][1]}"
