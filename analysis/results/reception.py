"""How readers receive what they read: what comments say of the report, of the outlet, and of the actors."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from ...corpus.results import Result
from ..tables.corpus_tables import CorpusTables, Frame, documents, spans, why_empty
from ..tables.groups import GROUP_COLUMNS, check_names
from ..tables.intervals import share_bounds
from .actor_sentiment import mention_sentiment
from .examples import example_lines

if TYPE_CHECKING:
    import altair as alt

GROUPINGS = ("outlet", "report_id")
_LABELS = {
    "report": ("supports", "opposes", "mixed", "none"),
    "outlet": ("praise", "distrust", "none"),
    "actors": ("positive", "negative", "neutral"),
}
_LAYERS = {"report": "stance_to_report", "outlet": "outlet_evaluation"}
_COLUMNS = GROUP_COLUMNS | {
    "about": "what is evaluated: the report, the outlet, or the actors (all of them together)",
    "label": "how: see the label scheme",
    "count": "comments with the label; for actors, mentions in comments",
    "total": "the denominator: comments; for actors, mentions in comments",
    "share": "count over total",
    "low": "lower bound of the 95 % interval of the share",
    "high": "upper bound of the 95 % interval of the share",
    "examples": "lines with the comment's id and the code point offsets of the words that decide",
}
_METHOD = (
    "Each comment has one stance to the report and one evaluation of the outlet, by cues of agreement, disagreement "
    "and press criticism (Pomerantz 1984; Craft, Vos and Wolfgang 2016); actors are judged mention by mention, as in "
    "`actor_sentiment`. A comment without a cue counts as none, so the shares of supports and opposes are lower "
    "bounds. Intervals are Wilson's at 95 % (Wilson 1927) and take comments, and mentions, as independent."
)


def reception(corpus: CorpusTables, *, by: Sequence[str] = ("outlet",), examples: int = 2) -> Result:
    """Return how comments evaluate the report, the outlet and the actors.

    Args:
        corpus: an analysed corpus.
        by: any of outlet, report_id; empty for the whole corpus.
        examples: lines to show for each row.

    Returns:
        A `Result`: one row for every group, what is evaluated (``about``) and label, with share and interval.

    Raises:
        InputError: when `by` names something else.
    """
    import pandas as pd

    by = check_names(by, GROUPINGS)
    everything = documents(corpus)
    comments = everything.loc[everything["kind"] == "comment", ["document_id", *GROUPINGS]]
    parts = [_of_comments(corpus, comments, about) for about in _LAYERS]
    mentions = mention_sentiment(corpus).merge(comments, on="document_id", how="inner")
    labels = {-1.0: "negative", 0.0: "neutral", 1.0: "positive"}
    parts.append(mentions.assign(about="actors", label=mentions["polarity"].map(labels)))
    shared = ["document_id", *GROUPINGS, "about", "label", "start", "end"]
    rows = pd.concat([part[shared] for part in parts], ignore_index=True)

    groups = list(by)
    frame = pd.DataFrame(
        [(about, label) for about, labels_ in _LABELS.items() for label in labels_],
        columns=["about", "label"],
    )
    if groups:
        frame = comments[groups].drop_duplicates().merge(frame, how="cross")
    keys = [*groups, "about", "label"]
    counts = rows.groupby(keys, observed=True).agg(count=("document_id", "size")).reset_index()
    totals = rows.groupby([*groups, "about"], observed=True).agg(total=("document_id", "size")).reset_index()
    table = frame.merge(counts, on=keys, how="left")
    table = table.merge(totals, on=[*groups, "about"], how="inner")
    table["count"] = table["count"].fillna(0).astype("int64")
    table["share"] = table["count"] / table["total"]
    table["low"], table["high"] = share_bounds(table["count"], table["total"])
    table["examples"] = example_lines(corpus, rows, table, keys, examples)
    table = pd.DataFrame(table[[*keys, "count", "total", "share", "low", "high", "examples"]])

    return Result(
        title="How readers receive the reports",
        table=table,
        method=_METHOD,
        columns={name: _COLUMNS[name] for name in table.columns},
        denominators={
            "comments": float(len(comments)),
            "mentions of actors in comments": float(len(mentions)),
        },
        notes=() if len(rows) else (why_empty(corpus, "No comment has been judged", parsed=True),),
        chart=partial(_chart, groups=tuple(groups)),
    )


def _of_comments(corpus: CorpusTables, comments: Frame, about: str) -> Frame:
    """Return one row a comment with its label; the span is that of its first cue."""
    rows = spans(corpus, _LAYERS[about], attributes=["spans"])
    rows = rows[rows["start"].isna()].merge(comments, on="document_id", how="inner")
    first = rows["spans"].astype("string").str.extract(r"^(\d+)-(\d+)")
    return rows.assign(about=about, start=first[0].astype("Int64"), end=first[1].astype("Int64"))


def _chart(table: Frame, *, groups: tuple[str, ...]) -> alt.TopLevelMixin:
    from ..charts.drawing import interval_chart

    shown = table[~table["label"].isin(["none", "neutral"])].copy()
    shown["judgement"] = shown["about"] + ": " + shown["label"].astype(str)
    shown["group"] = shown[list(groups)].astype(str).agg(", ".join, axis=1) if groups else "all"
    return interval_chart(shown, row="judgement", value="share", value_title="share", colour="group")
