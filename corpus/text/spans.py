"""Spans of a text as pairs of code points, half-open."""

from __future__ import annotations

from collections.abc import Iterable

Span = tuple[int, int]


def joined(spans: Iterable[Span]) -> list[Span]:
    """Return spans in order, those that overlap joined and empty ones left out; those that only touch stay apart.

    >>> joined([(4, 8), (0, 5), (8, 9), (9, 9)])
    [(0, 8), (8, 9)]
    """
    made: list[Span] = []
    for start, end in sorted(spans):
        if made and start < made[-1][1]:
            made[-1] = (made[-1][0], max(made[-1][1], end))
        elif end > start:
            made.append((start, end))
    return made
