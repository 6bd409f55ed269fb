from __future__ import annotations

import io

from commentariat.corpus.readers.tables.merged_cells import filled_down, merged_down

from ..office_files import sheet


def test_only_cells_merged_with_those_below_them_count() -> None:
    part = sheet([["a"]], merged=["B2:B5", "A1:C1", "D7:E9", "F3"]).encode()

    assert merged_down(io.BytesIO(part)) == {2: [(1, 5)], 7: [(3, 9)]}


def test_a_cell_of_its_own_within_merged_ones_stays() -> None:
    rows = [(2, ["a", 1]), (3, ["b", 2]), (4, [None, 3])]

    assert list(filled_down(rows, {2: [(0, 4)]})) == [(2, ["a", 1]), (3, ["b", 2]), (4, ["a", 3])]


def test_it_ends_where_the_merged_cells_end_and_reaches_right_of_short_rows() -> None:
    rows = [(1, ["x", "y", "note"]), (2, ["p"]), (3, ["q"])]

    assert list(filled_down(rows, {1: [(2, 2)]})) == [
        (1, ["x", "y", "note"]),
        (2, ["p", None, "note"]),
        (3, ["q"]),
    ]


def test_rows_in_which_nothing_else_stands_stay_blank() -> None:
    assert list(filled_down([(1, ["a", "b"]), (2, [None, None])], {1: [(0, 2)]}))[1] == (2, [None, None])
