"""Participants of a process: who acts and who undergoes it, by the parse, and which actor they are.

Agent and affected are Halliday's Actor and Goal (1985, 5.2), under the names that critical discourse analysis gives
them (Fowler 1991; van Leeuwen 1996). A force or event counts as agent where the grammar makes it one ("the
*blast* killed five"); the actor behind it is whoever it belongs to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..actors.named import named
from ..language.agent_phrase import agent_phrase
from ..senses.people import is_people
from ..voices.speaker import RELATIVE
from ..wordlist import words
from .violence import WEAPONS, violent_words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..reading import Reading

_SUBJECTS = ("nsubj", "csubj")
_COUNTS = words(
    "dozens hundreds thousands scores tens millions number group majority handful many some most all several lots"
)
_ORDERING = words("order urge force tell ask allow call want instruct command enable help let prompt push")
_BLAMING = words(
    "accuse blame condemn criticise criticize denounce suspect arrest punish thank praise prevent stop keep"
)
_BLAMED_FOR = words("of for from")
_AT = words("at on upon against into towards toward with")
_PEOPLE_OF = words("members fighters supporters followers gunmen militants elements leaders commanders cells")


def agent_of_verb(verb: Token, *, seen: int = 0) -> Token | None:
    """Return the head of who acts through an active verb: its subject, shared or understood ones included.

    >>> from commentariat.analysis.language import load_pipeline
    >>> doc = load_pipeline()("The jets bombed the camp, killing five people.")
    >>> agent_of_verb(doc[6]).text
    'jets'
    """
    if seen > 4:
        return None
    subject = next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
    if subject is not None:
        return real_head(subject)
    if any(child.dep_ in ("nsubjpass", "expl") for child in verb.children):
        return None
    head = verb.head
    if verb.dep_ == "acl":
        return real_head(head) if _acts(head) else _agent_above(head, seen)
    if verb.dep_ in ("conj", "advcl", "pcomp", "prep", "xcomp", "ccomp") and head != verb:
        of = verb
        while head.pos_ in ("ADP", "SCONJ") and head.head != head:
            of, head = head, head.head
        if of.lower_ in _BLAMED_FOR and head.dep_ == "dobj" and head.head.lemma_ in _BLAMING:
            return real_head(head)
        if head.pos_ not in ("VERB", "AUX"):
            return None
        if verb.dep_ == "xcomp" and head.lemma_ in _ORDERING:
            told = next((child for child in head.children if child.dep_ in ("dobj", "dative")), None)
            return real_head(told) if told is not None else None
        if verb.dep_ == "ccomp" and verb.tag_ not in ("VB", "VBG"):
            return None
        if of.lower_ in _BLAMED_FOR and head.lemma_ in _BLAMING:
            blamed = next((child for child in head.children if child.dep_ in ("dobj", "nsubjpass")), None)
            return real_head(blamed) if blamed is not None else None
        passive = next((child for child in head.children if child.dep_ == "nsubjpass"), None)
        if passive is not None:
            return real_head(passive) if verb.dep_ in ("xcomp", "advcl") else None
        return agent_of_verb(head, seen=seen + 1)
    return None


def _acts(noun: Token) -> bool:
    """Tell whether a noun with a participle behind it acts, rather than what was hit: "shelled the camp, killing …"."""
    subject = noun.dep_ in ("nsubj", "nsubjpass", "ROOT")
    return subject or is_people(noun) or noun.lower_ in WEAPONS or noun.lower_ in violent_words().nouns


def _agent_above(noun: Token, seen: int) -> Token | None:
    for token in noun.ancestors:
        if token.pos_ == "VERB":
            return agent_of_verb(token, seen=seen + 1)
        if token.lower_ in violent_words().nouns:
            return token
    return None


def affected_of_verb(verb: Token) -> Token | None:
    """Return the head of who undergoes an active verb: its object, a weapon's or a clash's prepositional one."""
    found = next((child for child in verb.children if child.dep_ == "dobj"), None)
    if found is None or (real_head(found).lower_ in _FIRED and verb.lemma_ in _FIRING):
        near = [*verb.rights, *(found.rights if found is not None else ())]
        aimed = next((child for child in near if child.dep_ == "prep" and child.lower_ in _AT), None)
        found = None if aimed is None else next((c for c in aimed.children if c.dep_ == "pobj"), None)
    if found is None and verb.dep_ == "relcl" and verb.head.i < verb.i and _objectless(verb):
        found = verb.head
    return real_head(found) if found is not None else None


_FIRING = words("fire launch shoot lob hurl throw drop detonate unleash use rain deploy aim")
_FIRED = words(
    """
    rocket rockets missile missiles shell shells shot shots round rounds bullets mortars mortar artillery teargas gas
    fire bomb bombs grenade grenades projectile projectiles
    """
)


def _objectless(verb: Token) -> bool:
    """ "the village that the jets bombed": the relative stands for the object."""
    subjects = [child for child in verb.lefts if child.dep_ in _SUBJECTS]
    return bool(subjects) and subjects[0].lower_ not in RELATIVE


def agent_of_participle(participle: Token) -> Token | None:
    """Return the head of the noun in a passive's *by*-phrase (or "at the hands of"), or None."""
    phrase = agent_phrase(participle)
    return None if phrase is None else head_of_phrase(participle.doc[phrase[0]])


def head_of_phrase(preposition: Token) -> Token | None:
    """Return the head of the noun that a preposition governs, over "at the hands of"."""
    noun = next((child for child in preposition.children if child.dep_ in ("pobj", "pcomp")), None)
    if noun is not None and noun.lower_ in ("hand", "hands"):
        of = next((child for child in noun.children if child.lower_ == "of"), None)
        return head_of_phrase(of) if of is not None else None
    return real_head(noun) if noun is not None else None


def real_head(noun: Token) -> Token:
    """Return the noun that is counted or referred to: *civilians* in "dozens of civilians", *jets* in "jets that …"."""
    if noun.lower_ in RELATIVE and noun.tag_ in ("WDT", "WP"):
        clause = next((token for token in noun.ancestors if token.dep_ == "relcl"), None)
        return real_head(clause.head) if clause is not None else noun
    if noun.lower_ in _COUNTS or noun.pos_ == "NUM":
        of = next((child for child in noun.children if child.lower_ == "of" and child.dep_ == "prep"), None)
        counted = None if of is None else next((c for c in of.children if c.dep_ == "pobj"), None)
        return counted if counted is not None else noun
    return noun


def phrase(head: Token) -> str:
    """Return a participant as written: from the first word before its head, articles left out, to an *of*-phrase.

    >>> from commentariat.analysis.language import load_pipeline
    >>> doc = load_pipeline()("They shelled the old camp of the army near the river.")
    >>> phrase(doc[4])
    'old camp of the army'
    """
    doc, start, end = head.doc, head.left_edge.i, head.i + 1
    while start < head.i and (
        doc[start].lower_ in ("the", "a", "an") or doc[start].is_punct or doc[start].dep_ in ("cc", "preconj")
    ):
        start += 1
    of = doc[end] if end < len(doc) and doc[end].lower_ == "of" and doc[end].head == head else None
    noun = None if of is None else next((child for child in of.children if child.dep_ == "pobj"), None)
    end = end if noun is None else noun.i + 1
    return " ".join(doc[start:end].text.split())


def actor_of(reading: Reading, head: Token, *, loaded: dict[int, str | None] | None = None) -> str | None:
    """Return the actor that a participant is, or that a thing of theirs stands for; None where the text shows none.

    Args:
        reading: the parsed text.
        head: the head of the participant's noun phrase.
        loaded: the actor of a loaded naming (None where it shows none) by the tokens it covers ("the *terrorists*").

    A people's soldiers or citizens are not that people: "Syrian civilians" are no named actor. What belongs to an
    actor and is no person ("Russian warplanes", "the regime's artillery") stands for it (van Leeuwen 1996 calls
    it objectivation).
    """
    own = reading.mention_at.get(head.i)
    if own is not None:
        return own.actor
    if loaded and head.i in loaded:
        return loaded[head.i]
    if head.i in reading.described_at:
        return reading.described_at[head.i]
    if head.pos_ == "PRON" or head.tag_ in ("PRP", "PRP$", "WDT", "WP"):
        found = named(reading, head)
        return found.actor if found is not None else None
    if head.lower_ in _PEOPLE_OF:
        of = next((child for child in head.rights if child.lower_ in ("of", "from")), None)
        noun = None if of is None else next((c for c in of.children if c.dep_ == "pobj"), None)
        member = reading.mention_at.get(noun.i) if noun is not None else None
        return member.actor if member is not None and member.kind == "organisation" else None
    if head.pos_ not in ("NOUN", "PROPN") or is_people(head):
        return None
    return _owner(reading, head, loaded)


def _owner(reading: Reading, head: Token, loaded: dict[int, str | None] | None) -> str | None:
    """Return whose thing it is: "*Russian* warplanes", "*its* positions", "positions of the *Syrian Army*"."""
    for child in head.lefts:
        if child.dep_ not in ("poss", "compound", "amod", "nmod"):
            continue
        if child.tag_ == "PRP$":
            owner = named(reading, child)
            return owner.actor if owner is not None else None
        if child.i in reading.mention_at and reading.mention_at[child.i].kind != "person":
            return reading.mention_at[child.i].actor
        if loaded and child.i in loaded:
            return loaded[child.i]
        if child.i in reading.described_at:
            return reading.described_at[child.i]
    of = next((child for child in head.rights if child.lower_ == "of"), None)
    noun = None if of is None else next((child for child in of.children if child.dep_ == "pobj"), None)
    owner = reading.mention_at.get(noun.i) if noun is not None else None
    return owner.actor if owner is not None and owner.kind in ("organisation", "polity") else None
