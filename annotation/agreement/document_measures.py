"""Agreement on labels of whole documents: alpha (nominal, ordinal, of sets), Cohen's and Fleiss' kappa."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from .bootstrap import document_weights
from .coefficients import (
    agreeing_pairs,
    alpha_of,
    coincidences,
    confusion_counts,
    distances,
    fleiss_of,
    jaccard,
    kappa_of,
    masi,
)
from .study import DOCUMENT, Study
from .values import ALL, Bootstrap, Group, Value, make_value, shared_documents, weighted

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]


def document_values(
    study: Study,
    *,
    layer: str,
    group: Group,
    labels: Sequence[str],
    several: bool,
    ranks: Sequence[str] | None,
    how: Bootstrap,
) -> Iterator[Value]:
    """Yield the agreement on labels of whole documents.

    Args:
        labels: the labels of the layer, each of which gets an alpha of its own (chosen or not).
        several: whether a document may have several labels, so that sets are compared; a person who read a document
            and gave it none, gave it the empty set. Otherwise it counts as missing.
        ranks: the labels in their order, for an ordinal alpha.
    """
    documents = shared_documents(study, group)
    codings = [_codings(study, group, layer=layer, document=name, several=several) for name in documents]
    if not any(len(coding) > 1 for coding in codings):
        return
    weights = document_weights(len(documents), samples=how.samples, seed=how.seed)
    number = sum(len(coding) for coding in codings if len(coding) > 1)
    common = {"units": number, "documents": sum(len(coding) > 1 for coding in codings), "level": how.level}
    values: list[Hashable] = list(dict.fromkeys(value for coding in codings for value in coding.values()))
    if several:
        for metric, name in ((masi, "alpha, MASI"), (jaccard, "alpha, Jaccard")):
            matrix = _summed(codings, group, values=values, weights=weights)
            yield make_value(name, ALL, alpha_of(matrix, distances(values, metric=metric)), **common)
    else:
        matrix = _summed(codings, group, values=values, weights=weights)
        yield make_value("alpha, nominal", ALL, alpha_of(matrix, distances(values)), **common)
        if ranks is not None:
            ordered = [rank for rank in ranks if rank in values]
            ordinal = _summed(codings, group, values=ordered, weights=weights)
            yield make_value("alpha, ordinal", ALL, alpha_of(ordinal, None), **common)
        yield from _kappas(codings, group, values=values, weights=weights, how=how)
    for label in labels:
        chosen = [
            {name: (label in value if several else value == label) for name, value in coding.items()}
            for coding in codings
        ]
        matrix = _summed(chosen, group, values=[False, True], weights=weights)
        alphas = alpha_of(matrix, distances([False, True]))
        if any(any(coding.values()) for coding in chosen):
            yield make_value("alpha, nominal", label, alphas, **common)


def _codings(study: Study, group: Group, *, layer: str, document: str, several: bool) -> dict[str, Any]:
    """Return what each annotator of a group calls a document."""
    found: dict[str, Any] = {}
    for name in group.annotators:
        if document not in study.read[name]:
            continue
        labels = frozenset(claim.label for claim in study.of(name, document, layer=layer, unit=DOCUMENT))
        if several:
            found[name] = labels
        elif labels:
            found[name] = min(labels)
    return found


def _summed(
    codings: Sequence[Mapping[str, Any]],
    group: Group,
    *,
    values: Sequence[Hashable],
    weights: Array,
) -> Array:
    """Return the coincidence matrices of every sample (samples × k × k)."""
    import numpy as np

    index = {value: number for number, value in enumerate(values)}
    matrices = []
    for coding in codings:
        if group.everybody:
            units = [[index[value] for value in coding.values() if value in index]]
        else:
            units = [
                [index[coding[a]], index[coding[b]]] for a, b in group.pairs if a in coding and b in coding
            ]
        matrices.append(coincidences(units, size=len(values)))
    return weighted(np.array(matrices), weights)


def _kappas(
    codings: Sequence[Mapping[str, Any]],
    group: Group,
    *,
    values: Sequence[Hashable],
    weights: Array,
    how: Bootstrap,
) -> Iterator[Value]:
    """Yield observed agreement with Cohen's kappa of a pair, or Fleiss' kappa of documents that all of many coded."""
    import numpy as np

    index = {value: number for number, value in enumerate(values)}
    if not group.everybody:
        return
    whole = np.array([len(coding) == len(group.annotators) for coding in codings], dtype=float)
    common = {
        "label": ALL,
        "units": int(whole.sum()) * len(group.annotators),
        "documents": int(whole.sum()),
        "level": how.level,
    }
    if not whole.sum():
        return
    size = len(values)
    if len(group.annotators) == 2:
        a, b = group.annotators
        tables = np.array(
            [
                confusion_counts([(index[c[a]], index[c[b]])] if a in c and b in c else [], size=size)
                for c in codings
            ]
        )
        sums = weighted(tables, weights)
        with np.errstate(divide="ignore", invalid="ignore"):
            observed = np.trace(sums, axis1=1, axis2=2) / sums.sum(axis=(1, 2))
        yield make_value("observed agreement", values=observed, **common)
        yield make_value("Cohen's kappa", values=kappa_of(sums), **common)
        return
    counts = np.zeros((len(codings), size))
    for row, coding in enumerate(codings):
        for value in coding.values() if whole[row] else ():
            counts[row, index[value]] += 1
    agreeing = np.zeros(len(codings))
    agreeing[whole > 0] = agreeing_pairs(counts[whole > 0])
    units = weights @ whole
    with np.errstate(divide="ignore", invalid="ignore"):
        yield make_value("observed agreement", values=(weights @ agreeing) / units, **common)
    yield make_value("Fleiss' kappa", values=fleiss_of(weights @ agreeing, units, weights @ counts), **common)
