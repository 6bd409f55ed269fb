"""Kinds of tokens: tokens with the same features are one kind, and what depends on features alone is computed once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from .columns import Numbers

    Places = npt.NDArray[np.intp]

PADDING = 0
"""The kind that stands for no token."""
_KEPT = 60_000


class KindsOfTokens:
    """Numbers the kinds of tokens as they come up, from 1; 0 is `PADDING`.

    Attributes:
        columns: the attributes that make a kind.
        generation: how often all kinds were forgotten, because there were too many.

    >>> kinds = KindsOfTokens([1, 2])
    >>> first, second, third = kinds.of(np.array([[7, 7], [7, 8], [7, 7]], dtype=np.uint64))
    >>> bool(first == third != second)
    True
    >>> len(kinds)
    3
    """

    def __init__(self, columns: Sequence[str | int]) -> None:
        """Begin without kinds."""
        self.columns = tuple(columns)
        self.generation = 0
        self._forget()

    def __len__(self) -> int:
        """Return how many kinds are numbered, `PADDING` among them."""
        return self._count

    def of(self, features: Numbers) -> Places:
        """Return the kind of each token.

        Args:
            features: one row a token, one column for each of `columns`.
        """
        hashes, first, kind_of = np.unique(mixed(features), return_index=True, return_inverse=True)
        new = ~self._are_known(hashes)
        if len(self) + np.count_nonzero(new) > _KEPT:
            self.generation += 1
            self._forget()
            new[:] = True
        self._learn(hashes[new], features[first[new]])
        return self._numbers[np.searchsorted(self._hashes, hashes)][kind_of]

    def features(self, columns: Sequence[str | int], *, since: int) -> Numbers:
        """Return some of the features of all kinds from a number on, one row a kind."""
        wanted = [self.columns.index(column) for column in columns]
        return np.ascontiguousarray(self._features[since : len(self), wanted])

    def _are_known(self, hashes: Numbers) -> npt.NDArray[np.bool_]:
        if not len(self._hashes):
            return np.zeros(len(hashes), dtype=bool)
        places = np.searchsorted(self._hashes, hashes)
        places[places == len(self._hashes)] = 0
        return self._hashes[places] == hashes

    def _learn(self, hashes: Numbers, features: Numbers) -> None:
        places = np.searchsorted(self._hashes, hashes)
        numbers = np.arange(len(self), len(self) + len(hashes))
        self._hashes = np.insert(self._hashes, places, hashes)
        self._numbers = np.insert(self._numbers, places, numbers)
        self._features = extended(self._features, features, at=len(self))
        self._count += len(hashes)

    def _forget(self) -> None:
        self._count = 1
        self._features = np.zeros((1, len(self.columns)), dtype=np.uint64)
        self._hashes = np.zeros(0, dtype=np.uint64)
        self._numbers = np.zeros(0, dtype=np.intp)


def extended(table: npt.NDArray[Any], rows: npt.NDArray[Any], *, at: int) -> npt.NDArray[Any]:
    """Return a table with rows set from one on; it is the table itself as long as there is room.

    >>> extended(np.array([1, 2, 3]), np.array([7, 7]), at=2)[:4].tolist()
    [1, 2, 7, 7]
    """
    end = at + len(rows)
    if end > len(table):
        roomy = np.empty((max(end, 2 * len(table)), *table.shape[1:]), dtype=table.dtype)
        roomy[:at] = table[:at]
        table = roomy
    table[at:end] = rows
    return table


def mixed(features: Numbers) -> Numbers:
    """Return one number for each row, equal for equal rows."""
    mixed = np.zeros(len(features), dtype=np.uint64)
    for column in range(features.shape[1]):
        mixed *= np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(29)
        mixed += features[:, column]
    return mixed
