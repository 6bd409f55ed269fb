"""Pages out of what archives, caches and viewers of source put around them: each is read as its site published it.

An archive that replays a page writes its own address and the time of the copy before every address in it. A cache
puts a header before the page, and a viewer of source shows the page as text. A browser that translates a page puts
every text of it into elements of type.
"""

from __future__ import annotations

import re
from html import unescape

_HEADER = 8_000
"""Characters that a cache may write before a page."""
_COPY = re.compile(r"/(?:\d{14}(?:[a-z]{2}_)?|\d{4}\.\d\d\.\d\d-\d{6}|o/\w{5})/https?:/")
_COPY_ADDRESS = re.compile(
    r"(?:https?:)?(?://[\w.-]+)?/(?:[\w.-]+/){0,3}?(?:\d{14}(?:[a-z]{2}_)?|\d{4}\.\d\d\.\d\d-\d{6}|o/\w{5})/(?=https?:/)"
)
"""What an archive writes before an address: ``https://web.archive.org/web/20120501083015im_/``."""
_TOOLBAR = re.compile(
    r"<!-- BEGIN WAYBACK TOOLBAR INSERT -->.*?<!-- END WAYBACK TOOLBAR INSERT -->", re.DOTALL
)
_FRAME_OF_COPY = re.compile(r"<div id=\"HEADER\".*?(?=<div id=\"CONTENT\")", re.DOTALL)
_TOLD_OF_COPY = re.compile(r"<meta property=\"(?:article:(?:published|modified)_time|og:site_name)\"[^<>]*>")
_DOCTYPE = re.compile(r"<!doctype html", re.IGNORECASE)
_LINE_OF_SOURCE = re.compile(r"<td class=\"line-content\">(.*?)</td>", re.DOTALL)
_SOURCE = re.compile(r"<body id=\"viewsource\"[^<>]*><pre[^<>]*>(.*)</pre>", re.DOTALL)
_TAGS = re.compile(r"<[^<>]*>")
_TRANSLATED = re.compile(
    r"<font[^<>]{0,40}vertical-align: inherit;[^<>]{0,40}>(<font[^<>]{0,40}vertical-align: inherit;[^<>]{0,40}>)?"
    r"([^<]*)</font>(?(1)</font>)"
)
"""What Google's translation in a browser puts around every text."""


def as_published(html: str) -> str:
    """Return a page as its site published it, without what an archive, a cache or a viewer of source put around it.

    >>> as_published('<a href="https://web.archive.org/web/20120501083015/http://tide.example/truce#c1">1</a>')
    '<a href="http://tide.example/truce#c1">1</a>'
    >>> as_published('<td class="line-number"><td class="line-content"><b>&lt;p&gt;</b>The truce held.</td>')
    '<p>The truce held.'
    >>> as_published('<div>A copy of 26 Nov 2020.</div><!DOCTYPE html><p>The truce held.')
    '<!DOCTYPE html><p>The truce held.'
    """
    page = _below_header(_shown_as_source(html))
    return _out_of_archive(page) if _COPY.search(page) else page


def _shown_as_source(html: str) -> str:
    """Return the page that a viewer's listing of its source shows: Chromium's, a line to a row, or Firefox's."""
    if '<td class="line-content">' in html:
        lines = _LINE_OF_SOURCE.findall(html)
    elif '<body id="viewsource"' in html and (listing := _SOURCE.search(html)):
        lines = [listing[1]]
    else:
        return html
    return "\n".join(unescape(_TAGS.sub("", line)) for line in lines)


def _below_header(html: str) -> str:
    """Return a page without the header of a cache: boxes before its document type, which are no page themselves."""
    types = list(_DOCTYPE.finditer(html, 0, _HEADER))
    header = html[: types[-1].start()] if types else ""
    return html[len(header) :] if "<div" in header and "<html" not in header else html


def _out_of_archive(html: str) -> str:
    """Return a page that an archive replayed, with its own addresses and without the archive's head and toolbar."""
    page = _TOOLBAR.sub("", html)
    if frame := _FRAME_OF_COPY.search(page):
        head = _TOLD_OF_COPY.sub("", page[: frame.start()])
        page = head + page[frame.end() :]
    return _COPY_ADDRESS.sub("", page)


def without_marks_of_translation(html: str) -> tuple[str, bool]:
    """Return a page without what a browser's translation puts around every text, and whether it was translated.

    >>> font = '<font style="vertical-align: inherit;">'
    >>> without_marks_of_translation(f"<b>{font}{font}Ann</font></font></b>")
    ('<b>Ann</b>', True)
    """
    if "vertical-align: inherit;" not in html:
        return html, False
    bare, found = _TRANSLATED.subn(r"\2", html)
    return bare, found > 0
