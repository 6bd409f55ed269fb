"""Measure the frame indicators, untrained, against people's codes.

Usage: ``python benchmarks/frames.py PATH``

PATH is a CSV file of either kind:

* columns ``sentence`` and ``label``: policy-frame codes 1 to 15 (or label names), one a sentence. Printed:
  macro F1 over the codes that occur, where a sentence without an indicator counts as ``other``.
* columns ``news_title`` and ``Q3 Theme1``: headlines on gun violence with nine themes (Gun Violence Frame
  Corpus, Liu, Guo, Mays, Betke and Wijaya 2019). Printed: accuracy over headlines with a theme, after mapping
  the codebook's dimensions to the nearest theme. The themes are not the dimensions: read it as a floor.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from commentariat.analysis.language import load_pipeline
from commentariat.analysis.text.framing import frame_findings, primary_frame
from commentariat.corpus.scheme import default_scheme

if TYPE_CHECKING:
    from collections.abc import Iterable

FRAMES = tuple(default_scheme().layer("policy_frame"))
GUN_VIOLENCE_THEMES = {
    "legality_constitutionality_jurisprudence": "1",
    "policy_prescription_and_evaluation": "2",
    "political": "3",
    "health_and_safety": "4",
    "security_and_defense": "5",
    "fairness_and_equality": "6",
    "public_opinion": "7",
    "cultural_identity": "8",
    "economic": "9",
}


def predict(texts: Iterable[str], *, among: Iterable[str]) -> list[str | None]:
    """Name the primary policy frame of each text, out of some labels; None where no indicator is found."""
    allowed = frozenset(among)
    predicted = []
    for doc in load_pipeline().pipe(texts, batch_size=256):
        findings = frame_findings(doc, layers=("policy_frame",), below_threshold=True)
        predicted.append(primary_frame([found for found in findings if found.label in allowed]))
    return predicted


def f1_by_label(gold: list[str], predicted: list[str]) -> dict[str, float]:
    """Return F1 for every label that occurs in the gold codes."""
    hits = Counter(g for g, p in zip(gold, predicted, strict=True) if g == p)
    given, said = Counter(gold), Counter(predicted)
    return {label: 2 * hits[label] / (given[label] + said[label]) for label in given}


def main(path: Path) -> None:
    """Read the file, predict, and print the measure with its parts."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    if "news_title" in rows[0]:
        coded = [row for row in rows if row["Q3 Theme1"] in GUN_VIOLENCE_THEMES.values()]
        frames = predict((row["news_title"] for row in coded), among=GUN_VIOLENCE_THEMES)
        gold = [row["Q3 Theme1"] for row in coded]
        themes = [GUN_VIOLENCE_THEMES.get(frame or "", "none") for frame in frames]
        right = sum(g == t for g, t in zip(gold, themes, strict=True))
        found = len(coded) - themes.count("none")
        print(f"headlines {len(coded)}, with an indicator {found}, accuracy {right / len(coded):.3f}")
        largest = max(Counter(gold).values())
        print(f"largest theme always: {largest / len(coded):.3f}")
        scores = f1_by_label(gold, themes)
    else:
        gold = [FRAMES[int(row["label"]) - 1] if row["label"].isdigit() else row["label"] for row in rows]
        frames = predict((row["sentence"] for row in rows), among=set(gold) - {"other"})
        scores = f1_by_label(gold, [frame or "other" for frame in frames])
        print(
            f"sentences {len(rows)}, labels {len(scores)}, macro F1 {sum(scores.values()) / len(scores):.3f}"
        )
    for label, score in sorted(scores.items(), key=lambda item: -item[1]):
        print(f"  {label:<42} {score:.3f}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
