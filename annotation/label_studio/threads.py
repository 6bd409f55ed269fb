"""The threads of a corpus and the machine's claims on them, read without holding every text at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from ...corpus.errors import InputError
from ...corpus.standoff.claims import Claim
from ..agreement.material import material_of
from ..agreement.queue import disputed_in
from .sampling import Method, Sample, draw, uncertainty
from .tasks import Thread

if TYPE_CHECKING:
    import pyarrow as pa

    from ...corpus.corpus import Corpus

_REPORT = ("report_id", "title", "outlet", "published", "text", "text_sha256")
_COMMENT = (
    "comment_id",
    "report_id",
    "author",
    "published",
    "published_shown",
    "parent_id",
    "text",
    "text_sha256",
)


class Threads:
    """Every report of a corpus with its comments, by the report's id."""

    def __init__(self, corpus: Corpus) -> None:
        """Read the tables as Arrow; rows are made one thread at a time."""
        self._reports = corpus.arrow("reports", list(_REPORT))
        self._comments = corpus.arrow("comments", list(_COMMENT)).combine_chunks()
        self._rows = {name: row for row, name in enumerate(self._reports.column("report_id").to_pylist())}
        self._under: dict[str, list[int]] = defaultdict(list)
        for row, name in enumerate(self._comments.column("report_id").to_pylist()):
            self._under[name].append(row)

    @property
    def ids(self) -> list[str]:
        """The ids of all reports, in order."""
        return list(self._rows)

    def __getitem__(self, report_id: str) -> Thread:
        """Return a report with its comments."""
        [report] = self._reports.slice(self._rows[report_id], 1).to_pylist()
        return Thread(report=report, comments=rows_at(self._comments, self._under.get(report_id, ())))

    def report_of(self) -> dict[str, str]:
        """Return the report of every document: of a report itself, of a comment the one it trails."""
        pairs = self._comments.select(["comment_id", "report_id"]).to_pydict()
        return {name: name for name in self._rows} | dict(
            zip(pairs["comment_id"], pairs["report_id"], strict=True)
        )


class Claims:
    """The claims of a table by the document they speak of."""

    def __init__(self, corpus: Corpus, table: str, *, layers: Collection[str] | None = None) -> None:
        """Read a table of claims as Arrow; claims are made one document at a time."""
        self._table = corpus.arrow(table).combine_chunks()
        self._rows: dict[str, list[int]] = defaultdict(list)
        columns = self._table.select(["document_id", "layer"]).to_pydict()
        for row, (name, layer) in enumerate(zip(*columns.values(), strict=True)):
            if layers is None or layer in layers:
                self._rows[name].append(row)

    def on(self, document_id: str) -> list[Claim]:
        """Return the claims on a document, in the order of the table."""
        rows = self._rows.get(document_id)
        return [Claim.from_row(row) for row in rows_at(self._table, rows or ())]


def rows_at(table: pa.Table, places: Sequence[int]) -> list[dict[str, Any]]:
    """Return some rows of a table, given in rising order."""
    import pyarrow as pa

    if not places:
        return []
    first, last = places[0], places[-1]
    if last - first + 1 == len(places):
        # A take costs ten times a slice, and rows of one document mostly stand together.
        return table.slice(first, len(places)).to_pylist()
    return table.take(pa.array(places, type=pa.int64())).to_pylist()


def choose(corpus: Corpus, threads: Threads, sample: Sample) -> list[str]:
    """Return the ids of the reports that a sample chooses.

    Raises:
        InputError: when the reports have no column of that name, or nobody disagrees or is unsure anywhere.
    """
    if sample.method is Method.stratified:
        assert sample.by is not None
        known = corpus.arrow("reports").column_names
        if sample.by not in known:
            raise InputError(
                f"Reports have no column “{sample.by}” to sample by; they have {', '.join(known)}."
            )
        columns = corpus.arrow("reports", ["report_id", sample.by]).to_pydict()
        strata = {
            name: str(value) for name, value in zip(columns["report_id"], columns[sample.by], strict=True)
        }
        return draw(sample, threads.ids, strata=strata)
    if sample.method is Method.random:
        return draw(sample, threads.ids)
    scores = _scores(corpus, threads, sample.method)
    if not scores:
        said = (
            "no claim has a confidence"
            if sample.method is Method.uncertainty
            else "no two annotators disagree on a text that both completed"
        )
        raise InputError(f"A sample by {sample.method} cannot be drawn: {said}. Sample at random instead.")
    return draw(sample, threads.ids, scores=scores)


def _scores(corpus: Corpus, threads: Threads, method: Method) -> dict[str, float]:
    report_of = threads.report_of()
    if method is Method.uncertainty:
        found: list[tuple[str, float | None]] = []
        for table, key in (("reports", "report_id"), ("comments", "report_id")):
            confidence = "boundary_confidence" if table == "reports" else "confidence"
            columns = corpus.arrow(table, [key, confidence]).to_pydict()
            found += zip(columns[key], columns[confidence], strict=True)
        columns = corpus.arrow("findings", ["document_id", "confidence"]).to_pydict()
        found += (
            (report_of[name], value)
            for name, value in zip(*columns.values(), strict=True)
            if name in report_of
        )
        return uncertainty(found)
    found_in: dict[str, float] = {}
    for disputed in disputed_in(material_of(corpus).study()):
        name = report_of.get(disputed.document_id)
        if name is not None:
            found_in[name] = max(found_in.get(name, 0.0), disputed.disagreement)
    return found_in
