"""The box of a page's comments: their heading, the records, and what the site writes among them.

"The comments below have not been moderated" and "Fields with an asterisk are required" are of no report.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from .around import MOST_BETWEEN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..document.extents import Extent
    from ..document.tree import Tree

MOST_ABOVE = 3
"""Pieces that may stand before the heading in the box that it opens: a number, a picture's caption."""
MOST_BELOW = 1500
"""Characters of what may stand below the last record: notes, and a form with its conditions."""


def section_of(tree: Tree, members: Sequence[Extent], headings: Sequence[int]) -> int | None:
    """Return the outermost box around all records that a heading of comments opens; None where there is none.

    The report stands in no such box: neither a title nor running text does, between the heading and the first record.

    Args:
        tree: the page.
        members: the records.
        headings: the pieces that head the comments, in order.
    """
    if not headings:
        return None
    first, last, stop = members[0], members[-1], max(extent.stop for extent in members)
    titles = [index for index in tree.headings if tree.tags[index] == "h1"]
    found = None
    for box in tree.ancestors(first.element):
        start = tree.starts[box]
        if (
            tree.tags[box] in ("body", "html")
            or bisect_left(titles, box) < bisect_left(titles, tree.ends[box])
            or tree.size(start, first.start) > MOST_BETWEEN
            or tree.size(stop, max(stop, tree.stops[box])) > MOST_BELOW
        ):
            break
        place = bisect_left(headings, start)
        opens = place < len(headings) and headings[place] < min(start + MOST_ABOVE, first.start)
        if opens and tree.ends[box] >= last.last:
            found = box
    return found
