"""Fitting what runs of lines are like: how far the runs of one side differ from one another, and lines within a run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from .lines import Shown
from .segments import ScorePrior, Segments, Side

USUAL_LINES = 5.0
"""A run of n lines weighs n / (n + this): long runs tell more of a side, but not in proportion."""
_LEAST_SHARE, _LEAST_ALIKE, _MOST_ALIKE = 0.002, 0.01, 0.8


class Looked(NamedTuple):
    """A document's lines as the decision meets them, and the one among them that is the first comment; 0 for none."""

    shown: Shown
    first: int


def fit_segments(looked: Sequence[Looked]) -> Segments:
    """Return what the reports and the comments of some documents are like."""
    reports = [(shown, slice(0, first or None)) for shown, first in looked]
    comments = [(shown, slice(first, None)) for shown, first in looked if first]
    return Segments(report=_side(reports), readers=_side(comments))


def _side(runs: Sequence[tuple[Shown, slice]]) -> Side:
    import numpy as np

    lines = np.array([len(shown.scores[part]) for shown, part in runs], dtype=float)
    scores = [np.array(shown.scores[part]) for shown, part in runs]
    shows = np.array([(np.array(shown.cues[part]) > 0).mean(0) for shown, part in runs])
    return Side(
        scores=_fit_scores(lines, [run.sum() for run in scores], [run @ run for run in scores]),
        cues=_fit_cues(lines, shows),
    )


def _fit_scores(lines: Any, sums: Any, squares: Any) -> ScorePrior:
    """Return the normal-gamma prior under which some runs are likeliest, from their lengths, sums and squares."""
    import numpy as np
    from scipy.optimize import minimize
    from scipy.special import gammaln

    sums, squares = np.array(sums), np.array(squares)
    means = sums / lines
    within = np.maximum(0.0, squares - sums * means)

    def loss(parameters: Any) -> float:
        mean, (worth, shape, rate) = parameters[0], np.exp(parameters[1:])
        after_shape = shape + lines / 2
        after_rate = rate + (within + worth * lines * (means - mean) ** 2 / (worth + lines)) / 2
        likelihood = (
            gammaln(after_shape) - gammaln(shape) + shape * np.log(rate) - after_shape * np.log(after_rate)
        )
        return float(-(likelihood + (np.log(worth) - np.log(worth + lines)) / 2).mean())

    start = np.array([means.mean(), 0.0, 1.0, 1.0])
    best = minimize(loss, start, method="Nelder-Mead", options={"maxiter": 2000}).x
    return ScorePrior(float(best[0]), *(float(number) for number in np.exp(best[1:])))


def _fit_cues(lines: Any, shows: Any) -> tuple[tuple[float, float], ...]:
    """Return the beta prior of each cue by the method of moments (Kleinman 1973).

    Args:
        lines: of n runs.
        shows: n rows, the share of a run's lines that show each cue.
    """
    import numpy as np

    weight = lines / (lines + USUAL_LINES)
    total = weight.sum()
    share = np.clip((weight[:, None] * shows).sum(0) / total, _LEAST_SHARE, 1 - _LEAST_SHARE)
    apart = (weight[:, None] * (shows - share) ** 2).sum(0) / (share * (1 - share))
    by_chance = (weight * (1 - weight / total) / lines).sum()
    by_run = (weight * (1 - weight / total) * (1 - 1 / lines)).sum()
    alike = np.clip((apart - by_chance) / by_run, _LEAST_ALIKE, _MOST_ALIKE)
    worth = 1 / alike - 1
    return tuple(
        (float(a), float(b)) for a, b in zip(share * worth, (1 - share) * worth, strict=True)
    )
