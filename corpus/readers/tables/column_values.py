"""Columns that are known by their values: times of day beside dates, links, and titles, addresses or texts of reports.

Names leave open what stands in them: a column "article" of comments may hold ids, titles, addresses or whole texts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from .cells import as_line
from .column_names import bare, fold, meaning
from .columns import ALIASES
from .row_kinds import comment_type_column

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ..base import Kind

CLOCK = "clock"
"""The field, of no map of a user, of a time of day that belongs to the date of its row."""
COMMENT_TYPE = "comment_type"
"""The field, of no map of a user, of what tells comments from links."""
_CLOCK_NAMES = frozenset(map(fold, ("clock", "hour", "time_of_day", *ALIASES["comments"]["published"])))
_CLOCK = re.compile(
    r"\d{1,2}(?:[:.]|\s?h\s?)\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?(?:\s?(?:uhr|hrs?|h))?", re.IGNORECASE
)
_NO_ZONE = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?")
_UTC = ("gmt", "utc")
"""How the names of columns end whose times are in universal time."""
_ADDRESS = re.compile(r"https?://\S+|www\.\S+")
_AT_COMMENT = re.compile(
    r"#(?:comments|(?:[a-z]{1,10}-)?(?:comment|kommentar|commentaire|reply|post|c)(?:[-_=/]?\d+|[-_=/][\w-]+))\Z",
    re.IGNORECASE,
)
"""What points to the comments of a page, or to one of them."""
_LONG = 160
"""Characters of what is no title but a text."""


def fields_by_values(
    kind: Kind, columns: Mapping[str, str], values: Mapping[str, Sequence[object]], language: str | None
) -> dict[str, str]:
    """Return the columns of further fields, known by the values in them.

    Args:
        kind: what the rows are.
        columns: the column of each field that was found by name.
        values: the values seen in each column.
        language: the language the columns are named in, if it is another than English.

    >>> values = {"date": ["3.5.2023"], "time": ["14:05"], "article": ["Bridge to close"]}
    >>> fields_by_values("comments", {"published": "date", "report_id": "article"}, values, None)
    {'clock': 'time', 'report_title': 'article'}
    """
    found = {}
    if clock := _clock(columns, values, language):
        found[CLOCK] = clock
    if kind == "comments" and (column := columns.get("report_id")):
        field = _reference(_lines(values.get(column, ())))
        if field and field not in columns:
            found[field] = column
    if kind == "comments" and (column := comment_type_column(list(values), values)):
        found[COMMENT_TYPE] = column
    return found


def in_zone(when: str, *, column: str) -> str:
    """Return a time with the zone that the name of its column says it is in, where it says none itself.

    >>> in_zone("2021-01-01 09:01:00", column="comment_date_gmt"), in_zone("2021-01-01 09:01:00", column="date")
    ('2021-01-01 09:01:00Z', '2021-01-01 09:01:00')
    """
    return f"{when}Z" if _is_universal(column) and _NO_ZONE.fullmatch(when) else when


@lru_cache(maxsize=1_000)
def _is_universal(column: str) -> bool:
    return fold(column).endswith(_UTC)


def page_of(address: str | None) -> str | None:
    """Return the address of a page without what points to one of its comments.

    >>> page_of("https://news.example/weir/#comment-51"), page_of("https://news.example/#/weir")
    ('https://news.example/weir/', 'https://news.example/#/weir')
    """
    return _AT_COMMENT.sub("", address) or None if address and "#" in address else address


def are_of_comments(addresses: Iterable[tuple[str, str]]) -> bool:
    """Tell whether addresses are those of comments by themselves, from pairs of a report and an address beside it.

    >>> are_of_comments([("weir", "/weir/c1"), ("weir", "/weir/c2"), ("lock", "/lock/c3")])
    True
    >>> are_of_comments([("weir", "/weir"), ("weir", "/weir"), ("lock", "/lock")])
    False
    """
    pairs = list(addresses)
    reports = {report for report, _ in pairs}
    return len(reports) < len(pairs) == len(set(pairs))


def _clock(
    columns: Mapping[str, str], values: Mapping[str, Sequence[object]], language: str | None
) -> str | None:
    day = columns.get("published")
    if day is None or any(":" in line for line in _lines(values.get(day, ()))):
        return None
    for name, seen in values.items():
        if name in columns.values():
            continue
        own = fold(bare(name))
        if own not in _CLOCK_NAMES and (language is None or meaning(name, language) != "date"):
            continue
        lines = _lines(seen)
        if lines and all(map(_CLOCK.fullmatch, lines)):
            return name
    return None


def _reference(lines: Sequence[str]) -> str | None:
    """Return what of their reports the comments of a table name, where it is no id."""
    if not lines:
        return None
    if all(map(_ADDRESS.fullmatch, lines)):
        return "report_url"
    if any(line.isascii() and " " not in line for line in lines):
        return None
    return "report_text" if sum(map(len, lines)) > _LONG * len(lines) else "report_title"


def _lines(values: Iterable[object]) -> list[str]:
    return [line for line in map(as_line, values) if line]
