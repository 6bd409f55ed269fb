"""Tables of cells that a sign parts: CSV and TSV in the dialects people have."""

from __future__ import annotations

import csv
import re
from collections import Counter
from dataclasses import dataclass
from io import StringIO
from itertools import chain, islice
from typing import TYPE_CHECKING, TextIO

from ...encoding.decoding import iter_lines, open_text
from ...errors import InputError, Problem
from ...text.canonical import counted
from ..base import raise_limit
from .cells import Row
from .headers import ROWS_LOOKED_AT, Header, header_row
from .other_kinds import other_kind
from .rows import read_columns, read_rows

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from ...records import Record
    from ..base import ReadSettings, Source
    from .table_columns import TableColumns

SAMPLE = 1 << 16
_DELIMITERS = (",", ";", "\t", "|")
_DECLARED = re.compile(r"\ufeff?\"?sep=(.)\"?\s*\Z")


@dataclass(frozen=True, slots=True)
class Dialect:
    """How the cells of a delimited file are told apart."""

    delimiter: str
    quoted: bool = True


@dataclass(frozen=True, slots=True)
class CsvReader:
    """Reads ``.csv`` and ``.tsv``: every cell is kept as the text it is.

    The first row names the columns, unless it is a title above the one that does, or has names of groups.
    """

    name: str = "csv"
    suffixes: tuple[str, ...] = (".csv", ".tsv", ".tab")
    description: str = "a table of reports or of comments, separated by commas, semicolons, tabs or bars"

    def recognises(self, head: bytes) -> bool:  # noqa: ARG002
        """Take every file with these suffixes."""
        return True

    def read(self, source: Source, settings: ReadSettings) -> Iterator[Record]:
        """Yield the records of one file, in its order."""
        stream, encoding = open_text(source.path, encoding=settings.encoding, where=source.relative)
        if told := encoding.told(source.relative):
            yield told
        with stream:
            header, rows = _open_table(stream, source, settings)
            yield from read_rows(rows, source, settings, columns=header)

    def table_columns(self, source: Source, settings: ReadSettings) -> list[TableColumns]:
        """Return how the columns of a file are read."""
        with open_text(source.path, encoding=settings.encoding, where=source.relative)[0] as stream:
            header, rows = _open_table(stream, source, settings)
            return read_columns(rows, source, settings, columns=header)


READER = CsvReader()


def rows(source: Source, settings: ReadSettings) -> Iterator[tuple[str, Row] | Problem]:
    """Yield the rows of a delimited file, each with its place ("row 3"), or the problem that stood there.

    Raises:
        InputError: when the file is no text or no table.
    """
    stream, encoding = open_text(source.path, encoding=settings.encoding, where=source.relative)
    if told := encoding.told(source.relative):
        yield told
    with stream:
        yield from _open_table(stream, source, settings)[1]


def sniff(sample: str, *, suffix: str = ".csv", named: Collection[str] = ()) -> Dialect:
    r"""Find out how the cells of a delimited file are told apart.

    The delimiter is the one that cuts most rows into as many cells as the row that names the columns; a
    tab-separated file whose quotation marks do not pair up is read without quoting.

    Args:
        sample: the start of the file.
        suffix: the file's suffix; ``.tsv`` and ``.tab`` settle the delimiter.
        named: columns that the user names (see `header_row`).

    >>> sniff('id;text\n1;"Hello; again, world"\n')
    Dialect(delimiter=';', quoted=True)
    """
    delimiters = ("\t",) if suffix in (".tsv", ".tab") else _DELIMITERS
    best = max(delimiters, key=lambda delimiter: _evenness(sample, Dialect(delimiter), named))
    dialect = Dialect(best)
    if best == "\t":
        bare = Dialect(best, quoted=False)
        if not _well_quoted(sample, dialect) and _evenness(sample, bare)[0] >= _evenness(sample, dialect)[0]:
            return bare
    return dialect


def _well_quoted(sample: str, dialect: Dialect) -> bool:
    """Tell whether every quotation mark that opens a cell also closes one."""
    try:
        for _ in csv.reader(sample.splitlines(keepends=True), delimiter=dialect.delimiter, strict=True):
            pass
    except csv.Error as error:
        return "unexpected end" in str(error) and len(sample) >= SAMPLE
    return True


def _evenness(sample: str, dialect: Dialect, named: Collection[str] = ()) -> tuple[float, int]:
    """Return the share of rows as wide as the one with the names (0 when that is one cell), and that width."""
    lines = sample.splitlines(keepends=True)
    # The sample may end in the middle of a row.
    whole = lines[:-1] if len(lines) > 1 and not sample.endswith(("\n", "\r")) else lines
    try:
        rows = [row for row in _parser(whole, dialect) if row]
    except csv.Error:
        return 0.0, 0
    widths = [len(row) for row in rows[header_row(rows[:ROWS_LOOKED_AT], named=named) :]]
    if not widths or widths[0] == 1:
        return 0.0, 0
    return widths.count(widths[0]) / len(widths), widths[0]


def _parser(lines: Iterable[str], dialect: Dialect) -> Iterator[list[str]]:
    quoting = csv.QUOTE_MINIMAL if dialect.quoted else csv.QUOTE_NONE
    return csv.reader(lines, delimiter=dialect.delimiter, quoting=quoting)


def _open_table(
    stream: TextIO, source: Source, settings: ReadSettings
) -> tuple[list[str], Iterator[tuple[str, Row] | Problem]]:
    # The limit is one for the whole process; it is only ever raised.
    csv.field_size_limit(max(csv.field_size_limit(), settings.longest_record))
    start = stream.tell()
    sample = stream.read(SAMPLE)
    stream.seek(start)
    if found := other_kind(sample):
        what, suffix = found
        raise InputError(
            f"{source.relative}: this is {what} and no table, whatever its name says; rename it to end in {suffix}."
        )
    first = sample.split("\n", 1)[0]
    declared = _DECLARED.match(first)
    named = settings.named_columns()
    dialect = sniff(sample, suffix=source.path.suffix.lower(), named=named)
    if declared:
        stream.readline()
        dialect = Dialect(declared[1])
    above = _rows_above(sample.partition("\n")[2] if declared else sample, dialect, named)
    lines = _Lines(stream, settings.longest_record)
    parser = _parser(lines, dialect)
    top: list[list[str]] = [[]]
    try:
        while len(top) <= above + 1 or not any(cell.strip() for cell in top[-1]):
            top.append(next(parser))
    except StopIteration:
        raise InputError(f"{source.relative}: the table is empty; fill it in or leave it out.") from None
    except csv.Error as error:
        raise InputError(f"{source.relative}: this is no table ({error}); export it again as CSV.") from error
    if lines.ended:
        raise InputError(
            f"{source.relative}: a quotation mark in the first row is never closed; close it or double it."
        )
    header = Header.of(top[1:], named=named)
    names = unique_names(list(header.names))
    told = header.told(source.relative)
    return names, chain(told, _csv_rows(parser, lines, names, source, after=header.row))


def _rows_above(sample: str, dialect: Dialect, named: Collection[str]) -> int:
    """Return how many rows stand above the one that names the columns, as far as the start of a file shows."""
    # The lines are those that the file is read by, so that the rows are the same.
    lines = _Lines(StringIO(sample), len(sample) + 1)
    try:
        return header_row(list(islice(_parser(lines, dialect), ROWS_LOOKED_AT)), named=named)
    except csv.Error:
        return 0


class _Lines:
    """The lines of a file for the CSV parser, with what it cannot say itself: whether it ran out of them."""

    def __init__(self, stream: TextIO, longest: int) -> None:
        self._lines = iter_lines(stream, longest=longest)
        self.ended = False
        self.too_long: list[int] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        for number, line in self._lines:
            if line is not None:
                return line
            self.too_long.append(number)
        self.ended = True
        raise StopIteration

    def skipped(self, source: Source) -> Iterator[Problem]:
        """Yield what has to be told of the lines that were left out since the last call."""
        numbers, self.too_long = self.too_long, []
        for number in numbers:
            yield Problem(
                where=f"{source.relative}, line {number}",
                what="the line is too long to read",
                remedy=f"split it, or {raise_limit('longest_record')}",
            )


def _csv_rows(
    parser: Iterator[list[str]], lines: _Lines, names: list[str], source: Source, *, after: int
) -> Iterator[tuple[str, Row] | Problem]:
    number = after
    while True:
        number += 1
        where = f"{source.relative}, row {number}"
        cells: list[str] | None = None
        problem = None
        try:
            cells = next(parser)
        except StopIteration:
            pass
        except csv.Error as error:
            problem = Problem(
                where=where,
                what=f"the row cannot be read ({error})",
                remedy="look for a quotation mark that is never closed",
            )
        yield from lines.skipped(source)
        if problem:
            yield problem
            continue
        if cells is None:
            break
        if lines.ended:
            # The parser ran out of lines inside a row, which only an open quotation mark makes it do.
            yield Problem(
                where=where,
                what="a quotation mark opened in this row is never closed; it and all after it are left out",
                remedy="close it or double it, or check that the file is whole",
            )
            break
        if not any(cell.strip() for cell in cells):
            continue
        extra = [cell for cell in cells[len(names) :] if cell.strip()]
        if extra:
            yield Problem(
                where=where,
                what=f"the row has {counted(len(cells), 'cell')} where the table has {counted(len(names), 'column')}",
                remedy="put quotation marks around cells that hold the separator",
            )
            continue
        if len(cells) < len(names):
            yield Problem(
                where=where,
                what=f"the row has {counted(len(cells), 'cell')} where the table has {counted(len(names), 'column')}",
                remedy="the missing ones were taken as empty; fill them in",
                skipped=False,
            )
        yield f"row {number}", dict(zip(names, cells, strict=False))


def unique_names(header: list[str]) -> list[str]:
    """Return column names of which no two are alike, so that no column hides another."""
    seen: Counter[str] = Counter()
    names = []
    for position, cell in enumerate(header, start=1):
        name = " ".join(cell.replace("\x00", "").strip("\ufeff").split()) or f"column {position}"
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return names
