"""The analyses as spaCy components: what stands on a Doc, and that it stays with that Doc."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import spacy
from spacy.tokens import Doc, DocBin

from commentariat.analysis import components
from commentariat.analysis.findings import Finding
from commentariat.analysis.language import MODELS, load_pipeline
from commentariat.analysis.lexicon import load_lexicon
from commentariat.analysis.text.document import analyse_document
from commentariat.corpus import CommentariatError

if TYPE_CHECKING:
    from spacy.language import Language

FACTORIES = {
    "commentariat/actors": "make_actors",
    "commentariat/frames": "make_frames",
    "commentariat/loaded_language": "make_loaded_language",
    "commentariat/outlet_evaluation": "make_outlet_evaluation",
    "commentariat/quotations": "make_quotations",
    "commentariat/readability": "make_readability",
    "commentariat/report_stance": "make_report_stance",
    "commentariat/sentiment": "make_sentiment",
    "commentariat/target_sentiment": "make_target_sentiment",
    "commentariat/transitivity": "make_transitivity",
}
LOADED = "According to officials, the terrorist group shelled the town. Most likely, Turkish proxies fled 💥."
PLAIN = "The committee met on Tuesday in Geneva."


@pytest.fixture
def nlp() -> Iterator[Language]:
    """The shipped pipeline with every component at its end; it is shared, so they go again."""
    pipeline = load_pipeline()
    for name in FACTORIES:
        pipeline.add_pipe(name)
    yield pipeline
    for name in FACTORIES:
        pipeline.remove_pipe(name)


def key(found: Finding) -> tuple[Any, ...]:
    return (found.layer, found.label, -1 if found.start is None else found.start, found.end or -1, str(found))


def test_findings_and_spans_say_the_same(nlp: Language) -> None:
    doc = nlp(LOADED)
    spans = {(span.label_, span.start_char, span.end_char) for span in doc.spans["loaded_language"]}
    found = {(f.label, f.start, f.end) for f in doc._.findings if f.layer == "loaded_language"}
    assert spans == found
    assert {doc.text[start:end] for _, start, end in found} >= {"terrorist group", "Most likely"}
    assert {span.text for span in doc.spans["sentiment"]} == {sentence.text for sentence in doc.sents}


def test_spans_may_overlap(nlp: Language) -> None:
    doc = nlp(LOADED)
    starts = [(span.start, span.end) for layer in doc.spans.values() for span in layer]
    assert any(a < d and c < b for a, b in starts for c, d in starts if (a, b) != (c, d))


@pytest.mark.parametrize("kind", ["report", "comment"])
def test_the_components_find_what_the_analysis_finds(kind: str) -> None:
    pipeline = load_pipeline()
    wanted = [
        "loaded_language",
        "actors",
        "quotations",
        "transitivity",
        "sentiment",
        "target_sentiment",
        "frames",
    ]
    by_kind = ("loaded_language", "transitivity", "sentiment", "target_sentiment")
    settings = {name: {"kind": kind} for name in by_kind}
    if kind == "comment":
        wanted += ["outlet_evaluation", "report_stance"]
    for name in wanted:
        pipeline.add_pipe(f"commentariat/{name}", config=settings.get(name, {}))
    try:
        doc = pipeline(LOADED)
    finally:
        for name in wanted:
            pipeline.remove_pipe(f"commentariat/{name}")
    whole = analyse_document(load_pipeline()(LOADED), kind=kind, lexicon=load_lexicon())
    assert sorted(doc._.findings, key=key) == sorted(whole.findings, key=key)


def test_two_documents_do_not_share_findings(nlp: Language) -> None:
    loaded, plain = nlp(LOADED), nlp(PLAIN)
    before = loaded._.findings
    plain._.findings.append("anything")
    assert [f for f in plain._.findings if f.layer == "loaded_language"] == []
    assert loaded._.findings == before
    assert nlp.make_doc(PLAIN)._.findings == []


def test_the_parser_keeps_to_sentences_that_are_set_before_it() -> None:
    import spacy
    from spacy.util import get_installed_models

    text = "Army enters Afrin\n\nTurkish troops took the town."
    own = spacy.load(next(name for name in MODELS if name in get_installed_models()), exclude=["ner"])
    own.add_pipe("commentariat/sentences", before="parser")
    doc = own(text)
    assert [sentence.text.strip() for sentence in doc.sents] == text.split("\n\n")
    assert [token.head.i for token in doc] == [token.head.i for token in load_pipeline()(text)]


def test_a_layer_without_findings_has_an_empty_group(nlp: Language) -> None:
    doc = nlp(PLAIN)
    assert len(doc.spans["loaded_language"]) == 0
    assert {"actor", "sentiment", "policy_frame", "generic_frame", "conflict_journalism"} <= set(doc.spans)


def test_a_second_run_over_a_document_adds_nothing(nlp: Language) -> None:
    doc = nlp(LOADED)
    before = doc._.findings
    for name in FACTORIES:
        doc = nlp.get_pipe(name)(doc)  # pyright: ignore[reportCallIssue]
    assert sorted(doc._.findings, key=key) == sorted(before, key=key)


def test_an_empty_text_is_no_error(nlp: Language) -> None:
    doc = nlp("")
    assert {f.layer for f in doc._.findings} <= {"outlet_evaluation", "stance_to_report"}
    assert doc._.readability["words"] == 0


@pytest.mark.parametrize("batch_size", [1, 2, 50])
def test_batches_give_each_document_its_own(nlp: Language, batch_size: int) -> None:
    texts = [LOADED, PLAIN, "", LOADED, PLAIN]
    docs = list(nlp.pipe(texts, batch_size=batch_size, n_process=1))
    assert [doc.text for doc in docs] == texts
    assert [doc._.findings for doc in docs] == [nlp(text)._.findings for text in texts]
    assert [len(doc.spans["loaded_language"]) for doc in docs] == [3, 0, 0, 3, 0]


def test_a_document_survives_its_bytes(nlp: Language) -> None:
    doc = nlp(LOADED)
    back = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert back._.findings == doc._.findings
    assert back._.readability == doc._.readability
    for layer, spans in doc.spans.items():
        assert [(s.label_, s.start, s.end) for s in back.spans[layer]] == [
            (s.label_, s.start, s.end) for s in spans
        ]


def test_a_document_survives_a_doc_bin(nlp: Language) -> None:
    doc = nlp(LOADED)
    stored = DocBin(docs=[doc], store_user_data=True).to_bytes()
    (back,) = DocBin().from_bytes(stored).get_docs(nlp.vocab)
    assert back._.findings == doc._.findings
    assert [span.text for span in back.spans["loaded_language"]] == [
        span.text for span in doc.spans["loaded_language"]
    ]


def test_a_pipeline_with_components_can_be_written_and_read(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "pipeline")
    again = spacy.load(tmp_path / "pipeline")
    assert again.pipe_names == nlp.pipe_names
    assert len(again.to_bytes()) > 0
    doc = again(LOADED)
    assert "Turkish proxies" in {span.text for span in doc.spans["loaded_language"]}


def test_the_factories_say_what_they_need(nlp: Language) -> None:
    analysis = nlp.analyze_pipes(pretty=False)
    assert analysis is not None
    assert not [name for name in FACTORIES if analysis["problems"][name]]


def test_a_lexicon_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    pipeline = load_pipeline()
    with pytest.raises(CommentariatError, match=r"missing\.yaml"):
        pipeline.add_pipe(
            "commentariat/loaded_language", config={"lexicon": [str(tmp_path / "missing.yaml")]}
        )
    assert "commentariat/loaded_language" not in pipeline.pipe_names


def test_every_factory_is_declared_as_an_entry_point() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    declared = project["project"].get("entry-points", {}).get("spacy_factories", {})
    assert declared == {
        name: f"{components.__name__}:{function}"
        for name, function in sorted({**FACTORIES, "commentariat/sentences": "make_sentences"}.items())
    }
    assert all(callable(getattr(components, function)) for function in FACTORIES.values())
