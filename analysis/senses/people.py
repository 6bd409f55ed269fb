"""Whether a word stands for people, by its form, its name or the noun it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..wordlist import HYPHENS, words
from .context import is_power, word_class

if TYPE_CHECKING:
    from spacy.tokens import Token

_PRONOUNS = words(
    """
    all another anybody anyone both dozen dozens everybody everyone few fewer he her herself him himself hundred
    hundreds i many me million millions more most nobody none others ourselves scores several she some somebody
    someone tens them themselves they those thousand thousands us we who whoever whom you
    """
)
_PERSONS = words(
    """
    accused addict defendant anarchist atheist believer boss bully bureaucrat capitalist columnist commentator
    con-man cop crook dealer defender drunk feminist goalkeeper hooligan junkie junkies junky landlord loser
    manager midfielder minority nomad peasant predator presenter scrounger slave smuggler socialist squatter
    striker teen teenager tenant trafficker tramp tycoon vagrant winger activist addict admiral adolescent adult
    adviser agent aide airman ambassador assailant athlete attacker aunt baby banker bishop blogger bloke bomber
    boy brigadier brother bystander cadet cameraman cameraperson campaigner captain captive casualty chief child
    citizen civilian claimant cleric colleague colonel colonist commander commando commuter comrade conscript
    contractor convict corporal correspondent couple cousin crew crewman criminal critic crowd customer cyclist
    daughter dead defector delegate delegation demonstrator deportee deputy billionaire liar millionaire
    deserter detainee diplomat dissident doctor driver editor elder elderly emigre emir emperor employee
    engineer envoy exile expatriate extremist family fan farmer father female fighter figure firefighter
    fisherman follower footballer foreigner founder friend gangster general girl governor granddaughter
    grandfather grandmother grandson guard guerrilla guest gunman guy hijacker hostage husband imam infant
    informer inhabitant injured inmate insurgent interpreter jihadist journalist judge king laborer labourer lad
    lads lawmaker lawyer leader lieutenant local lot major male man marcher marine mastermind mayor medic member
    mercenary merchant migrant militant militiaman miner minister monk mother motorist mp negotiator neighbor
    neighbour nephew niece nun nurse officer official onlooker operative orphan owner paramedic paratrooper
    parent passenger pastor patient peacekeeper pedestrian people person personnel peshmerga photographer
    pilgrim pilot player policeman policewoman politician premier president priest prince princess prisoner
    private professor prosecutor protester protestor pupil queen rabbi rebel recruit refugee relative reporter
    rescuer reservist resident ringleader rioter robber sailor schoolchild scientist senator sergeant serviceman
    servicewoman settler sheikh shepherd shopkeeper shopper sister sniper soldier son spectator spy staff
    student supporter surgeon survivor suspect teacher team technician teenager terrorist thief toddler tourist
    trader trainee translator tribesman troop trooper twin uncle veteran victim villager visitor volunteer voter
    herder courier widow wife witness woman worker worshiper worshipper wounded youngster youth
    financier henchman kingpin paymaster propagandist quartermaster recruiter strategist
    accountant actor actress architect artist attendant auditor author baker barber barrister bodyguard bookkeeper
    broker busker caretaker carer carpenter cashier chauffeur chef choirboy cleaner clerk comedian commissioner
    constable consul cook councillor counsellor dancer deacon dentist detective electrician executive fireman foreman
    gardener goatherd hairdresser headmaster helper historian hitchhiker hunter inspector janitor jeweller jogger
    juror lecturer librarian lifeguard magistrate mechanic milkman missionary musician novelist octogenarian optician
    organiser organizer painter pensioner pharmacist physicist plumber poet porter postman preacher ranger receptionist
    salesman sculptor seamstress secretary sentry servant singer solicitor steward straggler superintendent
    supervisor tailor therapist treasurer tutor undertaker usher vendor vet veterinarian vicar waiter waitress warden
    watchman weaver welder writer
    """
)

# Nouns that stand for a person behind a hyphen ("bomb-maker"), and mostly for a firm or a device alone.
_DOERS = words(
    "builder buyer courier dealer financier maker paymaster runner seller smuggler supplier trainer"
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
    if token.tag_ == "NNPS" and lowered.removesuffix("s") in word_class("nationality"):
        return True
    if lemma in _PERSONS or lowered in _PERSONS or lowered in word_class("people_noun"):
        return True
    if (
        lemma in _DOERS
        and token.i
        and token.nbor(-1).text in HYPHENS | {"bomb", "arms", "drug", "gun", "people"}
    ):
        return True
    if token.pos_ == "NUM" and token.ent_type_ in {"CARDINAL", ""} and token.dep_ in {"nsubj", "nsubjpass"}:
        return True
    return token.pos_ == "PROPN" and is_power(token) and lowered in word_class("leader")
