"""How old a comment is, where nothing but a number and a letter beside the name says so."""

from __future__ import annotations

import pytest

from commentariat.corpus.pages import read_page

TEXTS = (
    "I was there on Monday and saw none of it, to be honest.",
    "So they lied to us about the convoys as well?",
    "They never told us what was on board of them.",
)


def read(*heads: str) -> list[tuple[str | None, str | None, str | None, str]]:
    records = "".join(
        f'<div class="comment" id="c{n}"><div class="hd">{head}</div><div class="tx"><p>{text}</p></div></div>'
        for n, (head, text) in enumerate(zip(heads, TEXTS, strict=False))
    )
    page = read_page(
        "<title>Truce holds</title><h1>Truce holds</h1><p>The truce held for a second day on Monday.</p>"
        f'<section class="comments"><h2>{len(heads)} comments</h2>{records}</section>',
        retrieved="2024-03-12T12:00",
    )
    return [(comment.author, comment.shown, comment.published, comment.text) for comment in page.comments]


@pytest.mark.parametrize(
    "head",
    [
        '<span class="nm">{}</span> <span class="ago">{}</span>',
        '<span class="nm">{}</span><span>·</span><span class="ago">{}</span><i>(edited)</i>',
        "<b>{}</b> <a href='#c'>· {} (edited)</a>",
        '<span class="author">{}</span><small>{}</small>',
        "<span>{}</span> <time>{}</time>",
        '<span class="x">{}</span><div class="y">{}</div>',
    ],
    ids=["class", "dot", "link", "called an author", "time", "box"],
)
def test_an_age_beside_the_name_is_the_time(head: str) -> None:
    heads = [head.format(*pair) for pair in (("Ann Holm", "3h"), ("Bo", "1d"), ("Ann Holm", "2 years"))]
    assert read(*heads) == [
        ("Ann Holm", "3h", "2024-03-12", TEXTS[0]),
        ("Bo", "1d", "2024-03-11", TEXTS[1]),
        ("Ann Holm", "2 years", "2022", TEXTS[2]),
    ]


def test_older_comments_may_show_a_date_instead() -> None:
    head = '<span class="nm">{}</span> <span class="ago">{}</span>'
    found = read(*(head.format(*pair) for pair in (("Ann", "3h"), ("Bo", "5d"), ("Cy", "2 March 2024"))))
    assert [(author, shown) for author, shown, _, _ in found] == [
        ("Ann", "3h"),
        ("Bo", "5d"),
        ("Cy", "2 March 2024"),
    ]


def test_a_name_may_end_in_such_letters() -> None:
    head = '<span class="nm">{}</span> <span class="ago">{} hours ago</span>'
    found = read(*(head.format(*pair) for pair in (("Area 3h", 1), ("Zone 2m", 2), ("Bo", 3))))
    assert [author for author, *_ in found] == ["Area 3h", "Zone 2m", "Bo"]


def test_what_one_record_alone_says_is_no_age() -> None:
    head = '<span class="nm">{}</span> on <i>1{} March 2024</i> <b>{}</b>'
    found = read(*(head.format(*triple) for triple in (("Ann", 0, "5 m"), ("Bo", 1, ""), ("Cy", 2, ""))))
    assert [shown for _, shown, *_ in found] == ["10 March 2024", "11 March 2024", "12 March 2024"]


def test_where_all_show_a_time_a_number_with_a_letter_is_something_else() -> None:
    head = '<span class="nm">{}</span> <b class="n">{}</b> <i>{} weeks ago</i>'
    found = read(*(head.format(*triple) for triple in (("Ann", "5m", 2), ("Bo", "3m", 3), ("Cy", "9m", 4))))
    assert [shown for _, shown, *_ in found] == ["2 weeks ago", "3 weeks ago", "4 weeks ago"]
