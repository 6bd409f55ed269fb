"""How sure the splitter must be: surer under a lively report than under a sober one.

Reports that are personal, cheerful or heated end like comments far more often than sober ones do. One threshold for
all would split many of the lively and leave much under the sober, so it rises with how lively a report is.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from .boundary import probability

SOBER, LIVELY = -2.5, -0.5
"""Mean scores of the lines of a sober report and of a lively one, to tell a person what a threshold means."""


class Threshold(NamedTuple):
    """Log-odds from which something is done, by the mean score of the report's lines.

    Attributes:
        level: the log-odds under a report whose lines score zero on average, as much a reader's as a reporter's.
        slope: what each unit of their mean adds, zero or more.
    """

    level: float
    slope: float

    def log_odds(self, head_mean: float) -> float:
        """Return the log-odds that are enough under a report.

        Args:
            head_mean: mean score of its lines (the feature of that name in `boundary`).

        >>> Threshold(2.0, 0.5).log_odds(-3.0)
        0.5
        """
        return self.level + self.slope * head_mean

    def probability(self, head_mean: float) -> float:
        """Return the same as a probability.

        >>> Threshold(2.0, 1.0).probability(-2.0)
        0.5
        """
        return probability(self.log_odds(head_mean))


def fit_threshold(log_odds: Any, head_means: Any, *, exceeded: float) -> Threshold:
    """Return the threshold that a share of reports without comments exceeds, at every level of liveliness alike.

    This is linear quantile regression (Koenker and Bassett 1978); a slope below zero is taken for zero.

    Args:
        log_odds: of n reports without comments that comments trail.
        head_means: of each, the mean score of the lines before its likeliest boundary.
        exceeded: the share.
    """
    import numpy as np
    from scipy.optimize import minimize

    log_odds, head_means = np.asarray(log_odds, dtype=float), np.asarray(head_means, dtype=float)
    flat = float(np.quantile(log_odds, 1.0 - exceeded))

    def loss(line: Any) -> float:
        above = log_odds - line[0] - line[1] * head_means
        return float(np.maximum((1.0 - exceeded) * above, -exceeded * above).mean())

    options = {"maxiter": 4000, "xatol": 1e-6, "fatol": 1e-10}
    level, slope = minimize(loss, np.array([flat, 0.0]), method="Nelder-Mead", options=options).x
    return Threshold(float(level), float(slope)) if slope > 0 else Threshold(flat, 0.0)
