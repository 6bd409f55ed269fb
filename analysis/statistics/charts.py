"""Charts of corpus statistics, in the look of the other results: intervals drawn, colours the colour-blind tell apart.

Each takes the table of a `Result` and returns an Altair chart.
"""

from __future__ import annotations

from typing import Any

from ..charts.appearance import PALETTE
from ..charts.drawing import MOST_ROWS, SHAPES, grouped, interval_chart, palette_of, styled, tooltips
from ..tables.corpus_tables import Frame

_WIDTH = 460
_STEP = 20
_EACH_SIDE = 15
_GREY = "#888888"
_APART = 10
"""Room around a legend beside another: a reader's own font may be wider than the one it was measured in."""
MOST_TIMES = 8
"""Labels of an axis of time."""
_MOST_NAMED = 34
"""Points of a chart that get their name."""
_FLAT = 3
"""How many times as long as the usual interval one must be to be cut at the top of an axis."""


def frequencies_chart(table: Frame, *, by: tuple[str, ...] = (), word: str = "word") -> Any:
    """Draw the commonest words with their rates and intervals, one colour and shape a group."""
    commonest = table.groupby(word, sort=False)["count"].sum().nlargest(MOST_ROWS).index
    rows = grouped(table[table[word].isin(commonest)], by)
    rows = rows.assign(order=rows[word].map({name: place for place, name in enumerate(commonest)}))
    rows = rows.sort_values("order", kind="stable")
    return interval_chart(
        rows, row=word, value="rate", value_title="per million words", colour="group" if by else None
    )


def keyness_chart(table: Frame, *, names: tuple[str, str]) -> Any:
    """Draw the strongest key words of both sides by their log ratio with its interval; the area is G²."""
    import altair as alt
    import pandas as pd

    from ...corpus.results.display import LayerChart

    over = table[table["log_ratio"] > 0].head(_EACH_SIDE)
    under = table[table["log_ratio"] <= 0].tail(_EACH_SIDE)
    rows = pd.concat([over.assign(side=names[0]), under.assign(side=names[1])])
    colours, shapes = list(PALETTE[:2]), ["circle", "square"]
    y = alt.Y("word:N", sort=None, title=None, axis=alt.Axis(labelLimit=240))
    title = "log ratio: doublings of the rate"
    side: dict[str, Any] = {"legend": alt.Legend(title="commoner in", padding=_APART)}
    base = alt.Chart(rows)
    color = alt.Color("side:N", scale=alt.Scale(domain=list(names), range=colours), **side)
    rules = base.mark_rule(strokeWidth=1.6).encode(
        y=y, x=alt.X("low:Q", title=title), x2="high:Q", color=color
    )
    points = base.mark_point(filled=True, opacity=1).encode(
        y=y,
        x=alt.X("log_ratio:Q", title=title),
        color=color,
        shape=alt.Shape("side:N", scale=alt.Scale(domain=list(names), range=shapes), **side),
        size=alt.Size(
            "log_likelihood:Q",
            scale=alt.Scale(range=[30, 260]),
            legend=alt.Legend(title="G²", values=_ticks(rows), padding=_APART),
        ),
        tooltip=tooltips(
            rows, "word", "count", "count_against", "log_ratio", "low", "high", "log_likelihood", "p", "z"
        ),
    )
    zero = alt.Chart(alt.Data(values=[{"x": 0}])).mark_rule(color=_GREY).encode(x=alt.X("x:Q", title=title))
    return styled(LayerChart(layer=[zero, rules, points]).properties(width=_WIDTH, height={"step": _STEP}))


def collocations_chart(table: Frame, *, measure: str) -> Any:
    """Draw the strongest collocates as lollipops; the area of the head is how often they are near a node.

    Function words, which keep company with every node, are left to the table, unless it holds nothing else.
    """
    import altair as alt
    from spacy.lang.en.stop_words import STOP_WORDS

    from ...corpus.results.display import LayerChart

    content = table[~table["word"].str.casefold().isin([*STOP_WORDS, "'s", "’s", "s", "t"])]
    rows = (content if len(content) else table).head(MOST_ROWS)
    left_out = " (function words left out)" if len(content) < len(table) and len(content) else ""
    titles = {
        "log_dice": "logDice",
        "log_likelihood": "log-likelihood G²",
        "mi": "MI",
        "mi3": "MI3",
        "t": "t-score",
        "delta_p_word": "ΔP of the word, given the node",
        "delta_p_node": "ΔP of the node, given the word",
    }
    y = alt.Y("word:N", sort=None, title=None, axis=alt.Axis(labelLimit=240))
    x = alt.X(f"{measure}:Q", title=titles[measure] + left_out, scale=alt.Scale(zero=True))
    base = alt.Chart(rows)
    stems = base.mark_rule(color=_GREY, strokeWidth=1.2).encode(y=y, x=x, x2=alt.datum(0))
    heads = base.mark_point(filled=True, opacity=1, color=PALETTE[0]).encode(
        y=y,
        x=x,
        size=alt.Size(
            "count:Q",
            scale=alt.Scale(range=[30, 320]),
            legend=alt.Legend(title="near the node", values=_ticks(rows, "count")),
        ),
        tooltip=tooltips(rows, "word", "count", "expected", "log_dice", "mi", "t", "log_likelihood", "p"),
    )
    return styled(LayerChart(layer=[stems, heads]).properties(width=_WIDTH, height={"step": _STEP}))


def dispersion_chart(table: Frame) -> Any:
    """Draw DP against frequency, so that a word is compared with those as common as it is."""
    import altair as alt

    from ...corpus.results.display import LayerChart

    rows = table.head(600)
    x = alt.X("count:Q", title="occurrences", scale=alt.Scale(type="log", nice=False))
    y = alt.Y("dp:Q", title="Gries’s DP: even 0, uneven 1", scale=alt.Scale(domain=[0, 1]))
    base = alt.Chart(rows)
    points = base.mark_point(size=22, filled=True, opacity=0.55, color=PALETTE[0]).encode(
        x=x, y=y, tooltip=tooltips(rows, "word", "count", "range", "dp", "dp_norm", "juilland_d", "kl")
    )
    named = _apart(rows)
    labels = (
        alt.Chart(named)
        .mark_text(align="left", dx=5, fontSize=11)
        .encode(x=x, y=y, text="word:N", color=alt.value(_GREY))
    )
    return styled(LayerChart(layer=[points, labels]).properties(width=_WIDTH + 100, height=360))


def barcode_chart(table: Frame, *, marks: list[tuple[str, int]], words: int) -> Any:
    """Draw where in the slice each query matches: a lexical dispersion plot, one line a query."""
    import altair as alt
    import pandas as pd

    from ...corpus.results.display import LayerChart

    rows = pd.DataFrame(marks, columns=["word", "place"])
    said: dict[str, str] = {
        row["word"]: f"{row['word']} ({row['count']:,}; DP {row['dp']:.2f})"
        for row in table.to_dict("records")
    }
    rows["line"] = [said[word] for word in rows["word"]]
    lines = list(said.values())
    y = alt.Y("line:N", sort=lines, scale=alt.Scale(domain=lines, padding=0.25), title=None)
    x = alt.X("place:Q", title="words into the slice", scale=alt.Scale(domain=[0, max(words, 1)], nice=False))
    ticks = (
        alt.Chart(rows)
        .mark_tick(thickness=1, opacity=0.6, bandSize=18)
        .encode(
            x=x,
            y=y,
            color=alt.Color(
                "line:N",
                scale=alt.Scale(domain=lines, range=[PALETTE[i % len(PALETTE)] for i in range(len(lines))]),
                legend=None,
            ),
        )
    )
    return styled(LayerChart(layer=[ticks]).properties(width=_WIDTH + 140, height={"step": 30}))


def trend_chart(table: Frame, *, by: tuple[str, ...] = (), period: str = "month") -> Any:
    """Draw rates over time as lines in bands that are their intervals, one panel a query, one colour a group."""
    import altair as alt
    import pandas as pd

    from ...corpus.results.display import VConcatChart

    rows = grouped(table, by).drop(columns=list(by))
    rows["time"] = pd.to_datetime(rows["period"])
    rows = _with_gaps(rows, period)
    queries = list(dict.fromkeys(rows["word"]))
    # Without groups, the queries themselves share one panel.
    panel, line = ("word", "group") if by else (None, "word")
    lines, colours = palette_of(rows[line])
    legend = alt.Legend(title=None, symbolOpacity=1) if len(lines) > 1 else None
    color = alt.Color(f"{line}:N", scale=colours, sort=lines, legend=legend)
    shapes = alt.Scale(domain=lines, range=[SHAPES[place % len(SHAPES)] for place in range(len(lines))])
    unit = {"day": "yearmonthdate", "week": "yearmonthdate", "month": "yearmonth", "year": "year"}[period]
    axis = _time_axis(rows["time"], period)
    panels = []
    for query in queries if panel else [", ".join(queries)]:
        held = rows[rows["word"] == query] if panel else rows
        top = _top(held)
        said = "per million words" + (", intervals cut at the top" if held["high"].max() > top else "")
        base = alt.Chart(held)
        x = alt.X("time:T", title=None, axis=axis)
        scale = alt.Scale(domain=[0, top], nice=True)
        band = base.mark_area(opacity=0.2, clip=True).encode(
            x=x, y=alt.Y("low:Q", title=said, scale=scale), y2="high:Q", color=color
        )
        drawn = base.mark_line(strokeWidth=2).encode(x=x, y=alt.Y("rate:Q", scale=scale), color=color)
        points = base.mark_point(size=40, filled=True, opacity=1).encode(
            x=x,
            y=alt.Y("rate:Q", scale=scale),
            color=color,
            shape=alt.Shape(f"{line}:N", scale=shapes, sort=lines, legend=legend),
            tooltip=[
                alt.Tooltip(f"{unit}(time):T", title=period),
                *tooltips(rows, line, "count", "words", "rate", "low", "high"),
            ],
        )
        # A period alone between two without words has no band, so its interval is drawn as a line.
        alone = (
            alt.Chart(held[held["alone"]])
            .mark_rule(strokeWidth=1.6, opacity=0.5, clip=True)
            .encode(x=x, y=alt.Y("low:Q", scale=scale), y2="high:Q", color=color)
        )
        titled = {"title": query} if panel or len(queries) == 1 else {}
        panels.append(
            alt.layer(band, alone, drawn, points).properties(width=_WIDTH + 100, height=200, **titled)
        )
    return styled(VConcatChart(vconcat=panels).resolve_scale(x="shared"))


def _time_axis(times: Any, period: str) -> Any:
    """Return an axis whose every label says the year, at most one a period and no more than can be read."""
    import altair as alt

    first, last = times.min(), times.max()
    days = (last - first).days
    months = 12 * (last.year - first.year) + last.month - first.month
    if period in ("day", "week") and months < MOST_TIMES:
        every = {"interval": "day", "step": 1} if days < MOST_TIMES else None
        said = "%-d %b %Y"
    elif period != "year" and (step := next((n for n in (1, 2, 3, 6) if months <= n * MOST_TIMES), None)):
        every, said = {"interval": "month", "step": step}, "%b %Y"
    else:
        step = next(n for n in (1, 2, 5, 10, 20, 50, 100, months) if months <= 12 * n * MOST_TIMES)
        every, said = {"interval": "year", "step": step}, "%Y"
    ticks: dict[str, Any] = {} if every is None else {"tickCount": every}
    return alt.Axis(format=said, labelAngle=0, labelOverlap="greedy", labelSeparation=8, **ticks)


def _top(rows: Frame) -> float:
    """Return where the axis of rates ends: above every interval, unless some would press everything else flat.

    Periods with few words have intervals many times as long as the others; where they are cut, the highest rate still
    stands well below the top.
    """
    rates, bounds = float(rows["rate"].max()), float(rows["high"].max())
    usual = max(rates, float(rows["high"].median()))
    return max(bounds if bounds <= _FLAT * usual else 1.25 * usual, 1.0)


def _with_gaps(rows: Frame, period: str) -> Frame:
    """Put in the periods without words, which part lines and bands, and tell which periods stand between two."""
    import pandas as pd

    frequency = {"day": "D", "week": "W-MON", "month": "MS", "year": "YS"}[period]
    found = []
    for (word, group), held in rows.groupby(["word", "group"], sort=False):
        whole = pd.date_range(held["time"].min(), held["time"].max(), freq=frequency)
        filled = held.set_index("time").reindex(whole).rename_axis("time").reset_index()
        empty = filled["rate"].isna()
        filled["alone"] = ~empty & empty.shift(1, fill_value=True) & empty.shift(-1, fill_value=True)
        found.append(filled.assign(word=word, group=group))
    return pd.concat(found, ignore_index=True)


def _ticks(rows: Frame, name: str = "log_likelihood") -> list[float]:
    """Return two or three round numbers for a legend of sizes."""
    top = float(rows[name].max()) if len(rows) else 1.0
    rounded = [float(f"{top * share:.1g}") for share in (0.1, 0.5, 1.0)]
    return sorted({value for value in rounded if value >= 1}) or [1.0]


def _apart(rows: Frame) -> Frame:
    """Return points whose names can be read: the most uneven ones first, none upon another."""
    import numpy as np

    taken: list[tuple[float, float]] = []
    kept = []
    span = np.log10(max(rows["count"].max(), 2)) - np.log10(max(rows["count"].min(), 1)) or 1.0
    ordered = rows.assign(surprise=(rows["dp"] + 0.25 * np.log10(rows["count"].clip(lower=1))).abs())
    for place, row in ordered.sort_values("surprise", ascending=False).iterrows():
        x, y = np.log10(max(row["count"], 1)) / span, row["dp"]
        if all(abs(x - a) > 0.13 or abs(y - b) > 0.035 for a, b in taken):
            taken.append((x, y))
            kept.append(place)
        if len(kept) >= _MOST_NAMED:
            break
    return rows.loc[kept]
