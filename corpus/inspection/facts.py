"""What an inspection says in words: of a report, of its comments, and of what parts the two."""

from __future__ import annotations

from array import array
from textwrap import shorten
from typing import TYPE_CHECKING

from ..boundary import boundary_said
from ..readers.tables.column_values import CLOCK
from ..threads import break_cycles
from ..threads import depths as depths_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ..readers import TableColumns
    from ..records import SourceComment, SourceReport
    from ..splitting import Split
    from .inspection import Inspected

FIRST = frozenset(("author", "badge", "published", "shown as", "likes", "dislikes", "kind"))
"""What a reader of a comment wants to know before its text."""
MOST_COLUMNS = 200
"""Columns that are not read of which each is named."""
_LONGEST_LINE = 60
_OF_ALL = ("language", "told apart", "rule", "confidence", "evidence")
"""What may be said once for all comments of a report."""


def report_facts(report: SourceReport, *, shown: str | None = None) -> Iterator[tuple[str, str]]:
    """Yield what a reader says of a report beside its text, as names and values.

    Args:
        report: the report.
        shown: its time as the source writes it, where that is not how it was read.

    >>> from commentariat.corpus.records import SourceReport
    >>> list(report_facts(SourceReport(text="It held.", locator="a.html", outlet="The Courier")))
    [('outlet', 'The Courier'), ('found at', 'a.html'), ('comments captured', '0')]
    """
    declared = report.comments_declared
    partial = {True: "only some are in the file", False: "all are in the file", None: None}[
        report.comments_partial
    ]
    if partial and declared is not None and len(report.comments) > declared:
        # Two reports in one document, or lines of the page among the comments.
        partial = "more were found than are declared; look whether the file holds one report"
    facts = (
        ("title", report.title),
        ("outlet", report.outlet),
        ("authors", ", ".join(report.authors)),
        ("published", report.published),
        ("shown as", shown),
        ("address", report.url),
        ("language", report.language or report.site_language),
        ("id", report.key),
        ("captured", report.retrieved),
        ("found at", report.locator),
        ("comment system", report.comment_system),
        ("comments declared", None if declared is None else f"{declared:,}"),
        ("comments captured", f"{len(report.comments):,}"),
        ("of the comments", partial),
        ("changed in reading", "; ".join(report.changes)),
    )
    return ((name, value) for name, value in facts if value)


def comment_facts(
    comment: SourceComment, *, without: Mapping[str, str] | None = None
) -> Iterator[tuple[str, str]]:
    """Yield what a reader says of a comment beside its text, as names and values.

    Args:
        comment: the comment.
        without: what was said of all comments of its report (see `shared_facts`).
    """
    shown = comment.shown if comment.shown != comment.published else None
    facts = (
        ("author", comment.author),
        ("badge", comment.badge),
        ("published", comment.published),
        ("shown as", shown),
        ("likes", None if comment.likes is None else f"{comment.likes:,}"),
        ("dislikes", None if comment.dislikes is None else f"{comment.dislikes:,}"),
        ("kind", None if comment.kind == "comment" else comment.kind),
        ("id", comment.key),
        ("answers", comment.parent_key),
        ("report", comment.report_key or comment.report_url or comment.report_title),
        *_said_of_all(comment),
        ("found at", comment.locator),
        ("changed in reading", "; ".join(comment.changes)),
    )
    known = without or {}
    return ((name, value) for name, value in facts if value and name not in known)


def column_facts(table: TableColumns) -> Iterator[tuple[str, str]]:
    """Yield which columns of a table are read as what, and which are not read, as names and values.

    >>> from commentariat.corpus.readers import TableColumns
    >>> fields = {"reports": {"text": "Volltext"}}
    >>> list(column_facts(TableColumns(where="a.csv", names=["Volltext", "Ressort"], fields=fields, language="de")))
    [('rows', 'reports'), ('language of names', 'de'), ('text', 'Volltext'), ('not read', 'Ressort')]
    """
    yield "rows", " and ".join(table.fields)
    if table.kind_column:
        yield "told apart by", table.kind_column
    if table.language:
        yield "language of names", table.language
    for kind, fields in table.fields.items():
        of = f" of {kind}" if len(table.fields) > 1 else ""
        for name, column in fields.items():
            yield ("time of day" if name == CLOCK else name.replace("_", " ")) + of, column
    if table.moderation:
        yield "left out by", ", ".join(table.moderation)
    unread = table.unread
    more = f" and {len(unread) - MOST_COLUMNS} more" if len(unread) > MOST_COLUMNS else ""
    yield "not read", (", ".join(unread[:MOST_COLUMNS]) + more) or "none"


def shared_facts(comments: Sequence[SourceComment]) -> dict[str, str]:
    """Return what is the same of all comments of a report, to be said once; nothing of a single comment.

    >>> from commentariat.corpus.records import SourceComment
    >>> said = SourceComment(text="No.", locator="a, comment 1", rule="wordpress", split="markup")
    >>> shared_facts([said, said]), shared_facts([said])
    ({'told apart': 'markup', 'rule': 'wordpress'}, {})
    """
    if len(comments) < 2:
        return {}
    shared = dict(_said_of_all(comments[0]))
    for comment in comments:
        shared = {name: value for name, value in _said_of_all(comment) if shared.get(name) == value}
    return {name: value for name, value in shared.items() if value}


def _said_of_all(comment: SourceComment) -> tuple[tuple[str, str | None], ...]:
    values = (
        comment.language,
        comment.split,
        comment.rule,
        f"{comment.confidence:.2f}" if comment.confidence < 1 else None,
        "; ".join(comment.evidence),
    )
    return tuple(zip(_OF_ALL, values, strict=True))


def decision(split: Split) -> str:
    """Say in sentences what became of the boundary between a plain text and its comments, as a report does."""
    return boundary_said(
        split.outcome, line=split.boundary_line, confidence=split.confidence, evidence=split.evidence
    )


def left_out(split: Split, *, most: int | None) -> str:
    """Say in a sentence which lines of a text are its page's, the first of them or all; empty where there are none.

    >>> from commentariat.corpus.splitting import OtherLine, Split
    >>> split = Split(outcome="none", confidence=0.0, boundary_line=None, body="It rained.", other=(
    ...     OtherLine(line=0, text="Home"), OtherLine(line=1, text="News")))
    >>> left_out(split, most=1)
    'Left out as parts of the page: line 1 (“Home”) and 1 more.'
    """
    if not split.other:
        return ""
    shown = split.other[:most]
    said = ", ".join(
        f"line {other.line + 1} (“{shorten(other.text, width=_LONGEST_LINE, placeholder=' …')}”)"
        for other in shown
    )
    more = len(split.other) - len(shown)
    return f"Left out as parts of the page: {said}{f' and {more:,} more' if more else ''}."


def depths(inspected: Inspected) -> Sequence[int]:
    """Return how deep in its thread each comment of a report stands, 0 at the top.

    Comments whose parent is not among them stand at the top, and so does one of every circle.
    """
    comments = inspected.report.comments
    places = {comment.key: place for place, comment in enumerate(comments) if comment.key}
    parents = array("q", [places.get(comment.parent_key or "", -1) for comment in comments])
    break_cycles(parents)
    return depths_of(parents)
