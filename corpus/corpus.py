"""`Corpus`: a corpus folder as its users hold it, in a notebook or in code."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .errors import CorpusError, Problem, withheld_text
from .hub import fetch_dataset
from .progress import import_tqdm
from .standoff.claims import text_sha256
from .storage.checking import check_claim_tables
from .storage.folder import require_finished
from .storage.provenance import is_as_written, read_provenance
from .storage.schema import CLAIM_TABLES, SPLIT, TABLES
from .storage.streaming import check_claims, read_threads
from .storage.tables import decode_labels, read_batches, read_parquet, read_schema, with_labels
from .text.canonical import counted
from .text_reuse.quotes import check_quoted

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa
    from datasets import Dataset

    from .build import BuildSettings

SCANNED_ROWS = 65_536
SHOWN_PROBLEMS = 5
"""How much of what was skipped or changed in a build a notebook shows."""
_WAS = {True: "was", False: "were"}
_HUB_ID = re.compile(r"\w[\w.-]*/\w[\w.-]*", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A report or a comment with its text: what analyses and annotation work on.

    Attributes:
        document_id: its report_id or comment_id.
        report_id: the report, or the report the comment trails.
        kind: ``report`` or ``comment``.
        outlet: who published the report.
        language: BCP 47 tag, where known.
        text: the canonical text.
        parent_id: the comment that this one answers, where it answers one.
        report_text: the text of the report that the comment trails.
        quoted: what a comment repeats of the report or of another comment: start and end (code points, half-open).
    """

    document_id: str
    report_id: str
    kind: str
    outlet: str | None
    language: str | None
    text: str
    parent_id: str | None = None
    report_text: str | None = None
    quoted: tuple[tuple[int, int], ...] = ()


def report_document(report: Mapping[str, Any]) -> Document:
    """Return a row of the reports table as a document."""
    return Document(
        document_id=report["report_id"],
        report_id=report["report_id"],
        kind="report",
        outlet=report["outlet"],
        language=report["language"],
        text=report["text"],
    )


def comment_document(report: Mapping[str, Any], comment: Mapping[str, Any]) -> Document:
    """Return a row of the comments table as a document that trails its report."""
    return Document(
        document_id=comment["comment_id"],
        report_id=report["report_id"],
        kind="comment",
        outlet=report["outlet"],
        language=comment["language"],
        text=comment["text"],
        parent_id=comment["parent_id"],
        report_text=report["text"],
        quoted=quoted_spans(comment),
    )


def quoted_spans(comment: Mapping[str, Any]) -> tuple[tuple[int, int], ...]:
    """Return start and end of what a row of the comments table quotes (code points, half-open), in order.

    >>> quoted_spans({"quotes": [{"start": 2, "end": 30, "document_id": "c1"}]}), quoted_spans({"quotes": None})
    (((2, 30),), ())
    """
    return tuple(sorted((quote["start"], quote["end"]) for quote in comment["quotes"] or ()))


class Corpus:
    """A corpus: reports, the comments that trail them, and what machine and people claim about both.

    Make one with `Corpus.build` or open one with `Corpus.load`. Tables are read when first asked for.

    >>> corpus = Corpus.load("build/demo")  # doctest: +SKIP
    >>> corpus.comments[0]["text"]  # doctest: +SKIP
    """

    def __init__(self, path: Path | str) -> None:
        """Open a finished corpus folder; prefer `Corpus.load`."""
        self.path = Path(path)
        require_finished(self.path)
        self._checked: set[str] = set()

    @classmethod
    def build(
        cls,
        *inputs: str | Path,
        out: str | Path,
        settings: BuildSettings | None = None,
        strict: bool = False,
        replace_annotated: bool = False,
    ) -> Corpus:
        """Build a corpus from files and folders, and open it.

        Args:
            inputs: files or folders of reports, of reports with comments, or of comments.
            out: the corpus folder to write; new, empty, or a corpus to be rebuilt.
            settings: column maps, encoding, date order and the like.
            strict: raise at the first record that would be skipped.
            replace_annotated: write over another corpus though most of its people's annotations lose their documents.

        Raises:
            InputError: when an input does not exist or does not fit its settings.
            OutputError: when `out` cannot be written, or holds something else or another corpus that people annotated.
        """
        from .build import build

        build(
            [Path(item) for item in inputs],
            out=Path(out),
            settings=settings,
            strict=strict,
            replace_annotated=replace_annotated,
        )
        return cls(Path(out))

    @classmethod
    def load(cls, source: str | Path, *, revision: str | None = None) -> Corpus:
        """Open a corpus from a folder, or from the Hugging Face Hub by its id.

        Args:
            source: a folder, or a Hub id such as ``user/name`` (downloaded to the Hugging Face cache). Where there is a
                folder ``user`` here, it is a folder in it that is missing, unless a revision is given.
            revision: tag, branch or commit on the Hub; a folder has none.

        Raises:
            CorpusError: when there is no corpus there, or it is unfinished, or the Hub cannot be reached.
        """
        path = Path(source)
        of_here = path.exists() or (revision is None and path.parent.is_dir())
        if isinstance(source, str) and not of_here and _HUB_ID.fullmatch(source):
            path = fetch_dataset(source, revision=revision)
        return cls(path)

    @property
    def name(self) -> str:
        """The corpus's name: the one given when it was built, else that of its first input."""
        return str(self.provenance.get("name", self.path.name))

    @property
    def provenance(self) -> dict[str, Any]:
        """What `provenance.json` says: inputs, settings, versions, counts, and what was skipped and why."""
        return self._provenance

    @cached_property
    def _provenance(self) -> dict[str, Any]:
        return read_provenance(self.path)

    @cached_property
    def reports(self) -> Dataset:
        """The reports table, one row a report."""
        return self._dataset("reports")

    @cached_property
    def comments(self) -> Dataset:
        """The comments table, one row a comment."""
        return self._dataset("comments")

    @cached_property
    def findings(self) -> Dataset:
        """What the machine claims, one row a claim; empty until the corpus is analysed."""
        return self._dataset("findings")

    @cached_property
    def measures(self) -> Dataset:
        """One row a document, one column a measure; empty until the corpus is analysed."""
        return self._dataset("measures")

    @cached_property
    def annotations(self) -> Dataset:
        """What people claim, in the columns of the findings."""
        return self._dataset("annotations")

    def columns(self, name: str) -> list[str]:
        """Return the names of a table's columns.

        Raises:
            CorpusError: when there is no such table.
        """
        return list(read_schema(self.path, name)[0].names)

    def arrow(self, name: str, columns: Sequence[str] | None = None) -> pa.Table:
        """Return a table as Arrow, label columns as strings; on the first read the quotes of claims are checked,
        unless table and texts are to the byte what was checked when they were written.

        Args:
            name: one of reports, comments, findings, measures, annotations.
            columns: the columns wanted; all if None.

        Raises:
            CorpusError: when there is no such table, or a claim's quote is not what stands at its offsets.
        """
        return decode_labels(self._read(name, columns))

    def scan(
        self, name: str, columns: Sequence[str], where: Mapping[str, Sequence[str]] | None = None
    ) -> Iterator[pa.Table]:
        """Yield a table in parts of some ten thousand rows, label columns as strings, so that it is never held whole.

        Args:
            name: one of reports, comments, findings, measures, annotations.
            columns: the columns wanted.
            where: label columns with the labels wanted; rows with another are passed over before anything is made
                of them.

        Raises:
            CorpusError: as `arrow` does.
        """
        self._check_once(name)
        for batch in read_batches(self.path, name, columns=columns, rows=SCANNED_ROWS, threads=True):
            table = with_labels(batch, where or {})
            if table.num_rows:
                yield decode_labels(table)

    def frame(self, name: str, columns: Sequence[str] | None = None) -> pd.DataFrame:
        """Return a table as a pandas data frame, label columns as strings."""
        return self.arrow(name, columns).to_pandas()

    def documents(self) -> Iterator[Document]:
        """Yield every text: each report, then its comments in order; few of them are in memory at a time.

        Raises:
            CorpusError: at a text that a release withholds.
        """
        for document in self._documents():
            if document.text is None:
                raise withheld_text(document.document_id, self.path)
            yield document

    def _documents(self) -> Iterator[Document]:
        threads = read_threads(
            self.path,
            reports=("outlet", "language", "text"),
            comments=("comment_id", "parent_id", "language", "text", "quotes"),
        )
        for report, comments in threads:
            yield report_document(report)
            for row in comments:
                yield comment_document(report, row)

    def texts(self) -> dict[str, str]:
        """Return the text of every document by its id: all of them at once (see `documents`)."""
        return {document.document_id: document.text for document in self.documents()}

    def check(self) -> None:
        """Check every text against its hash, every claim's quote against its text, and what comments quote.

        Raises:
            CorpusError: at the first text that is not the one that was hashed, or quote that is not what stands
                at its offsets.
        """
        self._check_texts()
        threads = read_threads(self.path, reports=("text",), comments=("comment_id", "text", "quotes"))
        for report, thread in threads:
            comments = list(thread)
            texts = {row["comment_id"]: row["text"] for row in comments}
            texts[report["report_id"]] = report["text"]
            withheld = {name for name, text in texts.items() if text is None}
            told = [
                row
                for row in comments
                if row["text"] is not None
                and withheld.isdisjoint(quote["document_id"] for quote in row["quotes"] or ())
            ]
            check_quoted(told, texts)
        check_claim_tables(
            self.path, ((document.document_id, document.text) for document in self._documents())
        )

    def counts(self) -> dict[str, int]:
        """Return the number of rows of every table."""
        return {table: int(self.provenance["tables"][table]["rows"]) for table in TABLES}

    def skipped(self, *, most: int = SHOWN_PROBLEMS) -> list[str]:
        """Return what was skipped or changed when the corpus was built, as sentences; nothing where nothing was.

        Args:
            most: how many are told one by one; `provenance` has the others, the first thousands of them.
        """
        found = self._problems()
        said = []
        for count, what in (
            (found.get("skipped", 0), "left out"),
            (found.get("altered", 0), "kept with a change, or left out on purpose"),
        ):
            named = [
                Problem(**item) for item in found.get("named", ()) if item["skipped"] == (what == "left out")
            ]
            if count:
                end = ":" if named else "."
                said.append(
                    f"When the corpus was built, {counted(count, 'record')} {_WAS[count == 1]} {what}{end}"
                )
                said += [str(problem) for problem in named[:most]]
            if count > most and named:
                said.append(f"… and {count - most:,} more, in corpus.provenance['problems'].")
        return said

    def _problems(self) -> Mapping[str, Any]:
        return self.provenance.get("problems") or {}

    def refresh(self) -> None:
        """Forget the tables that were read, after the folder was written to."""
        for name in ("_provenance", *TABLES):
            self.__dict__.pop(name, None)
        self._checked.clear()

    def __repr__(self) -> str:
        """Say what the corpus holds, on one line."""
        counts = self.counts()
        said = ", ".join(f"{number:,} {table}" for table, number in counts.items())
        skipped = self._problems().get("skipped")
        left = f"; {skipped:,} skipped when it was built" if skipped else ""
        return f"Corpus({self.path.as_posix()!r}: {said}{left})"

    def _repr_html_(self) -> str:
        counts = self.counts()
        rows = "".join(
            f"<tr><td style='text-align:left'><code>corpus.{table}</code></td><td>{number:,}</td></tr>"
            for table, number in counts.items()
        )
        analysed = (
            ""
            if self.provenance.get("analysis")
            else "<p>Not analysed yet: <code>analyze(corpus)</code>.</p>"
        )
        left = "".join(f"<p>{html.escape(line)}</p>" for line in self.skipped())
        return (
            f"<div><p><b>Corpus {html.escape(self.name)}</b> <small>{html.escape(self.path.as_posix())}</small></p>"
            f"<table><thead><tr><th style='text-align:left'>table</th><th>rows</th></tr></thead>"
            f"<tbody>{rows}</tbody></table>{left}{analysed}</div>"
        )

    def _dataset(self, table: str) -> Dataset:
        import_tqdm()
        from datasets import Dataset, DatasetInfo, Features, NamedSplit

        data = self._read(table)
        return Dataset(
            data, info=DatasetInfo(features=Features.from_arrow_schema(data.schema)), split=NamedSplit(SPLIT)
        )

    def _check_texts(self) -> None:
        for table, key in (("reports", "report_id"), ("comments", "comment_id")):
            for batch in read_batches(self.path, table, columns=[key, "text", "text_sha256"]):
                for name, text, digest in zip(*batch.to_pydict().values(), strict=True):
                    if text is not None and text_sha256(text) != digest:
                        raise CorpusError(
                            f"The text of {name} in the {table} table of {self.path} is not the one the corpus was "
                            f"built with: its SHA-256 differs. The table was changed by hand; build the corpus again."
                        )

    def _read(self, name: str, columns: Sequence[str] | None = None) -> pa.Table:
        self._check_once(name)
        return read_parquet(self.path, name, columns=columns)

    def _check_once(self, name: str) -> None:
        if name not in TABLES:
            raise CorpusError(f"A corpus has no table “{name}”; its tables are {', '.join(TABLES)}.")
        if name in CLAIM_TABLES and name not in self._checked:
            if not self._vouched(name):
                self._check_quotes(name)
            self._checked.add(name)

    def _vouched(self, table: str) -> bool:
        """Say whether a table of claims and the texts are, to the byte, what was checked when it was written."""
        return all(is_as_written(self.path, self.provenance, name) for name in (table, "reports", "comments"))

    def _check_quotes(self, table: str) -> None:
        columns = ("claim_id", "document_id", "start", "end", "quote", "status")
        claims = decode_labels(read_parquet(self.path, table, columns=columns))
        if claims.num_rows:
            check_claims(claims, ((document.document_id, document.text) for document in self._documents()))
