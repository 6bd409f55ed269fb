"""Quotes: the words of a comment that are another's, and no others."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.corpus.errors import CorpusError
from commentariat.corpus.quotes import ThreadQuotes, check_quoted, mark_quotes, quotes_of_thread
from commentariat.corpus.text import folded_words

REPORT = "The council voted on Monday to close the old harbour bridge for repairs until the end of May."
FIRST = "They should never have built that bridge so close to the harbour mouth."


def comment(name: str, text: str, parent: str | None = None) -> dict[str, Any]:
    return {"comment_id": name, "report_id": "r", "parent_id": parent, "text": text}


def quoted(*thread: dict[str, Any], report: str = REPORT) -> dict[str, list[tuple[str, str]]]:
    """Return what each comment quotes, as the words and their source."""
    found = quotes_of_thread("r", report, thread)
    return {
        row["comment_id"]: [(row["text"][q["start"] : q["end"]], q["document_id"]) for q in quotes]
        for row, quotes in zip(thread, found, strict=True)
    }


def test_eight_repeated_words_are_a_quote_marked_or_not() -> None:
    said = quoted(
        comment("a", FIRST),
        comment("b", "Well. They should NEVER have built that bridge, so close to the sea? Why not!"),
    )

    assert said == {"a": [], "b": [("They should NEVER have built that bridge, so close to the", "a")]}


def test_seven_are_chance() -> None:
    assert (
        quoted(comment("a", FIRST), comment("b", "Yes, never have built that bridge so close, indeed."))["b"]
        == []
    )


def test_dates_repeat_without_being_quoted() -> None:
    line = "On 9 Aug 2012 at 2:11 PM EDT"

    assert quoted(comment("a", f"{line} I left."), comment("b", f"{line} you came."))["b"] == []


def test_the_report_is_quoted_too_and_comes_before_those_who_quote_it() -> None:
    passage = "voted on Monday to close the old harbour bridge"

    said = quoted(comment("a", f"So they {passage}. Good."), comment("b", f"Then you {passage}. Bad."))

    assert said == {"a": [(passage, "r")], "b": [(passage, "r")]}


@pytest.mark.parametrize(
    "text",
    [
        "> never have built\nWhy not?",
        ">> never have built\nWhy not?",
        "“never have built”? Why not?",
        'As for "Never have built": why?',
    ],
)
def test_three_marked_words_are_a_quote_of_what_is_near(text: str) -> None:
    [(words, source)] = quoted(comment("a", FIRST), comment("b", text, "a"))["b"]

    assert (words.lower(), source) == ("never have built", "a")


def test_marked_words_that_stand_nowhere_are_no_quote() -> None:
    assert (
        quoted(
            comment("a", FIRST), comment("b", "> never ever built\nA “fake bridge” they “built so close”.")
        )["b"]
        == []
    )


def test_an_answer_that_stands_before_what_it_quotes_still_quotes_it() -> None:
    said = quoted(comment("b", "> never have built that bridge\nWhy?", "a"), comment("a", FIRST))

    assert said == {"b": [("never have built that bridge", "a")], "a": []}


def test_a_whole_comment_that_repeats_another_is_a_copy_and_no_quote() -> None:
    copies = comment("a", FIRST), comment("b", FIRST.upper()), comment("c", f"“{FIRST}”")

    assert {name: len(found) for name, found in quoted(*copies).items()} == {"a": 0, "b": 0, "c": 1}
    assert [len(found) for found in quotes_of_thread("r", REPORT, copies, repeats=True)] == [0, 1, 1]


def test_several_quotes_stand_in_order_and_do_not_overlap() -> None:
    text = f"“close the old harbour bridge” is what you said: {FIRST} No. “until the end of May”?"

    said = quoted(comment("a", FIRST), comment("b", text))

    assert said["b"] == [
        ("close the old harbour bridge", "r"),
        (FIRST.rstrip("."), "a"),
        ("until the end of May", "r"),
    ]


def test_offsets_count_code_points() -> None:
    text = f"🙂🙂 «{FIRST}» 🙂 نعم"
    [quote] = quotes_of_thread("r", "", [comment("a", FIRST), comment("b", text)])[1]

    assert text[quote["start"] : quote["end"]] == FIRST.rstrip(".")


SOME_WORDS = st.lists(
    st.sampled_from(["the", "bridge", "fell", "No", "И", "é", ">", '"', "\n", "."]), max_size=40
)


@given(st.lists(SOME_WORDS.map(" ".join), max_size=5), SOME_WORDS.map(" ".join))
def test_every_quote_repeats_its_source(texts: list[str], report: str) -> None:
    rows = [comment(f"c{n}", text, f"c{n - 1}" if n else None) for n, text in enumerate(texts)]
    reports = [{"report_id": "r", "text": report}]

    mark_quotes(reports, rows)

    documents = {"r": report} | {row["comment_id"]: row["text"] for row in rows}
    check_quoted(rows, documents)
    for row in rows:
        for quote in row["quotes"]:
            assert quote["document_id"] != row["comment_id"]
            words = folded_words(row["text"][quote["start"] : quote["end"]])
            assert len(words) >= 3


def test_quotes_changed_by_hand_are_an_error() -> None:
    rows = [comment("a", FIRST), comment("b", f"No: {FIRST} No.")]
    mark_quotes([{"report_id": "r", "text": ""}], rows)
    documents = {"r": "", "a": FIRST, "b": rows[1]["text"]}
    check_quoted(rows, documents)

    for change in ({"start": 0}, {"end": 1_000}, {"document_id": "r"}, {"document_id": "gone"}):
        wrong = [rows[0], rows[1] | {"quotes": [rows[1]["quotes"][0] | change]}]
        with pytest.raises(CorpusError, match="Comment b is said to quote"):
            check_quoted(wrong, documents)


def test_quotes_by_place_are_those_by_id() -> None:
    thread = [
        comment("b", f"> {FIRST}\nWhy?", "a"),
        comment("a", FIRST),
        comment("c", "Nothing of that."),
        comment("d", f"“{FIRST}” and “{REPORT[:60]}”", "a"),
    ]
    found = ThreadQuotes(REPORT, thread)
    names = [*(row["comment_id"] for row in thread), "r"]

    assert bool(found)
    assert [
        [{"start": start, "end": end, "document_id": names[at]} for start, end, at in found.of(place)]
        for place in range(len(thread))
    ] == quotes_of_thread("r", REPORT, thread)
