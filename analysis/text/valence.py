"""Valence of words, from two lexicons, and the effect of verbs on who takes part in what they tell.

The words come from VADER's lexicon (Hutto and Gilbert 2014; MIT) and from the Opinion Lexicon (Hu and Liu 2004;
CC BY 4.0, see ``hu_liu/``). The effects come from ``evaluative_verbs.yaml``, written for this project after
Levin (1993) and Choi and Wiebe (2014).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from statistics import fmean
from typing import TYPE_CHECKING, Any

from ...corpus.yaml_text import read_yaml
from ..inflection import expand, noun_forms, verb_forms
from ..wordlist import entries_of, words

if TYPE_CHECKING:
    from spacy.tokens import Token

_STRONGEST = 4.0
"""The largest valence a word can have in VADER's lexicon."""
CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV", "INTJ", "X"})
"""The parts of speech of words that can have a valence or an effect."""
# Words that the lexicons value and that name offices, institutions, things or grammar in the news.
_NOT_EVALUATIVE = words(
    """
    trump vice party parties gun guns fire fires fall falls top leading lead leads conservative conservatives
    liberal liberals matter matters number united defense defence share shares shared interest interests energy
    security hand hands like likes well right rights work works worked working issue issues state force forces
    military arms arm war wars weapon weapons play played playing plays pretty kind mind cover strike strikes
    natural primary growth capital reach hot cool cold sharp fan fans master rapid dead limit limited limits
    hedge odd bull chance challenge ready available patients fair cloud blast capability counsel grand gang
    advocate advocates
    """
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What an event says of its participants.

    Attributes:
        name: the class of verbs in ``evaluative_verbs.yaml``.
        agent: polarity towards who acts, −2 to 2.
        patient: polarity towards who is acted on, −2 to 2.
    """

    name: str
    agent: int
    patient: int


@cache
def opinion_lexicon() -> Mapping[str, int]:
    """Return the Opinion Lexicon of Hu and Liu (2004): word to 1 or −1; words on both of its lists are left out.

    >>> lexicon = opinion_lexicon()
    >>> len(lexicon), lexicon["admirable"], lexicon["atrocity"]
    (6780, 1, -1)
    """
    folder = resources.files(__package__ or "") / "hu_liu"
    positive, negative = (
        set((folder / f"{name}.txt").read_text(encoding="utf-8").split()) for name in ("positive", "negative")
    )
    return dict.fromkeys(positive - negative, 1) | dict.fromkeys(negative - positive, -1)


@cache
def opinion_strength() -> float:
    """Return the valence, on VADER's scale, of a word of the Opinion Lexicon, which knows polarity alone.

    It is the mean strength that VADER gives to the words both lexicons hold.

    >>> round(opinion_strength(), 2)
    1.82
    """
    shared = opinion_lexicon().keys() & vader_lexicon().keys()
    return fmean(abs(vader_lexicon()[word]) for word in sorted(shared))


@cache
def vader_analyser() -> Any:
    """Return the sentiment analyser of the vaderSentiment package, unchanged."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    return SentimentIntensityAnalyzer()


def vader_lexicon() -> Mapping[str, float]:
    """Return VADER's lexicon: word to valence, −4 to 4."""
    return vader_analyser().lexicon


@cache
def opinion_valences() -> Mapping[str, float]:
    """Return the Opinion Lexicon on VADER's scale, each word at `opinion_strength`, for VADER's rules.

    Words that mostly name offices, institutions and things in the news ("Vice President", "the party") are left
    out of it.
    """
    return {
        word: sign * opinion_strength()
        for word, sign in opinion_lexicon().items()
        if word not in _NOT_EVALUATIVE
    }


@lru_cache(maxsize=1 << 16)
def valence(word: str) -> float:
    """Return the valence of a lower-cased word, −1 to 1: the mean of both lexicons, a missing word counting 0.

    >>> valence("mistake") < valence("atrocity") < valence("table") == 0 < valence("admirable")
    True
    """
    of_vader = vader_lexicon().get(word, 0.0)
    of_opinion = opinion_lexicon().get(word, 0) * opinion_strength()
    return (of_vader + of_opinion) / 2 / _STRONGEST


def valence_of(token: Token) -> float:
    """Return the valence of a word in its text, −1 to 1: names and function words have none."""
    if token.pos_ not in CONTENT:
        return 0.0
    lowered = token.lower_
    if lowered in _NOT_EVALUATIVE:
        return 0.0
    return valence(lowered) or (valence(token.lemma_.lower()) if token.pos_ in ("NOUN", "VERB") else 0.0)


def effect_of(token: Token) -> Effect | None:
    """Return the effect of a verb (with its particle) or of a noun made from one; None where it has none.

    >>> from commentariat.analysis.language import load_pipeline
    >>> doc = load_pipeline()("The senator was condemned for the attack.")
    >>> [(token.text, effect.name) for token in doc if (effect := effect_of(token))]
    [('condemned', 'blame'), ('attack', 'attack')]
    """
    table = _effects()
    if token.pos_ == "NOUN":
        return table.nouns.get(token.lower_)
    if token.pos_ != "VERB":
        return None
    phrasal = table.phrasal.get(token.lower_)
    if phrasal:
        for child in token.children:
            if child.lower_ in phrasal:
                return phrasal[child.lower_]
    return table.verbs.get(token.lower_)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Effects:
    verbs: Mapping[str, Effect]
    nouns: Mapping[str, Effect]
    phrasal: Mapping[str, Mapping[str, Effect]]


@cache
def _effects() -> _Effects:
    text = (resources.files(__package__ or "") / "evaluative_verbs.yaml").read_text(encoding="utf-8")
    verbs: dict[str, Effect] = {}
    nouns: dict[str, Effect] = {}
    phrasal: dict[str, dict[str, Effect]] = {}
    for name, body in read_yaml(text)["classes"].items():
        effect = Effect(name=name, agent=body["agent"], patient=body["patient"])
        for verb in entries_of(body["verbs"]):
            first, _, particle = verb.partition(" ")
            for form in expand(verb_forms(first)):
                if particle:
                    phrasal.setdefault(form, {})[particle.split()[0]] = effect
                else:
                    verbs.setdefault(form, effect)
        for noun in entries_of(body["nouns"]):
            for form in expand(noun_forms(noun)):
                nouns.setdefault(form, effect)
    return _Effects(verbs=verbs, nouns=nouns, phrasal=phrasal)
