"""The signs by which records are found: times, names, offers to answer, and what is said to machines."""

from __future__ import annotations

import pytest

from commentariat.corpus.pages.document.tree import Tree
from commentariat.corpus.pages.document.words import AUTHOR, COMMENT, TEXT
from commentariat.corpus.pages.wording.cues import cues_of
from commentariat.corpus.pages.wording.marks import Marks, find_marks


def marks(page: str) -> Marks:
    tree = Tree(page)
    return find_marks(tree, cues_of(tree))


def test_a_button_whose_label_offers_an_answer_is_one() -> None:
    assert marks("<p>Good.<button aria-label='Reply to Ann'></button><p>Bad.").clicked == [0]
    assert marks("<p>Good.<button aria-label='Menu'></button><p>Bad.").clicked == []


def test_what_is_reported_of_a_comment_is_a_sign_of_one_and_not_what_is_of_an_advert() -> None:
    said = ("report abuse", "Report this comment", "Report job", "Report an error", "Report")
    assert marks("".join(f"<p><a>{line}</a>" for line in said)).replies == [0, 1, 4]


@pytest.mark.parametrize(
    ("called", "kind"), [("schema:comment", COMMENT), ("foaf:name", AUTHOR), ("content:encoded", TEXT)]
)
def test_rdfa_calls_elements_what_they_are(called: str, kind: int) -> None:
    assert list(marks(f"<div property='{called}'>Ann</div>").microdata.values()) == [kind]


def test_a_date_in_several_elements_is_one_time() -> None:
    found = marks("<p>Ann<p class='date'><b>3</b> <i>May</i> <i>2020</i></p><p>Good.")
    assert found.times == [1]
    assert marks("<p>Ann<p class='date'><b>3</b> <i>swans</i> <i>2020</i></p><p>Good.").times == []


def test_days_in_figures_that_titles_show_are_read_in_the_order_of_those_that_leave_no_doubt() -> None:
    days = ("01/18/2011 02:14 PM", "02/11/2011 09:00 AM", "02/26/2011 11:41 PM")
    page = "".join(f"<p>Ann <a href='#c' title='{day}'>some time ago</a><p>Good." for day in days)
    assert list(marks(page).time_nodes.values()) == [
        "2011-01-18T14:14",
        "2011-02-26T23:41",
        "2011-02-11T09:00",
    ]
    assert marks(f"<p>Ann <a href='#c' title='{days[1]}'>some time ago</a>").time_nodes == {}
