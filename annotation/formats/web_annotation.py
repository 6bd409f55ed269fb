"""W3C Web Annotation (JSON-LD): an AnnotationPage with one annotation a claim. It holds everything.

Offsets are code points, as the recommendation says of TextPositionSelector (W3C 2017, 4.2.5); a TextQuoteSelector
keeps the words and what stands around them. What the vocabulary has no term for stands under terms of our own.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from ...corpus.corpus import Document
from ...corpus.standoff.anchoring import CONTEXT
from ...corpus.standoff.claims import Claim
from .base import Loss, Reading, by_document
from .fields import NO_LAYER, aspects, make_claim, safe_name
from .files import files_in, read_json, read_text, write_text

_DOCUMENT = "urn:commentariat:document:"
_CLAIM = "urn:commentariat:claim:"
_TERMS = "urn:commentariat:terms:"
_CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"commentariat": _TERMS}]
_OWN = "commentariat:"


class WebAnnotation:
    """W3C Web Annotation in JSON-LD: ``annotations.jsonld`` and the texts beside it."""

    name = "web-annotation"
    title = "W3C Web Annotation (JSON-LD)"

    def write(self, documents: Sequence[Document], claims: Sequence[Claim], folder: Path) -> Loss:
        """Write ``annotations.jsonld`` and each text as ``texts/ID.txt``."""
        loss = Loss(format=self.name, claims=len(claims))
        sorted_claims = by_document(claims)
        items: list[dict[str, Any]] = []
        for document in documents:
            write_text(folder / "texts" / f"{safe_name(document.document_id)}.txt", document.text)
            items += [
                _annotation(claim, document.text) for claim in sorted_claims.get(document.document_id, ())
            ]
        page = {"@context": _CONTEXT, "type": "AnnotationPage", "items": items}
        write_text(folder / "annotations.jsonld", json.dumps(page, ensure_ascii=False, indent=1) + "\n")
        return loss

    def read(self, path: Path, *, annotator: str | None = None) -> Reading:
        """Read a JSON-LD file, or those of a folder; texts are looked for in ``texts/`` beside it."""
        reading = Reading()
        for file in files_in(path, "*.jsonld", what="Web Annotation"):
            for text in sorted((file.parent / "texts").glob("*.txt")):
                reading.texts[unquote(text.stem)] = read_text(text)
            page = read_json(file)
            items = page.get("items", [page]) if isinstance(page, Mapping) else page
            if isinstance(page, Mapping) and isinstance(page.get("first"), Mapping):
                items = page["first"].get("items", [])
            for number, item in enumerate(items if isinstance(items, list) else [], start=1):
                try:
                    reading.claims.append(_claim(item, reading.texts, annotator=annotator))
                except (KeyError, ValueError, TypeError, AttributeError) as error:
                    reading.problems.append(f"{file.name}, annotation {number}: {_clause(error)}.")
        return reading


def _annotation(claim: Claim, text: str) -> dict[str, Any]:
    target: dict[str, Any] = {"source": _DOCUMENT + quote(claim.document_id, safe="")}
    if claim.start is not None and claim.end is not None:
        target["selector"] = [
            {"type": "TextPositionSelector", "start": claim.start, "end": claim.end},
            {
                "type": "TextQuoteSelector",
                "exact": claim.quote,
                "prefix": text[max(0, claim.start - CONTEXT) : claim.start],
                "suffix": text[claim.end : claim.end + CONTEXT],
            },
        ]
    machine = claim.annotator.startswith(("rule:", "model:"))
    made: dict[str, Any] = {
        "id": _CLAIM + quote(claim.claim_id, safe=""),
        "type": "Annotation",
        "motivation": "classifying",
        "creator": {"type": "Software" if machine else "Person", "name": claim.annotator},
        "body": {"type": "TextualBody", "purpose": "classifying", "value": claim.label},
        "target": target,
        _OWN + "layer": claim.layer,
    }
    said = aspects(claim)
    if "created" in said:
        made["created"] = said.pop("created")
    return made | {_OWN + name: value for name, value in said.items()}


def _claim(item: Mapping[str, Any], texts: Mapping[str, str], *, annotator: str | None) -> Claim:
    target = item["target"]
    if isinstance(target, str):
        target = {"source": target}
    document = unquote(str(target["source"]).removeprefix(_DOCUMENT))
    if document not in texts:
        raise ValueError(f"the text of document {document} is not beside it")
    selectors: Any = target.get("selector") or []
    if isinstance(selectors, Mapping):
        selectors = [selectors]
    place: Any = next((each for each in selectors if each.get("type") == "TextPositionSelector"), None)
    words: Any = next((each for each in selectors if each.get("type") == "TextQuoteSelector"), None)
    text = texts[document]
    start, end = (None, None) if place is None else (int(place["start"]), int(place["end"]))
    if place is None and words is not None:
        found = text.find(words.get("prefix", "") + words["exact"])
        if found < 0 or text.count(words.get("prefix", "") + words["exact"]) > 1:
            raise ValueError(f"the quote {words['exact']!r} has no single place in the text")
        start = found + len(words.get("prefix", ""))
        end = start + len(words["exact"])
    if words is not None and start is not None and text[start:end] != words["exact"]:
        raise ValueError(
            f"it quotes {words['exact']!r}, but the text at {start}–{end} reads {text[start:end]!r}"
        )
    body = item["body"]
    body = body[0] if isinstance(body, list) else body
    creator = item.get("creator") or {}
    name = creator.get("name") if isinstance(creator, Mapping) else str(creator)
    said = {key.removeprefix(_OWN): value for key, value in item.items() if key.startswith(_OWN)}
    identity = str(item.get("id", ""))
    return make_claim(
        text,
        document_id=document,
        layer=str(said.pop("layer", NO_LAYER)),
        label=str(body["value"]) if isinstance(body, Mapping) else str(body),
        annotator=str(name or annotator or "imported"),
        start=start,
        end=end,
        said=said | ({"created": item["created"]} if item.get("created") else {}),
        claim_id=unquote(identity.removeprefix(_CLAIM)) if identity.startswith(_CLAIM) else None,
    )


def _clause(error: Exception) -> str:
    return f"{error.args[0]} is missing" if isinstance(error, KeyError) else str(error)
