"""Reports that are a dialogue: interviews and chats, whose speakers say "I" and "you" as readers do."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from .heads import name_above

if TYPE_CHECKING:
    from collections.abc import Sequence

LEAST_TURNS, LEAST_TAKING_TURNS = 3, 0.7
"""Turns of each of two speakers, and the share of turns after one of the other's."""
LEAST_QUESTIONS, LEAST_ASKING = 4, 0.35
"""Lines that end as questions where nobody is named, and their share of the lines from the first to the last answer."""
_LABEL = re.compile(r"(?P<speaker>[^\W\d_][^\W\d_.’' -]*(?:[ .’'-]+[^\W\d_]+){0,3}\.?)\s*:\s+\S")
_AT = re.compile(r"(?P<speaker>[^\W\d_][^,:]{0,40}),\s\d{1,2}[:.]\d\d")


def end_of_dialogue(lines: Sequence[str], filled: Sequence[int]) -> int | None:
    """Return the last line that belongs to a dialogue of two speakers; None where there is none.

    Their names stand before what they say, or on lines above it, with or without a clock; the first in the first half.
    Where no names stand, questions and answers follow each other from the first third on.

    Args:
        lines: all lines of the text.
        filled: the indexes of those that are not blank.

    >>> said = ["Q: Is it hot?", "A: Very.", "Q: Why?", "A: The sun.", "Q: And you?", "A: I am not.", "Thanks!"]
    >>> end_of_dialogue(said, range(7))
    5
    """
    turns = [(at, name) for at in filled if (name := _speaker(lines[at]))]
    counts = Counter(name for _, name in turns).most_common(2)
    if len(counts) < 2 or counts[1][1] < LEAST_TURNS:
        return _end_of_questions(lines, filled)
    speakers = {name for name, _ in counts}
    own = [(at, name) for at, name in turns if name in speakers]
    alternating = sum(one != other for (_, one), (_, other) in pairwise(own))
    if own[0][0] > filled[len(filled) // 2] or alternating < LEAST_TAKING_TURNS * (len(own) - 1):
        return None
    last = own[-1][0]
    if _LABEL.match(lines[last].strip()):
        return last
    return next((at for at in filled if at > last), last)


def _end_of_questions(lines: Sequence[str], filled: Sequence[int]) -> int | None:
    """Return the line after the last question of an interview that names nobody; None where there is none."""
    asked = [place for place, at in enumerate(filled) if _asks(lines[at])]
    if len(asked) < LEAST_QUESTIONS or asked[0] > len(filled) // 3 or asked[-1] + 1 == len(filled):
        return None
    answered = sum(other - one > 1 for one, other in pairwise(asked))
    if len(asked) < LEAST_ASKING * (asked[-1] + 2 - asked[0]) or answered < LEAST_TAKING_TURNS * (
        len(asked) - 1
    ):
        return None
    return filled[asked[-1] + 1]


def _asks(line: str) -> bool:
    """Tell whether a line of two words or more ends as a question."""
    bare = line.strip()
    return any(sign in bare[-3:] for sign in "?？؟") and len(bare.split(maxsplit=1)) > 1


def _speaker(line: str) -> str | None:
    """Return who says something in a line, or in the one below it."""
    bare = line.strip()
    match = _LABEL.match(bare) or _AT.fullmatch(bare)
    return match["speaker"] if match else name_above(bare).rstrip(":") or None
