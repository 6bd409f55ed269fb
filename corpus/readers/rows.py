"""Rows of a table, whatever file they stand in, to reports and comments."""

from __future__ import annotations

import hashlib
import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import chain
from typing import TYPE_CHECKING

from ..dates import Order, infer_order, iso_date
from ..errors import Problem
from ..ids import comment_id, report_id
from ..records import SourceComment, SourceReport
from ..text import counted
from .base import FIELDS
from .columns import ColumnMap, kind_column, resolve_columns, row_kind

if TYPE_CHECKING:
    from .base import Kind, ReadSettings, Record, Source

Row = Mapping[str, object]
PEEKED_ROWS = 200
PEEKED_SIZE = 4_000_000
REPLIES = ("replies", "responses", "children", "comments", "answers")

_NO_PARENT = frozenset(("", "0", "-1", "none", "null", "nan", "n/a"))
_COUNT = re.compile(r"([+-]?\d+(?:[.,\u00a0\u202f\u2009' ]\d{3})*)(?:[.,]0+)?")
_SHORT_COUNT = re.compile(r"(\d+(?:[.,]\d+)?)\s?([km])", re.IGNORECASE)
_LARGEST_COUNT = 2**31 - 1


def read_rows(
    rows: Iterable[tuple[str, Row] | Problem],
    source: Source,
    settings: ReadSettings,
    *,
    columns: Sequence[str] | None,
    values_of: Callable[[str], Iterable[object]],
) -> Iterator[Record]:
    """Yield the reports and comments that the rows of one table hold.

    Args:
        rows: every row with its place in the input ("row 17"), or the problem that stood there.
        source: the file.
        settings: how to read it.
        columns: the table's columns; None when rows may leave out empty ones (JSON).
        values_of: all values of one column, read anew; asked only when the order of dates is in doubt.

    Raises:
        InputError: when the columns do not show what the rows hold (see `resolve_columns`).
    """
    table = _Table(source, settings, values_of)
    pending = iter(rows)
    head = _peek(pending)
    seen = [item[1] for item in head if not isinstance(item, Problem)]
    if seen:
        names = (
            list(columns)
            if columns is not None
            else list(dict.fromkeys(n for r in seen for n in names_in(r)))
        )
        table.settle(names, seen, fixed=columns is not None)
    elif not any(isinstance(item, Problem) for item in head):
        yield Problem(
            where=source.relative, what="the table has no rows", remedy="fill it in or leave it out"
        )
    for item in chain(head, pending):
        if isinstance(item, Problem):
            yield item
        else:
            yield from table.records(*item)


def names_in(row: Row) -> list[str]:
    """Return the names of a row's columns, with ``outer.inner`` for what stands one level down.

    >>> names_in({"id": 1, "user": {"name": "Al"}})
    ['id', 'user.name']
    """
    names = []
    for name, value in row.items():
        if isinstance(value, Mapping):
            names += [f"{name}.{inner}" for inner in value]
        else:
            names.append(name)
    return names


def as_text(value: object) -> str | None:
    """Return a cell as text; None when it is empty or holds no text.

    >>> as_text(1914947530.0), as_text(["One.", "Two."]), as_text(float("nan"))
    ('1914947530', 'One.\\nTwo.', None)
    """
    if isinstance(value, str):
        return value
    match value:
        case None | bool():
            return None
        case float():
            if not math.isfinite(value):
                return None
            return str(int(value)) if value == int(value) else repr(value)
        case bytes():
            return value.decode("utf-8", errors="replace")
        case datetime() | date():
            return value.isoformat()
        case list() | tuple():
            parts = [as_text(part) for part in value]
            return "\n".join(part for part in parts if part) if all(p is not None for p in parts) else None
        case Mapping():
            return None
        case _:
            return str(value)


def as_count(value: object) -> int | None:
    """Return a count of reactions; None when there is none to read.

    >>> as_count("1,234"), as_count("n/a"), as_count(""), as_count("1.2K"), as_count(7.0)
    (1234, None, None, 1200, 7)
    """
    text = (as_text(value) or "").strip()
    if match := _COUNT.fullmatch(text):
        count = int(re.sub(r"[^\d+-]", "", match[1])) if len(match[1]) < 20 else _LARGEST_COUNT + 1
    elif match := _SHORT_COUNT.fullmatch(text):
        count = round(float(match[1].replace(",", ".")) * (1_000 if match[2] in "kK" else 1_000_000))
    else:
        return None
    return count if abs(count) <= _LARGEST_COUNT else None


def as_key(value: object) -> str | None:
    """Return an id; a whole number keeps no decimals, which spreadsheets add where cells are missing.

    >>> as_key(" 42 "), as_key("42.0"), as_key("")
    ('42', '42', None)
    """
    text = (as_text(value) or "").strip()
    return (text[:-2] if text.endswith(".0") and text[:-2].isdecimal() else text) or None


class _Table:
    """The state that one pass over a table needs: its columns, its dates, and who answered whom."""

    def __init__(
        self, source: Source, settings: ReadSettings, values_of: Callable[[str], Iterable[object]]
    ) -> None:
        self._source = source
        self._settings = settings
        self._values_of = values_of
        self._kind: Kind | None = None
        self._kind_column: str | None = None
        self._fixed = False
        self._names: list[str] = []
        self._maps: dict[tuple[tuple[str, ...] | None, Kind], ColumnMap] = {}
        self._orders: dict[str, Order | None] = {}
        self._rows_of_report: Counter[str] = Counter()
        self._answered: dict[bytes, str] = {}

    def settle(self, names: list[str], seen: list[Row], *, fixed: bool) -> None:
        self._names, self._fixed = names, fixed
        where, settings = self._source.relative, self._settings
        if settings.kind is None:
            values = {name: [_cell(row, name) for row in seen] for name in names}
            self._kind_column = kind_column(names, values)
        if self._kind_column is None:
            self._kind = resolve_columns(names, settings, where).kind
            return
        for kind in FIELDS:
            if any(row_kind(_cell(row, self._kind_column)) == kind for row in seen):
                resolve_columns(names, settings, where, kind=kind)

    def records(self, place: str, row: Row) -> Iterator[Record]:
        locator = f"{self._source.relative}, {place}"
        kind = self._kind
        if self._kind_column is not None:
            kind = row_kind(_cell(row, self._kind_column))
        if kind is None:
            yield Problem(
                where=locator,
                what=f"the column “{self._kind_column}” says neither report nor comment",
                remedy="correct it or drop the row",
            )
        elif kind == "reports":
            yield from self._report(row, self._map(row, kind).columns, locator)
        else:
            yield from self._comment(row, self._map(row, kind).columns, locator)

    def _map(self, row: Row, kind: Kind) -> ColumnMap:
        names = None if self._fixed else tuple(names_in(row))
        found = self._maps.get((names, kind))
        if found is None:
            found = resolve_columns(
                self._names if names is None else names,
                self._settings,
                self._source.relative,
                kind=kind,
                lenient=True,
            )
            if len(self._maps) < 1_000:
                self._maps[names, kind] = found
        return found

    def _report(self, row: Row, columns: Mapping[str, str], locator: str) -> Iterator[Record]:
        comments: list[SourceComment] = []
        for item in self._nested(_of(row, columns, "comments"), row, columns, locator):
            if isinstance(item, SourceComment):
                comments.append(item)
            else:
                yield item
        title = _line(_of(row, columns, "title"))
        text, problem = self._text(_of(row, columns, "text"), locator)
        changes: tuple[str, ...] = ()
        if problem and problem.what == _EMPTY and comments and title:
            text, problem = title, None
            changes = ("no text in the source, its title stands in",)
        if problem or text is None:
            if problem:
                yield problem
            return
        yield SourceReport(
            text=text,
            locator=locator,
            key=as_key(_of(row, columns, "report_id")),
            title=title,
            outlet=_line(_of(row, columns, "outlet")) or self._settings.outlet,
            url=_line(_of(row, columns, "url")),
            authors=_names(_of(row, columns, "authors")),
            published=self._date(row, columns),
            language=_line(_of(row, columns, "language")) or self._settings.language,
            comments=tuple(comments),
            changes=changes,
        )

    def _comment(self, row: Row, columns: Mapping[str, str], locator: str) -> Iterator[Record]:
        url = _line(_of(row, columns, "report_url"))
        title = _line(_of(row, columns, "report_title"))
        report_key = as_key(_of(row, columns, "report_id")) or url or title
        if report_key is None:
            yield Problem(
                where=locator,
                what="the comment does not say which report it belongs to",
                remedy="fill in the report's id or drop the row",
            )
            return
        position = self._rows_of_report[report_key]
        self._rows_of_report[report_key] += 1
        text, problem = self._text(_of(row, columns, "text"), locator)
        if problem or text is None:
            if problem:
                yield problem
            return
        comment = SourceComment(
            text=text,
            locator=locator,
            report_key=report_key,
            key=as_key(_of(row, columns, "comment_id")),
            parent_key=_parent(_of(row, columns, "parent_id")),
            author=_line(_of(row, columns, "author")),
            published=self._date(row, columns),
            likes=as_count(_of(row, columns, "likes")),
            dislikes=as_count(_of(row, columns, "dislikes")),
            language=_line(_of(row, columns, "language")) or self._settings.language,
            report_title=title,
            report_text=as_text(_of(row, columns, "report_text")) or None,
            report_url=url,
            report_outlet=_line(_of(row, columns, "report_outlet")) or self._settings.outlet,
        )
        if "parent_text" in columns:
            comment, problem = self._tie(comment, as_text(_of(row, columns, "parent_text")), position)
            if problem:
                yield problem
        yield comment

    def _tie(
        self, comment: SourceComment, answered: str | None, position: int
    ) -> tuple[SourceComment, Problem | None]:
        """Find the comment whose text this one repeats as answered: the nearest earlier one of its report."""
        scope = comment.report_key or ""
        key = comment.key or comment_id(report_id(key=scope), position=position)
        comment = replace(comment, key=key)
        problem = None
        if comment.parent_key is None and answered and answered.strip():
            parent = self._answered.get(_print_of(scope, answered))
            comment = replace(comment, parent_key=parent)
            if parent is None:
                problem = Problem(
                    where=comment.locator,
                    what="the comment it answers does not stand before it under its report",
                    remedy="it was put at the top of its thread",
                    skipped=False,
                )
        self._answered[_print_of(scope, comment.text)] = key
        return comment, problem

    def _nested(self, value: object, row: Row, columns: Mapping[str, str], locator: str) -> Iterator[Record]:
        """Yield the comments that stand inside a report's record, every reply after what it answers."""
        if value is None or value == "":
            return
        if not isinstance(value, list | tuple):
            if isinstance(value, str | Mapping):
                yield Problem(
                    where=locator,
                    what=f"“{columns['comments']}” is no list of comments",
                    remedy="give a list of objects, or map another column to comments",
                    skipped=False,
                )
            return
        flat = _flatten(value)
        threaded = any(parent is not None for _, _, parent in flat)
        scope = report_id(key=as_key(_of(row, columns, "report_id")), path=locator)
        dates = infer_order(v for item, _, _ in flat if isinstance(item, Mapping) for v in item.values())
        keys: dict[int, str] = {}
        for number, item, parent in ((n, i, p) for i, n, p in flat):
            place = f"{locator}, comment {number + 1}"
            found: Mapping[str, str] = {}
            if isinstance(item, Mapping):
                found = resolve_columns(
                    names_in(item), self._settings, place, kind="comments", lenient=True
                ).columns
                body = _of(item, found, "text")
            else:
                item, body = {}, item
            key = as_key(_of(item, found, "comment_id"))
            if key is None and threaded:
                key = comment_id(scope, position=number)
            if key is not None:
                keys[number] = key
            text, problem = self._text(body, place)
            if problem or text is None:
                if problem:
                    yield problem
                continue
            raw = as_text(_of(item, found, "published"))
            given = _parent(_of(item, found, "parent_id"))
            yield SourceComment(
                text=text,
                locator=place,
                key=key,
                parent_key=given or (keys.get(parent) if parent is not None else None),
                author=_line(_of(item, found, "author")),
                published=iso_date(raw, self._settings.date_order or dates) or raw or None,
                likes=as_count(_of(item, found, "likes")),
                dislikes=as_count(_of(item, found, "dislikes")),
                language=_line(_of(item, found, "language")) or self._settings.language,
            )

    def _text(self, value: object, locator: str) -> tuple[str | None, Problem | None]:
        text = as_text(value)
        if text is None and value is not None and value != []:
            what, remedy = (
                "the text is no text but an object or a truth value",
                "map the column that holds it",
            )
        elif text is None or not text.strip("\ufeff\x00 \t\r\n\xa0") or text.isspace():
            what, remedy = _EMPTY, "fill it in or drop the row"
        elif len(text) > self._settings.longest_text:
            what = (
                f"the text has {counted(len(text), 'character')}, more than the "
                f"{self._settings.longest_text:,} one text may have"
            )
            remedy = "split it, or raise longest_text"
        else:
            return text, None
        return None, Problem(where=locator, what=what, remedy=remedy)

    def _date(self, row: Row, columns: Mapping[str, str]) -> str | None:
        """Return the date in ISO 8601 where it can be read, as the source has it where not."""
        value = _of(row, columns, "published")
        raw = (as_text(value) or "").strip()
        if not raw:
            return None
        column = columns["published"]
        order = self._settings.date_order or self._orders.get(column)
        read = iso_date(raw, order)
        if read is None and order is None and column not in self._orders:
            self._orders[column] = infer_order(as_text(v) for v in self._values_of(column))
            read = iso_date(raw, self._orders[column])
        return read or raw


_EMPTY = "the text is empty"


def _peek(rows: Iterator[tuple[str, Row] | Problem]) -> list[tuple[str, Row] | Problem]:
    head: list[tuple[str, Row] | Problem] = []
    size = 0
    for item in rows:
        head.append(item)
        if not isinstance(item, Problem):
            size += sum(len(value) for value in item[1].values() if isinstance(value, str))
        if len(head) >= PEEKED_ROWS or size > PEEKED_SIZE:
            break
    return head


def _flatten(comments: Sequence[object]) -> list[tuple[object, int, int | None]]:
    """Return every comment of a tree with its number and its parent's number, in reading order."""
    flat: list[tuple[object, int, int | None]] = []
    stack: list[tuple[object, int | None]] = [(comment, None) for comment in reversed(comments)]
    while stack:
        comment, parent = stack.pop()
        number = len(flat)
        flat.append((comment, number, parent))
        if isinstance(comment, Mapping):
            for name in REPLIES:
                replies = comment.get(name)
                if isinstance(replies, list | tuple):
                    stack += [(reply, number) for reply in reversed(replies)]
    return flat


def _cell(row: Row, column: str) -> object:
    if column in row:
        return row[column]
    outer, dot, inner = column.partition(".")
    value = row.get(outer) if dot else None
    return value.get(inner) if isinstance(value, Mapping) else None


def _of(row: Row, columns: Mapping[str, str], field: str) -> object:
    column = columns.get(field)
    return None if column is None else _cell(row, column)


def _line(value: object) -> str | None:
    """Return a cell that ought to be one line, without blanks around it."""
    text = as_text(value)
    return (" ".join(text.split()) or None) if text else None


def _names(value: object) -> tuple[str, ...]:
    values = value if isinstance(value, list | tuple) else [value]
    return tuple(name for name in map(_line, values) if name)


def _parent(value: object) -> str | None:
    key = as_key(value)
    return None if key is None or key.casefold() in _NO_PARENT else key


def _print_of(scope: str, text: str) -> bytes:
    joined = f"{scope}\x1f{' '.join(text.split())}"
    return hashlib.blake2b(joined.encode("utf-8", errors="surrogatepass"), digest_size=16).digest()
