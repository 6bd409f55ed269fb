"""Profiles: how much of an analysis is made, and what is left out where not all is."""

from __future__ import annotations

from dataclasses import dataclass

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
        left_out: what it leaves out, in a sentence; empty for all that there is.
    """

    name: str
    parses: bool
    shortest_shard: int
    left_out: str = ""


PROFILES = {
    FULL: Profile(name=FULL, parses=True, shortest_shard=20_000),
    LEXICAL: Profile(
        name=LEXICAL,
        parses=False,
        shortest_shard=200_000,
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
