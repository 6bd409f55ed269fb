"""When a report appeared, as precisely as its page says."""

from __future__ import annotations

import pytest

from commentariat.corpus.pages.dating import to_the_minute
from commentariat.corpus.pages.times import read_time, time_span
from commentariat.corpus.pages.tree import Tree

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


def test_a_thousand_days_ago_is_a_time() -> None:
    assert read_time("1327 days ago", now="2021-01-01T12:00:00Z") == "2017-05-15"
