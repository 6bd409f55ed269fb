"""Propaganda spans in news articles, found untrained by loaded language and valence.

The data is a folder in the form of the Propaganda Techniques Corpus (Da San Martino et al. 2019, 2020): a folder
``articles`` with ``article<id>.txt``, and ``spans.tsv`` with the columns article, start and end without a heading
(SemEval-2020 task 11, span identification). Measured: that task's F1, in which a span found counts by the share of it
that overlaps with a marked one; overlapping spans are merged first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ...corpus.errors import InputError
from ...corpus.text.spans import joined
from ..language import parse
from ..reading import Reading
from ..text.loaded_language import loaded_language
from .charge import charged_spans
from .outcome import Outcome, Score

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from ..findings import Finding

Spans = list[tuple[int, int]]
_MEASURE = "F1 of spans, partial overlap"


def run(path: Path) -> Outcome:
    """Measure on a folder of articles with their spans.

    Raises:
        InputError: when the folder has no articles or no ``spans.tsv``, or a row of it is no span of an article.
    """
    articles = sorted((path / "articles").glob("article*.txt"))
    if not articles or not (path / "spans.tsv").is_file():
        raise InputError(f"{path} must hold a folder “articles” with article<id>.txt and a file “spans.tsv”.")
    gold = _gold(path / "spans.tsv", {article.stem.removeprefix("article") for article in articles})
    texts = [article.read_text(encoding="utf-8") for article in articles]
    systems: dict[str, Callable[[Doc, list[Finding]], Iterable[tuple[int, int]]]] = {
        "commentariat (loaded language and valence)": charged_spans,
        "commentariat, loaded language alone": lambda _, loaded: [
            (found.start, found.end) for found in loaded if found.start is not None and found.end is not None
        ],
        "every line": lambda doc, _: [match.span() for match in re.finditer(r"[^\n]*[^\s][^\n]*", doc.text)],
    }
    said: dict[str, list[Spans]] = {name: [] for name in systems}
    for doc in parse(texts):
        loaded = loaded_language(Reading(doc))
        for name, find in systems.items():
            said[name].append(joined(find(doc, loaded)))
    wanted = [joined(gold.get(article.stem.removeprefix("article"), [])) for article in articles]
    scores, details = [], []
    for name, spans in said.items():
        precision, recall, f1 = span_scores(wanted, spans)
        scores.append(Score(measure=_MEASURE, system=name, value=f1))
        details += [(name, "precision", precision), (name, "recall", recall)]
    return Outcome(
        title="Propaganda spans, untrained",
        data=f"{sum(map(len, wanted))} merged spans in {len(articles)} articles",
        scores=(
            *scores,
            Score(measure=_MEASURE, system="published: logistic regression", value=0.35),
            Score(measure=_MEASURE, system="published: transformers (SemEval-2020 task 11)", value=0.52),
        ),
        details=details,
        notes=("The marked spans are of eighteen techniques, of which loaded language and labels are two.",),
    )


def span_scores(gold: Sequence[Spans], said: Sequence[Spans]) -> tuple[float, float, float]:
    """Return precision, recall and F1 by overlapping share, over merged spans of each text.

    Da San Martino, Barrón-Cedeño, Wachsmuth, Petrov and Nakov (2020), "SemEval-2020 Task 11", section 4.

    >>> span_scores([[(0, 10)]], [[(0, 5)]])
    (1.0, 0.5, 0.6666666666666666)
    """
    found = covered = 0.0
    for wanted, spans in zip(gold, said, strict=True):
        for start, end in spans:
            for first, last in wanted:
                shared = max(0, min(end, last) - max(start, first))
                found += shared / (end - start)
                covered += shared / (last - first)
    precision = found / max(1, sum(map(len, said)))
    recall = covered / max(1, sum(map(len, gold)))
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _gold(path: Path, known: set[str]) -> dict[str, Spans]:
    spans: dict[str, Spans] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        cells = line.split("\t")
        if len(cells) != 3 or cells[0] not in known or not (cells[1].isdigit() and cells[2].isdigit()):
            raise InputError(
                f"Line {number} of {path} is no span: it must hold the id of an article, start and end."
            )
        spans.setdefault(cells[0], []).append((int(cells[1]), int(cells[2])))
    return spans
