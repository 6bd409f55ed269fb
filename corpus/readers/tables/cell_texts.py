"""The texts in the cells of a table, without the HTML that some columns hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from ...errors import Problem
from ...text.canonical import counted, is_blank
from ..base import raise_limit
from .cells import Row, as_line, as_text, field_of
from .column_names import fold
from .markup_cells import RESOLVED, is_markup, is_markup_column, resolved
from .nested_comments import fields_within

if TYPE_CHECKING:
    from ..base import ReadSettings

EMPTY = "the text is empty"
_HTML = "html"


class CellTexts:
    """Which columns of a table, and which fields of comments within its reports, hold HTML; and what was resolved."""

    def __init__(self, settings: ReadSettings) -> None:
        """Take the settings; no column is known yet."""
        self._longest = settings.longest_text
        self._markup: frozenset[str] = frozenset()
        self._nested_markup: frozenset[str] = frozenset()
        self._resolved: Counter[str] = Counter()

    def learn(self, values: Mapping[str, Iterable[object]]) -> None:
        """Find out from the first values of each column which hold HTML."""
        self._markup = _marked(values)
        self._nested_markup = _marked(fields_within(values.values()))

    def told(self, where: str) -> Iterator[Problem]:
        """Yield what was resolved, by column."""
        for column, number in self._resolved.items():
            one = number == 1
            yield Problem(
                where=where,
                what=f"{counted(number, 'cell')} of the column “{column}” {'is' if one else 'are'} HTML",
                remedy=f"{'its' if one else 'their'} tags and entities were resolved",
                skipped=False,
            )

    def title(self, row: Row, columns: Mapping[str, str], field: str) -> str | None:
        """Return a headline, without markup if it is HTML."""
        title = as_line(field_of(row, columns, field))
        # Nobody writes tags or entities into a headline, and few headlines have any.
        if not title or not is_markup(title):
            return title
        self._resolved[columns[field]] += 1
        return as_line(resolved(title))

    def plain(
        self,
        text: str | None,
        columns: Mapping[str, str],
        field: str,
        *,
        nested: bool = False,
        told: bool = True,
    ) -> str | None:
        """Return a cell's text without its markup, if its column is one of HTML."""
        column = columns.get(field, "")
        if not text or column not in (self._nested_markup if nested else self._markup) or not is_markup(text):
            return text
        self._resolved[column or "comments"] += told
        return resolved(text)

    def text(
        self, row: Row, columns: Mapping[str, str], locator: str, *, body: object = None, nested: bool = False
    ) -> tuple[str | None, tuple[str, ...], Problem | None]:
        """Return the text of a row, or of the body that is no row, with what was changed in it, or what is wrong."""
        value = field_of(row, columns, "text") if body is None else body
        given = as_text(value)
        text = self.plain(given, columns, "text", nested=nested)
        changes = (RESOLVED,) if text != given else ()
        if nested and body is None and "text" not in columns:
            what = "no field of it is known to hold its text"
            remedy = "name it with comments_map text=FIELD (on the command line: --comments-map)"
        elif text is None and value is not None and value != []:
            what, remedy = (
                "the text is no text but an object or a truth value",
                "map the column that holds it",
            )
        elif text is None or is_blank(text):
            what, remedy = EMPTY, "fill it in or drop the row"
        elif len(text) > self._longest:
            what = (
                f"the text has {counted(len(text), 'character')}, more than the "
                f"{self._longest:,} one text may have"
            )
            remedy = f"split it, or {raise_limit('longest_text')}"
        else:
            return text, changes, None
        return None, (), Problem(where=locator, what=what, remedy=remedy)


def _marked(values: Mapping[str, Iterable[object]]) -> frozenset[str]:
    """Return the columns that hold HTML, as their names or their values say.

    >>> sorted(_marked({"body_html": ["So high!"], "text": ["<p>So high!</p>"], "note": ["So high!"]}))
    ['body_html', 'text']
    """
    return frozenset(
        name for name, cells in values.items() if fold(name).endswith(_HTML) or is_markup_column(cells)
    )
