"""The times of a table's rows into ISO 8601, the order of numeric dates being judged file by file, and as shown."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from ..errors import Problem
from ..pages.wording.calendar import of_our_years
from ..pages.wording.moments import has_ambiguous_month, order_of_language, read_time
from ..pages.wording.times import is_clock, speaks_of_time, time_span
from ..text.canonical import counted
from ..values.dates import Order, OrderEvidence, iso_date
from .reports import path_of
from .unread import Unread


class Times:
    """Reads the times of one table. All rows have to be noted before the first is read.

    The order of numeric dates is that of their file: the one that the user tells; else that of the dates that can be
    read in one way only; else that of the language of its columns and of most of its texts.
    """

    def __init__(self, *, order: Order | None = None) -> None:
        """Take the order of numeric dates, where the user tells it."""
        self._order: Order | None = order
        self._evidence: defaultdict[str, OrderEvidence] = defaultdict(OrderEvidence)
        self._columns: dict[str, str] = {}
        self._texts: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._unread = Unread()

    def note(self, row: Mapping[str, Any]) -> None:
        """Take the time of a row as it is written, and the language of its columns."""
        if row["published"]:
            path = path_of(row["input"])
            self._evidence[path].add(row["published"])
            if language := row.get("columns_language"):
                self._columns.setdefault(path, language)

    def hear(self, row: Mapping[str, Any]) -> None:
        """Take the language of a row's text, which may be known later than its time."""
        if row["published"] and row["language"]:
            path = path_of(row["input"])
            if self._is_open(path):
                self._texts[path][row["language"]] += 1

    @property
    def are_open(self) -> bool:
        """Whether languages may settle the order of dates."""
        return any(map(self._is_open, self._evidence))

    def read(self, row: Mapping[str, Any]) -> str | None:
        """Return the time of a row in ISO 8601; None where it has none, or none that can be read with certainty."""
        written = row["published"]
        if not written:
            return None
        path = path_of(row["input"])
        order = self._order_in(path)
        language = row["language"]
        iso = iso_date(written, order)
        if iso is not None:
            iso = of_our_years(iso)
        elif speaks_of_time(written) and (language or not has_ambiguous_month(written)):
            iso = read_time(written, order=order, language=language)
        if iso is None:
            self._unread.add(written, where=row["input"])
        return iso

    def _is_open(self, path: str) -> bool:
        return self._order is None and path in self._evidence and self._evidence[path].is_open

    def _order_in(self, path: str) -> Order | None:
        if not self._is_open(path):
            return self._order or self._evidence[path].order
        texts = self._texts.get(path, Counter[str]())
        languages = {self._columns.get(path), *(one for one in texts if 2 * texts[one] > texts.total())}
        orders: list[Order] = [order for one in languages if (order := order_of_language(one))]
        return orders[0] if len(set(orders)) == 1 else None

    def problems(self) -> Iterator[Problem]:
        """Yield what could not be read, file by file."""
        for path in self._evidence:
            if path in self._unread:
                count, at, written = self._unread.told(path)
                yield Problem(
                    where=path,
                    what=f"{counted(count, 'date')} cannot be read with certainty{at}",
                    remedy=(
                        "it was left empty; say --date-order dmy or mdy if it is numeric"
                        if count == 1
                        else "they were left empty; say --date-order dmy or mdy if they are numeric"
                    ),
                    skipped=False,
                    quoted=written,
                )


def shown_time(written: str) -> str | None:
    """Return what of a text, which should be a time as shown to readers, is one; None where nothing is.

    What stands beside a time may be a name, as where the columns of a table are shifted.

    >>> shown_time("Posted on April 5, 2017 at 10:41 AM by Al Smith"), shown_time("vor 3 Tagen"), shown_time("Al Smith")
    ('April 5, 2017 at 10:41 AM', 'vor 3 Tagen', None)
    >>> shown_time("1491392460"), shown_time("2017-04-05T10:00:00+02:00")
    ('1491392460', '2017-04-05T10:00:00+02:00')
    """
    text = " ".join(written.split())
    if iso_date(text) or is_clock(text) or speaks_of_time(text):
        return text
    span = time_span(text)
    return text[slice(*span)] if span else None
