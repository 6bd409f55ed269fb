"""Charts of agency, quotation and contrast: bars to the left and right of nothing, shares, and pairs of rates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..charts.appearance import PALETTE, readable
from ..charts.drawing import grouped, interval_chart, styled, tooltips

if TYPE_CHECKING:
    import altair as alt

    from ..tables.corpus_tables import Frame

_WIDTH = 420
_STEP = 20
_ACTORS = 8
_GROUPS = 6
_PAIRS = 20
_EACH_NUMBER = 10
"""Up to here an axis of counts names each number."""


def agency_chart(table: Frame, *, by: tuple[str, ...] = ("outlet",)) -> alt.TopLevelMixin:
    """Draw actors as affected to the left and as agents to the right, with intervals, one panel a group."""
    import altair as alt
    import pandas as pd

    from ...corpus.results.display import VConcatChart

    rows = grouped(table, by)
    busiest = (
        (rows["agent"] + rows["affected"])
        .groupby(rows["group"])
        .sum()
        .sort_values(ascending=False, kind="stable")
    )
    rows = rows[rows["group"].isin(list(busiest.index[:_GROUPS]))]
    rows = rows.groupby("group", sort=False).head(_ACTORS)
    sides = []
    for role, sign in (("affected", -1), ("agent", 1)):
        side = rows[["group", "actor", role]].rename(columns={role: "count"}).assign(role=role)
        side["rate"] = sign * rows[f"{role}_rate"]
        side["per_1000"] = rows[f"{role}_rate"]
        bounds = sign * rows[f"{role}_low"], sign * rows[f"{role}_high"]
        side["low"], side["high"] = bounds if sign > 0 else bounds[::-1]
        sides.append(side)
    data = pd.concat(sides, ignore_index=True)
    reach = float(data[["low", "high"]].abs().max().max()) or 1.0
    title = "← affected   ·   per 1,000 words   ·   agent →"
    x = alt.X(
        "rate:Q",
        title=title,
        scale=alt.Scale(domain=[-reach, reach]),
        axis=alt.Axis(labelExpr="abs(datum.value)"),
    )
    colour = alt.Color(
        "role:N",
        scale=alt.Scale(domain=["affected", "agent"], range=[PALETTE[4], PALETTE[0]]),
        legend=alt.Legend(title=None),
    )
    panels = []
    for group in dict.fromkeys(data["group"]):
        part = data[data["group"] == group]
        y = alt.Y("actor:N", sort=None, title=None, axis=alt.Axis(labelLimit=260))
        base = alt.Chart(part)
        bars = base.mark_bar(opacity=0.75).encode(
            x=x, y=y, color=colour, tooltip=tooltips(part, "actor", "role", "count", "per_1000")
        )
        rules = base.mark_rule(strokeWidth=1.4, color="#555555").encode(
            x=alt.X("low:Q", title=title), x2="high:Q", y=y
        )
        zero = (
            alt.Chart(alt.Data(values=[{"x": 0}]))
            .mark_rule(color="#777777")
            .encode(x=alt.X("x:Q", title=title))
        )
        panels.append(
            alt.layer(bars, rules, zero).properties(
                title=str(group) if len(by) else "", width=_WIDTH, height={"step": _STEP}
            )
        )
    return styled(VConcatChart(vconcat=panels).resolve_scale(x="shared"))


def forms_chart(table: Frame, *, by: tuple[str, ...] = ("outlet",)) -> alt.TopLevelMixin:
    """Draw, for each group, the share of processes in each form, those without an agent from the right."""
    import altair as alt

    from ...corpus.results.display import LayerChart

    rows = grouped(table, by).drop(columns=["examples"])
    rows["form"] = rows["realised"].map(readable)
    order = [readable(name) for name in _SHOWN if readable(name) in set(rows["form"])]
    rows["place"] = [order.index(form) for form in rows["form"]]
    rows["group"] = rows["group"] + " (" + rows["processes"].astype(str) + ")"
    colours = [_FORM_COLOURS[_SHOWN.index(form.replace(" ", "_"))] for form in order]
    bars = (
        alt.Chart(rows)
        .mark_bar(stroke="white", strokeWidth=0.6)
        .encode(
            x=alt.X(
                "share:Q",
                title="share of processes",
                axis=alt.Axis(format="%"),
                scale=alt.Scale(domain=[0, 1]),
            ),
            y=alt.Y("group:N", sort=None, title=None, axis=alt.Axis(labelLimit=300)),
            color=alt.Color(
                "form:N",
                sort=order,
                scale=alt.Scale(domain=order, range=colours),
                legend=alt.Legend(title=None, columns=3),
            ),
            order=alt.Order("place:Q"),
            tooltip=tooltips(rows, "group", "form", "count", "share", "low", "high", "with_agent"),
        )
    )
    return styled(LayerChart(layer=[bars]).properties(width=_WIDTH + 60, height={"step": 26}))


_SHOWN = ("active", "passive", "nominalisation", "reduced_passive", "agentless_passive", "ergative")
_FORM_COLOURS = (PALETTE[0], PALETTE[5], PALETTE[2], "#F0E442", PALETTE[1], PALETTE[3])


def quotations_chart(table: Frame, *, by: tuple[str, ...] = ("namer",)) -> alt.TopLevelMixin:
    """Draw how often the most quoted speakers are quoted, by how the verb presents what they say."""
    import altair as alt

    from ...corpus.results.display import VConcatChart
    from .quotations import VERB_CLASSES

    rows = grouped(table, by).drop(columns=["examples"])
    busiest = rows.groupby("group")["words_said"].sum().sort_values(ascending=False, kind="stable")
    rows = rows[rows["group"].isin(list(busiest.index[:_GROUPS]))].groupby("group", sort=False).head(_ACTORS)
    classes = [*VERB_CLASSES, "no verb"]
    rows["no verb"] = rows["count"] - rows[list(VERB_CLASSES)].sum(axis=1)
    long = rows.drop(columns=["count"]).melt(
        id_vars=["group", "speaker", "words_said", "share", "verbs"],
        value_vars=classes,
        var_name="verb",
        value_name="count",
    )
    long["place"] = [classes.index(name) for name in long["verb"]]
    colour = alt.Color(
        "verb:N",
        sort=classes,
        scale=alt.Scale(domain=classes, range=[PALETTE[0], PALETTE[1], PALETTE[2], PALETTE[4], "#BBBBBB"]),
        legend=alt.Legend(title=None),
    )
    panels = []
    for group in dict.fromkeys(rows["group"]):
        part = long[long["group"] == group]
        own = rows[rows["group"] == group].sort_values("count", ascending=False, kind="stable")
        ranked, ranks = own["speaker"], own["count"]
        panels.append(
            alt.Chart(part)
            .mark_bar(stroke="white", strokeWidth=0.6)
            .encode(
                x=alt.X("count:Q", title="quotations", axis=_whole_numbers(ranks.max())),
                y=alt.Y("speaker:N", sort=list(ranked), title=None, axis=alt.Axis(labelLimit=300)),
                color=colour,
                order=alt.Order("place:Q"),
                tooltip=tooltips(part, "speaker", "verb", "count", "words_said", "share", "verbs"),
            )
            .properties(title=str(group) if by else "", width=_WIDTH, height={"step": _STEP})
        )
    return styled(VConcatChart(vconcat=panels))


def _whole_numbers(most: int) -> alt.Axis:
    """Return an axis of counts: of a few, each number, and never a half."""
    import altair as alt

    return alt.Axis(values=list(range(int(most) + 1)), format="d") if most <= _EACH_NUMBER else alt.Axis()


def contrast_chart(table: Frame, *, one: str, other: str) -> alt.TopLevelMixin:
    """Draw the rates of two namers side by side with their intervals, the strongest contrast first."""
    import pandas as pd

    rows = table.head(_PAIRS)
    parts: list[Any] = []
    for number, name in ((1, one), (2, other)):
        part = rows[
            ["expression", f"count_{number}", f"rate_{number}", f"low_{number}", f"high_{number}"]
        ].copy()
        part.columns = ["expression", "count", "rate", "low", "high"]
        targets = rows["target"] if "target" in rows else pd.Series([None] * len(rows), index=rows.index)
        part["naming"] = [
            f"{target}: {words}" if isinstance(target, str) else words
            for target, words in zip(targets, part["expression"], strict=True)
        ]
        parts.append(part.assign(group=name))
    return interval_chart(
        pd.concat(parts, ignore_index=True),
        row="naming",
        value="rate",
        value_title="per 1,000 words",
        colour="group",
    )
