"""What people said of comments in the columns and tables of a corpus: no part of it here, and told of as unread."""

from __future__ import annotations

from collections.abc import Iterable

from ...errors import Problem
from ...text.canonical import counted


def unread_annotations(where: str, count: int, names: Iterable[str]) -> Problem:
    """Return what is said of annotations that are left unread.

    Args:
        where: the file.
        count: how many there are.
        names: the columns or tables they stand in.

    >>> unread_annotations("corpus.sqlite3", 2, ["Annotations"]).what
    '2 annotations left unread (Annotations)'
    """
    return Problem(
        where=where,
        what=f"{counted(count, 'annotation')} left unread ({', '.join(names)})",
        remedy="the column “input” says where in the source each comment stands",
        skipped=False,
    )
