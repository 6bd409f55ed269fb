"""The evaluative words of one sentence, read once for all whom the sentence mentions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ..tags import VERBAL
from ..voices.verbs import reporting_words
from .roles import AGENT, opens_clause
from .sentiment import score_sentences
from .valence import CONTENT, Effect, effect_of, valence_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from .roles import Participation

_MODALS = frozenset({"would", "could", "might", "may", "should"})
_CONDITIONS = frozenset({"if", "unless"})
_NO = frozenset({"no", "neither", "little", "few"})
_BEFORE = frozenset({"no", "not", "never", "n't", "n’t", "without", "hardly", "less"})
_COMPLEMENTS = frozenset({"acomp", "attr", "dobj", "xcomp", "oprd", "advmod", "ccomp"})
_INSIDE_NOUN_PHRASE = frozenset({"amod", "compound", "nmod", "appos", "advmod", "npadvmod"})
_UNLISTED = 0.3
"""The valence of a word that only the table of effects knows, for each step of its effect."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One evaluative word.

    Attributes:
        token: the word.
        value: its valence in place, −1 to 1, after negation.
        sign: what negation and modality leave of an effect: 1 for nothing changed, negative when negated.
        effect: its effect on its participants, of a verb or of a noun made from one.
        negated: whether it is negated.
        nouns: the tokens whose noun phrases it stands in, the nearest first.
        clause: the head of its clause.
        anchor: the dependency by which its branch hangs on the head of the clause.
    """

    token: Token
    value: float
    sign: float
    effect: Effect | None
    negated: bool
    nouns: tuple[int, ...]
    clause: int
    anchor: str


class Scene:
    """A sentence with its evaluative words and its own polarity, each worked out when asked for."""

    def __init__(self, sentence: Span, *, score: float | None = None) -> None:
        """Wrap a sentence.

        Args:
            sentence: a sentence of a parsed text.
            score: its sentiment, where that is known already.
        """
        self.sentence = sentence
        self._score = score

    @cached_property
    def score(self) -> float:
        """The sentiment of the sentence as a whole, −1 to 1 (`sentiment.SentenceScore.score`)."""
        if self._score is None:
            [found] = score_sentences([self.sentence.text.strip()])
            self._score = found.score
        return self._score

    @cached_property
    def words(self) -> Sequence[Word]:
        """The evaluative words, in order."""
        said = (token for token in self.sentence if token.pos_ in CONTENT)
        return tuple(word for token in said if (word := _word(token)) is not None)

    @cached_property
    def speaks(self) -> frozenset[int]:
        """The verbs of speech and naming that report something in this sentence."""
        words = reporting_words()
        found = set()
        for token in self.sentence:
            classes = words.classes_of(token)
            if "say" in classes or "name" in classes or "quote" in classes:
                below = {child.dep_ for child in token.children}
                named = "name" in classes and not below.isdisjoint(("oprd", "ccomp", "attr"))
                said = not below.isdisjoint(("ccomp", "parataxis")) or token.dep_ == "parataxis"
                quoted = bool(self.quoted) and "dobj" not in below
                if named or ("say" in classes and said) or quoted:
                    found.add(token.i)
        return frozenset(found)

    @cached_property
    def quoted(self) -> frozenset[int]:
        """The tokens between double quotation marks."""
        inside, opened = set(), False
        for token in self.sentence:
            if token.text == "“" or (token.text == '"' and not opened):
                opened = True
            elif token.text in ("”", '"'):
                opened = False
            elif opened:
                inside.add(token.i)
        return frozenset(inside)


def speech_of(scene: Scene, start: int, end: int, parts: Sequence[Participation]) -> frozenset[int] | None:
    """Return the tokens that the mention at `start` to `end` is said to say; None when it does not speak.

    What it names another ("called the plan a disaster") counts as said.
    """
    doc, stop = scene.sentence.doc, scene.sentence.end
    said: set[int] | None = None
    for part in parts:
        verb = part.predicate
        if part.role == AGENT and part.own and verb.i in scene.speaks:
            said = said if said is not None else set()
            for child in verb.children:
                if child.dep_ in ("ccomp", "parataxis", "oprd"):
                    said.update(range(child.left_edge.i, child.right_edge.i + 1))
            said |= scene.quoted
    if said is None and end < stop and doc[end].text == ":" and start - scene.sentence.start <= 3:
        return frozenset(range(end, stop))
    return None if said is None else frozenset(said)


def is_negated(token: Token) -> bool:
    """Tell whether a word is negated where it stands: *no hero*, *isn't fair*, *without shame*."""
    if any(child.dep_ == "neg" or (child.dep_ == "det" and child.lower_ in _NO) for child in token.children):
        return True
    if token.i > 0 and token.nbor(-1).lower_ in _BEFORE:
        return True
    head = token.head
    if token.dep_ in _COMPLEMENTS and head.pos_ in VERBAL:
        return _has_negation(head)
    if token.dep_ == "amod":
        barred = any(child.dep_ == "neg" or child.lower_ == "no" for child in head.children)
        return barred or (head.dep_ in ("attr", "dobj") and _has_negation(head.head))
    return token.dep_ == "pobj" and head.lower_ == "without"


def is_unreal(verb: Token) -> bool:
    """Tell whether a verb is under a modal of possibility or a condition."""
    return any(
        (child.dep_ == "aux" and child.lower_ in _MODALS)
        or (child.dep_ == "mark" and child.lower_ in _CONDITIONS)
        for child in verb.children
    )


def _has_negation(verb: Token) -> bool:
    return any(child.dep_ == "neg" for child in verb.children)


def _word(token: Token) -> Word | None:
    effect = effect_of(token)
    value = valence_of(token)
    if not value and effect is not None:
        value = _UNLISTED * (effect.agent or effect.patient)
    if not value and effect is None:
        return None
    negated = is_negated(token)
    sign = -0.6 if negated else 1.0
    if token.pos_ in VERBAL and is_unreal(token):
        sign *= 0.6
    nouns = []
    above = token
    while (above.dep_ in _INSIDE_NOUN_PHRASE or above.dep_ == "conj") and above.head.i != above.i:
        if above.pos_ in VERBAL and above.dep_ == "conj":
            break
        above = above.head
        nouns.append(above.i)
    anchor, clause = token.dep_, token
    while not opens_clause(clause) and clause.head.i != clause.i:
        anchor, clause = clause.dep_, clause.head
    return Word(
        token=token,
        value=-0.7 * value if negated else value,
        sign=sign,
        effect=effect,
        negated=negated,
        nouns=tuple(nouns),
        clause=clause.i,
        anchor=anchor,
    )
