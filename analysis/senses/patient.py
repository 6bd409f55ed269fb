"""Who an act is done to: the noun that suffers a verb, a participle or a noun of action, and whether it is people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..wordlist import words
from .context import QUOTES, noun_after, sentence_words, words_nearby
from .people import is_people
from .registry import Match

if TYPE_CHECKING:
    from spacy.tokens import Token

_THINGS = words(
    """
    mine mines bomb bombs shell shells device devices explosive explosives drone drones missile missiles
    rocket rockets weapon weapons threat threats target targets position positions acid acids odour
    odours odor odors virus viruses toxin toxins tax taxes job jobs
    """
)

CONFLICT = words(
    """
    squadron squadrons pilot pilots gunner gunners crews army armies military soldier soldiers troop
    troops war wars warfare battle battles fighting fighter fighters militant militants insurgent
    insurgents rebel rebels guerrilla guerrillas terrorist terrorists extremist extremists jihadist
    jihadists gunman gunmen sniper snipers airstrike airstrikes strike strikes raid raids bomb bombs
    bombing bombed bomber bombers bombardment drone drones missile missiles shelling shelled artillery
    forces force commander commanders general generals colonel brigade battalion enemy hostile hostiles
    suspect suspects attacker attackers marines police officers officer militia militias offensive
    assault operation operations campaign air-strike jets warplanes helicopter helicopters pentagon
    ministry spokesman spokesperson occupation invasion village villages villagers hamas hezbollah isis
    taliban al-qaeda wagner uprising revolt insurgency rebellion colonial tribe tribes dissidents
    dissident protesters regime junta cia mossad kgb gestapo ss assassin assassins hitman agents agent
    paramilitaries patrol patrols gun guns killed dead commandos unit units spies spy
    """
)

_COLLECTIVES = words(
    """
    group number dozen hundred thousand score cell band column handful majority rest leadership most
    ring gang squad team total couple generation half third cadre convoy
    """
)

_PERSON_NOUNS = words(
    """
    leadership enemy enemies hostile hostiles operative operatives saboteur saboteurs infiltrator
    infiltrators subject subjects individual individuals hvt hvts element elements combatant combatants
    adversary adversaries warlord warlords kulak kulaks bourgeoisie intelligentsia jew jews class
    opponent opponents rival rivals critic critics traitor traitors collaborator collaborators figure
    figures kingpin kingpins brass cadres nazi nazis deputy number perpetrator perpetrators assassin
    assassins tribe tribes peasant peasants informer informers chieftain taker takers partisan partisans
    planner planners recruiter recruiters financier financiers scientist scientists aide aides emir
    emirs sympathiser sympathisers separatist separatists intruder intruders trooper troopers serviceman
    defender defenders occupier occupiers invader invaders witness witnesses trespasser somebody jihadi
    jihadis manpower kidnapper kidnappers hijacker hijackers bandit bandits thug thugs bodyguard
    bodyguards mastermind masterminds heads chief chiefs organiser organisers
    """
)

SURE = words("him her he she who whom you me us we anyone someone everyone people")

ANAPHORS = words(
    """
    them they these those all others some many several most which that it one both
    """
)


_SIDES = words("club side squad team")


def side_in_a_game(noun: Token) -> bool:
    """Tell whether a team or side is one of a game: nothing it is of, and nothing around it, speaks of fighting.

    >>> from commentariat.analysis.language import load_pipeline
    >>> doc = load_pipeline()("The team was eliminated. A team of saboteurs was eliminated.")
    >>> side_in_a_game(doc[1]), side_in_a_game(doc[6])
    (True, False)
    """
    return (
        noun.lemma_.lower() in _SIDES
        and _of_object(noun) is None
        and CONFLICT.isdisjoint(sentence_words(noun))
    )


def patient_of(match: Match) -> Token | None:
    """Return the noun that an act is done to, whether the act is an active verb, a passive, a participle or a noun."""
    token = match.first
    if (token.pos_ == "NOUN" and token.tag_ != "VBG") or token.lower_.endswith(
        ("isation", "ization", "elimination", "liquidation")
    ):
        return _of_object(token) or _by_compound(token)
    for verb in _chain(token):
        found = next((c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"} and c.i != token.i), None)
        if found is not None and (verb.i == token.i or found.dep_ == "nsubjpass" or token.i < found.i):
            return found
        if verb.dep_ in {"acl", "relcl"} and verb.head.pos_ in words("NOUN PROPN PRON NUM"):
            return verb.head
        if verb.dep_ == "amod":
            return verb.head
    return _by_order(match)


def _chain(token: Token) -> list[Token]:
    """The verb and the verbs it is coordinated with, nearest first."""
    verbs = [token]
    while verbs[-1].dep_ == "conj" and verbs[-1].head.i != verbs[-1].i:
        verbs.append(verbs[-1].head)
    return verbs


def _by_order(match: Match) -> Token | None:
    """The noun right after an active form, or right before a form of *be*, where the parse shows neither."""
    doc, place = match.doc, match.rest
    before = match.before()
    passive = before is not None and before.lemma_ in {"be", "get"}
    if passive or (
        match.last.tag_ in {"VBN", "VBD"} and place < len(doc) and doc[place].pos_ in {"PUNCT", "ADP"}
    ):
        for other in reversed(doc[max(0, match.start - 8) : match.start]):
            if other.pos_ in words("NOUN PROPN PRON NUM"):
                return other
        return None
    while (
        place < len(doc)
        and (doc[place].pos_ in {"DET", "PRON"} or doc[place].lower_ in QUOTES)
        and place < match.rest + 3
    ):
        if doc[place].pos_ == "PRON" and doc[place].dep_ != "poss":
            return doc[place]
        place += 1
    return noun_after(doc, place)


def _of_object(token: Token) -> Token | None:
    for child in token.children:
        if child.lower_ == "of":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    doc = token.doc
    if token.i + 2 < len(doc) and doc[token.i + 1].lower_ == "of":
        skip = 3 if doc[token.i + 2].pos_ in {"DET", "PRON"} else 2
        return noun_after(doc, token.i + skip)
    return None


def _by_compound(token: Token) -> Token | None:
    return next((c for c in token.children if c.dep_ in {"poss", "compound"}), None)


def persons(noun: Token) -> bool:
    """Tell whether a noun stands for persons, a pronoun by its nearest antecedent, a collective by what it is of."""
    lowered, lemma = noun.lower_, noun.lemma_.lower()
    if lowered in SURE:
        return True
    if lowered in ANAPHORS and not any(c.lower_ == "of" for c in noun.children):
        return _antecedent_is_people(noun)
    inner = _of_object(noun)
    if inner is not None and (
        lemma in _COLLECTIVES
        or noun.pos_ == "NUM"
        or lowered in ANAPHORS
        or lowered in words("dozens hundreds scores thousands")
    ):
        return persons(inner)
    if lowered in _THINGS or lemma in _THINGS:
        return False
    if any(child.dep_ == "conj" and is_people(child) for child in noun.children) and lemma in _COLLECTIVES:
        return True
    if lowered in _PERSON_NOUNS or lemma in _PERSON_NOUNS:
        return True
    if noun.ent_type_ == "PERSON":
        return True
    if noun.pos_ == "NUM" or noun.like_num:
        return bool(words_nearby(noun) & CONFLICT)
    if noun.ent_type_ in words("ORG GPE LOC FAC PRODUCT") and noun.pos_ == "PROPN":
        return False
    return is_people(noun)


def _antecedent_is_people(token: Token) -> bool:
    """Tell whether the nearest noun before a pronoun that agrees with it stands for people."""
    relative = token.lower_ in {"that", "which"}
    for other in reversed(token.doc[max(0, token.i - 30) : token.i]):
        if other.pos_ not in {"NOUN", "PROPN"}:
            continue
        if token.lower_ == "it":
            # "It" is no person; of people it can be a band or a cell.
            if other.lemma_.lower() in _COLLECTIVES:
                return True
            continue
        if other.lower_ in _PERSON_NOUNS or is_people(other):
            return True
        if relative or other.lower_ in _THINGS:
            return False
    return False
