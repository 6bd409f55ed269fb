"""Where people's claims come from, and who read what: the layer ``reading``, with times and lead time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ...corpus.standoff.claims import Claim, claim_on
from .tasks import Placed

READING = "reading"
COMPLETED, SKIPPED, UNFINISHED = "completed", "skipped", "unfinished"
TASK, ANNOTATION, DRAFT = "task", "annotation", "draft"
"""Attributes that say where a claim comes from."""
ADJUDICATOR = "adjudicator"
"""The attribute of a gold claim that says who decided."""


def readings(
    item: Mapping[str, Any],
    documents: Sequence[Placed],
    *,
    label: str,
    annotator: str,
    created: str | None,
    where: Mapping[str, str],
) -> list[Claim]:
    """Say that somebody worked on documents: a claim of the layer ``reading`` on each, with times and lead time.

    Args:
        item: the annotation as the server sends it.
        documents: the documents of the task.
        label: completed, skipped or unfinished.
        annotator: whose work it is.
        created: ISO 8601 time.
        where: the attributes that say where it comes from.
    """
    lead = item.get("lead_time")
    more = {
        "updated": time_of(item.get("updated_at")),
        # Of the whole task: the page does not say how long somebody stayed with each of its texts.
        "lead_time": None if lead is None else f"{float(lead):.3f}",
        "ground_truth": "yes" if item.get("ground_truth") else None,
    }
    return [
        claim_on(
            placed.text,
            document_id=placed.document_id,
            layer=READING,
            label=label,
            annotator=annotator,
            created=created,
            status="accepted" if label == COMPLETED else "proposed",
            attributes={**where, **{key: value for key, value in more.items() if value is not None}},
        )
        for placed in documents
    ]


def time_of(value: Any) -> str | None:
    """Return a time of the server, which is ISO 8601 in UTC."""
    return None if value is None else str(value)
