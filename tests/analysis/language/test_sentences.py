"""Sentences begin after stops and what closes with them, and with their lines."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commentariat.analysis.language import load_pipeline, parse
from commentariat.analysis.language.sentences import sentence_starts

PIECES = (
    "The",
    "army",
    "U.S.",
    "left",
    ".",
    "?!",
    "...",
    "”",
    '"',
    "(",
    ")",
    "\n",
    "\n\n",
    " ",
    "No",
    "5",
    ":)",
    "😀",
)


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, blanks around them left out."""
    (doc,) = parse([text])
    return [sentence.text.strip() for sentence in doc.sents]


@pytest.mark.parametrize(
    "expected",
    [
        ["The army left.", "Nobody knew why."],
        ["Why?", "Nobody knew!", "Really..."],
        ["“We will return.”", "The crowd left."],
        ['He called it "a crime."', "They agreed."],
        ["It is over (for now).", "They left."],
        ["Great news! :)", "Thank you."],
        ["i think so.", "they don't."],
        ["They fled to the U.S.", "In March they returned."],
        ["It began at 5 p.m. on Friday."],
        ["Gen. Haftar met Mr. Smith of Acme Corp. on Jan. 3 in St. Louis."],
        ["Article No. 5 of the treaty holds."],
        ["“Enough!” she said."],
        ["Well ... we shall see."],
        ["They left...", "Then it rained."],
        ["U.S.-backed forces took 3.5 million dollars."],
        ["1. Withdraw the troops.", "2. Free the prisoners."],
    ],
    ids=lambda expected: expected[0][:24],
)
def test_a_row_of_sentences(expected: list[str]) -> None:
    assert sentences(" ".join(expected)) == expected


@pytest.mark.parametrize(
    "expected",
    [
        ["Army enters Afrin", "Turkish troops entered the town."],
        ["Clashes in Aleppo", "by Jane Smith", "Rebels attacked."],
        ['He "went through the bureaucracy."', '"Nobody answered," he said.'],
        ["• 12 dead", "• 40 wounded"],
    ],
    ids=["headline", "byline", "closing quotation mark", "list"],
)
def test_paragraphs_end_sentences(expected: list[str]) -> None:
    assert sentences("\n\n".join(expected)) == expected


def test_a_line_broken_in_mid_sentence_does_not_end_it() -> None:
    assert sentences("The army entered\nthe town.\nNobody knew.") == [
        "The army entered\nthe town.",
        "Nobody knew.",
    ]


def test_blanks_belong_to_the_sentence_before() -> None:
    (doc,) = parse(["Gone.\n\nAll of them."])
    assert [sentence.text for sentence in doc.sents] == ["Gone.\n\n", "All of them."]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    st.lists(
        st.sampled_from(PIECES),
        max_size=40,
    )
)
def test_every_token_is_in_one_sentence_and_the_pipeline_says_the_same(words: list[str]) -> None:
    text = " ".join(words)
    (doc,) = parse([text])
    assert "".join(token.text_with_ws for sentence in doc.sents for token in sentence) == text
    assert [token.is_sent_start for token in doc] == [token.is_sent_start for token in load_pipeline()(text)]


def test_an_empty_text_has_no_sentence() -> None:
    assert sentence_starts([], [], []) == []
