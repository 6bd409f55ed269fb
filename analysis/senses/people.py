"""Whether a word stands for people, by its form, its name or the noun it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .context import is_power, word_class

if TYPE_CHECKING:
    from spacy.tokens import Token

_PRONOUNS = frozenset(
    ["i", "you", "he", "she", "we", "they", "me", "him", "her", "us", "them", "who", "whom", "whoever", "himself", "herself", "themselves", "ourselves", "everyone", "everybody", "someone", "somebody", "anyone", "anybody", "nobody", "none", "others", "another", "many", "several", "some", "most", "few", "both", "all", "more", "fewer", "hundreds", "thousands", "dozens", "scores", "tens", "hundred", "thousand", "dozen", "million", "millions", "those"]
)
_PERSONS = frozenset(
    ["people", "person", "man", "woman", "child", "baby", "infant", "toddler", "boy", "girl", "teenager", "youth", "student", "pupil", "schoolchild", "adult", "adolescent", "civilian", "resident", "citizen", "villager", "local", "inhabitant", "neighbour", "neighbor", "family", "relative", "father", "mother", "parent", "brother", "sister", "son", "daughter", "husband", "wife", "grandfather", "grandmother", "grandson", "granddaughter", "cousin", "uncle", "aunt", "nephew", "niece", "orphan", "widow", "couple", "soldier", "troop", "serviceman", "servicewoman", "officer", "policeman", "policewoman", "trooper", "guard", "sailor", "marine", "airman", "pilot", "sniper", "conscript", "recruit", "cadet", "reservist", "veteran", "paratrooper", "commando", "crew", "crewman", "lieutenant", "captain", "colonel", "major", "sergeant", "corporal", "private", "general", "fighter", "militant", "rebel", "insurgent", "gunman", "militiaman", "guerrilla", "terrorist", "extremist", "jihadist", "attacker", "assailant", "bomber", "hijacker", "hostage", "captive", "prisoner", "detainee", "inmate", "suspect", "convict", "refugee", "migrant", "deportee", "victim", "casualty", "survivor", "wounded", "dead", "injured", "patient", "worker", "employee", "labourer", "laborer", "miner", "driver", "passenger", "commuter", "pedestrian", "cyclist", "motorist", "tourist", "visitor", "guest", "shopper", "customer", "journalist", "reporter", "correspondent", "photographer", "cameraman", "cameraperson", "editor", "blogger", "doctor", "nurse", "medic", "paramedic", "surgeon", "rescuer", "firefighter", "volunteer", "teacher", "professor", "lawyer", "judge", "prosecutor", "politician", "minister", "president", "premier", "mayor", "governor", "senator", "lawmaker", "mp", "deputy", "official", "diplomat", "ambassador", "envoy", "adviser", "aide", "leader", "commander", "chief", "cleric", "imam", "priest", "nun", "bishop", "monk", "rabbi", "pastor", "worshipper", "worshiper", "pilgrim", "protester", "protestor", "demonstrator", "activist", "dissident", "campaigner", "marcher", "rioter", "bystander", "onlooker", "spectator", "fan", "supporter", "follower", "farmer", "fisherman", "shepherd", "trader", "merchant", "shopkeeper", "engineer", "scientist", "technician", "contractor", "mercenary", "peacekeeper", "member", "operative", "agent", "spy", "informer", "personnel", "staff", "team", "crowd", "colleague", "comrade", "friend", "player", "footballer", "athlete", "king", "queen", "prince", "princess", "emir", "sheikh", "emperor", "tribesman", "elder", "settler", "colonist", "gangster", "robber", "thief", "criminal", "youngster", "lad", "lads", "lot", "guy", "bloke", "elderly", "male", "female", "twin", "peshmerga", "brigadier", "admiral", "ringleader", "mastermind", "founder", "figure", "witness", "trainee", "exile", "emigre", "expatriate", "foreigner", "trader", "banker", "claimant", "addict", "voter", "defector", "deserter", "negotiator", "delegate", "delegation", "convoy-driver", "interpreter", "translator", "owner"]
)


def is_people(token: Token) -> bool:
    """Tell whether a token stands for people: a pronoun for persons, a count of them, a name, or a noun for persons.

    >>> from commentariat.analysis.language import load_pipeline
    >>> doc = load_pipeline()("Four soldiers and a bridge were hit.")
    >>> [token.text for token in doc if is_people(token)]
    ['soldiers']
    """
    lowered, lemma = token.lower_, token.lemma_.lower()
    if lowered in _PRONOUNS:
        return True
    if (
        token.ent_type_ in {"PERSON", "NORP"}
        and token.text[:1].isupper()
        and token.pos_ in {"PROPN", "NOUN", "ADJ"}
    ):
        return True
    if lemma in _PERSONS or lowered in _PERSONS or lowered in word_class("people_noun"):
        return True
    if token.pos_ == "NUM" and token.ent_type_ in {"CARDINAL", ""} and token.dep_ in {"nsubj", "nsubjpass"}:
        return True
    return token.pos_ == "PROPN" and is_power(token) and lowered in word_class("leader")
