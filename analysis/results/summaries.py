"""One-liners over a corpus: loaded language, sentiment of sentences, and frames, each as a `Result`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from ...corpus.results import Result
from ...corpus.scheme import Scheme, default_scheme
from ...corpus.text.canonical import counted
from ..profiles import not_counted
from ..tables.corpus_tables import (
    CorpusTables,
    Frame,
    documents,
    measures_one_by_one,
    span_parts,
    spans,
    why_empty,
)
from ..tables.groups import DOCUMENT_GROUPINGS, GROUP_COLUMNS, check_names, check_voice, group_words
from ..tables.intervals import add_rates, clustered_means, no_interval_notes
from ..text.framing import LAYERS as FRAME_LAYERS
from .shares import clustered_share

_RATE_COLUMNS = {
    "label": "label of the loaded-language layer",
    "count": "occurrences",
    "words": "the denominator: words of the group",
    "rate": "occurrences per 1,000 words",
    "low": "lower bound of the 95 % interval of the rate",
    "high": "upper bound of the 95 % interval of the rate",
}
_MEAN_COLUMNS = {
    "sentences": "sentences that count",
    "documents": "documents they stand in",
    "mean": "mean score of the sentences, from −1 to 1",
    "low": "lower bound of the 95 % interval of the mean",
    "high": "upper bound of the 95 % interval of the mean",
    "share_negative": "share of sentences labelled negative",
    "share_positive": "share of sentences labelled positive",
    "vader_mean": "mean of the sentences' VADER compound alone, from −1 to 1",
}
_MEAN_METHOD = (
    "Each sentence is scored by the mean of two compounds: VADER's own (Hutto and Gilbert 2014), and the one that "
    "VADER's rules give with the Opinion Lexicon of Hu and Liu (2004); together they agree better with people on "
    "editorials than VADER alone, whose mean stands beside. Sentences are averaged, because over whole documents "
    "a compound saturates. Intervals at 95 % are Student's t with standard errors clustered by document "
    "(Liang and Zeger 1986); a group of one document uses its sentences."
)


def loaded_language(
    corpus: CorpusTables,
    *,
    by: str | Sequence[str] = ("kind",),
    labels: Sequence[str] | None = None,
    voice: str | None = None,
    scheme: Scheme | None = None,
) -> Result:
    """Return how often each label of loaded language occurs, per 1,000 words, with what was not found as 0.

    Labels that the profile of the analysis does not look for are left out, and the notes name them.

    Args:
        corpus: an analysed corpus.
        by: any of kind, outlet, namer, report_id, document_id and voice; empty for the whole corpus.
        labels: the labels to count; all of the layer if None.
        voice: count this voice only: outlet, quoted or attributed.
        scheme: the label scheme; the shipped one if None.

    Raises:
        InputError: when `by` names something else.
    """
    import pandas as pd

    by = check_names(by, (*DOCUMENT_GROUPINGS, "voice"))
    check_voice(voice)
    scheme = scheme or default_scheme()
    asked = list(labels) if labels is not None else list(scheme.layer("loaded_language"))
    unknown = [label for label in asked if label in not_counted(corpus.provenance)]
    wanted = [label for label in asked if label not in unknown]
    found = spans(corpus, "loaded_language", columns=["voice"])
    found = found[found["label"].isin(wanted)]
    if voice is not None:
        found = found[found["voice"] == voice]
    everything = documents(corpus)
    found = found.merge(everything.drop(columns=["n_words", "n_sentences"]), on="document_id", how="inner")

    groups = [name for name in by if name != "voice"]
    frame = group_words(everything, groups).merge(pd.DataFrame({"label": wanted}), how="cross")
    if "voice" in by:
        frame = frame.merge(pd.DataFrame({"voice": list(scheme.voices)}), how="cross")
    counts = found.groupby([*by, "label"], observed=True).size().rename("count").reset_index()
    table = frame.merge(counts, on=[*by, "label"], how="left")
    table["count"] = table["count"].fillna(0).astype("int64")
    add_rates(table)
    table = table[[*by, "label", "count", "words", "rate", "low", "high"]]

    from .plots import rates_chart

    return Result(
        title="Loaded language per 1,000 words",
        table=table,
        method=(
            "Every finding of the loaded-language layer is counted, overlapping ones each for itself. Intervals "
            "are exact Poisson at 95 % (Garwood 1936) and take the findings as independent of each other."
        ),
        columns={name: (GROUP_COLUMNS | _RATE_COLUMNS)[name] for name in table.columns},
        filters={"labels": ", ".join(wanted), **({"voice": voice} if voice else {})},
        denominators=_denominators(everything, "n_words", "words in {}s"),
        notes=(
            *_missing(everything, "n_words"),
            *(f"The profile of this analysis does not look for the label {label}." for label in unknown),
        ),
        chart=partial(rates_chart, by=tuple(by)),
    )


def sentiment(corpus: CorpusTables, *, by: Sequence[str] = ("kind",)) -> Result:
    """Return the mean sentiment of sentences, with its interval, by kind of document, outlet or document.

    Args:
        corpus: an analysed corpus.
        by: any of kind, outlet, namer, report_id, document_id; at least one.

    Raises:
        InputError: when `by` is empty or names something else.
    """
    by = check_names(by, DOCUMENT_GROUPINGS, some=True)
    everything = documents(corpus)
    rows = _scored(corpus, everything, by)
    table = _means(rows, list(by))

    from .plots import means_chart

    return Result(
        title="Sentiment of sentences",
        table=table,
        method=_MEAN_METHOD,
        columns={name: (GROUP_COLUMNS | _MEAN_COLUMNS)[name] for name in table.columns},
        denominators=_denominators(everything, "n_sentences", "sentences in {}s"),
        notes=no_interval_notes(table) if len(rows) else (why_empty(corpus, "No sentence has a sentiment"),),
        chart=partial(means_chart, by=tuple(by)),
    )


def frames(
    corpus: CorpusTables,
    *,
    by: str | Sequence[str] = ("kind",),
    layers: Sequence[str] = FRAME_LAYERS,
    scheme: Scheme | None = None,
) -> Result:
    """Return the share of sentences that carry each frame, in reports against comments unless told otherwise.

    Args:
        corpus: an analysed corpus.
        by: any of kind, outlet, namer, report_id, document_id; at least one.
        layers: the codebooks: policy_frame, generic_frame, conflict_journalism.
        scheme: the label scheme; the shipped one if None.

    Raises:
        InputError: when `by` is empty or names something else.
    """
    import pandas as pd

    by = check_names(by, DOCUMENT_GROUPINGS, some=True)
    layers = check_names(layers, FRAME_LAYERS, what="frames can be given for")
    scheme = scheme or default_scheme()
    names = {f"{layer}_{label}": (layer, label) for layer in layers for label in scheme.layer(layer)}
    rows = documents(corpus)
    shares = measures_one_by_one(corpus, list(names), of=rows)
    # Column by column: all of them at once would take gigabytes for a large corpus.
    counted = {
        name: _frame_counts(rows.assign(**{name: values}), name, by)
        for name, values in shares
        if values.notna().any()
    }
    present = list(counted)
    table = pd.concat(
        list(counted.values()) or [_frame_counts(rows.assign(none=float("nan")), "none", by)],
        ignore_index=True,
    )
    order = {name: position for position, name in enumerate(names)}
    table["layer"] = [names[name][0] for name in table["column"]]
    table["frame"] = [names[name][1] for name in table["column"]]
    table["order"] = [order[name] for name in table["column"]]
    table = _reports_first(table, by).sort_values("order", kind="stable", ignore_index=True)
    table = pd.DataFrame(table[["layer", "frame", *by, "count", "sentences", "share", "low", "high"]])

    from .plots import frames_chart

    meanings = GROUP_COLUMNS | {
        "layer": "the codebook",
        "frame": "the frame",
        "count": "sentences that carry the frame",
        "sentences": "the denominator: sentences of the group",
        "share": "count over sentences",
        "low": "lower bound of the 95 % interval of the share",
        "high": "upper bound of the 95 % interval of the share",
    }
    return Result(
        title="Frames: share of sentences",
        table=table,
        method=(
            "A sentence carries a frame when it holds one strong indicator of it or two different weak ones: "
            "policy frames after Boydstun et al. (2014), generic frames after Semetko and Valkenburg (2000), war and "
            "peace journalism after Galtung (1986) and Lee and Maslog (2005). Several may hold at once. Intervals at "
            "95 % are Wilson's (1927) with the effective number of sentences (Korn and Graubard 1998), as sentences of "
            "one report, and of its comments, hang together."
        ),
        columns={name: meanings[name] for name in table.columns},
        filters={"layers": ", ".join(layers)},
        denominators=_denominators(rows, "n_sentences", "sentences in {}s"),
        notes=() if present else (why_empty(corpus, "No sentence has a frame"),),
        chart=partial(frames_chart, by=tuple(by)),
    )


def _frame_counts(rows: Frame, column: str, by: Sequence[str]) -> Frame:
    """Count, group by group, the sentences with one frame: ``column``, ``count``, ``sentences``, ``share`` and bounds.

    Args:
        rows: one row a document, with ``n_sentences`` and the share of them with the frame in `column`.
        column: the frame's column.
        by: what to group by.
    """
    known = rows[rows[column].notna() & (rows["n_sentences"] > 0)]
    hits = known[column].astype("float64") * known["n_sentences"].astype("float64")
    held = known[[*dict.fromkeys([*by, "report_id", "n_sentences"])]].assign(hits=hits)
    grouped = held.groupby(list(by), sort=True, observed=True)
    table = grouped.agg(count=("hits", "sum"), sentences=("n_sentences", "sum")).reset_index()
    table["count"] = table["count"].round().astype("int64")
    table["sentences"] = table["sentences"].astype("int64")
    table["share"] = table["count"] / table["sentences"]
    clusters = held.groupby([*dict.fromkeys([*by, "report_id"])], sort=True, observed=True)
    sums = clusters[["hits", "n_sentences"]].sum().reset_index().groupby(list(by), sort=True, observed=True)
    bounds = [clustered_share(group["hits"].tolist(), group["n_sentences"].tolist()) for _, group in sums]
    table["low"], table["high"] = [low for low, _ in bounds], [high for _, high in bounds]
    return table.assign(column=column)


def sentence_sentiment(corpus: CorpusTables, document_ids: Iterable[str] | None = None) -> Frame:
    """Return one row a sentence: ``document_id``, ``start``, ``end``, ``label``, ``score`` and VADER's ``compound``.

    Args:
        corpus: an analysed corpus.
        document_ids: only sentences of these documents; of all if None.
    """
    import pandas as pd

    rows = spans(corpus, "sentiment", attributes=["score", "compound"], document_ids=document_ids)
    rows = rows[rows["start"].notna()]
    for name in ("score", "compound"):
        numbers: Frame = pd.to_numeric(rows[name], errors="coerce")
        rows = rows.assign(**{name: numbers.astype("float64")})
    columns = ["document_id", "start", "end", "label", "score", "compound"]
    return rows.loc[rows["score"].notna(), columns].reset_index(drop=True)


def _scored(corpus: CorpusTables, everything: Frame, groups: Sequence[str]) -> Frame:
    """Return a row of numbers a sentence: its document's number as ``document_id``, its groups, scores and label.

    Millions of sentences are read part by part, and nothing of a part stays but numbers.
    """
    import pandas as pd

    numbers = pd.Index(everything["document_id"])
    parts = []
    for part in span_parts(corpus, "sentiment", attributes=["score", "compound"]):
        kept = {name: pd.to_numeric(part[name], errors="coerce") for name in ("score", "compound")}
        kept |= {"number": numbers.get_indexer(part["document_id"]), "held": part["start"].notna()}
        kept["label"] = pd.Categorical(part["label"], categories=["negative", "neutral", "positive"])
        rows = pd.DataFrame(kept).astype({"score": "float64", "compound": "float64", "number": "int32"})
        parts.append(rows[rows["held"] & (rows["number"] >= 0) & rows["score"].notna()].drop(columns="held"))
    rows = pd.concat(parts, ignore_index=True)
    for name in groups:
        of = everything[name].astype("category").cat
        codes = of.codes.to_numpy()[rows["number"]]
        rows[name] = pd.Categorical.from_codes(codes, categories=of.categories)
    if "document_id" not in groups:
        return rows.rename(columns={"number": "document_id"})
    rows["report_id"] = everything["report_id"].to_numpy()[rows["number"]]
    return rows.drop(columns="number")


def _means(rows: Frame, groups: list[str]) -> Frame:
    table = clustered_means(
        rows,
        value="score",
        groups=groups,
        cluster="document_id" if "document_id" not in groups else "report_id",
    )
    table = table.rename(columns={"n": "sentences", "clusters": "documents"})
    if "document_id" in groups:
        table["documents"] = 1
    table["low"], table["high"] = table["low"].clip(-1, 1), table["high"].clip(-1, 1)
    polar = rows.assign(
        share_negative=rows["label"].eq("negative").astype("float64"),
        share_positive=rows["label"].eq("positive").astype("float64"),
    )
    polar = polar.assign(vader_mean=rows["compound"])
    shares = (
        polar.groupby(groups, dropna=False, observed=True)[["share_negative", "share_positive", "vader_mean"]]
        .mean()
        .reset_index()
    )
    table = table.merge(shares, on=groups, how="left")
    return _reports_first(table.astype(dict.fromkeys(groups, object)), groups)


def _reports_first(table: Frame, groups: Sequence[str]) -> Frame:
    if "kind" not in groups:
        return table
    order = table["kind"].eq("comment")
    return table.iloc[order.argsort(kind="stable")].reset_index(drop=True)


def _denominators(everything: Frame, column: str, wording: str) -> dict[str, float]:
    sums = everything.groupby("kind", sort=False)[column].sum(min_count=1)
    return {wording.format(kind): float(value) for kind, value in sums.items()}


def _missing(everything: Frame, column: str) -> tuple[str, ...]:
    missing = int(everything[column].isna().sum())
    if not missing:
        return ()
    return (
        f"The denominators leave out {counted(missing, 'document')} without {column} in the measures table.",
    )
