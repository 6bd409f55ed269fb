"""`label_agreement`: Krippendorff's alpha label by label, as the card of a release tells it."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING

from ...corpus.publish.agreement import LabelAgreement
from ...corpus.standoff.claims import READING
from ..store import held_annotations
from .bootstrap import SAMPLES
from .result import agreement
from .study import make_study
from .values import ALL

if TYPE_CHECKING:
    from ...corpus.corpus import Corpus

_ALPHAS = ("alpha, unitising", "alpha, nominal")


def label_agreement(corpus: Corpus, *, samples: int = SAMPLES) -> dict[tuple[str, str], LabelAgreement]:
    """Return Krippendorff's alpha of every label that two annotators could use on one document.

    It is that of `commentariat.annotation.agreement`: of spans for unitising (Krippendorff 1995, 2004), of labels of
    whole documents nominal, the label chosen or not (Krippendorff 2011); among all persons who annotated, with a
    bootstrap over documents.

    Args:
        corpus: the corpus.
        samples: samples of the bootstrap; 0 for no intervals.

    Returns:
        By layer and label; empty where no two persons annotated one document.
    """
    if not make_study(held_annotations(corpus).claims).pairs():
        return {}
    table = agreement(corpus, samples=samples).table
    wanted = table[table["measure"].isin(_ALPHAS) & (table["label"] != ALL) & (table["layer"] != READING)]
    return {
        (row["layer"], row["label"]): LabelAgreement(
            measure=row["measure"],
            alpha=_number(row["value"]),
            low=_number(row["low"]),
            high=_number(row["high"]),
            units=int(row["units"]),
            documents=int(row["documents"]),
        )
        for row in wanted.to_dict("records")
    }


def _number(value: float) -> float | None:
    return float(value) if isfinite(value) else None
