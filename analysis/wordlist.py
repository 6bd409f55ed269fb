"""Word lists: written as running text in the source and as entries parted by commas in data files."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Return the words of a text as a set.

    >>> sorted(words("kill wound maim"))
    ['kill', 'maim', 'wound']
    """
    return frozenset(text.split())


def entries_of(text: str) -> list[str]:
    """Return the entries of a list in a data file: parted by commas, without quotation marks around one.

    >>> entries_of('fake news, nothing-burger, "so-called"')
    ['fake news', 'nothing-burger', 'so-called']
    """
    return [entry.strip().strip('"') for entry in text.split(",") if entry.strip()]


FUNCTION_WORDS = words(
    """
    the a an to of that is it for on in at by with are 's ’s not be as was from n't n’t would can could will may their
    our your my his her its out no up down off over how been me were has have had do does did and or but if so than
    then they we you he she i this these those what who which there all any some , \" ' “ ”
    """
)
"""Words and signs, in lower case, that hardly any sentence is without."""
HYPHENS = frozenset("-‐‑–")
"""The signs that join the parts of a word; some write a dash for a hyphen."""
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
"""The tokens after an owner."""
