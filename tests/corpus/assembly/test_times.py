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
