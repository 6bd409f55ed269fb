"""Which row of a delimited table names its columns: spreadsheets have titles above it, or names of groups."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import shorten
from typing import TYPE_CHECKING

from ...errors import Problem
from .column_names import bare, fold, language_of, meaning
from .columns import ALIASES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

ROWS_LOOKED_AT = 10
_LONGEST_NAME = 60
_LEAST_KNOWN = 2
_KNOWN = frozenset(
    fold(alias) for fields in ALIASES.values() for aliases in fields.values() for alias in aliases
)


@dataclass(frozen=True, slots=True)
class Header:
    """The names of a table's columns, and where they stand.

    Attributes:
        names: the names, with those of their groups before them.
        row: the number of their row in the file, from 1.
        grouped: whether there are groups.
        title: what else stands above the names.
    """

    names: Sequence[str]
    row: int
    grouped: bool = False
    title: str = ""

    @classmethod
    def of(cls, rows: Sequence[Sequence[str]], *, named: Collection[str] = ()) -> Header:
        """Take the rows of a table down to the one that names the columns.

        Args:
            rows: these rows.
            named: columns that the user names; a user who names one without its group gets them without.
        """
        *above, names = rows
        groups = above.pop() if above and is_group_row(above[-1]) and set(names).isdisjoint(named) else None
        title = " ".join(cell for row in above for cell in _filled(row))
        return cls(grouped(groups, names) if groups else names, len(rows), groups is not None, title)

    def told(self, where: str) -> Iterator[Problem]:
        """Yield what to tell of the rows above the names: nobody is asked whether they are none of the table.

        >>> [told] = Header.of([["Comments of 2023", ""], ["user", "comment"]]).told("a.csv")
        >>> told.where, told.what, told.quoted
        ('a.csv, row 2', 'the names of the columns are taken to stand here, below a title', 'Comments of 2023')
        """
        if self.title:
            yield self._told(where, "below a title", self.title)
        if self.grouped:
            yield self._told(where, "below the names of their groups", ", ".join(filter(None, self.names)))

    def _told(self, where: str, below: str, quoted: str) -> Problem:
        return Problem(
            where=f"{where}, row {self.row}",
            what=f"the names of the columns are taken to stand here, {below}",
            remedy="nothing is lost if that is so; if they stand above, name one of them with a map (on the command "
            "line: --reports-map or --comments-map)",
            skipped=False,
            quoted=shorten(quoted, width=_LONGEST_NAME, placeholder="…"),
        )


def header_row(rows: Sequence[Sequence[str]], *, named: Collection[str] = ()) -> int:
    """Return the number of the row that names the columns, from 0: the first, unless it is a title above another.

    A title fills fewer cells than the row of names below it, and names fewer columns that are known.

    Args:
        rows: the first rows of the table, as far as they are to be looked at.
        named: columns that the user names: their row has the names.

    >>> header_row([["Comments of 2023", "", ""], ["", "", ""], ["title", "user", "comment"], ["a", "b", "c"]])
    2
    >>> header_row([["words", "notes"], ["title", "text"]])
    0
    """
    best = next((number for number, row in enumerate(rows) if _filled(row)), 0)
    for number in range(best + 1, min(len(rows), ROWS_LOOKED_AT)):
        if _is_above(rows[best], rows[number], named):
            best = number
    return best


def grouped(above: Sequence[str], names: Sequence[str]) -> list[str]:
    """Return the names of columns with those of their groups, which stand above the first column of each.

    >>> grouped(["Article", "", "Comment", ""], ["Title", "URL", "Author", "Text"])
    ['Article Title', 'Article URL', 'Comment Author', 'Comment Text']
    """
    group = ""
    joined = []
    for position, name in enumerate(names):
        group = (above[position].strip() if position < len(above) else "") or group
        # A name that is merged over both rows stands in both.
        joined.append(f"{group} {name}".strip() if name.strip() and name != group else name)
    return joined


def is_group_row(row: Sequence[str]) -> bool:
    """Tell whether the row above the names of columns has names of groups, all known; others are titles.

    >>> is_group_row(["Article", "", "Comment", ""]), is_group_row(["Export", "", "12 June 2023", ""])
    (True, False)
    """
    filled = _filled(row)
    return len(filled) > 1 and _known(filled) == len(filled)


def _is_above(row: Sequence[str], names: Sequence[str], named: Collection[str]) -> bool:
    filled = _filled(names)
    title = _filled(row)
    if not set(title).isdisjoint(named) or len(filled) <= len(title):
        return False
    if any(len(cell) > _LONGEST_NAME for cell in filled):
        return False
    known = _known(names, named)
    return known >= _LEAST_KNOWN and known > _known(row)


def _known(row: Iterable[str], named: Collection[str] = ()) -> int:
    """Return how many cells are names of columns: those of the user, in English, or in the language of most."""
    filled = _filled(row)
    language = language_of(filled)
    return sum(
        cell in named
        or fold(bare(cell)) in _KNOWN
        or (language is not None and meaning(cell, language) is not None)
        for cell in filled
    )


def _filled(row: Iterable[str]) -> list[str]:
    return [cell.strip() for cell in row if cell.strip()]
