"""Blogger: the Atom backup of a blog, posts and pages with their comments, and the feed that Google Takeout hands out.

The backup that Blogger itself offered (``blog-03-04-2012.xml``) tells by a category what an entry is, Takeout's
``feed.atom`` by elements of its own (``http://schemas.google.com/blogger/2018``). E-mail addresses and pictures of
people stay unread; the address of a profile only tells whether the author of a post answers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from ...errors import InputError, Problem
from ...gathered import Gathered, Scratch
from ...records import SourceComment, SourceReport
from ...text.markup import marks_lines
from ...values.addresses import joined_address
from ...values.language_tags import language_tag
from ..base import HEAD
from ..tables.cells import as_line
from ..tally import Tally
from ..withheld import Withheld
from .signs import head_text, xml_root
from .wordpress import ON_LEFT_OUT, body_text, shown_name, title_text
from .xml import attribute, child_of, child_text, elements, name_of, text_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...records import Record
    from ..base import ReadSettings, Source

_OWN = re.compile(r"tag:blogger\.com,1999:|schemas\.google\.com/blogger/")
_KIND = re.compile(r"schemas\.google\.com/blogger/\d{4}/kind#(\w+)")
_ID = re.compile(r"tag:blogger\.com,1999:(.*)", re.DOTALL)
_ANSWERED = re.compile(r"/feeds/(\d{1,30})/\d{1,30}/comments/\w+/(\d{1,30})")
_UNSEEN = {"pending": "unapproved", "draft": "unapproved", "soft_trashed": "trash"}
_NO_REPORTS = "settings, templates and pages without comments are no reports"


@dataclass(frozen=True, slots=True)
class BloggerReader:
    """Reads the ``.xml`` of a backup and the ``.atom`` of Takeout; feeds that a blog offers are of the same form."""

    name: str = "blogger"
    suffixes: tuple[str, ...] = (".xml", ".atom")
    description: str = "a Blogger backup, or Takeout's feed of a blog: posts with their comments"

    def recognises(self, head: bytes) -> bool:
        """Take an Atom feed with Blogger's identifiers or elements."""
        return xml_root(head).startswith("<feed") and bool(_OWN.search(head_text(head)))

    def read(self, source: Source, settings: ReadSettings) -> Iterator[Record]:
        """Yield the posts and the comments, in the order of the file; memory grows with the number of posts.

        Comments that stand before their post, and pages, which are reports only where they have comments, come last.
        """
        with source.path.open("rb") as file:
            # Other feeds have the suffix of Takeout's too.
            if not self.recognises(file.read(HEAD)):
                raise InputError(
                    f"{source.relative}: this is no backup of a blog at Blogger; turn it into JSON lines or CSV."
                )
        reading = _Reading(Scratch(settings.scratch))
        number = 0
        for element in elements(source, settings, level=1):
            if isinstance(element, Problem):
                yield element
            elif name_of(element) == "entry":
                number += 1
                yield from reading.entry(element, f"{source.relative}, record {number}")
            else:
                reading.blog.note(element)
        yield from reading.rest()
        yield from reading.unseen.problems(source.relative)
        yield from reading.no_reports.problems(source.relative, remedy=_NO_REPORTS)


READER = BloggerReader()


@dataclass(slots=True)
class _Blog:
    """What is said of the whole blog: its name, its address, and its language among its settings."""

    title: str | None = None
    url: str | None = None
    language: str | None = None

    def note(self, element: Any) -> None:
        match name_of(element):
            case "title":
                self.title = title_text(text_in(element))
            case "link" if attribute(element, "rel") == "alternate":
                self.url = as_line(attribute(element, "href"))

    def note_setting(self, entry: Any) -> None:
        if child_text(entry, "id").endswith(".settings.BLOG_LOCALE"):
            self.language = language_tag(child_text(entry, "content"))


@dataclass(slots=True)
class _Post:
    """What is known of a post or page: why readers do not see it, None where they do, and who wrote it."""

    hidden: str | None
    profiles: frozenset[int]
    commented: bool = False


@dataclass(frozen=True, slots=True)
class _Comment:
    """A comment, why readers do not see it, None where they do, and whose it is (see `_profiles`)."""

    comment: SourceComment
    hidden: str | None
    profiles: frozenset[int]


@dataclass(slots=True)
class _Reading:
    """What is known of one backup as far as it has been read."""

    scratch: Scratch
    blog: _Blog = field(default_factory=_Blog)
    posts: dict[str, _Post] = field(default_factory=dict)
    unseen: Tally = field(default_factory=Tally)
    no_reports: Tally = field(default_factory=Tally)
    pages: Gathered[SourceReport] = field(init=False)
    waiting: Gathered[_Comment] = field(init=False)
    withheld: Withheld = field(init=False)

    def __post_init__(self) -> None:
        self.pages = Gathered(self.scratch)
        self.waiting = Gathered(self.scratch)
        self.withheld = Withheld(self.scratch)

    def entry(self, entry: Any, locator: str) -> Iterator[Record]:
        """Yield what an entry is."""
        match kind := _kind(entry):
            case "comment":
                yield from self._comment(entry, locator)
            case "post" | "page":
                yield from self._post(entry, locator, is_page=kind == "page")
            case "settings" | "template":
                self.blog.note_setting(entry)
                self.no_reports.leave_out("item", kind)
            case _:
                yield Problem(
                    where=locator,
                    what="the entry does not say whether it is a post or a comment",
                    remedy="export the blog again",
                )

    def rest(self) -> Iterator[Record]:
        """Yield what could not be told before the last entry was read."""
        for comment in self.waiting:
            yield from self._shown(comment)
        yield from self.withheld.answered()
        for page in self.pages:
            if self.posts[page.key or ""].commented:
                yield page
            else:
                self.no_reports.leave_out("item", "page without comments")

    def _post(self, entry: Any, locator: str, *, is_page: bool) -> Iterator[Record]:
        key = _key(child_text(entry, "id"))
        hidden = _hidden(entry, unseen={})
        post = _Post(hidden, _profiles(entry))
        if key is not None:
            self.posts[key] = post
        if hidden:
            self.unseen.leave_out("item", hidden)
            return
        report = self._report(entry, locator, key=key)
        if is_page and key is not None:
            self.pages.append(report, size=len(report.text))
        elif report.text or report.title:
            yield report
        else:
            yield Problem(where=locator, what="the post has no text", remedy="fill it in or leave it out")

    def _report(self, entry: Any, locator: str, *, key: str | None) -> SourceReport:
        title = title_text(child_text(entry, "title"))
        text, changes = _text(entry)
        return SourceReport(
            text=text,
            locator=locator,
            key=key,
            title=title,
            outlet=self.blog.title,
            url=self._address(entry),
            authors=tuple(dict.fromkeys(_names(entry))),
            published=_published(entry),
            site_language=self.blog.language,
            comment_system="blogger",
            changes=changes,
        )

    def _address(self, entry: Any) -> str | None:
        """Return where a post stands; Takeout knows its path, and often not the blog's address."""
        if url := _link(entry, "alternate"):
            return url
        path = as_line(child_text(entry, "filename"))
        return joined_address(self.blog.url, path) if path and self.blog.url else path

    def _comment(self, entry: Any, locator: str) -> Iterator[Record]:
        said = child_of(entry, "in-reply-to")
        post = _key(child_text(entry, "parent") or (attribute(said, "ref") or "" if said is not None else ""))
        url = as_line(attribute(said, "href")) if said is not None else None
        if post is None and url is None:
            yield Problem(
                where=locator,
                what="the comment does not say which post it belongs to",
                remedy="export the blog again",
            )
            return
        # A stub of what was deleted goes to the corpus if it is answered; whether it is, the assembly tells and counts.
        deleted = _is_removed(entry)
        text, changes = ("", ()) if deleted else _text(entry)
        comment = _Comment(
            SourceComment(
                text=text,
                locator=locator,
                report_key=post,
                key=_key(child_text(entry, "id")),
                parent_key=_answered(entry),
                author=None if deleted else next(_names(entry), None),
                published=_published(entry),
                shown=_property(entry, "displayTime"),
                kind="deleted" if deleted else "comment",
                report_url=url,
                report_outlet=self.blog.title,
                report_comment_system="blogger",
                changes=changes,
            ),
            None if deleted else _hidden(entry, unseen=_UNSEEN),
            frozenset() if deleted else _profiles(entry),
        )
        if post in self.posts:
            yield from self._shown(comment)
        else:
            self.waiting.append(comment, size=len(text))

    def _shown(self, read: _Comment) -> Iterator[SourceComment]:
        """Yield a comment if readers see it, and the post on which it is."""
        comment = read.comment
        post = self.posts.get(comment.report_key or "")
        if post is not None and post.hidden:
            self.unseen.leave_out("comment", ON_LEFT_OUT)
            return
        if read.hidden:
            self.withheld.hold(comment, read.hidden, self.unseen)
            return
        if post is not None and comment.kind != "deleted":
            post.commented = True
            if post.profiles & read.profiles:
                comment = replace(comment, badge="author")
        if comment.kind != "deleted":
            self.withheld.shown(comment)
        yield comment


def _kind(entry: Any) -> str:
    """Return what an entry is, in lower case; empty where it does not say."""
    if own := child_text(entry, "type"):
        return own.lower()
    for child in entry:
        if name_of(child) == "category" and (found := _KIND.search(attribute(child, "term") or "")):
            return found[1]
    return ""


def _hidden(entry: Any, *, unseen: dict[str, str]) -> str | None:
    """Return why readers of the blog do not see an entry; None when they do.

    Args:
        entry: the entry.
        unseen: what to call the states of such entries, where that is another word.
    """
    if child_text(entry, "trashed"):
        return "trash"
    status = child_text(entry, "status").lower() or "live"
    control = child_of(entry, "control")
    if control is not None and child_text(control, "draft").lower() == "yes":
        status = "draft"
    return None if status == "live" else unseen.get(status, status)


def _is_removed(entry: Any) -> bool:
    """Tell whether a comment was removed by who wrote it, or by who runs the blog; a notice stands in its place."""
    removed = (_property(entry, "contentRemoved") or "").lower() == "true"
    return removed or child_text(entry, "status").lower() == "emptied"


def _property(entry: Any, name: str) -> str | None:
    for child in entry:
        if name_of(child) == "extendedProperty" and attribute(child, "name") == f"blogger.{name}":
            return as_line(attribute(child, "value"))
    return None


def _key(identifier: str) -> str | None:
    """Return the key of a post or comment: Blogger's own identifier of it, without what stands before all of them.

    >>> _key("tag:blogger.com,1999:blog-5.post-102"), _key(" ")
    ('blog-5.post-102', None)
    """
    said = identifier.strip()
    found = _ID.fullmatch(said)
    return (found[1] if found else said) or None


def _answered(entry: Any) -> str | None:
    """Return the key of the comment that a comment answers."""
    if own := child_text(entry, "inReplyTo"):
        return _key(own)
    found = _ANSWERED.search(_link(entry, "related") or "")
    return f"blog-{found[1]}.post-{found[2]}" if found else None


def _link(entry: Any, relation: str) -> str | None:
    for child in entry:
        if name_of(child) == "link" and attribute(child, "rel") == relation:
            return as_line(attribute(child, "href"))
    return None


def _published(entry: Any) -> str | None:
    return next(
        (when for name in ("published", "created", "updated") if (when := as_line(child_text(entry, name)))),
        None,
    )


def _authors(entry: Any) -> Iterator[Any]:
    return (child for child in entry if name_of(child) == "author")


def _names(entry: Any) -> Iterator[str]:
    return filter(None, (shown_name(child_text(author, "name")) for author in _authors(entry)))


def _profiles(entry: Any) -> frozenset[int]:
    """Return the hashes of the addresses of those who wrote an entry."""
    return frozenset(hash(uri) for author in _authors(entry) if (uri := child_text(author, "uri")))


def _text(entry: Any) -> tuple[str, tuple[str, ...]]:
    """Return the text of an entry; a feed of short posts has a summary. Line ends count where no markup marks lines."""
    markup = child_text(entry, "content") or child_text(entry, "summary")
    return body_text(markup, keep_lines=not marks_lines(markup), shortcodes=False)
