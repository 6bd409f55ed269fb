"""Sentiment towards a target: who does what to whom decides, not the words alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.analysis.findings import Finding
from commentariat.analysis.lexicon import load_lexicon
from commentariat.analysis.reading import Reading
from commentariat.analysis.text.actor_sentiment import actor_sentiment
from commentariat.analysis.text.loaded_language import loaded_language
from commentariat.analysis.text.target_sentiment import sentiment_towards

if TYPE_CHECKING:
    from spacy.language import Language

GOLDEN = [
    # effects on agent and patient
    ("Morales was condemned by the bishops.", "Morales", "negative"),
    ("Critics blasted Morales for the delay.", "Morales", "negative"),
    ("The bishops praised Morales.", "Morales", "positive"),
    ("Morales lied to parliament.", "Morales", "negative"),
    ("Morales attacked the village.", "Morales", "negative"),
    ("Morales rescued three children.", "Morales", "positive"),
    ("Morales defeated Duarte in the runoff.", "Morales", "positive"),
    ("Morales defeated Duarte in the runoff.", "Duarte", "negative"),
    ("Morales was arrested and jailed.", "Morales", "negative"),
    # predicates, modifiers, apposition
    ("Morales is corrupt.", "Morales", "negative"),
    ("Morales is a brilliant negotiator.", "Morales", "positive"),
    ("Morales, a disgraced banker, left the country.", "Morales", "negative"),
    ("The incompetent Morales stayed on.", "Morales", "negative"),
    # what is the target's, and nouns made from verbs
    ("Morales's failure was discussed at length.", "Morales", "negative"),
    ("Allegations against Morales were published.", "Morales", "negative"),
    ("They voted against Morales.", "Morales", "negative"),
    # shared subjects, relative clauses, participles
    ("Morales resigned and fled the country.", "Morales", "negative"),
    ("Morales, who betrayed his voters, spoke on Monday.", "Morales", "negative"),
    ("Morales, accused of fraud, spoke on Monday.", "Morales", "negative"),
    ("Morales was fined for deceiving the bank.", "Morales", "negative"),
    # negation
    ("Morales is not corrupt.", "Morales", "neutral"),
    ("The bishops did not praise Morales.", "Morales", "negative"),
    # speakers are not what they speak of
    ("Morales said the flood was a terrible disaster.", "Morales", "neutral"),
    ("Morales called Duarte a shameless liar.", "Morales", "neutral"),
    ("Morales condemned the murder.", "Morales", "neutral"),
    # nothing said
    ("Morales met Duarte in Lima on Monday.", "Morales", "neutral"),
]


@pytest.mark.parametrize(("text", "target", "polarity"), GOLDEN)
def test_constructions(nlp: Language, text: str, target: str, polarity: str) -> None:
    start = text.index(target)
    assert sentiment_towards(nlp(text), start, start + len(target)).polarity == polarity


def test_one_sentence_can_be_for_one_and_against_another(nlp: Language) -> None:
    text = "The bishops praised Morales and condemned Duarte."
    doc = nlp(text)
    for target, polarity in (("Morales", "positive"), ("Duarte", "negative")):
        start = text.index(target)
        assert sentiment_towards(doc, start, start + len(target)).polarity == polarity


def test_evidence_is_spans_of_the_text_the_weightiest_first(nlp: Language) -> None:
    text = "👍 Critics condemned Morales's shameful lies."
    start = text.index("Morales")
    found = sentiment_towards(nlp(text), start, start + 7)
    words = [text[one.start : one.end] for one in found.evidence]
    assert {"condemned", "shameful", "lies"} <= set(words)
    weights = [abs(one.weight) for one in found.evidence]
    assert weights == sorted(weights, reverse=True)


def test_a_naming_tied_to_the_target_speaks_against_it(nlp: Language) -> None:
    text = "Morales held the bridge."
    doc = nlp(text)
    naming = Finding(
        layer="loaded_language", label="delegitimising_label", start=8, end=12, rule="test", target="Morales"
    )
    assert sentiment_towards(doc, 0, 7).polarity == "neutral"
    assert sentiment_towards(doc, 0, 7, loaded=[naming]).polarity == "negative"


@pytest.mark.parametrize(("start", "end"), [(3, 3), (-1, 4), (0, 999)])
def test_a_span_outside_the_text_is_an_error(nlp: Language, start: int, end: int) -> None:
    with pytest.raises(ValueError, match="No word stands at"):
        sentiment_towards(nlp("Morales spoke."), start, end)


@given(st.sampled_from([text for text, _, _ in GOLDEN]), st.data())
def test_scores_are_bounded_and_evidence_lies_in_the_sentence(text: str, data: st.DataObject) -> None:
    from commentariat.analysis.language import load_pipeline

    doc = load_pipeline()(f"Nothing happened. {text}")
    token = data.draw(st.sampled_from([token for token in doc if token.is_alpha]))
    found = sentiment_towards(doc, token.idx, token.idx + len(token))
    assert -1 <= found.score <= 1
    for one in found.evidence:
        assert token.sent.start_char <= one.start < one.end <= token.sent.end_char


def test_findings_name_the_actor_the_evidence_and_the_holder(nlp: Language) -> None:
    text = 'Angela Merkel met Vladimir Putin. "Putin is a murderer," said Emmanuel Macron.'
    reading = Reading(nlp(text))
    found = actor_sentiment(reading, loaded=loaded_language(reading, lexicon=load_lexicon()))
    [one] = [f for f in found if f.target == "Vladimir Putin"]
    assert (one.layer, one.label, text[one.start : one.end]) == ("actor_sentiment", "negative", "Putin")
    assert (one.voice, one.source) == ("quoted", "Emmanuel Macron")
    assert one.attributes["evidence"] == "murderer"
    start, end = map(int, one.attributes["spans"].split("-"))
    assert text[start:end] == "murderer"


def test_a_mention_of_which_nothing_is_said_is_left_out(nlp: Language) -> None:
    text = "While Angela Merkel was in Rome, bandits murdered a farmer."
    assert actor_sentiment(Reading(nlp(text))) == []
