"""The views of a corpus that the summaries share, on a corpus on disk."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from commentariat.analysis.tables.corpus_tables import documents, scan, span_parts, spans
from commentariat.corpus import Corpus
from commentariat.corpus.build import build
from commentariat.corpus.standoff.claims import claim_on
from commentariat.corpus.storage.folder import transaction
from commentariat.corpus.storage.provenance import stage_corpus
from commentariat.corpus.storage.tables import to_arrow

TEXT = "The regime fell."


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    """A report with one finding of loaded language."""
    source = tmp_path / "news.jsonl"
    source.write_text(json.dumps({"report_id": "b", "language": "en", "text": TEXT}) + "\n", encoding="utf-8")
    build([source], out=tmp_path / "news")
    made = Corpus.load(tmp_path / "news")
    claim = claim_on(
        TEXT, document_id="b", layer="loaded_language", label="delegitimising_label", start=4, end=10,
        annotator="rule:x", status="proposed",
    )  # fmt: skip
    with transaction(made.path) as stage:
        table = to_arrow([claim.to_row()], table="findings")
        stage_corpus(stage, {"findings": table}, provenance=made.provenance, changed=["findings"])
    made.refresh()
    return made


def test_a_layer_that_is_not_there_is_an_empty_table_and_reads_no_whole_one(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: Any, **__: Any) -> Any:
        raise AssertionError("the whole table was asked for")

    monkeypatch.setattr(Corpus, "arrow", refused)
    [part] = scan(corpus, "findings", ["document_id", "layer"], ["quotation"])
    assert (part.num_rows, part.column_names) == (0, ["document_id", "layer"])
    assert spans(corpus, "quotation", attributes=["speaker"]).empty
    assert len(spans(corpus, "loaded_language")) == 1


def test_the_parts_of_the_spans_are_the_spans(corpus: Corpus) -> None:
    parts = [row for part in span_parts(corpus, "loaded_language") for row in part.to_dict("records")]
    assert parts == spans(corpus, "loaded_language").to_dict("records")


def test_documents_are_those_of_the_tables_as_they_stand(corpus: Corpus, tmp_path: Path) -> None:
    asked_for = documents(corpus)
    asked_for["kind"] = "changed by whoever asked"
    assert documents(corpus)["kind"].tolist() == ["report"]
    more = [{"report_id": "b", "text": TEXT}, {"report_id": "a", "text": "Another."}]
    (tmp_path / "news.jsonl").write_text("".join(json.dumps(row) + "\n" for row in more), encoding="utf-8")
    build([tmp_path / "news.jsonl"], out=corpus.path)
    corpus.refresh()
    assert documents(corpus)["document_id"].tolist() == ["b", "a"]
