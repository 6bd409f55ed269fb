"""The documents of a corpus as columns: what each is, who published it when, and whatever its tables say of it."""

from __future__ import annotations

from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ...corpus.errors import InputError
from ...corpus.nearest import nearest
from ...corpus.values.language_tags import primary_subtag
from ..batch import ENGLISH, LONGEST_TEXT
from ..tables.corpus_tables import NO_OUTLET, CorpusTables, scan

if TYPE_CHECKING:
    import pyarrow as pa

_USUAL = ("kind", "outlet", "namer", "published", "language", "author", "likes", "n_words")
"""Columns to name in an error; a corpus has more than a hundred."""
_MADE = ("document_id", "kind", "comment_kind", "namer")


class Documents:
    """The documents of a corpus, its reports and then its comments, in the order of the tables.

    A column is read when it is first asked for. A comment has the value of its own table; where that has no such
    column, or holds nothing in ``published``, that of the report it trails.
    """

    def __init__(self, corpus: CorpusTables) -> None:
        """Take a corpus; its ids are read at once."""
        import pyarrow as pa

        pc: Any = import_module("pyarrow.compute")

        self.corpus = corpus
        reports = corpus.arrow("reports", columns=["report_id"]).column("report_id")
        comments = corpus.arrow("comments", columns=["comment_id", "report_id"])
        self.n_reports = len(reports)
        self.ids: pa.ChunkedArray = _joined(reports, comments.column("comment_id"))
        found: Any = pc.index_in(comments.column("report_id"), value_set=reports.combine_chunks())
        places = pc.fill_null(found, -1).to_numpy()
        self._report = np.concatenate([np.arange(self.n_reports), places.astype(np.int64)])
        self._columns: dict[str, Any] = {"document_id": self.ids}
        self._strings = pa.string()

    def __len__(self) -> int:
        """Return how many documents there are."""
        return len(self.ids)

    def column(self, name: str) -> pa.ChunkedArray:
        """Return a column of reports, comments or measures, one value a document.

        Beside those of the tables there are ``document_id``, ``kind`` (report or comment), ``comment_kind``
        (what the comments table calls ``kind``: comment, pingback, deleted, pinned), ``outlet`` (of the report, for its
        comments too) and ``namer`` (the outlet, or its readers).

        Raises:
            InputError: when no table has such a column.
        """
        if name not in self._columns:
            self._columns[name] = self._read(name)
        return self._columns[name]

    def numbers(self, ids: Any) -> np.ndarray:
        """Return the place of each id among the documents, −1 where there is none."""
        pc: Any = import_module("pyarrow.compute")

        found: Any = pc.index_in(ids, value_set=self._id_array)
        return pc.fill_null(found, -1).to_numpy(zero_copy_only=False).astype(np.int64)

    def codes(self, name: str) -> tuple[np.ndarray, list[Any]]:
        """Return a column as numbers (int64, −1 where it holds nothing) and the sorted values they stand for."""
        import pyarrow as pa

        pc: Any = import_module("pyarrow.compute")

        column = self.column(name)
        if pa.types.is_list(column.type):
            column = pa.chunked_array([pa.array([", ".join(row or ()) for row in column.to_pylist()])])
        encoded: Any = column.combine_chunks()
        encoded = (encoded.chunk(0) if isinstance(encoded, pa.ChunkedArray) else encoded).dictionary_encode()
        values = encoded.dictionary.to_pylist()
        order = sorted(range(len(values)), key=values.__getitem__)
        rank = np.empty(len(values) + 1, dtype=np.int64)
        rank[order] = np.arange(len(values))
        rank[-1] = -1
        places = pc.fill_null(encoded.indices, -1).to_numpy(zero_copy_only=False)
        return rank[places], [values[place] for place in order]

    @cached_property
    def analysed(self) -> np.ndarray:
        """Which documents `analyze` takes, by their language and length: those whose words the measures count."""
        pc: Any = import_module("pyarrow.compute")

        languages, names = self.codes("language")
        taken = np.array([primary_subtag(name) in ENGLISH for name in names] + [True])
        # The last entry is for texts without a language, whose code is −1.
        lengths = [
            pc.utf8_length(part.column("text")).to_numpy()
            for table in ("reports", "comments")
            for part in scan(self.corpus, table, ["text"])
        ]
        short = np.concatenate([np.zeros(0, dtype=np.int32), *lengths]) <= LONGEST_TEXT
        return taken[languages] & short

    @cached_property
    def known(self) -> list[str]:
        """The names of all columns."""
        names = [
            *_MADE,
            *(name for table in ("reports", "comments", "measures") for name in self._names[table]),
        ]
        return list(dict.fromkeys(name for name in names if name != "text"))

    def _meant(self, name: str) -> str:
        if name in SPAN_KEYS:
            return f"A {name} is marked in the texts: it can choose words, not group or accompany them. "
        close = nearest(name, [*self.known, *SPAN_KEYS], most=3)
        return f"Did you mean {' or '.join(close)}? " if close else ""

    @cached_property
    def _id_array(self) -> pa.Array:
        import pyarrow as pa

        return pa.concat_arrays(self.ids.chunks) if self.ids.num_chunks else pa.array([], self._strings)

    @cached_property
    def _names(self) -> dict[str, list[str]]:
        return {table: _column_names(self.corpus, table) for table in ("reports", "comments", "measures")}

    def _read(self, name: str) -> Any:
        import pyarrow as pa

        pc: Any = import_module("pyarrow.compute")

        if name == "kind":
            reports, comments = self.n_reports, len(self) - self.n_reports
            return pa.chunked_array([["report"] * reports, ["comment"] * comments], self._strings)
        if name == "comment_kind" and "kind" in self._names["comments"]:
            own = self.corpus.arrow("comments", columns=["kind"]).column("kind")
            return _joined(pa.nulls(self.n_reports, own.type), own)
        if name == "namer":
            outlets = self.column("outlet").to_pylist()
            readers = ["readers" if name == NO_OUTLET else f"readers of {name}" for name in outlets]
            return pa.chunked_array([outlets[: self.n_reports], readers[self.n_reports :]], self._strings)
        if name == "outlet":
            outlet: Any = pc.fill_null(self._of_reports("outlet"), NO_OUTLET)
            return outlet
        in_reports, in_comments = name in self._names["reports"], name in self._names["comments"]
        if in_reports and not in_comments:
            return self._of_reports(name)
        if in_comments:
            own = self.corpus.arrow("comments", columns=[name]).column(name)
            first = (
                self.corpus.arrow("reports", columns=[name]).column(name)
                if in_reports
                else pa.nulls(self.n_reports, own.type)
            )
            both = _joined(first, own)
            return pc.coalesce(both, self._of_reports(name)) if name == "published" else both
        if name in self._names["measures"]:
            measures = self.corpus.arrow("measures", columns=["document_id", name])
            ids = measures.column("document_id").combine_chunks()
            return measures.column(name).take(pc.index_in(self.ids, value_set=ids))
        raise InputError(
            f"No table has a column “{name}”. {self._meant(name)}Words can be chosen and grouped by any column of "
            f"reports, comments and measures, such as {', '.join(_USUAL)}; and chosen by what is marked in the "
            f"texts: {', '.join(SPAN_KEYS)}."
        )

    def _of_reports(self, name: str) -> Any:
        import pyarrow as pa

        values = self.corpus.arrow("reports", columns=[name]).column(name)
        return values.take(pa.array(self._report, mask=self._report < 0))


SPAN_KEYS = ("layer", "label", "voice", "source", "target", "entry", "annotator")
"""What is said of spans in the findings table, by which words can be chosen."""


def _joined(first: Any, second: Any) -> pa.ChunkedArray:
    import pyarrow as pa

    first = first if isinstance(first, pa.ChunkedArray) else pa.chunked_array([first])
    second = second.cast(first.type) if first.type != second.type else second
    return pa.chunked_array([*first.chunks, *second.chunks], first.type)


def _column_names(corpus: CorpusTables, table: str) -> list[str]:
    """Return the columns of a table, from the head of its file where there is one."""
    import pyarrow.parquet as pq

    folder = Path(corpus.path) / table if corpus.path is not None else None
    files = sorted(folder.glob("*.parquet")) if folder is not None else []
    return pq.read_schema(files[0]).names if files else corpus.arrow(table).column_names
