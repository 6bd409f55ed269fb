"""Lines of the page, between a report and its comments or below both, are neither."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.corpus.splitting import load_model, split_trailing
from commentariat.corpus.splitting.lines import LineTable, page_odds
from commentariat.corpus.splitting.markers import is_furniture
from commentariat.corpus.splitting.page_lines import CONTEXT_NAMES, KNOWN, context

REPORT = [
    "The council approved the new bridge on Monday by 31 votes to 12.",
    "Work is expected to begin in April 2022 and to cost £14m, officials said.",
    "“We have waited a long time for this,” said the mayor, Ann Pike.",
]
PAGE = ["Related posts", "Posted in Transport", "Comments are closed for this article."]
BELOW = [
    "Never miss a ferry again: our morning letter has the timetable and the weather. Sign up, it is free!",
    "Is your street on the list? Search our map of every pothole in the county.",
    "What the mayor's garden tells us about the mayor",
    "“I was wrong about trams”: a bus driver looks back",
    "Want to advertise with us? Call the sales desk on weekdays between nine and five.",
    "Get the paper delivered to your door for half the price until Sunday!",
    "© 2014 Brightwater Courier. All rights reserved.",
]
COMMENTS = ["Great article, thanks! I can't believe it took them so long...", "I agree, what a joke!!"]


def test_they_go_neither_to_the_report_nor_to_a_comment():
    lines = [*REPORT, *PAGE, *COMMENTS]
    split = split_trailing("\n".join(lines))
    assert split.outcome == "split"
    assert split.body == "\n".join(REPORT)
    assert [other.text for other in split.other] == PAGE
    assert split.boundary_line == len(REPORT) + len(PAGE)
    assert [comment.text for comment in split.comments] == COMMENTS


def test_promotions_and_teasers_below_a_report_are_no_readers():
    assert split_trailing("\n".join([*REPORT, *BELOW])).outcome == "none"


def test_they_may_stand_below_the_comments():
    split = split_trailing("\n".join([*REPORT, *COMMENTS, *BELOW]))
    assert (split.outcome, split.boundary_line) == ("split", len(REPORT))
    assert [comment.text for comment in split.comments[:2]] == COMMENTS
    assert {other.text for other in split.other} >= {BELOW[0], BELOW[4], BELOW[6]}


def test_a_line_is_likelier_the_pages_among_others_of_it():
    model, table = load_model(), LineTable()
    teaser = "What the mayor's garden tells us about the mayor"

    def odds(*lines: str) -> float:
        found = page_odds(lines, line=model.line, page=model.page, table=table)
        return found[lines.index(teaser)]

    assert odds(*REPORT, *BELOW[:2], teaser, *BELOW[3:]) > odds(*REPORT, teaser, *COMMENTS) + 1


@pytest.mark.parametrize("line", [COMMENTS[0], "Ann Weber", "5 June 2018 at 10:15"])
def test_readers_names_and_times_are_never_taken_for_the_page(line):
    model = load_model()
    lines = [*REPORT, *PAGE, *BELOW, line, *BELOW]
    odds = page_odds(lines, line=model.line, page=model.page, table=LineTable())
    assert odds[lines.index(line)] < 0


def test_where_comments_are_marked_only_what_a_rule_knows_is_the_pages():
    model = load_model()
    odds = page_odds(BELOW, line=model.line, page=model.page, table=LineTable(), marked=True)
    assert [BELOW[i] for i, found in enumerate(odds) if found > 0] == [BELOW[0], BELOW[-1]]


@given(st.lists(st.tuples(st.floats(-KNOWN, KNOWN), st.floats(-4, 4)), max_size=40))
def test_what_stands_beside_a_line_is_seen_from_both_sides_alike(judged):
    there = context([alone for alone, _ in judged], [score for _, score in judged])
    back = context([alone for alone, _ in judged[::-1]], [score for _, score in judged[::-1]])[::-1]
    mirrored = [CONTEXT_NAMES.index(_mirrored(name)) for name in CONTEXT_NAMES]
    assert [[row[i] for i in mirrored] for row in back] == [pytest.approx(row) for row in there]


def _mirrored(name: str) -> str:
    for side, other in (("before", "after"), ("after", "before")):
        if name.endswith(side):
            return name.removesuffix(side) + other
    return name


def test_without_comments_they_are_told_where_rules_know_several():
    split = split_trailing("\n".join([*REPORT, *PAGE]))
    assert (split.outcome, split.body) == ("none", "\n".join(REPORT))
    assert [other.text for other in split.other] == PAGE
    text = "\n".join([*REPORT, PAGE[0]])
    assert (split_trailing(text).body, split_trailing(text).other) == (text, ())


def test_who_agrees_to_terms_signs_a_form_and_who_agrees_with_them_may_be_a_reader():
    assert is_furniture("*I agree to the Terms & Conditions")
    assert is_furniture("2015 Courier Ltd. All Rights Reserved")
    assert not is_furniture("I agree with the terms of the truce, and so does everybody here.")


def test_who_else_worked_on_a_report_is_no_reader():
    credit = "—Adam Holm and Julian E. Berg contributed to this article."
    assert split_trailing("\n".join([*REPORT, credit])).outcome == "none"


def test_short_comments_that_look_like_a_pages_lines_stay_where_nothing_surely_is():
    comments = [
        "What a disgrace, honestly. My kids will have to take a bus at six and nobody on that board cares one bit.",
        "I disagree with the comment above. You can't keep schools open for nine pupils, who will pay for that???",
        "Agree with you 100%. Vote them all out.",
    ]
    split = split_trailing("\n".join([*REPORT, *comments]))
    assert [comment.text for comment in split.comments] == comments
