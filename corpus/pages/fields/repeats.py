"""Lines that end, or begin, most records of a page alike: labels and links that no vocabulary names."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_NUMBER = re.compile(r"\d+")
LEAST_RECORDS = 3
LEAST_SHARE = 0.6
LONGEST = 60
MOST_LINES = 4


def without_repeats(texts: Sequence[str]) -> list[str]:
    """Return the texts of records without the short lines that most of them begin or end with, numbers aside.

    A text that is nothing else is left alone: three readers may all have written "Signed.".

    >>> without_repeats(["One.\\n\\n2 answers", "Two.\\n\\n5 answers", "Three.\\n\\n14 answers"])
    ['One.', 'Two.', 'Three.']
    >>> without_repeats(["Signed.", "Signed.", "Signed."])
    ['Signed.', 'Signed.', 'Signed.']
    """
    found = list(texts)
    filled = sum(bool(text) for text in found)
    if filled < LEAST_RECORDS:
        return found
    least = max(LEAST_RECORDS, LEAST_SHARE * filled)
    for end in (-1, 0):
        for _ in range(MOST_LINES):
            lines = [line for text in found if "\n" in text and (line := _line(text, end))]
            if len(lines) < least:
                break
            line, count = Counter(lines).most_common(1)[0]
            if count < least:
                break
            found = [_cut(text, end) if "\n" in text and _line(text, end) == line else text for text in found]
    return found


def _line(text: str, end: int) -> str:
    """Return the line at an end of a text, its numbers alike; nothing where it is too long to be a label."""
    line = text[text.rfind("\n") + 1 :] if end else text[: text.index("\n")]
    return _NUMBER.sub("0", line) if len(line) <= LONGEST else ""


def _cut(text: str, end: int) -> str:
    return text.rpartition("\n")[0].rstrip("\n") if end else text.partition("\n")[2].lstrip("\n")
