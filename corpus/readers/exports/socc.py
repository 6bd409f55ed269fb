"""SFU Opinion and Comments Corpus (SOCC): ``gnm_articles.csv`` and ``gnm_comments.csv``.

Columns follow the corpus's own description (Kolhatkar, Wu, Cavasso, Francis, Shukla and Taboada 2020, "The SFU
Opinion and Comments Corpus", Corpus Pragmatics 4). A comment's place in its thread is its counter:
``source1_26691065_0_1`` is the second answer to ``source1_26691065_0``. ``gnm_comment_threads.csv`` repeats the
comments; read one of the two. ``SFU_constructiveness_toxicity_corpus.csv`` holds some of them, each with the title and
address of its article; what was said of them there is counted and left unread.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from ...errors import Problem
from ...records import SourceComment, SourceReport
from ...text.markup import text_of
from ..tables import tabular
from ..tables.annotations import unread_annotations
from ..tables.bylines import authors_in
from ..tables.cells import Row, as_count, as_key, as_line, as_text
from ..tables.markup_cells import is_markup, resolved
from ..tally import Tally
from .signs import csv_columns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...records import Record
    from ..base import ReadSettings, Source

OUTLET = "The Globe and Mail"
ARTICLES = frozenset(("article_id", "article_url", "article_text", "ncomments"))
COMMENTS = frozenset(("article_id", "comment_counter", "comment_text"))
_COUNTER = re.compile(r"(?P<parent>\w+?_\d+(?:_\d+)+)_\d+")
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})\s+[A-Z]{2,5}")
_SCIENTIFIC = re.compile(r"\d(?:\.\d{1,15})?[eE]\+?\d{1,2}")
_ANNOTATION = re.compile(
    r"(?:(?:expert_|crowd_)?(?:is_)?(?:constructive|toxicity)\w*|did_you_read\w*|(?:expert|annotator|crowd)_\w+)",
    re.IGNORECASE,
)
_REACTION = re.compile(r"['\"]reaction['\"]\s*:\s*u?['\"](\w+)['\"]")
_STATUSES = frozenset((
    "approved", "archived", "blocked", "deleted", "flagged", "held", "hidden", "hold", "new", "pending", "published",
    "rejected", "removed", "review", "spam", "suspended", "unapproved", "user-deleted", "visible",
))  # fmt: skip
"""What is said of comments; anything else may be the cell of another column, and hold a name."""
_DISLIKING = frozenset(("dislike", "disagree"))


@dataclass(frozen=True, slots=True)
class SoccReader:
    """Reads the ``.csv`` files of SOCC."""

    name: str = "socc"
    suffixes: tuple[str, ...] = (".csv",)
    description: str = "articles or comments of the SFU Opinion and Comments Corpus"

    def recognises(self, head: bytes) -> bool:
        """Take tables with the corpus's own columns."""
        columns = csv_columns(head)
        return columns >= ARTICLES or columns >= COMMENTS

    def read(self, source: Source, settings: ReadSettings) -> Iterator[Record]:
        """Yield the articles or comments of one file; a map of columns given by the user wins over the format."""
        if settings.reports_map or settings.comments_map:
            yield from tabular.READER.read(source, settings)
            return
        tally = Tally()
        annotated: Counter[str] = Counter()
        for item in tabular.rows(source, settings):
            if isinstance(item, Problem):
                yield item
                continue
            locator = f"{source.relative}, {item[0]}"
            annotated.update(name for name in item[1] if _is_annotation(name) and given(item[1], name))
            made = (
                _comment(item[1], locator, tally)
                if "comment_counter" in item[1]
                else _report(item[1], locator)
            )
            if made is not None:
                yield made
        yield from tally.problems(source.relative)
        if annotated:
            yield unread_annotations(source.relative, annotated.total(), annotated)


READER = SoccReader()


def _report(row: Row, locator: str) -> SourceReport:
    published = given(row, "published_date")
    day = _DAY.fullmatch(published or "")
    return SourceReport(
        text=text_of(as_text(row.get("article_text")) or ""),
        locator=locator,
        key=as_key(row.get("article_id")),
        title=_title(row),
        outlet=OUTLET,
        url=given(row, "article_url"),
        authors=authors_in(given(row, "author")),
        # The zone says where the day was counted; a day has none.
        published=day[1] if day else published,
        language="en",
        comments_declared=as_count(row.get("ncomments")),
    )


def _comment(row: Row, locator: str, tally: Tally) -> SourceComment | Problem | None:
    report_key = as_key(given(row, "article_id"))
    if report_key is None:
        return Problem(
            where=locator,
            what="the comment does not say which report it belongs to",
            remedy="fill in the report's id or drop the row",
        )
    status = (given(row, "status") or "published").lower()
    gone = status == "deleted"
    if problem := unknown_status(status, locator):
        return problem
    if not gone and status not in ("published", "approved", "visible"):
        tally.leave_out("comment", status)
        return None
    text = "" if gone else _text(as_text(row.get("comment_text")) or "")
    if not gone and not text:
        return Problem(where=locator, what="the text is empty", remedy="fill it in or drop the row")
    counter = as_key(row.get("comment_counter"))
    parent = _COUNTER.fullmatch(counter or "")
    likes, dislikes = _reactions(as_text(row.get("reactions")) or "")
    return SourceComment(
        text=text,
        locator=locator,
        report_key=report_key,
        key=counter,
        parent_key=parent["parent"] if parent else None,
        author=None if gone else as_line(row.get("comment_author")),
        badge="moderator" if given(row, "isModerator") == "True" else None,
        published=epoch(given(row, "timestamp")) or given(row, "post_time"),
        shown=given(row, "post_time"),
        kind="deleted" if gone else "comment",
        likes=first_count(row, "posVotes", likes),
        dislikes=first_count(row, "negVotes", dislikes),
        report_title=_title(row),
        report_url=given(row, "globe_url"),
        report_outlet=OUTLET,
    )


def _text(cell: str) -> str:
    r"""Return the text of a comment, most of which are plain; some have the line breaks of their page.

    >>> _text("It held.<br>For now &amp; here."), _text("a < b & R&D")
    ('It held.\nFor now & here.', 'a < b & R&D')
    """
    return (resolved(cell) if is_markup(cell) else cell).strip()


@lru_cache(maxsize=256)
def _is_annotation(column: str) -> bool:
    """Tell whether a column holds what annotators said of a comment, or of their own work on it."""
    return _ANNOTATION.fullmatch(column) is not None


def _title(row: Row) -> str | None:
    return as_line(text_of(given(row, "title") or ""))


def given(row: Row, column: str) -> str | None:
    """Return a cell that no reader wrote as one line; None where it is empty or is what data frames write for empty.

    >>> given({"a": "NaN", "b": " Nan "}, "a"), given({"a": "NaN", "b": " Nan "}, "b")
    (None, 'Nan')
    """
    line = as_line(row.get(column))
    return None if line in ("nan", "NaN") else line


def unknown_status(status: str, locator: str) -> Problem | None:
    """Return what is to be told of a comment whose status is none that there is, as in a row whose cells are displaced.

    >>> print(unknown_status("1.0", "comments.csv, row 7"))
    comments.csv, row 7: its cells seem to stand in the wrong columns: its status is none that comments have (“1.0”); \
double the quotation marks within its cells, and put some around cells that hold the separator.
    >>> unknown_status("rejected", "comments.csv, row 7")
    """
    if status in _STATUSES:
        return None
    return Problem(
        where=locator,
        what="its cells seem to stand in the wrong columns: its status is none that comments have",
        remedy="double the quotation marks within its cells, and put some around cells that hold the separator",
        quoted=status,
    )


def epoch(number: str | None) -> str | None:
    """Return a time in seconds or milliseconds without decimals or, as spreadsheets write it, an exponent.

    >>> epoch("1445000200000.0"), epoch("1.44500020E+12")
    ('1445000200000', '1445000200000')
    """
    return str(round(float(number))) if number and _SCIENTIFIC.fullmatch(number) else as_key(number)


def first_count(row: Row, column: str, otherwise: int | None) -> int | None:
    """Return a column's count, or another where it has none."""
    count = as_count(row.get(column))
    return otherwise if count is None else count


def _reactions(listed: str) -> tuple[int | None, int | None]:
    """Count the reactions to comments of the second source, which are a Python list in a cell.

    >>> _reactions("{u'reaction_list': [{u'reaction': u'like'}, {u'reaction': u'disagree'}]}")
    (1, 1)
    """
    found = _REACTION.findall(listed)
    if not found:
        return None, None
    against = sum(reaction in _DISLIKING for reaction in found)
    return sum(reaction == "like" for reaction in found), against
