"""Where the sponsor of an expression stands: before it ("Turkey's proxies") or after it ("proxies of Iran")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..actors.lower_case import COMMON_WORDS
from ..wordlist import HYPHENS, POSSESSIVES, words
from .context import is_power, word_class
from .registry import Match

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_GENERIC = words(
    """
    colonial foreign imperial imperialist neocolonial outside overseas regional western
    """
)
OWNERS = frozenset({"its", "their", "his", "her", "our", "your", "whose"})
_RULERS = words(
    """
    army authorities ayatollahs clerics dictator emirate empire generals government guard guards intelligence
    junta kingdom leadership military monarchy mullahs regime republic sheikhs state theocracy
    """
)


def sponsor_start(doc: Doc, index: int) -> int:
    """Return where the sponsor that ends right before token `index` starts; `index` itself when there is none.

    A sponsor is a power ("Turkish", "Saudi Arabia"), with a ruler's noun after it ("Iranian regime"), a name
    before *'s* ("Turkey's", "the Islamic Republic's"), a possessive pronoun, or a word like *foreign*; two may
    be joined ("Turkish and Qatari"). A leading article stays outside.
    """
    place = index
    while place > 0 and doc[place - 1].text in HYPHENS:
        place -= 1
    genitive = place > 0 and doc[place - 1].lower_ in POSSESSIVES
    begin = _name_start(doc, place - 1 if genitive else place, genitive=genitive)
    if begin == (place - 1 if genitive else place):
        before = doc[place - 1].lower_ if place else ""
        return place - 1 if not genitive and before in OWNERS | _GENERIC and place == index else index
    while begin >= 2 and doc[begin - 1].lower_ in {"and", "or", "&", ","}:
        further = _name_start(doc, begin - 1, genitive=False)
        if further == begin - 1 and doc[begin - 2].text.endswith("-"):
            further = begin - 2
        if further == begin - 1 or not _adjectival(doc[further : begin - 1]):
            break
        begin = further
    return begin


def _adjectival(tokens: Span) -> bool:
    """Only sponsors of one form are joined: "Turkish and Qatari proxies", not "Syria and Turkish proxies"."""
    return tokens[-1].text.endswith("-") or tokens[-1].lower_ in word_class("nationality") | _GENERIC


def _name_start(doc: Doc, stop: int, *, genitive: bool) -> int:
    if stop <= 0:
        return stop
    last = doc[stop - 1]
    for length in (4, 3, 2):
        if stop >= length and " ".join(t.lower_ for t in doc[stop - length : stop]) in word_class(
            "sponsor_phrase"
        ):
            return stop - length
    if last.lower_ in _RULERS and stop >= 2:
        before = _name_start(doc, stop - 1, genitive=False)
        if before < stop - 1:
            return before
        if genitive:
            return stop - 1
    if is_power(last) or _genitive_without_apostrophe(last):
        return stop - 1
    if genitive and last.pos_ == "PROPN":
        begin = stop - 1
        while begin > 0 and doc[begin - 1].pos_ == "PROPN" and doc[begin - 1].lower_ not in {"the", "a"}:
            begin -= 1
        return begin
    if (
        last.ent_type_ in {"NORP", "GPE", "ORG", "PERSON"}
        and last.pos_ in {"PROPN", "ADJ"}
        and last.text[:1].isupper()
    ):
        begin = stop - 1
        while (
            begin > 0
            and doc[begin - 1].ent_type_ == last.ent_type_
            and doc[begin - 1].pos_ == "PROPN"
            and doc[begin].ent_iob_ == "I"
        ):
            begin -= 1
        return begin
    return stop


def _genitive_without_apostrophe(token: Token) -> bool:
    """``moscows puppet``: as readers type it."""
    lower = token.lower_
    return (
        token.text.islower()
        and lower.endswith("s")
        and len(lower) > 4
        and lower[:-1] in word_class("country", "capital", "leader", "organisation") - COMMON_WORDS
    )


def sponsor_span_start(match: Match) -> int:
    """Where a span with its sponsor starts, adjectives and ``-backed`` between the two included."""
    doc, place = match.doc, match.start
    if (
        place >= 3
        and doc[place - 1].lower_ in {"backed", "sponsored", "supported", "funded", "armed"}
        and doc[place - 2].text in HYPHENS
    ):
        return sponsor_start(doc, place - 2)
    begin = sponsor_start(doc, place)
    if begin < place:
        # "Tehran's Iraqi proxies": the owner is the sponsor, the adjective says where they come from.
        if begin and doc[begin - 1].lower_ in POSSESSIVES:
            return min(begin, sponsor_start(doc, begin))
        if begin and doc[begin - 1].lower_ in OWNERS:
            return begin - 1
        return begin
    step = place
    while (
        step > 0
        and place - step < 4
        and doc[step - 1].pos_ in {"ADJ", "ADV", "NUM"}
        and not is_power(doc[step - 1])
    ):
        step -= 1
        begin = sponsor_start(doc, step)
        if begin < step:
            return begin
    return place


def sponsor_after(match: Match) -> int | None:
    """One past the sponsor in ``proxies of Iran``, ``agents of the West``; None when there is none."""
    doc, place = match.doc, match.end
    if place >= len(doc) or doc[place].lower_ not in {"of", "for"}:
        return None
    first = place + 1
    if first < len(doc) and doc[first].lower_ in {"the", "a"}:
        first += 1
    stop = first
    while (
        stop < len(doc)
        and stop - first < 4
        and (is_power(doc[stop]) or doc[stop].pos_ == "PROPN" or doc[stop].lower_ in _GENERIC)
    ):
        stop += 1
    if stop < len(doc) and stop > first and doc[stop].lower_ in _RULERS | {"powers", "power", "interests"}:
        stop += 1
    if (
        stop == first
        and first < len(doc)
        and doc[first].lower_ in {"imperialism", "zionism", "colonialism", "occupation", "west"}
    ):
        stop += 1
    if doc[place].lower_ == "for" and not any(is_power(token) for token in doc[first:stop]):
        return None
    if stop > first and any(
        is_power(t)
        or t.ent_type_ in {"GPE", "ORG", "NORP"}
        or t.lower_ in _GENERIC | {"west", "imperialism", "zionism", "colonialism", "occupation"}
        for t in doc[first:stop]
    ):
        return stop
    return None
