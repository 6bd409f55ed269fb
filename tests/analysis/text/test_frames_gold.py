"""Frames in sentences written for the purpose: how many are found, and how many that only look like it are not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from commentariat.analysis.text.framing import (
    SENTENCE_THRESHOLD,
    WEIGHTS,
    frame_findings,
    indicators,
    sentence_weights,
)

GOLD = Path(__file__).parents[2] / "gold"
STRONG = str(WEIGHTS["strong"])


def carries(doc: Any, layer: str, label: str) -> bool:
    """Whether a sentence has a frame, or for war and peace journalism strong evidence of an indicator."""
    found = frame_findings(doc, layers=(layer,), below_threshold=True)
    if layer == "conflict_journalism":
        return any(f.attributes["indicator"] == label and f.attributes["weight"] == STRONG for f in found)
    return sentence_weights(found).get((layer, label), 0) >= SENTENCE_THRESHOLD


@pytest.fixture(scope="module")
def scores(nlp: Any) -> dict[tuple[str, str], tuple[int, int, int, int]]:
    """By layer and label: found and all sentences that carry it, taken for it and all that do not."""
    layers = yaml.safe_load((GOLD / "frames.yaml").read_text(encoding="utf-8"))
    counted = {}
    for layer, labels in layers.items():
        for label, lists in labels.items():
            right = [carries(doc, layer, label) for doc in nlp.pipe(lists["for"])]
            wrong = [carries(doc, layer, label) for doc in nlp.pipe(lists["against"])]
            counted[layer, label] = (sum(right), len(right), sum(wrong), len(wrong))
    return counted


def test_every_frame_and_indicator_has_sentences_for_and_against(scores: dict[Any, Any]) -> None:
    wanted = {("policy_frame", entry.label) for entry in indicators("policy_frame")}
    wanted |= {("generic_frame", entry.label) for entry in indicators("generic_frame")}
    wanted |= {("conflict_journalism", str(entry.item)) for entry in indicators("conflict_journalism")}
    assert set(scores) == wanted
    assert all(carrying >= 6 and not_carrying >= 3 for _, carrying, _, not_carrying in scores.values())


@pytest.mark.parametrize("layer", ["policy_frame", "generic_frame", "conflict_journalism"])
def test_nine_in_ten_are_found_and_nine_in_ten_found_are_right(layer: str, scores: dict[Any, Any]) -> None:
    rows = [row for (name, _), row in scores.items() if name == layer]
    found, carrying, mistaken, _ = (sum(column) for column in zip(*rows, strict=True))
    assert found / carrying >= 0.9
    assert found / (found + mistaken) >= 0.9


def test_no_single_label_falls_behind(scores: dict[Any, Any]) -> None:
    for label, (found, carrying, mistaken, _) in scores.items():
        assert found / carrying >= 0.75, label
        assert found / (found + mistaken) >= 0.75, label


@pytest.mark.parametrize("layer", ["policy_frame", "generic_frame", "conflict_journalism"])
def test_sentences_written_without_a_look_at_the_indicators_are_found_too(layer: str, nlp: Any) -> None:
    found = carrying = mistaken = 0
    labels = yaml.safe_load((GOLD / "frames_blind.yaml").read_text(encoding="utf-8"))[layer]
    for label, lists in labels.items():
        for side, texts in lists.items():
            for doc in nlp.pipe(texts):
                findings = frame_findings(doc, layers=(layer,), below_threshold=True)
                holds = sentence_weights(findings).get((layer, label), 0) >= SENTENCE_THRESHOLD
                found += holds and side == "for"
                mistaken += holds and side == "against"
                carrying += side == "for"
    assert found / carrying >= 0.9
    assert found / (found + mistaken) >= 0.9
