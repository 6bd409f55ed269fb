"""Percentile bootstrap intervals of scores over items (Efron and Tibshirani 1993)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")
LEVEL = 0.95
SEED = 0


def bootstrap_interval(
    groups: Sequence[Sequence[T]],
    score: Callable[[Sequence[T]], float],
    *,
    resamples: int,
) -> tuple[float, float]:
    """Return the 95 % percentile interval of a score when groups of items are drawn anew with replacement.

    The draws are seeded, so that the same items give the same interval.

    Args:
        groups: the items in the groups that belong together, such as the targets of one sentence; groups of one
            item when they are independent.
        score: the score of a list of items.
        resamples: how often to draw.

    >>> groups = [[1.0], [2.0], [3.0]]
    >>> low, high = bootstrap_interval(groups, lambda items: sum(items) / len(items), resamples=1000)
    >>> 1.0 <= low < 2.0 < high <= 3.0
    True
    """
    random = Random(SEED)
    scores = sorted(
        score([item for group in random.choices(groups, k=len(groups)) for item in group])
        for _ in range(resamples)
    )
    tail = (1 - LEVEL) / 2
    return scores[int(tail * resamples)], scores[min(resamples - 1, int((1 - tail) * resamples))]
