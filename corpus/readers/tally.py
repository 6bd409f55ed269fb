"""What a reader leaves out on purpose, counted and told once a file."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ..errors import Problem
from ..text.canonical import counted

if TYPE_CHECKING:
    from collections.abc import Iterator


class Tally:
    """Counts of what was left out of one file, by what it was and why.

    >>> tally = Tally()
    >>> tally.leave_out("comment", "spam")
    >>> tally.leave_out("comment", "unapproved", 3)
    >>> print(*tally.problems("export.xml"))
    export.xml: 4 comments left out: 3 unapproved, 1 spam; readers of the source do not see them either.
    """

    def __init__(self) -> None:
        """Begin with nothing left out."""
        self._counts: dict[str, Counter[str]] = {}

    def leave_out(self, what: str, why: str, count: int = 1) -> None:
        """Count something that is left out: what it is, in the singular, and why, as one or two words."""
        if count:
            self._counts.setdefault(what, Counter())[why] += count

    def problems(
        self, where: str, *, remedy: str = "readers of the source do not see them either"
    ) -> Iterator[Problem]:
        """Yield a problem for every sort of thing that was left out; none of them stops a strict build."""
        for what, counts in self._counts.items():
            reasons = ", ".join(f"{count:,} {why}" for why, count in counts.most_common())
            yield Problem(
                where=where,
                what=f"{counted(counts.total(), what)} left out: {reasons}",
                remedy=remedy,
                skipped=False,
            )
