r"""Is it said more under these reports than under others? Exchange of threads, ratio, interval, many tests.

For one item let report *r* of stratum *s* have :math:`n_r` comments, of which :math:`y_r` respond to the item, and
let :math:`x_r` say whether the report uses it. With :math:`p_s = \sum y_r / \sum n_r` over the stratum, the statistic

.. math:: T = \sum_r x_r (y_r - n_r p_s)

is the surplus of responding comments under the reports that use the item. Under the hypothesis that readers say what
they say whatever their report says, threads of one stratum can be exchanged among its reports. The surplus is
divided by its standard error, so that threads of unequal length do no harm (Janssen 1997; Chung and Romano 2013); the
p-value is twice the smaller share of exchanges with a quotient at least, or at most, as great, the observed one
counted among them (Phipson and Smyth 2010). Threads move whole, so that it does not matter how much comments of one
thread hang together, nor that replies take up words from each other.

The effect is a ratio of observed to expected comments: expected is what the readers would have said at the rate
of the stratum's other reports, :math:`E = \sum_s N_{1s} Y_{0s} / N_{0s}` (indirect standardisation), and the ratio
:math:`(O + 1/2) / (E + 1/2)`. Its interval comes from the Bayesian bootstrap over reports (Rubin 1981), a cluster
bootstrap whose weights never leave a report out entirely; as the percentiles of a bootstrap over few clusters are too
narrow, they are expanded on the log scale by :math:`\sqrt{(k+1)/(k-1)}\, t_{k-1} / z` for the *k* reports that use the
item (Hesterberg 2015).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ..tables.intervals import NORMAL, poisson, t_quantile

Array = Any
"""A numpy array; numpy is imported where it is used."""

_CHUNK = 500
_TINY = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What is counted of one item and one response, report by report.

    Attributes:
        exposed: whether the report uses the item; booleans, one a report.
        hits: comments of its thread that respond.
        totals: comments of its thread that could.
    """

    exposed: Array
    hits: Array
    totals: Array


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """How much more is said under the reports that use an item.

    Attributes:
        observed: comments that respond, under the reports that use it and have others to compare with.
        expected: how many would at the rate of the others.
        ratio: (observed + ½) / (expected + ½).
        low, high: 95 % interval of the ratio; NaN where fewer than two reports use the item, open above where no
            other comment responds.
        p: two-sided p-value of the exchange.
    """

    observed: int
    expected: float
    ratio: float
    low: float
    high: float
    p: float


def informative(counts: Counts, strata: Array) -> Array:
    """Return which reports can be compared: those of strata with comments both under and not under the item."""
    import numpy as np

    able = counts.totals > 0
    size = int(strata.max()) + 1 if len(strata) else 0
    with_item = np.bincount(strata[able & counts.exposed], minlength=size) > 0
    without = np.bincount(strata[able & ~counts.exposed], minlength=size) > 0
    return able & (with_item & without)[strata] if size else able


def compare(
    tables: Sequence[Counts],
    strata: Array,
    *,
    permutations: int = 9_999,
    bootstrap: int = 1_999,
    seed: int = 0,
) -> list[Comparison]:
    """Compare many items at once, on the same exchanges of threads.

    Args:
        tables: one entry an item and response; only informative reports count.
        strata: the stratum of each report, as small integers.
        permutations: exchanges drawn; the smallest p-value is 2 / (permutations + 1).
        bootstrap: draws for the intervals.
        seed: of the random numbers, so that a table can be made again.

    >>> import numpy as np
    >>> exposed = np.arange(20) < 8
    >>> counts = Counts(exposed=exposed, hits=np.where(exposed, 6, 2), totals=np.full(20, 10))
    >>> [found] = compare([counts], np.zeros(20, int))
    >>> found.observed, found.expected, round(found.ratio, 2), found.p < 0.01
    (48, 16.0, 2.94, True)
    """
    import numpy as np

    rng = np.random.default_rng(seed)
    kept = [informative(counts, strata) for counts in tables]
    p_values = _p_values(tables, kept, strata, permutations=permutations, rng=rng)
    weights = rng.exponential(size=(bootstrap, len(strata)))
    return [
        _comparison(counts, strata, able, weights, p=p)
        for counts, able, p in zip(tables, kept, p_values, strict=True)
    ]


def _p_values(
    tables: Sequence[Counts], kept: Sequence[Array], strata: Array, *, permutations: int, rng: Any
) -> list[float]:
    """Return the p-value of each item; items with the same reports to compare share their exchanges."""
    import numpy as np

    groups: defaultdict[bytes, list[int]] = defaultdict(list)
    for index, able in enumerate(kept):
        groups[able.tobytes()].append(index)
    p_values = [1.0] * len(tables)
    for members in groups.values():
        able = kept[members[0]]
        if not able.any():
            continue
        within = strata[able]
        surplus = [_surplus(tables[index], strata, able) for index in members]
        users = [np.flatnonzero(tables[index].exposed[able]) for index in members]
        seen = [
            _studentised(s[u].sum(), (s[u] ** 2).sum(), s, u) for s, u in zip(surplus, users, strict=True)
        ]
        above, below = np.zeros(len(members), int), np.zeros(len(members), int)
        for first in range(0, permutations, _CHUNK):
            orders = _orders(within, min(_CHUNK, permutations - first), rng)
            for number, (s, u) in enumerate(zip(surplus, users, strict=True)):
                moved = s[orders[:, u]]
                drawn = _studentised(moved.sum(axis=1), (moved**2).sum(axis=1), s, u)
                above[number] += int((drawn >= seen[number] - _TINY).sum())
                below[number] += int((drawn <= seen[number] + _TINY).sum())
        for number, index in enumerate(members):
            smaller = 1 + min(int(above[number]), int(below[number]))
            p_values[index] = min(1.0, 2 * smaller / (permutations + 1))
    return p_values


def _surplus(counts: Counts, strata: Array, able: Array) -> Array:
    """Return, for each report that is compared, the comments beyond those its stratum's rate lets expect."""
    import numpy as np

    within, hits, totals = strata[able], counts.hits[able], counts.totals[able]
    rate = np.bincount(within, weights=hits) / np.maximum(np.bincount(within, weights=totals), 1)
    return hits - totals * rate[within]


def _studentised(total: Array, squares: Array, surplus: Array, users: Array) -> Array:
    """Divide the surplus under the item by its standard error, which the reports on either side give."""
    import numpy as np

    share = len(users) / len(surplus)
    variance = (1 - share) ** 2 * squares + share**2 * ((surplus**2).sum() - squares)
    return total / np.sqrt(np.maximum(variance, _TINY))


def _orders(strata: Array, number: int, rng: Any) -> Array:
    """Draw exchanges: each row says whose thread every report gets, within its stratum."""
    import numpy as np

    by_stratum = np.argsort(strata, kind="stable")
    orders = np.empty((number, len(strata)), dtype=np.int32)
    orders[:, by_stratum] = np.argsort(strata + rng.random((number, len(strata))), axis=1)
    return orders


def _comparison(counts: Counts, strata: Array, able: Array, weights: Array, *, p: float) -> Comparison:
    import numpy as np

    users, others = able & counts.exposed, able & ~counts.exposed
    ones = np.ones((1, len(strata)))
    observed, expected = _observed_expected(counts, strata, users, others, ones)
    ratio = float((observed[0] + 0.5) / (expected[0] + 0.5))
    k = int(users.sum())
    low = high = float("nan")
    if k > 1:
        drawn = np.log(
            np.divide(*(part + 0.5 for part in _observed_expected(counts, strata, users, others, weights)))
        )
        centre, wider = np.log(ratio), ((k + 1) / (k - 1)) ** 0.5 * t_quantile(k - 1) / NORMAL
        low, high = np.exp(centre + (np.quantile(drawn, (0.025, 0.975)) - centre) * wider).tolist()
        # A count of zero does not vary over reports: its upper bound is that of a Poisson mean (Garwood 1936).
        if observed[0] == 0:
            low, high = 0.0, max(high, (poisson(0)[1] + 0.5) / float(expected[0] + 0.5))
        if expected[0] == 0:
            most = poisson(0)[1] * float(counts.totals[users].sum() / counts.totals[others].sum())
            low, high = min(low, float((poisson(int(observed[0]))[0] + 0.5) / (most + 0.5))), float("inf")
    return Comparison(
        observed=int(observed[0]), expected=float(expected[0]), ratio=ratio, low=low, high=high, p=float(p)
    )


def _observed_expected(
    counts: Counts, strata: Array, users: Array, others: Array, weights: Array
) -> tuple[Array, Array]:
    """Return observed and expected comments under weights of the reports, one row of weights a draw.

    Weights are scaled to a mean of 1 among all reports that use the item, so that one alone in its stratum varies too.
    """
    import numpy as np

    observed, expected = np.zeros(len(weights)), np.zeros(len(weights))
    scale = weights[:, users].mean(axis=1, keepdims=True)
    for stratum in np.unique(strata[users]):
        mine, theirs = users & (strata == stratum), others & (strata == stratum)
        w1 = weights[:, mine] / scale
        w0 = weights[:, theirs]
        observed += w1 @ counts.hits[mine]
        expected += (w1 @ counts.totals[mine]) * (w0 @ counts.hits[theirs]) / (w0 @ counts.totals[theirs])
    return observed, expected
