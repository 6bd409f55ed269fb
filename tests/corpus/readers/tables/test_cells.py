from __future__ import annotations

import pytest

from commentariat.corpus.readers.tables.cells import LONGEST_LITERAL, as_count, as_list, as_text


def test_counts_with_a_unit_are_read() -> None:
    assert as_count("1.2万") == 12_000
    assert as_count("30億") is None


def test_what_is_no_count_is_none() -> None:
    assert as_count("many") is None


def test_a_list_of_strings_in_single_quotes_is_read() -> None:
    assert as_list("['Ann', 'Bo']") == ["Ann", "Bo"]


def test_a_list_that_a_data_frame_was_saved_with_is_read() -> None:
    cell = """[{'user': 'Al', 'text': "It's time.", 'likes': None, 'deleted': False}]"""

    assert as_list(cell) == [{"user": "Al", "text": "It's time.", "likes": None, "deleted": False}]


@pytest.mark.parametrize(
    "cell", ["['open", "[print('x')]", "[sic] 'he' said", "[{[1]: 'a'}]", "[" * 100_000 + "'"]
)
def test_what_is_no_list_of_plain_values_is_none(cell: str) -> None:
    assert as_list(cell) is None


def test_a_list_whose_syntax_would_fill_memory_is_none() -> None:
    assert as_list(f"['{'a' * LONGEST_LITERAL}']") is None


def test_the_fields_of_a_list_that_a_data_frame_was_saved_with_have_names() -> None:
    assert as_list("[{1: 'a', 'text': 'No.', 'votes': {2: 3}}]") == [
        {"1": "a", "text": "No.", "votes": {"2": 3}}
    ]


def test_a_list_within_lists_is_a_text_however_deep_it_stands() -> None:
    deep: object = ["No.", []]
    for _ in range(5_000):
        deep = [deep, "Yes."]

    assert as_text([["One.", ["Two."]], "", "Three."]) == "One.\nTwo.\nThree."
    assert (as_text(deep) or "").startswith("No.\nYes.\nYes.")
    assert as_text([["One."], [{"text": "Two."}]]) is None


def test_a_number_that_python_does_not_write_is_no_text() -> None:
    assert as_text(16**5_000) is None
