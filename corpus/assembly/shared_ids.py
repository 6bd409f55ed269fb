"""Ids that texts of other tables or threads have too, since each counts its own from 1; told once for every file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Literal

from ..errors import Problem
from ..text.canonical import counted
from .reports import path_of

_Kind = Literal["report", "comment"]
_STAYS: Mapping[_Kind, str] = {
    "report": "comments that name a report by its id alone are with the first that has it",
    "comment": "answers stay with what they answer",
}

_TO_FIRST = "answers are with the first that has the id they name"


class SharedIds:
    """Takes note of texts that were kept under another id than their own.

    >>> shared = SharedIds("comment")
    >>> shared.add("1", kept="1~2", where="b.csv, row 2")
    >>> shared.add("2", kept="2~2", where="b.csv, row 3")
    >>> [told] = shared.problems()
    >>> told.what
    '2 comments have ids that other texts have too, as where tables or threads each count from 1'
    >>> told.remedy
    'nothing is lost: they are kept as 1~2 in place of 1 and so on, and answers stay with what they answer'
    """

    def __init__(self, kind: _Kind, *, in_one_thread: bool = False) -> None:
        """Begin without any.

        Args:
            kind: what the texts are.
            in_one_thread: whether comments share ids with others on the same report, so that answers could be to both.
        """
        self._kind: _Kind = kind
        self._stays = _TO_FIRST if in_one_thread else _STAYS[kind]
        self._counts: Counter[str] = Counter()
        self._first: dict[str, tuple[str, str]] = {}

    def add(self, wanted: str, *, kept: str, where: str) -> None:
        """Take note of a text by the id it should have, the one it has, and its place."""
        path = path_of(where)
        self._counts[path] += 1
        self._first.setdefault(path, (wanted, kept))

    def problems(self) -> Iterator[Problem]:
        """Yield what is to be told, file by file."""
        for path, count in self._counts.items():
            wanted, kept = self._first[path]
            one = count == 1
            ids = "has an id that another text has" if one else "have ids that other texts have"
            kept_so = (
                f"it is kept as {kept}" if one else f"they are kept as {kept} in place of {wanted} and so on"
            )
            yield Problem(
                where=path,
                what=f"{counted(count, self._kind)} {ids} too, as where tables or threads each count from 1",
                remedy=f"nothing is lost: {kept_so}, and {self._stays}",
                skipped=False,
            )
