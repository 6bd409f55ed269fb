"""Who is behind a release: author pseudonyms that change with it, and pseudonyms for annotators."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from ..privacy.pseudonyms import Pseudonymiser
from ..standoff.claims import GOLD, claim_key, text_sha256
from ..storage.tables import decode_labels
from ..text.stand_ins import with_pseudonyms

if TYPE_CHECKING:
    import pyarrow as pa

_CLAIM_TEXTS = ("quote", "source", "target")
_KEY = ("document_id", "layer", "label", "start", "end")
_REMEMBERED = 50_000


def with_values(table: pa.Table, column: str, values: list[Any]) -> pa.Table:
    """Return a table with other values in a column; type and metadata stay."""
    import pyarrow as pa

    place = table.schema.get_field_index(column)
    field = table.schema.field(place)
    return table.set_column(place, field, pa.array(values, type=field.type))


class Rotation:
    """Gives every author, and every mention of one, the pseudonym of one release.

    Pseudonyms are all of one length, so that no offset moves; hashes of texts are renewed.
    """

    def __init__(self, pseudonymiser: Pseudonymiser, *, release: str) -> None:
        """Take the key and the tag of the release."""
        self._rotated: Callable[[str], str] = lru_cache(_REMEMBERED)(
            lambda pseudonym: pseudonymiser.rotated(pseudonym, release=release)
        )

    def reports(self, rows: pa.Table) -> pa.Table:
        """Return reports with the pseudonyms of the release, which stand in those that readers wrote."""
        authors = [
            names and [self._said(name) for name in names] for names in rows.column("authors").to_pylist()
        ]
        rows = with_values(rows, "authors", authors)
        rows = with_values(rows, "title", list(map(self._said, rows.column("title").to_pylist())))
        return self._texts(rows)

    def comments(self, rows: pa.Table) -> pa.Table:
        """Return comments with the pseudonyms of the release."""
        authors = [name and self._rotated(name) for name in rows.column("author").to_pylist()]
        return self._texts(with_values(rows, "author", authors))

    def _texts(self, rows: pa.Table) -> pa.Table:
        texts = [self._said(text) for text in rows.column("text").to_pylist()]
        hashes = [
            old if text is None else text_sha256(text)
            for text, old in zip(texts, rows.column("text_sha256").to_pylist(), strict=True)
        ]
        return with_values(with_values(rows, "text", texts), "text_sha256", hashes)

    def claims(self, rows: pa.Table, hash_of: Mapping[str, str | None]) -> pa.Table:
        """Return findings or annotations with the pseudonyms of the release.

        Args:
            rows: the claims, labels as integers.
            hash_of: the new hash of the text of every document that has another one now.
        """
        for column in _CLAIM_TEXTS:
            rows = with_values(rows, column, [self._said(text) for text in rows.column(column).to_pylist()])
        attributes = [
            pairs and [pair | {"value": self._said(pair["value"])} for pair in pairs]
            for pairs in rows.column("attributes").to_pylist()
        ]
        rows = with_values(rows, "attributes", attributes)
        status = decode_labels(rows.select(["status"])).column("status").to_pylist()
        documents, hashes = (rows.column(name).to_pylist() for name in ("document_id", "text_sha256"))
        renewed = [
            old if how == "lost" else hash_of.get(document) or old
            for document, old, how in zip(documents, hashes, status, strict=True)
        ]
        return with_values(rows, "text_sha256", renewed)

    def _said(self, text: str | None) -> str | None:
        return with_pseudonyms(text, self._rotated)


class HiddenAnnotators:
    """Gives every person among the annotators a pseudonym; adjudicated layers keep their names.

    The id of a claim is made of its annotator too, so that a guess could be tested on it: such ids are made anew, and
    relations follow.
    """

    def __init__(self, pseudonymiser: Pseudonymiser, annotations: Callable[[], Iterable[pa.Table]]) -> None:
        """Take the key, and what reads all annotations in parts, for the relations between them."""
        self._pseudonymiser = pseudonymiser
        wanted = {one for rows in annotations() for one in rows.column("related_id").to_pylist()} - {None}
        self._renamed: dict[str, str] = {}
        for rows in annotations() if wanted else ():
            for old, new in self._ids(rows):
                if old in wanted:
                    self._renamed[old] = new

    def claims(self, rows: pa.Table) -> pa.Table:
        """Return annotations under pseudonyms."""
        ids = [new for _, new in self._ids(rows)]
        names = [self._name(name) for name in rows.column("annotator").to_pylist()]
        related = [self._renamed.get(one, one) for one in rows.column("related_id").to_pylist()]
        for column, values in (("claim_id", ids), ("annotator", names), ("related_id", related)):
            rows = with_values(rows, column, values)
        return rows

    def _ids(self, rows: pa.Table) -> Iterable[tuple[str, str]]:
        for row in decode_labels(rows.select(["claim_id", "annotator", *_KEY])).to_pylist():
            parts = {key: row[key] for key in _KEY}
            old, name = row["claim_id"], self._name(row["annotator"])
            made = name != row["annotator"] and old == claim_key(**parts, annotator=row["annotator"])
            yield old, claim_key(**parts, annotator=name) if made else old

    def _name(self, annotator: str) -> str:
        return annotator if annotator.startswith(GOLD) else self._pseudonymiser.annotator(annotator)
