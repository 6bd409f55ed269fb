"""From the lines under a report to comments: where one ends and the next begins.

A text dump shows a block of lines, not how many comments it holds. Attribution lines settle it where they stand
(module `signed_groups`); else what parts the lines, and the count in a heading (module `unsigned_groups`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from .headings import declared_count, is_heading
from .heads import SHORTENED, name_above
from .markers import (
    NOTHING,
    Attribution,
    attribution,
    in_capitals,
    is_inside,
    is_notice,
    label_of_a_name,
    numbers_alike,
    opens_form,
)
from .signed_groups import Group, signed_groups
from .unsigned_groups import unsigned_groups

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence


LEAST_BESIDE, MOST_BESIDE, LONGEST_BESIDE = 3, 40, 80
"""Attributions between most of which a line is the page's, and the lines after each and characters looked at."""
LEAST_ALONE, LEAST_DIFFERENT, LEAST_WRITTEN, MOST_WORDS_ALONE = 4, 0.6, 60, 4
"""Names on lines of their own, the share of them that are different, the characters written below each on average, and
the words of each."""


def group_lines(
    lines: Sequence[str],
    start: int,
    *,
    page: Collection[int] = (),
    repeated: Mapping[int, Attribution] = NOTHING,
    below: bool = False,
    signed_from: int = 0,
) -> tuple[list[Group], list[int]]:
    """Return the comments from line `start` on as groups of line indexes, and the lines that are no comment's text.

    Args:
        lines: all lines of the text.
        start: the first line after the report.
        page: lines that are known to be the page's (related links, policies), not a comment's.
        repeated: the attributions told by being repeated (module `repeated`).
        below: whether these stand below what was written.
        signed_from: the line from which on they are looked for: what may be the page's is somebody's there.

    >>> groups, other = group_lines(["A report.", "Kim says:", "Good.", "Lee says:", "Bad.", "Leave a Reply"], 1)
    >>> [(group.author, group.lines) for group in groups], other
    ([('Kim', [2]), ('Lee', [4])], [1, 3, 5])
    """
    signed = _attributions(lines, start, repeated)
    furniture = _beside_most(lines, signed) if repeated else set()
    end = _form_below(lines, start, signed)
    other: list[int] = []
    segments: list[list[int]] = [[]]
    blank_before: set[int] = set()
    marks: list[tuple[int, Attribution]] = []
    blank = False
    for i in range(start, end):
        if not lines[i].strip():
            blank = True
            continue
        line = lines[i]
        theirs = segments[-1] if not repeated else i >= signed_from
        parts = _is_page(line) and not (repeated and is_inside(line))
        if i in furniture and not segments[-1]:
            other.append(i)
            continue
        if i in signed or parts or (i in page and not (signed and theirs)):
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
    other += [i for i in range(end, len(lines)) if lines[i].strip()]
    if marks:
        ahead = marks[0][0] == 0 or marks[-1][0] < len(segments)
        first = min(signed)
        groups, rest = signed_groups(
            segments,
            marks,
            lines,
            ahead=not below if repeated else ahead,
            lone=bool(repeated),
            above=next((lines[i] for i in range(first - 1, -1, -1) if lines[i].strip()), ""),
        )
        return groups, sorted([*other, *rest])
    if not segments:
        return [], other
    following = [bisect_right(other, segment[-1]) for segment in segments]
    below_each = [lines[other[place]].strip() if place < len(other) else "" for place in following]
    buttons = [line if is_notice(line) else None for line in below_each]
    declared = declared_above(lines, start, first=segments[0][0])
    groups = unsigned_groups(
        lines,
        segments,
        apart=blank_before,
        buttons=buttons,
        forms=[
            count
            for count, (above, below_it) in enumerate(pairwise(segments), start=1)
            if any(
                opens_form(lines[i])
                for i in other[bisect_right(other, above[-1]) : bisect_right(other, below_it[0])]
            )
        ],
        declared=declared,
    )
    theirs = {i for group in groups for i in group.lines}
    return groups, sorted([*other, *(i for segment in segments for i in segment if i not in theirs)])


def _form_below(lines: Sequence[str], start: int, signed: Mapping[int, Attribution]) -> int:
    """Return where the form to write a comment stands below all that is signed, or the number of lines.

    What heads it may be a button of each comment as well. Days stand in lists of other reports below it.
    """
    if not signed:
        return len(lines)
    last = max([i for i, mark in signed.items() if mark.sure] or signed)
    above = {lines[i].strip() for i in range(start, last)}
    return next(
        (i for i in range(last + 1, len(lines)) if opens_form(lines[i]) and lines[i].strip() not in above),
        len(lines),
    )


def declared_above(lines: Sequence[str], start: int, *, first: int) -> int | None:
    """Return how many comments the last heading of comments above the first one says there are, if it says so.

    Args:
        lines: all lines of the text.
        start: the first line after the report.
        first: the first line of the first comment.

    >>> declared_above(["A report.", "2 Comments", "Kim says:", "Good."], 1, first=3)
    2
    """
    return next(
        (said for i in reversed(range(start, first)) if (said := declared_count(lines[i])) is not None), None
    )


def first_head(lines: Sequence[str], start: int) -> int:
    """Return the line at which the head of the first comment begins, if one stands above its text, else `start`.

    The lines above a comment say when it was written, and who wrote it, only if others below do. `start` may be at the
    line that says when.

    >>> first_head(["It rained.", "Kim", "3 May 2014 at 10:00", "Good.", "Lee", "4 May 2014 at 11:30", "Bad."], 3)
    1
    >>> first_head(["It rained.", "3 May 2014", "Good.", "Bad."], 2)
    2
    """
    above = next((i for i in range(start - 1, 1, -1) if lines[i].strip()), start)
    at = start if attribution(lines[start]) else above
    mark = attribution(lines[at])
    if mark is None or mark.published is None:
        return start
    if not any((below := attribution(line)) and below.published for line in lines[max(at, start - 1) + 1 :]):
        return start
    name = _name_like(lines[at - 1]) if at > 1 and mark.author is None else ""
    return at - 1 if name and _ends_like_a_name(name) else at


def _attributions(
    lines: Sequence[str], start: int, repeated: Mapping[int, Attribution]
) -> dict[int, Attribution]:
    found = {i: mark for i in range(start, len(lines)) if (mark := attribution(lines[i]))}
    if below := {i: mark for i, mark in repeated.items() if i >= start}:
        return {i: mark for i, mark in found.items() if mark.sure} | below
    if not any(mark.sure for mark in found.values()) and len(found) < 2:
        return _labels(lines, start) or _names_alone(lines, start) or _right_below_heading(lines, found)
    names = _names_above(lines, start, [i for i, mark in found.items() if mark.author is None], found)
    for i, name in names.items():
        found[i] = found[i]._replace(author=name)
        found[i - 1] = Attribution(None, None, False)
    return found


def _beside_most(lines: Sequence[str], signed: Mapping[int, Attribution]) -> set[int]:
    """Return the lines that stand between most attributions, numbers and the writer's name aside ("Follow Ann")."""
    if len(signed) < LEAST_BESIDE:
        return set()
    keys: dict[int, str] = {}
    shown: Counter[str] = Counter()
    stretches = list(pairwise([*sorted(signed), len(lines)]))
    for at, then in stretches:
        name = numbers_alike(signed[at].author or "")
        names = sorted({name, "".join(name.split())} - {""}, key=len, reverse=True)
        between = range(at + 1, min(then, at + MOST_BESIDE))
        for i in between:
            key = numbers_alike(lines[i])
            for said in names if len(key) <= LONGEST_BESIDE else ():
                key = key.replace(said, "@")
            keys[i] = key
        shown.update({keys[i] for i in between if lines[i].strip()})
    filled = sum(then - at > 1 for at, then in stretches)
    return {i for i, key in keys.items() if 2 * shown[key] > max(filled, LEAST_BESIDE)}


def _names_above(
    lines: Sequence[str], start: int, dates: Sequence[int], found: Collection[int]
) -> dict[int, str]:
    """Return the names that stand above some dates.

    A line that ends like a sentence is a name where it ends in what is written short, or where it stands by itself
    in the place in which most dates have a name: a comment's last line left there would show whose the next one is.
    """
    above: dict[int, str] = {}
    for i in dates:
        name = _name_like(lines[i - 1]) if i > start and i - 1 not in found else ""
        if name:
            above[i] = name
    names = {i: name for i, name in above.items() if _ends_like_a_name(name)}
    if names and 2 * len(names) >= len(dates):
        apart = {i: name for i, name in above.items() if i - 2 < start or _parts(lines[i - 2])}
        if all(i in apart for i in names):
            names |= apart
    return names


def _name_like(line: str) -> str:
    """Return a line without blanks around it if it is as short as a name, else nothing."""
    name = line.strip()
    return name if len(name) <= 40 and len(name.split()) <= 4 and not _is_page(name) else ""


def _ends_like_a_name(name: str) -> bool:
    return name[-1].isalnum() or (bool(SHORTENED.search(name)) and in_capitals(name.split()))


def _parts(line: str) -> bool:
    return not line.strip() or _is_page(line)


def _is_page(line: str) -> bool:
    return is_heading(line) or is_notice(line)


def _labels(lines: Sequence[str], start: int) -> dict[int, Attribution]:
    """Return the names with a colon that stand above comments, where no line says when.

    A comment may announce what follows in the same way, so the first line must be such a name, under a heading or
    one of several; and where the others stand apart from what is above them, each does.
    """
    first = next((i for i in range(start, len(lines)) if not _parts(lines[i])), None)
    if first is None or label_of_a_name(lines[first]) is None:
        return {}
    labels = {i: name for i in range(first, len(lines)) if (name := label_of_a_name(lines[i]))}
    apart = {i: name for i, name in labels.items() if i == first or _parts(lines[i - 1])}
    if len(apart) > 1:
        labels = apart
    headed = any(is_heading(lines[i]) for i in range(start, first)) and " " in labels[first]
    if len(set(labels.values())) < 2 and not headed:
        return {}
    return {i: Attribution(name, None, False) for i, name in labels.items()}


def _right_below_heading(lines: Sequence[str], found: Mapping[int, Attribution]) -> dict[int, Attribution]:
    """Return the only attribution where a heading of comments stands right above it, and names its author."""
    return {
        i: mark
        for i, mark in found.items()
        if mark.author and is_heading(next((line for line in reversed(lines[:i]) if line.strip()), ""))
    }


def _names_alone(lines: Sequence[str], start: int) -> dict[int, Attribution]:
    """Return the names that stand on lines of their own above comments, with nothing to say that they are names.

    Some short comments look like names, so names must come first, be many and different, and have text below them.
    """
    filled = [i for i in range(start, len(lines)) if not _parts(lines[i])]
    names: dict[int, str] = {}
    for above, i in pairwise([start - 1, *filled]):
        name = name_above(lines[i]) if above not in names else ""
        if name and name[0].isupper() and len(name.split()) <= MOST_WORDS_ALONE:
            names[i] = name
    if len(names) < LEAST_ALONE or filled[0] not in names or filled[-1] in names:
        return {}
    written = sum(len(lines[i]) for i in filled if i not in names)
    different = len(set(names.values()))
    if different < LEAST_DIFFERENT * len(names) or written < LEAST_WRITTEN * len(names):
        return {}
    return {i: Attribution(name, None, False) for i, name in names.items()}
