"""Which code page a text in Cyrillic letters is in, of the six that were in use.

The same bytes are letters in all of them, so that every reading is a text. In the right one words are written as words
are, in small letters with a capital at most in front, and the letters that are most frequent in Slavonic languages are
frequent. That tells even a title of two words, which statistics of byte pairs take for Japanese or Korean.
"""

from __future__ import annotations

import re

CODE_PAGES = {
    "cp1251": "Windows-1251",
    "koi8-r": "KOI8-R",
    "koi8-u": "KOI8-U",
    "iso8859-5": "ISO 8859-5",
    "cp866": "IBM 866",
    "cp1125": "IBM 1125",
    "mac-cyrillic": "Mac Cyrillic",
}
"""Codecs and what they are called, those first that are used most."""
LONGEST = 20_000
"""Bytes that are looked at."""
LEAST_LETTERS = 6
FITS = 0.95
"""The share of letters among what is not ASCII, signs of punctuation aside, and of words written as words are."""
LEAST_FREQUENT = 0.38
"""The share of the ten most frequent letters: about .6 of any text, and less than .3 of one in the wrong code page."""
FEWEST_VOWELS, MOST_VOWELS = 0.2, 0.6
_FREQUENT = frozenset("оеаинтсрвлі")
_VOWELS = frozenset("аеиоуыэюяіїєё")
_SIGNS = frozenset("«»—–“”„‘’‚№…·•\xa0§©")
_WORD = re.compile(r"[Ѐ-ӿ]+")


def cyrillic_code_page(sample: bytes) -> str | None:
    """Return the codec of a text in Cyrillic letters that is not Unicode; None where it is no such text.

    >>> [cyrillic_code_page("Мост закрыт.".encode(codec)) for codec in ("cp1251", "koi8-r", "cp866")]
    ['cp1251', 'koi8-r', 'cp866']
    >>> cyrillic_code_page("町議会は橋を承認した。".encode("shift_jis")) is None
    True
    """
    found = {codec: fit for codec in CODE_PAGES if (fit := _fit(sample[:LONGEST], codec))}
    return max(found, key=found.__getitem__, default=None)


def _fit(sample: bytes, codec: str) -> tuple[float, float] | None:
    """Return the shares of frequent letters and of Russian ones in one reading of a text; None where it is none."""
    text = sample.decode(codec, "replace")
    beyond = [char for char in text if not char.isascii() and char not in _SIGNS]
    words = _WORD.findall(text)
    letters = [letter for word in words for letter in word.lower()]
    if len(letters) < LEAST_LETTERS or len(letters) < FITS * len(beyond):
        return None
    usual = sum(len(word) for word in words if word.islower() or word.istitle() or word.isupper())
    frequent = sum(letter in _FREQUENT for letter in letters)
    vowels = sum(letter in _VOWELS for letter in letters) / len(letters)
    if (
        usual < FITS * len(letters)
        or frequent < LEAST_FREQUENT * len(letters)
        or not FEWEST_VOWELS <= vowels <= MOST_VOWELS
    ):
        return None
    russian = sum("а" <= letter <= "я" or letter == "ё" for letter in letters)
    return frequent / len(beyond), russian / len(beyond)
