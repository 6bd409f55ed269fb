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


@pytest.mark.parametrize(
    ("period", "first", "last", "said", "ticks"),
    [
        ("month", "2019-01", "2019-04", "%b %Y", {"interval": "month", "step": 1}),
        ("month", "2018-04", "2021-03", "%b %Y", {"interval": "month", "step": 6}),
        ("month", "2004-01", "2024-03", "%Y", {"interval": "year", "step": 5}),
        ("year", "2019", "2021", "%Y", {"interval": "year", "step": 1}),
        ("day", "2019-01-01", "2019-01-03", "%-d %b %Y", {"interval": "day", "step": 1}),
        ("day", "2019-01-01", "2019-03-03", "%-d %b %Y", None),
    ],
)
def test_every_label_of_a_time_says_its_year_and_stands_once(
    period: str, first: str, last: str, said: str, ticks: dict[str, Any] | None
) -> None:
    table = pd.DataFrame(
        {
            "word": "regime",
            "period": [first, last],
            "count": 3,
            "words": 1000,
            "rate": 9.0,
            "low": 5.0,
            "high": 20.0,
        }
    )
    layer = trend_chart(table, period=period).to_dict()["vconcat"][0]["layer"][0]
    axis = layer["encoding"]["x"]["axis"]
    assert axis["format"] == said
    assert axis.get("tickCount") == ticks
