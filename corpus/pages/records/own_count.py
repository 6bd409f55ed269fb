"""Which of the counts of comments on a page is its own, and which are those of other reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .zones import comment_zones

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..document.tree import Tree

LEAST_LISTED = 3
"""How many counts of comments in like elements are those of a list of reports."""
MOST_AROUND, LEAST_TITLE = 4, 15
"""How far around a count the item of a list may be that it stands in, and characters of a title there."""


def own_count(tree: Tree, counts: Sequence[tuple[int, int]]) -> int | None:
    """Return a count that a link to the page's own comments, or the box for them, shows."""
    linked: list[tuple[int, int]] = []
    for count, at in counts:
        owner = tree.owners[at]
        around = [owner, *tree.ancestors(owner, most=3)]
        href = next((tree.attributes[i].get("href") or "" for i in around if tree.tags[i] == "a"), "")
        if href.startswith("#"):
            return count
        linked.append((count, owner))
    zones = comment_zones(tree) if linked else []
    found = [(count, owner) for count, owner in linked if zones[owner] >= 0]
    return first_unlisted(tree, found)


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
