"""Stretches that hold a place are those that a look at all of them finds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from commentariat.analysis.voices.stretches import Stretches

RANGES = st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300)).map(sorted), max_size=20)


@given(RANGES, st.integers(0, 300), st.integers(0, 300))
def test_it_finds_what_a_search_finds(ranges, one, other):
    start, end = sorted((one, other))
    given = [(first, last, number) for number, (first, last) in enumerate(ranges)]
    assert Stretches(given).holding(start, end) == [
        number for first, last, number in given if first <= start and end <= last
    ]
