"""Which of the repeated records of a page are its comments, and that none of them is left out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from ..document.extents import HEADINGS, Extent, nesting, own_parts
from ..document.systems import system_of
from ..document.tree import Tree
from ..document.words import ANSWERS, COMMENT, DECOY, PING
from ..wording.marks import Marks, count_between
from ..wording.phrases import is_deleted
from .groups import LEAST_WORDS, Group, find_groups
from .listings import is_listing
from .scene import scene_of
from .sets import said_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LEAST_SCORE = 0.3
LEAST_ALIKE, LEAST_NAMED_MORE = 0.8, 0.6
"""What of a set's shares another shows at least that is like it, and of its names one that is named for comments."""
LEAST_TIMED_MORE, SURELY = 0.5, 0.9
"""The same of its times, where its members are called comments and surely have a name, a text and a button."""
SYSTEM_BONUS = 0.8
MOST_BONUS = 0.6
"""How far below a set of as many members as are declared one with more may score and still be the whole of it."""
LONGEST_STUB = 160
LEAST_CALLED = 0.75
"""How far a set must be called comments, or stand among them, that holds another and stubs of what was deleted."""
CLOSE = 0.9
"""How far below the best a set may score that holds its members and is still taken for the whole records."""
SIGNED, LEAST_SIGNED = 0.7, 4
"""The shares of names and of times, and the number of records, from which on one without either is none."""
FIRST_PIECES = 12
"""How many pieces of a record from its first on show whether a script is still to fill it in."""
_UNFILLED = re.compile(r"\{\{[\s\w.$|:'\"()-]{1,80}\}\}")
"""What a script is to put a name, a time or a text in the place of."""
_LOOSE_TAGS = frozenset(("div", "section", "table", "article"))
_WHOLE_TAGS = frozenset(("li", "div", "article", "tr", "section", "dd", "table", "details"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The comments of a page: their extents in order, the rule that found them, and how sure that is."""

    members: tuple[Extent, ...]
    rule: str
    system: str | None
    confidence: float
    group: Group


def find_comments(
    tree: Tree,
    marks: Marks,
    cues: Mapping[int, int],
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
        cues: what the words of its pieces may be part of.
        declared: how many comments it says there are, where that is known.
        shown: every count of comments that it shows, with the piece of text it stands at.
        present: the comment systems it shows marks of.
        use_systems: whether records of known systems are believed more readily.
    """
    believed = present if use_systems else None
    groups = find_groups(scene_of(tree, marks, cues, declared=declared, shown=shown, present=believed))
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
    best = _whole(tree, marks, ranked, declared=declared)
    if best.score < LEAST_SCORE:
        return None
    best = _with_answers(marks, ranked, _with_other_runs(tree, ranked, best))
    system = systems.get(best.name) or _system_inside(ranked, best, systems)
    members = [
        extent
        for extent in _completed(tree, marks, best)
        if not (
            (tree.textareas and _is_form(tree, marks, extent))
            or (may_be_unfilled and _is_unfilled(tree, marks, extent))
        )
    ]
    members = _without_unsigned_ends(tree, marks, members, best)
    members = _without_timeless_ends(tree, marks, members, best, declared=declared)
    if not members or is_listing(tree, marks, members):
        return None
    confidence = round(min(0.99, 0.5 + 0.13 * best.score), 2)
    return Found(
        members=tuple(members), rule=system or "induction", system=system, confidence=confidence, group=best
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
        if (_extends(group, best) and not complete and not _adds_frame(marks, group, best)) or _divides(
            group, best
        ):
            best = replace(group, score=max(group.score, best.score))
    if len(best.members) > 1:
        for group in near:
            if _wraps(tree, group, best) or _wraps_and_stubs(tree, group, best):
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
            and _alike(group, best)
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
        if all(_stands_alone(marks, outer, inner[outer.element]) for outer in around):
            return replace(best, members=ordered, inner=inner)
    return best


def _stands_alone(marks: Marks, extent: Extent, inner: tuple[Extent, ...], *, named: int = 1) -> bool:
    """Tell whether a record shows a name, if one must be, a time and a text outside those inside it."""
    parts = own_parts(extent, inner)
    return all(
        sum(counts[stop] - counts[start] for start, stop in parts) >= least
        for counts, least in ((marks.timed, 1), (marks.named, named), (marks.plain, LEAST_WORDS))
    )


def _alike(one: Group, other: Group, *, named: float = LEAST_ALIKE, timed: float = LEAST_ALIKE) -> bool:
    return (
        one.timed >= timed * other.timed
        and one.named >= named * other.named
        and one.worded >= LEAST_ALIKE * other.worded
        and one.crowded <= other.crowded + 0.1
    )


def _extends(larger: Group, smaller: Group) -> bool:
    # What links here is only ever a part of the records, and is named more often than readers are.
    part = said_by(smaller.name) & PING and larger.vocabulary == 1
    named = 0.0 if part else LEAST_NAMED_MORE if larger.vocabulary == 1 else LEAST_ALIKE
    # Some of the times of a page may be written as nobody has taught us to read them.
    sure = larger.vocabulary == 1 and min(larger.named, larger.answerable, larger.worded) >= SURELY
    if (
        len(larger.members) <= len(smaller.members)
        or larger.reach != smaller.reach
        or not _alike(larger, smaller, named=named, timed=LEAST_TIMED_MORE if sure else LEAST_ALIKE)
    ):
        return False
    known = {extent.element for extent in larger.members}
    return all(extent.element in known for extent in smaller.members)


def _adds_frame(marks: Marks, larger: Group, smaller: Group) -> bool:
    """Tell whether a set has one member more than another, which holds all of these and is no record beside them."""
    known = {extent.element for extent in smaller.members}
    first, last = smaller.members[0], smaller.members[-1]
    return any(
        extent.first < first.first
        and extent.last >= last.last
        and not _stands_alone(marks, extent, larger.inner[extent.element], named=0)
        for extent in larger.members
        if extent.element not in known
    )


def _divides(finer: Group, coarser: Group) -> bool:
    """Tell whether several records of one set stand in a member of another, as in a list taken for a"
    " record."""
    if len(finer.members) < 1.3 * len(coarser.members):
        return False
    known = {extent.element for extent in coarser.members}
    if sum(extent.element not in known for extent in finer.members) < 1.3 * len(known):
        return False
    # The one box that holds them all shows a time wherever one of them does.
    boxed = len(coarser.members) == 1 and finer.vocabulary == 1 and finer.named >= LEAST_ALIKE
    if not (boxed or _alike(finer, coarser)):
        return False
    starts = [extent.first for extent in finer.members]
    inside = sum(
        bisect_left(starts, extent.last) - bisect_left(starts, extent.first) >= 1
        for extent in coarser.members
    )
    return inside >= 0.8 * len(coarser.members)


def _wraps(tree: Tree, outer: Group, inner: Group) -> bool:
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


def _wraps_and_stubs(tree: Tree, outer: Group, inner: Group) -> bool:
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
        elif not _says_deleted(tree, extent.start, extent.stop):
            return False
    return _wraps(tree, replace(outer, members=tuple(filled)), inner)


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


def _completed(tree: Tree, marks: Marks, group: Group) -> list[Extent]:
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
    return _says_deleted(tree, tree.starts[index], tree.stops[index])


def _says_deleted(tree: Tree, start: int, stop: int) -> bool:
    """Tell whether some pieces of text, or one of them where they are few, say that a comment was taken down."""
    return tree.size(start, stop) <= LONGEST_STUB and (
        is_deleted(tree.line(start, stop)) or any(map(is_deleted, map(str.strip, tree.pieces[start:stop])))
    )


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


def _without_unsigned_ends(tree: Tree, marks: Marks, members: list[Extent], group: Group) -> list[Extent]:
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
            or _says_deleted(tree, extent.start, extent.stop)
        )

    places = range(len(members))
    first = next((place for place in places if is_record(members[place])), None)
    if first is None:
        return members
    last = next(place for place in reversed(places) if is_record(members[place]))
    return members[first : last + 1]


def _without_timeless_ends(
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
        shown or _says_deleted(tree, extent.start, extent.stop)
        for extent, shown in zip(members, timed, strict=True)
    ]
    return members[kept.index(True) : len(kept) - kept[::-1].index(True)]


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
