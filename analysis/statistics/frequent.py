"""Frequent sequences: those that occur at least so often, counted in partitions that fit into memory.

A sequence is no commoner than its beginning (Agrawal and Srikant 1994). So a partition is all sequences that begin with
some words, and what begins with a rare word is not even read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from .counting import groups_within
from .sequences import Allowed, Sequences

MOST_ROWS = 4_000_000
"""Sequences that are held at a time, unless a single one occurs more often."""
_LARGEST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Frequent:
    """Sequences that are frequent among some rows, in the order of their units.

    Attributes:
        rows: the rows that hold one, those of each sequence together.
        counts: how many rows each has.
    """

    rows: np.ndarray
    counts: np.ndarray

    @property
    def number(self) -> np.ndarray:
        """Which sequence each of the rows holds, from 0."""
        return np.repeat(np.arange(len(self.counts)), self.counts)

    @property
    def example(self) -> np.ndarray:
        """A row that holds each sequence."""
        return self.rows[np.cumsum(self.counts) - self.counts]


def frequent(columns: Sequence[np.ndarray], size: int, *, min_count: int) -> Frequent:
    """Find the sequences that stand in at least so many rows of some columns.

    Args:
        columns: the units in each place, one column a place, at least one.
        size: how many units there are.
        min_count: rows that a sequence has at least.

    >>> found = frequent([np.array([4, 1, 4, 1, 4]), np.array([2, 0, 2, 3, 2])], 5, min_count=2)
    >>> sorted(found.rows.tolist()), found.counts.tolist()
    ([0, 2, 4], [3])
    """
    rows = np.arange(len(columns[0]))
    # Words are packed into one number while it holds them; then what is rare so far is dropped, the rest numbered anew.
    keys, span = columns[0].astype(np.int64), size
    for column in columns[1:]:
        if span * size * len(rows) > _LARGEST:
            rows, counts = _sorted_out(rows, keys, span, min_count=min_count)
            keys, span = np.repeat(np.arange(len(counts)), counts), len(counts)
        keys = keys * size + column[rows]
        span *= size
    return Frequent(*_sorted_out(rows, keys, span, min_count=min_count))


def _sorted_out(
    rows: np.ndarray, keys: np.ndarray, span: int, *, min_count: int
) -> tuple[np.ndarray, np.ndarray]:
    """Return the rows whose key is frequent, in the order of their keys, and how many each key has.

    Keys are below `span`.
    """
    if span * len(keys) <= _LARGEST:
        # Numbers that hold a key and its place are sorted several times faster than places by their keys.
        packed = keys * len(keys) + np.arange(len(keys))
        packed.sort()
        keys, order = np.divmod(packed, max(len(keys), 1))
    else:
        order = np.argsort(keys)
        keys = keys[order]
    _, counts = runs(keys)
    often = counts >= min_count
    return rows[order[np.repeat(often, counts)]], counts[often]


def runs(keys: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the distinct keys of a sorted column of numbers from 0 on, and how often each stands there.

    >>> [part.tolist() for part in runs(np.array([2, 2, 7]))]
    [[2, 7], [2, 1]]
    """
    first = np.flatnonzero(np.diff(keys, prepend=-1))
    return keys[first], np.diff(first, append=len(keys))


def partitions(
    sequences: Sequences, places: Sequence[int], *, min_count: Callable[[], int], most: int | None = None
) -> Iterator[Allowed]:
    """Yield partitions that hold all sequences that may be frequent, those with the commonest words first; never none.

    Args:
        sequences: the sequences.
        places: the places whose words are counted; sequences with the same words there are in one partition.
        min_count: asked before each partition how often a sequence must occur; what is rarer may be left out.
        most: sequences of a partition at most, unless a single one occurs more often; `MOST_ROWS` if None.

    Yields:
        The units that the sequences of a partition have in the first places.
    """
    yield from _divided(sequences, list(places), {}, min_count=min_count, most=most or MOST_ROWS)


def _divided(
    sequences: Sequences, places: list[int], allowed: Allowed, *, min_count: Callable[[], int], most: int
) -> Iterator[Allowed]:
    place, *rest = places
    sizes = sequences.sizes(place, allowed)
    order = np.argsort(-sizes, kind="stable")
    for group in groups_within(sizes[order], most):
        units = order[group]
        needed = max(min_count(), 1)
        units = units[sizes[units] >= needed]
        if group.start and not len(units):
            return
        wanted = np.zeros(len(sizes), dtype=bool)
        wanted[units] = True
        within = {**allowed, place: wanted, **dict.fromkeys(rest, sequences.at_most >= needed)}
        if rest and sizes[units].sum() > most:
            yield from _divided(sequences, rest, within, min_count=min_count, most=most)
        else:
            yield within
