"""Boosters and hedges are stance on the truth of what is said, not manner, degree or plain use."""

from __future__ import annotations

import pytest

from commentariat.analysis.language import load_pipeline
from commentariat.analysis.reading import Reading
from commentariat.analysis.text.loaded_language import loaded_language


def marked(text: str, label: str) -> list[str]:
    reading = Reading(load_pipeline()(text))
    return [text[f.start : f.end] for f in loaded_language(reading) if f.label == label]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("Clearly, the plan has failed.", ["Clearly"]),
        ("The plan has clearly failed.", ["clearly"]),
        ("The summit was clearly visible.", []),
        ("She spoke clearly.", []),
        ("The exits are clearly marked.", []),
        ("The outlet is obviously objective.", ["obviously"]),
        ("Of course the bridge will reopen.", ["Of course"]),
        ("In the course of the war the bridge was lost.", []),
        ("A change of course saved the ship.", []),
        ("There is no doubt that he knew.", ["no doubt"]),
        ("He had no doubt about the route.", []),
        ("As everyone knows, the lake is rising.", ["As everyone knows"]),
        ("Slowly but surely the tide came in.", []),
        ("A certain Mr Okoro called.", []),
    ],
)
def test_boosters(text: str, spans: list[str]) -> None:
    assert marked(text, "booster") == spans


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("The drone apparently fell into the sea.", ["apparently"]),
        ("Most likely, the crew was asleep.", ["Most likely"]),
        ("She is the most likely winner.", []),
        ("The law is likely to pass.", []),
        ("The toll is yet to be confirmed.", ["yet to be confirmed"]),
        ("The judge has yet to be confirmed by the Senate.", []),
        ("The clip could not be independently verified.", ["could not be independently verified"]),
        ("Neither clip could be verified.", ["could be verified"]),
        ("Both clips could be verified.", []),
        ("The agency was unable to verify the clip.", ["was unable to verify"]),
        ("An alleged spy was swapped.", ["alleged"]),
        ("Unconfirmed reports speak of a mutiny.", ["Unconfirmed"]),
        ("The heir apparent bowed.", []),
        ("At least ten men may have died, according to the army.", []),
        ("He could not possibly know.", []),
    ],
)
def test_hedges(text: str, spans: list[str]) -> None:
    assert marked(text, "hedge") == spans
