"""Sentiment towards a target, by rule, against people's labels.

The data is a JSON-lines file, or a folder of them, in the form of NewsMTSC (Hamborg and Donnay 2021, EACL): a row has
``sentence_normalized`` and ``targets``, each with ``from`` and ``to`` (code points) and ``polarity`` (2 negative, 4
neutral, 6 positive). Measured: macro F1 over the three polarities.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ...corpus.errors import InputError
from ..language import load_pipeline
from ..text.sentiment import polarity, score_sentences
from ..text.target_sentiment import sentiment_towards
from .bootstrap import bootstrap_interval
from .classes import f1_by_class, largest_class, macro_f1
from .outcome import Outcome, Score

POLARITIES = {2: "negative", 4: "neutral", 6: "positive"}
_MEASURE = "macro F1"
_RESAMPLES = 300


def run(path: Path) -> Outcome:
    """Measure on labelled targets.

    Raises:
        InputError: when a row is not in that form.
    """
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    rows = [row for file in files for row in _rows(file)]
    if not rows:
        raise InputError(f"{path} holds no labelled targets; give a JSON-lines file, or a folder of them.")
    texts = [text for text, _ in rows]
    gold = [label for _, targets in rows for _, _, label in targets]
    sizes = [len(targets) for _, targets in rows]
    ours, ours_by_sentence = _predicted(rows)
    of_sentence = score_sentences(texts)
    vader = [
        polarity(one.compound) for one, size in zip(of_sentence, sizes, strict=True) for _ in range(size)
    ]
    lexicons = [
        polarity(one.score) for one, size in zip(of_sentence, sizes, strict=True) for _ in range(size)
    ]
    interval = bootstrap_interval(ours_by_sentence, _macro, resamples=_RESAMPLES)
    return Outcome(
        title="Sentiment towards a target, untrained",
        data=f"{len(gold)} targets in {len(rows)} sentences",
        scores=(
            Score(measure=_MEASURE, system="commentariat", value=macro_f1(gold, ours), interval=interval),
            Score(
                measure=_MEASURE, system="always the largest class", value=macro_f1(gold, largest_class(gold))
            ),
            Score(measure=_MEASURE, system="VADER on the sentence", value=macro_f1(gold, vader)),
            Score(measure=_MEASURE, system="two lexicons on the sentence", value=macro_f1(gold, lexicons)),
            Score(
                measure=_MEASURE,
                system="published: GRU-TSC with RoBERTa (Hamborg and Donnay 2021)",
                value=0.831,
                note="trained on NewsMTSC, measured on its test part",
            ),
        ),
        details=[(label, "F1", score) for label, score in sorted(f1_by_class(gold, ours).items())],
        notes=(
            "The interval is a percentile bootstrap at 95 % over sentences, which keeps their targets together.",
        ),
    )


def _predicted(
    rows: Sequence[tuple[str, list[tuple[int, int, str]]]],
) -> tuple[list[str], list[list[tuple[str, str]]]]:
    """Return our polarity of every target, and the pairs of label and polarity by sentence."""
    said: list[str] = []
    pairs: list[list[tuple[str, str]]] = []
    docs = load_pipeline().pipe((text for text, _ in rows), batch_size=128)
    for doc, (_, targets) in zip(docs, rows, strict=True):
        found = [sentiment_towards(doc, start, end).polarity for start, end, _ in targets]
        said += found
        pairs.append([(label, one) for (_, _, label), one in zip(targets, found, strict=True)])
    return said, pairs


def _macro(pairs: Sequence[tuple[str, str]]) -> float:
    return macro_f1([label for label, _ in pairs], [said for _, said in pairs])


def _rows(file: Path) -> list[tuple[str, list[tuple[int, int, str]]]]:
    found = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row: dict[str, Any] = json.loads(line)
            targets = [
                (int(target["from"]), int(target["to"]), POLARITIES[int(target["polarity"])])
                for target in row["targets"]
            ]
            text = str(row["sentence_normalized"])
        except (KeyError, TypeError, ValueError) as error:
            raise InputError(
                f"Line {number} of {file} is not a sentence with targets and polarities 2, 4 or 6 ({error!r})."
            ) from error
        if any(not 0 <= start < end <= len(text) for start, end, _ in targets):
            raise InputError(f"Line {number} of {file} has a target outside its sentence.")
        found.append((text, targets))
    return found
