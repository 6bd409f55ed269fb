"""How two sets of like elements stand to each other: one goes on where the other ends, divides it, or wraps it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from ..document.extents import Extent, own_parts
from ..document.tree import Tree
from ..document.words import ANSWERS, PING
from ..wording.marks import Marks
from ..wording.phrases import is_deleted
from .groups import LEAST_WORDS, Group
from .sets import said_by

LEAST_ALIKE, LEAST_NAMED_MORE = 0.8, 0.6
"""What of a set's shares another shows at least that is like it, and of its names one that is named for comments, or
whose members surely have a time, a text and a button each."""
LEAST_TIMED_MORE, SURELY = 0.5, 0.9
"""The same of its times, where its members are called comments and surely have a name, a text and a button."""
LONGEST_STUB = 160
LEAST_CALLED = 0.75
"""How far a set must be called comments, or stand among them, that holds another and stubs of what was deleted."""


def stands_alone(marks: Marks, extent: Extent, inner: tuple[Extent, ...], *, named: int = 1) -> bool:
    """Tell whether a record shows a name, if one must be, a time and a text outside those inside it."""
    parts = own_parts(extent, inner)
    return all(
        sum(counts[stop] - counts[start] for start, stop in parts) >= least
        for counts, least in ((marks.timed, 1), (marks.named, named), (marks.plain, LEAST_WORDS))
    )


def alike(one: Group, other: Group, *, named: float = LEAST_ALIKE, timed: float = LEAST_ALIKE) -> bool:
    """Tell whether one set shows names, times and words as another does, or so much less at most."""
    return (
        one.timed >= timed * other.timed
        and one.named >= named * other.named
        and one.worded >= LEAST_ALIKE * other.worded
        and one.crowded <= other.crowded + 0.1
    )


def extends(larger: Group, smaller: Group) -> bool:
    """Tell whether a set has all members of another, and more that are like them."""
    # What links here is only ever a part of the records, and is named more often than readers are.
    part = said_by(smaller.name) & PING and larger.vocabulary == 1
    offered = min(larger.timed, larger.answerable, larger.worded) >= SURELY
    named = 0.0 if part else LEAST_NAMED_MORE if larger.vocabulary == 1 or offered else LEAST_ALIKE
    # Some of the times of a page may be written as nobody has taught us to read them.
    sure = larger.vocabulary == 1 and min(larger.named, larger.answerable, larger.worded) >= SURELY
    if larger.reach == "forward" and larger.timed == 1:
        # A head that reaches beyond the next one has the name of either: as many names, in fewer records.
        named *= len(smaller.members) / len(larger.members)
    if (
        len(larger.members) <= len(smaller.members)
        or larger.reach != smaller.reach
        or not alike(larger, smaller, named=named, timed=LEAST_TIMED_MORE if sure else LEAST_ALIKE)
    ):
        return False
    known = {extent.element for extent in larger.members}
    return all(extent.element in known for extent in smaller.members)


def is_box_of_one(single: Group, larger: Group) -> bool:
    """Tell whether a set of one is the box around just one member of a larger set that is like it, as of an answer."""
    if len(single.members) != 1 or len(larger.members) < 2 or not alike(larger, single):
        return False
    box = single.members[0]
    return sum(box.first <= extent.first and extent.last <= box.last for extent in larger.members) == 1


def adds_frame(marks: Marks, larger: Group, smaller: Group) -> bool:
    """Tell whether a set has one member more than another, which holds all of these and is no record beside them."""
    known = {extent.element for extent in smaller.members}
    first, last = smaller.members[0], smaller.members[-1]
    return any(
        extent.first < first.first
        and extent.last >= last.last
        and not stands_alone(marks, extent, larger.inner[extent.element], named=0)
        for extent in larger.members
        if extent.element not in known
    )


def divides(finer: Group, coarser: Group) -> bool:
    """Tell whether several records of one set stand in a member of another, as in a list taken for a record."""
    if len(finer.members) < 1.3 * len(coarser.members):
        return False
    known = {extent.element for extent in coarser.members}
    if sum(extent.element not in known for extent in finer.members) < 1.3 * len(known):
        return False
    # The one box that holds them all shows a time wherever one of them does.
    boxed = len(coarser.members) == 1 and finer.vocabulary == 1 and finer.named >= LEAST_ALIKE
    if not (boxed or alike(finer, coarser)):
        return False
    starts = [extent.first for extent in finer.members]
    inside = [
        bisect_left(starts, extent.last) - bisect_left(starts, extent.first) for extent in coarser.members
    ]
    # A line of name and time stands in each record, and above the report too.
    several = sum(inside) >= 1.3 * len(inside) or boxed
    return several and sum(count >= 1 for count in inside) >= 0.8 * len(inside)


def wraps(tree: Tree, outer: Group, inner: Group) -> bool:
    """Tell whether each member of one set holds just one member of another in its own part.

    The box for the answers to a comment may hold just one of these, and is no part of it.
    """
    if len(outer.members) != len(inner.members) or outer.crowded > inner.crowded + 0.1:
        return False
    wider: list[Extent] = []
    for one, other in zip(outer.members, inner.members, strict=True):
        if not (one.start <= other.start and one.stop >= other.stop and one.first <= other.first):
            return False
        if one.first < other.first or one.last > other.last:
            wider.append(one)
    some = len(wider) < len(outer.members)
    return bool(wider) and not (some and any(tree.said[extent.element] & ANSWERS for extent in wider))


def wraps_and_stubs(tree: Tree, outer: Group, inner: Group) -> bool:
    """Tell whether a set holds the members of another, and else only stubs of what was deleted."""
    if (
        not 0 < len(outer.members) - len(inner.members) <= len(inner.members)
        or outer.vocabulary < LEAST_CALLED
    ):
        return False
    starts = [extent.first for extent in inner.members]
    filled: list[Extent] = []
    for extent in outer.members:
        if bisect_left(starts, extent.last) > bisect_left(starts, extent.first):
            filled.append(extent)
        elif not says_deleted(tree, extent.start, extent.stop):
            return False
    return wraps(tree, replace(outer, members=tuple(filled)), inner)


def says_deleted(tree: Tree, start: int, stop: int) -> bool:
    """Tell whether some pieces of text, or one of them where they are few, say that a comment was taken down."""
    return tree.size(start, stop) <= LONGEST_STUB and (
        is_deleted(tree.line(start, stop)) or any(map(is_deleted, map(str.strip, tree.pieces[start:stop])))
    )
