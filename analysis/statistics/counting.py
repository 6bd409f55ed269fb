"""Counting over columns of codes: how often units occur in a slice, in how many documents, and in which parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ...corpus.errors import InputError
from ..results.groups import one_or_more
from ..results.tables import Frame
from .slices import Slice
from .vocabulary import Units

MILLION = 1_000_000.0
_BLOCK_WORDS = 2_000_000
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


def count_units(chosen: Slice, units: Units) -> np.ndarray:
    """Return how often each unit occurs in a slice."""
    forms = np.bincount(chosen.codes, minlength=len(units.of_form))
    return np.bincount(units.of_form, weights=forms, minlength=len(units.names)).astype(np.int64)


def count_documents(chosen: Slice, units: Units) -> np.ndarray:
    """Return in how many documents of a slice each unit occurs."""
    result = np.zeros(len(units.names), dtype=np.int64)
    identity = np.arange(len(chosen.documents))
    for unit, _, _ in _blocks(chosen, units, identity):
        result += np.bincount(unit, minlength=len(result))
    return result


def count_by_part(chosen: Slice, units: Units, parts: Parts) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return how often units occur in parts of a slice, as a sparse table.

    Returns:
        Unit, part and count of every pair that occurs, in the order of parts, then units.
    """
    cells = len(parts) * len(units.names)
    if cells <= _MOST_CELLS:
        index = chosen.opened.index
        forms = len(units.of_form)
        if len(parts) * forms <= _MOST_CELLS:
            part = np.repeat(parts.of_document, index.counts)[chosen.mask]
            keys = (part * forms + chosen.codes)[part >= 0]
            by_form = np.bincount(keys, minlength=len(parts) * forms).reshape(len(parts), forms)
            form_part, form = np.nonzero(by_form)
            keys = form_part * len(units.names) + units.of_form[form]
            table = np.bincount(keys, weights=by_form[form_part, form], minlength=cells).astype(np.int64)
            found = np.flatnonzero(table)
            return found % len(units.names), found // len(units.names), table[found]
    blocks = list(_blocks(chosen, units, parts.of_document))
    unit, part, count = (np.concatenate(column) for column in zip(*blocks, strict=True))
    keys = part * len(units.names) + unit
    if (np.diff(keys) > 0).all():
        # Parts that follow the order of the documents are in one block each.
        return unit, part, count
    order = np.argsort(keys, kind="stable")
    keys, count = keys[order], count[order]
    first = np.flatnonzero(np.diff(keys, prepend=-1))
    merged = np.add.reduceat(count, first) if len(first) else count
    return keys[first] % len(units.names), keys[first] // len(units.names), merged


def _blocks(chosen: Slice, units: Units, part_of: np.ndarray) -> Iterator[tuple[Any, Any, Any]]:
    """Yield units, parts and counts for blocks of documents; sorting many small blocks beats sorting all at once."""
    index = chosen.opened.index
    place = 0
    while place < index.n_documents:
        wanted = index.bounds[place] + _BLOCK_WORDS
        end = max(place + 1, int(np.searchsorted(index.bounds, wanted, side="right")) - 1)
        low, high = int(index.bounds[place]), int(index.bounds[end])
        part = np.repeat(part_of[place:end], index.counts[place:end])
        kept = chosen.mask[low:high] & (part >= 0)
        keys = part[kept] * len(units.names) + units.of_form[index.codes[low:high][kept]]
        distinct, counts = np.unique(keys, return_counts=True)
        yield distinct % len(units.names), distinct // len(units.names), counts
        place = end


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


def add_rates(table: Frame, *, per: float = MILLION) -> Frame:
    """Add rates with their exact intervals to a table with ``count`` and ``words``: ``rate``, ``low`` and ``high``."""
    from ..results.intervals import rate_bounds

    table["rate"] = table["count"] / table["words"].where(table["words"] > 0) * per
    table["low"], table["high"] = rate_bounds(table["count"].tolist(), table["words"].tolist(), per=per)
    return table


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
    "Words are tokens that are neither punctuation nor white space, as in the measure n_words; "
    "numbers, symbols and clitics such as n't are words too. "
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
