"""Rates over time: periods of the calendar, and whether a rate goes up or down over them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from ...corpus.errors import InputError

PERIODS = {"day": ("D", 10), "week": ("W", 10), "month": ("M", 7), "year": ("Y", 4)}
"""Each period with its pandas frequency and how many characters of an ISO 8601 date it needs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Whether and how a rate changes over periods.

    Attributes:
        periods: periods with words.
        tau: Kendall's τ-b of rate and time.
        p: its two-sided probability by chance.
        ratio: by what factor the rate changes from one period to the next.
        low: lower bound of its 95 % interval.
        high: upper bound.
    """

    periods: int
    tau: float
    p: float
    ratio: float
    low: float
    high: float


def period_numbers(dates: list[str | None], period: str) -> tuple[np.ndarray, Any]:
    """Return the period of each ISO 8601 date as a number, and the periods from the first to the last.

    Args:
        dates: dates or date-times, or None.
        period: day, week, month or year. Weeks begin on Monday.

    Returns:
        The place of each date's period (int64, −1 where the date is missing or not as precise), and a pandas
        `PeriodIndex` without gaps.

    Raises:
        InputError: when there is no such period.

    >>> numbers, periods = period_numbers(["2017-01-30", "2017", None, "2017-03-02T10:00"], "month")
    >>> numbers.tolist(), [str(each) for each in periods]
    ([0, -1, -1, 2], ['2017-01', '2017-02', '2017-03'])
    """
    import pandas as pd

    if period not in PERIODS:
        raise InputError(f"There is no period “{period}”; choose one of {', '.join(PERIODS)}.")
    frequency, needed = PERIODS[period]
    cut = pd.Series([date[:needed] if date and len(date) >= needed else None for date in dates], dtype=object)
    distinct = cut.dropna().unique()
    parsed = pd.to_datetime(pd.Series(distinct, dtype=object), errors="coerce", format="ISO8601")
    held = parsed.notna()
    numbers = np.full(len(dates), -1, dtype=np.int64)
    if not held.any():
        return numbers, pd.PeriodIndex([], freq=frequency)
    of_date = pd.PeriodIndex(parsed[held], freq=frequency)
    periods = pd.period_range(of_date.min(), of_date.max(), freq=frequency)
    place = dict(zip(distinct[held.to_numpy()], periods.get_indexer(of_date), strict=True))
    return cut.map(place).fillna(-1).to_numpy(dtype=np.int64), periods


def change(counts: np.ndarray, words: np.ndarray) -> Change:
    """Test whether a rate changes over periods: Kendall's τ, and a log-linear Poisson regression.

    The regression (McCullagh and Nelder 1989) has the words as exposure; its interval is widened by the dispersion
    of the counts where that is over 1 (quasi-Poisson).

    Args:
        counts: occurrences in each period, in order.
        words: words of each period; those without words are left out, but keep their place in time.

    Returns:
        The change; NaN where there are fewer than three periods with words, or no occurrences.

    >>> found = change(np.array([10, 20, 40, 80]), np.array([1000, 1000, 1000, 1000]))
    >>> round(found.tau, 2), round(found.ratio, 3)
    (1.0, 2.0)
    """
    time = np.flatnonzero(words > 0).astype(float)
    y, exposure = counts[words > 0].astype(float), words[words > 0].astype(float)
    nan = float("nan")
    if len(time) < 3 or not y.sum():
        return Change(periods=len(time), tau=nan, p=nan, ratio=nan, low=nan, high=nan)
    from scipy.stats import kendalltau

    tau: Any = kendalltau(time, y / exposure)
    design = np.stack([np.ones(len(time)), time - time.mean()], axis=1)
    beta = np.array([np.log(y.sum() / exposure.sum()), 0.0])
    covariance = np.zeros((2, 2))
    for _ in range(50):
        mean = exposure * np.exp(design @ beta)
        covariance = np.linalg.inv(design.T @ (design * mean[:, None]))
        step = covariance @ (design.T @ (y - mean))
        beta = beta + np.clip(step, -5, 5)
        if np.abs(step).max() < 1e-10:
            break
    mean = exposure * np.exp(design @ beta)
    # Pearson's dispersion about the fitted curve: 1 if the counts were Poisson.
    spread = float(((y - mean) ** 2 / mean).sum() / (len(time) - 2))
    error = 1.959964 * np.sqrt(covariance[1, 1] * max(spread, 1.0))
    return Change(
        periods=len(time),
        tau=float(tau.statistic),
        p=float(tau.pvalue),
        ratio=float(np.exp(beta[1])),
        low=float(np.exp(beta[1] - error)),
        high=float(np.exp(beta[1] + error)),
    )
