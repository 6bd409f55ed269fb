"""One Million Posts corpus: an SQLite database of articles and user posts of the Austrian paper Der Standard.

Tables and columns follow the corpus's release (Schabus, Skowron and Trapp 2017, "One Million Posts", SIGIR).
Its annotations are no part of the reports and comments: they are counted and left unread.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...errors import InputError, Problem
from ...records import SourceComment, SourceReport
from ...text.markup import text_of
from ..tables.annotations import unread_annotations
from ..tables.cells import as_count, as_key, as_line, as_parent, as_text

if TYPE_CHECKING:
    from pathlib import Path

    from ...records import Record
    from ..base import ReadSettings, Source

OUTLET = "Der Standard"
ARTICLES = ("ID_Article", "publishingDate", "Title", "Body")
POSTS = ("ID_Post", "ID_Parent_Post", "ID_Article", "ID_User", "CreatedAt", "Status", "Headline", "Body",
         "PositiveVotes", "NegativeVotes")  # fmt: skip
STAFF = "Newspaper_Staff"
ANNOTATIONS = ("Annotations", "Annotations_consolidated")
_NEEDED = {
    "Articles": frozenset(("ID_Article", "Body")),
    "Posts": frozenset(("ID_Post", "ID_Article", "Body")),
}
_TAG = re.compile(
    r"</?(?:p|div|br|h[1-6]|a|b|i|em|strong|span|ul|ol|li|table|blockquote|figure)\b[^>]*>", re.I
)


@dataclass(frozen=True, slots=True)
class MillionPostsReader:
    """Reads the ``.sqlite3`` database of the One Million Posts corpus, row by row and never writing to it."""

    name: str = "million-posts"
    suffixes: tuple[str, ...] = (".sqlite", ".sqlite3", ".db")
    description: str = "the One Million Posts corpus (SQLite)"

    def recognises(self, head: bytes) -> bool:
        """Take SQLite databases; which tables they hold shows when they are read."""
        return head.startswith(b"SQLite format 3\x00")

    def read(self, source: Source, settings: ReadSettings) -> Iterator[Record]:
        """Yield the articles, then the posts.

        Raises:
            InputError: when the file is no database, or one of other tables.
        """
        size = source.path.stat().st_size
        try:
            with closing(_opened(source, settings)) as database:
                tables = _check(database, source)
                staff = _staff(database, size=size) if STAFF in tables else frozenset()
                for place, row in _rows(database, "Articles", ARTICLES, size=size):
                    yield _report(row, f"{source.relative}, {place}")
                for place, row in _rows(database, "Posts", POSTS, size=size):
                    yield _comment(row, f"{source.relative}, {place}", staff)
                if annotated := [name for name in ANNOTATIONS if name in tables]:
                    count = sum(_count(database, name, size=size) for name in annotated)
                    yield unread_annotations(source.relative, count, annotated)
            if _size(source.path.with_name(f"{source.path.name}-wal")):
                yield Problem(
                    where=source.relative,
                    what=f"{source.path.name}-wal, with changes that may not be in it yet, was left unread",
                    remedy="run PRAGMA wal_checkpoint(TRUNCATE) in it, which writes them into it",
                    skipped=False,
                )
        except (sqlite3.Error, OverflowError) as error:
            yield Problem(
                where=source.relative,
                what=f"the database is damaged ({error})",
                remedy="what could be read was kept; copy it again",
            )


READER = MillionPostsReader()


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0


def _opened(source: Source, settings: ReadSettings) -> sqlite3.Connection:
    """Open a database that nobody vouches for: read-only, no function in its schema may run, lengths bounded."""
    database = sqlite3.connect(f"{source.path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    longest = min(settings.longest_record, 1_000_000_000)
    database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, longest)
    database.text_factory = lambda data: data.decode("utf-8", errors="replace")
    for pragma in ("trusted_schema = OFF", "query_only = ON", "cell_size_check = ON", "mmap_size = 0"):
        database.execute(f"PRAGMA {pragma}")
    return database


def _check(database: sqlite3.Connection, source: Source) -> set[str]:
    """Make sure that the two tables are there and are plain ones: a view may compute without an end.

    Returns:
        The names of all plain tables.
    """
    try:
        listed = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
        plain = {
            name
            for name, sql in listed
            if isinstance(sql, str) and sql[:13].upper().startswith("CREATE TABLE ")
        }
        missing = [
            name
            for name, needed in _NEEDED.items()
            if name not in plain or not needed <= _columns(database, name)
        ]
    except sqlite3.DatabaseError as error:
        raise InputError(
            f"{source.relative}: this is no SQLite database that can be read ({error}); copy it again."
        ) from error
    if missing:
        raise InputError(
            f"{source.relative}: this database is not the One Million Posts corpus (it has no table "
            f"{' and no table '.join(missing)} with its columns); export its tables as CSV."
        )
    return plain


def _staff(database: sqlite3.Connection, *, size: int) -> frozenset[str]:
    """Return the users who work for the newspaper, in a release that lists them."""
    rows = _rows(database, STAFF, ("ID_User",), size=size) if "ID_User" in _columns(database, STAFF) else ()
    return frozenset(key for _, row in rows if (key := as_key(row["ID_User"])))


def _columns(database: sqlite3.Connection, table: str) -> frozenset[str]:
    """Return the stored columns of a table; generated ones (hidden 2 and 3) are computed and left alone."""
    rows = database.execute(f"PRAGMA table_xinfo('{table}')").fetchall()
    return frozenset(str(row[1]) for row in rows if row[6] == 0)


def _rows(
    database: sqlite3.Connection, table: str, wanted: tuple[str, ...], *, size: int
) -> Iterator[tuple[str, Mapping[str, object]]]:
    present = _columns(database, table)
    columns = [name for name in wanted if name in present]
    cursor = database.execute(f"SELECT {', '.join(columns)} FROM {table}")
    for number, row in enumerate(cursor, start=1):
        # A row takes more than one byte; only a forged file, whose pages point at each other, has more rows.
        if number > size:
            raise sqlite3.DatabaseError("it has more rows than bytes")
        found = dict(zip(columns, row, strict=True))
        key = as_key(found.get(f"ID_{table[:-1]}")) or ""
        place = f"{table[:-1].lower()} {key}" if key.isdecimal() else f"row {number}"
        yield place, found


def _count(database: sqlite3.Connection, table: str, *, size: int) -> int:
    """Return how many rows a table has: in a forged file they may have no end, see `_rows`."""
    return sum(1 for _ in database.execute(f"SELECT 1 FROM {table} LIMIT {size}"))


def _report(row: Mapping[str, object], locator: str) -> SourceReport | Problem:
    body = as_text(row.get("Body")) or ""
    text = text_of(body) if _TAG.search(body) else body
    title = as_line(row.get("Title"))
    changes: tuple[str, ...] = ()
    if not text.strip() and title:
        text, changes = title, ("no text in the source, its title stands in",)
    if not text.strip():
        return Problem(where=locator, what="the article has no text", remedy="leave it out")
    return SourceReport(
        text=text,
        locator=locator,
        key=_key("article", row.get("ID_Article")),
        title=title,
        outlet=OUTLET,
        published=as_line(row.get("publishingDate")),
        language="de",
        changes=changes,
    )


def _comment(row: Mapping[str, object], locator: str, staff: frozenset[str]) -> SourceComment | Problem:
    report_key = _key("article", row.get("ID_Article"))
    if report_key is None:
        return Problem(
            where=locator, what="the post does not say which article it belongs to", remedy="leave it out"
        )
    gone = (as_line(row.get("Status")) or "").lower() == "deleted"
    parts = (as_text(row.get("Headline")), as_text(row.get("Body")))
    text = "\n".join(part for part in parts if part and part.strip())
    if not text and not gone:
        return Problem(where=locator, what="the post is empty", remedy="it was left out")
    parent = as_parent(row.get("ID_Parent_Post"))
    author = None if gone else as_key(row.get("ID_User"))
    return SourceComment(
        text="" if gone else text,
        locator=locator,
        report_key=report_key,
        key=_key("post", row.get("ID_Post")),
        parent_key=_key("post", parent),
        author=author,
        badge="staff" if author in staff else None,
        published=as_line(row.get("CreatedAt")),
        kind="deleted" if gone else "comment",
        likes=None if gone else as_count(row.get("PositiveVotes")),
        dislikes=None if gone else as_count(row.get("NegativeVotes")),
        report_outlet=OUTLET,
    )


def _key(what: str, number: object) -> str | None:
    """Return an id that articles and posts, both counted from 1, do not share."""
    key = as_key(number)
    return f"{what}-{key}" if key else None
