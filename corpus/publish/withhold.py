"""A release without texts: ids, offsets, labels and hashes, to be joined again with texts that somebody has.

What stands in a text leaves with it: title, bylines, quotes, and where a claim names its source, its target or an
attribute in the words of the text, the place of these words is kept in their stead (as an attribute ``source@`` whose
value is ``start:end``). `hydrate` in `commentariat.corpus.publish.hydrate` puts everything back.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..storage.columns import arrow_schema, columns_of, value
from ..text.stand_ins import PREFIX, PSEUDONYM
from .protect import with_values

if TYPE_CHECKING:
    import pyarrow as pa

HYDRATION = "hydration_sha256"
PLACE = "@"
"""Ends the name of an attribute that is the place of words in the text."""
_NOBODY = PREFIX + 16 * "0"
_SHORTEST = 4
_FROM_TEXT = {"reports": ("title", "authors", "text"), "comments": ("text",)}


def hydration_sha256(text: str) -> str:
    """Return the hash on which texts are joined: SHA-256 of a text in which all pseudonyms are alike.

    Whoever builds the texts again has another key, hence other pseudonyms of the same length.

    >>> hydration_sha256("Dear reader-0123456789abcdef,") == hydration_sha256("Dear reader-fedcba9876543210,")
    True
    """
    return hashlib.sha256(PSEUDONYM.sub(_NOBODY, text).encode("utf-8")).hexdigest()


def withhold_documents(table: str, rows: pa.Table, stays: Sequence[bool]) -> pa.Table:
    """Take the texts of some reports or comments out, and what stands in their texts.

    Args:
        table: reports or comments.
        rows: their rows, with their texts.
        stays: for each row whether its text stays behind.

    Returns:
        The rows, with a column ``hydration_sha256`` more.
    """
    texts = rows.column("text").to_pylist()
    for column in _FROM_TEXT[table]:
        nothing = [] if column == "authors" else None
        values = rows.column(column).to_pylist()
        told = [nothing if hidden else value for value, hidden in zip(values, stays, strict=True)]
        rows = with_values(rows, column, told)
    return _with_hashes(rows, [hydration_sha256(text) for text in texts])


def _with_hashes(table: pa.Table, hashes: list[str]) -> pa.Table:
    import pyarrow as pa

    schema = arrow_schema({**columns_of(table.schema), HYDRATION: value("string")})
    wider = table.append_column(HYDRATION, pa.array(hashes, type=pa.string()))
    return wider.replace_schema_metadata(schema.metadata)


def withhold_claims(claims: pa.Table, texts: Mapping[str, str]) -> pa.Table:
    """Take what stands in a text out of the claims on it, and leave the places of these words.

    Args:
        claims: findings or annotations.
        texts: the texts that stay behind, by document.
    """
    columns = ("document_id", "start", "quote", "source", "target", "attributes")
    rows = claims.select(columns).to_pylist()
    for row in rows:
        text = texts.get(row["document_id"])
        if text is None:
            continue
        row["quote"] = None
        kept: list[dict[str, Any]] = []
        for pair in row["attributes"] or ():
            at = _place(pair["value"], text, near=row["start"])
            kept.append(pair if at is None else {"name": pair["name"] + PLACE, "value": at})
        for name in ("source", "target"):
            at = _place(row[name], text, near=row["start"], shortest=1)
            if at is not None:
                kept.append({"name": name + PLACE, "value": at})
                row[name] = None
        row["attributes"] = kept
    for column in ("quote", "source", "target", "attributes"):
        claims = with_values(claims, column, [row[column] for row in rows])
    return claims


def _place(words: str | None, text: str, *, near: int | None, shortest: int = _SHORTEST) -> str | None:
    """Return where words stand in a text, the occurrence nearest to a claim; None where they do not."""
    if not words or len(words) < shortest or words not in text:
        return None
    starts, at = [], text.find(words)
    while at >= 0 and len(starts) < 1_000:
        starts.append(at)
        at = text.find(words, at + 1)
    start = min(starts, key=lambda one: abs(one - (near or 0)))
    return f"{start}:{start + len(words)}"
