"""Cells of a worksheet that are merged down a column: what stands in the first of them is said of every row."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

MOST_CELLS = 1 << 14
"""Cells that a row may have by the format's limits."""
Merged = dict[int, list[tuple[int, int]]]
"""By the number of the first row, the place of the column and the number of the last row."""


def merged_down(part: IO[bytes]) -> Merged:
    r"""Return which cells of a worksheet are merged with those below them.

    Args:
        part: the part of the package that holds the sheet; it is read as a stream.

    Raises:
        ValueError: when a row has more cells than the format allows, all of which would be held in memory.

    >>> import io
    >>> merged_down(io.BytesIO(b'<x><row r="1"/><mergeCell ref="A2:A4"/><mergeCell ref="A1:C1"/></x>'))
    {2: [(0, 4)]}
    """
    from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]
    from openpyxl.utils.cell import range_boundaries

    found: Merged = {}
    tags = ("{*}c", "{*}row", "{*}mergeCell")
    cells = 0
    for _, element in etree.iterparse(part, tag=tags, resolve_entities=False, no_network=True):
        cells = cells + 1 if element.tag.rpartition("}")[2] == "c" else 0
        if cells > MOST_CELLS:
            raise ValueError(f"a row has more than {MOST_CELLS:,} cells")
        if place := element.get("ref"):
            column, first, _, last = range_boundaries(place)
            if column and first and last and last > first:
                found.setdefault(first, []).append((column - 1, last))
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]
    return found


def filled_down(
    rows: Iterable[tuple[int, list[object]]], merged: Mapping[int, list[tuple[int, int]]]
) -> Iterator[tuple[int, list[object]]]:
    """Yield rows with what merged cells say of them; rows in which nothing else stands are left as they are.

    >>> list(filled_down([(2, ["a1", "Yes."]), (3, [None, "No."]), (4, [])], {2: [(0, 4)]}))
    [(2, ['a1', 'Yes.']), (3, ['a1', 'No.']), (4, [])]
    """
    said: dict[int, tuple[int, object]] = {}
    for number, values in rows:
        said = {column: above for column, above in said.items() if above[0] >= number}
        if any(value is not None for value in values):
            for column, (_, value) in said.items():
                values += [None] * (column + 1 - len(values))
                if values[column] is None:
                    values[column] = value
        for column, last in merged.get(number, ()):
            if column < len(values):
                said[column] = (last, values[column])
        yield number, values
