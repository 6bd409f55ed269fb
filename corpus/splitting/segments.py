"""What a run of lines makes of the next line: evidence that one text holds two runs, a report and its comments.

A cue that a text has shown is likely to be shown by it again: a columnist who says “I” once says it in every
paragraph, and a reader's “I” below her proves little. So each side of a candidate is judged as a whole. The scores
of its lines are normal with unknown mean and spread, each cue is shown with an unknown probability; both are
integrated out (normal-gamma and beta priors, see Murphy 2007), which makes the cues bursty, as words are (Madsen,
Kauchak and Elkan 2005). The evidence for a candidate is the log Bayes factor of two runs, a report's and then
readers', against one report, as in the detection of change points (Barry and Hartigan 1993).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class ScorePrior(NamedTuple):
    """Normal-gamma prior of the scores of a run's lines.

    Attributes:
        mean: where the mean of a run is expected.
        lines: how many lines this expectation is worth.
        shape, rate: of the gamma prior of the precision within a run.
    """

    mean: float
    lines: float
    shape: float
    rate: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What runs of one side are like, the report's or the readers', and how much they differ.

    Attributes:
        scores: prior of the lines' scores.
        cues: beta prior of each cue's probability, in the order of `cues.CUE_NAMES`.
    """

    scores: ScorePrior
    cues: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Segments:
    """What the two sides are like."""

    report: Side
    readers: Side


def evidence(
    scores: Sequence[float], cues: Sequence[Sequence[float]], segments: Segments
) -> list[tuple[float, float]]:
    """Return, of each candidate from line 1 to line m − 1, the log Bayes factors of the scores and of the cues.

    Args:
        scores: of the m lines.
        cues: of each line; shown where above zero.
        segments: what the two sides are like.

    >>> side = Side(scores=ScorePrior(-1.5, 1.0, 10.0, 10.0), cues=((1.0, 9.0),))
    >>> other = Side(scores=ScorePrior(1.5, 1.0, 10.0, 10.0), cues=((5.0, 5.0),))
    >>> found = evidence([-1.5, -1.4, 1.5], [[0.0], [0.0], [1.0]], Segments(report=side, readers=other))
    >>> [round(number, 2) for number in found[1]], found[1] > found[0]
    ([3.22, 1.79], True)
    """
    m = len(scores)
    report, readers = segments.report, segments.readers
    by_score, by_cue = (
        [head[k] + tail[m - k] - head[m] for k in range(1, m)]
        for head, tail in (
            (score_likelihoods(scores, report.scores), score_likelihoods(scores[::-1], readers.scores)),
            (cue_likelihoods(cues, report.cues), cue_likelihoods(cues[::-1], readers.cues)),
        )
    )
    return list(zip(by_score, by_cue, strict=True))


def score_likelihoods(scores: Sequence[float], prior: ScorePrior) -> list[float]:
    """Return the log marginal likelihood of no score, of the first, of the first two, and so on to all.

    This is equation 95 of Murphy (2007), “Conjugate Bayesian analysis of the Gaussian distribution”.

    >>> [round(number, 3) for number in score_likelihoods([0.0, 0.0], ScorePrior(0.0, 1.0, 0.5, 0.5))]
    [0.0, -1.491, -2.347]
    """
    mean, lines, shape, rate = prior
    before = math.lgamma(shape) - shape * math.log(rate) - 0.5 * math.log(lines)
    found = [0.0]
    sums, squares = accumulate(scores), accumulate(score * score for score in scores)
    for n, (total, square) in enumerate(zip(sums, squares, strict=True), start=1):
        within = max(0.0, square - total * total / n)
        between = lines * n * (total / n - mean) ** 2 / (lines + n)
        after_shape, after_rate = shape + n / 2, rate + (within + between) / 2
        after = (
            math.lgamma(after_shape) - after_shape * math.log(after_rate) - 0.5 * math.log(lines + n)
        )
        found.append(after - before - n / 2 * math.log(2 * math.pi))
    return found


def cue_likelihoods(
    cues: Sequence[Sequence[float]], priors: Sequence[tuple[float, float]]
) -> list[float]:
    """Return the log marginal likelihood of the cues of no line, of the first, of the first two, and so on to all.

    A line's part is what the lines before it make of it: a cue that n of them showed k times is shown with
    probability (k + a) / (n + a + b).

    >>> [round(math.exp(number), 3) for number in cue_likelihoods([[1.0], [1.0], [0.0]], [(1.0, 1.0)])]
    [1.0, 0.5, 0.333, 0.083]
    """
    showing = [a for a, _ in priors]
    lacking = [b for _, b in priors]
    prior_lines = [a + b for a, b in priors]
    found = [0.0]
    for n, row in enumerate(cues):
        part = 0.0
        for j, value in enumerate(row):
            if value > 0:
                part += math.log(showing[j] / (n + prior_lines[j]))
                showing[j] += 1
            else:
                part += math.log(lacking[j] / (n + prior_lines[j]))
                lacking[j] += 1
        found.append(found[-1] + part)
    return found
