"""Writing to the annotations table: some annotators' claims take the place of what they claimed before."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from ..corpus.claims import Claim, check_quotes
from ..corpus.corpus import Corpus
from ..corpus.errors import CorpusError
from ..corpus.folder import transaction
from ..corpus.provenance import stage_corpus
from ..corpus.schema import TABLES
from ..corpus.scheme import annotation_scheme
from ..corpus.tables import decode_labels, read_parquet, to_arrow


def read_annotations(corpus: Corpus) -> list[Claim]:
    """Return every claim of the annotations table."""
    return [Claim.from_row(row) for row in corpus.arrow("annotations").to_pylist()]


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
