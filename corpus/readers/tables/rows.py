"""Rows of a table, whatever file they stand in, to reports and comments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import PurePosixPath
from textwrap import shorten
from typing import TYPE_CHECKING

from ...errors import Problem
from ...gathered import Gathered, Scratch
from ...ids import comment_id, report_id
from ...records import SourceComment, SourceReport
from ...text.canonical import counted
from ..base import FIELDS
from ..tally import Tally
from ..withheld import COMMENT, Withheld
from .annotations import unread_annotations
from .answered_texts import AnsweredTexts, first_named
from .bylines import authors_in
from .cell_texts import EMPTY, CellTexts
from .cells import (
    Row,
    as_count,
    as_key,
    as_line,
    as_list,
    as_parent,
    as_text,
    cell,
    field_of,
    names_in,
    says_nothing,
)
from .column_names import language_of
from .column_values import CLOCK, COMMENT_TYPE, are_of_comments, fields_by_values, in_zone, page_of
from .columns import REPORT_NAMES, resolve_columns
from .comment_cells import comments_in, hold_comments
from .envelopes import CommentRow
from .first_rows import first_rows
from .moderation import flags_in, states_in, why_left_out
from .nested_comments import REPLIES, fields_within, in_reading_order, replies_to
from .row_kinds import is_link, kind_column, row_kind
from .table_columns import TableColumns
from .unread_columns import unnamed_reports, unread_columns

if TYPE_CHECKING:
    from ...records import Record
    from ..base import Kind, ReadSettings, Source

_MOST_MAPS = 1_000
_MOST_IDS = 1 << 20
"""Ids of one table whose reports are remembered for the comments that only say what they answer."""


def read_rows(
    rows: Iterable[tuple[str, Row] | Problem],
    source: Source,
    settings: ReadSettings,
    *,
    columns: Sequence[str] | None,
) -> Iterator[Record]:
    """Yield the reports and comments that the rows of one table hold.

    Args:
        rows: every row with its place in the input ("row 17"), or the problem that stood there.
        source: the file.
        settings: how to read it.
        columns: the table's columns; None when rows may leave out empty ones (JSON).

    Raises:
        InputError: when the columns do not show what the rows hold (see `resolve_columns`).
    """
    table = _Table(source, settings)
    pending = iter(rows)
    head = first_rows(pending)
    if table.settle(head, columns=columns):
        yield from table.left()
    # JSON tells by itself what it holds instead of rows.
    elif not any(isinstance(item, Problem) and (item.skipped or columns is None) for item in head):
        yield Problem(
            where=source.relative, what="the table has no rows", remedy="fill it in or leave it out"
        )
    for item in chain(head, pending):
        if isinstance(item, Problem):
            yield item
        else:
            yield from table.records(*item)
    yield from table.unread()


def read_columns(
    rows: Iterable[tuple[str, Row] | Problem],
    source: Source,
    settings: ReadSettings,
    *,
    columns: Sequence[str] | None,
) -> list[TableColumns]:
    """Return how `read_rows` reads the columns of a table that has rows; it takes the same arguments."""
    table = _Table(source, settings)
    table.settle(first_rows(iter(rows)), columns=columns)
    return [table.columns] if table.columns else []


class _Table:
    """The state that one pass over a table needs: its columns, and who answered whom."""

    def __init__(self, source: Source, settings: ReadSettings) -> None:
        self._source = source
        self._settings = settings
        self._kind: Kind | None = None
        self._kind_column: str | None = None
        self._outlet: str | None = None
        self._annotations: Counter[str] = Counter()
        self._fixed = False
        self._names: tuple[str, ...] = ()
        self._texts = CellTexts(settings)
        self._language: str | None = None
        # Columns of its own, and fields of the comments within its reports, in which the first rows have nothing.
        self._empty: Collection[str] = ()
        self._empty_within: Collection[str] = ()
        self.columns: TableColumns | None = None
        # Columns that have the addresses of the comments, where those of their reports might stand.
        self._of_comments: frozenset[str] = frozenset()
        # The report of comments that name none, with what it is called: one for all, or the one above each.
        self._unnamed: str | None = None
        self._called: str | None = None
        self._by_order = False
        self._by_text = False
        self._by_values: dict[Kind, Mapping[str, str]] = {}
        # Where reports and comments stand in one table: the report of every id.
        self._report_of: dict[str, str] = {}
        self._maps: dict[tuple[tuple[str, ...], Kind, bool], Mapping[str, str]] = {}
        self._rows_of_report: Counter[str] = Counter()
        self._answered = AnsweredTexts()
        # The column whose cells hold comments as texts, and how many of them were read.
        self._comment_cells: str | None = None
        self._cells_read = 0
        # What spam and the like was left out, and the columns that tell of it, by the names of all columns.
        self._left_out = Tally()
        self._withheld = Withheld(Scratch(settings.scratch))
        self._flags: dict[tuple[str, ...], Mapping[str, Mapping[str, str]]] = {}
        self._states: Mapping[str, frozenset[str]] = {}
        self._unread: Counter[str] = Counter()
        self._first: dict[str, tuple[str, str]] = {}

    def left(self) -> Iterator[Problem]:
        """Yield what is to be told of columns that are missing or not read; of a known layout they are no loss."""
        if (self._unnamed or self._by_order) and not self._by_text:
            yield unnamed_reports(self._source.relative, called=self._called)
        if self.columns and not self._annotations:
            told = unread_columns(self.columns, self._settings)
            yield from (told,) if told else ()

    def unread(self) -> Iterator[Record]:
        """Yield what is left of comments that others answer, and what was altered or is in no table, by column."""
        yield from self._withheld.answered()
        yield from self._texts.told(self._source.relative)
        if self._cells_read:
            yield Problem(
                where=self._source.relative,
                what=f"every line in {counted(self._cells_read, 'cell')} of “{self._comment_cells}”, or what stands "
                f"between blank lines there, was taken for a comment",
                remedy="put each comment into a row of its own if that is wrong",
                skipped=False,
            )
        yield from self._left_out.problems(self._source.relative)
        if self._annotations.total():
            yield unread_annotations(self._source.relative, self._annotations.total(), self._annotations)
        for column, number in self._unread.items():
            place, value = self._first[column]
            yield Problem(
                where=self._source.relative,
                what=(
                    f"{counted(number, 'value')} of the column “{column}” cannot be read as "
                    f"{'a count, in' if number == 1 else 'counts, the first in'} {place}"
                ),
                remedy="it was left empty" if number == 1 else "they were left empty",
                skipped=False,
                quoted=value,
            )

    def _count(self, row: Row, columns: Mapping[str, str], field: str, locator: str) -> int | None:
        value = field_of(row, columns, field)
        count = as_count(value)
        if count is None and not says_nothing(value):
            column = columns[field]
            self._unread[column] += 1
            place = locator.removeprefix(f"{self._source.relative}, ")
            shown = shorten(as_line(value) or type(value).__name__, width=40, placeholder="…")
            self._first.setdefault(column, (place, shown))
        return count

    def settle(self, head: Iterable[tuple[str, Row] | Problem], *, columns: Sequence[str] | None) -> bool:
        """Find out from its first rows what a table holds; False where there are none."""
        seen = [item[1] for item in head if not isinstance(item, Problem)]
        if not seen:
            return False
        names = list(dict.fromkeys(chain.from_iterable(map(names_in, seen))) if columns is None else columns)
        self._names, self._fixed = tuple(names), columns is not None
        where, settings = self._source.relative, self._settings
        values = {name: [cell(row, name) for row in seen] for name in names}
        self._empty = {name for name, cells in values.items() if all(map(says_nothing, cells))}
        self._texts.learn(values)
        self._language = language_of(names)
        if settings.kind is None:
            self._kind_column = kind_column(names, values)
        maps: dict[Kind, Mapping[str, str]] = {}
        if self._kind_column is None:
            known: Kind | None = None
            plain = settings.kind is None and not settings.reports_map
            if plain and all(isinstance(row, CommentRow) for row in seen):
                known = "comments"
            found = resolve_columns(names, settings, where, kind=known, values=values, empty=self._empty)
            self._kind, self._outlet = found.kind, found.outlet
            self._annotations.update(dict.fromkeys(found.annotations, 0))
            maps[found.kind] = found.columns
        else:
            for kind in FIELDS:
                if any(row_kind(cell(row, self._kind_column)) == kind for row in seen):
                    found = resolve_columns(names, settings, where, kind=kind, empty=self._empty)
                    maps[kind] = found.columns
        of_comments = maps.get("comments")
        if of_comments is not None and REPORT_NAMES.isdisjoint(of_comments):
            if "reports" not in maps:
                self._unnamed, self._called = report_id(path=where), PurePosixPath(where).stem
            self._by_order = "reports" in maps and "parent_id" not in of_comments
            self._by_text = "reports" not in maps and "report_text" in of_comments
        for kind, by_name in maps.items():
            self._by_values[kind] = fields_by_values(kind, by_name, values, self._language)
            maps[kind] = {**by_name, **self._by_values[kind]}
        if (column := maps.get("reports", {}).get("comments")) and hold_comments(values.get(column, ())):
            self._comment_cells = column
        told = [row for row in seen if self._kind_of(row) == "comments"]
        self._learn_addresses(told, maps.get("comments", {}))
        moderation = self._learn_states(seen, told, maps)
        self.columns = TableColumns(
            where=where,
            names=names,
            fields=maps,
            kind_column=self._kind_column,
            moderation=moderation,
            language=self._language,
        )
        return True

    def _learn_addresses(self, rows: Iterable[Row], columns: Mapping[str, str]) -> None:
        """Find out whether what may be the address of a report is that of each comment."""
        column = columns.get("report_url")
        named = columns.get("report_id") or columns.get("report_title")
        if not column or not named or column in self._settings.named_columns():
            return
        addresses = ((as_key(cell(row, named)), page_of(as_line(cell(row, column)))) for row in rows)
        if are_of_comments((report, address) for report, address in addresses if report and address):
            self._of_comments = frozenset((column,))

    def _learn_states(
        self, seen: Sequence[Row], rows: Sequence[Row], maps: Mapping[Kind, Mapping[str, str]]
    ) -> tuple[str, ...]:
        """Find out what the first comments say of their moderation, and return the columns that tell of it.

        Args:
            seen: the first rows.
            rows: those of them that are comments.
            maps: the columns of the fields, by what the rows are.
        """
        names = tuple(dict.fromkeys(chain.from_iterable(map(names_in, rows))))
        lists = {*REPLIES, maps.get("reports", {}).get("comments", "")}
        said = fields_within([cell(row, name) for row in seen] for name in lists)
        self._empty_within = {name for name, cells in said.items() if all(map(says_nothing, cells))}
        for name in names:
            said.setdefault(name, []).extend(cell(row, name) for row in rows)
        self._states = states_in(said)
        return tuple(self._flags_of(names))

    def records(self, place: str, row: Row) -> Iterator[Record]:
        locator = f"{self._source.relative}, {place}"
        for name in self._annotations:
            self._annotations[name] += not says_nothing(row.get(name))
        kind = self._kind_of(row)
        if kind is None:
            yield Problem(
                where=locator,
                what=f"the column “{self._kind_column}” says neither report nor comment",
                remedy="correct it or drop the row",
            )
            return
        names = self._names if self._fixed else tuple(names_in(row))
        columns = self._resolved(names, kind, own=True)
        if kind == "reports":
            yield from self._report(row, columns, locator)
        else:
            yield from self._comment(row, columns, locator, left_out=self._why_left_out(row, names))

    def _kind_of(self, row: Row) -> Kind | None:
        return self._kind if self._kind_column is None else row_kind(cell(row, self._kind_column))

    def _resolved(self, names: tuple[str, ...], kind: Kind, *, own: bool = False) -> Mapping[str, str]:
        """Return which column holds which field, of a row of the table's own or of a comment within one.

        Rows with the same columns are resolved once.
        """
        found = self._maps.get((names, kind, own))
        if found is None:
            found = resolve_columns(
                names,
                self._settings,
                self._source.relative,
                kind=kind,
                lenient=True,
                language=self._language,
                empty=self._empty if own else self._empty_within,
            ).columns
            if own:
                found = {**self._by_values.get(kind, {}), **found}
            if len(self._maps) < _MOST_MAPS:
                self._maps[names, kind, own] = found
        return found

    def _report(self, row: Row, columns: Mapping[str, str], locator: str) -> Iterator[Record]:
        comments = Gathered[SourceComment](Scratch(self._settings.scratch))
        given = field_of(row, columns, "comments")
        # A column of comments may say how many there are.
        number = as_count(given) if isinstance(given, str | int | float) else None
        for item in self._nested(given if number is None else None, row, columns, locator):
            if isinstance(item, SourceComment):
                comments.append(item, size=len(item.text))
            else:
                yield item
        counts = (self._count(row, columns, "comments_declared", locator), number)
        title = self._texts.title(row, columns, "title")
        text, changes, problem = self._texts.text(row, columns, locator)
        key, url = as_key(field_of(row, columns, "report_id")), as_line(field_of(row, columns, "url"))
        if problem and problem.what == EMPTY:
            if comments and title:
                text, problem = title, None
                changes = (*changes, "no text in the source, its title stands in")
            elif key or url or title or comments:
                # Comments may refer to it: what is said of it is not lost.
                text, problem = "", None
        if problem or text is None:
            if problem:
                yield problem
            return
        if self._by_order:
            key = self._unnamed = key or report_id(url=url, path=locator)
        if key and self._kind_column is not None:
            self._stands_under(key, key)
        yield SourceReport(
            text=text,
            locator=locator,
            key=key,
            title=title,
            outlet=as_line(field_of(row, columns, "outlet")),
            url=url,
            authors=authors_in(field_of(row, columns, "authors")),
            published=_when(row, columns),
            language=as_line(field_of(row, columns, "language")),
            comments=comments.settled(),
            comments_declared=next((one for one in counts if one is not None and one >= 0), None),
            may_trail="comments" not in columns or number is not None,
            columns_language=self._language,
            changes=changes,
        )

    def _why_left_out(self, row: Row, names: tuple[str, ...]) -> str | None:
        """Return why a row's comment is left out for what its columns say of moderation; None where it is not."""
        return why_left_out(row, self._flags_of(names))

    def _flags_of(self, names: tuple[str, ...]) -> Mapping[str, Mapping[str, str]]:
        """Return the columns of a comment that tell of its moderation; none that the user names for something else."""
        found = self._flags.get(names)
        if found is None:
            own = self._settings.named_columns()
            found = flags_in((name for name in names if name not in own), self._states)
            if len(self._flags) < _MOST_MAPS:
                self._flags[names] = found
        return found

    def _comment(
        self, row: Row, columns: Mapping[str, str], locator: str, *, left_out: str | None
    ) -> Iterator[Record]:
        url = self._report_url(row, columns)
        title = self._texts.title(row, columns, "report_title")
        report_key = as_key(field_of(row, columns, "report_id"))
        key, parent_key = (
            as_key(field_of(row, columns, "comment_id")),
            as_parent(field_of(row, columns, "parent_id")),
        )
        if self._kind_column is not None:
            report_key = report_key or self._report_of.get(parent_key or "")
            if parent_key == report_key:
                # It answers the report itself.
                parent_key = None
            if key and report_key:
                self._stands_under(key, report_key)
        report_text = self._texts.plain(
            as_text(field_of(row, columns, "report_text")), columns, "report_text"
        )
        if not (report_key or url or title):
            if self._by_text and report_text:
                # Below it stand empty cells where those of one report are merged.
                self._unnamed = report_id(key=f"{self._source.relative}\n{report_text}")
                self._called = None
            report_key, title = self._unnamed, self._called
        thread = report_key or url or title
        if thread is None and left_out:
            self._left_out.leave_out(COMMENT, left_out)
            return
        if thread is None:
            yield Problem(
                where=locator,
                what="the comment does not say which report it belongs to",
                remedy="fill in the report's id or drop the row",
            )
            return
        position = self._rows_of_report[thread]
        self._rows_of_report[thread] += 1
        text, changes, problem = ("", (), None) if left_out else self._texts.text(row, columns, locator)
        if problem or text is None:
            if problem:
                yield problem
            return
        comment = SourceComment(
            text=text,
            locator=locator,
            report_key=report_key,
            key=key,
            parent_key=parent_key,
            author=as_line(field_of(row, columns, "author")),
            login=as_line(field_of(row, columns, "login")),
            published=_when(row, columns),
            kind="pingback" if is_link(field_of(row, columns, COMMENT_TYPE)) else "comment",
            likes=self._count(row, columns, "likes", locator),
            dislikes=self._count(row, columns, "dislikes", locator),
            language=as_line(field_of(row, columns, "language")),
            report_title=title,
            report_text=report_text or None,
            report_url=url,
            report_outlet=as_line(field_of(row, columns, "report_outlet")) or self._outlet,
            columns_language=self._language,
            changes=changes,
        )
        if "parent_text" in columns and not left_out:
            answered = self._texts.plain(
                as_text(field_of(row, columns, "parent_text")), columns, "text", told=False
            )
            author = first_named(field_of(row, columns, "parent_author"))
            comment, problem = self._answered.tie(comment, answered, position, author=author)
            if problem:
                yield problem
        replies = replies_to(row)
        if replies and not comment.key:
            comment = replace(comment, key=comment_id(report_id(path=locator), position=0))
        if left_out:
            self._withheld.hold(comment, left_out, self._left_out)
        else:
            self._withheld.shown(comment)
            yield comment
        yield from self._replies(comment, replies)

    def _report_url(self, row: Row, columns: Mapping[str, str]) -> str | None:
        """Return the address of the report a comment is on; where a column has the comment's own, that of its page."""
        if columns.get("report_url") in self._of_comments:
            return None
        return page_of(as_line(field_of(row, columns, "report_url")))

    def _replies(self, comment: SourceComment, replies: Iterable[Iterable[object]]) -> Iterator[Record]:
        """Yield what stands within a comment as replies to it, in lists."""
        number = 1
        for listed in replies:
            for item in self._listed(listed, comment.locator, report_id(path=comment.locator), first=number):
                number += 1
                if isinstance(item, SourceComment):
                    item = replace(
                        item,
                        report_key=comment.report_key,
                        parent_key=item.parent_key or comment.key,
                        report_title=comment.report_title,
                        report_url=comment.report_url,
                        report_outlet=comment.report_outlet,
                    )
                    self._withheld.shown(item)
                yield item

    def _stands_under(self, key: str, report_key: str) -> None:
        if len(self._report_of) < _MOST_IDS:
            self._report_of.setdefault(key, report_key)

    def _nested(self, value: object, row: Row, columns: Mapping[str, str], locator: str) -> Iterator[Record]:
        """Yield the comments that stand inside a report's record, every reply after what it answers."""
        if value is None or value == "":
            return
        listed = as_list(value)
        if listed is None and isinstance(value, str) and columns["comments"] == self._comment_cells:
            listed = comments_in(value)
            self._cells_read += 1
        if listed is None:
            if isinstance(value, str | Mapping):
                yield Problem(
                    where=locator,
                    what=f"“{columns['comments']}” is no list of comments",
                    remedy="give a list of objects, or map another column to comments",
                    skipped=False,
                )
            return
        scope = report_id(key=as_key(field_of(row, columns, "report_id")), path=locator)
        yield from self._listed(listed, locator, scope)

    def _listed(
        self, listed: Iterable[object], locator: str, scope: str, *, first: int = 0
    ) -> Iterator[Record]:
        """Yield listed comments with the replies to each.

        Args:
            listed: the comments.
            locator: the place of what they stand in.
            scope: the report that their positions count in, or what else tells them from others.
            first: the position of the first.
        """
        threaded = any(map(replies_to, listed))
        withheld = Withheld(Scratch(self._settings.scratch))
        # The keys of the comments on the way to the one that is read, by their depth.
        keys: list[str | None] = []
        for number, (item, depth) in enumerate(in_reading_order(listed)):
            place = f"{locator}, comment {first + number + 1}"
            found: Mapping[str, str] = {}
            names: tuple[str, ...] = ()
            if isinstance(item, Mapping):
                names = tuple(names_in(item))
                found = self._resolved(names, "comments")
                body = field_of(item, found, "text")
            else:
                item, body = {}, item
            key = as_key(field_of(item, found, "comment_id"))
            if key is None and threaded:
                key = comment_id(scope, position=first + number)
            del keys[depth:]
            keys.append(key)
            left_out = self._why_left_out(item, names)
            text, changes, problem = (
                ("", (), None) if left_out else self._texts.text(item, found, place, body=body, nested=True)
            )
            if problem or text is None:
                if problem:
                    yield problem
                continue
            given = as_parent(field_of(item, found, "parent_id"))
            comment = SourceComment(
                text=text,
                locator=place,
                key=key,
                parent_key=given or (keys[depth - 1] if depth else None),
                author=as_line(field_of(item, found, "author")),
                login=as_line(field_of(item, found, "login")),
                published=as_line(field_of(item, found, "published")),
                likes=self._count(item, found, "likes", place),
                dislikes=self._count(item, found, "dislikes", place),
                language=as_line(field_of(item, found, "language")),
                columns_language=self._language,
                changes=changes,
            )
            if left_out:
                withheld.hold(comment, left_out, self._left_out)
            else:
                withheld.shown(comment)
                yield comment
        yield from withheld.answered()


def _when(row: Row, columns: Mapping[str, str]) -> str | None:
    """Return when a row was published; the time of day may have a column of its own."""
    day = as_line(field_of(row, columns, "published"))
    clock = as_line(field_of(row, columns, CLOCK)) if day else None
    when = f"{day} {clock}" if clock else day
    return in_zone(when, column=columns["published"]) if when else None
