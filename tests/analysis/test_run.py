"""Analysing a corpus: what is left out and said, what is written, and that it comes out the same every time."""

from __future__ import annotations

import json
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from commentariat.analysis import batch
from commentariat.analysis.language import load_pipeline
from commentariat.analysis.lexicon import default_lexicon, load_lexicon
from commentariat.analysis.run import AnalysisSummary, analyze
from commentariat.analysis.text import document, lexical
from commentariat.analysis.text.document import analyse_document
from commentariat.analysis.text.readability import readability
from commentariat.corpus import Corpus, CorpusError, OutputError
from commentariat.corpus.build import build
from commentariat.corpus.storage.folder import REPORT

LOADED = "Most likely, Turkish proxies shelled the town."
ROWS: list[dict[str, Any]] = [
    {
        "report_id": "en",
        "text": f"{LOADED} A man was killed.",
        "language": "en-GB",
        "comments": ["Nice 💥 news.", "!"],
    },
    {"report_id": "de", "text": "Die Waffenruhe hielt.", "language": "de", "comments": ["Gut."]},
    {"report_id": "none", "text": "Obviously, the terrorist group fled.", "comments": []},
]


def tree(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def built(folder: Path, *rows: dict[str, Any]) -> Corpus:
    source = folder / "news.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    build([source], out=folder / "out")
    return Corpus.load(folder / "out")


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    return built(tmp_path, *ROWS)


def test_what_a_comment_repeats_of_another_is_quoted_and_what_it_adds_is_its_own(tmp_path: Path) -> None:
    said = "Those terrorists must be stopped at once."
    own = "Obviously, those thugs fled."
    comments = [said, f"> {said}\n\n{own}", f"You write “terrorists must be stopped”. {own}"]
    corpus = built(tmp_path, {"report_id": "r", "text": "The bridge was opened.", "comments": comments})
    analyze(corpus)
    loaded = [row for row in corpus.arrow("findings").to_pylist() if row["layer"] == "loaded_language"]
    names = [document.document_id for document in corpus.documents() if document.kind == "comment"]
    assert [
        (names.index(row["document_id"]), row["quote"], row["voice"], row["source"]) for row in loaded
    ] == [
        (0, "terrorists", "outlet", None),
        (1, "terrorists", "quoted", None),
        (1, "Obviously", "outlet", None),
        (1, "thugs", "outlet", None),
        (2, "terrorists", "quoted", "You"),
        (2, "Obviously", "outlet", None),
        (2, "thugs", "outlet", None),
    ]


def test_findings_and_measures_of_every_text_are_written(corpus: Corpus) -> None:
    summary = analyze(corpus)
    measures = corpus.arrow("measures").to_pylist()
    comments = [d.document_id for d in corpus.documents() if d.report_id == "en" and d.kind == "comment"]
    assert [(row["document_id"], row["report_id"], row["kind"]) for row in measures] == [
        ("en", "en", "report"),
        *((name, "en", "comment") for name in comments),
        ("none", "none", "report"),
    ]
    found = corpus.arrow("findings").to_pylist()
    loaded = [
        (row["document_id"], row["label"], row["quote"]) for row in found if row["layer"] == "loaded_language"
    ]
    assert loaded == [
        ("en", "hedge", "Most likely"),
        ("en", "proxy_label", "Turkish proxies"),
        ("en", "agentless_passive", "was killed"),
        ("none", "booster", "Obviously"),
        ("none", "delegitimising_label", "terrorist group"),
    ]
    assert [row["n_hedge"] for row in measures] == [1, 0, 0, 0]
    assert summary == AnalysisSummary(
        documents=4,
        words=sum(row["n_words"] for row in measures),
        findings=len(found),
        labels=summary.labels,
        problems=summary.problems,
    )
    assert ("proxy_label", 1, ("Turkish proxies",)) in summary.labels
    corpus.check()


def test_labels_are_ranked_by_number_with_their_commonest_expressions(tmp_path: Path) -> None:
    text = "Obviously it failed. Clearly it failed. Obviously it failed. Turkish proxies fled."
    labels = analyze(built(tmp_path, {"report_id": "a", "title": "x", "text": text})).labels
    assert labels[:2] == [("booster", 3, ("Obviously", "Clearly")), ("proxy_label", 1, ("Turkish proxies",))]


def test_texts_in_other_languages_are_left_out_counted_and_kept(corpus: Corpus) -> None:
    problems = analyze(corpus).problems
    comment = next(d.document_id for d in corpus.documents() if d.report_id == "de" and d.kind == "comment")
    assert [str(problem) for problem in problems] == [
        f"{kind} {name}: its language is de, and the analyses are for English; it stays in the corpus without findings."
        for kind, name in (("report", "de"), ("comment", comment))
    ]
    noted = corpus.provenance["analysis"]["not_analysed"]
    assert [item["where"] for item in noted] == ["report de", f"comment {comment}"]
    assert corpus.texts()["de"] == "Die Waffenruhe hielt."


@pytest.mark.parametrize(
    ("tag", "analysed"), [("en", 1), ("EN_us", 1), ("eng", 1), ("und", 1), ("enm", 0), ("ar", 0)]
)
def test_only_english_and_undetermined_texts_are_analysed(tmp_path: Path, tag: str, analysed: int) -> None:
    assert (
        analyze(
            built(tmp_path, {"report_id": "a", "text": "It held.", "title": "x", "language": tag})
        ).documents
        == analysed
    )


def test_a_text_too_long_to_parse_is_left_out_and_counted(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch, "LONGEST_TEXT", len(LOADED))
    said = [str(problem) for problem in analyze(corpus).problems if problem.where == "report en"]
    assert said == [
        f"report en: its text has 64 characters, more than the {len(LOADED)} that can be parsed; "
        "it stays in the corpus without findings; split it into its reports."
    ]


def test_nothing_to_analyse_gives_empty_tables(tmp_path: Path) -> None:
    corpus = built(
        tmp_path, {"report_id": "a", "title": "x", "text": "Die Waffenruhe hielt.", "language": "de"}
    )
    assert (analyze(corpus).documents, len(corpus.findings), len(corpus.measures)) == (0, 0, 0)


def test_batches_change_nothing_but_the_progress(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    analyze(corpus)
    whole = tree(corpus.path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "another cache"))  # so that nothing is taken over
    monkeypatch.setattr(batch, "BATCH", 3)
    steps: list[tuple[str, int, int | None]] = []
    analyze(corpus.path, progress=lambda *step: steps.append(step))
    assert tree(corpus.path) == whole
    assert steps == [("Analysing", 3, 6), ("Analysing", 6, 6)]


def test_an_old_report_is_taken_away_since_it_would_tell_of_other_findings(corpus: Corpus) -> None:
    (corpus.path / REPORT).write_text("old", encoding="utf-8")
    analyze(corpus)
    assert not (corpus.path / REPORT).exists()


def test_texts_that_change_during_the_analysis_are_noticed_and_nothing_is_written(
    corpus: Corpus, tmp_path: Path
) -> None:
    def rebuilt(*_: Any) -> None:
        built(tmp_path, {**ROWS[0], "text": f"Correction: {LOADED}"}, *ROWS[1:])

    with pytest.raises(OutputError, match="changed while they were analysed"):
        analyze(corpus, progress=rebuilt)
    assert len(Corpus.load(corpus.path).findings) == 0


@pytest.mark.parametrize("profile", ["full", "lexical"])
def test_a_rule_that_fails_on_one_text_costs_no_other(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch, profile: str
) -> None:
    def measured(text: str) -> Any:
        if "terrorist" in text:
            raise IndexError("out of range")
        return readability(text)

    for module in (document, lexical):
        monkeypatch.setattr(module, "readability", measured)
    summary = analyze(corpus, profile=profile)
    assert summary.documents == 3
    assert (
        "report none: a rule failed on this text (IndexError: out of range); it stays in the corpus"
        in str(summary.problems[-1])
    )


def test_what_a_comment_says_of_the_outlet_by_name_is_found(tmp_path: Path) -> None:
    corpus = built(
        tmp_path,
        {"report_id": "a", "text": "It held.", "outlet": "Al-Monitor", "comments": ["Al-Monitor is biased."]},
    )
    analyze(corpus)
    found = corpus.arrow("findings").to_pylist()
    assert [row["label"] for row in found if row["layer"] == "outlet_evaluation"] == ["distrust"]


def test_bare_agreement_is_with_whoever_is_answered(tmp_path: Path) -> None:
    comments = [
        {"comment_id": "c1", "text": "I agree completely."},
        {"comment_id": "c2", "parent_id": "c1", "text": "I agree completely."},
    ]
    corpus = built(tmp_path, {"report_id": "r", "text": "The bridge will close.", "comments": comments})
    analyze(corpus)
    found = corpus.arrow("findings").to_pylist()
    stances = [row["label"] for row in found if row["layer"] == "stance_to_report"]
    assert stances == ["supports", "none"]


def test_provenance_names_lexicon_pipeline_and_packages(corpus: Corpus, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("entries:\n- {id: proxy_label/proxies, disabled: true}\n", encoding="utf-8")
    analyze(corpus, lexicon=[own])
    said = corpus.provenance["analysis"]
    pipeline = load_pipeline().meta
    assert said["lexicon"]["version"] == load_lexicon(own).version
    assert said["lexicon"]["entries"] == len(load_lexicon(own)) == len(default_lexicon()) - 1
    [file] = said["lexicon"]["files"]
    assert (file["name"], len(file["sha256"])) == ("own.yaml", 64)
    assert said["pipeline"] == {"name": f"en_{pipeline['name']}", "version": pipeline["version"]}
    assert said["packages"] == {name: version(name) for name in ("spacy", "textstat", "vaderSentiment")}
    assert "Turkish proxies" not in corpus.arrow("findings")["quote"].to_pylist()


def test_every_text_has_the_same_measures() -> None:
    nlp = load_pipeline()
    columns = {
        tuple(analyse_document(nlp(text), kind=kind, lexicon=default_lexicon()).measures)
        for text in (LOADED, "", "!", "Вот.", "\n \n")
        for kind in ("report", "comment")
    }
    assert len(columns) == 1


def test_a_folder_without_a_corpus_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no finished corpus"):
        analyze(tmp_path)
