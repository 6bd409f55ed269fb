"""Frames whose document stands in the page: as SingleFile saves the comments that a system loads into one."""

from __future__ import annotations

import re
from html import unescape

DEEPEST = 3
"""Frames in frames that are opened."""
_DOCUMENT = re.compile(r"\ssrcdoc\s*=\s*([\"'])", re.IGNORECASE)
_BEGINS, _ENDS = re.compile(r"<iframe\b", re.IGNORECASE), re.compile(r"</iframe\s*>", re.IGNORECASE)
_ROOTS = re.compile(r"<!doctype[^>]*>|</?(?:html|head|body)\b[^>]*>", re.IGNORECASE)


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
    for found in _DOCUMENT.finditer(html):
        start, quote = found.end(), found[1]
        stop = html.find(quote, start)
        if found.start() < here or stop <= start or not _in_frame(html, here, found.start()):
            continue
        end = _ENDS.search(html, stop)
        after = end.end() if end else len(html)
        document = _ROOTS.sub("", unescape(html[start:stop]))
        parts += [html[here:start], html[stop:after], f"<div>{document}</div>"]
        here = after
    return "".join((*parts, html[here:])) if parts else html


def _in_frame(html: str, start: int, at: int) -> bool:
    """Tell whether the tag that an attribute stands in is a frame's."""
    tag = html.rfind("<", start, at)
    return tag >= 0 and _BEGINS.match(html, tag) is not None
