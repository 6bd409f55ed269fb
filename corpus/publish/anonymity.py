"""k-anonymity of comment metadata (Samarati and Sweeney 1998): how many readers share what could single one out.

Whoever knows when and under what a person commented may find the row, and with it all other comments of that
pseudonym. For each set of columns, readers are grouped by what these columns say of their comments; k is the number of
readers in the smallest group. Comments without an author are left out: nothing ties them to others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

ENOUGH = 5
"""Readers of a group that counts as large enough."""
_VIEWS = (
    ("outlet",),
    ("outlet", "month"),
    ("outlet", "day"),
    ("report",),
    ("report", "day", "language", "badge"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Anonymity:
    """How well readers hide among others who look the same in some columns.

    Attributes:
        known: the columns somebody is taken to know.
        k: readers in the smallest group; 0 where nobody has an author.
        exposed: share of comments that stand in a group of fewer than `ENOUGH` readers.
        comments: comments with an author.
    """

    known: tuple[str, ...]
    k: int
    exposed: float
    comments: int


def k_anonymity(
    comments: Iterable[Mapping[str, Any]], outlet_of: Mapping[str, str | None]
) -> list[Anonymity]:
    """Return the k-anonymity of comments for several sets of known columns.

    Args:
        comments: rows with ``report_id``, ``author``, ``published``, ``language`` and ``badge``.
        outlet_of: the outlet of every report.

    >>> rows = [{"report_id": "r", "author": name, "published": "2021-03-04T10:00", "language": "en", "badge": None}
    ...         for name in ("reader-a", "reader-b")]
    >>> k_anonymity(rows, {"r": "Courier"})[0]
    Anonymity(known=('outlet',), k=2, exposed=1.0, comments=2)
    """
    told = [
        {
            "author": row["author"],
            "report": row["report_id"],
            "outlet": outlet_of.get(row["report_id"]),
            "month": (row["published"] or "")[:7],
            "day": (row["published"] or "")[:10],
            "language": row["language"],
            "badge": row["badge"],
        }
        for row in comments
        if row["author"] is not None
    ]
    found = []
    for known in _VIEWS:
        readers: dict[tuple[Any, ...], set[str]] = defaultdict(set)
        number: dict[tuple[Any, ...], int] = defaultdict(int)
        for row in told:
            key = tuple(row[name] for name in known)
            readers[key].add(row["author"])
            number[key] += 1
        few = sum(count for key, count in number.items() if len(readers[key]) < ENOUGH)
        found.append(
            Anonymity(
                known=known,
                k=min(map(len, readers.values()), default=0),
                exposed=round(few / len(told), 4) if told else 0.0,
                comments=len(told),
            )
        )
    return found
