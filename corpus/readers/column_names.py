"""Names of columns in many languages, told by the English name of what they hold."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from ..yaml_text import read_yaml

if TYPE_CHECKING:
    from collections.abc import Sequence

_LIKE = str.maketrans("ıłøđ", "ilod")
"""Letters that are others with a sign to a typist, and not to Unicode."""
_ACCENTS = re.compile(r"(?<=[a-zα-ω])[\u0300-\u036f]+")
"""Accents of Latin and Greek letters; in other scripts they make letters of their own."""
_IN_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")
LEAST_KNOWN = 2
"""Columns named in a language by which a table is told to be in it, one of them in no other way."""
_ENGLISH_TOO = frozenset((
    "art", "article", "data", "date", "dislikes", "editor", "genre", "headline", "journal", "likes", "media",
    "medium", "nick", "nickname", "parent", "portal", "pseudo", "publication", "slag", "source", "text", "tip",
    "tips", "type", "user", "website",
))  # fmt: skip


def fold(name: str) -> str:
    """Reduce a column's name to its letters and digits: ``userDisplayName`` and ``user_display_name`` agree.

    >>> fold("Article-Title "), fold("commentBody"), fold("Überschrift")
    ('articletitle', 'commentbody', 'uberschrift')
    """
    folded = _ACCENTS.sub("", unicodedata.normalize("NFKD", name).casefold()).translate(_LIKE)
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", folded)))


def folded(names: Sequence[str]) -> dict[str, str]:
    """Return the columns of a table by their folded names, as they are and without what stands in brackets behind.

    >>> folded(["Title", "Date (UTC)"])
    {'title': 'Title', 'dateutc': 'Date (UTC)', 'date': 'Date (UTC)'}
    """
    found: dict[str, str] = {}
    for told in (names, [_IN_BRACKETS.sub("", name) for name in names]):
        for name, written in zip(told, names, strict=True):
            found.setdefault(fold(name), written)
    return found


def language_of(names: Sequence[str]) -> str | None:
    """Return the language that a table's columns are named in, where that is not English alone.

    >>> language_of(["Titel", "Text", "Datum", "Ressort"]), language_of(["title", "text", "data"])
    ('de', None)
    """
    columns = folded(names)
    best, most = None, LEAST_KNOWN - 1
    for language, known in _languages().items():
        found = known.keys() & columns.keys()
        if len(found) > most and not found <= _ENGLISH_TOO:
            best, most = language, len(found)
    return best


def in_english(names: Sequence[str], language: str) -> dict[str, str]:
    """Return the columns of a table that is in another language, by the English names of what they hold.

    >>> in_english(["Text", "Titel", "Datum", "Ressort"], "de")
    {'title': 'Titel', 'text': 'Text', 'date': 'Datum'}
    """
    columns = folded(names)
    english: dict[str, str] = {}
    for name, meant in _languages()[language].items():
        if name in columns:
            english.setdefault(meant, columns[name])
    return english


@cache
def called(meant: str) -> frozenset[str]:
    """Return what a thing is called in any of the languages, as `fold` has it.

    >>> fold("Kommentar") in called("comment"), fold("Kommentar") in called("article")
    (True, False)
    """
    return frozenset(name for known in _languages().values() for name in known if known[name] == meant)


@cache
def _languages() -> dict[str, dict[str, str]]:
    """Return what each folded name of a column means, by language."""
    text = (resources.files(__package__ or "") / "column_names.yaml").read_text(encoding="utf-8")
    return {
        language: {fold(name): meant for meant, names in by_meaning.items() for name in names}
        for language, by_meaning in read_yaml(text).items()
    }
