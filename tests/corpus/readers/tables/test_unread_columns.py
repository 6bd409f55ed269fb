from __future__ import annotations

from typing import TYPE_CHECKING

from commentariat.corpus.readers import ReadSettings
from commentariat.corpus.readers.tables.table_columns import TableColumns
from commentariat.corpus.readers.tables.unread_columns import MOST_TOLD
from commentariat.corpus.readers.tables.unread_columns import unread_columns as told_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from commentariat.corpus.errors import Problem
    from commentariat.corpus.readers.base import Kind


def unread_columns(
    where: str, names: Sequence[str], fields: Mapping[Kind, Mapping[str, str]], settings: ReadSettings
) -> Problem | None:
    return told_of(TableColumns(where=where, names=names, fields=fields), settings)


def test_columns_are_told_where_the_title_or_the_time_is_missing() -> None:
    told = unread_columns(
        "a.csv", ["text", "izenburua", "data"], {"reports": {"text": "text"}}, ReadSettings()
    )

    assert told is not None
    assert not told.skipped
    assert str(told) == (
        "a.csv: no column is known to hold the title or the time of the reports, and others are not read "
        "(“izenburua, data”); where one of them holds it, name it with reports_map "
        "(on the command line: --reports-map)."
    )


def test_nothing_is_told_where_all_that_is_wanted_is_read() -> None:
    found = {"text": "text", "title": "title", "published": "date"}

    assert (
        unread_columns("a.csv", ["text", "title", "date", "section"], {"reports": found}, ReadSettings())
        is None
    )


def test_nothing_is_told_where_no_column_is_left() -> None:
    assert (
        unread_columns("a.csv", ["text", "text.html"], {"reports": {"text": "text"}}, ReadSettings()) is None
    )


def test_what_the_user_leaves_out_is_not_missed() -> None:
    settings = ReadSettings(comments_map={"author": "", "published": ""})

    assert unread_columns("a.csv", ["text", "who"], {"comments": {"text": "text"}}, settings) is None


def test_a_column_that_comments_need_is_not_left_by_reports() -> None:
    columns = {
        "reports": {"text": "text", "title": "title", "published": "date"},
        "comments": {"text": "text", "author": "user", "published": "date"},
    }

    assert unread_columns("a.jsonl", ["text", "title", "date", "user"], columns, ReadSettings()) is None


def test_no_more_than_a_few_are_named() -> None:
    names = ["text", *(f"feature {number}" for number in range(MOST_TOLD + 5))]

    told = unread_columns("a.csv", names, {"reports": {"text": "text"}}, ReadSettings())

    assert told is not None
    assert told.quoted is not None
    assert told.quoted.endswith(f"feature {MOST_TOLD - 1} and 5 more")
