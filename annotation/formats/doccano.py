"""doccano JSON lines with entities and relations: a file for each annotator, as doccano exports them.

Offsets are code points. A label of doccano is ``layer/label``; it has no attributes of spans.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from ...corpus.corpus import Document
from ...corpus.standoff.claims import Claim
from .base import Loss, Reading, annotators, by_document
from .fields import NO_LAYER, make_claim, safe_name, unsafe_name
from .files import files_in, read_lines, write_lines

_REDUCED = ("voice", "source", "target", "attributes", "entry", "confidence", "status", "created", "claim_id")
_SEPARATOR = "/"


class Doccano:
    """doccano JSON lines, for projects of sequence labelling with relations."""

    name = "doccano"
    title = "doccano JSON lines"

    def write(self, documents: Sequence[Document], claims: Sequence[Claim], folder: Path) -> Loss:
        """Write ``ANNOTATOR.jsonl``."""
        loss = Loss(format=self.name, claims=len(claims))
        for who in annotators(claims):
            own = by_document(claim for claim in claims if claim.annotator == who)
            rows = [_row(document, own.get(document.document_id, ()), loss) for document in documents]
            write_lines(folder / f"{safe_name(who)}.jsonl", rows)
        return loss

    def read(self, path: Path, *, annotator: str | None = None) -> Reading:
        """Read ``.jsonl`` files, with ``entities`` or with the older ``label``; the file's name is the annotator's."""
        reading = Reading(form=f"{{layer}}{_SEPARATOR}{{label}}")
        for file in files_in(path, "*.jsonl", what="doccano export"):
            who = annotator or unsafe_name(file.stem)
            for number, row in read_lines(file):
                _read(row, reading, annotator=who, where=f"{file.name}, line {number}")
        return reading


def _row(document: Document, claims: Sequence[Claim], loss: Loss) -> dict[str, Any]:
    entities: list[dict[str, Any]] = []
    numbers: dict[str, int] = {}
    held: list[Claim] = []
    for claim in claims:
        if claim.start is None:
            loss.leave_out(claim, "a label of the whole document")
            continue
        if _SEPARATOR in claim.layer:
            loss.leave_out(claim, "a layer with a slash in its name")
            continue
        numbers[claim.claim_id] = len(entities) + 1
        held.append(claim)
        entities.append(
            {
                "id": len(entities) + 1,
                "label": f"{claim.layer}{_SEPARATOR}{claim.label}",
                "start_offset": claim.start,
                "end_offset": claim.end,
            }
        )
        loss.reduce(claim, *_REDUCED)
    relations = []
    for claim in held:
        other = numbers.get(claim.related_id or "")
        if other and claim.relation:
            relations.append(
                {
                    "id": len(relations) + 1,
                    "from_id": numbers[claim.claim_id],
                    "to_id": other,
                    "type": claim.relation,
                }
            )
        else:
            loss.reduce(claim, "related_id", "relation")
    return {
        "text": document.text,
        "document_id": document.document_id,
        "entities": entities,
        "relations": relations,
        "Comments": [],
    }


def _read(row: Mapping[str, Any], reading: Reading, *, annotator: str, where: str) -> None:
    text = row.get("text")
    if not isinstance(text, str):
        reading.problems.append(f"{where} has no text.")
        return
    document = str(
        row.get("document_id") or (row.get("meta") or {}).get("document_id") or row.get("id") or where
    )
    reading.texts[document] = text
    entities = row.get("entities")
    if entities is None:
        entities = [
            {"start_offset": start, "end_offset": end, "label": label}
            for start, end, label in row.get("label") or row.get("labels") or ()
        ]
    made: dict[Any, int] = {}
    for entity in entities:
        try:
            layer, _, label = str(entity["label"]).partition(_SEPARATOR)
            claim = make_claim(
                text,
                document_id=document,
                layer=layer if label else NO_LAYER,
                label=label or layer,
                annotator=annotator,
                start=int(entity["start_offset"]),
                end=int(entity["end_offset"]),
            )
        except (KeyError, ValueError, TypeError) as error:
            reading.problems.append(f"{where}: an entity cannot be read ({error}).")
            continue
        made[entity.get("id")] = len(reading.claims)
        reading.claims.append(claim)
    for relation in row.get("relations") or ():
        one, other = made.get(relation.get("from_id")), made.get(relation.get("to_id"))
        if one is not None and other is not None:
            target = reading.claims[other].claim_id
            reading.claims[one] = replace(
                reading.claims[one], related_id=target, relation=str(relation.get("type") or "related")
            )
