"""Prodigy JSON lines: one task for each document and annotator, spans by characters.

Offsets are code points. Prodigy keeps keys that it does not know, so that attributes stand in each span, and what is
said of a whole document under ``meta``. Spans need not be ends of tokens: show them with ``--highlight-chars``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ...corpus.corpus import Document
from ...corpus.standoff.claims import Claim
from .base import Loss, Reading, annotators, by_document, misquoted
from .fields import NO_LAYER, aspects, make_claim, unsafe_name
from .files import files_in, read_lines, write_lines

_SEPARATOR = "/"


class Prodigy:
    """Prodigy's JSON lines, for ``db-in`` and the recipe ``spans.manual``."""

    name = "prodigy"
    title = "Prodigy JSON lines"

    def write(self, documents: Sequence[Document], claims: Sequence[Claim], folder: Path) -> Loss:
        """Write ``tasks.jsonl``."""
        loss = Loss(format=self.name, claims=len(claims))
        rows: list[dict[str, Any]] = []
        for who in annotators(claims):
            own = by_document(claim for claim in claims if claim.annotator == who)
            rows += [_task(document, own.get(document.document_id, ()), who, loss) for document in documents]
        write_lines(folder / "tasks.jsonl", rows)
        return loss

    def read(self, path: Path, *, annotator: str | None = None) -> Reading:
        """Read ``.jsonl`` files; a task that was rejected or ignored has no claims."""
        reading = Reading(form=f"{{layer}}{_SEPARATOR}{{label}}")
        for file in files_in(path, "*.jsonl", what="Prodigy export"):
            for number, row in read_lines(file):
                who = annotator or str(row.get("_annotator_id") or unsafe_name(file.stem))
                _read(row, reading, annotator=who, where=f"{file.name}, line {number}")
        return reading


def _task(document: Document, claims: Sequence[Claim], who: str, loss: Loss) -> dict[str, Any]:
    spans: list[dict[str, Any]] = []
    whole: list[dict[str, Any]] = []
    for claim in claims:
        said = aspects(claim) | {"claim_id": claim.claim_id, "layer": claim.layer}
        if claim.start is None:
            whole.append(said | {"label": claim.label})
        elif _SEPARATOR in claim.layer:
            loss.leave_out(claim, "a layer with a slash in its name")
        else:
            label = f"{claim.layer}{_SEPARATOR}{claim.label}"
            spans.append(
                {"start": claim.start, "end": claim.end, "label": label, "text": claim.quote, **said}
            )
    task = {
        "text": document.text,
        "spans": spans,
        "meta": {"document_id": document.document_id} | ({"documents": whole} if whole else {}),
        "answer": "accept",
        "_annotator_id": who,
    }
    if whole:
        task["accept"] = [f"{each['layer']}{_SEPARATOR}{each['label']}" for each in whole]
    return task


def _read(row: Mapping[str, Any], reading: Reading, *, annotator: str, where: str) -> None:
    text = row.get("text")
    if not isinstance(text, str):
        reading.problems.append(f"{where} has no text.")
        return
    meta = row.get("meta") if isinstance(row.get("meta"), Mapping) else {}
    document = str((meta or {}).get("document_id") or where)
    reading.texts[document] = text
    if row.get("answer", "accept") != "accept":
        return
    held = [(span, True) for span in row.get("spans") or ()]
    held += [(each, False) for each in (meta or {}).get("documents") or ()]
    for said, is_span in held:
        try:
            layer, _, label = str(said["label"]).partition(_SEPARATOR) if is_span else ("", "", said["label"])
            claim = make_claim(
                text,
                document_id=document,
                layer=str(said.get("layer") or (layer if label else NO_LAYER)),
                label=label or layer,
                annotator=annotator,
                start=int(said["start"]) if is_span else None,
                end=int(said["end"]) if is_span else None,
                said=said,
                claim_id=said.get("claim_id"),
            )
            if is_span and said.get("text") not in (None, claim.quote):
                raise ValueError(misquoted(text, said["text"]))
            reading.claims.append(claim)
        except (KeyError, ValueError, TypeError, AttributeError) as error:
            reading.problems.append(f"{where}: a span cannot be read ({error}).")
