"""Sentiment towards actors over a corpus: every mention counts, those without a finding as neutral."""

from __future__ import annotations

from typing import Any

import pytest

from commentariat.analysis.results.actor_sentiment import actor_sentiment
from commentariat.corpus.standoff.claims import claim_on

TEXT = "The bishops praised Morales. Morales met Duarte. Morales lied."
OTHER = "Duarte lied."


def mention(document_id: str, text: str, name: str, nth: int, layer: str, label: str) -> Any:
    start = -1
    for _ in range(nth + 1):
        start = text.index(name, start + 1)
    return claim_on(
        text,
        document_id=document_id,
        layer=layer,
        label=label,
        annotator="rule:test",
        start=start,
        end=start + len(name),
        target=name,
    )


@pytest.fixture
def corpus(memory_corpus: Any) -> Any:
    return memory_corpus(
        reports=[{"report_id": "r", "text": TEXT, "outlet": "Gazette"}],
        comments=[{"comment_id": "c", "report_id": "r", "position": 0, "text": OTHER}],
        findings=[
            *(mention("r", TEXT, "Morales", nth, "actor", "person") for nth in range(3)),
            mention("r", TEXT, "Duarte", 0, "actor", "person"),
            mention("c", OTHER, "Duarte", 0, "actor", "person"),
            mention("r", TEXT, "Morales", 0, "actor_sentiment", "positive"),
            mention("r", TEXT, "Morales", 2, "actor_sentiment", "negative"),
            mention("c", OTHER, "Duarte", 0, "actor_sentiment", "negative"),
        ],
        measures=[{"document_id": "r", "n_words": 9}, {"document_id": "c", "n_words": 2}],
    )


def test_mentions_without_a_sentiment_are_neutral_and_in_the_denominator(corpus: Any) -> None:
    table = actor_sentiment(corpus).to_frame().set_index("target")
    assert table.loc["Morales", ["mentions", "negative", "positive"]].tolist() == [3, 1, 1]
    assert table.loc["Morales", "mean"] == pytest.approx(0.0)
    assert table.loc["Duarte", ["mentions", "negative", "share_negative"]].tolist() == [2, 1, 0.5]
    assert table.index.tolist() == ["Morales", "Duarte"]


def test_readers_and_outlets_are_told_apart_with_lines(corpus: Any) -> None:
    table = actor_sentiment(corpus, by=["kind"]).to_frame().set_index(["target", "kind"])
    assert table.loc[("Duarte", "comment"), "mean"] == -1
    assert table.loc[("Duarte", "report"), "mean"] == 0
    [line] = table.loc[("Duarte", "comment"), "examples"]
    assert (line["document_id"], line["quote"], line["after"]) == ("c", "Duarte", " lied.")


def test_actors_with_few_mentions_can_be_left_out_and_are_counted(corpus: Any) -> None:
    result = actor_sentiment(corpus, at_least=3)
    assert result.to_frame()["target"].tolist() == ["Morales"]
    assert any("Left out: 1 row with fewer than 3 mentions." in note for note in result.notes)


def test_the_names_of_one_actor_are_one_row_as_in_every_result(memory_corpus: Any) -> None:
    text = "Daesh lied. ISIS won. ISIS lost."
    corpus = memory_corpus(
        reports=[{"report_id": "r", "text": text, "outlet": "Gazette"}],
        findings=[
            mention("r", text, "Daesh", 0, "actor", "organisation"),
            *(mention("r", text, "ISIS", nth, "actor", "organisation") for nth in range(2)),
        ],
        measures=[{"document_id": "r", "n_words": 6}],
    )
    table = actor_sentiment(corpus).to_frame()
    assert table[["target", "mentions"]].values.tolist() == [["ISIS", 3]]
