"""What a card says of the agreement on a label; it is measured where annotations are, in another package."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelAgreement:
    """Krippendorff's alpha of one label, with its interval.

    Attributes:
        measure: which alpha: of spans (unitising), or of labels of whole documents.
        alpha: 1 is perfect agreement, 0 what chance gives; None where it is not defined.
        low, high: bounds of its 95 % bootstrap interval; None where there is none.
        units: what was compared: spans of all annotators, or codings of documents.
        documents: documents that two annotators or more worked on.
    """

    measure: str
    alpha: float | None
    low: float | None
    high: float | None
    units: int
    documents: int
