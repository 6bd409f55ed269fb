"""Tokens for formats that think in tokens: runs of word characters, and single other characters that are no blank."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

_TOKEN = re.compile(r"\w+|[^\w\s]")


def tokens(text: str) -> list[tuple[int, int]]:
    """Return the tokens of a text as code point offsets.

    >>> tokens("Turkish-backed.")
    [(0, 7), (7, 8), (8, 14), (14, 15)]
    """
    return [found.span() for found in _TOKEN.finditer(text)]


def token_range(start: int, end: int, found: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Return the first token of a span and the one after its last; None unless both ends are ends of tokens.

    >>> token_range(0, 14, tokens("Turkish-backed.")), token_range(0, 3, tokens("Turkish-backed."))
    ((0, 3), None)
    """
    first = bisect_left(found, (start, 0))
    last = bisect_right(found, (end, 0)) - 1
    if first >= len(found) or last < first or found[first][0] != start or found[last][1] != end:
        return None
    return first, last + 1
