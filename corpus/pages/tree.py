"""A page in document order: arrays over its elements and over the pieces of text a reader sees.

Comments are found by asking, many times over, what stands inside an element and what follows what. One walk
over the tree answers all of it: element ``i`` holds the elements ``i`` to ``ends[i]`` (exclusive) and the
pieces ``starts[i]`` to ``stops[i]`` (exclusive).
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from .words import name_pattern, traits

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LONGEST_NAME = 400
UNSEEN = frozenset((
    "head", "script", "style", "noscript", "template", "textarea", "select", "button", "svg", "iframe", "object",
    "map", "audio", "video", "datalist", "canvas", "math", "title",
))  # fmt: skip
BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup",
    "hr", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "ul",
))  # fmt: skip
NOTHING, LINE, BLOCK = 0, 1, 2
"""What stands between a piece of text and the one before it."""


class Tree:
    """The arrays of one page.

    Attributes:
        nodes, tags, parents, ends: each element, its tag, its parent's index (-1 for the root), and one past
            the last element inside it.
        classes, ids: each element's class names and id, in lower case.
        said: what those names speak for, as the bits of `words`.
        starts, stops: the pieces of text inside each element.
        pieces, owners, breaks: each piece of text, the element it stands directly in, and what stands before
            it (`NOTHING`, `LINE` or `BLOCK`).
        lengths: characters of text before each piece, with one more entry for all of them.
        linked: the same, of the characters inside links.
    """

    def __init__(self, root: HtmlElement) -> None:
        """Walk the tree once."""
        from lxml.etree import iterwalk

        self.nodes: list[HtmlElement] = []
        self.tags: list[str] = []
        self.parents: list[int] = []
        self.ends: list[int] = []
        self.classes: list[tuple[str, ...]] = []
        self.ids: list[str] = []
        self.said: list[int] = []
        spoken: dict[str | None, tuple[tuple[str, ...], int]] = {None: ((), 0)}
        self.starts: list[int] = []
        self.stops: list[int] = []
        self.pieces: list[str] = []
        self.owners: list[int] = []
        self.breaks: list[int] = []
        in_link: list[bool] = []
        open_nodes: list[int] = []
        unseen = links = 0
        gap = BLOCK
        pieces, owners, breaks = self.pieces, self.owners, self.breaks
        for event, node in iterwalk(root, events=("start", "end")):
            tag = node.tag
            if event == "start":
                index = len(self.nodes)
                self.nodes.append(node)
                self.tags.append(tag)
                self.parents.append(open_nodes[-1] if open_nodes else -1)
                self.ends.append(0)
                names = node.get("class")
                if names not in spoken:
                    split = tuple((names or "")[:LONGEST_NAME].lower().split())
                    spoken[names] = (split, _union(split))
                split, said = spoken[names]
                self.classes.append(split)
                name = node.get("id")
                name = name[:LONGEST_NAME].strip().lower() if name else ""
                self.ids.append(name)
                self.said.append(said | traits(name_pattern(name)) if name else said)
                self.starts.append(len(pieces))
                self.stops.append(0)
                open_nodes.append(index)
                unseen += tag in UNSEEN
                links += tag == "a"
                if tag in BLOCKS:
                    gap = BLOCK
                elif tag == "br":
                    gap = BLOCK if gap == LINE else max(gap, LINE)
                text, owner = node.text, index
            else:
                owner = open_nodes.pop()
                self.ends[owner] = len(self.nodes)
                self.stops[owner] = len(pieces)
                unseen -= tag in UNSEEN
                links -= tag == "a"
                if tag in BLOCKS:
                    gap = BLOCK
                text, owner = node.tail, self.parents[owner]
            if text and not unseen and owner >= 0:
                if text.isspace():
                    # A blank between two inline elements keeps their words apart.
                    if pieces and gap == NOTHING and not pieces[-1][-1].isspace():
                        pieces[-1] += " "
                    continue
                pieces.append(text)
                owners.append(owner)
                breaks.append(gap)
                in_link.append(links > 0)
                gap = NOTHING
        sizes = [len(piece.strip()) for piece in pieces]
        self.lengths = [0, *accumulate(sizes)]
        self.linked = [0, *accumulate(n if a else 0 for n, a in zip(sizes, in_link, strict=True))]

    def __len__(self) -> int:
        """Count the elements."""
        return len(self.nodes)

    def size(self, start: int, stop: int) -> int:
        """Count the characters of the pieces from one to another."""
        return self.lengths[stop] - self.lengths[start]

    def text(self, index: int, *, longest: int = 2_000) -> str:
        """Return what an element says, on one line; only its beginning when it says much."""
        start, stop = self.starts[index], self.stops[index]
        return self.line(start, stop, longest=longest)

    def line(self, start: int, stop: int, *, longest: int = 2_000) -> str:
        """Return the text of some pieces on one line."""
        if stop - start == 1:
            return " ".join(self.pieces[start][: 2 * longest].split())
        said: list[str] = []
        size = 0
        for at in range(start, stop):
            piece = self.pieces[at]
            said.append(piece if self.breaks[at] == NOTHING or not said else f" {piece}")
            size += len(piece)
            if size > 2 * longest:
                break
        return " ".join("".join(said).split())

    def ancestors(self, index: int) -> list[int]:
        """Return the elements around one, the nearest first."""
        found = []
        here = self.parents[index]
        while here >= 0:
            found.append(here)
            here = self.parents[here]
        return found

    def children(self, index: int) -> list[int]:
        """Return the elements directly inside one."""
        found = []
        here = index + 1
        while here < self.ends[index]:
            found.append(here)
            here = self.ends[here]
        return found

    def holds(self, outer: int, inner: int) -> bool:
        """Tell whether one element is, or stands inside, another."""
        return outer <= inner < self.ends[outer]

    def common(self, first: int, second: int) -> int:
        """Return the innermost element that holds two."""
        while not self.holds(first, second):
            first = self.parents[first]
        return first


def _union(names: tuple[str, ...]) -> int:
    found = 0
    for name in names:
        found |= traits(name)
    return found
