from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from openpyxl import Workbook

from commentariat.corpus.errors import Problem
from commentariat.corpus.readers import ReadSettings, Record, Source, read_source
from commentariat.corpus.readers.tables import workbooks
from commentariat.corpus.records import SourceComment, SourceReport

from ..office_files import DAY, MOMENT, cell, packed, sheet, workbook

TRUCE = "The truce held for a second day on Monday, monitors said."
ARTICLES = [["id", "title", "date", "text"], [1, "Truce holds", cell(45049, style=DAY), TRUCE]]
COMMENTS = [
    ["article_id", "comment_id", "user", "posted at", "likes", "comment"],
    [1, 11, "Ann", cell(45049.5, style=MOMENT), 3, "Good news, at last."],
    [1, 12, "Bo", None, 0, "@Ann we shall see."],
]


def read(path: Path, data: bytes, settings: ReadSettings | None = None) -> list[Record]:
    path.write_bytes(data)
    return list(read_source(Source(path, path.name), settings or ReadSettings()))


def reports(records: list[Record]) -> list[SourceReport]:
    return [record for record in records if isinstance(record, SourceReport)]


def comments(records: list[Record]) -> list[SourceComment]:
    return [record for record in records if isinstance(record, SourceComment)]


def problems(records: list[Record]) -> list[str]:
    return [str(record) for record in records if isinstance(record, Problem)]


def of_parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_every_sheet_is_a_table_of_reports_or_of_comments(tmp_path: Path) -> None:
    records = read(tmp_path / "a.xlsx", workbook({"Articles": sheet(ARTICLES), "Comments": sheet(COMMENTS)}))

    (report,) = reports(records)
    assert (report.key, report.title, report.text) == ("1", "Truce holds", TRUCE)
    assert report.locator == "a.xlsx/Articles, row 2"
    assert [(c.report_key, c.key, c.author, c.likes, c.text) for c in comments(records)] == [
        ("1", "11", "Ann", 3, "Good news, at last."),
        ("1", "12", "Bo", 0, "@Ann we shall see."),
    ]
    assert not problems(records)


def test_days_are_days_and_moments_moments(tmp_path: Path) -> None:
    records = read(tmp_path / "a.xlsx", workbook({"A": sheet(ARTICLES), "C": sheet(COMMENTS)}))

    assert reports(records)[0].published == "2023-05-03"
    assert comments(records)[0].published == "2023-05-03T12:00:00"


def test_what_openpyxl_writes_is_read_as_it_was_written(tmp_path: Path) -> None:
    book = Workbook()
    table = book.active
    assert table is not None
    table.append(["title", "date", "url", "text"])
    table.append(["Truce", date(2023, 5, 3), "https://h.example/a", f"{TRUCE}\n“Ça va”, 休戦 🕊"])
    table.append(["Bridge", datetime(2023, 5, 4, 10, 30), None, "The bridge closed."])
    book.save(tmp_path / "w.xlsx")

    found = reports(read(tmp_path / "a.xlsx", (tmp_path / "w.xlsx").read_bytes()))

    assert [(one.title, one.published, one.url, one.text) for one in found] == [
        ("Truce", "2023-05-03", "https://h.example/a", f"{TRUCE}\n“Ça va”, 休戦 🕊"),
        ("Bridge", "2023-05-04T10:30:00", None, "The bridge closed."),
    ]


def test_characters_that_are_written_by_their_numbers_are_themselves(tmp_path: Path) -> None:
    rows = [["title", "text"], ["A", "One_x000D_\nTwo, and a_x005F_x000D_b"]]

    (report,) = reports(read(tmp_path / "a.xlsx", workbook({"A": sheet(rows)})))

    assert report.text == "One\r\nTwo, and a_x000D_b"


def test_what_is_merged_down_a_column_is_said_of_every_row(tmp_path: Path) -> None:
    rows = [
        ["article title", "user", "comment"],
        ["Truce holds", "Ann", "Good."],
        [None, "Bo", "No."],
        [None, None, None],
        ["Bridge closed", "Cy", "Why?"],
    ]

    found = comments(read(tmp_path / "a.xlsx", workbook({"C": sheet(rows, merged=["A2:A4", "B1:C1"])})))

    assert [(c.report_title, c.author, c.text) for c in found] == [
        ("Truce holds", "Ann", "Good."),
        ("Truce holds", "Bo", "No."),
        ("Bridge closed", "Cy", "Why?"),
    ]


def test_titles_and_groups_of_columns_stand_above_their_names(tmp_path: Path) -> None:
    rows = [
        ["Comments of 2023"],
        ["article id", "Comment", None],
        [None, "author", "text"],
        [7, "Ann", "Good."],
    ]

    records = read(tmp_path / "a.xlsx", workbook({"C": sheet(rows, merged=["A1:C1", "A2:A3", "B2:C2"])}))

    (comment,) = comments(records)
    assert (comment.report_key, comment.author, comment.text) == ("7", "Ann", "Good.")
    assert comment.locator == "a.xlsx/C, row 4"
    assert problems(records)[0].startswith(
        "a.xlsx/C, row 3: the names of the columns are taken to stand here"
    )


def test_a_wrong_size_of_a_sheet_cuts_nothing_off_and_blank_rows_are_passed_over(tmp_path: Path) -> None:
    rows = [[], ["title", "text"], [None, None], ["Truce", TRUCE]]

    (report,) = reports(read(tmp_path / "a.xlsx", workbook({"A": sheet(rows)})))

    assert (report.title, report.locator) == ("Truce", "a.xlsx/A, row 4")


def test_a_formula_that_went_wrong_says_nothing(tmp_path: Path) -> None:
    rows = [["title", "outlet", "text"], ["Truce", "#N/A", TRUCE]]

    (report,) = reports(read(tmp_path / "a.xlsx", workbook({"A": sheet(rows)})))

    assert report.outlet is None


def test_hidden_sheets_and_those_that_are_no_table_of_texts_are_told_and_empty_ones_are_not(
    tmp_path: Path,
) -> None:
    sheets = {
        "Articles": sheet(ARTICLES),
        "Codes": sheet([["code", "meaning"], ["a", "b"]]),
        "Old": sheet(ARTICLES),
        "Sheet3": sheet([]),
    }

    records = read(tmp_path / "a.xlsx", workbook(sheets, hidden=["Old", "Sheet3"]))

    assert len(reports(records)) == 1
    codes, old = problems(records)
    assert codes.startswith(
        "a.xlsx/Codes: the columns do not show whether its rows are reports or comments; "
    )
    assert old == (
        "a.xlsx/Old: the sheet is hidden and was not read; show it in the workbook if it belongs to the corpus."
    )


def test_cells_beside_the_table_are_counted(tmp_path: Path) -> None:
    rows = [
        ["title", "text"],
        ["Truce", TRUCE, "check!"],
        ["Bridge", "It closed."],
        ["Fair", "It rained.", None, "!"],
    ]

    records = read(tmp_path / "a.xlsx", workbook({"A": sheet(rows)}))

    assert len(reports(records)) == 3
    assert problems(records) == [
        "a.xlsx/A: 2 cells right of the columns with names not read; name the columns if they belong to the corpus."
    ]


def test_ids_that_lost_their_last_digits_are_told(tmp_path: Path) -> None:
    rows = [["article_id", "comment_id", "comment"], [1, 1234567890123456700, "Yes."], [1, 12, "No."]]

    records = read(tmp_path / "a.xlsx", workbook({"C": sheet(rows)}))

    assert problems(records) == [
        "a.xlsx/C: 1 number of the column “comment_id” with more than 15 digits; spreadsheets keep the first 15, so "
        "different ids become one; import the column as text."
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "the file is empty"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more",
            "a password protects it, or it is a file of the time before",
        ),
        (b"title,text\nA,B\n", "this is no whole workbook (.xlsx) (File is not a zip file)"),
        (packed({"a.txt": "A"}), "this is no whole workbook (.xlsx)"),
        (workbook({"A": sheet([])}), "the workbook is empty"),
    ],
)
def test_what_is_no_workbook_is_told(tmp_path: Path, data: bytes, said: str) -> None:
    (problem,) = problems(read(tmp_path / "a.xlsx", data))

    assert problem.startswith(f"a.xlsx: {said}")


def test_what_stands_before_a_damage_is_kept(tmp_path: Path) -> None:
    xml = sheet([*ARTICLES, [2, "Bridge", None, "It closed."]])
    cut = xml[: xml.index('<row r="3">')] + '<row r="3"><c r="1A"><v>3</v></c></row>'

    records = read(tmp_path / "a.xlsx", workbook({"A": cut + "</sheetData></worksheet>"}))

    assert len(reports(records)) == 1
    assert problems(records) == [
        "a.xlsx/A, row 3: the sheet is damaged from here on; what stands before was kept; open the workbook and save "
        "it again."
    ]


def test_texts_too_large_to_be_read_whole_are_refused_before_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbooks, "LARGEST_PART", 5_000)
    parts = of_parts(workbook({"A": sheet(ARTICLES)})) | {
        "xl/sharedStrings.xml": b"<sst>" + b" " * 6_000 + b"</sst>"
    }

    (problem,) = problems(read(tmp_path / "a.xlsx", packed(parts)))

    assert problem == (
        "a.xlsx: a part of it has 6,011 bytes, more than the 5,000 that are read of a workbook (.xlsx); export its "
        "sheets as CSV."
    )


def test_cells_at_the_far_end_of_a_sheet_cost_no_memory(tmp_path: Path) -> None:
    import tracemalloc

    xml = sheet([["title", "text"], ["Truce", TRUCE]])
    far = '<row r="50000"><c r="XFD50000"><v>1</v></c></row></sheetData>'
    data = workbook({"A": xml.replace("</sheetData>", far)})
    tracemalloc.start()
    records = read(tmp_path / "a.xlsx", data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert len(reports(records)) == 1
    assert peak < 30_000_000


def test_a_row_of_more_cells_than_the_format_allows_is_not_held_in_memory(tmp_path: Path) -> None:
    (problem,) = problems(read(tmp_path / "a.xlsx", workbook({"A": sheet([["title"], ["x"] * 16_385])})))

    assert problem.startswith("a.xlsx/A, row 1: the sheet is damaged from here on")


def test_a_row_beyond_the_limits_of_the_format_ends_the_sheet(tmp_path: Path) -> None:
    xml = sheet([["title", "text"], ["Truce", TRUCE]])
    far = '<row r="99999999999"><c><v>1</v></c></row></sheetData>'

    assert len(reports(read(tmp_path / "a.xlsx", workbook({"A": xml.replace("</sheetData>", far)})))) == 1


def test_entities_expand_to_nothing(tmp_path: Path) -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 20}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE worksheet [<!ENTITY e0 "boom">{levels}]>'
    xml = bomb + sheet([["title", "text"], ["Truce", "TEXT"]]).replace("TEXT", "&e11;")

    records = read(tmp_path / "a.xlsx", workbook({"A": xml}))

    assert not reports(records)
    assert problems(records)


ODD = (
    "",
    "<",
    "&x;",
    '"',
    "-1",
    "ZZZ9",
    "9" * 30,
    "1e400",
    "<c><v/></c>",
    "<row/>",
    't="s"',
    's="99"',
    "\x00",
    "é",
)


@pytest.mark.parametrize(
    "name", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"]
)
@hypothesis_settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(data=st.data())
def test_a_damaged_part_is_records_or_problems(tmp_path: Path, name: str, data: st.DataObject) -> None:
    parts = of_parts(workbook({"A": sheet(ARTICLES, merged=["A2:A3"])}))
    damaged = bytearray(parts[name])
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(damaged)))
        width = data.draw(st.integers(0, 12))
        damaged[at : at + width] = data.draw(st.sampled_from(ODD)).encode()

    records = read(tmp_path / "a.xlsx", packed(parts | {name: bytes(damaged)}))

    assert records


def test_columns_are_mapped_by_the_user_in_every_sheet(tmp_path: Path) -> None:
    rows = [["headline", "story"], ["Truce", TRUCE]]

    (report,) = reports(
        read(
            tmp_path / "a.xlsm",
            workbook({"A": sheet(rows)}),
            ReadSettings(reports_map={"text": "story"}, kind="reports"),
        )
    )

    assert (report.title, report.text) == ("Truce", TRUCE)
