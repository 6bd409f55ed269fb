"""What all charts of this project are drawn with: points with intervals, groups side by side, colours and tooltips."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from .appearance import PALETTE, readable

if TYPE_CHECKING:
    import altair as alt

    from ..tables.corpus_tables import Frame


MOST_ROWS = 30
SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down", "stroke")
WIDTH = 460
STEP = 22


def interval_chart(
    rows: Frame,
    *,
    row: str,
    value: str,
    value_title: str,
    colour: str | None,
    domain: tuple[float, float] | None = None,
) -> alt.TopLevelMixin:
    """Draw values with their intervals (``low``, ``high``), one line a row, zero included.

    Args:
        rows: the table.
        row: the column that names the lines.
        value: the column with the values.
        value_title: what the values are, with their unit.
        colour: the column whose values get a colour and a shape each; one colour if None.
        domain: the ends of the scale, where they are fixed.
    """
    import altair as alt

    from ...corpus.results.display import LayerChart

    rows = rows.drop(columns=[name for name in ("examples",) if name in rows]).copy()
    if colour:
        rows = _with_values(rows, value=value, group=colour)
    if row == "label":
        rows[row] = rows[row].map(readable)
    y = alt.Y(f"{row}:N", sort=None, title=None, axis=alt.Axis(labelLimit=640))
    scale = alt.Scale(domain=list(domain)) if domain else alt.Scale(zero=True)
    x = alt.X(f"{value}:Q", title=value_title, scale=scale)
    encodings: dict[str, Any] = {"y": y}
    shape: dict[str, Any] = {}
    if colour:
        groups, colours = palette_of(rows[colour])
        legend = alt.Legend(title=None) if len(groups) > 1 else None
        encodings["yOffset"] = alt.YOffset(f"{colour}:N", sort=groups)
        encodings["color"] = alt.Color(f"{colour}:N", scale=colours, sort=groups, legend=legend)
        shapes = alt.Scale(domain=groups, range=shapes_of(groups))
        shape["shape"] = alt.Shape(f"{colour}:N", scale=shapes, sort=groups, legend=legend)
    else:
        encodings["color"] = alt.value(PALETTE[0])
    n_groups = rows[colour].nunique() if colour else 1
    base = alt.Chart(rows)
    rules = (
        base.mark_rule(strokeWidth=1.6)
        .encode(x=x, **encodings)
        .encode(x=alt.X("low:Q", title=value_title, scale=scale), x2="high:Q")
    )
    points = base.mark_point(size=60, filled=True, opacity=1).encode(
        x=x,
        **encodings,
        **shape,
        tooltip=tooltips(rows, row, colour or row, value, "low", "high", "count", "words", "sentences"),
    )
    zero = (
        alt.Chart(alt.Data(values=[{"x": 0}]))
        .mark_rule(color="#999999")
        .encode(x=alt.X("x:Q", title=value_title))
    )
    return styled(
        LayerChart(layer=[zero, rules, points]).properties(
            width=WIDTH, height={"step": STEP if n_groups == 1 else STEP * 0.6}
        )
    )


def grouped(table: Frame, by: tuple[str, ...]) -> Frame:
    """Return the rows with their group's name as the column ``group``."""
    rows = table.copy()
    if not by:
        return rows.assign(group="all")
    rows["group"] = rows[by[0]].astype(str)
    for name in by[1:]:
        rows["group"] = rows["group"] + " · " + rows[name].astype(str)
    return rows


def _with_values(rows: Frame, *, value: str, group: str) -> Frame:
    """Return the rows of groups that have a value: one without any would take room and a colour for nothing."""
    has = rows.loc[rows[value].notna(), group]
    return rows[rows[group].isin(has)] if len(has) else rows


def shapes_of(groups: Sequence[str]) -> list[str]:
    """Return a shape for each group, so that where colours begin anew no group looks as another does.

    >>> shapes_of("abcdefgh")[0], shapes_of("abcdefgh")[7]
    ('circle', 'square')
    """
    return [SHAPES[(i + i // len(PALETTE)) % len(SHAPES)] for i in range(len(groups))]


def palette_of(values: Frame) -> tuple[list[str], alt.Scale]:
    """Return the distinct values in order, and the scale that gives each its colour."""
    import altair as alt

    groups = list(dict.fromkeys(values))
    return groups, alt.Scale(domain=groups, range=[PALETTE[i % len(PALETTE)] for i in range(len(groups))])


def tooltips(rows: Frame, *names: str) -> list[alt.Tooltip]:
    """Return what is shown of a mark that is pointed at: those of the columns that the table has."""
    import altair as alt

    tips = []
    for name in dict.fromkeys(names):
        if name not in rows:
            continue
        number = rows[name].dtype.kind in "fiu"
        spec: dict[str, Any] = {"format": ".3~f" if rows[name].dtype.kind == "f" else ","} if number else {}
        tips.append(alt.Tooltip(f"{name}:{'Q' if number else 'N'}", title=readable(name), **spec))
    return tips


def styled(chart: Any) -> alt.TopLevelMixin:
    """Give a chart the look that all share."""
    # Greys that show on white and on the dark ground that JupyterLab's dark theme gives a chart.
    return (
        chart.configure(font="Helvetica Neue, Arial, sans-serif")
        .configure_axis(
            labelFontSize=12,
            titleFontSize=12,
            titleFontWeight="normal",
            gridColor="#888888",
            gridOpacity=0.25,
            domainColor="#888888",
        )
        .configure_legend(labelFontSize=12, orient="top", symbolSize=90)
        .configure_title(fontSize=13, anchor="start", fontWeight=600)
        .configure_view(stroke=None)
    )
