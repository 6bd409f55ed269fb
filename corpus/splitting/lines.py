"""What the lines of a text show: which are the page's, and how the others look to the model of the boundary."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

from . import markers
from .boundary import probability
from .cue_patterns import ENGLISH, Patterns
from .cues import CUE_NAMES, DISCOUNTED, head_length, line_cues
from .headings import is_heading
from .page_lines import KNOWN
from .phrases import phrases
from .shapes import line_shapes
from .typing_marks import line_marks

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from .model import LineModel
    from .page_lines import PageModel

_NAME_WORDS, _LONGEST_NAME = 3, 40
_PLAINLY = 2.0
"""Log-odds of a line that is a reader's beyond doubt."""
_DOUBT = 1.0
"""Log-odds that a line is the page's, beyond those that take it for that, of which half of what it shows counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The m lines that may be a report's or a comment's, and what they show.

    Attributes:
        at: where each stands among the lines of the text.
        scores: log-odds that each is a reader's.
        cues: its cues, discounted (see `discounted`).
        marks: how it is typed (see `typing_marks`).
        page: where the lines of the page stand.
    """

    at: list[int]
    scores: list[float]
    cues: list[tuple[float, ...]]
    marks: list[frozenset[str]]
    page: list[int]


class LineTable:
    """What single lines show, looked up once each."""

    def __init__(self, patterns: Patterns = ENGLISH) -> None:
        """Start empty; the cues are looked for as a language shows them."""
        self._patterns = patterns
        self._cues: dict[str, tuple[float, ...]] = {}
        self._phrases: dict[str, set[str]] = {}
        self._marks: dict[str, frozenset[str]] = {}
        self._shapes: dict[str, tuple[float, ...]] = {}
        self._known: dict[str, bool] = {}

    def read(self, lines: Sequence[str], patterns: Patterns) -> None:
        """Look up the cues of lines in another language than the rest."""
        self._cues.update((line, line_cues(line, patterns)) for line in lines)

    def is_page(self, line: str) -> bool:
        """Tell whether a rule knows a line for the page's own."""
        if line not in self._known:
            self._known[line] = (
                is_heading(line)
                or markers.is_notice(line)
                or markers.is_furniture(line)
                or self._patterns.is_page(line)
                or markers.is_title(line)
                or markers.is_invitation(line)
            )
        return self._known[line]

    def shapes(self, line: str) -> tuple[float, ...]:
        """Return what a line looks like."""
        if line not in self._shapes:
            self._shapes[line] = line_shapes(line)
        return self._shapes[line]

    def cues(self, line: str) -> tuple[float, ...]:
        """Return the cues of a line."""
        if line not in self._cues:
            self._cues[line] = line_cues(line, self._patterns)
        return self._cues[line]

    def phrases(self, line: str) -> set[str]:
        """Return the phrases of a line."""
        if line not in self._phrases:
            self._phrases[line] = phrases(line)
        return self._phrases[line]

    def marks(self, line: str) -> frozenset[str]:
        """Return how a line is typed."""
        if line not in self._marks:
            self._marks[line] = line_marks(line)
        return self._marks[line]


def show(
    lines: Sequence[str],
    seen: Sequence[int],
    *,
    line: LineModel,
    page: PageModel,
    table: LineTable,
    marked: bool = False,
    repeated: Collection[int] = (),
) -> Shown:
    """Return what the lines show that are not the page's.

    Args:
        lines: all lines of the text.
        seen: the indexes of the lines to look at, none of them blank.
        line: tells comment lines from report lines.
        page: tells lines of the page from both.
        table: looks lines up.
        marked: whether headings, buttons or names show where comments stand. What stands beside these was written by
            readers, so lines are then the page's only where a rule knows them.
        repeated: the lines that say who wrote a comment or when, told by being repeated.
    """
    unsigned = [
        i
        for i in seen
        if i not in repeated and not ((found := markers.attribution(lines[i])) is not None and found.sure)
    ]
    odds = page_odds([lines[i] for i in unsigned], line=line, page=page, table=table, marked=marked)
    odds_of = dict(zip(unsigned, odds, strict=True))
    at = [i for i in unsigned if odds_of[i] <= 0.0]
    cues = discounted([table.cues(lines[i]) for i in at])
    return Shown(
        at=at,
        scores=[
            _doubted(line.score(row, table.phrases(lines[i])), odds_of[i])
            for i, row in zip(at, cues, strict=True)
        ],
        cues=cues,
        marks=[table.marks(lines[i]) for i in at],
        page=[i for i in unsigned if odds_of[i] > 0.0],
    )


def page_odds(
    lines: Sequence[str], *, line: LineModel, page: PageModel, table: LineTable, marked: bool = False
) -> list[float]:
    """Return the log-odds that lines which follow one another are the page's, above zero where they are taken for it.

    A line in which a reader shows plainly is not, nor one that may say who wrote a comment or when, or who speaks in a
    conversation. The arguments are those of `show`.
    """
    if marked:
        return [inf if table.is_page(text) else -inf for text in lines]
    alone, scores = judged_alone(lines, line=line, page=page, table=table)
    said_by = [text.partition(": ")[0] if ": " in text[:_LONGEST_NAME] else "" for text in lines]
    speakers = {name for name, lines_of in Counter(said_by).items() if name and lines_of > 1}
    odds: list[float] = []
    for text, by, score, found in zip(lines, said_by, scores, page.together(alone, scores), strict=True):
        if table.is_page(text):
            odds.append(inf)
        elif score >= _PLAINLY or by in speakers or _may_sign(text):
            odds.append(min(found, -_DOUBT))
        else:
            odds.append(found)
    return odds


def judged_alone(
    lines: Sequence[str], *, line: LineModel, page: PageModel, table: LineTable
) -> tuple[list[float], list[float]]:
    """Return the log-odds that lines are the page's, and that they are a reader's, by what each is itself."""
    alone = [
        KNOWN if table.is_page(text) else page.alone(table.phrases(text), table.shapes(text))
        for text in lines
    ]
    return alone, [line.score(table.cues(text), table.phrases(text)) for text in lines]


def _may_sign(line: str) -> bool:
    """Tell whether a line may say who wrote a comment, or when: it holds a time, or a few words in capitals."""
    words = line.split()
    return markers.attribution(line) is not None or (
        len(words) <= _NAME_WORDS and markers.in_capitals(words) and not markers.ends_a_sentence(line)
    )


def _doubted(score: float, odds: float) -> float:
    """Return what speaks for a reader in a line, less where the line may be the page's."""
    return score * probability(-odds - _DOUBT) if score > 0 else score


def discounted(cues: Sequence[Sequence[float]]) -> list[tuple[float, ...]]:
    """Return the cues with each reader's cue discounted by how usual it is in the first lines of the same text.

    A column in the first person or a cheerful blog thus takes away what “I” and “!” say about its last line.

    >>> hot = tuple(1.0 for _ in CUE_NAMES)
    >>> first_person = CUE_NAMES.index("first_person")
    >>> round(discounted([hot, hot, hot])[2][first_person], 2)
    0.33
    """
    n = head_length(len(cues))
    head = cues[:n]
    keep = [
        1.0 - sum(1.0 for row in head if row[j] > 0) / (n + 1.0) if DISCOUNTED[j] else 1.0
        for j in range(len(CUE_NAMES))
    ]
    return [tuple(value * share for value, share in zip(row, keep, strict=True)) for row in cues]
