"""How far each record of a page is set in, and which one it answers for that."""

from __future__ import annotations

import re

from ..document.extents import Extent
from ..document.tree import Tree
from ..document.words import ANSWERS, LEVEL_WORDS
from .keys import FIRST_NODES

_DEPTH = re.compile(
    r"(?:^|[-_]|comment|replytree)(?:depth|level|lev|lvl|indent|nest(?:ing|ed)?|tiefe|ebene|wc_comment_level|threadlevel"
    rf"|reply-level|{LEVEL_WORDS})[-_]{{0,2}}(\d{{1,2}})$"
)
_SET_IN = re.compile(
    r"(?:margin|padding)-left\s*:\s*(?:(\d{1,4})(?:px|em|%)|calc\(var\([\w-]{1,60}\)\s*\*\s*(\d{1,3})\))",
    re.IGNORECASE,
)
_LEVEL_ATTRIBUTES = (
    "data-depth",
    "data-level",
    "data-indent",
    "data-nesting",
    "aria-level",
    "depth",
    "indent",
)
LEVELLED = frozenset(_LEVEL_ATTRIBUTES)


def levels_of(tree: Tree, extents: tuple[Extent, ...], placed: set[int]) -> list[int | None]:
    """Return how far each record is set in: by attribute, class name or style; None where nothing tells.

    Where some are set in by their style, or by an attribute, those without stand at the margin; `placed` are the
    elements that may have such an attribute.
    """
    found: list[int | None] = []
    margin = None
    for extent in extents:
        level = _attribute_level(tree, extent) if placed else None
        if level is not None:
            margin = 0
            found.append(level)
            continue
        inside = range(extent.element + 1, min(extent.last, extent.element + FIRST_NODES))
        called = [index for index in inside if tree.said[index] & ANSWERS]
        for index in (extent.element, tree.parents[extent.element], *called):
            for name in tree.classes[index] if index >= 0 else ():
                # Longer numbers are ids.
                if name[-1].isdecimal() and not name[-3:].isdecimal() and (match := _DEPTH.search(name)):
                    level = int(match[1])
                    # Inside records, only those that are set in are called after it.
                    margin = 0 if index > extent.element else margin
                    break
            style = tree.attributes[index].get("style") if index >= 0 and level is None else None
            if style and (match := _SET_IN.search(style[:400])):
                level, margin = int(match[1] or match[2]), 0
            if level is not None:
                break
        if level is None and (level := _spacer_width(tree, extent)) is not None:
            margin = 0
        found.append(level)
    known = {level for level in found if level is not None}
    # A thread begins at the margin: where none is called after the first level, records without one are at it.
    if known and found[0] is None and min(known) > 1:
        margin = 0
    if margin is not None and None in found:
        known.add(margin)
    if len(known) < 2:
        return [None] * len(found)
    least = min(known)
    return [level if level is not None else least for level in found]


def _attribute_level(tree: Tree, extent: Extent) -> int | None:
    for index in range(extent.first, min(extent.last, extent.first + FIRST_NODES)):
        node = tree.attributes[index]
        for name in _LEVEL_ATTRIBUTES if node and not LEVELLED.isdisjoint(node) else ():
            value = (node.get(name) or "").strip()
            if value.isdecimal() and len(value) <= 2:
                return int(value)
    return None


def _spacer_width(tree: Tree, extent: Extent) -> int | None:
    """Return the width of the blank picture that sets a record of the table age in."""
    if "img" not in tree.tags[extent.first : min(extent.last, extent.first + FIRST_NODES)]:
        return None
    for index in range(extent.first, min(extent.last, extent.first + FIRST_NODES)):
        if tree.stops[index] > tree.starts[index] and tree.starts[index] > extent.start:
            return None
        node = tree.attributes[index]
        if tree.tags[index] == "img" and node.get("height") in ("1", "1px"):
            width = (node.get("width") or "").removesuffix("px")
            return int(width) if width.isdecimal() and len(width) <= 4 else None
    return None


def answered_by_level(levels: list[int | None]) -> list[int | None]:
    """Return, for each record, the last one before it that is set in less.

    >>> answered_by_level([1, 2, 3, 2, 1])
    [None, 0, 1, 0, None]
    """
    parents: list[int | None] = []
    above: list[int] = []
    for place, level in enumerate(levels):
        while above and (levels[above[-1]] or 0) >= (level or 0):
            above.pop()
        parents.append(above[-1] if above else None)
        above.append(place)
    return parents
