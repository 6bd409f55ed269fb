"""What WordPress's export and its REST interface have in common: values, ids, times and the HTML of its texts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ...ids import same_address
from ...text.canonical import counted
from ...text.markup import decode_again, text_of
from ..tables.cells import as_line, as_text
from ..tally import Tally
from .shortcodes import without_shortcodes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...errors import Problem

UNAPPROVED = {
    "0": "unapproved",
    "hold": "unapproved",
    "spam": "spam",
    "trash": "trash",
    "post-trashed": "trash",
}
KINDS = {"": "comment", "comment": "comment", "review": "comment", "pingback": "pingback", "trackback": "pingback",
         "webmention": "pingback", "wpdiscuz_sticky": "pinned"}  # fmt: skip
PUBLISHED = frozenset(("publish", ""))
PASSWORD = "password-protected"
ON_LEFT_OUT = "on items left out"
_ENTITY = re.compile(r"&(?:#\w{2,7}|[A-Za-z][A-Za-z\d]{1,9});")
_DOMAIN = re.compile(r"https?://([^/?#\s:@]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Counts of what is left out of one file, told apart by what is known of it.

    Attributes:
        unseen: what readers of the site do not see.
        no_reports: items that are no reports, seen or not.
        types: comments of types that readers' comments do not have: notes on orders, likes, what plug-ins keep.
    """

    unseen: Tally = field(default_factory=Tally)
    no_reports: Tally = field(default_factory=Tally)
    types: Tally = field(default_factory=Tally)

    def comments(self, type: str) -> Tally:
        """Return where comments of a type are counted."""
        return self.unseen if type in KINDS else self.types

    def problems(self, where: str) -> Iterator[Problem]:
        """Yield what was left out."""
        yield from self.unseen.problems(where)
        yield from self.no_reports.problems(
            where, remedy="attachments, pages without comments and the like are no reports"
        )
        yield from self.types.problems(
            where,
            remedy="readers' comments have no such type, and whether the site shows these is not known",
        )


def body_text(markup: str, *, keep_lines: bool, shortcodes: bool) -> tuple[str, tuple[str, ...]]:
    """Return the text of a post's or comment's HTML, and what reading it changed beyond the markup.

    Args:
        markup: the HTML.
        keep_lines: line ends of the source end a line too.
        shortcodes: leave out shortcodes, which WordPress reads in posts, but not in comments.

    >>> markup = "[caption id='a']<img src='x'> A bridge[/caption]Don&amp;#8217;t"
    >>> body_text(markup, keep_lines=True, shortcodes=True)
    ('A bridge\\nDon’t', ('2 shortcodes removed', '1 entity encoded twice decoded'))
    """
    changes = []
    text = text_of(markup, keep_lines=keep_lines)
    if shortcodes:
        text, codes = without_shortcodes(text)
        if codes:
            changes.append(f"{counted(codes, 'shortcode')} removed")
    text, twice = (text, 0) if _speaks_of_markup(text) else decode_again(text)
    if twice:
        changes.append(f"{counted(twice, 'entity', 'entities')} encoded twice decoded")
    return text, tuple(changes)


def _speaks_of_markup(text: str) -> bool:
    """Tell whether the entities that readers see in a text are meant, as where somebody explains HTML.

    >>> _speaks_of_markup("Write &lt;b&gt; for bold, &amp; for “and”"), _speaks_of_markup("Don&#8217;t, &lt;3")
    (True, False)
    """
    entities = {found.lower() for found in _ENTITY.findall(text)}
    return bool(entities & {"&lt;", "&gt;"}) and entities <= {"&lt;", "&gt;", "&amp;"}


def shown_name(name: object) -> str | None:
    """Return the name of a person as readers see it: WordPress keeps it as HTML, whoever hands it out.

    >>> shown_name("Smith &amp; Wesson"), shown_name(" ")
    ('Smith & Wesson', None)
    """
    return as_line(text_of(as_text(name) or ""))


def title_text(markup: str) -> str | None:
    """Return a title, which blogs keep as HTML, and some encode once more.

    >>> title_text("Bridge &amp;#8211; <i>again</i>"), title_text(" ")
    ('Bridge – again', None)
    """
    return as_line(decode_again(text_of(markup))[0])


def site_of(url: str | None, *, home: str | None = None) -> str | None:
    """Return the site that an address is of: its host and, where several sites share that, the path of its own.

    Args:
        url: the address.
        home: that of the site's front page; it does not count where the other is not under it.

    >>> site_of("https://News.example:8080/a"), site_of("/a")
    ('news.example', None)
    >>> [site_of(f"https://news.example/{page}/", home="https://news.example/sport") for page in ("sport/a", "a")]
    ['news.example/sport', 'news.example']
    """
    match = _DOMAIN.match(url or "")
    if not match:
        return None
    front = same_address(home or "")
    under = f"{same_address(match.string)}/".startswith(f"{front}/")
    return match[1].lower() + (front[front.find("/") :] if under and "/" in front else "")


def scoped(what: str, number: str | None, site: str | None) -> str | None:
    """Return an id that posts and comments, and several sites, do not share; WordPress counts each from 1.

    >>> scoped("comment", "7", "news.example"), scoped("post", "7", None), scoped("post", None, None)
    ('news.example/comment-7', 'post-7', None)
    """
    if not number:
        return None
    return f"{site}/{what}-{number}" if site else f"{what}-{number}"


def utc_or_local(gmt: str | None, local: str | None) -> str | None:
    """Return a time in UTC or, where WordPress has none ("0000-00-00 00:00:00"), the time on the site's clock.

    >>> utc_or_local("2020-03-01 10:00:00", "2020-03-01 12:00:00")
    '2020-03-01 10:00:00Z'
    >>> utc_or_local("0000-00-00 00:00:00", "2020-03-01 12:00:00")
    '2020-03-01 12:00:00'
    """
    if gmt and is_time(gmt):
        return gmt if gmt.endswith("Z") else f"{gmt}Z"
    return local if local and is_time(local) else None


def is_time(value: str) -> bool:
    """Tell a time from what WordPress writes where it has none: ``0000-00-00 00:00:00``."""
    return bool(value) and not value.startswith("0000")
