"""Of a time as shown only what is a time is kept, and words for months and days are read in any language."""

from __future__ import annotations

import pytest

from commentariat.corpus.assembly.times import Times, shown_time


@pytest.mark.parametrize(
    "shown",
    [
        "2018-03-02", "2018-03-01T12:00:00.000+02:00", "1528100100", "4/5/2017 10:41", "27 March 2012 11:35am",
        "Mittwoch, 5. April 2017, 10:41 Uhr", "le 11 septembre 2018 à 12h57", "5 aprile 2017 alle 10:41", "vor 3 Tagen",
        "il y a 2 heures", "3 days ago", "2 hrs", "yesterday", "сегодня в 10:41", "1 год назад", "منذ 3 أيام",
        "2013年8月21日2时30分", "3시간 전", "před 2 hodinami", "5 मिनट पहले", "3d", "2 Std.", "5 мин", "3天",
        "10:41 AM on 3/04/2011", "April 5th, 2017 at 10:41 am EDT",
    ],
)  # fmt: skip
def test_a_time_is_kept_whole(shown: str) -> None:
    assert shown_time(shown) == shown


@pytest.mark.parametrize(
    ("cell", "left"),
    [
        ("Al Smith, 3 days ago", "3 days ago"),
        ("5. April 2017 von Al Smith", "5. April 2017"),
        ("32/13/2018 by Al Smith", "32/13/2018"),
        ("Al Smith", None),
        ("April Smith", None),
        ("+44 20 7946 0958", None),
        ("al@mail.example", None),
    ],
)
def test_what_stands_beside_a_time_is_not(cell: str, left: str | None) -> None:
    assert shown_time(cell) == left


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("6 mars 2024 à 14:05", "2024-03-06T14:05"),
        ("Mittwoch, 6. März 2024, 14:05 Uhr", "2024-03-06T14:05"),
        ("6 de marzo de 2024", "2024-03-06"),
        ("6 марта 2024 г.", "2024-03-06"),
        ("2024年3月6日 下午2:05", "2024-03-06T14:05"),
        ("2024年3月6日下午2时05分", "2024-03-06T14:05"),
        ("2024년 3월 6일 오후 2시 05분", "2024-03-06T14:05"),
        ("Publié le 6 mars 2024", "2024-03-06"),
        ("Veröffentlicht am 6. März 2024", "2024-03-06"),
        ("vor 3 Tagen", None),
        ("6 mars", None),
        ("5. listopada 2020.", None),
        ("5 มกราคม 2563 เวลา 14:30 น.", "2020-01-05T14:30"),
        ("5. siječnja 2020. u 14:30", "2020-01-05T14:30"),
        ("13/1/2563 14:30", "2020-01-13T14:30"),
        ("1399/07/05", "2020-09-26"),
        ("1442/01/05", None),
        ("6 mars 2024 par Anne Petit", None),
    ],
)
def test_a_column_of_dates_in_any_language_is_read(written: str, read: str | None) -> None:
    row = {"published": written, "input": "a.csv, row 2", "language": None}
    times = Times()
    times.note(row)

    assert times.read(row) == read
    assert [problem.what for problem in times.problems()] == (
        [] if read else ["1 date cannot be read with certainty, in row 2"]
    )


def row(
    published: str, *, language: str | None = None, columns: str | None = None, path: str = "a.csv"
) -> dict[str, str | None]:
    return {
        "published": published,
        "input": f"{path}, row 2",
        "language": language,
        "columns_language": columns,
    }


def days(*rows: dict[str, str | None], times: Times | None = None) -> list[str | None]:
    times = times or Times()
    for one in rows:
        times.note(one)
    for one in rows:
        times.hear(one)
    return [times.read(one) for one in rows]


AMBIGUOUS = "04/03/2024"


@pytest.mark.parametrize(
    ("columns", "texts", "day"),
    [
        ("fr", None, "2024-03-04"),
        ("fr", "en", "2024-03-04"),
        (None, "fr", "2024-03-04"),
        (None, "en-US", "2024-04-03"),
        ("de", "fr", "2024-03-04"),
        ("fr", "en-US", None),
        (None, "en", None),
        ("zh", "zh", None),
        (None, None, None),
    ],
)
def test_the_language_of_columns_and_texts_tells_the_order_of_dates(
    columns: str | None, texts: str | None, day: str | None
) -> None:
    assert days(row(AMBIGUOUS, language=texts, columns=columns)) == [day]


def test_a_date_that_can_be_read_in_one_way_tells_the_order_before_any_language() -> None:
    french = {"language": "fr", "columns": "fr"}

    assert days(row(AMBIGUOUS, **french), row("03/25/2024", **french)) == ["2024-04-03", "2024-03-25"]


def test_dates_that_contradict_each_other_are_settled_by_no_language() -> None:
    both = ("25/03/2024", "03/25/2024")

    assert days(row(AMBIGUOUS), *(row(one, language="fr", columns="fr") for one in both))[0] is None


def test_most_texts_tell_the_order_for_the_whole_file_and_for_no_other() -> None:
    french = [row(AMBIGUOUS, language="fr")] * 3

    assert days(*french, row(AMBIGUOUS, language="en"), row(AMBIGUOUS, path="b.csv")) == [
        *["2024-03-04"] * 4,
        None,
    ]
    assert days(*french, *[row(AMBIGUOUS, language="en-US")] * 3) == [None] * 6


def test_what_the_user_says_of_dates_goes_before_all_languages() -> None:
    french = row(AMBIGUOUS, language="fr", columns="fr")

    assert days(french, times=Times(order="mdy")) == ["2024-04-03"]
