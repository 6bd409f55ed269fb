"""Rows to Arrow tables to Parquet files and back, with label columns as closed ClassLabels."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import CorpusError
from ..location import is_local
from .arrays import plain_array
from .columns import Column, arrow_schema
from .schema import SPLIT, columns

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

    from ..scheme import Scheme

ROW_GROUP = 10_000
LONGEST_ROW_GROUP = 100_000_000
"""Characters of texts at which a row group ends early."""
BATCH = 2_000
"""Rows of a batch that is read."""
FILE_NAME = f"{SPLIT}-00000-of-00001.parquet"


def to_arrow(
    rows: Sequence[Mapping[str, Any]],
    *,
    table: str,
    extra: Mapping[str, Column] | None = None,
    scheme: Scheme | None = None,
) -> pa.Table:
    """Turn rows (labels as names) into the Arrow table of a corpus table (labels as integers).

    Args:
        rows: one mapping a row; a missing column is null.
        table: one of `commentariat.corpus.storage.schema.TABLES`.
        extra: further columns beside those of the schema, such as the measures.
        scheme: the label scheme that closes the columns of claims; the shipped one if None.

    Raises:
        CorpusError: when a label is not one of its column's closed list, or a value does not fit its column.
    """
    types = column_types(table, extra=extra, scheme=scheme)
    return arrow_table({name: [row.get(name) for row in rows] for name in types}, types=types, table=table)


def column_types(
    table: str, *, extra: Mapping[str, Column] | None = None, scheme: Scheme | None = None
) -> dict[str, Column]:
    """Return the types of the columns of a corpus table, with those of further columns; see `to_arrow`."""
    return {**columns(table, scheme=scheme), **(extra or {})}


def arrow_table(values: Mapping[str, Any], *, types: Mapping[str, Column], table: str) -> pa.Table:
    """Turn columns (labels as names) into the Arrow table of a corpus table (labels as integers).

    Args:
        values: a list or an Arrow array for each column.
        types: the types of the columns.
        table: the name of the table, for messages.

    Raises:
        CorpusError: as `to_arrow` does.
    """
    import pyarrow as pa

    schema = arrow_schema(types)
    arrays = []
    for field in schema:
        own, column = values[field.name], types[field.name]
        if column.get("_type") == "ClassLabel":
            own = _integers(own, names=column["names"], column=field.name, table=table)
        try:
            arrays.append(own if isinstance(own, pa.Array) else _array(own, field.type))
        except (TypeError, OverflowError, pa.ArrowInvalid, pa.ArrowTypeError, UnicodeEncodeError) as error:
            raise CorpusError(
                f"Table {table}, column {field.name}: a value does not fit the column: {error}."
            ) from error
    return pa.Table.from_arrays(arrays, schema=schema)


def _array(values: Sequence[Any], kind: pa.DataType) -> pa.Array:
    import pyarrow as pa

    simple = pa.types.is_string(kind) or pa.types.is_int32(kind) or pa.types.is_int64(kind)
    return plain_array(values, kind) if simple or pa.types.is_float64(kind) else pa.array(values, type=kind)


def _integers(values: list[Any], *, names: Sequence[str], column: str, table: str) -> list[int | None]:
    index: dict[str | None, int | None] = {name: number for number, name in enumerate(names)}
    index[None] = None
    try:
        return [index[value] for value in values]
    except KeyError as missing:
        raise CorpusError(
            f"Table {table}, column {column}: {missing.args[0]!r} is no label of the scheme; "
            f"labels are {', '.join(names)}."
        ) from None


def decode_labels(table: pa.Table) -> pa.Table:
    """Return the table with every ClassLabel column as strings, for reading outside `datasets`."""
    import pyarrow as pa

    for column, labels in _closed_lists(table).items():
        if column in table.column_names:
            codes = table.column(column).combine_chunks().cast(pa.int32())
            names = pa.DictionaryArray.from_arrays(codes, pa.array(labels)).cast(pa.string())
            table = table.set_column(table.column_names.index(column), column, names)
    return table.replace_schema_metadata(None)


def with_labels(batch: pa.RecordBatch, where: Mapping[str, Sequence[str]]) -> pa.Table:
    """Return the rows whose label columns, still integers, hold one of the labels wanted.

    Args:
        batch: rows of a corpus table.
        where: the labels wanted by column.
    """
    import pyarrow as pa

    pc: Any = import_module("pyarrow.compute")
    table = pa.Table.from_batches([batch])
    lists = _closed_lists(table)
    for column, wanted in where.items():
        codes = [code for code, label in enumerate(lists[column]) if label in wanted]
        held = pc.is_in(table[column], value_set=pa.array(codes, table.schema.field(column).type))
        table = table.filter(held)
    return table


def _closed_lists(table: pa.Table) -> dict[str, list[str]]:
    return label_names(table.schema)


def label_names(schema: pa.Schema) -> dict[str, list[str]]:
    """Return the labels of every ClassLabel column, from what `datasets` keeps in the schema's metadata."""
    info = json.loads((schema.metadata or {}).get(b"huggingface", b"{}"))
    features = info.get("info", {}).get("features", {})
    return {
        column: feature["names"]
        for column, feature in features.items()
        if isinstance(feature, dict) and feature.get("_type") == "ClassLabel"
    }


def write_parquet(table: pa.Table, path: Path) -> None:
    """Write a table as one Parquet file (zstd, fixed row groups): equal tables give equal bytes."""
    with parquet_writer(path, table.schema) as writer:
        # An empty table must have no row group: `datasets` takes its batch size from the first one.
        if table.num_rows:
            writer.write_table(table.combine_chunks(), row_group_size=ROW_GROUP)


def write_tables(tables: Iterable[pa.Table], path: Path, *, schema: pa.Schema) -> int:
    """Write tables one after the other as one Parquet file, so that few of them are in memory at a time.

    The file is that which `write_parquet` would write of all of them, however the rows are divided among them.

    Args:
        tables: tables of one schema.
        path: the file.
        schema: their schema.

    Returns:
        The number of rows.
    """
    import pyarrow as pa

    count = 0
    waiting: list[pa.Table] = []
    with parquet_writer(path, schema) as writer:

        def write(rows: pa.Table) -> None:
            writer.write_table(rows.combine_chunks(), row_group_size=ROW_GROUP)

        for table in tables:
            count += table.num_rows
            waiting.append(table)
            if sum(part.num_rows for part in waiting) >= ROW_GROUP:
                joined = pa.concat_tables(waiting)
                whole = joined.num_rows - joined.num_rows % ROW_GROUP
                for start in range(0, whole, ROW_GROUP):
                    write(joined.slice(start, ROW_GROUP))
                waiting = [joined.slice(whole)]
        if rest := [part for part in waiting if part.num_rows]:
            write(pa.concat_tables(rest))
    return count


def to_part(table: pa.Table) -> bytes:
    """Return a table as the bytes of an Arrow stream, which is sooner written and read again than Parquet.

    They are the same however its rows are divided: chunks of a row each, as texts that are taken over from an earlier
    analysis come in, would each be written with dictionaries of their own.
    """
    import pyarrow as pa

    sink = pa.BufferOutputStream()
    options = pa.ipc.IpcWriteOptions(compression="zstd")
    with pa.ipc.new_stream(sink, table.schema, options=options) as stream:
        stream.write_table(table.combine_chunks())
    return sink.getvalue().to_pybytes()


def read_part(path: Path) -> pa.Table:
    """Read a file that `to_part` made the content of.

    Raises:
        OSError: when it is missing or damaged.
    """
    import pyarrow as pa

    try:
        return pa.ipc.open_stream(path.read_bytes()).read_all()
    except pa.ArrowException as error:
        raise OSError(str(error)) from error


def write_rows(
    rows: Iterable[Mapping[str, Any]],
    path: Path,
    *,
    table: str,
    extra: Mapping[str, Column] | None = None,
    scheme: Scheme | None = None,
) -> int:
    """Write rows as one Parquet file, row group by row group, so that few of them are in memory at a time.

    The file is that which `write_parquet` would write of them, unless their texts are so long that a row group ends
    early.

    Args:
        rows: one mapping a row (labels as names); a missing column is null.
        path: the file.
        table: one of `commentariat.corpus.storage.schema.TABLES`.
        extra: further columns beside those of the schema, such as the measures.
        scheme: the label scheme that closes the columns of claims; the shipped one if None.

    Returns:
        The number of rows.

    Raises:
        CorpusError: as `to_arrow` does.
    """
    count = 0
    with parquet_writer(path, to_arrow([], table=table, extra=extra, scheme=scheme).schema) as writer:
        for group in _row_groups(rows):
            data = to_arrow(group, table=table, extra=extra, scheme=scheme)
            writer.write_table(data, row_group_size=ROW_GROUP)
            count += len(group)
    return count


def parquet_writer(path: Path, schema: pa.Schema) -> pq.ParquetWriter:
    """Open a Parquet file of a corpus to write row groups to (zstd, with an index of pages)."""
    import pyarrow.parquet as pq

    path.parent.mkdir(parents=True, exist_ok=True)
    return pq.ParquetWriter(path, schema, compression="zstd", write_page_index=True)


def _row_groups(rows: Iterable[Mapping[str, Any]]) -> Iterator[list[Mapping[str, Any]]]:
    group: list[Mapping[str, Any]] = []
    characters = 0
    for row in rows:
        group.append(row)
        characters += len(row.get("text") or "")
        if len(group) == ROW_GROUP or characters >= LONGEST_ROW_GROUP:
            yield group
            group, characters = [], 0
    if group:
        yield group


def read_parquet(folder: Path, table: str, *, columns: Sequence[str] | None = None) -> pa.Table:
    """Read a corpus table from its Parquet files, label columns as integers.

    Args:
        folder: the corpus folder.
        table: one of `commentariat.corpus.storage.schema.TABLES`.
        columns: the columns wanted; all if None.

    Raises:
        CorpusError: when the table is missing or damaged.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        parts = [
            pq.read_table(readable(file), columns=list(columns) if columns else None)
            for file in _files(folder, table)
        ]
    except (OSError, pa.ArrowException) as error:
        raise _unreadable(folder, table, error) from error
    return pa.concat_tables(parts)


def read_batches(
    folder: Path,
    table: str,
    *,
    columns: Sequence[str] | None = None,
    rows: int = BATCH,
    threads: bool = False,
) -> Iterator[pa.RecordBatch]:
    """Read a corpus table from its Parquet files batch by batch, label columns as integers.

    Args:
        folder: the corpus folder.
        table: one of `commentariat.corpus.storage.schema.TABLES`.
        columns: the columns wanted; all if None.
        rows: the most rows of a batch.
        threads: whether columns are read side by side, which is quicker and takes more memory.

    Raises:
        CorpusError: when the table is missing or damaged.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        for path in _files(folder, table):
            # Neither mapped nor read ahead: what was handed over shall not stay in memory.
            with pq.ParquetFile(readable(path), pre_buffer=False) as file:
                yield from file.iter_batches(
                    batch_size=rows, columns=list(columns) if columns else None, use_threads=threads
                )
    except (OSError, pa.ArrowException) as error:
        raise _unreadable(folder, table, error) from error


def read_rows(
    folder: Path, table: str, *, columns: Sequence[str], rows: tuple[int, int]
) -> Iterator[dict[str, Any]]:
    """Read a range of the rows of a corpus table, label columns as integers, from the row groups it touches.

    Args:
        folder: the corpus folder.
        table: one of `commentariat.corpus.storage.schema.TABLES`.
        columns: the columns wanted.
        rows: the first row and one past the last.

    Raises:
        CorpusError: when the table is missing or damaged.
    """
    for batch in read_range(folder, table, columns=columns, rows=rows):
        yield from batch.to_pylist()


def read_range(
    folder: Path, table: str, *, rows: tuple[int, int], columns: Sequence[str] | None = None
) -> Iterator[pa.RecordBatch]:
    """Read a range of the rows of a corpus table as Arrow; see `read_rows`."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    start, stop = rows
    begin = 0
    try:
        for path in _files(folder, table):
            with pq.ParquetFile(readable(path), pre_buffer=False) as file:
                for group in range(file.num_row_groups):
                    end = begin + file.metadata.row_group(group).num_rows
                    if begin < stop and end > start:
                        at = begin
                        for batch in file.iter_batches(
                            batch_size=BATCH,
                            row_groups=[group],
                            columns=list(columns) if columns else None,
                            use_threads=False,
                        ):
                            yield batch.slice(
                                max(start - at, 0), max(min(stop - max(start, at), len(batch)), 0)
                            )
                            at += len(batch)
                            if at >= stop:
                                return
                    begin = end
    except (OSError, pa.ArrowException) as error:
        raise _unreadable(folder, table, error) from error


def readable(path: Path) -> Any:
    """Return what pyarrow reads a file from: its path, or for one in a store (`located`) the opened file."""
    return path if is_local(path) else path.open("rb")


def read_schema(folder: Path, table: str) -> tuple[pa.Schema, int]:
    """Return the schema of a corpus table and its number of rows, without reading the rows.

    Raises:
        CorpusError: when the table is missing or damaged.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        files = [pq.ParquetFile(readable(path)) for path in _files(folder, table)]
        return files[0].schema_arrow, sum(file.metadata.num_rows for file in files)
    except (OSError, pa.ArrowException) as error:
        raise _unreadable(folder, table, error) from error


def column_size(folder: Path, table: str, column: str) -> tuple[int, int]:
    """Return the bytes of a column before compression, about, and its number of rows, without reading them.

    Raises:
        CorpusError: when the table is missing or damaged.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    size = rows = 0
    try:
        for path in _files(folder, table):
            with pq.ParquetFile(readable(path)) as file:
                about = file.metadata
                paths = [about.schema.column(place).path for place in range(about.num_columns)]
                place = paths.index(column)
                groups = (about.row_group(number) for number in range(about.num_row_groups))
                size += sum(group.column(place).total_uncompressed_size for group in groups)
                rows += about.num_rows
    except (OSError, pa.ArrowException) as error:
        raise _unreadable(folder, table, error) from error
    return size, rows


def _files(folder: Path, table: str) -> list[Path]:
    files = sorted((folder / table).glob("*.parquet"))
    if not files:
        raise CorpusError(
            f"The corpus {folder} has no {table} table: {folder / table} holds no Parquet file. Build the corpus again."
        )
    return files


def _unreadable(folder: Path, table: str, error: Exception) -> CorpusError:
    return CorpusError(f"The {table} table of {folder} cannot be read: {error}. Build the corpus again.")
