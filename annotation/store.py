"""Writing to the annotations table: some annotators' claims take the place of what they claimed before."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..corpus.corpus import Corpus
from ..corpus.errors import CorpusError
from ..corpus.scheme import annotation_scheme
from ..corpus.standoff.claims import Claim, check_quotes
from ..corpus.storage.folder import transaction
from ..corpus.storage.provenance import stage_corpus
from ..corpus.storage.schema import TABLES
from ..corpus.storage.tables import decode_labels, read_parquet, to_arrow
from ..corpus.text.canonical import counted


def read_annotations(corpus: Corpus) -> list[Claim]:
    """Return every claim of the annotations table."""
    return [Claim.from_row(row) for row in corpus.arrow("annotations").to_pylist()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """The annotations of a corpus, with those apart whose texts it holds no more.

    A build keeps what people said of a text that left the input, so that it comes back with the text; nothing can be
    compared with it, made of it or shown on it until then.

    Attributes:
        claims: the annotations on texts that the corpus holds.
        gone: how many others there are.
        kinds: for every document that annotations are on, ``report`` or ``comment``.
    """

    claims: Sequence[Claim]
    gone: int
    kinds: Mapping[str, str]

    @property
    def notes(self) -> tuple[str, ...]:
        """A note on the annotations that are left out, where there are some."""
        return (f"Left out: {gone_claims(self.gone)}.",) if self.gone else ()


def held_annotations(corpus: Corpus) -> Held:
    """Return the claims of the annotations table on texts that the corpus holds, and how many are on others."""
    everything = read_annotations(corpus)
    kinds = document_kinds(corpus, {claim.document_id for claim in everything})
    claims = [claim for claim in everything if claim.document_id in kinds]
    return Held(claims=claims, gone=len(everything) - len(claims), kinds=kinds)


def document_kinds(corpus: Corpus, documents: Collection[str]) -> dict[str, str]:
    """Return for those of some documents that a corpus holds whether they are a ``report`` or a ``comment``."""
    return {
        name: kind
        for kind in ("report", "comment")
        for part in corpus.scan(f"{kind}s", [f"{kind}_id"])
        for name in part.column(0).to_pylist()
        if name in documents
    }


def gone_claims(number: int) -> str:
    """Say how many annotations are on texts that a corpus no longer holds.

    >>> gone_claims(1)
    '1 annotation on a text that the corpus no longer holds'
    """
    return f"{counted(number, 'annotation')} on {'a text' if number == 1 else 'texts'} that the corpus no longer holds"


def write_annotations(
    corpus: Corpus, claims: Iterable[Claim], *, replacing: Callable[[Claim], bool] | None = None
) -> None:
    """Add claims to the annotations table, as one act.

    A claim whose id is there already takes its place; all others stay as they are.

    Args:
        corpus: the corpus.
        claims: the claims; each quote is checked against its text.
        replacing: says which of the claims that are there go; none if None.

    Raises:
        CorpusError: when a quote is not what stands at its offsets, a document or a label is not known, or two of
            the claims have one id.
        OutputError: when the folder cannot be written.
    """
    rows = [claim.to_row() for claim in claims]
    scheme = annotation_scheme(corpus.path)
    texts = corpus.texts()
    ids = [row["claim_id"] for row in rows]
    if len(set(ids)) < len(ids):
        twice = next(name for name in ids if ids.count(name) > 1)
        raise CorpusError(f"Two of the claims to be written have the id {twice}; give each an id of its own.")
    for row in rows:
        if row["document_id"] not in texts:
            raise CorpusError(
                f"Claim {row['claim_id']} is on document {row['document_id']}, which {corpus.path} does not hold; "
                "leave it out, or write it to the corpus it was made on."
            )
    check_quotes(rows, texts)
    with transaction(corpus.path) as stage:
        corpus.refresh()
        tables = {name: read_parquet(corpus.path, name) for name in TABLES}
        new = set(ids)
        kept = [
            row
            for row in decode_labels(tables["annotations"]).to_pylist()
            if row["claim_id"] not in new and not (replacing and replacing(Claim.from_row(row)))
        ]
        tables["annotations"] = to_arrow(
            sorted([*kept, *rows], key=_order), table="annotations", scheme=scheme
        )
        stage_corpus(stage, tables, provenance=corpus.provenance, changed=("annotations",), scheme=scheme)
    corpus.refresh()


def _order(row: dict[str, Any]) -> tuple[str, str, int, str]:
    start = -1 if row["start"] is None else row["start"]
    return row["document_id"], row["annotator"], start, row["claim_id"]
