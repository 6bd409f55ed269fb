"""Choosing which reports to annotate: at random, in strata, or where people or machine are least sure.

Every choice is by a seeded random order, so that the same corpus and seed give the same sample, and a larger sample
holds the smaller one.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from ...corpus.errors import InputError


class Method(StrEnum):
    """How a sample is drawn."""

    random = "random"
    stratified = "stratified"
    uncertainty = "uncertainty"
    disagreement = "disagreement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A sample to draw.

    Attributes:
        size: how many reports.
        method: how they are chosen.
        seed: of the random order; equal seeds give equal samples.
        by: the column of the reports table whose values are the strata.

    Raises:
        InputError: when the size is not positive, or a stratified sample names no column.
    """

    size: int
    method: Method = Method.random
    seed: int = 7
    by: str | None = None

    def __post_init__(self) -> None:
        """Check that the fields fit each other."""
        if self.size < 1:
            raise InputError(f"A sample needs at least one report, not {self.size}.")
        if (self.method is Method.stratified) != (self.by is not None):
            raise InputError(
                "A stratified sample needs the column of its strata, such as outlet, and no other sample has one."
            )


def draw(
    sample: Sample,
    ids: Sequence[str],
    *,
    strata: Mapping[str, Any] | None = None,
    scores: Mapping[str, float] | None = None,
) -> list[str]:
    """Return the ids that a sample chooses, in the order of `ids`.

    Args:
        sample: what to draw.
        ids: all report ids.
        strata: the stratum of each, for a stratified sample. Each stratum gives in proportion to its size (after
            Sainte-Laguë), and at least one as long as the sample reaches, the largest first.
        scores: how unsure each is, for the other two; the highest are chosen, equal ones at random.

    >>> draw(Sample(size=2, method=Method.uncertainty), ["a", "b", "c"], scores={"b": 0.9, "c": 0.2})
    ['b', 'c']
    """
    order = sorted(ids, key=lambda name: _rank(name, sample.seed))
    if sample.size >= len(ids):
        return list(ids)
    if sample.method is Method.stratified:
        chosen = _stratified(order, size=sample.size, strata=strata or {})
    elif sample.method is Method.random:
        chosen = set(order[: sample.size])
    else:
        found = scores or {}
        chosen = set(sorted(order, key=lambda name: -found.get(name, 0.0))[: sample.size])
    return [name for name in ids if name in chosen]


def uncertainty(confidences: Iterable[tuple[str, float | None]]) -> dict[str, float]:
    """Return how unsure the machine is of each report: the mean of 1 − |2p − 1| over its claims' probabilities.

    Args:
        confidences: a report's id with the confidence of one claim on it or its comments; None counts for nothing.

    >>> uncertainty([("a", 0.5), ("a", 1.0), ("b", None)])
    {'a': 0.5}
    """
    found: dict[str, list[float]] = defaultdict(list)
    for name, confidence in confidences:
        if confidence is not None:
            found[name].append(1.0 - abs(2.0 * confidence - 1.0))
    return {name: sum(values) / len(values) for name, values in found.items()}


def _stratified(order: Sequence[str], *, size: int, strata: Mapping[str, Any]) -> set[str]:
    groups: dict[Any, list[str]] = defaultdict(list)
    for name in order:
        groups[strata.get(name)].append(name)
    ranked = sorted(groups.values(), key=lambda group: (-len(group), group[0]))
    # Each stratum's first, then by Sainte-Laguë's quotients: one row of places, of which a larger sample takes more.
    places = [
        (nth > 0, -len(group) / (2 * nth + 1), at, name)
        for at, group in enumerate(ranked)
        for nth, name in enumerate(group)
    ]
    return {name for *_, name in sorted(places)[:size]}


def _rank(name: str, seed: int) -> bytes:
    return hashlib.sha256(f"{seed}\x1f{name}".encode()).digest()
