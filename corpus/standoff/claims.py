"""Claims: what a rule, a model or a person says of a stretch of text, standing off from the text itself."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..errors import CorpusError

GOLD = "gold:"
"""What the names of adjudicated annotators begin with."""
MACHINES = ("rule:", "model:")
"""What the names of the machine's annotators begin with."""
READING = "reading"
"""The layer in which annotators say of a document that they completed it."""


def is_person(annotator: str) -> bool:
    """Tell whether an annotator is a person: no rule, no model, no adjudicated layer.

    >>> is_person("ann"), is_person("rule:lexicon"), is_person("gold:main")
    (True, False, False)
    """
    return not annotator.startswith((GOLD, *MACHINES))


def text_sha256(text: str) -> str:
    """Return the SHA-256 of a text's UTF-8 bytes, in hexadecimal.

    >>> text_sha256("ceasefire")[:12]
    '2105f3070372'
    """
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One claim about a document: a label over a span, or over the whole document when start and end are None.

    Offsets are Unicode code points into the canonical text, half-open; `quote` equals ``text[start:end]``.
    Make one with `claim_on`, which fills quote, hash and id.
    """

    claim_id: str
    document_id: str
    layer: str
    label: str
    start: int | None
    end: int | None
    quote: str | None
    text_sha256: str
    annotator: str
    voice: str | None = None
    source: str | None = None
    target: str | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)
    related_id: str | None = None
    relation: str | None = None
    entry: str | None = None
    confidence: float | None = None
    status: str = "proposed"
    created: str | None = None

    def to_row(self) -> dict[str, Any]:
        """Return the claim as a row of the findings or annotations table (labels as names)."""
        row = {name: getattr(self, name) for name in self.__slots__}
        row["attributes"] = [{"name": key, "value": value} for key, value in self.attributes.items()]
        return row

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Claim:
        """Return the claim a table row holds (labels as names)."""
        fields = {name: row[name] for name in cls.__slots__}
        fields["attributes"] = {pair["name"]: pair["value"] for pair in row["attributes"] or ()}
        return cls(**fields)


def claim_key(
    *, document_id: str, layer: str, label: str, start: int | None, end: int | None, annotator: str
) -> str:
    """Return the stable id of a claim, which document, layer, label, span and annotator make.

    >>> claim_key(document_id="r1", layer="actor", label="person", start=0, end=4, annotator="rule:actors")
    'f1b13c975d0d1dd2f4e6a'
    """
    key = "\x1f".join((document_id, layer, label, str(start), str(end), annotator))
    return "f" + hashlib.sha256(key.encode("utf-8")).hexdigest()[:20]


def claim_on(
    text: str,
    *,
    document_id: str,
    layer: str,
    label: str,
    annotator: str,
    start: int | None = None,
    end: int | None = None,
    digest: str | None = None,
    **fields: Any,
) -> Claim:
    """Make a claim on a text, with its quote, hash and id filled in.

    Args:
        text: the canonical text of the document.
        start, end: code point offsets, half-open; both None for the whole document.
        digest: `text_sha256(text)` when the caller has it already.
        fields: any other field of `Claim`.

    Raises:
        CorpusError: when the span is empty or lies outside the text.

    >>> claim_on("Turkish proxies withdrew.", document_id="r1", layer="loaded_language",
    ...          label="proxy_label", annotator="rule:example", start=0, end=15).quote
    'Turkish proxies'
    """
    return Claim(
        claim_id=claim_key(
            document_id=document_id, layer=layer, label=label, start=start, end=end, annotator=annotator
        ),
        document_id=document_id,
        layer=layer,
        label=label,
        start=start,
        end=end,
        quote=quote_of(text, start, end, document_id=document_id, label=label),
        text_sha256=digest or text_sha256(text),
        annotator=annotator,
        **fields,
    )


def quote_of(text: str, start: int | None, end: int | None, *, document_id: str, label: str) -> str | None:
    """Return what stands at a span of a text; None for the whole text.

    Raises:
        CorpusError: when the span is empty or lies outside the text; it names document and label.

    >>> quote_of("Turkish proxies withdrew.", 0, 15, document_id="r1", label="proxy_label")
    'Turkish proxies'
    """
    if start is None and end is None:
        return None
    if start is None or end is None or not 0 <= start < end <= len(text):
        raise CorpusError(
            f"Document {document_id}: the span {start}–{end} for “{label}” does not lie in a text of "
            f"{len(text)} characters; offsets are code points, half-open."
        )
    return text[start:end]


def check_quotes(rows: Iterable[Mapping[str, Any]], texts: Mapping[str, str | None]) -> None:
    """Check that the quotes of claims still stand at their offsets.

    Args:
        rows: rows of the findings or annotations table, or their columns ``claim_id``, ``document_id``, ``start``,
            ``end``, ``quote`` and ``status``. Claims on whole documents, and those whose status is ``lost``, hold
            no offsets to check.
        texts: the text of every document by its id; None where a release withholds it.

    Raises:
        CorpusError: at the first claim whose quote is not what stands there.

    >>> check_quotes([{"claim_id": "f1", "document_id": "r1", "start": 4, "end": 10, "quote": "regime",
    ...                "status": "proposed"}], {"r1": "The regime fell."})
    """
    for row in rows:
        if row["start"] is None or row["status"] == "lost":
            continue
        text = texts.get(row["document_id"])
        if text is None and row["document_id"] in texts and row["quote"] is None:
            continue  # a release without this text, hence without the quote
        found = None if text is None else text[row["start"] : row["end"]]
        if found is None or found != row["quote"]:
            reads = "there is no such document" if found is None else f"the text there reads {found!r}"
            raise CorpusError(
                f"Claim {row['claim_id']} quotes {row['quote']!r} at {row['start']}–{row['end']} of document "
                f"{row['document_id']}, but {reads}. Texts or claims were changed by hand; build the corpus again."
            )
