"""Claims with a span as columns: filtered in Arrow before anything becomes a row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

import numpy as np

from ..tables.corpus_tables import WITHDRAWN, CorpusTables

if TYPE_CHECKING:
    import pyarrow as pa


def standing_spans(
    corpus: CorpusTables, *, where: Mapping[str, Sequence[str]], columns: Sequence[str] = ()
) -> pa.Table:
    """Return the findings with a span that still stand and have one of the values in every named column.

    Args:
        corpus: an analysed corpus.
        where: the values wanted, by column of the findings.
        columns: columns beside ``document_id``, ``start`` and ``end``.
    """
    import pyarrow as pa

    pc: Any = import_module("pyarrow.compute")
    wanted = dict.fromkeys(["document_id", "start", "end", "status", *where, *columns])
    table = corpus.arrow("findings", columns=list(wanted))
    keep = pc.and_not(
        pc.is_valid(table["start"]),
        pc.is_in(pc.cast(table["status"], "string"), value_set=pa.array(WITHDRAWN)),
    )
    for name, values in where.items():
        chosen = pc.is_in(pc.cast(table[name], "string"), value_set=pa.array(list(values), pa.string()))
        keep = pc.and_(keep, chosen)
    return table.filter(keep).select(["document_id", "start", "end", *columns])


def offsets(table: pa.Table) -> tuple[np.ndarray, np.ndarray]:
    """Return the starts and ends of a table of spans, in code points (int64)."""
    start, end = (table.column(name).to_numpy().astype(np.int64) for name in ("start", "end"))
    return start, end
