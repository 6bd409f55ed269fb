"""Records to rows: whatever threads and ids an input holds, nothing is lost and every comment has its place."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.corpus.assembly import Aside, Assembled, Assembly, assemble
from commentariat.corpus.assembly.reports import free_id
from commentariat.corpus.errors import InputError, Problem
from commentariat.corpus.ids import report_id
from commentariat.corpus.privacy.erasure_list import parse_erasure
from commentariat.corpus.privacy.pseudonyms import Pseudonymiser
from commentariat.corpus.problems import Problems
from commentariat.corpus.records import Record, SourceComment, SourceReport
from commentariat.corpus.splitting.decided import PersonsDecision
from commentariat.corpus.standoff.claims import text_sha256

HIDE = Pseudonymiser(b"a key for the tests only")
BLANK = "\n\n"

# Few keys and addresses, so that they meet: given twice, answered before they stand, in circles, or never there.
KEYS = st.none() | st.sampled_from(["1", "2", "3", "r1", "r2", "1~2", "a title"])
URLS = st.none() | st.sampled_from(["https://a.example/x", "HTTPS://a.example/x#top", "https://b.example/"])
TITLES = st.none() | st.sampled_from(["a title", "r1", "Another"])
TEXTS = st.sampled_from([BLANK, "One.", "Two.", "Three."])


@st.composite
def comments(draw: st.DrawFn, *, loose: bool) -> SourceComment:
    report: dict[str, Any] = {}
    if loose:
        report = {"report_key": draw(KEYS), "report_url": draw(URLS), "report_title": draw(TITLES)}
    return SourceComment(
        text=draw(TEXTS),
        locator=f"c.csv, row {draw(st.integers(2, 99))}",
        key=draw(KEYS),
        parent_key=draw(KEYS),
        **report,
    )


@st.composite
def reports(draw: st.DrawFn) -> SourceReport:
    return SourceReport(
        text=draw(TEXTS),
        locator=f"r.csv, row {draw(st.integers(2, 9))}",
        key=draw(KEYS),
        url=draw(URLS),
        title=draw(TITLES),
        comments=tuple(draw(st.lists(comments(loose=False), max_size=5))),
    )


INPUTS = st.lists(reports() | comments(loose=True), max_size=8)


def assembled(*records: Record, **options: Any) -> Assembled:
    return assemble(records, pseudonymiser=HIDE, **options)


def report(*answers: SourceComment, **fields: Any) -> SourceReport:
    return SourceReport(
        **({"text": "It held.", "locator": "r.csv, row 2", "key": "r"} | fields), comments=answers
    )


def answer(key: str | None, parent: str | None = None, text: str = "Yes.", **fields: Any) -> SourceComment:
    return SourceComment(
        **({"text": text, "locator": "r.csv, row 2", "key": key, "parent_key": parent} | fields)
    )


@given(INPUTS)
def test_ids_are_unique_over_reports_and_comments(records: list[Record]) -> None:
    made = assembled(*records)
    ids = [row["report_id"] for row in made.reports] + [row["comment_id"] for row in made.comments]
    assert len(set(ids)) == len(ids)


@given(INPUTS)
def test_every_comment_stands_under_a_report_and_answers_one_of_the_same_report(
    records: list[Record],
) -> None:
    made = assembled(*records)
    rows = {row["comment_id"]: row for row in made.comments}
    assert {row["report_id"] for row in made.comments} <= {row["report_id"] for row in made.reports}
    for row in made.comments:
        if row["parent_id"] is None:
            assert row["depth"] == 0
        else:
            parent = rows[row["parent_id"]]
            assert parent["report_id"] == row["report_id"]
            assert row["depth"] == parent["depth"] + 1


@given(INPUTS)
def test_positions_count_the_comments_of_each_report(records: list[Record]) -> None:
    made = assembled(*records)
    for row in made.reports:
        positions = [c["position"] for c in made.comments if c["report_id"] == row["report_id"]]
        assert positions == list(range(row["n_comments"]))


@given(INPUTS)
def test_every_text_is_in_a_table_as_often_as_in_the_input(records: list[Record]) -> None:
    made = assembled(*records)
    given_comments: list[SourceComment] = []
    homeless = 0
    for record in records:
        if isinstance(record, SourceReport):
            given_comments += record.comments
        elif isinstance(record, SourceComment):
            given_comments.append(record)
            homeless += not (record.report_key or record.report_url or record.report_title)
    kept = Counter(row["text"] for row in made.comments)
    wanted = Counter(comment.text for comment in given_comments)
    lost = sum((wanted - kept).values()) - (wanted[BLANK])
    assert lost <= homeless + _repeats(made)
    assert sum("does not say which report" in problem.what for problem in made.problems) == homeless
    texts = Counter(row["text"] for row in made.reports if row["text"])
    assert texts == Counter(r.text for r in records if isinstance(r, SourceReport) and r.text != BLANK)


@given(INPUTS)
def test_room_in_memory_changes_nothing(records: list[Record]) -> None:
    assert assembled(*records, room=0) == assembled(*records)


def _repeats(made: Assembled) -> int:
    told = (re.match(r"(\d+) records? of comments that", problem.what) for problem in made.problems)
    return sum(int(match[1]) for match in told if match)


@given(INPUTS)
def test_no_two_comments_of_a_report_have_one_key_and_one_text(records: list[Record]) -> None:
    made = assembled(*records)
    named = [
        (row["report_id"], row["comment_id"].partition("~")[0], row["text"])
        for row in made.comments
        if row["comment_id"].partition("~")[0] in ("1", "2", "3") and "1~2" not in row["comment_id"]
    ]
    assert len(set(named)) == len(named)


@given(INPUTS)
def test_what_is_skipped_is_told(records: list[Record]) -> None:
    made = assembled(*records)
    n_given = sum(1 + len(r.comments) if isinstance(r, SourceReport) else 1 for r in records)
    stubs = sum(_stubs_in(problem) for problem in made.problems)
    skipped = sum(problem.skipped for problem in made.problems)
    assert len(made.reports) + len(made.comments) - stubs + skipped + _repeats(made) == n_given


def _stubs_in(problem: Problem) -> int:
    several = re.match(r"(\d+) reports of comments, the first.+ are not in the input", problem.what)
    return int(several[1]) if several else "is not in the input" in problem.what


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.none() | st.sampled_from("abcdef")), max_size=8))
def test_one_thread_of_any_shape_keeps_every_answer_that_can_be_kept(
    pairs: list[tuple[str, str | None]],
) -> None:
    unique = dict(pairs)
    made = assembled(report(*(answer(key, parent) for key, parent in unique.items())))
    parents = {row["comment_id"]: row["parent_id"] for row in made.comments}
    assert set(parents) == set(unique)
    cut = [key for key, parent in unique.items() if parent in unique and parents[key] != parent]
    # Every circle of answers is cut once, and nothing else is.
    circles = set()
    for start in unique:
        path: list[str] = []
        here: str | None = start
        while here in unique and here not in path:
            path.append(here)
            here = unique[here]
        if here in path:
            circles.add(frozenset(path[path.index(here) :]))
    assert len(cut) == len(circles)
    assert all(any(key in circle for circle in circles) for key in cut)
    assert sum("answers itself" in problem.what for problem in made.problems) == len(circles)


def test_a_report_is_found_again_under_another_spelling_of_its_address() -> None:
    comment = answer(
        "9", report_key="unknown", report_title="unknown", report_url="HTTPS://a.example/x#comments"
    )
    made = assembled(report(answer("1"), key=None, url="https://a.example/x"), comment)
    [row] = made.reports
    assert (row["text"], row["n_comments"]) == ("It held.", 2)
    assert made.problems == []


def test_a_comment_with_an_id_of_its_own_finds_its_report_by_address() -> None:
    found = report(answer("1"), key=None, url="https://a.example/x", title="Truce")
    made = assembled(found, answer("9", report_key="17", report_url="https://a.example/x"))
    assert [row["n_comments"] for row in made.reports] == [2]


def test_a_place_that_is_no_number_tells_no_row() -> None:
    [row] = assembled(report(locator="r.csv, row ²", key=None)).reports
    assert row["report_id"] == report_id(key=None, url=None, path="r.csv, row ²")


def test_a_title_never_answers_for_an_id() -> None:
    made = assembled(report(key="a", title="12"), answer("9", report_key="12"))
    assert [(row["report_id"], row["n_comments"]) for row in made.reports] == [("a", 0), ("12", 1)]


TRAILED = (
    "The council approved the new bridge on Monday by 31 votes to 12.\n"
    "Work is expected to begin in April 2022 and to cost £14m, officials said.\n"
    "The bridge will replace a ferry that has crossed the river since 1911.\n"
    "Great news, thank you for reporting! I can't wait to walk across it..."
)


def test_a_text_that_says_nothing_of_comments_is_split() -> None:
    made = assembled(SourceReport(text=TRAILED, locator="r.csv, row 2", key="a", may_trail=True))
    assert [(row["boundary"], row["n_comments"]) for row in made.reports] == [("split", 1)]
    whole = assembled(SourceReport(text=TRAILED, locator="r.csv, row 2", may_trail=True), divide=False)
    assert [(row["boundary"], row["text"]) for row in whole.reports] == [("given", TRAILED)]


def test_a_heading_of_comments_in_a_text_says_how_many_there_are_where_the_source_does_not() -> None:
    headed = TRAILED.replace("\nGreat", "\n7 Comments\nGreat")
    source = SourceReport(text=headed, locator="r.csv, row 2", key="a", may_trail=True)
    made = assembled(source, replace(source, key="b", comments_declared=9, comments_partial=True))
    assert [(row["comments_declared"], row["comments_partial"]) for row in made.reports] == [
        (7, None),
        (9, True),
    ]


def test_where_an_input_gives_comments_on_a_report_its_text_stays_whole() -> None:
    source = SourceReport(text=TRAILED, locator="r.csv, row 2", key="a", may_trail=True)
    made = assembled(source, answer("9", report_key="a"), answer("10", report_key="a"))
    [row] = made.reports
    assert (row["boundary"], row["text"], row["n_comments"]) == ("given", TRAILED, 2)
    assert row["boundary_line"] is row["boundary_confidence"] is None


def test_a_thousand_texts_of_one_id_are_numbered_on_in_their_order() -> None:
    class Asked(dict[str, Any]):
        """A mapping that counts how often it is asked what it holds."""

        times = 0

        def __contains__(self, key: object) -> bool:
            Asked.times += 1
            return super().__contains__(key)

    taken, copies = Asked(), dict[str, int]()
    for _ in range(1_000):
        name = free_id("r", taken=taken, copies=copies)
        taken[name] = None
    assert list(taken) == ["r", *(f"r~{number}" for number in range(2, 1_001))]
    assert Asked.times < 3_000


def loose(file: str, text: str, *, of: str, answers: str | None = None, key: str = "1") -> SourceComment:
    return SourceComment(text=text, locator=f"{file}, row 2", report_key=of, key=key, parent_key=answers)


def test_comments_and_reports_that_both_count_from_one_are_told_once_and_nothing_is_lost() -> None:
    made = assembled(
        report(key="1"), loose("c.csv", "Yes.", of="1"), loose("c.csv", "No.", of="1", answers="1", key="2")
    )

    assert [(row["comment_id"], row["parent_id"]) for row in made.comments] == [("1~2", None), ("2", "1~2")]
    assert [str(problem) for problem in made.problems] == [
        "c.csv: 1 comment has an id that another text has too, as where tables or threads each count from 1; nothing "
        "is lost: it is kept as 1~2, and answers stay with what they answer."
    ]


def test_two_tables_that_count_the_comments_of_one_report_are_told_where_answers_are() -> None:
    made = assembled(report(key="r"), loose("a.csv", "Yes.", of="r"), loose("b.csv", "No.", of="r"))

    assert [row["text"] for row in made.comments] == ["Yes.", "No."]
    assert [str(problem) for problem in made.problems] == [
        "b.csv: 1 comment has an id that another text has too, as where tables or threads each count from 1; nothing "
        "is lost: it is kept as 1~2, and answers are with the first that has the id they name."
    ]


def test_two_texts_of_one_id_in_one_thread_of_one_table_are_told_each() -> None:
    made = assembled(report(key="r"), loose("a.csv", "Yes.", of="r"), loose("a.csv", "No.", of="r"))

    assert [problem.what for problem in made.problems] == [
        "the id 1 belongs to another text already, so that it was kept as 1~2"
    ]


def test_tables_of_reports_that_both_count_from_one_are_told_once() -> None:
    made = assembled(
        *(
            report(key=key, text=f"{file} {key}", locator=f"{file}, row {key}")
            for file in ("a.csv", "b.csv")
            for key in "12"
        )
    )

    assert [row["report_id"] for row in made.reports] == ["1", "2", "1~2", "2~2"]
    assert [problem.what for problem in made.problems] == [
        "2 reports have ids that other texts have too, as where tables or threads each count from 1"
    ]


def test_an_empty_comment_that_is_answered_stays_so_that_its_thread_does() -> None:
    made = assembled(report(answer("1", text=BLANK), answer("2", "1"), answer("3", text=BLANK)))
    assert [(row["comment_id"], row["parent_id"]) for row in made.comments] == [("1", None), ("2", "1")]
    assert [problem.what for problem in made.problems] == ["the comment is empty"]


def test_a_comment_finds_its_report_by_address_when_its_key_is_of_another_system() -> None:
    loose = SourceComment(
        text="Yes.", locator="c.xml, record 1", report_key="thread-7", report_url="http://www.a.example/x/"
    )

    result = assembled(loose, report(key="post-1", url="https://a.example/x"))

    assert [(row["report_id"], row["n_comments"]) for row in result.reports] == [("post-1", 1)]
    assert result.problems == []


def test_deleted_comments_stay_as_stubs_where_someone_answers_and_stop_no_strict_build() -> None:
    stub = SourceComment(text="", locator="c.db, post 1", key="1", kind="deleted")
    lonely = SourceComment(text="", locator="c.db, post 2", key="2", kind="deleted")
    answer = SourceComment(text="Why?", locator="c.db, post 3", key="3", parent_key="1")

    result = assembled(report(stub, lonely, answer), strict=True)

    assert [(row["comment_id"], row["depth"], row["kind"]) for row in result.comments] == [
        ("1", 0, "deleted"),
        ("3", 1, "comment"),
    ]
    assert [(problem.where, problem.skipped) for problem in result.problems] == [("c.db", False)]


def test_what_the_source_does_not_name_is_filled_from_the_settings() -> None:
    named = report(answer("1", language="fr"), answer("2"), outlet="Own", language="de")
    made = assembled(named, report(answer("3"), key="s"), language="en", outlet="Ours")
    assert [(row["outlet"], row["language"]) for row in made.reports] == [("Own", "de"), ("Ours", "en")]
    assert [row["language"] for row in made.comments] == ["fr", "de", "en"]


class TestColumnsOfReports:
    AT = "https://courier.example/r1?user=al@mail.example"

    def test_addresses_and_numbers_in_bylines_and_web_addresses_are_masked(self) -> None:
        made = assembled(
            report(authors=("Al Smith <al@mail.example>", "bo@mail.example, +44 20 7946 0958"), url=self.AT)
        )

        [row] = made.reports
        assert row["authors"] == ["Al Smith"]
        assert row["url"] == "https://courier.example/r1?user=[email]"

    def test_what_joins_reports_and_comments_is_looked_at_before(self) -> None:
        other = self.AT.replace("al@", "bo@")
        made = assembled(
            report(url=self.AT, key=None),
            report(url=other, key=None),
            answer("1", report_url=other),
            answer("2", report_url=self.AT),
        )

        ids = [row["report_id"] for row in made.reports]
        assert [row["report_id"] for row in made.comments] == ids
        assert ids == [report_id(url=self.AT), report_id(url=other)]
        assert {row["comment_id"]: row["report_id"] for row in made.comments} == {"2": ids[0], "1": ids[1]}

    def test_a_list_names_a_page_by_its_address_as_it_was(self) -> None:
        made = assembled(report(url=self.AT), erasure=parse_erasure(self.AT))

        assert not made.reports

    def test_a_card_is_an_account_and_no_telephone(self) -> None:
        made = assembled(
            report(answer("c", text="My number is 5500 0000 0000 0004, not 5500 0000 0000 0003."))
        )
        assert made.comments[0]["text"].startswith("My number is [account], not ")


class TestDates:
    def test_one_clear_date_settles_the_order_of_its_file(self) -> None:
        rows = [("a.csv, row 2", "4/5/2017"), ("a.csv, row 3", "4/28/2017"), ("b.csv, row 2", "4/5/2017")]
        made = assembled(*(report(key=str(i), locator=at, published=day) for i, (at, day) in enumerate(rows)))
        assert [row["published"] for row in made.reports] == ["2017-04-05", "2017-04-28", None]
        [problem] = made.problems
        assert str(problem).startswith("b.csv: 1 date cannot be read with certainty, in row 2 (“4/5/2017”);")
        assert not problem.skipped

    @pytest.mark.parametrize(
        "place", ["row {}", "line {}", "item {}", "line 7, comment {}", "item 2, comment {}"]
    )
    def test_wherever_in_a_file_a_comment_stands_its_file_settles_it(self, place: str) -> None:
        days = ["5/4/2017", "28/4/2017"]
        thread = [
            answer(str(i), published=day, locator=f"a.json, {place.format(i + 1)}")
            for i, day in enumerate(days)
        ]
        assert [row["published"] for row in assembled(report(*thread)).comments] == [
            "2017-04-05",
            "2017-04-28",
        ]

    def test_reports_and_comments_of_one_file_are_judged_apart(self) -> None:
        thread = [answer("1", published="4/5/2017"), answer("2", published="4/28/2017")]
        made = assembled(report(*thread, published="28/4/2017"), report(key="s", published="5/4/2017"))
        assert [row["published"] for row in made.reports] == ["2017-04-28", "2017-04-05"]
        assert [row["published"] for row in made.comments] == ["2017-04-05", "2017-04-28"]

    def test_the_users_order_wins(self) -> None:
        made = assembled(report(published="4/5/2017"), date_order="dmy")
        assert made.reports[0]["published"] == "2017-05-04"


def test_progress_tells_the_end_though_no_thread_is_made_of_a_report_that_is_left_out() -> None:
    texts = {"r1": "Log in to comment", "r2": "The bridge opened on Monday."}
    decided = {
        name: PersonsDecision(line=0 if name == "r1" else None, text_sha256=text_sha256(text))
        for name, text in texts.items()
    }
    said: list[tuple[str, int, int | None]] = []
    with Aside() as aside:
        work = Assembly(aside, pseudonymiser=HIDE, problems=Problems(), decided=decided)
        for name, text in texts.items():
            work.add(SourceReport(text=text, locator=f"{name}.txt", key=name, may_trail=True))
        work.settle(progress=lambda *told: said.append(told))
        assert work.count == (1, 0)

    assert [told for told in said if told[0] == "Assembling"] == [("Assembling", 1, 2), ("Assembling", 2, 2)]


def test_a_comment_that_names_no_report_is_with_what_it_answers_only_within_a_system() -> None:
    """Ids of tables are often mere numbers, which those of another table have as well."""
    of_system = {"report_comment_system": "youtube"}
    made = assembled(
        report(),
        answer("2", parent="1", **of_system),
        answer("3", parent="1"),
        answer("4", parent="1", report_comment_system="disqus"),
        answer("1", report_key="r", **of_system),
    )

    assert [(row["comment_id"], row["parent_id"]) for row in made.comments] == [("2", "1"), ("1", None)]
    assert [problem.remedy for problem in made.problems if problem.skipped] == [
        "map a column to report_id",
        "add the threads of such answers to the inputs",
    ]


def test_what_comments_say_of_their_number_holds_for_a_report_that_says_nothing_of_it() -> None:
    said = {
        "report_comment_system": "guardian",
        "report_comments_declared": 2,
        "report_comments_partial": True,
    }
    answers = [
        answer(key, report_key=of, **said) for key, of in (("c", "r"), ("d", "s"), ("e", "s"), ("f", "t"))
    ]
    made = assembled(report(), report(key="s"), report(key="t", comments_declared=9), *answers)
    assert {
        row["report_id"]: (row["comment_system"], row["comments_declared"], row["comments_partial"])
        for row in made.reports
    } == {"r": ("guardian", 2, True), "s": ("guardian", 2, False), "t": (None, 9, None)}


class TestReportsOfReaders:
    """The first post of a thread is a reader's: it is protected as the comments are."""

    @staticmethod
    def opening(*answers: SourceComment, **fields: Any) -> SourceReport:
        return report(*answers, **({"authors": ("Ines Oak",), "by_reader": True} | fields))

    def test_its_author_has_the_pseudonym_of_the_same_persons_comments(self) -> None:
        made = assembled(self.opening(answer("1", author="Ines Oak")))

        assert made.reports[0]["authors"] == [made.comments[0]["author"]] == [HIDE.author("Ines Oak")]

    def test_one_that_names_nobody_has_no_author(self) -> None:
        assert assembled(self.opening(authors=("[deleted]",))).reports[0]["authors"] == []

    def test_mentions_and_addresses_are_hidden_in_its_text_and_title(self) -> None:
        text = "Posted from 81.2.69.142. Thanks u/mill_cat and Bo Reed.\n\nRegards, Ines"
        page = self.opening(answer("1", author="Bo Reed"), text=text, title="@mill_cat, see 81.2.69.142")

        [row] = assembled(page).reports

        ines, bo, cat = (HIDE.author(name) for name in ("Ines Oak", "Bo Reed", "mill_cat"))
        assert row["text"] == f"Posted from [ip]. Thanks u/{cat} and {bo}.\n\nRegards, {ines}"
        assert row["title"] == f"@{cat}, see [ip]"
        assert row["text_sha256"] == text_sha256(row["text"])

    @pytest.mark.parametrize("room", [0, 1 << 20])
    def test_its_author_is_found_in_comments_on_it_and_elsewhere(self, room: int) -> None:
        answers = answer("1", text="Hi Ines, @Ines is right. Ines Oak wrote that.", author="Bo Reed")
        other = report(answer("2", text="@InesOak: no"), key="s", text="Another.")

        made = assembled(self.opening(answers, text="It fell. Ines Oak"), other, room=room)

        ines = HIDE.author("Ines Oak")
        assert [row["text"] for row in made.comments] == [
            f"Hi {ines}, @{ines} is right. {ines} wrote that.",
            f"@{ines}: no",
        ]

    def test_a_journalists_report_stays_as_it_is(self) -> None:
        text = "The server at 81.2.69.142, said @mill_cat.\nInes Oak"
        [row] = assembled(report(answer("1", author="Ines Oak"), authors=("Ines Oak",), text=text)).reports

        assert (row["authors"], row["text"]) == (["Ines Oak"], text)

    def test_one_of_several_records_that_says_so_is_enough(self) -> None:
        page = self.opening(authors=(), url="https://a.example/x", retrieved="2024-03-04T10:00:00Z")
        again = replace(page, authors=("Ines Oak",), by_reader=False, retrieved="2024-03-05T10:00:00Z")

        assert assembled(page, again).reports[0]["authors"] == [HIDE.author("Ines Oak")]

    @pytest.mark.parametrize("line", ["r", HIDE.author("Ines Oak")])
    def test_an_erased_one_is_empty_where_comments_stay_and_goes_where_none_do(self, line: str) -> None:
        erasure = parse_erasure(str(line))
        text = "I fell off the old bridge by the mill on Monday morning."
        others = answer("1", text=f"> {text}\n\nHi Ines, get well soon.", author="Bo Reed")

        alone = assembled(self.opening(text=text), erasure=erasure)
        [row], [kept] = (
            (made := assembled(self.opening(others, text=text), erasure=erasure)).reports,
            made.comments,
        )

        assert alone.reports == []
        assert (row["text"], row["title"], row["authors"], row["published"]) == ("", None, [], None)
        assert (row["n_comments"], row["changes"]) == (1, ["erased"])
        assert kept["text"].startswith("> [erased].\n\nHi ")
        assert "bridge" not in str(made.comments)

    def test_a_listed_person_is_erased_from_those_of_others(self) -> None:
        erasure = parse_erasure(str(HIDE.author("Bo Reed")))
        page = self.opening(text="Bo Reed was there.", title="To @BoReed", by_reader=True)

        [row] = assembled(page, report(answer("1", author="Bo Reed"), key="s"), erasure=erasure).reports[:1]

        assert (row["text"], row["title"]) == ("Bo Reed was there.", "To @[erased]")

    def test_an_id_on_the_list_names_no_journalists_report(self) -> None:
        assert assembled(report(), erasure=parse_erasure("r")).reports[0]["text"] == "It held."


class TestReportsWithoutText:
    def test_one_that_comments_refer_to_is_kept_with_what_is_said_of_it(self) -> None:
        bare = report(
            text="", title="Truce holds", url="https://a.example/x", published="2020-01-01", outlet="The Ex"
        )
        made = assembled(bare, answer("c", report_key="r"))
        (row,) = made.reports
        assert (row["report_id"], row["title"], row["text"]) == ("r", "Truce holds", "Truce holds")
        assert (row["url"], row["published"], row["outlet"]) == (
            "https://a.example/x",
            "2020-01-01",
            "The Ex",
        )
        assert row["changes"] == ["no text in the source, its title stands in"]
        assert [str(problem) for problem in made.problems] == [
            "r.csv: a report has no text (“Truce holds”); its title stands in for it; it was kept because comments "
            "refer to it."
        ]

    def test_what_comments_say_of_it_fills_what_it_does_not_say(self) -> None:
        told = {"report_text": "The lead.", "report_outlet": "The Ex", "report_comments_declared": 7}
        made = assembled(report(text="", title="Truce holds"), answer("c", report_key="r", **told))
        (row,) = made.reports
        assert (row["text"], row["outlet"], row["comments_declared"]) == ("The lead.", "The Ex", 7)

    def test_one_without_a_title_stands_there_empty(self) -> None:
        made = assembled(report(text="", url="https://a.example/x"), answer("c", report_key="r"))
        assert [(row["report_id"], row["url"], row["text"]) for row in made.reports] == [
            ("r", "https://a.example/x", "")
        ]
        assert "nothing stands in for it" in made.problems[0].remedy

    def test_what_is_no_language_is_none_there_either_and_names_are_published_nowhere(self) -> None:
        bare = report(text="", title="Truce holds", language="Ann Lee")
        made = assembled(bare, answer("c", report_key="r"))
        assert made.reports[0]["language"] != "Ann Lee"
        assert not any("Truce" in str(problem.to_json()) for problem in made.problems)

    def test_one_that_no_comment_refers_to_is_left_out_and_named(self) -> None:
        made = assembled(report(text="", title="Truce holds"), report(key="other"))
        assert [row["report_id"] for row in made.reports] == ["other"]
        assert [str(problem) for problem in made.problems] == [
            "r.csv, row 2: the text is empty; fill it in or take it out."
        ]

    def test_of_two_records_of_a_report_the_one_with_a_text_is_kept(self) -> None:
        made = assembled(report(text=""), report(), answer("c", report_key="r"))
        assert [(row["report_id"], row["text"], row["n_comments"]) for row in made.reports] == [
            ("r", "It held.", 1)
        ]
        assert [problem.skipped for problem in made.problems] == [True]


class TestStrict:
    def test_the_first_record_that_would_be_skipped_stops_it(self) -> None:
        with pytest.raises(
            InputError, match=r"r\.csv, row 2: the text is empty; fill it in or take it out\."
        ):
            assembled(report(text=""), strict=True)

    def test_what_is_kept_with_a_change_does_not(self) -> None:
        altered = Problem(where="a", what="b", remedy="c", skipped=False)
        assert assembled(report(), altered, strict=True).problems == [altered]
