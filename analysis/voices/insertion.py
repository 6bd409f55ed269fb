"""Reporting clauses set into the clause they report: "The junta, a witness said on Monday, had fled."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..tags import FINITE, NOMINAL
from ..wordlist import words
from .ascription import attribute
from .outlet_comment import CHECKED
from .speaker import agent_of, is_somebody

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

    from .ascription import Attribution

_HEARERS = words("reporters journalists them me us him her lawmakers parliament")
_REACH = 12


def by_insertion(verb: Token, classes: frozenset[str]) -> Iterator[Attribution]:
    """Read ", NP said, " and ", said NP, " between a subject and its verb over both halves of the clause.

    The commas decide, not the parse, which likes to take the speaker for an apposition and the subject of the
    reported clause for the speaker. (An apposition would have its second comma before the verb.)
    """
    if not classes & {"say", "think", "evidence"} or verb.tag_ not in FINITE | {"VBN"}:
        return
    if agent_of(verb) is not None:  # ", called a thief by his aides,"
        return
    doc, sentence = verb.doc, verb.sent
    comma = _comma_before(doc, verb.i, sentence)
    stop = next(
        (i for i in range(verb.i + 1, min(sentence.end, verb.i + _REACH)) if doc[i].text == ","), None
    )
    if comma is None or stop is None or not _resumes(doc, stop + 1, sentence.end):
        return
    if _finite(doc[_clause_start(doc, comma, sentence) : comma]):
        return
    speaker = _inverted(doc, verb, stop) if comma + 1 == verb.i else _before(doc, comma + 1, verb, stop)
    if speaker is None:
        return
    places = {*range(_clause_start(doc, comma, sentence), comma), *range(stop + 1, sentence.end)}
    yield from attribute(verb, speaker, places)


def _comma_before(doc: Doc, index: int, sentence: Span) -> int | None:
    for place in range(index - 1, max(sentence.start, index - _REACH), -1):
        if doc[place].text == ",":
            return place
        if doc[place].text in {";", ":", "(", ")", "–", "—"} or doc[place].is_quote:
            return None
    return None


def _clause_start(doc: Doc, comma: int, sentence: Span) -> int:
    return next(
        (i + 1 for i in range(comma - 1, sentence.start - 1, -1) if doc[i].text in {";", ":"}), sentence.start
    )


def _resumes(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the interrupted clause goes on with its verb."""
    while start < end and doc[start].pos_ == "ADV":
        start += 1
    return start < end and doc[start].tag_ in FINITE and doc[start].pos_ in {"VERB", "AUX"}


def _finite(span: Span) -> bool:
    return any(t.tag_ in FINITE and t.pos_ in {"VERB", "AUX"} for t in span)


def _before(doc: Doc, start: int, verb: Token, stop: int) -> Span | None:
    end = verb.i
    while end > start and doc[end - 1].pos_ in {"ADV", "AUX"}:
        end -= 1
    settings = (
        t.ent_type_ in {"DATE", "TIME", "GPE"}
        or t.pos_ in {"ADV", "ADP", "ADJ"}
        or t.dep_ in {"npadvmod", "det", "pobj", "tmod"}
        or t.lower_ in {"may", "march"}
        or t.lower_ in _HEARERS
        for t in doc[verb.i + 1 : stop]
    )
    return _speaker(doc[start:end]) if all(settings) else None


def _inverted(doc: Doc, verb: Token, stop: int) -> Span | None:
    return _speaker(doc[verb.i + 1 : stop])


def _speaker(phrase: Span) -> Span | None:
    """Return a noun phrase that can speak: a noun or pronoun as its head, no verb, no relative pronoun."""
    if (
        not len(phrase)
        or phrase[0].pos_ == "ADP"
        or any(
            (t.pos_ in {"SCONJ", "CCONJ"} and t.lower_ != "and") or t.tag_ in FINITE | {"WP", "WDT", "VBG"}
            for t in phrase
        )
    ):
        return None
    head = phrase.root if phrase.root.pos_ in NOMINAL else phrase[-1]
    tagged = head.pos_ in NOMINAL or (head.pos_ == "ADJ" and phrase[0].pos_ == "DET")
    if not tagged or not is_somebody(head) or head.ent_type_ in {"DATE", "TIME"}:
        return None
    return None if head.lemma_.lower() in CHECKED else phrase
