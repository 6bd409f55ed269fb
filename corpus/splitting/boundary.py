"""Where the comments may begin, and whether there are any.

Comments are a suffix of the text, so every line after the first is a candidate for the first comment. A candidate
is judged by how its two sides contrast, as in the detection of change points and in text segmentation (Hearst
1997; Eisenstein and Barzilay 2008): the lines after it against the lines before it *of the same text*, in units of
their spread, so that what sets one kind of site apart from another cancels out. Two conditional logits (McFadden
1974) see these contrasts: *placement* compares the candidates of a text that has comments with one another,
*detection* chooses among all candidates and “no comments”. Time is linear in the number of lines.
"""

from __future__ import annotations

import math
from itertools import accumulate
from typing import TYPE_CHECKING

from .cues import CUE_NAMES, READERS, head_length
from .runs import evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from .lines import Shown
    from .runs import Runs

FEATURES: tuple[str, ...] = (
    "bias",
    "log_tail",
    "log_head",
    "head_mean",
    "step",
    "step_squared",
    "telling",
    "tail_sum",
    "tail_for",
    "tail_against",
    "tail_lowest",
    "head_highest",
    "gap",
    "new_cues",
    "tail_new_cues",
    "tail_level",
    "cues_evidence",
    "new_marks",
    "tail_new_marks",
)
PLACE_FEATURES: tuple[str, ...] = FEATURES[1:]
DETECT_FEATURES: tuple[str, ...] = FEATURES[: FEATURES.index("tail_level")]
"""Without the marks of typing and the rates of cues, in which composed texts are too even among themselves.

Placement compares lines of one text and is not misled by that; detection compares texts, and would be."""

_HEAD_MEAN_AT = FEATURES.index("head_mean")

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
# A spread of a few lines is no estimate; it is pulled to that of usual texts, as if as many lines had shown it.
_SPREAD, _SPREAD_LINES = 1.2, 4.0
_HEAD_MEAN, _HEAD_LINES = -1.0, 2.0
_MAX_STEP = 8.0


def boundary_features(shown: Shown, runs: Runs) -> list[tuple[float, ...]]:
    """Return the features of each candidate from line 1 to line m − 1, in the order of `FEATURES`.

    ``head`` is what stands before a candidate, ``tail`` the rest. ``step`` is the difference of the mean scores
    of the two over its standard error (Student's t with a prior on the spread); ``new_cues`` and ``new_marks``
    count readers' cues and typing marks that no line above shows; ``telling`` counts different cues that seldom
    stand in a report; ``cues_evidence`` is the log Bayes factor that module `runs` describes.

    Args:
        shown: what the m lines show.
        runs: how often reports and readers show each cue.
    """
    scores = shown.scores
    m = len(scores)
    sums = [0.0, *accumulate(scores)]
    squares = [0.0, *accumulate(score * score for score in scores)]
    speaking_for = [0.0, *accumulate(max(score, 0.0) for score in scores)]
    highest = list(accumulate(scores, max))
    lowest = list(accumulate(reversed(scores), min))[::-1]
    level = sum(scores[: head_length(m)]) / head_length(m)
    telling = _shown_from(shown.cues, _TELLING)
    cue_starts = _first_shown([[j for j in READERS if row[j] > 0] for row in shown.cues])
    mark_starts = _first_shown(shown.marks)
    cues_to_come, marks_to_come = _to_come(cue_starts), _to_come(mark_starts)
    rows: list[tuple[float, ...]] = []
    for k, of_cues in enumerate(evidence(shown.cues, runs), start=1):
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
                (head_sum + _HEAD_LINES * _HEAD_MEAN) / (head + _HEAD_LINES),
                step,
                min(max(step, 0.0), _MAX_STEP) ** 2,
                math.log1p(telling[k]),
                tail_sum,
                math.log1p(tail_for),
                math.log1p(max(0.0, tail_for - tail_sum)),
                lowest[k],
                highest[k - 1],
                lowest[k] - highest[k - 1],
                float(cue_starts[k]),
                math.sqrt(cues_to_come[k]),
                tail * level,
                of_cues,
                float(mark_starts[k]),
                math.sqrt(marks_to_come[k]),
            )
        )
    return rows


def utilities(features: Sequence[Sequence[float]], *, weights: Mapping[str, float]) -> list[float]:
    """Return the utility of each candidate; in detection, its log-odds against “no comments”.

    Args:
        features: of each candidate (see `boundary_features`).
        weights: of some of `FEATURES`, by name.
    """
    columns = [(FEATURES.index(name), weight) for name, weight in weights.items()]
    return [math.fsum(weight * row[i] for i, weight in columns) for row in features]


def log_sum(utilities: Sequence[float]) -> float:
    """Return the log-odds that comments begin at any of some candidates, minus infinity for none of them.

    >>> round(log_sum([0.0, 0.0]), 3), log_sum([])
    (0.693, -inf)
    """
    peak = max(utilities, default=-math.inf)
    if peak == -math.inf:
        return peak
    return peak + math.log(math.fsum(math.exp(utility - peak) for utility in utilities))


def head_mean(candidate: Sequence[float]) -> float:
    """Return the mean score of the lines before a candidate: how lively the report is if it is right.

    Args:
        candidate: its features (see `boundary_features`).
    """
    return candidate[_HEAD_MEAN_AT]


def probability(log_odds: float) -> float:
    """Return the probability of some log-odds, safe at the extremes.

    >>> probability(0.0), probability(-1e9) < 1e-20
    (0.5, True)
    """
    return 1.0 / (1.0 + math.exp(-max(-50.0, min(50.0, log_odds))))


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
