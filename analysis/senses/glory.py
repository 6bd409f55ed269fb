"""Names that lend legitimacy: whether heroes, martyrs, patriots and liberators are such in a conflict."""

from __future__ import annotations

from .context import (
    capital_means_name,
    headline_case,
    is_power,
    noun_after,
    people_subject,
    phrase_before,
    predicated_of,
    sentence_words,
    starts_sentence,
    word_class,
    words_around,
)
from .people import is_people
from .registry import Match, sense

_STAGE_AND_SPORT = frozenset(
    ["film", "films", "movie", "movies", "comic", "comics", "marvel", "novel", "novels", "video", "game", "games", "player", "striker", "goalkeeper", "midfielder", "batsman", "bowler", "footballer", "club", "cup", "league", "final", "match", "wicket", "goal", "goals", "penalty", "quarterback", "touchdown", "superhero", "superheroes", "villain", "villains", "actor", "actress", "character", "characters", "guitar", "rock", "band", "album", "song", "songs", "fans", "season", "medal", "olympic", "olympics", "championship", "innings", "teammate", "teammates", "hollywood", "fiction", "fairy", "tale", "author", "reader", "readers", "opera", "play", "playwright", "romantic", "tragic", "sandwich", "childhood", "sporting", "boxing", "golf", "tennis", "cricket", "rugby", "football", "derby", "winger", "coach", "equaliser", "try-scorer", "keeper", "mythology", "mythical", "greek-myth", "odyssey", "achilles", "hercules"]
)
_EVERYDAY = frozenset(
    ["nhs", "nurse", "nurses", "teacher", "teachers", "lifeguard", "neighbour", "dog", "firefighter", "firefighters", "paramedic", "paramedics", "bus", "driver", "carers", "carer", "lottery", "fundraiser", "charity", "pensioner", "supermarket", "postman", "lollipop", "unsung", "everyday", "local", "community-champion", "environmental", "climate", "covid", "pandemic", "lifeboat", "bystander", "bystanders"]
)
_STRUGGLE = frozenset(
    ["army", "military", "soldier", "soldiers", "troop", "troops", "war", "battle", "battlefield", "fallen", "fell", "homeland", "motherland", "fatherland", "nation", "national", "country", "revolution", "resistance", "liberation", "martyr", "martyrs", "martyred", "martyrdom", "front", "brigade", "fighter", "fighters", "struggle", "freedom", "independence", "defend", "defended", "defending", "defenders", "enemy", "occupation", "occupiers", "sacrifice", "sacrificed", "blood", "glory", "glorious", "honour", "honor", "honoured", "honored", "salute", "saluted", "forces", "commander", "militia", "militias", "people", "regime", "protester", "protesters", "uprising", "government", "president", "palestinian", "ukrainian", "kurdish", "state", "invasion", "invaders", "victory", "martyrs'", "cemetery", "funeral", "rebels", "rebel", "prisoners", "prisoner", "frontline"]
)
_NO_HEROES = frozenset(
    ["super", "anti", "action", "local", "childhood", "folk", "cult", "tragic", "guitar", "unsung", "unlikely", "byronic", "romantic", "sporting", "cultural", "comic", "book", "literary", "class", "screen", "rock", "pop", "goalscoring", "fictional", "film", "superhero", "everyday", "epic", "classical", "greek", "football", "environmental", "consumer", "health"]
)


@sense
def hero_of_struggle(match: Match) -> bool:
    """Hold when heroes are those of a war, a nation or a cause: not of a film, a match or a rescue."""
    words = words_around(match.span)
    near = {token.lower_ for token in phrase_before(match.doc[match.start], reach=3)}
    if near & _NO_HEROES or words & _STAGE_AND_SPORT:
        return False
    after = match.after()
    if after is not None and (
        after.lower_ in {"worship", "status", "image", "complex", "shot"} or after.text in {"-"}
    ):
        return False
    if (
        match.head.lemma_.lower() == "hero"
        and after is not None
        and after.lower_ == "of"
        and match.head.text[:1].isupper()
    ):
        return False
    if words & _STRUGGLE or any(is_power(token) for token in match.head.sent):
        return not (
            words & _EVERYDAY and not words & {"soldier", "soldiers", "war", "fighters", "army", "martyrs"}
        )
    return False


@sense
def hero_by_default(match: Match) -> bool:
    """Hold unless the sentence is about fiction, sport or everyday rescues."""
    words = words_around(match.span)
    return not words & (_STAGE_AND_SPORT | _EVERYDAY)


@sense
def martyr_of_conflict(match: Match) -> bool:
    """Hold when a martyr is one of a conflict: not a saint, a martyr to gout, or one who plays the martyr."""
    doc = match.doc
    after = match.after()
    if after is not None and after.lower_ == "to" and match.stop + 1 < len(doc):
        noun = noun_after(doc, match.stop + (2 if doc[match.stop + 1].pos_ in {"DET", "PRON"} else 1))
        if noun is None or noun.lower_ not in {"cause", "freedom", "nation", "revolution", "homeland"}:
            return False
    if after is not None and after.lower_ in {"complex", "syndrome"}:
        return False
    words = words_around(match.span)
    if words & {"saint", "saints", "christian", "christians", "church", "cathedral", "bishop", "altar", "relics", "medieval", "tudor", "pope", "canonised",
                "canonized", "canonisation", "beatified", "catholic", "protestant", "reformation", "shrine", "roman", "feast", "tolpuddle"}:  # fmt: skip
        return False
    verb = match.head.head
    if verb.lemma_.lower() in {"play", "act"} or words & {"playing", "self-pity", "housework", "husband"}:
        return False
    return not _named(match)


def _named(match: Match) -> bool:
    """A capital inside a sentence makes a name, unless it is a title before a person (``Martyr Soleimani``)."""
    token = match.last
    if not capital_means_name(token):
        return False
    after = match.after()
    return after is None or after.ent_type_ != "PERSON"


@sense
def patriot_of_nation(match: Match) -> bool:
    """Hold when patriots are people: not missiles, a team, an act of Congress, or lower-case compounds of these."""
    doc, token = match.doc, match.last
    words = sentence_words(token)
    if words & {"missile", "missiles", "battery", "batteries", "nfl", "quarterback", "touchdown", "brady", "belichick", "interceptor", "interceptors",
                "super", "bowl", "season", "touchdowns", "coach", "launcher", "launchers", "foxborough", "surveillance-act"}:  # fmt: skip
        return False
    after = doc[match.stop] if match.stop < len(doc) else None
    if after is not None and after.lower_ in {
        "act",
        "front",
        "games",
        "day",
        "missile",
        "party",
        "prayer",
        "park",
        "hall",
        "system",
        "systems",
    }:
        return False
    if capital_means_name(token):
        return False
    return not (
        token.text[:1].isupper()
        and starts_sentence(token)
        and token.ent_type_ in {"ORG", "PRODUCT"}
        and not headline_case(token)
        and not words & _STRUGGLE
    )


@sense
def liberator_in_conflict(match: Match) -> bool:
    """Hold unless *liberator* is an aircraft, a pistol, a slave's or woman's figurative freer, or a product."""
    words = words_around(match.span)
    if words & {"bomber", "b-24", "pistol", "3d-printed", "aircraft", "squadron", "crew", "kitchen", "housewife", "vacuum",
                "washing", "bicycle", "pill", "toy"}:  # fmt: skip
        return False
    return not capital_means_name(match.last)


@sense
def glorified_actor(match: Match) -> bool:
    """Hold when the one called heroic or brave is an armed actor or a people in struggle, not a player or a patient."""
    words = words_around(match.span)
    return not words & _STAGE_AND_SPORT


@sense
def definite_claim(match: Match) -> bool:
    """Hold when *legitimate* picks out one actor as the rightful one (``the legitimate government``)."""
    before = match.before()
    if before is None:
        return False
    if before.pos_ == "ADJ" and match.begin >= 2:
        before = match.doc[match.begin - 2]
    return (
        before.lower_ in {"the", "its", "their", "our", "'s", "’s", "only", "sole", "as"}
        or is_power(before)
        or before.lower_ in word_class("nationality")
    )


@sense
def resistance_of_today(match: Match) -> bool:
    """Hold unless resistance is that of the Second World War, of germs, or of materials."""
    words = words_around(match.span)
    return not words & {"wartime", "french", "1940", "1941", "1942", "1943", "1944", "nazi", "nazis", "maquis", "wwii", "gestapo", "antibiotic",
                        "drug", "insulin", "bands", "vichy", "dutch", "film", "trained", "heroine", "memoir", "occupied-france"}  # fmt: skip


_HAILING = frozenset(
    ["hail", "call", "name", "remember", "honour", "honor", "consider", "regard", "welcome", "salute", "celebrate", "praise", "brand", "treat", "bury", "die", "see", "make"]
)


@sense
def hailed(match: Match) -> bool:
    """Hold when someone is said to be a hero, or hailed, remembered or buried as one."""
    said_of = predicated_of(match.head)
    if said_of is not None and is_people(said_of):
        return True
    above = match.head.head
    return above.lower_ == "as" and above.head.lemma_.lower() in _HAILING


@sense
def title_before_person(match: Match) -> bool:
    """Hold when the capitalised word is a title before a person's name (``Martyr Soleimani``)."""
    after = match.doc[match.end] if match.end < len(match.doc) else None
    if after is None or not match.first.text[:1].isupper():
        return False
    words = {token.lower_ for token in match.doc[match.end : match.end + 3]}
    return after.pos_ == "PROPN" and not words & {
        "street",
        "square",
        "road",
        "hospital",
        "brigade",
        "brigades",
        "day",
        "park",
        "school",
        "avenue",
    }


@sense
def soldiers_meant(match: Match) -> bool:
    """Hold when a war stands in the sentence, and no match or class."""
    words = words_around(match.span)
    return (
        bool(words & _STRUGGLE or any(is_power(token) for token in match.head.sent))
        and not words & _STAGE_AND_SPORT
    )


@sense
def leads_a_people(match: Match) -> bool:
    """Hold when a leader leads a nation, an army or a movement, not a firm."""
    words = words_around(match.span)
    return bool(words & _STRUGGLE or any(is_power(token) for token in match.head.sent))


@sense
def not_resisting(match: Match) -> bool:
    """Hold when *resistance* is an actor: it is the subject of a verb, not what meets a plan."""
    return match.last.dep_ in {"nsubj", "nsubjpass", "poss", "compound"}


@sense
def holy_war_of_today(match: Match) -> bool:
    """Hold unless the Afghan war of the 1980s or a group's own name is meant."""
    words = words_around(match.span)
    return not words & {
        "1979",
        "1980s",
        "1980",
        "1986",
        "1989",
        "soviet",
        "soviets",
        "khalq",
        "mek",
        "charlie",
        "reagan",
    }


@sense
def revolution_of_today(match: Match) -> bool:
    """Hold when revolutionaries are fighters of a conflict of today, not of history, art or technology."""
    if match.first.pos_ == "ADJ" and match.end - match.start == 1:
        return False
    words = words_around(match.span)
    return not words & {"washington", "1776", "1777", "1789", "1848", "1917", "bolshevik", "bolsheviks", "lenin", "robespierre", "danton", "french",
                        "historian", "history", "century", "novel", "film", "marx", "trotsky", "lafayette", "portrait", "museum", "paine", "design"}  # fmt: skip


@sense
def bears_a_name(match: Match) -> bool:
    """Hold when the expression is said of someone: as predicate, apposition or object of naming."""
    said_of = predicated_of(match.head)
    return said_of is not None and (people_subject(said_of) or said_of.pos_ == "PROPN")


@sense
def fallen_people(match: Match) -> bool:
    """Hold when *the fallen* are the dead of a war."""
    words = words_around(match.span)
    nxt = match.after()
    if nxt is not None and nxt.lower_ == "of":
        noun = noun_after(
            match.doc,
            match.stop
            + 1
            + (match.doc[match.stop + 1].pos_ == "DET" if match.stop + 1 < len(match.doc) else 0),
        )
        return noun is not None and (
            noun.lower_ in word_class("actor_noun") or noun.lower_ in {"war", "battle", "uprising"}
        )
    return bool(words & _STRUGGLE) or bool(words & {"war", "wars", "wreath", "wreaths"})
