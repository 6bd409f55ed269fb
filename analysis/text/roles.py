"""Who does what to whom: the verbs and nouns of a sentence that a noun phrase takes part in, and as what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..tags import NOMINAL, VERBAL

if TYPE_CHECKING:
    from spacy.tokens import Token

AGENT, PATIENT, OBLIQUE, OWNER, TOPIC = "agent", "patient", "oblique", "owner", "topic"
_CLAUSES = frozenset({"ccomp", "advcl", "relcl", "acl", "csubj", "csubjpass", "parataxis", "pcomp", "ROOT"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_RELATIVE = frozenset({"WP", "WDT"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation:
    """One part that a noun phrase has in an event or of a thing.

    Attributes:
        predicate: the verb, or the noun that owns or is about the phrase.
        role: agent, patient or oblique (with a preposition) of a verb; owner or topic ("criticism of X") of a noun.
        preposition: the preposition of an oblique or a topic, lower-cased, else "".
        own: whether the phrase itself takes part, not something of its ("X's lawyer lied").
    """

    predicate: Token
    role: str
    preposition: str = ""
    own: bool = True


def opens_clause(token: Token) -> bool:
    """Tell whether a token is the head of a clause."""
    return token.dep_ in _CLAUSES or (token.dep_ in ("conj", "dep") and token.pos_ in VERBAL)


def participations(head: Token) -> list[Participation]:
    """Return what the noun phrase with a head takes part in.

    Coordinated and apposed phrases share a part; relative clauses and participles say theirs of the noun; verbs
    joined by *and*, and infinitives and participles without a subject of their own, take the subject before.

    >>> from commentariat.analysis.language import load_pipeline
    >>> doc = load_pipeline()("Smith was accused of fraud and resigned.")
    >>> [(one.predicate.text, one.role) for one in participations(doc[0])]
    [('accused', 'patient'), ('resigned', 'agent')]
    """
    found = list(_direct(head))
    taken = {(one.predicate.i, one.role) for one in found}
    for one in found:  # grows while it is walked: a shared verb may share its subject on
        if one.role not in (AGENT, PATIENT) or one.predicate.pos_ not in VERBAL:
            continue
        for verb, role in _sharing(one.predicate, one.role):
            if (verb.i, role) not in taken:
                taken.add((verb.i, role))
                found.append(Participation(predicate=verb, role=role, own=one.own))
    return found


def _direct(head: Token) -> Iterator[Participation]:
    waiting, done = [(head, True)], set()
    while waiting:
        noun, own = waiting.pop()
        if noun.i in done:
            continue
        done.add(noun.i)
        dep, above = noun.dep_, noun.head
        if (dep == "conj" and above.pos_ in NOMINAL) or dep == "appos":
            waiting.append((above, own))
        elif dep == "poss" or (dep in ("compound", "nmod", "npadvmod", "amod") and above.pos_ in NOMINAL):
            yield Participation(predicate=above, role=OWNER, own=own)
            waiting.append((above, False))
        elif dep == "pobj" and above.dep_ == "agent":
            yield Participation(predicate=above.head, role=AGENT, own=own)
        elif dep == "pobj" and above.dep_ == "prep":
            verbal = above.head.pos_ in VERBAL
            yield Participation(
                predicate=above.head, role=OBLIQUE if verbal else TOPIC, preposition=above.lower_, own=own
            )
            if above.lower_ == "of" and not verbal:
                waiting.append((above.head, False))
        elif dep in ("nsubj", "csubj"):
            yield Participation(predicate=above, role=AGENT, own=own)
        elif dep in ("nsubjpass", "dobj"):
            yield Participation(predicate=above, role=PATIENT, own=own)
        elif dep == "dative":
            yield Participation(predicate=above, role=OBLIQUE, preposition="to", own=own)
        elif dep == "attr":
            waiting += [(child, own) for child in above.children if child.dep_ == "nsubj"][:1]
        yield from _clauses_on(noun, own=own)


def _clauses_on(noun: Token, *, own: bool) -> Iterator[Participation]:
    for child in noun.children:
        if child.dep_ == "acl":
            yield Participation(predicate=child, role=PATIENT if child.tag_ == "VBN" else AGENT, own=own)
        elif child.dep_ == "relcl":
            pronoun = next((c for c in child.children if c.tag_ in _RELATIVE or c.lower_ == "that"), None)
            if pronoun is not None and pronoun.dep_ == "nsubj":
                yield Participation(predicate=child, role=AGENT, own=own)
            elif (pronoun is not None and pronoun.dep_ == "nsubjpass") or any(
                c.dep_ == "nsubj" for c in child.children
            ):
                yield Participation(predicate=child, role=PATIENT, own=own)


def _sharing(verb: Token, role: str) -> Iterator[tuple[Token, str]]:
    """Yield the verbs that take over the subject of a verb, each with the part the subject has in it."""
    children = list(verb.children)
    passive = any(child.dep_ == "auxpass" for child in children)
    for child in children:
        if child.dep_ == "prep" and role == AGENT:
            yield from ((gerund, AGENT) for gerund in child.children if gerund.dep_ == "pcomp")
        elif child.dep_ in ("conj", "xcomp", "advcl") and child.pos_ in VERBAL:
            below = list(child.children)
            joined = child.dep_ == "conj"
            is_subject = role == AGENT or passive
            finite = child.dep_ == "advcl" and child.tag_ not in ("VBG", "VBN", "VB")
            if any(c.dep_ in _SUBJECTS for c in below) or finite:
                continue
            if not is_subject and child.dep_ != "xcomp":
                continue
            acted_on = child.tag_ == "VBN" and (
                not joined or role == PATIENT or any(c.dep_ == "auxpass" for c in below)
            )
            yield child, PATIENT if acted_on else AGENT
