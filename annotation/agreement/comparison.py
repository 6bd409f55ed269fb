"""The machine beside a reference, people or gold, on the documents that the reference worked on to the end."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ...corpus.errors import InputError
from ...corpus.scheme import Scheme, annotation_scheme, default_scheme
from ...corpus.standoff.claims import Claim
from ...corpus.text.canonical import counted
from ..label_studio.provenance import UNFINISHED
from ..layers import check_layers
from ..store import held_annotations
from .study import DOCUMENT, GOLD, READING, SPAN, Study, make_study, named, narrowed
from .values import ALL

if TYPE_CHECKING:
    from ...corpus.corpus import Corpus

MACHINE = "machine"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The machine beside the reference.

    Attributes:
        reference: who the reference is.
        study: its claims, and under ``machine`` those of the machine on the same documents.
        texts: the text of every document.
        units: the layers that are compared, each with its unit (span or document).
        left_out: layers of the reference in which the machine claims nothing at all.
        notes: what else was left out, as sentences.
    """

    reference: tuple[str, ...]
    study: Study
    texts: Mapping[str, str]
    units: tuple[tuple[str, str], ...]
    left_out: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = field(default=())

    @property
    def documents(self) -> list[str]:
        """The documents that are compared, in the order of their ids."""
        return self.documents_on(None)

    def documents_on(self, layer: str | None) -> list[str]:
        """Return the documents that are compared in a layer, in the order of their ids."""
        study = self.study if layer is None else self.study.on(layer)
        return sorted(frozenset().union(*(study.read[name] for name in self.reference)))


def compare(
    annotations: Iterable[Claim],
    findings: Iterable[Claim],
    *,
    texts: Mapping[str, str],
    against: str | None = None,
    layers: Collection[str] | None = None,
    scheme: Scheme | None = None,
    kinds: Mapping[str, str] | None = None,
) -> Comparison:
    """Put findings beside a reference.

    Args:
        annotations: the claims of the annotations table.
        findings: the claims of the findings table.
        texts: the text of every document by id.
        against: the reference, an annotator or a gold layer; if None the only gold layer, or without one all people.
        layers: the layers wanted; those in which both claim something if None.
        scheme: the label scheme, which knows the layers; the shipped one if None.
        kinds: whether a document is a ``report`` or a ``comment``, so that layers which are asked of one of them are
            compared there alone; None to compare all everywhere.

    Raises:
        InputError: when there is no reference, it completed no document or claims nothing there, or a layer is not
            known.
    """
    annotations, findings = list(annotations), list(findings)
    scheme = scheme or default_scheme()
    check_layers(layers, claims=[*annotations, *findings], scheme=scheme)
    names = {claim.annotator for claim in annotations}
    gold = sorted(name for name in names if name.startswith(GOLD))
    if against is None and len(gold) > 1:
        raise InputError(
            f"There are several gold layers ({', '.join(gold)}); say against which to evaluate (--against)."
        )
    chosen = against or (gold[0] if gold else None)
    people = make_study(
        annotations,
        annotators=None if chosen is None else [chosen],
        layers=layers,
        kinds=kinds,
        scheme=scheme,
    )
    _check_reference(people, layers=layers)
    findings = [claim for claim in findings if claim.status not in ("rejected", "lost")]
    asked = people.layers()
    answered = {(claim.layer, DOCUMENT if claim.start is None else SPAN) for claim in findings}
    units = asked if layers is not None else [each for each in asked if each in answered]
    if not findings:
        raise InputError(
            f"The findings hold nothing in the layers of the reference ({listed(asked)}), nor in others; analyse the "
            "corpus first, with: commentariat analyze"
        )
    if not units:
        raise InputError(
            f"The machine claims nothing in the layers of the reference ({listed(asked)}), so that nothing can be "
            f"compared: it knows {listed(sorted(answered))}. Compare people with each other, with: commentariat "
            "annotate agreement"
        )
    read = frozenset().union(*people.read.values())
    own: dict[tuple[str, str], list[Claim]] = {}
    for claim in findings:
        if claim.document_id in read and claim.document_id not in people.elsewhere.get(claim.layer, ()):
            own.setdefault((MACHINE, claim.document_id), []).append(replace(claim, annotator=MACHINE))
    study = replace(
        people,
        annotators=(*people.annotators, MACHINE),
        read={**people.read, MACHINE: read},
        claims={**people.claims, **{key: tuple(claims) for key, claims in own.items()}},
    )
    return Comparison(
        reference=people.annotators,
        study=study,
        texts=texts,
        units=tuple(units),
        left_out=tuple(each for each in asked if each not in units),
        notes=(
            *_unfinished(annotations, chosen, complete=len(read)),
            *narrowed(people, {layer for layer, _ in units}, scheme=scheme),
        ),
    )


def compare_corpus(
    corpus: Corpus, *, against: str | None = None, layers: Collection[str] | None = None
) -> Comparison:
    """Put the findings of a corpus beside its annotations; see `compare`."""
    held = held_annotations(corpus)
    compared = compare(
        held.claims,
        (Claim.from_row(row) for row in corpus.arrow("findings").to_pylist()),
        texts=corpus.texts(),
        against=against,
        layers=layers,
        scheme=annotation_scheme(corpus.path),
        kinds=held.kinds,
    )
    return replace(compared, notes=(*compared.notes, *held.notes))


def _unfinished(annotations: Iterable[Claim], reference: str | None, *, complete: int) -> tuple[str, ...]:
    """Return a note on the documents on which a gold layer is not complete: what is left is the easier part."""
    number = len(
        {
            claim.document_id
            for claim in annotations
            if claim.annotator == reference and (claim.layer, claim.label) == (READING, UNFINISHED)
        }
    )
    if not number or reference is None or not reference.startswith(GOLD):
        return ()
    return (
        f"{reference} is complete on {complete:,} of {counted(complete + number, 'document')}, those on which "
        f"annotators agree or somebody decided. The other {number:,}, mostly the harder ones, are not compared, so "
        "that scores are higher than over all; have them decided (commentariat annotate push --adjudicate), or see "
        "them against one annotator (--against).",
    )


def _check_reference(people: Study, *, layers: Collection[str] | None) -> None:
    if not people.annotators:
        raise InputError(
            "There are no people's claims to evaluate against. Bring them in with: commentariat annotate pull, or "
            "commentariat annotate import"
        )
    who = named(people.annotators)
    if not people.documents():
        if who.startswith(GOLD):
            found = f"{who} is complete on no document"
            remedy = (
                "See what is left to decide with: commentariat annotate disagreements, have it decided with: "
                "commentariat annotate push --adjudicate, or evaluate against an annotator (--against)."
            )
        else:
            found = f"no document was completed by {who}"
            remedy = "Bring finished work in with: commentariat annotate pull, or choose another annotator (--against)."
        raise InputError(
            f"There is nothing to evaluate: {found}, and elsewhere nobody knows what the machine got wrong. {remedy}"
        )
    if not any(people.claims.values()):
        where = f" in {', '.join(layers)}" if layers else ""
        raise InputError(
            f"There is nothing to evaluate against: {who} marked nothing{where} on what was completed. Name "
            "another layer, or another annotator (--against)."
        )


def once(claims: Iterable[Claim], *, label: str) -> list[Claim]:
    """Return claims of a label, one of each span: two rules that find the same have found it once."""
    chosen = (claim for claim in claims if label in (ALL, claim.label))
    return list({(claim.label, claim.start, claim.end): claim for claim in chosen}.values())


def listed(units: Iterable[tuple[str, str]]) -> str:
    """Return layers and their units in words.

    >>> listed([("sentiment", "document")])
    'sentiment (document)'
    """
    return ", ".join(f"{layer} ({unit})" for layer, unit in units)
