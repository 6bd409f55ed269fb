"""Rows to Parquet and back: nothing lost, labels closed, equal tables equal bytes."""

from __future__ import annotations

import math
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from datasets import ClassLabel, Value
from hypothesis import given, settings
from hypothesis import strategies as st

from commentariat.corpus.errors import CorpusError
from commentariat.corpus.storage.columns import value
from commentariat.corpus.storage.schema import TABLES, features
from commentariat.corpus.storage.tables import (
    FILE_NAME,
    ROW_GROUP,
    decode_labels,
    read_parquet,
    to_arrow,
    to_part,
    write_parquet,
)

TEXT = st.text(st.characters(exclude_categories=["Cs"]))


def of(feature: Any) -> st.SearchStrategy[Any]:
    """Return values of a column, null among them."""
    if isinstance(feature, ClassLabel):
        return st.none() | st.sampled_from(feature.names)
    if not isinstance(feature, Value):
        fields = feature.feature
        inner = (
            st.fixed_dictionaries({k: of(v) for k, v in fields.items()}) if isinstance(fields, dict) else TEXT
        )
        return st.lists(inner, max_size=3)
    kinds = {
        "string": TEXT,
        "int32": st.integers(-(2**31), 2**31 - 1),
        "int64": st.integers(-(2**63), 2**63 - 1),
        "float64": st.floats(allow_nan=False),
        "bool": st.booleans(),
    }
    return st.none() | kinds[feature.dtype]


@st.composite
def tables(draw: st.DrawFn) -> tuple[str, list[dict[str, Any]]]:
    table = draw(st.sampled_from(TABLES))
    row = st.fixed_dictionaries({name: of(feature) for name, feature in features(table).items()})
    return table, draw(st.lists(row, max_size=4))


@settings(max_examples=60)
@given(tables())
def test_rows_come_back_as_they_went_in(made: tuple[str, list[dict[str, Any]]]) -> None:
    table, rows = made
    with TemporaryDirectory() as folder:
        write_parquet(to_arrow(rows, table=table), Path(folder) / table / FILE_NAME)
        assert decode_labels(read_parquet(Path(folder), table)).to_pylist() == rows


def test_columns_beside_the_schema_are_kept_and_missing_ones_are_null() -> None:
    extra = {"n_words": value("int32")}
    row = {"document_id": "r", "kind": "comment", "n_words": 3}
    table = decode_labels(to_arrow([row], table="measures", extra=extra))
    assert table.to_pylist() == [{"document_id": "r", "report_id": None, "kind": "comment", "n_words": 3}]


def test_labels_are_integers_until_they_are_decoded_in_part_or_whole(tmp_path: Path) -> None:
    rows = [{"report_id": "r", "boundary": "ask"}, {"report_id": "s", "boundary": None}]
    write_parquet(to_arrow(rows, table="reports"), tmp_path / "reports" / FILE_NAME)
    names = features("reports")["boundary"].names
    table = read_parquet(tmp_path, "reports", columns=["boundary", "report_id"])
    assert table.column("boundary").to_pylist() == [names.index("ask"), None]
    assert decode_labels(table).column("boundary").to_pylist() == ["ask", None]
    assert decode_labels(table.select(["report_id"])).to_pylist() == [{"report_id": "r"}, {"report_id": "s"}]


def test_a_label_outside_the_list_is_refused_with_the_list() -> None:
    with pytest.raises(
        CorpusError, match=r"Table reports, column boundary: 'maybe' .* given, split, none, ask"
    ):
        to_arrow([{"boundary": "maybe"}], table="reports")


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ({"n_comments": "many"}, "n_comments"),
        ({"text": "\ud800"}, "text"),
        ({"n_comments": 2**40}, "n_comments"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_with_its_column(row: dict[str, Any], column: str) -> None:
    with pytest.raises(CorpusError, match=f"Table reports, column {column}: a value does not fit"):
        to_arrow([row], table="reports")


def test_equal_tables_are_equal_files_however_they_are_chunked(tmp_path: Path) -> None:
    rows = [{"report_id": str(i), "text": "word " * i} for i in range(50)]
    whole = to_arrow(rows, table="reports")
    parts = pa.concat_tables([to_arrow(rows[:20], table="reports"), to_arrow(rows[20:], table="reports")])
    write_parquet(whole, tmp_path / "a")
    write_parquet(parts, tmp_path / "b")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_row_groups_hold_ten_thousand_rows_and_an_empty_table_has_none(tmp_path: Path) -> None:
    for rows in (0, 1, ROW_GROUP + 1):
        table = to_arrow([{"document_id": str(i)} for i in range(rows)], table="measures")
        write_parquet(table, tmp_path / "m")
        assert pq.ParquetFile(tmp_path / "m").num_row_groups == math.ceil(rows / ROW_GROUP)


def test_a_table_in_several_files_is_one_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name, key in (("train-00001-of-00002.parquet", "b"), ("train-00000-of-00002.parquet", "a")):
        write_parquet(to_arrow([{"report_id": key}], table="reports"), tmp_path / "reports" / name)
    assert read_parquet(tmp_path, "reports").column("report_id").to_pylist() == ["a", "b"]


def test_a_missing_and_a_damaged_table_are_told_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"has no reports table: .*reports holds no Parquet file\. Build"):
        read_parquet(tmp_path, "reports")
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / FILE_NAME).write_bytes(b"PAR1 half")
    with pytest.raises(
        CorpusError, match=r"The reports table of .* cannot be read: .*\. Build the corpus again"
    ):
        read_parquet(tmp_path, "reports")


def test_a_part_is_the_same_however_its_rows_are_divided() -> None:
    words = pa.array(["war", "peace", "war", "talks"]).dictionary_encode()
    table = pa.table({"id": ["a", "b", "c", "d"], "said": words})
    divided = pa.concat_tables(table.slice(place, 1) for place in range(4))
    assert to_part(divided) == to_part(table)
