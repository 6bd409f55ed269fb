"""Frames with comments: their documents stand in the page, as SingleFile saves them, or beside it, as browsers do."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from .words import COMMENT, traits

if TYPE_CHECKING:
    from collections.abc import Callable

DEEPEST = 3
"""Frames in frames that are opened."""
MOST_BESIDE = 20
"""Frames of a page that are looked for beside it."""
_DOCUMENT = re.compile(r"\ssrcdoc\s*=\s*([\"'])", re.IGNORECASE)
_BEGINS, _ENDS = re.compile(r"<iframe\b", re.IGNORECASE), re.compile(r"</iframe\s*>", re.IGNORECASE)
_FRAME = re.compile(r"<iframe\b([^<>]{0,4000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\b(id|name|title|class|src)\s*=\s*("[^"]*"|'[^']*')""", re.IGNORECASE)
# "<" ends a tag too: where ">" is missing, each of these would be sought to the end of the page.
_ROOTS = re.compile(r"<!doctype[^<>]*>|</?(?:html|head|body)\b[^<>]*>", re.IGNORECASE)


def with_frames(html: str) -> str:
    """Return a page with the documents of its frames written out after them.

    >>> with_frames("<iframe srcdoc='&lt;p&gt;Sure.&lt;/p&gt;'></iframe>")
    "<iframe srcdoc=''></iframe><div><p>Sure.</p></div>"
    """
    for _ in range(DEEPEST):
        opened = _opened(html)
        if opened == html:
            break
        html = opened
    return html


def _opened(html: str) -> str:
    parts: list[str] = []
    here = 0
    for frame in _BEGINS.finditer(html):
        if frame.start() < here:
            continue
        following = html.find("<", frame.end())
        found = _DOCUMENT.search(html, frame.end(), following if following >= 0 else len(html))
        if found is None:
            continue
        start, quote = found.end(), found[1]
        stop = html.find(quote, start)
        if stop < 0:
            break
        if stop == start:
            continue
        end = _ENDS.search(html, stop)
        after = end.end() if end else len(html)
        document = _ROOTS.sub("", unescape(html[start:stop]))
        parts += [html[here:start], html[stop:after], f"<div>{document}</div>"]
        here = after
    return "".join((*parts, html[here:])) if parts else html


def with_saved_frames(html: str, find: Callable[[str], str | None], *, longest: int) -> str:
    """Return a page with the documents written out after the frames for comments that were saved beside it.

    Args:
        html: the page.
        find: what gives the document at the address in a frame's `src`, as the page writes it; None for none.
        longest: characters of all the documents together.

    >>> page = '<iframe id="dsq-app1" src="a_files/c.html"></iframe>'
    >>> with_saved_frames(page, {"a_files/c.html": "<body><p>Sure.</body>"}.get, longest=1000)
    '<iframe id="dsq-app1" src="a_files/c.html"></iframe><div><p>Sure.</div>'
    """
    parts: list[str] = []
    here = opened = 0
    for frame in _FRAME.finditer(html):
        told = {name.lower(): unescape(value[1:-1]) for name, value in _ATTRIBUTE.findall(frame[1])}
        address = told.pop("src", "")
        if not address or opened == MOST_BESIDE or not any(map(_speaks_of_comments, told.values())):
            continue
        opened += 1
        document = find(address)
        if document is None or len(document) > longest:
            continue
        longest -= len(document)
        end = _ENDS.match(html, frame.end())
        after = end.end() if end else frame.end()
        parts += [html[here:after], f"<div>{_ROOTS.sub('', document)}</div>"]
        here = after
    return "".join((*parts, html[here:]))


def _speaks_of_comments(said: str) -> bool:
    return bool(traits("-".join(said.lower().split())[:100]) & COMMENT)
