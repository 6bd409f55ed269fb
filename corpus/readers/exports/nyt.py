"""New York Times comments as tables, with the articles they stand under.

Two releases are in use: ``CommentsJan2017.csv`` and ``ArticlesJan2017.csv`` and their like (2017 and 2018), and
``nyt-comments-2020.csv`` with ``nyt-articles-2020.csv``. Their columns are those of the Times's Community and
Article Search interfaces. Neither has an article's text: its abstract or snippet stands in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...errors import Problem
from ...records import SourceComment, SourceReport
from ...text.markup import text_of
from ..tables import tabular
from ..tables.bylines import authors_in
from ..tables.cells import Row, as_count, as_key, as_line, as_parent, as_text, is_cut_short
from ..tally import Tally
from .signs import csv_columns
from .socc import epoch, given, unknown_status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...records import Record
    from ..base import ReadSettings, Source

OUTLET = "The New York Times"
COMMENTS = frozenset(("commentID", "articleID", "commentBody"))
ARTICLES = (
    frozenset(("articleID", "headline", "webURL", "snippet")),
    frozenset(("uniqueID", "headline", "abstract", "pub_date")),
)
_MARKED = re.compile(r"<(?:br|p)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NytReader:
    """Reads the ``.csv`` tables of New York Times comments and articles."""

    name: str = "nyt"
    suffixes: tuple[str, ...] = (".csv",)
    description: str = "comments of the New York Times, or the articles they stand under"

    def recognises(self, head: bytes) -> bool:
        """Take tables with the columns of the Times's interfaces."""
        columns = csv_columns(head)
        return columns >= COMMENTS or any(columns >= articles for articles in ARTICLES)

    def read(self, source: Source, settings: ReadSettings) -> Iterator[Record]:
        """Yield the comments or articles of one file; a map of columns given by the user wins over the format."""
        if settings.reports_map or settings.comments_map:
            yield from tabular.READER.read(source, settings)
            return
        tally, cut_short = Tally(), Tally()
        for item in tabular.rows(source, settings):
            if isinstance(item, Problem):
                yield item
                continue
            locator = f"{source.relative}, {item[0]}"
            is_comment = "commentID" in item[1]
            made = _comment(item[1], locator, tally, cut_short) if is_comment else _report(item[1], locator)
            if made is not None:
                yield made
        yield from tally.problems(source.relative)
        yield from cut_short.problems(
            source.relative,
            remedy="export the table again with its ids as text; threads hold together by them",
        )


READER = NytReader()


def _report(row: Row, locator: str) -> SourceReport:
    column = next((name for name in ("abstract", "snippet") if given(row, name)), None)
    title = given(row, "headline")
    title = None if title == "Unknown" else as_line(text_of(title or ""))
    text = (text_of(as_text(row.get(column)) or "") if column else title) or ""
    key = as_key(given(row, "articleID")) or as_key(given(row, "uniqueID"))
    url = given(row, "webURL")
    return SourceReport(
        text=text,
        locator=locator,
        key=key,
        title=title,
        outlet=OUTLET,
        url=url,
        authors=authors_in(given(row, "byline")),
        published=given(row, "pubDate") or given(row, "pub_date"),
        language="en",
        comments_declared=as_count(row.get("n_comments")),
        changes=(f"no text in the source, its {column or 'title'} stands in",) if text else (),
    )


def _comment(row: Row, locator: str, tally: Tally, cut_short: Tally) -> SourceComment | Problem | None:
    report_key = as_key(given(row, "articleID"))
    if report_key is None:
        return Problem(
            where=locator,
            what="the comment does not say which report it belongs to",
            remedy="fill in the report's id or drop the row",
        )
    status = (given(row, "status") or "approved").lower()
    if problem := unknown_status(status, locator):
        return problem
    if status != "approved":
        tally.leave_out("comment", status)
        return None
    body = as_text(row.get("commentBody")) or ""
    # Paragraphs are markup in the older releases, and lines in that of 2020.
    text = text_of(body, keep_lines=not _MARKED.search(body))
    if not text:
        return Problem(where=locator, what="the text is empty", remedy="fill it in or drop the row")
    key = as_key(given(row, "commentID"))
    parent = as_parent(given(row, "parentID")) or as_parent(given(row, "inReplyTo"))
    if is_cut_short(key):
        cut_short.leave_out("id", "without their last digits")
        key = None
    if is_cut_short(parent):
        cut_short.leave_out("parent id", "without their last digits")
        parent = None
    return SourceComment(
        text=text,
        locator=locator,
        report_key=report_key,
        key=key,
        parent_key=parent,
        author=as_line(row.get("userDisplayName")),
        badge=_badge(row),
        published=epoch(given(row, "createDate")),
        likes=as_count(row.get("recommendations")),
        report_outlet=OUTLET,
    )


def _badge(row: Row) -> str | None:
    if (given(row, "commentType") or "").lower() == "reporterreply":
        return "staff"
    return "pick" if (given(row, "editorsSelection") or "").lower() in ("true", "1", "1.0") else None
