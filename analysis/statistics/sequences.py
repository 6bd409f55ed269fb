"""Sequences of n words of a slice: where they stand, and their words, read a part of them at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import numpy as np

from .counting import count_units
from .slices import Slice
from .vocabulary import Units

BLOCK_WORDS = 1_000_000
Allowed = Mapping[int, np.ndarray]
"""For some places in a sequence, which units may stand there (bool, one a unit)."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Some sequences, one a row.

    Attributes:
        columns: the unit in each place (int32), one column a place.
        documents: the document each stands in (int32).
    """

    columns: list[np.ndarray]
    documents: np.ndarray

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self.documents)


@dataclass(frozen=True, eq=False, kw_only=True)
class Sequences:
    """Every sequence of n words of a slice, none of which goes over a final mark or a line end.

    They are never held all at once: a million comments have 50 million, and many times that when words are skipped.

    Attributes:
        chosen: the slice.
        units: what its words count as.
        n: how many words a sequence has.
        skip: how many words may be skipped in all within a sequence.
        starts: the words with which sequences begin, in order; every word of the slice if None.
    """

    chosen: Slice
    units: Units
    n: int
    skip: int = 0
    starts: np.ndarray | None = None

    @cached_property
    def at_most(self) -> np.ndarray:
        """How many sequences can have each unit in a place, whatever the place (int64)."""
        return count_units(self.chosen, self.units) * len(self._steps)

    def sizes(self, place: int, allowed: Allowed) -> np.ndarray:
        """Return how many sequences have each unit in a place (int64).

        Args:
            place: the place, from 0.
            allowed: only sequences with such units are counted.
        """
        codes = self.chosen.opened.index.codes
        forms = np.zeros(len(self.units.of_form), dtype=np.int64)
        for first, steps in self._blocks(allowed):
            forms += np.bincount(codes[first + steps[place]], minlength=len(forms))
        return np.bincount(self.units.of_form, weights=forms, minlength=len(self.units.names)).astype(
            np.int64
        )

    def rows(self, allowed: Allowed) -> Rows:
        """Return the sequences that have only such units in some places."""
        index = self.chosen.opened.index
        columns: list[list[np.ndarray]] = [[] for _ in range(self.n)]
        documents = []
        for first, steps in self._blocks(allowed):
            documents.append(index.document_of(first).astype(np.int32))
            for column, step in zip(columns, steps, strict=True):
                column.append(self.units.of_form[index.codes[first + step]])
        empty = np.zeros(0, dtype=np.int32)
        return Rows(
            [np.concatenate([empty, *column]) for column in columns], np.concatenate([empty, *documents])
        )

    @cached_property
    def _steps(self) -> list[tuple[int, ...]]:
        """How far the words of a sequence may stand from its first."""
        return [(0, *rest) for rest in combinations(range(1, self.n + self.skip), self.n - 1)]

    @cached_property
    def _room(self) -> np.ndarray:
        """How many words follow each word in its sentence, up to as many as a sequence may reach over (uint8)."""
        opens = np.asarray(self.chosen.opened.index.opens)
        room = np.zeros(len(opens), dtype=np.uint8)
        goes_on = np.ones(len(opens), dtype=bool)
        for step in range(1, min(self.n + self.skip, len(opens))):
            goes_on = goes_on[: len(opens) - step] & ~opens[step:]
            room[: len(goes_on)] += goes_on
        return room

    def _blocks(self, allowed: Allowed) -> Iterator[tuple[np.ndarray, tuple[int, ...]]]:
        """Yield the first words of sequences, block by block, with how far from them the others stand."""
        codes = self.chosen.opened.index.codes
        forms = [(place, units[self.units.of_form]) for place, units in allowed.items()]
        if self.starts is None:
            found, others = self._scanned(*forms[:1]), forms[1:]
        else:
            found, others = self._begun(self.starts), forms
        for first, steps in found:
            for place, wanted in others:
                first = first[wanted[codes[first + steps[place]]]]
            if self.chosen.marked is not None:
                for step in steps[1:]:
                    first = first[self.chosen.marked[first + step]]
            yield first, steps

    def _begun(self, starts: np.ndarray) -> Iterator[tuple[np.ndarray, tuple[int, ...]]]:
        """Yield those of some words from which a sequence ends in the same sentence."""
        for begin in range(0, len(starts), BLOCK_WORDS):
            block = starts[begin : begin + BLOCK_WORDS]
            for steps in self._steps:
                yield block[self._room[block] >= steps[-1]], steps

    def _scanned(self, *leading: tuple[int, np.ndarray]) -> Iterator[tuple[np.ndarray, tuple[int, ...]]]:
        """Yield those of all words of the slice; if a place and forms are given, those with such a form there."""
        codes = self.chosen.opened.index.codes
        for begin in range(0, len(codes), BLOCK_WORDS):
            looked_up: dict[int, np.ndarray] = {}
            for steps in self._steps:
                away = steps[leading[0][0]] if leading else 0
                if away not in looked_up:
                    end = max(begin, min(begin + BLOCK_WORDS, len(codes) - away))
                    held = self.chosen.mask[begin:end]
                    for _, wanted in leading:
                        held = held & wanted[codes[begin + away : end + away]]
                    looked_up[away] = np.flatnonzero(held) + begin
                first = looked_up[away]
                yield first[self._room[first] >= steps[-1]], steps
