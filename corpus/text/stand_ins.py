"""What stands in a text in place of something of a person's: pseudonyms, and the masks of addresses and numbers.

Nobody wrote these words, so none is counted as a word of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable

from .canonical import HANGUL, UNSPACED

PREFIX = "reader-"
"""What every pseudonym of a commenter begins with."""
PSEUDONYM = re.compile(rf"{PREFIX}[0-9a-f]{{16}}(?![^\W{UNSPACED}{HANGUL}]|-\w)")
"""What `commentariat.corpus.privacy.pseudonyms.Pseudonymiser.author` makes of a name."""
STAND_IN = re.compile(
    rf"(?:[@＠]|/?\bu(?:ser)?/)?{PSEUDONYM.pattern}|\[(?:email|phone|user|ip|mac|account|erased)\]"
)
"""A pseudonym, with the sign of a mention before it, or a mask (a test compares them with those that are put in)."""


def stand_ins(text: str) -> list[tuple[int, int]]:
    """Return start and end (code points, half-open) of what stands in for something else, in order.

    >>> text = "@reader-0123456789abcdef, write to [email]."
    >>> [text[start:end] for start, end in stand_ins(text)]
    ['@reader-0123456789abcdef', '[email]']
    """
    # Most texts have none, which takes a tenth of the time to see so.
    if PREFIX not in text and "[" not in text:
        return []
    return [found.span() for found in STAND_IN.finditer(text)]


def with_pseudonyms(text: str | None, turned: Callable[[str], str]) -> str | None:
    """Return a text with what each of its pseudonyms is turned into; None for no text.

    >>> with_pseudonyms("@reader-0123456789abcdef: no", lambda pseudonym: pseudonym[-4:])
    '@cdef: no'
    """
    if not text or PREFIX not in text:
        return text
    return PSEUDONYM.sub(lambda found: turned(found[0]), text)


def put_in(text: str, spans: Iterable[tuple[int, int]], stand_in: str) -> tuple[str, int]:
    """Return a text with a stand-in in the place of some spans, which are in order, and how many there were.

    >>> put_in("Write to al@news.example.", [(9, 24)], "[email]")
    ('Write to [email].', 1)
    """
    pieces: list[str] = []
    done = 0
    for start, end in spans:
        pieces += (text[done:start], stand_in)
        done = end
    return "".join(pieces) + text[done:] if pieces else text, len(pieces) // 2


def overlapping(spans: Iterable[tuple[int, int]]) -> Callable[[int, int], bool]:
    """Return a test whether a stretch (start and end, half-open) overlaps one of some spans, which are in order.

    >>> inside = overlapping([(0, 4), (10, 12)])
    >>> inside(3, 5), inside(4, 10), inside(9, 11)
    (True, False, True)
    """
    starts, ends = zip(*spans, strict=True)

    def inside(start: int, end: int) -> bool:
        return bisect_right(ends, start) < len(starts) and starts[bisect_right(ends, start)] < end

    return inside
