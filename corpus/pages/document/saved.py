"""Where a page came from and when it was saved, as the programs that save and archive pages write it into them.

Browsers, SingleFile, Save Page WE, WebScrapBook and HTTrack say so in a comment or an attribute, caches in a header,
and archives in the address of the copy.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from ...values.dates import iso_date
from ..wording.moments import read_time

_EDGE = 4_000
"""Characters from either end of a page in which such notes stand."""
_ADDRESS = r"https?://[^\s\"'<>]+"
_URLS = (
    re.compile(rf"<!--\s*saved from url=\(\d+\)({_ADDRESS})"),
    re.compile(rf"saved with SingleFile\s+url:\s*({_ADDRESS})", re.IGNORECASE),
    re.compile(rf"<meta name=[\"']?savepage-url[\"']? content=[\"']({_ADDRESS})", re.IGNORECASE),
    re.compile(rf"\bdata-scrapbook-source=[\"']({_ADDRESS})"),
    re.compile(rf"<title>view-source:({_ADDRESS})</title>"),
    # Google's cache, in any language.
    re.compile(rf"\A\s*<base href=[\"']({_ADDRESS})[\"']>"),
    re.compile(rf"/\d{{4}}\.\d\d\.\d\d-\d{{6}}/({_ADDRESS})"),
)
_MIRRORED = re.compile(
    r"<!-- (?:Mirrored from (?P<url>[^\s<>]+\.[^\s<>]+) )?by HTTrack Website Copier/[^\]\n]{0,40}\]"
    r"(?:, (?P<when>[^<>\n]{10,40}?))? -->"
)
_TIMES = (
    re.compile(r"saved date:\s*([^\n<]{10,80})", re.IGNORECASE),
    re.compile(r"<meta name=[\"']?savepage-date[\"']? content=[\"']([^\"']{10,80})", re.IGNORECASE),
    re.compile(r"FILE ARCHIVED ON (\d\d:\d\d:\d\d \w{3} \d\d, \d{4})"),
    re.compile(r"\bdata-scrapbook-create=[\"'](\d{14})"),
    re.compile(r"\A\s*<base href=[^<>]*>.{0,2000}?\b(\d{1,2}\.? \w+\.? \d{4} \d\d:\d\d:\d\d GMT)", re.DOTALL),
    re.compile(rf"/(\d{{4}}\.\d\d\.\d\d-\d{{6}})/{_ADDRESS}"),
)
_CLOCK_FIRST = re.compile(r"(\d\d:\d\d:\d\d) (.+)")
_ZONE = re.compile(r"\s*GMT([+-]\d{4})?.*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What a page says of its being saved: the address it came from, and when, as ISO 8601; None where it does not."""

    url: str | None = None
    when: str | None = None


def saved_as(html: str) -> Saved:
    """Return what a page says of where it came from, and when it was saved.

    >>> saved_as("<!-- saved from url=(0027)https://tide.example/truce/ --><p>The truce held.").url
    'https://tide.example/truce/'
    >>> saved_as("<!-- Page saved with SingleFile saved date: Wed May 20 2020 10:00:00 GMT+0200 -->").when
    '2020-05-20T10:00:00+02:00'
    """
    edges = html if len(html) <= 2 * _EDGE else f"{html[:_EDGE]}\n{html[-_EDGE:]}"
    url = next((unescape(found[1]) for pattern in _URLS if (found := pattern.search(edges))), None)
    when = next((found[1] for pattern in _TIMES if (found := pattern.search(edges))), None)
    if mirrored := _MIRRORED.search(edges):
        url = url or (f"http://{mirrored['url']}" if mirrored["url"] else None)
        when = when or mirrored["when"]
    return Saved(url=url, when=_moment(when) if when else None)


def _moment(said: str) -> str | None:
    """Return the moment that a program wrote, in the way of JavaScript, of HTTP, of the archive or in figures alone.

    >>> _moment("Wed, 20 May 2020 10:15:00 GMT"), _moment("20200520101500"), _moment("10:15:42 May 20, 2020")
    ('2020-05-20T10:15:00+00:00', '2020-05-20T10:15:00', '2020-05-20T10:15:42')
    """
    if (figures := re.sub(r"[.-]", "", said)).isdecimal():
        day, clock = figures[:8], figures[8:]
        return iso_date(f"{day[:4]}-{day[4:6]}-{day[6:]}T{clock[:2]}:{clock[2:4]}:{clock[4:]}")
    if clock_first := _CLOCK_FIRST.fullmatch(said):
        return iso_date(f"{clock_first[2]} {clock_first[1]}")
    moment, zone = read_time(_ZONE.sub("", said).strip()), _ZONE.search(said)
    if moment is None or zone is None:
        return moment
    offset = zone[1] or "+0000"
    return f"{moment}{offset[:3]}:{offset[3:]}"
