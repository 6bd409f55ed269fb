"""Quotation marks are paired, told from apostrophes and inches, and given to whoever speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commentariat.analysis.language import load_pipeline
from commentariat.analysis.reading import Reading
from commentariat.analysis.voices.marks import pair_marks
from commentariat.analysis.voices.quotation import Quotation

if TYPE_CHECKING:
    from spacy.language import Language


def quoted(text: str) -> list[str]:
    doc = load_pipeline()(text)
    return [doc[pair.start : pair.end].text for pair in pair_marks(doc)]


def speech(text: str) -> list[tuple[str, bool, str | None]]:
    reading = Reading(load_pipeline()(text))
    return [(reading.doc[q.start : q.end].text, q.speech, q.source) for q in reading.quotations]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He wrote "enough" on the wall.', ['"enough"']),
        ("He wrote “enough” on the wall.", ["“enough”"]),
        ("He wrote ‘enough’ on the wall.", ["‘enough’"]),
        ("He wrote 'enough' on the wall.", ["'enough'"]),
        ("He wrote «enough» on the wall.", ["«enough»"]),
        ("He wrote »enough« on the wall.", ["»enough«"]),
        ("He wrote „enough“ on the wall.", ["„enough“"]),
        ("He wrote „enough” on the wall.", ["„enough”"]),
        ("He wrote ''enough'' on the wall.", ["''enough''"]),
        ("He wrote ``enough'' on the wall.", ["``enough''"]),
    ],
)
def test_every_kind_of_mark_is_paired(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The rebels' camp and the soldiers' tents don't share a well.",
        "The rebels’ camp and the soldiers’ tents don’t share a well.",
        "It was rock 'n' roll in the '90s, and 'twas loud.",
        "Get ’em while they’re hot, ’cause winter’s near.",
        'The 6\'2" guard carried a 12" blade.',
        "A 5′10″ man in James' coat left O'Hara's.",
    ],
)
def test_apostrophes_possessives_and_inches_are_no_quotation_marks(text: str) -> None:
    assert quoted(text) == []


def test_a_possessive_inside_single_marks_does_not_close_them() -> None:
    assert quoted("She said: 'The rebels' camp is gone.' Then she left.") == ["'The rebels' camp is gone.'"]


def test_nested_marks_are_paired_from_the_inside() -> None:
    assert quoted("“They call us ‘bandits’ and worse,” he said.") == [
        "“They call us ‘bandits’ and worse,”",
        "‘bandits’",
    ]


def test_a_quotation_runs_over_sentences_and_over_paragraphs_that_repeat_its_mark() -> None:
    assert quoted('"One. Two! Three?" she said.') == ['"One. Two! Three?"']
    text = "“The first paragraph stays open.\n“The second closes it,” said the envoy.\nNobody answered."
    assert speech(text) == [("“The first paragraph stays open.\n“The second closes it,”", True, "envoy")]


def test_a_mark_left_open_ends_with_its_paragraph() -> None:
    text = 'He shouted "we are done here.\nThe market opened at nine and "bread" was cheap.'
    assert quoted(text) == ['"we are done here.', '"bread"']


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("“The gate was open,” said a sergeant.", "sergeant"),
        ("“The gate was open,” the sergeant said.", "sergeant"),
        ("The sergeant said: “The gate was open.”", "sergeant"),
        ("The sergeant told reporters, “The gate was open.”", "sergeant"),
        ("“The gate,” said the sergeant, “was open.”", "sergeant"),
        ("Sergeant: “The gate was open”", "Sergeant"),
        ("“The gate was open,” according to a sergeant.", "sergeant"),
        ("As the sergeant put it, “the gate was open”.", "sergeant"),
        ("“The gate was open.” The sergeant said no more.", None),
        ("“The gate was open,” Ana Ruiz, a sergeant, told the BBC on Monday.", "Ana Ruiz"),
        ("“The gate was open,” said Ana Ruiz, who had the night shift.", "Ana Ruiz"),
        ("The army's spokesman wrote that the gate had been “wide open”.", "army's spokesman"),
        ("The mayor called the raid “barbaric”.", "mayor"),
        ("Minister slams ‘barbaric’ raid", "Minister"),
    ],
)
def test_the_speaker_stands_before_after_or_around(text: str, source: str | None) -> None:
    assert all(ascribed for _, ascribed, _ in speech(text))
    if source is not None:
        assert {who for _, _, who in speech(text)} == {source}


def test_speech_goes_on_with_its_speaker() -> None:
    text = "“They ran,” said Ana Ruiz. “All of them.” Her brother nodded. “I saw it,” he said."
    assert [who for _, _, who in speech(text)] == ["Ana Ruiz", "Ana Ruiz", "Her brother"]


def test_a_pronoun_gives_way_to_the_speaker_it_stands_for() -> None:
    assert speech("The envoy left at noon. “It is over,” she said.")[0][2] == "envoy"
    assert speech("“It is over,” she said.")[0][2] == "she"


@pytest.mark.parametrize(
    "text",
    [
        "The “ceasefire” lasted an hour.",
        "Her novel, “The Long Field”, sold 300 copies.",
        "Abdul “Tiger” Rahman ran the route.",
        "The lake is known locally as “the mirror”.",
        "Operation “Peace Spring” began in October.",
        "The term “samizdat” came into English later.",
        "Police have yet to explain the “suicide” of a prisoner who feared heights.",
        "The general announced “free and fair” polls.",
    ],
)
def test_scare_quotes_titles_nicknames_and_glosses_are_nobodys_speech(text: str) -> None:
    assert [ascribed for _, ascribed, _ in speech(text)] == [False]


ALPHABET = st.sampled_from(
    [
        *"\"“”‘’'`«»„‚‹›",
        "''",
        "``",
        " ",
        "\n",
        ".",
        ",",
        ":",
        "s",
        "the ",
        "said ",
        "Ali ",
        "regime",
        "5",
        "’s ",
    ]
)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(st.lists(ALPHABET, max_size=40).map("".join))
def test_any_jumble_of_marks_gives_well_formed_spans(nlp: Language, text: str) -> None:
    reading = Reading(nlp(text))
    for pair in reading.quotations:
        assert isinstance(pair, Quotation)
        assert 0 <= pair.start < pair.end <= len(reading.doc)
        assert pair.source is None or pair.source in text
        assert pair.speech or pair.source is None
    starts = [pair.start for pair in reading.quotations]
    assert starts == sorted(starts)
    for voice in reading.voices:
        assert 0 <= voice.start < voice.end <= len(reading.doc)
        assert voice.voice in {"quoted", "attributed"}


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(st.lists(ALPHABET, max_size=40).map("".join))
def test_pairs_nest_or_stand_apart(nlp: Language, text: str) -> None:
    pairs = pair_marks(nlp.make_doc(text))
    for one in pairs:
        for other in pairs:
            if one.start < other.start < one.end:
                assert other.end <= one.end
