"""The part of the report on voices and agency: who is quoted, who acts and who is acted on."""

from __future__ import annotations

from typing import Any

from ..results.agency import agency, transitivity
from ..results.quotations import quotations
from ..tables.corpus_tables import CorpusTables, Frame, records
from .figures import intervals

SPEAKERS = 20
ACTORS = 15


def discourse(corpus: CorpusTables) -> dict[str, Any]:
    """Return the context of the sections; without findings of these layers they are left out."""
    quoted = quotations(corpus, examples=0)
    acting = agency(corpus, by=[], named=True, examples=0)
    told = transitivity(corpus, by=["kind"], examples=0)
    rows = records(acting.table.head(ACTORS))
    shares = [{"value": r["share_agent"], "low": r["share_low"], "high": r["share_high"]} for r in rows]
    return {
        "quoted": quoted,
        "quoted_rows": records(quoted.table.head(SPEAKERS)),
        "acting": acting,
        "acting_rows": list(zip(rows, intervals(shares, value="value", minimum=0, maximum=1), strict=True)),
        "told": told,
        "told_kinds": _by_kind(told.table),
    }


def _by_kind(table: Frame) -> list[dict[str, Any]]:
    """Return, for reports and comments, the processes of violence, those without agent, and their forms."""
    kinds = []
    for kind, rows in table.groupby("kind", sort=False):
        total, shown = int(rows["count"].sum()), int(rows["with_agent"].sum())
        forms = [(row["realised"], int(row["count"]), row["share"]) for row in records(rows)]
        kinds.append({"kind": kind, "total": total, "without": (total - shown) / total, "forms": forms})
    return sorted(kinds, key=lambda row: row["kind"] == "comment")
