"""Names that deny legitimacy: whether *regime*, *gang*, *criminals*, *occupiers* … name an actor in politics or war."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..wordlist import words
from .context import (
    HYPHENS,
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

if TYPE_CHECKING:
    from spacy.tokens import Token

_RULES = words(
    """
    accounting antibiotic antidoping antitrust asylum audit bail bathing beauty benefit benefits border budget
    budgetary care ceasefire checks chemotherapy cleaning climate competition compliance control controls
    copyright curfew currency customs daily data deconfliction demilitarisation detention diet dietary
    disciplinary disclosure doping dosage dosing drug enforcement exchange exercise export feeding filing fire
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
    physiotherapist protein rainfall river rugby season serum shampoo shareholders skin soil squad stadium striker
    tablets tennis trainer vitamins workout yoga
    """
)
_POLITICS = words(
    """
    airstrike airstrikes army atrocities bloc bombed bombing border capital capitol ceasefire civilian civilians
    commander congress country coup democracy democratic demonstrators dictator dissident dissidents drone drones
    election elections fighter fighters force forces freedom front genocide government homeland insurgent
    insurgents insurrection invaded invasion junta kremlin leader leaders liberated loyalist loyalists massacre
    massacred mercenaries mercenary militant militants military militia militias minister ministry missile
    missiles nation nationalist occupation occupied offensive opposition overthrew overthrow palace paramilitaries
    paramilitary parliament party people political politician politicians power president protest protester
    protesters province rebel rebels regime resistance revolution revolutionary rights rule ruling sanctions
    seized senate separatist separatists shelled shelling soldier soldiers state tank tanks terrorism terrorist
    terrorists throne toppled torture tortured treason troop troops tyranny tyrant vote war
    """
)
_CRIME = words(
    """
    bail barrister biker bikers burglar burglary cannabis car carjacking cars cartel cartels cash cocaine
    constable convicted counterfeit crack cybercrime detective detectives drug drugs estate extortion fbi fentanyl
    fraud fraudsters gambling gangland graffiti grooming heist heroin hooligan initiation inmate inmates interpol
    jailed jeweller jewellery jewelry jury knife knives loan machete mafioso magistrate magistrates marijuana
    mobile motorcycle motorists motorway mugged mugging nightclub officer officers organised organized phone
    police policeman postcode prosecutor prosecutors pub ransom rapper rival rob robbed robber robberies robbery
    scam scammers schoolboy schoolchildren sentence sentenced sheriff shop shoplifters shoplifting smuggler
    smugglers smuggling stabbed stabbing stole stolen store street streets supermarket tattoo tattoos teen
    teenager teenagers teens theft thief thieves till trafficker traffickers trafficking turf warehouse
    """
)
_RULERS_NAMED = words(
    """
    army damascus government houthi islamist jihadist junta kremlin loyalist militia occupation pyongyang regime
    ruling separatist tehran zionist
    """
)
_PERSONAL_RULE = frozenset({"'s", "’s", "'", "’"})


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
    political = said & _POLITICS or any(is_power(other) for other in token.sent)
    return bool(political) or not said & _SPORT_AND_BODY


@sense
def names_political_actor(match: Match) -> bool:
    """Hold when a name fit for ordinary wrongdoers (gang, criminals, thugs) is given to an actor in politics or war.

    It is, when a power or a political noun stands in its own phrase (``Kremlin thugs``, ``Assad's gangs``) or
    it is said of one, or when the sentence speaks of politics and not of crime.
    """
    said = words_around(match.span)
    crimes = said & _CRIME
    near = phrase_before(match.doc[match.start])
    if match.start and match.doc[match.start - 1].lower_ in _PERSONAL_RULE:
        owner = match.doc[match.start - 2] if match.start >= 2 else None
        if owner is not None and (
            is_power(owner) or owner.lower_ in _POLITICS or owner.ent_type_ == "PERSON"
        ):
            return not crimes or owner.lower_ in _RULERS_NAMED | word_class("organisation", "leader")
    if any(
        other.lower_ in _RULERS_NAMED or other.lower_ in word_class("organisation", "leader")
        for other in near
    ):
        return True
    if any(other.lower_ in _POLITICS for other in near):
        return not crimes - {"street", "streets", "officer", "officers"}
    if any(is_power(other) for other in match.head.sent) or said & _POLITICS:
        return not crimes
    return False


_WAR = words(
    """
    airstrike airstrikes army bomb bombed bombing coup demonstrators dictator enemy fighter fighters genocide
    invaded invasion junta kremlin liberate liberated massacre massacred massacres militia militias missile
    missiles occupation occupied occupiers opposition protesters rebel rebels regime resistance revolution ruling
    shell shelled shelling soldier soldiers tank tanks terrorist terrorists traitors troop troops tyrant uprising
    war warplane warplanes
    """
)
_SEATS_OF_POWER = words(
    "cabinet congress government kremlin ministry palace parliament power presidency uniform"
)
_OFFICE_HOLDERS = words(
    """
    admiral ayatollah banker bishop bureaucrat cleric colonel deputy diplomat general judge lawmaker marshal
    minister mullah official oligarch politician priest professor senator
    """
)
_ORDINARY_GANGS = words(
    """
    boy child crook fan friend guy kid lad man people person player teen teenager woman worker workman youngster
    youth
    """
)


def _no_gangsters(noun: Token, before: Token | None) -> bool:
    """``a gang of generals``, ``this gang of bishops and students``: no gang but in somebody's words."""
    lemma = noun.lemma_.lower()
    if lemma in _OFFICE_HOLDERS:
        return True
    pointed = before is not None and before.lower_ in {"this", "that", "his", "their", "your"}
    return pointed and is_people(noun) and lemma not in _ORDINARY_GANGS and not {lemma, noun.lower_} & _CRIME


_GANG_CRIME = words(
    """
    boss crime crimes culture leader leaders member members rivalry shooting shootings violence war warfare wars
    """
)


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
    owner = (
        doc[match.start - 2] if match.start >= 2 and doc[match.start - 1].lower_ in _PERSONAL_RULE else None
    )
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
        noun = noun_after(
            doc, match.end + 1 + (match.end + 1 < len(doc) and doc[match.end + 1].pos_ == "DET")
        )
        if noun is not None and (noun.lower_ in _SEATS_OF_POWER or _no_gangsters(noun, match.before())):
            return True
        if noun is not None and is_power(noun):
            return not crimes
    led = {token.lower_ for token in doc[max(0, match.start - 5) : match.start]}
    if led & {"party", "government", "regime", "elite"} and "of" in led:
        return True
    said_of = predicated_of(match.head) or _other_name(match.head)
    if said_of is not None and (
        is_power(said_of) or said_of.lower_ in _POLITICS or said_of.ent_type_ in {"ORG", "GPE", "NORP"}
    ):
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
def outside_crime_reports(match: Match) -> bool:
    """Hold unless the sentence is about ordinary crime and names no power or politics beside it."""
    said = words_around(match.span)
    denied = words_of(
        token
        for token in match.head.sent
        if token.dep_ == "attr" and any(child.dep_ == "neg" for child in token.head.children)
    )
    return not said & _CRIME - denied or bool(said & _POLITICS)


@sense
def not_convicted(match: Match) -> bool:
    """Hold unless a court's word makes the name a legal status (``convicted war criminal``)."""
    legal = words(
        """
        accused alleged convicted court extradited extradition hague icc icty indicted jailed nuremberg prosecute
        prosecuted sentenced suspected trial tribunal wanted
        """
    )
    return not words_around(match.span) & legal


_BUILDINGS = words(
    """
    ambulance apartment apartments bed bedroom beds building building's buildings cabin campus car chair chairs
    cockpit desk dwelling dwellings firefighters flat flats home homes house household households houses landlord
    landlords lease library lift mortgage occupy office offices owner owners park post premises properties
    property protest rent role room rooms seat seats squat squatters tenant tenants tent tents vehicle vehicles
    """
)


@sense
def occupier_of_land(match: Match) -> bool:
    """Hold when an occupier holds land by force, not a house, a seat, an office or a protest camp."""
    said = words_of(t for t in match.head.sent if t.pos_ != "ADV")  # "the occupiers will go home"
    if match.before() is not None and match.doc[match.begin - 1].text in HYPHENS:
        return False
    power = any(is_power(other) for other in match.head.sent)
    return power or not said & _BUILDINGS


@sense
def not_humanitarian_law(match: Match) -> bool:
    """Hold unless *occupying power* is the term of the law of war."""
    law = words(
        """
        convention conventions duties geneva hague icj law lawyers legal obligations
        """
    )
    return not words_around(match.span) & law


_OLD_OR_ALIEN = words(
    """
    ad alien aliens ancient antibodies arcade bacteria bc beetle beetles biologists bullfrogs burglar castle cell
    cells centuries century crab crabs danes ecologists ecosystem fish game games garden gardens habitat home
    immune insect insects lake mars martian martians match medieval mongol mongols mussel mussels norman normans
    pathogen pathogens pitch pitches plant plants prehistoric pythons roman romans saxon saxons space species
    stands toad toads viking vikings virus weed weeds
    """
)


@sense
def invader_of_today(match: Match) -> bool:
    """Hold when invaders are armies or peoples of today: not species, pitch invaders, aliens or Vikings."""
    near = words_of(phrase_before(match.head))
    if any(token.shape_ == "dddd" and token.text < "1800" for token in match.head.sent):
        return False
    return not (words_around(match.span) | near) & _OLD_OR_ALIEN


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


@sense
def fascist_of_today(match: Match) -> bool:
    """Hold when *Nazi* or *fascist* is thrown at an actor of today, not used of the history it comes from."""
    return not words_around(match.span) & _SECOND_WAR


_GAMES = words(
    """
    actor actress album ballet band bbc1 boxer boxing breed breeds bully bullying channel4 classroom club comic
    contestant contestants cup director dog dogs episode fans film game games goal goals keeper league match
    midfield movie movies netflix novel opera play player players playground playwright pupils referee season
    sequel series song songs striker studio team teams theatre tournament
    """
)


@sense
def not_in_games(match: Match) -> bool:
    """Hold unless the sentence is about sport, film, television or games."""
    return not words_around(match.span) & _GAMES


_TRADES = words(
    """
    apron artisan baker bakers beef butcher's chops counter customers cut cuts farm fishmonger fishmongers
    greengrocer grocer grocers knife lamb meat mince pork sausage sausages shop steak steaks supermarket trade
    vegan
    """
)


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
    return not said & faith and (any(is_power(t) for t in match.head.sent) or bool(said & _POLITICS))


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
    if before is not None and before.lower_ in _PERSONAL_RULE:
        before = match.before(2)
    return before is not None and (is_power(before) or before.lower_ in {"regime", "regime's"})
