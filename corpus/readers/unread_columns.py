"""Columns of a table that nobody reads, told where one of them may hold what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .base import Kind, ReadSettings
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

    >>> from .base import ReadSettings
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
