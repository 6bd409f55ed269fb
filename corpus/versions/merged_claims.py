"""The findings, annotations and measures of two corpora, as one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..storage.batches import read_row_batches
from ..storage.lookup import Lookup
from .clashes import Clash, Settled, differing

Row = dict[str, Any]


def merged_claims(table: str, first: Path, second: Path, *, settled: Settled) -> Iterator[Row]:
    """Yield the claims of both, turned to the new ids of their documents, without relations to claims that are gone.

    A claim that both have is kept once; annotations whose rows differ are added to the clashes.

    Args:
        table: findings or annotations.
        first, second: corpus folders.
        settled: what became of the documents that both have.
    """
    with Lookup[Row]() as known, Lookup[None]() as ids:
        for rows in read_row_batches(first, table):
            known.put((row["claim_id"], row) for row in rows)
            ids.put((row["claim_id"], None) for row in rows)
        for rows in read_row_batches(second, table, columns=["claim_id", "document_id"]):
            ids.put((row["claim_id"], None) for row in rows if row["document_id"] not in settled.dropped)
        for rows in read_row_batches(first, table):
            yield from _related(rows, ids)
        for rows in read_row_batches(second, table):
            held = known.get([row["claim_id"] for row in rows])
            turned = _turned(rows, settled)
            if table == "annotations":
                _compare(turned, held, settled)
            yield from _related([row for row in turned if row["claim_id"] not in held], ids)


def merged_measures(first: Path, second: Path, *, settled: Settled) -> Iterator[Row]:
    """Yield the measures of both, one row a document."""
    with Lookup[None]() as known:
        for rows in read_row_batches(first, "measures"):
            known.put((row["document_id"], None) for row in rows)
            yield from rows
        for rows in read_row_batches(second, "measures"):
            turned = _turned(rows, settled)
            held = known.known([row["document_id"] for row in turned])
            yield from (row for row in turned if row["document_id"] not in held)


def _turned(rows: list[Row], settled: Settled) -> list[Row]:
    renamed = settled.renamed
    columns = [name for name in ("document_id", "report_id") if rows and name in rows[0]]
    return [
        row | {name: renamed.get(row[name], row[name]) for name in columns}
        for row in rows
        if row["document_id"] not in settled.dropped
    ]


def _compare(rows: list[Row], held: dict[str, Row], settled: Settled) -> None:
    for row in rows:
        before = held.get(row["claim_id"])
        if before is None:
            continue
        if differs := differing(before, row):
            clash = Clash(table="annotations", id=row["claim_id"], columns=differs, done="the first kept")
            settled.clashes.append(clash)
        else:
            settled.same["annotations"] += 1


def _related(rows: list[Row], ids: Lookup[None]) -> Iterator[Row]:
    known = ids.known([row["related_id"] for row in rows if row["related_id"] is not None])
    for row in rows:
        if row["related_id"] is not None and row["related_id"] not in known:
            row |= {"related_id": None, "relation": None}
        yield row
