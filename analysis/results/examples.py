"""Lines behind a number: for every row of a table, spans in their context with ids and offsets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..tables.corpus_tables import CorpusTables, Frame, texts

_CONTEXT = 70


def example_lines(
    corpus: CorpusTables,
    found: Frame,
    table: Frame,
    keys: Sequence[str],
    wanted: int,
    *,
    also: Sequence[str] = (),
) -> list[list[dict[str, Any]]]:
    """Return up to so many lines for every row of a table, in the order of the spans found.

    Args:
        corpus: the corpus, for its texts.
        found: one row a span, with ``document_id``, ``start``, ``end`` and the keys; without a place, no line.
        table: the rows, with the keys.
        keys: the columns by which spans belong to rows; a missing value is a value.
        wanted: lines a row.
        also: columns of `found` that each line carries too.

    Returns:
        For each row a list of dicts: document_id, start, end (code points), before, quote, after, and `also`.
    """
    # As objects, since a column without any value is of no certain type.
    as_objects = dict.fromkeys(keys, object)
    numbered = table[list(keys)].astype(as_objects).assign(row=range(len(table)))
    placed = found[found["start"].notna()].astype(as_objects).merge(numbered, on=list(keys), how="inner")
    chosen = placed[placed.groupby("row", sort=False).cumcount() < wanted]
    held = texts(corpus, chosen["document_id"])
    lines: list[list[dict[str, Any]]] = [[] for _ in range(len(table))]
    for span in chosen[["row", "document_id", "start", "end", *also]].to_dict("records"):
        name, start, end = span["document_id"], int(span["start"]), int(span["end"])
        lines[span["row"]].append(line_of(held, name, start, end) | {column: span[column] for column in also})
    return lines


def line_of(held: Mapping[str, str], document_id: str, start: int, end: int) -> dict[str, Any]:
    """Return a span of one of the texts held, by id, as a line: document_id, start, end, before, quote and after."""
    before, quote, after = in_context(held.get(document_id, ""), start, end)
    return {
        "document_id": document_id,
        "start": start,
        "end": end,
        "before": before,
        "quote": quote,
        "after": after,
    }


def in_context(text: str, start: int, end: int, *, width: int = _CONTEXT) -> tuple[str, str, str]:
    """Return a span with the words around it, cut at word boundaries within its own line.

    >>> in_context("Most likely, Turkish proxies feel a kind of impunity.", 13, 28, width=15)
    ('Most likely, ', 'Turkish proxies', ' feel a kind …')
    """
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    before, after = text[max(first, start - width) : start], text[end : min(last, end + width)]
    if start - width > first:
        before = "… " + before.partition(" ")[2]
    if end + width < last:
        after = after.rpartition(" ")[0] + " …"
    return before, text[start:end], after
