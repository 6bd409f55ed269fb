"""The evidence for a boundary: which cues speak for readers, for the person who looks at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .cues import CUE_NAMES, CUE_SAYS, CUE_SIDES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .lines import Shown
    from .model import SplitModel
    from .sections import Section

_LEAST_CUE, _MOST_CUES = 0.25, 5


def evidence_of(
    shown: Shown, rows: Sequence[int], model: SplitModel, section: Section | None
) -> tuple[str, ...]:
    """Return the cues of some lines that speak for readers, by their share in the score, strongest first."""
    said = (section.evidence,) if section else ()
    shares = [0.0] * len(CUE_NAMES)
    for n in rows:
        for j, value in enumerate(shown.cues[n]):
            shares[j] += model.line.weights[j] * value
    ranked = sorted(
        (
            (share / max(1, len(rows)), CUE_SAYS[name])
            for name, share in zip(CUE_NAMES, shares, strict=True)
            if CUE_SIDES[name] != "report"
        ),
        reverse=True,
    )
    found = [says for share, says in ranked[:_MOST_CUES] if share >= _LEAST_CUE / max(1, len(rows))]
    if not found:
        found = ["unlike the report above it"]
    return said + tuple(found)
