"""How far annotators agree on each label: positive specific agreement, for the dataset card.

Two annotators agree on what both marked with the same label on the same span. Positive specific agreement is
2a / (2a + b + c), with a what both marked and b and c what one of them did, summed over all pairs of annotators and the
documents that both annotated (Fleiss 1981; Hripcsak and Rothschild 2005: it equals the mean F1 of one against the
other, and Cohen's kappa where what nobody marked is without number, as with spans).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelAgreement:
    """A label as people used it.

    Attributes:
        layer, label: the label.
        claims: claims with it.
        annotators: annotators who used it.
        agreement: positive specific agreement, 0 to 1; None where no document has two annotators.
        marks: marks of all pairs that agreement is counted on (2a + b + c).
    """

    layer: str
    label: str
    claims: int
    annotators: int
    agreement: float | None
    marks: int


def label_agreement(rows: Iterable[Mapping[str, Any]]) -> list[LabelAgreement]:
    """Return the agreement on every label.

    Args:
        rows: rows of annotations (labels as names); rejected and lost ones are left out.

    >>> rows = [{"annotator": who, "document_id": "r", "layer": "l", "label": "x", "start": start, "end": start + 3,
    ...          "status": "accepted"} for who, start in (("a", 0), ("b", 0), ("b", 9))]
    >>> [(one.claims, round(one.agreement, 2)) for one in label_agreement(rows)]
    [(3, 0.67)]
    """
    marks: dict[tuple[str, str], dict[str, dict[str, set[Any]]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(set))
    )
    worked: dict[str, set[str]] = defaultdict(set)
    claims: dict[tuple[str, str], int] = defaultdict(int)
    for row in rows:
        if row["status"] in ("rejected", "lost"):
            continue
        label, who = (row["layer"], row["label"]), row["annotator"]
        marks[label][row["document_id"]][who].add((row["start"], row["end"]))
        worked[row["document_id"]].add(who)
        claims[label] += 1
    found = []
    for label in sorted(marks):
        both = total = 0
        for document, by in marks[label].items():
            for one, other in combinations(sorted(worked[document]), 2):
                first, second = by.get(one, set()), by.get(other, set())
                both += 2 * len(first & second)
                total += len(first) + len(second)
        found.append(
            LabelAgreement(
                layer=label[0],
                label=label[1],
                claims=claims[label],
                annotators=len({who for by in marks[label].values() for who in by}),
                agreement=both / total if total else None,
                marks=total,
            )
        )
    return found
