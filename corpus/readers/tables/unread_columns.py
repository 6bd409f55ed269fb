"""What to tell of a table whose columns do not hold all that is wanted, or hold what nobody reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...errors import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..base import Kind, ReadSettings
    from .table_columns import TableColumns

_WANTED: Mapping[Kind, Mapping[str, str]] = {
    "reports": {"title": "the title", "published": "the time"},
    "comments": {"author": "the author", "published": "the time"},
}
"""What nearly every table says of its rows."""
MOST_TOLD = 20


def unread_columns(table: TableColumns, settings: ReadSettings) -> Problem | None:
    """Return what to tell of columns that are not read, or None where all that is wanted is read.

    Args:
        table: the columns, and what they are read as.
        settings: the user's maps; what they leave out is not missed.

    >>> from ..base import ReadSettings
    >>> from .table_columns import TableColumns
    >>> found = {"reports": {"text": "text", "published": "date"}}
    >>> table = TableColumns(where="a.csv", names=["text", "date", "izenburua"], fields=found)
    >>> told = unread_columns(table, ReadSettings())
    >>> told.what, told.quoted
    ('no column is known to hold the title of the reports, and others are not read', 'izenburua')
    """
    left = table.unread
    for kind, found in table.fields.items():
        missing = [
            said
            for field, said in _WANTED[kind].items()
            if field not in found and field not in settings.map(kind)
        ]
        if missing and left:
            more = f" and {len(left) - MOST_TOLD} more" if len(left) > MOST_TOLD else ""
            return Problem(
                where=table.where,
                what=f"no column is known to hold {' or '.join(missing)} of the {kind}, and others are not read",
                remedy=f"where one of them holds it, name it with {kind}_map (on the command line: --{kind}-map)",
                skipped=False,
                quoted=", ".join(left[:MOST_TOLD]) + more,
            )
    return None


def unnamed_reports(where: str, *, called: str | None) -> Problem:
    """Return what to tell of a table whose comments do not name the report they are on.

    Args:
        where: the table.
        called: what the one report is called that all are taken to be on; None where reports stand among them.

    >>> print(unnamed_reports("truce.csv", called="truce").what)
    no column says which report a comment is on, so all are taken to be on one, “truce”
    """
    taken = (
        f"all are taken to be on one, “{called}”" if called else "each is taken to be on the report above it"
    )
    return Problem(
        where=where,
        what=f"no column says which report a comment is on, so {taken}",
        remedy=(
            "if that is not so, name a column that is the same for all comments of a report, such as its title, with "
            "comments_map report_id=COLUMN (on the command line: --comments-map)"
            + ("; if the rows are reports, say --reports before the file" if called else "")
        ),
        skipped=False,
    )
