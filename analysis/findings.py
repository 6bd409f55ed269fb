"""What an analysis says of one text, before it is tied to a document of a corpus."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from ..corpus.claims import claim_key, quote_of, text_sha256


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
    attributes: Mapping[str, str] = MappingProxyType({})
    related: Finding | None = None
    relation: str | None = None


def claim_rows(findings: Iterable[Finding], *, document_id: str, text: str) -> list[dict[str, Any]]:
    """Tie findings to a document of a corpus, in text order, as rows of the findings table (labels as names).

    Of findings with the same layer, label, span and rule the first counts.

    Raises:
        CorpusError: when a span is empty or lies outside the text.
    """
    digest = text_sha256(text)
    ordered = sorted(
        findings,
        key=lambda f: (-1 if f.start is None else f.start, f.end or 0, f.layer, f.label, f.entry or ""),
    )
    rows: dict[str, dict[str, Any]] = {}
    for found in ordered:
        key = _claim_id(found, document_id)
        if key in rows:
            continue
        rows[key] = {
            "claim_id": key,
            "document_id": document_id,
            "layer": found.layer,
            "label": found.label,
            "start": found.start,
            "end": found.end,
            "quote": quote_of(text, found.start, found.end, document_id=document_id, label=found.label),
            "text_sha256": digest,
            "annotator": f"rule:{found.rule}",
            "voice": found.voice,
            "source": found.source,
            "target": found.target,
            "attributes": [{"name": name, "value": value} for name, value in found.attributes.items()],
            "related_id": None if found.related is None else _claim_id(found.related, document_id),
            "relation": found.relation,
            "entry": found.entry,
            "confidence": found.confidence,
            "status": "proposed",
            "created": None,
        }
    return list(rows.values())


def _claim_id(found: Finding, document_id: str) -> str:
    return claim_key(
        document_id=document_id,
        layer=found.layer,
        label=found.label,
        start=found.start,
        end=found.end,
        annotator=f"rule:{found.rule}",
    )
