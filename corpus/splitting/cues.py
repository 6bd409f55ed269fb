"""What a line shows: the cues of readers and of reports in it, as numbers.

Every cue is a named number, zero when absent.
"""

from __future__ import annotations

import math
import re

from .cue_patterns import ENGLISH, MAX_CHARS, WORD, Patterns
from .english_cues import CUES

_NUMBERS: tuple[tuple[str, str, str], ...] = (
    ("quoted_share", "mostly quotation", "report"),
    ("name_density", "names", "report"),
    ("length", "long paragraph", "either"),
    ("very_short", "very short", "either"),
    ("long_words", "long words", "either"),
    ("no_final_mark", "no final punctuation", "either"),
    ("only_capitals", "all in capitals", "reader"),
    ("plain_opinion", "no names, figures or sources", "reader"),
)
CUE_NAMES: tuple[str, ...] = tuple(cue.name for cue in CUES) + tuple(name for name, _, _ in _NUMBERS)
CUE_SAYS: dict[str, str] = {cue.name: cue.says for cue in CUES} | {name: says for name, says, _ in _NUMBERS}
CUE_SIDES: dict[str, str] = {cue.name: cue.side for cue in CUES} | {name: side for name, _, side in _NUMBERS}
READERS: tuple[int, ...] = tuple(j for j, name in enumerate(CUE_NAMES) if CUE_SIDES[name] == "reader")
"""The places of the cues that speak for a reader, numbers among them."""
DISCOUNTED: tuple[bool, ...] = tuple(cue.side != "report" for cue in CUES) + (False,) * len(_NUMBERS)
"""Cues that count for less where the report itself uses them: a column in the first person, a cheerful blog."""

_LOW_QUOTES = r"„[^“”]*(?:[“”]|$)|«[^»]*(?:»|$)|"
_OTHER_QUOTES = r"»[^«»]*«|(?<!\S)”[^”]+”|"
"""As in Danish and Swedish; in English a mark that looks like these ends a quotation."""
_QUOTES = (
    r"“[^”]*(?:”|$)|(?:(?<=[\s(\[—–-])|^)\"[^\"]*(?:\"|$)|‘[^‘’]*(?:’\w[^‘’]*)*’(?!\w)"
    r"|(?:(?<=\s)|^)''[^']*(?:'(?!')[^']*)*(?:''|$)"
)
_QUOTED = re.compile(_LOW_QUOTES + _QUOTES)
_QUOTED_ELSEWHERE = re.compile(_LOW_QUOTES + _OTHER_QUOTES + _QUOTES)
_ACRONYM = re.compile(r"\b[A-Z]{2,5}\b")


def line_cues(line: str, patterns: Patterns = ENGLISH) -> tuple[float, ...]:
    """Return the cues of a line, in the order of `CUE_NAMES`, as its language shows them.

    Counted cues are ``log(1 + n)``, the others 0 or 1, measures of length about 0 to 2.

    >>> cues = dict(zip(CUE_NAMES, line_cues("Thanks, I love your site!")))
    >>> cues["thanks"], cues["reported_speech"]
    (1.0, 0.0)
    >>> dict(zip(CUE_NAMES, line_cues("“I love it,” she said.")))["first_person"]
    0.0
    """
    line = line.strip()[:MAX_CHARS]
    own = without_quotations(line, elsewhere=patterns is not ENGLISH)
    if not own.strip(" .,;:"):
        own = ""
    values: list[float] = []
    seen_as = ((own, patterns.lowered(own)), (line, patterns.lowered(line)))
    for cue, (pattern, lower) in zip(CUES, patterns.looked_for, strict=True):
        text = seen_as[cue.quoted][lower]
        if cue.counted:
            values.append(math.log1p(len(pattern.findall(text))))
        else:
            values.append(1.0 if pattern.search(text) else 0.0)
    words = WORD.findall(line)
    count = max(1, len(words))
    letters = [c for c in line if c.isalpha()]
    names = len(patterns.name.findall(line)) + len(_ACRONYM.findall(line))
    by_name = dict(zip((cue.name for cue in CUES), values, strict=True))
    values += [
        1.0 - len(own) / max(1, len(line)),
        min(1.0, 5.0 * names / count),
        math.log(count) / 3.0,
        1.0 if count <= 6 else 0.0,
        (sum(map(len, words)) / count - patterns.letters) / 1.5 if words else 0.0,
        1.0 if len(words) >= 2 and line[-1:].isalnum() else 0.0,
        1.0 if len(letters) > 8 and sum(c.isupper() for c in letters) > 0.8 * len(letters) else 0.0,
        1.0
        if not names
        and not any(
            by_name[n]
            for n in (
                "figure",
                "reported_speech",
                "outlet_service",
                "quote_opens",
                "list_item",
                "title_of_person",
            )
        )
        else 0.0,
    ]
    return tuple(values)


def without_quotations(line: str, *, instead: str = " ", elsewhere: bool = False) -> str:
    """Return a line with what stands in quotation marks replaced, `elsewhere` in those of other languages too.

    >>> without_quotations("“Never,” he said."), without_quotations("”Aldrig”, sade han.", elsewhere=True)
    ('  he said.', ' , sade han.')
    """
    return (_QUOTED_ELSEWHERE if elsewhere else _QUOTED).sub(instead, line)


def head_length(lines: int) -> int:
    """Return how many first lines stand for the report when cues are compared: a third, from 2 to 10."""
    return max(2, min(10, lines // 3))
