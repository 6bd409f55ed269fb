"""The few views of a corpus that the summaries share: its documents with denominators, its spans, its texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from ...corpus.corpus import Corpus
from ...corpus.errors import withheld_text
from ...corpus.storage.schema import TABLES
from ..profiles import FULL, profile_without_parse

if TYPE_CHECKING:
    import pyarrow as pa

Frame = Any
"""A pandas data frame or column. Pandas' own annotations make every selection a union that no checker follows."""

NO_OUTLET = "outlet not given"
WITHDRAWN = ("rejected", "lost")


class CorpusTables(Protocol):
    """What the summaries and the report need of a corpus: its tables, its folder and its provenance."""

    @property
    def path(self) -> Path | None:
        """The corpus folder."""
        ...

    @property
    def provenance(self) -> Mapping[str, Any]:
        """What ``provenance.json`` holds."""
        ...

    def frame(self, name: str, /) -> Frame:
        """Return a table as a data frame, label columns as names."""
        ...

    def arrow(self, name: str, /, columns: Sequence[str] | None = None) -> pa.Table:
        """Return a table, or some of its columns, as Arrow, label columns as names."""
        ...


def documents(corpus: CorpusTables) -> Frame:
    """Return one row a document: what it is, who published it, and its denominators.

    Columns: ``document_id``, ``report_id``, ``kind`` (report or comment), ``outlet`` (of the report, for a
    comment too), ``namer`` (the outlet, or the readers of it), ``n_words`` and ``n_sentences`` (NaN where
    the measures table does not hold them), in the order of the corpus, each report before its comments.
    """
    return _remembered(corpus, _documents).copy(deep=False)


def why_empty(corpus: CorpusTables, said: str, *, parsed: bool = False) -> str:
    """Say that there is nothing, and why: nothing was analysed yet, or not so that it could be found.

    Args:
        corpus: the corpus.
        said: that there is nothing, as a clause.
        parsed: whether only a profile that parses finds it.
    """
    if not corpus.provenance.get("analysis"):
        return f"{said}. Run first: commentariat analyze"
    if parsed and (profile := profile_without_parse(corpus.provenance)) is not None:
        return (
            f"{said}: the profile “{profile.name}”, with which this corpus was analysed, does not look for it. "
            f"Run: commentariat analyze FOLDER --profile {FULL}"
        )
    if documents(corpus)["n_words"].isna().all():
        return f"{said}: no text of this corpus is in a language that is analysed, which is English."
    return f"{said}."


_known: tuple[object, dict[Any, Any]] = (None, {})
"""The tables that were asked about last, and what is known of them: every summary begins with the same."""


def _remembered(corpus: CorpusTables, make: Callable[[CorpusTables], Any]) -> Any:
    """Return what a function makes of a corpus, or made of it before, unless its tables have changed since."""
    global _known
    state = table_state(corpus)
    if state is None:
        return make(corpus)
    if _known[0] != state:
        _known = (state, {})
    if make not in _known[1]:
        _known[1][make] = make(corpus)
    return _known[1][make]


def _held_layers(corpus: CorpusTables) -> frozenset[str]:
    parts = corpus.scan("findings", ["layer"]) if isinstance(corpus, Corpus) else ()
    return frozenset(layer for part in parts for layer in part.column("layer").unique().to_pylist())


def table_state(corpus: CorpusTables) -> tuple[object, ...] | None:
    """Return what changes when the tables of a corpus folder do; None for one that is not on disk."""
    if corpus.path is None:
        return None
    files = [file for table in TABLES for file in sorted((Path(corpus.path) / table).glob("*.parquet"))]
    if not files:
        return None
    stats = [(file.as_posix(), file.stat()) for file in files]
    return (Path(corpus.path).resolve(), *((name, stat.st_size, stat.st_mtime_ns) for name, stat in stats))


def _documents(corpus: CorpusTables) -> Frame:
    # In Arrow up to the end: data frames of millions of texts, joined and sorted, take several times the memory.
    pc: Any = import_module("pyarrow.compute")
    import pyarrow as pa

    reports = corpus.arrow("reports", columns=["report_id", "outlet"])
    comments = corpus.arrow("comments", columns=["comment_id", "report_id", "position"])
    ids = pc.cast(reports["report_id"], "string").combine_chunks()
    outlets = pc.fill_null(pc.cast(reports["outlet"], "string"), NO_OUTLET).combine_chunks()
    report = pc.index_in(pc.cast(comments["report_id"], "string"), value_set=ids)
    outlet = pc.fill_null(pc.take(outlets, report), NO_OUTLET)
    readers = pc.binary_join_element_wise("readers of ", outlet, "")
    table = pa.concat_tables(
        [
            pa.table(
                {
                    "document_id": ids,
                    "report_id": ids,
                    "kind": pa.repeat("report", len(ids)),
                    "outlet": outlets,
                    "namer": outlets,
                    "order": pa.array(range(len(ids)), pa.int64()),
                    "position": pa.repeat(-1, len(ids)),
                }
            ),
            pa.table(
                {
                    "document_id": pc.cast(comments["comment_id"], "string"),
                    "report_id": pc.cast(comments["report_id"], "string"),
                    "kind": pa.repeat("comment", len(comments)),
                    "outlet": outlet,
                    "namer": pc.if_else(pc.equal(outlet, NO_OUTLET), "readers", readers),
                    "order": pc.cast(report, "int64"),
                    "position": pc.cast(comments["position"], "int64"),
                }
            ),
        ]
    )
    by = [(name, "ascending") for name in ("order", "position", "document_id")]
    table = table.take(pc.sort_indices(table, sort_keys=by)).drop_columns(["order", "position"])
    counts = measures(corpus, ["n_words", "n_sentences"])
    counted = pc.index_in(table["document_id"], value_set=pa.array(counts["document_id"], pa.string()))
    for name in ("n_words", "n_sentences"):
        numbers = counts[name] if len(counts) else counts[name].astype("float64")
        table = table.append_column(name, pc.take(pa.array(numbers, from_pandas=True), counted))
    return table.to_pandas()


def measures(corpus: CorpusTables, columns: Iterable[str]) -> Frame:
    """Return ``document_id`` and the named measures; a measure the corpus does not hold is all NaN."""
    wanted = list(columns)
    held = set(_columns(corpus, "measures"))
    table = corpus.arrow("measures", columns=[name for name in ("document_id", *wanted) if name in held])
    present = [name for name in wanted if name in table.column_names]
    if "document_id" not in table.column_names:
        import pandas as pd

        return pd.DataFrame({name: [] for name in ["document_id", *wanted]}).astype({"document_id": object})
    frame = table.select(["document_id", *present]).to_pandas()
    for name in wanted:
        if name not in frame:
            frame[name] = float("nan")
    return frame[["document_id", *wanted]]


def measures_one_by_one(
    corpus: CorpusTables, names: Iterable[str], *, of: Frame
) -> Iterator[tuple[str, Frame]]:
    """Yield measures one after the other, each with its value for every one of some documents, NaN where none is.

    All of them in one table would take gigabytes for millions of documents.

    Args:
        corpus: an analysed corpus.
        names: the measures wanted.
        of: one row a document, with its ``document_id``.
    """
    import numpy as np
    import pandas as pd

    held = set(_columns(corpus, "measures"))
    place = pd.Index(measures(corpus, [])["document_id"]).get_indexer(of["document_id"])
    for name in names:
        values = np.full(len(of), float("nan"))
        if name in held:
            column: Any = corpus.arrow("measures", columns=[name]).column(name).to_pandas()
            values[place >= 0] = column.to_numpy(dtype="float64", na_value=float("nan"))[place[place >= 0]]
        yield name, pd.Series(values, index=of.index)


def spans(
    corpus: CorpusTables,
    *layers: str,
    columns: Sequence[str] = (),
    attributes: Sequence[str] = (),
    document_ids: Iterable[str] | None = None,
) -> Frame:
    """Return the findings of some layers that still stand, in text order.

    Args:
        layers: layers of the label scheme; all of them when none is named.
        columns: findings columns beyond document_id, layer, label, start and end.
        attributes: names of attributes to bring out as columns of text.
        document_ids: only findings in these documents; in all if None.

    Returns:
        One row a finding, without those a person rejected or an edit lost; start and end are nullable
        integers.
    """
    import pandas as pd

    parts = span_parts(corpus, *layers, columns=columns, attributes=attributes, document_ids=document_ids)
    frame = pd.concat(list(parts), ignore_index=True)
    frame["start"] = frame["start"].astype("Int64")
    frame["end"] = frame["end"].astype("Int64")
    return frame.sort_values(
        ["document_id", "start", "end", "layer", "label"],
        kind="stable",
        na_position="first",
        ignore_index=True,
    )


def span_parts(
    corpus: CorpusTables,
    *layers: str,
    columns: Sequence[str] = (),
    attributes: Sequence[str] = (),
    document_ids: Iterable[str] | None = None,
) -> Iterator[Frame]:
    """Yield what `spans` returns part by part, in the order of the findings table: for sums over millions of spans."""
    wanted = ["document_id", "layer", "label", "start", "end", "status", *columns]
    if attributes:
        wanted.append("attributes")
    among = None if document_ids is None else _strings(sorted(set(document_ids)))
    for part in scan(corpus, "findings", list(dict.fromkeys(wanted)), layers):
        yield _standing(part, layers, attributes, among=among)


def rows_of(
    corpus: CorpusTables, name: str, *, key: str, ids: Iterable[str], without: Sequence[str] = ()
) -> Frame:
    """Return the rows of a table that have one of some ids, in the table's order.

    Args:
        corpus: the corpus.
        name: the table.
        key: the column that holds the ids.
        ids: the ids wanted.
        without: columns to leave out.
    """
    return arrow_rows(corpus, name, key=key, ids=ids, without=without).to_pandas()


def arrow_rows(
    corpus: CorpusTables, name: str, *, key: str, ids: Iterable[str], without: Sequence[str] = ()
) -> pa.Table:
    """Return the same as `rows_of` as Arrow."""
    pc: Any = import_module("pyarrow.compute")
    import pyarrow as pa

    wanted = _strings(sorted(set(ids)))
    columns = [column for column in _columns(corpus, name) if column not in without]
    if key not in columns:
        return corpus.arrow(name).slice(0, 0)
    parts = (
        part.filter(pc.is_in(pc.cast(part[key], "string"), value_set=wanted))
        for part in scan(corpus, name, columns)
    )
    return pa.concat_tables(parts)


def _columns(corpus: CorpusTables, name: str) -> list[str]:
    return corpus.columns(name) if isinstance(corpus, Corpus) else corpus.arrow(name).column_names


def texts(corpus: CorpusTables, document_ids: Iterable[str]) -> dict[str, str]:
    """Return the canonical texts of some documents by id; ids the corpus does not hold are left out.

    Raises:
        CorpusError: at a text that a release withholds.
    """
    pc: Any = import_module("pyarrow.compute")

    wanted = _strings(sorted(set(document_ids)))
    found: dict[str, str] = {}
    for name, key in (("reports", "report_id"), ("comments", "comment_id")):
        for part in scan(corpus, name, [key, "text"]):
            kept = part.filter(pc.is_in(pc.cast(part[key], "string"), value_set=wanted))
            for document_id, text in zip(kept[key].to_pylist(), kept["text"].to_pylist(), strict=True):
                if text is None:
                    raise withheld_text(document_id, corpus.path)
                found[document_id] = text
    return found


def scan(
    corpus: CorpusTables, name: str, columns: list[str], layers: Sequence[str] = ()
) -> Iterator[pa.Table]:
    """Yield the columns wanted part by part, from a corpus on disk only with rows of some layers; never nothing."""
    if not isinstance(corpus, Corpus):
        yield corpus.arrow(name, columns=columns)
        return
    # Columns of millions of findings are not read for a layer that the corpus does not hold.
    asked_for = name != "findings" or not layers or not _remembered(corpus, _held_layers).isdisjoint(layers)
    empty = True
    for part in corpus.scan(name, columns, where={"layer": layers} if layers else None) if asked_for else ():
        empty = False
        yield part
    if empty:
        for part in corpus.scan(name, columns):
            yield part.slice(0, 0)
            return
        yield corpus.arrow(name, columns=columns)


def _standing(
    table: pa.Table, layers: Sequence[str], attributes: Sequence[str], *, among: pa.Array | None
) -> Frame:
    """Return findings that still stand as a data frame, with attributes as columns."""
    pc: Any = import_module("pyarrow.compute")

    if layers:
        table = table.filter(pc.is_in(pc.cast(table["layer"], "string"), value_set=_strings(layers)))
    if among is not None:
        table = table.filter(pc.is_in(pc.cast(table["document_id"], "string"), value_set=among))
    table = table.filter(
        pc.invert(pc.is_in(pc.cast(table["status"], "string"), value_set=_strings(WITHDRAWN)))
    )
    brought = {name: _attribute(table, name) for name in attributes}
    table = table.drop_columns([name for name in ("attributes", "status") if name in table.column_names])
    frame = table.to_pandas()
    for name, values in brought.items():
        frame[name] = values
    return frame


def records(table: Frame) -> list[dict[str, Any]]:
    """Return the rows of a table, each by the names of its columns.

    >>> import pandas as pd
    >>> records(pd.DataFrame({"kind": ["report"], "count": [2]}))
    [{'kind': 'report', 'count': 2}]
    """
    return [{str(name): value for name, value in row.items()} for row in table.to_dict("records")]


def _attribute(table: pa.Table, name: str) -> Any:
    """Bring one attribute out of the list of name and value pairs, as one value (or None) a row."""
    import numpy as np
    import pyarrow as pa

    pc: Any = import_module("pyarrow.compute")

    values = np.full(table.num_rows, None, dtype=object)
    column = table["attributes"].combine_chunks()
    if isinstance(column, pa.ChunkedArray):
        column = column.chunk(0) if column.num_chunks else pa.array([], column.type)
    if pa.types.is_null(column.type) or len(column) == 0:
        return values
    pairs = pc.list_flatten(column)
    if pa.types.is_null(pairs.type) or len(pairs) == 0:
        return values
    hits = pc.equal(pc.struct_field(pairs, "name"), name).fill_null(False)
    rows = pc.list_parent_indices(column).filter(hits).to_numpy(zero_copy_only=False)
    values[rows] = pc.struct_field(pairs, "value").filter(hits).to_numpy(zero_copy_only=False)
    return values


def _strings(values: Iterable[str]) -> pa.Array:
    import pyarrow as pa

    return pa.array(list(values), pa.string())
