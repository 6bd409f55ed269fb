"""What a site writes among the comments is no part of the report."""

from __future__ import annotations

import pytest

from commentariat.corpus.pages import Page, read_page

BODY = (
    "<p>The truce held for a second day on Monday, monitors said, as convoys crossed into the north of the city and "
    "people came out to buy bread for the first time in a week.</p>"
    "<p>Aid followed in the evening, the agency said, although two of its lorries were held at the gate until the "
    "papers had been read by three officers in turn.</p>"
    "<p>Nobody could say how long it would last, and few of those in the queue cared to guess.</p>"
)
TEXTS = (
    "I was there and saw none of it.",
    "So they lied to us about it?",
    "They never told us what was on board.",
)
RECORDS = "".join(
    f'<div class="comment" id="c{n}"><b class="user">{name}</b> <i>{n} May 2012</i><p>{text}</p></div>'
    for n, (name, text) in enumerate(zip(("Ann Holm", "Bo", "Cy"), TEXTS, strict=True), start=1)
)


def read(section: str, *, body: str = f"<h1>Truce holds</h1>{BODY}") -> Page:
    return read_page(
        f"<html lang=en><title>Truce holds</title><body><div class=page>{body}{section}</div></body></html>"
    )


@pytest.mark.parametrize(
    "section",
    [
        "<div class=box><h3>Comments <span>3</span></h3><p>{note}</p>{records}</div>",
        "<div class=box><h3><b>3</b> comments</h3>{records}<p>{note}</p></div>",
        "<section><div><h2>Join the conversation</h2><p>{note}</p></div><div>{records}</div></section>",
    ],
    ids=["above", "below", "in a box of its own"],
)
def test_notes_among_the_comments_are_left_out_of_the_report(section: str) -> None:
    note = "The comments are those of our readers, who were asked to be brief, and have not been moderated by anyone."
    page = read(section.format(note=note, records=RECORDS))
    assert [comment.text for comment in page.comments] == list(TEXTS)
    assert page.text.endswith("cared to guess.")


def test_a_report_below_a_link_to_its_comments_is_kept() -> None:
    page = read(RECORDS, body=f'<h2>Truce holds</h2><p class="meta"><b>3 comments</b></p>{BODY}')
    assert "Nobody could say" in page.text


def test_a_short_report_with_a_title_is_kept() -> None:
    page = read(
        "", body=f"<b>3 comments</b><h1>Truce holds</h1><p>The truce held for a second day.</p>{RECORDS}"
    )
    assert "second day" in page.text
