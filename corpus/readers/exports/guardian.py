"""The Guardian's discussion interface: answers about discussions and comments, with nested responses.

Fields follow ``discussion.theguardian.com/discussion-api``. A page of comments names its discussion (and so
the article) once; a comment that stands by itself names it too. Answers of several pages may stand in one
array, one a line, or one a file. What the content interface (``content.guardianapis.com``) answers about an article
is read as the report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ...errors import Problem
from ...records import SourceComment, SourceReport
from ...text.markup import text_of
from ..tables import jsonl
from ..tables.bylines import authors_in
from ..tables.cells import LISTS, Row, as_count, as_key, as_line, as_parent, as_text
from ..tables.envelopes import no_object
from ..tally import Tally
from .signs import json_keys
from .wrapped import without_wrapping

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
    description: str = (
        "comments from the Guardian's discussion interface, or articles from its content interface"
    )

    def recognises(self, head: bytes) -> bool:
        """Take JSON with the interfaces' own names for discussions, times, recommendations, profiles and articles."""
        keys = json_keys(head)
        own = keys & {"isoDateTime", "numRecommends", "userProfile", "responseTo", "numResponses"}
        return (
            len(own) > 1
            or {"discussion", "webUrl", "comments"} <= keys
            or {"webUrl", "webTitle", "webPublicationDate"} <= keys
        )

    def read(self, source: Source, settings: ReadSettings) -> Iterator[Record]:
        """Yield the comments of one file, every response after what it answers."""
        tally = Tally()
        objects = jsonl.objects(source, settings)
        for item in without_wrapping(objects, known=_is_own, where=source.relative):
            if isinstance(item, Problem):
                yield item
            else:
                yield from _answer(item[1], f"{source.relative}, {item[0]}", tally)
        yield from tally.problems(source.relative)


READER = GuardianReader()


def _is_own(row: Row) -> bool:
    """Tell what the interfaces answer from an object that somebody put around it."""
    return (
        isinstance(row.get("body"), str)
        or isinstance(row.get("comments"), LISTS)
        or any(isinstance(row.get(name), Mapping) for name in ("discussion", "comment"))
        or bool(_articles(row))
        or _error(row) is not None
    )


def _answer(row: Row, locator: str, tally: Tally) -> Iterator[Record]:
    if articles := _articles(row):
        for number, article in enumerate(articles, start=1):
            place = locator if len(articles) == 1 else f"{locator}, article {number}"
            yield _report(article, place) if isinstance(article, Mapping) else no_object(place)
        return
    discussion = row.get("discussion")
    inner = discussion if isinstance(discussion, Mapping) else {}
    listed = next((v for v in (inner.get("comments"), row.get("comments")) if isinstance(v, LISTS)), None)
    if listed is None and isinstance(row.get("comment"), Mapping):
        listed = [row["comment"]]
    alone = listed is None and "body" in row
    if alone:
        listed = [row]
    if not listed:
        error = _error(row)
        yield Problem(
            where=locator,
            what=error or "there are no comments in this answer",
            remedy="drop it, or ask for them again",
            skipped=listed is None,
        )
        return
    # The address of a comment that stands alone is its own, not its discussion's.
    discussion = inner if inner or alone else row
    partial = _is_partial(row, discussion, listed)
    for made in _comments(listed, discussion, locator, tally):
        yield made if isinstance(made, Problem) else replace(made, report_comments_partial=partial)


def _is_partial(row: Row, discussion: Row, listed: Sequence[object]) -> bool | None:
    """Say whether an answer holds only some of the comments of its discussion; None where that is not known."""
    if as_line(discussion.get("webUrl")) is None and as_line(discussion.get("key")) is None:
        # The pages are those of one reader's comments, or of a choice: each names its own discussion.
        return None
    pages, declared = as_count(row.get("pages")), as_count(discussion.get("commentCount"))
    if pages is None or (pages > 1 and declared is None):
        # Only by their number can it be told whether the other pages were read too.
        return None
    if pages > 1:
        return True
    held = 0
    for comment, _ in _in_reading_order(listed):
        held += 1
        # Of long threads the interface gives the first responses only, and says how many there are.
        about = comment.get("metaData") if isinstance(comment, Mapping) else None
        if isinstance(about, Mapping) and isinstance(comment, Mapping):
            given, said = comment.get("responses"), as_count(about.get("responseCount"))
            if said is not None and said > (len(given) if isinstance(given, LISTS) else 0):
                return True
    return declared is not None and held < declared


def _error(row: Row) -> str | None:
    """Return what an interface says in place of an answer, as a clause."""
    response = row.get("response")
    said: Row = response if isinstance(response, Mapping) else row
    if (as_line(said.get("status")) or "").lower() != "error":
        return None
    message = as_line(said.get("message")) or as_line(said.get("errorCode"))
    return f"the interface answered with an error{f' ({message})' if message else ''}".rstrip(".")


def _articles(row: Row) -> Sequence[object]:
    """Return what is listed as articles in an answer of the content interface, or the one that stands by itself."""
    response = row.get("response")
    inner: Row = response if isinstance(response, Mapping) else row
    content, results = inner.get("content"), inner.get("results")
    found = [content] if isinstance(content, Mapping) else results if isinstance(results, LISTS) else [inner]
    # What is listed beside articles, such as tags, has no time of publication.
    articles = [item for item in found if not isinstance(item, Mapping) or "webPublicationDate" in item]
    return articles if any(isinstance(item, Mapping) for item in articles) else []


def _report(article: Row, locator: str) -> SourceReport:
    given = article.get("fields")
    fields: Row = given if isinstance(given, Mapping) else {}
    title = as_line(text_of(as_text(fields.get("headline")) or as_text(article.get("webTitle")) or ""))
    changes: tuple[str, ...] = ()
    text = text_of(as_text(fields.get("body")) or "") or as_text(fields.get("bodyText")) or ""
    if not text.strip():
        for name in ("standfirst", "trailText"):
            if text := text_of(as_text(fields.get(name)) or ""):
                changes = (f"no text in the source, its {name} stands in",)
                break
    return SourceReport(
        text=text,
        locator=locator,
        title=title,
        outlet=OUTLET,
        url=as_line(article.get("webUrl")),
        authors=authors_in(fields.get("byline")),
        published=as_line(article.get("webPublicationDate")),
        language=as_line(fields.get("lang")) or "en",
        changes=changes,
    )


def _comments(
    listed: Sequence[object], discussion: Row, locator: str, tally: Tally
) -> Iterator[SourceComment | Problem]:
    number = 0
    for item, parent in _in_reading_order(listed):
        number += 1
        place = f"{locator}, comment {number}"
        if not isinstance(item, Mapping):
            yield no_object(place)
            continue
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
