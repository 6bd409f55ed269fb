"""Headings of comments, and the forms for them, around like elements."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from ..document.tree import HEADINGS
from ..wording.counts import ONE
from ..wording.cues import LONGEST_HEADING
from ..wording.marks import count_between
from .scene import LEAST_TITLE, LONGEST_TITLE
from .zones import is_invitation

if TYPE_CHECKING:
    from ..document.tree import Tree
    from .scene import Scene

MOST_BETWEEN = 250
"""How many characters may stand between records and the heading of comments, or the form for them, beside these."""
MOST_AROUND, MOST_OUTSIDE = 3, 6
"""How many elements around a heading have its rank, and around an element may be like what holds another."""
MOST_BELOW = 40
"""How many characters may stand between a heading and what stands right below it."""
LOWEST = "h6"
"""The tag of headings of the lowest rank; tags of higher ones come before it."""
SAYS_COMMENT = re.compile(
    r"comm?ent|komm?ent|coment|koment|коммент|комент|σχ[όο]λ|yorum|تعليق|دیدگاه|تبصر|תגוב|टिप्पणि|মন্তব্য"
    r"|ความคิดเห็น|bình luận|şərh|пікір|კომენტარ|մեկնաբան|评论|評論|コメント|댓글"
)
"""How most languages call comments, in lower case; reactions and opinions may be anybody's."""
MOST_RULES = 2_000
"""How many characters of rules for comments may stand between these and their heading."""
_HOW_MANY = re.compile(rf"\W*(?:[1-9]|(?:{ONE})\b)")


def headed(scene: Scene, start: int) -> bool:
    """Tell whether a heading of comments stands right before a piece."""
    place = bisect_left(scene.headings, start)
    if not place:
        return False
    heading, between = scene.headings[place - 1], scene.tree.size(scene.headings[place - 1], start)
    return between <= MOST_BETWEEN or (
        between <= MOST_RULES and between - _rules_between(scene.tree, heading + 1, start) <= MOST_BETWEEN
    )


def _rules_between(tree: Tree, start: int, stop: int) -> int:
    """Count the characters of those paragraphs between a heading of comments and a record that speak of comments.

    >>> from commentariat.corpus.pages.document.tree import Tree
    >>> tree = Tree("<h3>Comments</h3><p>All comments are read before they appear.</p><p>Ann:</p>")
    >>> _rules_between(tree, 1, 3)
    41
    """
    long = (at for at in range(start, stop) if tree.sizes[at] > MOST_BELOW)
    return sum(tree.sizes[at] for at in long if SAYS_COMMENT.search(tree.pieces[at].lower()))


def counted(scene: Scene, index: int) -> bool:
    """Tell whether an element stands right below a heading that says how many comments, or answers, there are."""
    start = scene.tree.starts[index]
    if not headed(scene, start):
        return False
    heading = scene.headings[bisect_left(scene.headings, start) - 1]
    return heading in scene.counted or _HOW_MANY.match(scene.tree.pieces[heading].lower()) is not None


def beside_form(scene: Scene, start: int, stop: int) -> bool:
    """Tell whether a form for comments stands right before or after some pieces, other forms aside."""
    size = scene.tree.size
    return any(
        (after <= start and size(after, start) <= MOST_BETWEEN)
        or (before >= stop and size(stop, before) <= MOST_BETWEEN)
        for before, after in scene.forms
    )


def stands_above_form(scene: Scene, index: int) -> bool:
    """Tell whether an element stands right above a form for comments, beside it, and says that somebody says something.

    Offers to reply tell as much.
    """
    tree, answerable = scene.tree, scene.marks.answerable
    start, stop = tree.starts[index], tree.stops[index]
    if answerable[stop] == answerable[start] or count_between(scene.headings, start, stop):
        return False
    return any(
        stop <= before < tree.stops[tree.parents[index]] and tree.size(stop, before) <= LONGEST_HEADING
        for before, _ in scene.forms
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
        or (not formed and begins_with_heading(scene, members[0]))
    )


def _ends_section(scene: Scene, start: int) -> bool:
    """Tell whether a heading of no lower rank stands between the last heading of comments and a piece."""
    heading = scene.headings[bisect_left(scene.headings, start) - 1]
    return headed_otherwise(scene, start, lowest=rank_of(scene.tree, heading))


def rank_of(tree: Tree, at: int) -> str:
    """Return the tag of the heading that a piece stands in; that of the lowest rank where it is in none."""
    owner = tree.owners[at]
    around = (owner, *tree.ancestors(owner, most=MOST_AROUND))
    return next((tree.tags[index] for index in around if tree.tags[index] in HEADINGS), LOWEST)


def headed_otherwise(scene: Scene, start: int, *, lowest: str = LOWEST) -> bool:
    """Tell whether a heading that is none of comments, and of some rank, stands right above a piece."""
    tree = scene.tree
    return any(
        tree.tags[at] <= lowest
        and tree.starts[at] < tree.stops[at] <= start
        and tree.size(tree.stops[at], start) <= MOST_BELOW
        and not any(tree.starts[at] <= heading < tree.stops[at] for heading in scene.headings)
        and not any(tree.stops[at] <= before <= start for before, _ in scene.forms)
        and not _goes_with_comments(scene, at)
        for at in tree.headings
    )


def _goes_with_comments(scene: Scene, index: int) -> bool:
    """Tell whether a heading offers to write a comment, or says once more what the report is called."""
    said = scene.tree.text(index, longest=LONGEST_TITLE)
    return is_invitation(said) or (
        len(said) >= LEAST_TITLE
        and any(
            title < index and scene.tree.text(title, longest=LONGEST_TITLE) == said for title in scene.titles
        )
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


def begins_with_heading(scene: Scene, index: int) -> bool:
    """Tell whether a heading of comments opens an element: what it heads stands in that."""
    tree, at = scene.tree, scene.tree.starts[index]
    place = bisect_left(scene.headings, at)
    if place == len(scene.headings) or scene.headings[place] != at:
        return False
    owner = tree.owners[at]
    around = (owner, *tree.ancestors(owner, most=1))
    return any(tree.tags[other] in HEADINGS and tree.stops[other] < tree.stops[index] for other in around)
