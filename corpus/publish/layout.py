"""The files of a release: one or more a table and split, and the provenance that lists them with their hashes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import CorpusError
from ..folder import PROVENANCE
from ..schema import SPLIT, TABLES
from ..splits.stored import SPLIT_NAMES
from ..tables import write_parquet

if TYPE_CHECKING:
    import pyarrow as pa

LARGEST_FILE = 400_000_000
"""Bytes of a table in memory at which a split is divided into several files."""


def write_divided(
    folder: Path, table: str, data: pa.Table, *, of: Mapping[str, str], keys: Sequence[str | None]
) -> None:
    """Write a table split by split; an empty one as an empty file for train.

    Args:
        folder: the folder of the release.
        table: the table's name.
        data: its rows.
        of: the split of every report; all are in train if empty.
        keys: the report of every row.
    """
    import pyarrow as pa

    splits = [of.get(key or "", SPLIT) for key in keys] if of else [SPLIT] * data.num_rows
    for split in SPLIT_NAMES:
        part = data.filter(pa.array([own == split for own in splits], pa.bool_()))
        if part.num_rows == 0 and (data.num_rows or split != SPLIT):
            continue
        number = max(1, -(-part.nbytes // LARGEST_FILE))
        rows = max(1, -(-part.num_rows // number))
        for place in range(number):
            path = folder / table / f"{split}-{place:05}-of-{number:05}.parquet"
            write_parquet(part.slice(place * rows, rows), path)


def read_divided(folder: Path) -> dict[str, list[tuple[str, pa.Table]]]:
    """Return the tables of a release by split.

    Raises:
        CorpusError: when a table is missing or damaged.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    found: dict[str, list[tuple[str, pa.Table]]] = {}
    for table in TABLES:
        parts: dict[str, list[pa.Table]] = {}
        for path in _in_order(folder, table):
            try:
                parts.setdefault(split_of(path), []).append(pq.read_table(path))
            except (OSError, pa.ArrowException) as error:
                raise CorpusError(f"{path} cannot be read: {error}. Fetch the release again.") from error
        if not parts:
            raise CorpusError(f"The release {folder} has no {table} table; fetch it again.")
        found[table] = [(split, pa.concat_tables(own)) for split, own in parts.items()]
    return found


def split_of(path: Path) -> str:
    """Return the split that a Parquet file of a release is of.

    >>> split_of(Path("comments/test-00000-of-00001.parquet"))
    'test'
    """
    return path.name.partition("-")[0]


def _in_order(folder: Path, table: str) -> list[Path]:
    paths = sorted((folder / table).glob("*.parquet"))
    return sorted(
        paths, key=lambda path: SPLIT_NAMES.index(split_of(path)) if split_of(path) in SPLIT_NAMES else 9
    )


def listed_files(folder: Path, table: str) -> Iterator[dict[str, Any]]:
    """Yield every file of a table with its split, rows, size and hash."""
    import pyarrow.parquet as pq

    for path in _in_order(folder, table):
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        yield {
            "path": f"{table}/{path.name}",
            "split": split_of(path),
            "rows": pq.read_metadata(path).num_rows,
            "sha256": digest,
            "bytes": path.stat().st_size,
        }


def stage_provenance(folder: Path, said: Mapping[str, Any]) -> dict[str, Any]:
    """Write provenance.json with the tables that stand in a folder, and return it."""
    tables = {}
    for table in TABLES:
        files = list(listed_files(folder, table))
        tables[table] = {"rows": sum(file["rows"] for file in files), "files": files}
    whole = {**said, "tables": tables}
    text = json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
    (folder / PROVENANCE).write_text(text, encoding="utf-8", newline="\n")
    return whole
