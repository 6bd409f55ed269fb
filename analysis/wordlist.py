"""Word lists in the source: written as running text, read as sets."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Return the words of a text as a set.

    >>> sorted(words("kill wound maim"))
    ['kill', 'maim', 'wound']
    """
    return frozenset(text.split())
