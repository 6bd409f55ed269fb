"""What a comment says of the report: agreement and disagreement with it, not with the people in the news."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.analysis.text.report_stance import find_cues, stance_to_report

if TYPE_CHECKING:
    from spacy.language import Language

SUPPORTS = [
    "Great article. Everyone should read it.",
    "I completely agree with the author.",
    "I couldn't agree more.",
    "Spot on!",
    "Exactly. The dam was never going to hold.",
    "This is so true, my village went through the same.",
    "The author is right about the water shortage.",
    "Well said, and long overdue.",
    "You make an excellent point about the harbour.",
    "The writer hits the nail on the head.",
    "Finally an accurate piece on the fishermen.",
    "This article explains the crisis very well.",
    "Thank you for writing this.",
    "The article is accurate; I was there.",
    "There is nothing wrong with this article.",
    "As the article rightly points out, nobody asked the farmers.",
    "Couldn’t have put it better myself.",
]
OPPOSES = [
    "I disagree with this article.",
    "I don't agree with the author at all.",
    "The author forgets that the bridge was built by the other side.",
    "The article fails to mention who fired first.",
    "Why does the article not mention the strike?",
    "This article is propaganda.",
    "What a load of rubbish.",
    "Nonsense! The dam was finished in May.",
    "This is simply not true.",
    "The headline is misleading.",
    "You forgot to mention the second ferry.",
    "The writer has no idea what she is talking about.",
    "Where is the evidence for any of this?",
    "Your article conveniently ignores the fishermen.",
    "How can the author claim that the harbour is safe?",
    "The piece is one-sided and poorly researched.",
    "I'm not convinced by this article.",
    "This “analysis” is laughable.",
    "Factually wrong from start to finish.",
    "The reporter got the dates wrong.",
    '"The ferry was empty." No, it wasn\'t. I was on it.',
]
MIXED = [
    "Good article, but it ignores the fishermen.",
    "I agree with the author on the harbour, but the headline is misleading.",
    "The piece is well written. Still, the author is wrong about the dam.",
    "While I disagree with the conclusion of this article, you make a good point about the water.",
]
NONE = [
    "Great comment, Anna!",
    "@Anna I completely agree with you.",
    "I agree with Anna, the ferry was full.",
    "I agree with the president.",
    "Well said, Tom.",
    "The president is wrong about the dam.",
    "The minister forgets that the bridge was built by us.",
    "The rebels are liars.",
    "Is this article accurate?",
    "Does the author live in the valley?",
    "He disagrees with the article.",
    "The mayor said the article was false.",
    "I read the article yesterday.",
    "Nobody was hurt, thank God.",
    "The government's report is a lie.",
    "A “great article” indeed.",
    "Oh sure, great article. lol",
    "I wish this were true.",
    "It's not true that the bridge was closed, as the mayor claims.",
    "My heart goes out to the families.",
    "",
]


def label(nlp: Language, text: str, **options: bool | str) -> str:
    return stance_to_report(nlp(text), **options).label  # type: ignore[arg-type]


@pytest.mark.parametrize("text", SUPPORTS)
def test_supports(nlp: Language, text: str) -> None:
    assert label(nlp, text) == "supports"


@pytest.mark.parametrize("text", OPPOSES)
def test_opposes(nlp: Language, text: str) -> None:
    assert label(nlp, text) == "opposes"


@pytest.mark.parametrize("text", MIXED)
def test_both_are_mixed(nlp: Language, text: str) -> None:
    assert label(nlp, text) == "mixed"


@pytest.mark.parametrize("text", NONE)
def test_others_questions_and_irony_are_no_stance(nlp: Language, text: str) -> None:
    assert label(nlp, text) == "none"


def test_bare_agreement_in_a_reply_is_with_the_comment_it_answers(nlp: Language) -> None:
    assert label(nlp, "Exactly, I agree.") == "supports"
    assert label(nlp, "Exactly, I agree.", reply=True) == "none"
    assert label(nlp, "I agree with the article.", reply=True) == "supports"


def test_a_long_quotation_is_the_reports_when_the_report_holds_it(nlp: Language) -> None:
    comment = 'They write "the ferry carried no passengers that day". Rubbish.'
    report = "According to the port, the ferry carried no passengers that day."
    assert label(nlp, comment, report=report) == "opposes"


def test_evidence_spans_hold_the_cues(nlp: Language) -> None:
    text = "👍 Good article, but the author ignores the fishermen."
    found = stance_to_report(nlp(text))
    assert (found.layer, found.label, found.start, found.end) == ("stance_to_report", "mixed", None, None)
    cues = found.attributes["cues"].split("; ")
    spans = [tuple(map(int, span.split("-"))) for span in found.attributes["spans"].split("; ")]
    assert [text[start:end] for start, end in spans] == cues
    assert "ignores" in found.attributes["cues"]


@given(st.lists(st.sampled_from([*SUPPORTS, *OPPOSES, *NONE]), max_size=3).map(" ".join))
def test_cues_lie_in_the_text_in_order_and_apart(text: str) -> None:
    from commentariat.analysis.language import load_pipeline

    cues = find_cues(load_pipeline()(text))
    assert all(0 <= cue.start < cue.end <= len(text) for cue in cues)
    assert all(one.end <= other.start for one, other in pairwise(cues))
    assert {cue.polarity for cue in cues} <= {"supports", "opposes"}
