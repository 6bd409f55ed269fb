"""Sentiment is the mean of two lexicons by sentence, VADER's own beside it, aggregated in the open to documents."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.analysis.text.sentiment import (
    SentenceScore,
    document_finding,
    document_sentiment,
    polarity,
    score_sentences,
    scores_of,
    sentence_findings,
)

if TYPE_CHECKING:
    from spacy.language import Language

compounds = st.floats(-1, 1).map(lambda value: round(value, 4))


def score(compound: float) -> SentenceScore:
    return SentenceScore(negative=0.0, neutral=1.0, positive=0.0, compound=compound, opinion=compound)


@pytest.fixture(scope="module")
def seed_text() -> str:
    [path] = (Path(__file__).parents[3] / "seeds").glob("*.txt")
    return path.read_text(encoding="utf-8")


@given(st.lists(st.text(max_size=60), max_size=4))
def test_scores_are_the_packages_own(sentences: list[str]) -> None:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    package = SentimentIntensityAnalyzer()
    for sentence, ours in zip(sentences, score_sentences(sentences), strict=True):
        theirs = package.polarity_scores(sentence)
        assert (ours.negative, ours.neutral, ours.positive, ours.compound) == (
            theirs["neg"],
            theirs["neu"],
            theirs["pos"],
            theirs["compound"],
        )


def test_sentences_of_a_text_are_spans_without_blanks(nlp: Language) -> None:
    text = " Good news! \n\nThe troops withdrew.  What a horrible crime 😡."
    found = sentence_findings(nlp(text))
    assert [text[f.start : f.end] for f in found][:2] == ["Good news!", "The troops withdrew."]
    assert [f.label for f in found][:2] == ["positive", "neutral"]
    assert found[-1].label == "negative"
    assert all(f.layer == "sentiment" and f.rule == "two_lexicons" for f in found)


def test_the_score_is_the_mean_of_both_compounds() -> None:
    [known_to_one] = score_sentences(["An abominable plan"])  # a word of the Opinion Lexicon alone
    assert known_to_one.compound == 0
    assert known_to_one.opinion < 0
    assert known_to_one.score == known_to_one.opinion / 2


def test_attributes_read_back_to_the_same_numbers(nlp: Language, seed_text: str) -> None:
    found = sentence_findings(nlp(seed_text))
    assert scores_of(found) == score_sentences(seed_text[f.start : f.end] for f in found)


def test_the_seeds_comment_is_positive_and_its_report_is_not(nlp: Language, seed_text: str) -> None:
    report, comment = seed_text.strip().rsplit("\n", 1)
    on_comment = document_finding(scores_of(sentence_findings(nlp(comment))))
    on_report = document_finding(scores_of(sentence_findings(nlp(report))))
    assert on_comment is not None
    assert on_report is not None
    assert (on_comment.label, on_report.label) == ("positive", "negative")
    assert (on_comment.start, on_comment.end) == (None, None)


@pytest.mark.parametrize(
    ("compound", "label"),
    [(0.05, "positive"), (0.0499, "neutral"), (-0.0499, "neutral"), (-0.05, "negative")],
)
def test_thresholds_are_vaders(compound: float, label: str) -> None:
    assert polarity(compound) == label


def test_repeating_a_text_does_not_saturate_it() -> None:
    once = document_sentiment(score_sentences(["That was bad, but it is good."]))
    often = document_sentiment(score_sentences(["That was bad, but it is good."] * 100))
    assert once["mean"] == pytest.approx(often["mean"])


def test_no_sentence_has_no_mean_and_one_sentence_no_spread() -> None:
    nothing = document_sentiment([])
    assert nothing["sentences"] == 0
    assert nothing["mean"] is None
    assert nothing["positive_share"] is None
    assert document_finding([]) is None
    single = document_sentiment([score(0.5)])
    assert (single["mean"], single["sd"], single["low"], single["high"]) == (0.5, None, None, None)


def test_interval_of_the_mean_is_students() -> None:
    measures = document_sentiment([score(value) for value in (-0.2, 0.0, 0.1, 0.5)])
    assert measures["mean"] == pytest.approx(0.1)
    assert measures["sd"] == pytest.approx(0.29439, abs=1e-5)
    assert measures["high"] == pytest.approx(0.1 + 3.182 * 0.29439 / 2, abs=2e-3)


@given(st.lists(compounds, min_size=2, max_size=30))
def test_mean_lies_in_its_interval_and_shares_sum_to_one(values: list[float]) -> None:
    measures = document_sentiment([score(value) for value in values])
    if measures["low"] is None:
        assert measures["high"] is None
        assert measures["sd"] < 1e-12
        return
    assert -1 <= measures["low"] <= measures["mean"] + 1e-12
    assert measures["mean"] - 1e-12 <= measures["high"] <= 1
    assert measures["negative"] + measures["neutral"] + measures["positive"] == len(values)
    assert sum(measures[f"{label}_share"] for label in ("negative", "neutral", "positive")) == pytest.approx(
        1
    )
