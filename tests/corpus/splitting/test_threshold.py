"""A threshold that a given share exceeds, however lively the reports are."""

import math
import random

import pytest

from commentariat.corpus.splitting.threshold import Threshold, fit_threshold, with_page


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


def test_the_share_is_kept_among_whole_pages_too():
    rng = random.Random(0)
    page_lines = [rng.randint(0, 30) for _ in range(4000)]
    log_odds = [rng.gauss(0, 1) + 0.5 * math.log1p(lines) for lines in page_lines]
    plain = Threshold(2.0, 0.0)
    threshold = with_page(plain, log_odds, [-1.0] * 4000, page_lines, exceeded=0.05)
    assert (threshold.level, threshold.slope) == (plain.level, plain.slope)
    over = [
        found > threshold.log_odds(-1.0, page_lines=lines)
        for found, lines in zip(log_odds, page_lines, strict=True)
        if lines
    ]
    assert sum(over) / len(over) == pytest.approx(0.05, abs=0.01)


@pytest.mark.parametrize("page_lines", [[0, 0, 0], [1, 2, 3]])
def test_lines_of_a_page_never_make_it_less_sure(page_lines):
    threshold = with_page(Threshold(1.0, 0.5), [-5.0, -6.0, -7.0], [0.0, 0.0, 0.0], page_lines, exceeded=0.02)
    assert threshold == Threshold(1.0, 0.5)
