"""VADER's rules, each word looked at once: the scores of the vaderSentiment package to the last digit.

The package lower-cases the whole word list anew for every word of its lexicon it meets. Here a sentence is read
once, for as many lexicons as are asked for, and the rules run only where a word has a valence.

Source: Hutto and Gilbert (2014), "VADER: a parsimonious rule-based model for sentiment analysis of social media
text", ICWSM; the rules are those of vaderSentiment 3.3.2 (MIT licence).
"""

from __future__ import annotations

import string
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from .valence import vader_analyser

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SHORT = 2
"""A token that stripping leaves no longer than this is kept as written: it may be an emoticon."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as VADER reads it.

    Attributes:
        text: the sentence, emoji spelled out.
        words: its tokens between blanks, punctuation around words stripped.
        lowered: the same in lower case.
        shouts: whether some but not all words are in capitals.
    """

    text: str
    words: Sequence[str]
    lowered: Sequence[str]
    shouts: bool


def read_sentence(text: str) -> Sentence:
    """Read a sentence for `vader_scores`.

    >>> read_sentence("Great news :) from ALEPPO!").words
    ['Great', 'news', ':)', 'from', 'ALEPPO']
    """
    if not text.isascii():
        text = _spelled_out(text)
    text = text.strip()
    words = [
        stripped if len(stripped := token.strip(string.punctuation)) > _SHORT else token
        for token in text.split()
    ]
    shouted = sum(map(str.isupper, words))
    return Sentence(text, words, [word.lower() for word in words], 0 < shouted < len(words))


def vader_scores(sentence: Sentence, lexicon: Mapping[str, float]) -> dict[str, float]:
    """Score a sentence: ``neg``, ``neu``, ``pos`` (shares, three digits) and ``compound`` (−1 to 1, four digits).

    Args:
        sentence: what `read_sentence` returned.
        lexicon: word in lower case to valence, VADER's own or another on its scale.

    >>> from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer
    >>> lexicon = SentimentIntensityAnalyzer().lexicon
    >>> vader_scores(read_sentence("Not a very GOOD deal, but peace!"), lexicon)["compound"]
    0.6072
    """
    rules = _rules()
    lowered = sentence.lowered
    valences: list[float] = [0] * len(lowered)
    valued = False
    for place, word in enumerate(lowered):
        if word in lexicon and word not in rules.BOOSTER_DICT:
            if word == "kind" and lowered[place + 1 : place + 2] == ["of"]:
                continue
            valences[place] = _valence(sentence, place, lexicon, rules)
            valued = True
    if not valued:
        return {"neg": 0.0, "neu": float(bool(lowered)), "pos": 0.0, "compound": 0.0}
    analyser = vader_analyser()
    if "but" in lowered:
        valences = analyser._but_check(sentence.words, valences)
    return analyser.score_valence(valences, sentence.text)


def _valence(sentence: Sentence, place: int, lexicon: Mapping[str, float], rules: Any) -> float:
    words, lowered = sentence.words, sentence.lowered
    word = lowered[place]
    valence = lexicon[word]
    if word == "no" and place != len(lowered) - 1 and lowered[place + 1] in lexicon:
        valence = 0.0
    if (
        (place > 0 and lowered[place - 1] == "no")
        or (place > 1 and lowered[place - 2] == "no")
        or (place > 2 and lowered[place - 3] == "no" and lowered[place - 1] in ("or", "nor"))
    ):
        valence = lexicon[word] * rules.N_SCALAR
    if sentence.shouts and words[place].isupper():
        valence += rules.C_INCR if valence > 0 else -rules.C_INCR
    for back in range(3):
        before = place - back - 1
        if before < 0 or lowered[before] in lexicon:
            continue
        if lowered[before] in rules.BOOSTER_DICT:
            boost = rules.scalar_inc_dec(words[before], valence, sentence.shouts)
            valence += boost * (1, 0.95, 0.9)[back] if boost else 0
        valence = _negated(lowered, place, back, valence, rules)
        if back == 2:
            valence = _idioms(lowered, place, valence, rules)
    least = place > 0 and lowered[place - 1] == "least" and "least" not in lexicon
    if least and (place == 1 or lowered[place - 2] not in ("at", "very")):
        valence *= rules.N_SCALAR
    return valence


def _negated(lowered: Sequence[str], place: int, back: int, valence: float, rules: Any) -> float:
    """Apply a negation one, two or three words before a word."""
    before = lowered[place - back - 1]
    near = [lowered[place - step] for step in range(1, back + 1)]
    if back == 1:
        if before == "never" and near[0] in ("so", "this"):
            return valence * 1.25
        if before == "without" and near[0] == "doubt":
            return valence
    elif back == 2:
        if (before == "never" and near[1] in ("so", "this")) or near[0] in ("so", "this"):
            return valence * 1.25
        if before == "without" and "doubt" in near:
            return valence
    if before in _negations() or "n't" in before:
        return valence * rules.N_SCALAR
    return valence


def _idioms(lowered: Sequence[str], place: int, valence: float, rules: Any) -> float:
    """Apply the idioms that hold a valued word, and boosters of two and three words before it."""
    third, second, first, word = lowered[place - 3 : place + 1]
    before = (f"{third} {second} {first}", f"{third} {second}", f"{second} {first}")
    for said in (f"{first} {word}", f"{second} {first} {word}", before[2], before[0], before[1]):
        if said in rules.SPECIAL_CASES:
            valence = rules.SPECIAL_CASES[said]
            break
    for size in (2, 3):
        said = " ".join(lowered[place : place + size])
        if place + size <= len(lowered) and said in rules.SPECIAL_CASES:
            valence = rules.SPECIAL_CASES[said]
    for said in before:
        valence += rules.BOOSTER_DICT.get(said, 0)
    return valence


def _spelled_out(text: str) -> str:
    """Put the names of emoji in their places, as the package does."""
    emojis = vader_analyser().emojis
    if emojis.keys().isdisjoint(text):
        return text
    said, after_blank = "", True
    for character in text:
        if character in emojis:
            said += ("" if after_blank else " ") + emojis[character]
            after_blank = False
        else:
            said += character
            after_blank = character == " "
    return said


@cache
def _rules() -> Any:
    from vaderSentiment import vaderSentiment

    return vaderSentiment


@cache
def _negations() -> frozenset[str]:
    return frozenset(_rules().NEGATE)
