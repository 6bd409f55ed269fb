"""Sources as written: the speaker's noun phrase, or for a pronoun the noun phrase it stands for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ..language.snapshot import recalled
from .speaker import ARTICLES, BODIES, SUBJECTS, names_person, noun_phrase, unclosed_apposition
from .verbs import reporting_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


def source_of(phrase: Span) -> str:
    """Return a speaker's noun phrase as written; a pronoun gives way to the noun phrase it stands for, if that is near.

    >>> from commentariat.analysis.language import load_pipeline
    >>> doc = load_pipeline()("The White House condemned the raid. It said the junta was to blame.")
    >>> source_of(doc[7:8])
    'White House'
    """
    head = phrase.root
    if head.lower_ in PRONOUNS:
        noun = antecedent(head)
        if noun is not None:
            named = noun_phrase(noun)
            return as_written(named.doc, named.start, named.end)
    return as_written(phrase.doc, phrase.start, phrase.end)


PRONOUNS = {
    "he": "he",
    "his": "he",
    "she": "she",
    "her": "she",
    "it": "it",
    "its": "it",
    "they": "they",
    "their": "they",
}
"""The pronouns that may speak, with the form that they agree like."""
REACH = 3
"""How many sentences before a pronoun are searched for what it stands for."""


def antecedent(pronoun: Token) -> Token | None:
    """Return the noun a speaking pronoun stands for: a subject above it, else the nearest speaker before.

    The search goes back `REACH` sentences at most and asks for agreement in number and in personhood; where it
    finds nothing the pronoun stands.
    """
    kind = PRONOUNS.get(pronoun.lower_)
    if kind is None:
        return None
    barred = _own_clause(pronoun)
    for verb in pronoun.ancestors:
        subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
        if (
            subject is not None
            and subject.i < pronoun.i
            and subject.i not in barred
            and _agrees(subject, kind)
        ):
            return subject
    sentence = pronoun.sent
    own = [token for token in pronoun.doc[sentence.start : pronoun.i] if token.dep_ in SUBJECTS]
    for candidate in reversed(own):
        if candidate.i not in barred and _agrees(candidate, kind):
            return candidate
    if kind in {"he", "she"}:
        named = [
            t for t in pronoun.doc[sentence.start : pronoun.i] if t.ent_type_ == "PERSON" and t.dep_ == "dobj"
        ]
        if len(named) == 1 and named[0].i not in barred and named[0].head != pronoun.head:
            return named[0]
    for _ in range(REACH):
        if sentence.start == 0:
            return None
        sentence = pronoun.doc[sentence.start - 1].sent
        key = antecedent, sentence.start, kind
        found = recalled(pronoun.doc, key, partial(_likely_speaker, sentence, kind))
        if found is not None:
            return found
    return None


def _likely_speaker(sentence: Span, kind: str) -> Token | None:
    """Return the noun of a sentence that a pronoun in one of the next sentences stands for."""
    words = reporting_words()
    subjects = [
        token for token in sentence if token.dep_ in {"nsubj", "nsubjpass", "pobj"} and _agrees(token, kind)
    ]
    subjects = [unclosed_apposition(t, t.head) or t for t in subjects]
    subjects = [t for t in subjects if t.dep_ != "pobj" or (t.head.head.lower_ == "according")]
    speaking = [t for t in subjects if _verb_of(t).lower_ in words.verbs or t.dep_ == "pobj"]
    roots = [token for token in subjects if _verb_of(token).dep_ == "ROOT"]
    roots += [token for token in sentence if token.dep_ == "ROOT" and _agrees(token, kind)]
    if speaking or roots:
        return (speaking or roots)[0]
    if kind in {"he", "she"}:
        return next((person for t in sentence if (person := _perhaps_person(t)) is not None), None)
    return None


def _verb_of(subject: Token) -> Token:
    return subject.head.head if subject.dep_ == "appos" else subject.head


def _perhaps_person(token: Token) -> Token | None:
    """Return a person where the recogniser saw a body or place, or only an owner: two names as subject, "Ali's men"."""
    if token.dep_ not in SUBJECTS:
        return None
    owner = next(
        (child for child in token.lefts if child.dep_ == "poss" and child.ent_type_ == "PERSON"), None
    )
    if owner is not None:
        return owner
    first = any(child.dep_ == "compound" and child.pos_ == "PROPN" for child in token.lefts)
    named = token.pos_ == "PROPN" and token.tag_ == "NNP" and first and token.text[1:].islower()
    return token if named and token.lower_ not in BODIES else None


def _own_clause(pronoun: Token) -> set[int]:
    """The clause a pronoun's verb reports: what it names there cannot be the pronoun ("His brother, he says, …")."""
    verb = pronoun.head
    if verb.dep_ == "parataxis":
        start = pronoun.sent.start
        breaks = [token.i for token in pronoun.doc[start : pronoun.i] if token.text in {":", ";"}]
        return set(range(breaks[-1] if breaks else start, pronoun.sent.end))
    parted = {t.i for t in pronoun.doc[pronoun.sent.start : pronoun.i] if t.text == ";"}
    first = max(parted, default=-1)
    clauses = (child for child in verb.children if child.dep_ == "ccomp" and child.i > first)
    return {leaf.i for child in clauses for leaf in child.subtree}


def _agrees(noun: Token, kind: str) -> bool:
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return False
    body_name = noun.tag_ == "NNPS" and noun.ent_type_ in {"ORG", "GPE"}  # "Radio Mille Collines"
    plural = noun.tag_ in {"NNS", "NNPS"} and not body_name
    plural = plural or any(child.dep_ == "conj" for child in noun.children)
    if kind == "they":
        return plural or noun.lower_ in {"police", "family", "people", "government", "staff"}
    reports = noun.head.lower_ in reporting_words().verbs and noun.dep_ in SUBJECTS
    person = noun.ent_type_ == "PERSON" or (names_person(noun) and noun.lower_ not in BODIES)
    body = noun.ent_type_ in {"ORG", "GPE", "NORP"} or noun.lower_ in BODIES | reporting_words().documents
    if kind in {"he", "she"}:
        return not plural and (person or (reports and not body))
    if plural or noun.ent_type_ in {"PERSON", "DATE", "TIME"} or (person and not body):
        return False
    return body or reports or noun.pos_ == "PROPN"


def as_written(doc: Doc, start: int, end: int) -> str:
    """Return tokens as text on one line, without a leading article or marks around it."""
    while (
        end - start > 1 and doc[end - 1].like_num and len(doc[end - 1]) == 2 and doc[end - 2].pos_ == "PROPN"
    ):
        end -= 1
    while start < end and (doc[start].lower_ in ARTICLES or doc[start].is_punct or doc[start].is_space):
        start += 1
    while end > start and (
        doc[end - 1].is_space or (doc[end - 1].is_punct and doc[end - 1].text not in {".", ")"})
    ):
        end -= 1
    return doc[start:end].text
