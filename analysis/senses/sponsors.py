"""Proxies and sponsors: who stands before *proxies*, *puppets* or *-backed*, and whether an actor is meant."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..wordlist import words
from .context import is_power, noun_after, predicated_of, word_class, words_around
from .people import is_people
from .registry import Match, sense, shape
from .sponsor_phrase import OWNERS, sponsor_after, sponsor_span_start, sponsor_start

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BACKERS_THAT_SPONSOR = words(
    """
    army cartel coup elsewhere externally foreign government gulf islamist jihadist junta kremlin military
    neighbour oligarch outside regime state west western
    """
)
_NO_SPONSORS = frozenset(
    words(
        """
        church court internationally nations u.n. un unesco union who
        """
    )
)
_NOT_ACTORS = words(
    """
    accord advance agreement aid amendment assassination assault assaults attack attacks bank bid bids bill bills
    bond bonds boycott breach business campaign campaigns ceasefire channels chaos claim claims club coin
    companies company compromise conference conflict constitution coup coups currency cyberattack cyberattacks dam
    deal deals debt disinformation doping draft drills drive education effort efforts embargo espionage event
    exercise exhibition festival film firm firms formula framework fund funds guarantee guarantees hack hacking
    initiative initiatives insurance insurgency invasion investment investments killing killings law laws
    legislation loan loans measure measures mission missions mortgage mortgages motion murder narrative narratives
    negotiations nomination note notes offensive offensives operation operations peace pension pipeline plan plans
    policies policy port power process program programme programmes programs project projects propaganda proposal
    proposals protests push race raid raids rail rally rebellion referendum reform reforms relief report research
    resolution resolutions rider roadmap sanctions scheme school schools securities security series settlement
    solution stablecoin startup station strategy strike strikes study summit survey takeover talks team teams
    terrorism text token tour training transition truce tv unrest uprising vaccine vaccines violence war wars
    """
)
_SHARES = words(
    """
    absentee agm appoint attorney ballot ballots board boardroom browser climate cores data directors
    economist economists
    estimate growth healthcare income index indicator indicators inflation internet investor investors ip isotopes
    measure measured measures mps' network polling poverty researchers router sediment server servers shareholder
    shareholders shares statistical statisticians temperature variable variables vote voter voters votes voting vpn web
    """
)


@shape
def with_sponsor(match: Match) -> tuple[int, int]:
    """The expression with its sponsor: ``Turkish proxies``, ``Turkey's proxies``, ``proxies of Iran``."""
    begin = sponsor_span_start(match)
    if begin < match.start:
        return begin, match.end
    return match.start, sponsor_after(match) or match.end


@sense
def has_sponsor(match: Match) -> bool:
    """Hold when a sponsor stands before the expression or after it with *of*."""
    return sponsor_span_start(match) < match.start or sponsor_after(match) is not None


@sense
def has_power_sponsor(match: Match) -> bool:
    """Hold when the sponsor is a named power or a word like *foreign*, not merely a possessive pronoun."""
    begin = sponsor_span_start(match)
    if begin < match.start and match.doc[begin].lower_ not in OWNERS:
        return True
    return sponsor_after(match) is not None


@sense
def proxy_of_someone(match: Match) -> bool:
    """Hold when *proxy* is an actor that serves another: not a server, a vote, a war or an indicator."""
    doc = match.doc
    if match.begin and (doc[match.begin - 1].lower_ in {"by", "as"}):
        return False
    nxt = match.after()
    if nxt is not None and nxt.lower_ == "for" and sponsor_after(match) is None:
        return False
    if sponsor_span_start(match) < match.start and doc[sponsor_span_start(match)].lower_ not in OWNERS:
        return True
    said = words_around(match.span)
    return not said & _SHARES and (
        nxt is None or nxt.lower_ not in {"war", "wars", "conflict", "conflicts", "battle", "battles"}
    )


@sense
def tool_in_politics(match: Match) -> bool:
    """Hold when a puppet, pawn or poodle is an actor in politics: a sponsor is named or politics surrounds it."""
    if match.start >= 2 and match.doc[match.start - 2].lower_ in {"nobody", "one"}:
        return False
    if has_power_sponsor(match):
        return True
    said = words_around(match.span)
    literal = words(
        """
        animation bishop board breed breeds broadcast broker brokers chess children's craft crufts cushion dish
        dog dogs exhibition film films finger glove groomer hand jim judy kennel kennels kermit knight lap launch
        muppet muppets museum musical orbit orbits owner pedigree pet pets punch puppeteer puppeteers queen rocket
        rook shadow shop show shows sock stage terrier terriers theater theatre toy toys walk walks workshop
        """
    )
    if said & literal:
        return False
    political = words(
        """
        army capital colonial colonialism congress election enemies enemy government homeland imperialism
        imperialist imperialists independence invasion kremlin leader leaders leadership masters media military
        minister nation nationalist occupation occupier opposition parliament party people politician politicians
        power powers president prime regime resistance revolution senator sovereignty state traitors
        """
    )
    return bool(said & political) or any(is_power(token) for token in match.head.sent)


@sense
def backed_actor(match: Match) -> bool:
    """Hold when a power, not just anyone, backs an actor, not a plan: ``Turkish-backed forces``."""
    doc = match.doc
    hyphen = match.end - 2
    backer = doc[hyphen - 1]
    if backer.lower_ in _NO_SPONSORS:
        return False
    begin = sponsor_start(doc, hyphen)
    power = begin < hyphen and (
        is_power(backer) or " ".join(t.lower_ for t in doc[begin:hyphen]) in word_class("sponsor_phrase")
    )
    if power and _in_apposition(doc, begin, match.end - 1):
        return True
    noun = noun_after(doc, match.end)
    if noun is None:
        return (power or backer.lower_ in _BACKERS_THAT_SPONSOR) and _said_of_actor(doc[match.end - 1])
    if noun.lower_ in _NOT_ACTORS or noun.lemma_.lower() in _NOT_ACTORS:
        return False
    armed = bool({noun.lower_, noun.lemma_.lower()} & (word_class("actor_noun") | _BODIES_OF_TROOPS))
    named = noun.pos_ == "PROPN" or noun.ent_type_ in {"ORG", "PERSON", "NORP", "GPE"} or is_power(noun)
    if power or backer.lower_ in _BACKERS_THAT_SPONSOR:
        return armed or (power and (named or is_people(noun)))
    capital = backer.text[:1].isupper() and backer.pos_ == "PROPN"
    return capital and noun.lower_ in _ARMED


def _in_apposition(doc: Doc, begin: int, place: int) -> bool:
    """``the Houthis, Iran-backed and hardened by war, …``: set after the actor between commas."""
    if begin < 2 or doc[begin - 1].text not in {",", "–", "—"} or place + 1 >= len(doc):
        return False
    actor, after = doc[begin - 2], doc[place + 1]
    return (after.text in {",", "–", "—", "."} or after.lower_ in {"and", "but"}) and (
        actor.lower_ in word_class("actor_noun") or is_power(actor) or actor.ent_type_ in {"ORG", "NORP"}
    )


_BODIES_OF_TROOPS = words(
    "column columns commando commandos contingent convoy convoys detachment garrison garrisons patrol patrols squadron"
)
_ARMED = words(
    """
    army fighter fighters forces guerrillas gunmen insurgent insurgents jihadists junta mercenaries militants
    militia militias paramilitaries rebel rebels regime separatist separatists soldiers troops warlord warlords
    """
)


def _said_of_actor(token: Token) -> bool:
    subject = next((c for c in token.head.children if c.dep_ in {"nsubj", "nsubjpass"}), None) or next(
        (c for c in token.children if c.dep_ in {"nsubj", "nsubjpass"}), None
    )
    if subject is None:
        return False
    return (
        subject.lower_ in word_class("actor_noun") | {"they", "he", "she", "which", "who"}
        or subject.ent_type_ in {"ORG", "PERSON", "NORP"}
        or (subject.pos_ == "PROPN" and subject.lower_ not in _NOT_ACTORS)
    )


@shape
def backed_word(match: Match) -> tuple[int, int]:
    """The hyphenated word with the whole name of the backer: ``Saudi Arabia-backed``, ``US- and Saudi-backed``."""
    begin = sponsor_start(match.doc, match.end - 2)
    while begin > match.start or (begin < match.start and match.doc[begin].lower_ in {"and", "or", ","}):
        begin += 1 if begin < match.start else -1
    if begin < match.start and not _one_word(match.doc, begin, match.start):
        begin = match.start
    return begin, match.end


def _one_word(doc: Doc, begin: int, start: int) -> bool:
    """A gapped hyphen ("US- and Saudi-") or a name of several words, not two separate adjectives."""
    said = [token.lower_ for token in doc[begin : start + 1]]
    if any(word in {"and", "or", ","} for word in said):
        return any(token.text.endswith("-") for token in doc[begin:start])
    return True


@sense
def not_spies_of_law(match: Match) -> bool:
    """Hold unless *foreign agent* belongs to a law on foreign agents, or to espionage trials and border checks."""
    follower = noun_after(match.doc, match.end)
    if follower is not None and follower.lemma_.lower() in words(
        """
        act bill law legislation list register registration registry rule status statute
        """
    ):
        return False
    said = words_around(match.span)
    return not said & words(
        """
        auction bacteria chemical commission estate fara fbi football immune insurance lobbying lobbyist literary
        property publisher publishers register registered shipping travel unregistered
        """
    )


@sense
def person_not_money(match: Match) -> bool:
    """Hold when *asset* is a person who serves a power, not property."""
    said = words_around(match.span)
    money = words(
        """
        bank billion bond financial freeze freezing frozen fund investor investors management manager market
        million oil sanction sanctions seize seized stake strategic
        """
    )
    return match.head.tag_ in {"NN", "NNP"} and not said & money


@sense
def not_in_orbit(match: Match) -> bool:
    """Hold when satellites and clients are states or parties, not spacecraft, customers or image sources."""
    said = words_around(match.span)
    literal = words(
        """
        accountants app bank bankers broadband camera communication communications customer customers dish fees
        firm gps image imagery images internet launch launched launches lawyer lawyers nasa navigation orbit
        orbiting orbits phone photographs photos radar reconnaissance rocket server signal signals software
        solicitor space spacecraft spacex spy telescope television tv weather
        """
    )
    return not said & literal


@sense
def backed_open(match: Match) -> bool:
    """Hold for the word written without its hyphen (``Turkish backed militias``): an adjective before an actor."""
    if match.last.tag_ not in {"VBN", "VBD", "JJ", "VBP"} or not is_power(match.first):
        return False
    noun = noun_after(match.doc, match.end)
    return noun is not None and noun.lower_ in word_class("actor_noun") and noun.lower_ not in _NOT_ACTORS


@sense
def steered_from_abroad(match: Match) -> bool:
    """Hold when the one who steers or runs is a named power, not the state at home."""
    return is_power(match.doc[match.end - 3])


@sense
def not_medieval(match: Match) -> bool:
    """Hold unless the vassals and clients are those of kings and Rome."""
    said = words_around(match.span)
    return not said & words(
        """
        centuries century duke dynasty empire's feudal fief khan knights lord lords medieval middle mongol ottoman
        roman rome shogun
        """
    )


@sense
def not_norwegian_history(match: Match) -> bool:
    """Hold unless Vidkun Quisling himself is meant."""
    said = words_around(match.span)
    return (
        not said & {"vidkun", "norwegian", "norway", "1940", "1942", "1945", "oslo"}
        or match.last.lower_ == "quislings"
    )


@sense
def client_of_power(match: Match) -> bool:
    """Hold when the client of a power is a state, party or army in the region, not a buyer."""
    if match.doc[sponsor_span_start(match)].lower_ in {"regional", "overseas", "outside", "foreign"}:
        return False
    said = words_around(match.span)
    return bool(
        said & word_class("actor_noun") | said & {"region", "east", "africa", "regional", "local", "war"}
    ) and not said & words(
        """
        advertising agency buyer buyers consultant gas gym hotel oil restaurant sale sell spa
        """
    )


@sense
def no_surname(match: Match) -> bool:
    """Hold unless the word is a name: *Rob Butler*."""
    before = match.before()
    return not (match.first.text[:1].isupper() and before is not None and before.text[:1].isupper())


@sense
def satellite_politics(match: Match) -> bool:
    """Hold when politics stands beside the satellite, or a country is said to be one."""
    said_of = predicated_of(match.head)
    if said_of is not None and is_power(said_of):
        return True
    said = words_around(match.span)
    return bool(
        said
        & (
            word_class("actor_noun")
            | {"sovereignty", "independence", "bloc", "war", "cold", "kremlin", "union"}
        )
    )


@sense
def person_as_tool(match: Match) -> bool:
    """Hold when an actor is said to be a power's tool: as predicate, apposition, or after *as*."""
    said_of = predicated_of(match.head)
    if said_of is None:
        return False
    return (
        said_of.lower_
        in word_class("actor_noun") | {"he", "she", "they", "who", "which", "council", "party", "union"}
        or said_of.ent_type_ in {"ORG", "PERSON", "NORP"}
        or is_power(said_of)
        or (said_of.pos_ == "PROPN" and said_of.lower_ not in _NOT_ACTORS)
    )


@sense
def serves_power(match: Match) -> bool:
    """Hold when someone is said to be the servant or slave of a power."""
    return sponsor_after(match) is not None and predicated_of(match.head) is not None


@sense
def agents_of_power(match: Match) -> bool:
    """Hold when the agents are those of a country or of the West, not of a police or intelligence service."""
    stop = sponsor_after(match_of(match))
    if stop is None:
        return False
    services = words(
        """
        agency bureau cia department fbi fsb gru isi kgb mi5 mi6 ministry mit mossad police service
        """
    )
    said = {token.lower_ for token in match.doc[match.end : stop]}
    return not said & services


def match_of(match: Match) -> Match:
    """The match without its trailing *of*, so that the sponsor is looked for after it."""
    return replace(match, end=match.end - 1) if match.last.lower_ == "of" else match


@sense
def not_a_horn(match: Match) -> bool:
    """Hold unless the mouthpiece belongs to an instrument, a telephone or a boxer."""
    said = words_around(match.span)
    return not said & words(
        """
        boxer brass clarinet flute horn inhaler phone pipe reed saxophone snorkel telephone trombone trumpet valve
        """
    )


@sense
def front_for_power(match: Match) -> bool:
    """Hold when a body is said to be a front for a power or a group."""
    doc, place = match.doc, match.end + 1
    while place < len(doc) and doc[place].lower_ in {"the", "a"}:
        place += 1
    return (
        place < len(doc)
        and (is_power(doc[place]) or doc[place].ent_type_ in {"ORG", "GPE", "NORP"})
        and predicated_of(match.head) is not None
    )


@sense
def commenter_meant(match: Match) -> bool:
    """Hold when a power's troll or bot is one who writes comments."""
    said = words_around(match.span)
    return not said & words(
        """
        bridge dolls film fjord folklore forest goat goats software tale tales
        """
    )


@sense
def sponsor_follows(match: Match) -> bool:
    """Hold when the sponsor stands after *of*: ``an outpost of America``."""
    return sponsor_after(match) is not None
