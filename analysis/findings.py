"""What an analysis says of one text, before it is tied to a document of a corpus."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from ..corpus.standoff.claims import claim_key, quote_of, text_sha256
from ..corpus.storage.arrays import offsets, plain_array
from ..corpus.storage.columns import arrow_type
from ..corpus.storage.tables import arrow_table, column_types

if TYPE_CHECKING:
    import pyarrow as pa


_NO_ATTRIBUTES: Mapping[str, str] = {}


class Finding(NamedTuple):
    """A label over a span of a text (or over the whole text), with the evidence for it.

    Attributes:
        layer: layer of the label scheme, such as ``loaded_language``.
        label: label within that layer.
        start: first code point of the span; None for the whole text.
        end: one past the last code point; None for the whole text.
        rule: name of the rule that made it; the claim's annotator is ``rule:`` and this.
        entry: id of the lexicon entry or indicator behind it.
        voice: outlet, quoted or attributed; None where the layer has no voice.
        source: the speaker's noun phrase as written; None for the outlet.
        target: the named actor or place the expression refers to.
        attributes: further attributes, as text.
        related: another finding of the same text that this one is related to.
        relation: the name of that relation.
    """

    layer: str
    label: str
    start: int | None
    end: int | None
    rule: str
    entry: str | None = None
    voice: str | None = None
    source: str | None = None
    target: str | None = None
    confidence: float | None = None
    attributes: Mapping[str, str] = _NO_ATTRIBUTES
    related: Finding | None = None
    relation: str | None = None


def claim_rows(findings: Iterable[Finding], *, document_id: str, text: str) -> list[dict[str, Any]]:
    """Tie findings to a document of a corpus, in text order, as rows of the findings table (labels as names).

    Of findings with the same layer, label, span and rule the first counts.

    Raises:
        CorpusError: when a span is empty or lies outside the text.
    """
    claims = ClaimColumns()
    claims.add(findings, document_id=document_id, text=text)
    columns = claims.columns()
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


class ClaimColumns:
    """The columns of the findings table as documents add to them (labels as names).

    Of many findings they take a small part of the room and the time that a mapping for each takes.
    """

    def __init__(self) -> None:
        """Begin without rows."""
        self._rows: list[tuple[Any, ...]] = []
        self._attributes: list[Mapping[str, str]] = []

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self._rows)

    def add(self, findings: Iterable[Finding], *, document_id: str, text: str) -> None:
        """Tie findings to a document of a corpus, in text order; of those with one id the first counts.

        Raises:
            CorpusError: when a span is empty or lies outside the text.
        """
        digest = text_sha256(text)
        seen: set[str] = set()
        for found in sorted(findings, key=_in_text_order):
            key = _claim_id(found, document_id)
            if key in seen:
                continue
            seen.add(key)
            self._attributes.append(found.attributes)
            self._rows.append(
                (
                    key,
                    document_id,
                    found.layer,
                    found.label,
                    found.start,
                    found.end,
                    quote_of(text, found.start, found.end, document_id=document_id, label=found.label),
                    digest,
                    f"rule:{found.rule}",
                    found.voice,
                    found.source,
                    found.target,
                    None if found.related is None else _claim_id(found.related, document_id),
                    found.relation,
                    found.entry,
                    found.confidence,
                )
            )

    def columns(self) -> dict[str, Sequence[Any]]:
        """Return every column by name, attributes as pairs of name and value."""
        pairs = [
            [{"name": name, "value": value} for name, value in attributes.items()]
            for attributes in self._attributes
        ]
        return self._plain() | {"attributes": pairs}

    def table(self) -> pa.Table:
        """Return the Arrow table.

        Raises:
            CorpusError: when a label is none of the scheme.
        """
        import pyarrow as pa

        types = column_types("findings")
        lists: Any = arrow_type(types["attributes"])
        names = [name for attributes in self._attributes for name in attributes]
        said = [value for attributes in self._attributes for value in attributes.values()]
        pairs = pa.StructArray.from_arrays(
            [plain_array(names, pa.string()), plain_array(said, pa.string())], fields=list(lists.value_type)
        )
        starts = offsets([len(attributes) for attributes in self._attributes])
        attributes = pa.ListArray.from_arrays(starts, pairs, type=lists)
        return arrow_table(self._plain() | {"attributes": attributes}, types=types, table="findings")

    def _plain(self) -> dict[str, Sequence[Any]]:
        rows = self._rows
        filled: Iterable[Sequence[Any]] = zip(*rows, strict=True) if rows else ((),) * len(_FILLED)
        columns: dict[str, Sequence[Any]] = dict(zip(_FILLED, filled, strict=True))
        columns["status"] = ["proposed"] * len(rows)
        columns["created"] = [None] * len(rows)
        return columns


_FILLED = (
    "claim_id",
    "document_id",
    "layer",
    "label",
    "start",
    "end",
    "quote",
    "text_sha256",
    "annotator",
    "voice",
    "source",
    "target",
    "related_id",
    "relation",
    "entry",
    "confidence",
)


def _in_text_order(found: Finding) -> tuple[int, int, str, str, str]:
    start = -1 if found.start is None else found.start
    return start, found.end or 0, found.layer, found.label, found.entry or ""


def _claim_id(found: Finding, document_id: str) -> str:
    return claim_key(
        document_id=document_id,
        layer=found.layer,
        label=found.label,
        start=found.start,
        end=found.end,
        annotator=f"rule:{found.rule}",
    )
