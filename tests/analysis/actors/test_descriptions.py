"""Neutral descriptions: tied to the actor they mean, a state's parts kept apart."""

from __future__ import annotations

import pytest

from commentariat.analysis.actors.descriptions import description_findings
from commentariat.analysis.language import load_pipeline
from commentariat.analysis.reading import Reading
from commentariat.analysis.text.loaded_language import loaded_language


def described(text: str) -> list[tuple[str, str | None]]:
    reading = Reading(load_pipeline()(text))
    return [
        (text[f.start : f.end], f.attributes.get("actor"))
        for f in description_findings(reading, loaded_language(reading))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ISIS militants fled.", [("militants", "ISIS")]),
        ("Hezbollah withdrew. The group kept its rockets.", [("group", "Hezbollah")]),
        ("Russian troops left. The troops returned.", [("troops", "Russian troops")] * 2),
        ("The Assad government denied it.", [("government", "Assad")]),
        (
            "The Free Syrian Army (FSA) met. FSA rebels held the bridge.",
            [("rebels", "Free Syrian Army")],
        ),
        (
            "President Bashar al-Assad spoke. The president thanked nobody.",
            [("president", "Bashar al-Assad")],
        ),
        ("The rebel group left.", [("rebel group", None)]),
        ("Militants hid near rebel positions.", [("Militants", None), ("rebel", None)]),
        ("The Syrian Army left. The Syrian army returned.", [("army", "Syrian Army")]),
    ],
)
def test_a_description_takes_its_actor_from_the_text(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert described(text) == expected


def test_army_troops_and_government_of_a_state_are_different_actors() -> None:
    text = "The Syrian Army left. Syrian troops returned. The Damascus government was silent."
    assert described(text) == [("troops", "Syrian troops"), ("government", "Damascus")]


@pytest.mark.parametrize(
    "text",
    [
        "They held the militant-held town and met pro-government media.",
        "The terrorist group fled.",
        "A group of tourists arrived.",
    ],
)
def test_what_is_loaded_compound_or_no_actor_is_no_neutral_description(text: str) -> None:
    assert [pair for pair in described(text) if pair[1] is not None] == []


def test_a_loaded_naming_carries_the_same_actor_as_a_neutral_one() -> None:
    text = "Islamic State left Raqqa. ISIS militants fled. The terrorist group lost the town."
    reading = Reading(load_pipeline()(text))
    (label,) = [f for f in loaded_language(reading) if f.label == "delegitimising_label"]
    (neutral,) = description_findings(reading, [label])
    assert label.attributes["actor"] == neutral.attributes["actor"] == "Islamic State"
