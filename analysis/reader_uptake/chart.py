"""The dot plot of uptake: ratios on a log scale with their intervals, repeated beside contested."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...corpus.errors import InputError
from ...corpus.palette import OKABE_ITO
from ..charts.appearance import readable

if TYPE_CHECKING:
    import altair as alt

    from ..tables.corpus_tables import Frame

MOST_ITEMS = 25
_RESPONSES = ("repeated", "contested")
_COLOURS = (OKABE_ITO["blue"], OKABE_ITO["vermillion"])
_SHAPES = ("circle", "diamond")
_FARTHEST = 100.0
"""Ratios and bounds are drawn between 1/100 and 100; the table has them whole."""
_TICKS = (0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100)
_GREY = "#888888"


def uptake_chart(table: Frame) -> alt.TopLevelMixin:
    """Draw the items that were tested, the surest first: filled where the adjusted p-value is below .05.

    Raises:
        InputError: when no row of the table was tested.
    """
    import altair as alt

    from ...corpus.results.display import LayerChart

    rows = table[table["ratio"].notna()].copy()
    if rows.empty:
        raise InputError("No item was tested, so there is no ratio to plot; the table has the counts.")
    actor = rows["actor"].astype(object).where(rows["actor"].notna(), "")
    rows["shown"] = [
        f"{who}: {item}"
        if who
        else f"{readable(item)} (frame, {readable(label)})"
        if kind == "frame"
        else item
        for who, item, kind, label in zip(actor, rows["item"], rows["kind"], rows["label"], strict=True)
    ]
    rows = rows[rows["shown"].isin(list(dict.fromkeys(rows["shown"]))[:MOST_ITEMS])]
    for name in ("ratio", "low", "high"):
        rows[name] = rows[name].clip(1 / _FARTHEST, _FARTHEST)
    rows["sure"] = rows["p_adjusted"].lt(0.05).map({True: "adjusted p < .05", False: "not sure"})
    rows = rows.drop(columns=["report_line", "comment_line"])
    shown = [name for name in _RESPONSES if (rows["response"] == name).any()]
    y = alt.Y("shown:N", sort=None, title=None, axis=alt.Axis(labelLimit=380))
    offset = alt.YOffset("response:N", sort=list(_RESPONSES))
    scale = alt.Scale(type="log")
    legend = alt.Legend(title=None) if len(shown) > 1 else None
    number = [_RESPONSES.index(name) for name in shown]
    colour = alt.Color(
        "response:N",
        sort=shown,
        legend=legend,
        scale=alt.Scale(domain=shown, range=[_COLOURS[n] for n in number]),
    )
    title = "comments that do, against readers of other reports (ratio, log scale)"
    axis = alt.Axis(values=list(_TICKS), format="~g")
    base = alt.Chart(rows)
    rules = base.mark_rule(strokeWidth=1.6).encode(
        x=alt.X("low:Q", title=title, scale=scale, axis=axis), x2="high:Q", y=y, yOffset=offset, color=colour
    )
    points = base.mark_point(size=70, strokeWidth=1.6, opacity=1).encode(
        x=alt.X("ratio:Q", title=title, scale=scale, axis=axis),
        y=y,
        yOffset=offset,
        color=colour,
        shape=alt.Shape(
            "response:N",
            sort=shown,
            legend=legend,
            scale=alt.Scale(domain=shown, range=[_SHAPES[n] for n in number]),
        ),
        fill=alt.condition(alt.datum.sure == "adjusted p < .05", colour, alt.value("#ffffff")),
        tooltip=[
            alt.Tooltip("shown:N", title="item"),
            "response:N",
            "observed:Q",
            alt.Tooltip("expected:Q", format=".1f"),
            alt.Tooltip("ratio:Q", format=".2f"),
            alt.Tooltip("low:Q", format=".2f"),
            alt.Tooltip("high:Q", format=".2f"),
            alt.Tooltip("p_adjusted:Q", format=".4f"),
            "reports:Q",
        ],
    )
    one = (
        alt.Chart(alt.Data(values=[{"x": 1}]))
        .mark_rule(color=_GREY)
        .encode(x=alt.X("x:Q", title=title, scale=scale, axis=axis))
    )
    return (
        LayerChart(layer=[one, rules, points])
        .properties(width=420, height={"step": 15})
        .configure(font="Helvetica Neue, Arial, sans-serif")
        .configure_axis(
            labelFontSize=12,
            titleFontSize=12,
            titleFontWeight="normal",
            gridColor=_GREY,
            gridOpacity=0.25,
            domainColor=_GREY,
        )
        .configure_legend(labelFontSize=12, orient="top", symbolSize=90)
        .configure_view(stroke=None)
    )
