"""Participants of a nominalisation: "the killing of civilians by troops", "Russian airstrikes on Aleppo".

A noun can keep the participants of its verb as modifiers or leave them out (Halliday 1985, 10.4; Fowler 1991: 79).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..senses.people import is_people
from ..wordlist import words
from .participants import agent_of_participle, agent_of_verb, head_of_phrase, real_head
from .violence import WEAPONS, violent_words

if TYPE_CHECKING:
    from spacy.tokens import Token

# What comes after *of* undergoes these; of the others it names the time, the weapon or the scale.
_UNDERGONE = frozenset({"killing", "injury", "destruction", "capture"})
_TARGETED = words("shelling bombing bombardment siege invasion ambush strafing storming")
_LEADING = frozenset({"poss", "compound", "amod", "nmod"})
_AIMED = words("on against at upon")
_EVENTS = words("death casualty injury bloodshed carnage")
_NUMBERS = frozenset({"QUANTITY", "DATE", "TIME", "CARDINAL", "PERCENT", "ORDINAL"})


def nominal_participants(noun: Token) -> tuple[Token | None, Token | None]:
    """Return the heads of agent and affected of a violent noun; None for each that is not expressed.

    >>> from commentariat.analysis.language import load_pipeline
    >>> nlp = load_pipeline()
    >>> text = "The killing of civilians by troops. Troops carried out an attack on the camp."
    >>> doc = nlp(text)
    >>> [part.text for part in nominal_participants(doc[1])], [part.text for part in nominal_participants(doc[11])]
    (['troops', 'civilians'], ['Troops', 'camp'])
    """
    known = violent_words().nouns[noun.lower_]
    agent: Token | None = None
    affected: Token | None = None
    for child in noun.rights:
        if child.dep_ not in ("prep", "agent", "acl"):
            continue
        if child.lower_ == "by":
            agent = agent or head_of_phrase(child)
        elif child.lower_ == "of" and (known.kind in _UNDERGONE or known.base in _TARGETED):
            found = head_of_phrase(child)
            affected = found if found is not None and found.ent_type_ not in _NUMBERS - {"CARDINAL"} else None
        elif child.lower_ in _AIMED:
            found = head_of_phrase(child)
            affected = affected or (found if found is not None and found.ent_type_ not in _NUMBERS else None)
        elif child.lower_ == "between":
            agent = agent or head_of_phrase(child)
    leading = _leading(noun)
    if leading is not None:
        suffers = known.base in _EVENTS or (
            known.kind in _UNDERGONE and affected is None and (leading.dep_ == "poss" or is_people(leading))
        )
        if suffers:
            affected = affected or leading
        elif agent is None:
            agent = leading
    if agent is None and known.base not in _EVENTS:
        agent = _through_light_verb(noun)
    return agent, affected


def _leading(noun: Token) -> Token | None:
    """Return the name, people or weapon that stands before the noun: "*Israeli* raids", "*Assad*'s attack"."""
    for child in noun.lefts:
        if child.dep_ not in _LEADING or child.ent_type_ in _NUMBERS:
            continue
        if child.lower_ in ("their", "its", "his", "her") or child.pos_ == "PROPN" or _capital(child):
            return child
        if (
            (is_people(child) and child.pos_ == "NOUN")
            or child.lower_ in WEAPONS | _ACTING
            or child.dep_ == "poss"
        ):
            return child
    return None


def _capital(token: Token) -> bool:
    return token.text[:1].isupper() and (
        token.text.isupper() or token.i > token.sent.start or token.ent_type_ != ""
    )


_MANY = words("series wave waves string spate number dozens hundreds scores campaign round")
_ACTING = words(
    "rebel militant government regime army coalition opposition insurgent terrorist police suicide"
)


def _through_light_verb(noun: Token) -> Token | None:
    """Return who carries out, launches or claims an attack: the subject of the verb that only carries the noun."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ in _MANY:
        noun = noun.head.head
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lower_ in violent_words().light_verbs and verb.pos_ == "VERB":
        return agent_of_verb(verb)
    if noun.dep_ == "nsubjpass" and verb.lower_ in violent_words().light_verbs:
        return agent_of_participle(verb)
    if noun.dep_ == "pobj" and verb.lower_ == "for" and verb.head.lower_ == "responsibility":
        claim = verb.head.head
        return agent_of_verb(claim) if claim.pos_ == "VERB" else None
    carried = next((child for child in noun.rights if child.dep_ == "acl" and child.tag_ == "VBN"), None)
    if carried is not None and carried.lower_ in violent_words().light_verbs:
        found = agent_of_participle(carried)
        return real_head(found) if found is not None else None
    return None
