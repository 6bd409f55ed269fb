"""Runs of words by their hashes, and where each stands first: a dictionary that becomes two arrays when it is large."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ROOM = 100_000
"""Runs in the dictionary; more go into the arrays, where each takes 16 bytes."""


class Runs:
    """Numbers by 64-bit hashes; the first number that is given to a hash is kept.

    >>> runs = Runs()
    >>> runs.add([hash("to be or not"), hash("be or not to")], first=7)
    >>> runs.get(hash("be or not to")), runs.get(hash("that is the question"))
    (8, None)
    """

    def __init__(self, *, room: int = ROOM) -> None:
        """Begin without hashes; `room` is how many stay in the dictionary."""
        self._room = room
        self._recent: dict[int, int] = {}
        self._keys: NDArray[np.int64] | None = None
        self._values: NDArray[np.int64] | None = None

    def __len__(self) -> int:
        return len(self._recent) + (0 if self._keys is None else len(self._keys))

    def any_of(self, hashes: Iterable[int]) -> bool:
        """Say whether one of some hashes is known."""
        if self._keys is None:
            return not self._recent.keys().isdisjoint(hashes)
        hashes = list(hashes)
        return not self._recent.keys().isdisjoint(hashes) or bool(self._old(hashes).any())

    def get(self, key: int) -> int | None:
        """Return the number of a hash, if it is known."""
        found = self._recent.get(key)
        if found is None and self._keys is not None and self._values is not None:
            at = int(self._keys.searchsorted(key))
            if at < len(self._keys) and self._keys[at] == key:
                return int(self._values[at])
        return found

    def add(self, hashes: Sequence[int], *, first: int, new: bool = False) -> None:
        """Give hashes that are not known the numbers from `first` on; `new` says that none of them is known."""
        if new:
            # Backwards, so that of two equal hashes the first number is kept.
            numbers = range(first + len(hashes) - 1, first - 1, -1)
            self._recent.update(zip(reversed(hashes), numbers, strict=True))
        elif self._keys is None:
            for key, number in zip(hashes, count(first)):
                self._recent.setdefault(key, number)
        else:
            for key, number, old in zip(hashes, count(first), self._old(hashes).tolist(), strict=False):
                if not old:
                    self._recent.setdefault(key, number)
        if len(self._recent) >= self._room:
            self._pack()

    def _old(self, hashes: Sequence[int]) -> NDArray[np.bool_]:
        """Return which of some hashes stand in the arrays."""
        import numpy as np

        assert self._keys is not None
        wanted = np.array(hashes, dtype=np.int64)
        at = self._keys.searchsorted(wanted)
        at[at == len(self._keys)] = 0
        return self._keys[at] == wanted

    def _pack(self) -> None:
        """Move what is in the dictionary to the arrays."""
        import numpy as np

        size = len(self._recent)
        keys = np.fromiter(self._recent.keys(), dtype=np.int64, count=size)
        values = np.fromiter(self._recent.values(), dtype=np.int64, count=size)
        self._recent = {}
        if self._keys is not None and self._values is not None:
            keys, values = np.concatenate([self._keys, keys]), np.concatenate([self._values, values])
        order = np.argsort(keys, kind="stable")
        self._keys, self._values = keys[order], values[order]
