"""Two namers beside each other: what one calls an actor and the other does not, with effect size and evidence."""

from __future__ import annotations

from collections.abc import Sequence
from math import log, log2

from ...corpus.errors import InputError
from ...corpus.results import Result
from ..tables.corpus_tables import CorpusTables, Frame, documents
from ..tables.groups import DOCUMENT_GROUPINGS, check_names
from ..tables.intervals import rate_bounds, wilson
from .naming import NAMING_LABELS, namings

_METHOD = (
    "The rate of every naming with one namer is set beside its rate with the other. The log ratio is the base 2 "
    "logarithm of the two rates' ratio (Hardie 2014), a count of 0 taken for half an occurrence, or for less where "
    "half would be a higher rate than the other's; its interval is Wilson's at 95 % for the first namer's part in the "
    "pooled count, given the words of both (Przyborowski and Wilenski 1940), and is left open where a count is 0. G² "
    "is the log-likelihood statistic with Dunning's (1993) chi-squared approximation, one degree of freedom: 10.83 "
    "for p < .001, before any correction for many tests."
)


def contrast(
    corpus: CorpusTables,
    one: str,
    other: str,
    *,
    by: str = "namer",
    labels: Sequence[str] = NAMING_LABELS,
    targets: bool = True,
    voice: str | None = None,
    minimum: int = 2,
) -> Result:
    """Set the naming profiles of two groups of documents beside each other.

    Args:
        corpus: an analysed corpus.
        one, other: two values of the column `by`: two outlets, or ``report`` and ``comment`` by kind.
        by: what the two are told apart by: namer, outlet, kind, report_id or document_id.
        labels: the labels that count as naming.
        targets: whether namings of different actors are told apart.
        voice: only this voice: outlet, quoted or attributed.
        minimum: leave out namings with fewer occurrences in both together.

    Returns:
        A `Result`, the strongest evidence first.

    Raises:
        InputError: when `by` names something else, or a group has no analysed words.
    """
    check_names([by], DOCUMENT_GROUPINGS)
    everything = documents(corpus)
    words = {name: float(everything.loc[everything[by] == name, "n_words"].sum()) for name in (one, other)}
    for name, n in words.items():
        if not n:
            known = ", ".join(sorted(everything[by].dropna().astype(str).unique())[:20])
            raise InputError(f"No analysed words of “{name}” by {by}; this corpus has: {known}.")
    found = namings(corpus, labels=labels, voice=voice)
    found = found.merge(everything[["document_id", by]].drop_duplicates(), on="document_id", how="inner")
    keys = [*(["target"] if targets else []), "expression", "label"]
    counts = (
        found.groupby([*keys, by], dropna=False, sort=True, observed=True).size().rename("n").reset_index()
    )
    pair = [
        counts.loc[counts[by] == name, [*keys, "n"]].rename(columns={"n": f"count_{number}"})
        for number, name in ((1, one), (2, other))
    ]
    table = pair[0].merge(pair[1], on=keys, how="outer")
    for column in ("count_1", "count_2"):
        table[column] = table[column].fillna(0).astype("int64")
    table = _measured(table[table["count_1"] + table["count_2"] >= minimum].copy(), words[one], words[other])
    table = table.sort_values(
        ["g2", *keys], ascending=[False, *[True] * len(keys)], kind="stable", ignore_index=True
    )

    from .agency_plots import contrast_chart

    return Result(
        title=f"Namings: {one} and {other}",
        table=table,
        method=_METHOD,
        columns={name: meaning for name, meaning in _columns(one, other).items() if name in table},
        filters={"by": by, "labels": ", ".join(labels), **({"voice": voice} if voice else {})},
        denominators={f"words of {name}": n for name, n in words.items()},
        chart=lambda rows: contrast_chart(rows, one=one, other=other),
    )


def _measured(table: Frame, words_1: float, words_2: float) -> Frame:
    from ..statistics.contrast import log_ratio  # the statistics are built upon this package

    for number, words in ((1, words_1), (2, words_2)):
        counts = table[f"count_{number}"].tolist()
        table[f"rate_{number}"] = [1000 * count / words for count in counts]
        table[f"low_{number}"], table[f"high_{number}"] = rate_bounds(counts, [words] * len(counts))
    pairs = list(zip(table["count_1"].tolist(), table["count_2"].tolist(), strict=True))
    table["log_ratio"], _, _ = log_ratio(
        table["count_1"].to_numpy(), table["count_2"].to_numpy(), words_1, words_2
    )
    bounds = [_bounds(a, b, words_1, words_2) for a, b in pairs]
    table["ratio_low"], table["ratio_high"] = [low for low, _ in bounds], [high for _, high in bounds]
    table["g2"] = [log_likelihood(a, b, words_1, words_2) for a, b in pairs]
    return table


def _bounds(a: int, b: int, words_1: float, words_2: float) -> tuple[float, float]:
    low, high = wilson(a, a + b)
    shift = log2(words_2 / words_1)
    return (
        log2(low / (1 - low)) + shift if a and low > 0 else float("nan"),
        log2(high / (1 - high)) + shift if b and high < 1 else float("nan"),
    )


def log_likelihood(a: int, b: int, words_1: float, words_2: float) -> float:
    """Return Dunning's G² of two counts in two corpora, in the two-cell form of Rayson and Garside (2000).

    >>> round(log_likelihood(12, 5, 1000, 2000), 2)
    9.82
    """
    expected = [(a + b) * words / (words_1 + words_2) for words in (words_1, words_2)]
    return 2 * sum(n * log(n / e) for n, e in zip((a, b), expected, strict=True) if n)


def _columns(one: str, other: str) -> dict[str, str]:
    return {
        "target": "the actor or place that is named so; empty where the text shows none",
        "expression": "the words, in their commonest form",
        "label": "label of the loaded-language layer, or neutral_label",
        "count_1": f"occurrences with {one}",
        "count_2": f"occurrences with {other}",
        "rate_1": f"per 1,000 words of {one}",
        "low_1": "lower bound of its 95 % interval",
        "high_1": "upper bound of its 95 % interval",
        "rate_2": f"per 1,000 words of {other}",
        "low_2": "lower bound of its 95 % interval",
        "high_2": "upper bound of its 95 % interval",
        "log_ratio": f"log2 of the rates' ratio; above 0 it is {one}'s word",
        "ratio_low": "lower bound of the log ratio's 95 % interval",
        "ratio_high": "upper bound of the log ratio's 95 % interval",
        "g2": "log-likelihood statistic",
    }
