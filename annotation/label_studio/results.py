"""Claims to results: what people and machine claim, as the regions, choices and relations of Label Studio.

Pure conversion; `reading` is the way back. Offsets need none: a ``<Text>`` counts in code points, as tables do.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from ...corpus.standoff.claims import Claim
from ..names import CODEBOOK, Vocabulary, control_name, object_name, readable
from .tasks import Placed

RELATION, RELATED = "relation_", "related_id_"
"""The attributes that hold the second, third … relation of a claim, with their number: the columns hold the first."""


def to_results(
    claims: Iterable[Claim], documents: Iterable[Placed], *, vocabulary: Vocabulary
) -> list[dict[str, Any]]:
    """Turn claims into the items of a result.

    A claim on a document that is not among `documents`, or that is lost, is left out. What has no control on the
    page (an attribute that is not asked, the rule) is told in the region's note.

    >>> from commentariat.corpus.standoff.claims import claim_on, text_sha256
    >>> from commentariat.corpus.scheme import default_scheme
    >>> text = "The regime fell."
    >>> placed = Placed(document_id="r", place=None, text=text, text_sha256=text_sha256(text))
    >>> claim = claim_on(text, document_id="r", layer="loaded_language", label="delegitimising_label",
    ...                  annotator="rule:example", start=4, end=10)
    >>> [item] = to_results([claim], [placed], vocabulary=Vocabulary(default_scheme()))
    >>> item["value"]
    {'start': 4, 'end': 10, 'text': 'regime', 'labels': ['delegitimising label']}
    """
    placed = {document.document_id: document for document in documents}
    items: list[dict[str, Any]] = []
    relations: list[dict[str, Any]] = []
    several: dict[str, list[Claim]] = defaultdict(list)
    ids: set[str] = set()
    for claim in claims:
        document = placed.get(claim.document_id)
        layer = vocabulary.layers.get(claim.layer)
        if document is None or layer is None or claim.status == "lost":
            continue
        if claim.start is None and layer.several:
            several[claim.document_id].append(claim)
        elif claim.start is None:
            items.append(_choice(claim, document))
        else:
            items += _span(claim, document, vocabulary=vocabulary)
            ids.add(claim.claim_id)
            relations += _relations_of(claim)
    for document_id, held in several.items():
        items.append(_codebook(held, placed[document_id]))
    items += [item for item in relations if item["from_id"] in ids and item["to_id"] in ids]
    return items


def tied(claims: Sequence[Claim], *, vocabulary: Vocabulary) -> list[Claim]:
    """Return claims with a relation from each naming to the mention of its target, where the text has one.

    The machine names the target in words; the page shows it as a relation. Of several mentions in the document, the
    last one before the naming is taken, or the first after it.

    Args:
        claims: the machine's claims on one document or several.
        vocabulary: the names of the page, for a relation called ``target``.
    """
    relation = next((each for each in vocabulary.scheme.relations if each.name == "target"), None)
    if relation is None:
        return list(claims)
    mentions: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.start is not None and claim.layer in relation.targets:
            for name in {claim.target or claim.quote, claim.quote}:
                mentions[claim.document_id, str(name)].append(claim)
    made = []
    for claim in claims:
        found = mentions.get((claim.document_id, str(claim.target)), ()) if claim.target else ()
        if claim.start is None or claim.related_id or claim.layer not in relation.sources or not found:
            made.append(claim)
            continue
        start = claim.start
        before = [each for each in found if each.start is not None and each.start <= start]
        chosen = before[-1] if before else found[0]
        made.append(replace(claim, related_id=chosen.claim_id, relation=relation.name))
    return made


def prediction(
    claims: Sequence[Claim], documents: Iterable[Placed], *, vocabulary: Vocabulary, version: str
) -> dict[str, Any] | None:
    """Return the machine's claims as a prediction; None when there is nothing to show.

    Args:
        claims: the findings.
        documents: the documents of the task.
        vocabulary: the names of the page.
        version: what made them, for the page.
    """
    result = to_results(claims, documents, vocabulary=vocabulary)
    if not result:
        return None
    scores = [item["score"] for item in result if item.get("score") is not None]
    made: dict[str, Any] = {"model_version": version, "result": result}
    return made | ({"score": min(scores)} if scores else {})


def _span(claim: Claim, document: Placed, *, vocabulary: Vocabulary) -> list[dict[str, Any]]:
    to_name, at = object_name(document.place), {"start": claim.start, "end": claim.end, "text": claim.quote}
    common = {"id": claim.claim_id, "to_name": to_name}
    item: dict[str, Any] = {
        **common,
        "from_name": control_name(claim.layer, document.place),
        "type": "labels",
        "value": {**at, "labels": [readable(claim.label)]},
    }
    if claim.confidence is not None and math.isfinite(claim.confidence):
        item["score"] = claim.confidence
    items, note = [item], []
    for name, value in _said_of(claim):
        attribute = next((each for each in vocabulary.scheme.attributes if each.name == name), None)
        asked = attribute is not None and attribute.asked
        if attribute is None or not asked or (attribute.layers and claim.layer not in attribute.layers):
            note.append(f"{readable(name)}: {value}")
            continue
        closed = bool(attribute.values)
        items.append(
            {
                **common,
                "from_name": control_name(name, document.place),
                "type": "choices" if closed else "textarea",
                "value": {**at, "choices": [readable(value)]} if closed else {**at, "text": [value]},
            }
        )
    note += [f"{name}: {value}" for name, value in (("by", claim.annotator), ("entry", claim.entry)) if value]
    item["meta"] = {"text": ["; ".join(note)]}
    return items


def _said_of(claim: Claim) -> Iterator[tuple[str, str]]:
    """Yield the attributes of a claim as name and value, further relations left out."""
    own = {"voice": claim.voice, "source": claim.source, "target": claim.target, **claim.attributes}
    for name, value in own.items():
        if value is not None and not name.startswith((RELATION, RELATED)):
            yield name, value


def _choice(claim: Claim, document: Placed) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": claim.claim_id,
        "from_name": control_name(claim.layer, document.place),
        "to_name": object_name(document.place),
        "type": "choices",
        "value": {"choices": [readable(claim.label)]},
    }
    return item | ({"score": claim.confidence} if claim.confidence is not None else {})


def _codebook(claims: Sequence[Claim], document: Placed) -> dict[str, Any]:
    return {
        "id": claims[0].claim_id,
        "from_name": control_name(CODEBOOK, document.place),
        "to_name": object_name(document.place),
        "type": "taxonomy",
        "value": {"taxonomy": [[readable(claim.layer), readable(claim.label)] for claim in claims]},
    }


def _relations_of(claim: Claim) -> list[dict[str, Any]]:
    found = [(claim.relation, claim.related_id)] if claim.related_id else []
    number = 2
    while (other := claim.attributes.get(f"{RELATED}{number}")) is not None:
        found.append((claim.attributes.get(f"{RELATION}{number}"), other))
        number += 1
    return [
        {
            "type": "relation",
            "from_id": claim.claim_id,
            "to_id": other,
            "direction": "right",
            "labels": [readable(name)] if name else [],
        }
        for name, other in found
    ]
