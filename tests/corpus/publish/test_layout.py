"""The files of a release: the same bytes however rows come in, and none too large."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commentariat.corpus.publish import layout
from commentariat.corpus.publish.layout import DividedWriter, files_of

SCHEMA = pa.schema([pa.field("comment_id", pa.string()), pa.field("likes", pa.int32())])


def rows(first: int, last: int) -> pa.Table:
    numbers = range(first, last)
    return pa.Table.from_arrays(
        [pa.array([f"c{n}" for n in numbers], pa.string()), pa.array(list(numbers), pa.int32())],
        schema=SCHEMA,
    )


def split(number: int) -> str:
    return "test" if number % 3 == 0 else "train"


def written(folder: Path, cuts: list[int], *, total: int) -> dict[str, bytes]:
    writer = DividedWriter(folder, "comments", SCHEMA)
    ends = [0, *sorted(cuts), total]
    for first, last in pairwise(ends):
        writer.write(rows(first, last), [split(n) for n in range(first, last)])
    writer.close()
    return {path.name: path.read_bytes() for path in files_of(folder, "comments")}


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, 60), max_size=6))
def test_equal_rows_give_equal_bytes_however_they_come_in(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory, cuts: list[int]
) -> None:
    monkeypatch.setattr(layout, "ROW_GROUP", 7)
    home = tmp_path_factory.mktemp("layout")
    assert written(home / "one", cuts, total=60) == written(home / "other", [], total=60)


def test_a_split_is_divided_into_several_files_that_say_how_many_they_are(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(layout, "ROW_GROUP", 7)
    monkeypatch.setattr(layout, "LARGEST_FILE", 100)
    names = list(written(tmp_path, [], total=60))
    assert names[0] == "train-00000-of-00003.parquet"
    assert names[-1] == "test-00001-of-00002.parquet"
    found = [n for path in files_of(tmp_path, "comments") for n in pq.read_table(path)["likes"].to_pylist()]
    assert found == [n for n in range(60) if split(n) == "train"] + list(range(0, 60, 3))
    assert not list(tmp_path.rglob("*.draft"))


def test_a_table_without_rows_is_one_file_without_row_groups(tmp_path: Path) -> None:
    DividedWriter(tmp_path, "comments", SCHEMA).close()
    [path] = files_of(tmp_path, "comments")
    assert path.name == "train-00000-of-00001.parquet"
    assert pq.read_metadata(path).num_row_groups == 0
