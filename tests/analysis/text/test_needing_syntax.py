"""Sentences that are not parsed hold nothing that the parse would change."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commentariat.analysis.language import parse
from commentariat.analysis.lexicon import default_lexicon
from commentariat.analysis.text.document import analyse_document
from commentariat.analysis.text.needing_syntax import sentences_needing_syntax

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

GOLD = Path(__file__).parents[2] / "gold"


def parsed_where_needed(texts: Sequence[str], *, outlets: Sequence[str] = ()) -> list[Doc]:
    wanted = sentences_needing_syntax(default_lexicon(), outlets=outlets)
    return list(parse(texts, wanted=wanted))


def parsed_sentences(text: str, *, outlets: Sequence[str] = ()) -> list[bool]:
    """Tell for each sentence of a text whether it was parsed."""
    (doc,) = parsed_where_needed([text], outlets=outlets)
    return [any(token.dep_ not in ("ROOT", "dep") for token in sentence) for sentence in doc.sents]


def assert_same_findings(texts: Sequence[str], *, kind: str, outlet: str | None = None) -> None:
    whole = parse(texts)
    outlets = [outlet] if outlet else []
    for text, all_parsed, some_parsed in zip(
        texts, whole, parsed_where_needed(texts, outlets=outlets), strict=True
    ):
        expected = analyse_document(all_parsed, kind=kind, lexicon=default_lexicon(), outlet=outlet)
        found = analyse_document(some_parsed, kind=kind, lexicon=default_lexicon(), outlet=outlet)
        assert found == expected, text


@pytest.fixture(scope="module")
def gold() -> list[str]:
    """The hand-written texts, plain sentences between them."""
    texts = [
        json.loads(line)["text"]
        for name in ("blind", "blind2", "blind5", "blind6")
        for line in (GOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    return [f"It rained all night. {text} The river rose, and we slept." for text in texts]


@pytest.mark.parametrize("kind", ["report", "comment"])
def test_hand_written_texts_have_the_findings_of_a_whole_parse(gold: list[str], kind: str) -> None:
    assert_same_findings(gold, kind=kind)


PIECES = (
    """
It rained all night|The soldier slept|A boy ran home|my wife is a nurse|she told me so|He left|They are terrorists
Assad fled|Putin: we shall win|talks are over - minister|“We won|they lost”|he said|"Go home"|Moscow claims it won
the regime fell|rebels were killed|the army|of course not|this is nonsense|you are wrong|the author lies|good article
the herald is biased|it was a massacre|some were shot|the group left|putin again|nothing happened|we saw a light
according to them|the shelling went on|liberated by our boys|and it hit home|Nobody knew|the Front attacked
""".strip()
    .replace("\n", "|")
    .split("|")
)


@settings(max_examples=120, deadline=None, derandomize=True)
@given(
    st.lists(
        st.tuples(st.sampled_from(PIECES), st.sampled_from([". ", "! ", ", ", "? ", "\n\n", ": ", " "])),
        min_size=1,
        max_size=14,
    ),
    st.sampled_from(["report", "comment"]),
)
def test_any_row_of_pieces_has_the_findings_of_a_whole_parse(
    pieces: list[tuple[str, str]], kind: str
) -> None:
    text = "".join(part for piece in pieces for part in piece)
    assert_same_findings([text], kind=kind, outlet="The Herald")


@pytest.mark.parametrize(
    "candidate",
    [
        "Turkish proxies held on.",
        "The minister resigned.",
        "The shelling went on.",
        "Merkel slept.",
        "Assad slept.",
        "putin slept.",
        "This is nonsense.",
        "What a good article.",
        "All we got was “peace”.",
    ],
)
def test_a_sentence_with_a_candidate_is_parsed_and_the_others_are_not(candidate: str) -> None:
    text = f"Rain fell all night. We slept. {candidate} We ate. Rain fell all day."
    parsed = parsed_sentences(text)
    assert parsed[2]
    assert not parsed[0]
    assert not parsed[4]


def test_the_sentences_around_quotation_marks_are_parsed() -> None:
    assert parsed_sentences("Rain fell. We all slept. “Rain fell.” We ate bread. Rain fell.") == [
        False,
        True,
        True,
        True,
        False,
    ]


def test_so_are_those_around_a_quotation_of_many_sentences() -> None:
    text = "Rain fell. We all slept. “Rain fell. We ate bread. Rain fell on.” We sang. Rain fell."
    assert parsed_sentences(text) == [False, True, True, True, True, True, False]


def test_before_a_pronoun_as_many_sentences_are_parsed_as_are_searched() -> None:
    text = "It rained. We all slept. We ate bread. It rained on. She told us so. It rained."
    assert parsed_sentences(text) == [False, True, True, True, True, False]


def test_the_name_of_an_outlet_is_a_candidate() -> None:
    text = "the herald is so very dull. We ate bread."
    assert parsed_sentences(text) == [False, False]
    assert parsed_sentences(text, outlets=["The Herald"]) == [True, False]


def test_texts_do_not_reach_into_each_other() -> None:
    texts = ["We ate bread.", "“It rained.” They said so.", "We all slept."]
    company = [[token.dep_ for token in doc] for doc in parsed_where_needed(texts)]
    assert company == [[token.dep_ for token in doc] for text in texts for doc in parsed_where_needed([text])]
    assert company[0] == ["ROOT", "dep", "dep", "dep"]
