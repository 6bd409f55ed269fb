"""Stance: boosters and hedges on the truth of what is said, told from manner, degree and plain use (Hyland 2005)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .registry import Match, sense

if TYPE_CHECKING:
    from spacy.tokens import Token

# What is done or seen clearly, rather than clearly so.
_PERCEIVED = frozenset(
    "visible audible legible readable distinguishable discernible recognisable recognizable identifiable labelled labeled "
    "marked defined identified written seen heard stated explained printed separated signposted shown displayed set laid "
    "delineated spelled spelt articulated expressed worded phrased indicated outlined presented communicated pronounced "
    "spoken posted distinguished demarcated lit signed visible mapped remembered recorded audible dressed decorated furnished "
    "cooked painted built".split()
)
_PERCEIVING = frozenset(
    "see hear speak say state explain write define mark label show think remember read express articulate spell set indicate "
    "identify distinguish pronounce communicate listen feel understand recall recollect enunciate sing talk answer".split()
)
_BE = frozenset({"be", "have", "do", "will", "would", "can", "could", "may", "might", "must", "should", "shall", "get"})
_CHECKING = frozenset({"verify", "confirm", "corroborate", "substantiate", "authenticate", "check", "establish", "prove", "validate"})
_UNACCUSED = frozenset({"of", "for"})


def _is_start(match: Match) -> bool:
    before = match.before()
    return before is None or match.first.is_sent_start is True or before.is_space or before.text in {",", ";", ":", "(", "—", "–", "-", "“", '"', "‘", "'", "…", "."} or before.lower_ in {"and", "but", "so", "because", "that", "as"}


@sense
def not_manner(match: Match) -> bool:
    """Hold for an adverb on a clause or predicate, not on how a thing is done or seen ("clearly visible", "speak clearly")."""
    token, before, after = match.head, match.before(), match.after()
    if token.pos_ not in {"ADV", "ADJ", "INTJ", "SCONJ", "X", "PROPN", "NOUN"}:
        return False
    if before is not None and before.lower_ in {"very", "quite", "more", "less", "so", "as", "how", "too", "most", "enough", "rather", "fairly", "perfectly"}:
        return False
    if after is not None and after.lower_ in {"enough", "as", "than"} and not after.dep_ == "mark":
        return False
    if after is not None and (after.lower_ in _PERCEIVED or (after.lower_ in {"-"})):
        return False
    if match.first.is_sent_start or (after is not None and after.text == "," and (before is None or before.text == ",")):
        return True
    head = token.head
    if after is not None and after.pos_ in {"VERB", "AUX"} and after.lemma_.lower() in _PERCEIVING and after.tag_ not in {"VBN", "VBG"}:
        return False
    if head.pos_ == "VERB" and head.i < token.i and (head.lemma_.lower() in _PERCEIVING or head.lower_ in _PERCEIVED):
        return False
    if before is not None and before.lower_ in {"and", "or"} and match.begin > 1 and match.doc[match.begin - 2].pos_ == "ADV" and match.doc[match.begin - 2].lower_.endswith("ly"):
        return False
    ends = after is None or after.is_punct or after.pos_ == "ADP"
    return not (head.pos_ == "VERB" and head.i < token.i and ends and not (before is not None and before.text == ","))


@sense
def on_a_statement(match: Match) -> bool:
    """Hold unless the adverb compares or measures ("as probably as", "quite possibly" is kept)."""
    after = match.after()
    return not (after is not None and after.lower_ in {"as", "than"} and after.dep_ != "mark")


@sense
def not_after_noun(match: Match) -> bool:
    """Hold for *of course* on its own, not in *change of course*, *matter of course*."""
    before = match.before()
    return before is None or before.pos_ not in {"NOUN", "PROPN"} or before.lower_ not in {
        "change", "changes", "matter", "correction", "end", "start", "half", "rest", "kind", "type", "sort", "choice",
        "length", "middle", "beginning", "shift", "reversal", "alteration", "cost", "duration", "adjustment", "lack",
    }


@sense
def degree_is_not_meant(match: Match) -> bool:
    """Hold for *indeed* on a clause, not after an adjective ("very good indeed")."""
    before, after = match.before(), match.after()
    closing = after is None or after.is_punct
    return not (before is not None and before.pos_ in {"ADJ", "ADV"} and closing)


@sense
def nobody_has_it(match: Match) -> bool:
    """Hold for *no doubt* as stance, not as somebody's state of mind ("had no doubt about it")."""
    before, after = match.before(), match.after()
    possessed = before is not None and (before.lemma_.lower() in {"have", "leave", "express", "harbour", "harbor", "entertain", "feel", "cast"} or before.lower_ in {"with", "in", "have", "'d", "had"})
    return not possessed and not (after is not None and after.lower_ in {"about", "as", "over"} and possessed)


@sense
def modifies_noun(match: Match) -> bool:
    """Hold for an adjective before its noun: "the alleged ringleader"."""
    after = match.after()
    token = match.head
    if token.dep_ in {"amod", "compound"} and token.head.i > token.i:
        return True
    if token.pos_ in {"VERB", "AUX"} and any(child.dep_ in {"aux", "auxpass", "nsubj", "nsubjpass"} for child in token.children):
        return False
    return after is not None and after.pos_ in {"NOUN", "PROPN", "ADJ"} and after.tag_ != "POS"


@sense
def suspects_nobody_in_law(match: Match) -> bool:
    """Hold for *suspected* before a noun, not for *suspected of* nor an illness under examination."""
    after = match.after()
    return after is not None and after.lower_ not in _UNACCUSED and after.lower_ not in {"fracture", "concussion", "case", "cases", "hamstring"}


@sense
def on_an_event(match: Match) -> bool:
    """Hold for the adverb *likely* or *probable* on what happened, not for "is likely to", "the likely winner"."""
    token, before, after = match.head, match.before(), match.after()
    if after is not None and after.lower_ in {"to", "as", "that"}:
        return False
    if token.tag_ not in {"RB", "JJ"} or (before is not None and before.lower_ in {"more", "less", "as", "how", "so", "the", "a", "not", "un"}):
        return False
    return after is not None and (after.pos_ in {"VERB", "AUX"} or after.tag_ == "VBN" or after.lower_ in {"by", "from"} or after.pos_ == "DET")


@sense
def negated(match: Match) -> bool:
    """Hold when the subject or the clause is negated: "Neither account could be independently verified"."""
    sentence = match.head.sent
    lead = match.doc[sentence.start : match.begin]
    return any(token.lower_ in {"neither", "none", "no", "nothing", "never", "few", "nor", "hardly", "little", "scarcely"} for token in lead[-8:])


@sense
def with_a_report(match: Match) -> bool:
    """Hold for *clear*, *apparent* and the like with a clause: "it is clear that …"."""
    after = match.after()
    return after is not None and (after.lower_ == "that" or after.pos_ in {"PRON", "DET", "PROPN", "NOUN"})


@sense
def not_a_thing(match: Match) -> bool:
    """Hold for a check on a report, not on a ticket, booking or identity ("could not be verified by the doorman")."""
    return not any(token.lower_ in {"ticket", "booking", "password", "identity", "reservation", "payment", "signature", "account-holder", "login"} for token in match.head.sent)
