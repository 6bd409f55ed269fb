"""Sentiment towards a target: what a sentence conveys of one of those it mentions, by rule and with its evidence.

A sentence's own polarity says little of the people in it: "Critics condemned the senator's shameful lie" speaks
against the senator and not against the critics. So every evaluative word of the sentence is asked how it stands
to the target (`roles.participations`):

* a verb's effect on who acts and who is acted on (`valence.effect_of`): *attack* speaks against its agent, *praise*
  for its patient; and the same for nouns made from verbs ("criticism of X");
* what is predicated of the target ("X is corrupt"), what modifies it ("the corrupt X"), what it has ("X's lies");
* the other words of a clause in which it takes part, and, for less, those of the rest of the sentence;
* what the target says itself, or judges ("X condemned the murder"), for least: a speaker is not what is spoken of;
* a naming of loaded language that is tied to it: a delegitimising one against it, a legitimising one for it.

Negation turns evidence round and weakens it, as do a modal verb, *if* and *unless* without turning it. The sum of
the evidence, weighed by how close it stands (`WEIGHTS`, round figures), is the score. Words of praise are commoner
than words of blame and weigh less (Boucher and Osgood 1969; Taboada, Brooke, Tofiloski, Voll and Stede 2011), so
the score must be higher to count as positive than it must be low to count as negative.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..findings import Finding
from ..tags import VERBAL
from .roles import AGENT, OBLIQUE, OWNER, PATIENT, TOPIC, Participation, participations
from .scene import Scene, Word, is_unreal, speech_of
from .valence import effect_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

POSITIVE, NEGATIVE = 0.25, -0.1
"""A score of at least the first is positive, of at most the second negative."""
WEIGHTS = {
    "predicate": 0.8,
    "modifier": 0.7,
    "naming": 0.7,
    "effect": 0.6,
    "possession": 0.5,
    "against": 0.5,
    "clause": 0.4,
    "at": 0.25,
    "sentence": 0.25,
    "own words": 0.1,
}
"""What each kind of evidence counts, at a valence of 1."""
_HALO = 0.25
"""What the sentiment of the sentence as a whole counts, for those who neither speak in it nor judge."""
_TOPICS = 0.8
"""The share of its weight that evidence keeps when the target is a noun's topic and not its owner."""
_OWNED = 0.7
"""The share of its weight that evidence keeps when it is on something of the target's."""
_SPEAKER = 0.2
"""Whoever is given the word is presented as worth hearing (van Dijk 1988): added to a speaker's score."""
_MOST = 1.5
"""The most that the valences of one kind of evidence can add up to."""
_PATIENT_PREPOSITIONS = frozenset(
    {"of", "against", "on", "at", "for", "to", "toward", "towards", "over", "with"}
)
_COPULAS = frozenset({"be", "seem", "look", "appear", "remain", "become", "sound", "feel", "prove", "stay"})
_PREDICATIVE = frozenset({"acomp", "attr", "oprd", "prep", "xcomp"})
_REMOTE = frozenset({"sentence", "own words"})
_AGAINST = frozenset({"against", "at"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One expression that speaks for or against the target.

    Attributes:
        start, end: its span, as code points.
        relation: how it stands to the target, a key of `WEIGHTS`.
        weight: what it adds to the score, negative against the target.
    """

    start: int
    end: int
    relation: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetSentiment:
    """What a sentence conveys of a target.

    Attributes:
        polarity: negative, neutral or positive.
        score: the sum of the evidence, −1 to 1.
        evidence: the expressions it rests on, the weightiest first.
    """

    polarity: str
    score: float
    evidence: tuple[Evidence, ...]

    @property
    def direct(self) -> bool:
        """Whether some evidence for the polarity concerns the target itself, not only the rest of the sentence."""
        sign = {"negative": -1, "positive": 1}.get(self.polarity, 0)
        return any(one.weight * sign > 0 and one.relation not in _REMOTE for one in self.evidence)


def sentiment_towards(doc: Doc, start: int, end: int, *, loaded: Iterable[Finding] = ()) -> TargetSentiment:
    """Return the sentiment that the sentence around a span conveys towards whom the span mentions.

    Args:
        doc: a parsed text.
        start, end: the mention, as code points.
        loaded: findings of loaded language, of which those whose target is the mention count.

    Raises:
        ValueError: when the span holds no word of the text.

    >>> from commentariat.analysis.language import load_pipeline
    >>> doc = load_pipeline()("Critics condemned the senator's shameful lies.")
    >>> sentiment_towards(doc, 22, 29).polarity, sentiment_towards(doc, 0, 7).polarity
    ('negative', 'neutral')
    """
    span = doc.char_span(start, end, alignment_mode="expand") if 0 <= start < end <= len(doc.text) else None
    if span is None:
        raise ValueError(f"No word stands at {start} to {end} in a text of {len(doc.text)} characters.")
    return towards(Scene(span.sent), span.start, span.end, names={span.text}, loaded=loaded)


def towards(
    scene: Scene, start: int, end: int, *, names: set[str], loaded: Iterable[Finding] = ()
) -> TargetSentiment:
    """Return the sentiment towards the tokens `start` to `end` of a sentence that may be asked again.

    Args:
        scene: the evaluative words of the sentence.
        start, end: the mention, as tokens of the document.
        names: what the target is called, by which the namings in `loaded` are known as its.
        loaded: findings of loaded language in the sentence.
    """
    found = list(_namings(loaded, names))
    speaks = judges = False
    if scene.words or scene.speaks:
        head = scene.sentence.doc[start:end].root
        parts = participations(head)
        spoken = speech_of(scene, start, end, parts)
        speaks = spoken is not None
        judges = any(
            part.role == AGENT and part.own and (effect := effect_of(part.predicate)) and not effect.agent
            for part in parts
        )
        view = _View(scene, range(start, end), head, parts, spoken or frozenset())
        named = {place for one in found for place in range(one.start, one.end)}
        found += [
            evidence
            for word in scene.words
            if word.token.idx not in named and (evidence := view.evidence(word)) is not None
        ]
        found += view.opposed()
    kinds: dict[str, float] = {}
    for one in found:
        kinds[one.relation] = kinds.get(one.relation, 0.0) + one.weight
    total = sum(max(-_MOST * WEIGHTS[kind], min(_MOST * WEIGHTS[kind], sum_)) for kind, sum_ in kinds.items())
    total += _SPEAKER if speaks else 0.0
    total += 0.0 if speaks or judges else _HALO * scene.score
    score = round(max(-1.0, min(1.0, total)), 4)
    polarity = "positive" if score >= POSITIVE else "negative" if score <= NEGATIVE else "neutral"
    ranked = sorted(found, key=lambda one: (-abs(one.weight), one.start))
    return TargetSentiment(polarity=polarity, score=score, evidence=tuple(ranked))


class _View:
    """A sentence as it concerns one of its mentions."""

    def __init__(
        self,
        scene: Scene,
        inside: range,
        head: Token,
        parts: list[Participation],
        spoken: frozenset[int],
    ) -> None:
        self.scene = scene
        self.inside = inside
        self.spoken = spoken
        self.nouns = {head.i}
        while head.dep_ in ("appos", "conj") and head.head.i not in self.nouns:
            head = head.head
            if head.nbor(1).text == ",":  # an apposition describes; a coordinated noun is another's
                self.nouns.add(head.i)
        self.parts: dict[int, Participation] = {}
        for part in parts:
            self.parts.setdefault(part.predicate.i, part)

    def evidence(self, word: Word) -> Evidence | None:
        """Return what an evaluative word says of the target; None for a word of the mention itself."""
        if word.token.i in self.inside:
            return None
        if word.token.i in self.spoken:
            return _evidence(word.token, "own words", word.value)
        part = self.parts.get(word.token.i)
        if part is not None:
            return self._of_predicate(word, part)
        for noun in word.nouns:
            if noun in self.nouns:
                return _evidence(word.token, "modifier", word.value)
            part = self.parts.get(noun)
            if part is not None and part.role in (OWNER, TOPIC):
                return _evidence(word.token, "possession", word.value * _kept(part))
        part = self.parts.get(word.clause)
        if part is not None and part.predicate.pos_ in VERBAL:
            return self._of_clause(word, part)
        return _evidence(word.token, "sentence", word.value)

    def opposed(self) -> Iterator[Evidence]:
        """Yield the prepositions that set a verb or a noun against the target: "voted against X", "anger at X"."""
        for part in self.parts.values():
            if part.preposition in _AGAINST and part.own and part.role in (OBLIQUE, TOPIC):
                marker = next(
                    (c for c in part.predicate.children if c.dep_ == "prep" and c.lower_ == part.preposition),
                    None,
                )
                if marker is not None and (part.preposition == "against" or part.role == OBLIQUE):
                    weight = -WEIGHTS[part.preposition]
                    yield Evidence(
                        start=marker.idx,
                        end=marker.idx + len(marker),
                        relation=part.preposition,
                        weight=weight,
                    )

    def _of_predicate(self, word: Word, part: Participation) -> Evidence | None:
        effect, kept = word.effect, _kept(part)
        if part.role in (OWNER, TOPIC):
            if effect is None:
                return _evidence(word.token, "possession", word.value * kept)
            patient = part.role == TOPIC and part.preposition in _PATIENT_PREPOSITIONS
            agent = part.role == OWNER or part.preposition in ("by", "from")
            felt = effect.patient if patient else effect.agent if agent else 0
            return _evidence(word.token, "effect", word.sign * felt / 2 * kept)
        if part.predicate.pos_ not in VERBAL:  # a predicate without a verb, as in headlines
            return _evidence(word.token, "predicate", word.value * kept)
        if effect is None:
            return (
                None
                if word.token.i in self.scene.speaks
                else _evidence(word.token, "clause", word.value * kept)
            )
        felt = {AGENT: effect.agent, PATIENT: effect.patient, OBLIQUE: effect.patient / 2}[part.role]
        return _evidence(word.token, "effect", word.sign * felt / 2 * kept)

    def _of_clause(self, word: Word, part: Participation) -> Evidence | None:
        verb, value = part.predicate, word.value
        if part.role == AGENT and word.anchor == "dobj" and (effect := effect_of(verb)) and not effect.agent:
            return _evidence(word.token, "own words", value)  # "X condemned the murder": the object is judged
        if any(child.dep_ == "neg" for child in verb.children) and not word.negated:
            value *= -0.6
        if is_unreal(verb):
            value *= 0.6
        predicative = verb.lemma_ in _COPULAS and part.role == AGENT and word.anchor in _PREDICATIVE
        return _evidence(word.token, "predicate" if predicative else "clause", value * _kept(part))


def _kept(part: Participation) -> float:
    kept = 1.0 if part.own else _OWNED
    return kept * _TOPICS if part.role == TOPIC else kept


def _evidence(token: Token, relation: str, value: float) -> Evidence | None:
    weight = round(WEIGHTS[relation] * value, 4)
    if not weight:
        return None
    return Evidence(start=token.idx, end=token.idx + len(token), relation=relation, weight=weight)


_NAMED = {
    "delegitimising_label": -1.0,
    "dehumanising": -1.0,
    "proxy_label": -0.7,
    "legitimising_label": 1.0,
}


def _namings(loaded: Iterable[Finding], names: set[str]) -> Iterator[Evidence]:
    for found in loaded:
        value = _NAMED.get(found.label)
        if value is not None and found.target in names and found.start is not None and found.end is not None:
            yield Evidence(
                start=found.start, end=found.end, relation="naming", weight=WEIGHTS["naming"] * value
            )
