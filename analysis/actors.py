"""Actors: the named persons, organisations, polities and peoples of a text, their mentions joined by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .findings import Finding
    from .reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One mention of a named actor.

    Attributes:
        start, end: token indices of the mention, half-open.
        name: the mention as written.
        actor: the actor's name in this document: the fullest name its mentions share.
        kind: person, organisation, polity or people.
    """

    start: int
    end: int
    name: str
    actor: str
    kind: str


def find_mentions(reading: Reading) -> tuple[Mention, ...]:
    """Return the mentions of named actors in a parsed text, in order."""
    return ()


def actor_findings(reading: Reading) -> list[Finding]:
    """Return the mentions as findings of the layer ``actor``."""
    return []
