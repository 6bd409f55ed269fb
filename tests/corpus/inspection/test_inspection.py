"""A file as its reader sees it: nothing hidden, nothing run, nothing built."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import Workbook

from commentariat.corpus import InputError, inspect_file
from commentariat.corpus.build import BuildSettings
from commentariat.corpus.inspection.facts import column_facts, depths

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>"


def thread(tmp_path: Path) -> Path:
    comments = [
        {"id": "1", "user": "Al", "text": HOSTILE, "likes": 3},
        {"id": "2", "parent": "1", "text": "No."},
        {"id": "3", "parent": "2", "text": "Yes."},
        {"id": "4", "parent": "4", "text": "Myself."},
        {"id": "5", "parent": "gone", "text": "Hello?"},
    ]
    path = tmp_path / "n.jsonl"
    report = {
        "id": "a",
        "title": HOSTILE,
        "text": "The truce held.",
        "outlet": "The Courier",
        "comments": comments,
    }
    path.write_text(json.dumps(report) + "\n{broken\n", encoding="utf-8")
    return path


def test_the_seed_is_one_report_with_its_one_comment_and_why(seeds: Path) -> None:
    found = inspect_file(next(seeds.glob("*.txt")))
    [inspected] = found.reports
    assert [comment.text[:19] for comment in inspected.report.comments] == ["Love your real news"]
    assert "Love your" not in inspected.report.text
    page = found.to_html()
    assert "Comments begin at line 9. Probability:" in page
    assert "praises the outlet" in page


def test_comments_stand_as_deep_as_their_thread_and_circles_at_the_top(tmp_path: Path) -> None:
    [inspected] = inspect_file(thread(tmp_path)).reports
    assert list(depths(inspected)) == [0, 1, 2, 0, 0]


def test_what_cannot_be_read_is_shown_beside_what_can(tmp_path: Path) -> None:
    found = inspect_file(thread(tmp_path))
    assert len(found.reports) == 1
    assert "this is no valid JSON" in str(found.problems[0])
    assert "this is no valid JSON" in found.to_html()


@pytest.mark.parametrize("whole", [True, False])
def test_nothing_of_the_input_is_markup(tmp_path: Path, whole: bool) -> None:
    found = inspect_file(thread(tmp_path))
    page = found.to_html() if whole else found._repr_html_()
    assert "<script" not in page
    assert "<img" not in page
    assert page.count("&lt;script&gt;alert(1)") >= 2


def test_a_file_of_many_records_is_shown_by_its_first(tmp_path: Path) -> None:
    path = tmp_path / "many.csv"
    path.write_text("id,text\n" + "".join(f"{n},Text {n}.\n" for n in range(9)), encoding="utf-8")
    found = inspect_file(path, most=4)
    assert (len(found.reports), found.more) == (4, True)
    assert inspect_file(path, most=9).more is False


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="There is no file"):
        inspect_file(tmp_path / "gone.txt")
    with pytest.raises(InputError, match="is a folder, and files are inspected one by one"):
        inspect_file(tmp_path)


def test_times_are_shown_as_they_are_read_beside_what_stands_there(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(
        "id,text,date\na,It held.,04/11/2019\nb,It broke.,5 November 2019\nc,Soon.,2 hours ago\n",
        encoding="utf-8",
    )
    found = inspect_file(path)
    times = [(one.report.published, one.shown) for one in found.reports]
    assert times == [(None, "04/11/2019"), ("2019-11-05", "5 November 2019"), (None, "2 hours ago")]
    assert "2 dates cannot be read with certainty, the first in row 2 (“04/11/2019”)" in str(
        found.problems[0]
    )
    [first, *_] = inspect_file(path, settings=BuildSettings(date_order="dmy")).reports
    assert first.report.published == "2019-11-04"


@pytest.mark.parametrize(
    "table",
    [
        "Titre;Auteur;Commentaire;Date\nPont;Al;Oui.;04/03/2024\n",
        "article_title;user;comment;date\nPont;Al;Je ne suis pas du tout d'accord avec vous, monsieur.;04/03/2024\n",
    ],
)
def test_the_language_of_columns_or_texts_tells_the_order_of_dates(tmp_path: Path, table: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(table, encoding="utf-8")
    [comment] = inspect_file(path).comments
    assert (comment.published, comment.shown) == ("2024-03-04", "04/03/2024")


def test_times_of_comments_are_read_too(tmp_path: Path) -> None:
    path = tmp_path / "n.jsonl"
    said = [
        {"id": "1", "text": "No.", "created_utc": 1572864000},
        {"id": "2", "text": "Yes.", "date": "yesterday"},
    ]
    path.write_text(json.dumps({"id": "a", "text": "It held.", "comments": said}), encoding="utf-8")
    found = inspect_file(path)
    shown = [(comment.published, comment.shown) for comment in found.reports[0].report.comments]
    assert shown == [("2019-11-04T10:40:00+00:00", "1572864000"), (None, "yesterday")]
    assert any(
        "cannot be read" in str(problem) and "“yesterday”" in str(problem) for problem in found.problems
    )


def test_a_page_shows_name_and_time_before_the_text_and_the_evidence_once(tmp_path: Path) -> None:
    path = tmp_path / "n.jsonl"
    said = [{"id": str(n), "user": f"Ann {n}", "text": f"Text {n}."} for n in range(4)]
    path.write_text(json.dumps({"id": "a", "text": "It held.", "comments": said}), encoding="utf-8")
    page = inspect_file(path).to_html()
    assert page.index("Ann 2") < page.index("Text 2.")
    assert page.count("told apart") == 1


def test_a_page_shows_a_thousand_comments_of_a_report_unless_it_is_to_show_all(tmp_path: Path) -> None:
    path = tmp_path / "n.jsonl"
    said = [{"id": str(n), "parent": str(n - 1), "text": f"Text {n}."} for n in range(1_002)]
    path.write_text(json.dumps({"id": "a", "text": "It held.", "comments": said}), encoding="utf-8")
    found = inspect_file(path)
    assert "Text 1000." not in found.to_html()
    assert "2 more comments are not shown" in found.to_html()
    assert "Text 1001." in found.to_html(full=True)


def columns(tmp_path: Path, name: str, text: str) -> list[tuple[str, str]]:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return [fact for table in inspect_file(path).columns for fact in column_facts(table)]


def test_it_is_told_which_columns_are_read_as_what_and_which_are_not(tmp_path: Path) -> None:
    table = "Titel;Volltext;Datum;Uhrzeit;Ressort;Länge\nBrücke;Sie ist zu.;4.3.2024;14:05;Lokales;3\n"
    assert columns(tmp_path, "a.csv", table) == [
        ("rows", "reports"),
        ("language of names", "de"),
        ("title", "Titel"),
        ("text", "Volltext"),
        ("published", "Datum"),
        ("time of day", "Uhrzeit"),
        ("not read", "Ressort, Länge"),
    ]


def test_fields_of_records_are_told_like_columns(tmp_path: Path) -> None:
    rows = (
        {"kind": "report", "id": "r", "title": "Truce", "text": "It held."},
        {"kind": "comment", "id": "c", "report_id": "r", "text": "No.", "user": {"name": "Al", "rank": 3}},
    )
    told = columns(tmp_path, "a.jsonl", "".join(json.dumps(row) + "\n" for row in rows))
    assert told[:2] == [("rows", "reports and comments"), ("told apart by", "kind")]
    assert ("title of reports", "title") in told
    assert ("author of comments", "user.name") in told
    assert told[-1] == ("not read", "user.rank")


def test_a_table_of_which_all_is_read_says_so_and_a_text_has_no_columns(tmp_path: Path) -> None:
    assert columns(tmp_path, "a.csv", "title,text\nTruce,It held.\n")[-1] == ("not read", "none")
    assert columns(tmp_path, "a.txt", "The truce held for a second day.\n") == []


def test_columns_of_an_annotated_dataset_are_told_too(tmp_path: Path) -> None:
    told = columns(
        tmp_path, "a.jsonl", json.dumps(dict.fromkeys(("title", "text", "user", "prev", "succ", "meta"), "x"))
    )
    assert told[-1] == ("not read", "succ")


def test_columns_are_shown_on_the_page_and_in_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"title,text,{HOSTILE}\nTruce,It held.,x\n", encoding="utf-8")
    found = inspect_file(path)
    assert "\nCOLUMNS\n" in str(found)
    assert "<script>" not in found.to_html()
    assert "&lt;script&gt;" in found.to_html()


def test_a_table_that_cannot_be_read_tells_why_and_has_no_columns(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("one,two\n1,2\n", encoding="utf-8")
    found = inspect_file(path)
    assert found.columns == ()
    assert "do not show whether" in str(found.problems[0])


def test_comments_are_shown_with_their_report_where_both_stand_in_one_file(tmp_path: Path) -> None:
    book = Workbook()
    articles, comments = book.create_sheet("Articles"), book.create_sheet("Comments")
    for row in (["id", "title", "text"], ["a", "Truce", "The truce held."]):
        articles.append(row)
    for row in (["article_id", "user", "comment"], ["a", "Al", "Good."], ["b", "Bo", "Which?"]):
        comments.append(row)
    book.save(tmp_path / "n.xlsx")

    found = inspect_file(tmp_path / "n.xlsx")

    [inspected] = found.reports
    assert [comment.text for comment in inspected.report.comments] == ["Good."]
    assert [comment.text for comment in found.comments] == ["Which?"]
    assert [table.where for table in found.columns] == ["n.xlsx/Articles", "n.xlsx/Comments"]
