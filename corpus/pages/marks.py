"""Where a page shows times and names: the signs by which records are found and their fields read."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from .times import is_clock, read_time, time_span
from .tree import Tree
from .words import traits

LONGEST_NAME = 80
LONGEST_TIME = 160
NEAR = 4
"""How many pieces a date and its clock may stand apart."""

_MACHINE = ("datetime", "data-datetime", "data-timestamp", "data-time", "data-date", "data-utime", "data-created")
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d|\d{8}T|\d{10}(?:\d{3})?$")


@dataclass(slots=True)
class Marks:
    """Signs of records, by the piece of text they stand at.

    Attributes:
        times: pieces at which a time begins, in order; a date and its clock count once.
        time_nodes: elements that are a time, by machine or by what they are called, with the moment their
            attributes give (None where none does).
        authors: pieces at which an element that is called an author's begins.
        replies: pieces that offer an answer, or say that somebody says something.
    """

    times: list[int] = field(default_factory=list)
    time_nodes: dict[int, str | None] = field(default_factory=dict)
    authors: list[int] = field(default_factory=list)
    replies: list[int] = field(default_factory=list)


_REPLY = re.compile(
    r"(?:reply|reply to this.*|reply to \w.{0,30}|log in to reply|répondre.{0,20}|antworten?|auf .{1,40} antworten|responder"
    r"|rispondi|odpowiedz|ответить|svara?|svar|beantwoorden|reageer|says:?|said\W{0,3}|wrote:?|writes:?|dit :?|a dit :?|sagt:?"
    r"|schreibt:?|meint:?|dice:?|ha detto:?|scrive:?|says\.\.\.|said\.\.\.|permalink|report abuse|report|flag|melden|like|recommend"
    r"|link to this comment|comment link|quote|zitieren|citer|signaler.{0,30}|kommentar melden|delete|пишет:?|пишет|говорит:?)",
    re.IGNORECASE,
)  # fmt: skip


def find_marks(tree: Tree) -> Marks:
    """Find the signs of a page."""
    marks = Marks()
    found: set[int] = set()
    for index, node in enumerate(tree.nodes):
        start, stop = tree.starts[index], tree.stops[index]
        moment = None
        attributes = node.attrib
        if len(attributes):
            moment = machine_time(tree, index)
            name = tree.ids[index]
            if name or tree.classes[index] or "itemprop" in attributes or "rel" in attributes:
                _mark_names(tree, index, marks, found, stop)
        if moment or tree.tags[index] == "time":
            marks.time_nodes[index] = moment
            found.add(start)
    for at, piece in enumerate(tree.pieces):
        size = len(piece)
        if size <= LONGEST_TIME:
            if size > 2 and time_span(piece):
                found.add(at)
            if size <= 40 and _REPLY.fullmatch(piece.strip()):
                marks.replies.append(at)
    last = -NEAR
    for at in sorted(found):
        if at - last >= 2 or (at > last and not is_clock(tree.pieces[at] if at < len(tree.pieces) else "")):
            marks.times.append(at)
        last = at
    marks.authors.sort()
    return marks


def _mark_names(tree: Tree, index: int, marks: Marks, found: set[int], stop: int) -> None:
    start = tree.starts[index]
    if stop <= start or stop - start > 14:
        return
    size = tree.size(start, stop)
    if not 0 < size <= LONGEST_TIME:
        return
    if size <= LONGEST_NAME and is_named(tree, index, "author"):
        marks.authors.append(start)
    if index not in marks.time_nodes and stop - start > 1 and is_named(tree, index, "time"):
        line = tree.line(start, stop)
        # A date broken up by tags shows only when its pieces are put together.
        if time_span(line) and not any(time_span(tree.pieces[at]) for at in range(start, stop)):
            marks.time_nodes[index] = None
            found.add(start)


def is_named(tree: Tree, index: int, trait: str) -> bool:
    """Tell whether an element's classes, id or microdata call it an author's, a time, a text, …"""
    if any(trait in traits(name) for name in tree.classes[index]):
        return True
    name = tree.ids[index]
    if name and trait in traits(name):
        return True
    node = tree.nodes[index]
    if trait == "author":
        return node.get("itemprop") in ("author", "creator", "name") or "author" in (node.get("rel") or "").split()
    if trait == "text":
        return node.get("itemprop") in ("text", "commentText", "description", "articleBody", "reviewBody")
    return False


def machine_time(tree: Tree, index: int) -> str | None:
    """Return the moment an element's attributes give, as ISO 8601."""
    node = tree.nodes[index]
    for name in _MACHINE:
        value = node.get(name)
        if value and len(value) <= 40 and _ISO_DAY.match(value):
            return read_time(value)
    if node.get("itemprop") in ("datePublished", "dateCreated", "commentTime", "dateModified"):
        value = node.get("content") or ""
        if 8 <= len(value) <= 40:
            return read_time(value)
    title = node.get("title")
    if title and 8 <= len(title) <= 60 and tree.tags[index] in ("abbr", "span", "a", "time", "div", "acronym", "small", "em"):
        span = time_span(title)
        if span and span[1] - span[0] >= 0.6 * len(title):
            return read_time(title)
    return None


def count_between(positions: list[int], start: int, stop: int) -> int:
    """Count the positions from one piece to another.

    >>> count_between([1, 5, 9], 2, 9)
    1
    """
    return bisect_left(positions, stop) - bisect_left(positions, start)
