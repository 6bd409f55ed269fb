"""A threshold that a given share exceeds, however lively the reports are."""

import random

import pytest

from commentariat.corpus.splitting.threshold import Threshold, fit_threshold


def test_the_share_is_kept_among_the_sober_and_among_the_lively():
    rng = random.Random(0)
    levels = [rng.uniform(-3, 0) for _ in range(4000)]
    log_odds = [2 * level + rng.gauss(0, 1) for level in levels]
    threshold = fit_threshold(log_odds, levels, exceeded=0.05)
    assert threshold.slope == pytest.approx(2, abs=0.2)
    for low, high in ((-3, -2), (-2, -1), (-1, 0)):
        over = [
            found > threshold.log_odds(level)
            for found, level in zip(log_odds, levels, strict=True)
            if low <= level < high
        ]
        assert sum(over) / len(over) == pytest.approx(0.05, abs=0.02)


def test_a_livelier_report_never_needs_less():
    levels = [-3.0, -2.0, -1.0, 0.0] * 50
    log_odds = [-level + 0.01 * n for n, level in enumerate(levels)]
    threshold = fit_threshold(log_odds, levels, exceeded=0.1)
    assert threshold.slope == 0
    assert sum(found > threshold.level for found in log_odds) / len(log_odds) == pytest.approx(0.1, abs=0.01)


def test_a_threshold_is_a_probability_too():
    assert Threshold(0.0, 1.0).probability(0.0) == 0.5
    assert Threshold(0.0, 1.0).probability(-2.0) < 0.5 < Threshold(0.0, 1.0).probability(2.0)
