"""Ages of records, as in "3h" or "2 months" without an "ago": which pieces are one, the records tell together.

A name may end in such letters, and a text may be made of them; what stands near the beginning of nearly every record,
each time in an element of the same kind that holds nothing else, is how old the record is, where they show no dates.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from ..document.extents import own_parts
from ..wording.cues import DIGIT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..document.extents import Extent
    from ..document.tree import Tree
    from ..wording.marks import Marks

LEAST_AGED, LEAST_SHARE = 2, 0.6
"""How many records show an age, and which share of all of them an age or a date, in the same kind of element."""
FIRST_PIECES = 10
"""Pieces of a record from its first on that may be its age."""


def with_ages(
    tree: Tree, marks: Marks, members: tuple[Extent, ...], inner: Mapping[int, tuple[Extent, ...]]
) -> Marks:
    """Return the marks of a page with the ages of its records among its times."""
    if not marks.ages:
        return marks
    dates = sorted(marks.dated - marks.ages)
    dated = sum(bisect_left(dates, extent.start) < bisect_left(dates, extent.stop) for extent in members)
    if dated >= LEAST_SHARE * len(members):
        return replace(marks, ages=set())
    kinds: Counter[tuple[str, tuple[str, ...]]] = Counter()
    aged: dict[tuple[str, tuple[str, ...]], list[int]] = {}
    for extent in members:
        seen = set()
        for at in _figures_alone(tree, marks, extent, inner[extent.element]):
            kind = tree.tags[tree.owners[at]], tree.classes[tree.owners[at]]
            is_age = at in marks.ages
            if kind not in seen and (is_age or at in marks.dated):
                seen.add(kind)
                kinds[kind] += 1
                if is_age:
                    aged.setdefault(kind, []).append(at)
    ages = {
        at
        for kind, found in aged.items()
        if kind[0] == "time" or (len(found) >= LEAST_AGED and kinds[kind] >= LEAST_SHARE * len(members))
        for at in found
    }
    owners = {tree.owners[at] for at in ages}
    moments = dict.fromkeys(owners) | marks.time_nodes
    return replace(marks, ages=ages, dated=marks.dated | ages, time_nodes=moments, told=marks.told | owners)


def _figures_alone(tree: Tree, marks: Marks, extent: Extent, inner: tuple[Extent, ...]) -> Iterator[int]:
    """Yield those of the first pieces of a record that hold a digit and have an element to themselves."""
    for start, stop in own_parts(extent, inner)[:1]:
        for at in range(start, min(stop, start + FIRST_PIECES)):
            if not marks.cues.get(at, 0) & DIGIT:
                continue
            owner = tree.owners[at]
            if tree.stops[owner] - tree.starts[owner] == 1 and owner != extent.element:
                yield at
