"""Teasers and items: boxes, alike and side by side, each with the title of another page, or with a name of its own.

A name or a time in one of several boxes that all have one is not the page's.
"""

from __future__ import annotations

from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING

from ..document.words import AUTHOR, TIME
from ..wording.marks import machine_time
from .beside import heads_related
from .titles import title_places

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ..document.tree import Tree

LONGEST = 600
"""Characters of a teaser, its title and what it says of the other page together."""
LEAST_TITLE = 20
"""Characters of a link from which on it may be a title."""
MOST_AROUND = 6
"""How far around a time or a name the teaser it is of may be."""
LEAST = 2
LEAST_ITEMS = 3
"""How many boxes alike are items of a list where a name, and no title, is what each has."""
LONGEST_ITEM, LEAST_BESIDE = 2_000, 24
"""Characters of an item, and of what it says beside its name and time: authors stand side by side in a byline too."""
LONGEST_HEADING = 60
LARGEST_RELATED = 0.3
"""The share of a page's text that links to other reports are less than."""
LEAST_LINKED = 0.25
"""The share of links in teasers that say a little of each report."""
_DIGITS, _FILED = "0123456789", ("category-", "tag-")
_LISTS = frozenset(("ul", "ol"))


def teasers(tree: Tree, title: str | None) -> bytearray:
    """Return, for each element of a page, whether it stands in a teaser or an item of a list (1) or not (0).

    Args:
        tree: the page.
        title: what its report is called; a box that holds that, or a first heading, is no teaser.

    >>> from commentariat.corpus.pages.document.tree import Tree
    >>> card = "<li><h4><a href=a>Ten walks by the {}</a></h4><time datetime=2018-02-01>1 Feb</time>"
    >>> page = Tree("<h1>Truce holds</h1><time datetime=2019-11-05></time>" + card.format("sea") + card.format("lake"))
    >>> inside = teasers(page, "Truce holds")
    >>> [inside[at] for at, tag in enumerate(page.tags) if tag == "time"]
    [0, 1, 1]
    >>> item = "<li><b class=author>{}</b> I came for the mug and stayed for the soup.</li>"
    >>> page = Tree("<h1>Testimonials</h1>" + "".join(map(item.format, ("Ann", "Bo", "Cy"))))
    >>> inside = teasers(page, "Testimonials")
    >>> [inside[at] for at, tag in enumerate(page.tags) if tag in ("h1", "b")]
    [0, 1, 1, 1]
    """
    inside = bytearray(len(tree))
    marks = [at for at in tree.telling if tree.tags[at] == "time" or machine_time(tree, at)]
    marks += [at for at in tree.named if tree.said[at] & AUTHOR]
    if len(marks) < LEAST:
        return inside
    marked = _sums(tree, marks)
    named = _sums(tree, [at for at in tree.named if tree.said[at] & AUTHOR])
    titled = _sums(tree, _linked_headings(tree) + _long_links(tree))
    own = [at for at in tree.headings if tree.tags[at] == "h1"]
    own += [tree.owners[start] for start, _ in title_places(tree, title)]
    owned = _sums(tree, own)

    besides = _besides(tree)

    def is_card(box: int) -> bool:
        end = tree.ends[box]
        return (
            marked[end] > marked[box]
            and titled[end] > titled[box]
            and owned[end] == owned[box]
            and tree.size(tree.starts[box], tree.stops[box]) <= LONGEST
        )

    def is_item(box: int) -> bool:
        end = tree.ends[box]
        return (
            named[end] > named[box]
            and owned[end] == owned[box]
            and tree.size(tree.starts[box], tree.stops[box]) <= LONGEST_ITEM
            and besides[tree.stops[box]] - besides[tree.starts[box]] >= LEAST_BESIDE
        )

    kinds = [(is_card, LEAST, _alike(tree, is_card)), (is_item, LEAST_ITEMS, _alike(tree, is_item))]
    for mark in marks:
        if inside[mark]:
            continue
        for box in (mark, *tree.ancestors(mark, most=MOST_AROUND)):
            if any(is_one(box) and alike(box) >= least for is_one, least, alike in kinds):
                inside[box : tree.ends[box]] = b"\1" * (tree.ends[box] - box)
                break
    return inside


def _alike(tree: Tree, is_one: Callable[[int], bool]) -> Callable[[int], int]:
    """Return what tells how many boxes of a kind are beside a box, itself among them."""
    known: dict[int, Counter[tuple[str, tuple[str, ...]]]] = {}

    def alike(box: int) -> int:
        parent = tree.parents[box]
        if parent < 0:
            return 0
        if parent not in known:
            boxes = filter(is_one, tree.children(parent))
            known[parent] = Counter(_kind_of(tree, at) for at in boxes)
        return known[parent][_kind_of(tree, box)]

    return alike


def _kind_of(tree: Tree, box: int) -> tuple[str, tuple[str, ...]]:
    """Return what boxes alike have in common: their tag, and their classes but for numbers and categories."""
    names = (name.strip(_DIGITS) for name in tree.classes[box] if not name.startswith(_FILED))
    return tree.tags[box], tuple(names)


def _besides(tree: Tree) -> list[int]:
    """Return how many characters that are no name and no time stand before each piece of a page."""
    told = [
        bool(said & (AUTHOR | TIME)) or tag == "time" for said, tag in zip(tree.said, tree.tags, strict=True)
    ]
    sizes = (
        0 if told[owner] or told[max(tree.parents[owner], 0)] else size
        for owner, size in zip(tree.owners, tree.sizes, strict=True)
    )
    return [0, *accumulate(sizes)]


def related(tree: Tree) -> list[int]:
    """Return the boxes and lists of links to other reports that a heading among a report's paragraphs calls so.

    >>> from commentariat.corpus.pages.document.tree import Tree
    >>> links = "<ul><li><a href=a>The bridge reopens</a> Next week.<li><a href=b>The ferry is back</a> At last.</ul>"
    >>> box = f"<div><b>Related articles</b>{links}</div>"
    >>> page = Tree(f"<h1>Truce holds</h1><p>{'It held. ' * 20}</p>{box}<p>{'It may last. ' * 20}</p>")
    >>> [page.text(index)[:16] for index in related(page)]
    ['Related articles', 'The bridge reope']
    """
    whole = tree.lengths[-1] or 1
    found: list[int] = []
    for at, piece in enumerate(tree.pieces):
        if len(piece) > LONGEST_HEADING or not heads_related(" ".join(piece.split())):
            continue
        heading = tree.owners[at]
        for around in (heading, *tree.ancestors(heading, most=MOST_AROUND)):
            if tree.starts[around] != at:
                break
            after = tree.ends[around]
            if _is_list_of_links(tree, around, at=at, most=LARGEST_RELATED * whole):
                found.append(around)
                break
            beside = after < len(tree) and tree.parents[after] == tree.parents[around]
            if (
                beside
                and tree.tags[after] in _LISTS
                and tree.stops[around] == at + 1
                and _is_list_of_links(tree, after, at=at, most=LARGEST_RELATED * whole)
            ):
                found += [around, after]
                break
    return found


def _is_list_of_links(tree: Tree, box: int, *, at: int, most: float) -> bool:
    """Tell whether a box holds, its heading aside, links to several pages and not much besides."""
    start, stop = max(tree.starts[box], at + 1), tree.stops[box]
    size = tree.size(start, stop) if start < stop else 0
    if not 0 < size <= most or tree.linked[stop] - tree.linked[start] < LEAST_LINKED * size:
        return False
    inside = tree.tags[box : tree.ends[box]]
    return inside.count("a") >= LEAST and not {"h1", "article", "form"}.intersection(inside)


def _linked_headings(tree: Tree) -> list[int]:
    linked = tree.linked
    return [at for at in tree.headings if linked[tree.stops[at]] > linked[tree.starts[at]]]


def _long_links(tree: Tree) -> list[int]:
    return [
        at
        for at, tag in enumerate(tree.tags)
        if tag == "a" and tree.size(tree.starts[at], tree.stops[at]) >= LEAST_TITLE
    ]


def _sums(tree: Tree, chosen: Sequence[int]) -> list[int]:
    """Return how many of some elements stand before each element, with one more entry for all of them."""
    ones = [0] * len(tree)
    for at in chosen:
        ones[at] = 1
    return [0, *accumulate(ones)]
