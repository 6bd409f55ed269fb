"""What is said of the boundary between a plain text and the comments that trail it, by an inspection and a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_NEARLY = 0.995
"""From here on a probability rounds to 100 %, which no model can vouch for."""


def boundary_said(
    outcome: str, *, line: int | None, confidence: float | None = None, evidence: Sequence[str] = ()
) -> str:
    """Say in sentences what became of the boundary, how sure that is, and what speaks for it.

    Args:
        outcome: ``given``, ``split``, ``none``, ``ask`` or ``decided``, as in the column ``boundary`` of the reports.
        line: index of the first line that is a reader's, or may be.
        confidence: probability that comments trail the text.
        evidence: the cues that speak for comments at that line, strongest first.

    >>> boundary_said("split", line=8, confidence=0.953, evidence=["thanks", "praises the outlet"])
    'Comments begin at line 9. Probability: 95 %. Evidence: thanks; praises the outlet.'
    >>> boundary_said("none", line=None, confidence=0.001)
    'No comments found in the text. Probability that any trail it: under 1 %.'
    >>> boundary_said("decided", line=None)
    'People decided that no comments trail the text.'
    """
    if outcome == "given":
        return "The source itself tells report and comments apart."
    place = "" if line is None else f" at line {line + 1}"
    said = {
        "none": "No comments found in the text.",
        "split": f"Comments begin{place}.",
        "ask": f"A person should look: comments may begin{place}.",
        "decided": f"People decided that comments begin{place}."
        if place
        else "People decided that no comments trail the text.",
    }.get(outcome, f"{outcome}.")
    if confidence is not None:
        of = "Probability that any trail it" if outcome == "none" else "Probability"
        said += f" {of}: {_sure(confidence)}."
    return said if outcome == "decided" or not evidence else f"{said} Evidence: {'; '.join(evidence)}."


def _sure(probability: float) -> str:
    if probability >= _NEARLY:
        return "over 99 %"
    return "under 1 %" if probability < 1 - _NEARLY else f"{100 * probability:.0f} %"
