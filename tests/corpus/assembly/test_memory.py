"""A report whose comments do not fit into memory: its rows are those that they would be."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from commentariat.corpus.assembly import Aside, Assembled, Assembly, assemble
from commentariat.corpus.privacy.erasure_list import parse_erasure
from commentariat.corpus.privacy.pseudonyms import Pseudonymiser
from commentariat.corpus.problems import Problems
from commentariat.corpus.records import Record, SourceComment, SourceReport

HIDE = Pseudonymiser(b"a key for the tests only")
NAMES = ("Al Smith", "riposte1111", "Kim Lee", "Zoë", None)
SAID = (
    "The council should never have closed the old harbour bridge without asking those who live there first."
)

MORE = (
    "What nobody in the council seems to have noticed is that the ferry which is to take the place of the bridge has "
    "not run on a Sunday since the year my grandmother was born, and that was before the war."
)


def records(count: int, *, reports: int) -> Iterator[Record]:
    """Yield comments before and after their reports, with answers, quotes, mentions, copies and odd dates."""
    for number in range(count):
        if number % (count // reports) == 0:
            name = f"r{number // (count // reports)}"
            body = f"{name}: {SAID} Work begins in May."
            yield SourceReport(text=body, locator="r.jsonl", key=name, published="4/28/2021")
        author = NAMES[number % len(NAMES)]
        text = (
            f"> {SAID}\nNo, {number}.",
            f"@alsmith I agree with Kim Lee on {number}.",
            SAID,
            f"Zoë, that is comment {number}.",
            f"{MORE} Yes, {number}.",
        )[number * 7 % 5]
        yield SourceComment(
            text=text,
            locator="c.jsonl",
            report_key=f"r{(number * 5) % reports}",
            key=f"c{number % (count - 3)}",
            parent_key=f"c{(number * 3) % count}" if number % 2 else None,
            author=author,
            published="28/4/2021" if number % 3 else "soon",
        )


@pytest.mark.parametrize("reports", [1, 4])
@pytest.mark.parametrize("listed", ["", "c3\nc5", HIDE.author("Al Smith")])
def test_a_thread_that_does_not_fit_has_the_same_rows(reports: int, listed: str) -> None:
    def made(room: int) -> Assembled:
        return assemble(
            records(60, reports=reports), pseudonymiser=HIDE, room=room, erasure=parse_erasure(listed)
        )

    whole = made(10**9)
    assert made(0) == whole
    assert len(whole.comments) >= 40
    assert any(row["quotes"] for row in whole.comments)
    assert {row["duplicate_kind"] for row in whole.comments} == {None, "exact", "near"}
    assert ("[erased]" in "".join(row["text"] for row in whole.comments)) == bool(listed)


def test_progress_within_a_thread_that_does_not_fit_is_told() -> None:
    said: list[tuple[str, int, int | None]] = []

    with Aside() as aside:
        work = Assembly(aside, pseudonymiser=HIDE, problems=Problems(), room=0)
        for record in records(60, reports=1):
            work.add(record)
        work.settle(progress=lambda *told: said.append(told))
        count = work.count[1]

    assert ("Comments of a long thread", count, count) in said
    assert ("Cleaning a long thread", count, count) in said
