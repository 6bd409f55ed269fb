"""When a report appeared, as precisely as its page says."""

from __future__ import annotations

import pytest

from commentariat.corpus.pages import read_page
from commentariat.corpus.pages.document.tree import Tree
from commentariat.corpus.pages.report.dating import (
    by_address,
    shown_by_heading,
    to_the_minute,
    told_to_machines,
)
from commentariat.corpus.pages.wording.moments import read_time
from commentariat.corpus.pages.wording.times import time_span

DAY = "2021-07-05"


@pytest.mark.parametrize(
    "page",
    [
        '<meta property="article:published_time" content="2021-07-05T23:30:00-05:00"><p>He left.',
        '<meta name="parsely-pub-date" content="2021-07-05T23:30:00-05:00"><p>He left.',
        '<p>He left. <time datetime="2021-07-05T23:30:00-05:00">5 July</time>',
        '<script type="application/ld+json">{"datePublished": "2021-07-05T23:30:00-05:00"}</script><p>He left.',
    ],
)
def test_the_time_of_day_is_what_the_page_tells_machines(page: str) -> None:
    assert to_the_minute(DAY, Tree(page)) == "2021-07-05T23:30:00-05:00"


@pytest.mark.parametrize(
    "page",
    [
        '<meta property="article:modified_time" content="2021-07-05T23:30:00Z"><p>He left.',
        '<meta property="article:published_time" content="2021-07-06T01:00:00Z"><p>He left.',
        '<p>He left.</p><div class="comments"><time datetime="2021-07-05T23:30:00Z">5 July</time> Good.</div>',
        "<p>He left on 5 July 2021 at 23:30.",
    ],
)
def test_another_time_is_not_its_time_of_day(page: str) -> None:
    assert to_the_minute(DAY, Tree(page)) == DAY


@pytest.mark.parametrize(
    ("shown", "moment"),
    [
        ("۱۸:۴۲ - ۱۴۰۲/۰۳/۱۵", "2023-06-05T18:42"),
        ("۱۴۰۳/۱۲/۳۰", "2025-03-20"),
        ("1357/11/22", "1979-02-11"),
        ("٥ يوليو ٢٠٢١", "2021-07-05"),
    ],
)
def test_dates_of_the_iranian_calendar_and_in_other_digits_are_converted(shown: str, moment: str) -> None:
    assert time_span(shown) == (0, len(shown))
    assert read_time(shown) == moment


@pytest.mark.parametrize(
    ("page", "day"),
    [
        ("<p>He left.", "2021-05"),
        ("<p>He left on 2 May 2021.", "2021-05"),
        ("<p>1 May 2021<p>He left.", "2021-05-01"),
        ("<time datetime=2021-05-01>Saturday</time><p>He left.", "2021-05-01"),
        ('<script>{"day": "2021/05/01"}</script><p>He left.', "2021-05-01"),
    ],
)
def test_the_first_of_a_month_in_an_address_is_a_day_where_the_page_names_it(page: str, day: str) -> None:
    assert by_address("2021-05-01", url="https://courier.example/2021/05/truce", tree=Tree(page)) == day


def test_a_thousand_days_ago_is_a_time() -> None:
    assert read_time("1327 days ago", now="2021-01-01T12:00:00Z") == "2017-05-15"


BODY = (
    "<p>The truce held for a second day, and nobody who was asked could say how long it would go on like that.</p>"
    * 3
)


@pytest.mark.parametrize(
    ("page", "moment"),
    [
        (f"<h1>The truce holds</h1><p>Tue, 04/12/2016 - 19:02</p>{BODY}", "2016-04-12T19:02"),
        (f"<p>12 April 2016</p><h1>The truce holds</h1>{BODY}", "2016-04-12"),
        (f"<h1>The truce holds</h1>{BODY}<p>12 April 2016</p>", None),
        (f"<h1>The truce holds</h1><p>Updated 12 April 2016</p>{BODY}", None),
        (f"<h1>The truce holds</h1><p>04/05/2016</p>{BODY}", None),
    ],
)
def test_a_day_is_shown_by_the_heading_or_not_at_all(page: str, moment: str | None) -> None:
    assert shown_by_heading(Tree(page), "The truce holds") == moment


def test_the_time_by_a_heading_is_read_in_the_language_of_the_page() -> None:
    page = Tree("<h1>The truce holds</h1><p>5. listopada 2020.<p>He left, and nobody saw him go.")
    assert shown_by_heading(page, "The truce holds", language="hr") == "2020-10-05"
    assert shown_by_heading(page, "The truce holds", language="pl") == "2020-11-05"


def test_a_day_that_machines_are_told_is_believed_before_one_that_is_shown() -> None:
    head = '<meta property="article:published_time" content="2016-04-11T08:00:00Z">'
    page = f"<html><head><title>The truce holds</title>{{}}</head><body><h1>The truce holds</h1><p>12 April 2016</p>{BODY}"
    assert (read_page(page.format(head)).published or "")[:10] == "2016-04-11"
    assert read_page(page.format("")).published == "2016-04-12"


RECORD = '<li class="comment" id="comment-{n}"><b class="author">Ann</b> <i class="date">3/{day}/2015 8:1{n} AM</i><p>No. {n}</p></li>'
REPORT = (
    "<h1>Truce holds</h1>{date}<p>He left on Monday, monitors said, and nobody who was there saw him go.</p>"
)


def report_of(date: str) -> str | None:
    records = "".join(RECORD.format(n=n, day=15 + n) for n in range(3))
    return read_page(
        f"<html lang=en><body>{REPORT.format(date=date)}<ul>{records}</ul></body></html>"
    ).published


def test_a_report_is_no_younger_than_all_that_is_said_of_it() -> None:
    assert report_of("<p>3/12/2015</p>") == "2015-03-12"
    assert report_of("<meta name=date content=2015-12-03>") == "2015-12-03"


def test_the_head_of_a_page_may_write_its_time_as_mail_does() -> None:
    head = '<meta name="publish_date" content="Sat, 14 Mar 2015 07:15:45 GMT">'
    assert report_of(head) == "2015-03-14T07:15:45+00:00"


def test_what_the_head_and_the_scripts_say_is_believed_before_times_on_the_page() -> None:
    embedded = '<time datetime="2021-07-05T09:04:17Z">5 July</time>'
    script = '<script type="application/ld+json">{"datePublished": "2021-07-05T14:15:00Z"}</script>'
    assert to_the_minute(DAY, Tree(f"<p>He left. {embedded}</p>{script}")) == "2021-07-05T14:15:00+00:00"


def test_the_birthday_of_who_writes_is_not_the_day_of_the_report() -> None:
    page = Tree(
        "<h1>The truce holds</h1><p>Birthday: 3/19/1988<p>11 July 2005<p>He left, and nobody saw him go."
    )
    assert shown_by_heading(page, "The truce holds") == "2005-07-11"


def test_when_it_was_changed_stands_beside_when_it_was_posted() -> None:
    page = Tree(
        "<p>Thursday, June 14, 2012<h1>The truce holds</h1><p>Posted: <i>Tuesday, February 7, 2012 9:30 pm</i> | "
        "Updated: 8:04 am, Wed Feb 8, 2012.</p><p>He left, and nobody saw him go."
    )
    assert shown_by_heading(page, "The truce holds") == "2012-02-07T21:30"


@pytest.mark.parametrize("event", ["class=dtstart", "itemprop=startDate"])
def test_the_day_of_an_event_beside_a_report_is_not_its_own(event: str) -> None:
    page = f"<h1>Truce holds</h1><p>By Ann Holm | June 12, 2012<p>It held.<abbr {event} title=2012-06-15T19:00:00>Fair"
    assert not told_to_machines(Tree(page), "2012-06-15")
    assert told_to_machines(Tree(page.replace(event, "class=published")), "2012-06-15")
