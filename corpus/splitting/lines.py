"""What the lines of a text show: which are the page's, and how the others look to the model of the boundary."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import markers
from .cue_patterns import ENGLISH, Patterns
from .cues import CUE_NAMES, DISCOUNTED, head_length, line_cues
from .headings import is_heading
from .phrases import phrases
from .typing_marks import line_marks

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from .model import LineModel, OtherModel

SURELY_OTHER = 1.5
"""Log-odds from which a line is the page's."""


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

    def read(self, lines: Sequence[str], patterns: Patterns) -> None:
        """Look up the cues of lines in another language than the rest."""
        self._cues.update((line, line_cues(line, patterns)) for line in lines)

    def is_page(self, line: str) -> bool:
        """Tell whether a line is the page's own in the language of the others."""
        return self._patterns.is_page(line)

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
    other: OtherModel,
    table: LineTable,
    repeated: Collection[int] = (),
) -> Shown:
    """Return what the lines show that are not the page's.

    Args:
        lines: all lines of the text.
        seen: the indexes of the lines to look at, none of them blank.
        line: tells comment lines from report lines.
        other: tells lines of the page from both.
        table: looks lines up.
        repeated: the lines that say who wrote a comment or when, told by being repeated.
    """
    at: list[int] = []
    page: list[int] = []
    for i in seen:
        text = lines[i]
        found = markers.attribution(text)
        if i in repeated or (found is not None and found.sure):
            continue
        if (
            is_heading(text)
            or markers.is_notice(text)
            or markers.is_furniture(text)
            or table.is_page(text)
            or markers.is_title(text)
            or markers.is_invitation(text)
            or other.log_odds(table.phrases(text)) >= SURELY_OTHER
        ):
            page.append(i)
        else:
            at.append(i)
    cues = discounted([table.cues(lines[i]) for i in at])
    return Shown(
        at=at,
        scores=[line.score(row, table.phrases(lines[i])) for i, row in zip(at, cues, strict=True)],
        cues=cues,
        marks=[table.marks(lines[i]) for i in at],
        page=page,
    )


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
