"""Who is behind a release: author pseudonyms that change with it, and pseudonyms for annotators."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from ..claims import claim_key, text_sha256
from ..mentions import PSEUDONYM
from ..privacy import Pseudonymiser
from ..schema import CLAIM_TABLES
from ..tables import decode_labels

if TYPE_CHECKING:
    import pyarrow as pa

_CLAIM_TEXTS = ("quote", "source", "target")


def with_values(table: pa.Table, column: str, values: list[Any]) -> pa.Table:
    """Return a table with other values in a column; type and metadata stay."""
    import pyarrow as pa

    place = table.schema.get_field_index(column)
    field = table.schema.field(place)
    return table.set_column(place, field, pa.array(values, type=field.type))


def rotate_authors(
    tables: Mapping[str, pa.Table], *, pseudonymiser: Pseudonymiser, release: str
) -> dict[str, pa.Table]:
    """Give every author, and every mention of one, the pseudonym of this release.

    Pseudonyms are all of one length, so that no offset moves; hashes of texts are renewed.
    """

    @cache
    def rotated(pseudonym: str) -> str:
        return pseudonymiser.rotated(pseudonym, release=release)

    def said(text: str | None) -> str | None:
        if not text or "reader-" not in text:
            return text
        return PSEUDONYM.sub(lambda found: rotated(found[0]), text)

    comments = tables["comments"]
    authors = [name and rotated(name) for name in comments.column("author").to_pylist()]
    comments = with_values(comments, "author", authors)
    texts = [said(text) for text in comments.column("text").to_pylist()]
    hashes = [
        old if text is None else text_sha256(text)
        for text, old in zip(texts, comments.column("text_sha256").to_pylist(), strict=True)
    ]
    hash_of = dict(zip(comments.column("comment_id").to_pylist(), hashes, strict=True))
    comments = with_values(with_values(comments, "text", texts), "text_sha256", hashes)
    return {**tables, "comments": comments} | {
        name: _rotated_claims(tables[name], said=said, hash_of=hash_of) for name in CLAIM_TABLES
    }


def _rotated_claims(
    claims: pa.Table, *, said: Callable[[str | None], str | None], hash_of: Mapping[str, str]
) -> pa.Table:
    for column in _CLAIM_TEXTS:
        claims = with_values(claims, column, [said(text) for text in claims.column(column).to_pylist()])
    attributes = [
        pairs and [pair | {"value": said(pair["value"])} for pair in pairs]
        for pairs in claims.column("attributes").to_pylist()
    ]
    claims = with_values(claims, "attributes", attributes)
    lost = [status == "lost" for status in decode_labels(claims).column("status").to_pylist()]
    hashes = [
        old if gone else hash_of.get(document, old)
        for document, old, gone in zip(
            claims.column("document_id").to_pylist(),
            claims.column("text_sha256").to_pylist(),
            lost,
            strict=True,
        )
    ]
    return with_values(claims, "text_sha256", hashes)


def hide_annotators(annotations: pa.Table, *, pseudonymiser: Pseudonymiser) -> pa.Table:
    """Give every person among the annotators a pseudonym.

    The id of a claim is made of its annotator too, so that a guess could be tested on it: such ids are made anew, and
    relations follow.
    """
    rows = decode_labels(annotations).to_pylist()
    names = [pseudonymiser.annotator(row["annotator"]) for row in rows]
    renamed: dict[str, str] = {}
    for row, name in zip(rows, names, strict=True):
        parts = {key: row[key] for key in ("document_id", "layer", "label", "start", "end")}
        if name != row["annotator"] and row["claim_id"] == claim_key(**parts, annotator=row["annotator"]):
            renamed[row["claim_id"]] = claim_key(**parts, annotator=name)
    annotations = with_values(annotations, "annotator", names)
    for column in ("claim_id", "related_id"):
        values = [renamed.get(one, one) for one in annotations.column(column).to_pylist()]
        annotations = with_values(annotations, column, values)
    return annotations
