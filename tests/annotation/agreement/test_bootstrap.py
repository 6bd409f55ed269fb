"""Bootstrap intervals claim no certainty that the documents do not give."""

from __future__ import annotations

import math

import numpy as np
import pytest

from commentariat.annotation.agreement.bootstrap import interval


@pytest.mark.parametrize("value", [1.0, 0.1, 0.0])
def test_samples_that_are_all_alike_give_no_interval(value: float) -> None:
    found, low, high = interval(np.full(1001, value))
    assert found == value
    assert math.isnan(low)
    assert math.isnan(high)


def test_samples_that_differ_give_their_percentiles() -> None:
    assert interval(np.array([0.5, *np.linspace(0, 1, 1001)])) == pytest.approx((0.5, 0.025, 0.975))
