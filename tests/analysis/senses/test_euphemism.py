"""When words of office, chemistry or medicine hide violence to people, and when they mean what they say."""

from __future__ import annotations

import pytest

from commentariat.analysis.language import load_pipeline
from commentariat.analysis.reading import Reading
from commentariat.analysis.text.loaded_language import loaded_language


def euphemisms(text: str) -> list[str]:
    found = loaded_language(Reading(load_pipeline()(text)))
    return [text[f.start : f.end] for f in found if f.label == "euphemism"]


@pytest.mark.parametrize("verb", ["eliminated", "neutralised", "neutralized", "liquidated"])
@pytest.mark.parametrize(
    "sentence",
    [
        "The army {} nine militants near the border.",
        "Nine militants were {} near the border.",
        "Nine militants have been {} since Friday, the army said.",
        "The commander, who was {} on Monday, led the northern cell.",
        "The army said it had captured or {} the ringleaders.",
    ],
)
def test_persons_are_killed_in_any_voice_and_spelling(verb: str, sentence: str) -> None:
    assert euphemisms(sentence.format(verb)) == [verb]


@pytest.mark.parametrize(
    "text",
    [
        "The military has made several attempts to track and eliminate these units.",
        "The strike eliminated the threat from the rockets.",
        "Sappers found six mines and neutralised them.",
        "Brazil were eliminated in the quarter-finals.",
        "The player was eliminated in the second round.",
        "The acid was neutralised with lime.",
        "The company was liquidated with debts of nine million.",
        "Parliament voted to eliminate the tax.",
    ],
)
def test_units_weapons_teams_taxes_and_chemicals_are_not_persons(text: str) -> None:
    assert euphemisms(text) == []


def test_the_whole_noun_phrase_is_the_span() -> None:
    text = "The special military operation caused collateral damage despite surgical strikes."
    assert euphemisms(text) == ["special military operation", "collateral damage", "surgical strikes"]


def test_a_phrase_at_second_hand_is_used_a_phrase_as_a_phrase_is_not() -> None:
    assert euphemisms("Moscow launched what it calls a “special military operation”.") == [
        "special military operation"
    ]
    assert euphemisms("Washington never used the phrase collateral damage.") == []
    assert euphemisms("Actors were cast for the film Collateral Damage in March.") == []


@pytest.mark.parametrize(
    ("hidden", "plain"),
    [
        ("Troops pacified the province with fire.", "A dummy pacified the infant."),
        (
            "The editor was taken into protective custody by the Gestapo.",
            "The child was taken into protective custody by the council.",
        ),
        (
            "Peskov said the special operation in Ukraine goes on.",
            "Firefighters began a special operation to free a cow.",
        ),
        ("They pacified the village. Everyone is dead.", "They pacified the village with free beer."),
        (
            "Juba calls its campaign a law enforcement operation.",
            "A law enforcement operation against car thieves closed the road.",
        ),
        ("Uyghurs are held in re-education camps.", "Speeding drivers attend a re-education programme."),
        ("Clearance operations drove the Rohingya out.", "Mine clearance operations resume in May."),
    ],
)
def test_the_context_decides_what_is_hidden(hidden: str, plain: str) -> None:
    assert len(euphemisms(hidden)) == 1
    assert euphemisms(plain) == []
