"""How sure the splitter must be: surer under a lively report than under a sober one, surest within a whole page.

Reports that are personal, cheerful or heated end like comments far more often than sober ones do. One threshold for
all would split many of the lively and leave much under the sober, so it rises with how lively a report is. It also
rises with the lines of a page that stand around the report, since among those that were not told as such there are
questions and promotions that look like a reader's.
"""

from __future__ import annotations

import math
from typing import Any, NamedTuple

from .boundary import probability

SOBER, LIVELY = -2.5, -0.5
"""Mean scores of the lines of a sober report and of a lively one, to tell a person what a threshold means."""


class Threshold(NamedTuple):
    """Log-odds from which something is done, by the mean score of the report's lines and the lines of its page.

    Attributes:
        level: the log-odds under a report whose lines score zero on average, as much a reader's as a reporter's.
        slope: what each unit of their mean adds, zero or more.
        page: what the logarithm of one more than the number of lines of the page adds, zero or more.
    """

    level: float
    slope: float
    page: float = 0.0

    def log_odds(self, head_mean: float, *, page_lines: int = 0) -> float:
        """Return the log-odds that are enough under a report.

        Args:
            head_mean: mean score of its lines (the feature of that name in `boundary`).
            page_lines: lines of the page that stand in the text.

        >>> Threshold(2.0, 0.5).log_odds(-3.0)
        0.5
        """
        return self.level + self.slope * head_mean + self.page * math.log1p(page_lines)

    def at_least(self, log_odds: float, *, head_mean: float) -> Threshold:
        """Return a threshold that is not below some log-odds under reports of a mean score.

        >>> Threshold(-9.0, 1.0).at_least(-1.5, head_mean=-2.5)
        Threshold(level=1.0, slope=1.0, page=0.0)
        """
        return self._replace(level=max(self.level, log_odds - self.slope * head_mean))

    def probability(self, head_mean: float) -> float:
        """Return the same as a probability, in a text without lines of a page.

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


def with_page(
    threshold: Threshold, log_odds: Any, head_means: Any, page_lines: Any, *, exceeded: float
) -> Threshold:
    """Return a threshold that the same share of whole pages without comments exceeds, of those in which it shows.

    Some lines of a page are always taken for a reader's; the more are told, the more may have been missed.

    Args:
        threshold: the one of reports without the lines of their page.
        log_odds: of n whole pages without comments that comments trail.
        head_means: of each, the mean score of the lines before its likeliest boundary.
        page_lines: of each, how many lines were told to be the page's.
        exceeded: the share.

    >>> with_page(Threshold(1.0, 0.0), [1.0, 3.0, 5.0], [0.0, 0.0, 0.0], [0, 1, 2], exceeded=0.0).page > 2
    True
    """
    import numpy as np

    told = np.asarray(page_lines) > 0
    if not told.any():
        return threshold
    above = np.asarray(log_odds) - threshold.level - threshold.slope * np.asarray(head_means)
    a_line = above[told] / np.log1p(np.asarray(page_lines)[told])
    return threshold._replace(page=max(0.0, float(np.quantile(a_line, 1.0 - exceeded))))
