"""What the sections of a card are written from, and how its Markdown looks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..rights import SourceRights
from ..scheme import Scheme
from ..storage.card import Part, plain
from .agreement import LabelAgreement
from .anonymity import Anonymity
from .composition import Composition
from .datasheet import QUESTIONS, Datasheet

if TYPE_CHECKING:
    import pyarrow as pa

OPEN = "*Not filled in"


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFacts:
    """Everything a card is written from.

    Attributes:
        name: the corpus's name.
        hub_id: its id on the Hub, where there is one.
        tag: the tag of the release.
        datasheet: what people said.
        composition: what is counted.
        parts: the splits of every table that is a configuration.
        schemas: the schema of every table.
        scheme: its label scheme.
        provenance: how it was made.
        rights: the sources with the number of reports and comments of each; None for documents without any.
        withheld: documents whose texts stay behind.
        gone: annotations left out, since the corpus no longer holds their texts.
        split_settings: how it was split; empty when it was not.
        agreement: agreement by layer and label; None where nobody measured it.
        anonymity: k-anonymity of comments.
        protected: what was done for this release alone, as sentences.
        figures: the pictures by path, with what they show.
        changes: what changed since earlier tags: tag and lines, the newest first.
    """

    name: str
    hub_id: str | None
    tag: str | None
    datasheet: Datasheet
    composition: Composition
    parts: Mapping[str, Sequence[Part]]
    schemas: Mapping[str, pa.Schema]
    scheme: Scheme
    provenance: Mapping[str, Any]
    rights: Sequence[tuple[SourceRights | None, int, int]]
    withheld: int
    gone: int
    split_settings: Mapping[str, Any]
    agreement: Mapping[tuple[str, str], LabelAgreement] | None
    anonymity: Sequence[Anonymity]
    protected: Sequence[str]
    figures: Mapping[str, str]
    changes: Sequence[tuple[str, Sequence[str]]]


def open_section(question: str) -> str:
    """Return what stands where the answer to a question of the datasheet is missing."""
    return f"{OPEN}: {QUESTIONS[question]}*"


def answer_or_open(facts: SheetFacts, question: str) -> str:
    """Return what people said to a question of the datasheet, or that it is open."""
    return facts.datasheet.answers.get(question) or open_section(question)


def _cell(text: object) -> str:
    return plain(str(text)).replace("|", "\\|")


def markdown_table(*heads: str, rows: Sequence[Sequence[object]], right: int = 1) -> list[str]:
    """Return a Markdown table, all columns but the first `right` of them set flush right."""
    marks = ["---" if place < right else "---:" for place in range(len(heads))]
    return [
        "| " + " | ".join(heads) + " |",
        "|" + "|".join(marks) + "|",
        *("| " + " | ".join(_cell(cell) for cell in row) + " |" for row in rows),
    ]
