"""What of one kind of value cannot be read: counted, and told once for every file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from textwrap import shorten

from .reports import path_of

_SHOWN = 40
"""Characters of a value that are shown."""


class Unread:
    """Counts the values that cannot be read file by file, and keeps the first of each file.

    >>> unread = Unread()
    >>> for row, written in ((2, "soon"), (9, "later")):
    ...     unread.add(written, where=f"a.csv, row {row}")
    >>> list(unread), unread.told("a.csv")
    (['a.csv'], (2, ', the first in row 2', 'soon'))
    """

    def __init__(self) -> None:
        """Begin without values."""
        self._counts: Counter[str] = Counter()
        self._first: dict[str, tuple[str, str]] = {}

    def __iter__(self) -> Iterator[str]:
        """Yield the paths of the files that have such values, in the order of the first of each."""
        return iter(self._counts)

    def __contains__(self, path: object) -> bool:
        """Say whether a file has such values."""
        return path in self._counts

    def add(self, written: str, *, where: str) -> None:
        """Take a value as it is written, and its place."""
        path = path_of(where)
        self._counts[path] += 1
        self._first.setdefault(path, (where, written))

    def told(self, path: str) -> tuple[int, str, str]:
        """Return how many values of a file that has any cannot be read, in words where the first is, and that value."""
        count, (where, written) = self._counts[path], self._first[path]
        place = where.removeprefix(path).removeprefix(", ")
        at = (f", the first in {place}" if count > 1 else f", in {place}") if place else ""
        return count, at, shorten(written, width=_SHOWN, placeholder="…")
