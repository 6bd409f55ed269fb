"""Names that deny legitimacy: whether *regime*, *occupiers*, *invaders*, *fascists* … name an actor of today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..wordlist import HYPHENS, POSSESSIVES, words
from .context import (
    is_power,
    noun_after,
    phrase_before,
    predicated_of,
    sentence_words,
    word_class,
    words_around,
    words_of,
)
from .people import is_people
from .registry import Match, sense
from .wrongdoers import POLITICS

if TYPE_CHECKING:
    from spacy.tokens import Token

_RULES = words(
    """
    accounting antibiotic antidoping antitrust asylum audit bail bathing beauty benefit benefits border budget
    budgetary care ceasefire checks chemotherapy cleaning climate competition compliance control controls
    copyright curfew currency customs daily data deconfliction demilitarisation detention diet dietary
    disciplinary disclosure doping dosage dosing drug enforcement exchange exercise export fasting feeding filing fire
    fiscal fishery fishing fitness flow governance grazing gym health hydrological immigration import inspection
    inspections insulin insurance investment legal licensing lockdown maintenance medication monetary monitoring
    morning nonproliferation nutrition nutritional oversight ownership parole patent payment pension planning
    policy pricing prison privacy proliferation property protection quality quarantine quota rainfall rate
    regulation regulatory reporting safeguards safety sanction sanctions savings sentencing silence skin skincare
    sleep subsidy surveillance tariff tax taxation temperature testing therapy thermal tidal trade training travel
    treatment treaty truce vaccination verification visa watering welfare wellness wind work working workout
    """
)
_SPORT_AND_BODY = words(
    """
    athlete athletes bedtime calories cardio ceo championship club coach company cricket crop crops defender
    dieting doctor doctors dose doses employees fans firm fitness goalkeeper golf grassland gym hair layoffs
    league manager marathon match midfielder moisturiser muscle muscles nutritionist patient patients
    physio physiotherapist pregnant pregnancy protein rainfall river rugby season serum shampoo shareholders
    skin soil squad stadium striker
    tablets tennis trainer vitamins workout yoga
    """
)
_BUILDINGS = words(
    """
    ambulance apartment apartments bed bedroom beds building building's buildings cabin campus car chair chairs
    cockpit desk dwelling dwellings firefighters flat flats home homes house household households houses landlord
    landlords lease library lift mortgage occupy office offices owner owners park post premises properties
    property protest rent role room rooms seat seats squat squatters tenant tenants tent tents vehicle vehicles
    """
)
_WARFARE = words(
    """
    army bomb burn execute kill loot missile raze retreat shell shelling soldier soldiers torture troops village
    villagers war
    """
)
_OLD_OR_ALIEN = words(
    """
    ad alien aliens ancient antibodies arcade bacteria bc beetle beetles biologists bullfrogs burglar castle cell
    cells centuries century crab crabs danes ecologists ecosystem fish game games garden gardens habitat home
    immune insect insects lake mars martian martians match medieval mongol mongols mussel mussels norman normans
    pathogen pathogens pitch pitches plant plants prehistoric pythons roman romans saxon saxons space species
    stands toad toads viking vikings virus weed weeds
    """
)
_SECOND_WAR = words(
    """
    1930s 1933 1934 1935 1936 1937 1938 1939 1940 1940s 1941 1942 1943 1944 1945 anne archive archives auschwitz
    bletchley blitz concentration documentary eichmann film franco germany germany's gestapo ghetto goebbels
    goering grandfather grandmother göring himmler historian historians history hitler hitler's holocaust
    kristallnacht leningrad looted luftwaffe memoir mengele movie museum mussolini mussolini's normandy novel
    nuremberg partisan partisans postwar reich rommel ss stalingrad survivor survivors vichy wartime wehrmacht
    world ww2 wwii
    """
)
_GAMES = words(
    """
    actor actress album ballet band bbc1 boxer boxing breed breeds bully bullying channel4 classroom club comic
    contestant contestants cup director dog dogs episode fans film game games goal goals keeper league match
    midfield movie movies netflix novel opera play player players playground playwright pupils referee season
    sequel series song songs striker studio team teams theatre tournament
    """
)
_TRADES = words(
    """
    apron artisan baker bakers beef butcher's chops counter customers cut cuts farm fishmonger fishmongers
    greengrocer grocer grocers knife lamb meat mince pork sausage sausages shop steak steaks supermarket trade
    vegan
    """
)


@sense
def rule_not_rules(match: Match) -> bool:
    """Hold when *regime* names those who rule, not a set of rules, a diet, a treatment or a club's management."""
    doc, token = match.doc, match.head
    modifiers = words_of(phrase_before(token, reach=5)) | words_of(
        child for child in token.children if child.dep_ in {"amod", "compound", "nmod"}
    )
    if modifiers & _RULES:
        return False
    after = doc[match.end] if match.end < len(doc) else None
    step = match.end
    if after is not None and after.text in HYPHENS and step + 1 < len(doc):
        after = doc[step + 1]
    if after is not None:
        if after.lemma_.lower() in {"change", "type", "changer", "shift"}:
            return False
        if after.lower_ in {"of", "for"}:
            noun = noun_after(
                doc,
                match.end
                + 1
                + (doc[match.end + 1].lower_ in {"the", "a"} if match.end + 1 < len(doc) else 0),
            )
            person = noun is not None and (noun.ent_type_ in {"PERSON", "GPE", "NORP"} or is_power(noun))
            if noun is not None and not person and noun.lemma_.lower() in _RULES:
                return False
            if after.lower_ == "for" and noun is not None and not person and _governs_things(token, noun):
                return False
            if (
                after.lower_ == "of"
                and noun is not None
                and not person
                and noun.pos_ == "NOUN"
                and noun.lower_ not in word_class("actor_noun")
            ):
                return noun.lower_ in {
                    "terror",
                    "fear",
                    "repression",
                    "oppression",
                    "corruption",
                    "occupation",
                    "evil",
                    "apartheid",
                }
    said = sentence_words(token)
    if doc[match.begin - 1].lower_ in {"ancien", "ancient"} and match.begin:
        return False
    political = said & POLITICS or any(is_power(other) for other in token.sent)
    return bool(political) or not said & _SPORT_AND_BODY


def _governs_things(token: Token, noun: Token) -> bool:
    """``a regime for dual-use goods``: rules for things; not ``the regime for years denied it``."""
    thing = noun.pos_ == "NOUN" and noun.ent_type_ not in {"DATE", "TIME"} and not is_people(noun)
    actor = noun.lower_ in word_class("actor_noun")
    return thing and not actor and any(child.lower_ == "for" for child in token.children)


@sense
def nazi_thrown(match: Match) -> bool:
    """Hold when *Nazi* is thrown at someone of today: said of them, or beside Kyiv, Azov or Bandera."""
    doc = match.doc
    if match.start >= 2 and doc[match.start - 1].text in HYPHENS and doc[match.start - 2].lower_ == "neo":
        return False
    today = words(
        """
        azov bandera denazification denazify donbas donetsk kharkiv kiev kyiv maidan mariupol moscow odesa odessa
        ukraine ukrainian ukrainians zelensky zelenskyy
        """
    )
    return bool(words_around(match.span) & today) or predicated_of(match.head) is not None


@sense
def occupier_of_land(match: Match) -> bool:
    """Hold when an occupier holds land by force, not a house, a seat, an office or a protest camp."""
    said = words_of(t for t in match.head.sent if t.pos_ != "ADV")  # "the occupiers will go home"
    if match.before() is not None and match.doc[match.begin - 1].text in HYPHENS:
        return False
    power = any(is_power(other) for other in match.head.sent)
    return power or bool(said & _WARFARE) or not said & _BUILDINGS


@sense
def not_humanitarian_law(match: Match) -> bool:
    """Hold unless *occupying power* is the term of the law of war."""
    law = words(
        """
        convention conventions duties geneva hague icj law lawyers legal obligations
        """
    )
    return not words_around(match.span) & law


@sense
def invader_of_today(match: Match) -> bool:
    """Hold when invaders are armies or peoples of today: not species, pitch invaders, aliens or Vikings."""
    near = words_of(phrase_before(match.head))
    if any(token.shape_ == "dddd" and token.text < "1800" for token in match.head.sent):
        return False
    return not (words_around(match.span) | near) & _OLD_OR_ALIEN


@sense
def fascist_of_today(match: Match) -> bool:
    """Hold when *Nazi* or *fascist* is thrown at an actor of today, not used of the history it comes from."""
    return not words_around(match.span) & _SECOND_WAR


@sense
def not_in_games(match: Match) -> bool:
    """Hold unless the sentence is about sport, film, television or games; to club people is no game."""
    around = (t for t in match.head.sent if not match.start <= t.i < match.end)
    return not words_of(t for t in around if t.pos_ != "VERB" or t.lemma_ != "club") & _GAMES


@sense
def not_the_trade(match: Match) -> bool:
    """Hold unless *butcher* is the trade."""
    return not words_around(match.span) & _TRADES


@sense
def not_science_or_art(match: Match) -> bool:
    """Hold when collaborators, agents and the like serve an enemy: not co-authors, artists or business partners."""
    work = words(
        """
        album artist artists band book composer creative designer designers director film frequent journal lab
        laboratory longtime music musician paper producer professor project research researchers scientist
        scientists song songwriter study team university
        """
    )
    return not words_around(match.span) & work


@sense
def cult_in_politics(match: Match) -> bool:
    """Hold when *cult* or *sect* names a political body (``the Gülen cult``), not a religion, a film or a craze."""
    if match.first.pos_ not in {"NOUN", "PROPN"}:
        return False
    nxt = match.after()
    if nxt is not None and (
        nxt.lower_
        in words(
            """
            classic favorite favourite figure film following hit of status
            """
        )
    ):
        return False
    said = words_around(match.span)
    faith = words(
        """
        album buddhist christian church cinema classic compound documentary doomsday film guru hindu monastery
        pastor personality polygamist religion religious ritual sex sufi temple wellness worship
        """
    )
    return not said & faith and (any(is_power(t) for t in match.head.sent) or bool(said & POLITICS))


@sense
def not_a_table(match: Match) -> bool:
    """Hold unless the column is one of a table or a building."""
    return not words_around(match.span) & words(
        """
        digit enter marble portico row rows sheet spreadsheet table temple total
        """
    )


@sense
def clergy_as_rulers(match: Match) -> bool:
    """Hold when *mullahs* names Iran's rulers, not village preachers."""
    said = words_around(match.span)
    return bool(
        said
        & words(
            """
            iran iranian iranians khamenei nuclear persian regime sanctions tehran
            """
        )
    )


@sense
def machine_of_power(match: Match) -> bool:
    """Hold when the machine is a power's army (``the Russian war machine``, ``Putin's killing machine``)."""
    before = match.before()
    if before is not None and before.lower_ in POSSESSIVES:
        before = match.before(2)
    return before is not None and (is_power(before) or before.lower_ in {"regime", "regime's"})
