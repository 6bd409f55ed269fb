"""The agent of a passive: the phrase with *by* or *at* of a noun that acts, not of a time, a place or a measure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..wordlist import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_TIMES = words(
    """
    afternoon age century dawn date day daybreak dawn deadline decade dusk end evening hour midday
    midnight mid-morning minute moment month monday tuesday wednesday thursday friday saturday sunday
    morning night nightfall noon now season second spring summer autumn fall winter sundown sunrise
    sunset then time today tomorrow tonight turn week weekend year yesterday january february march
    april may june july august september october november december christmas easter ramadan eid daylight
    moonlight
    """
)
_PLACES = words(
    """
    bank beach border canal cliff creek dam dock lagoon marsh reservoir coast crossroads curb door doorway
    entrance fence fireplace fountain gate harbour harbor highway kerb lake lakeside motorway pavement pier pond
    pool quay railway river riverbank riverside road roadside sea seafront seaside shore sidewalk side stream
    track waterfront wayside well window
    """
)
# What somebody is dragged or hung by: "by the hair", "by his ankles".
_GRIPS = words(
    "ankle ankles arm arms beard collar ear ears hair heel heels leg legs neck scruff throat wrist wrists"
)
_MANNERS = words(
    """
    accident air birth chance choice coincidence comparison consent consequence contrast default
    definition design extension foot force hand heart implication intent land law mail mistake name
    nature necessity order phone post proxy rail request right rote rule sea surprise telephone
    tradition trade train virtue way word
    """
)
_MEASURES = words(
    """
    degree factor half inch margin mile metre meter percent percentage point quarter third
    """
)
# Before a noun these describe who acts ("by retreating soldiers"), where others govern it ("by throwing stones").
_ACTING = words(
    """
    advancing approaching attacking departing fleeing invading marauding occupying opposing passing
    protesting raiding rampaging retreating rioting striking visiting warring withdrawing
    """
)
_COUNTS = words("dozen dozens hundreds thousands scores tens")
_MEASURES_OR_TIME = frozenset({"CARDINAL", "DATE", "MONEY", "PERCENT", "QUANTITY", "TIME"})


def agent_phrase(token: Token) -> tuple[int, int] | None:
    """Return the agent's phrase of a participle, or None."""
    for preposition in _prepositions(token):
        noun = next((child for child in preposition.children if child.dep_ in ("pobj", "pcomp")), None)
        if preposition.lower_ == "at":
            if (
                noun is not None
                and noun.lower_ in ("hand", "hands")
                and any(c.lower_ == "of" for c in noun.children)
            ):
                return preposition.i, noun.right_edge.i + 1
        elif noun is None:
            # "By whom were they killed?", "whom they were killed by"
            if preposition.i > token.i and preposition.dep_ == "agent":
                return preposition.i, preposition.i + 1
        elif _acts(noun):
            return preposition.i, noun.right_edge.i + 1
    return None


def _prepositions(token: Token) -> Iterator[Token]:
    """Yield the *by* and *at* phrases of a participle, and *by* phrases of what stands in its adjuncts."""
    for child in token.children:
        if child.lower_ in ("by", "at") and child.dep_ in ("agent", "prep", "advmod", "prt", "dep", "conj"):
            yield child
        elif (
            child.dep_
            in ("advmod", "prep", "npadvmod", "oprd", "acomp", "xcomp", "prt", "dobj", "conj", "dep")
            and child.i > token.i
        ):
            yield from _nested(child)
    if token.dep_ == "relcl":
        relative = next(
            (child for child in token.subtree if child.lower_ == "by" and child.i < token.i), None
        )
        if relative is not None and relative.head is token:
            yield relative


def _nested(token: Token) -> Iterator[Token]:
    if token.pos_ in ("VERB", "AUX") and token.dep_ == "conj":
        return
    for child in token.children:
        if child.lower_ == "by" and child.dep_ in ("prep", "agent"):
            if token.pos_ != "VERB" and child.i > token.i:
                yield child
        elif (
            child.dep_ in ("pobj", "prep", "advmod", "npadvmod")
            and child.pos_ != "VERB"
            and not _after_comma(child)
        ):
            yield from _nested(child)


def _after_comma(token: Token) -> bool:
    return token.i > 0 and token.nbor(-1).text == ","


def _acts(noun: Token) -> bool:
    """Tell whether the noun of a *by*-phrase is one that acts, not a time, a place, a measure or a manner."""
    lower = noun.lower_
    if noun.tag_ == "VBG" and noun.dep_ == "pcomp":
        if lower in _ACTING or (lower == "firing" and noun.nbor().lower_ == "squad"):
            return True
        return not any(child.dep_ in ("dobj", "prep", "prt", "advmod") for child in noun.children)
    bare = not any(child.dep_ in ("det", "amod", "poss", "compound", "nummod") for child in noun.children)
    if lower in _TIMES or noun.lemma_ in _TIMES or lower in _MEASURES or noun.lemma_ in _MEASURES:
        return False
    if (
        lower in _PLACES
        or lower in _GRIPS
        or (bare and lower in _MANNERS)
        or (lower in ("means", "way", "virtue") and noun.n_rights)
    ):
        return False
    if noun.ent_type_ in _MEASURES_OR_TIME and noun.pos_ in ("NUM", "PROPN", "SYM"):
        return (
            any(child.lower_ in ("the", "these", "those") for child in noun.children)
            and noun.ent_type_ == "CARDINAL"
        )
    if lower in _COUNTS and not any(child.lower_ == "of" for child in noun.children):
        return False
    return not (noun.pos_ == "ADV" or (noun.like_num and noun.ent_type_ != "ORG"))
