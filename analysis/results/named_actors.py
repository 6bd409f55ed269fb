"""Actors first: for every actor how often it is named with a loaded expression, with which, and by how many."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from ...corpus.results import Result
from ..tables.corpus_tables import CorpusTables, Frame, documents, why_empty
from ..tables.groups import DOCUMENT_GROUPINGS, GROUP_COLUMNS, check_names, commonest, group_words
from ..tables.intervals import add_rates, share_bounds
from .examples import example_lines
from .naming import LOADED_NAMING, NAMING_LABELS, namings

if TYPE_CHECKING:
    import altair as alt

_EXPRESSIONS = 6
_METHOD = (
    "One row an actor, with all its namings together: loaded ones, and neutral ones such as “the rebels”. Names of "
    "one actor are joined within a document and across the corpus and shown under the commonest; namings whose target "
    "the text does not show are left out. The share is of loaded namings among all of the actor, with Wilson's "
    "interval (1927). Rates are loaded namings per 1,000 words of the group, with the exact "
    "Poisson interval (Garwood 1936)."
)
_COLUMNS = GROUP_COLUMNS | {
    "target": "the actor or place that is named, by its commonest name",
    "count": "loaded namings",
    "neutral": "neutral namings",
    "share": "loaded namings over all namings of the actor",
    "share_low": "lower bound of the 95 % interval of the share",
    "share_high": "upper bound of the 95 % interval of the share",
    "documents": "documents with at least one loaded naming",
    "namers": "outlets and readers that give at least one",
    "expressions": "the commonest loaded expressions",
    "words": "the denominator: words of the group",
    "rate": "loaded namings per 1,000 words",
    "low": "lower bound of the 95 % interval of the rate",
    "high": "upper bound of the 95 % interval of the rate",
    "examples": "lines with the document's id and the code point offsets of the words",
}


def named_actors(
    corpus: CorpusTables,
    *,
    by: str | Sequence[str] = (),
    labels: Sequence[str] = LOADED_NAMING,
    voice: str | None = None,
    examples: int = 3,
) -> Result:
    """Count how often each actor is named with a loaded expression, and with which.

    Args:
        corpus: an analysed corpus.
        by: what to tell apart beside the actor: any of kind, outlet, namer, report_id and document_id.
        labels: the labels that count as loaded naming.
        voice: only this voice: outlet, quoted or attributed.
        examples: lines to show for each row.

    Returns:
        A `Result`, the actor with most loaded namings first.

    Raises:
        InputError: when `by` names something else.
    """
    by = check_names(by, DOCUMENT_GROUPINGS)
    everything = documents(corpus)
    found = namings(corpus, labels=[*dict.fromkeys([*labels, *NAMING_LABELS])], voice=voice)
    found = found[found["target"].notna()]
    found = found.merge(everything.drop(columns=["n_words", "n_sentences"]), on="document_id", how="inner")
    found["loaded"] = found["label"].isin(list(labels))
    keys = [*by, "target"]
    loaded = found[found["loaded"]]
    table: Frame = (
        loaded.groupby(keys, sort=True, observed=True)
        .agg(
            count=("loaded", "size"),
            documents=("document_id", "nunique"),
            namers=("namer", "nunique"),
            expressions=("expression", partial(commonest, most=_EXPRESSIONS)),
        )
        .reset_index()
    )
    whole = found.groupby(keys, sort=True, observed=True).size().rename("whole").reset_index()
    table = table.merge(whole, on=keys, how="left")
    table["neutral"] = table["whole"] - table["count"]
    table["share"] = table["count"] / table["whole"]
    table["share_low"], table["share_high"] = share_bounds(table["count"], table["whole"])
    words = group_words(everything, list(by))
    table = table.merge(words, on=list(by), how="left") if by else table.merge(words, how="cross")
    add_rates(table)
    table["examples"] = example_lines(corpus, loaded, table, keys, examples)
    table = table.sort_values(["count", *keys], ascending=[False, *[True] * len(keys)], ignore_index=True)
    table = table[[*by, *(name for name in _COLUMNS if name not in GROUP_COLUMNS)]]
    return Result(
        title="Which actors are named with loaded words",
        table=table,
        method=_METHOD,
        columns={name: _COLUMNS[name] for name in table.columns},
        filters={"labels": ", ".join(labels), **({"voice": voice} if voice else {})},
        denominators={
            f"words of {namer}": float(n)
            for namer, n in everything.groupby("namer", sort=True)["n_words"].sum().items()
        },
        notes=()
        if len(table)
        else (
            why_empty(
                corpus, "No loaded naming in this corpus has a target that the text shows", parsed=True
            ),
        ),
        chart=partial(_chart, by=by),
    )


def _chart(table: Frame, *, by: Sequence[str]) -> alt.TopLevelMixin:
    """Draw the rates of loaded naming with their intervals: a line an actor, a colour and shape a group."""
    from ..charts.drawing import MOST_ROWS, grouped, interval_chart

    rows = grouped(table, tuple(by))
    rows = rows[rows["target"].isin(list(dict.fromkeys(rows["target"]))[:MOST_ROWS])]
    return interval_chart(
        rows,
        row="target",
        value="rate",
        value_title="loaded namings per 1,000 words",
        colour="group" if by else None,
    )
