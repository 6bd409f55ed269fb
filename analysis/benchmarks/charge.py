"""How charged the words of a text are: the loaded-language layer with the valence of the words around it.

The layer marks single expressions after a narrow definition; data sets of propaganda and bias mark whatever persuades,
mostly whole clauses. A charge for each token bridges the two without training. The weights were set once, by what
each cue is: a name that dehumanises says more than a booster.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ..text.valence import valence
from ..wordlist import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from ..findings import Finding

LABEL_CHARGE = {
    "dehumanising": 2.5,
    "evaluative": 2.0,
    "legitimising_label": 1.5,
    "delegitimising_label": 1.0,
    "scare_quotes": 0.7,
    "proxy_label": 0.7,
    "booster": 0.4,
    "hedge": -0.3,
    "doubt_verb": -0.3,
}
SENTENCE = 1.5
"""The charge from which a sentence of twenty tokens counts; a longer one needs more, though less than in proportion."""
PHRASE = 1.25
"""The charge from which a word counts by itself, with the phrase around it."""
_WORD = 0.3
_NEGATIVE, _POSITIVE = 3.0, 1.2
_ABSOLUTES = words(
    "never always every all nothing everyone nobody entire total totally completely absolutely utterly so such must "
    "even only real truth"
)
_MODIFIERS = ("amod", "advmod", "compound", "nmod")


def charges(doc: Doc, loaded: Iterable[Finding]) -> list[float]:
    """Return the charge of every token of a parsed text.

    Args:
        doc: the parse.
        loaded: its findings of loaded language; each adds to its first token.
    """
    found = [_charge(token) for token in doc]
    places = {token.idx: token.i for token in doc}
    for finding in loaded:
        place = places.get(finding.start if finding.start is not None else -1)
        if place is not None:
            found[place] += LABEL_CHARGE.get(finding.label, 0.0)
    return found


def sentence_is_charged(found: list[float], *, start: int, end: int) -> bool:
    """Tell whether the tokens of a sentence, given by their indices, carry enough charge for its length."""
    return sum(found[start:end]) >= SENTENCE * ((end - start) / 20) ** 0.75


def charged_spans(doc: Doc, loaded: Iterable[Finding]) -> Iterator[tuple[int, int]]:
    """Yield the offsets of what is charged: in charged sentences from the first charged word to the last.

    In other sentences, the phrases of words that are charged by themselves.
    """
    found = charges(doc, loaded)
    for sentence in doc.sents:
        whole = sentence_is_charged(found, start=sentence.start, end=sentence.end)
        charged = [token for token in sentence if found[token.i] >= (_WORD if whole else PHRASE)]
        if not whole:
            yield from map(_phrase, charged)
        elif charged:
            start, end = _phrase(charged[0])[0], _phrase(charged[-1])[1]
            yield start, max(end, charged[-1].idx + len(charged[-1]))


def _charge(token: Token) -> float:
    if token.text == "!":
        return 1.0
    if token.text == "?":
        return 0.7
    if token.ent_type_:
        return 0.0
    held = valence(token.lower_)
    charge = -_NEGATIVE * held if held < 0 else _POSITIVE * held
    if token.tag_ in ("JJS", "RBS") or token.lower_ in _ABSOLUTES:
        charge += 0.3
    if token.lower_.endswith(("ism", "ist", "ists", "istic")):
        charge += 0.5
    return charge


def _phrase(token: Token) -> tuple[int, int]:
    """Return the offsets of the noun with its modifiers that a word stands in."""
    head = token
    while head.dep_ in _MODIFIERS and head.head.i != head.i:
        head = head.head
    inside = [
        other
        for other in head.subtree
        if abs(other.i - head.i) < 5 and (other.i == head.i or other.dep_ in (*_MODIFIERS, "poss", "neg"))
    ]
    return inside[0].idx, inside[-1].idx + len(inside[-1])
