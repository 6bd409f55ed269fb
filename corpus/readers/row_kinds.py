"""What the rows of a table are, where a column of its own says so of each: a report or a comment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .column_names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from .base import Kind

_COLUMNS = (
    "kind", "record_type", "doc_type", "type", "row_type", "content_type", "item_type", "typ", "textsorte", "textart",
    "tipo", "genre", "soort", "rodzaj", "тип", "вид", "druh", "tür", "tyyppi", "típus", "τύπος", "类型", "類型", "種類",
    "種別", "유형", "종류", "النوع", "نوع",
)  # fmt: skip
"""Columns that may say it; they do where every value is one of those below."""
_REPORTS = (
    "report", "article", "story", "news", "news article", "artikel", "bericht", "meldung", "artículo", "noticia",
    "artigo", "notícia", "articolo", "notizia", "artykuł", "статья", "новость", "стаття", "новина", "článek", "článok",
    "članak", "artikkel", "artikkeli", "cikk", "articol", "άρθρο", "haber", "makale", "新闻", "新聞", "文章", "記事",
    "기사", "مقال", "خبر",
)  # fmt: skip
_COMMENTS = (
    "comment", "reply", "reader comment", "kommentar", "leserkommentar", "antwort", "commentaire", "réponse",
    "comentario", "respuesta", "comentário", "resposta", "commento", "risposta", "reactie", "antwoord", "komentarz",
    "odpowiedź", "комментарий", "ответ", "коментар", "відповідь", "komentář", "odpověď", "komentár", "komentar",
    "svar", "kommentti", "vastaus", "hozzászólás", "comentariu", "răspuns", "σχόλιο", "απάντηση", "yorum", "yanıt",
    "评论", "評論", "回复", "コメント", "返信", "댓글", "답글", "تعليق", "رد",
)  # fmt: skip
_KINDS: Mapping[str, Kind] = {
    **dict.fromkeys(map(fold, _REPORTS), "reports"),
    **dict.fromkeys(map(fold, _COMMENTS), "comments"),
}


def kind_column(columns: Iterable[str], values: Mapping[str, Sequence[object]]) -> str | None:
    """Return the column that says of every row whether it is a report or a comment, if there is one.

    Args:
        columns: names of the columns.
        values: the values seen in each column.

    >>> kind_column(["id", "kind"], {"kind": ["report", "comment"]})
    'kind'
    >>> kind_column(["id", "Typ"], {"Typ": ["Artikel", "Meinung"]}) is None
    True
    """
    by_fold: dict[str, str] = {}
    for name in columns:
        by_fold.setdefault(fold(name), name)
    for known in _COLUMNS:
        column = by_fold.get(fold(known))
        seen = values.get(column, ()) if column is not None else ()
        if seen and all(map(row_kind, seen)):
            return column
    return None


def row_kind(value: object) -> Kind | None:
    """Return what a row's own column says it is.

    >>> row_kind("Comment"), row_kind("Artikel"), row_kind("advertisement")
    ('comments', 'reports', None)
    """
    said = fold(str(value)) if value is not None else ""
    return _KINDS.get(said) or _KINDS.get(said.removesuffix("s"))
