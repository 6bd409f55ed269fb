"""The actor behind a noun phrase, through pronouns, relatives and those who speak for others."""

from __future__ import annotations

import pytest

from commentariat.analysis.actors.named import named
from commentariat.analysis.reading import Reading


def name_of(nlp, text: str, word: str) -> str | None:
    reading = Reading(nlp(text))
    found = named(reading, next(token for token in reading.doc if token.lower_ == word))
    return None if found is None else found.name


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("A spokesman for Hamas said it would wait.", "spokesman", "Hamas"),
        ("Hamas officials said nothing.", "officials", None),
        ("Obama left early. A spokesperson for him did not return calls.", "spokesperson", "Obama"),
    ],
)
def test_a_spokesman_stands_for_whom_he_speaks_for_and_an_official_for_himself(
    nlp, text: str, word: str, name: str | None
) -> None:
    assert name_of(nlp, text, word) == name


@pytest.mark.parametrize("word", ["spokesperson", "her"])
def test_who_speaks_for_a_pronoun_that_leads_back_to_him_stands_for_nobody(nlp, word: str) -> None:
    assert name_of(nlp, "A spokesperson for her did not return calls.", word) is None
