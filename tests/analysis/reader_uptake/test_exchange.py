"""The exchange of threads finds what is there, errs at its nominal rate, and its sums are those of the formulae."""

from __future__ import annotations

from itertools import permutations as all_orders
from typing import Any

import numpy as np
import pytest

from commentariat.analysis.reader_uptake.exchange import Counts, compare, informative


def simulated(
    seed: int, *, reports: int = 50, users: int = 8, ratio: float = 1.0, longer: int = 1
) -> tuple[Counts, Any]:
    """Threads of two outlets whose rates differ from outlet to outlet and from report to report."""
    rng = np.random.default_rng(seed)
    strata = rng.integers(0, 2, reports)
    exposed = np.zeros(reports, bool)
    exposed[rng.choice(reports, users, replace=False)] = True
    totals = rng.integers(4, 40, reports) * np.where(exposed, longer, 1)
    rates = np.array([0.05, 0.12])[strata] * rng.gamma(4, 0.25, reports) * np.where(exposed, ratio, 1)
    return Counts(exposed=exposed, hits=rng.binomial(totals, rates.clip(0, 1)), totals=totals), strata


def compared(seed: int, **how: Any) -> Any:
    counts, strata = simulated(seed, **how)
    return compare([counts], strata, permutations=199, bootstrap=199, seed=10_000 + seed)[0]


def test_without_uptake_it_is_found_as_often_as_the_level_says() -> None:
    p_values = np.array([compared(seed).p for seed in range(600)])
    assert 0.03 <= (p_values <= 0.05).mean() <= 0.07
    assert (p_values <= 0.2).mean() <= 0.24


def test_longer_threads_under_the_item_alone_are_no_uptake() -> None:
    p_values = np.array([compared(seed, longer=3).p for seed in range(300)])
    assert (p_values <= 0.05).mean() <= 0.1


def test_planted_uptake_is_found_and_the_interval_covers_it() -> None:
    found = [compared(seed, ratio=3.0) for seed in range(150)]
    assert np.mean([one.p <= 0.05 for one in found]) >= 0.75
    assert np.mean([one.low <= 3.0 <= one.high for one in found]) >= 0.88
    assert 2.2 <= np.median([one.ratio for one in found]) <= 3.3


def test_the_p_value_is_that_of_all_exchanges_where_they_can_be_counted() -> None:
    hits, totals = np.array([5, 4, 1, 2, 0]), np.full(5, 10)
    counts = Counts(exposed=np.array([True, True, False, False, False]), hits=hits, totals=totals)
    surplus = hits - totals * hits.sum() / totals.sum()
    drawn = [surplus[list(order)][:2].sum() for order in all_orders(range(5))]
    exact = 2 * np.mean(np.array(drawn) >= surplus[:2].sum() - 1e-9)
    [found] = compare([counts], np.zeros(5, int), permutations=20_000, bootstrap=9)
    assert found.p == pytest.approx(exact, abs=0.02)


def test_expected_is_standardised_over_strata() -> None:
    exposed = np.array([True, False, True, False, False])
    counts = Counts(exposed=exposed, hits=np.array([6, 2, 5, 4, 0]), totals=np.array([10, 20, 10, 10, 10]))
    [found] = compare([counts], np.array([0, 0, 1, 1, 1]), permutations=9, bootstrap=9)
    assert found.observed == 11
    assert found.expected == pytest.approx(10 * 2 / 20 + 10 * 4 / 20)
    assert found.ratio == pytest.approx(11.5 / 3.5)


def test_strata_without_anyone_to_compare_with_are_left_out() -> None:
    counts = Counts(
        exposed=np.array([True, False, True, True]),
        hits=np.array([1, 1, 9, 9]),
        totals=np.array([5, 5, 9, 9]),
    )
    strata = np.array([0, 0, 1, 1])
    assert informative(counts, strata).tolist() == [True, True, False, False]
    [found] = compare([counts], strata, permutations=9, bootstrap=9)
    assert found.observed == 1


def test_a_difference_between_outlets_is_not_taken_for_uptake() -> None:
    # One outlet's readers say it far more often, and that outlet uses it more often too.
    strata = np.repeat([0, 1], 20)
    exposed = np.concatenate([np.arange(20) < 15, np.arange(20) < 3])
    rng = np.random.default_rng(5)
    counts = Counts(
        exposed=exposed, hits=rng.binomial(30, np.array([0.4, 0.02])[strata]), totals=np.full(40, 30)
    )
    [within] = compare([counts], strata, permutations=999)
    [across] = compare([counts], np.zeros(40, int), permutations=999)
    assert across.p < 0.01
    assert within.p > 0.05


def test_nothing_observed_has_an_upper_bound_and_one_report_has_no_interval() -> None:
    others = np.array([False] * 10)
    nothing = Counts(
        exposed=np.array([True, True, *others]), hits=np.array([0, 0] + [3] * 10), totals=np.full(12, 20)
    )
    single = Counts(exposed=np.array([True, *others, False]), hits=nothing.hits, totals=nothing.totals)
    first, second = compare([nothing, single], np.zeros(12, int), permutations=99, bootstrap=99)
    assert first.low == 0
    assert 0 < first.high < 1.5
    assert np.isnan(second.low)


def test_where_no_other_comment_responds_the_interval_is_open_above() -> None:
    counts = Counts(exposed=np.arange(12) < 3, hits=np.array([4, 4, 4] + [0] * 9), totals=np.full(12, 10))
    [found] = compare([counts], np.zeros(12, int), permutations=99, bootstrap=99)
    assert found.expected == 0
    assert found.ratio == 25
    assert 1 < found.low < found.ratio
    assert found.high == float("inf")


def test_the_same_seed_gives_the_same_table() -> None:
    counts, strata = simulated(3)
    assert compare([counts], strata, permutations=99) == compare([counts], strata, permutations=99)
