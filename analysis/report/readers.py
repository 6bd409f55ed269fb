"""The report's section on reports and their readers: frames pair by pair, and uptake; only where there is enough."""

from __future__ import annotations

import math
from typing import Any

from ..results.frame_pairs import frame_pairs
from ..tables.corpus_tables import CorpusTables, Frame
from .figures import intervals
from .sample import sample_of

FEWEST_REPORTS = 5
FEWEST_COMMENTS = 20
"""Fewer reports with comments, or fewer comments, say nothing of readers in general."""
MOST_COMMENTS = 20_000
"""What readers take up is looked for in no more comments; of a larger corpus a sample of threads is drawn."""
FRAME_ROWS = 10
UPTAKE_ROWS = 12
EXCHANGES = 1_999
_FARTHEST = math.log(20)


def readers(corpus: CorpusTables) -> dict[str, Any] | None:
    """Return the context of the section; None where the corpus has too few reports with comments."""
    # Not above: its own statistics import the report, and whoever imported it first would have a module here.
    from ..reader_uptake import uptake

    comments = corpus.arrow("comments", columns=["report_id"])["report_id"].to_pylist()
    if len(set(comments)) < FEWEST_REPORTS or len(comments) < FEWEST_COMMENTS:
        return None
    sample = sample_of(corpus, comments=MOST_COMMENTS)
    paired, taken = frame_pairs(corpus), uptake(sample or corpus, permutations=EXCHANGES)
    if paired.table.empty and taken.table.empty:
        return None
    return {
        "paired": paired,
        "paired_rows": _pairs(paired.table),
        "paired_end": _end(paired.table),
        "taken": taken,
        "taken_rows": _taken(taken.table),
        "sample": sample,
        "n_tested": sum(not math.isnan(ratio) for ratio in taken.table["ratio"].tolist()),
    }


def _pairs(table: Frame) -> list[tuple[dict[str, Any], Any]]:
    """The frames that differ most, the widest difference first, each placed on an axis around 0."""
    rows = table[table["difference"].notna()]
    rows = rows.reindex(rows["difference"].abs().sort_values(ascending=False, kind="stable").index).head(
        FRAME_ROWS
    )
    end = _end(table)
    return [
        (row, intervals([row | {"kind": "comment"}], value="difference", minimum=-end, maximum=end)[0])
        for row in rows.to_dict("records")
    ]


def _end(table: Frame) -> float:
    widest = float(table["difference"].abs().max()) if len(table) else 0.0
    return max(0.1, math.ceil(widest * 15) / 10) if math.isfinite(widest) else 1.0


def _taken(table: Frame) -> list[tuple[dict[str, Any], Any]]:
    """The surest rows, each ratio placed on a log axis from 1/20 to 20."""
    placed = []
    for row in table[table["ratio"].notna()].head(UPTAKE_ROWS).to_dict("records"):
        logs = {
            "kind": "report" if row["response"] == "repeated" else "comment",
            "log": math.log(row["ratio"]),
            "low": _log(row["low"]),
            "high": _log(row["high"]),
        }
        placed.append((row, intervals([logs], value="log", minimum=-_FARTHEST, maximum=_FARTHEST)[0]))
    return placed


def _log(value: float) -> float | None:
    if math.isnan(value):
        return None
    return math.log(value) if value > 0 else -2 * _FARTHEST
