from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.corpus.values.dates import ORDERS, infer_order, iso_date


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2017", "2017"),
        ("2017-04", "2017-04"),
        ("2017-04-05", "2017-04-05"),
        ("2017-04-05T10:00:00+02:00", "2017-04-05T10:00:00+02:00"),
        ("2017-04-05 10:00", "2017-04-05T10:00"),
        ("2017-04-05T10:00:00.123Z", "2017-04-05T10:00:00.123+00:00"),
        ("2017-04-05 10:00:00 UTC", "2017-04-05T10:00:00+00:00"),
        ("2017-04-05 10:00:00+02", "2017-04-05T10:00:00+02:00"),
        ("2017-04-05T10:00-05", "2017-04-05T10:00-05:00"),
        ("20170405T100000+02", "2017-04-05T10:00:00+02:00"),
        ("2017-04-05 10:00:60Z", "2017-04-05T10:00:59+00:00"),
        ("Wed, 05 Apr 2017 23:59:60 GMT", "2017-04-05T23:59:59+00:00"),
        ("Wed Apr 05 2017 10:00:00 GMT+0200 (Central European Summer Time)", "2017-04-05T10:00:00+02:00"),
        ("Wed Apr 05 2017 10:00:00 GMT-0300 (Горное время)", "2017-04-05T10:00:00-03:00"),
        ("Wed Apr 05 2017 10:00:00 GMT+0200", "2017-04-05T10:00:00+02:00"),
        ("2017-04-05 10:00:00+02:00 (CEST)", "2017-04-05T10:00:00+02:00"),
        ("20170405", "2017-04-05"),
        ("1491386400", "2017-04-05T10:00:00+00:00"),
        ("1491386400000", "2017-04-05T10:00:00+00:00"),
        (1491386400.0, "2017-04-05T10:00:00+00:00"),
        ("Wed, 05 Apr 2017 10:00:00 GMT", "2017-04-05T10:00:00+00:00"),
        ("Wed Apr 05 10:00:00 +0000 2017", "2017-04-05T10:00:00+00:00"),
        ("5 April 2017", "2017-04-05"),
        ("Wednesday, April 5th, 2017", "2017-04-05"),
        ("April 2017", "2017-04"),
        ("Apr 5, 2017 12:05 am", "2017-04-05T00:05"),
        ("April 5, 2017 at 5:57 PM EST", "2017-04-05T17:57-05:00"),
        ("2017/04/05", "2017-04-05"),
        ("05.04.2017 10:00", "2017-04-05T10:00"),
        ("4/28/2017", "2017-04-28"),
        ("28/4/2017", "2017-04-28"),
        ("4.28.2017 at 5:32 pm", "2017-04-28T17:32"),
        ("4.28.17", None),
        ("4.5.2017", "2017-05-04"),
        ("4/4/17", "2017-04-04"),
        ("٢٠١٧-٠٤-٠٥", "2017-04-05"),
        (date(2017, 4, 5), "2017-04-05"),
        (datetime(2017, 4, 5, 10, tzinfo=UTC), "2017-04-05T10:00:00+00:00"),
    ],
)
def test_dates_are_read_as_precisely_as_they_are_written(written: object, iso: str) -> None:
    assert iso_date(written) == iso


@pytest.mark.parametrize(
    "written",
    [
        "", "yesterday", "2 hours ago", "5 May", "May", "4/5/2017", "31/02/2017", "2017-13-01", "0000-00-00",
        "2017-2018", "2017-04-05T25:00", "April 5, 2017 5:57 PM XYZ", "12", "1.49E+12", "9" * 30, "x" * 1000,
        None, True, float("nan"), float("inf"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_for_certain_is_not_read(written: object) -> None:
    assert iso_date(written) is None


def test_the_order_settles_what_one_value_leaves_open() -> None:
    assert iso_date("4/5/2017", "dmy") == "2017-05-04"
    assert iso_date("4/5/2017", "mdy") == "2017-04-05"
    assert iso_date("17/4/5", "ymd") == "2017-04-05"
    assert iso_date("4/28/2017", "dmy") is None


@pytest.mark.parametrize(
    ("column", "order"),
    [
        (["4/5/2017", "4/28/2017", "", None], "mdy"),
        (["4/5/2017", "28/4/2017"], "dmy"),
        (["2017/4/5", "2017/4/28"], "ymd"),
        (["4.5.2017", "3.5.2017"], "dmy"),
        (["4. 5. 2017", "3.5.2017"], "dmy"),
        (["4/5/2017", "3/5/2017"], None),
        (["28/4/2017", "4/28/2017"], None),
        (["2017-04-05", "soon"], None),
        (["2017-04-05", "4/28/2017", "2017/4/28"], "mdy"),
        ([], None),
    ],
)
def test_a_column_tells_its_order_or_nothing(column: list[str], order: str | None) -> None:
    assert infer_order(column) == order


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)), st.sampled_from(["dmy", "mdy"]))
def test_numeric_dates_come_back(day: date, order: str) -> None:
    written = f"{day.day}/{day.month}/{day.year}" if order == "dmy" else f"{day.month}/{day.day}/{day.year}"

    assert iso_date(written, order) == day.isoformat()  # type: ignore[arg-type]
    assert iso_date(f"{day.day} {day:%B} {day.year}") == day.isoformat()


@given(st.one_of(st.text(), st.text("0123456789/-.: T+ZaprilMay,"), st.floats(), st.integers()))
def test_anything_is_a_date_that_is_stable_or_none(value: object) -> None:
    for order in (None, *ORDERS):
        found = iso_date(value, order)
        assert found is None or iso_date(found) == found
    infer_order([value])


@pytest.mark.parametrize(
    "written",
    [
        "10.05.2021 um 08:10",
        "10.05.2021, 08:10 Uhr",
        "10/05/2021 à 8h10",
        "10/05/2021 8 h 10",
        "10.5.2021 kl. 08.10",
        "10.05.2021 в 08:10",
        "10/05/2021 alle 08:10",
        "10/05/2021 a las 8:10 h",
        "10.05.2021 | 08:10",
        "10.05.2021 (08:10)",
    ],
)
def test_a_clock_stands_behind_a_numeric_day_as_languages_write_it(written: str) -> None:
    assert iso_date(written, order="dmy") == "2021-05-10T08:10"


@pytest.mark.parametrize(
    "written", ["10.05.2021 um", "10.05.2021 3.4", "10.05.2021 25:10", "1.2.3.4", "10.05.2021 und 08:10"]
)
def test_what_is_no_clock_behind_a_numeric_day_makes_no_time(written: str) -> None:
    assert iso_date(written, order="dmy") is None


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("October 23rd, 2012 at 4:25 pm", "2012-10-23T16:25"),
        ("Mar 26, 2007 12:00:18 AM", "2007-03-26T00:00:18"),
        ("june 3 2012 14:05", "2012-06-03T14:05"),
        ("May 5, 2012 at 4:25 pm GMT", "2012-05-05T16:25+00:00"),
        ("May 5, 2012 14:25 pm", None),
        ("May 32, 2012 4:25 pm", None),
        ("May 5, 3012 4:25 pm", None),
        ("Foo 5, 2012 4:25 pm", None),
    ],
)
def test_the_most_common_order_of_words_is_read_like_any_other(written: str, iso: str | None) -> None:
    assert iso_date(written) == iso
    assert iso_date(f"Published {written}") == iso


def test_blanks_after_the_dots_of_a_date_do_not_matter() -> None:
    assert iso_date("3. 5. 2023 14:05") == "2023-05-03T14:05"
    assert iso_date("13. 5. 2023") == "2023-05-13"
    assert iso_date("3. 5.2023") is None
