"""Which of the counts of comments on a page is its own, and which are those of other reports."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..document.tree import HEADINGS
from ..document.words import COMMENT, traits
from ..report.teasers import teasers
from ..wording.counts import SPELT, counts_of_buttons
from ..wording.times import time_span
from .zones import comment_zones

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..document.tree import Tree

LEAST_LISTED = 3
"""How many counts of comments in like elements are those of a list of reports."""
MOST_AROUND, LEAST_TITLE = 4, 15
"""How far around a count the item of a list may be that it stands in, and characters of a title there."""

MOST_ABOVE, LONGEST_HEADING = 4, 60
"""How many lines above the first record may count them in words of the site's own, and characters of such a line."""
_COUNTS = re.compile(
    rf"\W*(?P<n>\d{{1,5}}|{'|'.join(sorted(SPELT, key=len, reverse=True))})\s+[^\W\d].*"
    r"|[^\W\d][^\d]*\((?P<last>\d{1,5})\)\W*"
)
"""A line that counts something, at its beginning or in brackets at its end."""
_JUST_NUMBER = re.compile(r"\(?(\d{1,6})\)?")


def own_count(tree: Tree, counts: Sequence[tuple[int, int]]) -> int | None:
    """Return a count that a link to the page's own comments, or the box for them, shows.

    >>> from commentariat.corpus.pages.document.tree import Tree
    >>> card = "<li><h2><a href=a>{}</a></h2><b class=author>Ann</b> <a href='#respond'>{} comments</a></li>"
    >>> page = Tree(card.format("Boars in the square", 16) + card.format("The band is late", 2))
    >>> own_count(page, [(16, 2), (2, 5)]) is None
    True
    """
    linked: list[tuple[int, int]] = []
    aside = teasers(tree, None) if counts else ()
    for count, at in counts:
        owner = tree.owners[at]
        if aside[owner]:
            continue
        around = [owner, *tree.ancestors(owner, most=3)]
        href = next((tree.attributes[i].get("href") or "" for i in around if tree.tags[i] == "a"), "")
        if href.startswith("#"):
            return count
        linked.append((count, owner))
    zones = comment_zones(tree) if linked else []
    found = [(count, owner) for count, owner in linked if zones[owner] >= 0]
    own = first_unlisted(tree, found)
    return own if own is not None else _said_by_control(tree)


def _said_by_control(tree: Tree) -> int | None:
    """Return the one number that links to the page's own comments say and nothing else, or a button outside teasers.

    >>> from commentariat.corpus.pages.document.tree import Tree
    >>> _said_by_control(Tree("<p>Truce holds <a href='#comments'><i></i> 0</a> <a href='#comment-4'>4</a>"))
    0
    """
    counts = [
        int(number[1])
        for at in [at for at, tag in enumerate(tree.tags) if tag == "a"]
        if _leads_to_comments(tree.attributes[at].get("href") or "")
        and (number := _JUST_NUMBER.fullmatch(tree.text(at, longest=LONGEST_HEADING)))
    ]
    if not counts and (buttons := counts_of_buttons(tree)):
        aside = teasers(tree, None)
        counts = [count for count, button in buttons if not aside[button]]
    return counts[0] if len(set(counts)) == 1 else None


def _leads_to_comments(href: str) -> bool:
    return href.startswith("#") and not href[-1].isdecimal() and bool(traits(href[1:]) & COMMENT)


def counted_by_heading(tree: Tree, start: int, *, captured: int) -> int | None:
    """Return how many records a line right above the first counts, in whatever words, if it means them.

    It does where it counts as many as there are; a heading that is called after comments may count more.

    Args:
        tree: the page.
        start: the first piece of the first record.
        captured: how many records there are.

    >>> from commentariat.corpus.pages.document.tree import Tree
    >>> page = Tree("<p>It held.<h4>Two postcards back</h4><p>Ann: No.<p>Bo: Yes.")
    >>> counted_by_heading(page, 2, captured=2), counted_by_heading(page, 2, captured=3)
    (2, None)
    """
    lines = list(tree.lines(max(0, start - 3 * MOST_ABOVE), start))
    zones = comment_zones(tree) if lines else []
    for at, stop in reversed(lines[-MOST_ABOVE:]):
        line = tree.line(at, stop, longest=2 * LONGEST_HEADING).lower()
        if len(line) > LONGEST_HEADING:
            return None
        match = None if time_span(line) else _COUNTS.fullmatch(line)
        if match is None:
            continue
        said = match["last"] or match["n"]
        count = int(said) if said.isdecimal() else SPELT[said]
        around = (tree.owners[at], *tree.ancestors(tree.owners[at], most=1))
        heading = next((box for box in around if tree.tags[box] in HEADINGS), None)
        if count == captured and (heading is not None or captured > 1):
            return count
        if heading is not None and count > captured and (tree.said[heading] & COMMENT or zones[heading] >= 0):
            return count
    return None


def first_unlisted(tree: Tree, counts: Sequence[tuple[int, int]], *, least: int = 0) -> int | None:
    """Return the first count that is not one of a list of reports.

    Args:
        tree: the page.
        counts: its counts, each with the element that shows it.
        least: the smallest count that is looked for.
    """
    listed = _of_several(tree, counts)
    return next(
        (count for count, owner in counts if count >= least and _kind_of(tree, owner) not in listed), None
    )


def in_teaser(tree: Tree, index: int) -> bool:
    """Tell whether a count stands in an item of a list beside the title of the report it is of, which is a link.

    >>> from commentariat.corpus.pages.document.tree import Tree
    >>> tree = Tree("<ul><li><a href=b>The trouble with bunting</a> <b>61 Comments</b></ul><p><b>5 Comments</b>")
    >>> [in_teaser(tree, at) for at, tag in enumerate(tree.tags) if tag == "b"]
    [True, False]
    """
    around = tree.ancestors(index, most=MOST_AROUND)
    item = next((at for at in around if tree.tags[at] == "li"), None)
    if item is None:
        return False
    links = (at for at in range(item, tree.ends[item]) if tree.tags[at] == "a" and not tree.holds(at, index))
    return any(tree.size(tree.starts[at], tree.stops[at]) >= LEAST_TITLE for at in links)


def _of_several(tree: Tree, counts: Sequence[tuple[int, int]]) -> set[tuple[str, tuple[str, ...]]]:
    """Return the kinds of elements that show the counts of several reports: several counts in elements of one kind."""
    alike: dict[tuple[str, tuple[str, ...]], list[int]] = {}
    for count, owner in counts:
        alike.setdefault(_kind_of(tree, owner), []).append(count)
    return {kind for kind, told in alike.items() if len(told) >= LEAST_LISTED and len(set(told)) > 1}


def _kind_of(tree: Tree, index: int) -> tuple[str, tuple[str, ...]]:
    return tree.tags[index], tree.classes[index]
