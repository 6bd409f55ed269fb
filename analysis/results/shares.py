"""Shares of sentences that hang together: intervals that count reports, not sentences, as what varies."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log, sqrt

from ..tables.intervals import NORMAL, half_or_nan, t_quantile, wilson


def clustered_share(hits: Sequence[float], totals: Sequence[float]) -> tuple[float, float]:
    """Return the interval of a share whose observations come in clusters, such as sentences of reports.

    Wilson's interval with an effective number of observations (Korn and Graubard 1998): the number that would have
    given, independent of each other, the variance between clusters, lowered for few clusters by (z/t)². It is never
    more than the number of observations; a single cluster, or a share of 0 or 1, tells of no variance and has
    Wilson's interval as it is.

    Args:
        hits: observations with the property, one entry a cluster.
        totals: all observations of the cluster.

    >>> independent = clustered_share([5, 5, 5, 5], [10, 10, 10, 10])
    >>> together = clustered_share([10, 0, 10, 0], [10, 10, 10, 10])
    >>> [round(bound, 2) for bound in independent], [round(bound, 2) for bound in together]
    ([0.35, 0.65], [0.06, 0.94])
    """
    n, count = sum(totals), sum(hits)
    clusters = sum(total > 0 for total in totals)
    if n <= 0 or clusters < 2 or not 0 < count < n:
        return wilson(count, n)
    share = count / n
    squares = sum((hit - share * total) ** 2 for hit, total in zip(hits, totals, strict=True))
    variance = clusters / (clusters - 1) * squares / n**2
    if variance <= 0:
        return wilson(count, n)
    effective = min(n, share * (1 - share) / variance * (NORMAL / t_quantile(clusters - 1)) ** 2)
    return wilson(share * effective, effective)


def mean_interval(values: Sequence[float]) -> tuple[float, float, float]:
    """Return mean and Student's t interval of independent values; where they do not vary, the bounds are NaN.

    >>> [round(value, 2) for value in mean_interval([0.1, 0.2, 0.3])]
    [0.2, -0.05, 0.45]
    """
    n = len(values)
    if not n:
        return float("nan"), float("nan"), float("nan")
    mean = sum(values) / n
    if n < 2:
        return mean, float("nan"), float("nan")
    deviations = sum((value - mean) ** 2 for value in values)
    half = half_or_nan(t_quantile(n - 1) * sqrt(deviations / (n - 1) / n))
    return mean, mean - half, mean + half


def mantel_haenszel(
    tables: Sequence[tuple[float, float, float, float]],
) -> tuple[float, float, float]:
    """Return the common odds ratio of some two-by-two tables with its interval.

    The estimate of Mantel and Haenszel (1959) stays fair where single tables are sparse; its standard error is that
    of Robins, Breslow and Greenland (1986).

    Args:
        tables: for each pair the counts with and without the property on the one side, then on the other.

    Returns:
        The odds of the one side over those of the other, and its bounds; NaN where one side never has the property
        or always has.

    >>> [round(value, 2) for value in mantel_haenszel([(10, 90, 5, 95)])]
    [2.11, 0.69, 6.42]
    """
    above = below = both = squares_above = squares_below = 0.0
    for a, b, c, d in tables:
        n = a + b + c + d
        if not n:
            continue
        straight, across = a * d / n, b * c / n
        agreeing, differing = (a + d) / n, (b + c) / n
        above, below = above + straight, below + across
        squares_above += agreeing * straight
        both += agreeing * across + differing * straight
        squares_below += differing * across
    if above <= 0 or below <= 0:
        return float("nan"), float("nan"), float("nan")
    variance = squares_above / (2 * above**2) + both / (2 * above * below) + squares_below / (2 * below**2)
    half = NORMAL * sqrt(variance)
    centre = log(above / below)
    return exp(centre), exp(centre - half), exp(centre + half)
