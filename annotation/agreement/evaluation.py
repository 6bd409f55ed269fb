"""`evaluate`: the machine's findings beside what people (or gold) say, with the functions that compare people."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from ...corpus.results import Result
from ...corpus.text.canonical import counted
from .bootstrap import document_weights, interval
from .charts import evaluation_chart
from .comparison import MACHINE, Comparison, compare_corpus, listed, once
from .matching import exact_matches, overlap_matches
from .study import SPAN, named
from .values import ALL

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ...corpus.corpus import Corpus

    Array = NDArray[np.float64]

EXACT, OVERLAP = "exact", "overlap"
METHOD = (
    "The documents that the reference worked on to the end are compared; what it did not mark there is wrong. "
    "Precision: matched over the machine's; recall: matched over the reference's; F1: their harmonic mean. "
    "Exact: equal label, start and end; overlap: equal label and a shared character, paired one to one. "
    "Where several people are the reference, each is compared with the machine and the counts are added. "
    "Intervals: percentiles of a bootstrap that draws documents with replacement; none (–) where all draws are alike."
)
COLUMNS = {
    "layer": "the layer of the label scheme",
    "label": "the label; all for the layer as a whole",
    "matching": "exact (label, start and end) or overlap (label, one to one)",
    "reference": "claims of the reference",
    "machine": "claims of the machine",
    "matched": "claims of both that match",
    "precision": "matched over machine",
    "precision_low": "lower bound of its bootstrap interval",
    "precision_high": "upper bound of its bootstrap interval",
    "recall": "matched over reference",
    "recall_low": "lower bound of its bootstrap interval",
    "recall_high": "upper bound of its bootstrap interval",
    "f1": "harmonic mean of precision and recall",
    "f1_low": "lower bound of its bootstrap interval",
    "f1_high": "upper bound of its bootstrap interval",
}


def evaluate(
    corpus: Corpus,
    *,
    against: str | None = None,
    layers: Collection[str] | None = None,
    samples: int = 1000,
    level: float = 0.95,
    seed: int = 7,
) -> Result:
    """Measure precision, recall and F1 of the findings of a corpus, label by label.

    Args:
        corpus: an analysed corpus with annotations.
        against: the reference, an annotator or a gold layer such as ``gold:main``; if None the only gold layer, or
            without one all people.
        layers: the layers wanted; those in which both claim something if None.
        samples: how many samples the bootstrap draws.
        level: confidence level of the intervals.
        seed: of the bootstrap.

    Raises:
        InputError: when there is nothing to evaluate against.
    """
    compared = compare_corpus(corpus, against=against, layers=layers)
    return scores(compared, samples=samples, level=level, seed=seed)


def scores(compared: Comparison, *, samples: int = 1000, level: float = 0.95, seed: int = 7) -> Result:
    """Return precision, recall and F1 of a comparison, label by label, each with its bootstrap interval."""
    import pandas as pd

    rows: list[dict[str, Any]] = []
    for layer, unit in compared.units:
        documents = compared.documents_on(layer)
        weights = document_weights(len(documents), samples=samples, seed=seed)
        for label in [ALL, *compared.study.labels(layer, unit)]:
            for matching in (EXACT, OVERLAP) if unit == SPAN else (EXACT,):
                counts = _counts(compared, documents, layer=layer, unit=unit, label=label, matching=matching)
                said = {"layer": layer, "label": label, "matching": matching}
                rows.append(said | _scored(counts, weights, level=level))
    return Result(
        title=f"Findings evaluated against {named(compared.reference)}",
        table=pd.DataFrame(rows, columns=list(COLUMNS)),
        method=METHOD,
        columns=COLUMNS,
        filters={"against": ", ".join(compared.reference)},
        denominators={"documents": len(compared.documents)},
        notes=_notes(compared, samples=samples, level=level),
        chart=evaluation_chart,
    )


def _counts(
    compared: Comparison, documents: list[str], *, layer: str, unit: str, label: str, matching: str
) -> Array:
    """Return claims of the reference, of the machine, and matches, for each document (documents × 3)."""
    import numpy as np

    counts = np.zeros((len(documents), 3))
    for row, document in enumerate(documents):
        machine = once(compared.study.of(MACHINE, document, layer=layer, unit=unit), label=label)
        for name in compared.reference:
            if document not in compared.study.read[name]:
                continue
            reference = once(compared.study.of(name, document, layer=layer, unit=unit), label=label)
            match = exact_matches if matching == EXACT else overlap_matches
            counts[row] += len(reference), len(machine), match(reference, machine)
    return counts


def _scored(counts: Array, weights: Array, *, level: float) -> dict[str, Any]:
    import numpy as np

    reference, machine, matched = (weights @ counts).T
    with np.errstate(divide="ignore", invalid="ignore"):
        measures = {
            "precision": matched / machine,
            "recall": matched / reference,
            "f1": 2 * matched / (machine + reference),
        }
    row: dict[str, Any] = {
        "reference": int(reference[0]),
        "machine": int(machine[0]),
        "matched": int(matched[0]),
    }
    for name, values in measures.items():
        row[name], row[f"{name}_low"], row[f"{name}_high"] = interval(values, level=level)
    return row


def _notes(compared: Comparison, *, samples: int, level: float) -> tuple[str, ...]:
    said = [f"Intervals: {level:.0%}, {samples:,} samples."] if samples else []
    if len(compared.documents) < 20:
        said.append(f"Only {counted(len(compared.documents), 'document')}: the intervals are rough.")
    if compared.left_out:
        said.append(f"Not compared, since the findings hold nothing there: {listed(compared.left_out)}.")
    return (*said, *compared.notes)
