"""The frame indicators, untrained, against people's codes.

The data is a CSV file of either kind:

* columns ``sentence`` and ``label``: policy-frame codes 1 to 15 (or label names), one a sentence. Measured:
  macro F1 over the codes that occur, where a sentence without an indicator counts as ``other``.
* columns ``news_title`` and ``Q3 Theme1``: headlines on gun violence with nine themes (Gun Violence Frame
  Corpus, Liu, Guo, Mays, Betke and Wijaya 2019). Measured: accuracy over headlines with a theme, after mapping
  the codebook's dimensions to the nearest theme. The themes are not the dimensions: read it as a floor.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from ...corpus.errors import InputError
from ...corpus.scheme import default_scheme
from ..language import load_pipeline
from ..text.framing import frame_findings, primary_frame
from .classes import accuracy, f1_by_class, largest_class, macro_f1
from .outcome import Outcome, Score

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


def run(path: Path) -> Outcome:
    """Measure on sentences or headlines, whichever the file holds.

    Raises:
        InputError: when the file has neither pair of columns.
    """
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    columns = set(rows[0]) if rows else set()
    if {"news_title", "Q3 Theme1"} <= columns:
        return _headlines(rows)
    if {"sentence", "label"} <= columns:
        return _sentences(rows)
    raise InputError(f"{path} has neither columns “sentence” and “label” nor “news_title” and “Q3 Theme1”.")


def predict(texts: Iterable[str], *, among: Iterable[str]) -> list[str | None]:
    """Name the primary policy frame of each text, out of some labels; None where no indicator is found."""
    allowed = frozenset(among)
    predicted = []
    for doc in load_pipeline().pipe(texts, batch_size=256):
        findings = frame_findings(doc, layers=("policy_frame",), below_threshold=True)
        predicted.append(primary_frame([found for found in findings if found.label in allowed]))
    return predicted


def _sentences(rows: list[dict[str, str]]) -> Outcome:
    gold = [FRAMES[int(row["label"]) - 1] if row["label"].isdigit() else row["label"] for row in rows]
    frames = predict((row["sentence"] for row in rows), among=set(gold) - {"other"})
    said = [frame or "other" for frame in frames]
    return Outcome(
        title="Policy frames of sentences, untrained",
        data=f"{len(rows)} sentences with {len(set(gold))} codes",
        scores=(
            Score(measure="macro F1", system="commentariat", value=macro_f1(gold, said)),
            Score(
                measure="macro F1",
                system="always the largest class",
                value=macro_f1(gold, largest_class(gold)),
            ),
        ),
        details=_by_class(gold, said),
    )


def _headlines(rows: list[dict[str, str]]) -> Outcome:
    coded = [row for row in rows if row["Q3 Theme1"] in GUN_VIOLENCE_THEMES.values()]
    gold = [row["Q3 Theme1"] for row in coded]
    frames = predict((row["news_title"] for row in coded), among=GUN_VIOLENCE_THEMES)
    said = [GUN_VIOLENCE_THEMES.get(frame or "", "none") for frame in frames]
    return Outcome(
        title="Frames of headlines on gun violence, untrained",
        data=f"{len(coded)} headlines with a theme, of {len(rows)}",
        scores=(
            Score(measure="accuracy", system="commentariat", value=accuracy(gold, said)),
            Score(
                measure="accuracy",
                system="always the largest class",
                value=accuracy(gold, largest_class(gold)),
            ),
        ),
        details=_by_class(gold, said),
        notes=(f"{said.count('none')} headlines hold no indicator and count as wrong.",),
    )


def _by_class(gold: list[str], said: list[str]) -> list[tuple[str, str, float]]:
    scores = f1_by_class(gold, said)
    return [(label, "F1", score) for label, score in sorted(scores.items(), key=lambda item: -item[1])]
