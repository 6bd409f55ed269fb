"""One-liners over a corpus: rates with zeros, means with intervals, frames of reports against comments."""

from __future__ import annotations

import math
from typing import Any

import pytest

from commentariat.analysis.charts.drawing import palette_of, shapes_of
from commentariat.analysis.results.actor_sentiment import actor_sentiment
from commentariat.analysis.results.agency import agency, transitivity
from commentariat.analysis.results.named_actors import named_actors
from commentariat.analysis.results.naming import naming
from commentariat.analysis.results.quotations import quotations, reporting_verbs
from commentariat.analysis.results.reception import reception
from commentariat.analysis.results.summaries import frames, loaded_language, sentiment
from commentariat.corpus.errors import InputError
from commentariat.corpus.scheme import default_scheme
from commentariat.corpus.standoff.claims import claim_on


def test_every_label_has_a_rate_for_each_kind_even_when_it_is_zero(small_corpus: Any) -> None:
    table = loaded_language(small_corpus).to_frame()
    labels = list(default_scheme().layer("loaded_language"))
    assert len(table) == 2 * len(labels)
    nothing = table[(table["kind"] == "comment") & (table["label"] == "hedge")].iloc[0]
    assert (nothing["count"], nothing["rate"], nothing["low"]) == (0, 0.0, 0.0)
    assert nothing["high"] > 0


def test_a_label_that_the_profile_does_not_look_for_has_no_rate_and_is_named(memory_corpus: Any) -> None:
    corpus = memory_corpus(
        reports=[{"report_id": "r", "text": "He was killed."}],
        measures=[{"document_id": "r", "report_id": "r", "kind": "report", "n_words": 3}],
        provenance={"analysis": {"profile": "lexical"}},
    )
    result = loaded_language(corpus)
    assert "agentless_passive" not in set(result.to_frame()["label"])
    assert "agentless_passive" in result.notes[-1]
    assert not any("agentless" in note for note in loaded_language(corpus, labels=["hedge"]).notes)


@pytest.mark.parametrize(
    "ask",
    [quotations, reporting_verbs, agency, transitivity, named_actors, naming, actor_sentiment, reception],
)
def test_what_is_not_found_is_said_with_its_reason(memory_corpus: Any, ask: Any) -> None:
    reports, comments = (
        [{"report_id": "r", "text": "He left."}],
        [{"comment_id": "c", "report_id": "r", "text": "Yes."}],
    )
    measures = [
        {"document_id": name, "report_id": "r", "kind": kind, "n_words": 2, "n_sentences": 1}
        for name, kind in (("r", "report"), ("c", "comment"))
    ]
    corpus = memory_corpus(reports=reports, comments=comments, provenance={"analysis": None})
    assert "Run first: commentariat analyze" in ask(corpus).notes[0]
    for profile in ("lexical", "full"):
        corpus = memory_corpus(
            reports=reports,
            comments=comments,
            measures=measures,
            provenance={"analysis": {"profile": profile}},
        )
        said = ask(corpus).notes[0]
        assert ("--profile full" in said) == (profile == "lexical" and ask is not naming)
        assert said.startswith("No ")


def test_a_naming_without_voices_says_that_the_profile_does_not_look_for_them(memory_corpus: Any) -> None:
    text = "The thugs left."
    named = {"layer": "loaded_language", "label": "delegitimising_label", "start": 4, "end": 9, "voice": None}
    corpus = memory_corpus(
        reports=[{"report_id": "r", "text": text}],
        findings=[claim_on(text, document_id="r", annotator="rule:lexicon_form", **named)],
        measures=[{"document_id": "r", "report_id": "r", "kind": "report", "n_words": 3, "n_sentences": 1}],
        provenance={"analysis": {"profile": "lexical"}},
    )
    assert "does not look for voices" in naming(corpus).notes[-1]


def test_counts_of_the_seed_are_those_a_person_reads(seed_corpus: Any) -> None:
    table = loaded_language(seed_corpus).to_frame()
    counted = {
        (kind, label): n
        for (kind, label), n in zip(
            zip(table["kind"], table["label"], strict=True), table["count"], strict=True
        )
        if n
    }
    assert counted == {
        ("report", "delegitimising_label"): 1,
        ("report", "proxy_label"): 3,
        ("report", "contested_territory"): 1,
        ("report", "doubt_verb"): 1,
        ("report", "hedge"): 3,
        ("report", "agentless_passive"): 3,
        ("comment", "booster"): 1,
    }


def test_voices_add_up_to_the_whole(small_corpus: Any) -> None:
    whole = loaded_language(small_corpus, by=["namer"]).to_frame().set_index(["namer", "label"])["count"]
    voices = loaded_language(small_corpus, by=["namer", "voice"]).to_frame()
    assert (
        voices.groupby(["namer", "label"], sort=False)["count"].sum().sort_index().equals(whole.sort_index())
    )


def test_sentiment_is_the_mean_of_sentences_not_of_documents(small_corpus: Any) -> None:
    table = sentiment(small_corpus).to_frame().set_index("kind")
    assert table.loc["report", "mean"] == pytest.approx((-0.44 + 0.0 + 0.2 - 0.7) / 4)
    assert table.loc["report", "sentences"] == 4
    assert table.loc["report", "documents"] == 2
    assert table.index.tolist() == ["report", "comment"]


def test_a_document_finding_is_no_sentence(small_corpus: Any) -> None:
    table = sentiment(small_corpus, by=["document_id"]).to_frame().set_index("document_id")
    assert table.loc["c1", "sentences"] == 2
    assert math.isnan(table.loc["r1", "low"])


def test_frames_are_weighted_by_sentences(small_corpus: Any) -> None:
    table = frames(small_corpus).to_frame()
    row = table[(table["frame"] == "security_and_defense") & (table["kind"] == "report")].iloc[0]
    measures = small_corpus.frame("measures").set_index("document_id")
    expected = measures.loc["r1", "n_sentences"] * 0.5 + measures.loc["r2", "n_sentences"] / 3
    assert row["count"] == round(expected)
    assert row["sentences"] == measures.loc[["r1", "r2"], "n_sentences"].sum()
    assert row["low"] <= row["share"] <= row["high"]


def test_without_frame_measures_the_table_is_empty_and_says_what_to_do(memory_corpus: Any) -> None:
    corpus = memory_corpus(
        reports=[{"report_id": "r", "text": "Quiet."}], measures=[{"document_id": "r", "n_words": 1}]
    )
    result = frames(corpus)
    assert result.to_frame().empty
    assert result.notes == ("No sentence has a frame.",)
    corpus.provenance = {}
    assert frames(corpus).notes == ("No sentence has a frame. Run first: commentariat analyze",)


@pytest.mark.parametrize("summary", [sentiment, frames])
def test_a_corpus_in_another_language_is_not_told_to_be_analysed_again(
    summary: Any, memory_corpus: Any
) -> None:
    nothing = math.nan
    corpus = memory_corpus(
        reports=[{"report_id": "r", "text": "Nichts Neues.", "language": "de"}],
        measures=[{"document_id": "r", "n_words": nothing, "n_sentences": nothing}],
    )
    (note,) = summary(corpus).notes
    assert "no text of this corpus is in a language that is analysed" in note
    assert "Run first" not in note


@pytest.mark.parametrize("summary", [loaded_language, sentiment, actor_sentiment, frames])
def test_an_unknown_grouping_is_refused(summary: Any, small_corpus: Any) -> None:
    with pytest.raises(InputError, match="grouped by any of"):
        summary(small_corpus, by=["colour"])


@pytest.mark.parametrize("summary", [sentiment, frames])
def test_an_empty_grouping_is_refused_where_it_makes_no_sense(summary: Any, small_corpus: Any) -> None:
    with pytest.raises(InputError, match="at least one"):
        summary(small_corpus, by=[])


@pytest.mark.parametrize("summary", [loaded_language, sentiment, actor_sentiment, frames])
def test_every_column_is_described(summary: Any, seed_corpus: Any) -> None:
    result = summary(seed_corpus)
    assert set(result.columns) == set(result.to_frame().columns)


def test_a_plot_gives_no_room_and_no_colour_to_namers_without_words(memory_corpus: Any) -> None:
    corpus = memory_corpus(
        reports=[
            {"report_id": "r1", "outlet": "Courier", "text": "He left."},
            {"report_id": "r2", "outlet": "Bote", "text": "Er ging."},
        ],
        measures=[{"document_id": "r1", "report_id": "r1", "kind": "report", "n_words": 2}],
    )
    result = loaded_language(corpus, by=["namer"])
    assert set(result.to_frame()["namer"]) == {"Courier", "Bote"}
    drawn = str(result.plot().to_dict())
    assert "Courier" in drawn
    assert "Bote" not in drawn


def test_where_colours_begin_anew_no_group_looks_as_another_does() -> None:
    groups = [f"outlet {number}" for number in range(40)]
    colours = palette_of(groups)[1].to_dict()["range"]
    assert len(set(zip(colours, shapes_of(groups), strict=True))) == 40
