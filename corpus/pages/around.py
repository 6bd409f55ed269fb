"""Headings of comments, and the forms for them, around like elements."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from .counts import ONE
from .marks import count_between
from .tree import HEADINGS

if TYPE_CHECKING:
    from .scene import Scene

MOST_BETWEEN = 250
"""How many characters may stand between records and the heading of comments, or the form for them, beside these."""
MOST_AROUND, MOST_OUTSIDE = 3, 6
"""How many elements around a heading have its rank, and around an element may be like what holds another."""
MOST_BELOW = 40
"""How many characters may stand between a heading and what stands right below it."""
LOWEST = "h6"
"""The tag of headings of the lowest rank; tags of higher ones come before it."""
_HOW_MANY = re.compile(rf"\W*(?:[1-9]|(?:{ONE})\b)")


def headed(scene: Scene, start: int) -> bool:
    """Tell whether a heading of comments stands right before a piece."""
    place = bisect_left(scene.headings, start)
    return place > 0 and scene.tree.size(scene.headings[place - 1], start) <= MOST_BETWEEN


def counted(scene: Scene, index: int) -> bool:
    """Tell whether an element stands right below a heading that says how many comments, or answers, there are."""
    tree, start = scene.tree, scene.tree.starts[index]
    place = bisect_left(scene.headings, start)
    return (
        place > 0
        and tree.size(scene.headings[place - 1], start) <= MOST_BETWEEN
        and _HOW_MANY.match(tree.pieces[scene.headings[place - 1]].lower()) is not None
    )


def beside_form(scene: Scene, start: int, stop: int) -> bool:
    """Tell whether a form for comments stands right before or after some pieces, other forms aside."""
    size = scene.tree.size
    return any(
        (after <= start and size(after, start) <= MOST_BETWEEN)
        or (before >= stop and size(stop, before) <= MOST_BETWEEN)
        for before, after in scene.forms
    )


def heads_other(scene: Scene, members: list[int], start: int) -> bool:
    """Tell whether the last heading of comments before some elements is of something else than these.

    The box for comments, which begins with their heading, may be like what holds the form.
    """
    tree = scene.tree
    formed = count_between(tree.textareas, tree.ends[members[0]], tree.ends[members[-1]]) > 0
    return (
        _ends_section(scene, start)
        or _ends_one_like(scene, members[0], start)
        or (not formed and _begins_with_heading(scene, members[0]))
    )


def _ends_section(scene: Scene, start: int) -> bool:
    """Tell whether a heading of no lower rank stands between the last heading of comments and a piece."""
    tree = scene.tree
    owner = tree.owners[scene.headings[bisect_left(scene.headings, start) - 1]]
    around = (owner, *tree.ancestors(owner, most=MOST_AROUND))
    rank = next((tree.tags[at] for at in around if tree.tags[at] in HEADINGS), LOWEST)
    return headed_otherwise(scene, start, lowest=rank)


def headed_otherwise(scene: Scene, start: int, *, lowest: str = LOWEST) -> bool:
    """Tell whether a heading that is none of comments, and of some rank, stands right above a piece."""
    tree = scene.tree
    return any(
        tree.tags[at] <= lowest
        and tree.starts[at] < tree.stops[at] <= start
        and tree.size(tree.stops[at], start) <= MOST_BELOW
        and not any(tree.starts[at] <= heading < tree.stops[at] for heading in scene.headings)
        and not any(tree.stops[at] <= before <= start for before, _ in scene.forms)
        for at in tree.headings
    )


def _ends_one_like(scene: Scene, index: int, start: int) -> bool:
    """Tell whether the last heading of comments before an element is in one like it, or around it like what holds it.

    Posts in a list show a time and end with how many answers each has.
    """
    tree, timed = scene.tree, scene.marks.timed
    owner = tree.owners[scene.headings[bisect_left(scene.headings, start) - 1]]
    around = {tree.parents[other]: other for other in (owner, *tree.ancestors(owner, most=MOST_OUTSIDE))}
    return any(
        (other := around.get(tree.parents[here], here)) < here
        and tree.classes[here] != ()
        and timed[tree.stops[other]] > timed[tree.starts[other]]
        and (tree.tags[other], tree.classes[other]) == (tree.tags[here], tree.classes[here])
        for here in (index, *tree.ancestors(index, most=1))
    )


def _begins_with_heading(scene: Scene, index: int) -> bool:
    """Tell whether a heading of comments opens an element: what it heads stands in that."""
    tree, at = scene.tree, scene.tree.starts[index]
    place = bisect_left(scene.headings, at)
    if place == len(scene.headings) or scene.headings[place] != at:
        return False
    owner = tree.owners[at]
    return tree.tags[owner] in HEADINGS and tree.stops[owner] < tree.stops[index]
