"""WordPress REST interface: what ``/wp-json/wp/v2/posts`` and ``/wp-json/wp/v2/comments`` answer, as files.

Fields follow the REST API handbook (Posts, Comments). Posts and comments may stand in one file or in several;
a comment finds its post by the site and the post's number, or by the post's address in its own link.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...errors import Problem
from ...gathered import Gathered, Scratch
from ...markup import text_of
from ...records import SourceComment, SourceReport
from .. import jsonl
from ..cells import LISTS, Row, as_key, as_line, as_text
from .signs import head_text, json_keys
from .tally import Tally
from .wordpress import KINDS, PUBLISHED, REPORT_TYPES, UNAPPROVED, body_text, scoped, site_of, utc_or_local

if TYPE_CHECKING:
    from ...records import Record
    from ..base import ReadSettings, Source

_RENDERED = re.compile(
    r'(?<!\\)"(?:content|title|excerpt|guid)"\s{0,40}:\s{0,40}\{\s{0,400}"(?:rendered|raw|protected)"\s{0,40}:'
)


@dataclass(frozen=True, slots=True)
class WordPressReader:
    """Reads ``.json``, ``.jsonl`` and ``.ndjson`` that WordPress's REST interface answered."""

    name: str = "wordpress"
    suffixes: tuple[str, ...] = (".json", ".jsonl", ".ndjson")
    description: str = "posts or comments from the WordPress REST interface"

    def recognises(self, head: bytes) -> bool:
        """Take JSON whose texts are ``{"rendered": …}``, as no other interface has them."""
        return bool(json_keys(head)) and bool(_RENDERED.search(head_text(head)))

    def read(self, source: Source, settings: ReadSettings) -> Iterator[Record]:
        """Yield the published posts and the approved comments of one file."""
        tally = Tally()
        for item in jsonl.objects(source, settings):
            if isinstance(item, Problem):
                yield item
                continue
            place, row = item
            locator = f"{source.relative}, {place}"
            if "post" in row or "author_name" in row:
                yield from _comment(row, locator, tally, post_url=None)
            else:
                yield from _report(row, locator, tally, Scratch(settings.scratch))
        yield from tally.problems(source.relative)


READER = WordPressReader()


def _report(row: Row, locator: str, tally: Tally, scratch: Scratch) -> Iterator[Record]:
    kind = (as_line(row.get("type")) or "").lower()
    status = (as_line(row.get("status")) or "").lower()
    if kind not in REPORT_TYPES and ("media_type" in row or kind == "attachment"):
        tally.leave_out("item", "attachment")
        return
    if status not in PUBLISHED:
        tally.leave_out("item", status)
        return
    url = as_line(row.get("link"))
    title = as_line(text_of(_rendered(row, "title")))
    text, changes = body_text(_rendered(row, "content"), keep_lines=False)
    comments = Gathered[SourceComment](scratch)
    for number, reply in enumerate(_embedded(row, "replies"), start=1):
        for made in _comment(reply, f"{locator}, comment {number}", tally, post_url=url):
            if isinstance(made, SourceComment):
                comments.append(made, size=len(made.text))
            else:
                yield made
    if not text and title and comments:
        text, changes = title, ("no text in the source, its title stands in",)
    if not text:
        yield Problem(
            where=locator,
            what="the post has no text",
            remedy="ask the interface for the field content, or leave it out",
        )
        return
    names = (as_line(author.get("name")) for author in _embedded(row, "author"))
    yield SourceReport(
        text=text,
        locator=locator,
        key=scoped("post", as_key(row.get("id")), _site(row)),
        title=title,
        url=url,
        authors=tuple(name for name in names if name),
        published=utc_or_local(as_line(row.get("date_gmt")), as_line(row.get("date"))),
        comment_system="wordpress",
        comments=comments.settled(),
        changes=changes,
    )


def _comment(
    row: Row, locator: str, tally: Tally, *, post_url: str | None
) -> Iterator[SourceComment | Problem]:
    status = (as_line(row.get("status")) or "approved").lower()
    kind = (as_line(row.get("type")) or "").lower()
    if status not in ("approved", "approve", "1"):
        tally.leave_out("comment", UNAPPROVED.get(status, "unapproved"))
        return
    if kind not in KINDS:
        tally.leave_out("comment", kind.replace("_", " "))
        return
    site = _site(row)
    link = as_line(row.get("link")) or ""
    report_url = post_url or (link.partition("#")[0] if "#comment-" in link else None)
    report_key = scoped("post", as_key(row.get("post")), site)
    if report_key is None and report_url is None:
        yield Problem(
            where=locator,
            what="the comment does not say which post it belongs to",
            remedy="ask the interface for the fields post and link",
        )
        return
    text, changes = body_text(_rendered(row, "content"), keep_lines=False)
    if not text:
        yield Problem(where=locator, what="the comment is empty", remedy="it was left out")
        return
    parent = as_key(row.get("parent"))
    yield SourceComment(
        text=text,
        locator=locator,
        report_key=report_key or report_url,
        key=scoped("comment", as_key(row.get("id")), site),
        parent_key=scoped("comment", parent, site) if parent != "0" else None,
        author=as_line(text_of(as_text(row.get("author_name")) or "")),
        published=utc_or_local(as_line(row.get("date_gmt")), as_line(row.get("date"))),
        shown=as_line(row.get("date")),
        kind=KINDS[kind],
        report_url=report_url,
        changes=changes,
    )


def _rendered(row: Row, name: str) -> str:
    value = row.get(name)
    if isinstance(value, Mapping):
        value = value.get("rendered") or value.get("raw")
    return value if isinstance(value, str) else ""


def _site(row: Row) -> str | None:
    """Return the site a row comes from: its own address tells, or that of the interface that answered."""
    links = row.get("_links")
    me = links.get("self") if isinstance(links, Mapping) else None
    first = me[0] if isinstance(me, list) and me else None
    href = first.get("href") if isinstance(first, Mapping) else None
    return site_of(as_line(row.get("link"))) or site_of(as_line(href))


def _embedded(row: Row, name: str) -> Iterator[Row]:
    """Yield what ``?_embed`` adds: authors stand in a list, replies in a list of lists."""
    embedded = row.get("_embedded")
    pending = embedded.get(name) if isinstance(embedded, Mapping) else None
    for item in pending if isinstance(pending, LISTS) else ():
        for one in item if isinstance(item, LISTS) else (item,):
            if isinstance(one, Mapping):
                yield one
