"""What kind of record one is, and the badge of who wrote it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..document.tree import NOTHING, Tree
from ..document.words import ANY_BADGE, BADGES, COMMENT, PING, PINNED, SURE_AUTHOR
from ..wording.phrases import is_deleted
from .parts import Parts, among

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..document.extents import Extent
    from .layout import Layout

LONGEST_TITLE = 200
FIRST_NODES, LONGEST_PIN = 40, 40
"""Elements of a record from its first on that may say it is pinned, and the characters of what does."""
BADGED_NODES, LONGEST_BADGED = 80, 200
"""The same of elements called after a badge."""
FIRST_SAID = 12
"""Pieces of a record from its first on that may be the word for a badge."""
PING_TEXT = re.compile(
    r"\W*(?:pingback|trackback|ping|تنبيه(?=\s*:)|уведомление(?=\s*:)|rétrolien(?=\s*:))\b\s*[:(–-]?"
)
"""For text in lower case: a pattern that is to ignore case takes longer to fail."""
# As WordPress quotes the page that links here, whatever the theme.
_EXCERPT = re.compile(r"\s*\[(?:\.{3}|…)\]\s.*\s\[(?:\.{3}|…)\]\s*", re.DOTALL)
_FROM_SITE = re.compile(r"\s*(?:from|von|de|da)\s+(\S[^\n]{0,80}?)\s*", re.IGNORECASE)
_SAYS = re.compile(r"\s+(?:says|said)\s*:$", re.IGNORECASE)


def kind_of(layout: Layout, extent: Extent, nodes: Sequence[int], text: str, author: str | None) -> str:
    """Return what a record is: "comment", "pingback", "deleted" or "pinned".

    Args:
        layout: of the page.
        extent: the record.
        nodes: its elements.
        text: what it says.
        author: who says so.
    """
    tree = layout.tree
    said = tree.said[extent.element]
    quotes = "[" in text and _EXCERPT.fullmatch(text)
    if (
        said & PING
        or in_ping_list(tree, extent.element)
        or quotes
        or _says_ping(text)
        or (author and _says_ping(author))
    ):
        return "pingback"
    if is_deleted(text) or (not text and _is_called_deleted(tree, extent.element)):
        return "deleted"
    if said & PINNED or (layout.pinned and _shows_pin(layout, nodes)):
        return "pinned"
    return "comment"


def in_ping_list(tree: Tree, index: int) -> bool:
    """Tell whether an element is an item of a list of what links here.

    >>> tree = Tree("<ul id=trackback_list><li>Best of the web</ul><ol class=commentlist><li>Ann</ol>")
    >>> [in_ping_list(tree, at) for at, tag in enumerate(tree.tags) if tag == "li"]
    [True, False]
    """
    around = tree.said[tree.parents[index]]
    return tree.tags[index] == "li" and around & PING != 0 and not around & COMMENT


def _is_called_deleted(tree: Tree, index: int) -> bool:
    names = (*tree.classes[index], tree.ids[index])
    return any("delet" in name or "removed" in name for name in names)


def _says_ping(line: str) -> bool:
    return PING_TEXT.match(line[:40].lower()) is not None


def _shows_pin(layout: Layout, nodes: Sequence[int]) -> bool:
    tree = layout.tree
    return any(
        0 < tree.size(tree.starts[index], tree.stops[index]) <= LONGEST_PIN
        for index in among(nodes[:FIRST_NODES], layout.pinned)
    )


def badge_called(layout: Layout, extent: Extent, nodes: Sequence[int]) -> str | None:
    """Return the badge that a record, or one of its first elements, is called after."""
    if extent.element in layout.of_author:
        return "author"
    tree = layout.tree
    said = tree.said[extent.element]
    for index in among(nodes[:BADGED_NODES], layout.badged) if layout.badged else ():
        if index != extent.element and tree.size(tree.starts[index], tree.stops[index]) <= LONGEST_BADGED:
            said |= tree.said[index]
    if not said & ANY_BADGE:
        return None
    return next((badge for badge in ("author", "staff", "moderator", "pick") if said & BADGES[badge]), None)


def badge_said(
    layout: Layout, parts: Parts, above: int, left_out: set[int], author: str | None
) -> str | None:
    """Return the badge that a word above the text, or to be clicked, says; who is called so has none."""
    said = layout.said_badges
    if not said or not parts.stretches:
        return None
    start, stop = parts.stretches[0]
    for at in range(start, min(stop, start + FIRST_SAID)):
        if at in said and (at < above or at in left_out) and layout.tree.pieces[at].strip() != author:
            return said[at]
    return None


def titled(tree: Tree, parts: Parts, *, cut: str | None = None) -> str | None:
    """Return the title of a page that links here: it stands where others write their names, and may be none.

    Where a name was read of it, `cut` before what seemed to follow that, it is the title if all of it is a link.
    """
    named = (
        index
        for index in parts.nodes
        if tree.said[index] & SURE_AUTHOR and (not cut or tree.tags[index] == "a")
    )
    titles = (_SAYS.sub("", tree.text(index)) for index in named)
    return next(
        (title for title in titles if 0 < len(title) <= LONGEST_TITLE and title.startswith(cut or "")), None
    )


def linked_from(tree: Tree, parts: Parts) -> tuple[str, range] | None:
    """Return the site that links here, and the pieces of the line that names it behind its title, which is a link.

    So Movable Type sets the excerpts of what links to an entry.

    >>> tree = Tree("<li><a href=/x>Toolbars again</a> from Quiet Widget<p>Everyone asks for one.</li>")
    >>> linked_from(tree, Parts(nodes=[], stretches=[(0, 3)]))
    ('Quiet Widget', range(0, 2))
    """
    start, stop = parts.stretches[0] if parts.stretches else (0, 0)
    if stop - start < 2 or tree.breaks[start + 1] != NOTHING or tree.linked[start] == tree.linked[start + 1]:
        return None
    site = _FROM_SITE.fullmatch(tree.pieces[start + 1])
    ends = start + 2 == stop or tree.breaks[start + 2] != NOTHING
    return (site[1], range(start, start + 2)) if site and ends else None


def linked_title(tree: Tree, parts: Parts) -> str | None:
    """Return the words of the first link of an item of a list of what links here: the title of the page that does."""
    links = (tree.text(index, longest=LONGEST_TITLE) for index in parts.nodes if tree.tags[index] == "a")
    return next((title for title in links if 0 < len(title) <= LONGEST_TITLE), None)
