"""Answers that name a comment by the number its site gave it."""

from __future__ import annotations

from commentariat.corpus.pages import read_page

TEXTS = ("Who is to pay for it?", "All of us.", "It was never about the money.", "Nobody asked us.")
NAMES = ("Ann Holm", "Bo", "Cy Day", "Di")


def answers(heads: tuple[str, ...], begun: tuple[str, ...]) -> list[tuple[str | None, str]]:
    """Return whom each comment answers and its text; `heads` stand before its name, `begun` opens its text."""
    records = "".join(
        f"<li class=comment><p>{head}<b class=author>{name}</b> <time>{n} May 2012, 9:40</time></p>"
        f"<div class=comment-text>{begin}{text}</div></li>"
        for n, (name, text, head, begin) in enumerate(zip(NAMES, TEXTS, heads, begun, strict=True), start=1)
    )
    page = read_page(
        "<title>Truce holds</title><h1>Truce holds</h1><p>The truce held for a second day on Monday, monitors said.</p>"
        f"<section id=comments><h2>4 comments</h2><ol>{records}</ol></section>"
    )
    writers = {comment.key: comment.author for comment in page.comments if comment.key}
    return [(writers.get(comment.parent_key), comment.text) for comment in page.comments]


def test_a_number_before_the_text_is_the_sites_and_one_behind_it_tells_the_answer() -> None:
    found = answers(("",) * 4, ("<b>#1</b> ", "<b>#2</b> #1 ", "<b>#3</b> ", "<b>#4</b> #2 #1 "))

    assert found == [
        (None, TEXTS[0]),
        ("Ann Holm", f"#1 {TEXTS[1]}"),
        (None, TEXTS[2]),
        ("Bo", f"#2 #1 {TEXTS[3]}"),
    ]


def test_numbers_in_the_heads_are_named_with_a_sign_or_with_the_name() -> None:
    found = answers(("1. ", "2. ", "3. ", "4. "), ("", "@1 ", "2. Bo ", "3. "))

    assert [whom for whom, _ in found] == [None, "Ann Holm", "Bo", None]


def test_numbers_that_the_site_gave_nobody_tell_nothing() -> None:
    found = answers(("",) * 4, ("", "#1 ", "", "#2 "))

    assert [whom for whom, _ in found] == [None] * 4
