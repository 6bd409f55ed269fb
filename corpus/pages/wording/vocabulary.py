"""What sites write around comments in some ninety languages, from `vocabulary.json`.

The file has, by language (BCP 47), phrases of these kinds, all in lower case:

- ``comments``: the noun beside a number; ``counters``: what stands between the two; ``one``, ``none``: one comment, or
  none, without a figure;
- ``headings``: what heads a page's comments; ``invites``: what offers to write one, which heads a form;
- ``more``: links to older or newer comments;
- ``by``: what stands before a name, with a colon or without; nothing else is said so;
- ``says``: what stands between a name and a colon; ``answering``: what stands before the name of who is answered;
- ``reply``, ``report``: what is to be clicked at each comment; ``labels``: other things to click, and short notes;
- ``removed``: in place of a comment that was taken down; ``guests``: in place of a name.

Most are compared with whole lines: half of them are words of everyday speech. The words of a dozen large languages
stand in the modules that look for them as well. Beside what newspapers write, the phrases are those of WordPress and of
the translations of Ghost, Isso (both MIT), django-contrib-comments and django-comments-xtd (both BSD).
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

from ..cldr import levelled

AROUND = ' \t\n\xa0.!…。！।۔։:：|•·⋅()[]{}“”«»"-–—,،/*៖←→↓↑‹›▼▲'
"""Signs that may stand around a phrase; a question is asked by a reader."""
COLONS = (":", "：", "៖")
"""The colon, as it is written in most scripts, in Chinese, and in Khmer."""
ENDS_SAYING = (*COLONS, "…", "...")
"""What stands between the word by which somebody says something and what they say."""
MOST_SIGNS = 10
"""Signs and blanks around a phrase."""
_WORD = re.compile(r"[^\W\d_]+")
# Romanian has had two letters of its own only since computers knew them. A joiner without a width is a blank to some,
# and nothing to others. Letters with a dot below are one sign or two in Bengali and Hindi.
_OTHERWISE = (
    ("'", "’"), ("ё", "е"), ("\u200c", " "), ("\u200c", ""),
    ("\u09af\u09bc", "\u09df"), ("\u09a1\u09bc", "\u09dc"), ("\u0921\u093c", "\u095c"),
)  # fmt: skip
_TONOS = str.maketrans("άέήίόύώ", "αεηιουω")
"""Greek capitals lose their accents."""
_TELLING = re.compile("['ёșț\u200c\u09bc\u093cάέήίόύώ]")
"""Signs one of which is in every phrase that is written otherwise too."""
_BY_LANGUAGE: dict[str, dict[str, list[str]]] = json.loads(
    Path(__file__).with_name("vocabulary.json").read_text(encoding="utf-8")
)


@cache
def phrases(*kinds: str) -> frozenset[str]:
    """Return the phrases of some kinds in all languages, in all their spellings, as `key_of` writes them.

    >>> "komentarz usunięty" in phrases("removed"), "komentarz usunięty" in phrases("guests")
    (True, False)
    """
    return frozenset(phrase.strip(AROUND) if phrase[-1] in AROUND else phrase for phrase in _spelled(*kinds))


@cache
def levelled_phrases(*kinds: str) -> frozenset[str]:
    """Return the phrases of some kinds as `words_of` writes them."""
    return frozenset(map(words_of, _spelled(*kinds)))


def is_said(kind: str, line: str) -> bool:
    """Tell whether a line is a phrase of a kind and nothing else.

    >>> is_said("removed", "[Komentarz usunięty.]"), is_said("removed", "Komentarz usunięty. Czemu?")
    (True, False)
    """
    return len(line) <= _longest(kind) and key_of(line) in phrases(kind)


@cache
def _longest(kind: str) -> int:
    """Return how long a line may be that is a phrase of a kind, with some signs around it."""
    return MOST_SIGNS + max(map(len, phrases(kind)))


def key_of(line: str) -> str:
    """Return a line as phrases are written, without the signs around it.

    >>> key_of(" « Starsze  komentarze")
    'starsze komentarze'
    """
    return (" ".join(line.split()) if "  " in line or "\n" in line else line).strip(AROUND).lower()


def words_of(line: str) -> str:
    """Return the words of a line, in lower case and `levelled`, without its figures and signs.

    >>> words_of("Komentarai (12):")
    'komentarai'
    """
    return " ".join(_WORD.findall(levelled(line.lower())))


def pattern_of(kind: str, *, least: int = 1) -> str:
    """Return a pattern for the phrases of a kind that have so many words at least, for text that is `levelled`."""
    found = [phrase for phrase in levelled_phrases(kind) if len(phrase.split()) >= least]
    return "|".join(map(re.escape, sorted(found, key=len, reverse=True)))


@cache
def words_to_tell(*kinds: str) -> frozenset[str]:
    """Return words one of which is in every phrase of some kinds, `levelled`: of each phrase the longest.

    >>> "skaitytojų" in words_to_tell("headings"), "op" in words_to_tell("reply")
    (True, False)
    """
    return frozenset(max(words_of(phrase).split(), key=len) for phrase in _spelled(*kinds))


def before_says(line: str) -> str | None:
    """Return the name in a line that only says that somebody says something; None for any other line.

    >>> before_says("Άννα Κ. λέει:"), before_says("Anna je napisala: ne"), before_says("Γιάννης λέει")
    ('Άννα Κ.', None, None)
    >>> before_says("Άννα είπε…"), before_says("Άννα είπε...")
    ('Άννα', 'Άννα')
    """
    bare = line.rstrip()
    if not bare.endswith(ENDS_SAYING):
        return None
    said = bare.rstrip(".")[: None if bare[-1] == "." else -1].rstrip()
    lower = said.lower()
    if len(lower) != len(said) or not lower.endswith(_tails()):
        return None
    return said[: -max(len(tail) for tail in _tails() if lower.endswith(tail))].rstrip()


@cache
def _tails() -> tuple[str, ...]:
    return tuple(f" {phrase}" for phrase in _spelled("says"))


def _spelled(*kinds: str) -> set[str]:
    found: set[str] = set()
    for by_kind in _BY_LANGUAGE.values():
        for kind in kinds:
            for phrase in by_kind.get(kind, ()):
                found.update(_spellings(phrase) if _TELLING.search(phrase) else (phrase,))
    return found


def _spellings(phrase: str) -> set[str]:
    """Return the ways in which pages write a phrase.

    >>> sorted(_spellings("удалён")), sorted(map(len, _spellings("دیدگاه‌ها")))
    (['удален', 'удалён'], [8, 9, 9])
    """
    every = phrase.replace("ș", "ş").replace("ț", "ţ")
    return {
        phrase,
        every,
        phrase.translate(_TONOS),
        *(phrase.replace(one, other) for one, other in _OTHERWISE),
    }
