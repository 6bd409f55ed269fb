"""From the lines under a report to comments: where one ends and the next begins.

A text dump shows a block of lines, not how many comments it holds. Attribution lines settle it where they
stand; else blank lines do; else each line is a comment unless something shows that it goes on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .markers import Attribution, attribution, is_foreign_heading, is_heading, is_notice

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


@dataclass(slots=True)
class Group:
    """The lines of one comment, with who and when if a line says so."""

    lines: list[int] = field(default_factory=list)
    author: str | None = None
    published: str | None = None


_GOES_ON = re.compile(
    r"^\W{0,3}(?:p\.?\s?s\b\.?|edit(?:ed)?:|update:|secondly|thirdly|lastly\b)", re.IGNORECASE
)
_ITEM = re.compile(r"^\s*\(?(\d{1,2})[.):]\s")


def group_lines(
    lines: Sequence[str], start: int, *, page: Collection[int] = ()
) -> tuple[list[Group], list[int]]:
    """Return the comments from line `start` on as groups of line indexes, and the lines that are no comment's text.

    Args:
        lines: all lines of the text.
        start: the first line after the report.
        page: lines that are known to be the page's (related links, policies), not a comment's.

    >>> groups, other = group_lines(["A report.", "Kim says:", "Good.", "Lee says:", "Bad.", "Leave a Reply"], 1)
    >>> [(group.author, group.lines) for group in groups], other
    ([('Kim', [2]), ('Lee', [4])], [1, 3, 5])
    """
    signed = _attributions(lines, start)
    other: list[int] = []
    segments: list[list[int]] = [[]]
    blank_before: set[int] = set()
    marks: list[tuple[int, Attribution]] = []
    blank = False
    for i in range(start, len(lines)):
        if not lines[i].strip():
            blank = True
            continue
        line = lines[i]
        if i in signed or i in page or is_heading(line) or is_notice(line) or is_foreign_heading(line):
            other.append(i)
            found = signed.get(i)
            if found:
                marks.append((len(segments) - 1 if not segments[-1] else len(segments), found))
            if segments[-1]:
                segments.append([])
            blank = False
            continue
        if blank and segments[-1]:
            blank_before.add(i)
        blank = False
        segments[-1].append(i)
    segments = [segment for segment in segments if segment]
    if marks:
        return _signed_groups(segments, marks), other
    return [group for segment in segments for group in _unsigned_groups(lines, segment, blank_before)], other


def _attributions(lines: Sequence[str], start: int) -> dict[int, Attribution]:
    found = {i: mark for i in range(start, len(lines)) if (mark := attribution(lines[i]))}
    if not any(mark.sure for mark in found.values()) and len(found) < 2:
        return {}
    for i in [i for i, mark in found.items() if mark.author is None]:
        above = i - 1
        name = lines[above].strip() if above >= start else ""
        if name and above not in found and len(name) <= 40 and len(name.split()) <= 4 and name[-1].isalnum():
            found[i] = found[i]._replace(author=name)
            found[above] = Attribution(None, None, False)
    return found


def _signed_groups(segments: list[list[int]], marks: list[tuple[int, Attribution]]) -> list[Group]:
    groups = [Group(lines=segment) for segment in segments]
    ahead = marks[0][0] == 0 or marks[-1][0] < len(groups)
    for position, mark in marks:
        position = position if ahead else position - 1
        if 0 <= position < len(groups):
            group = groups[position]
            group.author = mark.author or group.author
            group.published = mark.published or group.published
    return groups


def _unsigned_groups(lines: Sequence[str], segment: list[int], blank_before: set[int]) -> list[Group]:
    by_blanks = any(i in blank_before for i in segment)
    groups: list[Group] = []
    for i in segment:
        new = i in blank_before if by_blanks else True
        if groups and (not new or _continues(lines[groups[-1].lines[-1]], lines[i])):
            groups[-1].lines.append(i)
        else:
            groups.append(Group(lines=[i]))
    return groups


def _continues(before: str, line: str) -> bool:
    before, line = before.strip(), line.strip()
    if before.endswith((":", ",")) or _GOES_ON.match(line) or before.count("“") > before.count("”"):
        return True
    item = _ITEM.match(line)
    if not item:
        return False
    previous = _ITEM.match(before)
    return previous is not None and int(item[1]) == int(previous[1]) + 1
