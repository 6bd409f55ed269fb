"""JSON through a window: it means what Python's own decoder makes of the whole text, and breaks where that does."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.corpus.gathered import Gathered
from commentariat.corpus.readers.tables.json_text import JsonError, JsonText, TooLongError

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=20,
)
WINDOWS = st.integers(1, 80)


def text_of(data: str, *, window: int, longest: int = 10**9) -> JsonText:
    return JsonText(io.StringIO(data, newline="").read, longest=longest, window=window)


def plain(value: Any) -> Any:
    """Return a value with its lists in memory."""
    if isinstance(value, Gathered | list):
        return [plain(item) for item in value]
    return {name: plain(item) for name, item in value.items()} if isinstance(value, dict) else value


def said_of(text: JsonText) -> str:
    try:
        return repr(plain(text.value()))
    except JsonError as error:
        return str(error)


@given(st.lists(VALUES, max_size=4), st.sampled_from([None, 1]), st.booleans(), WINDOWS)
def test_every_value_is_read_whatever_the_window(
    values: list[Any], indent: int | None, ascii_only: bool, window: int
) -> None:
    data = "\n".join(json.dumps(value, indent=indent, ensure_ascii=ascii_only) for value in values)
    text = text_of(data, window=window)
    found = []
    while text.peek():
        found.append(plain(text.value()))

    assert found == values
    text.end()


@given(VALUES, st.integers(0, 200), st.sampled_from(["", ",", "{", "]", '"', "\\", "x", "\n", "1"]), WINDOWS)
def test_what_is_damaged_is_told_of_as_if_the_whole_text_were_in_memory(
    value: object, at: int, put: str, window: int
) -> None:
    data = json.dumps([value, value], indent=1)
    # Nothing put in cuts the text off.
    data = data[:at] + put + data[at:] if put else data[:at]

    assert said_of(text_of(data, window=window)) == said_of(text_of(data, window=10**6))


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize(
    ("data", "said"),
    [
        ('{"a": 1 "b": 2}', "Expecting ',' delimiter, character 9"),
        ('{"a": 1,\n\n b: 2}', "Expecting property name enclosed in double quotes, line 3"),
        ('{"a" 1}', "Expecting ':' delimiter, character 6"),
        ('{"a": [1, 2', "Expecting ',' delimiter, character 12"),
        ('["abc', "Unterminated string starting at, character 2"),
        ("[1, ]", "Expecting value, character 5"),
    ],
)
def test_the_place_of_the_damage_is_named(data: str, said: str, whole: bool) -> None:
    assert said_of(text_of(data, window=1_000 if whole else 4)) == said


def test_what_follows_a_value_is_told_of() -> None:
    text = text_of("[1] [2]", window=100)
    text.value()

    with pytest.raises(JsonError, match="Extra data, character 5"):
        text.end()


@pytest.mark.parametrize("number", ["1234.5678", "-12e+10", "1e400"])
@pytest.mark.parametrize("window", range(1, 12))
def test_a_number_that_the_window_cuts_in_two_is_one_number(number: str, window: int) -> None:
    text = text_of(f"{number} ", window=window)

    assert text.value() == float(number)
    text.end()


def test_a_list_longer_than_the_window_is_read_piece_by_piece() -> None:
    rows = [{"id": number, "text": "word " * 20} for number in range(500)]
    asked: list[int] = []
    stream = io.StringIO(json.dumps({"comments": rows}))

    def read(wanted: int) -> str:
        asked.append(wanted)
        return stream.read(wanted)

    made = JsonText(read, longest=2_000, window=1_000).value()

    assert [row["id"] for row in made["comments"]] == list(range(500))
    assert max(asked) <= 1_000


@pytest.mark.parametrize(
    "data", ['{"text": "' + "x" * 5_000 + '"}', json.dumps({str(n): "word" for n in range(500)})]
)
def test_what_cannot_be_put_aside_has_an_end(data: str) -> None:
    text_of(data, window=100, longest=len(data)).value()
    with pytest.raises(TooLongError):
        text_of(data, window=100, longest=1_000).value()


def test_deep_nesting_is_refused_however_much_is_in_it() -> None:
    with pytest.raises(RecursionError):
        text_of('{"a": ' * 100_000, window=1_000).value()


@pytest.mark.parametrize(
    ("data", "read"),
    [
        ('{"pages": 2, "thread": {"key": "p", "comments": [{"id": 1}, {"id": 2}, {"id": 3, "bo', [1, 2]),
        ('{"pages": 2, "thread": {"key": "p", "comments": [{"id": 1}, {"id": 2}', [1, 2]),
        ('{"pages": 2, "thread": {"key": "p", "comments": [{"id": 1}]}', [1]),
        ('{"pages": 2, "thread": {"key": "p", "comments": [{"id": 1}, {"id": oops}, {"id": 3}]}}', [1]),
    ],
)
@pytest.mark.parametrize("window", [10, 1000])
def test_of_a_value_that_breaks_off_in_a_list_what_stands_before_is_known(
    data: str, read: list[int], window: int
) -> None:
    with pytest.raises(JsonError) as caught:
        text_of(data, window=window).value()

    assert plain(caught.value.read) == {
        "pages": 2,
        "thread": {"key": "p", "comments": [{"id": number} for number in read]},
    }


def test_an_item_keeps_the_items_of_its_own_list_that_stand_before_the_break() -> None:
    with pytest.raises(JsonError) as caught:
        text_of('[{"id": 1, "responses": [{"id": 2}, {"id": 3, "bo', window=1000).value()

    assert caught.value.read == [{"id": 1, "responses": [{"id": 2}]}]


@pytest.mark.parametrize(
    "data", ['{"id": 1, "by": {"name": "Ada", "bad', '{"id": 1, "bo', "[[[" * 200, '"So']
)
def test_a_record_of_which_fields_are_missing_is_not_known(data: str) -> None:
    with pytest.raises(JsonError) as caught:
        text_of(data, window=1000).value()

    assert not isinstance(caught.value.read, dict)
