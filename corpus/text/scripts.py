"""Scripts: which one a text is written in, and which a language is written in, by their codes in ISO 15924.

Latin letters are used everywhere, for names, for slang and for whole texts that are transliterated. So a text of which
two thirds are in another script is in that one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter

from .canonical import WORD

LATIN = "Latn"
JAPANESE = "Jpan"
_HAN, _KANA, _HANGUL = "Hani", "Kana", "Hang"

# Where the letters of a script begin, up to the next; what lies between that is no letter does not matter.
_BEGIN = [
    (0x0041, LATIN), (0x0370, "Grek"), (0x0400, "Cyrl"), (0x0530, "Armn"), (0x0590, "Hebr"), (0x0600, "Arab"),
    (0x0700, "Syrc"), (0x0750, "Arab"), (0x0780, "Thaa"), (0x07C0, ""), (0x0860, "Syrc"), (0x0870, "Arab"),
    (0x0900, "Deva"), (0x0980, "Beng"), (0x0A00, "Guru"), (0x0A80, "Gujr"), (0x0B00, "Orya"), (0x0B80, "Taml"),
    (0x0C00, "Telu"), (0x0C80, "Knda"), (0x0D00, "Mlym"), (0x0D80, "Sinh"), (0x0E00, "Thai"), (0x0E80, "Laoo"),
    (0x0F00, "Tibt"), (0x1000, "Mymr"), (0x10A0, "Geor"), (0x1100, _HANGUL), (0x1200, "Ethi"), (0x13A0, ""),
    (0x1780, "Khmr"), (0x1800, "Mong"), (0x18B0, ""), (0x1C80, "Cyrl"), (0x1C90, "Geor"), (0x1CC0, ""),
    (0x1E00, LATIN), (0x1F00, "Grek"), (0x2000, ""), (0x2C60, LATIN), (0x2C80, ""), (0x2D00, "Geor"), (0x2D30, ""),
    (0x2D80, "Ethi"), (0x2DE0, "Cyrl"), (0x2E00, ""), (0x3005, _HAN), (0x3040, _KANA), (0x3100, _HAN),
    (0x3130, _HANGUL), (0x3190, _HAN), (0x31F0, _KANA), (0x3200, ""), (0x3400, _HAN), (0xA000, ""), (0xA640, "Cyrl"),
    (0xA6A0, ""), (0xA720, LATIN), (0xA800, ""), (0xA960, _HANGUL), (0xA980, ""), (0xAA60, "Mymr"), (0xAA80, ""),
    (0xAB00, "Ethi"), (0xAB30, LATIN), (0xAB70, ""), (0xAC00, _HANGUL), (0xD800, ""), (0xF900, _HAN), (0xFB00, LATIN),
    (0xFB13, "Armn"), (0xFB1D, "Hebr"), (0xFB50, "Arab"), (0xFE00, ""), (0xFE70, "Arab"), (0xFF00, LATIN),
    (0xFF66, _KANA), (0xFFA0, _HANGUL), (0xFFE0, ""), (0x20000, _HAN), (0x32000, ""),
]  # fmt: skip
_PLACES = [place for place, _ in _BEGIN]
_NAMES = [name for _, name in _BEGIN]
_DENSE = frozenset((_HAN, _KANA, _HANGUL))
"""Scripts in which a word has two letters where it has six in others."""

LANGUAGES = {
    "Grek": ("el", "grc"),
    "Cyrl": (
        "ru", "az", "ba", "be", "bg", "bs", "ce", "crh", "cv", "kk", "ky", "mk", "mn", "os", "sr", "tg", "tk", "tt",
        "ug", "uk", "uz",
    ),
    "Armn": ("hy",),
    "Hebr": ("he", "hbo", "lad", "yi"),
    "Arab": (
        "ar", "ary", "arz", "az", "ckb", "fa", "kk", "ks", "ku", "ky", "pa", "ps", "sd", "sdh", "tk", "ug", "ur", "uz",
        "uzs",
    ),
    "Syrc": ("syr", "arc"),
    "Thaa": ("dv",),
    "Deva": ("hi", "gom", "mr", "ne", "sa"),
    "Beng": ("bn", "as"),
    "Guru": ("pa",),
    "Gujr": ("gu",),
    "Orya": ("or",),
    "Taml": ("ta",),
    "Telu": ("te",),
    "Knda": ("kn",),
    "Mlym": ("ml",),
    "Sinh": ("si",),
    "Thai": ("th",),
    "Laoo": ("lo",),
    "Tibt": ("bo", "dz"),
    "Mymr": ("my",),
    "Geor": ("ka",),
    _HANGUL: ("ko",),
    "Ethi": ("am", "ti"),
    "Khmr": ("km",),
    "Mong": ("mn",),
    _HAN: ("zh", "ja", "wuu", "yue"),
    JAPANESE: ("ja",),
}  # fmt: skip
"""The languages that are written in each script other than Latin, the one that most is written in first."""

_LATIN_TOO = frozenset(("az", "bs", "crh", "kk", "ku", "lad", "sr", "tk", "tt", "uz"))
_NOT_LATIN = frozenset(language for languages in LANGUAGES.values() for language in languages) - _LATIN_TOO


def script_of(text: str) -> str | None:
    """Return the script of a text; None where it has no two letters side by side, or is mixed.

    Faces that are made of letters have none.

    >>> script_of("Это ложь, BBC!"), script_of("全部嘘だと思う"), script_of("ಠ_ಠ")
    ('Cyrl', 'Jpan', None)
    """
    words = [word for word in WORD.findall(text.replace("_", " ")) if len(word) > 1]
    letters = "".join(words)
    if letters.isascii():
        return LATIN if any(map(str.isalpha, words)) else None
    counts = Counter(_script(letter) for letter in letters if letter.isalpha())
    weights = {name: 3 * count if name in _DENSE else count for name, count in counts.items()}
    kana, han = weights.pop(_KANA, 0), weights.pop(_HAN, 0)
    weights[JAPANESE if kana and 3 * kana >= kana + han else _HAN] = kana + han
    beyond = {name: weight for name, weight in weights.items() if name and name != LATIN and weight}
    if not beyond:
        return LATIN if weights.get(LATIN) else None
    main = max(beyond, key=beyond.__getitem__)
    alone = 10 * beyond[main] >= 9 * sum(beyond.values())
    if alone and 3 * beyond[main] >= 2 * sum(weights.values()):
        return main
    return LATIN if 10 * weights.get(LATIN, 0) >= 9 * sum(weights.values()) else None


def is_written_in(language: str, script: str) -> bool:
    """Say whether a language, by its code in ISO 639, is written in a script.

    >>> is_written_in("sr", "Cyrl"), is_written_in("sr", "Latn"), is_written_in("zh", "Jpan")
    (True, True, False)
    """
    if script == LATIN:
        return language not in _NOT_LATIN
    return language in LANGUAGES.get(script, ())


def _script(letter: str) -> str:
    return _NAMES[bisect_right(_PLACES, ord(letter)) - 1]
