"""Which spans of loaded language are kept of those that overlap, in either profile."""

from __future__ import annotations

from collections.abc import Iterable

LAYER = "loaded_language"


def longest_spans(spans: Iterable[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Keep, of overlapping spans with one label, the longest (the first of equals); in text order."""
    kept: list[tuple[str, int, int]] = []
    taken: set[tuple[str, int]] = set()
    for label, start, end in sorted(spans, key=lambda key: (key[1] - key[2], key[1])):
        tokens = {(label, index) for index in range(start, end)}
        if taken.isdisjoint(tokens):
            taken |= tokens
            kept.append((label, start, end))
    return sorted(kept, key=lambda key: (key[1], key[2], key[0]))
