from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.corpus.pages.document.tree import Tree
from commentariat.corpus.pages.wording.calendar import (
    AFTER,
    AGO,
    BEFORE,
    IRANIAN_MONTHS,
    MONTHS,
    NOW,
    TODAY,
    UNITS,
    YESTERDAY,
    month_of,
)
from commentariat.corpus.pages.wording.marks import machine_time
from commentariat.corpus.pages.wording.moments import order_of_language, order_told, read_time
from commentariat.corpus.pages.wording.times import plain, searched_span, time_span, usual_span
from commentariat.corpus.values.dates import precision

SAVED = "2020-05-20T10:00:00"


@pytest.mark.parametrize(
    ("shown", "iso"),
    [
        ("January 31, 2011 at 9:59 am", "2011-01-31T09:59"),
        ("31 January 2011 9:59", "2011-01-31T09:59"),
        ("Jan 10, 2008 4:49:12 PM", "2008-01-10T16:49:12"),
        ("On 3rd of May 2010 at 4pm", "2010-05-03T16:00"),
        ("20 Sep '13", "2013-09-20"),
        ("21-Mar-2012 14:02", "2012-03-21T14:02"),
        ("15:47 on 23 Oct 2011", "2011-10-23T15:47"),
        ("14. 01. 2020, 13:47", "2020-01-14T13:47"),
        ("17.07, 2011 @ 13:04", "2011-07-17T13:04"),
        ("Montag, 03.02.2020 | 10:15", "2020-02-03T10:15"),
        ("lundi 3 mars 2014 à 10h30", "2014-03-03T10:30"),
        ("3 de mayo de 2016 a las 8:15 pm", "2016-05-03T20:15"),
        ("12 марта 2014 в 15:30", "2014-03-12T15:30"),
        ("2020年1月3日 10:11", "2020-01-03T10:11"),
        ("Sat, 2012-03-03 10:22", "2012-03-03T10:22"),
        ("2013-04-02 11:04 pm (UTC)", "2013-04-02T23:04+00:00"),
        ("11:42 م - 10 مارس 2013", "2013-03-10T23:42"),
        ("12:05 ص - 11 مارس 2013", "2013-03-11T00:05"),
        ("10 Μαρτίου 2014 8:12 μμ", "2014-03-10T20:12"),
        ("5 Μαΐου 2020", "2020-05-05"),
        ("5 listopada 2020", "2020-11-05"),
        ("5. listopadu 2020", "2020-11-05"),
        ("00:03am on 12 Nov 2009", "2009-11-12T00:03"),
        ("Jan. 12, 2013, noon", "2013-01-12T12:00"),
        ("Jan. 12, 2013, midnight", "2013-01-12T00:00"),
        ("الأربعاء ١٥ أيار ٢٠١٣ - ١٠:١٠", "2013-05-15T10:10"),
        ("٣ كانون الثاني ٢٠١٤", "2014-01-03"),
        ("12 تشرين الأول 2015 - 14:20", "2015-10-12T14:20"),
        ("31 اردیبهشت 1400", "2021-05-21"),
        ("14 ביולי 2012, 10:22", "2012-07-14T10:22"),
        ("12. мај 2019. у 14:20", "2019-05-12T14:20"),
        ("12 մայիսի 2016", "2016-05-12"),
        ("2 maret 2020", "2020-03-02"),
        ("29 февраля 2019", None),
        ("01/02/2012 at 5:10pm", None),
        ("no time at all", None),
    ],
)
def test_times_are_read_as_they_are_shown(shown: str, iso: str | None) -> None:
    assert read_time(shown) == iso


@pytest.mark.parametrize(
    ("shown", "iso"),
    [
        ("just now", "2020-05-20T10:00"),
        ("5 minutes ago", "2020-05-20T09:55"),
        ("vor 5 Stunden", "2020-05-20"),
        ("2 days, 3 hours ago", "2020-05-18"),
        ("2 days, 11 hours ago", "2020-05-17"),
        ("3 weeks 2 days ago", "2020-04-27"),
        ("il y a 3 semaines 2 jours", "2020-04-27"),
        ("3 недели 2 дня назад", "2020-04-27"),
        ("1 year 6 months ago", "2018-11"),
        ("1 month 3 days ago", "2020-04"),
        ("hace 3 días", "2020-05-17"),
        ("3 дня назад", "2020-05-17"),
        ("2 dagen geleden", "2020-05-18"),
        ("3 weeks ago", "2020-04"),
        ("un mes", None),
        ("hace un mes", "2020-04"),
        ("2 years ago", "2018"),
        ("2 t siden", "2020-05-20"),
        ("for 3 d. siden", "2020-05-17"),
        ("2 tim sedan", "2020-05-20"),
        ("2 u geleden", "2020-05-20"),
        ("vor 3 T.", "2020-05-17"),
        ("3 p tagasi", "2020-05-17"),
        ("20 小时前", "2020-05-19"),
        ("5 天前", "2020-05-15"),
        ("3일 전", "2020-05-17"),
        ("منذ 2 أيام", "2020-05-18"),
        ("۳ روز پیش", "2020-05-17"),
        ("לפני 3 ימים", "2020-05-17"),
        ("преди 2 дни", "2020-05-18"),
        ("пре 3 дана", "2020-05-17"),
        ("3 gün əvvəl", "2020-05-17"),
        ("3 ngày trước", "2020-05-17"),
        ("26h trước", "2020-05-19"),
        ("3 jam yang lalu", "2020-05-20"),
        ("gestern, 17:30 Uhr", "2020-05-19T17:30"),
        ("Aujourd'hui à 10:15", "2020-05-20T10:15"),
        ("i går 17:30", "2020-05-19T17:30"),
        ("hôm qua", "2020-05-19"),
        ("χθες", "2020-05-19"),
        ("πριν από 3 ώρες", "2020-05-20"),
        ("только что", "2020-05-20T10:00"),
        ("Nov 19 at 12:28", "2019-11-19T12:28"),
    ],
)
def test_relative_times_are_no_finer_than_their_words(shown: str, iso: str | None) -> None:
    assert read_time(shown, now=SAVED) == iso
    if "Nov" not in shown:
        assert read_time(shown) is None


@pytest.mark.parametrize(
    ("shown", "language", "iso"),
    [
        ("19 t.", "da", "2020-05-19"),
        ("2 T.", "de-AT", "2020-05-18"),
        ("2 v", "sv", "2020-05"),
        ("2 v", "fi", "2018"),
        ("2 ч", "ru", "2020-05-20"),
        ("2 t", "en", None),
    ],
)
def test_units_of_one_letter_mean_what_they_do_in_the_language_of_the_page(
    shown: str, language: str, iso: str | None
) -> None:
    assert read_time(shown, now="2020-05-20T10:00:00+00:00", language=language) == iso


@pytest.mark.parametrize(
    "line", ["He was 31 in May.", "May I ask 3 things", "Room 12.30", "version 1.2.3", ""]
)
def test_not_every_number_is_a_time(line: str) -> None:
    assert time_span(line) is None


@given(st.text(max_size=120))
def test_any_text_is_read_or_refused(text: str) -> None:
    span = time_span(text)
    assert span is None or 0 <= span[0] < span[1] <= len(text)
    iso = read_time(text, now=SAVED)
    assert iso is None or precision(iso) in ("year", "month", "day", "minute", "second")


_DATES = (
    "May 3, 2012",
    "May 3rd 2012",
    "Sept. 30, 2010",
    "3 May 2012",
    "3. Mai, 2012",
    "3rd june 2012",
    "ma 3 2012",
)
_CLOCKS = (
    "",
    " at 9:40",
    ", 9:40 am",
    " @ 9:40:12 p.m.",
    " - 23:59",
    " um 25:61",
    " | 9:40pm",
    " 9:40 ",
    " 9:40h",
)


@given(
    st.sampled_from(
        ("", "Ann ", "Mon, ", "Monday ", "x", "_", "in May ", "noon ", "by Ann (", "on\t", "Mar. ", "1. ")
    ),
    st.sampled_from(_DATES),
    st.sampled_from(_CLOCKS),
    st.sampled_from(
        ("", ".", ")", " said:", " | Permalink", " march", "-may 2", " UTC", " Uhr", " ago", "/mai", " noon")
    ),
)
def test_the_usual_form_is_read_as_the_long_search_reads_it(
    before: str, date: str, clock: str, after: str
) -> None:
    line = plain(before + date + clock + after)
    if span := usual_span(line):
        assert span == searched_span(line, numbered=True)


def test_most_times_are_of_the_usual_form() -> None:
    assert usual_span("ann on may 3, 2012 at 9:40 am said:") == (7, 29)
    assert usual_span("3. mai 2012, 9:40") == (0, 17)


@pytest.mark.parametrize("month", [*MONTHS, *IRANIAN_MONTHS])
def test_every_month_is_told_with_its_day_and_year(month: str) -> None:
    line = f"5 {month.title()} 2010"
    assert time_span(line) == (0, len(line))


@pytest.mark.parametrize(
    "words",
    [
        *(f"3 {unit} ago" for unit in UNITS),
        *(f"3{span}" if span.endswith("前") else f"3{span} 전" for span in AGO),
        *(f"{word} 3 days" for word in BEFORE),
        *(f"3 days {word}" for word in AFTER),
        *sorted(YESTERDAY | TODAY | NOW),
    ],
)
def test_every_word_for_a_time_that_counts_from_now_is_told_and_read(words: str) -> None:
    for line in (words, words.title()):
        assert time_span(line) == (0, len(line))
        assert read_time(line, now=SAVED) is not None


def test_croatian_months_are_read_by_the_language_of_the_page() -> None:
    assert read_time("5. listopada 2020.", language="hr-HR") == "2020-10-05"
    assert read_time("5. listopada 2020.", language="pl") == "2020-11-05"


def test_times_do_not_count_from_a_month() -> None:
    assert read_time("3 days ago", now="2020-05") is None
    assert read_time("3 days ago", now="2020-05-20") == "2020-05-17"


@pytest.mark.parametrize(
    "line", ["I was just about to say so", "Vilken dag", "À la une", "Il y a un mais", "ma"]
)
def test_parts_of_words_for_a_time_are_none(line: str) -> None:
    assert time_span(line) is None


def test_words_without_a_number_tell_no_time_of_a_long_line() -> None:
    assert time_span("We counted 12 swans and just now another one came down to the water") is None


def test_days_without_a_year_are_the_last_before_a_page_was_saved() -> None:
    assert read_time("6月3日 08:12", now=SAVED) == "2019-06-03T08:12"
    assert read_time("6月3日 08:12") is None


@pytest.mark.parametrize(
    ("line", "span"),
    [
        ("Susi am Montag, 16. Mai 2011:", "Montag, 16. Mai 2011"),
        ("By Ann, Tue, 06/07/2022 - 07:02", "Tue, 06/07/2022 - 07:02"),
        ("Af Ann tir, 09/10/2024 - 17:05", "tir, 09/10/2024 - 17:05"),
        ("It was so 09/10/2024", "09/10/2024"),
        ("Dari Ann pada Sel, 03/05/2019 - 09:14", "Sel, 03/05/2019 - 09:14"),
        ("Ann, wt., 3.05.2012 10:15", "wt., 3.05.2012 10:15"),
        ("śr. 3 maja 2012", "śr. 3 maja 2012"),
        ("by Min, 3 May 2012", "3 May 2012"),
        ("2013-04-02 11:04 pm (UTC)", "2013-04-02 11:04 pm (UTC)"),
        ("老船坞 5 天前 · 上海", "5 天前"),
        ("今天08:23", "今天08:23"),
        ("JustaSlob 23 seconds ago (7:18 PM)", "23 seconds ago (7:18 PM)"),
        ("#1 Oct. 9, 2010 - 7:28 AM", "Oct. 9, 2010 - 7:28 AM"),
        ("At 10:14am on 11 Nov 2009, Bo wrote:", "10:14am on 11 Nov 2009"),
    ],
)
def test_a_time_is_shown_with_its_day_of_the_week_and_its_clock(line: str, span: str) -> None:
    found = time_span(line)
    assert found is not None
    assert line[slice(*found)] == span


def test_the_day_of_the_week_tells_the_order_of_a_date() -> None:
    assert order_told("Tue, 06/07/2022 - 07:02") == "mdy"
    assert order_told("Wed, 06/07/2022") == "dmy"
    assert order_told("Mon, 06/07/2022") is None
    assert order_told("06/07/2022") is None
    assert order_told("tir, 09/10/2024 - 17:05") == "mdy"
    assert order_told("so 09/10/2024") is None
    assert order_told("Rab, 03/06/2019 - 20:01") == "mdy"


@pytest.mark.parametrize(
    ("said", "moment"),
    [
        ("12.mar.2012 | 14:22", "2012-03-12T14:22"),
        ("2023. szept. 17. 19:42", "2023-09-17T19:42"),
        ("7:48am Thu 27 Feb 14", "2014-02-27T07:48"),
        ("3 Şub 2021", "2021-02-03"),
        ("12.04.10 10:20 Uhr", "2010-04-12T10:20"),
    ],
)
def test_days_beside_clocks_keep_apart(said: str, moment: str) -> None:
    assert read_time(said) == moment


@pytest.mark.parametrize("said", ["04/12 at 10:20 AM", "12.04. 10:20 Uhr", "17.03|21:14"])
def test_a_day_without_a_year_is_a_time_but_no_moment(said: str) -> None:
    span = time_span(said)
    assert span is not None
    assert span[0] == 0
    assert read_time(said) is None


@pytest.mark.parametrize("said", ["RXd 1.37:55", "3/4 at most", "Rule 12.4 applies at 10"])
def test_other_figures_are_no_days(said: str) -> None:
    assert time_span(said) is None


IN_ASCII = (
    "January 31, 2011", "5 of May 2010", "Oct. 9,", "sty 7", "5sty 7", "4/3/11", "2011-04-03", "9:59 am", "10h30", "5.10",
    "at", "noon", "12", "'10", "|", "(", ")", "\x1c", "Tue,", "page",
)  # fmt: skip


@given(st.lists(st.sampled_from(IN_ASCII), min_size=1, max_size=6).map(" ".join))
def test_lines_in_ascii_are_read_like_any_others(line: str) -> None:
    span, other = time_span(line), time_span(f"· {line}")
    assert other == (span and (span[0] + 2, span[1] + 2))


@pytest.mark.parametrize(
    ("shown", "iso"),
    [
        ("14:05 14/5", "2020-05-14T14:05"),
        ("9h30 3/12", "2019-12-03T09:30"),
        ("14/5 14:05", "2020-05-14T14:05"),
    ],
)
def test_a_day_and_a_month_stand_behind_the_clock_or_before_it_where_the_year_is_left_out(
    shown: str, iso: str
) -> None:
    assert time_span(shown) == (0, len(shown))
    assert read_time(shown, now=SAVED, order="dmy") == iso
    assert read_time(shown, now=SAVED) is None


@pytest.mark.parametrize("shown", ["5/14(火) 10:05", "5/14 (火) 10:05"])
def test_japanese_pages_set_the_month_before_the_day_and_the_weekday_behind_it(shown: str) -> None:
    assert time_span(f"{shown} 配信") == (0, len(shown))
    assert read_time(shown, now=SAVED) == "2020-05-14T10:05"


def test_a_fraction_or_a_score_is_no_day() -> None:
    assert time_span("Add 1/2 cup") is None
    assert time_span("At 10.15 it was 3/4 full") is None


def test_the_blank_behind_a_clock_is_none_of_the_time() -> None:
    line = "14 พฤษภาคม เวลา 12:31 , Bo"
    assert line[slice(*(time_span(line) or ()))] == "14 พฤษภาคม เวลา 12:31"


@pytest.mark.parametrize(
    "shown",
    ["3 May 2012, 4:02 PM EDT", "11:59 pm on Wednesday, March 14, 2012", "March 14, 2012 09:22 AM ET", "3. Mai 2012, 9:40 Uhr", "12.06.2008 - 10.02h", "14 พฤษภาคม เวลา 12:31 น.", "May 3, 2012 9:40 (GMT)"],
)  # fmt: skip
def test_a_time_is_shown_with_its_clock_and_the_zone_or_the_word_for_hours_behind_it(shown: str) -> None:
    line = f"Ann {shown} Reply"
    assert line[slice(*(time_span(line) or ()))] == shown


@pytest.mark.parametrize("tag", ["de-AT", "de_AT", "DE", "en_GB"])
def test_the_language_tells_the_order_of_a_date_however_its_tag_is_written(tag: str) -> None:
    assert order_of_language(tag) == "dmy"
    assert order_of_language("en_us") == "mdy"


@pytest.mark.parametrize("tag", ["hr-HR", "hr_HR", "HR"])
def test_the_language_tells_the_month_however_its_tag_is_written(tag: str) -> None:
    assert month_of("listopada", tag) == 10


@pytest.mark.parametrize(
    ("line", "shown", "moment"),
    [
        ("by Ann, Fri Mar 12 09:10:44 2004", "Fri Mar 12 09:10:44 2004", "2004-03-12T09:10:44"),
        ("Fri Mar 12 09:10:44 CET 2004", "Fri Mar 12 09:10:44 CET 2004", "2004-03-12T09:10:44+01:00"),
        ("Ana, 12. III 2024. 09:10", "12. III 2024. 09:10", "2024-03-12T09:10"),
        ("12.X.2024", "12.X.2024", "2024-10-12"),
        ("令和6年3月12日 09:10", "令和6年3月12日 09:10", "2024-03-12T09:10"),
        ("平成元年3月2日", "平成元年3月2日", "1989-03-02"),
    ],
    ids=["ctime", "with a zone", "Roman", "October", "Reiwa", "first year"],
)
def test_a_date_is_read_with_all_that_belongs_to_it(line: str, shown: str, moment: str) -> None:
    span = time_span(line)
    assert span is not None
    assert (line[slice(*span)], read_time(shown)) == (shown, moment)


@pytest.mark.parametrize("line", ["Louis XIV. 2024", "Area 5.V", "Lap 12. 2004 won", "Part 3. vi"])
def test_figures_of_other_kinds_are_no_dates(line: str) -> None:
    assert time_span(line) is None


def test_a_title_may_hold_the_time_as_javascript_writes_it() -> None:
    tree = Tree(
        '<span title="Tue Mar 12 2024 09:10:00 GMT+0100 (Central European Standard Time)">3 days ago</span>'
    )
    index = tree.tags.index("span")
    assert machine_time(tree, index) == "2024-03-12T09:10:00+01:00"


@pytest.mark.parametrize("shown", ["about 5 hours ago", "almost 2 years ago", "over 3 months ago"])
def test_a_word_that_says_a_time_is_none_to_the_minute_is_part_of_it(shown: str) -> None:
    line = f"posted {shown}"
    span = time_span(line)
    assert span is not None
    assert line[slice(*span)] == shown
    assert read_time(shown, now="2012-05-20T10:00") == read_time(
        shown.partition(" ")[2], now="2012-05-20T10:00"
    )


@pytest.mark.parametrize(
    ("shown", "day"),
    [
        ("Duşem, 15 Îlon 2014 08:00", "2014-09-15T08:00"),
        ("2 Çile 2014", "2014-01-02"),
        ("١٢ی ئازاری ٢٠١٦", "2016-03-12"),
        ("12ی تشرینی یەکەمی 2016", "2016-10-12"),
        ("3 کانوونی دووەم 2014", "2014-01-03"),
    ],
)
def test_kurdish_months_are_of_one_word_or_two_and_a_letter_joins_them_to_the_day(
    shown: str, day: str
) -> None:
    assert read_time(shown) == day


@pytest.mark.parametrize("clock", ["8 h 47 min", "8h47min", "8 h 47"])
def test_the_word_for_minutes_behind_a_clock_is_part_of_it(clock: str) -> None:
    line = f"6 février 2012 à {clock} | Répondre"
    assert line[slice(*time_span(line) or ())] == f"6 février 2012 à {clock}"


@pytest.mark.parametrize(
    ("shown", "moment"),
    [
        ("मई 12, 2017 at 4:35 अपराह्न", "2017-05-12T16:35"),
        ("13 मई 2017, 9:10 पूर्वाह्न", "2017-05-13T09:10"),
        ("۱۴ مارچ ۲۰۱۲ بوقت ۱:۵۰ شام", "2012-03-14T13:50"),
        ("۱۴ مارچ ۲۰۱۲ بوقت ۹:۲۵ صبح", "2012-03-14T09:25"),
        ("ថ្ងៃ\u200bទី១២ ខែមីនា ឆ្នាំ២០១៥ ម៉ោង ៣:៤៥ ល្ងាច", "2015-03-12T15:45"),
        ("ទី១២ ខែមីនា ឆ្នាំ២០១៥", "2015-03-12"),
        ("12 mars 2015 3:15 p.d.", "2015-03-12T03:15"),
        ("12 mars 2015 3:15 m.d.", "2015-03-12T15:15"),
        ("12 Mac 2015 9:15 PG", "2015-03-12T09:15"),
        ("2012. március 3. du. 3:15", "2012-03-03T15:15"),
        ("3. březen 2012 v 3:15 odp.", "2012-03-03T15:15"),
        ("3 Mart 2012 öğleden sonra 3:15", "2012-03-03T15:15"),
        ("06-மார்ச்-2014 10:22:31 IST", "2014-03-06T10:22:31"),
        ("መጋቢት 3 ቀን 2007 (March 12, 2015) at 10:22 AM", "2015-03-12T10:22"),
        ("(March 12, 2015) at 10:22 AM", "2015-03-12T10:22"),
        ("२०७५ साउन १२ गते ९:४५", None),
    ],
    ids=[
        "hi", "hi a day first", "ur", "ur am", "km", "km a day", "sq am", "sq pm", "ms", "hu", "cs", "tr", "Indian zone",
        "two calendars", "one in brackets", "Bikram",
    ],
)  # fmt: skip
def test_a_time_in_the_words_of_its_language_is_shown_whole(shown: str, moment: str | None) -> None:
    span = time_span(f"Li Wei | {shown}")
    assert span is not None
    assert (f"Li Wei | {shown}"[slice(*span)], read_time(shown)) == (shown, moment)


@pytest.mark.parametrize("line", ["Sa 3:15, 3. März 2012", "3 marzo 2012, de 3:15"])
def test_a_short_word_before_a_clock_is_no_half_of_the_day(line: str) -> None:
    assert read_time(line) == "2012-03-03T03:15"
