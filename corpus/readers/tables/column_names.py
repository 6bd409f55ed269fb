"""Names of columns in many languages, told by the English name of what they hold."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from ...yaml_text import read_yaml

if TYPE_CHECKING:
    from collections.abc import Sequence

_LIKE = str.maketrans("ıłøđ", "ilod")
"""Letters that are others with a sign to a typist, and not to Unicode."""
_ACCENTS = re.compile(r"(?<=[a-zα-ω])[\u0300-\u036f]+")
"""Accents of Latin and Greek letters; in other scripts they make letters of their own."""
_UNIT = re.compile(
    r"(.*\w)\s*[(\[]\s*(?:"
    r"anzahl|zahl|count|counts|number|n|nombre|nb|número|numero|liczba|aantal|antal|число|количество|кол-во|шт\.?|数|件|수"
    r"|utc|gmt|cet|cest|[+-]?\d\d?:\d\d|a|as|e|s|es|in|innen|/?r"
    r"|[dmyjtahsgдмгч]{1,4}(?:[./:\s-]{1,2}[dmyjtahsgдмгч]{1,4})+"
    r")\s*[)\]]",
    re.IGNORECASE,
)
"""A name with what it is counted or written in, or with the ending of another gender."""
_NAMES_OF_ONE = frozenset((
    "name", "fullname", "displayname", "username", "screenname", "nickname", "nick", "login", "handle",
))  # fmt: skip
"""Fields by which an object is called."""
_LOGINS = frozenset(("username", "screenname", "login", "handle"))
"""Those that say how a person logs in, where another says what they are called."""
_WRAPPERS = frozenset((
    "attributes", "count", "counts", "fields", "metrics", "properties", "publicmetrics", "statistics", "stats",
))  # fmt: skip
"""Objects around fields of a record, besides the ``_source`` of search engines; ``source`` is an outlet."""
_THINGS = ("article", "comment")
_OF_BOTH = frozenset(
    ("title", "text", "author", "date", "url", "outlet", "likes", "dislikes", "user_name", "language")
)
"""What a name may say that stands behind what it is of, as groups of columns do."""
LEAST_KNOWN = 2
"""Columns named in a language by which a table is told to be in it, one of them in no other way."""
_ENGLISH_TOO = frozenset((
    "art", "article", "data", "date", "dislikes", "editor", "headline", "journal", "likes", "media",
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


def bare(name: str) -> str:
    """Return a column's name without its unit, or without the object around it that says nothing more.

    >>> bare("Likes (Anzahl)"), bare("Datum [TT.MM.JJJJ]"), bare("Autor(a)"), bare("Text (englisch)")
    ('Likes', 'Datum', 'Autor', 'Text (englisch)')
    >>> bare("author.displayName"), bare("public_metrics.like_count"), bare("author.url")
    ('author', 'like_count', 'author.url')
    """
    if match := _UNIT.fullmatch(name):
        return match[1]
    outer, dot, inner = name.rpartition(".")
    if dot and fold(inner) in _NAMES_OF_ONE:
        return outer
    if dot and (fold(outer) in _WRAPPERS or outer == "_source"):
        return inner
    return name


def folded(names: Sequence[str]) -> dict[str, str]:
    """Return the columns of a table by their folded names, and by the bare ones that no other column has.

    >>> folded(["Likes (Anzahl)", "Likes"])["likes"], folded(["author.login", "author.name"])["author"]
    ('Likes', 'author.name')
    """
    by_fold: dict[str, str] = {}
    for name in names:
        by_fold.setdefault(fold(name), name)
    for name in sorted(names, key=_is_login):
        by_fold.setdefault(fold(bare(name)), name)
    return by_fold


def _is_login(name: str) -> bool:
    _, dot, inner = name.rpartition(".")
    return bool(dot) and fold(inner) in _LOGINS


def language_of(names: Sequence[str]) -> str | None:
    """Return the language that a table's columns are named in, where that is not English alone.

    >>> language_of(["Titel", "Text", "Datum", "Ressort"]), language_of(["title", "text", "data"])
    ('de', None)
    """
    own = folded(names).keys()
    best, most = None, LEAST_KNOWN - 1
    for language, known in _languages().items():
        found = known.keys() & own
        if len(found) > most and not found <= _ENGLISH_TOO:
            best, most = language, len(found)
    return best


def meaning(name: str, language: str) -> str | None:
    """Return the English name of what a column holds that is named in another language.

    >>> meaning("Uhrzeit", "de"), meaning("Ressort", "de")
    ('date', None)
    """
    known = _languages()[language]
    return known.get(fold(name)) or known.get(fold(bare(name)))


def in_english(names: Sequence[str], language: str) -> dict[str, str]:
    """Return the columns of a table that is in another language, by the English names of what they hold.

    >>> in_english(["Text", "Titel", "Datum", "Ressort"], "de")
    {'title': 'Titel', 'text': 'Text', 'date': 'Datum'}
    >>> in_english(["Kommentar", "Kommentar Datum"], "de")
    {'comment': 'Kommentar', 'comment_date': 'Kommentar Datum'}
    """
    own, known = folded(names), _languages()[language]
    english: dict[str, str] = {}
    for name, meant in known.items():
        if name in own:
            english.setdefault(meant, own[name])
    things = [name for name, meant in known.items() if meant in _THINGS]
    for name, column in own.items():
        for thing in things:
            rest = name.removeprefix(thing)
            if name not in known and rest != name and known.get(rest) in _OF_BOTH:
                english.setdefault(f"{known[thing]}_{known[rest]}", column)
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
