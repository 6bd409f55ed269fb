"""The forms of a word of a name: without accents, in any case, and with the endings of languages that decline names.

Readers write *Ibrahim Celik* for İbrahim Çelik, and *с Иваном Петровым* of Иван Петров. Each form is a key that the
name and what is written in its place have in common; offsets are always those of the text itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from ..text.canonical import folded_words, word_spans

Spans = list[tuple[int, int, str]]

STEM = "*"
"""Ends a stem, so that it is never taken for a word."""
JOINERS = "\u200c\u200d"
"""What Persian and the scripts of India write between letters of a word to shape them, and readers leave out."""
UNSEEN = "\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
"""Soft hyphens, blanks without width and signs of direction, for a set in a regular expression."""
_SHORTEST_STEM = 3
_WORDS_REMEMBERED = 16_384

_DECLINES = re.compile("[\u0100-\u0151\u0154-\u017f\u0370-\u03ff\u0400-\u04ff]")
"""Letters without which hardly a text is in a Slavic language or Greek."""
_MARKS = re.compile(
    # Accents, but those of й and ї, which are other letters than и and і; points of Hebrew; vowel signs of Arabic.
    "(?<![иі])[\u0300-\u036f]+|[\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]+"
)
_PLAIN = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe"}
    | {"ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه"}
)
_ENDINGS = frozenset(
    """
    ого его ому ему ыми ими ою ею ами ями еві ові ией иею ию ия ием ии ий ея еем ее ей ай аю аем ае ая яя ую юю ой ый ых
    их ым им ом ем єм ім ам ям ах ях а я у ю е є и ы і ї о й ь
    οσ ου ον ο ε ασ α ησ η
    iego iemu iej ego emu owi ovi iem ami em ie im ym ej ou a e i o u y
    """.split()  # noqa: SIM905
)
_LONGEST_ENDING = 4
OBLIQUE = "+" + STEM
"""Ends what the cases of a name but the nominative share."""
_OBLIQUE_ENDINGS = frozenset("owi ovi iem em ie e o u iu ju i y om ом ем ові еві е у ю о і".split())  # noqa: SIM905
_SHORTEST_DECLINED = 4
_SHORT_NAMES = ("jan", "ann", "анн")
"""Other words of three letters are handles as often as names: *Dom*."""
_VOWELS = "aoeiyаоеуяійьы"
_FLEETING = re.compile("([bcdfghjklmnprstvwzбвгджзклмнпрстфхцчшщ])[eaео](?=[klrcвклрцґг]$)")
"""Of Slavic names; *a* in those of the south."""
_SOFT = re.compile("(?:rz|dz|ck?|t|g|ц|к|з|г)$")
_HARD = {
    "rz": "r",
    "dz": "d",
    "g": "d",
    "c": "k",
    "t": "k",
    "ck": "k",
    "ц": "к",
    "к": "к",
    "з": "г",
    "г": "г",
}
_SEMITIC = re.compile("[\u05d0-\u05ea\u0621-\u064a]")
_PREFIXED = re.compile("(?:يا|ول|وال?(?=ل)|[لو]|ול|[לו])(?P<name>[\u05d0-\u05ea\u0621-\u064a]{3,})$")
_SLAVIC = re.compile("[ąćęłńśźżčďěňřťůđšž\u0400-\u04ff\u05d0-\u05ea\u0621-\u064a]", re.IGNORECASE)
_SLAVIC_WORDS = frozenset(
    """
    jest panie pani czy sie jak tylko juz bardzo dobrze masz racji racja wiem zgadzam drogi szanowny witaj nije nisi
    nisam jesi jeste kako zasto nema imas pravu ovo mislim hvala dragi zdravo smo svi bilo jsem jste jsi neni mate
    pravdu proc jen ahoj
    """.split()  # noqa: SIM905
)
"""Words that only a Slavic language has, for texts without its letters."""
_UNSEEN = re.compile(f"[{UNSEEN}]")
_UNSEEN_OR_JOINER = re.compile(f"[{UNSEEN}{JOINERS}]")


def seen(name: str) -> str:
    """Return a name without what nobody sees of it; what shapes its letters stays (`unjoined`).

    >>> seen("\\u200eAl\\u00ad Smith\\u200f")
    'Al Smith'
    """
    return name if name.isascii() else _UNSEEN.sub("", name)


def unjoined(name: str) -> str:
    """Return a name without what nobody sees of it, and without what only shapes its letters.

    >>> unjoined("\\u200eنسیم\\u200cگل") == "نسیمگل"
    True
    """
    return name if name.isascii() else _UNSEEN_OR_JOINER.sub("", name)


def unaccented(word: str) -> str:
    """Return a case-folded word without what readers leave out when they type it.

    >>> unaccented("çelik"), unaccented("i\u0307brahim"), unaccented("yılmaz"), unaccented("андрей")
    ('celik', 'ibrahim', 'yilmaz', 'андрей')
    """
    return word if word.isascii() else _unaccented(word)


@lru_cache(maxsize=_WORDS_REMEMBERED)
def stem(word: str) -> str:
    """Return what the forms of an unaccented word of a name share in languages that decline names, and a mark.

    >>> stem("петров") == stem("петровым"), stem("kowalska") == stem("kowalskiego"), stem("nowak")
    (True, True, 'nowak*')
    """
    for length in range(min(_LONGEST_ENDING, len(word) - _SHORTEST_STEM), 0, -1):
        if word[-length:] in _ENDINGS:
            return word[:-length] + STEM
    return word + STEM


def stems(words: Iterable[str]) -> tuple[str, ...]:
    """Return the stems of the words of a name, which may be stems.

    >>> stems(("jan", "nowak")) == stems(("jan", "nowaka")) == stems(("jan*", "nowak*"))
    True
    """
    return tuple(word if word.endswith(STEM) else stem(unaccented(word)) for word in words)


@lru_cache(maxsize=_WORDS_REMEMBERED)
def oblique(word: str) -> str:
    """Return what the cases of a name without its nominative share, and two marks; the word itself where it has none.

    Vowels that come and go are left out with the endings (*Marek*, *Marku*), and consonants that soften are one
    (*Piotr*, *Piotrze*). Arabic and Hebrew write *to*, *and* and *oh* at the beginning of a word.

    >>> oblique("marku"), oblique("petre"), oblique("piotrze"), oblique("marek")
    ('mark+*', 'petr+*', 'piotr+*', 'marek')
    """
    if found := _PREFIXED.match(word):
        return found["name"] + OBLIQUE
    for length in range(min(_LONGEST_ENDING, len(word) - _SHORTEST_STEM), 0, -1):
        if word[-length:] in _OBLIQUE_ENDINGS:
            return _hardened(word[:-length]) + OBLIQUE
    return word


def obliques(word: str) -> tuple[str, ...]:
    """Return by what `oblique` makes of them the cases of an unaccented word of a name are known.

    >>> obliques("marek"), obliques("milica"), obliques("zoran")
    (('mark+*', 'marek+*'), ('milik+*',), ('zoran+*',))
    """
    if _SEMITIC.match(word):
        return (word + OBLIQUE,) if len(word) >= _SHORTEST_STEM else ()
    base = stem(word).removesuffix(STEM) if word[-1:] in _VOWELS else word
    if not base.isalpha() or (len(base) < _SHORTEST_DECLINED and base not in _SHORT_NAMES):
        return ()
    fleeting = _FLEETING.sub(r"\1", base) if base == word else base
    bases = dict.fromkeys(_hardened(one) for one in (fleeting, base) if len(one) >= _SHORTEST_STEM)
    return tuple(base + OBLIQUE for base in bases)


def _hardened(base: str) -> str:
    return _SOFT.sub(lambda found: _HARD[found[0]], base)


def written(text: str) -> Sequence[list[str]]:
    """Return the case-folded words of a text, and where it differs those without accents, their stems, and cases.

    >>> written("No, José!")
    [['no', 'josé'], ['no', 'jose']]
    >>> len(written("No, Jose!")), len(written("Согласен с Иваном"))
    (1, 3)
    """
    return _read(text, folded_words(text))


def readings(text: str) -> Sequence[Spans]:
    """Return what `written` does with start and end of every word (code points, half-open)."""
    spans = word_spans(text)
    return [
        [(start, end, word) for (start, end, _), word in zip(spans, words, strict=True)]
        for words in _read(text, [word for _, _, word in spans])
    ]


def _read(text: str, words: list[str]) -> list[list[str]]:
    if text.isascii():
        return [words] if _SLAVIC_WORDS.isdisjoint(words) else [words, list(map(oblique, words))]
    plain = [unaccented(word) for word in words]
    read = [words] if plain == words else [words, plain]
    if _DECLINES.search(text):
        read.append([stem(word) for word in plain])
    if _SLAVIC.search(text):
        read.append(list(map(oblique, plain)))
    return read


@lru_cache(maxsize=_WORDS_REMEMBERED)
def _unaccented(word: str) -> str:
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", word).casefold())
    return unicodedata.normalize("NFC", bare).translate(_PLAIN)
