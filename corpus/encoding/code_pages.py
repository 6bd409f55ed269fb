"""Which code page a text of the Latin script is in, where Windows-1252 would read its bytes without complaint.

The letters of Polish, Czech or Turkish stand in their code pages where those of Western Europe stand in Windows-1252,
so that no byte is wrong and only the words are: “£ódŸ” for Łódź. Two things tell. Read in the right code page, a text
is in a language of that code page, and its letters beyond ASCII are those of the language. And a text in another
language that only names people and places has signs inside those names when it is read as Windows-1252.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

SURE = 0.5
"""What the detector of languages must be sure of (0 to 1), in both readings."""
FITS = 0.95
"""Share of the letters beyond ASCII that must be of the language; the others may stand in foreign names."""
LONGEST = 4_000
"""Bytes around letters beyond ASCII that are looked at."""

_ALPHABETS: Mapping[str, str] = {
    "pl": "ąćęłńóśźż",
    "cs": "áčďéěíňóřšťúůýž",
    "sk": "áäčďéíĺľňóôŕšťúýž",
    "hu": "áéíóöőúüű",
    "hr": "čćđšž",
    "bs": "čćđšž",
    "sr": "čćđšž",
    "sl": "čšž",
    "ro": "ăâîşţ",
    "tr": "âçğıîiöşüû",
    "lv": "āčēģīķļņšūž",
    "lt": "ąčęėįšųūž",
}
_CODE_PAGES: Mapping[str, tuple[str, ...]] = {
    "cp1250": ("pl", "cs", "sk", "hu", "hr", "bs", "sr", "sl", "ro"),
    "iso8859-2": ("pl", "cs", "sk", "hu", "hr", "bs", "sr", "sl", "ro"),
    "cp1254": ("tr",),
    "cp1257": ("lv", "lt"),
}
_ALIKE = re.compile(rb"[\x85\x91-\x97\x99\xa0\xa7\xa9\xab\xad\xae\xb0\xb1\xb4\xb6\xb7\xbb]")
"""Signs that stand in the same place in Windows-1252 and in the other code pages of the Latin script."""
_BEYOND = re.compile(rb"[^\n]{0,300}[\x80-\xff][^\n]{0,300}")
_WORD = re.compile(r"[^\s\x21-\x2f\x3a-\x40“”„‘’‚«»–—…]+")
_SIGN_INSIDE = re.compile(r"£[à-ÿœšžŸ]|(?<=[^\W\d_])[£¹³¿¼¾¥¯](?=[^\W\d_])|(?<=[a-zà-ÿ])[ŒŠŸŽ]")
_SHORTEST = 4
"""Letters of a word with a sign inside; shorter ones may be formulas."""
_POLISH = re.compile("[a-ząćęłńóśźż-]+", re.IGNORECASE)


def is_plain(data: bytes) -> bool:
    """Say whether all bytes beyond ASCII are signs that the code pages of the Latin script have in common.

    >>> is_plain("“No,” she said – twice…".encode("cp1252")), is_plain("Genève".encode("cp1252"))
    (True, False)
    """
    return _ALIKE.sub(b"", data).isascii()


def code_page(sample: bytes) -> str | None:
    """Return the code page that shows itself in a sample which is not UTF-8; None where nothing speaks against 1252.

    >>> code_page("Rada miasta Łódź odrzuciła we wtorek plan budowy nowego mostu.".encode("cp1250"))
    'cp1250'
    >>> code_page("A strike in Łódź went on, Lech Wałęsa said.".encode("cp1250"))
    'cp1250'
    >>> code_page("Le conseil a rejeté le projet, où la façade coûtait 3 £.".encode("cp1252")) is None
    True
    """
    if is_plain(sample):
        return None
    parts = b"\n".join(_BEYOND.findall(sample))[:LONGEST]
    return _by_language(parts) or _by_names(parts)


def _by_language(parts: bytes) -> str | None:
    from ..languages import detect

    best, most = None, FITS
    western, certainty = detect(parts.decode("cp1252", "replace"))
    if certainty < SURE:
        return None
    for codec, languages in _CODE_PAGES.items():
        text = parts.decode(codec, "replace")
        language, certainty = detect(text)
        if language not in languages or western not in languages or certainty < SURE:
            continue
        fit = _fit(_ALIKE.sub(b"", parts).decode(codec, "replace"), _ALPHABETS[language])
        if fit > most or (fit == most and best is None):
            best, most = codec, fit
    return best


def _fit(text: str, alphabet: Iterable[str]) -> float:
    beyond = [c for c in text.lower() if not c.isascii()]
    return sum(map(set(alphabet).__contains__, beyond)) / len(beyond) if beyond else 0.0


def _by_names(parts: bytes) -> str | None:
    """Return a code page in which the words that Windows-1252 reads with a sign inside are words of Polish letters.

    Polish alone of these languages has its letters where Windows-1252 has signs.
    """
    western = parts.decode("cp1252", "replace")
    odd = [
        found.span()
        for found in _WORD.finditer(western)
        if len(found[0]) >= _SHORTEST and _SIGN_INSIDE.search(found[0])
    ]
    if not odd:
        return None
    for codec in ("cp1250", "iso8859-2"):
        text = parts.decode(codec, "replace")
        if all(_POLISH.fullmatch(text[start:end]) for start, end in odd):
            return codec
    return None
