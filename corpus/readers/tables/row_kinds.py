"""What the rows of a table are, where a column of its own says so of each: a report or a comment."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from .column_names import called, fold, folded

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..base import Kind

_COLUMNS = ("kind", "record_type", "doc_type", "type", "row_type", "content_type", "item_type")
"""Columns that may say it, as those called so in other languages; they do where every value is one of those below.

Columns of genres are none: they set the comments of editors beside news and interviews.
"""
_TYPE_OF_COMMENT = fold("comment_type")
_LONGEST = 40
"""Characters of a value that says what its row is."""
_REPORTS = ("report", "article", "story", "news", "news article")
_GENRES = ("bericht", "meldung")
"""Articles that are called so beside the comments of editors."""
_LINKS = ("pingback", "trackback", "webmention")
"""Comments that other pages left by linking here."""
_COMMENTS = (
    *_LINKS, "comment", "reply", "reader comment", "antwort", "réponse", "respuesta", "resposta", "risposta",
    "antwoord", "odpowiedź", "ответ", "відповідь", "odpověď", "svar", "vastaus", "răspuns", "απάντηση", "yanıt", "回复",
    "返信", "답글", "رد",
)  # fmt: skip


@cache
def _kinds() -> Mapping[str, Kind]:
    """Return what each value says of its row: those above, and what a report and a comment are called elsewhere."""
    reports = {*map(fold, _REPORTS), *called("article")}.difference(_GENRES)
    comments = {*map(fold, _COMMENTS), *called("comment")}
    return {**dict.fromkeys(reports, "reports"), **dict.fromkeys(comments, "comments")}


def kind_column(columns: Sequence[str], values: Mapping[str, Sequence[object]]) -> str | None:
    """Return the column that says of every row whether it is a report or a comment, if there is one.

    Args:
        columns: names of the columns.
        values: the values seen in each column.

    >>> kind_column(["id", "kind"], {"kind": ["report", "comment"]})
    'kind'
    >>> kind_column(["id", "Typ"], {"Typ": ["Artikel", "Meinung"]}) is None
    True
    """
    by_fold = folded(columns)
    for known in (*map(fold, _COLUMNS), *sorted(called("kind"))):
        column = by_fold.get(known)
        seen = values.get(column, ()) if column is not None else ()
        if seen and all(map(row_kind, seen)):
            return column
    return None


def row_kind(value: object) -> Kind | None:
    """Return what a row's own column says it is.

    >>> row_kind("Comment"), row_kind("Artikel"), row_kind("advertisement")
    ('comments', 'reports', None)
    """
    said = _said(value)
    return _kinds().get(said) or _kinds().get(said.removesuffix("s"))


def comment_type_column(columns: Sequence[str], values: Mapping[str, Sequence[object]]) -> str | None:
    """Return the column that tells comments of readers from those that other pages left by linking here.

    Args:
        columns: names of the columns.
        values: the values seen in each column.

    >>> comment_type_column(["comment_type"], {"comment_type": [""]}), comment_type_column(["type"], {"type": ["a"]})
    ('comment_type', None)
    >>> comment_type_column(["text", "type"], {"type": ["", "trackback"]})
    'type'
    """
    by_fold = folded(columns)
    if column := by_fold.get(_TYPE_OF_COMMENT):
        return column
    others = (by_fold.get(fold(known)) for known in _COLUMNS)
    return next((one for one in others if one is not None and any(map(is_link, values.get(one, ())))), None)


def is_link(value: object) -> bool:
    """Tell whether a row's own column says that another page left it by linking here.

    >>> is_link("Pingback"), is_link("comment"), is_link(None)
    (True, False, False)
    """
    return value is not None and _said(value) in _LINKS


def _said(value: object) -> str:
    written = "" if value is None else str(value)
    return fold(written) if len(written) <= _LONGEST else ""
