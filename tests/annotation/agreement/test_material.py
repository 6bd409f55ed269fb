"""What of a corpus is compared: annotations on texts that it holds, on documents where people are asked for them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from commentariat.annotation import (
    agreement,
    confusion,
    disagreements,
    evaluate,
    evaluation_errors,
    export,
    label_agreement,
    write_annotations,
)
from commentariat.annotation.adjudication import gold_from_votes, write_gold
from commentariat.annotation.store import held_annotations
from commentariat.corpus import BuildSettings, Corpus, InputError
from commentariat.corpus.publish import ReleaseSettings, build_release
from commentariat.corpus.standoff.claims import Claim, claim_on

from ..conftest import put_claims

PEOPLE = ("ann", "bob")
THREE = (
    ("delegitimising_label", "loaded_language"),
    ("negative", "sentiment"),
    ("completed", "reading"),
)
LOST = "Left out: 6 annotations on texts that the corpus no longer holds."


def built(folder: Path, comments: Sequence[str]) -> Corpus:
    rows = [
        {
            "report_id": name,
            "text": f"The regime shelled town {name}, and the minister blamed the rebels.",
            "comments": [
                {"comment_id": f"{name}{comment}", "text": f"The regime is gone, says {comment}."}
                for comment in comments
            ],
        }
        for name in ("r", "s")
    ]
    (folder / "stories.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    settings = BuildSettings(language="en", divide=False)
    return Corpus.build(folder / "stories.jsonl", out=folder / "corpus", settings=settings)


def on(corpus: Corpus, who: str, document: str, label: str, layer: str = "loaded_language") -> Claim:
    text = corpus.texts()[document]
    start = text.index("regime") if layer == "loaded_language" else None
    end = None if start is None else start + len("regime")
    return claim_on(
        text, document_id=document, layer=layer, label=label, annotator=who, start=start, end=end,
        status="accepted",
    )  # fmt: skip


class TestTextsThatLeftTheInput:
    """Comment c2 of report r, on which ann and bob claim three things each, is no longer in the input."""

    @pytest.fixture
    def corpus(self, tmp_path: Path) -> Corpus:
        before = built(tmp_path, ["c1", "c2"])
        claims = [
            on(before, who, document, label, layer)
            for who in PEOPLE
            for document in ("rc1", "rc2")
            for label, layer in THREE
        ]
        write_annotations(before, claims)
        return built(tmp_path, ["c1"])

    def test_measures_leave_their_claims_out_and_say_how_many(self, corpus: Corpus) -> None:
        for result in (agreement(corpus, samples=0), confusion(corpus, *PEOPLE), disagreements(corpus)):
            assert LOST in result.notes
        table = agreement(corpus, samples=0).to_frame()
        assert set(table["documents"]) == {1}
        assert label_agreement(corpus, samples=0)["loaded_language", "delegitimising_label"].documents == 1

    def test_gold_is_made_of_the_others(self, corpus: Corpus) -> None:
        held = held_annotations(corpus)
        assert (len(held.claims), held.gone) == (6, 6)
        write_gold(corpus, gold_from_votes(held.claims))
        put_claims(corpus, [on(corpus, "rule:x", "rc1", "delegitimising_label")])
        assert LOST in evaluate(corpus, samples=0).notes

    def test_an_export_names_what_it_leaves_out(self, corpus: Corpus, tmp_path: Path) -> None:
        loss = export(corpus, "web-annotation", tmp_path / "out")
        assert (loss.claims, loss.written) == (12, 6)
        assert [len(ids) for reason, ids in loss.left_out.items() if "no longer holds" in reason] == [6]

    def test_a_release_does_not_pass_their_quotes_on(self, corpus: Corpus, tmp_path: Path) -> None:
        settings = ReleaseSettings(agreement=lambda corpus: label_agreement(corpus, samples=0))
        release = build_release(corpus.path, tmp_path / "release", settings)
        assert release.gone == 6
        assert {row["document_id"] for row in Corpus.load(release.folder).annotations} == {"rc1"}
        card = (release.folder / "README.md").read_text(encoding="utf-8")
        assert "Left out: 6 annotations on texts that are no longer in the corpus." in card

    @pytest.mark.usefixtures("corpus")
    def test_the_corpus_keeps_them_for_the_day_the_text_comes_back(self, tmp_path: Path) -> None:
        again = held_annotations(built(tmp_path, ["c1", "c2"]))
        assert (len(again.claims), again.gone) == (12, 0)


class TestLayersOfOneKindOfDocument:
    """Frames are asked of reports; ann and bob read two reports and their comments to the end."""

    @pytest.fixture
    def corpus(self, tmp_path: Path) -> Corpus:
        corpus = built(tmp_path, ["c1"])
        claims = [
            on(corpus, who, document, "completed", "reading")
            for who in PEOPLE
            for document in ("r", "rc1", "s", "sc1")
        ]
        for who, first in (("ann", "conflict"), ("bob", "responsibility")):
            claims.append(on(corpus, who, "r", first, "generic_frame"))
            claims += [on(corpus, who, "s", label, "generic_frame") for label in ("morality", "conflict")]
            claims += [on(corpus, who, document, "negative", "sentiment") for document in ("r", "rc1")]
        write_annotations(corpus, claims)
        put_claims(
            corpus,
            [
                on(corpus, "rule:x", document, label, layer)
                for document, label, layer in (
                    ("r", "conflict", "generic_frame"),
                    ("rc1", "responsibility", "generic_frame"),
                    ("rc1", "negative", "sentiment"),
                )
            ],
        )
        return corpus

    def test_agreement_is_over_the_documents_they_are_asked_on(self, corpus: Corpus) -> None:
        found = agreement(corpus, samples=0)
        table = found.to_frame().set_index(["layer", "label"])
        assert set(table.loc[("generic_frame", "all"), "documents"]) == {2}
        assert table.loc[("generic_frame", "conflict"), "units"] == 4
        assert set(table.loc[("sentiment", "all"), "documents"]) == {2}
        assert "Compared on reports alone, where annotators are asked for it: generic_frame." in found.notes
        card = label_agreement(corpus, samples=0)["generic_frame", "conflict"]
        assert (card.units, card.documents) == (4, 2)

    def test_the_machine_is_not_wrong_where_nobody_was_asked(self, corpus: Corpus) -> None:
        found = evaluate(corpus, against="ann", samples=0)
        table = found.to_frame().set_index(["layer", "label"])
        assert table.loc[("generic_frame", "all"), "machine"] == 1
        assert table.loc[("generic_frame", "all"), "precision"] == 1
        assert "Compared on reports alone, where annotators are asked for it: generic_frame." in found.notes
        wrong = evaluation_errors(corpus, against="ann").to_frame()
        assert wrong[wrong["error"] == "spurious"].empty

    def test_claims_from_elsewhere_where_nobody_is_asked_are_counted(self, corpus: Corpus) -> None:
        write_annotations(corpus, [on(corpus, "ann", "rc1", "morality", "generic_frame")])
        for result in (agreement(corpus, samples=0), disagreements(corpus)):
            assert "Left out: 1 claim in these layers on other documents." in result.notes

    def test_a_layer_that_is_asked_of_nobody_is_compared_wherever_it_applies(self, corpus: Corpus) -> None:
        text = corpus.texts()["rc1"]
        write_annotations(
            corpus,
            [
                claim_on(
                    text,
                    document_id="rc1",
                    layer="actor",
                    label="organisation",
                    annotator=who,
                    start=0,
                    end=10,
                )
                for who in PEOPLE
            ],
        )
        table = agreement(corpus, layers=["actor"], samples=0).to_frame()
        assert set(table["units"]) == {2}


def test_nobody_is_left_to_compare_where_all_texts_are_gone(tmp_path: Path) -> None:
    before = built(tmp_path, ["c1"])
    write_annotations(before, [on(before, who, "rc1", "delegitimising_label") for who in PEOPLE])
    with pytest.raises(InputError, match="Nobody has annotated yet"):
        agreement(built(tmp_path, []))
