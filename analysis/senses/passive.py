"""Senses of the agentless passive: no agent named, and violence meant literally."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..language.passives import event_reading
from ..wordlist import words
from .context import noun_after
from .patient import side_in_a_game
from .people import is_people
from .registry import Match, sense, shape

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..language.passives import Passive

# What is never a victim of physical violence: with these as subject the verb is figurative or technical.
_ABSTRACT = words(
    """
    accord account accusation agenda agreement allegation allocation ambition amendment amount analogy
    answer appeal appetite application approach argument aspiration assumption atmosphere attempt
    attention authority balance ballot bargain barrel belief bid bill blow bond bonus boom brand budget
    business calm campaign candidacy career case ceasefire century chance charge circulation claim
    clause climate code coin comeback compromise concept concern confidence consensus contract
    conversation cost credibility credit criticism culture curve currency deal debate debt decision
    defence-case demand democracy dignity discipline discussion distinction dividend dollar dream
    earnings economy effect effort ego election emotion empire enthusiasm equality estimate euro
    evidence expectation experiment export fairness faith fame fear feeling finance freedom friendship
    fund future gain gap goal growth guidance habit hierarchy honesty honour hope idea ideal illusion
    image import income industry inflation information initiative innocence institution integrity
    interest investment investor issue job joke joy judgment jury justice language law lead legacy
    legend legislation level liberty limit link loan logic love loyalty majority margin memory merger
    message metaphor million mind momentum monopoly mood morale motion mystery myth narrative nerve note
    notion number-crunching offer opinion optimism order organisation-chart output pact partnership
    passion patience pay peace penalty pension percentage performance pint plan pledge plot point policy
    popularity position-paper potential pound power precedent prediction prejudice premiere presumption
    price pride principle privacy privilege process profit programme progress project promise
    property-market proposal proposition prospect purse quality question rate rating rationale reality
    record recovery reform relation relations relationship reliability report reputation resolution
    respect revenue revolt rhythm right rights ritual role rule rumour rumor sale saving savings scandal
    scene schedule score sector security self-confidence sens sense senses sentence shortage silence
    skyline solidarity speculation spell spirit spread stability standard statement status stereotype
    stigma stock story strategy style subsidy success support supply suspicion suspense symmetry
    sympathy system taboo talk talks tax tension term text theory thought time title tone tourism trade
    tradition trend truce trust truth uncertainty unity uprising value version view virtue vision
    visibility voice vote wage will word world-record yield momentum rebellion dissent revolution
    insurgency stereotypes warrant search tweet mandate coup script lockdown curfew enquiry inquiry
    investigation negotiation negotiations exports imports prices shares markets programme program
    payout lawsuit verdict ruling candidacy
    """
)
_MEDIA = words(
    """
    advert album book clip commercial documentary episode film footage image movie novel photo
    photograph picture sequence song series show sitcom video western
    """
)
_FOOD = words(
    """
    batter beef bread butter cake carrot cheese chicken chip cream dish dough egg fish food fries garlic
    grain grape herb meal meat milk mixture nut oyster pea pepper pie potato prawn rice sauce shrimp
    spice steak toast vegetable walnut wine yolk
    """
)
_MATTER = words(
    """
    acid bacteria ball brick calorie carbon cell crate crop energy fuel gas medicine odour oil piano
    rubbish sewage skyline smell stockpile ticket toxin vaccine virus waste
    """
)
_LIVESTOCK = words(
    """
    animal badger bird bull bullock calf camel carcass cattle chicken cow flock goat goose herd hog
    horse lamb livestock mink pig piglet poultry ram seal sheep stallion steer turkey whale
    """
)
_AIRCRAFT = words(
    """
    aircraft airliner airplane balloon bomber chopper drone fighter helicopter jet mig missile plane
    quadcopter uav warplane rocket su-24 su-25 f-16 craft
    """
)
_SHIPS = words(
    """
    barge battleship boat carrier corvette craft cruiser destroyer dinghy ferry fleet flagship flotilla
    freighter frigate hulk liner minesweeper sailboat ship steamer submarine tanker trawler tug vessel
    warship yacht
    """
)
_BOMBS = words(
    """
    bomb charge device explosive explosives ied mine belt vest grenade car truck van warhead
    """
)
_PERSON_ENDINGS = ("man", "men", "ist", "ists", "woman", "women", "eer", "eers")
_VEHICLES = words(
    """
    ambulance barrel bin bus car cart carriage jeep kiosk lorry minibus stall stand table taxi tractor
    trailer tram truck van vehicle wagon
    """
)
_MONUMENTS = words(
    """
    barricade barrier billboard building bust church column cross fence flag house memorial minaret
    monument mosque obelisk plaque poster pylon sculpture shrine statue tent tower wall
    """
)
_ECONOMIC = re.compile(
    r"\b(?:prices?|rates|inflation|tariffs?|recession|lira|rouble|ruble|dollar|euro|yen|pound|franc|sales|profits?|"
    r"gdp|shares|investors?|exporters?|lenders?|earnings|revenues?|tax(?:es)?|downturn|slowdown|credit|mortgages?|"
    r"pandemic|shoppers|consumers?|demand)\b",
    re.IGNORECASE,
)
_SPORT = re.compile(
    r"\b(?:match|matches|semi-?finals?|quarter-?finals?|cup|league|championships?|champions|tournament|playoffs?|"
    r"penalties|penalty shoot-?out|extra time|goalkeeper|goalless|straight sets|tie-?break|champion|challenger|"
    r"top seed|striker|midfielder|winger|quarterback|coach|"
    r"first half|second half|training|innings|wicket|set point|home side|visitors|fixture|derby|world cup|"
    r"olympics?|semifinal|round of 16|knock-?out|title race|standings|\d{1,2}[-–]\d{1,2}|polls|"
    r"election|primary|ballot|vote|"
    r"at the ballot box|reality show|contest|final round)\b",
    re.IGNORECASE,
)
# Two of these in the sentences before make the text the report of a game.
_GAME = re.compile(
    r"\b(?:captain|coach|cup|draw|drew|equaliser|fixture|goals?|goalkeeper|half-time|kick-off|league|manager|match|"
    r"midfielder|penalty|pitch|season|scored|squad|striker|substitute|table|team|visitors|whistle|winger)\b"
)
_GAME_WORDS = 3
_REPORT_OF_A_GAME = 120
VIOLENT = re.compile(
    r"\b(?:air ?strikes?|artillery|attack\w*|barrel|blast\w*|bomb\w*|bullets?|drones?|explo\w+|fire|grenades?|"
    r"gun\w*|hellfire|killed?|killing|missiles?|mortars?|raids?|rockets?|shell\w*|shot|strikes?|suicide|"
    r"warplanes?|wounded|weapons?)\b",
    re.IGNORECASE,
)
ARMED_OBJECTS = words(
    """
    airbase airfield airport ambulance apartment barracks base building bunker camp checkpoint church
    clinic compound convoy depot embassy facility factory garrison headquarters hideout hospital house
    installation mosque motorcade outpost patrol plant pipeline position post refinery school shelter
    station tanker tank temple tower vehicle village warehouse
    """
)
_PAPERS = words(
    "album archive ballot banknote book document file ledger letter novel photograph picture text ticket"
)
_BREAKABLE = words(
    """
    arm bone collarbone cross door finger gate glass gravestone hand headstone jaw knee leg limb lock mirror nose pane
    rib shopfront shutter skull statue tombstone tooth window windscreen windshield wrist
    """
)
_STATES = words(
    """
    anguish anxiety battle chaos confusion contention contest crisis custody despair detention disarray doubt end
    gaol jail job limbo lurch mix mourning office panic poverty power prison race relief sea shock spotlight turmoil
    uncertainty unemployment
    """
)
_LIMBS = words(
    """
    arm artery ear finger fingertip foot hand head leg limb nose spine thumb toe tongue wrist
    """
)
_CRITICISM = re.compile(
    r"\b(?:over|for (?:his|her|its|their|being|not|failing|saying)|verbally|in (?:print|the press|parliament)|"
    r"on (?:twitter|facebook|social media|x)|online|as (?:a |an )?[a-z]+)\b",
    re.IGNORECASE,
)
_WEATHER = re.compile(
    r"\b(?:storms?|rain|gales?|winds?|waves|hurricane|typhoon|surf|coast|fried|hail)\b", re.IGNORECASE
)


def _passive(match: Match) -> Passive | None:
    at = match.reading.passive_at
    found = next((at[index] for index in range(match.start, match.end) if index in at), None)
    return found or event_reading(match.last)


def _subject(match: Match) -> Token | None:
    passive = _passive(match)
    return match.doc[passive.subject] if passive is not None and passive.subject is not None else None


def _subject_in(match: Match, *nouns: frozenset[str]) -> bool:
    subject = _subject(match)
    return subject is not None and any({subject.lower_, subject.lemma_.lower()} & words for words in nouns)


def _rest(match: Match, words: int = 6) -> str:
    """Return the words after the match, to the end of the clause."""
    rest = []
    for token in match.doc[match.stop : min(match.stop + words, match.first.sent.end)]:
        if token.text in ",;:":
            break
        rest.append(token.text)
    return " ".join(rest)


@shape
def passive(match: Match) -> tuple[int, int] | None:
    """From the first auxiliary to the participle; the participle alone where the auxiliary is gapped."""
    found = _passive(match)
    return None if found is None else (min(found.start, match.start), found.end)


def can_be_struck(noun: Token | None) -> bool:
    """Tell whether who or what suffers can be struck: no proposal, record, film, dish or substance.

    >>> from commentariat.analysis.language import load_pipeline
    >>> doc = load_pipeline()("They attacked the proposal and the convoy.")
    >>> can_be_struck(doc[3]), can_be_struck(doc[6])
    (False, True)
    """
    if noun is None:
        return True
    if _said_of_a_work(noun) or (noun.lower_ == "office" and any(c.lower_ == "box" for c in noun.lefts)):
        return False
    if is_people(noun):
        return True
    return not any(
        {noun.lower_, noun.lemma_.lower()} & words for words in (_ABSTRACT, _MEDIA, _FOOD, _MATTER)
    )


def is_work(noun: Token) -> bool:
    """Tell whether a noun is a work that does violence to nobody: "the *film* bombed", "the *book* attacks him".

    Of a number of things ("a series of blasts") it is none.
    """
    return noun.lemma_.lower() in _MEDIA and not any(child.lower_ == "of" for child in noun.rights)


def _said_of_a_work(noun: Token) -> bool:
    """``The film was a killer hit``: what a work is said to be is nobody, whatever the parser makes of it."""
    return noun.dep_ == "attr" and any(
        child.dep_ == "nsubj" and is_work(child) for child in noun.head.children
    )


@sense
def agentless(match: Match) -> bool:
    """The participle belongs to a passive (not to a reduced relative or an adjective) that names no agent."""
    found = _passive(match)
    return found is not None and found.agent is None


@sense
def literal_victim(match: Match) -> bool:
    """Who or what suffers can be struck: not a proposal, a record, a film, a dish or a substance."""
    return can_be_struck(_subject(match))


@sense
def burns(match: Match) -> bool:
    """What burns is no thought, dish or fuel; papers, which other verbs strike only in a manner of speaking, burn."""
    return _subject_in(match, _PAPERS) or literal_victim(match)


@sense
def people_suffer(match: Match) -> bool:
    """Those who suffer are people; of a bare pronoun, the sentence must not speak of a contest."""
    subject = _subject(match)
    return subject is not None and (is_people(subject) or subject.lower_.endswith(_PERSON_ENDINGS))


@sense
def things_suffer(match: Match) -> bool:
    """What suffers is a thing: people are gutted only in a manner of speaking."""
    subject = _subject(match)
    return subject is None or not is_people(subject)


@sense
def no_contest(match: Match) -> bool:
    """The sentence speaks of no match, race or election, those before it of no game, and no side of one suffers."""
    subject = _subject(match)
    if subject is not None and side_in_a_game(subject):
        return False
    sentence = match.first.sent
    if _SPORT.search(sentence.text) is not None:
        return False
    before = match.doc[max(0, sentence.start - _REPORT_OF_A_GAME) : sentence.start].text
    return len(set(_GAME.findall(before.lower()))) < _GAME_WORDS


@sense
def no_team(match: Match) -> bool:
    """Who is beaten is no side in a match: "the team was beaten at home"."""
    return not _subject_in(match, words("club favourite favorite holder side squad team visitor"))


@sense
def breakable(match: Match) -> bool:
    """What is broken is a window, a door or a bone: not a record, a promise or a machine."""
    return _subject_in(match, _BREAKABLE)


@sense
def thrown_bodily(match: Match) -> bool:
    """Those thrown land in a river or against a wall: not in confusion, a panic, prison or the deep end."""
    noun = noun_after(
        match.doc, match.rest + (match.after() is not None and match.doc[match.rest].pos_ == "DET")
    )
    return noun is None or noun.lemma_.lower() not in _STATES


@sense
def limb_suffers(match: Match) -> bool:
    """What is cut off is a part of the body: not ties, a cable or a railway line."""
    return _subject_in(match, _LIMBS)


@sense
def not_livestock(match: Match) -> bool:
    """The victims are no farm animals."""
    return not _subject_in(match, _LIVESTOCK)


@sense
def aircraft_suffers(match: Match) -> bool:
    """What came down is an aircraft."""
    return _subject_in(match, _AIRCRAFT) or bool(
        (subject := _subject(match)) and subject.ent_type_ == "PRODUCT"
    )


@sense
def ship_suffers(match: Match) -> bool:
    """What went down is a ship."""
    return _subject_in(match, _SHIPS) or bool((subject := _subject(match)) and subject.pos_ == "PROPN")


@sense
def bomb_goes_off(match: Match) -> bool:
    """A bomb was set off to harm, not made safe."""
    return _subject_in(match, _BOMBS) and not re.search(r"\b(?:safely|controlled)\b", match.first.sent.text)


@sense
def under_fire(match: Match) -> bool:
    """The sentence speaks of weapons, or what is targeted is a building, a vehicle or a position."""
    return _subject_in(match, ARMED_OBJECTS) or VIOLENT.search(_other_words(match)) is not None


@sense
def not_criticised(match: Match) -> bool:
    """The attack is not one of words."""
    return literal_victim(match) and _CRITICISM.match(_rest(match)) is None


@sense
def struck_literally(match: Match) -> bool:
    """Something struck: not a deal, not an economy hit hard, not a fine."""
    rest = _rest(match, 3).lower()
    if re.match(
        r"(?:hard|hardest|badly|dumb|off|from|out|with (?:an? )?(?:fine|bill|tax|charge|lawsuit|penalty))",
        rest,
    ):
        return False
    return not_economic(match) and no_contest(match)


@sense
def not_economic(match: Match) -> bool:
    """The sentence is not about prices and markets."""
    return literal_victim(match) and _ECONOMIC.search(match.first.sent.text) is None


@sense
def vehicle_suffers(match: Match) -> bool:
    """What is turned over is a vehicle or another thing that can be, not a verdict."""
    return _subject_in(match, _VEHICLES)


@sense
def monument_suffers(match: Match) -> bool:
    """What comes down is a monument or a building, not a government or a price."""
    return _subject_in(match, _MONUMENTS)


@sense
def trees_suffer(match: Match) -> bool:
    """What is uprooted grows."""
    return _subject_in(
        match,
        words("crop grove olive orchard plant sapling tree trees vine vineyard"),
    )


@sense
def not_weather(match: Match) -> bool:
    """Neither weather nor a kitchen is at work."""
    return literal_victim(match) and _WEATHER.search(match.first.sent.text) is None


@sense
def not_with_messages(match: Match) -> bool:
    """What rains down are not questions, offers or mail."""
    rest = _rest(match, 3).lower()
    return not rest.startswith("with") or VIOLENT.search(rest) is not None


@sense
def not_betrayed(match: Match) -> bool:
    """The stab in the back is no figure of speech: nobody only feels it."""
    text = match.first.sent.text
    return literal_victim(match) and not (
        "in the back" in text and re.search(r"\b(?:f[eé]lt|feels?|feeling|politically)\b", text)
    )


@sense
def not_in_the_press(match: Match) -> bool:
    """The cross is not one of words: "crucified in the press"."""
    return re.search(r"\b(?:press|media|tabloids?|online|reviews?|twitter)\b", _rest(match).lower()) is None


@sense
def not_divided(match: Match) -> bool:
    """A body or a thing is torn, not a country, a party or a family."""
    return not _subject_in(
        match,
        words("alliance community country family marriage nation party region society team"),
    )


@sense
def stoning(match: Match) -> bool:
    """Stones are thrown: the sentence speaks of death, of a crowd or of what they hit."""
    text = match.first.sent.text
    return bool(
        re.search(
            r"\b(?:to death|adulter\w+|crowd|public|convoy|cars?|vehicles?|buses?|bus|police|embassy|vans?)\b",
            text,
        )
    )


@sense
def not_levelled_at(match: Match) -> bool:
    """A place is levelled; accusations, scores and playing fields are not."""
    rest = _rest(match, 2).lower()
    return literal_victim(match) and no_contest(match) and not rest.startswith(("at ", "against "))


def _other_words(match: Match) -> str:
    sentence = match.first.sent
    return " ".join(token.text for token in sentence if not match.start <= token.i < match.end)
