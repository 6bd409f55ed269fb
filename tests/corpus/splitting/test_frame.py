"""What a copied page prints above its headline and below its last paragraph is no part of the report."""

import pytest

from commentariat.corpus.splitting import split_trailing
from commentariat.corpus.splitting.frame import end_of_report, lines_above

MENU = ["Skip to main content", "The Harbour Post", "Home", "News", "Opinion", "Sign in", "Subscribe"]
HEAD = [
    "Ferry to Oster stays in harbour until spring",
    "By Marta Leno",
    "14 March 2021, 18:42",
    "Share on Facebook",
]
REPORT = [
    "The ferry to Oster will not run before the spring, the harbour office said on Monday.",
    "Its engine was taken out in October and has been waiting for a part since then.",
    "“We have asked for a second boat since 2019,” said Ilka Brandt of the island's council.",
]
BELOW = ["Related articles", "Swans return to the quay", "Most read", "Grain ships leave again", "About us"]


def test_the_report_begins_at_its_headline():
    split = split_trailing("\n".join([*MENU, *HEAD, *REPORT]))
    assert split.body.split("\n") == [*HEAD, *REPORT]
    assert [other.text for other in split.other] == MENU


def test_a_slogan_above_the_menu_is_no_report():
    slogan = (
        "Described as the best paper of the coast, the Post has been read by all of us since 1911, every day."
    )
    assert lines_above([slogan, *MENU, *HEAD, *REPORT], 15) == 8


def test_without_a_headline_it_begins_at_its_first_paragraph():
    assert lines_above([*MENU, *REPORT], 10) == len(MENU)


@pytest.mark.parametrize(
    "above",
    [
        [],
        HEAD[:3],
        ["Reuters", "14 March 2021", "Oster", "Ferry to Oster stays in harbour until spring"],
        ["• The ferry stays in, the harbour office said on Monday afternoon.", "• Its engine is out."] * 4,
    ],
    ids=["nothing", "headline", "agency's head", "points"],
)
def test_what_stands_above_a_report_that_was_not_copied_with_its_page_stays(above):
    assert lines_above([*above, *REPORT], len([*above, *REPORT])) == 0


def test_teasers_and_buttons_below_it_are_told_where_several_are_known():
    lines = [*REPORT, "Ann Lund", *BELOW]
    assert end_of_report(lines, 0, len(lines)) == 4
    assert end_of_report([*REPORT, "Related articles"], 0, 4) == 4


@pytest.mark.parametrize(
    "closing",
    [
        "Reporting by Marta Leno; editing by Bo Berg",
        "The harbour office did not answer our calls.",
        "Correction: it is one engine.",
    ],
)
def test_what_an_outlet_closes_its_report_with_is_kept(closing):
    lines = [*REPORT, "Share this", closing, *BELOW]
    assert end_of_report(lines, 0, len(lines)) == 5


def test_lists_of_other_reports_above_a_heading_of_comments_belong_to_nobody():
    comments = ["2 Comments", "Ann said...", "And who pays?", "Bo said...", "We do. As ever."]
    split = split_trailing("\n".join([*MENU, *HEAD, *REPORT, *BELOW, *comments]))
    assert split.body.split("\n") == [*HEAD, *REPORT]
    assert [comment.text for comment in split.comments] == ["And who pays?", "We do. As ever."]
    assert {*MENU, *BELOW} <= {other.text for other in split.other}
