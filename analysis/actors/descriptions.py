"""Neutral descriptions of actors ("the group", "rebels", "Syrian troops"), tied to the actor they mean.

In van Leeuwen's terms (1996, The representation of social actors) these categorise where a name nominates. A noun
for a body or its people takes its actor from a name beside it, or from what stands before in the text:

* "ISIS militants", "Hamas fighters": the organisation;
* "the Syrian government", "the Assad administration": the state or ruler, as for "the Syrian regime";
* "Syrian troops", "Kurdish rebels": an actor of its own, since a state is not its army, nor a people its rebels;
* "the group", "the army", "the rebels": whoever was last called so, or the body of that kind last named.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..findings import Finding
from ..voices.voice import voice_of
from ..wordlist import POSSESSIVES, words
from .armed import GROUPS
from .coreference import of_description
from .named import named
from .naming_words import PERSON_NOUNS

if TYPE_CHECKING:
    from collections.abc import Collection

    from spacy.tokens import Token

    from ..reading import Reading
    from .mentions import Mention

LAYER = "naming"
LABEL = "neutral_label"
RULE = "descriptions"
GOVERNING = words("government governments authorities administration leadership cabinet state officials")
FORCES = words(
    """
    army troops soldiers forces military police navy servicemen commandos paratroopers peacekeepers airmen guards
    security intelligence militia militias militiamen units pilots officers
    """
)
FIGHTING = words(
    """
    rebel rebels militant militants insurgent insurgents fighter fighters gunman gunmen separatist separatists
    guerrilla guerrillas jihadist jihadists islamist islamists opposition factions faction protesters demonstrators
    activists dissidents settlers hardliners extremists radicals
    """
)
BODIES = words(
    """
    group groups movement organisation organization network outfit alliance coalition party ministry council
    parliament union company agency
    """
)
# Said of fighters and bodies alike, so that a noun beside it belongs to the expression: "rebel group", "armed groups".
_QUALITIES = words(
    """
    armed rebel rebels militant opposition insurgent separatist guerrilla jihadist islamist government paramilitary
    political security military police islamic army ruling
    """
)
NOUNS = GOVERNING | FORCES | FIGHTING | BODIES | PERSON_NOUNS
"""The nouns that can describe an actor."""
# These stand for an actor even with nothing that ties them to one.
_ALWAYS = FIGHTING | words("government troops soldiers army regime group groups") - {"regime"}
# Before another noun these name an actor: "rebel positions", "army checkpoint"; others only classify.
_ATTRIBUTIVE = words("rebel militant insurgent opposition government army separatist guerrilla jihadist")
_NOT_ACTORS = words("party-political security") | words(
    "state states units guards officials intelligence security"
)
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_OWNED = frozenset({"compound", "amod", "nmod", "poss"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """One description of an actor.

    Attributes:
        start, end: token indices of the expression, half-open, names beside it left out.
        actor: the actor's name within the document; None where the text shows none.
    """

    start: int
    end: int
    actor: str | None


def find_descriptions(reading: Reading) -> tuple[Description, ...]:
    """Return the neutral descriptions of actors in a parsed text, in order.

    >>> from commentariat.analysis.language import load_pipeline
    >>> from commentariat.analysis.reading import Reading
    >>> text = "ISIS left the town. Syrian troops followed the group. The troops found militants there."
    >>> reading = Reading(load_pipeline()(text))
    >>> [(str(reading.doc[d.start : d.end]), d.actor) for d in find_descriptions(reading)]
    [('troops', 'Syrian troops'), ('group', 'ISIS'), ('troops', 'Syrian troops'), ('militants', None)]
    """
    doc = reading.doc
    found: list[Description] = []
    called: dict[str, str] = {}
    starting = {mention.start: mention for mention in reading.mentions}
    # "Syrian army" is the Syrian Army where the text names it so.
    names = {mention.name.casefold(): mention.actor for mention in reading.mentions}
    for token in doc:
        if token.i in starting:
            mention = starting[token.i]
            if doc[mention.end - 1].lower_ in NOUNS:
                called[doc[mention.end - 1].lower_] = mention.actor
        if token.lower_ not in NOUNS or token.i in reading.mention_at or not _names(token):
            continue
        start = _start(reading, token)
        beside = _beside(reading, token, start)
        actor = _actor_beside(token, beside) if beside is not None else _taken_up(reading, token, called)
        actor = names.get(actor.casefold(), actor) if actor is not None else None
        if actor is None and (token.lower_ not in _ALWAYS or beside is not None):
            continue
        if actor is not None:
            called[token.lower_] = actor
        found.append(Description(start=start, end=token.i + 1, actor=actor))
    return tuple(found)


def description_findings(reading: Reading, loaded: Collection[Finding] = ()) -> list[Finding]:
    """Return neutral descriptions as findings of the layer ``naming``, with voice, source and the actor.

    Args:
        reading: the parsed text.
        loaded: the findings of loaded language in it; what they cover is named with load, not neutrally.
    """
    doc = reading.doc
    covered = {
        place
        for one in loaded
        if one.start is not None and one.end is not None
        for place in range(one.start, one.end)
    }
    findings = []
    for found in reading.descriptions:
        span = doc[found.start : found.end]
        short_name = span[-1].text[:1].isupper() and found.start != span.sent.start  # "the Coalition"
        if short_name or not covered.isdisjoint(range(span.start_char, span.end_char)):
            continue
        voice, source = voice_of(reading, found.start, found.end)
        findings.append(
            Finding(
                layer=LAYER,
                label=LABEL,
                start=span.start_char,
                end=span.end_char,
                rule=RULE,
                voice=voice,
                source=source,
                target=found.actor,
                attributes={"actor": found.actor} if found.actor else {},
            )
        )
    return findings


def _names(token: Token) -> bool:
    """Tell whether a noun stands for an actor here, as a head or before a noun that is none itself."""
    if token.pos_ not in ("NOUN", "ADJ", "PROPN"):
        return False
    if token.i + 1 < len(token.doc) and token.nbor().text in ("-", "‑"):
        return False
    if token.i > 0 and token.nbor(-1).text.endswith(("-", "‑")):
        return False
    if token.dep_ in _OWNED and token.head.i > token.i and token.dep_ != "poss":
        if token.head.lower_ in NOUNS:
            return False
        return token.lower_ in _ATTRIBUTIVE
    return token.pos_ != "ADJ"


def _start(reading: Reading, token: Token) -> int:
    """Return where the expression begins: qualities right before the noun belong to it, names do not."""
    start = token.i
    while (
        start > token.sent.start
        and reading.doc[start - 1].lower_ in _QUALITIES
        and start - 1 not in reading.mention_at
        and reading.doc[start - 1].head.i <= token.i
        and reading.doc[start - 1].dep_ in _OWNED
    ):
        start -= 1
    return start


def _beside(reading: Reading, token: Token, start: int) -> Mention | None:
    """Return the name that modifies, owns or follows the noun: "Syrian rebels", "Assad's army", "members of Hamas"."""
    doc = reading.doc
    place = start - 1
    if place >= 0 and doc[place].text in POSSESSIVES:
        place -= 1
    while place > token.sent.start and doc[place].pos_ == "ADJ" and place not in reading.mention_at:
        place -= 1
    before = reading.mention_at.get(place)
    if before is not None:
        return before
    after = next((child for child in token.rights if child.lower_ in ("of", "from")), None)
    noun = None if after is None else next((c for c in after.children if c.dep_ == "pobj"), None)
    return reading.mention_at.get(noun.i) if noun is not None else None


def _actor_beside(token: Token, beside: Mention) -> str | None:
    if token.lower_ in PERSON_NOUNS:
        return beside.actor if beside.kind == "person" else None
    if token.lower_ in _NOT_ACTORS - GOVERNING and beside.kind != "organisation":
        return None
    if beside.kind == "organisation" and beside.sort != "institution":
        return beside.actor
    if token.lower_ in GOVERNING - _NOT_ACTORS:
        return beside.actor
    if token.lower_ in FORCES | FIGHTING:
        return f"{beside.name} {token.lower_}"
    return None


def _taken_up(reading: Reading, token: Token, called: dict[str, str]) -> str | None:
    """Return whom a description without a name beside it takes up: its subject, or what it is definite for."""
    if token.dep_ == "attr" and token.head.lemma_ == "be":
        subject = next((child for child in token.head.lefts if child.dep_ == "nsubj"), None)
        found = named(reading, subject) if subject is not None else None
        return found.actor if found is not None else None
    if not any(child.lower_ in _DEFINITE for child in token.lefts):
        return None
    # People go by what they were called ("the rebels"); a body is the one named last ("the group").
    if token.lower_ not in BODIES and token.lower_ in called:
        return called[token.lower_]
    if token.lower_ in GROUPS | PERSON_NOUNS | {"party"}:
        found = of_description(reading, token)
        if found is not None:
            return found.actor
    return called.get(token.lower_)
