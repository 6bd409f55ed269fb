"""A page in document order: arrays over its elements and over the pieces of text a reader sees.

Comments are found by asking, many times over, what stands inside an element and what follows what. One pass
of the parser answers all of it, without a tree of objects: element ``i`` holds the elements ``i`` to
``ends[i]`` (exclusive) and the pieces ``starts[i]`` to ``stops[i]`` (exclusive).
"""

from __future__ import annotations

from itertools import accumulate
from operator import mul
from typing import TYPE_CHECKING

from ...text.faces import face_of
from ..wording.cues import has_digit
from ..wording.times import time_span
from .words import AUTHOR, CHROME, SURE_AUTHOR, spoken_by

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LONGEST_NAME = 400
MOST_NAMES = 40
UNSEEN = frozenset((
    "head", "script", "style", "noscript", "template", "textarea", "select", "button", "svg", "iframe",
    "object",
    "map", "audio", "video", "datalist", "canvas", "math", "title",
))  # fmt: skip
BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl",
    "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup",
    "hr", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "ul",
))  # fmt: skip
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
CODE = frozenset(("code", "pre"))
"""What holds the lines of a program, or what is set as they are."""
_BLOCK, _LINK, _UNSEEN, _BREAK = 1, 2, 3, 4
_ROLES = dict.fromkeys(UNSEEN, _UNSEEN) | dict.fromkeys(BLOCKS, _BLOCK) | {"a": _LINK, "br": _BREAK}
MOMENTS = (
    "datetime", "data-datetime", "data-timestamp", "data-time", "data-date", "data-utime", "data-created",
    "data-created-at", "data-comment-date", "data-atk-comment-date", "data-published", "data-epoch", "data-ts",
)  # fmt: skip
"""Attributes that hold a time for machines."""
NAMING = frozenset(
    (
        "data-testid",
        "data-test-id",
        "data-test",
        "data-qa",
        "data-component",
        "data-spot-im-class",
        "aria-label",
    )
)
"""Attributes that say what an element is where class names are made by a machine."""
TITLES = ("title", "data-tippy-content", "data-original-title", "data-bs-original-title", "data-tooltip")
"""Attributes that hold what a page shows where one points."""
_TELLING = NAMING.union(MOMENTS, TITLES, ("itemprop", "itemtype", "rel", "property"))
_SHADOW = frozenset(("shadowroot", "shadowrootmode"))
"""Attributes of templates whose content a browser shows: web components, as pages are saved with them."""
LONGEST_LABEL = 40
MOST_DEPTH = 1 << 30
_REGIONS = frozenset(("section", "article", "ol", "ul", "li", "div", "main", "aside"))
NOTHING, LINE, BLOCK = 0, 1, 2
"""What stands between a piece of text and the one before it."""


class Tree:
    """The arrays of one page.

    Attributes:
        tags, attributes, parents, ends: each element's tag and attributes, its parent's index (-1 for the
            root), and one past the last element inside it.
        classes, ids: each element's class names and id, in lower case (and not always in `attributes` too).
        said: what those names speak for, as the bits of `words`.
        starts, stops: the pieces of text inside each element.
        pieces, owners, breaks: each piece of text, the element it stands directly in, and what stands before
            it (`NOTHING`, `LINE` or `BLOCK`).
        sizes: characters of each piece, without the blanks around it.
        lengths: characters of text before each piece, with one more entry for all of them.
        linked: the same, of the characters inside links.
        telling: the elements with attributes that tell a time, an author or what they are; times among them.
        named, identified: the elements whose names speak for anything; those with an id.
        alike: the elements of each tag, by tag, that have the same class names, for every such set of names.
        headings, frames, forms, textareas: the headings; the scripts and frames; the forms; the boxes to write in.
        unheard: the short texts of buttons and other unseen elements, by the element they stand in. What is called
            an author's in a button is seen, and so is a time: there is where many systems put the name and the date.
        scripts: what stands in each script, by its element.
        depth: how deep elements are nested.
    """

    def __init__(self, html: str) -> None:
        """Parse a page."""
        from lxml.etree import HTMLParser, LxmlError

        self.tags: list[str] = []
        self.attributes: list[Mapping[str, str]] = []
        self.parents: list[int] = []
        self.ends: list[int] = []
        self.classes: list[tuple[str, ...]] = []
        self.ids: list[str] = []
        self.said: list[int] = []
        self.starts: list[int] = []
        self.stops: list[int] = []
        self.pieces: list[str] = []
        self.owners: list[int] = []
        self.breaks: list[int] = []
        self.telling: list[int] = []
        self.named: list[int] = []
        self.identified: list[int] = []
        self.alike: list[tuple[tuple[str, ...], dict[str, list[int]]]] = []
        self.headings: list[int] = []
        self.frames: list[int] = []
        self.forms: list[int] = []
        self.textareas: list[int] = []
        self.unheard: dict[int, str] = {}
        self.scripts: dict[int, str] = {}
        self.depth = 0
        target = _Target(self)
        parser = HTMLParser(target=target, encoding="utf-8", huge_tree=True, no_network=True)
        try:
            # Bytes, because libxml2 refuses text that declares an encoding.
            parser.feed(html.encode("utf-8"))
            parser.close()
        except (LxmlError, AssertionError):
            target.close()
        self.sizes = [len(piece.strip()) for piece in self.pieces]
        self.lengths = [0, *accumulate(self.sizes)]
        self.linked = [0, *accumulate(map(mul, self.sizes, target.in_link))]
        target.release()

    def __len__(self) -> int:
        """Count the elements."""
        return len(self.tags)

    def size(self, start: int, stop: int) -> int:
        """Count the characters of the pieces from one to another."""
        return self.lengths[stop] - self.lengths[start]

    def text(self, index: int, *, longest: int = 2_000) -> str:
        """Return what an element says, on one line; only its beginning when it says much."""
        start, stop = self.starts[index], self.stops[index]
        if stop - start == 1:
            return " ".join(self.pieces[start][: 2 * longest].split())
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

    def lines(self, start: int, stop: int) -> Iterator[tuple[int, int]]:
        """Yield the lines that some pieces make up, each as the half-open interval of its pieces."""
        breaks = self.breaks
        at = start
        while at < stop:
            end = at + 1
            while end < stop and breaks[end] == NOTHING:
                end += 1
            yield at, end
            at = end

    def ancestors(self, index: int, *, most: int = MOST_DEPTH) -> list[int]:
        """Return the elements around one, the nearest first, and no more of them than asked for."""
        parents = self.parents
        found: list[int] = []
        here = parents[index]
        while here >= 0 and most > 0:
            found.append(here)
            here = parents[here]
            most -= 1
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


class _Target:
    """Fills a `Tree` as the parser goes along; lxml calls it at every tag and stretch of text.

    The callbacks are closures rather than methods: they run for every tag of every page, and half of their
    time went into finding attributes. They make no object an element, for the garbage collector's sake. A parser
    and its target hold each other until that collector comes by: `release` lets go of the tree before.
    """

    def __init__(self, tree: Tree) -> None:
        self.in_link: list[bool] = []
        tags, attributes_of, parents, ends = tree.tags, tree.attributes, tree.parents, tree.ends
        classes_of, ids, saids, starts, stops = tree.classes, tree.ids, tree.said, tree.starts, tree.stops
        telling, named, identified, alike = tree.telling, tree.named, tree.identified, tree.alike
        unheard = tree.unheard
        listed = dict.fromkeys(HEADINGS, tree.headings) | dict.fromkeys(("script", "iframe"), tree.frames)
        listed |= {"form": tree.forms, "textarea": tree.textareas}
        pieces, owners, breaks, in_link = tree.pieces, tree.owners, tree.breaks, self.in_link
        heard: list[str] = []
        opened = [-1]
        spoken: dict[str, tuple[tuple[str, ...], int, dict[str, list[int]]]] = {}
        gap, unseen, links, buttons, deepest = BLOCK, 0, 0, 0, 0
        seen_again: dict[int, int] = {}
        parted = -1
        nothing: tuple[str, ...] = ()
        roles, telling_names = _ROLES, _TELLING
        # Most elements have a class or an id and nothing else: one mapping serves for all of these.
        unsaid: Mapping[str, str] = {}

        def start(tag: str, attributes: Mapping[str, str]) -> None:
            nonlocal gap, unseen, links, buttons, parted
            if heard:
                flush()
            index = len(tags)
            names, name, said = nothing, "", 0
            if attributes:
                others = len(attributes)
                if classes := attributes.get("class"):
                    others -= 1
                    if classes not in spoken:
                        split = tuple(classes[:LONGEST_NAME].lower().split()[:MOST_NAMES])
                        spoken[classes] = split, _union(split), {}
                        alike.append((split, spoken[classes][2]))
                    names, said, like = spoken[classes]
                    if tag in like:
                        like[tag].append(index)
                    else:
                        like[tag] = [index]
                if name := attributes.get("id", ""):
                    others -= 1
                    name = name[:LONGEST_NAME].strip().lower()
                    said |= spoken_by(name)
                    identified.append(index)
                if not others:
                    attributes = unsaid
                elif not telling_names.isdisjoint(attributes):
                    telling.append(index)
                    if not NAMING.isdisjoint(attributes):
                        said |= _named_otherwise(tag, attributes)
                elif tag == "time":
                    telling.append(index)
                if said:
                    named.append(index)
            else:
                attributes = unsaid
            if tag == "time" and attributes is unsaid:
                telling.append(index)
            here = len(pieces)
            # Two named elements side by side are two fields, which the page's style keeps apart; not in code.
            if (
                parted == here > 0
                and gap == NOTHING
                and (names or tag == "time")
                and not any(at >= 0 and tags[at] in CODE for at in opened[-2:])
            ):
                pieces[-1] += " "
                parted = -1
            tags.append(tag)
            attributes_of.append(attributes)
            parents.append(opened[-1])
            classes_of.append(names)
            ids.append(name)
            saids.append(said)
            starts.append(here)
            ends.append(0)
            stops.append(0)
            opened.append(index)
            if tag in roles:
                role = roles[tag]
                if role == _BLOCK:
                    gap = BLOCK
                elif role == _LINK:
                    links += 1
                elif role == _UNSEEN:
                    unseen += 1
                    buttons += tag == "button"
                else:
                    gap = BLOCK if gap else LINE
                if tag in listed:
                    listed[tag].append(index)
            if tag == "img" and (face := face_of(attributes)):
                heard.append(face)
            if unseen and (
                (tag == "template" and not _SHADOW.isdisjoint(attributes))
                or (unseen == buttons and said & SURE_AUTHOR and _is_author(names, said))
                or (tag == "button" and unseen == 1 and saids[opened[-2]] & SURE_AUTHOR)
                or (tag == "time" and unseen == buttons)
            ):
                seen_again[index] = unseen
                unseen = 0

        def end(tag: str) -> None:
            nonlocal gap, unseen, links, buttons, parted, deepest
            if heard:
                flush()
            depth = len(opened)
            if depth == 1:
                return
            if depth > deepest:
                deepest = depth
            index = opened.pop()
            here = len(pieces)
            if classes_of[index]:
                parted = here
            ends[index] = len(tags)
            stops[index] = here
            if index in seen_again:
                unseen = seen_again[index]
            if tag in roles:
                role = roles[tag]
                if role == _BLOCK:
                    gap = BLOCK
                elif role == _LINK:
                    links -= 1
                elif role == _UNSEEN:
                    unseen -= 1
                    buttons -= tag == "button"

        def flush() -> None:
            nonlocal gap
            text = heard[0] if len(heard) == 1 else "".join(heard)
            heard.clear()
            owner = opened[-1]
            if owner < 0:
                return
            if unseen and not (unseen == buttons and _is_time(text)):
                if tags[owner] == "script":
                    tree.scripts[owner] = text
                elif len(text) <= LONGEST_LABEL and not text.isspace():
                    unheard.setdefault(owner, text)
            elif bare := text.strip():
                # How a source is indented says nothing: of the blanks around a text, one keeps words apart.
                before = " " if gap == NOTHING and text[0].isspace() else ""
                pieces.append(f"{before}{bare} " if text[-1].isspace() else before + bare)
                owners.append(owner)
                breaks.append(gap)
                in_link.append(links > 0)
                gap = NOTHING
            elif gap == NOTHING and pieces and not pieces[-1][-1].isspace():
                # A blank between two inline elements keeps their words apart.
                pieces[-1] += " "

        def close() -> None:
            while len(opened) > 1:
                end(tags[opened[-1]])
            tree.depth = deepest

        def release() -> None:
            nonlocal tree, tags, attributes_of, parents, ends, classes_of, ids, saids, starts, stops, spoken
            nonlocal telling, named, identified, alike, listed, unheard, pieces, owners, breaks, in_link
            del tree, tags, attributes_of, parents, ends, classes_of, ids, saids, starts, stops, spoken
            del telling, named, identified, alike, listed, unheard, pieces, owners, breaks, in_link

        self.start, self.end, self.data, self.close = start, end, heard.append, close
        self.release = release


def _named_otherwise(tag: str, attributes: Mapping[str, str]) -> int:
    """Return what the names speak for that tests and screen readers know an element by."""
    found = 0
    for attribute in NAMING:
        if attribute != "aria-label" or tag in _REGIONS:
            name = (attributes.get(attribute) or "")[:LONGEST_LABEL].strip().lower()
            said = spoken_by("-".join(name.split()))
            # "Comment by Ann" is what a reader of screens hears of the whole comment.
            found |= said & ~(AUTHOR | SURE_AUTHOR) if attribute == "aria-label" else said
    return found


def _is_author(names: tuple[str, ...], said: int) -> bool:
    """Tell whether an element is called an author's by one name that does not call it something to click."""
    return any(
        said_here & SURE_AUTHOR and said_here & AUTHOR and not said_here & CHROME
        for said_here in (said, *map(spoken_by, names))
    )


def _is_time(text: str) -> bool:
    """Tell whether what a button says is a time with a number in it: "Today" is to be clicked for what is of today.

    >>> _is_time("3 May 2012, 9:40"), _is_time("2 hours ago"), _is_time("Today"), _is_time("Since 3 May 2012")
    (True, True, False, False)
    """
    if len(text) > LONGEST_LABEL or not has_digit(text):
        return False
    said = text.strip()
    return time_span(said) == (0, len(said))


def _union(names: tuple[str, ...]) -> int:
    found = 0
    for name in names:
        found |= spoken_by(name)
    return found
