"""Disqus XML: what "Moderation, Export" sends, threads first and then posts.

Elements follow the export's schema (``http://disqus.com``, ``disqus-internals``). A thread has an address and a
title but no text; its comments are tied to a report of that address where another input has it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ...errors import Problem
from ...markup import text_of
from ...records import SourceComment
from ..cells import as_key, as_line
from .signs import xml_root
from .tally import Tally
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
        """Yield the comments of every thread; memory grows with the number of threads only."""
        tally = Tally()
        threads: dict[str, _Thread] = {}
        number = 0
        for element in elements(source, settings, level=1):
            if isinstance(element, Problem):
                yield element
                continue
            match name_of(element):
                case "thread":
                    _note(element, threads)
                case "post":
                    number += 1
                    yield from _comment(element, threads, f"{source.relative}, record {number}", tally)
        yield from tally.problems(source.relative)


READER = DisqusReader()


@dataclass(frozen=True, slots=True)
class _Thread:
    url: str | None
    title: str | None


def _note(element: Any, threads: dict[str, _Thread]) -> None:
    key = as_key(attribute(element, "id"))
    if key is None:
        return
    link = as_line(child_text(element, "link"))
    url = link if link and link.startswith(("http://", "https://")) else None
    threads[key] = _Thread(url, as_line(text_of(child_text(element, "title"))))


def _comment(
    element: Any, threads: dict[str, _Thread], locator: str, tally: Tally
) -> Iterator[SourceComment | Problem]:
    if _is_true(element, "isSpam"):
        tally.leave_out("comment", "spam")
        return
    if child_text(element, "isApproved").lower() == "false":
        tally.leave_out("comment", "unapproved")
        return
    thread_key = _reference(element, "thread")
    if thread_key is None:
        yield Problem(
            where=locator,
            what="the comment does not say which thread it belongs to",
            remedy="export it again",
        )
        return
    thread = threads.get(thread_key) or _Thread(None, None)
    deleted = _is_true(element, "isDeleted")
    if deleted:
        tally.leave_out("comment", "deleted")
    author = child_of(element, "author")
    name = None
    if author is not None and not deleted:
        name = as_line(child_text(author, "name")) or as_line(child_text(author, "username"))
    message = child_of(element, "message")
    yield SourceComment(
        text="" if deleted or message is None else text_of(text_in(message)),
        locator=locator,
        report_key=thread.url or f"thread-{thread_key}",
        key=as_key(attribute(element, "id")),
        parent_key=_reference(element, "parent"),
        author=name,
        published=as_line(child_text(element, "createdAt")),
        kind="deleted" if deleted else "comment",
        report_title=thread.title,
        report_url=thread.url,
    )


def _is_true(element: Any, name: str) -> bool:
    return child_text(element, name).lower() in ("true", "1")


def _reference(element: Any, name: str) -> str | None:
    child = child_of(element, name)
    return None if child is None else as_key(attribute(child, "id"))
