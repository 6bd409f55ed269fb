"""Lines that plug-ins such as CommentLuv write below a comment: the latest post of its writer's own blog."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..document.tree import NOTHING

if TYPE_CHECKING:
    from ..document.tree import Tree

_LATEST = (
    r"(?:last|latest|most recent) (?:blog ?post|blog entry|blog|post|entry|article|tweet|\[type\])"
    r"|recently (?:posted|blogged)|letzter (?:blog-?)?(?:beitrag|eintrag|artikel|post)"
    r"|dernier (?:billet|article)|[úu]ltim[oa] (?:entrada|post|artigo)|ultimo (?:post|articolo)"
)
_OPENS = re.compile(
    rf"(?:\.-= ?)?(?:[^\n.!?]{{1,60}}? )?(?:{_LATEST}|recent blog post) ?(?:\.\.(?!\.)|…|:)",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"[^\n.!?]{1,60}?(?:['’´`]s? (?:last|latest|most recent) [^.]{1,15}| recently posted) ?\.\. ?[^\W\d_a-z]"
)
"""Whose post it is, and the capital of its title: a reader may write two dots as well."""
_SIGNS = (":", "…", ": ", "… ")
"""How a piece ends that leads to a title."""
_ENDS = re.compile(r"\W*")
"""What may stand behind the link to the post: the signs that close the line."""
LONGEST, LONGEST_TITLE = 100, 200
"""Characters of what leads to the title of the post, and of that where it is no link."""


def latest_posts(tree: Tree, start: int, stop: int) -> list[int]:
    """Return those of some pieces that are of a line of a writer's latest post: what leads to it, and its title.

    Its title is a link that ends the line. Where it is none, two dots lead to it, and a name stands before these.

    >>> from commentariat.corpus.pages.document.tree import Tree
    >>> tree = Tree("<p>Yes.<p>Ann's last blog post.. <a>Six Boats</a><p>My last post: <a>this one</a> was better.")
    >>> latest_posts(tree, 0, 6)
    [1, 2]
    """
    pieces, breaks = tree.pieces, tree.breaks
    found: list[int] = []
    # Nearly no piece holds such a sign where it may lead to a title.
    leading = [at for at in range(start, stop) if pieces[at].endswith(_SIGNS) or ".." in pieces[at]]
    for at in leading:
        piece = pieces[at]
        if at > start and breaks[at] == NOTHING:
            continue
        opens = _OPENS.match(piece.strip()[: LONGEST + LONGEST_TITLE])
        if opens is None:
            continue
        end = at + 1
        while end < stop and breaks[end] == NOTHING:
            end += 1
        alone = opens.end() == len(piece.strip())
        if alone and end > at + 1:
            is_line = _is_link(tree, at + 1) and all(
                _is_link(tree, other) or _ENDS.fullmatch(pieces[other]) for other in range(at + 2, end)
            )
        else:
            is_line = (
                end == at + 1 and len(piece) <= LONGEST_TITLE and _NAMED.match(piece.strip()) is not None
            )
        if is_line:
            found += range(at, end)
    return found


def _is_link(tree: Tree, at: int) -> bool:
    return tree.linked[at + 1] > tree.linked[at]
