"""WordPress eXtended RSS (WXR): what "Tools, Export" writes, posts with their comments.

Elements and values follow WordPress's own exporter (``wp-admin/includes/export.php``), versions 1.0 to 1.2 of
the format. E-mail addresses, IP addresses and the addresses of commenters' sites stay unread.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ...errors import Problem
from ...gathered import Gathered, Scratch
from ...records import SourceComment, SourceReport
from ...text.markup import text_of
from ...values.language_tags import language_tag
from ..tables.cells import as_key, as_line
from ..withheld import COMMENT, TEXT, without_words
from . import bbpress
from .signs import head_text, xml_root
from .wordpress import (
    KINDS,
    ON_LEFT_OUT,
    PASSWORD,
    PUBLISHED,
    UNAPPROVED,
    LeftOut,
    body_text,
    is_time,
    scoped,
    shown_name,
    site_of,
    title_text,
    utc_or_local,
)
from .xml import BrokenOff, attribute, child_of, child_text, elements, name_of, text_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from ...records import Record
    from ..base import ReadSettings, Source

_OWN = re.compile(
    r"wordpress\.org/export/|<(?:[\w.-]{1,40}:)?(?:wxr_version|post_id|post_type|comment_id)\s*>"
)
_MACHINERY = re.compile(
    r"attachment|nav_menu_item|revision|custom_css|customize_changeset|oembed_cache|user_request|feedback"
    r"|product\w*|mc4wp-form|guest-author|(?:wp_|wpcf7|acf-|elementor_|shop_)\w*"
)


@dataclass(frozen=True, slots=True)
class WxrReader:
    """Reads the ``.xml`` that WordPress exports."""

    name: str = "wxr"
    suffixes: tuple[str, ...] = (".xml",)
    description: str = "a WordPress export (WXR): posts with their comments"

    def recognises(self, head: bytes) -> bool:
        """Take RSS with WordPress's own elements, whether or not it declares their namespace."""
        return xml_root(head).startswith("<rss") and bool(_OWN.search(head_text(head)))

    def read(self, source: Source, settings: ReadSettings) -> Iterator[Record]:
        """Yield a report for every published post, with its approved comments."""
        reading = _Reading(settings.scratch)
        number = 0
        for element in elements(source, settings, level=2, early=("comment", "postmeta")):
            if isinstance(element, Problem):
                yield element
                continue
            if isinstance(element, BrokenOff):
                yield from reading.broken_off(element.element, f"{source.relative}, record {number + 1}")
                continue
            match name_of(element):
                case "comment":
                    comment = _comment(element)
                    reading.comments.append(comment, size=len(comment.content))
                    reading.past_head = True
                case "item":
                    number += 1
                    yield from reading.item(element, f"{source.relative}, record {number}", whole=True)
                case "postmeta":
                    # What plug-ins keep beside a post may be more than all else, and little of it is of use.
                    reading.past_head = True
                    name = child_text(element, "meta_key")
                    if name in bbpress.META:
                        reading.meta[name] = child_text(element, "meta_value")
                case _:
                    reading.site.note(element)
        yield from reading.forum.comments(reading.left_out.unseen)
        yield from reading.left_out.problems(source.relative)


READER = WxrReader()


@dataclass(slots=True)
class _Site:
    """What the channel says before its items."""

    title: str | None = None
    language: str | None = None
    home: str | None = None
    names: dict[str, str] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    logins: dict[str, str] = field(default_factory=dict)

    def note(self, element: Any) -> None:
        match name_of(element):
            case "title":
                self.title = as_line(text_in(element))
            case "language":
                self.language = as_line(text_in(element))
            case "link" | "base_blog_url":
                self.home = as_line(text_in(element)) or self.home
            case "author":
                login = child_text(element, "author_login")
                self.names[login] = shown_name(child_text(element, "author_display_name")) or login
                self.ids[login] = child_text(element, "author_id")
                self.logins[self.ids[login]] = login


@dataclass(frozen=True, slots=True)
class _Comment:
    """One ``wp:comment`` as far as it is of use."""

    key: str | None
    parent: str | None
    author: str | None
    user: str
    local: str
    gmt: str
    content: str
    approved: str
    type: str


def _comment(element: Any) -> _Comment:
    values = {name_of(child): text_in(child) for child in element}
    return _Comment(
        key=as_key(values.get("comment_id")),
        parent=as_key(values.get("comment_parent")),
        author=shown_name(values.get("comment_author")),
        user=values.get("comment_user_id", "").strip(),
        local=values.get("comment_date", "").strip(),
        gmt=values.get("comment_date_gmt", "").strip(),
        content=values.get("comment_content", ""),
        approved=values.get("comment_approved", "1").strip().lower(),
        type=values.get("comment_type", "").strip().lower(),
    )


class _Reading:
    """What is known of one export as far as it has been read."""

    def __init__(self, folder: Path | None) -> None:
        """Begin without items; `folder` takes what is too much for memory."""
        self.site = _Site()
        self.left_out = LeftOut()
        scratch = Scratch(folder)
        self.forum = bbpress.Forum(Gathered(scratch), scratch)
        self._folder = folder
        self._begin()

    def _begin(self) -> None:
        """Begin an item: its comments and what is kept beside it are read before itself."""
        self.comments = Gathered[_Comment](Scratch(self._folder))
        self.meta: dict[str, str] = {}
        # Whether something was read that stands behind the item's own text, status and password.
        self.past_head = False

    def broken_off(self, item: Any, locator: str) -> Iterator[Record]:
        """Yield the report that an item is in which the file breaks off, and what became of it."""
        if name_of(item) != "item":
            return
        # Before its password it is not known whether readers of the site see it, nor whether its text is whole.
        kept = child_of(item, "status") is not None and (
            self.past_head or child_of(item, "post_password") is not None
        )
        yield Problem(
            where=locator,
            what="the file breaks off in this post" + ("" if kept else ", before it is whole"),
            remedy="it was read with the comments before the break; export it again"
            if kept
            else "it was left out; export it again",
            skipped=not kept,
            quoted=as_line(text_of(child_text(item, "title"))),
        )
        if kept:
            yield from self.item(item, locator, whole=False)

    def item(self, item: Any, locator: str, *, whole: bool) -> Iterator[Record]:
        """Yield the report that an item is; `whole` is False for an item that the file breaks off in."""
        kind, status = child_text(item, "post_type").lower(), child_text(item, "status").lower()
        hidden = _hidden(status, kind=kind, password=child_text(item, "post_password"))
        parent = child_text(item, "post_parent")
        if hidden is None and parent in self.forum.hidden:
            hidden = "in hidden forums"
        if hidden and kind in (bbpress.FORUM, bbpress.TOPIC):
            self.forum.hidden.add(child_text(item, "post_id"))
        other = _other(kind, has_comments=bool(self.comments) or hidden is not None)
        if kind == bbpress.REPLY:
            yield from self._reply(item, locator, topic=parent, hidden=hidden)
        elif why := other or hidden:
            counts = self.left_out.no_reports if other else self.left_out.unseen
            counts.leave_out("item", why)
            counts.leave_out("comment", ON_LEFT_OUT, len(self.comments))
        else:
            yield from self._report(item, locator, whole=whole, by_reader=kind == bbpress.TOPIC)
        self._begin()

    def _reply(self, item: Any, locator: str, *, topic: str, hidden: str | None) -> Iterator[Problem]:
        if topic in ("", "0"):
            yield Problem(
                where=locator,
                what="the reply does not say which topic it belongs to",
                remedy="export the topics too",
            )
            return
        text, changes = body_text(_encoded(item), keep_lines=True, shortcodes=False)
        login = child_text(item, "creator")
        local = child_text(item, "post_date")
        comment = SourceComment(
            text=text,
            locator=locator,
            author=shown_name(self.meta.get("_bbp_anonymous_name"))
            or self.site.names.get(login, login)
            or None,
            published=utc_or_local(child_text(item, "post_date_gmt"), local),
            shown=local if is_time(local) else None,
            report_comment_system="bbpress",
            changes=changes,
        )
        self.forum.take(
            comment,
            topic=topic,
            number=child_text(item, "post_id"),
            scope=site_of(as_line(child_text(item, "link")), home=self.site.home),
            meta=self.meta,
            hidden=hidden,
        )
        self.left_out.no_reports.leave_out("comment", "on replies", len(self.comments))

    def _report(
        self, item: Any, locator: str, *, whole: bool, by_reader: bool
    ) -> Iterator[SourceReport | Problem]:
        url = as_line(child_text(item, "link"))
        logins = self._logins(item)
        title = title_text(child_text(item, "title"))
        text, changes = body_text(_encoded(item), keep_lines=True, shortcodes=True)
        kept = Gathered[SourceComment](Scratch(self._folder))
        for made in self._kept(locator, site_of(url), logins=logins):
            kept.append(made, size=len(made.text))
        if not text and (excerpt := body_text(_excerpt(item), keep_lines=True, shortcodes=True)[0]):
            text, changes = excerpt, ("no text in the source, its excerpt stands in",)
        if not text and title and kept:
            text, changes = title, ("no text in the source, its title stands in",)
        if not text and not kept:
            yield Problem(where=locator, what="the post has no text", remedy="fill it in or leave it out")
            return
        yield SourceReport(
            text=text,
            locator=locator,
            key=scoped("post", child_text(item, "post_id"), site_of(url, home=self.site.home)),
            title=title,
            outlet=self.site.title,
            url=url,
            authors=tuple(dict.fromkeys(self.site.names.get(login, login) for login in logins))
            or tuple(filter(None, [self._visitor()])),
            published=utc_or_local(child_text(item, "post_date_gmt"), child_text(item, "post_date"))
            or as_line(child_text(item, "pubDate")),
            language=next(
                filter(None, (language_tag(slug or "") for slug, _ in _terms(item, "language"))), None
            ),
            site_language=self.site.language,
            comment_system="wordpress",
            comments_partial=not whole,
            comments=kept.settled(),
            by_reader=by_reader,
            changes=changes,
        )

    def _visitor(self) -> str | None:
        """Return the name of who wrote in a forum without being a user of the site."""
        return shown_name(self.meta.get("_bbp_anonymous_name"))

    def _logins(self, item: Any) -> list[str]:
        """Return the logins of those who wrote a post: it is filed under them where plug-ins let there be several."""
        logins = []
        for slug, name in _terms(item, "author"):
            # Co-Authors Plus puts this before them.
            known = (login for login in (name, slug.removeprefix("cap-")) if login in self.site.names)
            logins.append(next(known, name))
        return list(filter(None, logins or [child_text(item, "creator")]))

    def _kept(self, locator: str, scope: str | None, *, logins: Collection[str]) -> Iterator[SourceComment]:
        answered = _answered(self.comments)
        for number, comment in enumerate(self.comments, start=1):
            why = _why_not(comment)
            body, changes = body_text(comment.content, keep_lines=True, shortcodes=False)
            made = SourceComment(
                text=body,
                locator=f"{locator}, comment {number}",
                key=scoped("comment", comment.key, scope),
                parent_key=scoped("comment", comment.parent, scope) if comment.parent != "0" else None,
                author=comment.author,
                login=self.site.logins.get(comment.user) if comment.user else None,
                badge=_badge(comment.user, logins, self.site),
                published=utc_or_local(comment.gmt, comment.local),
                shown=comment.local if is_time(comment.local) else None,
                kind=KINDS.get(comment.type, "comment"),
                changes=changes,
            )
            if why is None:
                yield made
                continue
            # An empty stub keeps the thread of those who answered before it was taken away.
            is_answered = comment.key is not None and hash(comment.key) in answered
            self.left_out.comments(comment.type).leave_out(TEXT if is_answered else COMMENT, why)
            if is_answered:
                yield without_words(made)


def _answered(comments: Sequence[_Comment]) -> frozenset[int]:
    """Return the hashes of the keys of comments that are not shown and that a shown one answers."""
    hidden = {hash(comment.key) for comment in comments if _why_not(comment) is not None}
    if not hidden:
        return frozenset()
    parents = (hash(comment.parent) for comment in comments if _why_not(comment) is None)
    return frozenset(filter(hidden.__contains__, parents))


def _hidden(status: str, *, kind: str, password: str) -> str | None:
    """Return why readers of the site do not see an item; None when they do."""
    if status not in PUBLISHED and (kind, status) != (bbpress.TOPIC, bbpress.CLOSED):
        return status if status != "private" else "private post"
    return PASSWORD if password else None


def _other(kind: str, *, has_comments: bool) -> str | None:
    """Return what an item is that is no report of the corpus, seen or not; None when it is one."""
    if _MACHINERY.fullmatch(kind):
        return kind.replace("_", " ")
    return f"{kind} without comments" if kind in ("page", bbpress.FORUM) and not has_comments else None


def _why_not(comment: _Comment) -> str | None:
    if comment.type not in KINDS:
        return comment.type.replace("_", " ")
    if comment.approved in ("1", "approved", "approve"):
        return None
    return UNAPPROVED.get(comment.approved, "unapproved")


def _badge(user: str, logins: Collection[str], site: _Site) -> str | None:
    if user in ("", "0"):
        return None
    if any(site.ids.get(login) == user for login in logins):
        return "author"
    return "staff" if user in site.ids.values() else None


def _terms(item: Any, taxonomy: str) -> Iterator[tuple[str, str]]:
    """Yield what a post is filed under in a taxonomy: the short name of each term, and its name."""
    for child in item:
        if name_of(child) == "category" and attribute(child, "domain") == taxonomy:
            yield attribute(child, "nicename") or "", text_in(child).strip()


def _encoded(item: Any) -> str:
    """Return the content of a post; the excerpt's element has the same name in another namespace."""
    for child in item:
        if name_of(child) == "encoded" and "excerpt" not in child.tag:
            return text_in(child)
    feed = child_of(item, "description")
    return text_in(feed) if feed is not None else ""


def _excerpt(item: Any) -> str:
    return next(
        (text_in(child) for child in item if name_of(child) == "encoded" and "excerpt" in child.tag), ""
    )
