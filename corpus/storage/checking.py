"""Checking that claims still quote what stands at their offsets, with neither claims nor texts in memory."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ..standoff.claims import check_quotes
from .batches import read_row_batches
from .lookup import Lookup
from .schema import CLAIM_TABLES
from .tables import read_schema

_COLUMNS = ("claim_id", "document_id", "start", "end", "quote", "status")


def check_claim_tables(folder: Path, texts: Iterable[tuple[str, str | None]]) -> None:
    """Check the quotes of all claims of a corpus.

    Args:
        folder: the corpus folder.
        texts: every document's id and text; they wait on disk until claims on them come.

    Raises:
        CorpusError: at the first claim whose quote is not what stands there, and when a table is damaged.
    """
    tables = [table for table in CLAIM_TABLES if read_schema(folder, table)[1]]
    if not tables:
        return
    with Lookup[str | None]() as held:
        held.put(texts)
        for table in tables:
            for rows in read_row_batches(folder, table, columns=_COLUMNS):
                check_quotes(rows, held.get([row["document_id"] for row in rows]))
