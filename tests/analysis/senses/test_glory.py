"""Names that lend legitimacy: heroes, martyrs and patriots of a conflict, not of a match, a film or a church."""

from __future__ import annotations

import pytest

from commentariat.analysis.language import load_pipeline
from commentariat.analysis.reading import Reading
from commentariat.analysis.text.loaded_language import loaded_language


def legitimising(text: str) -> list[str]:
    doc = load_pipeline()(text)
    found = loaded_language(Reading(doc))
    return [text[f.start : f.end] for f in found if f.label == "legitimising_label"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The militia announced the martyrdom of three of its men.", ["martyrdom"]),
        ("The bulletin praised the valiant resistance fighters.", ["valiant resistance fighters"]),
        ("Two sailors, heroes of the island garrison, were awarded medals.", ["heroes"]),
        ("The statement mourned the martyr Ali Nasser.", ["martyr"]),
        ("Heroes of the Azov battalion, we salute you!", ["Heroes"]),
        ("Iran Human Rights calls Sotoudeh a hero.", ["hero"]),
        ("He is the saviour of the Caucasus, his aide told the rally.", ["saviour"]),
        ("A plaque lists the martyred nurses of the siege.", ["martyred"]),
        ("Those who stormed the square are patriots, the general said.", ["patriots"]),
    ],
)
def test_names_of_a_struggle_are_marked_in_every_construction(text: str, words: list[str]) -> None:
    assert legitimising(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "She won silver at Oslo and was the hero of every child in the valley.",
        "Visitors walked to Heroes' Grove in silence.",
        "Heroes Square in Budapest was closed to traffic.",
        "She is a liberator of trapped animals, the vet joked.",
        "A song celebrates martyrdom and holy war.",
        "The Revolutionary Front's commander set fire to two houses.",
        "Defender Ola Berg scored the winner in the final.",
        "He became a hero to fans of the club.",
    ],
)
def test_idols_squares_ideas_and_proper_names_are_left_alone(text: str) -> None:
    assert legitimising(text) == []
