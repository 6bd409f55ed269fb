"""What a format is, and the report of what it could not hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from ...corpus.corpus import Document
from ...corpus.standoff.claims import Claim, claim_key
from ...corpus.text.canonical import counted

SHOWN = 3


@dataclass(slots=True, kw_only=True)
class Loss:
    """What a format could not hold of the claims that were written.

    Attributes:
        format: the name of the format.
        claims: how many claims were to be written.
        left_out: ids of claims that are not in the files at all, by reason.
        reduced: ids of claims that are there without something, by what is missing (a field of `Claim`).
        notes: what the tool will understand otherwise than meant.
    """

    format: str
    claims: int = 0
    left_out: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    reduced: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    notes: list[str] = field(default_factory=list)

    def leave_out(self, claim: Claim, reason: str) -> None:
        """Note that a claim is not in the files."""
        self.left_out[reason].append(claim.claim_id)

    def reduce(self, claim: Claim, *fields: str) -> None:
        """Note the fields of a claim, among these, that have a value the files do not hold."""
        for name in fields:
            if holds(claim, name):
                self.reduced[name].append(claim.claim_id)

    @property
    def written(self) -> int:
        """How many claims are in the files, whole or reduced."""
        return self.claims - sum(len(ids) for ids in self.left_out.values())

    @property
    def complete(self) -> bool:
        """Whether everything is in the files."""
        return not any(self.left_out.values()) and not any(self.reduced.values())

    def lines(self) -> list[str]:
        """Return the report, a sentence a line.

        >>> Loss(format="brat", claims=2).lines()
        ['brat: 2 of 2 claims written; nothing was lost.']
        """
        said = f"{self.format}: {self.written:,} of {counted(self.claims, 'claim')} written"
        lines = [f"{said}; nothing was lost." if self.complete else f"{said}."]
        for reason, ids in sorted(self.left_out.items()):
            lines.append(f"Left out, {reason}: {counted(len(ids), 'claim')} ({_some(ids)}).")
        for name, ids in sorted(self.reduced.items()):
            lines.append(f"Without {name.replace('_', ' ')}: {counted(len(ids), 'claim')} ({_some(ids)}).")
        return lines + self.notes


@dataclass(slots=True, kw_only=True)
class Reading:
    """What files of a format say.

    Attributes:
        claims: the claims, with offsets into, and the hash of, the text that the files hold.
        texts: that text, by document id.
        problems: what could not be read, as sentences.
        form: how files of the format say of which layer a label is.
    """

    claims: list[Claim] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    form: str = "{label} in the layer {layer}"


class Format(Protocol):
    """One file format.

    What `write` wrote, `read` gives back equal, but for what the `Loss` names.
    """

    @property
    def name(self) -> str:
        """Its short name on the command line."""
        ...

    @property
    def title(self) -> str:
        """What it is, in a few words."""
        ...

    def write(self, documents: Sequence[Document], claims: Sequence[Claim], folder: Path) -> Loss:
        """Write documents with the claims on them into a folder.

        Raises:
            OutputError: when a file cannot be written.
        """
        ...

    def read(self, path: Path, *, annotator: str | None = None) -> Reading:
        """Read a file or folder.

        Args:
            path: what `write` or the tool itself wrote.
            annotator: whose the claims are, where the files do not say.

        Raises:
            InputError: when there is nothing of this format.
        """
        ...


def holds(claim: Claim, name: str) -> bool:
    """Tell whether a field of a claim says something that a reader could not guess.

    A status ``accepted`` is what a claim read from a person's file gets, and an id is derived where it is not kept.
    """
    if name == "claim_id":
        return claim.claim_id != derived_id(claim)
    if name == "status":
        return claim.status != "accepted"
    return bool(getattr(claim, name)) or getattr(claim, name) == 0.0


def misquoted(text: str, words: str) -> str:
    """Say that a span does not hold the words it quotes, and where these stand, if that is in one place.

    >>> misquoted("The regime fell.", "regime")
    "it quotes 'regime', which is not what stands at its offsets; those words stand at 4–10"
    >>> misquoted("A dog, a dog.", "dog")
    "it quotes 'dog', which is not what stands at its offsets"
    """
    said = f"it quotes {words!r}, which is not what stands at its offsets"
    start = text.find(words) if words else -1
    if start < 0 or text.find(words, start + 1) >= 0:
        return said
    return f"{said}; those words stand at {start}–{start + len(words)}"


def derived_id(claim: Claim) -> str:
    """Return the id that a claim gets where its own is not kept."""
    return claim_key(
        document_id=claim.document_id,
        layer=claim.layer,
        label=claim.label,
        start=claim.start,
        end=claim.end,
        annotator=claim.annotator,
    )


def by_document(claims: Iterable[Claim]) -> Mapping[str, list[Claim]]:
    """Return claims by document, in the order of the text."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        found[claim.document_id].append(claim)
    for held in found.values():
        held.sort(
            key=lambda claim: (-1 if claim.start is None else claim.start, claim.end or 0, claim.claim_id)
        )
    return found


def annotators(claims: Iterable[Claim]) -> list[str]:
    """Return who made claims, in alphabetical order; ``annotator`` alone where there are none, so that texts go out."""
    return sorted({claim.annotator for claim in claims}) or ["annotator"]


def _some(ids: Sequence[str]) -> str:
    more = len(ids) - SHOWN
    return ", ".join(ids[:SHOWN]) + (f" and {more:,} more" if more > 0 else "")
