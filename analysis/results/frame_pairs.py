"""Frames of reports against those of the comments that trail them, report by report."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import chain
from typing import Any

from ...corpus.results import Result
from ...corpus.scheme import Scheme, default_scheme
from ..tables.corpus_tables import CorpusTables, Frame, documents, measures_one_by_one, why_empty
from ..tables.groups import GROUP_COLUMNS, check_names
from ..tables.intervals import no_interval_notes
from ..text.framing import LAYERS as FRAME_LAYERS
from .shares import mantel_haenszel, mean_interval

GROUPINGS = ("outlet",)
_COLUMNS = {
    "layer": "the codebook",
    "frame": "the frame",
    "pairs": "reports that have comments, each with its comments",
    "report_count": "sentences of the reports that carry the frame",
    "report_sentences": "sentences of the reports",
    "report_share": "mean over reports of the share of their sentences",
    "comment_count": "sentences of the comments that carry the frame",
    "comment_sentences": "sentences of the comments",
    "comment_share": "mean over reports of the share of their comments' sentences",
    "difference": "comment_share − report_share: above 0, readers use the frame more than the report",
    "low": "lower bound of the 95 % interval of the difference",
    "high": "upper bound of the 95 % interval of the difference",
    "odds_ratio": "odds of the frame in comments against those in their report, common to all reports",
    "odds_low": "lower bound of the 95 % interval of the odds ratio",
    "odds_high": "upper bound of the 95 % interval of the odds ratio",
    "comments_more": "reports whose comments have the greater share",
    "report_more": "reports that have the greater share themselves",
}


def frame_pairs(
    corpus: CorpusTables,
    *,
    by: str | Sequence[str] = (),
    layers: Sequence[str] = FRAME_LAYERS,
    scheme: Scheme | None = None,
) -> Result:
    """Compare the frames of each report with those of its own comments.

    The report is the unit: its share of sentences with a frame is set against the share in all sentences of its
    comments, so that reports with long threads weigh no more than others, and what differs from topic to topic falls
    out of the difference.

    Args:
        corpus: an analysed corpus.
        by: outlet, to compare outlets; empty for all together.
        layers: the codebooks: policy_frame, generic_frame, conflict_journalism.
        scheme: the label scheme; the shipped one if None.

    Returns:
        A `Result`, one row a frame (and outlet) with the columns it describes.

    Raises:
        InputError: when `by` or `layers` names something else.
    """
    import pandas as pd

    by = check_names(by, GROUPINGS)
    layers = check_names(layers, FRAME_LAYERS, what="frames can be given for")
    scheme = scheme or default_scheme()
    names = {f"{layer}_{label}": (layer, label) for layer in layers for label in scheme.layer(layer)}
    pairs = _pairs(corpus, list(names))
    rows = []
    for key, group in pairs.groupby(list(by), sort=True) if by else [((), pairs)]:
        of = dict(zip(by, key if isinstance(key, tuple) else (key,), strict=True))
        for name, (layer, label) in names.items():
            row = _compared(group, name)
            if row["report_count"] or row["comment_count"]:
                rows.append({"layer": layer, "frame": label, **of, **row})
    columns = ["layer", "frame", *by, *list(_COLUMNS)[2:]]
    table = pd.DataFrame(rows, columns=columns)
    from .plots import pairs_chart

    n = len(pairs)
    return Result(
        title="Frames of reports and of their comments",
        table=table,
        method=(
            "For each report with comments, the share of its sentences that carry a frame is set against the "
            "share of its comments' sentences; differences are averaged over reports, with Student's t "
            "interval at 95 %. The odds ratio is that of Mantel and Haenszel (1959) over reports, with the "
            "standard error of Robins, Breslow and Greenland (1986), which takes sentences as independent "
            "within a report. A sentence carries a frame when it holds one strong indicator of it or two "
            "different weak ones: Boydstun et al. (2014), Semetko and Valkenburg (2000), Lee and Maslog "
            "(2005) after Galtung."
        ),
        columns={name: (GROUP_COLUMNS | _COLUMNS)[name] for name in table.columns},
        filters={"layers": ", ".join(layers)},
        denominators={"reports with comments": n},
        notes=_notes(corpus, n, table),
        chart=partial(pairs_chart, by=tuple(by)) if n else None,
    )


def _pairs(corpus: CorpusTables, columns: list[str]) -> Frame:
    """Return one row a report with comments: its outlet, and sentences with each frame in it and in its comments."""
    everything = documents(corpus)
    sentences = everything["n_sentences"].fillna(0).astype("float64")
    held = sentences > 0
    reports = (everything["kind"] == "report") & held
    comments = (everything["kind"] == "comment") & held
    found = everything.loc[reports, ["report_id", "outlet"]].set_index("report_id")
    counts = (
        (name, (shares.fillna(0) * sentences).round())
        for name, shares in measures_one_by_one(corpus, columns, of=everything)
    )
    for name, count in chain([("n_sentences", sentences)], counts):
        found[name] = count[reports].to_numpy()
        found[f"{name} of comments"] = (
            count[comments].groupby(everything["report_id"][comments], sort=False).sum()
        )
    return found[found["n_sentences of comments"].notna()].reset_index()


def _compared(pairs: Frame, name: str) -> dict[str, Any]:
    mine, n = pairs[name].to_numpy(float), pairs["n_sentences"].to_numpy(float)
    theirs = pairs[f"{name} of comments"].to_numpy(float)
    m = pairs["n_sentences of comments"].to_numpy(float)
    difference, low, high = mean_interval((theirs / m - mine / n).tolist())
    tables = zip(theirs, m - theirs, mine, n - mine, strict=True)
    odds, odds_low, odds_high = mantel_haenszel(list(tables))
    return {
        "pairs": len(pairs),
        "report_count": int(mine.sum()),
        "report_sentences": int(n.sum()),
        "report_share": float((mine / n).mean()) if len(pairs) else float("nan"),
        "comment_count": int(theirs.sum()),
        "comment_sentences": int(m.sum()),
        "comment_share": float((theirs / m).mean()) if len(pairs) else float("nan"),
        "difference": difference,
        "low": low,
        "high": high,
        "odds_ratio": odds,
        "odds_low": odds_low,
        "odds_high": odds_high,
        "comments_more": int((theirs / m > mine / n).sum()),
        "report_more": int((theirs / m < mine / n).sum()),
    }


def _notes(corpus: CorpusTables, n: int, table: Frame) -> tuple[str, ...]:
    if not n:
        return (
            why_empty(
                corpus,
                "No report of this corpus has comments that are analysed, so there is nothing to compare",
            ),
        )
    if n == 1:
        return ("Only one report has comments: the shares are its own, and no interval can be given.",)
    if table.empty:
        return (why_empty(corpus, "No sentence has a frame"),)
    return (
        "A short comment has few sentences to carry a frame in; the comments of a report are taken together.",
        *no_interval_notes(table),
    )
