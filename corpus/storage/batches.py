"""Reading the tables of a corpus part by part: as rows with their labels as names, or file by file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import CorpusError
from .tables import BATCH, decode_labels, read_batches

if TYPE_CHECKING:
    import pyarrow as pa


def read_row_batches(
    folder: Path, table: str, *, columns: Sequence[str] | None = None
) -> Iterator[list[dict[str, Any]]]:
    """Read a corpus table batch by batch as rows, labels as names.

    Args:
        folder: the corpus folder.
        table: one of `commentariat.corpus.storage.schema.TABLES`.
        columns: the columns wanted; all if None.

    Raises:
        CorpusError: when the table is missing or damaged.
    """
    import pyarrow as pa

    for batch in read_batches(folder, table, columns=columns):
        yield decode_labels(pa.Table.from_batches([batch])).to_pylist()


def read_file(path: Path, *, columns: Sequence[str] | None = None) -> Iterator[pa.Table]:
    """Read one Parquet file of a corpus part by part, label columns as integers.

    Raises:
        CorpusError: when the file is damaged.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        # Neither mapped nor read ahead: what was handed over shall not stay in memory.
        with pq.ParquetFile(path, pre_buffer=False) as file:
            for batch in file.iter_batches(
                batch_size=BATCH, columns=list(columns) if columns else None, use_threads=False
            ):
                yield pa.Table.from_batches([batch])
    except (OSError, pa.ArrowException) as error:
        raise CorpusError(f"{path} cannot be read: {error}. Fetch or build it again.") from error
