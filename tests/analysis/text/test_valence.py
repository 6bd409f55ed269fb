"""Valence from two lexicons, and a table of verbs that says one thing of each verb."""

from __future__ import annotations

from collections import Counter
from importlib import resources
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from commentariat.analysis.text.valence import (
    effect_of,
    opinion_lexicon,
    opinion_strength,
    vader_lexicon,
    valence,
    valence_of,
)

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.fixture(scope="module")
def table() -> dict[str, Any]:
    folder = resources.files("commentariat.analysis.text")
    return yaml.safe_load((folder / "evaluative_verbs.yaml").read_text(encoding="utf-8"))


def entries(listed: str) -> list[str]:
    return [entry.strip() for entry in listed.split(",") if entry.strip()]


@pytest.mark.parametrize("kind", ["verbs", "nouns"])
def test_a_word_stands_in_one_class(table: dict[str, Any], kind: str) -> None:
    counts = Counter(word for body in table["classes"].values() for word in entries(body[kind]))
    assert [word for word, n in counts.items() if n > 1] == []


def test_every_class_cites_a_work_and_gives_effects_in_range(table: dict[str, Any]) -> None:
    for body in table["classes"].values():
        assert set(body["cite"]) <= set(table["citations"])
        assert body["cite"]
        assert {body["agent"], body["patient"]} <= {-2, -1, 0, 1, 2}


def test_valence_is_the_mean_of_both_lexicons() -> None:
    both = (vader_lexicon()["terrible"] - opinion_strength()) / 2 / 4
    assert opinion_lexicon()["terrible"] == -1
    assert valence("terrible") == pytest.approx(both)
    assert valence("geneva") == 0


def test_names_and_offices_have_no_valence(nlp: Language) -> None:
    doc = nlp("Vice President Trump thanked the Justice Department.")
    assert {token.text: valence_of(token) for token in doc if valence_of(token)}.keys() == {"thanked"}


def test_a_particle_makes_another_verb(nlp: Language) -> None:
    [stood] = [token for token in nlp("Voters stood by the mayor.") if token.lemma_ == "stand"]
    assert (found := effect_of(stood)) is not None
    assert found.name == "support"
    [alone] = [token for token in nlp("The mayor stood in the rain.") if token.lemma_ == "stand"]
    assert effect_of(alone) is None
