"""What else belongs to the comments of a page: siblings unlike the others, and ends that are none of them."""

from __future__ import annotations

from bisect import bisect_left
from itertools import chain

from ..document.extents import HEADINGS, Extent
from ..document.tree import Tree
from ..document.words import DECOY, PING
from ..wording.marks import Marks, count_between
from .groups import Group
from .relations import says_deleted

SIGNED, LEAST_SIGNED = 0.7, 4
"""The shares of names and of times, and the number of records, from which on one without either is none."""
_LOOSE_TAGS = frozenset(("div", "section", "table", "article"))
_WHOLE_TAGS = frozenset(("li", "div", "article", "tr", "section", "dd", "table", "details"))


def completed(tree: Tree, marks: Marks, group: Group) -> list[Extent]:
    """Return the members with those of their siblings that are records too, though they are named otherwise.

    Systems name some records of a list apart: the author's own, pingbacks, pinned ones.
    """
    members = list(group.members)
    if group.reach != "own":
        return members
    known = {extent.element for extent in members}
    tags = {tree.tags[index] for index in known}
    if not tags <= _WHOLE_TAGS:
        return members
    inside = sorted(known)
    shared = set(chain.from_iterable([tree.classes[index] for index in inside]))
    for parent in sorted({tree.parents[index] for index in inside}):
        siblings = tree.children(parent)
        mine = [index for index in siblings if index in known]
        others = [index for index in siblings if tree.tags[index] in tags and index not in known]
        apart = _under_other_headings(tree, siblings, known) if others else set()
        for index in others:
            if index in apart:
                continue
            place = bisect_left(inside, index)
            if place < len(inside) and inside[place] < tree.ends[index]:
                continue
            stub = len(mine) > 1 and _is_stub(tree, index)
            if stub or _is_record(tree, marks, index, group, shared, alone=len(mine) < 2):
                known.add(index)
                members.append(Extent(index, index, tree.ends[index], tree.starts[index], tree.stops[index]))
    return sorted(members, key=lambda extent: extent.first)


def _is_stub(tree: Tree, index: int) -> bool:
    return says_deleted(tree, tree.starts[index], tree.stops[index])


def _under_other_headings(tree: Tree, siblings: list[int], known: set[int]) -> set[int]:
    """Return the siblings, pingbacks aside, under headings that have no record of the set under them."""
    apart: set[int] = set()
    under: list[int] = []
    for index in (*siblings, -1):
        if index < 0 or (tree.tags[index] in HEADINGS and tree.stops[index] > tree.starts[index]):
            if known.isdisjoint(under):
                apart.update(other for other in under if not tree.said[other] & PING)
            under = []
        else:
            under.append(index)
    return apart


def without_unsigned_ends(tree: Tree, marks: Marks, members: list[Extent], group: Group) -> list[Extent]:
    """Return records without what stands before or after them and is called like them: links, notices.

    Where records have a name and a time each, what has neither, nor an id, nor says that it was deleted, is none.
    """
    if min(group.timed, max(group.named, group.answerable)) < SIGNED or len(members) < LEAST_SIGNED:
        return members

    def is_record(extent: Extent) -> bool:
        return (
            bool(tree.ids[extent.element])
            or any(
                count_between(signs, extent.start, extent.stop)
                for signs in (marks.times, marks.authors, marks.replies)
            )
            or says_deleted(tree, extent.start, extent.stop)
        )

    places = range(len(members))
    first = next((place for place in places if is_record(members[place])), None)
    if first is None:
        return members
    last = next(place for place in reversed(places) if is_record(members[place]))
    return members[first : last + 1]


def without_timeless_ends(
    tree: Tree, marks: Marks, members: list[Extent], group: Group, *, declared: int | None
) -> list[Extent]:
    """Return records that nothing names without what stands before or after them, dressed like them, and is none.

    Where those that show a time are as many as are declared, the others are none: headings stand in such boxes too.
    """
    if group.vocabulary == 1 or group.reach != "own" or not 0 < group.timed < 1:
        return members
    timed = [count_between(marks.times, extent.start, extent.stop) > 0 for extent in members]
    if not declared or sum(timed) != declared:
        return members
    kept = [
        shown or says_deleted(tree, extent.start, extent.stop)
        for extent, shown in zip(members, timed, strict=True)
    ]
    return members[kept.index(True) : len(kept) - kept[::-1].index(True)]


def _is_record(tree: Tree, marks: Marks, index: int, group: Group, shared: set[str], *, alone: bool) -> bool:
    start, stop = tree.starts[index], tree.stops[index]
    if tree.said[index] & DECOY or tree.ids[index] in ("respond", "commentform"):
        return False
    if tree.said[index] & PING:
        return True
    if tree.tags[index] in _LOOSE_TAGS and not shared & set(tree.classes[index]):
        return False
    if any(index <= inner < tree.ends[index] and tree.tags[inner] == "h1" for inner in tree.headings):
        return False
    size = tree.size(start, stop)
    timed = count_between(marks.times, start, stop)
    named = count_between(marks.authors, start, stop)
    holds_form = any(index <= inner < tree.ends[index] for inner in (*tree.forms, *tree.textareas))
    if holds_form and not timed:
        return False
    signs = (timed > 0) + (named > 0)
    wanted = (group.timed >= 0.5) + (group.named >= 0.5)
    return not alone and size >= 12 and timed <= 2 and signs >= max(1, wanted)
