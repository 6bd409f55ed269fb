"""Who is called what, by whom, in whose voice: every naming with its count, its rate and its lines."""

from __future__ import annotations

from collections.abc import Sequence

from ...corpus.results import Result
from ..profiles import FULL, profile_without_parse
from ..tables.corpus_tables import CorpusTables, Frame, documents, spans, why_empty
from ..tables.groups import DOCUMENT_GROUPINGS, GROUP_COLUMNS, check_names, check_voice, group_words
from ..tables.intervals import add_rates
from .actor_names import identity, joined_names
from .examples import example_lines

__all__ = ["LOADED_NAMING", "NAMING_LABELS", "commonest_form", "naming", "namings"]

LOADED_NAMING = (
    "delegitimising_label",
    "legitimising_label",
    "proxy_label",
    "contested_territory",
    "dehumanising",
    "scare_quotes",
)
NEUTRAL = "neutral_label"
NAMING_LABELS = (*LOADED_NAMING, NEUTRAL)
GROUPINGS = ("namer", "outlet", "kind", "voice", "source", "report_id")

_METHOD = (
    "Expressions are grouped without regard to case and spacing and shown in their commonest form. Rates are "
    "per 1,000 words of everything the namer wrote in this corpus, with the exact Poisson interval at 95 % "
    "(Garwood 1936), which takes the namings as independent. The namer is who published the words: the outlet, "
    "or its readers; where the voice is quoted or attributed, the source is who is said to have spoken; what a "
    "comment repeats of the report or of another comment is quoted, without a source. Names of one actor "
    "are joined within a document and across the corpus and shown under the commonest. The share is of all namings "
    "of the actor by the same namer (of those that name none the text shows, of these), neutral ones "
    "included; names themselves are no namings."
)
_COLUMNS = GROUP_COLUMNS | {
    "target": "the actor or place that is named so, by its commonest name; empty where the text shows none",
    "expression": "the words, in their commonest form",
    "label": "label of the loaded-language layer, or neutral_label",
    "count": "occurrences",
    "documents": "documents with at least one occurrence",
    "words": "the denominator: words of the namer in this corpus",
    "rate": "occurrences per 1,000 words",
    "low": "lower bound of the 95 % interval of the rate",
    "high": "upper bound of the 95 % interval of the rate",
    "share": "share of this expression among all namings of the target in its group",
    "examples": "lines with the document's id and the code point offsets of the words",
}


def naming(
    corpus: CorpusTables,
    *,
    by: str | Sequence[str] = ("namer", "voice", "source"),
    labels: Sequence[str] = NAMING_LABELS,
    target: str | None = None,
    voice: str | None = None,
    examples: int = 3,
) -> Result:
    """Count who is called what, by whom and in which voice.

    Args:
        corpus: an analysed corpus.
        by: what to tell apart beside target, expression and label: any of `GROUPINGS`.
        labels: the labels that count as naming: loaded ones, and ``neutral_label`` for "militants", "the rebels" or
            "the government", without which no proportion can be told. `LOADED_NAMING` are the loaded ones.
        target: only namings of this actor, under any of its names, whatever the case.
        voice: only this voice: outlet, quoted or attributed.
        examples: lines to show for each row.

    Returns:
        A `Result`, the commonest naming of an actor first and those whose target the text does not show last, with
        the columns it describes in `Result.columns`. `named_actors` has a row an actor.

    Raises:
        InputError: when `by` names something else.
    """
    by = check_names(by, GROUPINGS)
    everything = documents(corpus)
    found = namings(corpus, labels=labels, voice=voice, target=target)
    found = found.merge(everything.drop(columns=["n_words", "n_sentences"]), on="document_id", how="inner")

    keys = ["target", "expression", "label", *by]
    grouped = found.groupby(keys, dropna=False, sort=True, observed=True)
    table = grouped.agg(count=("document_id", "size"), documents=("document_id", "nunique")).reset_index()
    speakers = [name for name in by if name in DOCUMENT_GROUPINGS]
    words = group_words(everything, speakers)
    table = table.merge(words, on=speakers, how="left") if speakers else table.merge(words, how="cross")
    add_rates(table)
    whole = table.groupby(["target", *by], dropna=False, observed=True)["count"].transform("sum")
    table["share"] = table["count"] / whole
    table["examples"] = example_lines(corpus, found, table, keys, examples)
    table["unnamed"] = table["target"].isna()
    table = table.sort_values(
        ["unnamed", "count", *keys],
        ascending=[True, False, *[True] * len(keys)],
        kind="stable",
        ignore_index=True,
    ).drop(columns="unnamed")

    notes = [] if len(found) else [why_empty(corpus, "No naming was found")]
    if table["words"].isna().any():
        notes.append("The measures table has no n_words for some documents, so their rates are left empty.")
    if len(found) and ("voice" in by or "source" in by):
        notes.append("Rows that differ only in voice or source share one denominator, so their rates add up.")
    unnamed = int(found["target"].isna().sum())
    profile = profile_without_parse(corpus.provenance)
    if len(found) and profile is not None:
        notes.append(
            f"The profile “{profile.name}”, with which this corpus was analysed, does not look for voices, sources and "
            f"targets. Run: commentariat analyze FOLDER --profile {FULL}"
        )
    elif unnamed:
        notes.append(f"{unnamed:,} of {len(found):,} namings have no target that the text shows.")
    from .plots import naming_chart

    return Result(
        title="Who is called what, and by whom",
        table=table,
        method=_METHOD,
        columns={name: _COLUMNS[name] for name in table.columns},
        filters={
            "labels": ", ".join(labels),
            **({"target": target} if target else {}),
            **({"voice": voice} if voice else {}),
        },
        denominators={
            f"words of {namer}": float(words)
            for namer, words in everything.groupby("namer", sort=True)["n_words"].sum().items()
        },
        notes=tuple(notes),
        chart=naming_chart,
    )


def namings(
    corpus: CorpusTables,
    *,
    labels: Sequence[str] = NAMING_LABELS,
    voice: str | None = None,
    target: str | None = None,
) -> Frame:
    """Return one row a naming: document_id, start, end, label, voice, source, target (joined) and expression.

    Raises:
        InputError: when there is no such voice.
    """
    check_voice(voice)
    found = spans(
        corpus,
        "loaded_language",
        "naming",
        columns=["quote", "voice", "source", "target"],
        attributes=["actor"],
    )
    found = found[found["label"].isin([*NAMING_LABELS, *labels]) & found["quote"].notna()].copy()
    named = found["actor"].astype(object).where(found["actor"].notna(), found["target"])
    # An actor has one name, whatever part of its namings is asked for.
    names = joined_names(named.astype(object).where(named.notna(), None))
    asked_for = found["label"].isin(list(labels)) & (True if voice is None else found["voice"] == voice)
    found, names = found[asked_for].copy(), names[asked_for]
    if target is not None:
        wanted = identity(target)
        asked = [
            (isinstance(name, str) and identity(name) == wanted)
            or str(written).casefold() == target.casefold()
            for name, written in zip(names, found["target"], strict=True)
        ]
        found, names = found[asked], names[asked]
    found = found.assign(target=names.astype(object))
    found["expression"] = commonest_form(found["quote"])
    return found.drop(columns=["actor", "quote", "layer"])


def commonest_form(quotes: Frame) -> Frame:
    """Replace each expression by the commonest spelling of it, the first in code point order among equals."""
    import pandas as pd

    folded = quotes.str.replace("’", "'").str.replace(r"\s+", " ", regex=True).str.strip().str.casefold()
    forms = pd.DataFrame({"folded": folded, "quote": quotes}).value_counts().reset_index(name="n")
    forms = forms.sort_values(["folded", "n", "quote"], ascending=[True, False, True], kind="stable")
    return folded.map(forms.drop_duplicates("folded").set_index("folded")["quote"])
