"""Comments whose names and times stand above or below them: which text is whose, and what is the page's."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..pages.phrases import is_chrome
from .repeated import name_above

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .markers import Attribution

_DIGITS = re.compile(r"\d+")
_SENTENCE = 60
"""Characters from which on a line that ends like a sentence is one that somebody wrote."""
LONGEST_LABEL = 60
MOST_LABELS, LEAST_LABELLED = 2, 0.6
"""Lines above a comment that may say whose it is, and the share of comments that have such a line."""


@dataclass(slots=True)
class Group:
    """The lines of one comment, with who and when if a line says so."""

    lines: list[int] = field(default_factory=list)
    author: str | None = None
    published: str | None = None


def signed_groups(
    segments: list[list[int]],
    marks: list[tuple[int, Attribution]],
    lines: Sequence[str],
    *,
    ahead: bool,
    lone: bool,
) -> tuple[list[Group], list[int]]:
    """Return the comments among stretches of text, and the lines that nobody signed.

    Args:
        segments: the lines of each stretch of text between attributions and lines of the page.
        marks: the attributions, each with the place of the stretch that follows it.
        lines: all lines of the text.
        ahead: whether they stand above what was written.
        lone: whether one of them suffices to tell the page's own lines.
    """
    groups = [Group(lines=segment) for segment in segments]
    signed: set[int] = set()
    for number, (position, mark) in enumerate(marks):
        following = marks[number + 1] if number + 1 < len(marks) else None
        # As Blogger has it: the name above a text, the time below it.
        closes = (
            mark.author is None
            and position - 1 in signed
            and groups[position - 1].published is None
            and (following is None or (following[0] == position and following[1].author))
        )
        at = position if ahead and not closes else position - 1
        # Two in a row below texts: what the second belongs to was left out.
        if 0 <= at < len(groups) and (ahead or at not in signed):
            groups[at].author = mark.author or groups[at].author
            groups[at].published = mark.published or groups[at].published
            signed.add(at)
    if len(signed) < (1 if lone else 2):
        return groups, []
    # What follows a comment and its buttons without a name of its own is the page's, if it is no more than labels.
    left_out = {
        at
        for at, segment in enumerate(segments)
        if at not in signed and at > min(signed) and not any(_is_sentence(lines[i]) for i in segment)
    }
    kept = [group for at, group in enumerate(groups) if at not in left_out]
    rest = [*(i for at in left_out for i in segments[at]), *_trim(kept, lines, ahead=ahead)]
    return kept, [*rest, *_take_names(kept, lines)]


def _take_names(groups: Sequence[Group], lines: Sequence[str]) -> list[int]:
    """Take names off the first lines of comments whose times stand alone, and what most have below these.

    As Facebook has it: the name, where somebody works or lives, the text, buttons and the time. Return these lines.
    """
    taken: list[int] = []
    unnamed = [group for group in groups if group.author is None]
    if 2 * len(unnamed) <= len(groups):
        return []
    for place in range(MOST_LABELS):
        labels = [name_above(lines[group.lines[0]]) if len(group.lines) > 1 else "" for group in unnamed]
        if len(unnamed) < 2 or sum(map(bool, labels)) < LEAST_LABELLED * len(unnamed):
            break
        for group, label in zip(unnamed, labels, strict=True):
            own = lines[group.lines[0]].rstrip()
            short = len(own) <= LONGEST_LABEL and not own.endswith((".", "!", "?", "…"))
            if place == 0:
                group.author = label or None
            if label or (place > 0 and short and len(group.lines) > 1):
                taken.append(group.lines.pop(0))
    return taken


def _trim(groups: Sequence[Group], lines: Sequence[str], *, ahead: bool) -> list[int]:
    """Take from the ends of comments the lines that are buttons, or stand in most of them; return these.

    Where names stand above what was written, nothing more of it follows a line that stands under most comments.
    """
    keys = {i: _DIGITS.sub("0", lines[i].strip().casefold()) for group in groups for i in group.lines}
    shown = Counter(key for group in groups for key in {keys[i] for i in group.lines})
    most = max(len(groups) / 2, 1)

    def of_page(i: int) -> bool:
        return shown[keys[i]] > most or (shown[keys[i]] > 1 and is_chrome(lines[i]))

    taken: list[int] = []
    for group in groups:
        for end in (0, -1):
            while len(group.lines) > 1 and of_page(group.lines[end]):
                taken.append(group.lines.pop(end))
        if ahead:
            stop = next((n for n, i in enumerate(group.lines) if shown[keys[i]] > most and n > 0), None)
            if stop is not None:
                taken += group.lines[stop:]
                del group.lines[stop:]
    return taken


def _is_sentence(line: str) -> bool:
    return len(line) >= _SENTENCE and line.rstrip().endswith((".", "!", "?", "…", ".”", '."'))
