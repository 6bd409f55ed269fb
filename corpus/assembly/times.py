"""The times of a table's rows into ISO 8601, the order of numeric dates being judged file by file."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from ..dates import Order, OrderEvidence, iso_date
from ..errors import Problem
from ..text import counted
from .reports import path_of


class Times:
    """Reads the times of one table. All rows have to be noted before the first is read."""

    def __init__(self, *, order: Order | None = None) -> None:
        """Take the order of numeric dates, where the user tells it."""
        self._order: Order | None = order
        self._evidence: defaultdict[str, OrderEvidence] = defaultdict(OrderEvidence)
        self._unread: Counter[str] = Counter()
        self._examples: dict[str, str] = {}

    def note(self, row: Mapping[str, Any]) -> None:
        """Take the time of a row as it is written."""
        if row["published"]:
            self._evidence[path_of(row["input"])].add(row["published"])

    def read(self, row: Mapping[str, Any]) -> str | None:
        """Return the time of a row in ISO 8601; None where it has none, or none that can be read with certainty."""
        written = row["published"]
        if not written:
            return None
        path = path_of(row["input"])
        iso = iso_date(written, self._order or self._evidence[path].order)
        if iso is None:
            self._unread[path] += 1
            self._examples.setdefault(path, written)
        return iso

    def problems(self) -> Iterator[Problem]:
        """Yield what could not be read, file by file."""
        for path in self._evidence:
            if count := self._unread[path]:
                yield Problem(
                    where=path,
                    what=f"{counted(count, 'date')} such as “{self._examples[path]}” cannot be read with certainty",
                    remedy=(
                        "it was left empty; say --date-order dmy or mdy if it is numeric"
                        if count == 1
                        else "they were left empty; say --date-order dmy or mdy if they are numeric"
                    ),
                    skipped=False,
                )
