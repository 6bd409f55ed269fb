"""Objects of an interface in the lists and objects that a script, a proxy or a site of its own put around them.

What is wrapped is told by what it is, not by what the list is called: ``{"posts": […]}``, ``{"data": {"items": […]}}``,
``{"status": 200, "body": […]}`` and others hold the same rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING

from ...errors import Problem
from ..tables.cells import LISTS, Row
from ..tables.envelopes import no_object

if TYPE_CHECKING:
    from collections.abc import Collection

_DEEPEST = 4
"""Objects in one another within which rows are looked for."""
_LOOKED_AT = 3


def without_wrapping(
    items: Iterable[tuple[str, Row] | Problem], *, known: Callable[[Row], bool], where: str
) -> Iterator[tuple[str, Row] | Problem]:
    """Yield the rows of a file that are known, each with its place, also those within objects that are not.

    An object that neither is known nor holds any row that is known is yielded as it is: its reader says what it lacks.

    Args:
        items: the objects of a file, each with its place, or the problem that stood there.
        known: tells a row of the interface.
        where: the file, for what is told.

    >>> answer = {"status": 200, "body": [{"id": 1, "post": 7}], "headers": {"X-WP-Total": 1}}
    >>> list(without_wrapping([("object 1", answer)], known=lambda row: "post" in row, where="a.json"))
    [('object 1, item 1', {'id': 1, 'post': 7})]
    """
    for item in items:
        if isinstance(item, Problem) or known(item[1]):
            yield item
            continue
        place, value = item
        found = list(_within(value, known, deep=1))
        if not found:
            yield item
        for name, rows in found:
            # Where there is one list, its name tells nothing that the number does not.
            inner = f"{place}, {name}" if len(found) > 1 else place
            for number, row in enumerate(rows, start=1):
                within = f"{inner}, item {number}"
                yield (within, row) if isinstance(row, Mapping) else no_object(f"{where}, {within}")


def _within(
    value: Row, known: Callable[[Row], bool], *, deep: int
) -> Iterator[tuple[str, Collection[object]]]:
    """Yield the lists of known rows in an object, each with its name; a row by itself is a list of one."""
    for name, one in value.items():
        if isinstance(one, LISTS):
            if any(isinstance(row, Mapping) and known(row) for row in islice(one, _LOOKED_AT)):
                yield name, one
        elif isinstance(one, Mapping):
            if known(one):
                yield name, (one,)
            elif deep < _DEEPEST:
                yield from _within(one, known, deep=deep + 1)
