from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commentariat.corpus.readers.tables.column_values import fields_by_values

if TYPE_CHECKING:
    from collections.abc import Callable


def test_the_time_of_day_beside_a_date_is_part_of_it(read: Callable) -> None:
    found = read(
        "a.csv", "title,text,date,time\nBridge,It closes.,2023-05-03,14:05\nFerry,It runs.,2023-05-04,\n"
    )

    assert [report.published for report in found.reports] == ["2023-05-03 14:05", "2023-05-04"]
    assert found.said == []


@pytest.mark.parametrize(
    ("day", "clock", "language"),
    [("Datum", "Uhrzeit", "de"), ("fecha", "hora", "es"), ("Date", "Heure", "fr"), ("дата", "время", "ru")],
)
def test_the_time_of_day_is_known_in_many_languages(day: str, clock: str, language: str) -> None:
    values = {day: ["03.05.2023"], clock: ["14:05"]}

    assert fields_by_values("comments", {"published": day}, values, language) == {"clock": clock}


@pytest.mark.parametrize(
    "values",
    [
        {"date": ["2023-05-03 10:00"], "time": ["14:05"]},
        {"date": ["2023-05-03"], "time": ["14:05", "short"]},
        {"date": ["2023-05-03"], "time": [""]},
        {"date": ["2023-05-03"], "score": ["14.05"]},
    ],
)
def test_what_is_no_time_of_day_or_is_known_already_is_left(values: dict[str, list[str]]) -> None:
    assert fields_by_values("reports", {"published": "date"}, values, None) == {}


@pytest.mark.parametrize(
    ("value", "field"),
    [
        ("Bridge to close", "report_title"),
        ("大桥关闭", "report_title"),
        ("https://news.example/bridge", "report_url"),
        ("The council voted to close the bridge. " * 6, "report_text"),
    ],
)
def test_a_column_that_names_reports_may_hold_titles_addresses_or_texts(value: str, field: str) -> None:
    columns = {"report_id": "article", "text": "comment"}

    assert fields_by_values("comments", columns, {"article": [value, value]}, None) == {field: "article"}


@pytest.mark.parametrize("values", [["12", "13"], ["a-1", "Bridge to close"], [None, ""], [7.0]])
def test_ids_are_no_titles(values: list[object]) -> None:
    assert fields_by_values("comments", {"report_id": "article"}, {"article": values}, None) == {}


def test_a_title_that_has_a_column_of_its_own_is_not_taken_from_another() -> None:
    columns = {"report_id": "article", "report_title": "headline"}

    assert "report_title" not in fields_by_values("comments", columns, {"article": ["Bridge to close"]}, None)


def test_comments_that_call_their_reports_by_title_find_them(built: Callable) -> None:
    made = built(
        {
            "articles.csv": "title,text\nBridge to close,The council voted to close it.\n",
            "comments.csv": "article,name,comment\nBridge to close,Al,At last.\nBridge to close,Bo,Too late.\n",
        }
    )

    assert [(row["title"], row["n_comments"]) for row in made.reports.values()] == [("Bridge to close", 2)]


def test_the_text_of_a_report_beside_each_comment_is_kept_once(built: Callable) -> None:
    text = " ".join(
        ["The council voted on Monday to close the bridge for two years, and nobody knows who pays."] * 3
    )
    made = built({"pairs.csv": f"article;comment\n{text};At last.\n{text};Too late.\n"})

    [report] = made.reports.values()
    assert report["text"] == text
    assert report["n_comments"] == 2


def test_the_address_of_a_report_is_not_that_of_its_first_comment(read: Callable) -> None:
    found = read(
        "a.csv",
        "article_id,comment,url\n9,So high!,https://news.example/weir/#comment-51\n"
        "9,Not here.,https://news.example/weir/#comment-52\n",
    )

    assert [comment.report_url for comment in found.comments] == ["https://news.example/weir/"] * 2


def test_addresses_that_differ_between_the_comments_of_a_report_are_not_that_of_the_report(
    read: Callable,
) -> None:
    found = read(
        "a.csv",
        "article_id,comment,url\n9,So high!,https://news.example/c/51\n9,Not here.,https://news.example/c/52\n"
        "10,And so?,https://news.example/c/53\n",
    )

    assert [comment.report_url for comment in found.comments] == [None] * 3


def test_what_an_object_calls_an_author_comes_before_their_login(read: Callable) -> None:
    found = read(
        "a.json",
        '[{"article_id": 9, "comment": "So high!", "author": {"login": "ann71", "name": "Ann Weir"}}]',
    )

    assert [(comment.author, comment.login) for comment in found.comments] == [("Ann Weir", "ann71")]
