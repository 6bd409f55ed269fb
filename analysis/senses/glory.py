"""Names that lend legitimacy: whether heroes, martyrs, patriots and liberators are such in a conflict."""

from __future__ import annotations

from ..wordlist import words
from .context import (
    capital_means_name,
    headline_case,
    is_power,
    likening_verb,
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

_STAGE_AND_SPORT = words(
    """
    achilles actor actress album author band batsman bowler boxing championship character characters childhood
    club coach comic comics cricket cup derby equaliser fairy fans fiction film films final football footballer
    game games goal goalkeeper goals golf guitar hercules hollywood innings keeper league marvel match
    midfielder movie movies mythical mythology novel novels odyssey olympic olympics opera penalty play player
    playwright quarterback reader readers rock romantic rugby sandwich season song songs sporting striker
    superhero superheroes tale teammate teammates tennis touchdown tragic video villain villains wicket winger
    ski skied skier skiers skiing medallist medalist medallists medalists podium

    """
)
_EVERYDAY = words(
    """
    bus bystander bystanders carer carers charity climate covid dog driver environmental everyday firefighter
    firefighters fundraiser lifeboat lifeguard local lollipop lottery neighbour nhs nurse nurses pandemic
    paramedic paramedics pensioner postman supermarket teacher teachers unsung

    """
)
_STRUGGLE = words(
    """ barricades garrison intifada maidan siege
    army battle battlefield blood conscript conscripts trench trenches brigade cemetery commander country
    defend defended defenders defending enemy
    fallen fatherland fell fighter fighters forces freedom front frontline funeral glorious glory government
    homeland honor honored honour honoured independence invaders invasion kurdish liberation martyr martyrdom
    martyred martyrs martyrs' military militia militias motherland nation national occupation occupiers
    palestinian people president prisoner prisoners protester protesters rebel rebels regime resistance
    revolution sacrifice sacrificed salute saluted soldier soldiers state struggle troop troops ukrainian
    uprising victory war

    """
)
_NO_HEROES = words(
    """
    action anti book byronic childhood class classical comic consumer cult cultural environmental epic everyday
    fictional film folk football goalscoring greek guitar health literary local pop rock romantic screen
    sporting super superhero tragic unlikely unsung

    """
)


@sense
def hero_of_struggle(match: Match) -> bool:
    """Hold when heroes are those of a war, a nation or a cause: not of a film, a match or a rescue."""
    if _admired_by(match):
        return False
    said = words_around(match.span)
    near = {token.lower_ for token in phrase_before(match.doc[match.start], reach=3)}
    if near & _NO_HEROES or said & _STAGE_AND_SPORT:
        return False
    after = match.after()
    if after is not None and (
        after.lower_ in {"worship", "status", "image", "complex", "shot"} or after.text in {"-"}
    ):
        return False
    if after is not None and match.last.text[:1].isupper() and _names_a_place(match):
        return False
    if (
        match.head.lemma_.lower() == "hero"
        and after is not None
        and after.lower_ == "of"
        and match.head.text[:1].isupper()
        and not _addressed(match)
    ):
        return False
    ours = match.start and match.doc[match.start - 1].lower_ == "our" and match.head.tag_ == "NNS"
    if ours or said & _STRUGGLE or any(is_power(token) for token in match.head.sent) or _of_fighters(match):
        return not (
            said & _EVERYDAY and not said & {"soldier", "soldiers", "war", "fighters", "army", "martyrs"}
        )
    return False


_REGIONS = words("balkans caucasus donbas kashmir kurdistan levant maghreb sahel sahara transcaucasia")


@sense
def of_a_land(match: Match) -> bool:
    """Hold when what is saved or freed is a country, a region or a people (``the saviour of the Sahel``)."""
    named = match.doc[match.stop - 1]
    mention = match.reading.mention_at.get(named.i)
    land = is_power(named) or named.ent_type_ in {"GPE", "LOC", "NORP"}
    land = land or named.lower_ in _REGIONS or (mention is not None and mention.kind in {"polity", "people"})
    after = match.after()
    inside = after is not None and (after.pos_ in {"NOUN", "PROPN"} or after.lower_ in {"'s", "’s"})
    return land and not inside


def _names_a_place(match: Match) -> bool:
    """``Heroes' Acre``: a capitalised genitive with a capitalised noun is a name."""
    owns = match.doc[match.stop : match.stop + 2]
    return len(owns) == 2 and owns[0].text in {"'", "’"} and owns[1].text[:1].isupper()


def _of_fighters(match: Match) -> bool:
    """``heroes of Azov``: a named body or people follows."""
    after = match.after()
    if after is None or after.lower_ != "of" or match.rest + 2 >= len(match.doc):
        return False
    place = match.rest + 1 + (match.doc[match.rest + 1].pos_ == "DET")
    mention = match.reading.mention_at.get(place)
    return mention is not None and mention.kind in {"organisation", "people"}


def _addressed(match: Match) -> bool:
    """``Heroes of the hill, we remember you``: called upon at the head of a sentence, with a comma or mark behind."""
    end = match.head.right_edge.i + 1
    apart = end < len(match.doc) and match.doc[end].text in {",", "!"}
    return apart and match.first.is_sent_start is True and match.head.dep_ in {"npadvmod", "ROOT", "nsubj"}


@sense
def hero_by_default(match: Match) -> bool:
    """Hold unless the sentence is about fiction, sport or everyday rescues, or admired in private."""
    said = words_around(match.span)
    return not said & (_STAGE_AND_SPORT | _EVERYDAY) and not _admired_by(match)


def _admired_by(match: Match) -> bool:
    """``the hero of every child``: an idol, not a hero of a cause."""
    after = [token.lower_ for token in match.doc[match.stop : match.stop + 4]]
    return after[:1] in (["of"], ["to"]) and bool(set(after) & _ADMIRERS)


_ADMIRERS = words(
    """
    boys child childhood children day evening family fan fans girls grandchildren her his hour mine my neighbours night
    piece pupils story tale youth
    """
)


@sense
def martyr_of_conflict(match: Match) -> bool:
    """Hold when a martyr is one of a conflict: not a saint, a martyr to gout, or one who plays the martyr."""
    doc = match.doc
    after = match.after()
    if after is not None and after.lower_ == "to" and match.rest + 1 < len(doc):
        noun = noun_after(doc, match.rest + (2 if doc[match.rest + 1].pos_ in {"DET", "PRON"} else 1))
        if noun is None or noun.lower_ not in {"cause", "freedom", "nation", "revolution", "homeland"}:
            return False
    if after is not None and after.lower_ in {"complex", "syndrome"}:
        return False
    said = words_around(match.span)
    if said & words(
        """
        altar beatified bishop canonisation canonised canonized cathedral catholic christian christians church
        feast medieval pope protestant reformation relics roman saint saints shrine tolpuddle tudor

        """
    ):
        return False
    verb = match.head.head
    if verb.lemma_.lower() in {"play", "act"} or said & {"playing", "self-pity", "housework", "husband"}:
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
    said = sentence_words(token)
    if said & words(
        """
        batteries battery belichick bowl brady coach foxborough interceptor interceptors launcher launchers
        missile missiles nfl quarterback season super touchdown touchdowns

        """
    ):
        return False
    after = doc[match.stop] if match.stop < len(doc) else None
    if after is not None and after.lower_ in words(
        """
        act association club coach defense day fan fans front game games hall jersey offense roster shirt
        missile park party prayer system systems
        """
    ):
        return False
    if capital_means_name(token):
        return False
    return not (
        token.text[:1].isupper()
        and starts_sentence(token)
        and token.ent_type_ in {"ORG", "PRODUCT"}
        and not headline_case(token)
        and not said & _STRUGGLE
    )


@sense
def liberator_in_conflict(match: Match) -> bool:
    """Hold unless *liberator* is an aircraft, a pistol, a slave's or woman's figurative freer, or a product."""
    said = words_around(match.span)
    if said & words(
        """
        aircraft animal bicycle bomber crew film housewife kitchen novel opera pill pistol squadron toy vacuum washing
        """
    ):
        return False
    return not capital_means_name(match.last)


@sense
def glorified_actor(match: Match) -> bool:
    """Hold when the one called heroic or brave is an armed actor or a people in struggle, not a player or a patient."""
    said = words_around(match.span)
    return not said & _STAGE_AND_SPORT


@sense
def definite_claim(match: Match) -> bool:
    """Hold when *legitimate* picks out one actor as the rightful one (``the legitimate government``)."""
    before = match.before()
    if before is None:
        return False
    if before.pos_ == "ADJ" and match.begin >= 2:
        before = match.doc[match.begin - 2]
    return (
        before.lower_
        in words(
            """
            's as its only our sole the their ’s
            """
        )
        or is_power(before)
        or before.lower_ in word_class("nationality")
    )


@sense
def resistance_of_today(match: Match) -> bool:
    """Hold unless resistance is that of the Second World War, of germs, or of materials."""
    said = words_around(match.span)
    return not said & words(
        """
        1940 1941 1942 1943 1944 antibiotic bands drug dutch film french gestapo heroine insulin maquis memoir
        nazi nazis trained vichy wartime wwii

        """
    )


_RACES = words(
    "relay race sprint marathon regatta rally podium innings shoot-out play-off semi-final quarter-final"
)
_HAILING = words(
    """
    brand bury call celebrate consider die hail honor honour make name praise regard remember salute see treat
    welcome
    """
)


@sense
def hailed(match: Match) -> bool:
    """Hold when someone is said to be a hero, or hailed, remembered or buried as one; not by those at home."""
    if _admired_by(match) or words_around(match.span) & _RACES:
        return False
    said_of = predicated_of(match.head)
    if said_of is not None and is_people(said_of):
        return True
    verb = likening_verb(match.head.head)
    if verb is not None:
        return verb.lemma_.lower() in _HAILING
    naming = match.head.head.lemma_.lower() in _HAILING and match.head.dep_ in {"oprd", "dobj", "appos"}
    return naming and said_of is not None and said_of.pos_ == "PROPN"


@sense
def title_before_person(match: Match) -> bool:
    """Hold when the capitalised word is a title before a person's name (``Martyr Soleimani``)."""
    after = match.doc[match.end] if match.end < len(match.doc) else None
    if after is None or not match.first.text[:1].isupper():
        return False
    said = {token.lower_ for token in match.doc[match.end : match.end + 3]}
    return after.pos_ == "PROPN" and not said & words(
        """
        avenue brigade brigades day hospital park road school square street
        """
    )


@sense
def soldiers_meant(match: Match) -> bool:
    """Hold when a war stands in the sentence, and no match or class."""
    said = words_around(match.span)
    return (
        bool(said & _STRUGGLE or any(is_power(token) for token in match.head.sent))
        and not said & _STAGE_AND_SPORT
    )


@sense
def leads_a_people(match: Match) -> bool:
    """Hold when a leader leads a nation, an army or a movement, not a firm."""
    said = words_around(match.span)
    return bool(said & _STRUGGLE or any(is_power(token) for token in match.head.sent))


@sense
def not_resisting(match: Match) -> bool:
    """Hold when *resistance* is an actor: it is the subject of a verb, not what meets a plan."""
    return match.last.dep_ in {"nsubj", "nsubjpass", "poss", "compound"}


@sense
def holy_war_of_today(match: Match) -> bool:
    """Hold unless the Afghan war of the 1980s or a group's own name is meant."""
    said = words_around(match.span)
    return not said & words(
        """
        1979 1980 1980s 1986 1989 charlie khalq mek reagan soviet soviets
        """
    )


@sense
def revolution_of_today(match: Match) -> bool:
    """Hold when revolutionaries are fighters of a conflict of today, not of history, art or technology."""
    if match.first.pos_ == "ADJ" and match.end - match.start == 1:
        return False
    said = words_around(match.span)
    return not said & words(
        """
        1776 1777 1789 1848 1917 bolshevik bolsheviks century danton design film french historian history
        lafayette lenin marx museum novel paine portrait robespierre trotsky washington

        """
    )


@sense
def bears_a_name(match: Match) -> bool:
    """Hold when the expression is said of someone: as predicate, apposition or object of naming."""
    said_of = predicated_of(match.head)
    return said_of is not None and (people_subject(said_of) or said_of.pos_ == "PROPN")


@sense
def somebodys(match: Match) -> bool:
    """Hold when a death is somebody's (``the martyrdom of two fighters``, ``his martyrdom``), not the idea."""
    before, after = match.before(), match.after()
    owned = before is not None and (before.tag_ in {"PRP$", "POS"} or before.lower_ in {"'s", "’s"})
    return owned or (after is not None and after.lower_ == "of")


@sense
def fallen_people(match: Match) -> bool:
    """Hold when *the fallen* are the dead of a war."""
    said = words_around(match.span)
    nxt = match.after()
    if nxt is not None and nxt.lower_ == "of":
        noun = noun_after(
            match.doc,
            match.rest
            + 1
            + (match.doc[match.rest + 1].pos_ == "DET" if match.rest + 1 < len(match.doc) else 0),
        )
        return noun is not None and (
            noun.lower_ in word_class("actor_noun") or noun.lower_ in {"war", "battle", "uprising"}
        )
    return bool(said & _STRUGGLE) or bool(said & {"war", "wars", "wreath", "wreaths"})
