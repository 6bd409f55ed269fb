"""A sample of a large corpus as a corpus of its own: whole threads, the same ones every time."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..tables.corpus_tables import CorpusTables, Frame, arrow_rows

if TYPE_CHECKING:
    import pyarrow as pa

_KEYS = {
    "reports": "report_id",
    "comments": "report_id",
    "measures": "report_id",
    "findings": "document_id",
    "annotations": "document_id",
}


class Sample:
    """Some reports of a corpus with all their comments, and what is said of them.

    Attributes:
        path: None: a sample is in memory only.
        provenance: that of the whole corpus.
        n_reports: how many reports it holds.
        n_comments: how many comments.
    """

    def __init__(self, corpus: CorpusTables, report_ids: Sequence[str]) -> None:
        """Take a corpus and the reports wanted; a table is read when it is first asked for."""
        self.path: Path | None = None
        self.provenance: Mapping[str, Any] = corpus.provenance
        self._corpus, self._report_ids = corpus, report_ids
        self._tables: dict[str, pa.Table] = {}
        comments = self.arrow("comments", ["comment_id"]).column("comment_id").to_pylist()
        self._documents = [*report_ids, *comments]
        self.n_reports, self.n_comments = len(report_ids), len(comments)

    def arrow(self, name: str, /, columns: Sequence[str] | None = None) -> pa.Table:
        """Return a table, or some of its columns, as Arrow, label columns as names."""
        if name not in self._tables:
            key = _KEYS[name]
            ids = self._report_ids if key == "report_id" else self._documents
            self._tables[name] = arrow_rows(self._corpus, name, key=key, ids=ids)
        table = self._tables[name]
        return table if columns is None else table.select(list(columns))

    def frame(self, name: str, /) -> Frame:
        """Return a table as a data frame, label columns as names."""
        return self.arrow(name).to_pandas()


def sample_of(corpus: CorpusTables, *, comments: int) -> Sample | None:
    """Return a sample of reports with some number of comments in all; None where the corpus holds no more than that.

    Reports are drawn by a hash of their ids: at random as to what they say, and the same ones every time.

    Args:
        corpus: the corpus.
        comments: how many comments the sample is to hold, about; the last thread is taken whole.
    """
    of = corpus.arrow("comments", columns=["report_id"]).column("report_id")
    if len(of) <= comments:
        return None
    sizes = {item["values"]: item["counts"] for item in of.value_counts().to_pylist()}
    drawn: list[str] = []
    held = 0
    for name in sorted(sizes, key=lambda name: hashlib.sha256(str(name).encode()).digest()):
        drawn.append(name)
        held += sizes[name]
        if held >= comments:
            break
    return Sample(corpus, drawn)
