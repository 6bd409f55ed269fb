from __future__ import annotations

import pytest

from commentariat.corpus.values.numbers import count_of, unparted


@pytest.mark.parametrize(
    ("shown", "count"),
    [
        ("1.2万", 12_000),
        ("3,5 тыс.", 3_500),
        ("3,5 тыс", 3_500),
        ("2 Tsd.", 2_000),
        ("1.5만", 15_000),
        ("2億", 200_000_000),
        ("1.2K", 1_200),
        ("1,2 mil", 1_200),
        ("1,2 Mio.", 1_200_000),
        ("3M", 3_000_000),
        ("1,5 jt", 1_500_000),
        ("−1.2K", -1_200),
    ],
)
def test_a_number_with_its_unit_is_a_count_in_many_languages(shown: str, count: int) -> None:
    assert count_of(shown) == count


@pytest.mark.parametrize(
    "shown",
    [
        "1,234",
        "1.234",
        "1 234",
        "1'234",
        "1’234",
        "1\xa0234",
        "1\u202f234",
        "1\u2009234",
        "1,234.00",
        "+1234",
    ],
    ids=ascii,
)
def test_marks_between_thousands_are_no_part_of_a_number(shown: str) -> None:
    assert count_of(shown) == 1234


@pytest.mark.parametrize("shown", ["-3", "−3", "–3"], ids=ascii)
def test_a_minus_is_written_as_a_hyphen_or_a_dash_too(shown: str) -> None:
    assert count_of(shown) == -3


@pytest.mark.parametrize(
    "shown",
    ["many", "1.2 x", "万", "0.93 pos", "5 min", "3 km", "1.2.3k", "k", "0.123", "1234,567", "1.5", ""],
)
def test_other_words_and_numbers_are_none(shown: str) -> None:
    assert count_of(shown) is None


@pytest.mark.parametrize(
    "text", ["le 5\xa0mai 2015", "12 345 and 6", "2015\xa0120", "1\xa023", "1.5\xa0234"], ids=ascii
)
def test_blanks_between_other_numbers_stay(text: str) -> None:
    assert unparted(text) == text
