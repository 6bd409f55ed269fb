"""The columns of tables in other languages than English."""

from __future__ import annotations

import json
from importlib import resources
from typing import TYPE_CHECKING

import pytest

from commentariat.corpus.readers import ReadSettings
from commentariat.corpus.readers.tables.column_names import bare, fold, folded, in_english, language_of
from commentariat.corpus.readers.tables.columns import ALIASES, resolve_columns
from commentariat.corpus.readers.tables.row_kinds import kind_column, row_kind
from commentariat.corpus.yaml_text import read_yaml

if TYPE_CHECKING:
    from collections.abc import Callable

NAMES: dict[str, dict[str, list[str]]] = read_yaml(
    (resources.files("commentariat.corpus.readers.tables") / "column_names.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("language", NAMES)
def test_every_name_is_text_and_stands_once_in_its_language(language: str) -> None:
    names = [name for of_one in NAMES[language].values() for name in of_one]

    assert all(isinstance(name, str) for name in names)
    assert len(set(map(fold, names))) == len(names)


@pytest.mark.parametrize("language", NAMES)
def test_every_name_is_told_by_one_that_is_known_in_english(language: str) -> None:
    known = {fold(alias) for fields in ALIASES.values() for aliases in fields.values() for alias in aliases}
    known.add("kind")

    assert {fold(meant) for meant in NAMES[language]} <= known


@pytest.mark.parametrize("language", NAMES)
def test_a_table_of_reports_is_read(language: str) -> None:
    own = {meant: names[0] for meant, names in NAMES[language].items()}
    columns = [
        "id",
        *(own[meant] for meant in ("title", "text", "outlet", "author", "date", "comment_count")),
    ]

    found = resolve_columns(columns, ReadSettings(), "a.csv")

    assert found.kind == "reports"
    assert {field: found.columns[field] for field in ("title", "text", "outlet", "authors", "published")} == {
        "title": own["title"],
        "text": own["text"],
        "outlet": own["outlet"],
        "authors": own["author"],
        "published": own["date"],
    }
    assert found.columns["comments_declared"] == own["comment_count"]


@pytest.mark.parametrize("language", NAMES)
def test_a_table_of_comments_is_read(language: str) -> None:
    own = {meant: names[0] for meant, names in NAMES[language].items()}
    wanted = ("article_id", "comment_id", "comment", "user_name", "date", "parent_id", "likes", "dislikes")

    found = resolve_columns([own[meant] for meant in wanted], ReadSettings(), "a.csv")

    assert found.kind == "comments"
    assert found.columns == {
        "report_id": own["article_id"],
        "comment_id": own["comment_id"],
        "parent_id": own["parent_id"],
        "text": own["comment"],
        "author": own["user_name"],
        "published": own["date"],
        "likes": own["likes"],
        "dislikes": own["dislikes"],
    }


@pytest.mark.parametrize(
    "name",
    ["Artikel-ID", "artikel_id", "ARTIKEL ID", "artikelId"],
    ids=["hyphen", "underline", "blank", "camel"],
)
def test_blanks_signs_and_case_do_not_count(name: str) -> None:
    assert in_english([name], "de") == {"article_id": name}


@pytest.mark.parametrize("name", ["Veröffentlicht am", "Veroffentlicht am", "Vero\u0308ffentlicht am"])
def test_accents_do_not_count(name: str) -> None:
    assert in_english([name], "de") == {"date": name}


@pytest.mark.parametrize(
    "columns",
    [
        "id title text data",
        "id headline body editor likes",
        "tweet_id text user tid",
        "title text portal medium",
        "article_id comment nick data parent",
    ],
)
def test_english_words_make_no_table_foreign(columns: str) -> None:
    assert language_of(columns.split()) is None


def test_the_first_of_two_names_for_one_thing_is_read() -> None:
    found = resolve_columns(["Erschienen", "Datum", "Titel", "Text"], ReadSettings(), "a.csv")

    assert found.columns["published"] == "Datum"


def test_a_map_of_the_users_comes_first() -> None:
    settings = ReadSettings(reports_map={"title": "Kopf", "outlet": ""})

    found = resolve_columns(["Kopf", "Titel", "Text", "Zeitung"], settings, "a.csv")

    assert found.columns == {"title": "Kopf", "text": "Text"}


def test_fields_that_a_row_leaves_out_do_not_change_what_the_others_are_called(read: Callable) -> None:
    first = {"Titel": "Rat tagt", "Text": "Der Rat tagte.", "Datum": "2024-03-05"}

    second = {"Text": "Er tagte wieder.", "Überschrift": "Wieder"}
    found = read("zeitung.jsonl", "".join(f"{json.dumps(row)}\n" for row in (first, second)))

    assert [report.title for report in found.reports] == ["Rat tagt", "Wieder"]


@pytest.mark.parametrize("language", NAMES)
def test_a_column_of_kinds_parts_reports_from_comments(language: str) -> None:
    own = {meant: names[0] for meant, names in NAMES[language].items()}
    columns = [own["kind"], own["title"], own["date"]]

    assert kind_column(columns, {own["kind"]: [own["article"], own["comment"]]}) == own["kind"]
    assert [row_kind(own["article"]), row_kind(own["comment"])] == ["reports", "comments"]


def test_comments_among_reports_are_told_by_their_kind(read: Callable) -> None:
    found = read(
        "zeitung.csv",
        "typ;id;artikel_id;titel;text;autor;datum\n"
        "Artikel;1;;Rat tagt;Der Rat tagte am Montag lange.;Anna Kern;2024-03-04\n"
        "Kommentar;2;1;;So ein Unsinn!;max77;2024-03-04\n",
    )

    assert [report.authors for report in found.reports] == [("Anna Kern",)]
    assert [(comment.author, comment.report_key) for comment in found.comments] == [("max77", "1")]


@pytest.mark.parametrize(
    ("columns", "field", "column"),
    [
        ("Title|Text|Date (UTC)", "published", "Date (UTC)"),
        ("Title|Text|Comments [n]", "comments", "Comments [n]"),
        ("Titel|Text|Datum (UTC)", "published", "Datum (UTC)"),
        ("Title (s)|Title|Text", "title", "Title"),
    ],
)
def test_what_stands_in_brackets_behind_a_name_does_not_count(columns: str, field: str, column: str) -> None:
    assert resolve_columns(columns.split("|"), ReadSettings(), "a.csv").columns[field] == column


@pytest.mark.parametrize(
    "name", ["Date (annotated)", "Text (englisch)", "Titel (2)", "Score (likes)", "author.url", "source.id"]
)
def test_what_makes_a_column_another_one_stays_in_its_name(name: str) -> None:
    assert bare(name) == name


@pytest.mark.parametrize(
    ("name", "said"),
    [("Autor(in)", "Autor"), ("Date (UTC)", "Date"), ("点赞 (数)", "点赞"), ("_source.title", "title")],
)
def test_a_unit_an_ending_or_an_object_around_it_is_no_part_of_a_name(name: str, said: str) -> None:
    assert bare(name) == said


def test_a_name_that_needs_no_reduction_goes_first() -> None:
    assert folded(["Date (UTC)", "Date"])["date"] == "Date"


def test_a_name_behind_what_it_is_of_is_known_in_another_language() -> None:
    found = resolve_columns(
        ["Artikel Titel", "Artikel URL", "Kommentar Autor", "Kommentar Datum", "Kommentar Text"],
        ReadSettings(),
        "a.csv",
    )

    assert found.kind == "comments"
    assert found.columns == {
        "report_title": "Artikel Titel",
        "report_url": "Artikel URL",
        "author": "Kommentar Autor",
        "published": "Kommentar Datum",
        "text": "Kommentar Text",
    }


@pytest.mark.parametrize(
    ("header", "days"),
    [
        ("Titre;Auteur;Commentaire;Date", ["2024-03-04", "2024-05-06"]),
        ("article_title;author;comment;date", [None, None]),
    ],
)
def test_the_language_of_columns_tells_the_order_of_dates(
    built: Callable, header: str, days: list[str | None]
) -> None:
    made = built({"a.csv": f"{header}\nPont;Al;Oui.;04/03/2024\nPont;Bo;Non.;06/05/2024\n"})

    assert [row["published"] for row in made.comments.values()] == days
    assert any("cannot be read with certainty" in said for said in made.said) == (days[0] is None)
