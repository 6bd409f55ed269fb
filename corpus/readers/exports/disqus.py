"""Disqus XML: what "Moderation, Export" sends, threads first and then posts.

Elements follow the export's schema (``http://disqus.com``, ``disqus-internals``). A thread has an address and a
title but no text; its comments are tied to a report of that address where another input has it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from ...errors import Problem
from ...gathered import Gathered, Scratch
from ...markup import text_of
from ...records import SourceComment
from ..cells import as_key, as_line
from .signs import xml_root
from .tally import Tally
from .withheld import Withheld
from .xml import attribute, child_of, child_text, elements, name_of, text_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...records import Record
    from ..base import ReadSettings, Source


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
        reading = _Reading(Tally(), Withheld(scratch))
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
        yield from reading.tally.problems(source.relative)


READER = DisqusReader()


@dataclass(frozen=True, slots=True)
class _Thread:
    url: str | None
    title: str | None
    deleted: bool


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
    threads: dict[str, _Thread] = field(default_factory=dict)

    def note(self, element: Any) -> None:
        """Take note of a thread."""
        key = as_key(attribute(element, "id"))
        if key is None:
            return
        link = as_line(child_text(element, "link"))
        url = link if link and link.startswith(("http://", "https://")) else None
        title = as_line(text_of(child_text(element, "title")))
        self.threads[key] = _Thread(url, title, _is_true(element, "isDeleted"))

    def shown(self, post: _Post) -> Iterator[SourceComment]:
        """Yield the comment under the page of its thread if readers see it."""
        thread = self.threads.get(post.thread) or _Thread(None, None, deleted=False)
        if thread.deleted:
            self.tally.leave_out("comment", "on deleted threads")
            return
        comment = replace(
            post.comment,
            report_key=thread.url or f"thread-{post.thread}",
            report_title=thread.title,
            report_url=thread.url,
        )
        if post.hidden:
            self.tally.leave_out("comment", post.hidden)
            self.withheld.hold(comment)
            return
        if comment.kind != "deleted":
            self.withheld.shown(comment)
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
    name = None
    if author is not None and not deleted:
        name = as_line(child_text(author, "name")) or as_line(child_text(author, "username"))
    message = child_of(element, "message")
    comment = SourceComment(
        text="" if deleted or message is None else text_of(text_in(message)),
        locator=locator,
        key=as_key(attribute(element, "id")),
        parent_key=_reference(element, "parent"),
        author=name,
        published=as_line(child_text(element, "createdAt")),
        kind="deleted" if deleted else "comment",
    )
    return _Post(thread, comment, hidden)


def _is_true(element: Any, name: str) -> bool:
    return child_text(element, name).lower() in ("true", "1")


def _reference(element: Any, name: str) -> str | None:
    child = child_of(element, name)
    return None if child is None else as_key(attribute(child, "id"))
