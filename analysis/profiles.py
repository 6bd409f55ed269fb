"""Profiles: how much of an analysis is made, and what is left out where not all is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..corpus.errors import InputError

FULL = "full"
LEXICAL = "lexical"


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """How much of an analysis is made.

    Attributes:
        name: as users and provenance name it.
        parses: whether texts are parsed.
        shortest_shard: how many characters a shard has at least: what each costs beside its texts is to be little.
        not_counted: labels of loaded language that it does not look for, since all their entries are constructions.
        left_out: what it leaves out, in a sentence; empty for all that there is.
    """

    name: str
    parses: bool
    shortest_shard: int
    not_counted: tuple[str, ...] = ()
    left_out: str = ""


PROFILES = {
    FULL: Profile(name=FULL, parses=True, shortest_shard=20_000),
    LEXICAL: Profile(
        name=LEXICAL,
        parses=False,
        shortest_shard=200_000,
        not_counted=("agentless_passive",),
        left_out=(
            "The lexical profile does not parse: an expression counts wherever its form stands, so that senses are not "
            "told apart, and nothing is said on voice, source, target, passives, marks of scare quotes, quotations, "
            "actors, who acts, and what readers say of the report and the outlet."
        ),
    ),
}


def profile_named(name: str) -> Profile:
    """Return a profile by its name.

    Raises:
        InputError: when there is none of that name.

    >>> profile_named("full").parses
    True
    """
    try:
        return PROFILES[name]
    except KeyError:
        raise InputError(f"There is no profile “{name}”; there are {', '.join(PROFILES)}.") from None


def not_counted(provenance: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the labels of loaded language that the analysis of a corpus did not look for.

    Args:
        provenance: what its ``provenance.json`` holds.

    >>> not_counted({"analysis": {"profile": "lexical"}}), not_counted({"analysis": {"profile": "full"}})
    (('agentless_passive',), ())
    """
    profile = _profile_of(provenance)
    return () if profile is None else profile.not_counted


def profile_without_parse(provenance: Mapping[str, Any]) -> Profile | None:
    """Return the profile with which a corpus was analysed where that is one that does not parse, else None.

    >>> profile_without_parse({"analysis": {"profile": "full"}}) is None
    True
    """
    profile = _profile_of(provenance)
    return None if profile is None or profile.parses else profile


def _profile_of(provenance: Mapping[str, Any]) -> Profile | None:
    return PROFILES.get((provenance.get("analysis") or {}).get("profile", FULL))
