"""A page that was captured several times is one report, with the comments of all, wherever the captures stand."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.corpus.assembly import Assembled, assemble
from commentariat.corpus.assembly.captures import Capture
from commentariat.corpus.assembly.joining import joined_comments
from commentariat.corpus.ids import report_id
from commentariat.corpus.privacy.pseudonyms import Pseudonymiser
from commentariat.corpus.records import SourceComment, SourceReport

HIDE = Pseudonymiser(b"a key for the tests only")
URL = "https://tide.example/truce"


def page(day: int, *, url: str = URL, retrieved: str | None = "", file: str = "a.warc") -> SourceReport:
    said = tuple(
        SourceComment(
            text=f"Said on day {day}.", locator=file, key=f"tide.example/{number}", author=f"Reader {number}"
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
def test_the_latest_is_kept_with_the_comments_of_all_and_the_others_are_counted(
    days: tuple[int, ...],
) -> None:
    found = made(*(page(day, file=f"{day}.warc") for day in days))
    [report] = found.reports
    assert (report["text"], report["n_comments"]) == ("The truce held for 3 days.", 3)
    assert {row["text"] for row in found.comments} == {"Said on day 3."}
    joined = [problem for problem in found.problems if "captured again" in problem.what]
    assert sorted(problem.where for problem in joined) == ["1.warc", "2.warc"]
    assert not any(problem.skipped for problem in joined)


def test_a_capture_that_two_archives_hold_is_read_once() -> None:
    found = made(page(2), page(2, file="b.warc"))
    assert [row["input"] for row in found.reports] == ["a.warc, record 2"]
    assert len(found.comments) == 2
    [problem] = found.problems
    assert (problem.where, problem.what) == (
        "b.warc",
        "1 page left out that stands there already, captured at the same moment",
    )


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


BODY = "The truce held for a second day on Monday, officials of both sides said, and the bridge was opened again."
ANN, BOB, CY = (
    SourceComment(text=f"{name} was there.", locator="a.warc", key=f"tide.example/{name}", author=name)
    for name in ("Ann", "Bob", "Cy")
)


def capture(
    path: str,
    *comments: SourceComment,
    day: int = 1,
    text: str = BODY,
    canonical: str | None = "",
    **told: Any,
) -> SourceReport:
    url = f"https://tide.example/{path}"
    named = URL if canonical == "" and url != URL else canonical
    return SourceReport(
        text=text,
        locator=f"{day}.warc, record 1",
        url=url,
        canonical=named or None,
        retrieved=f"2021-07-{day:02d}T10:00:00Z",
        comments=comments,
        **told,
    )


class TestAddressesOfOneReport:
    @pytest.mark.parametrize("order", list(permutations(range(3))))
    def test_they_are_one_report_with_the_comments_of_all_in_whatever_order_they_come(
        self, order: tuple[int, ...]
    ) -> None:
        answer = replace(CY, parent_key=ANN.key)
        pages = (
            capture("truce", ANN, BOB, day=2, title="Truce holds"),
            capture("truce/comment-page-10", answer, ANN, day=3),
            capture("truce/comment-page-9", replace(BOB, likes=3), day=1),
        )
        found = made(*(pages[number] for number in order))

        [report] = found.reports
        assert report["report_id"] == report_id(url=URL)
        assert (report["url"], report["title"], report["n_comments"]) == (URL, "Truce holds", 3)
        assert report["retrieved"].startswith("2021-07-03")
        assert [(row["text"], row["likes"]) for row in found.comments] == [
            ("Ann was there.", None),
            ("Bob was there.", 3),
            ("Cy was there.", None),
        ]
        # A key that names its author is no id.
        assert [row["parent_id"] for row in found.comments] == [None, None, found.comments[0]["comment_id"]]
        assert {problem.where for problem in found.problems} == {"1.warc", "2.warc"}
        assert all("joined with the same report" in problem.what for problem in found.problems)

    @pytest.mark.parametrize(
        "variant", ["truce/?replytocom=1", "truce?utm_source=x&amp;utm_medium=y", "truce?amp=1"]
    )
    def test_parameters_of_tracking_make_no_other_page(self, variant: str) -> None:
        found = made(capture(variant, BOB, canonical=None, day=2), capture("truce", ANN))
        assert [(row["url"], row["n_comments"]) for row in found.reports] == [(URL, 2)]

    def test_what_a_later_capture_of_an_address_does_not_show_any_more_is_kept(self) -> None:
        notice = "One moment: we are checking your browser."
        pages = (
            capture("truce", ANN, BOB, day=1),
            capture("truce", BOB, CY, day=2),
            capture("truce", day=3, text=notice),
        )
        for order in permutations(pages):
            found = made(*order)
            [report] = found.reports
            assert report["text"] == BODY
            assert report["retrieved"].startswith("2021-07-02")
            assert [row["text"] for row in found.comments] == [
                f"{name} was there." for name in ("Ann", "Bob", "Cy")
            ]

    def test_the_capture_that_shows_most_comments_gives_their_order(self) -> None:
        answer = replace(CY, parent_key=ANN.key)
        found = made(capture("truce", ANN, BOB, day=1), capture("truce", ANN, answer, BOB, day=2))
        assert [row["text"].split()[0] for row in found.comments] == ["Ann", "Cy", "Bob"]

    @pytest.mark.parametrize("canonical", [URL, None, "own"])
    def test_the_pages_of_comments_that_wordpress_numbers_are_one_report(self, canonical: str | None) -> None:
        def shown(path: str, comment: SourceComment, day: int) -> SourceReport:
            named = f"https://tide.example/{path}#comments" if canonical == "own" else canonical
            return capture(path, comment, day=day, canonical=named)

        found = made(
            shown("truce?cpage=3", CY, 1),
            shown("truce/comment-page-2/#comments", BOB, 2),
            shown("truce/comment-page-1", ANN, 3),
        )
        [report] = found.reports
        assert report["url"] == URL
        assert [row["text"].split()[0] for row in found.comments] == ["Ann", "Bob", "Cy"]

    def test_a_theme_that_gives_one_address_to_all_pages_makes_them_not_one(self) -> None:
        other = "Four ferries sank in the harbour during the storm, and nobody has been found who would raise them."
        front = f"{BODY} {other} Much else was said on that day about the tunnel, the ferry and the council."
        found = made(
            capture("bridge", ANN), capture("ferry", BOB, text=other), capture("truce", CY, text=front)
        )
        assert [row["n_comments"] for row in found.reports] == [1, 1, 1]

    def test_what_is_captured_of_the_text_last_is_kept_unless_a_good_part_is_missing(self) -> None:
        longer = f"{BODY} Work on it begins in May."
        grown = made(capture("truce"), capture("truce/2", text=longer, day=2))
        cut = made(capture("truce", text=longer), capture("truce/2", text=" ".join(BODY.split()[:-6]), day=2))
        assert [row["text"] for row in (*grown.reports, *cut.reports)] == [longer, longer]

    def test_places_in_a_page_are_no_keys_of_a_site(self) -> None:
        def at(place: int, comment: SourceComment, parent: int | None = None) -> SourceComment:
            said = f"comment n{parent}" if parent else None
            return replace(comment, key=f"comment n{place}", parent_key=said)

        found = made(
            capture("truce", at(1, ANN), at(2, BOB, 1)),
            capture("truce/comment-page-2", at(1, BOB), at(2, CY, 1), day=2),
        )
        ids = {row["text"].partition(" ")[0]: row["comment_id"] for row in found.comments}
        assert [(row["text"], row["parent_id"]) for row in found.comments] == [
            ("Ann was there.", None),
            ("Bob was there.", ids["Ann"]),
            ("Cy was there.", ids["Bob"]),
        ]

    def test_numbers_that_begin_anew_on_every_page_of_comments_lose_none(self) -> None:
        found = made(
            capture("truce", ANN, replace(BOB, parent_key=ANN.key)),
            capture(
                "truce/2",
                replace(CY, key=ANN.key),
                replace(ANN, text="Me too.", key=BOB.key, parent_key=ANN.key),
            ),
        )
        ids = {row["text"]: row["comment_id"] for row in found.comments}
        assert [(row["text"], row["parent_id"]) for row in found.comments] == [
            ("Ann was there.", None),
            ("Bob was there.", ids["Ann was there."]),
            ("Cy was there.", None),
            ("Me too.", ids["Cy was there."]),
        ]

    def test_an_edited_comment_is_one_as_it_was_captured_last(self) -> None:
        edited = replace(ANN, text="Ann was there. Edit: on Tuesday.")
        found = made(capture("truce/2", edited, day=2), capture("truce", ANN))
        assert [row["text"] for row in found.comments] == [edited.text]

    @pytest.mark.parametrize("own", [True, False])
    def test_many_readers_who_wrote_the_same_are_told_apart_in_no_time(self, own: bool) -> None:
        said = [replace(ANN, key=f"tide.example/{n}" if own else None) for n in range(20_000)]
        captures = [
            Capture(
                time=datetime(2021, 7, day, tzinfo=UTC),
                path="a.warc",
                url=URL,
                length=1,
                source=0,
                comments=range(len(said)),
            )
            for day in (1, 2)
        ]
        assert len(joined_comments((capture, said) for capture in captures)) == len(said)

    def test_what_pages_declare_is_counted_against_the_comments_of_all(self) -> None:
        pages = [
            capture("truce", ANN, comments_declared=2, comments_partial=True, comment_system="wordpress"),
            capture("truce/2", BOB, day=2, comments_declared=2, comments_partial=True),
            capture("truce?amp", canonical=None, day=3),
        ]
        [report] = made(*pages).reports
        assert (report["comments_declared"], report["comments_partial"]) == (2, False)
        assert report["comment_system"] == "wordpress"

    def test_comments_elsewhere_find_it_by_any_of_its_addresses(self) -> None:
        loose = [
            SourceComment(text=f"Yes, {path}.", locator="c.csv", report_url=f"https://tide.example/{path}")
            for path in ("truce", "truce/2", "truce?fbclid=7")
        ]
        found = made(capture("truce/2", ANN), capture("truce/3", BOB, day=2))
        assert [row["n_comments"] for row in found.reports] == [2]
        found = assemble(
            [capture("truce/2", ANN), capture("truce/3", BOB, day=2), *loose],
            pseudonymiser=HIDE,
            language="en",
        )
        assert [row["n_comments"] for row in found.reports] == [5]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["truce", "truce/2", "truce/3"]), st.lists(st.sampled_from([ANN, BOB, CY]))
        ),
        max_size=4,
    ),
    st.sampled_from([0, 10**9]),
)
def test_every_comment_of_captures_is_there_once(
    pages: list[tuple[str, list[SourceComment]]], room: int
) -> None:
    captures = [capture(path, *comments, day=day) for day, (path, comments) in enumerate(pages, start=1)]
    found = assemble(captures, pseudonymiser=HIDE, language="en", room=room)
    said = sorted({comment.text for _, comments in pages for comment in comments})
    assert sorted(row["text"] for row in found.comments) == said
    assert len(found.reports) == bool(pages)


def test_an_address_that_shows_the_latest_report_of_many_has_many_reports() -> None:
    told = (
        ("Truce holds", "The truce held on Monday, they said. " * 10),
        ("Ferry sinks", "A ferry sank in the harbour at night. " * 10),
    )
    found = made(
        *(replace(page(day), title=title, text=text) for day, (title, text) in enumerate(told, start=1)),
        replace(page(3), title="One moment", text="Your browser is checked.", comments=()),
    )
    assert {row["title"]: row["n_comments"] for row in found.reports} == {"Truce holds": 1, "Ferry sinks": 2}


@pytest.mark.parametrize("order", [1, -1])
def test_what_was_taken_down_later_does_not_come_back(order: int) -> None:
    gone = SourceComment(
        text="Removed by a moderator.", locator="a.warc", key="tide.example/0", kind="deleted"
    )
    found = made(*[page(1), replace(page(2), comments=(gone,))][::order])
    [comment] = found.comments
    assert (comment["kind"], "Said" in comment["text"]) == ("deleted", False)
