"""Counting over columns of codes: how often units occur in a slice, in how many documents, and in which parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from ...corpus.errors import InputError
from ..tables.corpus_tables import Frame
from ..tables.groups import one_or_more
from .slices import Slice
from .vocabulary import Units

MILLION = 1_000_000.0
_BLOCK_WORDS = 500_000
_MOST_CELLS = 20_000_000
"""Up to so many cells, words by parts are counted in one table; beyond, block by block."""


@dataclass(frozen=True, slots=True)
class Parts:
    """A division of documents.

    Attributes:
        of_document: the part of each document (int64), −1 for none.
        values: one row a part: what it is, by column.
    """

    of_document: np.ndarray
    values: Frame

    def __len__(self) -> int:
        """Return how many parts there are."""
        return len(self.values)

    def words(self, chosen: Slice) -> np.ndarray:
        """Return the words of a slice in each part."""
        held = self.of_document >= 0
        counts = chosen.words_per_document[held]
        return np.bincount(self.of_document[held], weights=counts, minlength=len(self)).astype(np.int64)


def parts_by(chosen: Slice, by: str | Sequence[str]) -> Parts:
    """Divide the documents of a slice by what stands in some columns; one part when none is named.

    Args:
        chosen: the slice; documents outside it belong to no part.
        by: columns of the tables, as in a slice.

    Raises:
        InputError: when `by` names no column.
    """
    import pandas as pd

    by = one_or_more(by)
    inside = chosen.words_per_document > 0
    if not by:
        return Parts(np.where(inside, 0, -1), pd.DataFrame(index=range(1)))
    columns = [chosen.opened.documents.codes(name) for name in by]
    held = inside & np.logical_and.reduce([codes >= 0 for codes, _ in columns])
    stacked = np.stack([codes[held] for codes, _ in columns], axis=1)
    distinct, inverse = np.unique(stacked, axis=0, return_inverse=True)
    of_document = np.full(len(inside), -1, dtype=np.int64)
    of_document[held] = inverse.reshape(-1)
    values = {
        name: [values[place] for place in distinct[:, number]]
        for number, (name, (_, values)) in enumerate(zip(by, columns, strict=True))
    }
    return Parts(of_document, pd.DataFrame(values))


def count_units(chosen: Slice, units: Units, *, among: np.ndarray | None = None) -> np.ndarray:
    """Return how often each unit occurs in a slice, or among some words of the corpus.

    Args:
        chosen: the slice.
        units: what is counted.
        among: the words that count in place of the slice's (bool, one a word of the corpus).
    """
    words = chosen.mask if among is None else among
    forms = np.zeros(len(units.of_form), dtype=np.int64)
    # In stretches, since counting makes numbers of 64 bits of the codes.
    for _, place in _stretches(chosen):
        forms += np.bincount(chosen.opened.index.codes[place][words[place]], minlength=len(forms))
    return np.bincount(units.of_form, weights=forms, minlength=len(units.names)).astype(np.int64)


def count_documents(chosen: Slice, units: Units) -> np.ndarray:
    """Return in how many documents of a slice each unit occurs."""
    result = np.zeros(len(units.names), dtype=np.int64)
    identity = np.arange(len(chosen.documents))
    for unit, _, _ in _blocks(chosen, units, identity):
        result += np.bincount(unit, minlength=len(result))
    return result


def count_by_part(
    chosen: Slice, units: Units, parts: Parts, *, only: np.ndarray | None = None
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return how often units occur in parts of a slice, as a sparse table.

    Args:
        chosen: the slice.
        units: what is counted.
        parts: what the slice is divided into.
        only: the units wanted (bool, one a unit); all if None.

    Returns:
        Unit, part and count of every pair that occurs (integers), in the order of parts, then units.
    """
    cells = len(parts) * len(units.names)
    if cells <= _MOST_CELLS:
        index = chosen.opened.index
        forms = len(units.of_form)
        if len(parts) * forms <= _MOST_CELLS:
            by_form = np.zeros(len(parts) * forms, dtype=np.int64)
            for documents, words in _stretches(chosen, most=max(_BLOCK_WORDS, len(by_form))):
                part = np.repeat(parts.of_document[documents], index.counts[documents])
                kept = chosen.mask[words] & (part >= 0)
                by_form += np.bincount(part[kept] * forms + index.codes[words][kept], minlength=len(by_form))
            form_part, form = np.nonzero(by_form.reshape(len(parts), forms))
            by_form = by_form.reshape(len(parts), forms)
            keys = form_part * len(units.names) + units.of_form[form]
            table = np.bincount(keys, weights=by_form[form_part, form], minlength=cells).astype(np.int64)
            found = np.flatnonzero(table)
            found = found if only is None else found[only[found % len(units.names)]]
            return found % len(units.names), found // len(units.names), table[found]
    blocks = [block for block in _blocks(chosen, units, parts.of_document, only=only) if len(block[0])]
    if not blocks:
        none = np.zeros(0, dtype=np.int32)
        return none, none, none
    in_order = all(before[1][-1] < after[1][0] for before, after in pairwise(blocks))
    unit, part, count = (np.concatenate(column) for column in zip(*blocks, strict=True))
    if in_order:
        # Parts that follow the order of the documents are in one block each.
        return unit, part, count
    keys = part.astype(np.int64) * len(units.names) + unit
    order = np.argsort(keys)
    keys, count = keys[order], count[order]
    first = np.flatnonzero(np.diff(keys, prepend=-1))
    part, unit = np.divmod(keys[first], len(units.names))
    return unit, part, np.add.reduceat(count, first)


def _blocks(
    chosen: Slice, units: Units, part_of: np.ndarray, *, only: np.ndarray | None = None
) -> Iterator[tuple[Any, Any, Any]]:
    """Yield units, parts and counts for blocks of documents; sorting many small blocks beats sorting all at once."""
    index = chosen.opened.index
    wanted = np.arange(len(units.names)) if only is None else np.flatnonzero(only)
    number = np.full(len(units.names), -1, dtype=np.int32)
    number[wanted] = np.arange(len(wanted))
    of_form, wanted = number[units.of_form], wanted.astype(np.int32)
    for documents, words in _stretches(chosen):
        found = of_form[index.codes[words]]
        kept = (found >= 0) & chosen.mask[words]
        part = np.repeat(part_of[documents], index.counts[documents])[kept]
        found = found[kept]
        if (part < 0).any():
            found, part = found[part >= 0], part[part >= 0]
        if not len(found):
            continue
        lowest = part.min()
        keys = (part - lowest) * len(wanted) + found
        # Numbers of 32 bits are sorted in half the time, where they suffice.
        if (int(part.max() - lowest) + 1) * len(wanted) < 2**32:
            keys = keys.astype(np.uint32)
        distinct, counts = np.unique(keys, return_counts=True)
        part, found = np.divmod(distinct, len(wanted))
        yield wanted[found], part.astype(np.int32) + np.int32(lowest), counts.astype(np.int32)


def _stretches(chosen: Slice, *, most: int | None = None) -> Iterator[tuple[slice, slice]]:
    """Yield stretches of the corpus of about as many words, as a range of documents and one of words."""
    bounds = chosen.opened.index.bounds
    most = most or _BLOCK_WORDS
    place = 0
    while place < len(bounds) - 1:
        end = max(place + 1, int(np.searchsorted(bounds, bounds[place] + most, side="right")) - 1)
        yield slice(place, end), slice(int(bounds[place]), int(bounds[end]))
        place = end


def groups_within(sizes: np.ndarray, most: int) -> list[slice]:
    """Divide things into groups of so little size that each fits into memory; never none.

    Args:
        sizes: the size of each.
        most: the size of a group at most, unless a single thing has more.

    >>> groups_within(np.array([5, 1, 1, 1]), 2)
    [slice(0, 1, None), slice(1, 3, None), slice(3, 4, None)]
    """
    groups, first = [], 0
    reached = np.concatenate([[0], np.cumsum(sizes)])
    while first < len(sizes) or not groups:
        end = int(np.searchsorted(reached, reached[first] + most, side="right")) - 1
        groups.append(slice(first, max(first + 1, end)))
        first = groups[-1].stop
    return groups


def wanted_units(chosen: Slice, units: Units, pattern: str | None, *, case_sensitive: bool) -> np.ndarray:
    """Return which units a pattern means (bool, one a unit): those of the forms it matches; all without one."""
    result = np.ones(len(units.names), dtype=bool)
    if pattern is None:
        return result
    if len(pattern.split()) != 1:
        raise InputError(
            f"“{pattern}” is no pattern of one word; several words are a query, as in a concordance."
        )
    forms = chosen.opened.index.vocabulary.matching(pattern, case_sensitive=case_sensitive)
    result[:] = False
    result[units.of_form[forms]] = True
    return result


def names_of(units: Units, numbers: np.ndarray) -> list[str]:
    """Return the names of some units."""
    return [units.names[number] for number in numbers.tolist()]


COLUMNS = {
    "word": "the word: a form without regard to case unless asked for, or a lemma",
    "count": "occurrences",
    "words": "the denominator: words of the slice, or of the group",
    "rate": "occurrences per million words",
    "low": "lower bound of the 95 % interval",
    "high": "upper bound of the 95 % interval",
    "documents": "documents with at least one occurrence",
}
WORDS_NOTE = (
    "Words are tokens that are neither punctuation nor white space nor a pseudonym, a mask or the > before a quoted "
    "line, as in the measure n_words; numbers, symbols and clitics such as n't are words too. "
)
RATES_NOTE = (
    "Rates are per million words of the slice, with the exact Poisson interval at 95 % (Garwood 1936), which takes "
    "occurrences as independent. "
)


def shown_filters(**options: Any) -> dict[str, str]:
    """Return what was asked for as text, without what was not."""
    return {
        name.replace("_", " "): str(value)
        for name, value in options.items()
        if value is not None and value is not False and value != ""
    }
