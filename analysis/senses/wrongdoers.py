"""Names for wrongdoers: whether *gang*, *thugs*, *criminals* … name an actor in politics or war, or ordinary crime."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..wordlist import POSSESSIVES, words
from .context import (
    is_power,
    noun_after,
    phrase_before,
    predicated_of,
    word_class,
    words_around,
    words_of,
)
from .people import is_people
from .registry import Match, sense

if TYPE_CHECKING:
    from spacy.tokens import Token

POLITICS = words(
    """
    airstrike airstrikes army atrocities bloc bombed bombing border capital capitol ceasefire civilian civilians
    commander congress country coup democracy democratic demonstrators dictator dissident dissidents drone
    drones election elections fighter fighters force forces freedom front genocide government homeland insurgent
    gop insurgents insurrection invaded invasion junta kremlin leader leaders liberated loyalist loyalists maga massacre
    massacred mercenaries mercenary militant militants military militia militias minister ministry missile
    missiles nation nationalist occupation occupied offensive opposition overthrew overthrow palace
    paramilitaries paramilitary parliament party people pilot pilots
    political politician politicians power president protest
    protester protesters province rebel rebels regime resistance revolution revolutionary rights rule ruling
    sanctions seized senate separatist separatists shelled shelling soldier soldiers state tank tanks terrorism
    terrorist terrorists throne toppled torture tortured tories tory treason troop troops tyranny tyrant vote war
    """
)
_CRIME = words(
    """
    bail barrister biker bikers burglar burglary cannabis car carjacking cars cartel cartels cash cocaine
    constable convicted counterfeit crack cybercrime detective detectives drug drugs estate extortion fbi
    fentanyl fraud fraudsters gambling gangland graffiti grooming heist heroin hooligan initiation inmate
    inmates interpol jailed jeweller jewellery jewelry jury knife knives loan machete mafioso magistrate
    magistrates marijuana mobile motorcycle motorists motorway mugged mugging nightclub officer officers
    organised organized phone police policeman postcode prosecutor prosecutors pub ransom rapper rival rob
    robbed robber robberies robbery scam scammers schoolboy schoolchildren sentence sentenced sheriff shop
    shoplifters shoplifting smuggler smugglers smuggling stabbed stabbing stole stolen store street streets
    supermarket tattoo tattoos teen teenager teenagers teens theft thief thieves till trafficker traffickers
    trafficking turf warehouse
    """
)
_RULERS_NAMED = words(
    """
    army damascus government houthi islamist jihadist junta kremlin loyalist militia occupation pyongyang regime
    maga ruling separatist tehran tory zionist
    """
)
_WAR = words(
    """
    airstrike airstrikes army bomb bombed bombing coup demonstrators dictator enemy fighter fighters genocide
    invaded invasion junta kremlin liberate liberated massacre massacred massacres militia militias missile
    missiles occupation occupied occupiers opposition protesters rebel rebels regime resistance revolution
    ruling shell shelled shelling soldier soldiers tank tanks terrorist terrorists traitors troop troops tyrant
    uprising war warplane warplanes
    """
)
_SEATS_OF_POWER = words(
    "cabinet congress government kremlin ministry palace parliament power presidency uniform"
)
_OFFICE_HOLDERS = words(
    """
    admiral ayatollah banker billionaire bishop bureaucrat cleric colonel deputy diplomat general judge lawmaker
    marshal minister mullah official oligarch politician priest professor senator
    """
)
_ORDINARY_GANGS = words(
    """
    boy child crook fan friend guy kid lad man people person player teen teenager woman worker workman youngster
    youth
    """
)
_GANG_CRIME = words(
    """
    boss crime crimes culture leader leaders member members rivalry shooting shootings violence war warfare wars
    """
)


@sense
def names_political_actor(match: Match) -> bool:
    """Hold when a name fit for ordinary wrongdoers (gang, criminals, thugs) is given to an actor in politics or war.

    It is, when a power or a political noun stands in its own phrase (``Kremlin thugs``, ``Assad's gangs``) or
    it is said of one, or when the sentence speaks of politics and not of crime.
    """
    said = words_around(match.span)
    crimes = (said & _CRIME) - {token.lemma_.lower() for token in match.head.conjuncts}
    near = phrase_before(match.doc[match.start])
    if match.start and match.doc[match.start - 1].lower_ in POSSESSIVES:
        owner = match.doc[match.start - 2] if match.start >= 2 else None
        if owner is not None and (is_power(owner) or owner.lower_ in POLITICS or owner.ent_type_ == "PERSON"):
            return not crimes or owner.lower_ in _RULERS_NAMED | word_class("organisation", "leader")
    if any(
        other.lower_ in _RULERS_NAMED or other.lower_ in word_class("organisation", "leader")
        for other in near
    ):
        return True
    if any(other.lower_ in POLITICS for other in near):
        return not crimes - {"street", "streets", "officer", "officers"}
    said_of = predicated_of(match.head)
    if said_of is not None and said_of.lower_ in _STATE_FORCES:
        return True
    if any(is_power(other) for other in match.head.sent) or said & POLITICS or _led_by_name(match):
        return not crimes
    return not crimes and _pointed_at_in_speech(match)


def _pointed_at_in_speech(match: Match) -> bool:
    """``“We will not sit down with these butchers,” she said``: several, pointed at by a speaker."""
    if match.head.tag_ not in {"NNS", "NNPS"} or not match.start:
        return False
    pointed = match.doc[match.start - 1].lower_ in {"these", "those"}
    return pointed and any(q.speech and q.start < match.start < q.end for q in match.reading.quotations)


_STATE_FORCES = words(
    "army constabulary cops deputies guards military police policemen soldiers troopers troops"
)


def _led_by_name(match: Match) -> bool:
    """``the clique of Min Aung Hlaing``: those around one named person."""
    after = match.after()
    noun = match.after(2) if after is not None else None
    if after is None or after.lower_ != "of" or noun is None:
        return False
    mention = match.reading.mention_at.get(noun.i)
    return noun.ent_type_ == "PERSON" or (mention is not None and mention.kind in {"person", "organisation"})


def _said_of_power(match: Match) -> bool:
    """``“We do not sit with murderers,” she said of the party``: a quotation about a named body or people."""
    held = next((q for q in match.reading.quotations if q.start < match.start < q.end), None)
    if held is None:
        return False
    for link in match.doc[held.end : min(held.end + 10, len(match.doc))]:
        if link.is_sent_start and link.i > held.end:
            return False
        if link.lower_ in {"of", "about"} and link.i + 2 < len(match.doc):
            mention = match.reading.mention_at.get(link.i + 1 + (link.nbor().pos_ == "DET"))
            if mention is not None:
                return mention.kind in {"organisation", "polity", "people"}
    return False


def _taken_up(match: Match) -> bool:
    """``It is a gang``: said of a pronoun that takes up a body, a state or a people."""
    from ..actors.coreference import of_pronoun  # the actors read the senses' word classes

    said_of = predicated_of(match.head)
    if said_of is None or said_of.lower_ not in {"it", "they", "these", "those"}:
        return False
    mention = of_pronoun(match.reading, said_of)
    return mention is not None and mention.kind in {"organisation", "polity"}


def _no_gangsters(noun: Token, before: Token | None) -> bool:
    """``a gang of generals``, ``this gang of bishops and students``: no gang but in somebody's words."""
    lemma = noun.lemma_.lower()
    if lemma in _OFFICE_HOLDERS:
        return True
    pointed = before is not None and before.lower_ in {"this", "that", "his", "their", "your"}
    return pointed and is_people(noun) and lemma not in _ORDINARY_GANGS and not {lemma, noun.lower_} & _CRIME


@sense
def names_ruler_or_army(match: Match) -> bool:
    """Hold when an ordinary wrongdoer's name (criminals, gang, killers) is given to rulers, parties or armies.

    Stricter than `names_political_actor`: a ruler's word or a power stands in the phrase or right after it
    ("the criminals in the Kremlin"), it is said of a power or a leader, or the sentence is about war.
    """
    doc = match.doc
    crimes = words_around(match.span) & (
        _CRIME
        | words(
            """
            felony gun guns illegal immigrant immigrants mayor murder penalty sanctuary
            """
        )
    )
    near = phrase_before(doc[match.start])
    owner = doc[match.start - 2] if match.start >= 2 and doc[match.start - 1].lower_ in POSSESSIVES else None
    ruling = _RULERS_NAMED | word_class("organisation", "leader")
    if any(other.lower_ in ruling for other in near) or (owner is not None and owner.lower_ in ruling):
        return True
    if (
        match.start
        and doc[match.start - 1].lower_ in {"his", "her", "their", "its"}
        and any(is_power(t) for t in match.head.sent)
    ):
        return not crimes
    nxt = match.after()
    if nxt is not None and nxt.lower_ in _GANG_CRIME:
        return False
    if nxt is not None and nxt.lower_ in {"in", "of"}:
        noun = noun_after(doc, nxt.i + 1 + (nxt.i + 1 < len(doc) and doc[nxt.i + 1].pos_ == "DET"))
        if noun is not None and (noun.lower_ in _SEATS_OF_POWER or _no_gangsters(noun, match.before())):
            return True
        if noun is not None and is_power(noun):
            return not crimes
    led = {token.lower_ for token in doc[max(0, match.start - 5) : match.start]}
    if led & {"party", "government", "regime", "elite"} and "of" in led:
        return True
    said_of = predicated_of(match.head) or _other_name(match.head)
    if said_of is not None and (
        is_power(said_of) or said_of.lower_ in POLITICS or said_of.ent_type_ in {"ORG", "GPE", "NORP"}
    ):
        return True
    if _said_of_power(match) or (not crimes and _taken_up(match)):
        return True
    return not crimes and bool(words_around(match.span) & _WAR)


def _other_name(token: Token) -> Token | None:
    """Return the name that is given beside this one: *separatists* in "don't call these murderers separatists"."""
    if token.dep_ != "dobj":
        return None
    return next((child for child in token.head.children if child.dep_ == "oprd" and child.i > token.i), None)


@sense
def serves_enemy(match: Match) -> bool:
    """Hold when a collaborator serves an enemy in war, not a colleague."""
    said = words_around(match.span)
    return bool(
        said & (_WAR | {"occupiers", "enemy", "traitor", "partisans", "treason", "spies", "executed"})
    ) or any(is_power(other) for other in phrase_before(match.doc[match.start]))


@sense
def outside_crime_reports(match: Match) -> bool:
    """Hold unless the sentence is about ordinary crime and names no power or politics beside it."""
    said = words_around(match.span)
    denied = words_of(
        token
        for token in match.head.sent
        if token.dep_ == "attr" and any(child.dep_ == "neg" for child in token.head.children)
    )
    return not said & _CRIME - denied or bool(said & POLITICS)


@sense
def not_convicted(match: Match) -> bool:
    """Hold unless a court's word makes the name a legal status (``convicted war criminal``)."""
    legal = words(
        """
        accused alleged convicted court extradited extradition hague icc icty indicted jailed nuremberg
        prosecute prosecuted sentenced suspected trial tribunal wanted
        """
    )
    return not words_around(match.span) & legal
