"""Stretches of tokens, and which of them hold a place: found without a look at all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, TypeVar

Item = TypeVar("Item")

_BLOCK = 64
"""Tokens of a block: each stretch is listed under the blocks that it touches."""


class Stretches(Generic[Item]):
    """Things that are said of stretches of tokens.

    >>> held = Stretches([(0, 9, "sentence"), (2, 4, "phrase"), (5, 7, "clause")])
    >>> held.holding(2, 3), held.holding(3, 6)
    (['sentence', 'phrase'], ['sentence'])
    """

    def __init__(self, stretches: Iterable[tuple[int, int, Item]]) -> None:
        """Take first token, one past the last, and what is said of each stretch."""
        self._blocks: defaultdict[int, list[tuple[int, int, Item]]] = defaultdict(list)
        for stretch in stretches:
            for block in range(stretch[0] // _BLOCK, stretch[1] // _BLOCK + 1):
                self._blocks[block].append(stretch)

    def holding(self, start: int, end: int) -> list[Item]:
        """Return what is said of the stretches that hold the tokens from `start` to `end`, in the order given."""
        return [
            item
            for first, last, item in self._blocks.get(start // _BLOCK, ())
            if first <= start and end <= last
        ]
