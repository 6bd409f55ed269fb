"""brat standoff: a ``.txt`` and an ``.ann`` beside each other, in a folder for each annotator.

Offsets are code points. brat wants spans that cross a line end as fragments, one a line; they are joined again on
reading. A type of brat is ``layer-label``; voice is an attribute, a relation a relation, and whatever brat has no
place for stands as JSON in an annotator's note.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from ...corpus.corpus import Document
from ...corpus.errors import InputError
from ...corpus.standoff.claims import Claim
from .base import Loss, Reading, annotators, by_document, holds, misquoted
from .fields import NO_LAYER, aspects, make_claim, safe_name, unsafe_name
from .files import files_in, read_text, write_text

_NAME = re.compile(r"[A-Za-z0-9_]+")
_TYPE = re.compile(r"(?:(?P<layer>[A-Za-z0-9_]+)-)?(?P<label>[A-Za-z0-9_-]+)")
_NOTE = "AnnotatorNotes"


class Brat:
    """brat standoff, for brat 1.3 and tools that read its files."""

    name = "brat"
    title = "brat standoff"

    def write(self, documents: Sequence[Document], claims: Sequence[Claim], folder: Path) -> Loss:
        """Write ``ANNOTATOR/ID.txt`` and ``.ann``, and ``annotation.conf``."""
        loss = Loss(format=self.name, claims=len(claims))
        for who in annotators(claims):
            own = by_document(claim for claim in claims if claim.annotator == who)
            types: set[str] = set()
            relations: set[str] = set()
            for document in documents:
                base = folder / safe_name(who) / safe_name(document.document_id)
                held = list(_held(own.get(document.document_id, ()), loss))
                types |= {_type(claim) for claim in held}
                relations |= {
                    claim.relation for claim in held if claim.relation and _NAME.fullmatch(claim.relation)
                }
                write_text(base.parent / f"{base.name}.txt", document.text)
                write_text(base.parent / f"{base.name}.ann", "".join(_lines(held, document.text)))
            write_text(folder / safe_name(who) / "annotation.conf", _config(types, relations))
        return loss

    def read(self, path: Path, *, annotator: str | None = None) -> Reading:
        """Read the ``.ann`` files of a folder, each with its ``.txt``; the folder's name is the annotator's."""
        reading = Reading(form="{layer}-{label}")
        for file in files_in(path, "*.ann", what="brat file"):
            document = unsafe_name(file.stem)
            beside = file.with_name(f"{file.stem}.txt")
            if file.suffix != ".ann" or not beside.is_file():
                raise InputError(
                    f"{file} is no .ann file of brat's with its text, {beside.name}, beside it; name one that is, or "
                    "its folder."
                )
            text = read_text(beside)
            reading.texts[document] = text
            who = annotator or unsafe_name(file.parent.name)
            _read(read_text(file), text, reading, document=document, annotator=who, where=file.name)
        return reading


def _held(claims: Sequence[Claim], loss: Loss) -> Iterator[Claim]:
    for claim in claims:
        if claim.start is None:
            loss.leave_out(claim, "a label of the whole document")
        elif not _NAME.fullmatch(claim.layer) or not re.fullmatch(r"[A-Za-z0-9_-]+", claim.label):
            loss.leave_out(claim, "a layer or label with characters that brat's types cannot have")
        elif not (claim.quote or "").strip("\n"):
            loss.leave_out(claim, "a span of line ends alone")
        else:
            yield claim


def _type(claim: Claim) -> str:
    return f"{claim.layer}-{claim.label}"


def fragments(start: int, end: int, text: str) -> list[tuple[int, int]]:
    """Return the parts of a span between line ends, which are what brat can hold.

    >>> fragments(0, 7, "one\\n\\ntwo")
    [(0, 3), (5, 7)]
    """
    return [(start + part.start(), start + part.end()) for part in re.finditer(r"[^\n]+", text[start:end])]


def _lines(claims: Sequence[Claim], text: str) -> Iterator[str]:
    names = {claim.claim_id: f"T{number}" for number, claim in enumerate(claims, start=1)}
    notes = relations = attributes = 0
    for claim in claims:
        assert claim.start is not None
        assert claim.end is not None
        parts = fragments(claim.start, claim.end, text)
        name = names[claim.claim_id]
        places = ";".join(f"{start} {end}" for start, end in parts)
        yield f"{name}\t{_type(claim)} {places}\t{' '.join(text[start:end] for start, end in parts)}\n"
        said: dict[str, Any] = aspects(claim)
        if claim.voice and _NAME.fullmatch(claim.voice):
            attributes += 1
            yield f"A{attributes}\tvoice {name} {said.pop('voice')}\n"
        other = names.get(claim.related_id or "")
        if other and claim.relation and _NAME.fullmatch(claim.relation):
            relations += 1
            yield f"R{relations}\t{claim.relation} Arg1:{name} Arg2:{other}\n"
            del said["related_id"], said["relation"]
        if (claim.start, claim.end) != (parts[0][0], parts[-1][1]):
            said["span"] = [claim.start, claim.end]
        if said.get("status") == "accepted":
            del said["status"]
        if holds(claim, "claim_id"):
            said["claim_id"] = claim.claim_id
        if said:
            notes += 1
            yield f"#{notes}\t{_NOTE} {name}\t{json.dumps(said)}\n"


def _config(types: set[str], relations: set[str]) -> str:
    return "\n".join(
        [
            "[entities]",
            *sorted(types),
            "[relations]",
            "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>",
            *(f"{name}\tArg1:<ENTITY>, Arg2:<ENTITY>" for name in sorted(relations)),
            "[events]",
            "[attributes]",
            "voice\tArg:<ENTITY>, Value:outlet|quoted|attributed",
            "",
        ]
    )


def _read(content: str, text: str, reading: Reading, *, document: str, annotator: str, where: str) -> None:
    places: dict[str, tuple[str, list[tuple[int, int]], str]] = {}
    said: dict[str, dict[str, Any]] = {}
    relations: list[tuple[str, str, str]] = []
    for number, line in enumerate(content.split("\n"), start=1):
        if not line:
            continue
        try:
            name, _, rest = line.partition("\t")
            if name[0] == "T":
                head, _, words = rest.partition("\t")
                kind, _, offsets = head.partition(" ")
                parts = [tuple(int(n) for n in part.split(" ")) for part in offsets.split(";")]
                places[name] = kind, [(start, end) for start, end in parts], words
            elif name[0] in "AM":
                key, of, *value = rest.split(" ")
                said.setdefault(of, {})[key] = value[0] if value else "yes"
            elif name[0] == "R":
                kind, one, other = rest.split(" ")[:3]
                relations.append((kind, one.partition(":")[2], other.partition(":")[2]))
            elif name[0] == "#":
                head, _, note = rest.partition("\t")
                _note(said.setdefault(head.split(" ")[1], {}), note)
            else:
                reading.problems.append(
                    f"{where}, line {number}: brat's {name!r} is neither a span, an attribute, a relation nor a note."
                )
        except (ValueError, IndexError):
            reading.problems.append(f"{where}, line {number} is no line of brat's: {line[:60]!r}.")
    made: dict[str, Claim] = {}
    for name, (kind, parts, words) in places.items():
        try:
            made[name] = _claim(
                text, kind, parts, words, said.get(name, {}), document=document, annotator=annotator
            )
        except ValueError as error:
            reading.problems.append(f"{where}, {name}: {error}.")
    for kind, one, other in relations:
        if one in made and other in made:
            made[one] = replace(made[one], related_id=made[other].claim_id, relation=kind)
    reading.claims += made.values()


def _note(said: dict[str, Any], note: str) -> None:
    try:
        found = json.loads(note)
    except ValueError:
        found = None
    if isinstance(found, dict):
        said.update(found)
    else:
        said["note"] = f"{said['note']} {note}" if "note" in said else note


def _claim(
    text: str,
    kind: str,
    parts: list[tuple[int, int]],
    words: str,
    said: Mapping[str, Any],
    *,
    document: str,
    annotator: str,
) -> Claim:
    if " ".join(text[start:end] for start, end in parts) != words:
        raise ValueError(misquoted(text, words))
    for (_, end), (start, _) in pairwise(parts):
        if text[end:start].strip("\n"):
            raise ValueError("its fragments have words between them, and a claim is one stretch of text")
    found = _TYPE.fullmatch(kind)
    if found is None:
        raise ValueError(f"the type {kind!r} is no layer and label")
    own = dict(said)
    start, end = own.pop("span", (parts[0][0], parts[-1][1]))
    known = {
        "voice",
        "source",
        "target",
        "related_id",
        "relation",
        "entry",
        "confidence",
        "status",
        "created",
    }
    claim_id = own.pop("claim_id", None)
    further = {key: own.pop(key) for key in list(own) if key not in known | {"attributes"}}
    own["attributes"] = {**own.get("attributes", {}), **further}
    return make_claim(
        text,
        document_id=document,
        layer=found["layer"] or NO_LAYER,
        label=found["label"],
        annotator=annotator,
        start=start,
        end=end,
        said=own,
        claim_id=claim_id,
    )
