"""Parquet and Arrow tables are read like any others, row by row, and damage costs the rows it hits."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.feather as feather
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from commentariat.corpus.errors import Problem
from commentariat.corpus.readers import ReadSettings, Source, read_source
from commentariat.corpus.records import SourceComment, SourceReport

if TYPE_CHECKING:
    from pathlib import Path

    from commentariat.corpus.readers import Record

NEWS = pa.table(
    {
        "id": [1, None, 3],
        "title": ["a", "b", "c"],
        "text": ["x", "y", None],
        "authors": [["A", "B"], [], None],
        "published": pa.array([1491386400000, None, None], pa.timestamp("ms", tz="UTC")),
        "comments": [[{"text": "Nice", "user": "Al"}], None, []],
    }
)


def read(path: Path, data: bytes) -> list[Record]:
    path.write_bytes(data)
    return list(read_source(Source(path, path.name), ReadSettings()))


def only_problem(records: list[Record]) -> str:
    assert len(records) == 1
    assert isinstance(records[0], Problem)
    return str(records[0])


def reports(records: list[Record]) -> list[SourceReport]:
    return [record for record in records if isinstance(record, SourceReport)]


def problems(records: list[Record]) -> list[str]:
    return [str(record) for record in records if isinstance(record, Problem)]


def parquet(table: pa.Table) -> bytes:
    whole = io.BytesIO()
    pq.write_table(table, whole, row_group_size=1)
    return whole.getvalue()


def arrow_file(table: pa.Table) -> bytes:
    whole = io.BytesIO()
    with pa.ipc.new_file(whole, table.schema) as writer:
        writer.write_table(table, max_chunksize=1)
    return whole.getvalue()


def arrow_stream(table: pa.Table) -> bytes:
    """Return a table as `datasets` saves it to disk."""
    whole = io.BytesIO()
    with pa.ipc.new_stream(whole, table.schema) as writer:
        writer.write_table(table, max_chunksize=1)
    return whole.getvalue()


def compressed(table: pa.Table) -> bytes:
    whole = io.BytesIO()
    feather.write_feather(table, whole, compression="zstd", chunksize=1)
    return whole.getvalue()


@pytest.mark.parametrize(
    ("name", "saved"),
    [
        ("news.parquet", parquet),
        ("news.pq", parquet),
        ("news.arrow", arrow_file),
        ("data-00000-of-00001.arrow", arrow_stream),
        ("news.feather", compressed),
    ],
)
def test_a_table_by_columns_is_read_like_any(tmp_path: Path, name: str, saved) -> None:
    assert read(tmp_path / name, saved(NEWS)) == [
        SourceReport(
            text="x",
            locator=f"{name}, row 1",
            key="1",
            title="a",
            authors=("A", "B"),
            published="2017-04-05T10:00:00+00:00",
            comments=(SourceComment(text="Nice", locator=f"{name}, row 1, comment 1", author="Al"),),
        ),
        SourceReport(text="y", locator=f"{name}, row 2", title="b"),
        SourceReport(text="", locator=f"{name}, row 3", key="3", title="c"),
    ]


@pytest.mark.parametrize(
    ("suffix", "saved"), [(".parquet", parquet), (".arrow", arrow_file), (".arrow", arrow_stream)]
)
@pytest.mark.parametrize("keep", [0, 4])
def test_a_file_that_breaks_off_is_one_problem(tmp_path: Path, suffix: str, saved, keep: int) -> None:
    said = only_problem(read(tmp_path / f"a{suffix}", saved(NEWS)[:keep]))
    assert "export" in said or "empty" in said


def test_a_stream_that_breaks_off_keeps_the_rows_before(tmp_path: Path) -> None:
    found = read(tmp_path / "a.arrow", arrow_stream(NEWS)[:-500])
    assert [report.title for report in reports(found)] == ["a", "b"]
    assert "from row 3 on" in problems(found)[0]


def test_a_parquet_file_damaged_inside_keeps_what_was_read(tmp_path: Path) -> None:
    whole = io.BytesIO()
    texts = [f"text {i} " * 50 for i in range(2_000)]
    pq.write_table(pa.table({"title": texts, "text": texts}), whole, row_group_size=500, use_dictionary=False)
    data = bytearray(whole.getvalue())
    middle = len(data) // 2
    data[middle : middle + 200] = b"\xff" * 200

    found = read(tmp_path / "a.parquet", bytes(data))

    # Four row groups of 500: at most the two around the damage are lost.
    assert len(reports(found)) >= 1_000
    assert reports(found)[-1].locator == "a.parquet, row 2000"
    assert "damaged here" in problems(found)[0]


def test_times_in_a_zone_that_nobody_knows_are_told(tmp_path: Path) -> None:
    whole = io.BytesIO()
    zone = pa.timestamp("s", "Tide/Nowhere")
    pq.write_table(pa.table({"text": ["A truce."], "published": pa.array([1], pa.int64()).cast(zone)}), whole)

    assert "Tide/Nowhere" in problems(read(tmp_path / "a.parquet", whole.getvalue()))[0]


@pytest.mark.parametrize(("suffix", "saved"), [(".parquet", parquet), (".arrow", arrow_file)])
def test_the_fields_of_objects_in_a_table_by_columns_are_read(tmp_path: Path, suffix: str, saved) -> None:
    users = [{"id": 1, "name": "Al"}, {"id": 2, "name": "Bo"}]
    table = pa.table({"article_id": [7, 7], "comment": ["Yes.", "No."], "user": users})

    found = read(tmp_path / f"comments{suffix}", saved(table))

    assert [one.author for one in found if isinstance(one, SourceComment)] == ["Al", "Bo"]


SAVED = [parquet(NEWS), arrow_file(NEWS), arrow_stream(NEWS), compressed(NEWS)]


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(data=st.data())
@pytest.mark.parametrize("suffix", [".parquet", ".arrow"])
def test_damaged_files_are_records_or_problems(tmp_path: Path, suffix: str, data: st.DataObject) -> None:
    whole = bytearray(data.draw(st.sampled_from([b"", b"PAR1", b"ARROW1", *SAVED])))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(whole)))
        whole[at : at + data.draw(st.integers(0, 4))] = data.draw(st.binary(max_size=4))
    for record in read(tmp_path / f"a{suffix}", bytes(whole)):
        assert isinstance(record, SourceReport | SourceComment | Problem)
