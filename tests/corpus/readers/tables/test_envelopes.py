from __future__ import annotations

import json
from collections.abc import Callable

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
