"""One shard analysed: its parts written, then its marker; the same in a worker, a cluster's task or this process."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from ...corpus.errors import Problem
from ...corpus.files import write_whole
from ...corpus.shards import Shard, shard_documents
from ...corpus.storage.columns import Column, value
from ...corpus.storage.provenance import ANALYSIS_TABLES
from ...corpus.storage.schema import MEASURE_COLUMNS
from ...corpus.storage.tables import to_arrow, to_part
from .. import batch
from ..findings import ClaimColumns
from ..garbage import rarely_collected
from .done import Done
from .earlier import Rows, kept_rows
from .job import Job

if TYPE_CHECKING:
    import pyarrow as pa

    from ...corpus.corpus import Document

DONE, AT = "json", "at"

Numbered = list[tuple[int, "Document"]]
"""Documents with their places in the shard."""


@rarely_collected()
def analyse_shard(job: Job, shard: Shard, *, told: Callable[[int], None] | None = None) -> Done:
    """Analyse a shard and write its parts, or return what its marker says if that was done before.

    While a batch is worked on, the work folder says which documents are in it. A process that dies (out of memory, a
    crash in compiled code) leaves that behind; the next attempt goes document by document, so that it is known which
    one a process dies of.

    Args:
        job: what is to be done.
        shard: one of its shards.
        told: called with the number of documents of every batch that is done.

    Raises:
        CorpusError: when the texts changed since the shard was cut.
        OutputError: when the work folder cannot be written.
    """
    before = Done.read(job.part(shard, DONE))
    if before is not None:
        if told is not None:
            told(len(shard))
        return before
    shard_work = _ShardWork(job, shard, told=told)
    at = job.part(shard, AT)
    try:
        shard_work.run(at, size=1 if at.exists() else batch.BATCH)
    finally:
        at.unlink(missing_ok=True)
    tables = shard_work.tables()
    for name, table in tables.items():
        write_whole(job.part(shard, f"{name}.arrow"), to_part(table), what="A part of the analysis")
    shard_work.done.count(tables["findings"], tables["measures"])
    shard_work.done.write(job.part(shard, DONE))
    return shard_work.done


def died_at(job: Job, shard: Shard) -> list[str]:
    """Return the documents that were worked on when a process that had a shard died; none where none did."""
    try:
        return list(json.loads(job.part(shard, AT).read_bytes()))
    except (OSError, ValueError):
        return []


class _ShardWork:
    """The rows of a shard as they come, by the places of their documents."""

    def __init__(self, job: Job, shard: Shard, *, told: Callable[[int], None] | None) -> None:
        self.done = Done()
        self._job, self._shard, self._told = job, shard, told
        self._kept = kept_rows(job.corpus, job.earlier, shard)
        self._rows: list[tuple[int, Rows]] = []

    def run(self, at: Any, *, size: int) -> None:
        """Go through the documents, `size` at a time; `at` names those that are worked on."""
        waiting: Numbered = []
        told = seen = 0

        def work() -> None:
            nonlocal told, waiting
            if waiting:
                write_whole(at, json.dumps([document.document_id for _, document in waiting]).encode())
                self._analyse(waiting)
            if self._told is not None:
                self._told(seen - told)
            told, waiting = seen, []

        for number, document in enumerate(shard_documents(self._job.corpus, self._shard)):
            seen += 1
            if (problem := batch.why_not(document)) is not None:
                self.done.left_out.append(problem)
            elif (rows := self._kept.of(document)) is not None:
                self._rows.append((number, rows))
                self.done.taken_over += 1
            else:
                waiting.append((number, document))
                if len(waiting) == size:
                    work()
        if seen > told:
            work()

    def tables(self) -> dict[str, pa.Table]:
        """Return the rows of both tables in the order of the documents."""
        import pyarrow as pa

        ordered = [rows for _, rows in sorted(self._rows, key=lambda item: item[0])]
        return {
            name: pa.concat_tables([rows[name] for rows in ordered]) if ordered else to_arrow([], table=name)
            for name in ANALYSIS_TABLES
        }

    def _analyse(self, numbered: Numbered) -> None:
        # A batch becomes Arrow at once: as rows, findings and measures take many times the room.
        claimed = ClaimColumns()
        measured: list[dict[str, Any]] = []
        ends: list[tuple[int, int]] = []
        documents = [document for _, document in numbered]
        outcomes = batch.analyse_batch(documents, lexicon=self._job.lexicon, profile=self._job.profile)
        for (number, _), (document, outcome) in zip(numbered, outcomes, strict=True):
            if isinstance(outcome, Problem):
                self.done.failed.append(outcome)
                continue
            claimed.add(outcome.findings, document_id=document.document_id, text=document.text)
            measured.append(_measured(document, outcome.measures))
            ends.append((number, len(claimed)))
        if not measured:
            return
        tables = {
            "findings": claimed.table(),
            "measures": to_arrow(measured, table="measures", extra=_measure_types(measured[0])),
        }
        if not self._kept:
            self._rows.append((ends[0][0], tables))
            return
        start = 0
        for place, (number, end) in enumerate(ends):
            rows = {
                "findings": tables["findings"].slice(start, end - start),
                "measures": tables["measures"].slice(place, 1),
            }
            self._rows.append((number, rows))
            start = end


def _measured(document: Document, measures: Mapping[str, Any]) -> dict[str, Any]:
    of = {"document_id": document.document_id, "report_id": document.report_id, "kind": document.kind}
    return of | dict(measures)


def _measure_types(row: Mapping[str, Any]) -> dict[str, Column]:
    """Return the type of every measure: counts (``n_…`` and textstat's inputs) are integers, the rest numbers.

    Every text has the same measures (`analyse_document`), so one row speaks for all.
    """
    return {
        name: value("int32" if name.startswith(("n_", "textstat_")) else "float64")
        for name in row
        if name not in MEASURE_COLUMNS
    }
