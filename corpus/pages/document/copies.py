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
_TOOLBAR = ("<!-- BEGIN WAYBACK TOOLBAR INSERT -->", "<!-- END WAYBACK TOOLBAR INSERT -->")
_HEAD_OF_COPY, _BODY_OF_COPY = '<div id="HEADER"', '<div id="CONTENT"'
_TOLD_OF_COPY = re.compile(r"<meta property=\"(?:article:(?:published|modified)_time|og:site_name)\"[^<>]*>")
_DOCTYPE = re.compile(r"<!doctype html", re.IGNORECASE)
_LINE_OF_SOURCE = '<td class="line-content">'
_SOURCE = re.compile(r"<body id=\"viewsource\"[^<>]*><pre[^<>]*>")
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
    if _LINE_OF_SOURCE in html:
        lines = [row.partition("</td>")[0] for row in html.split(_LINE_OF_SOURCE)[1:]]
    elif listing := _SOURCE.search(html):
        shown = html[listing.end() :]
        # A file that breaks off has no end of its listing.
        lines = [shown[: shown.rindex("</pre>")] if "</pre>" in shown else shown]
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
    page = _without(html, *_TOOLBAR)
    head, _, rest = page.partition(_HEAD_OF_COPY)
    _, body, content = rest.partition(_BODY_OF_COPY)
    if body:
        page = _TOLD_OF_COPY.sub("", head) + body + content
    return _COPY_ADDRESS.sub("", page)


def _without(html: str, opening: str, closing: str) -> str:
    """Return a page without what stands between two marks, and these; each place is looked at once.

    >>> _without("a[b]c[d]e[f", "[", "]")
    'ace[f'
    """
    kept: list[str] = []
    at = 0
    while (start := html.find(opening, at)) >= 0 and (end := html.find(closing, start)) >= 0:
        kept.append(html[at:start])
        at = end + len(closing)
    return "".join(kept) + html[at:]


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
