"""Numbers whose check digits are right are accounts and cards; others are not."""

from __future__ import annotations

from typing import SupportsIndex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.corpus.privacy.accounts import _ibans, account_spans

IBANS = [
    "DE89370400440532013000", "GB29NWBK60161331926819", "TR330006100519786457841326", "NO9386011117947",
    "FR1420041010050500013M02606", "MT84MALT011000012345MTLCAST001S", "SA0380000000608010167519",
]  # fmt: skip
CARDS = ["4111111111111111", "5500000000000004", "378282246310005", "6011111111111117", "3530111333300000"]


@pytest.mark.parametrize("number", [*IBANS, *CARDS])
def test_a_number_that_adds_up_is_found_in_any_grouping(number: str) -> None:
    text = f"Give to {number}, please."
    assert [text[start:end] for start, end in account_spans(text)] == [number]
    if number in IBANS or len(number) == 16:
        grouped = " ".join(number[at : at + 4] for at in range(0, len(number), 4))
        text = f"Give to {grouped} TODAY."
        assert [text[start:end] for start, end in account_spans(text)] == [grouped]


@given(st.sampled_from([*IBANS, *CARDS]), st.data())
def test_a_number_with_one_digit_changed_is_none(number: str, data: st.DataObject) -> None:
    at = data.draw(st.sampled_from([at for at, sign in enumerate(number) if sign.isdigit()]))
    other = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != number[at]]))
    assert not list(account_spans(number[:at] + other + number[at + 1 :]))


@given(st.text("DEGB0123456789 -4"))
def test_spans_are_in_order_and_apart(text: str) -> None:
    ends = [0]
    for start, end in account_spans(text):
        assert ends[-1] <= start < end <= len(text)
        ends.append(end)


def test_what_is_no_account_is_told_without_a_copy_of_the_text_behind_it() -> None:
    class Text(str):
        copied = 0

        def __getitem__(self, key: SupportsIndex | slice) -> str:  # pyright: ignore[reportIncompatibleMethodOverride]
            found = super().__getitem__(key)
            Text.copied += len(found)
            return found

    text = Text("QQ12 3456 7890 1234 5678, " * 200)

    assert list(_ibans(text)) == []
    assert Text.copied < len(text)
