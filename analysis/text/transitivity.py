"""Transitivity: which processes a text tells of, who acts in them, who undergoes them, and in which form.

Critical discourse analysis asks whose agency a text shows, backgrounds or deletes (Fowler 1991; van Leeuwen 1996;
van Dijk 1988). Every violent process is found, as a verb or as a noun, whether or not anybody is named; of other
processes only those in which a named actor takes part. Process types are Halliday's (1985); relational clauses
("is", "has") are left out, since nobody acts in them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..actors.naming_words import NAMING
from ..findings import Finding
from ..language.passives import event_reading
from ..senses.passive import ARMED_OBJECTS, VIOLENT, can_be_struck, is_work
from ..senses.people import is_people
from ..voices.verbs import reporting_words
from ..voices.voice import voice_of
from ..wordlist import words
from .nominal import nominal_participants
from .participants import actor_of, affected_of_verb, agent_of_participle, agent_of_verb, phrase, real_head
from .violence import WEAPONS, Violent, is_figure, violent_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from ..reading import Reading

LAYER = "transitivity"
RULE = "transitivity"
TYPES = ("violence", "material", "verbal", "mental")
FORMS = ("active", "passive", "agentless_passive", "reduced_passive", "nominalisation", "ergative")
_RELATIONAL = words(
    """
    be have seem become remain appear include contain cost equal belong mean represent consist lack own stay keep
    live exist happen occur begin start continue need want let get go come do make take use
    """
)
_TAKING_PART = WEAPONS | words(
    """
    army police troops soldiers forces rebels militants insurgents gunmen fighters militia protesters civilians convoy
    checkpoint village town camp hospital school positions position hideouts hideout base outpost
    """
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Process:
    """One process.

    Attributes:
        start, end: token indices of the verb group (auxiliary to verb) or noun, half-open.
        type: one of `TYPES`.
        base: the base form of the verb or noun.
        kind: for violence, the kind of it; else None.
        realised: one of `FORMS`.
        agent, affected: the heads of the participants; None where the text expresses none.
    """

    start: int
    end: int
    type: str
    base: str
    kind: str | None
    realised: str
    agent: Token | None
    affected: Token | None


def find_processes(reading: Reading) -> tuple[Process, ...]:
    """Return the processes of a parsed text in order: all violent ones, and others by or to named actors.

    >>> from commentariat.analysis.language import load_pipeline
    >>> from commentariat.analysis.reading import Reading
    >>> text = "Five civilians were killed. Russian jets bombed Aleppo. The shelling went on."
    >>> reading = Reading(load_pipeline()(text))
    >>> [(p.base, p.realised, str(p.agent), str(p.affected)) for p in find_processes(reading)]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('kill', 'agentless_passive', 'None', 'civilians'), ('bomb', 'active', 'jets', 'Aleppo'),
     ('shelling', 'nominalisation', 'None', 'None')]
    """
    violence = _Context(reading)
    return tuple(
        found for token in _candidates(reading) if (found := _process(reading, token, violence)) is not None
    )


def transitivity_findings(reading: Reading, loaded: Collection[Finding] = ()) -> list[Finding]:
    """Return processes as findings of the layer ``transitivity``.

    Attributes: ``process``, ``realised``, ``kind`` (of violence), ``agent`` and ``affected`` as written,
    ``agent_noun`` and ``affected_noun`` (the base form of their heads), ``agent_actor`` and ``affected_actor``
    (the actor's name within the document). What is not expressed has no attribute.

    Args:
        reading: the parsed text.
        loaded: the findings of loaded language in it, whose actors are participants too.
    """
    named_with_load = _loaded_actors(reading.doc, loaded)
    return [_finding(reading, found, named_with_load) for found in find_processes(reading)]


def _finding(reading: Reading, found: Process, loaded: dict[int, str | None]) -> Finding:
    doc = reading.doc
    voice, source = voice_of(reading, found.start, found.end)
    attributes = {"process": found.base, "realised": found.realised}
    if found.kind is not None:
        attributes["kind"] = found.kind
    for role, head in (("agent", found.agent), ("affected", found.affected)):
        if head is None:
            continue
        attributes[role] = phrase(head)
        attributes[f"{role}_noun"] = head.lower_ if head.pos_ == "PRON" else head.lemma_
        actor = actor_of(reading, head, loaded=loaded)
        if actor is None and role == "agent" and head.lower_ in violent_words().nouns:
            behind, _ = nominal_participants(head)
            actor = actor_of(reading, behind, loaded=loaded) if behind is not None else None
        if actor is not None:
            attributes[f"{role}_actor"] = actor
    return Finding(
        layer=LAYER,
        label=found.type,
        start=doc[found.start].idx,
        end=doc[found.end - 1].idx + len(doc[found.end - 1]),
        rule=RULE,
        voice=voice,
        source=source,
        attributes=attributes,
    )


def _loaded_actors(doc: Doc, loaded: Collection[Finding]) -> dict[int, str | None]:
    actors: dict[int, str | None] = {}
    for finding in loaded:
        if finding.start is None or finding.end is None or finding.label not in NAMING:
            continue
        span = doc.char_span(finding.start, finding.end, alignment_mode="expand")
        if span is not None:
            actors |= dict.fromkeys(range(span.start, span.end), finding.attributes.get("actor"))
    return actors


class _Context:
    """What makes an ambiguous word violent: other violent words in its sentence, armed or suffering participants."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._places: dict[int, list[int]] = {}

    def holds(self, token: Token, known: Violent, agent: Token | None, affected: Token | None) -> bool:
        if (affected is not None and not can_be_struck(affected)) or (agent is not None and is_work(agent)):
            return False
        if known.sure:
            return True
        if known.base == "fire" and affected is not None and is_people(affected) and agent is not None:
            return False
        if self._elsewhere(token):
            return True
        return any(part is not None and self._armed(part) for part in (agent, affected))

    def _elsewhere(self, token: Token) -> bool:
        sentence = token.sent
        if sentence.start not in self._places:
            self._places[sentence.start] = [
                sentence.start_char + match.start() for match in VIOLENT.finditer(sentence.text)
            ]
        return any(place != token.idx for place in self._places[sentence.start])

    def _armed(self, head: Token) -> bool:
        mention = self._reading.mention_at.get(head.i)
        if mention is not None and (mention.sort == "group" or mention.actor in self._reading.armed_actors):
            return True
        return head.lower_ in _TAKING_PART or head.lemma_ in ARMED_OBJECTS


def _candidates(reading: Reading) -> Iterator[Token]:
    """Yield the tokens that can be a process that counts: violent words, and all in sentences with a named actor."""
    violent = violent_words().forms
    named = {reading.sentence_of[index] for index in (*reading.mention_at, *reading.described_at)}
    for token, sentence in zip(reading.doc, reading.sentence_of, strict=True):
        if sentence in named or token.lower_ in violent:
            yield token


def _process(reading: Reading, token: Token, violence: _Context) -> Process | None:
    if token.pos_ == "VERB" or token.i in reading.passive_at:
        return _of_verb(reading, token, violence)
    if token.pos_ == "ADJ" and token.lower_ in violent_words().verbs:
        return _of_verb(reading, token, violence)
    if token.pos_ == "NOUN" and token.lower_ in violent_words().nouns:
        return _of_noun(reading, token, violence)
    return None


def _of_verb(reading: Reading, token: Token, violence: _Context) -> Process | None:
    table = violent_words()
    form = token.lower_
    happening = table.happening.get(form)
    if happening is not None and token.pos_ == "VERB":
        return _happening(token, happening)
    known = table.verbs.get(form)
    passive = reading.passive_at.get(token.i) or (event_reading(token) if known is not None else None)
    if token.pos_ != "VERB" and passive is None:
        return None
    if passive is not None:
        start, end = passive.start, passive.end
        agent = agent_of_participle(token)
        if agent is None and passive.agent is not None:
            agent = next((t for t in reading.doc[slice(*passive.agent)] if t.dep_ == "pobj"), None)
        affected = real_head(reading.doc[passive.subject]) if passive.subject is not None else None
        realised = "agentless_passive" if passive.agent is None else "passive"
    elif token.tag_ == "VBN" and token.dep_ == "acl":
        start, end, realised = token.i, token.i + 1, "reduced_passive"
        agent, affected = agent_of_participle(token), real_head(token.head)
    else:
        start, end, realised = None, token.i + 1, "active"
        agent, affected = None, None  # worked out below, for processes that may count
    if known is not None:
        if realised == "active":
            agent, affected = agent_of_verb(token), affected_of_verb(token)
        if (known.base == "gun" or known.base == "down") and not _particle_fits(token, known.base):
            known = None
        elif violence.holds(token, known, agent, affected) and (
            known.sure or agent is not None or affected is not None
        ):
            return Process(
                start=_group(token) if start is None else start,
                end=end,
                type="violence",
                base=known.base,
                kind=known.kind,
                realised=realised,
                agent=agent,
                affected=affected,
            )
    if token.lemma_ in _RELATIONAL:
        return None
    if realised == "active":
        agent, affected = agent_of_verb(token), affected_of_verb(token)
    if not any(part is not None and _is_named(reading, part) for part in (agent, affected)):
        return None
    return Process(
        start=_group(token) if start is None else start,
        end=end,
        type=_type(token),
        base=token.lemma_.lower(),
        kind=None,
        realised=realised,
        agent=agent,
        affected=affected,
    )


def _particle_fits(token: Token, base: str) -> bool:
    return base == "down" or any(child.lower_ == "down" for child in token.rights)


def _is_named(reading: Reading, head: Token) -> bool:
    return head.i in reading.mention_at or head.i in reading.described_at


def _type(token: Token) -> str:
    known = reporting_words()
    classes = known.classes_of(token)
    clause = any(child.dep_ in ("ccomp", "xcomp") for child in token.children)
    if classes & {"say", "accuse"} or ("direct" in classes and clause):
        return "verbal"
    return "mental" if classes & {"think"} else "material"


def _group(verb: Token) -> int:
    """Return the first auxiliary of an unbroken verb group ("have been shelling"), else the verb."""
    start = verb.i
    while start > 0 and verb.doc[start - 1].head == verb and verb.doc[start - 1].dep_ in ("aux", "neg"):
        start -= 1
    return start if verb.doc[start].lower_ != "to" else start + 1


def _happening(token: Token, known: Violent) -> Process | None:
    sufferer = agent_of_verb(token)
    if known.kind == "killing" and (
        sufferer is None or not VIOLENT.search(token.sent.text) or _of_illness(token)
    ):
        return None
    return Process(
        start=_group(token),
        end=token.i + 1,
        type="violence",
        base=known.base,
        kind=known.kind,
        realised="ergative",
        agent=None if known.kind == "killing" else sufferer,
        affected=sufferer if known.kind == "killing" else None,
    )


def _of_illness(verb: Token) -> bool:
    """ "died of a heart attack": a cause of death that nobody inflicted."""
    cause = next((child for child in verb.rights if child.lower_ == "of"), None)
    noun = None if cause is None else next((c for c in cause.children if c.dep_ == "pobj"), None)
    return noun is not None and noun.lemma_ not in ("wound", "injury", "burn")


def _of_noun(reading: Reading, token: Token, violence: _Context) -> Process | None:
    known = violent_words().nouns.get(token.lower_)
    if known is None or token.i in reading.mention_at or is_figure(token):
        return None
    if token.dep_ in ("compound", "amod", "nmod") and token.head.i > token.i:
        return None
    agent, affected = nominal_participants(token)
    if not violence.holds(token, known, agent, affected):
        return None
    before = token.nbor(-1) if token.i > 0 else None
    air = before is not None and before.lower_ in ("air", "drone", "missile", "rocket", "suicide", "car")
    return Process(
        start=token.i - air,
        end=token.i + 1,
        type="violence",
        base=known.base,
        kind=known.kind,
        realised="nominalisation",
        agent=agent,
        affected=affected,
    )
