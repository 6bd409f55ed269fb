"""Analyse a corpus: every text parsed once, findings and measures written beside the texts."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..corpus.claims import check_quotes
from ..corpus.corpus import Corpus, Document
from ..corpus.errors import CommentariatError, OutputError, Problem
from ..corpus.folder import REPORT, transaction
from ..corpus.provenance import ANALYSIS_TABLES, stage_corpus
from ..corpus.schema import MEASURE_COLUMNS, TABLES
from ..corpus.scheme import annotation_scheme
from ..corpus.tables import read_parquet, to_arrow
from .findings import claims
from .lexicon import default_lexicon, load_lexicon
from .text.document import Analysed, analyse_document
from .text.loaded_language import LAYER as LOADED

if TYPE_CHECKING:
    import pyarrow as pa
    from datasets import Features

    from ..corpus.progress import Progress
    from .lexicon import Lexicon

LONGEST_TEXT = 400_000
"""Longer texts (in characters) are not parsed: the parser would need gigabytes for each."""
BATCH = 64
ENGLISH = ("en", "eng", "und")
"""Language tags of texts that are analysed: English, and undetermined, which is taken for English."""
_EXAMPLES = 3
_PACKAGES = ("spacy", "textstat", "vaderSentiment")


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysisSummary:
    """What an analysis found.

    Attributes:
        documents: texts analysed.
        words: their words.
        findings: rows of the findings table.
        labels: loaded language as label, number found and the most frequent expressions, most frequent first.
        problems: texts left out, with the reason.
    """

    documents: int
    words: int
    findings: int
    labels: Sequence[tuple[str, int, tuple[str, ...]]]
    problems: Sequence[Problem]


def analyze(
    corpus: Corpus | Path | str, *, lexicon: Sequence[Path | str] = (), progress: Progress | None = None
) -> AnalysisSummary:
    """Analyse every text of a corpus and write its findings and measures tables.

    Running it again replaces both tables; equal texts, lexicon and versions give equal bytes. A report.html
    from before is taken away, since it would no longer tell the truth.

    Args:
        corpus: an open corpus, or its folder.
        lexicon: lexicon files to lay over the shipped one.
        progress: called after every batch of texts.

    Raises:
        CorpusError: when there is no finished corpus.
        SchemeError: when a lexicon file breaks its rules.
        OutputError: when the folder cannot be written, or its texts changed in the meantime.
    """
    corpus = corpus if isinstance(corpus, Corpus) else Corpus.load(corpus)
    entries = load_lexicon(*lexicon)
    hashes = _text_hashes(corpus.path)
    problems: list[Problem] = []
    wanted = 0
    for document in corpus.documents():
        problem = _why_not(document)
        if problem is None:
            wanted += 1
        else:
            problems.append(problem)
    tally = _Tally()
    # A batch becomes Arrow at once: as rows, the findings and measures of a large corpus would take gigabytes.
    findings: list[pa.Table] = []
    measures: list[pa.Table] = []
    # The texts are read again rather than kept.
    for batch in _batches(document for document in corpus.documents() if _why_not(document) is None):
        claimed: list[dict[str, Any]] = []
        measured: list[dict[str, Any]] = []
        for document, analysed in _analyse(batch, lexicon=entries):
            if isinstance(analysed, Problem):
                problems.append(analysed)
                continue
            made = [
                claim.to_row()
                for claim in claims(analysed.findings, document_id=document.document_id, text=document.text)
            ]
            check_quotes(made, {document.document_id: document.text})
            claimed += made
            measured.append(
                {"document_id": document.document_id, "report_id": document.report_id, "kind": document.kind}
                | analysed.measures
            )
            tally.add(analysed, made)
        findings.append(to_arrow(claimed, table="findings"))
        if measured:
            measures.append(to_arrow(measured, table="measures", extra=_measure_features(measured[0])))
        if progress is not None:
            progress("Analysing", tally.documents, wanted)
    with transaction(corpus.path) as stage:
        if _text_hashes(corpus.path) != hashes:
            raise OutputError(
                f"The texts of {corpus.path} changed while they were analysed, so that the findings would not fit "
                f"them; nothing was written. Run the analysis again."
            )
        corpus.refresh()
        tables = {name: read_parquet(corpus.path, name) for name in TABLES if name not in ANALYSIS_TABLES}
        tables |= {
            "findings": _concatenated(findings, table="findings"),
            "measures": _concatenated(measures, table="measures"),
        }
        provenance = corpus.provenance | {"analysis": _provenance(entries, lexicon, problems)}
        stage_corpus(
            stage,
            tables,
            provenance=provenance,
            changed=ANALYSIS_TABLES,
            scheme=annotation_scheme(corpus.path),
        )
        stage.removals.add(REPORT)
    corpus.refresh()
    return AnalysisSummary(
        documents=tally.documents,
        words=tally.words,
        findings=tables["findings"].num_rows,
        labels=tally.labels(),
        problems=problems,
    )


def _analyse(batch: Sequence[Document], *, lexicon: Lexicon) -> Iterator[tuple[Document, Analysed | Problem]]:
    from .language import parse

    for document, doc in zip(batch, parse(document.text for document in batch), strict=True):
        try:
            yield (
                document,
                analyse_document(
                    doc,
                    kind=document.kind,
                    lexicon=lexicon,
                    outlet=document.outlet,
                    reply=document.parent_id is not None,
                    report=document.report_text,
                ),
            )
        except (CommentariatError, MemoryError):
            raise
        except Exception as error:  # a rule that fails on one text must not cost the analysis of all others
            yield document, _failed(document, error)


def _failed(document: Document, error: Exception) -> Problem:
    return Problem(
        where=f"{document.kind} {document.document_id}",
        what=f"a rule failed on this text ({type(error).__name__}: {error})",
        remedy="it stays in the corpus without findings; please report it with the text",
    )


def _text_hashes(folder: Path) -> list[Any]:
    """Return the hash of every text, by which texts that were replaced in the meantime are noticed."""
    return [
        read_parquet(folder, table, columns=["text_sha256"]).column(0).to_pylist()
        for table in ("reports", "comments")
    ]


def _batches(documents: Iterator[Document]) -> Iterator[list[Document]]:
    while batch := list(islice(documents, BATCH)):
        yield batch


def _why_not(document: Document) -> Problem | None:
    """Say why a text is not analysed, or None when it is."""
    if document.language and re.split("[-_]", document.language)[0].lower() not in ENGLISH:
        return Problem(
            where=f"{document.kind} {document.document_id}",
            what=f"its language is {document.language}, and the analyses are for English",
            remedy="it stays in the corpus without findings",
        )
    if len(document.text) > LONGEST_TEXT:
        return Problem(
            where=f"{document.kind} {document.document_id}",
            what=f"its text has {len(document.text):,} characters, more than the {LONGEST_TEXT:,} that can be parsed",
            remedy="it stays in the corpus without findings; split it into its reports",
        )
    return None


class _Tally:
    """What the summary says, counted as the analysis goes."""

    def __init__(self) -> None:
        self.documents = 0
        self.words = 0
        self._found: dict[str, Counter[str]] = {}

    def add(self, analysed: Analysed, rows: Sequence[dict[str, Any]]) -> None:
        self.documents += 1
        self.words += int(analysed.measures["n_words"] or 0)
        for row in rows:
            if row["layer"] == LOADED:
                self._found.setdefault(row["label"], Counter())[row["quote"]] += 1

    def labels(self) -> list[tuple[str, int, tuple[str, ...]]]:
        ranked = sorted(self._found.items(), key=lambda item: (-item[1].total(), item[0]))
        return [
            (label, n.total(), tuple(quote for quote, _ in n.most_common(_EXAMPLES))) for label, n in ranked
        ]


def _concatenated(parts: Sequence[pa.Table], *, table: str) -> pa.Table:
    import pyarrow as pa

    return pa.concat_tables(parts) if parts else to_arrow([], table=table)


def _measure_features(row: Mapping[str, Any]) -> Features:
    """Return the type of every measure: counts (``n_…`` and textstat's inputs) are integers, the rest numbers.

    Every text has the same measures (`analyse_document`), so one row speaks for all.
    """
    from datasets import Features, Value

    return Features(
        {
            name: Value("int32" if name.startswith(("n_", "textstat_")) else "float64")
            for name in row
            if name not in MEASURE_COLUMNS
        }
    )


def _provenance(lexicon: Lexicon, files: Sequence[Path | str], problems: Sequence[Problem]) -> dict[str, Any]:
    from .language import load_pipeline

    pipeline = load_pipeline().meta
    return {
        "lexicon": {
            "version": lexicon.version,
            "entries": len(lexicon),
            "files": [
                {"name": Path(path).name, "sha256": hashlib.sha256(Path(path).read_bytes()).hexdigest()}
                for path in files
            ],
            # Kept whole, so that a finding can be explained wherever the corpus goes.
            "own_entries": [
                entry.explain() for entry in lexicon if default_lexicon().entries.get(entry.id) != entry
            ],
        },
        "pipeline": {"name": f"{pipeline['lang']}_{pipeline['name']}", "version": pipeline["version"]},
        "packages": {name: version(name) for name in _PACKAGES},
        "not_analysed": [asdict(problem) for problem in problems],
    }
