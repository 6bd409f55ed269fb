from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from ..conftest import Read


def test_a_list_in_the_body_of_an_answer_is_its_rows_and_one_of_paragraphs_is_not(
    read: Callable[..., Read],
) -> None:
    rows = [{"title": f"Bridge {n}", "text": f"Bridge {n} opened on Monday."} for n in (1, 2)]
    assert len(read("a.json", json.dumps({"status": 200, "body": rows})).reports) == 2
    paragraphs = {"id": 1, "author": "Al", "body": [{"type": "p", "text": "It opened."}]}
    assert read("b.json", json.dumps(paragraphs)).reports == []


def test_comments_in_a_list_of_theirs_are_no_reports_because_they_have_ids(read: Callable[..., Read]) -> None:
    rows = [{"id": n, "author": "Al", "text": f"I like bridge {n}."} for n in (1, 2)]
    found = read("a.json", json.dumps({"comments": rows, "total": 2}))
    assert [len(report.comments) for report in found.reports] == [2]


def test_of_rows_of_no_known_kind_in_an_object_their_own_columns_are_told(read: Callable[..., Read]) -> None:
    [said] = read("a.json", json.dumps({"posts": [{"a": 1, "b": 2}]})).said
    assert "The columns are a, b." in said


def test_a_table_that_is_saved_as_a_list_a_column_is_read_row_by_row(read: Callable[..., Read]) -> None:
    rows = {
        "comment_id": ["1", "2"],
        "comment_text": ["No.", "Yes."],
        "author": ["Al", "Bo"],
        "likes": [3, 0],
    }
    found = read("a.json", json.dumps(rows)).comments
    assert [(c.key, c.text, c.author, c.likes) for c in found] == [
        ("1", "No.", "Al", 3),
        ("2", "Yes.", "Bo", 0),
    ]


def test_a_line_whose_fields_are_lists_of_one_length_is_a_record(read: Callable[..., Read]) -> None:
    line = {"text": ["It closed.", "It opens on Monday."], "authors": ["Al Day", "Bo Day"]}
    (report,) = read("a.jsonl", json.dumps(line)).reports
    assert (report.text, report.authors) == ("It closed.\nIt opens on Monday.", ("Al Day", "Bo Day"))


def test_the_types_that_exports_of_mongodb_write_around_values_are_none_of_them(
    read: Callable[..., Read],
) -> None:
    row = {
        "_id": {"$oid": "5f3a00000000000000000001"},
        "comment_id": {"$numberLong": "17"},
        "comment_text": "No.",
        "created_at": {"$date": "2020-05-01T10:00:00Z"},
        "likes": {"$numberInt": "3"},
    }
    later = row | {
        "comment_id": {"$numberLong": "18"},
        "created_at": {"$date": {"$numberLong": "1588327200000"}},
    }
    found = read("a.json", f"{json.dumps(row)}\n{json.dumps(later)}").comments
    assert [(c.key, c.likes, (c.published or "")[:16]) for c in found] == [
        ("17", 3, "2020-05-01T10:00"),
        ("18", 3, "2020-05-01T10:00"),
    ]


@pytest.mark.parametrize("around", ["results", "data.story"])
def test_comments_within_the_objects_of_an_answer_are_those_of_one_report(
    read: Callable[..., Read], around: str
) -> None:
    answer = {"assetURL": "https://news.example/weir", "total": 2, "comments": [
        {"commentID": 7, "userDisplayName": "Ann", "commentBody": "So high!<br/>Or not?", "recommendations": 3,
         "replies": [{"commentID": 8, "userDisplayName": "Bo", "commentBody": "It is."}]},
    ]}  # fmt: skip
    *outer, inner = around.split(".")
    wrapped: dict[str, object] = {inner: answer}
    for name in reversed(outer):
        wrapped = {name: wrapped}

    found = read("a.json", json.dumps({"status": "OK", "copyright": "x", **wrapped}))

    assert [report.url for report in found.reports] == ["https://news.example/weir"]
    assert [(one.author, one.text, one.parent_key) for one in found.comments] == [
        ("Ann", "So high!\nOr not?", None),
        ("Bo", "It is.", "7"),
    ]


def test_comments_within_the_objects_of_an_answer_that_name_their_reports_are_on_those(
    read: Callable[..., Read],
) -> None:
    rows = [{"id": n, "article_id": n % 2, "text": f"So high {n}!"} for n in (1, 2, 3)]

    found = read(
        "a.json", json.dumps({"ok": True, "data": {"feed": {"comments": rows, "users": [{"id": 5}]}}})
    )

    assert [comment.report_key for comment in found.comments] == ["1", "0", "1"]


def test_an_answer_without_a_comment_is_told_as_such(read: Callable[..., Read]) -> None:
    found = read("a.json", json.dumps({"status": "OK", "results": {"comments": [], "sort": "newest"}}))

    assert found.skipped == []
    assert found.said == [
        "a.json, object 1: the list in this answer is empty; there is nothing to read in it."
    ]


def test_rows_of_a_list_of_comments_are_comments_whatever_their_columns_show(
    read: Callable[..., Read],
) -> None:
    export = {
        "comments": [
            {"commentHex": "c1", "url": "/weir", "html": "<p>So <em>high</em>!</p>", "markdown": "So *high*!",
             "parentHex": "root", "state": "approved", "deleted": False},
            {"commentHex": "c2", "url": "/weir", "html": "<p>It is.</p>", "markdown": "It is.", "parentHex": "c1",
             "state": "approved", "deleted": False},
            {"commentHex": "c3", "url": "/weir", "html": "<p>Buy!</p>", "markdown": "Buy!", "parentHex": "root",
             "state": "unapproved", "deleted": False},
        ],
        "commenters": [{"commenterHex": "u1", "email": "al@mail.example"}],
    }  # fmt: skip

    found = read("a.json", json.dumps(export))

    assert [(one.report_url, one.key, one.parent_key, one.text) for one in found.comments] == [
        ("/weir", "c1", None, "So high!"),
        ("/weir", "c2", "c1", "It is."),
    ]


def test_comments_name_their_post_in_an_object_of_its_own(read: Callable[..., Read]) -> None:
    comment = {
        "id": "g1",
        "html": "<p>So high!</p>",
        "member": {"id": "m1", "name": "Ann"},
        "post": {"id": "p1", "title": "Weir", "url": "https://news.example/weir/"},
        "count": {"likes": 2, "replies": 0},
        "replies": [],
    }

    (found,) = read(
        "a.json", json.dumps({"comments": [comment], "meta": {"pagination": {"page": 1}}})
    ).comments

    assert (found.report_key, found.report_title, found.report_url) == (
        "p1",
        "Weir",
        "https://news.example/weir/",
    )
    assert (found.author, found.likes, found.text) == ("Ann", 2, "So high!")
