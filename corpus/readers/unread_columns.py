"""Columns of a table that nobody reads, told where one of them may hold what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .base import Kind, ReadSettings

_WANTED: Mapping[Kind, Mapping[str, str]] = {
    "reports": {"title": "the title", "published": "the time"},
    "comments": {"author": "the author", "published": "the time"},
}
"""What nearly every table says of its rows."""
MOST_TOLD = 20


def unread_columns(
    where: str, names: Sequence[str], columns: Mapping[Kind, Mapping[str, str]], settings: ReadSettings
) -> Problem | None:
    """Return what to tell of columns that are not read, or None where all that is wanted is read.

    Args:
        where: the file.
        names: its columns.
        columns: the column of each field that was found, by what the rows are.
        settings: the user's maps; what they leave out is not missed.

    >>> from .base import ReadSettings
    >>> found = {"reports": {"text": "text", "published": "date"}}
    >>> told = unread_columns("a.csv", ["text", "date", "izenburua"], found, ReadSettings())
    >>> told.what, told.quoted
    ('no column is known to hold the title of the reports, and others are not read', 'izenburua')
    """
    read = {column for found in columns.values() for column in found.values()}
    # Where a field holds an object, its parts have names of their own.
    left = [name for name in names if name not in read and name.partition(".")[0] not in read]
    for kind, found in columns.items():
        missing = [
            said
            for field, said in _WANTED[kind].items()
            if field not in found and field not in settings.map(kind)
        ]
        if missing and left:
            more = f" and {len(left) - MOST_TOLD} more" if len(left) > MOST_TOLD else ""
            return Problem(
                where=where,
                what=f"no column is known to hold {' or '.join(missing)} of the {kind}, and others are not read",
                remedy=f"where one of them holds it, name it with {kind}_map (on the command line: --{kind}-map)",
                skipped=False,
                quoted=", ".join(left[:MOST_TOLD]) + more,
            )
    return None
