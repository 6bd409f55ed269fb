"""Words for months, days and times that count from now, in the languages of the Common Locale Data Repository.

``times.json`` is built from release 48 of it (see the README beside it). Words are matched as `levelled` writes them.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, NamedTuple

from .level import AROUND, key_of, levelled

__all__ = [
    "MONTHS",
    "PAST_WORDS",
    "PHRASE_WORDS",
    "TODAY",
    "WEAK_MONTHS",
    "WEEKDAYS",
    "YESTERDAY",
    "Past",
    "levelled",
    "past_in",
]

MOST_WORDS, LONGEST_BEFORE, LONGEST_AFTER = 5, 40, 60
"""Words, and characters, of what stands behind a number, and characters of what stands before it."""
_NUMBER = re.compile(r"(?<![\d.,:/])\d{1,4}(?![\d:/]|[.,]\d)")
_TOKEN, _LETTERS = re.compile(r"\S+"), re.compile(r"[^\W\d_]+")
_ABOUT = re.compile(
    r"(?<!\w)(?:about|almost|over|etwa|rund|ca\.?|circa|cirka|environ|unos|unas|cerca de|quase|omkring|ungefär|noin"
    r"|około|asi|zhruba|kb\.?|okolo|около|приблизно|yaklaşık|περίπου|aproximativ)\s*$"
)
"""What may stand before the number of units."""


class Past(NamedTuple):
    """A time that counts from now: where it stands, how many units ago it is, and of which (None if not sure)."""

    start: int
    end: int
    amount: int
    unit: str | None


def past_in(text: str) -> Past | None:
    """Return the first time in a text that counts back from now.

    Args:
        text: in lower case and `levelled`, its digits our own.

    >>> past_in("před 5 minutami"), past_in("il y a environ 3 h")
    (Past(start=0, end=15, amount=5, unit='minute'), Past(start=0, end=18, amount=3, unit='hour'))
    >>> past_in("in 5 minutes") is None
    True
    """
    for number in _NUMBER.finditer(text):
        if found := _around(text, number):
            return found
    if PHRASE_WORDS.isdisjoint(_LETTERS.findall(text)):
        return None
    for phrase, (amount, unit) in _PHRASES.items():
        at = text.find(phrase)
        end = at + len(phrase)
        if at >= 0 and not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum():
            return Past(at, end, amount, unit)
    return None


def _around(text: str, number: re.Match[str]) -> Past | None:
    """Return the time that a number is of, by the longest words behind it that fit the words before it."""
    stop = number.end()
    first_word = key_of(text[stop : stop + LONGEST_AFTER]).partition(" ")[0]
    if first_word.rstrip(AROUND) not in _FIRST_WORDS:
        return None
    ends = [token.end() for token in _TOKEN.finditer(text, stop, stop + LONGEST_AFTER)][:MOST_WORDS]
    first = max(0, number.start() - LONGEST_BEFORE)
    before = _ABOUT.sub("", text[first : number.start()].rstrip()).rstrip()
    for end in reversed(ends):
        for opening, unit in _SPANS.get(key_of(text[stop:end]), {}).items():
            rest = before.removesuffix(opening)
            if opening and (rest == before or rest[-1:].isalnum()):
                continue
            start = first + len(rest) if opening else number.start()
            return Past(start, stop + len(text[stop:end].rstrip(AROUND)), int(number[0]), unit)
    return None


def _longest(words: str) -> str:
    """Return the longest of some words, as others ("à", "i") are words of most lines."""
    return max(words.split(), key=len)


_READ: dict[str, Any] = json.loads(Path(__file__).with_name("times.json").read_text(encoding="utf-8"))
_SPANS: dict[str, dict[str, str | None]] = {
    levelled(closing): {levelled(opening): unit for opening, unit in openings.items()}
    for closing, openings in _READ["spans"].items()
}
"""The units by the words behind a number and the words before it, of the latter the longest first."""
_FIRST_WORDS = frozenset(closing.split()[0].rstrip(AROUND) for closing in _SPANS)
"""What may stand first behind a number: most numbers are told by it to count no time."""
_PHRASES: dict[str, tuple[int, str]] = {levelled(phrase): told for phrase, told in _READ["phrases"].items()}
"""How many units, and which, is meant by phrases without a number, the longest first."""
PHRASE_WORDS = frozenset(map(_longest, _PHRASES))
PAST_WORDS = PHRASE_WORDS.union(
    _longest(f"{opening} {closing}") for closing, openings in _SPANS.items() for opening in openings
)
"""Words one of which stands in every time that `past_in` finds, and in every one of those without a number."""
MONTHS: dict[str, int] = {levelled(name): number for name, number in _READ["months"].items()}
"""The number of the month of each name."""
WEAK_MONTHS = frozenset(filter(str.isascii, MONTHS))
"""Names in plain letters, many of which are words of other languages, or people's names."""
WEEKDAYS: dict[str, int] = {levelled(name): number for name, number in _READ["weekdays"].items()}
"""The day of the week of each name, from 0 for Monday."""
YESTERDAY, TODAY = (frozenset(map(levelled, _READ[day])) for day in ("yesterday", "today"))
