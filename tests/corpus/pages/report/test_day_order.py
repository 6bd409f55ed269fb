"""Which number is the day in a page's dates: what tells it, the surest first."""

from __future__ import annotations

import pytest

from commentariat.corpus.pages import read_page
from commentariat.corpus.pages.document.tree import Tree
from commentariat.corpus.pages.report.dating import in_order_of_report
from commentariat.corpus.pages.report.day_order import in_order_of_page, order_on_page
from commentariat.corpus.records import SourceComment

DATED = "<h1>Truce holds</h1><p>Posted 08/03/2010 12:14</p>"


@pytest.mark.parametrize(
    ("beside", "order"),
    [
        ("<p>08/23/2010 9:10", "mdy"),
        ("<p>23/08/2010 9:10", "dmy"),
        ("<p>Tue, 08/03/2010 - 12:54", "mdy"),
        ("<p>Mon, 08/03/2010 - 12:54", "dmy"),
        ("<p>August 3, 2010 at 3:22 pm", "mdy"),
        ("<time datetime='2010-03-08T15:22'>yesterday</time>", "dmy"),
        ("<p>08/23/2010<p>23/08/2010", None),
        ("<p>August 3, 2010<p>March 8, 2010", None),
        (
            "<p>He came on 23/08/2010, as I wrote on these pages at the time, and he left again on the next day.",
            None,
        ),
    ],
)
def test_other_dates_on_the_page_tell_the_order(beside: str, order: str | None) -> None:
    assert order_on_page(Tree(DATED + beside), title="Truce holds", language="en", url=None) == order


@pytest.mark.parametrize(
    ("title", "url", "language", "order"),
    [
        ("Letters, Aug. 3", None, None, "mdy"),
        ("Letters, 8 March", None, None, "dmy"),
        ("Truce holds", "https://tide.example/2010/08/03/truce", None, "mdy"),
        ("Truce holds", "https://tide.example.uk/truce", "en-US", "dmy"),
        ("Truce holds", "https://tide.example/truce", "en-US", "mdy"),
        ("Truce holds", "https://tide.example/truce", "fr", "dmy"),
        ("Truce holds", "https://tide.example.ca/truce", "en", None),
    ],
)
def test_title_and_address_tell_it_before_the_language(
    title: str, url: str | None, language: str | None, order: str | None
) -> None:
    assert order_on_page(Tree(DATED), title=title, language=language, url=url) == order


@pytest.mark.parametrize(
    ("shown", "language", "order"),
    [
        ("6/1/2011 6:58:00 AM", None, "mdy"),
        ("06/01/2011 6:58 AM EST", "en", "mdy"),
        ("06/01/2011 6:58 AM", "en", None),
        ("1/06/2011 6:58 AM", "en", None),
        ("6/1/2011 6:58:00 AM", "el", "dmy"),
        ("6/1/2011 6:58:00 AM", "ar", None),
        ("6/1/2011 18:58", "en", None),
    ],
)
def test_the_form_of_a_date_tells_it_last(shown: str, language: str | None, order: str | None) -> None:
    assert order_on_page(Tree(f"<p>Posted {shown}"), title=None, language=language, url=None) == order


def test_a_report_and_its_comments_are_dated_in_the_same_order() -> None:
    comments = "".join(
        f"<div class=comment id=c{n}><b class=author>Reader {n}</b> <i class=date>06-0{n}-2011 08:37AM</i>"
        f"<p>The bridge should have been closed a long time ago.</p></div>"
        for n in (1, 2, 3)
    )
    body = "<p>The council voted on Tuesday to close the lower road for eleven weeks.</p>" * 3
    page = read_page(f"<h1>Bridge closes</h1><p>Posted 6/1/2011 6:58:00 AM</p>{body}<div>{comments}</div>")
    assert page.published == "2011-06-01T06:58:00"
    assert [comment.published for comment in page.comments] == [f"2011-06-0{n}T08:37" for n in (1, 2, 3)]


def test_a_day_is_only_turned_where_the_page_writes_it_in_figures() -> None:
    assert in_order_of_page("2010-03-08", "mdy", Tree(DATED)) == "2010-08-03"
    assert in_order_of_page("2010-03-08", None, Tree(DATED)) == "2010-03-08"
    assert in_order_of_page("2010-03-08", "mdy", Tree("<p>March 8, 2010")) == "2010-03-08"


@pytest.mark.parametrize(
    ("shown", "language", "published"),
    [
        (["3.4.10 @ 2:41PM", "3.5.10 @ 8:00AM"], None, ["2010-03-04T14:41", "2010-03-05T08:00"]),
        (["3.4.2010 2:41 pm"], "en", ["2010-03-04T14:41"]),
        (["3.4.2010 2:41 pm"], "de", ["2010-04-03T14:41"]),
        (["3.4.2010 14:41"], None, ["2010-04-03T14:41"]),
        (["3.4.10 @ 2:41PM", "13.4.10 @ 2:41PM"], None, ["2010-04-03T14:41", "2010-04-13T14:41"]),
    ],
)
def test_dots_beside_a_clock_of_twelve_hours_may_part_the_month_from_the_day(
    shown: list[str], language: str | None, published: list[str]
) -> None:
    read = [
        "2010-04-03T14:41",
        *(["2010-05-03T08:00"] if "3.5.10 @ 8:00AM" in shown else ["2010-04-13T14:41"]),
    ]
    comments = [
        SourceComment(text="No.", locator=f"comment {n}", shown=said, published=moment)
        for n, (said, moment) in enumerate(zip(shown, read, strict=False), start=1)
    ]
    ordered = in_order_of_report(comments, "2010-03-04", language=language)
    assert [comment.published for comment in ordered] == published


def test_the_address_that_a_date_links_to_tells_its_order() -> None:
    tree = Tree("<p>Ann, <a href='https://tide.example/2016/09/11/'>11-09-2016, 18:30</a>")
    assert order_on_page(tree, title=None, language=None, url=None) == "dmy"
