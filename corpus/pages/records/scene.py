"""What sets of like elements are measured against: a page, its signs, and where its comments may be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..document.tree import Tree
from ..wording.marks import Marks
from .zones import DECOYED, comment_forms, comment_headings, comment_zones, leads_away

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_COUNTED = re.compile(
    r"\d+\s+(?:comm?ent|komm?ent|coment|коммент|комент|σχόλ|yorum|تعليق)|(?:评论|評論|コメント|댓글)\s*\(?\d"
)
"""What says how many comments there are, and not how many answers."""
LONGEST_TITLE, LEAST_TITLE = 400, 15
"""Characters of the title in a page's head that are read, and of a heading that is told for the title by them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What groups are measured against: the page, its signs, where its comments may be, its teasers and titles.

    Of the headings of comments, `counts` are those that say how many in a word of their own, `counted` how many those
    say there are that say it; `none` are the pieces that say there is none. `forms` are where the forms for comments
    begin and end.
    """

    tree: Tree
    marks: Marks
    zones: list[int]
    headings: list[int]
    counts: list[int]
    counted: Mapping[int, int]
    none: frozenset[int]
    forms: list[tuple[int, int]]
    teasers: list[int]
    titles: list[int]
    declared: int | None
    present: Mapping[str, int]


def scene_of(
    tree: Tree,
    marks: Marks,
    *,
    declared: int | None = None,
    shown: Iterable[tuple[int, int]] = (),
    present: Mapping[str, int] | None = None,
) -> Scene:
    """Look up what the sets of a page are measured against.

    Args:
        tree: the page.
        marks: its times and names.
        declared: how many comments it says there are, where that is known.
        shown: every count of comments that it shows, with the piece of text it stands at.
        present: the comment systems whose records are to be recognised.
    """
    zones = comment_zones(tree)
    counted = {at: count for count, at in shown if count and not leads_away(tree, tree.owners[at])}
    none = frozenset(at for count, at in shown if not count)
    found = sorted({*comment_headings(tree, marks.cues), *counted} - none)
    headings = [at for at in found if zones[tree.owners[at]] != DECOYED]
    return Scene(
        tree=tree,
        marks=marks,
        zones=zones,
        headings=headings,
        counted=counted,
        none=none,
        counts=[at for at in headings if _COUNTED.search(tree.pieces[at].lower())],
        forms=comment_forms(tree, marks.cues),
        teasers=_teasers(tree),
        titles=_titles(tree),
        declared=declared,
        present=present or {},
    )


def _titles(tree: Tree) -> list[int]:
    """Return the headings that are, or may be, the title of the page's report."""
    told = next(
        (node for at in tree.telling if (node := tree.attributes[at]).get("property") == "og:title"), {}
    )
    title = " ".join((told.get("content") or "")[:LONGEST_TITLE].split())
    return [
        at
        for at in tree.headings
        if tree.tags[at] in ("h1", "h2")
        and tree.stops[at] > tree.starts[at]
        and (
            tree.tags[at] == "h1"
            or (title and len(said := tree.text(at, longest=LONGEST_TITLE)) >= LEAST_TITLE and said in title)
        )
    ]


def _teasers(tree: Tree) -> list[int]:
    """Return the headings that are links to other pages, as teasers of articles have them."""
    found = []
    for index in tree.headings:
        around = tree.parents[index]
        if around >= 0 and tree.tags[around] == "a" and leads_elsewhere(tree, around):
            found.append(index)
            continue
        for link in range(index, tree.ends[index]):
            if tree.tags[link] == "a":
                if leads_elsewhere(tree, link):
                    found.append(index)
                break
    return found


def leads_elsewhere(tree: Tree, link: int) -> bool:
    """Tell whether a link is as long as a title and leads to another page."""
    href = tree.attributes[link].get("href") or ""
    return "#" not in href and tree.size(tree.starts[link], tree.stops[link]) > 25
