"""Disqus XML: what "Moderation, Export" sends, threads first and then posts.

Elements follow the export's schema (``http://disqus.com``, ``disqus-internals``). A thread has an address and a
title, but a text only where the site handed one over; its comments are tied to a report of that address, or of the
number that WordPress gave it, where another input has it. Threads of one page (``http`` and ``https``, with parameters
of tracking) are one report; threads that name one address, but have titles of their own, are not: such an address is
that of the site, or of the computer on which it was tried.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from ...errors import Problem
from ...gathered import Gathered, Scratch
from ...ids import same_page
from ...records import SourceComment
from ...text.canonical import counted
from ...text.markup import marks_lines, text_of
from ..tables.cells import as_key, as_line
from ..tally import Tally
from ..withheld import Withheld
from .signs import xml_root
from .wordpress import scoped, site_of
from .xml import attribute, child_of, child_text, elements, name_of, text_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...records import Record
    from ..base import ReadSettings, Source

_WORDPRESS = re.compile(
    r"(?P<number>\d{1,20}) (?P<address>https?://\S{1,2000}(?:[?&]|&#0?38;|&amp;)(?:p|page_id)=(?P=number))"
)


@dataclass(frozen=True, slots=True)
class DisqusReader:
    """Reads the ``.xml`` that Disqus exports."""

    name: str = "disqus"
    suffixes: tuple[str, ...] = (".xml",)
    description: str = "a Disqus export: comments with the addresses of the pages they stand under"

    def recognises(self, head: bytes) -> bool:
        """Take XML whose root is ``disqus``."""
        return xml_root(head).startswith("<disqus")

    def read(self, source: Source, settings: ReadSettings) -> Iterator[Record]:
        """Yield the comments of every thread; memory grows with the number of threads.

        Of a comment that stands before its thread, and of one that is not shown, more is known at the end.
        """
        scratch = Scratch(settings.scratch)
        reading = _Reading(Tally(), Withheld(scratch), scratch)
        waiting = Gathered[_Post](scratch)
        number = 0
        for element in elements(source, settings, level=1):
            if isinstance(element, Problem):
                yield element
                continue
            match name_of(element):
                case "thread":
                    reading.note(element)
                case "post":
                    number += 1
                    post = _post(element, f"{source.relative}, record {number}")
                    if isinstance(post, Problem):
                        yield post
                    elif post.thread in reading.threads:
                        yield from reading.shown(post)
                    else:
                        waiting.append(post, size=len(post.comment.text))
        for post in waiting:
            yield from reading.shown(post)
        yield from reading.withheld.answered()
        if untold := reading.untold:
            yield Problem(
                where=source.relative,
                what=f"{counted(untold, 'thread')} with a text, but without comments",
                remedy="they were left out; take the reports from another input",
                skipped=False,
            )
        yield from reading.shared(source.relative)
        yield from reading.tally.problems(source.relative)


READER = DisqusReader()


@dataclass(slots=True)
class _Thread:
    """What is known of a thread, and the place of its text on disk as long as no comment has told of it.

    Attributes:
        other: the first thread of the same page, or of the same address but with another title.
        commented: whether a comment on it is shown.
    """

    key: str
    url: str | None = None
    title: str | None = None
    deleted: bool = False
    text: int | None = None
    other: _Thread | None = None
    commented: bool = False


@dataclass(frozen=True, slots=True)
class _Post:
    """A comment, the key of its thread, and why readers do not see it; None where they do."""

    thread: str
    comment: SourceComment
    hidden: str | None


@dataclass(slots=True)
class _Reading:
    """What is known of one export as far as it has been read."""

    tally: Tally
    withheld: Withheld
    scratch: Scratch
    threads: dict[str, _Thread] = field(default_factory=dict)
    pages: dict[str, _Thread] = field(default_factory=dict)

    def note(self, element: Any) -> None:
        """Take note of a thread."""
        key = as_key(attribute(element, "id"))
        if key is None:
            return
        link = as_line(child_text(element, "link"))
        url = link if link and link.startswith(("http://", "https://")) else None
        text = _text(child_text(element, "message"))
        thread = self.threads[key] = _Thread(
            key=_wordpress_key(child_text(element, "id"), url) or url or f"thread-{key}",
            url=url,
            title=as_line(text_of(child_text(element, "title"))),
            deleted=_is_true(element, "isDeleted"),
            text=self.scratch.write([text]) if text else None,
        )
        if url and not thread.deleted:
            first = self.pages.setdefault(same_page(url), thread)
            if first is not thread:
                thread.other = first
                if first.url == url and _are_others(first.title, thread.title):
                    thread.key, thread.url = (
                        _wordpress_key(child_text(element, "id"), url) or f"thread-{key}",
                        None,
                    )

    def shared(self, where: str) -> Iterator[Problem]:
        """Yield what is to be told of threads with comments that name the address of another."""
        others = [
            (thread, thread.other) for thread in self.threads.values() if thread.commented and thread.other
        ]
        if parted := sum(thread.url is None for thread, _ in others):
            yield Problem(
                where=where,
                what=f"{counted(parted, 'thread')} with the address of another, but another title",
                remedy="each is a report by itself, and has no address; look which of them is the page's own",
                skipped=False,
            )
        if joined := sum(first.commented and thread.url is not None for thread, first in others):
            yield Problem(
                where=where,
                what=f"{counted(joined, 'thread')} of the same page as another",
                remedy="they are one report, with the comments of both",
                skipped=False,
            )

    @property
    def untold(self) -> int:
        """The number of texts of threads that no comment tells of."""
        return sum(thread.text is not None and not thread.deleted for thread in self.threads.values())

    def shown(self, post: _Post) -> Iterator[SourceComment]:
        """Yield the comment under the page of its thread if readers see it."""
        thread = self.threads.get(post.thread) or _Thread(f"thread-{post.thread}")
        if thread.deleted:
            self.tally.leave_out("comment", "on deleted threads")
            return
        comment = replace(
            post.comment, report_key=thread.key, report_title=thread.title, report_url=thread.url
        )
        if post.hidden:
            self.withheld.hold(comment, post.hidden, self.tally)
            return
        if comment.kind != "deleted":
            thread.commented = True
            self.withheld.shown(comment)
        if thread.text is not None:
            # One comment is enough to tell of the text of its report.
            (text,) = self.scratch.read(thread.text)
            comment, thread.text = replace(comment, report_text=text), None
        yield comment


def _post(element: Any, locator: str) -> _Post | Problem:
    hidden = None
    if _is_true(element, "isSpam"):
        hidden = "spam"
    elif child_text(element, "isApproved").lower() == "false":
        hidden = "unapproved"
    thread = _reference(element, "thread")
    if thread is None:
        return Problem(
            where=locator,
            what="the comment does not say which thread it belongs to",
            remedy="export it again",
        )
    # A stub of what was deleted goes to the corpus if it is answered; whether it is, the assembly tells and counts.
    deleted = _is_true(element, "isDeleted")
    author = child_of(element, "author")
    name = login = None
    if author is not None and not deleted:
        login = as_line(child_text(author, "username"))
        name = as_line(child_text(author, "name")) or login
    message = child_of(element, "message")
    comment = SourceComment(
        text="" if deleted or message is None else _text(text_in(message)),
        locator=locator,
        key=as_key(attribute(element, "id")),
        parent_key=_reference(element, "parent"),
        author=name,
        login=login if login != name else None,
        published=as_line(child_text(element, "createdAt")),
        kind="deleted" if deleted else "comment",
    )
    return _Post(thread, comment, hidden)


def _text(message: str) -> str:
    r"""Return the text of a message; line ends count where there is no markup for lines and paragraphs.

    >>> _text("One\nTwo <b>&amp;</b> three"), _text("<p>One\nand two</p>")
    ('One\nTwo & three', 'One and two')
    """
    return text_of(message, keep_lines=not marks_lines(message))


def _wordpress_key(identifier: str, url: str | None) -> str | None:
    """Return the key of the post that the plug-in for WordPress names to Disqus; None for other identifiers.

    Args:
        identifier: what a thread is called.
        url: its address, under which it shows whether the site that the identifier names has moved within its host.

    >>> _wordpress_key("102 https://news.example/?p=102", None), _wordpress_key("bridge-102", None)
    ('news.example/post-102', None)
    >>> _wordpress_key("9 https://news.example/sport/?p=9", "https://news.example/sport/a/")
    'news.example/sport/post-9'
    """
    match = _WORDPRESS.fullmatch(identifier)
    if not match:
        return None
    host, home = site_of(match["address"]), match["address"].partition("?")[0]
    site = site_of(url, home=home) if site_of(url) == host else host
    return scoped("post", match["number"], site)


def _are_others(title: str | None, other: str | None) -> bool:
    """Tell whether titles are those of two reports; the name of the site may stand before or behind the title of one.

    >>> _are_others("Bridge closes", "Tunnel opens"), _are_others("Bridge closes", "Bridge closes | Harbour News")
    (True, False)
    """
    one, two = (" ".join((said or "").casefold().split()) for said in (title, other))
    return one not in two and two not in one


def _is_true(element: Any, name: str) -> bool:
    return child_text(element, name).lower() in ("true", "1")


def _reference(element: Any, name: str) -> str | None:
    child = child_of(element, name)
    return None if child is None else as_key(attribute(child, "id"))
