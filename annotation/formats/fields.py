"""The fields of a claim as plain values that a file can hold, and a claim made of them again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ...corpus.errors import CorpusError
from ...corpus.standoff.claims import Claim, claim_on

ASPECTS = (
    "voice",
    "source",
    "target",
    "attributes",
    "related_id",
    "relation",
    "entry",
    "confidence",
    "status",
    "created",
)
"""What a claim says beside its place, its label and who makes it."""
NO_LAYER = "imported"
"""The layer of a claim that is read from a file which gives its label alone."""


def aspects(claim: Claim, *, without: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return what a claim says beside its place, label and annotator, without what is empty.

    >>> aspects(claim_on("It fell.", document_id="d", layer="l", label="x", annotator="ann", voice="outlet"))
    {'voice': 'outlet', 'status': 'proposed'}
    """
    found = {name: getattr(claim, name) for name in ASPECTS if name not in without}
    found["attributes"] = dict(claim.attributes) if "attributes" not in without else None
    return {name: value for name, value in found.items() if value is not None and value != {}}


def make_claim(
    text: str,
    *,
    document_id: str,
    layer: str,
    label: str,
    annotator: str,
    start: int | None,
    end: int | None,
    said: Mapping[str, Any] | None = None,
    claim_id: str | None = None,
) -> Claim:
    """Make a claim of what a file says; what it does not say is empty, its status accepted.

    Raises:
        ValueError: when the span does not lie in the text, or a value is of the wrong kind; the message is a clause.
    """
    fields = {name: value for name, value in (said or {}).items() if name in ASPECTS and value is not None}
    attributes = fields.pop("attributes", {})
    if not isinstance(attributes, Mapping):
        raise ValueError("its attributes are no mapping")
    confidence = fields.pop("confidence", None)
    for name, value in fields.items():
        if not isinstance(value, str):
            raise ValueError(f"its {name} is no text")
    try:
        claim = claim_on(
            text,
            document_id=document_id,
            layer=layer,
            label=label,
            annotator=annotator,
            start=start,
            end=end,
            attributes={str(name): str(value) for name, value in attributes.items()},
            confidence=None if confidence is None else float(confidence),
            **({"status": "accepted"} | fields),
        )
    except CorpusError as error:
        raise ValueError(f"its span {start}–{end} does not lie in the text") from error
    return claim if claim_id is None else replace(claim, claim_id=claim_id)


def safe_name(name: str) -> str:
    """Return a file name for an id: other characters than letters, digits, dot, hyphen and underscore as %XX.

    >>> safe_name("r1/2 ä"), unsafe_name("r1%2F2%20%C3%A4")
    ('r1%2F2%20%C3%A4', 'r1/2 ä')
    """
    from urllib.parse import quote

    made = quote(name, safe="")
    return "%2E" + made[1:] if made.startswith(".") else made


def unsafe_name(name: str) -> str:
    """Return the id behind a file name: the inverse of `safe_name`."""
    from urllib.parse import unquote

    return unquote(name)
