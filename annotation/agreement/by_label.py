"""`label_agreement`: Krippendorff's alpha label by label, as the card of a release tells it."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING

from ...corpus.claims import READING
from ...corpus.publish.agreement import LabelAgreement
from ...corpus.scheme import annotation_scheme
from ...corpus.tables import read_batches
from .bootstrap import SAMPLES
from .result import agreement, annotation_claims
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
    claims = annotation_claims(corpus)
    study = make_study(claims)
    if not study.pairs():
        return {}
    table = agreement(
        [claim for claim in claims if claim.document_id in (documents := set(study.documents()))],
        lengths=_lengths(corpus, documents),
        scheme=annotation_scheme(corpus.path),
        samples=samples,
    ).table
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


def _lengths(corpus: Corpus, documents: set[str]) -> dict[str, int]:
    return {
        name: len(text)
        for table, key in (("reports", "report_id"), ("comments", "comment_id"))
        for batch in read_batches(corpus.path, table, columns=[key, "text"])
        for name, text in zip(*(batch.column(n).to_pylist() for n in (key, "text")), strict=True)
        if name in documents
    }


def _number(value: float) -> float | None:
    return float(value) if isfinite(value) else None
