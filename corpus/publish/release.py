"""A release as it stands on this machine, and what stops it from leaving."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..storage.card import Part
from ..text.canonical import counted
from .datasheet import DATASHEET
from .scan import Sighting


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A release as it stands on this machine.

    Attributes:
        folder: where it is.
        parts: rows and bytes by table and split, for every table that has rows.
        documents: reports and comments.
        withheld: how many of these leave without their text.
        gone: annotations left out, since the corpus no longer holds their texts.
        sightings: cells that hold what must not be published.
        erased: ids of documents that the erasure list names and that are still in the corpus.
        leaks: leaks of the split, as sentences.
        without_rights: ids of documents that leave with their text though no source says what may be done with it.
        unfilled: questions of the datasheet that are open.
        agreement_open: whether several persons annotated and nobody measured how far they agree.
        stays: what stands in the corpus folder and does not go.
    """

    folder: Path
    parts: Mapping[str, Sequence[Part]]
    documents: int
    withheld: int
    sightings: Sequence[Sighting]
    erased: Sequence[str]
    leaks: Sequence[str]
    without_rights: Sequence[str]
    unfilled: Sequence[str]
    agreement_open: bool = False
    gone: int = 0
    stays: Sequence[str] = field(default=())

    @property
    def obstacles(self) -> list[str]:
        """What stops every push, as sentences; nothing overrides it."""
        found = []
        if self.sightings:
            kinds = Counter(one.kind for one in self.sightings)
            found.append(
                "The scan found "
                + ", ".join(f"{number:,} of {kind}" for kind, number in sorted(kinds.items()))
                + f" ({_some([str(one) for one in self.sightings])}). Mask these in the source and build again, or "
                "list the rows you have looked at in a file for --reviewed."
            )
        if self.erased:
            found.append(
                f"The erasure list names {counted(len(self.erased), 'document')} of this corpus "
                f"({_some(self.erased)}). "
                "Build and analyse it again, which takes them out."
            )
        if self.leaks:
            found.append(
                f"The split leaks in {counted(len(self.leaks), 'place')} ({_some(self.leaks)}). Make it again with: "
                "commentariat splits"
            )
        return found

    @property
    def open(self) -> list[str]:
        """What stops a public push unless it is forced, as sentences."""
        found = []
        if self.without_rights:
            found.append(
                f"No source says what may be done with {counted(len(self.without_rights), 'text')} "
                f"({_some(self.without_rights)}). Write a rights file for --rights, or publish with --without-text."
            )
        if self.unfilled:
            number = counted(
                len(self.unfilled), "section of the datasheet is", "sections of the datasheet are"
            )
            found.append(
                f"{number} not filled in: {', '.join(self.unfilled)}. Answer the questions in {DATASHEET}, which "
                "is written by: commentariat datasheet CORPUS"
            )
        if self.agreement_open:
            found.append(
                "The agreement of annotators was not measured: hand "
                "ReleaseSettings(agreement=commentariat.annotation.label_agreement) in."
            )
        return found


def _some(items: Sequence[str], most: int = 5) -> str:
    more = f"; and {len(items) - most:,} more" if len(items) > most else ""
    return "; ".join(items[:most]) + more
