"""Plots show what the tables hold: intervals whole, unless one would press everything else flat."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from commentariat.analysis.statistics.charts import trend_chart


def layers_of(highs: list[float]) -> list[dict[str, Any]]:
    rates = [10.0, 20.0, 15.0, 12.0]
    table = pd.DataFrame(
        {
            "word": "regime",
            "period": ["2019-01", "2019-02", "2019-03", "2019-04"],
            "count": 3,
            "words": 1000,
            "rate": rates,
            "low": [rate / 2 for rate in rates],
            "high": highs,
        }
    )
    return trend_chart(table).to_dict()["vconcat"][0]["layer"]


@pytest.mark.parametrize(("highest", "cut"), [(40.0, False), (400.0, True)])
def test_the_axis_of_a_trend_holds_every_interval_but_a_monstrous_one(highest: float, cut: bool) -> None:
    band = layers_of([25.0, highest, 30.0, 28.0])[0]["encoding"]["y"]
    low, top = band["scale"]["domain"]
    assert low == 0
    assert (top < highest) == cut
    assert top >= 20.0
    assert ("cut at the top" in band["title"]) == cut
