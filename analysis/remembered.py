"""What is worked out once for each distinct word and then looked up: texts repeat their words."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

MOST = 100_000
"""Words that are remembered at most, so that memory does not grow with the corpus."""


class Remembered(dict[K, V]):
    """The results of a function by its argument, each worked out when it is first asked for.

    A look-up costs no more than one in a dict, less than `functools.lru_cache` takes to note which was used last.
    When it is full all is forgotten, and common words are soon there again.

    >>> lengths = Remembered(len)
    >>> lengths["regime"], dict(lengths)
    (6, {'regime': 6})
    """

    __slots__ = ("_most", "_work_out")

    def __init__(self, work_out: Callable[[K], V], *, most: int = MOST) -> None:
        """Remember the results of `work_out`, at most so many of them."""
        super().__init__()
        self._work_out = work_out
        self._most = most

    def __missing__(self, key: K) -> V:
        """Work out what is not there yet."""
        value = self._work_out(key)
        if len(self) >= self._most:
            self.clear()
        self[key] = value
        return value
