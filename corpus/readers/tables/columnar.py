"""Tables that are saved column by column: Parquet, and Arrow, in which `datasets` keeps what it saves to disk."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...errors import InputError, Problem
from .cells import Row
from .rows import read_columns, read_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyarrow as pa
    import pyarrow.parquet as pq

    from ...records import Record
    from ..base import ReadSettings, Source
    from .table_columns import TableColumns

BATCH_ROWS = 256
_ARROW_FILE = b"ARROW1"
"""How an Arrow file begins that lists its parts at its end; others are streams of them."""
_REMEDY = "export it again"


@dataclass(frozen=True, slots=True)
class ParquetReader:
    """Reads ``.parquet`` a few hundred rows at a time."""

    name: str = "parquet"
    suffixes: tuple[str, ...] = (".parquet", ".pq")
    description: str = "a Parquet table of reports or of comments"

    def recognises(self, head: bytes) -> bool:  # noqa: ARG002
        """Take every file with these suffixes."""
        return True

    def read(self, source: Source, settings: ReadSettings) -> Iterator[Record]:
        """Yield the records of one file, in its order."""
        with _open_parquet(source) as file:
            rows = _parquet_rows(file, source)
            yield from read_rows(rows, source, settings, columns=_names(file.schema_arrow))

    def table_columns(self, source: Source, settings: ReadSettings) -> list[TableColumns]:
        """Return how the columns of a file are read."""
        with _open_parquet(source) as file:
            rows = _parquet_rows(file, source)
            return read_columns(rows, source, settings, columns=_names(file.schema_arrow))


@dataclass(frozen=True, slots=True)
class ArrowReader:
    """Reads Arrow files and streams (``.arrow``), Feather's second version among them, a few hundred rows at a time."""

    name: str = "arrow"
    suffixes: tuple[str, ...] = (".arrow", ".feather", ".ipc")
    description: str = "an Arrow table of reports or of comments, as `datasets` saves it to disk"

    def recognises(self, head: bytes) -> bool:  # noqa: ARG002
        """Take every file with these suffixes."""
        return True

    def read(self, source: Source, settings: ReadSettings) -> Iterator[Record]:
        """Yield the records of one file, in its order."""
        with _open_arrow(source) as (schema, batches):
            yield from read_rows(_arrow_rows(batches, source), source, settings, columns=_names(schema))

    def table_columns(self, source: Source, settings: ReadSettings) -> list[TableColumns]:
        """Return how the columns of a file are read."""
        with _open_arrow(source) as (schema, batches):
            return read_columns(_arrow_rows(batches, source), source, settings, columns=_names(schema))


PARQUET_READER = ParquetReader()
ARROW_READER = ArrowReader()


def _open_parquet(source: Source) -> pq.ParquetFile:
    import pyarrow as pa
    import pyarrow.parquet as pq

    _refuse_empty(source)
    try:
        return pq.ParquetFile(source.path)
    except (pa.ArrowException, ValueError) as error:
        raise _broken(source, "a whole Parquet file", error) from error
    except PermissionError:
        raise
    except OSError as error:
        raise _broken(source, "a whole Parquet file", error) from error


@contextmanager
def _open_arrow(source: Source) -> Iterator[tuple[pa.Schema, Iterator[pa.RecordBatch]]]:
    """Open an Arrow file or stream; nothing of it is copied into memory before it is read."""
    import pyarrow as pa

    _refuse_empty(source)
    with pa.memory_map(str(source.path)) as mapped:
        try:
            if mapped.read_at(len(_ARROW_FILE), 0) == _ARROW_FILE:
                file = pa.ipc.open_file(mapped)
                schema = file.schema
                batches = (file.get_batch(number) for number in range(file.num_record_batches))
            else:
                stream = pa.ipc.open_stream(mapped)
                schema, batches = stream.schema, iter(stream)
        except (pa.ArrowException, ValueError, OSError) as error:
            raise _broken(source, "an Arrow file or stream", error) from error
        yield schema, batches


def _refuse_empty(source: Source) -> None:
    if source.path.stat().st_size == 0:
        raise InputError(f"{source.relative}: the file is empty; fill it in or leave it out.")


def _names(schema: pa.Schema) -> list[str]:
    """Return the names of the columns, and of the fields one level down in those that hold objects."""
    import pyarrow as pa

    names: list[str] = []
    for column in schema:
        if pa.types.is_struct(column.type):
            names += [f"{column.name}.{inner.name}" for inner in column.type]
        else:
            names.append(str(column.name))
    return names


def _parquet_rows(file: pq.ParquetFile, source: Source) -> Iterator[tuple[str, Row] | Problem]:
    import pyarrow as pa

    before = 0
    for group in range(file.num_row_groups):
        number = before
        try:
            for batch in file.iter_batches(batch_size=BATCH_ROWS, row_groups=[group]):
                for row in batch.to_pylist():
                    number += 1
                    yield f"row {number}", row
        except (pa.ArrowException, OSError, ValueError, OverflowError, KeyError) as error:
            last = before + file.metadata.row_group(group).num_rows
            yield Problem(
                where=f"{source.relative}, rows {number + 1} to {last}",
                what=f"the Parquet file is damaged here ({_first_line(error)}), so these rows are left out",
                remedy=_REMEDY,
            )
        before += file.metadata.row_group(group).num_rows


def _arrow_rows(batches: Iterator[pa.RecordBatch], source: Source) -> Iterator[tuple[str, Row] | Problem]:
    import pyarrow as pa

    number = 0
    try:
        for batch in batches:
            # What the offsets of a damaged file point to is no memory of its own.
            batch.validate(full=True)
            for start in range(0, batch.num_rows, BATCH_ROWS):
                for row in batch.slice(start, BATCH_ROWS).to_pylist():
                    number += 1
                    yield f"row {number}", row
    except (pa.ArrowException, OSError, ValueError, OverflowError, KeyError) as error:
        yield Problem(
            where=f"{source.relative}, from row {number + 1} on",
            what=f"the Arrow file is damaged here ({_first_line(error)}), so the rows from there on are left out",
            remedy=_REMEDY,
        )


def _broken(source: Source, kind: str, error: Exception) -> InputError:
    return InputError(
        f"{source.relative}: this is not {kind} ({_first_line(error)}); it may be cut off: export or copy it again."
    )


def _first_line(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return lines[0].rstrip(".")[:200] if lines else type(error).__name__
