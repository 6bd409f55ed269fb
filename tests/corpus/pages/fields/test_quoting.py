"""What a forum sets above a quotation is none of the text, and tells what is answered."""

from __future__ import annotations

import pytest

from commentariat.corpus.pages import read_page
from commentariat.corpus.pages.fields.quoting import without_headings

NAMES = ("Ann Holm", "Bo", "Cy")
LATE = "The ferry was late again on Monday."


def read(*said: str) -> list[tuple[str | None, str]]:
    """Return whom each of some posts answers, and its text."""
    records = "".join(
        f'<div class="post" id="p{n}"><cite class="author">{name}</cite> <time>{n + 1} May 2012, 09:00</time>'
        f'<div class="content">{text}</div></div>'
        for n, (name, text) in enumerate(zip(NAMES, said, strict=True))
    )
    comments = read_page(
        f"<title>Ferries</title><h1>Ferries</h1><p>It sails at six.</p><div id=comments>{records}</div>"
    ).comments
    writers = {comment.key: comment.author for comment in comments}
    return [(writers.get(comment.parent_key), comment.text) for comment in comments]


@pytest.mark.parametrize(
    "heading",
    [
        "<cite>Ann Holm wrote: <a href=#p0>↑</a><div>Tue 1 May 2012, 09:00</div></cite>",
        "<div><a href=/goto?id=0>Ann Holm sanoi:</a></div>",
        "<p>Ann Holm hat am Dienstag geschrieben:</p>",
        "<p>Цитата: Ann Holm</p>",
        "<p>Цитую Ann Holm:</p>",
        "<p>Ann Holm:</p>",
    ],
    ids=["with its time", "as a link", "in four words", "behind a label", "behind a word", "alone"],
)
def test_a_line_that_names_a_writer_above_what_is_quoted_is_the_site_s(heading: str) -> None:
    quoting = f"<blockquote>{heading}<div>{LATE}</div></blockquote>So it was."
    assert read(LATE, quoting, "It never is.")[1] == ("Ann Holm", f"> {LATE}\n\nSo it was.")


def test_a_short_text_is_told_in_a_quotation_by_the_name_above_it() -> None:
    quoting = "<div class=quote><p>Ann Holm wrote:</p><p>Again?</p></div>So it was."
    assert read("Again?", quoting, "It never is.")[1] == ("Ann Holm", "> Again?\n\nSo it was.")


def test_several_paragraphs_are_quoted_of_one_record() -> None:
    said = f"<p>{LATE}</p><p>Nobody said why.</p>"
    quoting = f"<blockquote><p>Bo wrote:</p>{said}</blockquote>So it was."
    assert read("No.", said, quoting)[2] == ("Bo", f"> {LATE}\n\n> Nobody said why.\n\nSo it was.")


def test_what_opens_the_rest_of_a_quotation_is_no_text() -> None:
    quoting = (
        f"<blockquote><div>{LATE}</div><a role=button tabindex=0>Näytä kaikki</a></blockquote>So it was."
    )
    assert read(LATE, quoting, "It never is.")[1][1] == f"> {LATE}\n\nSo it was."


def test_the_words_around_one_name_head_quotations_of_others_too() -> None:
    texts = ["Late.", "> Ann skrev:\n> Late.\n\nNo.", "> Di Fay skrev:\n> Never.\n\nYes."]
    assert without_headings(texts, ["Ann", "Bo", "Cy"])[1][2] == "> Never.\n\nYes."


@pytest.mark.parametrize(
    "quoted",
    [
        "> Ann said so: late.\n> Again.",
        "> The mayor wrote:\n> Late.",
        "> Ann wrote:",
        "> Annette wrote:\n> Late.",
    ],
)
def test_other_lines_that_are_quoted_stay(quoted: str) -> None:
    texts = ["Late.", f"{quoted}\n\nNo."]
    assert without_headings(texts, ["Ann", "Bo"]) == ([None, None], texts)
