"""Times in the words of all languages of the Common Locale Data Repository."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.corpus.pages import cldr
from commentariat.corpus.pages.cldr import Past, levelled, past_in
from commentariat.corpus.pages.document.tree import Tree
from commentariat.corpus.pages.wording.cues import DATE, cues_of
from commentariat.corpus.pages.wording.moments import read_time
from commentariat.corpus.pages.wording.times import time_span

SAVED = "2020-05-20T10:00"
READ: dict[str, Any] = json.loads(Path(cldr.__file__).with_name("times.json").read_text(encoding="utf-8"))
SPANS = [
    (f"{opening} 5 {closing}".strip(), unit)
    for closing, openings in READ["spans"].items()
    for opening, unit in openings.items()
]


@pytest.mark.parametrize(("text", "unit"), SPANS)
def test_every_way_to_write_a_past_time_is_told_as_it_is_written(text: str, unit: str | None) -> None:
    assert past_in(levelled(text)) == Past(0, len(text), 5, unit)
    assert time_span(text.title()) == (0, len(text))
    assert cues_of(Tree(f"<p>{text}"))[0] & DATE
    if unit is None:
        assert read_time(text, now=SAVED) is None


@pytest.mark.parametrize(("phrase", "told"), READ["phrases"].items())
def test_phrases_without_a_number_are_told(phrase: str, told: list[Any]) -> None:
    assert past_in(levelled(phrase)) == Past(0, len(phrase), *told)
    assert cues_of(Tree(f"<p>{phrase}"))[0] & DATE


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("před 5 minutami", "2020-05-20T09:55"),
        ("pred 3 hodinami", "2020-05-20"),
        ("5 órával ezelőtt", "2020-05-20"),
        ("acum 45 de minute", "2020-05-20T09:15"),
        ("för 1 timme sedan", "2020-05-20"),
        ("for 4 dage siden", "2020-05-16"),
        ("3 päivää sitten", "2020-05-17"),
        ("3 години тому", "2020-05-20"),
        ("преди 3 години", "2017"),
        ("5 मिनट पहले", "2020-05-20T09:55"),
        ("৩ দিন আগে", "2020-05-17"),
        ("2 นาทีที่ผ่านมา", "2020-05-20T09:58"),
        ("לפני יומיים", "2020-05-18"),
        ("il y a 3 h", "2020-05-20"),
        ("hace 2 d", "2020-05-18"),
        ("5분전", "2020-05-20T09:55"),
        ("1 hour, 5 minutes ago", "2020-05-20"),
    ],
)
def test_past_times_are_read(text: str, moment: str) -> None:
    assert read_time(text, now=SAVED) == moment


@pytest.mark.parametrize("text", ["hace 3 m", "il y a 5 m."])
def test_what_may_be_minutes_or_months_is_shown_and_not_read(text: str) -> None:
    assert time_span(text) == (0, len(text))
    assert read_time(text, now=SAVED) is None


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("fredag den 8. januar 2021 kl. 14.05", "2021-01-08T14:05"),
        ("8. jan. 2021 14.05.00", "2021-01-08T14:05:00"),
        ("2021年1月8日 下午2:05", "2021-01-08T14:05"),
        ("2021年1月8日 上午12:05", "2021-01-08T00:05"),
        ("2021. 1. 8. 오후 2:05", "2021-01-08T14:05"),
        ("8 Jan 2021, 2:05 PTG", "2021-01-08T14:05"),
        ("8 tháng 1, 2021", "2021-01-08"),
        ("2021 m. sausio 8 d.", "2021-01-08"),
        ("2021. gada 8. janvāris", "2021-01-08"),
        ("शुक्रवार, 8 जनवरी 2021", "2021-01-08"),
        ("৮ জানুয়ারি, ২০২১", "2021-01-08"),
        ("8 ม.ค. 2564", "2021-01-08"),
        ("8 มกราคม 2021", "2021-01-08"),
        ("25 มี.ค. 64", "2021-03-25"),
        ("8 בינו׳ 2021", "2021-01-08"),
        ("8 Mac 2021", "2021-03-08"),
    ],
)
def test_dates_are_read_as_each_language_writes_them(text: str, moment: str) -> None:
    assert read_time(text) == moment


@pytest.mark.parametrize(
    "text", ["20 Julie", "7 Junie", "few 2 people", "2 Macs", "5 min read", "3 m high", "in 5 minutes"]
)
def test_names_and_words_of_other_languages_are_no_times(text: str) -> None:
    assert time_span(text) is None


@given(st.text(max_size=80))
def test_levelling_keeps_every_character_at_its_place(text: str) -> None:
    level = levelled(text)
    assert len(level) == len(text)
    assert all(
        one == other
        for one, other in zip(level, text, strict=True)
        if other.isascii() and other not in "./- "
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("vor 5 min., sagt er", "vor 5 min."),
        ("vor 5 - min", "vor 5 - min"),
        ("am 12. vor 5 min", "vor 5 min"),
        ("vor 5, 12 und 13", None),
    ],
)
def test_signs_may_stand_between_a_number_and_its_unit(text: str, shown: str | None) -> None:
    past = past_in(text)
    assert (past and text[past.start : past.end]) == shown
