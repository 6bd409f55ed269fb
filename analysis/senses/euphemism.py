"""Euphemisms of violence: whether what is neutralised, engaged or pacified is people, and the expression is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..wordlist import words
from .context import noun_after, sentence_words, words_of
from .mention import mentioned, named
from .patient import ANAPHORS, CONFLICT, SURE, patient_of, persons, side_in_a_game
from .registry import Match, sense

if TYPE_CHECKING:
    from spacy.tokens import Token

_CONTEST = words(
    """
    cup tournament championship championships league match matches round quarter-final quarter-finals
    quarterfinal quarterfinals semi-final semi-finals semifinal semifinals final finals finalist
    finalists penalty penalties shoot-out shootout playoff playoffs knockout contestant contestants
    contest show episode judges viewers primary primaries ballot caucus caucuses bracket seed seeded
    wimbledon set sets tennis football cricket rugby chess bake-off heat heats race qualifying qualifier
    goal goals team-mate teammates midfielder defender striker bowler batsman winger runoff run-off
    audition auditions poker olympics olympic stage innings champion champions quiz game games player
    players
    """
)


@sense
def used_in_earnest(match: Match) -> bool:
    """Hold when the expression is used, if only at second hand (``what it calls``), not discussed as a phrase."""
    return not mentioned(match)


@sense
def not_a_title(match: Match) -> bool:
    """Hold unless the expression is a title or name (the film *Collateral Damage*)."""
    return not named(match)


@sense
def said_of_people(match: Match) -> bool:
    """Hold when persons are what the verb or its noun is done to: not units, weapons, taxes, teams or chemicals."""
    if sentence_words(match.head) & _CONTEST:
        return False
    patient = patient_of(match)
    return patient is not None and persons(patient) and not side_in_a_game(patient)


@sense
def no_object_of_money(match: Match) -> bool:
    """Hold unless what is taken out is a loan, a policy, an advert or the rubbish."""
    noun = noun_after(match.doc, match.rest + (1 if _opens_phrase(match) else 0))
    return noun is None or noun.lemma_.lower() not in words(
        """
    loan mortgage insurance policy advert ad subscription money rubbish injunction
    """
    )


@sense
def of_military_power(match: Match) -> bool:
    """Hold when what is degraded is an armed force or its power to fight, not soil, a signal or a person."""
    doc = match.doc
    near = words_of(doc[match.stop : match.stop + 12]) | words_of(doc[max(0, match.start - 8) : match.start])
    aim = words(
    """
    capability capabilities capacity infrastructure forces army military network isis isil hamas
    hezbollah taliban al-qaeda houthi houthis militants insurgents arsenal leadership defences defenses
    group fighters
    """
)  # fmt: skip
    return bool(near & aim) and bool(sentence_words(match.head) & (CONFLICT | {"isil", "houthi", "houthis"}))


def _opens_phrase(match: Match) -> bool:
    after = match.after()
    return after is not None and after.pos_ in {"DET", "PRON"}


@sense
def said_of_object_pronoun(match: Match) -> bool:
    """Hold when the pronoun inside the expression stands for a person (``took him out``)."""
    pronoun = match.doc[match.start + 1]
    meal = sentence_words(match.head) & words(
        "lunch dinner coach drink drinks restaurant cinema walk pitch injured"
    )
    return not meal and persons(pronoun)


@sense
def said_of_object_people(match: Match) -> bool:
    """Hold when the noun right after the expression stands for persons (``disposed of the prisoners``)."""
    if sentence_words(match.head) & _CONTEST:
        return False
    after = match.after()
    skip = (
        1
        if after is not None and after.pos_ in {"DET", "PRON"} and after.lower_ not in SURE | ANAPHORS
        else 0
    )
    if after is not None and not skip and after.lower_ in SURE | ANAPHORS:
        return persons(after)
    noun = noun_after(match.doc, match.rest + skip)
    return noun is not None and persons(noun)


@sense
def degrade_active(match: Match) -> bool:
    """Hold unless *degraded* stands as an adjective before its noun."""
    return match.last.dep_ != "amod"


def _words_after(token: Token) -> frozenset[str]:
    """The words of the sentence after a token's own."""
    end = token.sent.end
    return words_of(token.doc[end].sent) if end < len(token.doc) else frozenset()


@sense
def pacified_by_force(match: Match) -> bool:
    """Hold when a place or a people is subdued by soldiers or police, not calmed by said or money."""
    armed = words(
    """
    troops army soldiers police battalion battalions brigade force forces bombing bombed war colonial
    legion general governor garrison marines military rebels rebel insurgents militia gunboat gunboats
    occupation tanks regiment campaign dead died killed burned burnt shot graves massacre
    """
)  # fmt: skip
    subdued = words(
    """
    province district region township townships city town village villages country countryside tribe
    tribes island highlands frontier population natives territory area north south east west valley
    favela favelas provinces quarter colony countryside mountains hills
    """
)  # fmt: skip
    said = sentence_words(match.head) | _words_after(match.head)
    patient = patient_of(match)
    placed = patient is not None and (
        {patient.lower_, patient.lemma_.lower()} & subdued or patient.ent_type_ in {"GPE", "LOC", "NORP"}
    )
    return bool(said & armed) and bool(placed or said & subdued)


@sense
def an_incursion(match: Match) -> bool:
    """Hold when the expression names an incursion, an invasion or a ground operation."""
    return match.last.lower_ not in {"ground"}
