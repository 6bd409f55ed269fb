"""Charts of results in Altair: intervals drawn, zero included, colours the colour-blind can tell apart.

Each function takes the table of a `Result` and returns a chart; none touches the corpus.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..charts.appearance import PALETTE, readable
from ..charts.drawing import MOST_ROWS, STEP, WIDTH, grouped, interval_chart, palette_of, styled, tooltips

if TYPE_CHECKING:
    import altair as alt

    from ..tables.corpus_tables import Frame

NAMING_COLOURS = {
    "delegitimising_label": PALETTE[1],
    "legitimising_label": PALETTE[2],
    "proxy_label": PALETTE[3],
    "contested_territory": PALETTE[4],
    "dehumanising": PALETTE[6],
    "scare_quotes": PALETTE[5],
    "neutral_label": PALETTE[0],
}
_FEW_GROUPS = 3


def rates_chart(table: Frame, *, by: tuple[str, ...] = ("kind",)) -> alt.TopLevelMixin:
    """Draw rates per 1,000 words with their intervals, one line a label, one colour and shape a group."""
    return interval_chart(
        grouped(table, by), row="label", value="rate", value_title="per 1,000 words", colour="group"
    )


def frames_chart(table: Frame, *, by: tuple[str, ...] = ("kind",)) -> alt.TopLevelMixin:
    """Draw the share of sentences with each frame as bars with intervals, one panel a codebook."""
    import altair as alt

    from ...corpus.results.display import VConcatChart

    rows = grouped(table, by)
    rows["frame"] = rows["frame"].map(readable)
    rows["codebook"] = rows["layer"].map(readable)
    groups, scale = palette_of(rows["group"])
    y = alt.Y("frame:N", sort=None, title=None, axis=alt.Axis(labelLimit=300))
    offset = alt.YOffset("group:N", sort=groups)
    base = alt.Chart(rows)
    bars = base.mark_bar(opacity=0.45).encode(
        x=alt.X("share:Q", title="share of sentences", axis=alt.Axis(format="%")),
        y=y,
        yOffset=offset,
        color=alt.Color("group:N", title=None, scale=scale, sort=groups),
        tooltip=tooltips(rows, "frame", "group", "count", "sentences", "share", "low", "high"),
    )
    rules = base.mark_rule(strokeWidth=1.6).encode(
        x=alt.X("low:Q", title="share of sentences"),
        x2="high:Q",
        y=y,
        yOffset=offset,
        color=alt.Color("group:N", title=None, scale=scale, sort=groups),
    )
    panels = [
        alt.layer(bars, rules)
        .transform_filter(alt.datum.codebook == codebook)
        .properties(title=codebook, width=WIDTH, height={"step": STEP * 0.75})
        for codebook in dict.fromkeys(rows["codebook"])
    ]
    return styled(VConcatChart(vconcat=panels).resolve_scale(x="shared"))


def pairs_chart(table: Frame, *, by: tuple[str, ...] = ()) -> alt.TopLevelMixin:
    """Draw, a panel a codebook, how much more sentences of comments carry each frame than those of their report."""
    import altair as alt

    from ...corpus.results.display import VConcatChart

    rows = grouped(table, by)
    rows["frame"] = rows["frame"].map(readable)
    rows["codebook"] = rows["layer"].map(readable)
    groups, scale = palette_of(rows["group"])
    y = alt.Y("frame:N", sort=None, title=None, axis=alt.Axis(labelLimit=300))
    offset = alt.YOffset("group:N", sort=groups)
    legend = alt.Legend(title=None) if len(groups) > 1 else None
    colour = alt.Color("group:N", scale=scale, sort=groups, legend=legend)
    title = "share in comments less share in their report"
    axis = alt.Axis(format="+%")
    base = alt.Chart(rows)
    rules = base.mark_rule(strokeWidth=1.6).encode(
        x=alt.X("low:Q", title=title, axis=axis), x2="high:Q", y=y, yOffset=offset, color=colour
    )
    points = base.mark_point(size=60, filled=True, opacity=1).encode(
        x=alt.X("difference:Q", title=title, axis=axis),
        y=y,
        yOffset=offset,
        color=colour,
        tooltip=tooltips(
            rows,
            "frame",
            "group",
            "pairs",
            "report_share",
            "comment_share",
            "difference",
            "low",
            "high",
            "odds_ratio",
        ),
    )
    zero = base.mark_rule(color="#888888").encode(x=alt.datum(0))
    panels = [
        alt.layer(zero, rules, points)
        .transform_filter(alt.datum.codebook == codebook)
        .properties(title=codebook, width=WIDTH, height={"step": STEP * 0.75})
        for codebook in dict.fromkeys(rows["codebook"])
    ]
    return styled(VConcatChart(vconcat=panels).resolve_scale(x="shared"))


def means_chart(
    table: Frame, *, by: tuple[str, ...], value_title: str = "mean score of sentences (−1 to 1)"
) -> alt.TopLevelMixin:
    """Draw mean sentiments with their intervals on the scale from −1 to 1."""
    first, *rest = by
    rows = grouped(table.head(MOST_ROWS), tuple(rest))
    return interval_chart(
        rows,
        row=first,
        value="mean",
        value_title=value_title,
        colour="group" if rest else None,
        domain=(-1, 1),
    )


def naming_chart(table: Frame) -> alt.TopLevelMixin:
    """Draw the commonest namings: the target, what it is called, and by whom.

    Up to three namers are drawn with intervals, more as a matrix of circles whose area is the rate.
    """
    rows = table.copy()
    speaker = next((name for name in ("namer", "outlet", "kind", "voice") if name in rows), None)
    targets = rows["target"].astype(object).where(rows["target"].notna(), "no target shown")
    rows["naming"] = targets + ": " + rows["expression"].astype(str)
    for name in ("voice", "source"):
        if name in rows and name != speaker:
            said = rows[name].astype(object).where(rows[name].notna(), "")
            rows["naming"] = rows["naming"] + said.map(lambda text: f" · {text}" if text else "")
    rows["group"] = rows[speaker].astype(str) if speaker else "all"
    commonest = rows.groupby("naming", sort=False)["count"].sum().sort_values(ascending=False, kind="stable")
    rows = rows[rows["naming"].isin(list(commonest.index[:MOST_ROWS]))]
    if rows["group"].nunique() > _FEW_GROUPS:
        return _matrix(rows, order=[str(name) for name in commonest.index[:MOST_ROWS]])
    return interval_chart(rows, row="naming", value="rate", value_title="per 1,000 words", colour="group")


def _matrix(rows: Frame, *, order: list[str]) -> alt.TopLevelMixin:
    import altair as alt

    from ...corpus.results.display import LayerChart

    rows = rows.drop(columns=["examples"]).copy()
    rows["label"] = rows["label"].map(readable)
    labels = [readable(name) for name in NAMING_COLOURS if readable(name) in set(rows["label"])]
    colours = [NAMING_COLOURS[name.replace(" ", "_")] for name in labels]
    circles = (
        alt.Chart(rows)
        .mark_circle(opacity=0.9)
        .encode(
            x=alt.X(
                "group:N", title=None, axis=alt.Axis(orient="top", labelAngle=-40, labelLimit=160, grid=True)
            ),
            y=alt.Y("naming:N", sort=order, title=None, axis=alt.Axis(labelLimit=640, grid=True)),
            size=alt.Size("rate:Q", title="per 1,000 words", scale=alt.Scale(range=[8, 420], zero=True)),
            color=alt.Color("label:N", title="", sort=labels, scale=alt.Scale(domain=labels, range=colours)),
            tooltip=tooltips(
                rows, "naming", "group", "label", "count", "words", "rate", "low", "high", "share"
            ),
        )
    )
    chart = LayerChart(layer=[circles]).properties(width={"step": 44}, height={"step": STEP})
    return styled(chart).configure_legend(orient="right", labelFontSize=12)  # pyright: ignore[reportAttributeAccessIssue]
