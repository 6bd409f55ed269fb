"""VADER's rules, each word looked at once: the scores of the vaderSentiment package to the last digit.

The package lower-cases the whole word list anew for every word of its lexicon it meets. Here a sentence is read
once, for as many lexicons as are asked for, and the rules run only where a word has a valence.

Source: Hutto and Gilbert (2014), "VADER: a parsimonious rule-based model for sentiment analysis of social media
text", ICWSM; the rules are those of vaderSentiment 3.3.2 (MIT licence).
"""

from __future__ import annotations

import string
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from math import fabs, sqrt
from typing import Any

from ..remembered import Remembered
from .valence import vader_analyser

_SHORT = 2
"""A token that stripping leaves no longer than this is kept as written: it may be an emoticon."""
_NAMED = ("no", "so", "this", "doubt", "least", "but")
"""Words that the rules name in so many words."""
_ALPHA = 15
"""What the sum of valences is normalised with."""


@dataclass(slots=True)
class _Kind:
    """A distinct token.

    Attributes:
        word: it, punctuation around it stripped.
        lowered: the word in lower case.
        valences: its valence in each lexicon, None where it has none; None where no lexicon has it.
        stirs: whether it sets off a rule where it stands near a valued word.
        spelled: whether it holds an emoji, which is to be spelled out.
        minds: whether it is anything but a plain word: whether it is valued, stirs or is spelled out.
    """

    word: str
    lowered: str
    valences: tuple[float | None, ...] | None
    stirs: bool
    spelled: bool
    minds: bool


@dataclass
class Sentence:
    """A sentence as VADER reads it: its tokens between blanks.

    Attributes:
        kinds: the tokens.
        valued: the places of those with a valence.
        stirring: the places of those that set off a rule.
        emphasis: what exclamation and question marks add to the sum of valences.
    """

    kinds: Sequence[_Kind]
    valued: Sequence[int]
    stirring: Sequence[int]
    emphasis: float

    @cached_property
    def words(self) -> list[str]:
        """The words, punctuation around them stripped."""
        return [kind.word for kind in self.kinds]

    @cached_property
    def lowered(self) -> list[str]:
        """The words in lower case."""
        return [kind.lowered for kind in self.kinds]

    def shouts(self, place: int) -> bool:
        """Tell whether a word is in capitals and not all others are."""
        return self.kinds[place].word.isupper() and not self._all_shouted

    @cached_property
    def _all_shouted(self) -> bool:
        return all(kind.word.isupper() for kind in self.kinds)

    def stirred(self, place: int) -> bool:
        """Tell whether a word has one near that sets off a rule."""
        first = bisect_left(self.stirring, place - 3)
        return first < len(self.stirring) and self.stirring[first] <= place + 2


class Vader:
    """VADER's rules over one or more lexicons on its scale, for each of which a sentence is scored by itself.

    >>> from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer
    >>> vader = Vader(SentimentIntensityAnalyzer().lexicon)
    >>> sentence = vader.read("Not a very GOOD deal :( but peace!")
    >>> sentence.words
    ['Not', 'a', 'very', 'GOOD', 'deal', ':(', 'but', 'peace']
    >>> vader.scores(sentence)
    {'neg': 0.293, 'neu': 0.352, 'pos': 0.355, 'compound': 0.4362}
    """

    def __init__(self, *lexicons: Mapping[str, float]) -> None:
        """Take lexicons: word in lower case to valence."""
        self._lexicons = lexicons
        words = {word for lexicon in lexicons for word in lexicon} - _rules().BOOSTER_DICT.keys()
        self._valued = {word: tuple(lexicon.get(word) for lexicon in lexicons) for word in words}
        self._kinds: Remembered[str, _Kind] = Remembered(self._kind)

    def read(self, text: str) -> Sentence:
        """Read a sentence."""
        kinds = list(map(self._kinds.__getitem__, text.split()))
        valued: list[int] = []
        stirring: list[int] = []
        for place in [place for place, kind in enumerate(kinds) if kind.minds]:
            kind = kinds[place]
            if kind.spelled:
                return self.read(_spelled_out(text))
            if kind.stirs:
                stirring.append(place)
            if kind.valences and not (kind.lowered == "kind" and _of_follows(kinds, place)):
                valued.append(place)
        marked = valued and ("!" in text or "?" in text)
        emphasis = vader_analyser()._punctuation_emphasis(text) if marked else 0.0
        return Sentence(kinds, valued, stirring, emphasis)

    def scores(self, sentence: Sentence, lexicon: int = 0) -> dict[str, float]:
        """Score a sentence: ``neg``, ``neu``, ``pos`` (shares, three digits) and ``compound`` (−1 to 1, four).

        Args:
            sentence: what `read` returned.
            lexicon: which of the lexicons, by its place.
        """
        words = len(sentence.kinds)
        valences = self._valences(sentence, lexicon) if sentence.valued else ()
        if not valences:
            return {"neg": 0.0, "neu": float(words > 0), "pos": 0.0, "compound": 0.0}
        # Valued words weigh one more than their valence, to make up for the others, which count one each.
        positive, negative = 0.0, 0.0
        for valence in valences:
            if valence > 0:
                positive += valence + 1
            else:
                negative += valence - 1
        if positive > fabs(negative):
            positive += sentence.emphasis
        elif positive < fabs(negative):
            negative -= sentence.emphasis
        neutral = words - len(valences)
        total = positive + fabs(negative) + neutral
        return {
            "neg": round(fabs(negative / total), 3),
            "neu": round(neutral / total, 3),
            "pos": round(positive / total, 3),
            "compound": _normalised(valences, sentence.emphasis),
        }

    def compound(self, sentence: Sentence, lexicon: int = 0) -> float:
        """Return the compound of `scores` alone."""
        valences = self._valences(sentence, lexicon) if sentence.valued else ()
        return _normalised(valences, sentence.emphasis) if valences else 0.0

    def _valences(self, sentence: Sentence, lexicon: int) -> list[float]:
        """Return the valences in a sentence that are not 0, in its order."""
        kinds, stirring = sentence.kinds, sentence.stirring
        found: dict[int, float] = {}
        for place in sentence.valued:
            kind = kinds[place]
            valence = None if kind.valences is None else kind.valences[lexicon]
            if valence is None:
                continue
            if stirring and sentence.stirred(place):
                found[place] = _valence(sentence, place, self._lexicons[lexicon])
            else:
                found[place] = _shouted(sentence, place, valence)
        if stirring and any(kinds[place].lowered == "but" for place in stirring):
            whole = [found.get(place, 0) for place in range(len(kinds))]
            return list(filter(None, vader_analyser()._but_check(sentence.words, whole)))
        return list(filter(None, found.values()))

    def _kind(self, token: str) -> _Kind:
        stripped = token.strip(string.punctuation)
        word = stripped if len(stripped) > _SHORT else token
        lowered = word.lower()
        valences = self._valued.get(lowered)
        stirs = lowered in _stirring() or "n't" in lowered
        spelled = not token.isascii() and not vader_analyser().emojis.keys().isdisjoint(token)
        return _Kind(word, lowered, valences, stirs, spelled, stirs or spelled or valences is not None)


def _of_follows(kinds: Sequence[_Kind], place: int) -> bool:
    return place + 1 < len(kinds) and kinds[place + 1].lowered == "of"


def _normalised(valences: Sequence[float], emphasis: float) -> float:
    total = float(sum(valences))
    if total > 0:
        total += emphasis
    elif total < 0:
        total -= emphasis
    return round(max(-1.0, min(1.0, total / sqrt(total * total + _ALPHA))), 4)


def _shouted(sentence: Sentence, place: int, valence: float) -> float:
    """Strengthen the valence of a word in capitals among others that are not."""
    if not sentence.shouts(place):
        return valence
    rules = _rules()
    return valence + (rules.C_INCR if valence > 0 else -rules.C_INCR)


def _valence(sentence: Sentence, place: int, lexicon: Mapping[str, float]) -> float:
    """Return the valence of a word by all rules but that of *but*."""
    rules, lowered = _rules(), sentence.lowered
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
    valence = _shouted(sentence, place, valence)
    for back in range(3):
        before = place - back - 1
        if before < 0 or lowered[before] in lexicon:
            continue
        if lowered[before] in rules.BOOSTER_DICT:
            differs = sentence.shouts(before)
            boost = rules.scalar_inc_dec(sentence.kinds[before].word, valence, differs)
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
    """Put the names of emoji in their places, as the package does; no name holds an emoji."""
    emojis = vader_analyser().emojis
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
def _stirring() -> frozenset[str]:
    """Return words one of which is near wherever a rule changes a valence; of an idiom or a booster the longest."""
    rules = _rules()
    named = (*rules.NEGATE, *rules.BOOSTER_DICT, *rules.SPECIAL_CASES)
    return frozenset([*_NAMED, *(max(said.split(), key=len) for said in named)])


@cache
def _rules() -> Any:
    from vaderSentiment import vaderSentiment

    return vaderSentiment


@cache
def _negations() -> frozenset[str]:
    return frozenset(_rules().NEGATE)
