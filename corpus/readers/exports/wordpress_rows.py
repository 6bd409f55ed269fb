"""Rows of WordPress's REST interface: what stands in one, and whether readers of the site see it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ..cells import LISTS, Row, as_key, as_line
from .signs import head_text, json_keys
from .wordpress import KINDS, PASSWORD, PUBLISHED, UNAPPROVED, scoped, site_of

SUFFIXES = (".json", ".jsonl", ".ndjson")
_RENDERED = re.compile(
    r'(?<!\\)"(?:content|title|excerpt|guid)"\s{0,40}:\s{0,40}\{\s{0,400}"(?:rendered|raw|protected)"\s{0,40}:'
)


def is_rest(head: bytes) -> bool:
    """Tell JSON whose texts are ``{"rendered": …}``, as no other interface has them, from its first bytes."""
    return bool(json_keys(head)) and bool(_RENDERED.search(head_text(head)))


def is_comment(row: Row) -> bool:
    """Tell a comment from a post."""
    return "post" in row or "author_name" in row


def post_hidden(row: Row) -> str | None:
    """Return why readers of the site do not see a post; None when they do.

    >>> post_hidden({"status": "draft"}), post_hidden({"content": {"rendered": "", "protected": True}})
    ('draft', 'password-protected')
    """
    status = (as_line(row.get("status")) or "").lower()
    if status not in PUBLISHED:
        return status
    content = row.get("content")
    protected = isinstance(content, Mapping) and content.get("protected") is True
    return PASSWORD if protected or as_line(row.get("password")) else None


def comment_hidden(row: Row) -> str | None:
    """Return why readers of the site do not see a comment, or not as one; None when they do.

    >>> comment_hidden({"status": "hold"}), comment_hidden({"type": "order_note"}), comment_hidden({})
    ('unapproved', 'order note', None)
    """
    status = (as_line(row.get("status")) or "approved").lower()
    if status not in ("approved", "approve", "1"):
        return UNAPPROVED.get(status, "unapproved")
    kind = kind_of(row)
    return None if kind in KINDS else kind.replace("_", " ")


def kind_of(row: Row) -> str:
    """Return a row's type in lower case, empty where it names none."""
    return (as_line(row.get("type")) or "").lower()


def post_of(row: Row) -> tuple[str | None, str | None]:
    """Return what a comment calls its post by: its key, and its address."""
    link = as_line(row.get("link")) or ""
    key = scoped("post", as_key(row.get("post")), site(row))
    return key, link.partition("#")[0] if "#comment-" in link else None


def author_of(row: Row) -> str | None:
    """Return the number of the user who wrote a post or comment; None for visitors."""
    key = as_key(row.get("author"))
    return None if key == "0" else key


def rendered(row: Row, name: str) -> str:
    """Return the HTML of a text; empty where there is none."""
    value = row.get(name)
    if isinstance(value, Mapping):
        value = value.get("rendered") or value.get("raw")
    return value if isinstance(value, str) else ""


def site(row: Row) -> str | None:
    """Return the site a row comes from: its own address tells, or that of the interface that answered."""
    links = row.get("_links")
    me = links.get("self") if isinstance(links, Mapping) else None
    first = me[0] if isinstance(me, list) and me else None
    href = first.get("href") if isinstance(first, Mapping) else None
    return site_of(as_line(row.get("link"))) or site_of(as_line(href))


def embedded(row: Row, name: str) -> Iterator[Row]:
    """Yield what ``?_embed`` adds: authors stand in a list, replies in a list of lists.

    Where the interface may not show something, an error stands in its place, and is passed over.

    >>> list(embedded({"_embedded": {"replies": [[{"id": 1}], {"code": "rest_cannot_read"}]}}, "replies"))
    [{'id': 1}]
    """
    found = row.get("_embedded")
    pending = found.get(name) if isinstance(found, Mapping) else None
    for item in pending if isinstance(pending, LISTS) else ():
        for one in item if isinstance(item, LISTS) else (item,):
            if isinstance(one, Mapping) and ("code" not in one or "id" in one):
                yield one
