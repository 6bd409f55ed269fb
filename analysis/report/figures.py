"""The geometry of the report's small figures, as plain numbers for the templates.

Figures hold lines and bars only and stretch to the width they are given; every word stands outside them in
HTML, so that it keeps its size on a phone.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

MAX_BARS = 240
LEAST_WIDTH = 12.0
"""A strip of few sentences keeps thin bars and stays open to the right."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One sentence of a strip: x and width in units of a sentence, y and height in percent of the half axis."""

    x: float
    y: float
    height: float
    polarity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """The sentiment of a run of sentences, one bar a sentence, up for positive and down for negative.

    Attributes:
        width: units of the view box; one sentence takes one unit, a new text one more.
        mean: mean compound of all sentences, drawn or not.
        low, high: interval of the mean where it is known.
        left_out: sentences not drawn.
    """

    bars: tuple[Bar, ...]
    width: float
    n: int
    negative: int
    neutral: int
    positive: int
    mean: float
    low: float | None
    high: float | None
    left_out: int


def strip(
    groups: Sequence[Sequence[tuple[float, str]]], *, low: float | None = None, high: float | None = None
) -> Strip | None:
    """Return the strip of some texts, each a sequence of sentence compounds with their labels.

    >>> drawn = strip([[(0.5, "positive"), (-0.25, "negative")], [(0.0, "neutral")]])
    >>> drawn.width, drawn.mean, [bar.height for bar in drawn.bars]
    (12.0, 0.08333333333333333, [25.0, 12.5, 1.0])
    """
    flat = [pair for group in groups for pair in group]
    if not flat:
        return None
    bars: list[Bar] = []
    x = 0.0
    for group in groups:
        if not group or len(bars) >= MAX_BARS:
            continue
        x += 1.0 if bars else 0.0
        for compound, label in group:
            if len(bars) < MAX_BARS:
                height = max(abs(compound) * 50, 0.5)
                # A neutral sentence still leaves a trace, half above and half below the axis.
                thin = height == 0.5
                y = 49.5 if thin else 50 - height if compound > 0 else 50.0
                bars.append(Bar(x, round(y, 2), 1.0 if thin else round(height, 2), label))
                x += 1.0
    labels = [label for _, label in flat]
    return Strip(
        bars=tuple(bars),
        width=max(x, LEAST_WIDTH),
        n=len(flat),
        negative=labels.count("negative"),
        neutral=labels.count("neutral"),
        positive=labels.count("positive"),
        mean=sum(compound for compound, _ in flat) / len(flat),
        low=low,
        high=high,
        left_out=len(flat) - len(bars),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """One line of a table of intervals, with its places on an axis from 0 to 100."""

    kind: str
    count: int | None
    total: float | None
    value: float
    low: float | None
    high: float | None
    at: float
    first: float
    last: float
    clipped: bool


def intervals(
    rows: Sequence[Mapping[str, Any]], *, value: str, minimum: float, maximum: float
) -> list[Interval]:
    """Place the values and bounds of table rows on an axis; a bound beyond it is cut and marked as cut."""

    def place(number: float) -> float:
        return round(100 * (min(max(number, minimum), maximum) - minimum) / (maximum - minimum), 2)

    placed = []
    for row in rows:
        number, low, high = float(row[value]), _known(row.get("low")), _known(row.get("high"))
        if math.isnan(number):
            continue
        placed.append(
            Interval(
                kind=str(row.get("kind", "")),
                count=row.get("count"),
                total=row.get("words") or row.get("sentences"),
                value=number,
                low=low,
                high=high,
                at=place(number),
                first=place(number if low is None else low),
                last=place(number if high is None else high),
                clipped=high is not None and high > maximum,
            )
        )
    return placed


def axis_end(values: Sequence[float]) -> float:
    """Return a round number at or above every value: 1, 2 or 5 times a power of ten.

    >>> axis_end([3.2, 17]), axis_end([])
    (20.0, 1.0)
    """
    highest = max((value for value in values if not math.isnan(value)), default=0.0)
    if highest <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(highest))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= highest)


def _known(value: Any) -> float | None:
    return None if value is None or math.isnan(float(value)) else float(value)
