"""What a writer adds to a report of somebody's words: "but this is yet to be confirmed", "a claim that …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..wordlist import words
from .ascription import CONTRASTS, subtree

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CHECKS = words("""
    confirm verify corroborate substantiate authenticate evidence proof unverified unconfirmed check
""")
CHECKED = words("""
    claim allegation figure report statement assertion accusation charge account number toll
""")


def without_outlet(doc: Doc, places: set[int], verb: Token | None = None) -> set[int]:
    """Leave out what the writer adds of the report's truth: "but this is yet to be confirmed", "a claim that …".

    A coordinated or subordinate clause after the reported one that speaks of checking or confirming is the
    writer's; so is one that sets *this*, *that* or *the claim* against it.
    """
    kept = set(places)
    last = max(places, default=-1)
    for place in sorted(places):
        token = doc[place]
        if place not in kept:
            continue
        if token.lemma_.lower() in _CHECKS:
            top = _clause_top(token, kept)
            if top is not None and _set_apart(top):
                start = _with_conjunction(doc, top)
                kept -= (
                    set(range(start, max(last, top.right_edge.i) + 1))
                    if top.dep_ == "conj"
                    else subtree(top) | set(range(start, top.left_edge.i))
                )
        elif token.dep_ == "appos" and token.lemma_.lower() in CHECKED and _set_apart(token):
            kept -= subtree(token)
        elif (
            token.dep_ == "conj"
            and token.pos_ in {"VERB", "AUX"}
            and _demonstrative(token)
            and _with_conjunction(doc, token) < token.left_edge.i
        ):
            link = doc[_with_conjunction(doc, token)]
            if link.lower_ in CONTRASTS and verb is not None:
                kept -= set(range(link.i, last + 1))
    return kept


def _demonstrative(verb: Token) -> bool:
    subject = next((child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    return subject is not None and (
        subject.lower_ in {"this", "that"}
        or (
            subject.lemma_.lower() in CHECKED
            and any(part.lower_ in {"the", "this", "that", "these"} for part in subject.lefts)
        )
    )


def _clause_top(token: Token, kept: set[int]) -> Token | None:
    node = token
    while node.head != node and node.head.i in kept:
        if (
            node.dep_ in {"conj", "relcl", "advcl", "appos", "parataxis"}
            and (node.dep_ == "appos" or node.pos_ in {"VERB", "AUX"})
            and _set_apart(node)
        ):
            return node
        node = node.head
    return None


def _set_apart(top: Token) -> bool:
    start = _with_conjunction(top.doc, top)
    before = top.doc[start - 1] if start > 0 else None
    return top.doc[start].lower_ in CONTRASTS or (before is not None and before.is_punct)


def _with_conjunction(doc: Doc, top: Token) -> int:
    start = top.left_edge.i
    while start > 0 and doc[start - 1].dep_ == "cc":
        start -= 1
    return start
