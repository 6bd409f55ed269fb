"""A comment praises the outlet, distrusts it, or says nothing of it; people in the news are not the outlet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from commentariat.analysis.text.outlet_evaluation import evaluate_outlet, find_cues

if TYPE_CHECKING:
    from spacy.language import Language

PRAISE = [
    "Great article, thank you.",
    "I trust this site more than any other.",
    "Finally some balanced reporting. Keep up the good work!",
    "The article is fair and accurate.",
    "Your coverage is always excellent.",
    "I appreciate your reporting.",
    "An interesting and informative piece.",
]
DISTRUST = [
    "Fake news!",
    "This article is pure propaganda.",
    "More propaganda from this rag.",
    "The lamestream media won't tell you this.",
    "Your reporting is biased.",
    "What a biased and one-sided article.",
    "The media lie about everything.",
    "The author is a shill for Moscow.",
    "Such lazy journalism; the headline is misleading.",
    "Do you call this “journalism”?",
    "I am cancelling my subscription.",
    "I am canceling my subscription.",
    "The journalists here are liars.",
]
NOT_THE_OUTLET = [
    "Russian propaganda has convinced many people that the war is just.",
    "ISIS propaganda videos spread fast.",
    "He loves propaganda.",
    "That is good news for the people of Syria.",
    "What sad news. I hope they recover.",
    "The real news is that Erdogan lost.",
    "The police report was biased.",
    "Social media is full of hate.",
    "Turkey's media is controlled by Erdogan.",
    "The regime lies and murders its own people.",
    "The court found the witness biased.",
    "Thank you, President Assad!",
    "I read an article about the Turkish army yesterday.",
    "",
]


def label(nlp: Language, text: str, **options: str) -> str:
    return evaluate_outlet(nlp(text), **options).label


@pytest.fixture(scope="module")
def seed_lines() -> list[str]:
    [path] = (Path(__file__).parents[3] / "seeds").glob("*.txt")
    return path.read_text(encoding="utf-8").strip().split("\n")


@pytest.mark.parametrize("text", PRAISE)
def test_praise(nlp: Language, text: str) -> None:
    assert label(nlp, text) == "praise"


@pytest.mark.parametrize("text", DISTRUST)
def test_distrust(nlp: Language, text: str) -> None:
    assert label(nlp, text) == "distrust"


@pytest.mark.parametrize("text", NOT_THE_OUTLET)
def test_actors_and_events_are_not_the_outlet(nlp: Language, text: str) -> None:
    assert label(nlp, text) == "none"


def test_the_seeds_comment_is_praise_with_its_cues(nlp: Language, seed_lines: list[str]) -> None:
    comment = seed_lines[-1]
    found = evaluate_outlet(nlp(comment))
    assert (found.layer, found.label, found.start, found.end) == ("outlet_evaluation", "praise", None, None)
    cues = found.attributes["cues"].split("; ")
    assert {"real news", "obviously objective"} <= set(cues)
    spans = [tuple(map(int, span.split("-"))) for span in found.attributes["spans"].split("; ")]
    assert [comment[start:end] for start, end in spans] == cues


def test_the_seeds_report_says_nothing_of_its_outlet(nlp: Language, seed_lines: list[str]) -> None:
    assert label(nlp, "\n".join(seed_lines[:-1])) == "none"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("This is not fake news, it is well sourced.", "praise"),
        ("This is not objective journalism.", "distrust"),
        ("The article isn't objective.", "distrust"),
        ("The article isn’t objective.", "distrust"),
        ("I don't trust the media.", "distrust"),
        ("I don't believe this article.", "distrust"),
        ("There is no objective journalism anymore.", "distrust"),
    ],
)
def test_negation_turns_a_cue_round(nlp: Language, text: str, expected: str) -> None:
    assert label(nlp, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        'Oh sure, "real news". lol',
        "So much for unbiased reporting.",
        "I wish there was more honest reporting.",
    ],
)
def test_ironic_or_wished_for_praise_is_not_praise(nlp: Language, text: str) -> None:
    assert label(nlp, text) == "none"


def test_what_others_say_is_theirs(nlp: Language) -> None:
    assert label(nlp, "Trump calls it fake news.") == "none"
    assert label(nlp, "I call it fake news.") == "distrust"


def test_this_outlet_outranks_the_media_at_large(nlp: Language) -> None:
    found = evaluate_outlet(nlp("Love your real news, unlike the lamestream media."))
    assert (found.label, found.attributes["about"]) == ("praise", "outlet")
    assert evaluate_outlet(nlp("The lamestream media is silent.")).attributes["about"] == "media"


def test_between_equals_the_last_word_counts(nlp: Language) -> None:
    assert label(nlp, "Great article, but the headline is misleading.") == "distrust"


def test_the_outlets_name_counts_when_given(nlp: Language) -> None:
    text = "SouthFront is the best."
    assert label(nlp, text) == "none"
    assert label(nlp, text, outlet="SouthFront") == "praise"
    assert label(nlp, "Al-Monitor is biased.", outlet="Al-Monitor") == "distrust"
    assert label(nlp, "The New York Times is biased.", outlet="New York Times") == "distrust"
    assert label(nlp, "The Guardian lies.", outlet="theguardian.com") == "none"
    assert label(nlp, "Aljazeera lies.", outlet="AlJazeera.com") == "distrust"


def test_offsets_are_code_points(nlp: Language) -> None:
    text = "👍👍 Ünïcödé. Great article."
    [cue] = find_cues(nlp(text))
    assert text[cue.start : cue.end] == "Great article"
