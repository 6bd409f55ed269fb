"""The pictures of a dataset card: outlets, months, lengths and labels, as PNG files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .composition import Composition

if TYPE_CHECKING:
    import altair as alt

FIGURES = "figures"
_BLUE, _ORANGE = "#0072B2", "#E69F00"
"""Two colours of Okabe and Ito (2008), which people with colour-vision deficiencies tell apart."""
_MOST_BARS = 20
_MOST_MONTHS = 3_000
_FEW_MONTHS = 36
"""Months up to which each has a mark of its own."""
_WIDTH = 480
_PPI = 110


def write_figures(counted: Composition, folder: Path) -> dict[str, str]:
    """Draw what there is to see and return the description of every picture by its path within the release."""
    written = {}
    for name, description, chart in _charts(counted):
        path = folder / FIGURES / f"{name}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        chart.save(str(path), ppi=_PPI)
        written[f"{FIGURES}/{path.name}"] = description
    return written


def _charts(counted: Composition) -> Iterator[tuple[str, str, alt.TopLevelMixin]]:
    kinds = ("reports", "comments")
    outlets = [
        {"name": outlet or "no outlet", "kind": kind, "count": count}
        for outlet, counts in list(counted.outlets.items())[:_MOST_BARS]
        for kind, count in zip(kinds, counts, strict=True)
    ]
    if outlets:
        said = f"the {_MOST_BARS} with most reports" if len(counted.outlets) > _MOST_BARS else "all"
        yield "outlets", f"Reports and comments by outlet ({said}).", _bars(outlets, axis="rows")
    dated = dict(zip(kinds, (counted.months, counted.comment_months), strict=True))
    months = [
        {"name": month, "kind": kind, "count": found.get(month, 0)}
        for kind, found in dated.items()
        if found
        for month in _months_between([*counted.months, *counted.comment_months])
    ]
    if len({row["name"] for row in months}) > 1:
        yield "months", "Reports and comments by the month they were published in.", _months(months)
    lengths = [
        {"kind": kind + "s", "words": words, "texts": texts}
        for kind, found in counted.lengths.items()
        for words, texts in found.items()
    ]
    if sum(row["texts"] for row in lengths) > 1:
        yield (
            "lengths",
            "Lengths of reports and comments in words, on a logarithmic scale.",
            _lengths(lengths),
        )
    total = counted.labels["findings"], counted.labels["annotations"]
    span = [
        {"name": f"{label} ({layer})".replace("_", " "), "kind": table, "count": found[layer, label]}
        for layer, label in _most_used(*total)
        for table, found in zip(("findings", "annotations"), total, strict=True)
        if found.get((layer, label))
    ]
    if span:
        yield "labels", f"The {_MOST_BARS} most frequent labels.", _bars(span, axis="claims")


def _months_between(months: list[str]) -> list[str]:
    """Return all months from the first to the last of some, since one without a text is nought, and no gap.

    Where one date is centuries off, only the months themselves.

    >>> _months_between(["2021-02", "2020-12"])
    ['2020-12', '2021-01', '2021-02']
    """
    if not months:
        return []
    first, last = ((int(month[:4]) * 12 + int(month[5:7]) - 1) for month in (min(months), max(months)))
    if last - first > _MOST_MONTHS:
        return sorted(set(months))
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(first, last + 1)]


def _most_used(*tables: Mapping[tuple[str, str], int]) -> list[tuple[str, str]]:
    total: dict[tuple[str, str], int] = {}
    for table in tables:
        for label, count in table.items():
            total[label] = total.get(label, 0) + count
    return sorted(total, key=lambda one: (-total[one], one))[:_MOST_BARS]


def _colour(rows: list[dict[str, Any]]) -> alt.Color:
    import altair as alt

    kinds = list(dict.fromkeys(row["kind"] for row in rows))
    return alt.Color(
        "kind:N",
        title=None,
        sort=kinds,
        scale=alt.Scale(domain=kinds, range=[_BLUE, _ORANGE][: len(kinds)]),
        legend=alt.Legend(orient="top") if len(kinds) > 1 else None,
    )


def _bars(rows: list[dict[str, Any]], *, axis: str) -> alt.TopLevelMixin:
    import altair as alt

    kinds = list(dict.fromkeys(row["kind"] for row in rows))
    chart = alt.Chart(alt.Data(values=rows)).mark_bar()
    return _styled(
        chart.encode(
            x=alt.X("count:Q", title=axis, axis=alt.Axis(format=",d", tickMinStep=1)),
            y=alt.Y("name:N", title=None, sort=None, axis=alt.Axis(labelLimit=320)),
            yOffset=alt.YOffset("kind:N", sort=kinds),
            color=_colour(rows),
        ).properties(width=_WIDTH, height={"step": 11 if len(kinds) > 1 else 16})
    )


def _months(rows: list[dict[str, Any]]) -> alt.TopLevelMixin:
    import altair as alt

    chart = alt.Chart(alt.Data(values=[row | {"name": row["name"] + "-01"} for row in rows]))
    return _styled(
        chart.mark_line(point=len({row["name"] for row in rows}) <= _FEW_MONTHS, strokeWidth=1.5)
        .encode(
            x=alt.X("yearmonth(name):T", title=None),
            y=alt.Y("count:Q", title="texts a month", axis=alt.Axis(format=",d", tickMinStep=1)),
            color=_colour(rows),
            shape=alt.Shape("kind:N", legend=None),
        )
        .properties(width=_WIDTH, height=180)
    )


def _lengths(rows: list[dict[str, Any]]) -> alt.TopLevelMixin:
    import altair as alt

    steps: dict[tuple[str, int], int] = {}
    for row in rows:
        # Three steps a power of ten: 1, 2, 5, 10, 20, …
        edge = max(edge for edge in _EDGES if edge <= max(1, row["words"]))
        steps[row["kind"], edge] = steps.get((row["kind"], edge), 0) + row["texts"]
    values = [
        {"kind": kind, "words": f"{edge:,}+", "edge": edge, "count": count}
        for (kind, edge), count in sorted(steps.items(), key=lambda item: item[0][1])
    ]
    order = [f"{edge:,}+" for edge in sorted({value["edge"] for value in values})]
    chart = alt.Chart(alt.Data(values=values)).mark_bar()
    kinds = [kind for kind in ("reports", "comments") if any(value["kind"] == kind for value in values)]
    return _styled(
        chart.encode(
            x=alt.X("words:N", sort=order, title="words in a text", axis=alt.Axis(labelAngle=0)),
            xOffset=alt.XOffset("kind:N", sort=kinds),
            y=alt.Y("count:Q", title="texts", axis=alt.Axis(format=",d", tickMinStep=1)),
            color=_colour(sorted(values, key=lambda value: kinds.index(value["kind"]))),
        ).properties(width=_WIDTH, height=180)
    )


_EDGES = tuple(step * 10**power for power in range(7) for step in (1, 2, 5))


def _styled(chart: alt.Chart) -> alt.TopLevelMixin:
    return (
        chart.configure_view(strokeWidth=0)
        .configure_axis(
            grid=True, gridColor="#eeeeee", labelFontSize=11, titleFontSize=11, titleFontWeight="normal"
        )
        .configure_legend(labelFontSize=11)
        .properties(background="white")
    )
