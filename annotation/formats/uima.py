"""UIMA CAS in XMI and JSON, which INCEpTION imports and exports, through dkpro-cassis.

A file for each document, beside ``TypeSystem.xml``. Spans are of the type ``webanno.custom.Claim``, labels of whole
documents of ``webanno.custom.DocumentClaim``; in INCEpTION, make layers of these names with the features below.
Offsets are UTF-16 code units in the files and code points here: dkpro-cassis converts them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...corpus.corpus import Document
from ...corpus.errors import InputError
from ...corpus.standoff.claims import Claim
from .base import Loss, Reading, by_document
from .fields import NO_LAYER, aspects, make_claim, safe_name, unsafe_name
from .files import check_content, files_in, read_text, write_text

if TYPE_CHECKING:
    from cassis import Cas, TypeSystem

SPAN_TYPE = "webanno.custom.Claim"
DOCUMENT_TYPE = "webanno.custom.DocumentClaim"
FEATURES = (
    "layer",
    "label",
    "annotator",
    "voice",
    "source",
    "target",
    "attributes",
    "related_id",
    "relation",
    "entry",
    "confidence",
    "status",
    "created",
    "claim_id",
)
"""Features of a claim, all of them strings; attributes are JSON."""
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOT_IN_XML = "characters that XML 1.0 cannot hold"


class Uima:
    """UIMA CAS as XMI or JSON."""

    def __init__(self, *, as_json: bool) -> None:
        """Make the format of one of the two serialisations."""
        self._json = as_json
        self.name = "uima-json" if as_json else "uima-xmi"
        self.title = f"UIMA CAS {'JSON' if as_json else 'XMI'} (INCEpTION)"
        self._suffix = ".json" if as_json else ".xmi"

    def write(self, documents: Sequence[Document], claims: Sequence[Claim], folder: Path) -> Loss:
        """Write ``ID.xmi`` or ``ID.json`` for each document, and ``TypeSystem.xml``."""
        loss = Loss(format=self.name, claims=len(claims))
        types = type_system()
        own = by_document(claims)
        write_text(folder / "TypeSystem.xml", str(types.to_xml()))
        for document in documents:
            held = own.get(document.document_id, [])
            if not self._json and _NOT_XML.search(document.text):
                loss.notes.append(f"The text of {document.document_id} has {_NOT_IN_XML}; it was left out.")
                for claim in held:
                    loss.leave_out(claim, f"a text with {_NOT_IN_XML}")
                continue
            cas = _cas(document.text, self._allowed(held, loss), types)
            written = cas.to_json(pretty_print=True) if self._json else cas.to_xmi(pretty_print=True)
            write_text(folder / f"{safe_name(document.document_id)}{self._suffix}", str(written))
        return loss

    def read(self, path: Path, *, annotator: str | None = None) -> Reading:
        """Read the files of a folder; in INCEpTION's exports the file's folder names the document."""
        reading = Reading()
        for file in files_in(path, f"*{self._suffix}", what=self.title):
            cas = self._load(file)
            document = unsafe_name(file.stem)
            text = str(cas.sofa_string or "")
            reading.texts[document] = text
            for number, held in enumerate(_structures(cas), start=1):
                try:
                    reading.claims.append(_claim(held, text, document=document, annotator=annotator))
                except ValueError as error:
                    reading.problems.append(f"{file.name}, claim {number}: {error}.")
        return reading

    def _allowed(self, claims: Sequence[Claim], loss: Loss) -> Iterator[Claim]:
        for claim in claims:
            if not self._json and any(_NOT_XML.search(str(value)) for value in _features(claim).values()):
                loss.leave_out(claim, f"values with {_NOT_IN_XML}")
            else:
                yield claim

    def _load(self, file: Path) -> Cas:
        from cassis import load_cas_from_json, load_cas_from_xmi, load_typesystem

        # Read by ourselves: an XML file must not reach for anything, and errors are to name it.
        content = read_text(file)
        check_content(content, file)
        try:
            if self._json:
                return load_cas_from_json(content)
            if "<!DOCTYPE" in content or "<!ENTITY" in content:
                raise InputError(
                    f"{file} declares a document type or entities, which no CAS has; it was not read."
                )
            places = (file.with_name("TypeSystem.xml"), file.parent.parent / "TypeSystem.xml")
            beside = next((each for each in places if each.is_file()), None)
            types = load_typesystem(read_text(beside)) if beside else type_system()
            return load_cas_from_xmi(content, typesystem=types, lenient=True)
        except InputError:
            raise
        except Exception as error:
            # dkpro-cassis lets through whatever its parsers and lookups raise.
            raise InputError(
                f"{file} is no UIMA CAS that can be read: {type(error).__name__}: {error}."
            ) from error


def type_system() -> TypeSystem:
    """Return the type system of the files."""
    from cassis import TypeSystem

    types = TypeSystem()
    for name, above in ((SPAN_TYPE, "uima.tcas.Annotation"), (DOCUMENT_TYPE, "uima.cas.AnnotationBase")):
        made = types.create_type(name=name, supertypeName=above)
        for feature in FEATURES:
            types.create_feature(domainType=made, name=feature, rangeType="uima.cas.String")
    return types


def _cas(text: str, claims: Iterator[Claim], types: TypeSystem) -> Cas:
    from cassis import Cas

    cas = Cas(typesystem=types)
    cas.sofa_string = text
    cas.sofa_mime = "text/plain"
    span, whole = types.get_type(SPAN_TYPE), types.get_type(DOCUMENT_TYPE)
    for claim in claims:
        if claim.start is None:
            cas.add(whole(**_features(claim)))
        else:
            cas.add(span(begin=claim.start, end=claim.end, **_features(claim)))
    return cas


def _features(claim: Claim) -> dict[str, str]:
    said = aspects(claim)
    if "attributes" in said:
        said["attributes"] = json.dumps(said["attributes"], ensure_ascii=False)
    if "confidence" in said:
        said["confidence"] = repr(said["confidence"])
    own = {
        "layer": claim.layer,
        "label": claim.label,
        "annotator": claim.annotator,
        "claim_id": claim.claim_id,
    }
    return own | {name: str(value) for name, value in said.items()}


def _structures(cas: Cas) -> Iterator[Any]:
    known = {each.name for each in cas.typesystem.get_types()}
    for name in (DOCUMENT_TYPE, SPAN_TYPE):
        if name in known:
            yield from cas.select(name)


def _claim(held: Any, text: str, *, document: str, annotator: str | None) -> Claim:
    said: dict[str, Any] = {name: getattr(held, name, None) for name in FEATURES}
    if said["attributes"]:
        found = json.loads(said["attributes"])
        said["attributes"] = found if isinstance(found, Mapping) else {"attributes": said["attributes"]}
    if not said["label"]:
        raise ValueError("it has no label")
    span = held.type.name == SPAN_TYPE
    return make_claim(
        text,
        document_id=document,
        layer=said.pop("layer") or NO_LAYER,
        label=said.pop("label"),
        annotator=said.pop("annotator") or annotator or "imported",
        start=int(held.begin) if span else None,
        end=int(held.end) if span else None,
        claim_id=said.pop("claim_id"),
        said=said,
    )
