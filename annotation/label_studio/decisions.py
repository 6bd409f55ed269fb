"""What a person did to the machine's claims: kept, changed or rejected them, or made claims of their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ...corpus.standoff.claims import Claim
from .gathering import REGION
from .results import RELATED, RELATION

ORIGIN = "origin"
"""The attribute that says kept, changed, rejected or manual."""
FINDING = "finding"
"""The attribute that holds the claim_id of the machine's claim."""
KEPT, CHANGED, REJECTED, MANUAL = "kept", "changed", "rejected", "manual"
_OWN = frozenset((ORIGIN, FINDING, REGION, "task", "annotation", "draft"))


def decided(
    claims: Sequence[Claim],
    shown: Sequence[Claim],
    *,
    annotator: str,
    attributes: Mapping[str, str] | None = None,
) -> list[Claim]:
    """Say of every claim of a person what became of the machine's claim behind it, and add what was rejected.

    A span is followed by the id of its region, which the page keeps; a choice on a document by what it is about.

    Args:
        claims: the person's claims, as `reading.read_results` made them.
        shown: the machine's claims on the same documents, made from the prediction that was shown.
        annotator: the person.
        attributes: further attributes of the claims that tell what was rejected.

    Returns:
        The person's claims with the attribute ``origin`` and, where it applies, ``finding``; then a claim with the
        status ``rejected`` for every claim of the machine that the person took away.
    """
    spans = {(claim.attributes[REGION], claim.layer): claim for claim in shown if claim.start is not None}
    choices: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in shown:
        if claim.start is None:
            choices[claim.document_id, claim.layer].append(claim)
    made: list[Claim] = []
    met: set[str] = set()
    for claim in claims:
        behind = (
            spans.get((claim.attributes[REGION], claim.layer))
            if claim.start is not None
            else _behind(claim, choices[claim.document_id, claim.layer], claims)
        )
        if behind is None:
            made.append(_with(claim, {ORIGIN: MANUAL}))
            continue
        met.add(behind.claim_id)
        origin = KEPT if _same(claim, behind) else CHANGED
        made.append(_with(claim, {ORIGIN: origin, FINDING: behind.attributes[REGION]}))
    taken = {claim.claim_id for claim in made}
    for claim in shown:
        if claim.claim_id not in met:
            made.append(_rejected(claim, annotator=annotator, taken=taken, common=attributes or {}))
    return made


def _behind(claim: Claim, shown: Sequence[Claim], claims: Iterable[Claim]) -> Claim | None:
    same = next((other for other in shown if other.label == claim.label), None)
    if same is not None:
        return same
    chosen = {
        (other.label)
        for other in claims
        if (other.document_id, other.layer) == (claim.document_id, claim.layer)
    }
    # Where one answer took the place of the only other one, it was changed.
    return shown[0] if len(shown) == 1 and len(chosen) == 1 else None


def _same(claim: Claim, behind: Claim) -> bool:
    def said(of: Claim) -> tuple[object, ...]:
        more = {
            key: value
            for key, value in of.attributes.items()
            if key not in _OWN and not key.startswith((RELATION, RELATED))
        }
        return of.label, of.start, of.end, of.voice, of.source, sorted(more.items())

    return said(claim) == said(behind)


def _with(claim: Claim, more: dict[str, str]) -> Claim:
    return replace(claim, attributes={**claim.attributes, **more})


def _rejected(claim: Claim, *, annotator: str, taken: set[str], common: Mapping[str, str]) -> Claim:
    name, number = f"{claim.claim_id}-rejected", 1
    while name in taken:
        number += 1
        name = f"{claim.claim_id}-rejected-{number}"
    taken.add(name)
    own = {key: value for key, value in claim.attributes.items() if key not in _OWN}
    return replace(
        claim,
        claim_id=name,
        annotator=annotator,
        status="rejected",
        related_id=None,
        relation=None,
        attributes={**own, **common, ORIGIN: REJECTED, FINDING: claim.attributes[REGION]},
    )
