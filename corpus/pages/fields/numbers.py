"""The numbers that a site gives its comments, and answers that name one: "#3 That is what I mean"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..document.extents import Extent
    from ..document.tree import Tree

FEWEST = 3
"""Records that must be numbered one after the other before their numbers are taken for such."""
FIRST_PIECES = 10
"""Pieces of a record from its first on that may be its number."""
_OWN = re.compile(r"#(\d{1,5})[.:)]?(?:\s+|$)")
_ALONE = re.compile(r"(?:#|nr\.?|no\.?|n°|№)?\s?(\d{1,5})[.:)]?", re.IGNORECASE)
_NAMED = re.compile(
    r"(?:re:?\s*|[@(\[])?#(\d{1,5})[)\]]?(?![\w-])|[@＠](\d{1,5})(?![\w-])|(\d{1,5})[.:]\s+(?=\S)",
    re.IGNORECASE,
)


def without_own_numbers(texts: Sequence[str]) -> tuple[list[str], list[int] | None]:
    """Return texts without the numbers that all of them begin with, one after the other, and those numbers.

    >>> without_own_numbers(["#1 Why?", "#2 #1 Why not?", "#3 No."])
    (['Why?', '#1 Why not?', 'No.'], [1, 2, 3])
    >>> without_own_numbers(["#1 Why?", "#1 Why not?", "#3 No."])[1] is None
    True
    """
    found = [_OWN.match(text) for text in texts]
    if len(texts) < FEWEST or not all(found):
        return list(texts), None
    numbers = [int(match[1]) for match in found if match]
    if not _one_after_the_other(numbers):
        return list(texts), None
    return [text[match.end() :] if match else text for text, match in zip(texts, found, strict=True)], numbers


def numbers_shown(tree: Tree, extents: Sequence[Extent]) -> list[int] | None:
    """Return the numbers that records show before their texts; None where they are not one after the other.

    Args:
        tree: the page.
        extents: its records.
    """
    if len(extents) < FEWEST:
        return None
    shown = [
        {
            at - extent.start: int(match[1])
            for at in range(extent.start, min(extent.stop, extent.start + FIRST_PIECES))
            if (match := _ALONE.fullmatch(tree.pieces[at].strip()))
        }
        for extent in extents
    ]
    for place in sorted(set.intersection(*map(set, shown))):
        numbers = [one[place] for one in shown]
        if _one_after_the_other(numbers):
            return numbers
    return None


def by_number(
    texts: Sequence[str],
    authors: Sequence[str | None],
    parents: Sequence[int | None],
    numbers: Sequence[int] | None,
) -> list[int | None]:
    """Return the parents of records, those found that begin with the number of one written before.

    A number without a sign before it tells nothing unless the name of who wrote that one follows.

    >>> texts = ["Why?", "#1 Why not?", "#9 No.", "1. Ann Yes.", "2. Never."]
    >>> by_number(texts, ["Ann", "Bo", "Cy", "Di", "Ed"], [None] * 5, [1, 2, 3, 4, 5])
    [None, 0, None, 0, None]
    """
    found = list(parents)
    if numbers is None:
        return found
    places: Mapping[int, int] = {number: place for place, number in enumerate(numbers)}
    for place, text in enumerate(texts):
        named = _NAMED.match(text) if found[place] is None else None
        if named is None:
            continue
        number = int(named[1] or named[2] or named[3])
        if number not in places or number >= numbers[place]:
            continue
        author = authors[places[number]] or ""
        if not named[3] or (author and text[named.end() :].lower().startswith(author.lower())):
            found[place] = places[number]
    return found


def may_name_numbers(texts: Sequence[str]) -> bool:
    """Tell whether any text begins as those do that name a comment by its number."""
    return any(map(_NAMED.match, texts))


def _one_after_the_other(numbers: Sequence[int]) -> bool:
    """Tell whether numbers are counted up or down by one."""
    step = numbers[1] - numbers[0]
    return abs(step) == 1 and all(b - a == step for a, b in pairwise(numbers))
