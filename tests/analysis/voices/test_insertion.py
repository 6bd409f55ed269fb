"""Reporting clauses set between a subject and its verb."""

from __future__ import annotations

import pytest

from commentariat.analysis.reading import Reading
from commentariat.analysis.voices.voice import voice_of


@pytest.mark.parametrize(
    ("text", "word", "source"),
    [
        (
            "UAE-backed units, the governor of Darfur wrote, are starving the city.",
            "backed",
            "governor of Darfur",
        ),
        ("Thugs, a witness said on Monday, had beaten two priests.", "beaten", "witness"),
        ("The junta, claimed the ambassador, had fled to the airport.", "junta", "ambassador"),
        ("The governor, a retired colonel, said that bandits had fled.", "bandits", "governor"),
        ("Villagers, most of them Fulani, were beaten.", "beaten", None),
    ],
)
def test_the_commas_tell_a_speaker_from_an_apposition(nlp, text: str, word: str, source: str | None) -> None:
    reading = Reading(nlp(text))
    place = next(token.i for token in reading.doc if token.text == word)
    assert voice_of(reading, place, place + 1)[1] == source
