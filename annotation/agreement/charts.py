"""The plots of agreement, confusion and evaluation: shape and colour together, so that nothing depends on colour."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...corpus.palette import PALETTE
from .values import ALL

if TYPE_CHECKING:
    import altair as alt

_STEP = 11
_COLOURS = (*PALETTE, "#777777")
_SHAPES = (
    "circle",
    "square",
    "diamond",
    "triangle-up",
    "cross",
    "triangle-down",
    "triangle-left",
    "triangle-right",
)


def agreement_chart(table: Any) -> alt.TopLevelMixin:
    """Draw every value with its interval, a panel a layer and unit."""
    import altair as alt

    from ...corpus.results.display import VConcatChart

    told = "label" if table["annotators"].nunique() == 1 and table["label"].nunique() > 1 else "annotators"
    shown = table if told == "label" else table[table["label"] == ALL]
    shown = shown.dropna(subset=["value"])
    measures = list(dict.fromkeys(shown["measure"]))
    tooltip = ["layer", "label", "annotators", "measure", "value", "low", "high", "units", "documents"]
    panels = [
        _whiskers(
            part,
            told=told,
            measures=measures,
            title="agreement",
            domain=[min(0.0, float(part["value"].min()), float(part["low"].min(skipna=True))), 1],
            tooltip=tooltip,
        ).properties(width=380, height=alt.Step(_STEP), title=f"{layer.replace('_', ' ')}, {unit}s")
        for (layer, unit), part in _parts(shown, "layer", "unit")
    ]
    return VConcatChart(vconcat=panels).resolve_scale(yOffset="independent")


def evaluation_chart(table: Any) -> alt.TopLevelMixin:
    """Draw precision, recall and F1 with their intervals, a panel a layer and way of matching."""
    import altair as alt
    import pandas as pd

    from ...corpus.results.display import VConcatChart

    measures = ["precision", "recall", "f1"]
    parts = [
        table[["layer", "label", "matching"]].assign(
            measure=name, value=table[name], low=table[f"{name}_low"], high=table[f"{name}_high"]
        )
        for name in measures
    ]
    shown = pd.concat(parts).dropna(subset=["value"])
    panels = [
        _whiskers(
            part,
            told="label",
            measures=measures,
            title=f"precision, recall, F1 ({matching})",
            domain=[0, 1],
            tooltip=["layer", "label", "matching", "measure", "value", "low", "high"],
        ).properties(width=380, height=alt.Step(_STEP), title=f"{layer.replace('_', ' ')}, {matching}")
        for (layer, matching), part in _parts(shown, "layer", "matching")
    ]
    return VConcatChart(vconcat=panels).resolve_scale(yOffset="independent")


def confusion_chart(table: Any) -> alt.TopLevelMixin:
    """Draw counts as matrices, a panel a layer."""
    import altair as alt

    from ...corpus.results.display import LayerChart, VConcatChart

    panels = []
    for (layer,), part in _parts(table, "layer"):
        base = alt.Chart(part).encode(
            x=alt.X("second:N", title="second", axis=alt.Axis(labelAngle=-40, labelLimit=220)),
            y=alt.Y("first:N", title="first", axis=alt.Axis(labelLimit=220)),
        )
        cells = base.mark_rect().encode(
            color=alt.Color("count:Q", legend=None, scale=alt.Scale(scheme="blues", domainMin=0)),
            tooltip=["layer", "first", "second", "count", "quote"],
        )
        half = float(part["count"].max()) / 2
        numbers = base.mark_text().encode(
            text="count:Q",
            color=alt.condition(f"datum.count > {half}", alt.value("white"), alt.value("black")),
        )
        panels.append(
            LayerChart(layer=[cells, numbers]).properties(
                width=alt.Step(34), height=alt.Step(22), title=layer.replace("_", " ")
            )
        )
    return VConcatChart(vconcat=panels).resolve_scale(color="independent")


def _parts(table: Any, *columns: str) -> list[tuple[tuple[str, ...], Any]]:
    """Return the rows of each panel by what tells them apart, in order."""
    keys = sorted({tuple(map(str, row)) for row in table[list(columns)].itertuples(index=False)})
    parts = []
    for key in keys:
        part = table
        for column, value in zip(columns, key, strict=True):
            part = part[part[column] == value]
        parts.append((key, part))
    return parts


def _whiskers(
    part: Any, *, told: str, measures: list[str], title: str, domain: list[float], tooltip: list[str]
) -> Any:
    import altair as alt

    from ...corpus.results.display import LayerChart

    colours = [_COLOURS[place % len(_COLOURS)] for place in range(len(measures))]
    shapes = [_SHAPES[place % len(_SHAPES)] for place in range(len(measures))]
    own = [measure for measure in measures if (part["measure"] == measure).any()]
    base = alt.Chart(part).encode(
        y=alt.Y(f"{told}:N", title=None, sort=[ALL], axis=alt.Axis(labelLimit=220)),
        yOffset=alt.YOffset("measure:N", sort=own, scale=alt.Scale(domain=own)),
        color=alt.Color(
            "measure:N", title=None, sort=measures, scale=alt.Scale(domain=measures, range=colours)
        ),
    )
    lines = base.mark_rule(strokeWidth=1.5).encode(x="low:Q", x2="high:Q")
    points = base.mark_point(filled=True, size=45, opacity=1).encode(
        x=alt.X("value:Q", title=title, scale=alt.Scale(domain=domain)),
        shape=alt.Shape(
            "measure:N",
            title=None,
            sort=measures,
            scale=alt.Scale(domain=measures, range=shapes),
        ),
        tooltip=tooltip,
    )
    return LayerChart(layer=[lines, points])
