"""Which of the repeated records of a page are its comments, and that none of them is left out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from itertools import accumulate
from operator import attrgetter
from typing import TYPE_CHECKING

from ..document.extents import Extent, extents, nesting
from ..document.systems import system_of
from ..document.tree import Tree
from ..document.words import ANSWERS, COMMENT, PING
from ..wording.marks import Marks, count_between
from .completing import SIGNED, completed, without_timeless_ends, without_unsigned_ends
from .groups import Group, find_groups
from .listings import is_listing
from .relations import (
    LEAST_ALIKE,
    adds_frame,
    alike,
    divides,
    extends,
    is_box_of_one,
    stands_alone,
    wraps,
    wraps_and_stubs,
)
from .scene import Scene, scene_of
from .sets import said_by
from .zones import DECOYED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

LEAST_SCORE = 0.3
SYSTEM_BONUS = 0.8
MOST_BONUS = 0.6
"""How far below a set of as many members as are declared one with more may score and still be the whole of it."""
CLOSE = 0.9
"""How far below the best a set may score that holds its members and is still taken for the whole records."""
_PING_ID = re.compile(r"(?:ping|trackback)-?\d+$")
FIRST_PIECES = 12
"""How many pieces of a record from its first on show whether a script is still to fill it in."""
_UNFILLED = re.compile(r"\{\{[\s\w.$|:'\"()-]{1,80}\}\}")
"""What a script is to put a name, a time or a text in the place of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The comments of a page: their extents in order, the rule that found them, and how sure that is.

    `headings` are the pieces of the page that head comments.
    """

    members: tuple[Extent, ...]
    rule: str
    system: str | None
    confidence: float
    group: Group
    headings: Sequence[int] = ()


def find_comments(
    tree: Tree,
    marks: Marks,
    *,
    declared: int | None,
    shown: Iterable[tuple[int, int]] = (),
    present: Mapping[str, int],
    use_systems: bool = True,
) -> Found | None:
    """Return the comments of a page; None when nothing in it looks like comments.

    Args:
        tree: the page.
        marks: its times and names.
        declared: how many comments it says there are, where that is known.
        shown: every count of comments that it shows, with the piece of text it stands at.
        present: the comment systems it shows marks of.
        use_systems: whether records of known systems are believed more readily.
    """
    believed = present if use_systems else None
    scene = scene_of(tree, marks, declared=declared, shown=shown, present=believed)
    groups = find_groups(scene)
    groups = [group for group in groups if not (len(group.members) == 1 and _asks_first(tree, marks, group))]
    may_be_unfilled = "{{" in "".join(tree.pieces)
    if may_be_unfilled:
        groups = [
            group
            for group in groups
            if not all(_is_unfilled(tree, marks, extent) for extent in group.members)
        ]
    if not groups:
        return None
    systems = {group.name: system_of(group.aliases, present) for group in groups} if use_systems else {}
    for group in groups:
        if systems.get(group.name):
            group.score += SYSTEM_BONUS
    ranked = sorted(groups, key=lambda group: -group.score)
    best = _around_answers(marks, ranked, _whole(tree, marks, ranked, declared=declared))
    if best.score < LEAST_SCORE:
        return None
    best = _with_answers(marks, ranked, _with_other_runs(tree, ranked, best))
    system = systems.get(best.name) or _system_inside(ranked, best, systems)
    members = [
        extent
        for extent in completed(tree, marks, best)
        if not (
            (tree.textareas and _is_form(tree, marks, extent))
            or (may_be_unfilled and _is_unfilled(tree, marks, extent))
        )
    ]
    members = without_unsigned_ends(tree, marks, members, best)
    members = without_timeless_ends(tree, marks, members, best, declared=declared)
    if not members or is_listing(tree, marks, members):
        return None
    members = _with_ping_lists(scene, members)
    confidence = round(min(0.99, 0.5 + 0.13 * best.score), 2)
    return Found(
        members=tuple(members),
        rule=system or "induction",
        system=system,
        confidence=confidence,
        group=best,
        headings=scene.headings,
    )


def _whole(tree: Tree, marks: Marks, ranked: list[Group], *, declared: int | None) -> Group:
    """Return the set whose members are whole records, and all of them.

    From the best set on: to a set that has its members and more; to one of which several stand inside each
    of its members; and outward, to the outermost that fits it one to one.
    """
    best = ranked[0]
    near = [group for group in ranked[1:60] if group.score >= best.score - CLOSE]
    for group in near:
        complete = len(best.members) == declared and group.score < best.score - MOST_BONUS
        if (
            (extends(group, best) and not complete and not adds_frame(marks, group, best))
            or divides(group, best)
            or (not complete and is_box_of_one(best, group))
        ):
            best = replace(group, score=max(group.score, best.score))
    if len(best.members) > 1:
        for group in near:
            if wraps(tree, group, best) or wraps_and_stubs(tree, group, best):
                best = replace(group, score=max(group.score, best.score))
    return best


def _with_other_runs(tree: Tree, ranked: list[Group], best: Group) -> Group:
    """Return a set with the like elements under another heading of the same box: picks, then all the rest.

    What stands in both is in the second only.
    """
    if best.vocabulary < 1 or best.reach != "own":
        return best
    boxes = [
        index
        for index in tree.ancestors(best.members[0].element)
        if tree.said[index] & COMMENT and tree.tags[index] not in ("html", "body")
    ]
    if not boxes:
        return best
    members = {extent.element: extent for extent in best.members}
    ids = {tree.ids[index] for index in members} - {""}
    for group in ranked:
        fresh = group.members
        if (
            group.name == best.name
            and alike(group, best)
            and members.keys().isdisjoint(extent.element for extent in fresh)
            and tree.holds(boxes[-1], fresh[0].element)
            and tree.holds(boxes[-1], fresh[-1].element)
            and ids.isdisjoint(tree.ids[extent.element] for extent in fresh)
        ):
            members.update((extent.element, extent) for extent in fresh)
    if len(members) == len(best.members):
        return best
    ordered = tuple(sorted(members.values(), key=lambda extent: extent.first))
    return replace(best, members=ordered, inner=nesting(ordered))


def _with_answers(marks: Marks, ranked: list[Group], best: Group) -> Group:
    """Return a set with the answers inside its members, where these are named otherwise.

    They are records of their own where the members that hold them show a name, a time and a text beside them. What is
    called an answer needs no name that is called one.
    """
    if best.reach != "own" or min(best.timed, best.named) < SIGNED:
        return best
    starts = [extent.first for extent in best.members]
    known = {extent.element for extent in best.members}
    for group in ranked:
        signed = group.timed if said_by(group.name) & ANSWERS else min(group.timed, group.named)
        if (
            group.vocabulary < 1
            or group.reach != "own"
            or signed < LEAST_ALIKE
            or not known.isdisjoint(extent.element for extent in group.members)
        ):
            continue
        around: list[Extent] = []
        for extent in group.members:
            outer = best.members[bisect_right(starts, extent.first) - 1]
            inside = outer.first < extent.first < extent.last <= outer.last
            if not inside or bisect_left(starts, extent.first) < bisect_left(starts, extent.last):
                break
            around.append(outer)
        if len(around) < len(group.members):
            continue
        ordered = tuple(sorted((*best.members, *group.members), key=lambda extent: extent.first))
        inner = nesting(ordered)
        if all(stands_alone(marks, outer, inner[outer.element]) for outer in around):
            return replace(best, members=ordered, inner=inner)
    return best


def _around_answers(marks: Marks, ranked: list[Group], best: Group) -> Group:
    """Return a set of answers with the comments that they stand in, which seem crowded with their times."""
    if not said_by(best.name) & ANSWERS:
        return best
    for group in ranked:
        if group.vocabulary == 1 and not said_by(group.name) & ANSWERS:
            joined = _with_answers(marks, [best], group)
            if joined is not group:
                return replace(joined, score=max(group.score, best.score))
    return best


def _system_inside(ranked: list[Group], best: Group, systems: Mapping[str, str | None]) -> str | None:
    for group in ranked:
        name = systems.get(group.name)
        if (
            name
            and len(group.members) >= 0.8 * len(best.members)
            and any(best.members[0].first <= extent.first < best.members[0].last for extent in group.members)
        ):
            return name
    return None


def _with_ping_lists(scene: Scene, members: list[Extent]) -> list[Extent]:
    """Return records with those of lists of what links here, which many themes set apart from the comments."""
    tree, zones = scene.tree, scene.zones
    firsts, lasts = [extent.first for extent in members], list(accumulate([e.last for e in members], max))
    found: list[int] = []
    for box in tree.named:
        if not tree.said[box] & PING or tree.said[box] & COMMENT:
            continue
        before = bisect_right(firsts, box)
        if (before and lasts[before - 1] > box) or bisect_left(firsts, tree.ends[box]) > before:
            continue
        items = [box] if _PING_ID.search(tree.ids[box]) else tree.children(box)
        found += [
            at
            for at in items
            if (at == box or tree.tags[at] == "li")
            and zones[at] != DECOYED
            and tree.linked[tree.stops[at]] > tree.linked[tree.starts[at]]
        ]
    if not found:
        return members
    return sorted([*members, *extents(tree, list(dict.fromkeys(found)), "own")], key=attrgetter("first"))


def _is_form(tree: Tree, marks: Marks, extent: Extent) -> bool:
    """Tell whether a record is the form for new comments, which systems name like the others."""
    return count_between(tree.textareas, extent.first, extent.last) > 0 and not count_between(
        marks.times, extent.start, extent.stop
    )


def _is_unfilled(tree: Tree, marks: Marks, extent: Extent) -> bool:
    """Tell whether a record is what a script makes records of; where it shows a time, somebody writes of these."""
    opening = "".join(tree.pieces[extent.start : min(extent.stop, extent.start + FIRST_PIECES)])
    if "{{" not in opening or not _UNFILLED.search(opening):
        return False
    told = any(marks.time_nodes.get(index) for index in range(extent.first, extent.last))
    return not told and marks.dated.isdisjoint(range(extent.start, extent.stop))


def _asks_first(tree: Tree, marks: Marks, group: Group) -> bool:
    """Tell whether what stands alone asks for a password, or for a comment before it shows a time: it is a form."""
    extent = group.members[0]
    place = bisect_left(marks.times, extent.start)
    time = marks.times[place] if place < len(marks.times) and group.reach == "own" else extent.stop
    if any(extent.first <= box < extent.last and tree.starts[box] <= time for box in tree.textareas):
        return True
    inputs = [index for index in range(extent.first, extent.last) if tree.tags[index] == "input"]
    return any(tree.attributes[index].get("type") == "password" for index in inputs)
