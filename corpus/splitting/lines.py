"""What the lines of a text show: which are a page's, and how the others look to the models that decide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from . import markers
from .boundary import head_length
from .cues import CUE_NAMES, DISCOUNTED, line_cues
from .habits import HABITS, line_habits
from .phrases import phrases
from .vectors import load_vectors

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy import ndarray

    from .model import LineModel, OtherModel

SURELY_OTHER = 1.5
"""Log-odds from which a line is the page's."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Shown:
    """The m lines that may be a report's or a comment's, and what they show.

    Attributes:
        at: where each stands among the lines of the text.
        cues: m by `CUE_NAMES`, discounted (see `discounted`).
        habits: m by `HABITS`, true where the line shows the habit.
        scores: log-odds that a line is a reader's.
        ends: log-odds that a report's line is its last.
        page_before: 1 where lines of the page stand right before a line.
        page: where the lines of the page stand.
    """

    at: list[int]
    cues: ndarray
    habits: ndarray
    scores: ndarray
    ends: ndarray
    page_before: ndarray
    page: list[int]


class LineTable:
    """What single lines show, looked up once each."""

    def __init__(self, common: Collection[str]) -> None:
        """Start empty.

        Args:
            common: the words that phrases keep.
        """
        self.common = common
        self._features: dict[str, tuple[ndarray, frozenset[str]]] = {}
        self._phrases: dict[str, set[str]] = {}

    def features(self, line: str) -> ndarray:
        """Return the cues of a line and its mean word vector, one after the other."""
        return self._seen(line)[0]

    def habits(self, line: str) -> frozenset[str]:
        """Return the habits of a line."""
        return self._seen(line)[1]

    def phrases(self, line: str) -> set[str]:
        """Return the phrases of a line."""
        if line not in self._phrases:
            self._phrases[line] = phrases(line, common=self.common)
        return self._phrases[line]

    def with_common(self, common: Collection[str]) -> LineTable:
        """Return a table that keeps other words in its phrases and shares the rest."""
        table = LineTable(common)
        table._features = self._features
        return table

    def _seen(self, line: str) -> tuple[ndarray, frozenset[str]]:
        import numpy as np

        if line not in self._features:
            self._features[line] = (
                np.concatenate([line_cues(line), load_vectors().mean(line)]),
                line_habits(line),
            )
        return self._features[line]


def show(
    lines: Sequence[str], seen: Sequence[int], *, line: LineModel, other: OtherModel, table: LineTable
) -> Shown:
    """Return what the lines show that are not the page's.

    Args:
        lines: all lines of the text.
        seen: the indexes of the lines to look at, none of them blank.
        line: tells comment lines from report lines.
        other: tells lines of the page from both.
        table: looks lines up.
    """
    import numpy as np

    at: list[int] = []
    page: list[int] = []
    page_before: list[float] = []
    passed = 0.0
    for i in seen:
        text = lines[i]
        if _is_signature(text):
            passed = 1.0
        elif (
            markers.is_heading(text)
            or markers.is_notice(text)
            or other.log_odds(table.phrases(text)) >= SURELY_OTHER
        ):
            page.append(i)
            passed = 1.0
        else:
            at.append(i)
            page_before.append(passed)
            passed = 0.0
    features = (
        np.array([table.features(lines[i]) for i in at]).reshape(len(at), -1)
        if at
        else np.zeros((0, len(CUE_NAMES)))
    )
    habits = np.zeros((len(at), len(HABITS)), dtype=bool)
    for row, i in enumerate(at):
        for habit in table.habits(lines[i]):
            habits[row, HABITS.index(habit)] = True
    cues = discounted(features[:, : len(CUE_NAMES)])
    features[:, : len(CUE_NAMES)] = cues
    return Shown(
        at=at,
        cues=cues,
        habits=habits,
        scores=line.scores(features, [table.phrases(lines[i]) for i in at]),
        ends=line.ends.log_odds(features) if at else np.zeros(0),
        page_before=np.array(page_before),
        page=page,
    )


def discounted(cues: Any) -> ndarray:
    """Return the cues with each reader's cue discounted by how usual it is in the first lines of the same text.

    A column in the first person or a cheerful blog thus takes away what “I” and “!” say about its last line.

    Args:
        cues: lines by `CUE_NAMES`.

    >>> import numpy as np
    >>> hot = np.ones((3, len(CUE_NAMES)))
    >>> discounted(hot)[2, CUE_NAMES.index("first_person")].round(2).item()
    0.33
    """
    import numpy as np

    n = head_length(len(cues))
    usual = (cues[:n] > 0).sum(0) / (n + 1.0)
    return cues * (1.0 - np.where(DISCOUNTED, usual, 0.0))


def _is_signature(line: str) -> bool:
    found = markers.attribution(line)
    return found is not None and found.sure
