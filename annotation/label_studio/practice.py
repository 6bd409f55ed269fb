"""Practice: people's answers beside those that are known to be right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ...corpus.standoff.claims import Claim
from .provenance import COMPLETED, READING


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeScore:
    """How an annotator did on documents with known answers.

    Attributes:
        documents: documents that both completed.
        correct: claims that are among the known answers: the same document, layer, label and span.
        answered: all claims of the annotator there.
        known: all known answers there.
    """

    documents: int
    correct: int
    answered: int
    known: int

    @property
    def precision(self) -> float | None:
        """The share of the answers that are right; None without an answer."""
        return self.correct / self.answered if self.answered else None

    @property
    def recall(self) -> float | None:
        """The share of the known answers that were given; None where nothing is known."""
        return self.correct / self.known if self.known else None


def practice_scores(claims: Iterable[Claim], *, known: str) -> dict[str, PracticeScore]:
    """Compare everybody's accepted claims with those of one annotator whose answers are right.

    Args:
        claims: the claims of the annotations table.
        known: the annotator whose answers are known.

    Returns:
        A score for every other annotator who completed a document that this one has answers on.

    >>> from commentariat.corpus.standoff.claims import claim_on
    >>> def mark(who, start, layer="loaded_language", label="hedge"):
    ...     return claim_on("Reportedly so.", document_id="d", layer=layer, label=label, annotator=who,
    ...                     start=start, end=10, status="accepted")
    >>> read = claim_on("", document_id="d", layer="reading", label="completed", annotator="ann", status="accepted")
    >>> practice_scores([mark("gold", 0), mark("ann", 0), mark("ann", 3), read], known="gold")["ann"].precision
    0.5
    """
    made: dict[str, dict[str, set[tuple[Any, ...]]]] = defaultdict(lambda: defaultdict(set))
    completed: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.status != "accepted":
            continue
        if claim.layer == READING:
            if claim.label == COMPLETED:
                completed[claim.annotator].add(claim.document_id)
            continue
        said = (claim.layer, claim.label, claim.start, claim.end)
        made[claim.annotator][claim.document_id].add(said)
    right = made.get(known, {})
    answered = set(right) | completed.get(known, set())
    scores = {}
    for annotator, documents in completed.items():
        shared = documents & answered
        if annotator == known or not shared:
            continue
        own = made[annotator]
        scores[annotator] = PracticeScore(
            documents=len(shared),
            correct=sum(len(own[name] & right.get(name, set())) for name in shared),
            answered=sum(len(own[name]) for name in shared),
            known=sum(len(right.get(name, ())) for name in shared),
        )
    return scores
