"""Frames with comments: their documents stand in the page, as SingleFile saves them, or beside it, as browsers do."""

from __future__ import annotations

import re
from html import unescape
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

from .disqus_thread import with_thread
from .systems import system_at
from .words import COMMENT, traits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

DEEPEST = 3
"""Frames in frames that are opened."""
LONGEST_TAG = 4_000
MOST_BESIDE = 20
"""Frames of a page that are looked for beside it."""
_DOCUMENT = re.compile(r"\ssrcdoc\s*=\s*([\"'])", re.IGNORECASE)
_BEGINS, _ENDS = re.compile(r"<iframe\b", re.IGNORECASE), re.compile(r"</iframe\s*>", re.IGNORECASE)
_FRAME = re.compile(r"<iframe\b([^<>]{0,4000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\b(id|name|title|class|src)\s*=\s*("[^"]*"|'[^']*')""", re.IGNORECASE)
_TITLE = re.compile(r"<title\b[^<>]*>([^<>]{1,60})</title", re.IGNORECASE)
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
        document = unescape(html[start:stop])
        close = html.find(">", stop, stop + LONGEST_TAG)
        told = _told(f"{html[frame.start() : found.start()]} {html[stop + 1 : max(close, stop + 1)]}")
        title = _TITLE.search(document)
        is_comments = _is_for_comments(told) or (title is not None and _speaks_of_comments(title[1]))
        parts += [html[here:start], html[stop:after], _written_out(document, is_comments=is_comments)]
        here = after
    return "".join((*parts, html[here:])) if parts else html


def frames_for_comments(html: str) -> Iterator[tuple[re.Match[str], str]]:
    """Yield the first frames for comments whose documents stand elsewhere, each as its tag and the address of those.

    >>> [address for _, address in frames_for_comments('<iframe title="Comments" src="/c?a=1&amp;b=2">')]
    ['/c?a=1&b=2']
    """
    found = ((frame, _told(frame[1])) for frame in _FRAME.finditer(html))
    of_comments = (
        (frame, told["src"]) for frame, told in found if told.get("src") and _is_for_comments(told)
    )
    yield from islice(of_comments, MOST_BESIDE)


def embedded_for(address: str) -> str | None:
    """Return the address of the page that a frame of a comment system is for, where its own address holds that.

    >>> embedded_for("https://disqus.com/embed/comments/?f=tide&t_u=https%3A%2F%2Ftide.example%2Ftruce")
    'https://tide.example/truce'
    """
    try:
        parts = urlsplit(address)
        if not system_at(address):
            return None
        values = [value for _, value in parse_qsl(parts.query, max_num_fields=100)]
        pages = [value for value in values if value.startswith(("http://", "https://"))]
        return next((page for page in pages if urlsplit(page).netloc != parts.netloc), None)
    except ValueError:
        return None


def with_saved_frames(html: str, find: Callable[[str], str | None], *, longest: int) -> str:
    """Return a page with the documents written out after the frames for comments that were saved beside it.

    Args:
        html: the page.
        find: what gives the document at the address in a frame's `src`, as the page writes it; None for none.
        longest: characters of all the documents together.

    >>> page = '<iframe id="dsq-app1" src="a_files/c.html"></iframe>'
    >>> with_saved_frames(page, {"a_files/c.html": "<body><p>Sure.</body>"}.get, longest=1000)
    '<iframe id="dsq-app1" src="a_files/c.html"></iframe><div class="comments"><p>Sure.</div>'
    """
    parts: list[str] = []
    here = 0
    for frame, address in frames_for_comments(html):
        document = find(address)
        if document is None or len(document) > longest:
            continue
        longest -= len(document)
        end = _ENDS.match(html, frame.end())
        after = end.end() if end else frame.end()
        parts += [html[here:after], _written_out(document, is_comments=True)]
        here = after
    return "".join((*parts, html[here:]))


def _written_out(document: str, *, is_comments: bool) -> str:
    """Return the document of a frame as an element of the page around it."""
    name = ' class="comments"' if is_comments else ""
    return f"<div{name}>{_ROOTS.sub('', with_thread(document))}</div>"


def _told(attributes: str) -> Mapping[str, str]:
    return {name.lower(): unescape(value[1:-1]) for name, value in _ATTRIBUTE.findall(attributes)}


def _is_for_comments(told: Mapping[str, str]) -> bool:
    """Tell whether a frame's names, or the place it is loaded from, speak of comments."""
    # In a frame of its own, a widget is for the comments on this page.
    place = told.get("src", "").partition("?")[0].rpartition("://")[2].replace("widget", "")
    names = (value for name, value in told.items() if name != "src")
    return system_at(told.get("src", "")) is not None or any(map(_speaks_of_comments, (*names, place)))


def _speaks_of_comments(said: str) -> bool:
    return bool(traits("-".join(said.lower().split())[:100]) & COMMENT)
