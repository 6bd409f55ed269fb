"""Records of one comment: of those that overlap one is kept, and nothing is dropped for its key alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.corpus.assembly import Assembled, assemble
from commentariat.corpus.privacy.pseudonyms import Pseudonymiser
from commentariat.corpus.records import SourceComment, SourceReport

HIDE = Pseudonymiser(b"a key for the tests only")


def record(text: str, *, file: str = "a.json", key: str | None = "5", **told: Any) -> SourceComment:
    return SourceComment(text=text, locator=f"{file}, item 1", report_key="r", key=key, **told)


def made(*records: SourceComment, room: int = 10**9) -> Assembled:
    report = SourceReport(text="The truce held.", locator="r.csv, row 2", key="r")
    return assemble((report, *records), pseudonymiser=HIDE, language="en", room=room)


def ids(found: Assembled) -> list[str]:
    return [row["comment_id"] for row in found.comments]


@pytest.mark.parametrize("room", [0, 10**9])
def test_the_fuller_record_stands_where_the_first_stood_and_answers_hang_on_it(room: int) -> None:
    found = made(
        record("I agree  with it.", author="Ann"),
        record("No.", key="6", parent_key="5"),
        record("i agree\nwith it.", author="Ann", published="2021-07-01", likes=3, file="b.json"),
        record("No.", key="6", parent_key="5", file="b.json"),
        room=room,
    )
    assert ids(found) == ["5", "6"]
    assert [row["input"] for row in found.comments] == ["b.json, item 1", "a.json, item 1"]
    assert [row["likes"] for row in found.comments] == [3, None]
    assert [row["parent_id"] for row in found.comments] == [None, "5"]
    assert [str(problem) for problem in found.problems] == [
        f"{path}: 1 record of comments that the same report has already; of each comment the record that tells"
        " most is kept."
        for path in ("a.json", "b.json")
    ]
    assert not any(problem.skipped for problem in found.problems)


def test_of_equally_full_records_the_first_is_kept() -> None:
    found = made(record("Yes.", author="Ann"), record("YES.", author="Ann", file="b.json"))
    assert [row["text"] for row in found.comments] == ["Yes."]


@pytest.mark.parametrize(
    "sure",
    ["2021-07-01T08:00:00Z", "2021-07-01 10:00:00+02:00", "2021-07-01 08:00 UTC", "1625126400",
     "Thu, 01 Jul 2021 10:00:00 +0200"],
)  # fmt: skip
def test_a_time_with_its_zone_tells_more_than_one_on_the_clock_of_the_site(sure: str) -> None:
    found = made(
        record("Yes.", author="Ann", published="2021-07-01T10:00:00"),
        record("Yes.", author="Ann", published=sure, file="b.json"),
    )
    assert [row["published"] for row in found.comments] == [
        made(record("Yes.", published=sure)).comments[0]["published"]
    ]


def test_a_year_at_the_end_of_a_date_is_no_zone() -> None:
    found = made(
        record("Yes.", author="Ann", published="2021-07-13T10:00:00"),
        record("Yes.", author="Ann", published="10:00 13-07-2021", file="b.json"),
    )
    assert [row["input"] for row in found.comments] == ["a.json, item 1"]


def test_records_of_one_key_with_other_texts_stay_apart() -> None:
    found = made(record("Yes.", author="Ann"), record("No.", author="Bob"), record("yes.", author="Ann"))
    assert ids(found) == ["5", "5~2"]


def test_records_without_a_key_are_never_one() -> None:
    assert len(made(record("Yes.", key=None), record("Yes.", key=None)).comments) == 2


def test_records_under_two_reports_are_never_one() -> None:
    other = SourceComment(text="Yes.", locator="a.json", report_key="s", key="5")
    assert ids(made(record("Yes."), other)) == ["5", "5~2"]


FULL = "The council should never have closed the old bridge, ann@tide.example."


@pytest.mark.parametrize(
    ("bare", "kept"),
    [
        ("The council should never have closed the old bridge, [mail].", ["5"]),
        ("The council should never have closed", ["5"]),
        ("", ["5"]),
        ("What a fine ferry this is.", ["5", "5~2"]),
        ("\N{THUMBS UP SIGN}", ["5", "5~2"]),
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_a_record_without_author_and_time_repeats_the_one_it_has_the_words_of(
    bare: str, kept: list[str], first: bool
) -> None:
    full, table = record(FULL, author="Ann", published="2021-07-01"), record(bare, file="b.csv")
    found = made(table, full) if first else made(full, table)
    assert sorted(ids(found)) == kept
    assert {row["text"] for row in found.comments} >= {made(full).comments[0]["text"]}


def test_what_may_repeat_either_of_two_stays() -> None:
    found = made(record(FULL, author="Ann"), record(f"{FULL} No!", author="Bob"), record("The council"))
    assert len(found.comments) == 3


RECORDS = st.lists(
    st.builds(
        record,
        st.sampled_from(["Yes.", "yes. ", "No.", "Yes. No.", ""]),
        key=st.none() | st.sampled_from("12"),
        author=st.none() | st.sampled_from(["Ann", "Bob"]),
        published=st.none() | st.just("2021-07-01"),
        parent_key=st.none() | st.sampled_from("12"),
        likes=st.none() | st.just(1),
    ),
    max_size=8,
)


@given(RECORDS)
def test_handing_all_over_twice_changes_no_row(records: list[SourceComment]) -> None:
    once = made(*(one for one in records if one.key))
    twice = made(*(one for one in records if one.key), *(one for one in records if one.key))
    assert twice.comments == once.comments


@given(RECORDS)
def test_every_text_is_there_at_least_once_whatever_its_case(records: list[SourceComment]) -> None:
    found = "\n".join(row["text"] for row in made(*records).comments).casefold()
    assert all(one.text.strip().casefold() in found for one in records)


def exported(*keys: str, text: str = "The truce held.", file: str = "a.xml", **told: Any) -> SourceReport:
    comments = tuple(
        SourceComment(text=f"Comment {key}.", locator=f"{file}, record 1, comment {key}", key=key)
        for key in keys
    )
    return SourceReport(
        text=text,
        locator=f"{file}, record 1",
        key="news.example/post-1",
        comments=comments,
        **{"url": URL} | told,
    )


URL = "https://news.example/truce"


def of_exports(*reports: SourceReport) -> Assembled:
    return assemble(reports, pseudonymiser=HIDE, language="en")


def test_a_report_of_two_exports_is_one_with_the_comments_of_both() -> None:
    found = of_exports(
        exported("1", "2", authors=("Mary Reed",)),
        exported("2", "3", file="b.xml", title="Truce", url="http://www.news.example/truce/"),
    )

    (report,) = found.reports
    assert (report["title"], report["authors"], report["url"]) == ("Truce", ["Mary Reed"], URL)
    assert report["n_comments"] == 3
    assert ids(found) == ["1", "2", "3"]
    assert [str(problem) for problem in found.problems] == [
        "b.xml: 1 report that was read already, word for word; they are one, with the comments of both.",
        "b.xml: 1 record of comments that the same report has already; of each comment the record that tells most is"
        " kept.",
    ]
    assert not any(problem.skipped for problem in found.problems)


def test_comments_of_another_record_find_the_report_of_two_exports() -> None:
    loose = SourceComment(text="Yes.", locator="c.json, item 1", key="9", report_key="news.example/post-1")

    found = assemble((exported("1"), loose, exported("2", file="b.xml")), pseudonymiser=HIDE, language="en")

    assert sorted(ids(found)) == ["1", "2", "9"]
    assert len(found.reports) == 1


@pytest.mark.parametrize(
    "other",
    [
        exported("2", text="The truce broke.", file="b.xml"),
        exported("2", file="b.xml", url="https://news.example/other"),
        exported("2", file="b.xml", url=None),
    ],
)
def test_what_may_be_another_report_stays_apart(other: SourceReport) -> None:
    found = of_exports(exported("1"), other)

    assert [row["report_id"] for row in found.reports] == ["news.example/post-1", "news.example/post-1~2"]


def test_comments_that_nobody_could_tell_apart_are_not_joined() -> None:
    bare = replace(
        exported("1"), comments=(SourceComment(text="Yes.", locator="b.xml, record 1, comment 1"),)
    )

    assert len(of_exports(bare, bare).reports) == 2


def test_of_two_versions_of_a_report_one_is_to_be_left_out() -> None:
    found = of_exports(exported("1"), exported("2", text="The truce broke.", file="b.xml"))

    assert str(found.problems[0]) == (
        "b.xml, record 1: the id news.example/post-1 belongs to another text already, so that it was kept as "
        "news.example/post-1~2; leave out the older one, if they are two versions of one report."
    )
