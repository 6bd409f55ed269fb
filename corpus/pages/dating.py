"""Whether the date found for a report is its own: pages without one show the dates of comments and teasers."""

from __future__ import annotations

import re

from .marks import machine_time
from .times import read_time
from .tree import Tree
from .zones import NOWHERE, comment_zones

LONGEST = 160
_PUBLISHED = re.compile(
    r"publi|(?<!modified)(?<!updated)(?:^|[.:_ -])date(?!modified)|pub-?date|issued|created"
)
_IN_SCRIPT = re.compile(r"\"datePublished\"\s*:\s*\"([^\"]{10,40})\"")


def only_among_comments(tree: Tree, day: str) -> bool:
    """Tell whether a day (``2021-07-08``) is named in boxes for comments or teasers, and nowhere else in a page.

    >>> page = Tree("<p>He left.</p><div class='comments'><p>Ann</p><p>8 July 2021</p><p>No.</p></div>")
    >>> only_among_comments(page, "2021-07-08"), only_among_comments(page, "2021-07-09")
    (True, False)
    """
    zones = comment_zones(tree)
    among = False
    for index, (tag, attributes) in enumerate(zip(tree.tags, tree.attributes, strict=True)):
        if not attributes:
            continue
        if tag in ("meta", "link") and any(_names(value, day) for value in attributes.values()):
            return False
        if (machine_time(tree, index) or "").startswith(day):
            if zones[index] == NOWHERE:
                return False
            among = True
    for owner, piece in zip(tree.owners, tree.pieces, strict=True):
        if len(piece) <= LONGEST and (read_time(piece) or "").startswith(day):
            if zones[owner] == NOWHERE:
                return False
            among = True
    return among and not any(_names(script, day) for script in tree.scripts.values())


def to_the_minute(day: str, tree: Tree) -> str:
    """Return a day with the time of day that the page gives for machines; the day alone where it gives none.

    >>> head = "<meta property='article:published_time' content='2021-07-05T23:30:00-05:00'>"
    >>> to_the_minute("2021-07-05", Tree(head + "<p>He left.</p>"))
    '2021-07-05T23:30:00-05:00'
    """
    zones = comment_zones(tree)
    for index, (tag, attributes) in enumerate(zip(tree.tags, tree.attributes, strict=True)):
        if tag == "meta":
            name = " ".join((attributes.get(key) or "") for key in ("property", "name", "itemprop")).lower()
            moment = read_time(attributes.get("content") or "") if _PUBLISHED.search(name) else None
        else:
            moment = machine_time(tree, index) if tag == "time" and zones[index] == NOWHERE else None
        if moment and moment.startswith(f"{day}T"):
            return moment
    for script in tree.scripts.values():
        for found in _IN_SCRIPT.finditer(script):
            if (moment := read_time(found[1])) and moment.startswith(f"{day}T"):
                return moment
    return day


def by_address(day: str, *, url: str | None, tree: Tree) -> str:
    """Return a day, or its month where only the page's address gives that: ``/2021/05/truce`` names no day.

    >>> by_address("2021-05-01", url="https://courier.example/2021/05/truce", tree=Tree("<p>He left.</p>"))
    '2021-05'
    """
    month, address = day[:7], url or ""
    only_month = f"/{month.replace('-', '/')}/" in address and day.replace("-", "/") not in address
    if not day.endswith("-01") or not only_month:
        return day
    named = any(
        tag in ("meta", "link", "time") and any(_names(value, day) for value in attributes.values())
        for tag, attributes in zip(tree.tags, tree.attributes, strict=True)
    )
    read = any(len(piece) <= LONGEST and (read_time(piece) or "").startswith(day) for piece in tree.pieces)
    return day if named or read or any(_names(script, day) for script in tree.scripts.values()) else month


def _names(text: str, day: str) -> bool:
    return day in text or day.replace("-", "/") in text
