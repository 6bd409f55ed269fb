"""Contested territory: whether *occupied*, *liberated* or *annexed* is said of land held in a conflict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..tags import PLACES
from ..wordlist import HYPHENS, POSSESSIVES, words
from .context import (
    headline_case,
    is_power,
    noun_after,
    past_mark,
    predicated_of,
    sentence_words,
    word_class,
    words_around,
)
from .registry import Match, sense, shape
from .sponsor_phrase import sponsor_start

if TYPE_CHECKING:
    from spacy.tokens import Token

_NO_OCCUPIERS = words(
    """
    bank bird child council double family fully government guest human landlord multi nest owner owner- partially
    patient pre pupil re self single student tenant un well women worker
    """
)
_ARMED_OCCUPIERS = words(
    """
    army axis colonial enemy foreign gang government insurgent islamist jihadist junta militant military militia
    nazi opposition rebel regime separatist settler terrorist
    """
)
_CIVILIAN = words(
    """
    activist activists bar birds campaigner campaigners campers child children commuter commuters company couple
    demonstrator demonstrators employees families family fans farmworkers firm guest guests he homeowner
    homeowners i mp mps museum party passenger passengers patient patients pensioner pensioners protester
    protesters resident restaurant she shop shopper shoppers shops species squatter squatters staff striker
    strikers student students supporters tenant tenants tribe tribes woman women worker workers
    """
)
_SEATS = words(
    """
    annex apartment apartments appendix attention bathroom bed beds berth berths building buildings cabin cage
    cages campus cell cells chair chairman chairmanship chairs classroom cubicle day days desk desks document
    dwelling factory file flat flats floor floors ground hall halls headquarters herself himself home homes
    hospital hotel hours house houses lane lecture letter library mind moorings myself nest nests niche office
    offices paper pitch place plot position post premises rank report role room rooms roundabout schedule seat
    seats shop shops site sites slot slots space spaces spot square stadium statement storey street studio table
    tables text themselves thoughts throne time toilet tower treaty unit wall ward wards years
    """
)


_SHARES = words(
    "bulk chunk corner fifth fraction half majority most percent quarter rest share slice strip third"
)


def _is_place(token: Token | None) -> bool:
    if token is None:
        return False
    if token.lower_ in _SEATS and token.ent_type_ not in PLACES:
        return False
    if token.lower_ in word_class("place_noun") or token.lemma_.lower() in word_class("place_noun"):
        return True
    if token.ent_type_ in PLACES or token.lower_ in word_class("country", "capital"):
        return True
    if token.pos_ != "PROPN" or not token.text[:1].isupper() or token.ent_type_ == "DATE" or is_power(token):
        return False
    # The recogniser takes many a town for a person: one capitalised word is a place, two or more a person.
    return token.ent_type_ != "PERSON" or not any(
        t.ent_iob_ == "I" and t.ent_type_ == "PERSON" for t in token.doc[token.i : token.i + 2]
    )


def _place_after(match: Match) -> bool:
    doc, index = match.doc, past_mark(match.doc, match.begin, match.end)
    while (
        index < len(doc)
        and doc[index].lower_
        in words(
            """
            's all and any both dozens each entire every hectares hundreds inch its kilometers kilometres km later
            many miles more most much nearby of our part parts scores several some sq square swathes swaths than
            that the their these this those three two whole –
            """
        )
        | HYPHENS
    ):
        index += 1
    noun = noun_after(doc, index)
    if noun is None:
        return False
    if noun.lemma_.lower() in _SHARES and noun.i + 1 < len(doc) and doc[noun.i + 1].lower_ == "of":
        # "occupied the northern third of the island": the whole tells whether the share is land.
        whole = noun_after(doc, noun.i + 2 + (doc[min(noun.i + 2, len(doc) - 1)].pos_ in {"DET", "PRON"}))
        return _is_place(whole)
    names = [
        t
        for t in doc[index : noun.i + 1]
        if t.ent_type_ in PLACES or t.lower_ in word_class("country", "capital", "place_noun")
    ]
    if noun.lower_ in _SEATS and noun.ent_type_ not in PLACES:
        return False
    return _is_place(noun) or bool(names and noun.lower_ not in word_class("actor_noun"))


def _subjects(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}]


def _agent(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "agent" or child.lower_ == "by":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def _by_civilians(verb: Token) -> bool:
    doer = _agent(verb) or next((s for s in _subjects(verb) if s.dep_ == "nsubj"), None)
    if doer is None:
        return False
    phrase = {doer.lower_, doer.lemma_.lower()}
    return bool(phrase & _CIVILIAN)


@sense
def of_territory(match: Match) -> bool:
    """Hold when the participle or verb is said of land: before its noun, after it, of its subject or object."""
    word = match.last
    doc = match.doc
    if match.begin and doc[match.begin - 1].text in HYPHENS and match.begin >= 2:
        return False
    if _by_civilians(word):
        return False
    if _place_after(match):
        return not (word.lemma_ == "liberate" and _people_after(match))
    if _taken_by_force(match):
        return True
    said_of = predicated_of(word) or _referred_to(word)
    if said_of is not None and (_is_place(said_of) or (said_of.lower_ == "it" and _place_in(word))):
        return True
    if word.dep_ == "advcl" and word.tag_ == "VBN" and not _subjects(word) and word.i < word.head.i:
        # "Annexed in 2014, Crimea hosts the fleet": said of the subject of the main clause.
        return any(_is_place(s) for s in _subjects(word.head))
    subject = next(iter(_subjects(word)), None)
    if subject is None and word.head.lemma_ in {"be", "remain", "stay", "become"}:
        subject = next(iter(_subjects(word.head)), None)
    relative = word.head if word.dep_ in {"acl", "relcl", "amod"} and word.head.i < word.i else None
    if relative is not None and _is_place(relative):
        return True
    if subject is not None:
        if subject.lower_ in {"which", "that", "it"} and word.dep_ == "relcl":
            subject = word.head
        passive = (
            subject.dep_ == "nsubjpass"
            or any(c.dep_ == "auxpass" for c in word.children)
            or word.dep_ in {"acomp", "attr"}
        )
        return passive and (_is_place(subject) or (subject.lower_ == "it" and _place_in(word)))
    return False


def _referred_to(word: Token) -> Token | None:
    """``referred to Tibet as occupied``: the object before *as*, which the parser gives to *as*."""
    doc, place = word.doc, word.i - 1
    if place < 2 or doc[place].lower_ != "as" or word.tag_ not in {"VBN", "VBD", "JJ"}:
        return None
    verb = next((t for t in reversed(doc[max(0, place - 6) : place]) if t.pos_ == "VERB"), None)
    naming = {"refer", "describe", "regard", "see", "depict", "treat", "list"}
    return doc[place - 1] if verb is not None and verb.lemma_ in naming else None


def _taken_by_force(match: Match) -> bool:
    """``the army had liberated Khan al-Assal``: of an armed subject, a name as object is a place."""
    actors = [s for s in _subjects(match.last) if s.dep_ == "nsubj"]
    armed = any(s.lower_ in word_class("actor_noun") or is_power(s) for s in actors)
    if any(s.lower_ in {"it", "they", "he"} for s in actors):
        # "The army said it had liberated …": the pronoun takes up who speaks.
        armed = armed or any(
            t.lower_ in word_class("actor_noun") or is_power(t)
            for t in match.doc[match.head.sent.start : match.begin]
        )
    named = [c for c in match.last.children if c.dep_ == "dobj" and c.pos_ == "PROPN" and not is_power(c)]
    return armed and bool(named)


def _people_after(match: Match) -> bool:
    noun = noun_after(match.doc, past_mark(match.doc, match.begin, match.end))
    return noun is not None and noun.lower_ in word_class("people_noun") | {
        "hostages",
        "captives",
        "slaves",
        "prisoners",
        "detainees",
        "inmates",
    }


def _place_in(token: Token) -> bool:
    return any(other.ent_type_ in PLACES or other.lower_ in word_class("place_noun") for other in token.sent)


@sense
def occupied_by_power(match: Match) -> bool:
    """Hold when *X* in ``X-occupied`` is a power or an armed body, and what is occupied is land."""
    occupier = match.doc[match.end - 3]
    if occupier.lower_ in _NO_OCCUPIERS:
        return False
    known = is_power(occupier) or occupier.lower_ in _ARMED_OCCUPIERS
    capital = occupier.text[:1].isupper() and occupier.pos_ == "PROPN"
    if noun_after(match.doc, match.end) is not None and not _place_after(match):
        return False
    return known or capital


@shape
def occupier_word(match: Match) -> tuple[int, int]:
    """The hyphenated word with the occupier's whole name."""
    begin = sponsor_start(match.doc, match.end - 2)
    return min(begin, match.start), match.end


_LIBERATION_NAMES = words(
    """
    army brigade day fighters front movement organisation organization party struggle theology tigers war
    """
)
_BEFORE_PLACE = words(
    """
    a all every his its more our than that the their these this those whole
    """
)


@sense
def liberation_of_place(match: Match) -> bool:
    """Hold when *liberation* is of a place: ``liberation of Mosul``, ``the town's liberation``."""
    doc, token = match.doc, match.last
    rest = past_mark(doc, match.begin, match.end)
    follower = doc[rest] if rest < len(doc) else None
    word = follower.lower_ if follower is not None else ""
    if word != "of" and token.text[:1].isupper() and not token.is_sent_start and not headline_case(token):
        return False
    if word in _LIBERATION_NAMES:
        return False
    if word != "of":
        return _owner_is_place(match)
    index = rest + 1
    while index < len(doc) and (doc[index].lower_ in _BEFORE_PLACE or doc[index].pos_ == "NUM"):
        index += 1
    noun = noun_after(doc, index)
    if noun is None or noun.lower_ in word_class("people_noun"):
        return False
    camps = {"auschwitz", "belsen", "dachau", "buchenwald"}
    if noun.lower_ in camps or "concentration" in sentence_words(noun):
        return False
    return _is_place(noun)


def _owner_is_place(match: Match) -> bool:
    doc = match.doc
    if not match.begin:
        return False
    before = doc[match.begin - 1]
    if before.lower_ in POSSESSIVES and match.begin >= 2:
        return _is_place(doc[match.begin - 2]) and doc[match.begin - 2].lower_ not in word_class(
            "people_noun"
        )
    if before.lower_ == "its":
        return _place_in(match.head) or any(t.pos_ == "PROPN" and not is_power(t) for t in match.head.sent)
    if (
        before.lower_ in {"full", "complete", "final", "eventual", "long-awaited", "total", "recent"}
        and match.begin >= 2
    ):
        return doc[match.begin - 2].lower_ in {"'s", "’s", "its"} and _place_in(match.head)
    return before.ent_type_ == "GPE" and before.pos_ == "PROPN"


@sense
def of_territory_phrase(match: Match) -> bool:
    """Hold when the phrase stands before land or is said of it (``temporarily occupied territories``)."""
    if _by_civilians(match.last):
        return False
    if _place_after(match) and not _people_after(match):
        return True
    subject = next(iter(_subjects(match.last)), None)
    return subject is not None and _is_place(subject)


@sense
def of_place_compound(match: Match) -> bool:
    """Hold when land follows the compound (``SDF-liberated towns``)."""
    return _place_after(match)


@sense
def liberation_campaign(match: Match) -> bool:
    """Hold when the campaign is for a place that stands before it (``the Mosul liberation offensive``)."""
    if not match.begin:
        return False
    before = match.doc[match.begin - 1]
    return before.ent_type_ in PLACES or (
        before.pos_ == "PROPN" and before.lower_ not in {"animal", "national"}
    )


@sense
def place_freed(match: Match) -> bool:
    """Hold when what is freed is a place: the name after the verb is a place's."""
    name = match.doc[match.start + 1]
    return name.ent_type_ in PLACES or name.lower_ in word_class("country", "capital")


@sense
def land_in_conflict(match: Match) -> bool:
    """Hold when a people or power stands in the sentence, and the noun is the land itself."""
    nxt = match.after()
    if nxt is not None and nxt.pos_ == "NOUN":
        return False
    return any(is_power(token) or token.ent_type_ in {"NORP", "GPE"} for token in match.first.sent)


@sense
def land_claimed(match: Match) -> bool:
    """Hold when a state claims or takes the land: a power and a verb of taking stand in the sentence."""
    said = words_around(match.span)
    taking = words(
        """
        annex back belong claim reclaim recover regain retake return reunite seize take taking
        """
    )
    return any(is_power(token) for token in match.first.sent) and bool(said & taking)
