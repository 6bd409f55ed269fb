"""What was worked out once is looked up, and never more is kept than was allowed."""

from __future__ import annotations

import gc

from hypothesis import given
from hypothesis import strategies as st

from commentariat.analysis.garbage import OBJECTS, rarely_collected
from commentariat.analysis.remembered import Remembered


@given(st.lists(st.integers(0, 20)), st.integers(1, 5))
def test_results_are_the_functions_and_few_are_kept(asked: list[int], most: int) -> None:
    squares = Remembered(lambda number: number * number, most=most)
    for number in asked:
        assert squares[number] == number * number
        assert len(squares) <= most


def test_what_is_known_is_not_worked_out_again() -> None:
    calls: list[str] = []
    lengths = Remembered(lambda word: calls.append(word) or len(word))
    assert [lengths[word] for word in ("a", "to", "a", "to")] == [1, 2, 1, 2]
    assert calls == ["a", "to"]


def test_the_collector_is_set_back_whatever_happens() -> None:
    before = gc.get_threshold()
    try:
        with rarely_collected():
            assert gc.get_threshold()[0] == OBJECTS
            raise KeyError
    except KeyError:
        assert gc.get_threshold() == before


def test_a_collector_that_was_switched_off_stays_off() -> None:
    before = gc.get_threshold()
    gc.set_threshold(0)
    try:
        with rarely_collected():
            assert gc.get_threshold()[0] == 0
    finally:
        gc.set_threshold(*before)
