from __future__ import annotations

import pytest

from commentariat.corpus.short_counts import short_count


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
    ],
)
def test_a_number_with_its_unit_is_a_count_in_many_languages(shown: str, count: int) -> None:
    assert short_count(shown) == count


@pytest.mark.parametrize("shown", ["many", "1.2 x", "万", "0.93 pos", "12", "5 min", "3 km", "1.2.3k", "k"])
def test_other_words_and_numbers_are_none(shown: str) -> None:
    assert short_count(shown) is None
