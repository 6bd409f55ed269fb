"""Word lists in the source: written as running text, read as sets."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Return the words of a text as a set.

    >>> sorted(words("kill wound maim"))
    ['kill', 'maim', 'wound']
    """
    return frozenset(text.split())


FUNCTION_WORDS = words(
    """
    the a an to of that is it for on in at by with are 's ’s not be as was from n't n’t would can could will may their
    our your my his her its out no up down off over how been me were has have had do does did and or but if so than
    then they we you he she i this these those what who which there all any some , \" ' “ ”
    """
)
"""Words and signs, in lower case, that hardly any sentence is without."""
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
"""The tokens after an owner."""
