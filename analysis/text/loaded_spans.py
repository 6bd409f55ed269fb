"""Which spans of loaded language are kept of those that overlap, in either profile."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..senses.context import QUOTES

if TYPE_CHECKING:
    from ..reading import Reading

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


def whole_marks(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """Return a span of tokens with both marks of a quotation or neither: the missing one is taken in if it is next.

    Where it is further off, what stands behind the mark is kept, as the word that bears the load comes last.

    >>> from commentariat.analysis.language import load_pipeline
    >>> from commentariat.analysis.reading import Reading
    >>> reading = Reading(load_pipeline()("Two men were “killed” and six were “left to die”."))
    >>> [reading.doc[slice(*whole_marks(reading, *span))].text for span in ((2, 5), (8, 11))]
    ['were “killed”', 'left']
    """
    if not any(token.lower_ in QUOTES for token in reading.doc[start:end]):
        return start, end
    for quotation in reading.quotations:
        first, last = quotation.start, quotation.end - 1
        if not quotation.closed or (start <= first < end) == (start <= last < end):
            continue
        if start <= first:
            start, end = (start, end + 1) if last == end else (first + 1, end)
        elif first == start - 1:
            start = first
        else:
            start, end = (last + 1, end) if last + 1 < end else (start, last)
    return start, end
