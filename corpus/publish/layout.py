"""The files of a release: one or more a table and split, and the provenance that lists them with their hashes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..files import file_sha256
from ..splits.stored import SPLIT_NAMES, split_of
from ..storage.card import Part
from ..storage.provenance import write_provenance
from ..storage.schema import SPLIT, TABLES
from ..storage.tables import LONGEST_ROW_GROUP, ROW_GROUP, parquet_writer

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

LARGEST_FILE = 400_000_000
"""Bytes of a table in memory at which another file is begun."""


class DividedWriter:
    """Writes a table split by split, row group by row group, in files of bounded size.

    Equal rows give equal bytes, however they come in. A table without rows is one empty file for train.
    """

    def __init__(self, folder: Path, table: str, schema: pa.Schema) -> None:
        """Begin a table of a release with this schema."""
        self._home, self._schema = folder / table, schema
        self._parts: dict[str, _SplitFiles] = {}

    def write(self, rows: pa.Table, splits: Sequence[str]) -> None:
        """Write rows, each to its split."""
        import pyarrow as pa

        for split in dict.fromkeys(splits):
            own = rows.filter(pa.array([one == split for one in splits], pa.bool_()))
            self._part(split).add(own)

    def close(self) -> None:
        """Write what waits, and give the files their names."""
        if not self._parts:
            self._part(SPLIT)
        for part in self._parts.values():
            part.close()

    def _part(self, split: str) -> _SplitFiles:
        if split not in self._parts:
            self._parts[split] = _SplitFiles(self._home, split, self._schema)
        return self._parts[split]


class _SplitFiles:
    """The files of one split of one table; how many they are is in their names, which they get in the end."""

    def __init__(self, home: Path, split: str, schema: pa.Schema) -> None:
        self._home, self._split, self._schema = home, split, schema
        self._waiting: list[pa.Table] = []
        self._drafts: list[Path] = []
        self._writer: pq.ParquetWriter | None = None
        self._size = 0

    def add(self, rows: pa.Table) -> None:
        self._waiting.append(rows)
        while (
            sum(one.num_rows for one in self._waiting) >= ROW_GROUP
            or sum(one.nbytes for one in self._waiting) >= LONGEST_ROW_GROUP
        ):
            self._write_group()

    def close(self) -> None:
        while self._waiting:
            self._write_group()
        (self._writer or self._opened()).close()
        for place, draft in enumerate(self._drafts):
            draft.rename(self._home / f"{self._split}-{place:05}-of-{len(self._drafts):05}.parquet")

    def _write_group(self) -> None:
        import pyarrow as pa

        held = pa.concat_tables(self._waiting)
        group, rest = held.slice(0, ROW_GROUP).combine_chunks(), held.slice(ROW_GROUP)
        self._waiting = [rest] if rest.num_rows else []
        # An empty table must have no row group: `datasets` takes its batch size from the first one.
        if group.num_rows:
            if self._writer is None or self._size >= LARGEST_FILE:
                self._opened()
            assert self._writer is not None
            self._writer.write_table(group, row_group_size=ROW_GROUP)
            self._size += group.nbytes

    def _opened(self) -> pq.ParquetWriter:
        if self._writer is not None:
            self._writer.close()
        self._drafts.append(self._home / f"{self._split}-{len(self._drafts):05}.draft")
        self._writer = parquet_writer(self._drafts[-1], self._schema)
        self._size = 0
        return self._writer


def files_of(folder: Path, table: str) -> list[Path]:
    """Return the Parquet files of a table, those of train first."""
    paths = sorted((folder / table).glob("*.parquet"))
    return sorted(
        paths, key=lambda path: SPLIT_NAMES.index(split_of(path)) if split_of(path) in SPLIT_NAMES else 9
    )


def listed_files(folder: Path, table: str) -> Iterator[dict[str, Any]]:
    """Yield every file of a table with its split, rows, size and hash."""
    import pyarrow.parquet as pq

    for path in files_of(folder, table):
        yield {
            "path": f"{table}/{path.name}",
            "split": split_of(path),
            "rows": pq.read_metadata(path).num_rows,
            "sha256": file_sha256(path),
            "bytes": path.stat().st_size,
        }


def stage_provenance(folder: Path, said: Mapping[str, Any]) -> dict[str, Any]:
    """Write provenance.json with the tables that stand in a folder, and return it."""
    tables = {}
    for table in TABLES:
        files = list(listed_files(folder, table))
        tables[table] = {"rows": sum(file["rows"] for file in files), "files": files}
    whole = {**said, "tables": tables}
    write_provenance(folder, whole)
    return whole


def parts_of(said: Mapping[str, Any]) -> dict[str, list[Part]]:
    """Return the splits of every table that has rows, as the provenance of a release lists its files."""
    parts: dict[str, list[Part]] = {}
    for table in TABLES:
        by_split: dict[str, list[Mapping[str, Any]]] = {}
        for file in said["tables"][table]["files"]:
            if file["rows"]:
                by_split.setdefault(file["split"], []).append(file)
        if by_split:
            parts[table] = [
                Part(
                    split=split,
                    path=f"{table}/{split}-*.parquet",
                    rows=sum(file["rows"] for file in files),
                    bytes=sum(file["bytes"] for file in files),
                )
                for split, files in by_split.items()
            ]
    return parts
