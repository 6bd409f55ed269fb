"""Lines behind a number: for every row of a table, spans in their context with ids and offsets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .tables import CorpusTables, Frame, texts

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
    """Return the first lines of each row of a table.

    Args:
        corpus: the corpus, for its texts.
        found: one row a span, with ``document_id``, ``start``, ``end`` and the keys.
        table: what `found` was grouped to by the keys, sorted by them, groups with missing values kept.
        keys: the grouping columns.
        wanted: lines a row.
        also: columns of `found` that each line carries too.

    Returns:
        For each row a list of dicts: document_id, start, end (code points), before, quote, after, and `also`.
    """
    group = found.groupby(list(keys), dropna=False, sort=True, observed=True)
    chosen = found.assign(group=group.ngroup())[group.cumcount() < wanted]
    held = texts(corpus, chosen["document_id"])
    lines: list[list[dict[str, Any]]] = [[] for _ in range(len(table))]
    more = [
        dict(zip(also, values, strict=True)) for values in zip(*(chosen[name] for name in also), strict=True)
    ]
    for number, document_id, start, end, carried in zip(
        chosen["group"],
        chosen["document_id"],
        chosen["start"],
        chosen["end"],
        more or [{}] * len(chosen),
        strict=True,
    ):
        before, quote, after = in_context(held.get(document_id, ""), start, end)
        lines[number].append(
            {
                "document_id": document_id,
                "start": int(start),
                "end": int(end),
                "before": before,
                "quote": quote,
                "after": after,
                **carried,
            }
        )
    return lines


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
