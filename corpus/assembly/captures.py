"""Pages that were captured several times, in one archive or in two: the captures of one report are joined.

A report is captured again and again, and under several addresses: with parameters of tracking, and with one for every
page of its comments, which may name a canonical address. The captures of all these are one report. Its text is that of
the latest, unless a good part is missing from that: what a site shows to a crawler may be no more than a notice. A
comment that stands in several of them is kept once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from ..errors import Problem
from ..ids import comment_page, same_address, same_page
from ..records import SourceReport
from ..text.canonical import counted
from ..values.dates import iso_date
from .repeats import word_counts

_LEAST_TEXT = 300
"""Characters from which on a text is a report's, and no notice."""
_SHARED, _SHARED_OF_LONGER = 0.8, 0.5
"""How much of the words of the shorter and of the longer of two texts is common to both where they are one report.

A theme that names one canonical address in pages of different reports is not to make them one.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """A page as it was captured.

    Attributes:
        time: when.
        path: in which file.
        url: its address.
        length: how long the text of its report is.
        source: the place where the report is set aside.
        comments: which of the comments that were set aside are its own.
    """

    time: datetime
    path: str
    url: str
    length: int
    source: int
    comments: range


class Captures:
    """The captured pages of a build by the number of their report.

    Addresses are kept as hashes: a few numbers for each.
    """

    def __init__(self) -> None:
        """Begin without pages."""
        self._kept: dict[int, dict[tuple[int, datetime], Capture]] = {}
        self._of_address: dict[int, int] = {}
        self._of_page: dict[int, int] = {}
        self._of_canonical: dict[int, int] = {}
        self._left_out: Counter[str] = Counter()
        self._joined: Counter[str] = Counter()

    def at_address(self, source: SourceReport) -> int | None:
        """Return the number of the report that was captured at the address of a page."""
        return self._of_address.get(_address(source.url))

    def at_page(self, source: SourceReport) -> int | None:
        """Return the number of the report that was captured under another address of the same page or its comments."""
        return self._of_page.get(_page(source.url))

    def with_canonical(self, source: SourceReport) -> Iterator[int]:
        """Yield the numbers of the reports that may be the same, by the canonical addresses they or it name."""
        own, named = _page(source.url), _page(source.canonical)
        found = self._of_canonical.get(own), self._of_page.get(named), self._of_canonical.get(named)
        yield from dict.fromkeys(number for number in found if number is not None)

    def is_kept(self, number: int, source: SourceReport, time: datetime) -> bool:
        """Say whether this very capture is kept already: archives overlap."""
        return (_address(source.url), time) in self._kept.get(number, ())

    def keep(self, number: int, source: SourceReport, capture: Capture) -> None:
        """Take a capture."""
        self._kept.setdefault(number, {})[_address(source.url), capture.time] = capture
        self._of_address[_address(source.url)] = number
        self._of_page.setdefault(_page(source.url), number)
        if source.canonical:
            self._of_canonical.setdefault(_page(source.canonical), number)

    def leave_out(self, path: str) -> None:
        """Count a capture of a file that another holds too."""
        self._left_out[path] += 1

    def joined(self) -> Iterator[tuple[int, list[Capture]]]:
        """Yield the reports that were captured several times: first the capture of each that is kept.

        That is the latest, unless a good part of the text was not in it any more. The others follow from the latest to
        the earliest.
        """
        for number, kept in self._kept.items():
            if len(kept) < 2:
                continue
            longest = max(capture.length for capture in kept.values())
            ranked = sorted(
                kept.values(),
                key=lambda capture: (capture.length >= _SHARED * longest, capture.time, capture.url),
                reverse=True,
            )
            self._joined.update(capture.path for capture in ranked[1:])
            yield number, ranked

    def problems(self) -> Iterator[Problem]:
        """Yield what was left out or joined, file by file."""
        for path, count in self._left_out.items():
            stand = "stands" if count == 1 else "stand"
            yield Problem(
                where=path,
                what=f"{counted(count, 'page')} left out that {stand} there already, captured at the same moment",
                remedy="each is kept once",
                skipped=False,
            )
        for path, count in self._joined.items():
            yield Problem(
                where=path,
                what=f"{counted(count, 'page')} joined with the same report, captured again or under another address",
                remedy="the latest text is kept unless much of it was missing, and each comment once",
                skipped=False,
            )


def captured_at(source: SourceReport) -> datetime | None:
    """Return when a page was captured; None for what is no capture of an address."""
    iso = iso_date(source.retrieved)
    if iso is None or not source.url:
        return None
    try:
        time = datetime.fromisoformat(iso)
    except ValueError:
        return None
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def are_one(one: SourceReport, other: SourceReport) -> bool:
    """Say whether two pages that name one canonical address have the same report.

    >>> page = SourceReport(text="The truce held on Monday, officials said.", locator="a.warc", title="Truce holds")
    >>> front = SourceReport(text="Truce holds. Bridge closes. Ferry sinks. Tunnel opens.", locator="a.warc")
    >>> are_one(page, page), are_one(page, front)
    (True, False)
    """
    words, others = (word_counts(source.text) for source in (one, other))
    shorter, longer = sorted((words.total(), others.total()))
    if not shorter:
        return one.title == other.title
    shared = (words & others).total()
    return shared >= _SHARED * shorter and shared >= _SHARED_OF_LONGER * longer


def are_others(one: SourceReport, other: SourceReport) -> bool:
    """Say whether two pages at one address have different reports, as where it shows the latest of them.

    A page with hardly a text, as while a browser is checked, says nothing of that.

    >>> page = SourceReport(text="The truce held on Monday, they said. " * 9, locator="a.warc", title="Truce holds")
    >>> next_day = SourceReport(text="A ferry sank in the harbour. " * 11, locator="a.warc", title="Ferry sinks")
    >>> notice = SourceReport(text="One moment, please.", locator="a.warc", title="Wait")
    >>> are_others(page, next_day), are_others(page, notice)
    (True, False)
    """
    told = min(len(one.text), len(other.text)) >= _LEAST_TEXT and one.title != other.title
    return told and not are_one(one, other)


def _address(url: str | None) -> int:
    return hash(same_address(url)) if url else 0


def _page(url: str | None) -> int:
    return hash(same_page(comment_page(url)[0])) if url else 0
