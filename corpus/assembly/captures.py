"""Pages that were captured several times, in one archive or in two: of each the latest is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from ..dates import iso_date
from ..errors import Problem
from ..records import SourceReport
from ..text import counted
from .reports import path_of


@dataclass(frozen=True, slots=True)
class Capture:
    """A page as it was captured: when, in which file, and which of the comments that were set aside are its own."""

    time: datetime
    path: str
    comments: range


class Captures:
    """The captured pages of a build by the number of their report."""

    def __init__(self) -> None:
        """Begin without pages."""
        self._latest: dict[int, Capture] = {}
        self._left_out: Counter[str] = Counter()

    def __contains__(self, number: object) -> bool:
        return number in self._latest

    def note(self, number: int, capture: Capture) -> None:
        """Take the capture that is kept of a page."""
        self._latest[number] = capture

    def is_later(self, number: int, time: datetime) -> bool:
        """Say whether a page was captured later than the capture of it that is kept so far."""
        return time > self._latest[number].time

    def leave_out(self, path: str) -> None:
        """Count a capture that is left out, of a file."""
        self._left_out[path] += 1

    def replaced(self, number: int) -> range:
        """Leave out the capture of a page that was kept so far; returns which comments were its own."""
        before = self._latest[number]
        self.leave_out(before.path)
        return before.comments

    def problems(self) -> Iterator[Problem]:
        """Yield what was left out, file by file."""
        for path, count in self._left_out.items():
            yield Problem(
                where=path,
                what=f"{counted(count, 'page')} left out that {'was' if count == 1 else 'were'} captured again",
                remedy="of every address the latest capture is kept",
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


def capture_of(source: SourceReport, *, time: datetime, comments: range) -> Capture:
    """Return the capture that a report is."""
    return Capture(time, path_of(source.locator), comments)
