"""Correcting results before they are read: spans at the places that somebody accepted, and the last adjudication."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from ...corpus.standoff.claims import Claim
from ..names import object_name
from .gathering import REGION, SetAside
from .tasks import Placed

MOVED_FROM = "moved_from"
"""The attribute that says at which offsets a span came whose place was proposed and accepted."""


def corrected(
    result: Sequence[Any], accepted: Sequence[Mapping[str, Any]]
) -> tuple[list[Any], dict[str, str], list[Mapping[str, Any]]]:
    """Put the spans of a result where somebody accepted that they belong.

    Args:
        result: the items, as the server sent them.
        accepted: entries that were set aside with a proposal and accepted; one whose items are not all there any more
            is passed over.

    Returns:
        The items; by region the offsets that it came with; and the entries that were followed.

    >>> item = {"id": "a", "value": {"start": 7, "end": 13, "text": "regime"}}
    >>> entry = {"items": [item], "proposal": {"start": 6, "end": 12, "quote": "regime"}}
    >>> corrected([item], [entry])[:2]
    ([{'id': 'a', 'value': {'start': 6, 'end': 12, 'text': 'regime'}}], {'a': '7–13'})
    """
    items, moved, used = list(result), {}, []
    for entry in accepted:
        if not all(item in items for item in entry["items"]):
            continue
        used.append(entry)
        proposal = entry["proposal"]
        for item in entry["items"]:
            value = {**item["value"], "start": proposal["start"], "end": proposal["end"]}
            if isinstance(value.get("text"), str) and item.get("type") != "textarea":
                value["text"] = proposal["quote"]
            items[items.index(item)] = {**item, "value": value}
            moved[str(item.get("id"))] = f"{item['value'].get('start')}–{item['value'].get('end')}"
    return items, moved, used


def moved_from(claim: Claim, moved: Mapping[str, str]) -> Claim:
    """Return a claim with the offsets that its span came with, where it was moved (see `corrected`)."""
    origin = moved.get(claim.attributes.get(REGION, ""))
    return claim if origin is None else replace(claim, attributes={**claim.attributes, MOVED_FROM: origin})


def decisive(
    annotations: Sequence[Mapping[str, Any]], documents: Sequence[Placed]
) -> tuple[list[Mapping[str, Any]], list[tuple[Mapping[str, Any], SetAside]]]:
    """Return the annotations that become gold, and what others of the same task decided, to be set aside.

    Args:
        annotations: those on a task of an adjudication project, as the server sent them.
        documents: the documents of the task.

    Returns:
        The last that was submitted, or those that skip the task where none was; and for each earlier one what it
        says of each document.
    """
    submitted = [item for item in annotations if not item.get("was_cancelled")]
    submitted.sort(key=lambda item: (str(item.get("updated_at")), item["id"]))
    said = "another adjudication of this task is later, and is the gold"
    names: dict[str | None, str | None] = {object_name(each.place): each.document_id for each in documents}
    superseded = []
    for item in submitted[:-1]:
        by_document: dict[str | None, list[Any]] = {}
        for part in item.get("result") or ():
            by_document.setdefault(names.get(part.get("to_name")), []).append(part)
        superseded += [
            (item, SetAside(reason="superseded", said=said, items=parts, document_id=document))
            for document, parts in by_document.items()
        ]
    return submitted[-1:] or list(annotations), superseded
