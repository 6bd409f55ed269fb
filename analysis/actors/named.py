"""The named actor behind a noun phrase: its head's own name, a name set beside it, or whom it takes up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..voices.source_name import antecedent
from ..voices.speaker import RELATIVE
from ..wordlist import words
from .coreference import of_description, of_pronoun

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..reading import Reading
    from .mentions import Mention

_PRONOUNS = words("he she it they him her them his hers its their theirs")
# What they say, those they speak for say.
_TEXTS = words("statement communique communiqué")
_MOUTHPIECES = _TEXTS | words("spokesman spokeswoman spokesperson spokesmen spokespersons")
_OWNERS = frozenset({"poss", "compound", "nmod", "amod"})


def named(reading: Reading, head: Token) -> Mention | None:
    """Return the named actor that a noun phrase with this head stands for, or None.

    The head's own name counts ("Foreign Minister *Lavrov*"), a name in apposition ("the general, *Haftar*"), and
    whom a pronoun, a relative or a plain description ("the group") takes up. A spokesman or statement stands
    for whoever it speaks for; any other noun with a name beside it ("Russian officials") is not that name.

    >>> from commentariat.analysis.language import load_pipeline
    >>> from commentariat.analysis.reading import Reading
    >>> reading = Reading(load_pipeline()("A spokesman for Hamas said it would wait. Hamas officials said nothing."))
    >>> named(reading, reading.doc[1]).name
    'Hamas'
    >>> named(reading, reading.doc[10]) is None
    True
    """
    return _named(reading, head, frozenset())


def _named(reading: Reading, head: Token, passed: frozenset[int]) -> Mention | None:
    """Do what `named` does; `passed` are the places it came by, for "a spokesman for him" may lead back to itself."""
    if head.i in passed:
        return None
    passed |= {head.i}
    if head.lower_ in RELATIVE and head.tag_ in {"WDT", "WP"}:
        clause = next((token for token in head.ancestors if token.dep_ == "relcl"), None)
        return _named(reading, clause.head, passed) if clause is not None else None
    if head.lower_ in _PRONOUNS:
        noun = antecedent(head)
        if noun is not None and (found := _named(reading, noun, passed)) is not None:
            return found
        return of_pronoun(reading, head)
    own = reading.mention_at.get(head.i)
    if own is not None:
        return own
    if head.lower_ in _MOUTHPIECES:
        return _spoken_for(reading, head, passed)
    short = _short_name(reading, head)
    if short is not None:
        return short
    apposed = (child for child in head.children if child.dep_ in {"appos", "flat"})
    found = next((m for child in apposed if (m := reading.mention_at.get(child.i)) is not None), None)
    return found or _name_beside(reading, head) or of_description(reading, head)


def _name_beside(reading: Reading, head: Token) -> Mention | None:
    """Return the person set after a title with its body: "the governor of Homs, *Talal Barazi*"."""
    doc = reading.doc
    if head.pos_ != "NOUN":
        return None
    for place in range(head.i + 1, min(head.i + 8, head.sent.end - 1)):
        if doc[place].text == ",":
            beside = reading.mention_at.get(place + 1)
            closes = beside is not None and (beside.end >= len(doc) or doc[beside.end].is_punct)
            return beside if beside is not None and closes and beside.kind == "person" else None
        if doc[place].is_punct or doc[place].pos_ in {"VERB", "AUX"}:
            return None
    return None


def _short_name(reading: Reading, head: Token) -> Mention | None:
    """Return the body whose longer name holds a capitalised noun: "the Observatory" for the Syrian Observatory."""
    if not head.text[:1].isupper() or not any(child.lower_ == "the" for child in head.lefts):
        return None
    fuller = [
        m
        for m in reading.mentions
        if m.kind == "organisation" and m.end - m.start > 1 and head.text in m.name.split()
    ]
    return fuller[-1] if len({m.actor for m in fuller}) == 1 else None


def _spoken_for(reading: Reading, head: Token, passed: frozenset[int]) -> Mention | None:
    for child in head.children:
        if child.dep_ in _OWNERS and child.i < head.i:
            found = reading.mention_at.get(child.i)
        elif child.lower_ in ({"by", "from"} if head.lower_ in _TEXTS else {"for", "of"}):
            noun = next((part for part in child.children if part.dep_ == "pobj"), None)
            found = _named(reading, noun, passed) if noun is not None else None
        else:
            found = None
        if found is not None:
            return found
    return None
