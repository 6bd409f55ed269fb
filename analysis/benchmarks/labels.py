"""Loaded language against texts annotated by hand: spans by label, then voice, source and target.

The data is a JSON-lines file, or a folder of them. A line holds ``text``, ``kind`` (report or comment) and
``spans``, each with ``label``, ``start``, ``end`` (code points), ``voice``, ``source`` and ``target``; the
annotation is exhaustive, so what is not a span is a contrast. Measured:

* F1 of spans, of which a hit has the same label and both boundaries the same;
* voice and source, as the share right among the spans found;
* target, as precision and recall among the spans found: a target claimed where none was given is wrong.

The baseline takes each word form for loaded that was loaded at least once in the other half of the texts (even
and odd lines by turns): what a plain word list would reach that had been drawn up from such texts.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from ...corpus.errors import InputError
from ..findings import Finding
from ..language import parse
from ..reading import Reading
from ..text.loaded_language import loaded_language
from .outcome import Outcome, Score

Key = tuple[str, int, int]
Row = Mapping[str, Any]
_FIELDS = ("text", "kind", "spans")
_SPAN_FIELDS = ("label", "start", "end", "voice", "source", "target")


def run(path: Path) -> Outcome:
    """Measure on one file or on every ``.jsonl`` file of a folder.

    Raises:
        InputError: when a line is not an annotated text; the message names the file and the line.
    """
    rows = read_rows(path)
    gold = [gold_spans(row) for row in rows]
    found = [found_spans(findings) for findings in analysed(rows)]
    hits, false, missed = compared(gold, found)
    scores = [
        Score(measure=f"span {name}", system="commentariat", value=value)
        for name, value in zip(
            ("precision", "recall", "F1"),
            prf(hits.total(), false.total(), missed.total()),
            strict=True,
        )
    ]
    listed = compared(gold, word_list(rows, gold))
    scores.append(
        Score(
            measure="span F1",
            system="word list from the other half",
            value=prf(*(count.total() for count in listed))[2],
        )
    )
    scores += attribute_scores(gold, found)
    details = [
        (label, name, value)
        for label in sorted(hits | false | missed)
        for name, value in zip(
            ("precision", "recall", "F1"), prf(hits[label], false[label], missed[label]), strict=True
        )
    ]
    return Outcome(
        title="Loaded language, span by span",
        data=f"{len(rows)} texts with {sum(map(len, gold))} annotated spans",
        scores=scores,
        details=details,
        notes=("Voice, source and target are measured on the spans found.",),
    )


def read_rows(path: Path) -> list[dict[str, Any]]:
    """Read annotated texts from a file or a folder.

    Raises:
        InputError: when there is none, or a line is not one.
    """
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    rows = []
    for file in files:
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
            if line.strip():
                rows.append(_row(line, where=f"{file.name}, line {number}"))
    if not rows:
        raise InputError(f"{path} holds no annotated texts; give a JSON-lines file, or a folder of them.")
    return rows


def _row(line: str, *, where: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise InputError(f"{where} is not JSON: {error}.") from error
    lacking = [name for name in _FIELDS if not isinstance(row, dict) or name not in row]
    lacking += (
        [name for span in row["spans"] for name in _SPAN_FIELDS if name not in span] if not lacking else []
    )
    if lacking:
        raise InputError(f"{where} lacks “{lacking[0]}”; every text needs {', '.join(_FIELDS)}.")
    return row


def gold_spans(row: Row) -> dict[Key, Row]:
    """Return the annotated spans of a text by label and boundaries."""
    return {(span["label"], span["start"], span["end"]): span for span in row["spans"]}


def analysed(rows: Sequence[Row]) -> Iterable[list[Finding]]:
    """Yield the findings of loaded language in each text."""
    for row, doc in zip(rows, parse(row["text"] for row in rows), strict=True):
        yield loaded_language(Reading(doc, kind=row["kind"]))


def found_spans(findings: Iterable[Finding]) -> dict[Key, dict[str, Any]]:
    """Return findings in the shape of the annotation."""
    return {
        (f.label, f.start, f.end): {"voice": f.voice, "source": f.source, "target": f.target}
        for f in findings
        if f.start is not None and f.end is not None
    }


def compared(
    gold: Sequence[Iterable[Key]], found: Sequence[Iterable[Key]]
) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Count hits, false alarms and misses by label.

    >>> compared([[("hedge", 0, 9)]], [[("hedge", 0, 9), ("booster", 10, 19)]])
    (Counter({'hedge': 1}), Counter({'booster': 1}), Counter())
    """
    hits: Counter[str] = Counter()
    false: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for wanted, had in zip(map(set, gold), map(set, found), strict=True):
        hits.update(label for label, _, _ in wanted & had)
        false.update(label for label, _, _ in had - wanted)
        missed.update(label for label, _, _ in wanted - had)
    return hits, false, missed


def prf(hits: int, false: int, missed: int) -> tuple[float, float, float]:
    """Return precision, recall and F1; 0 where nothing was claimed or nothing was there.

    >>> prf(3, 1, 3)
    (0.75, 0.5, 0.6)
    """
    precision = hits / (hits + false) if hits + false else 0.0
    recall = hits / (hits + missed) if hits + missed else 0.0
    f1 = 2 * hits / (2 * hits + false + missed) if hits else 0.0
    return precision, recall, f1


def attribute_scores(gold: Sequence[Mapping[Key, Row]], found: Sequence[Mapping[Key, Row]]) -> list[Score]:
    """Score voice, source and target on the spans that were found."""
    pairs = [
        (wanted[key], had[key])
        for wanted, had in zip(gold, found, strict=True)
        for key in wanted.keys() & had.keys()
    ]
    scores = [
        Score(
            measure=f"{name} right",
            system="commentariat",
            value=sum(wanted[name] == had[name] for wanted, had in pairs) / len(pairs) if pairs else None,
        )
        for name in ("voice", "source")
    ]
    given = [wanted["target"] for wanted, _ in pairs if wanted["target"] is not None]
    claimed = [had["target"] for _, had in pairs if had["target"] is not None]
    right = sum(wanted["target"] == had["target"] is not None for wanted, had in pairs)
    for name, total in (("precision", len(claimed)), ("recall", len(given))):
        scores.append(
            Score(
                measure=f"target {name}",
                system="commentariat",
                value=right / total if total else None,
                note=f"{right} of {total}",
            )
        )
    return scores


def word_list(rows: Sequence[Row], gold: Sequence[Mapping[Key, Row]]) -> list[set[Key]]:
    """Find in each text the expressions annotated in the other half, wherever they stand."""
    halves: list[dict[str, set[str]]] = [defaultdict(set), defaultdict(set)]
    for place, (row, spans) in enumerate(zip(rows, gold, strict=True)):
        for label, start, end in spans:
            halves[place % 2][row["text"][start:end].lower()].add(label)
    patterns = [
        re.compile(
            "|".join(rf"(?<!\w){re.escape(said)}(?!\w)" for said in sorted(half, key=len, reverse=True))
        )
        for half in halves
    ]
    found = []
    for place, row in enumerate(rows):
        other = 1 - place % 2
        matches = patterns[other].finditer(row["text"].lower()) if halves[other] else ()
        found.append({(label, m.start(), m.end()) for m in matches for label in halves[other][m[0]]})
    return found
