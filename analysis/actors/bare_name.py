"""Names that no recogniser took for an actor, read off capitals where the construction itself asks for an actor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..tags import PLACES
from ..wordlist import words
from .gazetteer import known
from .mentions import TITLES, Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NEVER = frozenset({"DATE", "TIME", "LANGUAGE", "MONEY", "PERCENT", "EVENT", "LAW", "WORK_OF_ART"})
_NO_ACTORS = words(
    """
    i monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december covid war god allah christmas ramadan easter internet
    """
)
_PARTICLES = words("al el bin ibn de la van von ben bint")


def bare_name(doc: Doc, index: int, *, places: bool = True) -> Mention | None:
    """Return the run of capitalised proper nouns around a token as a mention, its title left out.

    It is asked only where the grammar has already said that an actor stands there (the owner of a regime, the
    subject of "is a traitor"), so nothing but capitals is required; `places` tells whether what the
    recogniser takes for a place is let through.

    >>> from commentariat.analysis.language import load_pipeline
    >>> found = bare_name(load_pipeline()("Hasina's regime is finished."), 0)
    >>> found.name, found.kind
    ('Hasina', 'name')
    """
    if not (0 <= index < len(doc)) or not _part_of_name(doc[index]):
        return None
    start, end = index, index + 1
    while start > 0 and not doc[start].is_sent_start:
        if _part_of_name(doc[start - 1]) or (doc[start - 1].lower_ in _PARTICLES and start < index + 1):
            start -= 1
        elif _hyphen(doc[start - 1]) and start > 1 and doc[start - 2].text[:1].isalpha():
            start -= 2
        else:
            break
    while end < len(doc) and not doc[end].is_sent_start:
        if _part_of_name(doc[end]):
            end += 1
        elif _hyphen(doc[end]) and end + 1 < len(doc) and doc[end + 1].text[:1].isupper():
            end += 2
        else:
            break
    while start < end and (doc[start].lower_.strip(".") in TITLES or not doc[start].text[:1].isalpha()):
        start += 1
    span = doc[start:end]
    if not len(span) or any(token.lower_ in _NO_ACTORS or token.ent_type_ in _NEVER for token in span):
        return None
    if not places and (span[-1].ent_type_ in PLACES or known(span.text) is not None):
        return None
    return Mention(start=start, end=end, name=span.text, actor=span.text, kind="name", sort="name")


def _part_of_name(token: Token) -> bool:
    capital = token.text[:1].isupper() and (token.is_alpha or "." in token.text or "'" in token.text)
    return capital and (token.pos_ == "PROPN" or (token.pos_ == "X" and not token.is_sent_start))


def _hyphen(token: Token) -> bool:
    return token.text in ("-", "–", "‑") and not token.whitespace_
