"""The decision: split, no comments, or ask a person."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate, groupby
from typing import TYPE_CHECKING

from ..records import SourceComment
from . import markers
from .boundary import probability
from .cue_patterns import ENGLISH, patterns_for
from .decision import LEAST_NAMES, SIGNED_ODDS, decide, is_settled
from .evidence import evidence_of
from .frame import report_within
from .grouping import declared_above, first_head, group_lines
from .headings import is_heading
from .heads import name_above
from .lines import LineTable, Shown, show
from .model import SplitModel, load_model
from .repeated import lone_attribution, repeated_attributions
from .result import Split, comment_of, comments_of, other_lines
from .sections import Section, are_counts_of_others, find_section, heading_evidence
from .signed_groups import Group

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from .cue_patterns import Patterns
WINDOW = 2000
"""Lines at the end of a text, or around the first name above a comment, in which a boundary is looked for."""
_HEAD = 10
_LEAST_READABLE, _LEAST_LETTERS = 0.04, 80
"""The share of frequent words of the text's language in what trails it, where that is long enough to tell: less is of
another language, or no language."""
_UNKNOWN = 0.05
_CHOSEN = 20
"""Characters of what is chosen in a menu."""


def split_trailing(text: str, *, model: SplitModel | None = None) -> Split:
    """Divide a text into a report and the reader comments that trail it.

    The cues are known in English and in the languages of `cue_patterns.languages`, for which a model without words
    decides, and more cautiously. A text in yet another language is split only where lines above the comments say who
    wrote them and when, or a heading says how many there are and as many stand below it; a person is asked when
    another heading of comments stands in it. Time is linear in the
    length of the text.

    Args:
        text: report and comments, paragraphs separated by one newline or by blank lines.
        model: what to decide by; the shipped model when None.

    >>> report = "\\n".join([
    ...     "The council approved the new bridge on Monday by 31 votes to 12.",
    ...     "Work is expected to begin in April 2022 and to cost £14m, officials said.",
    ...     "“We have waited a long time for this,” said the mayor, Ann Pike.",
    ... ])
    >>> split_trailing(report).outcome
    'none'
    >>> split = split_trailing(report + "\\nGreat article, thanks! I can't believe it took them so long...")
    >>> split.outcome, split.boundary_line, split.body == report
    ('split', 3, True)
    >>> split.comments[0].evidence[0]
    'praises the outlet'
    """
    model = model or load_model()
    lines = text.split("\n")
    filled = [i for i, line in enumerate(lines) if line.strip()]
    if len(filled) < 2:
        return Split(outcome="none", confidence=0.0, boundary_line=None, body=text, model=model.name)
    patterns = patterns_for([lines[i] for i in filled[:100]])
    english = patterns is ENGLISH
    model = model if english else model.elsewhere or model
    repeated = repeated_attributions(lines, filled) or (lone_attribution(lines, filled) if english else {})
    seen = _window(filled, around=min(repeated, default=None))
    section = find_section(lines, filled if repeated else seen, repeated=repeated)
    if patterns is None:
        return _other_language(text, lines, seen, section, model, repeated)
    shown = show(
        lines,
        seen,
        line=model.line,
        page=model.page,
        table=LineTable(patterns),
        marked=section is not None,
        repeated=repeated.keys(),
    )
    found = decide(lines, seen, shown, model, section=section, repeated=repeated)
    if found is None:
        return _without_comments(lines, patterns, confidence=0.0, model=model)
    # A person looks at what a heading counts, though nothing in it shows a reader.
    counted = section is not None and section.declared is not None
    if not counted and found.log_odds < min(
        found.needed, model.ask.log_odds(found.level, page_lines=len(shown.page))
    ):
        return _without_comments(lines, patterns, confidence=found.confidence, model=model)
    boundary = section.start if section and section.comment_lines is None else shown.at[found.first]
    start = _start_of_tail(lines, boundary, shown, section, repeated)
    below = section is not None and section.below
    groups, other = group_lines(
        lines,
        start,
        page=_page_in_tail(lines, shown, found.first),
        repeated=repeated,
        below=below,
        signed_from=boundary if below else min(repeated, default=0),
    )
    tail = [lines[i] for i in shown.at[found.first :]]
    readable = (
        found.settled or patterns.share(tail) >= _LEAST_READABLE or sum(map(len, tail)) < _LEAST_LETTERS
    )
    reached = len(filled) <= WINDOW or found.first > _HEAD or bool(repeated)
    evidence = evidence_of(shown, range(found.first, len(found.starts)), model, section)
    line = _first_of_readers(groups, other, lines, boundary, repeated)
    body, around = report_within(lines, start, patterns)
    if found.log_odds < found.needed or found.menu or not (readable and reached and groups and body.strip()):
        return Split(
            outcome="ask",
            confidence=found.confidence,
            boundary_line=line,
            body=text,
            evidence=evidence,
            model=model.name,
        )
    # Sums of probabilities may come out a little above 1.
    begun = {i: min(1.0, sure) for i, sure in zip(shown.at, accumulate(found.starts), strict=True)}
    comments = tuple(
        comment_of(
            lines,
            group,
            confidence=found.confidence * begun.get(group.lines[0], 1.0),
            evidence=evidence_of(shown, _rows(shown, group), model, section),
        )
        for group in groups
    )
    return Split(
        outcome="split",
        confidence=found.confidence,
        boundary_line=line,
        body=body,
        comments=comments,
        other=other_lines(lines, [*around, *other], repeated=repeated),
        evidence=evidence,
        model=model.name,
        declared=declared_above(lines, start, first=groups[0].lines[0]),
    )


def trailing_comments(split: Split, *, locator: str) -> Iterator[SourceComment]:
    """Yield the comments of a split as records.

    Args:
        split: what `split_trailing` returned.
        locator: where the text stands in the input.

    >>> report = "The bridge will close in May.\\nIt will open in June."
    >>> split = split_trailing(report + "\\n2 Comments\\nAnn said...\\nAbout time!\\nBob said...\\nI disagree.")
    >>> [(comment.text, comment.author, comment.locator) for comment in trailing_comments(split, locator="a.txt")]
    [('About time!', 'Ann', 'a.txt, line 5'), ('I disagree.', 'Bob', 'a.txt, line 7')]
    """
    for comment in split.comments:
        yield SourceComment(
            text=comment.text,
            locator=f"{locator}, line {comment.start_line + 1}",
            author=comment.author,
            published=comment.published,
            split="inferred",
            confidence=comment.confidence,
            evidence=comment.evidence,
        )


def _window(filled: list[int], *, around: int | None) -> list[int]:
    """Return the lines in which a boundary is looked for: those around one, or the last, and the report's first."""
    if len(filled) <= WINDOW:
        return filled
    last = len(filled) if around is None else min(bisect_left(filled, around) + WINDOW // 2, len(filled))
    return filled[:_HEAD] + filled[max(_HEAD, last - WINDOW + _HEAD) : last]


def _without_comments(
    lines: Sequence[str], patterns: Patterns, *, confidence: float, model: SplitModel
) -> Split:
    body, around = report_within(lines, len(lines), patterns)
    return Split(
        outcome="none",
        confidence=confidence,
        boundary_line=None,
        body=body if around else "\n".join(lines),
        other=other_lines(lines, around),
        model=model.name,
    )


def _start_of_tail(
    lines: Sequence[str], boundary: int, shown: Shown, section: Section | None, repeated: Collection[int]
) -> int:
    """Return the line from which on nothing is the report's: lines of the page may stand above the first comment."""
    page = frozenset(shown.page)
    start = boundary
    while start > 1 and (
        start - 1 in page
        or not lines[start - 1].strip()
        # Of "Sort by:" and "Best", the second says nothing by itself.
        or (
            start - 2 in page and lines[start - 2].rstrip().endswith(":") and len(lines[start - 1]) <= _CHOSEN
        )
    ):
        start -= 1
    member = next((i for i in (start, start - 1) if i > 1 and markers.is_of_member(lines[i])), None)
    if member is not None and name_above(lines[member - 1]):
        start = member - 1
    if repeated or (section is not None and section.comment_lines is not None):
        return start
    headed = section is not None and is_heading(lines[section.start])
    return max(first_head(lines, start), section.start if section and headed else 0)


def _page_in_tail(lines: Sequence[str], shown: Shown, first: int) -> frozenset[int]:
    """Return the lines of the page: above the first of readers, and in stretches with one that is surely the page's."""
    found = {i for i in shown.page if i < shown.at[first]}
    tail = sorted(i for i in (*shown.page, *shown.at[first:]) if i >= shown.at[first])
    page = frozenset(shown.page)
    for of_page, stretch in groupby(tail, key=page.__contains__):
        told = list(stretch)
        if of_page and any(markers.is_page(lines[i]) for i in told):
            found.update(told)
    return frozenset(found)


def _rows(shown: Shown, group: Group) -> list[int]:
    """Return the places among the lines that were weighed of those of one comment."""
    first, last = group.lines[0], group.lines[-1]
    inside = set(group.lines)
    return [
        n for n in range(bisect_left(shown.at, first), bisect_right(shown.at, last)) if shown.at[n] in inside
    ]


def _first_of_readers(
    groups: Sequence[Group],
    other: Sequence[int],
    lines: Sequence[str],
    boundary: int,
    repeated: Collection[int],
) -> int:
    """Return the first line that is a reader's: a comment's text, or the line above it that says whose it is."""
    text = groups[0].lines[0] if groups else boundary
    author = groups[0].author if groups else None
    named = [
        i
        for i in other
        if i < text
        and (
            i in repeated
            or (author and name_above(lines[i]) == author)
            or markers.attribution(lines[i])
            or (markers.label_of_a_name(lines[i]) and not is_heading(lines[i]))
        )
    ]
    return min([text, *named])


def _other_language(
    text: str,
    lines: Sequence[str],
    seen: Sequence[int],
    section: Section | None,
    model: SplitModel,
    repeated: Mapping[int, markers.Attribution],
) -> Split:
    headings = [i for i in seen[1:-1] if is_heading(lines[i])]
    foreign = headings[0] if headings and not are_counts_of_others(lines, seen) else None
    start = section.start if section else foreign
    if start is None:
        return _without_comments(lines, ENGLISH, confidence=_UNKNOWN, model=model)
    says = section.evidence if section else heading_evidence(lines[start])
    below = section is not None and section.below
    groups, other = group_lines(lines, start, repeated=repeated, below=below)
    named = {group.author for group in groups} - {None}
    settled = section and (
        is_settled(section, repeated)
        or (repeated and len(named) >= LEAST_NAMES)
        or section.declared == len(groups)
    )
    if groups and section and section.comment_lines is None and settled:
        signed = probability(SIGNED_ODDS)
        body, around = report_within(lines, start, ENGLISH)
        return Split(
            outcome="split",
            confidence=signed,
            boundary_line=_first_of_readers(groups, other, lines, start, repeated),
            body=body,
            comments=comments_of(lines, groups, confidence=signed, evidence=(says,)),
            other=other_lines(lines, [*around, *other], repeated=repeated),
            evidence=(says,),
            model=model.name,
            declared=declared_above(lines, start, first=groups[0].lines[0]),
        )
    return Split(
        outcome="ask",
        confidence=0.5,
        boundary_line=_first_of_readers(groups, other, lines, start, repeated),
        body=text,
        evidence=(says,),
        model=model.name,
    )
