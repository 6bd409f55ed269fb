from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

SCHEMA = """
CREATE TABLE Articles (ID_Article INTEGER PRIMARY KEY, Path VARCHAR, publishingDate TIMESTAMP, Title VARCHAR,
  Body VARCHAR);
CREATE TABLE Posts (ID_Post INTEGER PRIMARY KEY, ID_Parent_Post INTEGER, ID_Article INTEGER, ID_User INTEGER,
  CreatedAt TIMESTAMP, Status VARCHAR, Headline VARCHAR, Body VARCHAR, PositiveVotes INTEGER, NegativeVotes INTEGER);
CREATE TABLE Annotations (ID_Post INTEGER, ID_Annotator INTEGER, Category VARCHAR, Value INTEGER);
INSERT INTO Annotations VALUES (2, 1, 'ArgumentsUsed', 1);
"""
ARTICLES = [
    (1, "Newsroom/Inland", "2015-06-01 00:00:08.490", "Die Brücke",
     '<div class="content"><p>Die Brücke ist zu.</p><p>Bis Mai &amp; länger.</p></div>'),
    (2, "Newsroom/Inland", None, "Nur ein Titel", None),
]  # fmt: skip
POSTS: list[tuple[Any, ...]] = [
    (3, 2, 1, 70, "2015-06-01 09:00:00.500", "online", None, "1 < 2 & <3", 0, 0),
    (1, None, 1, 71, "2015-06-01 08:00:00.123", "online", "Na ja", "Mir egal.\r\nWirklich.", 4, 1),
    (2, 1, 1, 72, "2015-06-01 08:30:00", "deleted", "Weg", "Gelöschtes", 0, 9),
    (4, None, 1, 73, "2015-06-01 10:00:00", "deleted", None, None, None, None),
    (5, 99, 2, 71, "2015-06-01 10:00:00", "online", "Nur Kopf", None, None, None),
    (15, None, 2, 71, "2015-06-01 10:00:00", "online", None, None, 1, 1),
]


@pytest.fixture
def database(tmp_path: Path) -> Callable[..., bytes]:
    def making(script: str = SCHEMA, posts: list[tuple[Any, ...]] = POSTS, *, more: str = "") -> bytes:
        path = tmp_path / "making.db"
        path.unlink(missing_ok=True)
        connection = sqlite3.connect(path)
        connection.executescript(script)
        if script == SCHEMA:
            connection.executemany("INSERT INTO Articles VALUES (?, ?, ?, ?, ?)", ARTICLES)
            connection.executemany(f"INSERT INTO Posts VALUES ({', '.join('?' * 10)})", posts)
        connection.executescript(more)
        connection.commit()
        connection.close()
        return path.read_bytes()

    return making


def test_a_build_has_the_articles_with_their_threads(built, database) -> None:
    made = built({"corpus.sqlite3": database()}, strict=False)

    assert {key: row["text"] for key, row in made.reports.items()} == {
        "article-1": "Die Brücke ist zu.\nBis Mai & länger.",
        "article-2": "Nur ein Titel",
    }
    report = made.reports["article-1"]
    assert (report["published"], report["language"], report["outlet"]) == (
        "2015-06-01T00:00:08.490", "de", "Der Standard",
    )  # fmt: skip
    rows = made.comments
    assert {
        key: (row["parent_id"], row["depth"], row["kind"], row["likes"]) for key, row in rows.items()
    } == {
        "post-1": (None, 0, "comment", 4),
        "post-2": ("post-1", 1, "deleted", None),
        "post-3": ("post-2", 2, "comment", 0),
        "post-5": (None, 0, "comment", None),
    }
    assert rows["post-1"]["text"] == "Na ja\nMir egal.\nWirklich."
    assert rows["post-3"]["text"] == "1 < 2 & <3"
    assert rows["post-1"]["published"] == "2015-06-01T08:00:00.123"
    assert rows["post-1"]["author"] == rows["post-5"]["author"] != rows["post-3"]["author"]
    # The stub of post 2 stands in the corpus; post 4, which nobody answers, does not.
    assert [said for said in made.said if "deleted" in said] == [
        "corpus.sqlite3: 1 deleted comment that nobody answers; it was left out; a stub is kept where "
        "someone answers."
    ]
    assert any("corpus.sqlite3, post 15: the post is empty" in said for said in made.said)
    assert "Gelöschtes".encode() not in made.bytes


@pytest.mark.parametrize(
    ("more", "staff"),
    [
        ("CREATE TABLE Newspaper_Staff (ID_User INTEGER PRIMARY KEY); INSERT INTO Newspaper_Staff VALUES (71), (72);",
         {"post-1", "post-5"}),
        ("CREATE TABLE Newspaper_Staff (Name TEXT);", set()),
        ("CREATE VIEW Newspaper_Staff AS SELECT 71 AS ID_User;", set()),
        ("", set()),
    ],
)  # fmt: skip
def test_posts_of_the_newspapers_staff_have_a_badge(read, database, more: str, staff: set[str]) -> None:
    found = read("corpus.db", database(more=more))

    assert {made.key for made in found.comments if made.badge == "staff"} == staff
    assert len(found.comments) == 5


def test_the_database_is_never_written_to(read, database, tmp_path: Path) -> None:
    data = database()

    read("corpus.db", data)

    assert (tmp_path / "corpus.db").read_bytes() == data
    assert sorted(path.name for path in tmp_path.glob("corpus.db*")) == ["corpus.db"]


def test_text_that_is_not_utf_8_and_cells_of_other_types_are_read(read, database) -> None:
    odd = ("INSERT INTO Posts VALUES (9, 'x', 1, 7.0, 1433145600, NULL, NULL, CAST(x'4df6776521' AS TEXT), 'many', 2);"
           "INSERT INTO Posts VALUES (10, 0, '1', NULL, NULL, 'online', 12, x'41c3a4', -3, NULL);")  # fmt: skip
    found = read("corpus.db", database(posts=[], more=odd))

    assert [made.text for made in found.comments] == ["M\ufffdwe!", "12\nAä"]
    assert [made.likes for made in found.comments] == [None, -3]


def test_a_path_with_odd_characters_is_opened(read, database) -> None:
    assert read("a b?c#d%20.db", database()).reports


@pytest.mark.parametrize(
    "script",
    [
        "CREATE TABLE Other (a INTEGER);",
        "CREATE TABLE Articles (ID_Article INTEGER, Body TEXT); CREATE TABLE Posts (ID_Post INTEGER);",
        # What would compute for ever is no table to read.
        "CREATE TABLE Articles (ID_Article INTEGER, Body TEXT); CREATE VIEW Posts AS WITH RECURSIVE n(ID_Post) AS "
        "(SELECT 1 UNION ALL SELECT ID_Post + 1 FROM n) SELECT ID_Post, 1 AS ID_Article, 'x' AS Body FROM n;",
        "CREATE TABLE Articles (ID_Article INTEGER, Body TEXT); CREATE TABLE Posts (ID_Post INTEGER, "
        "ID_Article INTEGER, Body TEXT GENERATED ALWAYS AS (hex(zeroblob(500000000))) VIRTUAL);",
    ],
)
def test_other_databases_are_refused(read, database, script: str) -> None:
    found = read("other.db", database(script))

    assert found.reports == []
    assert "not the One Million Posts corpus" in found.said[0]


@pytest.mark.parametrize(
    "data", [b"", b"SQLite format 3\x00", b"SQLite format 3\x00" + b"\xff" * 5_000, b"no database" * 99]
)
def test_what_is_no_database_is_told_of(read, data: bytes) -> None:
    found = read("a.sqlite", data)

    assert found.reports == []
    assert found.skipped


def test_a_database_that_breaks_off_or_is_damaged_keeps_what_can_be_read(read, database) -> None:
    posts = [(n, None, 1, 1, "2015-06-01", "online", None, "x" * 900, 0, 0) for n in range(1, 100)]
    data = database(posts=posts)
    damaged = bytearray(data)
    damaged[len(data) // 2 :] = b"\xff" * (len(data) - len(data) // 2)

    for broken in (data[: len(data) // 2], bytes(damaged)):
        found = read("a.db", broken)
        assert len(found.comments) < 99
        assert found.skipped


def test_a_cell_over_the_limit_ends_in_a_problem(read, database) -> None:
    found = read("a.db", database(), longest_record=100)

    assert found.skipped


def test_annotations_are_counted_and_told_of_as_unread(read, database) -> None:
    more = """
    CREATE TABLE Annotations_consolidated (ID_Post INTEGER, Category VARCHAR, Value INTEGER);
    INSERT INTO Annotations_consolidated VALUES (2, 'ArgumentsUsed', 1), (3, 'ArgumentsUsed', 0);
    """
    told = "the column “input” says where in the source each comment stands."

    assert read("a.db", database(more=more)).said[-1] == (
        f"a.db: 3 annotations left unread (Annotations, Annotations_consolidated); {told}"
    )
    assert f"a.db: 1 annotation left unread (Annotations); {told}" in read("a.db", database()).said


def test_changes_that_stand_beside_the_database_are_told_of(read, database, tmp_path: Path) -> None:
    data = database()
    (tmp_path / "corpus.sqlite3-wal").write_bytes(b"")
    assert not [said for said in read("corpus.sqlite3", data).said if "-wal" in said]

    (tmp_path / "corpus.sqlite3-wal").write_bytes(b"changes")
    (told,) = [said for said in read("corpus.sqlite3", data).said if "-wal" in said]
    assert "left unread" in told
