"""WordPress eXtended RSS (WXR): what "Tools, Export" writes, posts with their comments.

Elements and values follow WordPress's own exporter (``wp-admin/includes/export.php``), versions 1.0 to 1.2 of
the format. E-mail addresses, IP addresses and the addresses of commenters' sites stay unread.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from ...errors import Problem
from ...gathered import Gathered, Scratch
from ...markup import decode_again, text_of
from ...records import SourceComment, SourceReport
from ..cells import as_key, as_line
from .signs import head_text, xml_root
from .tally import Tally
from .wordpress import (
    KINDS,
    ON_LEFT_OUT,
    PASSWORD,
    PUBLISHED,
    UNAPPROVED,
    body_text,
    is_time,
    language_tag,
    scoped,
    shown_name,
    site_of,
    utc_or_local,
)
from .xml import attribute, child_of, child_text, elements, name_of, text_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ...records import Record
    from ..base import ReadSettings, Source

_OWN = re.compile(
    r"wordpress\.org/export/|<(?:[\w.-]{1,40}:)?(?:wxr_version|post_id|post_type|comment_id)\s*>"
)
_NO_REPORTS = "attachments, pages without comments and the like are no reports"
_MACHINERY = re.compile(
    r"attachment|nav_menu_item|revision|custom_css|customize_changeset|oembed_cache|user_request|feedback"
    r"|product\w*|mc4wp-form|(?:wp_|wpcf7|acf-|elementor_|shop_)\w*"
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
        tally, others = Tally(), Tally()
        site = _Site()
        comments = Gathered[_Comment](Scratch(settings.scratch))
        number = 0
        whole = True
        for element in elements(source, settings, level=2, early=("comment", "postmeta")):
            if isinstance(element, Problem):
                # What still comes is the post that the file breaks off in.
                whole = False
                yield element
                continue
            match name_of(element):
                case "comment":
                    comment = _comment(element)
                    comments.append(comment, size=len(comment.content))
                case "item" if whole or child_of(element, "status") is not None:
                    number += 1
                    locator = f"{source.relative}, record {number}"
                    scratch = Scratch(settings.scratch)
                    yield from _report(element, comments, locator, site, tally, others, scratch, whole=whole)
                    comments = Gathered[_Comment](Scratch(settings.scratch))
                case "item" | "postmeta":
                    # A post that breaks off before it says whether it is published is none; what plug-ins keep
                    # beside a post may be more than all else, and is of no use.
                    pass
                case _:
                    site.note(element)
        yield from tally.problems(source.relative)
        yield from others.problems(source.relative, remedy=_NO_REPORTS)


READER = WxrReader()


@dataclass(slots=True)
class _Site:
    """What the channel says before its items."""

    title: str | None = None
    language: str | None = None
    names: dict[str, str] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)

    def note(self, element: Any) -> None:
        match name_of(element):
            case "title":
                self.title = as_line(text_in(element))
            case "language":
                self.language = as_line(text_in(element))
            case "author":
                login = child_text(element, "author_login")
                self.names[login] = shown_name(child_text(element, "author_display_name")) or login
                self.ids[login] = child_text(element, "author_id")


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


def _report(
    item: Any,
    comments: Sequence[_Comment],
    locator: str,
    site: _Site,
    tally: Tally,
    others: Tally,
    scratch: Scratch,
    *,
    whole: bool,
) -> Iterator[SourceReport | Problem]:
    kind, status = child_text(item, "post_type").lower(), child_text(item, "status").lower()
    hidden = _hidden(status, password=child_text(item, "post_password"))
    other = _other(kind, has_comments=bool(comments) or hidden is not None)
    if why := other or hidden:
        counts = others if other else tally
        counts.leave_out("item", why)
        counts.leave_out("comment", ON_LEFT_OUT, len(comments))
        return
    url = as_line(child_text(item, "link"))
    scope = site_of(url)
    login = child_text(item, "creator")
    title = as_line(decode_again(text_of(child_text(item, "title")))[0])
    text, changes = body_text(_encoded(item), keep_lines=True, shortcodes=True)
    kept = Gathered[SourceComment](scratch)
    for made in _kept(comments, locator, scope, site, login=login, tally=tally):
        kept.append(made, size=len(made.text))
    if not text and title and kept:
        text, changes = title, ("no text in the source, its title stands in",)
    if not text and not kept:
        yield Problem(where=locator, what="the post has no text", remedy="fill it in or leave it out")
        return
    yield SourceReport(
        text=text,
        locator=locator,
        key=scoped("post", child_text(item, "post_id"), scope),
        title=title,
        outlet=site.title,
        url=url,
        authors=(site.names.get(login, login),) if login else (),
        published=utc_or_local(child_text(item, "post_date_gmt"), child_text(item, "post_date"))
        or as_line(child_text(item, "pubDate")),
        language=next(filter(None, (language_tag(slug) for slug, _ in _terms(item, "language"))), None),
        site_language=site.language,
        comment_system="wordpress",
        comments_partial=not whole,
        comments=kept.settled(),
        changes=changes,
    )


def _kept(
    comments: Sequence[_Comment], locator: str, scope: str | None, site: _Site, *, login: str, tally: Tally
) -> Iterator[SourceComment]:
    answered = _answered(comments)
    for number, comment in enumerate(comments, start=1):
        why = _why_not(comment)
        body, changes = body_text(comment.content, keep_lines=True, shortcodes=False)
        made = SourceComment(
            text=body,
            locator=f"{locator}, comment {number}",
            key=scoped("comment", comment.key, scope),
            parent_key=scoped("comment", comment.parent, scope) if comment.parent != "0" else None,
            author=comment.author,
            badge=_badge(comment.user, login, site),
            published=utc_or_local(comment.gmt, comment.local),
            shown=comment.local if is_time(comment.local) else None,
            kind=KINDS.get(comment.type, "comment"),
            changes=changes,
        )
        if why is None:
            yield made
            continue
        tally.leave_out("comment", why)
        # An empty stub keeps the thread of those who answered before it was taken away.
        if comment.key is not None and hash(comment.key) in answered:
            yield replace(made, text="", author=None, badge=None, kind="deleted", changes=())


def _answered(comments: Sequence[_Comment]) -> frozenset[int]:
    """Return the hashes of the keys of comments that are not shown and that a shown one answers."""
    hidden = {hash(comment.key) for comment in comments if _why_not(comment) is not None}
    if not hidden:
        return frozenset()
    parents = (hash(comment.parent) for comment in comments if _why_not(comment) is None)
    return frozenset(filter(hidden.__contains__, parents))


def _hidden(status: str, *, password: str) -> str | None:
    """Return why readers of the site do not see an item; None when they do."""
    if status not in PUBLISHED:
        return status if status != "private" else "private post"
    return PASSWORD if password else None


def _other(kind: str, *, has_comments: bool) -> str | None:
    """Return what an item is that is no report of the corpus, seen or not; None when it is one."""
    if _MACHINERY.fullmatch(kind):
        return kind.replace("_", " ")
    return "page without comments" if kind == "page" and not has_comments else None


def _why_not(comment: _Comment) -> str | None:
    if comment.type not in KINDS:
        return comment.type.replace("_", " ")
    if comment.approved in ("1", "approved", "approve"):
        return None
    return UNAPPROVED.get(comment.approved, "unapproved")


def _badge(user: str, login: str, site: _Site) -> str | None:
    if user in ("", "0"):
        return None
    if site.ids.get(login) == user:
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
    excerpt = child_of(item, "description")
    return text_in(excerpt) if excerpt is not None else ""
