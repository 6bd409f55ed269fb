"""A headline, its byline and its date are read off a copied text, and nothing else is taken for them."""

from __future__ import annotations

import pytest

from commentariat.corpus.readers.text_heads import TextHead, text_head

BODY = (
    "The truce held for a second day on Monday, monitors said, as convoys crossed into the city's north.\n"
    "Aid followed in the evening, the agency said, although two of its lorries were held at the gate.\n"
)
HEADLINE = "Ceasefire holds"


@pytest.mark.parametrize(
    "first",
    [
        "The truce held.",
        "By Our Correspondent",
        "Wed 05 Apr 2017",
        "5 April 2017",
        "and so it went on",
        "Damascus:",
        "* * *",
        "A line of words that goes on and on " * 5,
    ],
)
def test_what_is_not_clearly_a_headline_is_none(first: str) -> None:
    assert text_head(f"{first}\n{BODY}") == TextHead()


def test_a_headline_needs_paragraphs_after_it() -> None:
    assert text_head(HEADLINE) == TextHead()
    assert text_head(f"{HEADLINE}\nSo it does") == TextHead()
    assert text_head(f"{HEADLINE}\nBy Ann Holm\n5 April 2017") == TextHead()


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    ("lines", "authors", "published"),
    [
        (["By Ann Holm", "5 April 2017"], ("Ann Holm",), "5 April 2017"),
        (
            ["5. April 2017", "Von Jutta Brandmeier und Bo Lund"],
            ("Jutta Brandmeier", "Bo Lund"),
            "5. April 2017",
        ),
        (["Por Pilar Sáenz"], ("Pilar Sáenz",), None),
        (["12 Ocak 2024"], (), "12 Ocak 2024"),
        (["By Ann Holm, Staff Writer | 5 April 2017 10:15"], ("Ann Holm",), "5 April 2017 10:15"),
        (["3 June 1985"], (), "3 June 1985"),
        (["Posted by Ned on Friday, 3 May 2019"], ("Ned",), "Friday, 3 May 2019"),
    ],
)
def test_lines_below_a_headline_say_who_wrote_and_when(
    lines: list[str], authors: tuple[str, ...], published: str | None, gap: str
) -> None:
    assert text_head(gap.join([HEADLINE, *lines, BODY])) == TextHead(HEADLINE, authors, published)


@pytest.mark.parametrize(
    "line",
    ["By the river it was quiet", "It all began on 5 April 2017", "A city waits for bread", "Hour by hour"],
)
def test_a_subtitle_is_neither_byline_nor_date(line: str) -> None:
    assert text_head(f"{HEADLINE}\n{line}\n{BODY}") == TextHead(HEADLINE)


def test_the_head_of_a_copied_page_stands_below_its_menu() -> None:
    page = [
        "Home",
        "News",
        "Sport",
        "Sign in",
        "Ferry to Oster stays in harbour until spring",
        "Share this",
        "By Ann Lund",
    ]
    paragraphs = [
        "The ferry to Oster will not run before the spring, the harbour office said on Monday.",
        "Its engine was taken out in October and has been waiting for a part since then, it said.",
    ]
    head = text_head("\n".join([*page, "Published 14 March 2021, 18:42 GMT", "E-mail this", *paragraphs]))
    assert head == TextHead(page[4], ("Ann Lund",), "14 March 2021, 18:42 GMT")


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Published 3 June 2022", ()),
        ("First published on 3 June 2022 by Ottoline Varr", ("Ottoline Varr",)),
        ("Veröffentlicht am 3 June 2022", ()),
    ],
)
def test_a_line_may_say_that_it_tells_when_a_text_was_published(line: str, authors: tuple[str, ...]) -> None:
    head = text_head(
        "\n".join(["Ferry stays in harbour", line, *["It will not run before the spring, they said."] * 2])
    )
    assert (head.authors, head.published) == (authors, "3 June 2022")
