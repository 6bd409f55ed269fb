"""Arrays made of plain lists are those that pyarrow makes."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.corpus.storage.arrays import offsets, plain_array

KINDS = {
    pa.string(): st.text(max_size=8),
    pa.int32(): st.integers(-(2**31), 2**31 - 1),
    pa.int64(): st.integers(-(2**63), 2**63 - 1),
    pa.float64(): st.floats(allow_nan=False) | st.integers(-9, 9),
}


@st.composite
def columns(draw: st.DrawFn) -> tuple[pa.DataType, list[Any]]:
    kind = draw(st.sampled_from(list(KINDS)))
    return kind, draw(st.lists(st.none() | KINDS[kind], max_size=20))


@given(columns())
def test_an_array_is_pyarrows(column: tuple[pa.DataType, list[Any]]) -> None:
    kind, values = column
    made = plain_array(values, kind)
    made.validate(full=True)
    assert made.equals(pa.array(values, kind))
    assert made.null_count == values.count(None)


@given(st.lists(st.integers(0, 5), max_size=9))
def test_offsets_part_values_into_lists(sizes: list[int]) -> None:
    flat = plain_array(list(range(sum(sizes))), pa.int64())
    assert [len(one) for one in pa.ListArray.from_arrays(offsets(sizes), flat).to_pylist()] == sizes


@pytest.mark.parametrize(
    ("values", "kind", "error"),
    [
        ([1.5], pa.int32(), TypeError),
        (["1"], pa.float64(), TypeError),
        ([2**31], pa.int32(), OverflowError),
        ([7], pa.string(), TypeError),
        (["\ud800"], pa.string(), UnicodeEncodeError),
        ([True], pa.bool_(), KeyError),
    ],
)
def test_a_value_of_another_type_is_refused(values: list[Any], kind: pa.DataType, error: type) -> None:
    with pytest.raises(error):
        plain_array(values, kind)
