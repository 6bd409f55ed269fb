"""The decision: split, no comments, or ask a person."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from math import exp, inf, log
from typing import TYPE_CHECKING

from ..records import SourceComment
from . import markers
from .boundary import boundary_features, head_mean, log_sum, probability, utilities
from .cue_patterns import ENGLISH, patterns_for
from .cues import CUE_NAMES, CUE_SAYS, CUE_SIDES
from .dialogue import end_of_dialogue
from .english_cues import CUES
from .grouping import declared_above, first_head, group_lines
from .lines import LineTable, Shown, show
from .model import SplitModel, load_model
from .repeated import lone_attribution, repeated_attributions
from .result import OtherLine, Split, TrailingComment, comments_of, text_of
from .sections import Section, are_counts_of_others, find_section
from .signed_groups import Group

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

WINDOW = 2000
"""Lines at the end of a text, or around the first name above a comment, in which a boundary is looked for."""
_HEAD = 10
_LEAST_READABLE = 0.04
"""The share of frequent words of the text's language in what trails it: less is of another language, or no language."""
_UNKNOWN = 0.05
_LEAST_CUE = 0.25
_SLIGHT_WORDS = 3
_LEAST_NAMES, _SIGNED_ODDS = 3, 3.0
"""Names beside comments, or one less below a heading, that settle where these begin whatever the lines are like; and
the log-odds then. Both are set by hand."""
_OPENING, _MOST_SAID, _LONG, _MOST_READERS = 12, 2, 120, 4
"""Lines that open a menu, how many of them may end like a sentence or have so many characters, and how many may show a
reader: buttons say "my" and "you" too."""
_SETTLED = 0.0
"""Log-odds that are enough where markers show a section, however lively the report."""
_READERS = tuple(j for j, cue in enumerate(CUES) if cue.side == "reader")


def split_trailing(text: str, *, model: SplitModel | None = None) -> Split:
    """Divide a text into a report and the reader comments that trail it.

    The cues are known in English and in the languages of `cue_patterns.languages`, for which a model without words
    decides, and more cautiously. A text in yet another language is split only where lines above the comments say who
    wrote them and when, and a person is asked when a comment section's heading stands in it. Time is linear in the
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
    nothing = Split(outcome="none", confidence=0.0, boundary_line=None, body=text, model=model.name)
    shown = show(
        lines, seen, line=model.line, other=model.other, table=LineTable(patterns), repeated=repeated.keys()
    )
    if len(shown.at) < 2:
        return nothing
    features = boundary_features(shown, model.runs)
    placed, detected = (utilities(features, weights=weights) for weights in (model.place, model.detect))
    if section:
        placed, detected = (_within_section(found, shown.at, section) for found in (placed, detected))
        placed = _as_long_as_others(placed, shown.at, section)
    elif (spoken := end_of_dialogue(lines, seen)) is not None:
        placed, detected = (_after(found, shown.at, spoken) for found in (placed, detected))
        if all(utility == -inf for utility in detected):
            return nothing
    total = log_sum(placed)
    starts = [0.0, *(exp(utility - total) for utility in placed)]
    first = max(range(len(starts)), key=starts.__getitem__)
    if not section and _is_slight([lines[i] for i in shown.at[first:]], shown.cues[first:]):
        return nothing
    menu = not repeated and _is_menu([lines[i] for i in shown.at[first:]], shown.cues[first:])
    if menu and not section:
        return nothing
    log_odds = model.scale * log_sum(detected) + model.shift + (section.strength if section else 0.0)
    settled = section is not None and _is_settled(section, repeated)
    if settled:
        log_odds = max(log_odds, _SIGNED_ODDS)
    confidence = probability(log_odds)
    level = head_mean(features[first - 1])
    split_from = _SETTLED if section else model.split.log_odds(level)
    if log_odds < min(split_from, model.ask.log_odds(level)):
        return Split(outcome="none", confidence=confidence, boundary_line=None, body=text, model=model.name)
    boundary = section.start if section and section.comment_lines is None else shown.at[first]
    evidence = _evidence(shown, range(first, len(starts)), model, section)
    tail = [lines[i] for i in shown.at[first:]]
    readable = settled or patterns.share(tail) >= _LEAST_READABLE or sum(map(len, tail)) < 80
    reached = len(filled) <= WINDOW or first > _HEAD or bool(repeated)
    page = frozenset(shown.page)
    start = boundary
    while start > 1 and (start - 1 in page or not lines[start - 1].strip()):
        start -= 1
    if not repeated and (section is None or section.comment_lines is None):
        headed = section is not None and markers.is_heading(lines[section.start])
        start = max(first_head(lines, start), section.start if section and headed else 0)
    below = section is not None and section.below
    groups, other = group_lines(
        lines,
        start,
        page=page,
        repeated=repeated,
        below=below,
        signed_from=boundary if below else min(repeated, default=0),
    )
    if log_odds < split_from or menu or not (readable and reached and groups):
        line = _first_of_readers(groups, other, lines, boundary, repeated)
        return Split(
            outcome="ask",
            confidence=confidence,
            boundary_line=line,
            body=text,
            evidence=evidence,
            model=model.name,
        )
    by_line = dict(zip(shown.at, _cumulative(starts), strict=True))
    comments = tuple(_comment(lines, group, confidence, by_line, shown, model, section) for group in groups)
    return Split(
        outcome="split",
        confidence=confidence,
        boundary_line=_first_of_readers(groups, other, lines, boundary, repeated),
        body=_body(lines, start),
        comments=comments,
        other=tuple(OtherLine(line=i, text=lines[i], repeated=i in repeated) for i in other),
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


def _is_settled(section: Section, repeated: Mapping[int, markers.Attribution]) -> bool:
    """Tell whether repeated names are so many that no report prints them."""
    names = {mark.author for mark in repeated.values()} - {None}
    return len(names) >= (_LEAST_NAMES if section.start in repeated else _LEAST_NAMES - 1)


def _window(filled: list[int], *, around: int | None) -> list[int]:
    """Return the lines in which a boundary is looked for: those around one, or the last, and the report's first."""
    if len(filled) <= WINDOW:
        return filled
    last = len(filled) if around is None else min(bisect_left(filled, around) + WINDOW // 2, len(filled))
    return filled[:_HEAD] + filled[max(_HEAD, last - WINDOW + _HEAD) : last]


def _body(lines: Sequence[str], start: int) -> str:
    """Return the lines before one, without the blank ones right before it."""
    end = start
    while end > 0 and not lines[end - 1].strip():
        end -= 1
    return "\n".join(lines[:end])


def _is_slight(tail: Sequence[str], cues: Sequence[Sequence[float]]) -> bool:
    """Tell whether a tail says who worked on a report, or a word or two in which nothing shows a reader: a place."""
    return all(
        markers.is_credit(line) or (len(line.split()) <= _SLIGHT_WORDS and not any(row[j] for j in _READERS))
        for line, row in zip(tail, cues, strict=True)
    )


def _is_menu(tail: Sequence[str], cues: Sequence[Sequence[float]]) -> bool:
    """Tell whether a tail begins with a menu or a list of links: hardly a line is a sentence, none a name.

    Readers who leave full stops out show in their words.
    """
    opening = [line.strip() for line in tail[:_OPENING]]
    said = sum(markers.ends_a_sentence(line) or len(line) >= _LONG for line in opening)
    signed = any(map(markers.attribution, opening))
    readers = sum(any(row[j] for j in _READERS) for row in cues[:_OPENING])
    return len(opening) == _OPENING and said <= _MOST_SAID and readers <= _MOST_READERS and not signed


def _within_section(candidates: list[float], at: Sequence[int], section: Section) -> list[float]:
    """Keep the candidates that the markers allow: the first text after them, or, if names stand below, any before."""
    after = next((n for n, i in enumerate(at) if i >= section.start and n > 0), None)
    if after is None:
        return candidates
    if section.comment_lines is not None:
        kept = [utility if n < after else -inf for n, utility in enumerate(candidates, start=1)]
        return kept if after > 1 else candidates
    return [utility if n == after else -inf for n, utility in enumerate(candidates, start=1)]


def _after(candidates: list[float], at: Sequence[int], last: int) -> list[float]:
    """Keep the candidates after a line."""
    return [utility if at[n] > last else -inf for n, utility in enumerate(candidates, start=1)]


def _as_long_as_others(candidates: list[float], at: Sequence[int], section: Section) -> list[float]:
    """Add what the length of the other comments says of the first, where names stand below: it is geometric."""
    if section.comment_lines is None:
        return candidates
    name = bisect_left(at, section.start)
    goes_on = log(1.0 - 1.0 / max(1.01, section.comment_lines))
    return [utility + goes_on * max(0, name - n - 1) for n, utility in enumerate(candidates, start=1)]


def _cumulative(starts: Sequence[float]) -> list[float]:
    total, sums = 0.0, []
    for p in starts:
        total += p
        sums.append(min(1.0, total))
    return sums


def _evidence(
    shown: Shown, rows: Sequence[int], model: SplitModel, section: Section | None, most: int = 5
) -> tuple[str, ...]:
    """Return the cues of some lines that speak for readers, by their share in the score, strongest first."""
    said = (section.evidence,) if section else ()
    shares = [0.0] * len(CUE_NAMES)
    for n in rows:
        for j, value in enumerate(shown.cues[n]):
            shares[j] += model.line.weights[j] * value
    ranked = sorted(
        (
            (share / max(1, len(rows)), CUE_SAYS[name])
            for name, share in zip(CUE_NAMES, shares, strict=True)
            if CUE_SIDES[name] != "report"
        ),
        reverse=True,
    )
    found = [says for share, says in ranked[:most] if share >= _LEAST_CUE / max(1, len(rows))]
    if not found:
        found = ["unlike the report above it"]
    return said + tuple(found)


def _comment(
    lines: Sequence[str],
    group: Group,
    confidence: float,
    by_line: dict[int, float],
    shown: Shown,
    model: SplitModel,
    section: Section | None,
) -> TrailingComment:
    first, last = group.lines[0], group.lines[-1]
    inside = set(group.lines)
    rows = [
        n for n in range(bisect_left(shown.at, first), bisect_right(shown.at, last)) if shown.at[n] in inside
    ]
    return TrailingComment(
        text=text_of(lines, group.lines),
        start_line=first,
        end_line=last,
        confidence=confidence * by_line.get(first, 1.0),
        evidence=_evidence(shown, rows, model, section),
        author=group.author,
        published=group.published,
    )


def _first_of_readers(
    groups: Sequence[Group],
    other: Sequence[int],
    lines: Sequence[str],
    boundary: int,
    repeated: Collection[int],
) -> int:
    """Return the first line that is a reader's: a comment's text, or the line above it that says whose it is."""
    text = groups[0].lines[0] if groups else boundary
    named = [
        i
        for i in other
        if i < text
        and (
            i in repeated
            or markers.attribution(lines[i])
            or (markers.label_of_a_name(lines[i]) and not markers.is_heading(lines[i]))
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
    headings = [i for i in seen[1:-1] if markers.is_foreign_heading(lines[i])]
    foreign = headings[0] if headings and not are_counts_of_others(lines, seen) else None
    start = section.start if section else foreign
    if start is None:
        return Split(outcome="none", confidence=_UNKNOWN, boundary_line=None, body=text, model=model.name)
    says = section.evidence if section else f"a comment section's heading (“{lines[start].strip()[:60]}”)"
    below = section is not None and section.below
    groups, other = group_lines(lines, start, repeated=repeated, below=below)
    named = {group.author for group in groups} - {None}
    settled = section and (_is_settled(section, repeated) or (repeated and len(named) >= _LEAST_NAMES))
    if groups and section and section.comment_lines is None and settled:
        signed = probability(_SIGNED_ODDS)
        return Split(
            outcome="split",
            confidence=signed,
            boundary_line=_first_of_readers(groups, other, lines, start, repeated),
            body=_body(lines, start),
            comments=comments_of(lines, groups, confidence=signed, evidence=(says,)),
            other=tuple(OtherLine(line=i, text=lines[i], repeated=i in repeated) for i in other),
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
