"""What was skipped or altered in a build: all of it counted, the first thousands named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .errors import InputError, Problem

NAMED_PROBLEMS = 10_000
"""Problems named one by one; beyond that they are only counted."""


class Problems:
    """The problems of a build, in their order.

    >>> problems = Problems()
    >>> problems.add(Problem(where="a.csv, row 2", what="the text is empty", remedy="drop the row"))
    >>> problems.skipped, problems.altered, len(problems.named)
    (1, 0, 1)
    """

    def __init__(self, *, strict: bool = False) -> None:
        """Begin without problems; `strict` makes the first skipped record an error."""
        self._strict = strict
        self._named: list[Problem] = []
        self.skipped = 0
        self.altered = 0

    @property
    def named(self) -> Sequence[Problem]:
        """The first `NAMED_PROBLEMS` of them."""
        return self._named

    def add(self, problem: Problem) -> None:
        """Take note of a problem.

        Raises:
            InputError: in strict mode, where a record is skipped.
        """
        if problem.skipped:
            if self._strict:
                raise InputError(str(problem))
            self.skipped += 1
        else:
            self.altered += 1
        if len(self._named) < NAMED_PROBLEMS:
            self._named.append(problem)

    def extend(self, problems: Iterable[Problem]) -> None:
        """Take note of several problems, as `add` does."""
        for problem in problems:
            self.add(problem)
