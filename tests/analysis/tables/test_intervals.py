"""Intervals agree with published values and behave at the edges."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import stdtrit

from commentariat.analysis.results.shares import mean_interval
from commentariat.analysis.tables.intervals import (
    clustered_means,
    poisson,
    rate_bounds,
    t_quantile,
    wilson,
)
from commentariat.analysis.tables.student_t import listed_quantiles


@pytest.mark.parametrize(
    ("count", "low", "high"),
    [
        (0, 0.0, 3.6889),
        (1, 0.0253, 5.5716),
        (5, 1.6235, 11.6683),
        (20, 12.2165, 30.8884),
        (100, 81.3640, 121.6270),
    ],
)
def test_poisson_bounds_are_those_of_garwoods_table(count: int, low: float, high: float) -> None:
    assert poisson(count) == pytest.approx((low, high), abs=2e-3)


@pytest.mark.parametrize(
    ("count", "total", "low", "high"),
    [(0, 10, 0.0, 0.2775), (5, 10, 0.2366, 0.7634), (81, 263, 0.2553, 0.3662)],
)
def test_wilson_bounds_are_those_of_newcombe_1998(count: int, total: int, low: float, high: float) -> None:
    assert wilson(count, total) == pytest.approx((low, high), abs=1e-4)


def test_nothing_observed_leaves_a_share_open() -> None:
    assert wilson(0, 0) == (0.0, 1.0)


@pytest.mark.parametrize(
    ("degrees", "expected"), [(1, 12.706), (2, 4.303), (3, 3.182), (5, 2.571), (30, 2.042), (1000, 1.962)]
)
def test_t_quantiles_are_those_of_the_tables(degrees: int, expected: float) -> None:
    assert t_quantile(degrees) == pytest.approx(expected, rel=2e-3)


@given(st.integers(0, 2_000))
def test_a_poisson_interval_holds_its_count(count: int) -> None:
    low, high = poisson(count)
    assert low <= count < high


@given(st.integers(1, 500), st.integers(0, 500))
def test_a_wilson_interval_holds_its_share(total: int, count: int) -> None:
    count = min(count, total)
    low, high = wilson(count, total)
    assert 0 <= low <= count / total + 1e-12
    assert count / total - 1e-12 <= high <= 1


def test_a_rate_without_words_has_no_bounds() -> None:
    lows, highs = rate_bounds([3, 3], [0, float("nan")])
    assert all(math.isnan(bound) for bound in lows + highs)


def test_sentences_of_one_document_count_less_than_independent_ones() -> None:
    rows = pd.DataFrame({"g": "a", "v": [0.9, 0.9, 0.9, -0.9, -0.9, -0.9], "d": list("xxxyyy")})
    together = clustered_means(rows, value="v", groups=["g"], cluster="d").iloc[0]
    apart = clustered_means(rows.assign(d=list("uvwxyz")), value="v", groups=["g"], cluster="d").iloc[0]
    assert together["mean"] == apart["mean"] == pytest.approx(0)
    assert together["high"] > apart["high"] > 0


def test_six_clusters_of_one_are_the_ordinary_t_interval() -> None:
    rows = pd.DataFrame({"g": "a", "v": [1.0, 2.0, 3.0, 4.0, 5.0, 6.0], "d": list("uvwxyz")})
    found = clustered_means(rows, value="v", groups=["g"], cluster="d").iloc[0]
    half = 2.571 * rows["v"].std() / math.sqrt(6)
    assert found["high"] - found["mean"] == pytest.approx(half, rel=2e-3)


def test_a_single_sentence_has_no_interval() -> None:
    rows = pd.DataFrame({"g": ["a"], "v": [0.3], "d": ["x"]})
    found = clustered_means(rows, value="v", groups=["g"], cluster="d").iloc[0]
    assert math.isnan(found["low"])
    assert math.isnan(found["high"])


def test_documents_that_say_the_same_tell_of_no_interval() -> None:
    rows = pd.DataFrame({"g": ["a"] * 6, "d": ["x", "x", "y", "y", "z", "z"], "v": [-0.7, 0.4] * 3})
    [row] = clustered_means(rows, value="v", groups=["g"], cluster="d").to_dict("records")
    assert row["mean"] == pytest.approx(-0.15)
    assert math.isnan(row["low"])
    assert math.isnan(row["high"])
    mean, low, high = mean_interval([-0.14] * 5)
    assert mean == pytest.approx(-0.14)
    assert math.isnan(low)
    assert math.isnan(high)


def test_listed_quantiles_of_students_t_are_scipys() -> None:
    listed = listed_quantiles()
    assert list(listed) == pytest.approx(stdtrit(range(1, len(listed) + 1), 0.975), rel=1e-12)
    assert t_quantile(len(listed) + 1) == pytest.approx(stdtrit(len(listed) + 1, 0.975))
