"""Dehumanising names: whether an animal, a pest, a disease or dirt stands for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..wordlist import POSSESSIVES, words
from .context import (
    is_power,
    phrase_before,
    predicated_of,
    word_class,
    words_around,
)
from .patient import CONFLICT
from .people_meant import (
    PUNISHED,
    acts_as_people,
    as_called,
    cut_out,
    followed_by_who,
    in_set_phrase,
    in_simile,
    is_literal,
    is_negated,
    is_people_word,
    is_somebody,
    named_so,
    of_a_bunch,
    of_the_kind,
    of_victims,
    people_after_of,
    people_in_phrase,
    pointed_at,
    stands_for_person,
    worse_than,
)
from .registry import Match, sense

if TYPE_CHECKING:
    from spacy.tokens import Token


@sense
def stands_for_people(match: Match) -> bool:
    """Hold when the word is said of people: as predicate, name, apposition, of-phrase, or with a people before it."""
    head = match.head
    if is_negated(match) or of_victims(match) or in_set_phrase(match):
        return False
    if (
        head.dep_ == "compound"
        and match.end < len(match.doc)
        and match.doc[match.end].pos_ in {"NOUN", "PROPN"}
    ):
        return False
    if people_in_phrase(match):
        return True
    said_of = predicated_of(of_a_bunch(head))
    if said_of is not None and said_of.lower_ in {"i", "we"}:
        return False
    if said_of is not None and said_of.i != head.i and said_of.lower_ not in {"it", "this", "that"}:
        if is_literal(match) and said_of.lower_ in {"they", "these", "those", "who", "all"}:
            return False
        if stands_for_person(said_of) or is_somebody(said_of, match):
            return True
    if people_after_of(match) or worse_than(match) or as_called(match):
        return True
    return in_simile(match) or named_so(match) or pointed_at(match) or acts_as_people(match)


@sense
def stands_for_people_by_default(match: Match) -> bool:
    """Hold for words that are seldom literal (vermin, scum), unless the sentence is about real pests or dirt."""
    if is_negated(match) or of_victims(match) or in_set_phrase(match) or of_the_kind(match):
        return False
    said_of = predicated_of(match.head)
    if followed_by_who(match):
        return True
    return (
        people_in_phrase(match)
        or people_after_of(match)
        or not is_literal(match)
        or (said_of is not None and said_of.pos_ != "PRON" and stands_for_person(said_of))
    )


@sense
def disease_of_people(match: Match) -> bool:
    """Hold when a disease word names people or a group (``the Zionist cancer``, ``a plague of refugees``)."""
    head = match.head
    if is_negated(match) or in_set_phrase(match):
        return False
    nxt = match.after()
    if people_after_of(match):
        return True
    if people_in_phrase(match) and nxt is not None and nxt.pos_ not in {"NOUN", "PROPN"}:
        return not is_literal(match)
    said_of = predicated_of(head)
    if said_of is None or said_of.lower_ in {"it", "this", "that"} or said_of.lemma_.lower() == "state":
        return cut_out(match) or named_so(match)
    # A people noun as subject settles it ("Migrants are a virus, and borders the vaccine"); a pronoun does not.
    if stands_for_person(said_of):
        return said_of.pos_ != "PRON" or not is_literal(match)
    mention = match.reading.mention_at.get(said_of.i)
    if mention is not None and mention.kind == "organisation" and said_of.text.isupper():
        return not is_literal(match)
    return named_so(match)


@sense
def dwelling_of_people(match: Match) -> bool:
    """Hold when a lair, den or nest is the base of people: ``terrorist lairs``, ``a nest of traitors``."""
    if people_after_of(match):
        return match.doc[match.end + 1].lower_ != "thieves"
    before = phrase_before(match.doc[match.start], reach=3)
    if any(is_people_word(t) or t.lower_ in word_class("actor_noun") for t in before):
        return not is_literal(match)
    if match.start and match.doc[match.start - 1].lower_ == "their":
        return any(t.lower_ in word_class("people_noun") for t in match.head.sent) and not is_literal(match)
    owner = (
        match.doc[match.start - 2]
        if match.start >= 2 and match.doc[match.start - 1].lower_ in POSSESSIVES
        else None
    )
    return owner is not None and stands_for_person(owner) and not is_literal(match)


@sense
def lair_of_people(match: Match) -> bool:
    """Hold when a beast's nest is said to be people's (``a rats' nest of traitors``)."""
    said_of = predicated_of(match.head)
    return people_after_of(match) or (said_of is not None and stands_for_person(said_of)) or pointed_at(match)


@sense
def not_in_films(match: Match) -> bool:
    """Hold unless the sentence is about a film or prize of that name."""
    return not words_around(match.span) & {
        "film",
        "oscar",
        "oscars",
        "bong",
        "director",
        "korean",
        "song",
        "album",
    }


@sense
def noun_here(match: Match) -> bool:
    """Hold when the word is a noun in its place (after *like*, an article or an adjective)."""
    before = match.before()
    return match.head.pos_ in {"NOUN", "PROPN"} or (
        before is not None and before.lower_ in {"like", "the", "these", "those"}
    )


@sense
def pack_of_people(match: Match) -> bool:
    """Hold when the pack is of people, or of animals that stand for people."""
    noun = match.doc[match.end - 1]
    return noun.lower_ in word_class("people_noun") | {"thieves"} or stands_for_people(match)


@sense
def spawn_of_people(match: Match) -> bool:
    """Hold when people are said to have spawn."""
    before = match.before()
    return (
        before is not None
        and before.lower_ in {"their", "his", "her", "'s", "’s", "devil's", "your"}
        and not is_literal(match)
    )


@sense
def tumour_of_people(match: Match) -> bool:
    """Hold when a state or people is called a tumour."""
    if is_literal(match) and not any(
        t.lower_ in {"israel", "zionist", "zionists", "regime"} for t in match.head.sent
    ):
        return False
    said_of = predicated_of(match.head)
    return (said_of is not None and (stands_for_person(said_of) or is_power(said_of))) or people_in_phrase(
        match
    )


@sense
def filth_of_people(match: Match) -> bool:
    """Hold when people are called filth or dirt: by predicate or name, or pointed at and driven out."""
    head = match.head
    if (
        is_literal(match)
        or is_negated(match)
        or words_around(match.span) & {"uncover", "dig", "dug", "digging", "dish", "dirt-bike"}
    ):
        return False
    said_of = predicated_of(head)
    if (
        said_of is not None
        and said_of.i != head.i
        and stands_for_person(said_of)
        and said_of.lower_ not in {"it", "this", "that", "all"}
    ):
        return True
    if any(is_people_word(token) for token in phrase_before(match.doc[match.start], reach=3)):
        return True
    before = match.before()
    people = any(is_people_word(t) or is_power(t) for t in head.sent if t.i != head.i)
    if before is not None and before.lower_ == "of" and _rids(before):
        return bool(words_around(match.span) & (CONFLICT | PUNISHED - {"back", "out", "behind"}))
    driven = words_around(match.span) & (
        PUNISHED
        | words(
            """
            amnesty asylum belong benefits citizenship clean clear cleared country handouts off passport passports
            place remove removed rid send streets sweep visa visas vote welfare
            """
        )
    )
    after = match.after()
    if after is not None and after.lower_ in {"and", "that", "in"}:
        return False
    pointed = before is not None and before.lower_ in {"this", "these", "such", "that", "human", "the"}
    return pointed and bool(driven) and (people or match.reading.kind == "comment")


_RIDDING = words("clean cleanse clear free purge purify rid scour sweep")


def _rids(preposition: Token) -> bool:
    """``cleaning the city of``, whatever the parser hangs the preposition on."""
    clause = preposition.doc[max(preposition.sent.start, preposition.i - 6) : preposition.i]
    return any(token.lemma_.lower() in _RIDDING and token.pos_ in {"VERB", "ADJ"} for token in clause)


@sense
def human_dirt(match: Match) -> bool:
    """Hold when people are meant: not sewage (``human waste``) or debris."""
    if match.last.lower_ in {"vermin", "scum", "garbage", "trash", "filth", "rubbish"}:
        return True
    return (predicated_of(match.head) is not None and not is_literal(match)) or pointed_at(match)


@sense
def orcs_meant(match: Match) -> bool:
    """Hold when orcs are soldiers: not those of a book, a film or a game."""
    said = words_around(match.span)
    return not said & words(
        """
        dragon dragons dungeons dwarves elf elves fantasy film films game games hobbit hobbits mordor's novel
        player players rings tolkien tolkien's troll trolls warcraft wizard
        """
    )


@sense
def beetles_meant(match: Match) -> bool:
    """Hold when the names are thrown at pro-Russian people: not the American state or the beetle."""
    said = words_around(match.span)
    if match.last.lower_ in {"vatnik", "vatniks"}:
        return True
    ukraine = words(
        """
        donetsk kiev kyiv luhansk maidan odesa odessa russian russians separatist separatists ukraine ukrainian
        """
    )
    return bool(said & ukraine) and not is_literal(match) and (match.last.lower_ != "colorado" or False)
