"""Whom a comment answers, where nothing but its head tells."""

from __future__ import annotations

import pytest

from commentariat.corpus.pages import read_page
from commentariat.corpus.pages.document.extents import extents, nesting
from commentariat.corpus.pages.document.tree import Tree
from commentariat.corpus.pages.fields.addressed import addressed
from commentariat.corpus.pages.fields.threads import by_link

TEXTS = (
    "I was there on Monday and saw none of it, to be honest.",
    "So they lied to us about the convoys as well?",
    "They never told us what was on board of them.",
    "Thank you for writing about it.",
)
NAMES = ("Ann Holm", "Bo", "Cy Day", "Di")


def answered(heads: dict[int, str], *, texts: tuple[str, ...] = TEXTS) -> list[tuple[str | None, str]]:
    """Return whom each comment answers and its text, with something in the head of some, by their places."""
    records = "".join(
        f'<div class="comment" id="c{n}"><div class="hd"><a class="nm" href="/u{n}">{name}</a>{heads.get(n, "")} '
        f'<time datetime="2012-05-0{n + 1}T09:00">{n + 1} May 2012</time></div><div class="tx"><p>{text}</p></div></div>'
        for n, (name, text) in enumerate(zip(NAMES, texts, strict=True))
    )
    page = read_page(
        "<title>Truce holds</title><h1>Truce holds</h1><p>The truce held for a second day on Monday.</p>"
        f'<section class="comments"><h2>4 comments</h2>{records}</section>'
    )
    writers = {comment.key: comment.author for comment in page.comments}
    return [(writers.get(comment.parent_key), comment.text) for comment in page.comments]


def test_the_name_of_who_is_answered_may_stand_beside_the_author() -> None:
    found = answered({2: '<span>▸ <a class="nm" href="/u0">Ann Holm</a></span>', 3: ' <a href="#">Bo</a>'})
    assert found == list(zip((None, None, "Ann Holm", "Bo"), TEXTS, strict=True))


@pytest.mark.parametrize("said", ["Als antwoord op {}", "Válasz {} hozzászólására", "{} への返信", "回复 {}"])
def test_a_link_to_an_earlier_record_above_the_text_tells_the_answer_in_any_language(said: str) -> None:
    found = answered({2: f'<p><a href="#c0">{said.format("Ann Holm")}</a></p>'})
    assert found[2][0] == "Ann Holm"


@pytest.mark.parametrize(
    "heads",
    [
        {n: f'<a href="#c{n}">#{n}</a>' for n in range(4)},
        {n: f'<p><a href="#c{n - 1}">After {NAMES[n - 1]}</a></p>' for n in range(1, 4)},
        {n: f'<p><a href="#c{n + 1}">Before {NAMES[n + 1]}</a></p>' for n in range(3)},
        {2: '<p><a href="#c0">first</a></p>'},
        {2: '<blockquote><a href="#c0">Ann Holm</a> wrote: I saw none of it</blockquote>'},
    ],
    ids=["to itself", "to the one before", "to the next", "without a name", "of a quotation"],
)
def test_other_links_among_records_tell_no_answer(heads: dict[int, str]) -> None:
    assert [parent for parent, _ in answered(heads)] == [None] * 4


def test_a_link_in_the_text_tells_no_answer() -> None:
    texts = (*TEXTS[:2], 'As <a href="#c0">Ann Holm</a> says, nobody saw it.', TEXTS[3])
    assert [parent for parent, _ in answered({}, texts=texts)] == [None] * 4


def test_a_record_that_holds_nothing_but_another_answers_nobody() -> None:
    tree = Tree("<ul><li><ul><li><b>Ann</b> <a href='#1'>#1</a> So it is.</ul></ul>")
    records = extents(tree, [at for at, tag in enumerate(tree.tags) if tag == "li"], "own")
    inner, authors, nobody = nesting(records), [None, "Ann"], [None, None]
    texts = ["", "So it is."]

    assert addressed(tree, records, inner, authors, nobody, texts=texts) == (nobody, texts)
    assert by_link(tree, records, inner, authors, nobody, ["1", "2"], texts=texts) == nobody


@pytest.mark.parametrize(
    "said", ["In response to {}", "Replying to {}:", "Réponse à {} :", "replied to {} #1"]
)
def test_a_line_of_the_site_s_that_says_who_is_answered_is_none_of_the_text(said: str) -> None:
    texts = (*TEXTS[:2], f"{said.format('Ann Holm')}</p><p>{TEXTS[2]}", TEXTS[3])
    assert answered({}, texts=texts) == list(zip((None, None, "Ann Holm", None), TEXTS, strict=True))


def test_a_line_in_which_readers_address_somebody_is_theirs() -> None:
    texts = (*TEXTS[:2], f"@Ann Holm</p><p>{TEXTS[2]}", f"In response to nobody</p><p>{TEXTS[3]}")
    found = answered({}, texts=texts)
    assert found[2:] == [(None, f"@Ann Holm\n\n{TEXTS[2]}"), (None, f"In response to nobody\n\n{TEXTS[3]}")]


@pytest.mark.parametrize("name", ["child", "nested", "reply", "depth-2"])
def test_records_in_one_row_answer_the_last_one_that_is_not_called_an_answer(name: str) -> None:
    called = ("", name, name, "")
    records = "".join(
        f'<div class="comment {called[n]}" id="c{n}"><h5><a href="/u{n}">{writer}</a> <em>{n + 1} May 2012</em></h5>'
        f"<p>{TEXTS[n]}</p></div>"
        for n, writer in enumerate(NAMES)
    )
    comments = read_page(
        f"<title>Truce holds</title><h1>Truce holds</h1><div id=comments><h3>4 Comments</h3>{records}</div>"
    ).comments
    assert [comment.parent_key for comment in comments] == [None, comments[0].key, comments[0].key, None]


def test_records_without_a_level_before_those_of_the_first_level_are_answered_by_none() -> None:
    levels = ("", "depth-1", "depth-1", "depth-2")
    records = "".join(
        f'<li class="comment {levels[n]}" id="c{n}"><cite class=fn>{writer}</cite> <em>{n + 1} May 2012</em>'
        f"<p>{TEXTS[n]}</p></li>"
        for n, writer in enumerate(NAMES)
    )
    comments = read_page(
        f"<title>Truce holds</title><h1>Truce holds</h1><ol id=comments>{records}</ol>"
    ).comments
    assert [comment.parent_key for comment in comments] == [None, None, None, comments[2].key]


@pytest.mark.parametrize(
    ("opening", "answered_one"),
    [
        ('<a href="/@cy">@cy</a> not so', "cy"),
        ('<a href="/@cy">@cy</a>, no', "cy"),
        ("@cy not so", "ann"),
        ('<a href="/@cyrus">@cyrus</a> not so', "ann"),
        ('So <a href="/@cy">@cy</a> says', "ann"),
    ],
)
def test_a_link_that_opens_an_answer_tells_whom_in_the_thread_it_is_for(
    opening: str, answered_one: str
) -> None:
    said = (("ann", TEXTS[0]), ("bo", TEXTS[1]), ("cy", TEXTS[2]), ("di", f"{opening}, I was there."))
    records = "".join(
        f'<div class="comment" id="c{n}"><a class="author" href="/@{name}">@{name}</a> <time>{n + 1} May 2012</time>'
        f'<div class="comment-text">{text}</div>{"<div class=replies>" if n == 0 else "</div>"}'
        for n, (name, text) in enumerate(said)
    )
    comments = read_page(
        f"<title>Truce holds</title><h1>Truce holds</h1><div id=comments><h3>4 Comments</h3>{records}</div></div></div>"
    ).comments
    writers = {comment.key: (comment.author or "").strip("@") for comment in comments}
    assert [writers.get(comment.parent_key) for comment in comments] == [None, "ann", "ann", answered_one]


def test_a_line_that_links_to_what_is_answered_tells_it_where_the_newest_stands_first() -> None:
    records = "".join(
        f'<div class="remark" id="c{n}"><a href="#c{n}">#{n}</a> <b class="author">{name}</b> <i class="date">6 окт 2018, '
        f'1{n}:02</i>{above}<div class="text">{text}</div></div>'
        for n, name, above, text in (
            (4, "Ann", "", "Склады или дача, доклад один."),
            (3, "Bo", '<div>Ответ на <a href="#c1">#1</a></div>', "Четыре года на одном месте."),
            (2, "Cy", "", "Как в частях радуются, не представляете."),
            (1, "Di", "", "Ни на километр не сдвинулись."),
        )
    )
    page = f"<title>Доклад</title><h1>Доклад</h1><p>Доклад читали вслух два часа.</p><div><h3>4 комментария</h3>{records}</div>"
    found = read_page(page).comments
    assert [comment.parent_key for comment in found] == [None, found[3].key, None, None]


@pytest.mark.parametrize("tag", ["div", "div class=reply-to"])
def test_whom_a_comment_answers_may_be_said_behind_the_name(tag: str) -> None:
    records = "".join(
        f'<div class="comment" id="y{n}"><b class="name">{name}</b> <i class="time">0{n}.05.2016 10:15</i>{above}<p>{text}</p></div>'
        for n, name, above, text in (
            (1, "Kemal", "", "Hoş geldiniz."),
            (2, "Oya", f"<{tag}>Kemal adlı üyeye cevap</div>", "Galeri birazdan burada."),
            (3, "Can", "", "Kaç tane var orada?"),
        )
    )
    page = f"<title>Kar</title><h1>Kar</h1><p>Kar iki gün sürdü.</p><div class=yorumlar><h3>3 yorum</h3>{records}</div>"
    found = read_page(page).comments
    assert [(comment.text, comment.parent_key) for comment in found][1] == (
        "Galeri birazdan burada.",
        found[0].key,
    )


@pytest.mark.parametrize(
    ("name", "answered_one"), [("湖心小李", 0), ("不在这里", None)], ids=["here", "elsewhere"]
)
def test_chinese_systems_say_whom_a_text_answers_before_it(name: str, answered_one: int | None) -> None:
    said = (("湖心小李", TEXTS[0]), ("清风", TEXTS[1]), ("三石", f"回复@{name}：{TEXTS[2]}"))
    records = "".join(
        f'<div class="comment_item" id="c{n}"><a class="username">{writer}</a> <i class="date">2019-05-0{n + 1} 10:15</i>'
        f'<div class="comment-text">{text}</div></div>'
        for n, (writer, text) in enumerate(said)
    )
    comments = read_page(
        f"<title>Truce holds</title><h1>Truce holds</h1><div id=comments>{records}</div>"
    ).comments
    keys = [comment.key for comment in comments]
    assert [comment.parent_key for comment in comments] == [
        None, None, None if answered_one is None else keys[answered_one]
    ]  # fmt: skip
    assert comments[2].text.startswith(f"回复@{name}：")
