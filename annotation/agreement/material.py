"""What is compared: claims, with what must be known of their documents, of a corpus or of claims alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ...corpus.scheme import Scheme, annotation_scheme, default_scheme
from ...corpus.standoff.claims import Claim
from ..layers import check_layers
from ..store import held_annotations
from .study import Study, make_study

if TYPE_CHECKING:
    from ...corpus.corpus import Corpus


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Claims to be compared.

    Attributes:
        claims: the claims; of a corpus its annotations on texts that it holds.
        lengths: the length of every document in code points.
        scheme: the label scheme that knows their layers.
        kinds: whether a document is a ``report`` or a ``comment``; empty where nobody knows.
        notes: what was left out, as sentences.
    """

    claims: Sequence[Claim]
    lengths: Mapping[str, int]
    scheme: Scheme
    kinds: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def study(
        self,
        *,
        annotators: Sequence[str] | None = None,
        layers: Collection[str] | None = None,
        documents: Collection[str] | None = None,
    ) -> Study:
        """Sort the claims into a study; see `make_study`."""
        return make_study(
            self.claims,
            annotators=annotators,
            layers=layers,
            documents=documents,
            kinds=self.kinds,
            scheme=self.scheme,
        )


def material_of(
    source: Corpus | Iterable[Claim],
    lengths: Mapping[str, int] | None = None,
    *,
    layers: Collection[str] | None = None,
    scheme: Scheme | None = None,
) -> Material:
    """Return what is compared of a source, a corpus or claims themselves.

    Args:
        source: a corpus, whose annotations are taken, or claims.
        lengths: the lengths, where they are known; else a corpus tells them, and without one a document is taken to
            end where its last span does.
        layers: the layers that will be asked for, which are checked; all if None.
        scheme: the label scheme, which knows the layers; the corpus's own, or the shipped one, if None.

    Raises:
        InputError: when one of the layers is not known.
    """
    from ...corpus.corpus import Corpus

    if isinstance(source, Corpus):
        scheme = scheme or annotation_scheme(source.path)
        held = held_annotations(source)
        check_layers(layers, claims=held.claims, scheme=scheme)
        return Material(
            claims=held.claims,
            lengths=lengths or _lengths(source, held.kinds),
            scheme=scheme,
            kinds=held.kinds,
            notes=held.notes,
        )
    scheme = scheme or default_scheme()
    claims = list(source)
    check_layers(layers, claims=claims, scheme=scheme)
    return Material(claims=claims, lengths=lengths or _ends(claims), scheme=scheme)


def _lengths(corpus: Corpus, documents: Collection[str]) -> dict[str, int]:
    return {each.document_id: len(each.text) for each in corpus.documents() if each.document_id in documents}


def _ends(claims: Iterable[Claim]) -> dict[str, int]:
    ends: dict[str, int] = {}
    for claim in claims:
        ends[claim.document_id] = max(ends.get(claim.document_id, 1), claim.end or 1)
    return ends
