"""The Guardian's discussion interface: answers about discussions and comments, with nested responses.

Fields follow ``discussion.theguardian.com/discussion-api``. A page of comments names its discussion (and so
the article) once; a comment that stands by itself names it too. Answers of several pages may stand in one
array, one a line, or one a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ...errors import Problem
from ...markup import text_of
from ...records import SourceComment
from .. import jsonl
from ..cells import LISTS, Row, as_count, as_key, as_line, as_parent, as_text
from .signs import json_keys
from .tally import Tally

if TYPE_CHECKING:
    from ...records import Record
    from ..base import ReadSettings, Source

OUTLET = "The Guardian"
_TAKEN_DOWN = frozenset(("blocked", "removed", "deleted", "not-found"))


@dataclass(frozen=True, slots=True)
class GuardianReader:
    """Reads ``.json``, ``.jsonl`` and ``.ndjson`` that the Guardian's discussion interface answered."""

    name: str = "guardian"
    suffixes: tuple[str, ...] = (".json", ".jsonl", ".ndjson")
    description: str = "comments from the Guardian's discussion interface"

    def recognises(self, head: bytes) -> bool:
        """Take JSON with the interface's own names for discussions, times, recommendations and profiles."""
        keys = json_keys(head)
        own = keys & {"isoDateTime", "numRecommends", "userProfile", "responseTo", "numResponses"}
        return len(own) > 1 or {"discussion", "webUrl", "comments"} <= keys

    def read(self, source: Source, settings: ReadSettings) -> Iterator[Record]:
        """Yield the comments of one file, every response after what it answers."""
        tally = Tally()
        for item in jsonl.objects(source, settings):
            if isinstance(item, Problem):
                yield item
            else:
                yield from _answer(item[1], f"{source.relative}, {item[0]}", tally)
        yield from tally.problems(source.relative)


READER = GuardianReader()


def _answer(row: Row, locator: str, tally: Tally) -> Iterator[SourceComment | Problem]:
    discussion = row.get("discussion")
    inner = discussion if isinstance(discussion, Mapping) else {}
    listed = next((v for v in (inner.get("comments"), row.get("comments")) if isinstance(v, LISTS)), None)
    if listed is None and isinstance(row.get("comment"), Mapping):
        listed = [row["comment"]]
    alone = listed is None and "body" in row
    if alone:
        listed = [row]
    if not listed:
        yield Problem(
            where=locator,
            what="there are no comments in this answer",
            remedy="drop it, or ask for them again",
            skipped=listed is None,
        )
        return
    # The address of a comment that stands alone is its own, not its discussion's.
    discussion = inner if inner or alone else row
    pages, declared = as_count(row.get("pages")), as_count(discussion.get("commentCount"))
    # Only by their number can it be told whether the other pages were read too.
    partial = None if pages is None or (pages > 1 and declared is None) else pages > 1
    for made in _comments(listed, discussion, locator, tally):
        yield made if isinstance(made, Problem) else replace(made, report_comments_partial=partial)


def _comments(
    listed: Sequence[object], discussion: Row, locator: str, tally: Tally
) -> Iterator[SourceComment | Problem]:
    number = 0
    for item, parent in _in_reading_order(listed):
        number += 1
        if not isinstance(item, Mapping):
            continue
        place = f"{locator}, comment {number}"
        own = item.get("discussion")
        made = _comment(item, own if isinstance(own, Mapping) else discussion, parent, place, tally)
        if made is not None:
            yield made


def _in_reading_order(listed: Iterable[object]) -> Iterator[tuple[object, str | None]]:
    """Yield every comment of a tree with the key of the one it answers, every response after what it answers."""
    stack: list[tuple[Iterator[object], str | None]] = [(iter(listed), None)]
    while stack:
        responses, parent = stack[-1]
        for item in responses:
            yield item, parent
            comment: Row = item if isinstance(item, Mapping) else {}
            more = comment.get("responses")
            if isinstance(more, LISTS):
                stack.append((iter(more), as_key(comment.get("id"))))
                break
        else:
            stack.pop()


def _comment(
    row: Row, discussion: Row, parent: str | None, locator: str, tally: Tally
) -> SourceComment | Problem | None:
    url = as_line(discussion.get("webUrl"))
    key = url or as_line(discussion.get("key"))
    if key is None:
        return Problem(
            where=locator,
            what="the comment does not say which discussion it belongs to",
            remedy="keep the interface's whole answer, with its discussion",
        )
    status = (as_line(row.get("status")) or "visible").lower()
    gone = status in _TAKEN_DOWN
    if not gone and status != "visible":
        tally.leave_out("comment", "unapproved")
        return None
    text = "" if gone else text_of(as_text(row.get("body")) or "")
    if not text and not gone:
        return Problem(where=locator, what="the comment is empty", remedy="it was left out")
    answers = row.get("responseTo")
    named = as_parent(answers.get("commentId")) if isinstance(answers, Mapping) else None
    profile = row.get("userProfile")
    person: Row = profile if isinstance(profile, Mapping) else {}
    return SourceComment(
        text=text,
        locator=locator,
        report_key=key,
        key=as_key(row.get("id")),
        parent_key=named or parent,
        author=None if gone else as_line(person.get("displayName")),
        badge=_badge(row, person),
        published=as_line(row.get("isoDateTime")) or as_line(row.get("date")),
        shown=as_line(row.get("date")),
        kind="deleted" if gone else "comment",
        likes=None if gone else as_count(row.get("numRecommends")),
        report_title=as_line(text_of(as_text(discussion.get("title")) or "")),
        report_url=url,
        report_outlet=OUTLET,
        report_comment_system="guardian",
        report_comments_declared=as_count(discussion.get("commentCount")),
    )


def _badge(row: Row, person: Row) -> str | None:
    badges = person.get("badge")
    for badge in badges if isinstance(badges, list) else ():
        name = as_line(badge.get("name")) if isinstance(badge, Mapping) else None
        if name:
            return name.split()[0].lower()
    return "pick" if row.get("isHighlighted") is True else None
