"""Turns of phrase: short word sequences with the topic taken out.

What a text is about says nothing of who wrote it. Words outside a list of common ones are therefore replaced by
their shape (a name, a figure, an ending such as -ing), and quotations by their marks (text distortion:
Stamatatos 2018), before single words and pairs are looked at.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from .cues import MAX_CHARS, without_quotations

if TYPE_CHECKING:
    from collections.abc import Collection

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d[\d.,:]*|\.\.+|[!?]+|[^\w\s]")
_ENDINGS = ("ing", "ed", "ly", "tion", "ity", "ness", "s")
_START, _END = "^", "$"
_LONG = 7


def words(line: str) -> list[str]:
    """Return the words, figures and marks of a line outside its quotations.

    >>> words("“Never,” he said... at 9.30!")
    ['“', '”', 'he', 'said', '...', 'at', '9.30', '!']
    """
    return _TOKEN.findall(without_quotations(line[:MAX_CHARS], instead=" “” "))


def phrases(line: str, *, common: Collection[str]) -> set[str]:
    """Return the masked single words and pairs of a line.

    Args:
        line: one paragraph.
        common: the words that are kept, in lower case; others become a shape.

    >>> sorted(phrases("I love Kim's tapestries", common={"i", "love"}))
    ['$', '-s', '-s $', 'Name', 'Name -s', '^', '^ i', 'i', 'i love', 'love', 'love Name']
    """
    masked, opens = [_START], True
    for word in words(line):
        first = word[0]
        if first.isalpha():
            masked.append(_shape(word, opens=opens, common=common))
            opens = False
        elif first.isdigit():
            masked.append("0" if len(word) < 4 else "0000")
            opens = False
        else:
            masked.append(word[:3])
            opens = first in ".!?" or opens
    masked.append(_END)
    return {*masked, *(f"{a} {b}" for a, b in pairwise(masked))}


def _shape(word: str, *, opens: bool, common: Collection[str]) -> str:
    lower = word.lower().replace("’", "'")
    if lower in common:
        return lower
    if word[0].isupper() and not opens:
        return "NAME" if len(word) > 1 and word.isupper() else "Name"
    for ending in _ENDINGS:
        if lower.endswith(ending) and len(lower) > len(ending) + 2:
            return f"-{ending}"
    return "word" if len(lower) < _LONG else "longword"
