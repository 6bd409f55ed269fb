"""What a line looks like, whatever it says: a title, a label, a teaser that is cut off, a sentence.

The lines that a page prints around its report and its comments are known by their looks where their words are new:
titles in capitals, lists run together with bars, teasers that break off.
"""

from __future__ import annotations

import math
import re

from .markers import SENTENCE_END

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_ENDS: dict[str, re.Pattern[str]] = {
    "ends_like_a_sentence": SENTENCE_END,
    "ends_with_question": re.compile(r"\?[\"'”’»)\]]*$"),
    "ends_with_exclamation": re.compile(r"![\"'”’»)\]]*$"),
    "ends_cut_off": re.compile(r"(?:\.{2,}|…)\W*$"),
    "ends_with_arrow": re.compile(r"[»›>→|•·]\W*$"),
    "ends_with_colon": re.compile(r":$"),
}
_INSIDE: dict[str, re.Pattern[str]] = {
    "bars": re.compile(r"\w ?[|»›•·] ?\w"),
    "copyright": re.compile(r"©|\(c\)", re.IGNORECASE),
    "clock": re.compile(r"\b\d{1,2}[:.]\d\d\b"),
    "year": re.compile(r"\b(?:19|20)\d\d\b"),
    "figure": re.compile(r"\d"),
    "figure_first": re.compile(r"^\W{0,2}\d"),
    "figure_last": re.compile(r"\d\W{0,2}$"),
    "address": re.compile(r"https?:|\bwww\.|\b\w+\.(?:com|org|net|co|info|edu|gov)\b"),
    "at_sign": re.compile(r"(?<!\w)@\w"),
    "quotation": re.compile(r"[“”\"]"),
    "quotation_first": re.compile(r"^[‘“\"']"),
    "colon_inside": re.compile(r"\w: \S"),
    "several_sentences": re.compile(r"[.!?][\"'”’)]* \W?[^\W\d_a-zà-ÿ]"),
    "comma": re.compile(r", "),
    "brackets": re.compile(r"[(\[]"),
    "small_letter_first": re.compile(r"^[a-zà-ÿ]"),
}
_LENGTHS = (3, 6, 12, 25, 50)
NAMES: tuple[str, ...] = (
    *_INSIDE,
    *_ENDS,
    "log_words",
    *(f"up_to_{most}_words" for most in _LENGTHS),
    "capitals_share",
    "title",
    "all_capitals",
)
"""What `line_shapes` tells of, in its order."""
_TITLE_SHARE, _TITLE_WORDS = 0.7, 3
_MOST, _END = 600, 40
"""Characters of a line that are looked at, and of its end."""


def line_shapes(line: str) -> tuple[float, ...]:
    """Return what a line looks like, in the order of `NAMES`; most are 1 or 0.

    >>> shown = dict(zip(NAMES, line_shapes("Five Ways to Plant Tulips »"), strict=True))
    >>> shown["title"], shown["ends_with_arrow"], shown["ends_like_a_sentence"]
    (1.0, 1.0, 0.0)
    """
    line = line.strip()
    cut = line[:_MOST]
    words = _WORD.findall(cut)
    n = len(words)
    capitals = sum(word[0].isupper() for word in words) / n if n else 1.0
    return (
        *(float(pattern.search(cut) is not None) for pattern in _INSIDE.values()),
        *(float(pattern.search(line[-_END:]) is not None) for pattern in _ENDS.values()),
        math.log1p(n),
        *(float(n <= most) for most in _LENGTHS),
        capitals,
        float(n >= _TITLE_WORDS and capitals >= _TITLE_SHARE),
        float(n > 0 and cut.isupper()),
    )
