"""Re-anchoring: finding a claim's span again after its text was edited, by its quote and what stood around it.

After W3C Web Annotation's TextQuoteSelector (exact, prefix, suffix) and Hypothesis's fuzzy anchoring. A span is
moved only where the quote stands word for word and its context singles out one place; otherwise the claim is lost
and reported, never shifted by guess.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

from .claims import Claim, text_sha256

CONTEXT = 32
_MOST_PAIRS = 100_000
_TELLING = 12
"""A quote this long that stands once is taken for the old one even when the old text is gone."""
_BEFORE = "status_before"
"""The attribute that keeps the status of a lost claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchored:
    """What became of a claim: the claim on the new text and how it got there (kept, moved or lost)."""

    claim: Claim
    outcome: str


def reanchor(claim: Claim, *, old_text: str | None, new_text: str | None) -> Anchored:
    """Carry a claim over to the new state of its document.

    Args:
        claim: the claim as it stood on the old text.
        old_text: the text it was made on, for its context; None when that is gone.
        new_text: the text now; None when the document is gone.

    Returns:
        ``kept`` where the text did not change (or the claim is about the whole document), ``moved`` where
        the quote was found again, ``lost`` where it was not: then the claim keeps its old offsets, hash and
        quote and has the status ``lost``.

    >>> from commentariat.corpus.standoff.claims import claim_on
    >>> old = "The regime fell."
    >>> claim = claim_on(old, document_id="d", layer="l", label="x", annotator="ann", start=4, end=10)
    >>> found = reanchor(claim, old_text=old, new_text="On Sunday the regime fell.")
    >>> found.outcome, found.claim.start, found.claim.quote
    ('moved', 14, 'regime')
    """
    if new_text is None:
        return _lost(claim)
    digest = text_sha256(new_text)
    if claim.status == "lost":
        # Its old text is no longer there to compare contexts with, so only that very text brings it back.
        return (
            Anchored(claim=_found_again(claim), outcome="kept")
            if digest == claim.text_sha256
            else _lost(claim)
        )
    if digest == claim.text_sha256:
        return Anchored(claim=claim, outcome="kept")
    if claim.start is None or claim.end is None or claim.quote is None:
        return Anchored(claim=replace(claim, text_sha256=digest), outcome="kept")
    places = list(_occurrences(new_text, claim.quote))
    if old_text is not None and text_sha256(old_text) == claim.text_sha256:
        place = _same_place(claim.start, claim.quote, old_text=old_text, new_text=new_text, places=places)
    else:
        place = places[0] if len(places) == 1 and len(claim.quote) >= _TELLING else None
    if place is None:
        return _lost(claim)
    moved = replace(claim, start=place, end=place + len(claim.quote), text_sha256=digest)
    return Anchored(claim=moved, outcome="moved")


def _same_place(start: int, quote: str, *, old_text: str, new_text: str, places: list[int]) -> int | None:
    """Return the place in the new text whose surroundings are those of `start` in the old one.

    A place counts only if, of all places the quote had in the old text, it agrees most with `start`; else the
    claim would pass to a namesake of the words that were cut. None where no place, or more than one, is best.
    """
    olds = list(_occurrences(old_text, quote))
    if len(olds) == 1 and len(places) == 1:
        return places[0]
    if len(olds) * len(places) > _MOST_PAIRS:
        around = old_text[max(0, start - CONTEXT) : start + len(quote) + CONTEXT]
        exact = list(_occurrences(new_text, around))
        return exact[0] + min(start, CONTEXT) if len(exact) == 1 else None

    def agreement(old: int, new: int) -> int:
        before = _shared(
            reversed(old_text[max(0, old - CONTEXT) : old]), reversed(new_text[max(0, new - CONTEXT) : new])
        )
        stop, other = old + len(quote), new + len(quote)
        return before + _shared(old_text[stop : stop + CONTEXT], new_text[other : other + CONTEXT])

    rivals = [old for old in olds if old != start]
    scored = sorted(
        (
            (agreement(start, place), place)
            for place in places
            if all(agreement(start, place) > agreement(old, place) for old in rivals)
        ),
        reverse=True,
    )
    if not scored or (len(scored) > 1 and scored[0][0] == scored[1][0]):
        return None
    return scored[0][1]


def _shared(one: Iterable[str], other: Iterable[str]) -> int:
    """Return how many characters two stretches share from their beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _occurrences(text: str, quote: str) -> Iterator[int]:
    place = text.find(quote)
    while place >= 0:
        yield place
        place = text.find(quote, place + 1)


def _lost(claim: Claim) -> Anchored:
    if claim.status != "lost":
        claim = replace(claim, status="lost", attributes={**claim.attributes, _BEFORE: claim.status})
    return Anchored(claim=claim, outcome="lost")


def _found_again(claim: Claim) -> Claim:
    """Give a lost claim the status back that it had, a person's verdict among them."""
    attributes = dict(claim.attributes)
    return replace(claim, status=attributes.pop(_BEFORE, "proposed"), attributes=attributes)
