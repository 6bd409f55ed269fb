"""An inspection as lines of text: wrapped, indented as the thread goes, and nothing that takes over a terminal."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from ..text.canonical import counted, visible
from .facts import column_facts, comment_facts, decision, depths, left_out, report_facts, shared_facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ..records import SourceComment
    from .inspection import Inspected, Inspection

BODY, COMMENT = 1_500, 400
"""Characters shown of a report and of a comment, unless all are to be."""
COMMENTS, LEFT_OUT = 20, 8
"""Comments shown of a report, and lines of its page, unless all are to be."""
WIDTH = 100
NARROWEST = 24
"""Columns that a text has at least, however deep in a thread it stands."""
MOST_DEPTH = 12
"""From this depth on comments are indented alike."""
_STEP = 2
_NAME = 20


def lines(
    inspection: Inspection, *, width: int | None = WIDTH, most: int | None = COMMENTS, remedy: str = ""
) -> Iterator[str]:
    """Yield an inspection line by line.

    Args:
        inspection: what a reader finds in a file.
        width: columns to wrap at; None for lines as long as they are.
        most: how many comments of each report are shown, whose texts are shortened then; None for everything whole.
        remedy: how to see what is left out, such as "--full prints them".
    """
    page = _Lines(width=width, most=most, remedy=remedy)
    yield from map(visible, page.of(inspection))


class _Lines:
    def __init__(self, *, width: int | None, most: int | None, remedy: str) -> None:
        self._width = width
        self._most = most
        self._remedy = f"; {remedy}" if remedy else ""

    def of(self, found: Inspection) -> Iterator[str]:
        yield from self._wrapped(f"{found.name}, read by “{found.reader}” ({found.description})")
        for table in found.columns:
            yield from ("", f"COLUMNS of {table.where}" if len(found.columns) > 1 else "COLUMNS")
            yield from self._facts(column_facts(table))
        for inspected in found.reports:
            yield from self._report(inspected)
        yield from self._comments(found.comments, [0] * len(found.comments))
        for problem in found.problems:
            yield ""
            yield from self._wrapped(f"PROBLEM  {problem}", hanging=9)

    def _report(self, inspected: Inspected) -> Iterator[str]:
        report = inspected.report
        yield from ("", "REPORT")
        yield from self._facts(report_facts(report, shown=inspected.shown))
        if inspected.split:
            yield from self._wrapped(decision(inspected.split), indent=2)
            if told := left_out(inspected.split, most=None if self._most is None else LEFT_OUT):
                yield from self._wrapped(told, indent=2)
        yield ""
        yield from self._text(report.text, most=BODY, indent=2)
        yield from self._comments(report.comments, depths(inspected))

    def _comments(self, comments: Sequence[SourceComment], deep: Sequence[int]) -> Iterator[str]:
        shared = shared_facts(comments)
        if shared:
            yield from ("", "  ALL COMMENTS")
            yield from self._facts(shared.items())
        for number, (comment, depth) in enumerate(zip(comments[: self._most], deep, strict=False), start=1):
            yield from self._comment(number, comment, depth=depth, shared=shared)
        if self._most is not None and (more := len(comments) - self._most) > 0:
            yield ""
            yield f"  [{counted(more, 'more comment')}{self._remedy}]"

    def _comment(
        self, number: int, comment: SourceComment, *, depth: int, shared: Mapping[str, str]
    ) -> Iterator[str]:
        indent = self._indent(depth)
        facts = "; ".join(f"{name}: {value}" for name, value in comment_facts(comment, without=shared))
        yield ""
        yield from self._wrapped(f"COMMENT {number}  {facts}", indent=indent, hanging=4)
        yield from self._text(comment.text, most=COMMENT, indent=indent + _STEP)

    def _indent(self, depth: int) -> int:
        indent = _STEP * (min(depth, MOST_DEPTH) + 1)
        return indent if self._width is None else max(_STEP, min(indent, self._width - NARROWEST - _STEP))

    def _facts(self, facts: Iterable[tuple[str, str]]) -> Iterator[str]:
        for name, value in facts:
            yield from self._wrapped(f"{name + ': ':{_NAME}}{value}", indent=2, hanging=_NAME)

    def _text(self, text: str, *, most: int, indent: int) -> Iterator[str]:
        paragraphs = [line for line in text.splitlines() if line.strip()]
        shown = 0
        for line in paragraphs:
            if self._most is not None and shown + len(line) > most:
                yield from self._wrapped(
                    shorten(line, width=max(40, most - shown), placeholder=" …"), indent=indent
                )
                size = sum(map(len, paragraphs))
                yield from self._wrapped(f"[{size:,} characters in all{self._remedy}]", indent=indent)
                return
            yield from self._wrapped(line, indent=indent)
            shown += len(line)

    def _wrapped(self, text: str, *, indent: int = 0, hanging: int = 0) -> Iterator[str]:
        """Yield a text with blanks before it, wrapped where lines have an end; `hanging` more before the next ones."""
        if self._width is None:
            yield " " * indent + text
            return
        if self._width - indent - hanging < NARROWEST:
            hanging = 0
        room = max(NARROWEST, self._width - indent)
        first, *rest = _wrap(text, room=room, after=room - hanging)
        yield " " * indent + first
        for line in rest:
            yield " " * (indent + hanging) + line


def _wrap(text: str, *, room: int, after: int) -> list[str]:
    """Return a text in lines of so many columns, the first and those after it; words stay whole where there are any.

    >>> _wrap("The truce held for a second day", room=16, after=12)
    ['The truce held', 'for a second', 'day']
    """
    done: list[str] = []
    line, size = "", 0
    for word in text.split(" "):
        wide = _columns(word)
        # Scripts without blanks break anywhere; an address in letters stays whole, to be copied.
        parts = list(word) if wide > len(word) else [word]
        if line:
            parts[0] = f" {parts[0]}"
        for part in parts:
            columns = _columns(part)
            if line and size + columns > (after if done else room):
                done.append(line)
                line, size = part.lstrip(" "), _columns(part.lstrip(" "))
            else:
                line, size = line + part, size + columns
    return [*done, line]


def _columns(text: str) -> int:
    """Count the columns of a text on a terminal: two for the letters of Chinese, Japanese and Korean."""
    if text.isascii():
        return len(text)
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
