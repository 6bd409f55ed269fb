"""A page that was captured several times is one report, as it was captured last, wherever the captures stand."""

from __future__ import annotations

from itertools import permutations

import pytest

from commentariat.corpus.assembly import Assembled, assemble
from commentariat.corpus.privacy import Pseudonymiser
from commentariat.corpus.records import SourceComment, SourceReport

HIDE = Pseudonymiser(b"a key for the tests only")
URL = "https://tide.example/truce"


def page(day: int, *, url: str = URL, retrieved: str | None = "", file: str = "a.warc") -> SourceReport:
    said = tuple(
        SourceComment(
            text=f"Said on day {day}.", locator=file, key=f"tide.example/{number}", author=f"Reader {day}"
        )
        for number in range(day)
    )
    return SourceReport(
        text=f"The truce held for {day} days.",
        locator=f"{file}, record {day}",
        url=url,
        retrieved=f"2021-07-{day:02d}T10:00:00Z" if retrieved == "" else retrieved,
        comments=said,
    )


def made(*reports: SourceReport) -> Assembled:
    return assemble(reports, pseudonymiser=HIDE, language="en")


@pytest.mark.parametrize("days", list(permutations([1, 2, 3])))
def test_the_latest_is_kept_with_its_comments_and_the_others_are_counted(days: tuple[int, ...]) -> None:
    found = made(*(page(day, file=f"{day}.warc") for day in days))
    [report] = found.reports
    assert (report["text"], report["n_comments"]) == ("The truce held for 3 days.", 3)
    assert {row["text"] for row in found.comments} == {"Said on day 3."}
    left_out = [problem for problem in found.problems if "captured again" in problem.what]
    assert sorted(problem.where for problem in left_out) == ["1.warc", "2.warc"]
    assert not any(problem.skipped for problem in left_out)


def test_they_are_found_under_every_spelling_of_the_address() -> None:
    found = made(page(1, url="http://www.tide.example/truce/"), page(2))
    assert [row["text"] for row in found.reports] == ["The truce held for 2 days."]


def test_times_are_compared_whatever_their_zone() -> None:
    earlier, later = "2021-07-02T10:30:00+02:00", "2021-07-02T09:00:00Z"
    found = made(page(2, retrieved=later), page(1, retrieved=earlier))
    assert [row["text"] for row in found.reports] == ["The truce held for 2 days."]


def test_other_pages_and_pages_that_no_archive_dates_stay() -> None:
    others = page(2, url="https://tide.example/bridge"), page(3, retrieved=None)
    assert len(made(page(1), *others).reports) == 3
