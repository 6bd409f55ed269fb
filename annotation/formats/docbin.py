"""spaCy DocBin: a file for each annotator, spans in ``doc.spans[LAYER]``, labels of documents in ``doc.cats``.

Spans of spaCy are made of tokens: a claim that begins or ends within one is left out. What a span of spaCy has no
place for stands in ``doc.user_data["commentariat"]`` by claim id, which is the span's ``id_``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...corpus.corpus import Document
from ...corpus.errors import InputError
from ...corpus.files import write_whole
from ...corpus.standoff.claims import Claim
from .base import Loss, Reading, annotators, by_document
from .fields import NO_LAYER, aspects, make_claim, safe_name, unsafe_name
from .files import check_content, files_in

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer
    from spacy.tokens import Doc

_OURS = "commentariat"
_SEPARATOR = "/"


class SpacyDocBin:
    """spaCy's DocBin, for training pipelines and for Python."""

    name = "spacy"
    title = "spaCy DocBin"

    def write(self, documents: Sequence[Document], claims: Sequence[Claim], folder: Path) -> Loss:
        """Write ``ANNOTATOR.spacy``."""
        from spacy.tokens import DocBin

        loss = Loss(format=self.name, claims=len(claims))
        tokenizer = _tokenizer()
        for who in annotators(claims):
            own = by_document(claim for claim in claims if claim.annotator == who)
            packed = DocBin(store_user_data=True)
            for document in documents:
                packed.add(_doc(tokenizer, document, own.get(document.document_id, ()), loss))
            write_whole(folder / f"{safe_name(who)}.spacy", packed.to_bytes(), what="The export")
        return loss

    def read(self, path: Path, *, annotator: str | None = None) -> Reading:
        """Read ``.spacy`` files; the file's name is the annotator's."""
        from spacy.tokens import DocBin
        from spacy.vocab import Vocab

        reading = Reading()
        vocabulary = Vocab()
        for file in files_in(path, "*.spacy", what="DocBin"):
            content = file.read_bytes()
            check_content(content, file)
            try:
                docs = list(DocBin().from_bytes(content).get_docs(vocabulary))
            except Exception as error:
                # Whatever msgpack, zlib and numpy raise on bytes that are something else.
                raise InputError(
                    f"{file} is no DocBin of spaCy: {type(error).__name__}: {str(error).rstrip('.')}."
                ) from error
            for number, doc in enumerate(docs, start=1):
                _read(
                    doc,
                    reading,
                    annotator=annotator or unsafe_name(file.stem),
                    where=f"{file.name}, text {number}",
                )
        return reading


@cache
def _tokenizer() -> Tokenizer:
    """Return spaCy's tokenizer for English, which needs no pipeline."""
    import spacy

    return spacy.blank("en").tokenizer


def _doc(tokenizer: Tokenizer, document: Document, claims: Sequence[Claim], loss: Loss) -> Doc:
    doc = tokenizer(document.text)
    groups: dict[str, list[Any]] = {}
    ours: dict[str, Any] = {"document_id": document.document_id, "spans": {}, "documents": []}
    for claim in claims:
        said = aspects(claim)
        if claim.start is None or claim.end is None:
            doc.cats[f"{claim.layer}{_SEPARATOR}{claim.label}"] = 1.0
            ours["documents"].append(
                {"layer": claim.layer, "label": claim.label, "claim_id": claim.claim_id, **said}
            )
            continue
        span = doc.char_span(claim.start, claim.end, label=claim.label, span_id=claim.claim_id)
        if span is None:
            loss.leave_out(claim, "a span that does not begin and end with a token of spaCy's")
            continue
        groups.setdefault(claim.layer, []).append(span)
        ours["spans"][claim.claim_id] = said
    for layer, spans in groups.items():
        doc.spans[layer] = spans
    doc.user_data[_OURS] = ours
    return doc


def _read(doc: Doc, reading: Reading, *, annotator: str, where: str) -> None:
    ours = doc.user_data.get(_OURS)
    ours = ours if isinstance(ours, Mapping) else {}
    document = str(ours.get("document_id") or where)
    reading.texts[document] = doc.text

    def add(
        layer: str, label: str, start: int | None, end: int | None, said: Any, claim_id: str | None
    ) -> None:
        try:
            reading.claims.append(
                make_claim(
                    doc.text,
                    document_id=document,
                    layer=layer,
                    label=label,
                    annotator=annotator,
                    start=start,
                    end=end,
                    said=said if isinstance(said, Mapping) else {},
                    claim_id=claim_id or None,
                )
            )
        except ValueError as error:
            reading.problems.append(f"{where}, {label}: {error}.")

    further = ours.get("spans") or {}
    for layer, group in doc.spans.items():
        for span in group:
            add(str(layer), span.label_, span.start_char, span.end_char, further.get(span.id_), span.id_)
    for held in ours.get("documents") or ():
        add(held["layer"], held["label"], None, None, held, held.get("claim_id"))
    if not ours:
        for name, value in doc.cats.items():
            layer, _, label = name.rpartition(_SEPARATOR)
            if value >= 0.5:
                add(layer or NO_LAYER, label, None, None, {}, None)
