"""Letters that Python takes for none, made letters, so that words of every script are runs of letters."""

from __future__ import annotations

import re
import unicodedata

_LETTER_PLANE = 0x20000
_WITHIN_WORDS = range(0x200B, 0x200E)
"""Blanks and joiners without a width, which part and join the letters of a word."""
_MARKS = {
    char: char + _LETTER_PLANE
    for char in (*range(0x300, 0x1E00), *_WITHIN_WORDS)
    if char in _WITHIN_WORDS or unicodedata.category(chr(char)) in ("Mn", "Mc")
}
"""A letter in place of each mark that combines; of a plane of letters in which nobody writes times."""
_STOP = chr(_LETTER_PLANE + ord("."))
_UNEVEN = re.compile(f"[{''.join(map(chr, _MARKS))}॰׳\u200e\u200f]|[ก-ฮກ-ຮ]\\.")
_LEVEL = _MARKS | {ord("॰"): ".", ord("׳"): "."}
_INNER_STOP = re.compile(r"(?<=[ก-ฮກ-ຮ𠸀-𠻿])\.(?=[ก-ฮກ-ຮ])")
"""A stop within an abbreviation in Thai or Lao."""
AROUND = " ,;:!?()[]|·•-–—"
"""What may stand around the words of a time."""
_WITHOUT_STOPS = dict.fromkeys(map(ord, ".॰׳"))
_BEFORE_SIGN = re.compile("[\u200e\u200f]([./-])")


def levelled(text: str) -> str:
    """Return a text in which letters that Python takes for none are letters, every character at its place.

    Marks that combine, which Indian scripts and Thai write vowels with, become a letter, and so do stops within Thai
    and Lao abbreviations; the signs that end an abbreviation in Hindi and Hebrew become stops.

    >>> levelled("5 मिनट").split()[1].isalpha(), levelled("ม.ค.").rstrip(".").isalpha()
    (True, True)
    """
    if text.isascii() or not _UNEVEN.search(text):
        return text
    text = text.translate(_LEVEL)
    return _BEFORE_SIGN.sub(r"\1 ", _INNER_STOP.sub(_STOP, text))


def key_of(words: str) -> str:
    """Return words without the stops of abbreviations and the signs around them, a blank between two.

    >>> key_of(" hr. ago),")
    'hr ago'
    """
    return " ".join(words.strip(AROUND).translate(_WITHOUT_STOPS).split())
