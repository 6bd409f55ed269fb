"""Where a word can be hyphenated: Liang's method (1983) on the American patterns that pyphen ships.

Each pattern that stands in a word raises the values between its letters, and an odd value allows a hyphen. pyphen
itself takes five times as long to read its patterns, looks up every stretch of a word, and keeps all words for good.
"""

from __future__ import annotations

import re
from functools import cache

_KEPT = 2
"""Letters that stay together at either end of a word."""
_NOT_PATTERNS = ("%", "#", "LEFTHYPHENMIN", "RIGHTHYPHENMIN", "COMPOUND")
_DIGITS = str.maketrans("", "", "0123456789")
_GAP = re.compile(r"(\d?)\D?")


class _Node(dict[str, "_Node"]):
    """A beginning that patterns share, and the pattern that ends here, if one does."""

    __slots__ = ("pattern", "read")

    def __init__(self) -> None:
        super().__init__()
        self.pattern = ""
        self.read: tuple[tuple[int, int], ...] | None = None

    def raised(self) -> tuple[tuple[int, int], ...]:
        """Return the gaps of the pattern with a value, and the value; read when it is first met, as few ever are."""
        if self.read is None:
            gaps = enumerate(_GAP.findall(self.pattern))
            self.read = tuple((place, int(value)) for place, value in gaps if value)
        return self.read


def hyphens(word: str) -> int:
    """Count the places at which a word can be hyphenated: ``len(Pyphen(lang="en_US").positions(word))``.

    >>> hyphens("hyphenation")
    2
    """
    word = word.lower()
    dotted = f".{word}."
    values = [0] * (len(dotted) + 1)
    tree = _patterns()
    for begin in range(len(dotted) - 1):
        node = tree
        for letter in dotted[begin:]:
            if letter not in node:
                break
            node = node[letter]
            if node.pattern:
                for place, value in node.raised():
                    if value > values[begin + place]:
                        values[begin + place] = value
    # The first value stands before the dot.
    return sum(value % 2 for value in values[_KEPT + 1 : len(word) - _KEPT + 2])


@cache
def _patterns() -> _Node:
    """Return the patterns as a tree by letter."""
    from pyphen import LANGUAGES

    tree = _Node()
    for line in LANGUAGES["en_US"].read_text(encoding="utf-8").split("\n")[1:]:
        pattern = line.strip()
        if pattern.startswith(_NOT_PATTERNS):
            continue
        node = tree
        for letter in pattern.translate(_DIGITS):
            following = node.get(letter)
            if following is None:
                following = node[letter] = _Node()
            node = following
        node.pattern = pattern
    return tree
