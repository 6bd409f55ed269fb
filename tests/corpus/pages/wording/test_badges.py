"""What a site says of somebody in a word beside the name."""

from __future__ import annotations

import pytest

from commentariat.corpus.pages import read_page

BODY = (
    "<h1>Pool to close</h1>"
    + "<p>The council will close the swimming pool in Mill Lane at the end of May.</p>" * 3
)
RECORD = (
    '<li class="x1"><div class="k2"><a href="/u/{n}"><b class="author">{name}</b></a>{beside}<time datetime="2021-04-1{n}">1{n} April '
    '2021</time></div><div class="{dress}"><p>{text}</p></div><button>Reply</button></li>'
)
TEXTS = ("I learned to swim there.", "It was never heated, by the way.", "Mod")


def badges(
    beside: str, *, everywhere: bool = False, dress: str = "text"
) -> list[tuple[str | None, str | None, str]]:
    records = "".join(
        RECORD.format(n=n, name=name, beside=beside if everywhere or n == 2 else "", text=text, dress=dress)
        for n, (name, text) in enumerate(zip(("Ann", "Bo", "Cy"), TEXTS, strict=True), start=1)
    )
    html = f'<html lang="en"><body>{BODY}<div id="comments"><h2>3 comments</h2><ul>{records}</ul></div></body></html>'
    return [(comment.author, comment.badge, comment.text) for comment in read_page(html).comments]


@pytest.mark.parametrize(
    ("beside", "badge"),
    [
        ("<span>Författare</span>", "author"),
        ("<div>Author</div>", "author"),
        ('<span class="y7">Redactie</span>', "staff"),
        ('<span class="badge z3">mod</span>', "moderator"),
        ("<i>Editors’ pick</i>", "pick"),
    ],
)
@pytest.mark.parametrize("dress", ["text", "t9"])
def test_a_word_beside_the_name_says_what_somebody_is(beside: str, badge: str, dress: str) -> None:
    assert badges(beside, dress=dress) == [
        ("Ann", None, TEXTS[0]),
        ("Bo", badge, TEXTS[1]),
        ("Cy", None, TEXTS[2]),
    ]


def test_the_name_of_the_outlet_may_stand_before_the_word() -> None:
    assert [badge for _, badge, _ in badges("<div><svg></svg><span>Courier staff</span></div>")] == [
        None,
        "staff",
        None,
    ]


def test_what_stands_beside_every_name_is_a_label() -> None:
    assert [badge for _, badge, _ in badges("<span>Autor</span>", everywhere=True)] == [None, None, None]


def test_who_began_the_thread_may_be_called_its_submitter() -> None:
    beside = '<span class="attrs">[<a class="submitter" href="/t">S</a>]</span>'
    assert [badge for _, badge, _ in badges(beside)] == [None, "author", None]


@pytest.mark.parametrize("name", ["Admin", "Moderator", "Redaktion"])
@pytest.mark.parametrize("tag", ["span", "b", "cite"])
def test_who_runs_the_site_may_be_called_after_that(name: str, tag: str) -> None:
    records = "".join(
        f'<div class="comment"><{tag} class="author">{who}</{tag}> <time datetime="2021-04-1{n}">1{n} April 2021</time><p>{text}</p></div>'
        for n, (who, text) in enumerate(zip(("Ann", name, "Cy"), TEXTS, strict=True), start=1)
    )
    read = read_page(
        f'<html lang="en"><body>{BODY}<div id="comments"><h2>3 comments</h2>{records}</div></body></html>'
    )
    assert [(comment.author, comment.badge) for comment in read.comments] == [
        ("Ann", None),
        (name, None),
        ("Cy", None),
    ]
