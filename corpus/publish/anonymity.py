"""k-anonymity of comment metadata (Samarati and Sweeney 1998): how many readers share what could single one out.

Whoever knows when and under what a person commented may find the row, and with it all other comments of that
pseudonym. For each set of columns, readers are grouped by what these columns say of their comments; k is the number of
readers in the smallest group. Comments without an author are left out: nothing ties them to others.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
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
_COLUMNS = tuple(dict.fromkeys(name for view in _VIEWS for name in view))


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


class AnonymityCount:
    """Counts the k-anonymity of comments that come in parts; of each it keeps a few numbers.

    >>> count = AnonymityCount()
    >>> for name in ("reader-a", "reader-b"):
    ...     row = {"report_id": "r", "author": name, "published": "2021-03-04T10:00", "language": "en", "badge": None}
    ...     count.add([row], {"r": "Courier"})
    >>> count.result()[0]
    Anonymity(known=('outlet',), k=2, exposed=1.0, comments=2)
    """

    def __init__(self) -> None:
        """Begin without comments."""
        self._authors = array("l")
        self._known = {name: array("l") for name in _COLUMNS}
        self._codes: defaultdict[str, dict[Hashable, int]] = defaultdict(dict)

    def add(self, comments: Iterable[Mapping[str, Any]], outlet_of: Mapping[str, str | None]) -> None:
        """Count comments.

        Args:
            comments: rows with ``report_id``, ``author``, ``published``, ``language`` and ``badge``.
            outlet_of: the outlet of every report of theirs.
        """
        for row in comments:
            if row["author"] is None:
                continue
            published = row["published"] or ""
            self._authors.append(self._code("author", row["author"]))
            for name, value in (
                ("outlet", outlet_of.get(row["report_id"])),
                ("month", published[:7]),
                ("day", published[:10]),
                ("report", row["report_id"]),
                ("language", row["language"]),
                ("badge", row["badge"]),
            ):
                self._known[name].append(self._code(name, value))

    def result(self) -> list[Anonymity]:
        """Return the k-anonymity for several sets of known columns."""
        return [self._seen(known) for known in _VIEWS]

    def _seen(self, known: tuple[str, ...]) -> Anonymity:
        import numpy as np

        comments = len(self._authors)
        if not comments:
            return Anonymity(known=known, k=0, exposed=0.0, comments=0)
        columns = np.stack(
            [np.frombuffer(self._known[name], dtype=self._known[name].typecode) for name in known]
        )
        _, groups = np.unique(columns, axis=1, return_inverse=True)
        groups = groups.ravel()
        authors = np.frombuffer(self._authors, dtype=self._authors.typecode)
        readers = np.bincount(np.unique(np.stack([groups, authors]), axis=1)[0])
        few = np.bincount(groups)[readers < ENOUGH].sum()
        return Anonymity(
            known=known, k=int(readers.min()), exposed=round(int(few) / comments, 4), comments=comments
        )

    def _code(self, column: str, value: Hashable) -> int:
        codes = self._codes[column]
        return codes.setdefault(value, len(codes))
