"""What a corpus conveys of its actors: how many of their mentions are spoken of well or ill, and where."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from ...corpus.results import Result
from ...corpus.text.canonical import counted
from ..tables.corpus_tables import CorpusTables, Frame, documents, spans, why_empty
from ..tables.groups import DOCUMENT_GROUPINGS, GROUP_COLUMNS, check_names
from ..tables.intervals import clustered_means, no_interval_notes
from .actor_names import joined_names
from .examples import example_lines

_COLUMNS = GROUP_COLUMNS | {
    "target": "the actor's name, as written in the document",
    "mentions": "mentions of the actor: the denominator",
    "documents": "documents they stand in",
    "negative": "mentions the words around speak against",
    "positive": "mentions the words around speak for",
    "share_negative": "negative over mentions",
    "share_positive": "positive over mentions",
    "mean": "the balance: share positive less share negative, −1 to 1",
    "low": "lower bound of the 95 % interval of the balance",
    "high": "upper bound of the 95 % interval of the balance",
    "examples": "lines with the document's id and the code point offsets of the mention",
}
_METHOD = (
    "Every mention of an actor is read in its sentence by rule: the effects of verbs on who acts and who is acted on "
    "(classes after Levin 1993 and Choi and Wiebe 2014), what is predicated of the actor, what it has, namings tied "
    "to it, and words of the same clause, with negation and modality; what it says itself hardly counts. Word "
    "valences are the mean of VADER (Hutto and Gilbert 2014) and the Opinion Lexicon (Hu and Liu 2004). Mentions "
    "count as −1, 0 or 1; intervals at 95 % are Student's t with standard errors clustered by document (Liang and "
    "Zeger 1986)."
)


def actor_sentiment(
    corpus: CorpusTables, *, by: Sequence[str] = (), at_least: int = 1, examples: int = 2
) -> Result:
    """Return the sentiment towards each actor: how many of its mentions are spoken of well and ill.

    Args:
        corpus: an analysed corpus.
        by: any of kind, outlet, namer, report_id, document_id, to tell apart who writes of the actor.
        at_least: leave out actors with fewer mentions than this.
        examples: lines to show for each row, those with a sentiment only.

    Returns:
        A `Result`, the most mentioned actor first, with the columns it describes in `Result.columns`.

    Raises:
        InputError: when `by` names something else.
    """
    import pandas as pd

    by = check_names(by, DOCUMENT_GROUPINGS)
    rows = mention_sentiment(corpus)
    rows["target"] = joined_names(rows["target"])
    everything = documents(corpus)
    rows = rows.merge(everything.drop(columns=["n_words", "n_sentences"]), on="document_id", how="inner")
    keys = ["target", *by]
    table = clustered_means(
        rows, value="polarity", groups=keys, cluster="document_id" if "document_id" not in by else "report_id"
    ).rename(columns={"n": "mentions", "clusters": "documents"})
    table["low"], table["high"] = table["low"].clip(-1, 1), table["high"].clip(-1, 1)
    counts = (
        rows.assign(negative=rows["polarity"].eq(-1), positive=rows["polarity"].eq(1))
        .groupby(keys, dropna=False, observed=True)[["negative", "positive"]]
        .sum()
        .reset_index()
    )
    table = table.merge(counts, on=keys, how="left")
    for name in ("negative", "positive"):
        table[name] = table[name].fillna(0).astype("int64")
        table[f"share_{name}"] = table[name] / table["mentions"]
    few = int((table["mentions"] < at_least).sum())
    table = table[table["mentions"] >= at_least]
    table = table.sort_values(
        ["mentions", *keys], ascending=[False, *[True] * len(keys)], kind="stable", ignore_index=True
    )
    table["examples"] = example_lines(corpus, rows[rows["polarity"] != 0], table, keys, examples)
    shown = ["mentions", "documents", "negative", "positive", "share_negative", "share_positive"]
    table = pd.DataFrame(table[[*keys, *shown, "mean", "low", "high", "examples"]])

    from .plots import means_chart

    return Result(
        title="Sentiment towards actors",
        table=table,
        method=_METHOD,
        columns={name: _COLUMNS[name] for name in table.columns},
        denominators={"mentions of actors": float(len(rows))},
        notes=(
            *(() if len(rows) else (why_empty(corpus, "No mention of an actor was found", parsed=True),)),
            "The words around a mention are judged, whoever speaks them; the findings say in whose voice.",
            *no_interval_notes(table),
            *((f"Left out: {counted(few, 'row')} with fewer than {at_least} mentions.",) if few else ()),
        ),
        chart=partial(means_chart, by=tuple(keys), value_title="share positive less share negative"),
    )


def mention_sentiment(corpus: CorpusTables) -> Frame:
    """Return one row a mention: ``document_id``, ``start``, ``end``, ``target``, ``quote``, ``polarity`` (−1, 0, 1)."""
    mentions = spans(corpus, "actor", columns=["target", "quote"])
    mentions = mentions[mentions["start"].notna()].drop(columns=["layer", "label"])
    mentions["target"] = mentions["target"].where(mentions["target"].notna(), mentions["quote"])
    felt = spans(corpus, "actor_sentiment")
    felt = felt[felt["start"].notna()].drop_duplicates(["document_id", "start", "end"])
    rows = mentions.merge(
        felt[["document_id", "start", "end", "label"]], on=["document_id", "start", "end"], how="left"
    )
    rows["polarity"] = rows["label"].map({"negative": -1.0, "positive": 1.0}).astype("float64").fillna(0.0)
    return rows.drop(columns="label")
