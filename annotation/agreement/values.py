"""What a measure is: a value with its interval, for a group of annotators."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from .bootstrap import LEVEL, SAMPLES, SEED, interval
from .study import Study

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

ALL = "all"
"""Stands for all annotators, or all labels of a layer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One measure of one layer or label for one group of annotators.

    Attributes:
        measure: its name.
        label: the label, or ``all``.
        value: the measure; NaN where it is not defined.
        low, high: bounds of its bootstrap interval; NaN where there is none.
        units: what was compared: spans of both sides, or codings of documents.
        documents: documents that were worked on by at least two of the group.
    """

    measure: str
    label: str
    value: float
    low: float
    high: float
    units: int
    documents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Annotators that are compared, and between which of them.

    Attributes:
        name: ``all``, the name of one annotator (against each of the others) or of two.
        annotators: who is in it.
        pairs: who is compared with whom.
    """

    name: str
    annotators: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]

    @property
    def everybody(self) -> bool:
        """Whether all of its annotators are compared with one another."""
        return len(self.pairs) == len(self.annotators) * (len(self.annotators) - 1) // 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Bootstrap:
    """How intervals are made: samples, level and seed."""

    samples: int = SAMPLES
    level: float = LEVEL
    seed: int = SEED


def groups(study: Study, *, by: str) -> list[Group]:
    """Return the groups of a study: everybody (``all``), each annotator with the others, or each pair."""
    names = study.annotators
    if by == "pair":
        return [Group(name=f"{a} × {b}", annotators=(a, b), pairs=((a, b),)) for a, b in study.pairs()]
    if by == "annotator":
        found = []
        for name in names:
            pairs = tuple(pair for pair in study.pairs() if name in pair)
            if pairs:
                held = {other for pair in pairs for other in pair}
                found.append(Group(name=name, annotators=tuple(n for n in names if n in held), pairs=pairs))
        return found
    return [Group(name=ALL, annotators=names, pairs=tuple(combinations(names, 2)))]


def shared_documents(study: Study, group: Group) -> list[str]:
    """Return the documents that two annotators of a group, who are compared, both read."""
    return sorted({name for pair in group.pairs for name in study.shared(*pair)})


def weighted(matrices: Array, weights: Array) -> Array:
    """Return matrices of documents (documents × k × k), summed up for every sample (samples × k × k)."""
    documents, size, _ = matrices.shape
    return (weights @ matrices.reshape(documents, size * size)).reshape(len(weights), size, size)


def make_value(measure: str, label: str, values: Array, *, units: int, documents: int, level: float) -> Value:
    """Make a value of what the documents themselves and each bootstrap sample give (`interval`)."""
    value, low, high = interval(values, level=level)
    return Value(
        measure=measure, label=label, value=value, low=low, high=high, units=units, documents=documents
    )
