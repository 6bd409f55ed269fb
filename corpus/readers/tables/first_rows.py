"""The first rows of a table, which show what its columns hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...errors import Problem
from ...gathered import Gathered
from .cells import Row

MOST_ROWS, MOST_CHARACTERS = 200, 4_000_000
"""How many rows are looked at, as long as they have no more characters."""


def first_rows(rows: Iterator[tuple[str, Row] | Problem]) -> list[tuple[str, Row] | Problem]:
    """Return the first rows and problems, which are taken from the iterator."""
    head: list[tuple[str, Row] | Problem] = []
    size = 0
    for item in rows:
        head.append(item)
        if not isinstance(item, Problem):
            size += _size(item[1])
        if len(head) >= MOST_ROWS or size > MOST_CHARACTERS:
            break
    return head


def _size(row: Row) -> int:
    """Return how many characters the texts of a row have in memory, those within its lists and objects too."""
    size = 0
    stack: list[object] = [row]
    while stack:
        value = stack.pop()
        match value:
            case str():
                size += len(value)
            case Mapping():
                stack += value.values()
            case Gathered():
                stack += value.held
            case list() | tuple():
                stack += value
    return size
