"""Workbooks of spreadsheet programs: every sheet that is shown is a table of reports or of comments.

Office Open XML after ECMA-376, part 1, read by openpyxl row by row. Formulas are read as what they last came to.
"""

from __future__ import annotations

import re
import warnings
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from ...errors import InputError, Problem
from ...text.canonical import counted
from ..base import problem_of
from ..files.office import failures_told, opened_package
from ..files.packing import shown_name
from .cells import as_line
from .headers import ROWS_LOOKED_AT, Header, header_row
from .merged_cells import filled_down, merged_down
from .rows import read_columns, read_rows
from .tabular import unique_names

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from ...records import Record
    from ..base import ReadSettings, Source
    from .cells import Row
    from .table_columns import TableColumns

LARGEST_PART = 1 << 28
"""Bytes of a part: the texts that cells share are held whole."""
MOST_ROWS = 1 << 20
"""Rows that a sheet may have by the format's limits."""
MOST_DIGITS = 15
"""Digits of a number that spreadsheet programs keep."""
_KIND = "workbook (.xlsx)"
_CODED = re.compile(r"_x([\dA-Fa-f]{4})_")
_Cells = tuple[int, list[object]]
"""The number of a row, and what stands in it."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sheet: what it is called, whether it is hidden, and its rows, after which a problem may stand."""

    source: Source
    hidden: bool
    rows: Iterator[_Cells | Problem]


@dataclass(frozen=True, slots=True)
class WorkbookReader:
    """Reads ``.xlsx`` and ``.xlsm`` sheet by sheet; hidden sheets are told of and left out."""

    name: str = "workbook"
    suffixes: tuple[str, ...] = (".xlsx", ".xlsm")
    description: str = "a workbook, every sheet a table of reports or of comments"

    def recognises(self, head: bytes) -> bool:  # noqa: ARG002
        """Take every file with these suffixes."""
        return True

    def read(self, source: Source, settings: ReadSettings) -> Iterator[Record]:
        """Yield the records of one workbook, sheet by sheet, and what keeps a sheet from being read as a problem."""
        with _opened(source) as package:
            empty = True
            for sheet in _sheets(package, source):
                empty = False
                if sheet.hidden:
                    yield Problem(
                        where=sheet.source.relative,
                        what="the sheet is hidden and was not read",
                        remedy="show it in the workbook if it belongs to the corpus",
                    )
                    continue
                try:
                    yield from _read_sheet(sheet, settings)
                except InputError as error:
                    yield problem_of(error, sheet.source)
            if empty:
                raise InputError(f"{source.relative}: the workbook is empty; fill it in or leave it out.")

    def table_columns(self, source: Source, settings: ReadSettings) -> list[TableColumns]:
        """Return how the columns of every sheet that is shown are read."""
        found: list[TableColumns] = []
        with _opened(source) as package:
            for sheet in _sheets(package, source):
                if sheet.hidden or isinstance(table := _table_of(sheet, settings), Problem):
                    continue
                # Reading the sheet tells why its columns show nothing.
                with suppress(InputError):
                    found += read_columns(table.rows(), sheet.source, settings, columns=table.names)
        return found


READER = WorkbookReader()


def _opened(source: Source) -> AbstractContextManager[zipfile.ZipFile]:
    return opened_package(source, kind=_KIND, largest=LARGEST_PART, remedy="export its sheets as CSV")


def _sheets(package: zipfile.ZipFile, source: Source) -> Iterator[_Sheet]:
    """Yield the sheets in which something stands."""
    from openpyxl import load_workbook

    assert package.fp is not None
    with failures_told(source, kind=_KIND), warnings.catch_warnings():
        # What it warns of, such as styles and extensions that it does not know, is not read here.
        warnings.simplefilter("ignore")
        book = load_workbook(package.fp, read_only=True, data_only=True, keep_links=False)
    for sheet in book.worksheets:
        within = replace(source, relative=f"{source.relative}/{shown_name(sheet.title)}")
        rows = _filled_rows(package, sheet, within)
        first = next(rows, None)
        if first is not None:
            yield _Sheet(within, sheet.sheet_state != "visible", chain([first], rows))


def _filled_rows(package: zipfile.ZipFile, sheet: Any, source: Source) -> Iterator[_Cells | Problem]:
    """Yield the rows in which something stands with their numbers; what cannot be read ends them with a problem."""
    # Programs write wrong sizes of sheets, which would cut them off.
    sheet.reset_dimensions()
    number = 0
    try:
        with failures_told(source, kind=_KIND):
            with package.open(sheet._worksheet_path) as part:
                merged = merged_down(part)
            rows = enumerate(islice(sheet.iter_rows(), MOST_ROWS), start=1)
            read = ((number, [_value(cell) for cell in row]) for number, row in rows)
            for number, values in filled_down(read, merged):
                if any(value is not None for value in values):
                    yield number, values
    except InputError:
        yield Problem(
            where=f"{source.relative}, row {number + 1}",
            what="the sheet is damaged from here on",
            remedy="what stands before was kept; open the workbook and save it again",
        )


@dataclass(slots=True)
class _Table:
    """The table of a sheet, with what is counted while its rows are read.

    Attributes:
        header: the names of its columns, and where they stand.
        names: the same, no two alike.
        pending: what comes after them.
        beside: how many cells stand right of the columns.
        rounded: by column, how many numbers lost digits.
    """

    header: Header
    names: list[str]
    pending: Iterator[_Cells | Problem]
    beside: int = 0
    rounded: Counter[str] = field(default_factory=Counter)

    def rows(self) -> Iterator[tuple[str, Row] | Problem]:
        """Yield the rows by the names of their columns."""
        for item in self.pending:
            if isinstance(item, Problem):
                yield item
                continue
            number, values = item
            self.beside += sum(value is not None for value in values[len(self.names) :])
            row = dict(zip(self.names, values, strict=False))
            self.rounded.update(name for name, value in row.items() if _is_rounded(value))
            yield f"row {number}", row


def _table_of(sheet: _Sheet, settings: ReadSettings) -> _Table | Problem:
    """Return the table of a sheet, or what keeps it from being read from its first row on."""
    start = list(islice(sheet.rows, ROWS_LOOKED_AT))
    if isinstance(start[0], Problem):
        return start[0]
    cells = [item for item in start if not isinstance(item, Problem)]
    shown = [[as_line(value) or "" for value in values] for _, values in cells]
    named = settings.named_columns()
    at = header_row(shown, named=named)
    header = replace(Header.of(shown[: at + 1], named=named), row=cells[at][0])
    return _Table(header, unique_names(list(header.names)), chain(start[at + 1 :], sheet.rows))


def _read_sheet(sheet: _Sheet, settings: ReadSettings) -> Iterator[Record]:
    table = _table_of(sheet, settings)
    if isinstance(table, Problem):
        yield table
        return
    where = sheet.source.relative
    yield from table.header.told(where)
    yield from read_rows(table.rows(), sheet.source, settings, columns=table.names)
    if table.beside:
        yield Problem(
            where=where,
            what=f"{counted(table.beside, 'cell')} right of the columns with names not read",
            remedy="name the columns if they belong to the corpus",
            skipped=False,
        )
    for name, number in table.rounded.items():
        yield Problem(
            where=where,
            what=f"{counted(number, 'number')} of the column “{name}” with more than {MOST_DIGITS} digits",
            remedy=f"spreadsheets keep the first {MOST_DIGITS}, so different ids become one; import the column as text",
            skipped=False,
        )


def _is_rounded(value: object) -> bool:
    return isinstance(value, int | float) and abs(value) >= 10**MOST_DIGITS


def _value(cell: Any) -> object:
    """Return what stands in a cell: a day alone where no time of day is shown, and nothing for what went wrong."""
    from openpyxl.styles.numbers import is_datetime

    value = cell.value
    if cell.data_type == "e" or value == "":
        return None
    if isinstance(value, str):
        return _CODED.sub(_character, value) if "_x" in value else value
    if isinstance(value, datetime) and is_datetime(cell.number_format) == "date":
        return value.date()
    return value


def _character(coded: re.Match[str]) -> str:
    r"""Return a character that is written by its number (ST_Xstring), such as the end of a line.

    >>> _CODED.sub(_character, "One_x000D_two, a_x005F_x000D_b")
    'One\rtwo, a_x000D_b'
    """
    code = int(coded[1], 16)
    return coded[0] if 0xD800 <= code <= 0xDFFF else chr(code)
