"""What belongs to one record: an element, or an element with the siblings that go with it.

Most systems put a comment into one element. Older ones write a line of name and date, and the text beside
it: a ``dt`` and its ``dd``, paragraphs and then "Posted by …". There the record runs from one such line to
the next, forward where the line opens the record and backward where it closes it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import islice, pairwise
from operator import le
from typing import TYPE_CHECKING, Literal, NamedTuple

from .tree import Tree
from .words import DECOY, ELSEWHERE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

HEADINGS = frozenset(("h1", "h2", "h3", "h4"))
Reach = Literal["own", "forward", "backward"]
_BOUNDARIES = frozenset(
    ("h1", "h2", "h3", "h4", "form", "nav", "footer", "fieldset", "script", "style", "noscript")
)
_EMPTY_TAGS = frozenset(("script", "style", "noscript", "link", "meta", "a", "br", "img", "hr", "span"))
_CLOSES = re.compile(r"\W*(?:posted|comment|written|left|submitted)(?: \w+)? by\b|\W*by\b", re.IGNORECASE)
MOST_SIBLINGS = 400
MOST_BEFORE = 400
"""How many records before an element are looked at for the one that it is in."""


class Extent(NamedTuple):
    """One record: the element it was found by, its elements ``first`` to ``last``, its pieces ``start`` to ``stop``."""

    element: int
    first: int
    last: int
    start: int
    stop: int


def extents(tree: Tree, members: list[int], reach: Reach) -> list[Extent]:
    """Return the extent of each member of a set of like elements."""
    if reach == "own":
        ends, starts, stops = tree.ends, tree.starts, tree.stops
        return [Extent(index, index, ends[index], starts[index], stops[index]) for index in members]
    following, preceding = _neighbours(tree, members)
    tags = _gap_tags(tree, members, following)
    found = []
    for index in members:
        if reach == "forward":
            after = following.get(index)
            if after is not None:
                last, stop = after, tree.starts[after]
            else:
                closing = _run(tree, index, tags, step=1)[-1]
                last, stop = tree.ends[closing], tree.stops[closing]
            found.append(Extent(index, index, last, tree.starts[index], stop))
        else:
            before = preceding.get(index)
            if before is not None:
                first, start = tree.ends[before], tree.stops[before]
            else:
                opening = _run(tree, index, tags, step=-1)[-1]
                first, start = opening, tree.starts[opening]
            found.append(Extent(index, first, tree.ends[index], start, tree.stops[index]))
    return found


def nesting(members: Iterable[Extent]) -> dict[int, tuple[Extent, ...]]:
    """Return, for each record (by its element), the other records directly inside it."""
    members = list(members)
    lasts, firsts = [extent.last for extent in members], [extent.first for extent in members]
    if all(map(le, lasts, firsts[1:])):
        return dict.fromkeys([extent.element for extent in members], ())
    inner: dict[int, list[Extent]] = {}
    stack: list[Extent] = []
    for extent in members:
        inner[extent.element] = []
        while stack and extent.first >= stack[-1].last:
            stack.pop()
        if stack:
            inner[stack[-1].element].append(extent)
        stack.append(extent)
    return {index: tuple(found) for index, found in inner.items()}


def holder(extents: Sequence[Extent], firsts: Sequence[int], index: int) -> int | None:
    """Return the place of the innermost record that an element is in; None where it is in none.

    Args:
        extents: the records, in order.
        firsts: the first element of each.
        index: the element.

    >>> records = [Extent(2, 2, 9, 0, 0), Extent(4, 4, 6, 0, 0)]
    >>> [holder(records, [2, 4], index) for index in (1, 3, 5, 7, 9)]
    [None, 0, 1, 0, None]
    """
    last = bisect_right(firsts, index) - 1
    nearest = range(last, max(last - MOST_BEFORE, -1), -1)
    return next((place for place in nearest if extents[place].last > index), None)


def own_parts(extent: Extent, inner: Sequence[Extent]) -> list[tuple[int, int]]:
    """Return the stretches of pieces that belong to a record and to no record inside it.

    >>> own_parts(Extent(0, 0, 9, 0, 20), [Extent(3, 3, 5, 4, 9)])
    [(0, 4), (9, 20)]
    """
    if not inner:
        return [(extent.start, extent.stop)] if extent.stop > extent.start else []
    parts = []
    start = extent.start
    for other in inner:
        if other.start > start:
            parts.append((start, other.start))
        start = max(start, other.stop)
    if extent.stop > start:
        parts.append((start, extent.stop))
    return parts


def reach_of(tree: Tree, members: list[int]) -> Reach:
    """Tell which way records reach beyond their members: by what stands after the last and before the first.

    ``own`` when nothing stands between members, or when they are no siblings.
    """
    if tree.tags[members[0]] == "dt":
        return "forward"
    following, _ = _neighbours(tree, members) if len(members) > 1 else ({}, {})
    runs = len(members) - len(following)
    if runs > max(1, 0.5 * len(members)):
        return "own"
    starts, stops, lengths = tree.starts, tree.stops, tree.lengths
    gaps = sorted([lengths[starts[other]] - lengths[stops[one]] for one, other in following.items()])
    if gaps and gaps[len(gaps) // 2] < 4:
        return "own"
    tags = _gap_tags(tree, members, following)
    last, first = members[-1], members[0]
    behind = _run(tree, last, tags, step=1)
    ahead = _run(tree, first, tags, step=-1)
    after = tree.size(tree.stops[last], tree.stops[behind[-1]]) if len(behind) > 1 else 0
    before = tree.size(tree.starts[ahead[-1]], tree.starts[first]) if len(ahead) > 1 else 0
    if after and before:
        return "backward" if _CLOSES.match(tree.text(first, longest=80)) else "forward"
    return "forward" if after else "backward" if before else "own"


def _neighbours(tree: Tree, members: list[int]) -> tuple[dict[int, int], dict[int, int]]:
    """Return each member's next, and previous, member among its siblings."""
    following: dict[int, int] = {}
    preceding: dict[int, int] = {}
    latest: dict[int, int] = {}
    for index in members:
        parent = tree.parents[index]
        if parent in latest:
            following[latest[parent]] = index
            preceding[index] = latest[parent]
        latest[parent] = index
    return following, preceding


def _gap_tags(tree: Tree, members: list[int], following: dict[int, int]) -> frozenset[str] | None:
    """Return the tags of what stands between members; None when there is only one member to go by."""
    if not following:
        return None
    tags: set[str] = set()
    for one, other in list(following.items())[:50]:
        here = tree.ends[one]
        while here < other:
            tags.add(tree.tags[here])
            here = tree.ends[here]
    return frozenset(tags | {tree.tags[members[0]]})


def _run(tree: Tree, index: int, tags: frozenset[str] | None, *, step: int) -> list[int]:
    """Return a member and the siblings after (or before) it that may belong to its record."""
    lengths, starts, stops = tree.lengths, tree.starts, tree.stops
    run = [index]
    for other in islice(_following(tree, index) if step > 0 else _preceding(tree, index), MOST_SIBLINGS):
        tag = tree.tags[other]
        empty = lengths[starts[other]] == lengths[stops[other]]
        if tag in _BOUNDARIES and not (empty and tag in _EMPTY_TAGS):
            break
        if tags is not None and tag not in tags and not empty:
            break
        if _ends_comments(tree, other):
            break
        if not empty:
            run.append(other)
    return run


def _following(tree: Tree, index: int) -> Iterator[int]:
    """Yield the siblings after an element."""
    parent = tree.parents[index]
    here, last = tree.ends[index], tree.ends[parent] if parent >= 0 else 0
    while here < last:
        yield here
        here = tree.ends[here]


def _preceding(tree: Tree, index: int) -> Iterator[int]:
    """Yield the siblings before an element, the nearest first."""
    parents = tree.parents
    parent, here = parents[index], index - 1
    while here > parent >= 0:
        # Right before an element stands the last one inside the sibling before it.
        while parents[here] != parent:
            here = parents[here]
        yield here
        here -= 1


def _ends_comments(tree: Tree, index: int) -> bool:
    if tree.said[index] & (DECOY | ELSEWHERE) or tree.ids[index] in (
        "respond",
        "commentform",
        "comment-form",
    ):
        return True
    names = tree.classes[index]
    return bool(names) and ("comment-respond" in names or "paginat" in " ".join(names))


def runs(tree: Tree, members: list[int], headings: list[int]) -> list[list[int]]:
    """Split like elements where a heading stands between them, as between trackbacks and comments.

    Where headings stand between most siblings, they belong to the records and nothing is split; so it is
    with members in boxes of their own, unless there is just one such place.
    """
    if len(members) == 1 or bisect_left(headings, members[0]) == bisect_left(headings, members[-1]):
        return [members]
    beside: list[int] = []
    elsewhere: list[int] = []
    for place, (before, index) in enumerate(pairwise(members), start=1):
        at = bisect_left(headings, tree.ends[before])
        if at == len(headings) or headings[at] >= index:
            continue
        if tree.parents[before] != tree.parents[index]:
            elsewhere.append(place)
        elif _headed_between(tree, before, index):
            beside.append(place)
    cuts = beside if len(beside) <= max(2, 0.2 * len(members)) else []
    if len(elsewhere) == 1 and len(members) > 2:
        cuts = sorted({*cuts, *elsewhere})
    return [members[start:stop] for start, stop in pairwise((0, *cuts, len(members)))]


def headings_of(tree: Tree) -> list[int]:
    """Return the headings of a page that say something."""
    starts, stops = tree.starts, tree.stops
    return [index for index in tree.headings if tree.tags[index] in HEADINGS and stops[index] > starts[index]]


def _headed_between(tree: Tree, before: int, index: int) -> bool:
    here = tree.ends[before]
    while here < index:
        if tree.tags[here] in HEADINGS and tree.stops[here] > tree.starts[here]:
            return True
        here = tree.ends[here]
    return False
