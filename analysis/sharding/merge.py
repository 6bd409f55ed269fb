"""The parts of all shards joined into the tables, in the order of the corpus and a row group at a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ...corpus.errors import AnalysisError
from ...corpus.storage.provenance import ANALYSIS_TABLES
from ...corpus.storage.tables import FILE_NAME, read_part, to_arrow, write_tables
from .done import Done
from .job import Job
from .work import DONE

if TYPE_CHECKING:
    import pyarrow as pa


def merged(job: Job, out: Path) -> tuple[Done, dict[str, list[int]]]:
    """Write the findings and measures tables from the parts of a job.

    The same parts give the same bytes, whoever made them and in whatever order; row groups do not depend on shards.

    Args:
        job: a job whose shards are all done.
        out: the folder to write ``findings/`` and ``measures/`` into.

    Returns:
        What was done in all, and by table how many rows each shard has.

    Raises:
        AnalysisError: when a shard is not done, or a part of it is missing.
    """
    whole = Done()
    measured: list[int] = []
    found: list[int] = []
    for shard in job.shards:
        done = Done.read(job.part(shard, DONE))
        if done is None:
            raise AnalysisError(
                f"Shard {shard.index} ({shard.names[0]} to {shard.names[1]}) is not done. Run the same command again: "
                f"only what is missing is done."
            )
        found.append(done.findings)
        measured.append(done.documents)
        whole.add(done)
    for table in ANALYSIS_TABLES:
        counts = found if table == "findings" else measured
        first = next((shard for shard, count in zip(job.shards, counts, strict=True) if count), None)
        schema = (to_arrow([], table=table) if first is None else _part(job, table, first.index)).schema
        rows = write_tables(_parts(job, table, counts), out / table / FILE_NAME, schema=schema)
        if rows != sum(counts):
            raise AnalysisError(
                f"The parts in {job.work} hold {rows:,} rows of the {table} table, and their markers say "
                f"{sum(counts):,}. Delete that folder and run the same command again."
            )
    return whole, {"findings": found, "measures": measured}


def _parts(job: Job, table: str, counts: list[int]) -> Iterator[pa.Table]:
    for shard, count in zip(job.shards, counts, strict=True):
        if count:
            yield _part(job, table, shard.index)


def _part(job: Job, table: str, index: int) -> pa.Table:
    path = job.part(job.shards[index], f"{table}.arrow")
    try:
        return read_part(path)
    except OSError as error:
        raise AnalysisError(
            f"The part {path} cannot be read ({error}). Delete the folder {job.work} and run the same command again."
        ) from error
