"""What the records of a page have in common, looked up once for all of them."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from ..document.words import ANY_BADGE, PINNED, spoken_by
from ..wording.badges import badges_said
from .latest_posts import latest_posts
from .lines import cut_pieces
from .slots import Slot, slot_of
from .texts import Place, place_of
from .votes import scores_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..document.extents import Extent
    from ..document.tree import Tree
    from ..wording.marks import Marks


_OF_AUTHOR = frozenset(("author", "entryauthor", "owner"))
"""Class names that a minority of a page's records have: those of who wrote what they are about."""


class Layout:
    """What the records of a page have in common, looked up once for all of them."""

    def __init__(
        self, tree: Tree, marks: Marks, members: Sequence[Extent], *, slot: Slot | None, texts: Place | None
    ) -> None:
        """Look up what stands anywhere in a page.

        Args:
            tree: the page.
            marks: its times and names.
            members: its records.
            slot: where names stand in its records, when nothing in them is called a name.
            texts: where texts stand in them, when nothing is called a text.
        """
        self.tree, self.marks = tree, marks
        first, last = members[0].first, max(extent.last for extent in members)
        elements = range(first, last)
        self.named = [index for index in elements if slot_of(tree, index) == slot] if slot else []
        self.texts = [index for index in elements if place_of(tree, index) == texts] if texts else []
        said = tree.said
        self.pinned = [index for index in tree.named if said[index] & PINNED]
        hidden = marks.hidden
        self.badged = [
            index
            for index in tree.named
            if said[index] & ANY_BADGE
            and not (index in hidden or tree.parents[index] in hidden or _awaits(tree, index))
        ]
        own = {
            extent.element for extent in members if not _OF_AUTHOR.isdisjoint(tree.classes[extent.element])
        }
        self.of_author = own if 2 * len(own) < len(members) else set[int]()
        start, stop = members[0].start, max(extent.stop for extent in members)
        within = [
            at
            for at in marks.badges[bisect_left(marks.badges, start) : bisect_left(marks.badges, stop)]
            if not (tree.owners[at] in hidden or tree.parents[tree.owners[at]] in hidden)
        ]
        self.said_badges = badges_said(tree, within)
        self.moments = sorted(index for index, moment in marks.time_nodes.items() if moment)
        self.cut = cut_pieces(tree, start, stop)
        self.latest = latest_posts(tree, start, stop)
        self.scores = scores_in(tree, marks, start, stop)


def _awaits(tree: Tree, index: int) -> bool:
    """Tell whether an element is an empty place, known by its id, for what a script shows in some records only.

    A picture is shown in an empty element by its class.
    """
    empty = tree.ends[index] == index + 1 and tree.stops[index] == tree.starts[index]
    return (
        empty
        and bool(tree.ids[index])
        and not any(spoken_by(name) & ANY_BADGE for name in tree.classes[index])
    )
