"""A corpus's claims out to another tool's files and back: verified, and nothing shifted in silence."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ...corpus.errors import InputError, OutputError
from ...corpus.nearest import nearest
from ...corpus.scheme import Scheme, annotation_scheme, default_scheme
from ...corpus.standoff.anchoring import reanchor
from ...corpus.standoff.claims import Claim, text_sha256
from ..layers import check_layers
from ..store import document_kinds, write_annotations
from .base import Loss, Reading, derived_id
from .fields import NO_LAYER
from .registry import format_named
from .who_read import read_reading, write_reading

if TYPE_CHECKING:
    from ...corpus.corpus import Corpus

DOCUMENT = "document"
"""The unit of layers that hold of whole documents alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarantined:
    """A claim of a file that was not taken over.

    Attributes:
        claim: the claim as the file has it.
        reason: why, as a clause.
        proposal: the claim where its words stand in the corpus's text, if they stand in one place that is clear.
    """

    claim: Claim
    reason: str
    proposal: Claim | None = None


@dataclass(slots=True, kw_only=True)
class Imported:
    """What an import did.

    Attributes:
        claims: the claims that were taken over.
        quarantined: those that were not.
        problems: what could not be read, as sentences.
    """

    claims: list[Claim] = field(default_factory=list)
    quarantined: list[Quarantined] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def export(
    corpus: Corpus,
    to: str,
    out: str | Path,
    *,
    tables: Collection[str] = ("annotations",),
    annotators: Collection[str] | None = None,
    layers: Collection[str] | None = None,
) -> Loss:
    """Write the claims of a corpus, with its texts, as files of another tool.

    Args:
        corpus: the corpus.
        to: the name of the format; see `formats`.
        out: a new or empty folder.
        tables: ``annotations`` (people), ``findings`` (the machine) or both.
        annotators: whose claims; everybody's if None.
        layers: the layers wanted; all if None.

    Returns:
        What the format could not hold.

    Raises:
        InputError: when there is no such format or layer, or none of the claims is of an annotator.
        OutputError: when the folder holds something, or cannot be written.
    """
    chosen = format_named(to)
    folder = Path(out)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise OutputError(
            f"{folder} holds something already, and nothing there was touched; choose a new folder."
        )
    held = [Claim.from_row(row) for table in tables for row in corpus.arrow(table).to_pylist()]
    check_layers(layers, claims=held, scheme=annotation_scheme(corpus.path))
    known = {claim.annotator for claim in held}
    for name in annotators or ():
        if name not in known:
            raise InputError(
                f"No annotator is called “{name}”; those with claims are {', '.join(sorted(known)) or 'none'}."
            )
    wanted = [
        claim
        for claim in held
        if claim.status != "rejected"
        and (annotators is None or claim.annotator in annotators)
        and (layers is None or claim.layer in layers)
    ]
    there = document_kinds(corpus, {claim.document_id for claim in wanted})
    claims = [claim for claim in wanted if claim.document_id in there and claim.status != "lost"]
    loss = chosen.write(list(corpus.documents()), claims, folder)
    write_reading(claims, folder, loss)
    loss.claims = len(wanted)
    for claim in wanted:
        if claim.document_id not in there:
            loss.leave_out(claim, "on a text that the corpus no longer holds")
        elif claim.status == "lost":
            loss.leave_out(claim, "lost when its text changed")
    return loss


def import_claims(
    corpus: Corpus, path: str | Path, from_: str, *, annotator: str | None = None, dry_run: bool = False
) -> Imported:
    """Take the claims of another tool's files over into the annotations table.

    Every claim is checked against the corpus's own text: a claim on another text, or whose words are not what stands
    at its offsets, is quarantined with a proposal, never moved in silence. Claims of rules and models are not people's
    and are quarantined too. A label that the files give without a layer is of the one layer of the scheme that has it.

    Args:
        corpus: the corpus.
        path: the file or folder.
        from_: the name of the format.
        annotator: whose the claims are; what the files say if None.
        dry_run: check, and write nothing.

    Raises:
        InputError: when the files are not of this format, or do not exist.
        OutputError: when the corpus cannot be written.
    """
    source = Path(path)
    if not source.exists():
        raise InputError(f"{source} does not exist; name the file or folder that the other tool exported.")
    reading = format_named(from_).read(source, annotator=annotator)
    reading.claims += read_reading(source, annotator=annotator)
    imported = verified(reading, corpus.texts(), scheme=annotation_scheme(corpus.path))
    if imported.claims and not dry_run:
        write_annotations(corpus, imported.claims)
    return imported


def verified(reading: Reading, texts: dict[str, str], *, scheme: Scheme | None = None) -> Imported:
    """Check what was read against the texts and the label scheme of a corpus.

    Args:
        reading: what the files say.
        texts: the corpus's texts by document id.
        scheme: the label scheme; the shipped one if None.
    """
    scheme = scheme or default_scheme()
    known = {(layer.name, label) for layer in scheme.layers for label in layer}
    digests = {name: text_sha256(text) for name, text in texts.items()}
    imported = Imported(problems=list(reading.problems))
    taken: dict[str, Claim] = {}
    for claim in in_layers(reading.claims, scheme=scheme):
        if taken.get(claim.claim_id) == claim:
            continue
        text = texts.get(claim.document_id)
        reason, proposal = None, None
        if text is None:
            reason = "the corpus has no such document"
        elif claim.annotator.startswith(("rule:", "model:")):
            reason = "it is the machine's, and findings come from the analysis"
        elif (claim.layer, claim.label) not in known:
            reason = _unknown(claim, scheme=scheme, form=reading.form)
        elif claim.claim_id in taken:
            reason = "another claim of the files has the same id"
        elif claim.text_sha256 != digests[claim.document_id]:
            if claim.start is None or claim.quote is None:
                claim = replace(claim, text_sha256=digests[claim.document_id])
            else:
                found = reanchor(claim, old_text=reading.texts.get(claim.document_id), new_text=text)
                proposal = found.claim if found.outcome == "moved" else None
                reason = "it was made on another text than the corpus's"
        if reason is None:
            taken[claim.claim_id] = claim
            imported.claims.append(claim)
        else:
            imported.quarantined.append(Quarantined(claim=claim, reason=reason, proposal=proposal))
    return imported


def in_layers(claims: Sequence[Claim], *, scheme: Scheme) -> list[Claim]:
    """Return claims with a layer for those that came without one, where one layer alone of the scheme has their label.

    >>> from commentariat.corpus.standoff.claims import claim_on
    >>> plain = claim_on("So he says.", document_id="d", layer=NO_LAYER, label="hedge", annotator="ann", start=0, end=2)
    >>> [claim.layer for claim in in_layers([plain], scheme=default_scheme())]
    ['loaded_language']
    """
    placed: list[Claim] = []
    ids: dict[str, str] = {}
    for claim in claims:
        names = layers_with(claim.label, scheme=scheme, span=claim.start is not None)
        if claim.layer != NO_LAYER or NO_LAYER in scheme.layer_names or len(names) != 1:
            placed.append(claim)
            continue
        found = replace(claim, layer=names[0])
        if claim.claim_id == derived_id(claim):
            found = replace(found, claim_id=derived_id(found))
            ids[claim.claim_id] = found.claim_id
        placed.append(found)
    return [replace(claim, related_id=ids.get(claim.related_id or "", claim.related_id)) for claim in placed]


def layers_with(label: str, *, scheme: Scheme, span: bool) -> list[str]:
    """Return the layers of a scheme that have a label, of those for spans or for whole documents."""
    return [
        layer.name
        for layer in scheme.layers
        if label in set(layer) and (layer.unit != DOCUMENT if span else not layer.of_spans)
    ]


def _unknown(claim: Claim, *, scheme: Scheme, form: str) -> str:
    """Say why a claim's label is not one of the scheme, and how the files could say it."""
    label, span = claim.label, claim.start is not None
    names = layers_with(label, scheme=scheme, span=span)
    if claim.layer != NO_LAYER:
        said = f"the label scheme has no label “{label}” in a layer “{claim.layer}”"
    elif names:
        said = f"the label “{label}” stands in several layers"
    else:
        said = f"the label scheme has no label “{label}” for {'spans' if span else 'whole documents'}"
    if not names:
        near = nearest(label, scheme.label_names)
        label = near[0] if near else label
        names = layers_with(label, scheme=scheme, span=span)
    written = [form.format(layer=name, label=label) for name in names]
    return f"{said}; write {' or '.join(written)}" if written else said
