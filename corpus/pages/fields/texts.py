"""The place of the text in records that do not call it one: the box that differs where all around it is alike.

A forum sets a column beside each post, with how much its writer has posted, their group and since when they are
a member. Nothing in its markup may call the text a text, but what stands around it is short and much the same in
every record, and the text stands in one box of its own.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from ..document.extents import own_parts
from ..document.words import TEXT, name_pattern
from .parts import own_nodes
from .slots import dress_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..document.extents import Extent
    from ..document.tree import Tree
    from ..wording.marks import Marks

Place = tuple[str, tuple[str, ...], str]
"""What an element is: its tag, its class names and its id with the numbers left out."""

MOST_SAMPLED = 40
MOST_NODES = 120
LEAST_SHARE = 0.8
"""The share of records that have such an element, and in which what stands around it is short."""
LEAST_DISTINCT = 0.8
LEAST_AROUND = 3
"""How many lines stand around the text on average, from which on it is worth telling apart."""
LONGEST_AROUND = 40


def text_place(
    tree: Tree, marks: Marks, members: Sequence[Extent], inner: Mapping[int, tuple[Extent, ...]]
) -> Place | None:
    """Return what the element is that holds the text in some records; None where something is called a text."""
    sample = members[:MOST_SAMPLED]
    found: dict[Place, list[int]] = defaultdict(list)
    for extent in sample:
        nodes = own_nodes(extent, inner[extent.element])[:MOST_NODES]
        if any((tree.said[index] | marks.microdata.get(index, 0)) & TEXT for index in nodes):
            return None
        for index in nodes:
            if index != extent.element and tree.stops[index] > tree.starts[index]:
                found[place_of(tree, index)].append(index)
    least = max(2, LEAST_SHARE * len(sample))
    fitting = [
        (sum(tree.size(tree.starts[index], tree.stops[index]) for index in boxes), place)
        for place, boxes in found.items()
        if (place[1] or place[2])
        and not any(marks.timed[tree.stops[index]] > marks.timed[tree.starts[index]] for index in boxes)
        and least <= len(boxes) <= len(sample)
        and _is_text(tree, sample, inner, boxes)
    ]
    return min(fitting, default=(0, None))[1]


def place_of(tree: Tree, index: int) -> Place:
    """Return what an element is, its numbers aside."""
    return tree.tags[index], dress_of(tree, index), name_pattern(tree.ids[index])


def _is_text(
    tree: Tree, sample: Sequence[Extent], inner: Mapping[int, tuple[Extent, ...]], boxes: list[int]
) -> bool:
    """Tell whether boxes, one in a record, differ from each other, and hold all that is long in the records."""
    starts = {tree.starts[index]: tree.stops[index] for index in boxes}
    said = {tree.text(index) for index in boxes}
    if len(said) < LEAST_DISTINCT * len(boxes):
        return False
    around = short = filled = 0
    for extent in sample:
        box = next(((at, starts[at]) for at in range(extent.start, extent.stop) if at in starts), None)
        if box is None:
            continue
        filled += 1
        outside = [
            tree.size(at, end)
            for start, stop in own_parts(extent, inner[extent.element])
            for at, end in tree.lines(start, stop)
            if not box[0] <= at < box[1]
        ]
        around += len(outside)
        # Where texts are as short as what stands around them, that tells nothing.
        longest = max(outside, default=0)
        short += longest <= min(LONGEST_AROUND, tree.size(*box))
    return filled > 1 and around >= LEAST_AROUND * filled and short >= LEAST_SHARE * filled
