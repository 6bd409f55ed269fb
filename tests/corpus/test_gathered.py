"""Sequences that are on disk when they are large: what was gathered is read again, and little of it is held."""

from __future__ import annotations

import gc
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.corpus import gathered
from commentariat.corpus.gathered import ITEM, Gathered, Scratch


@given(st.lists(st.text(max_size=5)), st.integers(0, 5 * ITEM), st.data())
def test_it_is_the_sequence_of_what_was_appended(items: list[str], room: int, data: st.DataObject) -> None:
    made = Gathered[str](Scratch(), room=room)
    for item in items:
        made.append(item, size=len(item))

    assert list(made) == items
    assert len(made) == len(items)
    assert list(made.settled()) == items
    assert made.in_memory == (len(made.held) == len(items))
    if items:
        at = data.draw(st.integers(-len(items), len(items) - 1))
        assert made[at] == items[at]
        assert list(made[at:]) == items[at:]
    for beyond in (len(items), -len(items) - 1):
        with pytest.raises(IndexError):
            made[beyond]


@given(st.lists(st.integers(0, 10_000)), st.integers(0, 20_000))
def test_what_is_held_takes_no_more_than_the_room(sizes: list[int], room: int) -> None:
    made = Gathered[int](Scratch(), room=room)
    for size in sizes:
        made.append(size, size=size)

        assert sum(held + ITEM for held in made.held) <= room


@given(st.lists(st.lists(st.integers(), max_size=6), max_size=6), st.integers(0, 4 * ITEM))
def test_a_sequence_within_an_item_may_be_on_disk_too(lists: list[list[int]], room: int) -> None:
    scratch = Scratch()
    outer = Gathered[dict[str, Gathered[int]]](scratch, room=room)
    for numbers in lists:
        inner = Gathered[int](scratch, room=room)
        for number in numbers:
            inner.append(number, size=1)
        outer.append({"replies": inner}, size=len(numbers))

    assert [list(item["replies"]) for item in outer] == lists


def test_two_readers_of_a_sequence_do_not_disturb_each_other() -> None:
    made = Gathered[int](Scratch(), room=3 * ITEM)
    for number in range(20):
        made.append(number, size=0)

    assert list(zip(made, made, strict=True)) == [(number, number) for number in range(20)]


def test_the_file_is_made_in_its_folder_only_when_needed_and_goes_with_the_sequence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = []

    def opening(**asked: Any) -> object:
        opened.append((asked, TemporaryFile(**asked)))  # noqa: SIM115
        return opened[-1][1]

    monkeypatch.setattr(gathered, "TemporaryFile", opening)
    made = Gathered[str](Scratch(tmp_path), room=ITEM)
    assert not opened
    for item in "abc":
        made.append(item, size=1)
    ((asked, file),) = opened
    assert asked == {"dir": tmp_path}
    assert not file.closed

    rest = iter(made)
    del made
    assert "".join(rest) == "abc"
    del rest
    gc.collect()
    assert file.closed
