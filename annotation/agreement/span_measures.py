"""Agreement on spans: F1 (exact, overlap), alpha for unitising, and whether the same spans have the same voice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from .bootstrap import document_weights
from .coefficients import UNDEFINED, alpha_of, coincidences, distances
from .matching import aligned, exact_matches, overlap_matches
from .study import SPAN, Study
from .unitizing import disagreements, units_of
from .values import ALL, Bootstrap, Group, Value, make_value, shared_documents, weighted

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]


def span_values(
    study: Study,
    *,
    layer: str,
    group: Group,
    lengths: Mapping[str, int],
    labels: Sequence[str],
    how: Bootstrap,
    each: bool = True,
) -> Iterator[Value]:
    """Yield the agreement on spans of a layer: F1 (exact, overlap), alpha for unitising, and alpha of their voice.

    Args:
        lengths: the length of every document, in code points.
        labels: the labels of the layer.
        how: how intervals are made.
        each: give every label its own values beside those of all together.
    """
    import numpy as np

    documents = shared_documents(study, group)
    if not documents:
        return
    weights = document_weights(len(documents), samples=how.samples, seed=how.seed)
    common = {"documents": len(documents), "level": how.level}
    for label in [ALL, *(labels if each else ())]:
        counts = np.array(
            [_matches(study, group, layer=layer, document=name, label=label) for name in documents],
            dtype=float,
        )
        both = int(counts[:, 2].sum())
        if not both:
            continue
        sums = weights @ counts
        for column, measure in ((0, "F1, exact"), (1, "F1, overlap")):
            with np.errstate(divide="ignore", invalid="ignore"):
                yield make_value(measure, label, 2 * sums[:, column] / sums[:, 2], units=both, **common)
        chosen = labels if label == ALL else [label]
        yield _unitized(
            study, group, layer=layer, label=label, chosen=chosen, lengths=lengths, units=both, how=how
        )
    yield from _voices(study, group, layer=layer, documents=documents, weights=weights, how=how)


def _matches(study: Study, group: Group, *, layer: str, document: str, label: str) -> tuple[int, int, int]:
    """Return for one document: spans that match exactly, that overlap, and all spans of both sides."""
    exact = near = both = 0
    for a, b in group.pairs:
        if document not in study.read[a] or document not in study.read[b]:
            continue
        first, second = (
            [
                claim
                for claim in study.of(name, document, layer=layer, unit=SPAN)
                if label in (ALL, claim.label)
            ]
            for name in (a, b)
        )
        exact += exact_matches(first, second)
        near += overlap_matches(first, second)
        both += len(first) + len(second)
    return exact, near, both


def _unitized(
    study: Study,
    group: Group,
    *,
    layer: str,
    label: str,
    chosen: Sequence[str],
    lengths: Mapping[str, int],
    units: int,
    how: Bootstrap,
) -> Value:
    """Return alpha for unitising: over the documents that all read, or summed over pairs where not all are compared."""
    import numpy as np

    parts = [group.annotators] if group.everybody else list(group.pairs)
    seen = expected = np.zeros(1)
    count = 0
    for part in parts:
        documents = study.shared(*part)
        count = max(count, len(documents))
        if not documents:
            continue
        weights = document_weights(len(documents), samples=how.samples, seed=how.seed)
        for name in chosen:
            contributions = [
                units_of(
                    [
                        [
                            (claim.start or 0, claim.end or 0)
                            for claim in study.of(annotator, document, layer=layer, unit=SPAN)
                            if claim.label == name
                        ]
                        for annotator in part
                    ],
                    length=lengths[document],
                )
                for document in documents
            ]
            apart, chance = disagreements(contributions, annotators=len(part), weights=weights)
            seen, expected = seen + apart, expected + chance
    with np.errstate(divide="ignore", invalid="ignore"):
        values = np.where(expected > 0, 1 - seen / expected, UNDEFINED)
    return make_value("alpha, unitising", label, values, units=units, documents=count, level=how.level)


def _voices(
    study: Study, group: Group, *, layer: str, documents: Sequence[str], weights: Array, how: Bootstrap
) -> Iterator[Value]:
    """Yield alpha of the voice of spans that two annotators both marked with one label."""
    import numpy as np

    units: list[list[tuple[str, str]]] = []
    for document in documents:
        found = []
        for a, b in group.pairs:
            if document in study.read[a] and document in study.read[b]:
                first, second = (study.of(name, document, layer=layer, unit=SPAN) for name in (a, b))
                for pair in aligned(first, second, same_label=True):
                    if pair.first and pair.second and pair.first.voice and pair.second.voice:
                        found.append((pair.first.voice, pair.second.voice))
        units.append(found)
    values = list(dict.fromkeys(voice for found in units for pair in found for voice in pair))
    if not values:
        return
    index = {voice: number for number, voice in enumerate(values)}
    counts = np.array(
        [coincidences([[index[a], index[b]] for a, b in found], size=len(values)) for found in units]
    )
    alphas = alpha_of(weighted(counts, weights), distances(values))
    number = 2 * sum(len(found) for found in units)
    yield make_value(
        "alpha of voice, nominal", ALL, alphas, units=number, documents=len(documents), level=how.level
    )
