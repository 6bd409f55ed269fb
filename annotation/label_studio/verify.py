"""Checking the offsets of a span that comes back against the words that come with it, in four outcomes.

Label Studio sends a display string with every span of a ``<Text>``: line breaks stand as a backslash and an ``n``, and
runs of blanks may be collapsed. Where that string is what stands at the offsets, in one of these ways, the span is
sound. Where it is not, the span is never moved in silence: a place is proposed for a person to decide on.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate, islice

EXACT = "exact"
NEWLINE_ESCAPED = "newline_escaped"
BLANKS_COLLAPSED = "blanks_collapsed"
MISMATCH = "mismatch"
UNQUOTED = "unquoted"
"""The outcome of a span that came without words: only its text's hash vouches for it."""

_LINE_END = re.compile("[\r\n]")
_BLANKS = re.compile(r"(?:\\n|\s)+")
_MOST_PLACES = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Where a span that does not fit its offsets may belong.

    Attributes:
        start, end: code points, half-open.
        quote: the words there.
        method: ``utf16`` where the offsets fit when counted in UTF-16 code units, ``quote`` where the words stand
            elsewhere.
        alternatives: how many other places have these words.
    """

    start: int
    end: int
    quote: str
    method: str
    alternatives: int = 0


def check_quote(text: str, start: int, end: int, shown: str | None) -> str:
    r"""Say how the words shown for a span agree with the text at its offsets.

    Args:
        text: the whole text.
        start, end: code points, half-open; they must lie in the text.
        shown: the words that came with the span.

    Returns:
        ``exact``, ``newline_escaped``, ``blanks_collapsed``, ``mismatch``, or ``unquoted`` when nothing was shown.

    >>> check_quote("a ceasefire\nheld", 2, 16, "ceasefire\\nheld")
    'newline_escaped'
    >>> check_quote("a ceasefire held", 3, 11, "ceasefire")
    'mismatch'
    """
    if shown is None:
        return UNQUOTED
    quote = text[start:end]
    if quote == shown:
        return EXACT
    if _LINE_END.sub(r"\\n", quote) == shown:
        return NEWLINE_ESCAPED
    if _collapsed(quote) == _collapsed(shown):
        return BLANKS_COLLAPSED
    return MISMATCH


def propose(text: str, start: int, end: int, shown: str) -> Proposal | None:
    """Propose a place for a span whose words do not stand at its offsets; None when they stand nowhere.

    Of several places the nearest to the offsets is proposed, with the number of the others.

    >>> propose("😀 the regime fell", 7, 13, "regime")
    Proposal(start=6, end=12, quote='regime', method='utf16', alternatives=0)
    """
    units = list(accumulate((2 if ord(character) > 0xFFFF else 1 for character in text), initial=0))
    if 0 <= start < end <= units[-1]:
        first, last = bisect_right(units, start) - 1, bisect_right(units, end) - 1
        if first < last and check_quote(text, first, last, shown) != MISMATCH:
            return Proposal(start=first, end=last, quote=text[first:last], method="utf16", alternatives=0)
    words = [re.escape(word) for word in _BLANKS.split(shown) if word]
    if not words:
        return None
    pattern = re.compile(r"(?:\\n|\s)+".join(words))
    places = [found.span() for found in islice(pattern.finditer(text), _MOST_PLACES)]
    if not places:
        return None
    first, last = min(places, key=lambda place: abs(place[0] - start))
    return Proposal(
        start=first, end=last, quote=text[first:last], method="quote", alternatives=len(places) - 1
    )


def _collapsed(words: str) -> str:
    return _BLANKS.sub(" ", words).strip()
