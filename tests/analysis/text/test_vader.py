"""VADER's rules give the package's scores to the last digit, with its lexicon and with another."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vaderSentiment.vaderSentiment import BOOSTER_DICT, NEGATE, SPECIAL_CASES, SentimentIntensityAnalyzer

from commentariat.analysis.text.vader import Vader
from commentariat.analysis.text.valence import opinion_valences

_RULED = [*BOOSTER_DICT, *NEGATE, *SPECIAL_CASES]
_PLAIN = re.findall(
    r"\S+",
    "the a of at very least kind so this or nor but without doubt no never n't can't town report good bad great war "
    "peace killed love hate :) :D :-( 😀 💘 ❤️ it's GOOD NO 🇸🇾",
)
_ENDS = ["", "!", "!!!!!", "?", "??", "?????", " …", '"']


@pytest.fixture(scope="module")
def analysers() -> list[Any]:
    """The package's analyser, and one with the Opinion Lexicon in place of its words."""
    theirs, other = SentimentIntensityAnalyzer(), SentimentIntensityAnalyzer()
    other.lexicon = dict(opinion_valences())
    return [theirs, other]


@st.composite
def sentences(draw: st.DrawFn) -> str:
    word = st.sampled_from(_RULED) | st.sampled_from(_PLAIN) | st.text(max_size=6)
    words = draw(st.lists(word | word.map(str.upper), max_size=12))
    return draw(st.sampled_from([" ", "  ", ", ", "\n"])).join(words) + draw(st.sampled_from(_ENDS))


@settings(max_examples=1500, deadline=None)
@given(sentences())
def test_scores_are_the_packages_to_the_last_digit(analysers: list[Any], sentence: str) -> None:
    vader = Vader(*(analyser.lexicon for analyser in analysers))
    read = vader.read(sentence)
    for number, analyser in enumerate(analysers):
        ours, theirs = vader.scores(read, number), analyser.polarity_scores(sentence)
        assert {name: repr(float(value)) for name, value in ours.items()} == {
            name: repr(float(value)) for name, value in theirs.items()
        }
        assert repr(vader.compound(read, number)) == repr(ours["compound"])
