"""Working ahead changes nothing but the time: the same items, the same errors, and no thread left behind."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.annotation.label_studio.ahead import ahead


def workers() -> int:
    return sum(thread.name == "ahead" for thread in threading.enumerate())


@given(st.lists(st.integers() | st.none()), st.integers(1, 5))
def test_items_come_in_their_order(items: list[int | None], most: int) -> None:
    assert list(ahead(items, most=most)) == items
    assert workers() == 0


def test_an_error_is_raised_after_the_items_before_it() -> None:
    def failing() -> Iterator[int]:
        yield 1
        raise ValueError("no more")

    seen = []
    with pytest.raises(ValueError, match="no more"):
        for item in ahead(failing(), most=3):
            seen.append(item)
    assert seen == [1]
    assert workers() == 0


def test_a_caller_that_stops_early_leaves_no_thread() -> None:
    def endless() -> Iterator[int]:
        number = 0
        while True:
            yield number
            number += 1

    items = ahead(endless(), most=2)
    assert next(items) == 0
    items.close()  # type: ignore[attr-defined]
    assert workers() == 0
