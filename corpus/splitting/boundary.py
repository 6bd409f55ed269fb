"""Where the comments may begin, and whether there are any: one choice among all lines and “nowhere”.

Comments are a suffix of the text, so every line after the first is a candidate for the first comment, and one
more alternative says that there is none (a conditional logit, McFadden 1974). A candidate is judged by how its
two sides contrast, as in the detection of change points and in text segmentation (Hearst 1997; Eisenstein and
Barzilay 2008): the lines after it against the lines before it *of the same text*, in units of their spread, so
that what sets one kind of site apart from another cancels out. Time is linear in the number of lines.
"""

from __future__ import annotations

import math
from itertools import accumulate
from typing import TYPE_CHECKING

from .cues import CUE_NAMES, CUE_SIDES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from .lines import Shown

BOUNDARY_FEATURES: tuple[str, ...] = (
    "bias",
    "log_tail",
    "log_head",
    "head_mean",
    "step",
    "step_squared",
    "telling",
    "tail_for",
    "tail_against",
    "tail_lowest",
    "head_highest",
    "gap",
    "new_cues",
    "tail_new_cues",
    "new_marks",
    "tail_new_marks",
)
LIVELY = -2.0
"""Mean score of a report's lines from which it is lively: personal, cheerful or heated, as comments are."""

_TELLING = tuple(
    CUE_NAMES.index(name)
    for name in (
        "praises_outlet",
        "opens_with_thanks",
        "agreement",
        "addresses_commenter",
        "greeting",
        "emoticon",
        "heaped_marks",
        "distrusts_outlet",
        "chat_spelling",
        "interjection",
        "addresses_writer",
        "vocative",
    )
)
_READERS = tuple(j for j, name in enumerate(CUE_NAMES) if CUE_SIDES[name] == "reader")
# A spread of a few lines is no estimate; it is pulled to that of usual texts, as if as many lines had shown it.
_SPREAD, _SPREAD_LINES = 1.2, 4.0
_HEAD_MEAN, _HEAD_LINES = -1.0, 2.0
_MAX_STEP = 8.0


def boundary_features(shown: Shown) -> list[tuple[float, ...]]:
    """Return the features of each candidate from line 1 to line m − 1, in the order of `BOUNDARY_FEATURES`.

    ``step`` is the difference of the mean scores of the two sides over its standard error (Student's t with a
    prior on the spread); ``new_cues`` and ``new_marks`` count readers' cues and typing marks that no line above
    shows; ``telling`` counts different cues that seldom stand in a report.
    """
    scores = shown.scores
    m = len(scores)
    sums = [0.0, *accumulate(scores)]
    squares = [0.0, *accumulate(score * score for score in scores)]
    speaking_for = [0.0, *accumulate(max(score, 0.0) for score in scores)]
    highest = list(accumulate(scores, max))
    lowest = list(accumulate(reversed(scores), min))[::-1]
    telling = _shown_from(shown.cues, _TELLING)
    cue_starts = _first_shown([[j for j in _READERS if row[j] > 0] for row in shown.cues])
    mark_starts = _first_shown(shown.marks)
    cues_to_come, marks_to_come = _to_come(cue_starts), _to_come(mark_starts)
    rows: list[tuple[float, ...]] = []
    for k in range(1, m):
        tail, head = m - k, k
        head_sum, tail_sum = sums[k], sums[m] - sums[k]
        spread = math.sqrt(
            (
                2 * _SPREAD_LINES * _SPREAD**2
                + max(0.0, squares[k] - head_sum**2 / head)
                + max(0.0, squares[m] - squares[k] - tail_sum**2 / tail)
            )
            / (2 * _SPREAD_LINES + m)
        )
        step = (tail_sum / tail - head_sum / head) / spread * math.sqrt(tail * head / m)
        tail_for = speaking_for[m] - speaking_for[k]
        rows.append(
            (
                1.0,
                math.log(tail),
                math.log(head),
                _head_mean(head_sum, head),
                step,
                min(max(step, 0.0), _MAX_STEP) ** 2,
                math.log1p(telling[k]),
                math.log1p(tail_for),
                math.log1p(max(0.0, tail_for - tail_sum)),
                lowest[k],
                highest[k - 1],
                lowest[k] - highest[k - 1],
                float(cue_starts[k]),
                math.sqrt(cues_to_come[k]),
                float(mark_starts[k]),
                math.sqrt(marks_to_come[k]),
            )
        )
    return rows


def utilities(shown: Shown, *, weights: Mapping[str, float]) -> list[float]:
    """Return the log-odds of each candidate from line 1 to line m − 1 against “no comments”.

    Args:
        shown: what the m lines show.
        weights: of `BOUNDARY_FEATURES` by name.
    """
    ordered = [weights[name] for name in BOUNDARY_FEATURES]
    return [
        math.fsum(weight * value for weight, value in zip(ordered, row, strict=True))
        for row in boundary_features(shown)
    ]


def log_sum(utilities: Sequence[float]) -> float:
    """Return the log-odds that comments begin at any of some candidates, minus infinity for none of them.

    >>> round(log_sum([0.0, 0.0]), 3), log_sum([])
    (0.693, -inf)
    """
    peak = max(utilities, default=-math.inf)
    if peak == -math.inf:
        return peak
    return peak + math.log(math.fsum(math.exp(utility - peak) for utility in utilities))


def is_lively(scores: Sequence[float], first: int) -> bool:
    """Tell whether the lines before the boundary are lively, so that more must show that a reader's follow.

    >>> is_lively([-3.5, -4.0, -3.0, 2.0], 3), is_lively([-1.0, 0.5, 2.0], 2)
    (False, True)
    """
    return _head_mean(sum(scores[:first]), first) >= LIVELY


def probability(log_odds: float) -> float:
    """Return the probability of some log-odds, safe at the extremes.

    >>> probability(0.0), probability(-1e9) < 1e-20
    (0.5, True)
    """
    return 1.0 / (1.0 + math.exp(-max(-50.0, min(50.0, log_odds))))


def _head_mean(total: float, lines: int) -> float:
    return (total + _HEAD_LINES * _HEAD_MEAN) / (lines + _HEAD_LINES)


def _shown_from(cues: Sequence[Sequence[float]], which: Sequence[int]) -> list[int]:
    """Return for each line how many of some cues it or a later line shows."""
    last = [max((i for i, row in enumerate(cues) if row[j] > 0), default=-1) for j in which]
    return [sum(at >= i for at in last) for i in range(len(cues))]


def _first_shown(shown: Sequence[Iterable[int] | Iterable[str]]) -> list[int]:
    """Return for each line how many things it is the first to show."""
    seen: set[int | str] = set()
    counts: list[int] = []
    for things in shown:
        new = set(things) - seen
        counts.append(len(new))
        seen |= new
    return counts


def _to_come(counts: Sequence[int]) -> list[int]:
    return list(accumulate(reversed(counts)))[::-1]
