"""Texts annotated by hand: every label, its contrasts, its voice and its target."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from commentariat.analysis.language import parse
from commentariat.analysis.lexicon import default_lexicon
from commentariat.analysis.reading import Reading
from commentariat.analysis.text.loaded_language import loaded_language
from commentariat.corpus.scheme import default_scheme

GOLD = sorted((Path(__file__).parents[2] / "gold").glob("*.jsonl"), key=lambda path: path.name)
LABELS = list(default_scheme().layer("loaded_language"))
ATTRIBUTES = ("voice", "source", "target")
# Below this a label's share in one file is an accident of a single sentence.
ENOUGH = 10

Scores = dict[str, Counter[str]]


def rows_of(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def enough() -> list[tuple[Path, str]]:
    """The files with the labels they hold often enough to be judged."""
    held = {path: Counter(s["label"] for row in rows_of(path) for s in row["spans"]) for path in GOLD}
    return [(path, label) for path in GOLD for label in LABELS if held[path][label] >= ENOUGH]


@cache
def scores(path: Path) -> Scores:
    """Count hits, misses and false alarms by label, and right attributes among the hits, in one file."""
    rows = rows_of(path)
    counts: Scores = {name: Counter() for name in [*LABELS, *ATTRIBUTES]}
    for row, doc in zip(rows, parse(row["text"] for row in rows), strict=True):
        gold = {(s["label"], s["start"], s["end"]): s for s in row["spans"]}
        found = {(f.label, f.start, f.end): f for f in loaded_language(Reading(doc, kind=row["kind"]))}
        for key in gold.keys() | found.keys():
            counts[key[0]]["hit" if key in gold and key in found else "miss" if key in gold else "false"] += 1
        for key in gold.keys() & found.keys():
            for name in ATTRIBUTES:
                want, have = gold[key][name], getattr(found[key], name)
                counts[name]["right" if want == have else "wrong"] += 1
                counts[name]["given"] += want is not None
                counts[name]["claimed"] += have is not None
                counts[name]["named"] += want is not None and want == have
    return counts


@pytest.mark.parametrize(
    ("path", "label"), enough(), ids=lambda value: value.stem if isinstance(value, Path) else value
)
def test_precision_and_recall_reach_nine_tenths(path: Path, label: str) -> None:
    count = scores(path)[label]
    assert count["hit"] >= 0.9 * (count["hit"] + count["false"]), f"precision: {count}"
    assert count["hit"] >= 0.9 * (count["hit"] + count["miss"]), f"recall: {count}"


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_labels_too_rare_to_judge_alone_reach_nine_tenths_together(path: Path) -> None:
    rare = {label for label in LABELS if (path, label) not in enough()}
    count = sum((scores(path)[label] for label in rare), Counter())
    assert count["hit"] >= 0.9 * (count["hit"] + count["false"]), f"precision: {count}"
    assert count["hit"] >= 0.9 * (count["hit"] + count["miss"]), f"recall: {count}"


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
@pytest.mark.parametrize("name", ATTRIBUTES)
def test_voice_source_and_target_are_right_on_nine_spans_of_ten(path: Path, name: str) -> None:
    count = scores(path)[name]
    assert count["right"] >= 0.9 * (count["right"] + count["wrong"])


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_targets_are_named_where_the_text_names_them_and_seldom_elsewhere(path: Path) -> None:
    target = scores(path)["target"]
    assert target["named"] >= 0.9 * target["claimed"], f"precision: {target}"
    assert target["named"] >= 0.9 * target["given"], f"recall: {target}"


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_gold_spans_quote_their_texts(path: Path) -> None:
    for row in rows_of(path):
        for span in row["spans"]:
            assert row["text"][span["start"] : span["end"]] == span["quote"], row["id"]


def test_the_lexicon_has_five_hundred_entries_over_all_thirteen_labels() -> None:
    labels = Counter(entry.label for entry in default_lexicon())
    assert labels.total() >= 500
    assert set(labels) == set(LABELS)
