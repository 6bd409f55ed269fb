"""What is said of nobody, and a certainty that is denied, count as no use of the word."""

from __future__ import annotations

import pytest

from commentariat.analysis.language import load_pipeline
from commentariat.analysis.reading import Reading
from commentariat.analysis.text.loaded_language import loaded_language


def labels(text: str) -> list[tuple[str, str]]:
    found = loaded_language(Reading(load_pipeline()(text)))
    return [(one.label, text[one.start : one.end]) for one in found]


@pytest.mark.parametrize(
    "text",
    [
        "Nobody is a terrorist.",
        "No one here is a terrorist.",
        "None of them are terrorists.",
        "Not one of them is a terrorist.",
        "No protester is a terrorist.",
        "They were never terrorists.",
        "No one in the room was a hero or a thug.",
        "None of them are vermin.",
        "This is not obviously false.",
        "It isn’t clearly wrong.",
    ],
)
def test_what_is_denied_is_not_found(text: str) -> None:
    assert labels(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nobody is a bigger terrorist than he is.", ("delegitimising_label", "terrorist")),
        ("Nobody believes these terrorists.", ("delegitimising_label", "terrorists")),
        ("It is obviously not false.", ("booster", "obviously")),
        ("Of course it is not true.", ("booster", "Of course")),
        ("He has not apparently left.", ("hedge", "apparently")),
    ],
)
def test_what_a_negation_does_not_reach_stays(text: str, found: tuple[str, str]) -> None:
    assert found in labels(text)
