"""Dehumanising acts: people who swarm or infest, lands cleansed of people, people exterminated like pests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..tags import PLACES
from ..wordlist import HYPHENS, words
from .context import (
    is_power,
    noun_after,
    phrase_before,
    sentence_words,
    word_class,
    words_around,
    words_of,
)
from .dehumanising import disease_of_people
from .people_meant import (
    AUTHORITIES,
    LITERAL,
    is_literal,
    is_people_word,
    outcasts,
    people_after_of,
    stands_for_person,
    who_follows,
)
from .registry import Match, sense

if TYPE_CHECKING:
    from spacy.tokens import Token


_PAPERS = words("archive list register roll roster syllabus")
PESTS = frozenset({"vermin", "rats", "cockroaches", "parasites", "lice", "maggots"})


@sense
def cleansed_of_people(match: Match) -> bool:
    """Hold when a place is cleansed of people: ``cleansed the town of terrorists``; not skin, data or the palate."""
    before = match.before()
    if before is not None and before.lower_ in {"ethnically", "deep", "ritually"}:
        return False
    verb = match.head
    said = sentence_words(verb)
    if said & words(
        """
        body colon data dataset face ganges liver makeup palate pores records ritual river sage sin sins skin
        soul souls spa toxins water wound

        """
    ):
        return False
    cleaned = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}]
    if verb.dep_ in {"acl", "relcl"}:
        cleaned.append(verb.head)
    if any(noun.lemma_.lower() in _PAPERS for noun in cleaned):
        return False
    if _rid_of_people(verb) or _driven_out(verb, cleaned):
        return True
    place = any(
        c.lower_ in word_class("place_noun")
        or c.ent_type_ in {"GPE", "LOC", "FAC", "PERSON", "ORG"}
        or c.lower_ == "it"
        for c in cleaned
    )
    if not place:
        return False
    people = said & word_class("people_noun", "actor_noun") or any(is_power(t) for t in verb.sent)
    return bool(people) and bool(
        said & word_class("place_noun")
        or any(t.ent_type_ in PLACES for t in verb.sent)
        or {"of", "from"} & said
    )


def _driven_out(verb: Token, cleaned: list[Token]) -> bool:
    """``cleansed the Armenians from the valley``: people are the object, and a place is what they are cleansed from."""
    away = [c for t in [verb, *cleaned] for c in t.children if c.lower_ in {"from", "out"} and c.i > verb.i]
    places = [
        noun
        for preposition in away
        for noun in preposition.subtree
        if noun.ent_type_ in PLACES or noun.lemma_.lower() in word_class("place_noun")
    ]
    return bool(places) and any(stands_for_person(c) and c.pos_ != "PRON" for c in cleaned)


def _rid_of_people(verb: Token) -> bool:
    """``cleanse the streets of beggars``: the *of*-phrase of the verb or of its object names people."""
    return any(
        stands_for_person(noun) and noun.pos_ != "PRON" and noun.lower_ not in {"nation", "country", "state"}
        for token in verb.subtree
        if token.lower_ in {"of", "from"} and token.i > verb.i
        if token.head.i == verb.i
        or (token.head.dep_ in {"dobj", "nsubjpass"} and token.head.head.i == verb.i)
        for noun in token.children
        if noun.dep_ == "pobj"
    )


@sense
def infested_by_people(match: Match) -> bool:
    """Hold when people are said to infest a place: ``ISIS-infested``, ``infested with migrants``, ``thugs infest``."""
    doc = match.doc
    word = match.head
    if match.begin >= 2 and doc[match.begin - 1].text in HYPHENS:
        prefix = doc[match.begin - 2]
        return stands_for_person(prefix) or is_power(prefix)
    after = doc[match.end] if match.end < len(doc) else None
    if after is not None and after.lower_ in {"with", "by", "of"}:
        nouns = [noun_after(doc, match.end + 1), next((c for c in after.children if c.dep_ == "pobj"), None)]
        if any(nouns):
            return any(noun and (stands_for_person(noun) or noun.ent_type_ == "NORP") for noun in nouns)
    phrase = phrase_before(doc[match.start], reach=3)
    if word.pos_ == "NOUN":
        return any(is_people_word(t) for t in phrase) or (
            not is_literal(match) and any(is_people_word(t) for t in word.sent)
        )
    subjects = [c for c in word.children if c.dep_ == "nsubj"] or [
        c for c in word.head.children if c.dep_ == "nsubj"
    ]
    return any(stands_for_person(s) for s in subjects)


@sense
def people_move(match: Match) -> bool:
    """Hold when the one who swarms, breeds or slithers is a group of people set apart: migrants, enemies, a people."""
    verb = match.head
    subjects = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}]
    if not subjects and verb.dep_ in {"acl", "relcl"}:
        subjects = [verb.head]
    while not subjects and verb.dep_ in {"conj", "xcomp", "advcl", "acl"}:
        verb = verb.head
        subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    outcast = outcasts()
    subjects += [
        c for s in subjects for of in s.rights if of.lower_ == "of" for c in of.rights if c.dep_ == "pobj"
    ]
    return any(
        (s.lower_ in outcast or s.lower_ == "they" or s.ent_type_ == "NORP")
        for s in [*subjects, *_words_before(match)]
    ) and not is_literal(match)


def _words_before(match: Match) -> list[Token]:
    """Return the words right before a verb, back to a comma, another verb or the agent of a passive."""
    found: list[Token] = []
    for token in reversed(match.doc[max(match.head.sent.start, match.start - 6) : match.start]):
        if token.is_punct or token.pos_ in {"VERB", "SCONJ"} or token.lower_ == "by":
            break
        found.append(token)
    return found


@sense
def exterminated_people(match: Match) -> bool:
    """Hold when someone threatens or boasts to exterminate people; not of pests, nor of the history of genocide."""
    verb = match.head
    objects = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}]
    if not objects and verb.dep_ == "conj" and any(c.dep_ == "auxpass" for c in verb.children):
        objects = [c for c in verb.head.children if c.dep_ in {"nsubj", "nsubjpass"}]
    history = words(
        """
        1941 1942 1943 1944 auschwitz camps ghetto holocaust jews nazi nazis
        """
    )
    if sentence_words(verb) & history or is_literal(match):
        return False
    pests = PESTS | {"snakes", "dogs", "scum", "insects"}
    return any(
        stands_for_person(o)
        or o.ent_type_ in {"NORP", "ORG"}
        or (o.lower_ in pests and (words_around(match.span) & AUTHORITIES or who_follows(o)))
        for o in objects
    )


@sense
def infestation_of_people(match: Match) -> bool:
    """Hold when the infestation is one of people, or people are said to be one."""
    if disease_of_people(match) or infested_by_people(match):
        return not is_literal(match) or people_after_of(match)
    sentence = match.head.sent
    around = words_of(match.doc[max(0, sentence.start - 25) : sentence.end + 25])
    return bool(around & PESTS) and not around & LITERAL
