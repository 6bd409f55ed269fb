from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commentariat.corpus.readers import ReadSettings, Source, read_source
from commentariat.corpus.readers.tables.row_kinds import kind_column, row_kind
from commentariat.corpus.records import SourceComment

if TYPE_CHECKING:
    from pathlib import Path


def test_a_column_of_kinds_is_one_only_when_every_value_is_a_kind() -> None:
    assert kind_column(["type"], {"type": ["Article", "comments"]}) == "type"
    assert kind_column(["type"], {"type": ["article", "advert"]}) is None
    assert kind_column(["type"], {"type": []}) is None


@pytest.mark.parametrize(
    ("column", "report", "comment"),
    [
        ("Typ", "Artikel", "Kommentar"),
        ("type", "Article", "Commentaire"),
        ("Tipo", "Noticia", "Comentario"),
        ("Тип", "Статья", "Комментарий"),
        ("类型", "新闻", "评论"),
        ("Rodzaj", "artykuł", "komentarz"),
    ],
)
def test_kinds_are_known_in_many_languages(column: str, report: str, comment: str) -> None:
    assert kind_column(["id", column], {column: [report, comment]}) == column
    assert (row_kind(report), row_kind(comment)) == ("reports", "comments")


def test_opinions_and_labels_are_no_kinds() -> None:
    assert [row_kind(value) for value in ("opinion", "Meinung", "pro", 1, None, "")] == [None] * 6
    assert row_kind(f"Kommentar{' ' * 60}zur Lage") is None


@pytest.mark.parametrize("column", ["Textsorte", "genre", "Genre"])
def test_the_comments_of_editors_beside_news_are_no_readers(column: str) -> None:
    assert kind_column(["Titel", "Text", column], {column: ["Nachricht", "Kommentar"]}) is None
    assert kind_column(["Titel", "Text", column], {column: ["Artikel", "Kommentar"]}) is None


@pytest.mark.parametrize(
    ("news", "opinion"), [("Meldung", "Kommentar"), ("Bericht", "Kommentar"), ("Interview", "Commento")]
)
def test_a_genre_beside_the_comments_of_editors_is_no_kind(news: str, opinion: str) -> None:
    assert kind_column(["Titel", "Text", "Typ"], {"Typ": [news, opinion]}) is None


@pytest.mark.parametrize("column", ["type", "comment_type", "Kind"])
@pytest.mark.parametrize("usual", ["comment", ""])
def test_what_other_pages_left_by_linking_here_is_told_from_comments(
    tmp_path: Path, column: str, usual: str
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"article_title,comment,{column}\nWeir,So high!,{usual}\nWeir,[…] a weir […],Pingback\n")

    found = read_source(Source(path, path.name), ReadSettings())

    assert [one.kind for one in found if isinstance(one, SourceComment)] == ["comment", "pingback"]
