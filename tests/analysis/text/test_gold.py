"""Texts annotated by hand: every label, its contrasts, its voice and its target."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from commentariat.analysis.language import parse
from commentariat.analysis.lexicon import default_lexicon
from commentariat.analysis.reading import Reading
from commentariat.analysis.text.loaded_language import loaded_language
from commentariat.corpus.scheme import default_scheme

GOLD = Path(__file__).parents[2] / "gold" / "loaded_language.jsonl"
LABELS = list(default_scheme().layer("loaded_language"))
ATTRIBUTES = ("voice", "source", "target")


@pytest.fixture(scope="module")
def scores() -> dict[str, Counter[str]]:
    """Count hits, misses and false alarms by label, and right attributes among the hits."""
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    counts: dict[str, Counter[str]] = {name: Counter() for name in [*LABELS, *ATTRIBUTES]}
    for row, doc in zip(rows, parse(row["text"] for row in rows), strict=True):
        gold = {(s["label"], s["start"], s["end"]): s for s in row["spans"]}
        found = {(f.label, f.start, f.end): f for f in loaded_language(Reading(doc, kind=row["kind"]))}
        for key in gold.keys() | found.keys():
            counts[key[0]]["hit" if key in gold and key in found else "miss" if key in gold else "false"] += 1
        for key in gold.keys() & found.keys():
            for name in ATTRIBUTES:
                counts[name]["right" if gold[key][name] == getattr(found[key], name) else "wrong"] += 1
    return counts


@pytest.mark.parametrize("label", LABELS)
def test_precision_and_recall_reach_nine_tenths(scores: dict[str, Counter[str]], label: str) -> None:
    count = scores[label]
    assert count["hit"] >= 0.9 * (count["hit"] + count["false"]), f"precision: {count}"
    assert count["hit"] >= 0.9 * (count["hit"] + count["miss"]), f"recall: {count}"


@pytest.mark.parametrize("name", ATTRIBUTES)
def test_voice_source_and_target_are_right_on_nine_spans_of_ten(
    scores: dict[str, Counter[str]], name: str
) -> None:
    assert scores[name]["right"] >= 0.9 * scores[name].total()


def test_gold_spans_quote_their_texts() -> None:
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        for span in row["spans"]:
            assert row["text"][span["start"] : span["end"]] == span["quote"], row["id"]


def test_the_lexicon_has_five_hundred_entries_over_all_thirteen_labels() -> None:
    labels = Counter(entry.label for entry in default_lexicon())
    assert labels.total() >= 500
    assert set(labels) == set(LABELS)
