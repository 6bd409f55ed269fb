"""Comments whose names and times stand above or below them: which text is whose, and what is the page's."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from ..pages.wording.phrases import ANSWERING, is_badge, is_chrome
from .blocks import cut_of_member
from .heads import name_above
from .markers import ends_a_sentence, is_inside, is_page, numbers_alike

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .markers import Attribution

_ABOUT = re.compile(
    r"liked by .{1,40}|(?:last )?edited(?: .{1,30})?|pinned(?: by .{1,40})?|\w+ pick|top (?:fan|commenter)"
    r"|verified|認証済み|#\d+(?:\.\d+)*",
    re.IGNORECASE,
)
_AFTER = re.compile(r"last edited .{1,100}|re: ?.{1,100}|.{0,100}\(score:\s?-?\d[^()]{0,30}\)", re.IGNORECASE)
"""What stands below a text: when it was edited, and the subject of the next one."""
_WORKS = re.compile(
    r"(?:[^.!?,]{1,30} )?(?:at|bei|chez|en|à|presso|w) [A-ZÀ-Þ].{1,50}|.{0,40}\b(?:university|high school)\b.{0,30}"
    r"|.{0,40}\bcollege|top (?:fan|commenter)|self-employed",
    re.IGNORECASE,
)
"""What Facebook prints below a name: where somebody works or learnt."""
_SENTENCE, _WORDS = 60, 4
"""Characters, or words, from which on a line that ends like a sentence is one that somebody wrote."""
LONGEST_LABEL = 60
MOST_ABOVE = 2
"""Lines of a comment before its text."""
LEAST_SUBJECTS = 3
"""Comments that must end with what may be the subject of the next."""
LEAST_LABELLED = 0.6
"""The share of comments that have a line above them that may say whose they are."""


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
    above: str,
) -> tuple[list[Group], list[int]]:
    """Return the comments among stretches of text, and the lines that nobody signed.

    Args:
        segments: the lines of each stretch of text between attributions and lines of the page.
        marks: the attributions, each with the place of the stretch that follows it.
        lines: all lines of the text.
        ahead: whether they stand above what was written.
        lone: whether one of them suffices to tell the page's own lines.
        above: the line above the first of them.
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
        # Where times stand below, "Ann said..." stands above all the same.
        opens = ahead or (lone and mark.author is not None and mark.published is None)
        at = position if opens and not closes else position - 1
        # Two in a row below texts: what the second belongs to was left out.
        if 0 <= at < len(groups) and (opens or at not in signed or groups[at].published is None):
            groups[at].author = mark.author or groups[at].author
            groups[at].published = mark.published or groups[at].published
            signed.add(at)
    if len(signed) < (1 if lone else 2):
        return groups, []
    # What follows a comment and its buttons without a name of its own is the page's, if it is no more than labels.
    # Where each comment has one, so is what stands before or after them all.
    first, last = min(signed), max(signed)
    left_out = {
        at
        for at, segment in enumerate(segments)
        if at not in signed
        and (
            (lone and at > last)
            or (lone and ahead and at < first)
            or ((lone or at > first) and not any(_is_sentence(lines[i]) for i in segment))
        )
    }
    kept = [group for at, group in enumerate(groups) if at not in left_out]
    rest = [*(i for at in left_out for i in segments[at]), *_trim(kept, lines, ahead=ahead)]
    rest += _take_subjects(kept, lines) if ahead and _may_be_subject(above) else []
    return kept, [*rest, *take_names(kept, lines)]


def take_names(groups: Sequence[Group], lines: Sequence[str]) -> list[int]:
    """Take names off the first lines of comments whose times stand alone, and what most have below these.

    As Facebook has it: the name, where somebody works or lives, the text, buttons and the time. Return these lines.
    """
    unnamed = [group for group in groups if group.author is None]
    names = [name_above(lines[group.lines[0]]) if len(group.lines) > 1 else "" for group in unnamed]
    if 2 * len(unnamed) <= len(groups) or not _are_most(names):
        return []
    taken: list[int] = []
    if form := _lines_of_form(unnamed, lines):
        taken += unnamed[0].lines[:form]
        del unnamed[0].lines[:form]
        names[0] = name_above(lines[unnamed[0].lines[0]])
    for group, name in zip(unnamed, names, strict=True):
        if name:
            group.author = name
            taken.append(group.lines.pop(0))
    labelled = [_has_label(group, lines) for group in unnamed]
    for group, labels in zip(unnamed, labelled, strict=True):
        own = lines[group.lines[0]].rstrip()
        short = len(own) <= LONGEST_LABEL and not ends_a_sentence(own)
        if _are_most(labelled) and (labels or (short and len(group.lines) > 1)):
            taken.append(group.lines.pop(0))
        while _has_label(group, lines, sure=True):
            taken.append(group.lines.pop(0))
    return taken


def _lines_of_form(groups: Sequence[Group], lines: Sequence[str]) -> int:
    """Return how many lines the page has above the first of some comments, where the name stands as in the others."""
    first, *others = (_name_at([lines[i] for i in group.lines]) for group in groups)
    above = first - max(others, default=first)
    return above if above > 0 and not any(ends_a_sentence(lines[i]) for i in groups[0].lines[:above]) else 0


def _name_at(shown: Sequence[str]) -> int:
    """Return which line of a comment is the last that may be a name and has something else below it; 0 if none is."""
    names = [bool(name_above(line)) and not _WORKS.fullmatch(line.strip()) for line in shown]
    return max((n for n, (name, below) in enumerate(pairwise(names)) if name and not below), default=0)


def _take_subjects(groups: Sequence[Group], lines: Sequence[str]) -> list[int]:
    """Take the subject of the next comment off the end of each, where all but the last have one; return these lines."""
    before = groups[:-1]
    if len(before) < LEAST_SUBJECTS or not all(
        len(group.lines) > 1 and _may_be_subject(lines[group.lines[-1]]) for group in before
    ):
        return []
    return [group.lines.pop() for group in before]


def _may_be_subject(line: str) -> bool:
    """Tell whether a line may say what the comment below it is about: it is short and ends like no sentence."""
    bare = line.strip()
    return 0 < len(bare) <= LONGEST_LABEL and not (ends_a_sentence(bare) or bare.endswith(")"))


def _are_most(found: Sequence[object]) -> bool:
    return len(found) > 1 and sum(map(bool, found)) >= LEAST_LABELLED * len(found)


def _has_label(group: Group, lines: Sequence[str], *, sure: bool = False) -> bool:
    """Tell whether a comment's first line says where its writer works or lives, or, unless that is to be sure, may."""
    line = lines[group.lines[0]].strip()
    return len(group.lines) > 1 and (bool(_WORKS.fullmatch(line)) or (not sure and bool(name_above(line))))


def _trim(groups: Sequence[Group], lines: Sequence[str], *, ahead: bool) -> list[int]:
    """Take from the ends of comments the lines that are buttons, or stand in most of them; return these.

    Where names stand above what was written, nothing more of it follows a line that stands under most comments.
    """
    keys = {i: numbers_alike(lines[i]) for group in groups for i in group.lines}
    shown = Counter(key for group in groups for key in {keys[i] for i in group.lines})
    most = max(len(groups) / 2, 1)

    def is_button(line: str) -> bool:
        # "Quote:" is no button, and stands above one.
        return is_page(line) and not line.rstrip().endswith(":")

    def of_page(i: int) -> bool:
        return shown[keys[i]] > most or (shown[keys[i]] > 1 and is_chrome(lines[i])) or is_button(lines[i])

    taken: list[int] = []
    for group in groups:
        cut = cut_of_member(lines, group.lines, group.author)
        if cut is not None:
            taken += group.lines[cut:]
            del group.lines[cut:]
        # A subject stands above it.
        above = next((n for n, i in enumerate(group.lines[:MOST_ABOVE]) if is_inside(lines[i])), -1)
        if above >= 0 and not lines[group.lines[above]].endswith(":") and len(group.lines) > above + 1:
            taken += group.lines[: above + 1]
            del group.lines[: above + 1]
        for end in (0, -1):
            while len(group.lines) > 1 and (
                of_page(group.lines[end])
                or (end == 0 and _is_about(lines[group.lines[end]]))
                or (end == -1 and _AFTER.fullmatch(lines[group.lines[end]].strip()))
            ):
                taken.append(group.lines.pop(end))
        if ahead:
            last = (n for n, i in enumerate(group.lines) if n > 0 and shown[keys[i]] > most)
            stop = next((n for n in last if not is_inside(lines[group.lines[n]])), None)
            if stop is not None:
                taken += group.lines[stop:]
                del group.lines[stop:]
    return taken


def _is_about(line: str) -> bool:
    """Tell whether a line above a text says whom it answers, who liked it, or what part its writer has on the site.

    >>> _is_about("En respuesta a Baturro"), _is_about("Guardian Pick"), _is_about("In reply to you: no.")
    (True, True, False)
    """
    bare = line.strip()
    if len(bare) > LONGEST_LABEL or ends_a_sentence(bare):
        return False
    lower = bare.lower()
    answers = ANSWERING.match(lower) is not None and not lower.startswith("@")
    return answers or is_badge(bare) or _ABOUT.fullmatch(bare) is not None


def _is_sentence(line: str) -> bool:
    """Tell whether somebody wrote a line: it ends like a sentence and is no label."""
    said = len(line) >= _SENTENCE or len(line.split()) >= _WORDS
    return said and ends_a_sentence(line)
