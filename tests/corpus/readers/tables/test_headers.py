from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commentariat.corpus.readers.tables.headers import Header, grouped, header_row, is_group_row

if TYPE_CHECKING:
    from collections.abc import Callable

NAMES = ["article", "user", "date", "comment"]
ROW = ["Bridge to close", "Al", "2023-05-03", "At last."]


@pytest.mark.parametrize(
    "above",
    [
        [["Comments of 2023", "", "", ""]],
        [["Comments of 2023"], []],
        [["", "", "", ""], ["Export", "", "", "12 June"], []],
    ],
)
def test_titles_and_empty_rows_stand_above_the_names(above: list[list[str]]) -> None:
    assert header_row([*above, NAMES, ROW]) == len(above)


@pytest.mark.parametrize(
    "rows",
    [
        [NAMES, ROW],
        [["id", "izenburua", "testua"], ["title", "text", "a"]],
        [["Brücke", "", ""], ["Fähre", "Hafen", "Damm"]],
        [["word", "notes", ""], ["text", "title " * 20, "date"]],
        [],
    ],
)
def test_the_first_row_has_the_names_in_all_other_tables(rows: list[list[str]]) -> None:
    assert header_row(rows) == 0


def test_names_of_groups_are_part_of_the_names_below_them() -> None:
    assert is_group_row(["Artikel", "", "Kommentar"])
    assert grouped(["Artikel", "", "Kommentar"], ["Titel", "URL", "Text"]) == [
        "Artikel Titel",
        "Artikel URL",
        "Kommentar Text",
    ]


def test_a_title_is_no_group() -> None:
    assert not is_group_row(["Comments of 2023", ""])
    assert not is_group_row(["Export", "12 June"])
    assert not is_group_row([])


def test_a_column_that_the_user_names_is_known() -> None:
    rows = [["Comments of 2023", ""], ["izenburua", "testua"]]

    assert header_row(rows) == 0
    assert header_row(rows, named=("izenburua", "testua")) == 1


def test_the_row_of_a_column_that_the_user_names_has_the_names() -> None:
    rows = [["hitza", ""], ["title", "text"]]

    assert header_row(rows) == 1
    assert header_row(rows, named=("hitza",)) == 0


def test_names_of_groups_stay_away_where_the_user_names_a_column_without_its_group() -> None:
    rows = [["Artikel", "", "Kommentar"], ["Titel", "URL", "Text"]]

    assert Header.of(rows, named=("Text",)).names == ["Titel", "URL", "Text"]
    assert Header.of(rows, named=("Kommentar Text",)).names[-1] == "Kommentar Text"


@pytest.mark.parametrize("title", ["Comments of 2023;;;", "Comments of 2023", "\n\nComments, all of 2023\n"])
def test_a_table_below_its_title_is_read_by_its_rows(read: Callable, title: str) -> None:
    found = read("a.csv", f"{title}\n{';'.join(NAMES)}\n{';'.join(ROW)}\n")

    [comment] = found.comments
    assert (comment.author, comment.text, comment.report_title) == ("Al", "At last.", "Bridge to close")
    row = title.count("\n") + 2
    assert comment.locator == f"a.csv, row {row + 1}"
    assert found.said == [
        f"a.csv, row {row}: the names of the columns are taken to stand here, below a title "
        f"(“{title.strip().rstrip(';')}”); nothing is lost if that is so; if they stand above, name one of them with "
        "a map (on the command line: --reports-map or --comments-map)."
    ]


def test_a_field_that_the_user_leaves_out_names_no_column(read: Callable) -> None:
    table = "Comments of 2023;;;\n" + "\n".join(map(";".join, (NAMES, ROW)))

    [comment] = read("a.csv", table, comments_map={"published": ""}).comments
    assert (comment.text, comment.published) == ("At last.", None)


@pytest.mark.parametrize(
    "table",
    [
        "Article,,Comment,,\nTitle,URL,Author,Text,Date\nBridge,https://n.example/b,Al,At last.,2023-05-03\n",
        "Artikel;;Kommentar;;\nTitel;URL;Autor;Text;Datum\nBridge;https://n.example/b;Al;At last.;2023-05-03\n",
    ],
)
def test_two_rows_of_names_are_read_together(read: Callable, table: str) -> None:
    found = read("a.csv", table)

    [comment] = found.comments
    assert (comment.author, comment.text, comment.published) == ("Al", "At last.", "2023-05-03")
    assert (comment.report_title, comment.report_url) == ("Bridge", "https://n.example/b")
    assert comment.locator == "a.csv, row 3"
    assert "below the names of their groups" in found.said[0]


def test_a_table_of_one_column_is_not_cut_by_a_sign_in_its_texts(read: Callable) -> None:
    found = read("a.csv", "text\nIt held; so they say.\nIt broke; nobody knows.\n")

    assert [report.text for report in found.reports] == ["It held; so they say.", "It broke; nobody knows."]
    assert found.said == []
