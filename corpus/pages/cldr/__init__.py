"""Words for months, days and times that count from now, in the languages of the Common Locale Data Repository.

``times.json`` is built from release 48 of it (see the README beside it), ``by_hand.json`` has what sites write and it
does not say. Words are matched as `levelled` writes them.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from .level import AROUND, key_of, levelled

__all__ = [
    "HALVES",
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
LEAST_UNITS = 5
"""Behind how many units a word stands, such as "ago", that is one for all of them."""
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
    >>> past_in("anna, před minutou"), past_in("last week"), past_in("in 5 minutes"), past_in("news of last week")
    (Past(start=6, end=18, amount=1, unit='minute'), Past(start=0, end=9, amount=1, unit='week'), None, None)
    """
    for number in _NUMBER.finditer(text):
        if found := _around(text, number):
            return found
    words = PHRASE_WORDS.intersection(_LETTERS.findall(text))
    if not words:
        return None
    bare = text.strip(AROUND)
    if bare in _LABELS:
        at = text.index(bare)
        return Past(at, at + len(bare), *_LABELS[bare])
    for phrase in sorted(
        (phrase for word in words for phrase in _BY_WORD.get(word, ())), key=len, reverse=True
    ):
        at = text.find(phrase)
        end = at + len(phrase)
        if at >= 0 and not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum():
            return Past(at, end, *_PHRASES[phrase])
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


def _read(name: str) -> dict[str, Any]:
    return json.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))


def _by_hand(kind: str) -> Iterator[tuple[str, str]]:
    """Yield the unit and the phrase of all that is written in one way, in all languages."""
    for language in _BY_HAND.values():
        for unit, phrases in language.get(kind, {}).items():
            yield from ((unit, levelled(phrase)) for phrase in phrases)


_READ, _BY_HAND = _read("times.json"), _read("by_hand.json")
_SPANS: dict[str, dict[str, str | None]] = {
    levelled(closing): {levelled(opening): unit for opening, unit in openings.items()}
    for closing, openings in _READ["spans"].items()
}
"""The units by the words behind a number and the words before it, of the latter the longest first."""
_AGO = list(_by_hand("ago"))
for _unit, _phrase in _AGO:
    _opening, _number, _closing = _phrase.partition("{0}")
    if _number:
        _SPANS.setdefault(key_of(_closing), {}).setdefault(key_of(_opening), _unit)
_FIRST_WORDS = frozenset(closing.split()[0].rstrip(AROUND) for closing in _SPANS)
"""What may stand first behind a number: most numbers are told by it to count no time."""
_PHRASES: dict[str, tuple[int, str]] = {
    **{phrase: (1, unit) for unit, phrase in _AGO if "{0}" not in phrase},
    **{phrase: (2, unit) for unit, phrase in _by_hand("two")},
    **{levelled(phrase): told for phrase, told in _READ["phrases"].items()},
}
"""How many units, and which, is meant by phrases without a number."""
_LABELS: dict[str, tuple[int, str]] = {
    **{phrase: (1, unit) for unit, phrase in _by_hand("last")},
    **{levelled(phrase): (0, "minute") for words in _BY_HAND.values() for phrase in words.get("now", ())},
}
"""The same of "last week", "just now" and the like, which headlines have too: times where nothing is beside them."""


def _telling(phrase: str) -> str:
    """Return the word of a phrase that is looked up: the longest, and of two the last, which is a unit more often."""
    return max(reversed(phrase.replace("'", " ").replace("-", " ").split()), key=len)


_BY_WORD: dict[str, list[str]] = {}
for _phrase in _PHRASES:
    _BY_WORD.setdefault(_telling(_phrase), []).append(_phrase)
PHRASE_WORDS = frozenset((*_BY_WORD, *map(_telling, _LABELS)))
_LAST_WORDS = Counter(closing.rpartition(" ")[2] for closing in _SPANS if " " in closing)


def _tells_past(opening: str, closing: str) -> str:
    """Return the word of a span that is looked up: "ago", behind whatever unit, where a language has such a word.

    >>> _tells_past("", "days ago"), _tells_past("vor", "tagen")
    ('ago', 'tagen')
    """
    last = closing.rpartition(" ")[2]
    shared = " " in closing and last.isalpha() and _LAST_WORDS[last] >= LEAST_UNITS
    return last if shared else _longest(f"{opening} {closing}")


PAST_WORDS = PHRASE_WORDS.union(
    _tells_past(opening, closing) for closing, openings in _SPANS.items() for opening in openings
)
"""Words one of which stands in every time that `past_in` finds, and in every one of those without a number."""
MONTHS: dict[str, int] = {levelled(name): number for name, number in _READ["months"].items()}
"""The number of the month of each name."""
WEAK_MONTHS = frozenset(filter(str.isascii, MONTHS))
"""Names in plain letters, many of which are words of other languages, or people's names."""
WEEKDAYS: dict[str, int] = {levelled(name): number for name, number in _READ["weekdays"].items()}
"""The day of the week of each name, from 0 for Monday."""
HALVES: dict[str, str] = {
    levelled(word): half
    for language in _BY_HAND.values()
    for half in ("am", "pm")
    for said in language.get(half, ())
    # Beyond ASCII, the stop at the end of an abbreviation is left out as often.
    for word in ((said,) if said.isascii() else (said, said.removesuffix(".")))
}
"""The half of the day, "am" or "pm", that is meant by a word beside a clock; hours of the night may be in either."""
YESTERDAY, TODAY = (
    frozenset(levelled(word) for words in (_READ, *_BY_HAND.values()) for word in words.get(day, ()))
    for day in ("yesterday", "today")
)
