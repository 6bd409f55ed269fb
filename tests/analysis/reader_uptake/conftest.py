"""Corpora for uptake: analysed from text, or made of findings so that the truth is known."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest

from commentariat.analysis.findings import claim_rows
from commentariat.analysis.lexicon import default_lexicon
from commentariat.analysis.text.document import analyse_document
from commentariat.corpus.standoff.claims import Claim
from commentariat.corpus.text_reuse.quotes import ThreadQuotes

Thread = tuple[str, Sequence[str | tuple[str, int]]]
"""A report's text, and its comments: a text, or a text with the number of the comment that it answers."""


@pytest.fixture(scope="session")
def analysed(nlp: Any, memory_corpus: Any) -> Callable[..., Any]:
    """Return a function that analyses threads, by outlet, as `analyze` would, in memory."""

    def make(threads: Sequence[Thread], *, outlets: Sequence[str] = ("Courier",)) -> Any:
        reports: list[dict[str, Any]] = []
        comments: list[dict[str, Any]] = []
        for number, (report, said) in enumerate(threads):
            report_id = f"r{number}"
            rows = []
            for position, comment in enumerate(said):
                text, parent = comment if isinstance(comment, tuple) else (comment, None)
                rows.append(
                    {
                        "comment_id": f"{report_id}c{position}",
                        "report_id": report_id,
                        "position": position,
                        "parent_id": None if parent is None else f"{report_id}c{parent}",
                        "text": text,
                    }
                )
            parents = [comment[1] if isinstance(comment, tuple) else -1 for comment in said]
            quotes = ThreadQuotes(report, rows, parents=parents)
            for place, row in enumerate(rows):
                row["quotes"] = [
                    {
                        "start": start,
                        "end": end,
                        "document_id": report_id if at < 0 else rows[at]["comment_id"],
                    }
                    for start, end, at in quotes.of(place)
                ]
            reports.append({"report_id": report_id, "outlet": outlets[number % len(outlets)], "text": report})
            comments += rows
        documents = [(row["report_id"], row["report_id"], "report", row["text"]) for row in reports]
        documents += [(row["comment_id"], row["report_id"], "comment", row["text"]) for row in comments]
        findings: list[Any] = []
        measures: list[Mapping[str, Any]] = []
        docs = nlp.pipe(text for *_, text in documents)
        for (name, report_id, kind, text), doc in zip(documents, docs, strict=True):
            found = analyse_document(doc, kind=kind, lexicon=default_lexicon())
            findings += map(Claim.from_row, claim_rows(found.findings, document_id=name, text=text))
            measures.append({"document_id": name, "report_id": report_id, "kind": kind} | found.measures)
        return memory_corpus(reports=reports, comments=comments, findings=findings, measures=measures)

    return make
