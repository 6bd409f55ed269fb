"""Confidence intervals for what this project counts: shares, rates per word, and means of sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import sqrt
from statistics import NormalDist
from typing import TYPE_CHECKING

from .student_t import LEVEL, listed_quantiles

if TYPE_CHECKING:
    from .corpus_tables import Frame

NORMAL = NormalDist().inv_cdf((1 + LEVEL) / 2)
"""The two-sided quantile of the normal distribution at `LEVEL`."""
LEAST_HALF = 1e-12
"""Half the length of an interval below which nothing varied and only rounding is left."""
NO_INTERVAL = (
    "No interval (–) stands where there is but one observation, or where all are alike, since nothing then tells how "
    "much they vary."
)


def wilson(count: float, total: float) -> tuple[float, float]:
    """Return Wilson's score interval of a share (Wilson 1927).

    Args:
        count: how many of the total have the property.
        total: the denominator.

    Returns:
        Lower and upper bound of the share; 0 and 1 when the total is 0, since nothing is then known.

    >>> [round(bound, 3) for bound in wilson(1, 10)]
    [0.018, 0.404]
    """
    if not total > 0:
        return 0.0, 1.0
    z = NORMAL
    share = count / total
    centre = share + z * z / (2 * total)
    half = z * sqrt(max(share * (1 - share), 0.0) / total + z * z / (4 * total * total))
    scale = 1 + z * z / total
    low = (
        0.0 if count == 0 else max(0.0, (centre - half) / scale)
    )  # 0 and 1 exactly, where rounding leaves 1e-19
    high = 1.0 if count == total else min(1.0, (centre + half) / scale)
    return low, high


def share_bounds(counts: Iterable[float], totals: Iterable[float]) -> tuple[list[float], list[float]]:
    """Return Wilson's bounds of many shares.

    Args:
        counts: how many have the property, one a group.
        totals: the denominator of each group.

    Returns:
        Lower bounds and upper bounds, as `wilson` gives them.

    >>> lows, highs = share_bounds([1, 0], [10, 0])
    >>> round(lows[0], 3), round(highs[0], 3), lows[1], highs[1]
    (0.018, 0.404, 0.0, 1.0)
    """
    bounds = [wilson(count, total) for count, total in zip(counts, totals, strict=True)]
    return [low for low, _ in bounds], [high for _, high in bounds]


def poisson(count: int) -> tuple[float, float]:
    """Return the exact interval of a Poisson mean for an observed count (Garwood 1936).

    Args:
        count: events observed.

    Returns:
        Lower and upper bound of the expected number of events. Divide by the exposure for a rate.

    >>> [round(bound, 3) for bound in poisson(0)]
    [0.0, 3.689]
    >>> [round(bound, 3) for bound in poisson(10)]
    [4.795, 18.39]
    """
    lows, highs = rate_bounds([count], [1.0], per=1.0)
    return lows[0], highs[0]


def rate_bounds(
    counts: Sequence[int], exposures: Sequence[float], *, per: float = 1000.0
) -> tuple[list[float], list[float]]:
    """Return the exact Poisson bounds of many rates (Garwood 1936).

    Args:
        counts: events, one a group.
        exposures: the denominator of each group, such as words.
        per: the unit of the rate; 1,000 gives rates per 1,000 words.

    Returns:
        Lower bounds and upper bounds, NaN where the exposure is 0 or missing.

    >>> lows, highs = rate_bounds([2, 0], [500, 0])
    >>> round(lows[0], 3), round(highs[0], 3), highs[1]
    (0.484, 14.449, nan)
    """
    import numpy as np
    from scipy.special import gammaincinv

    events, words = np.asarray(counts, dtype=float), np.asarray(exposures, dtype=float)
    words = np.where(words > 0, words, np.nan)
    tail = (1 - LEVEL) / 2
    lows = np.where(events > 0, gammaincinv(np.maximum(events, 1), tail), 0.0)
    highs = gammaincinv(events + 1, 1 - tail)
    return (lows / words * per).tolist(), (highs / words * per).tolist()


def add_rates(table: Frame, *, per: float = 1000.0) -> None:
    """Add rates with their exact intervals to a table with ``count`` and ``words``: ``rate``, ``low`` and ``high``.

    Words become whole numbers where every row has them: a sum of which some group has none is a float.

    Args:
        table: the table, which gets the columns.
        per: the unit of the rates; 1,000 gives rates per 1,000 words.

    >>> import pandas as pd
    >>> table = pd.DataFrame({"count": [2], "words": [500]})
    >>> add_rates(table)
    >>> table.round(2).to_dict("records")
    [{'count': 2, 'words': 500, 'rate': 4.0, 'low': 0.48, 'high': 14.45}]
    """
    if table["words"].notna().all():
        table["words"] = table["words"].astype("int64")
    table["rate"] = table["count"] / table["words"].where(table["words"] > 0) * per
    table["low"], table["high"] = rate_bounds(table["count"].tolist(), table["words"].tolist(), per=per)


def clustered_means(rows: Frame, *, value: str, groups: Sequence[str], cluster: str) -> Frame:
    """Return the mean of each group with an interval that knows sentences of one document hang together.

    The standard error is clustered by document (Liang and Zeger 1986) and the quantile is Student's t with
    one degree of freedom fewer than there are clusters. A group of a single cluster falls back on its rows. Where all
    clusters have the same mean, nothing tells how much they vary, and an interval of no width would claim certainty.

    Args:
        rows: one row an observation, such as a sentence.
        value: the column with the number.
        groups: the grouping columns.
        cluster: the column that names the cluster, such as the document.

    Returns:
        One row a group with the grouping columns and ``n``, ``clusters``, ``mean``, ``low``, ``high``;
        the bounds are NaN for a single observation and where nothing varies.

    >>> import pandas as pd
    >>> rows = pd.DataFrame({"g": ["a"] * 3, "d": ["x"] * 3, "v": [0.0, 0.5, 1.0]})
    >>> print(clustered_means(rows, value="v", groups=["g"], cluster="d").round(2).to_string(index=False))
    g  n  clusters  mean   low  high
    a  3         1   0.5 -0.74  1.74
    """
    groups = list(groups)
    keyed = rows[[*groups, cluster, value]].copy()
    by_group = keyed.groupby(groups, sort=True, dropna=False, observed=True)
    keyed["deviation"] = keyed[value] - by_group[value].transform("mean")
    keyed["square"] = keyed["deviation"] ** 2
    per_cluster = keyed.groupby([*groups, cluster], sort=True, dropna=False, observed=True)["deviation"].sum()
    squares = (per_cluster**2).groupby(level=list(range(len(groups))), dropna=False).sum()
    grouped = keyed.groupby(groups, sort=True, dropna=False, observed=True)
    table = grouped.agg(n=(value, "size"), clusters=(cluster, "nunique"), mean=(value, "mean"))
    spread = grouped["square"].sum()
    lows, highs = [], []
    for n, clusters, mean, between, within in zip(
        table["n"], table["clusters"], table["mean"], squares, spread, strict=True
    ):
        units, total = (clusters, between) if clusters > 1 else (n, within)
        if units < 2:
            lows.append(float("nan"))
            highs.append(float("nan"))
            continue
        half = half_or_nan(t_quantile(units - 1) * sqrt(total * units / (units - 1)) / n)
        lows.append(mean - half)
        highs.append(mean + half)
    table["low"], table["high"] = lows, highs
    return table.reset_index()


def half_or_nan(half: float) -> float:
    """Return half the length of an interval, NaN where nothing varied that it could be reckoned from.

    >>> half_or_nan(0.2), half_or_nan(1e-17)
    (0.2, nan)
    """
    return half if half > LEAST_HALF else float("nan")


def no_interval_notes(table: Frame) -> tuple[str, ...]:
    """Return the note on rows of a table without an interval (``low``), where there are some."""
    return (NO_INTERVAL,) if table["low"].isna().any() else ()


@lru_cache(maxsize=4096)
def t_quantile(degrees: int) -> float:
    """Return the two-sided quantile of Student's t at `LEVEL`.

    >>> round(t_quantile(1), 2), round(t_quantile(10), 2)
    (12.71, 2.23)
    """
    listed = listed_quantiles()
    if 0 < degrees <= len(listed):
        return listed[degrees - 1]
    from scipy.special import stdtrit

    return float(stdtrit(degrees, (1 + LEVEL) / 2))
