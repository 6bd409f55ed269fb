"""Arrow arrays made of plain lists.

`pyarrow.array` looks whether it is given something of pandas, and imports pandas for that, which takes longer than the
analysis of many a corpus. Here the buffers of an array are filled as the Arrow columnar format lays them out.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

_CODES = {"int32": "i", "int64": "q", "double": "d"}
"""The type code of `array.array` for each type of numbers."""


def plain_array(values: Sequence[Any], kind: pa.DataType) -> pa.Array:
    """Return the array that ``pyarrow.array(values, kind)`` would return.

    Args:
        values: texts or numbers; None is null.
        kind: string, int32, int64 or double.

    Raises:
        KeyError: when there is no such type here.
        TypeError, OverflowError: when a value is not of the type.
        UnicodeEncodeError: when a text holds a lone surrogate.

    >>> import pyarrow as pa
    >>> plain_array(["regime", None], pa.string()).to_pylist(), plain_array([3, None], pa.int32()).to_pylist()
    (['regime', None], [3, None])
    """
    import pyarrow as pa

    if values.count(None) == len(values):
        return pa.nulls(len(values), kind)
    known = None if None not in values else [value is not None for value in values]
    if pa.types.is_string(kind):
        buffers = _texts(values if known is None else ["" if value is None else value for value in values])
    else:
        code = _CODES[str(kind)]
        buffers = [
            array(code, values if known is None else [0 if value is None else value for value in values])
        ]
    validity = None if known is None else pa.py_buffer(_bits(known))
    return pa.Array.from_buffers(kind, len(values), [validity, *map(pa.py_buffer, buffers)])


def offsets(sizes: Sequence[int]) -> pa.Array:
    """Return where each of some lists of these sizes begins in one array of all their values, and where the last ends.

    >>> offsets([2, 0, 1]).to_pylist()
    [0, 2, 2, 3]
    """
    import pyarrow as pa

    return plain_array(list(accumulate(sizes, initial=0)), pa.int32())


def _texts(values: Sequence[str]) -> list[Any]:
    whole = "".join(values)
    encoded = whole.encode()
    texts = values if len(encoded) == len(whole) else [value.encode() for value in values]
    return [array("i", accumulate(map(len, texts), initial=0)), encoded]


def _bits(known: Sequence[bool]) -> bytes:
    import numpy as np

    return np.packbits(np.array(known, dtype=bool), bitorder="little").tobytes()
