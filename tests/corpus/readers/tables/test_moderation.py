from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from commentariat.corpus.errors import Problem
from commentariat.corpus.readers import ReadSettings, Source, read_source
from commentariat.corpus.records import SourceComment, SourceReport

if TYPE_CHECKING:
    from pathlib import Path

    from commentariat.corpus.readers import Record


def read(path: Path, data: str, settings: ReadSettings | None = None) -> list[Record]:
    path.write_text(data, encoding="utf-8")
    return list(read_source(Source(path, path.name), settings or ReadSettings()))


def said(records: list[Record]) -> list[str]:
    """Return the texts of the comments, wherever they stand."""
    comments = [one for one in records if isinstance(one, SourceComment)]
    for one in records:
        comments += one.comments if isinstance(one, SourceReport) else ()
    return [comment.text for comment in comments]


def problems(records: list[Record]) -> list[str]:
    return [str(one) for one in records if isinstance(one, Problem)]


def table(column: str, *values: str) -> str:
    rows = (f"Weir,P{n},Word number {n}.,{value}\n" for n, value in enumerate(values, start=1))
    return f"report_title,author,comment,{column}\n{''.join(rows)}"


@pytest.mark.parametrize(
    ("column", "shown", "others"),
    [
        ("status", "approved", ("spam", "pending", "deleted", "Rejected")),
        ("State", "Published", ("hidden", "unapproved", "TRASH")),
        ("approved", "1", ("0", "spam", "post-trashed")),
        ("comment_approved", "1", ("0", "trash")),
        ("comment_status", "visible", ("hold", "removed")),
        ("moderationStatus", "published", ("heldForReview", "likelySpam", "rejected")),
        ("attributes.status", "open", ("awaiting moderation",)),
        ("deleted", "false", ("true",)),
        ("status", "1", ("0", "spam")),
    ],
)
def test_what_a_column_of_states_says_readers_do_not_see_is_left_out(
    tmp_path: Path, column: str, shown: str, others: tuple[str, ...]
) -> None:
    found = read(tmp_path / "a.csv", table(column, shown, *others))

    assert said(found) == ["Word number 1."]
    (told,) = problems(found)
    assert told.startswith(f"a.csv: {len(others)} comment")
    assert "left out" in told


@pytest.mark.parametrize(
    ("column", "values"),
    [
        ("status", ("retired", "removed", "active")),
        ("state", ("CA", "open", "hidden")),
        ("status", ("0", "1", "2")),
        ("status", ("0", "1")),
        ("approved", ("2021-03-04", "2021-03-05", "deleted")),
        ("deleted", ("", "by the author", "2021-03-04")),
    ],
)
def test_a_column_of_that_name_that_says_anything_else_leaves_nothing_out(
    tmp_path: Path, column: str, values: tuple[str, ...]
) -> None:
    assert len(said(read(tmp_path / "a.csv", table(column, *values)))) == len(values)


def test_a_column_that_the_user_names_holds_what_the_user_says(tmp_path: Path) -> None:
    settings = ReadSettings(comments_map={"author": "status"})

    assert len(said(read(tmp_path / "a.csv", table("status", "approved", "hidden"), settings))) == 2


def test_comments_within_a_report_are_judged_by_what_all_of_them_say(tmp_path: Path) -> None:
    def report(*states: str) -> str:
        comments = [{"text": f"Word number {n}.", "status": state} for n, state in enumerate(states, start=1)]
        return json.dumps([{"title": "Weir", "text": "It rose.", "comments": comments}])

    assert said(read(tmp_path / "a.json", report("approved", "hold"))) == ["Word number 1."]
    assert len(said(read(tmp_path / "a.json", report("engaged", "hidden")))) == 2


def test_the_states_of_reports_beside_comments_are_not_those_of_comments(tmp_path: Path) -> None:
    rows = [
        {"kind": "report", "id": "r1", "title": "Weir", "text": "It rose.", "status": "syndicated"},
        {"kind": "comment", "id": "c1", "parent_id": "r1", "text": "So high!", "status": "approved"},
        {"kind": "comment", "id": "c2", "parent_id": "r1", "text": "Buy!", "status": "spam"},
    ]

    found = read(tmp_path / "a.json", json.dumps(rows))

    assert said(found) == ["So high!"]
    assert any("1 comment left out: 1 spam" in problem for problem in problems(found))


def test_notes_that_plug_ins_keep_among_the_comments_are_left_out(tmp_path: Path) -> None:
    found = read(tmp_path / "a.csv", table("comment_type", "comment", "order_note", ""))

    assert said(found) == ["Word number 1.", "Word number 3."]


def kept(records: list[Record]) -> list[tuple[str | None, str | None, str, str | None, str]]:
    """Return what stands of every comment in the thread, wherever they stand."""
    comments = [one for one in records if isinstance(one, SourceComment)]
    for one in records:
        comments += one.comments if isinstance(one, SourceReport) else ()
    return [(one.key, one.parent_key, one.text, one.author, one.kind) for one in comments]


def test_the_answer_to_a_comment_that_is_left_out_keeps_its_place(tmp_path: Path) -> None:
    found = read(
        tmp_path / "a.csv",
        "report_title,comment_id,parent_id,author,comment,status\nWeir,1,,Ann,So high!,removed\n"
        "Weir,2,1,Bo,Not here.,approved\nWeir,3,,Cy,Buy!,spam\n",
    )

    assert kept(found) == [("2", "1", "Not here.", "Bo", "comment"), ("1", None, "", None, "deleted")]


def test_answers_within_a_comment_that_is_left_out_keep_their_places(tmp_path: Path) -> None:
    answer = {"id": 2, "text": "Not here.", "author": "Bo", "status": "approved"}
    comment = {"id": 1, "text": "So high!", "author": "Ann", "status": "hidden", "replies": [answer]}
    thread = [("2", "1", "Not here.", "Bo", "comment"), ("1", None, "", None, "deleted")]

    assert kept(read(tmp_path / "a.json", json.dumps([comment | {"article_id": 9}]))) == thread
    report = {"title": "Weir", "text": "It rose.", "comments": [comment]}
    assert kept(read(tmp_path / "b.json", json.dumps([report]))) == thread


def test_of_a_comment_that_is_left_out_nothing_else_is_missed(tmp_path: Path) -> None:
    rows = [
        {"article_id": 9, "comment_id": 1, "comment": "So high!", "status": "approved"},
        {"article_id": None, "comment_id": 2, "comment": "", "status": "spam"},
    ]

    found = read(tmp_path / "a.json", json.dumps(rows))

    assert not any(one.skipped for one in found if isinstance(one, Problem))
