"""Which values of a column are meant by what a user asks for: one, one of several, or a range."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Any

import numpy as np

from ...corpus.errors import InputError

if TYPE_CHECKING:
    import pyarrow as pa


_TIMES = frozenset({"published", "retrieved"})
"""The columns of dates and times, which are written as far as they are known."""
_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")


def pair_of(wanted: tuple[Any, ...], *, name: str) -> tuple[Any, Any]:
    """Return the ends of a range.

    Raises:
        InputError: when it has not two of them.
    """
    if len(wanted) != 2:
        raise InputError(
            f"{name}: a pair is (from, to), such as (“2017”, “2018-06”); for one of several give a list."
        )
    return wanted[0], wanted[1]


def chosen_values(column: pa.ChunkedArray, wanted: Any, *, name: str) -> np.ndarray:
    """Return which values of a column are wanted (bool, one a row).

    Args:
        column: the column.
        wanted: a value (None for nothing; ``*`` and ``?`` are wildcards in texts), a list of which one must hold, or a
            pair (from, to) with both ends in it; texts compare with the upper end as far as that is written, and for
            numbers the ends may be numbers in writing. A year, month or day of `published` is all of it.
        name: of the column, for messages.

    Raises:
        InputError: when that does not fit the column.
    """
    import pyarrow as pa

    pc: Any = import_module("pyarrow.compute")
    if isinstance(wanted, tuple):
        return _between(column, *pair_of(wanted, name=name), name=name)
    if isinstance(wanted, str) or wanted is None or not isinstance(wanted, Iterable):
        wanted = [wanted]
    if pa.types.is_list(column.type):
        rows = [set(row or ()) for row in column.to_pylist()]
        return np.array([not row.isdisjoint(set(wanted)) for row in rows], dtype=bool)
    chosen = np.zeros(len(column), dtype=bool)
    plain = []
    for value in wanted:
        if value is None:
            chosen |= pc.is_null(column).to_numpy()
        elif name in _TIMES and isinstance(value, str) and _DATE.fullmatch(value):
            chosen |= _between(column, value, value, name=name)
        elif isinstance(value, str) and re.search(r"[*?]", value):
            pattern = value.replace("%", r"\%").replace("_", r"\_").replace("*", "%").replace("?", "_")
            chosen |= _true(pc.match_like(pc.cast(column, "string"), pattern))
        else:
            plain.append(value)
    if plain:
        try:
            values = pa.array(plain).cast(column.type)
        except (pa.ArrowException, TypeError) as error:
            raise InputError(
                f"{name}: {plain[0]!r} is no value of this column, which holds {column.type}."
            ) from error
        chosen |= _true(pc.is_in(column, value_set=values))
    return chosen


def _between(column: pa.ChunkedArray, low: Any, high: Any, *, name: str) -> np.ndarray:
    import pyarrow as pa

    pc: Any = import_module("pyarrow.compute")
    written = pa.types.is_string(column.type)
    if written:
        low, high = (None if bound is None else str(bound) for bound in (low, high))
    chosen = pc.is_valid(column).to_numpy()
    try:
        if low is not None:
            chosen = chosen & _true(pc.greater_equal(column, pa.scalar(low).cast(_wide(column.type))))
        if high is not None:
            # A time compares with the bound as far as the bound is written.
            compared = pc.utf8_slice_codeunits(column, 0, len(high)) if written else column
            chosen = chosen & _true(pc.less_equal(compared, pa.scalar(high).cast(_wide(column.type))))
    except (pa.ArrowException, TypeError) as error:
        raise InputError(
            f"{name}: ({low!r}, {high!r}) does not fit this column, which holds {column.type}."
        ) from error
    return chosen


def _wide(kind: pa.DataType) -> pa.DataType:
    import pyarrow as pa

    return pa.float64() if pa.types.is_integer(kind) else kind


def _true(values: Any) -> np.ndarray:
    pc: Any = import_module("pyarrow.compute")
    return pc.fill_null(values, False).to_numpy()
