"""The opening of a report that a system keeps in a box of its own: the intro of Joomla, the teaser of TYPO3."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..document.tree import Tree

_OPENING = re.compile(r"(?:^|[-_]|item)(?:intro|teaser)(?:-?_?(?:text|content))?$")
FIRST = 40
"""Characters of a report's first line by which it is found in its page."""
MOST_AROUND, LONGEST_CAPTION = 4, 200
MOST_LINKED = 0.3


def opening(tree: Tree, text: str, *, without: Sequence[int] = ()) -> list[str]:
    """Return the paragraphs of the box right before a report's first line, where a system keeps its opening there.

    Args:
        tree: the page.
        text: the report as it was found, a line a paragraph.
        without: elements that are none of it.

    >>> from commentariat.corpus.pages.document.tree import Tree
    >>> page = "<div class='introtext'><p>The quay was closed.</p></div><div><p>It opens on Monday.</div>"
    >>> opening(Tree(page), "It opens on Monday.")
    ['The quay was closed.']
    """
    beginning = " ".join(text[: 2 * FIRST].split())[:FIRST]
    places = range(len(tree.pieces)) if beginning else ()
    found = next((at for at in places if _says(tree, at, beginning)), None)
    if found is None:
        return []
    here = tree.owners[found]
    for _ in range(MOST_AROUND):
        parent = tree.parents[here]
        if parent < 0:
            return []
        before = [
            index
            for index in tree.children(parent)
            if index < here and tree.stops[index] > tree.starts[index]
        ]
        for box in reversed(before):
            if any(_OPENING.search(name) for name in tree.classes[box]):
                return [] if box in without else _paragraphs(tree, box, text)
            # Only a picture and what it is called may stand between.
            if tree.size(tree.starts[box], tree.stops[box]) > LONGEST_CAPTION:
                return []
        here = parent
    return []


def _says(tree: Tree, at: int, beginning: str) -> bool:
    return tree.line(at, min(at + 4, len(tree.pieces)), longest=2 * FIRST).startswith(beginning)


def _paragraphs(tree: Tree, box: int, text: str) -> list[str]:
    start, stop = tree.starts[box], tree.stops[box]
    if tree.linked[stop] - tree.linked[start] > MOST_LINKED * tree.size(start, stop):
        return []
    found = (tree.line(at, end) for at, end in tree.lines(start, stop))
    return [line for line in found if line and line not in text]
