"""Example lines for the rows of a table: spans of texts with the words around them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .naming import in_context
from .tables import CorpusTables, Frame, texts


def lines_of(
    corpus: CorpusTables, found: Frame, table: Frame, *, keys: Sequence[str], most: int
) -> list[list[dict[str, Any]]]:
    """Return up to `most` lines for every row of a table, in the order of the spans found.

    Args:
        corpus: the corpus that holds the texts.
        found: spans as ``document_id``, ``start`` and ``end``, with the columns in `keys`.
        table: the rows, with the columns in `keys`.
        keys: the columns by which spans belong to rows.
        most: lines a row.

    Returns:
        For every row its lines: ``document_id``, ``start``, ``end``, ``before``, ``quote`` and ``after``.
    """
    numbered = table[list(keys)].assign(row=range(len(table)))
    chosen = found.merge(numbered, on=list(keys), how="inner")
    chosen = chosen[chosen["start"].notna()]
    chosen = chosen[chosen.groupby("row", sort=False).cumcount() < most]
    held = texts(corpus, chosen["document_id"])
    lines: list[list[dict[str, Any]]] = [[] for _ in range(len(table))]
    for row, document_id, start, end in zip(
        chosen["row"], chosen["document_id"], chosen["start"], chosen["end"], strict=True
    ):
        before, quote, after = in_context(held.get(document_id, ""), int(start), int(end))
        lines[row].append(
            {
                "document_id": document_id,
                "start": int(start),
                "end": int(end),
                "before": before,
                "quote": quote,
                "after": after,
            }
        )
    return lines
