"""Who speaks: quotations and reported speech by speaker, with how much they say and with which verbs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from ...corpus.results import Result
from ..tables.corpus_tables import CorpusTables, Frame, documents, spans, why_empty
from ..tables.groups import DOCUMENT_GROUPINGS, GROUP_COLUMNS, check_names, commonest, group_words
from ..tables.intervals import add_rates, share_bounds
from ..text.quotations import CUE, LAYER
from .actor_names import joined_names
from .examples import example_lines
from .naming import commonest_form

VERB_CLASSES = ("neutral", "doubting", "factive", "interpreting")
NOBODY = "nobody named"
_ATTRIBUTES = ("speaker", "cue", "verb_class", "words", "quoted_words", "continues")
_VERBS = 5

_METHOD = (
    "Speech and writing that somebody is made to say: direct, free direct, indirect, mixed and in headlines (after "
    "Semino and Short 2004). The speaker is the name within the document, joined across the corpus, else the noun "
    "phrase as written. Parts of one utterance around its reporting clause count as one quotation. Verbs are neutral, "
    "doubting, factive (Kiparsky and Kiparsky 1970; Hooper 1975) or interpret what is said as an act of speech "
    "(Caldas-Coulthard 1994). Words said are those of the spans; where one quotation stands in another, its words "
    "count for both. Shares are of the words said in the group, intervals of rates exact Poisson (Garwood 1936)."
)
_COLUMNS = GROUP_COLUMNS | {
    "speaker": "who is made to speak: by name where the text gives one, else as written",
    "named": "whether the speaker is a named actor",
    "count": "quotations",
    "documents": "documents with at least one",
    "words_said": "words of the quotations",
    "words_quoted": "those of them in quotation marks",
    "share": "words said over all words said in the group",
    "words": "the denominator of the rate: words of the group",
    "rate": "quotations per 1,000 words",
    "low": "lower bound of the 95 % interval of the rate",
    "high": "upper bound of the 95 % interval of the rate",
    "neutral": "quotations whose verb only reports: say, tell, according to",
    "doubting": "quotations whose verb leaves the truth open: claim, allege",
    "factive": "quotations whose verb takes the truth for granted: reveal, admit",
    "interpreting": "quotations whose verb says what was done by speaking: warn, deny",
    "verbs": "the commonest verbs and other cues",
    "examples": "lines with the document's id and the code point offsets of what is said",
}


def quotations(
    corpus: CorpusTables,
    *,
    by: str | Sequence[str] = ("namer",),
    speaker: str | None = None,
    labels: Sequence[str] | None = None,
    examples: int = 3,
) -> Result:
    """Count who is quoted, how much, and with which verbs.

    Args:
        corpus: an analysed corpus.
        by: what to tell apart beside the speaker: any of kind, outlet, namer, report_id and document_id.
        speaker: only this speaker, whatever the case.
        labels: only these categories: direct, free_direct, indirect, mixed, headline.
        examples: lines to show for each row.

    Returns:
        A `Result`, the group's most quoted speaker (by words) first.

    Raises:
        InputError: when `by` names something else.
    """
    by = check_names(by, DOCUMENT_GROUPINGS)
    everything = documents(corpus)
    found = _said(corpus, everything, labels)
    keys = [*by, "speaker"]
    grouped = found.groupby(keys, sort=True, observed=True)
    table = grouped.agg(
        named=("named", "max"),
        count=("first", "sum"),
        documents=("document_id", "nunique"),
        words_said=("words", "sum"),
        words_quoted=("quoted_words", "sum"),
        **{name: (name, "sum") for name in VERB_CLASSES},
        verbs=("cue", partial(commonest, most=_VERBS)),
    ).reset_index()
    table["count"] = table["count"].astype("int64")
    words = group_words(everything, list(by))
    table = table.merge(words, on=list(by), how="left") if by else table.merge(words, how="cross")
    whole = (
        table.groupby(list(by), observed=True)["words_said"].transform("sum")
        if by
        else table["words_said"].sum()
    )
    table["share"] = table["words_said"] / whole
    add_rates(table)
    table["examples"] = example_lines(corpus, found, table, keys, examples)
    if speaker is not None:
        table = table[table["speaker"].str.casefold() == speaker.casefold()]
    table = table.sort_values(
        ["words_said", *keys], ascending=[False, *[True] * len(keys)], kind="stable", ignore_index=True
    )
    table = table[[name for name in _ordered(by) if name in table]]

    from .agency_plots import quotations_chart

    said = found.groupby("namer", sort=True)["words"].sum()
    return Result(
        title="Who is quoted, how much, and with which verbs",
        table=table,
        method=_METHOD,
        columns={name: _COLUMNS[name] for name in table.columns},
        filters={
            **({"speaker": speaker} if speaker else {}),
            **({"labels": ", ".join(labels)} if labels is not None else {}),
        },
        denominators={f"words said in {namer}": float(n) for namer, n in said.items()},
        notes=() if len(found) else (why_empty(corpus, "No quotation was found", parsed=True),),
        chart=lambda rows: quotations_chart(rows, by=tuple(by)),
    )


def reporting_verbs(corpus: CorpusTables, *, by: str | Sequence[str] = ("namer",)) -> Result:
    """Count the verbs and other cues with which speech is reported, and how they present it.

    Args:
        corpus: an analysed corpus.
        by: any of kind, outlet, namer, report_id and document_id.

    Returns:
        A `Result` with one row a cue and group, the commonest first, its share of the group's cues with Wilson's
        interval.

    Raises:
        InputError: when `by` names something else.
    """
    by = check_names(by, DOCUMENT_GROUPINGS)
    everything = documents(corpus)
    found = _said(corpus, everything, None)
    found = found[found["first"] & found["cue"].notna()]
    keys = [*by, "cue", "verb_class"]
    table = found.groupby(keys, sort=True, observed=True).size().rename("count").reset_index()
    total = table.groupby(list(by), observed=True)["count"].transform("sum") if by else table["count"].sum()
    table["cues"] = total
    table["share"] = table["count"] / table["cues"]
    table["low"], table["high"] = share_bounds(table["count"], table["cues"])
    table = table.sort_values(["count", *keys], ascending=[False, *[True] * len(keys)], ignore_index=True)
    meanings = GROUP_COLUMNS | {
        "cue": "base form of the verb or noun, or the words of another cue",
        "verb_class": "neutral, doubting, factive or interpreting",
        "count": "quotations with this cue",
        "cues": "the denominator: quotations with a cue in the group",
        "share": "count over these",
        "low": "lower bound of the 95 % interval of the share",
        "high": "upper bound of the 95 % interval of the share",
    }
    return Result(
        title="With which verbs speech is reported",
        table=table,
        method=_METHOD,
        columns={name: meanings[name] for name in table.columns},
        notes=() if len(table) else (why_empty(corpus, "No reporting verb was found", parsed=True),),
    )


def _said(corpus: CorpusTables, everything: Frame, labels: Sequence[str] | None) -> Frame:
    import pandas as pd

    found = spans(corpus, LAYER, columns=["quote", "source"], attributes=_ATTRIBUTES)
    found = found[found["label"] != CUE]
    if labels is not None:
        found = found[found["label"].isin(list(labels))]
    found = found.merge(everything.drop(columns=["n_words", "n_sentences"]), on="document_id", how="inner")
    found["named"] = found["speaker"].notna()
    names = joined_names(found["speaker"].astype(object).where(found["speaker"].notna(), None))
    written = commonest_form(found["source"].astype("string")).astype(object)
    found["speaker"] = names.where(found["named"], written.where(written.notna(), NOBODY))
    for name in ("words", "quoted_words"):
        numbers: Frame = pd.to_numeric(found[name], errors="coerce")
        found[name] = numbers.fillna(0).astype("int64")
    found["first"] = found["continues"].isna()
    for name in VERB_CLASSES:
        found[name] = ((found["verb_class"] == name) & found["first"]).astype("int64")
    return found


def _ordered(by: Sequence[str]) -> list[str]:
    return [*by, *(name for name in _COLUMNS if name not in GROUP_COLUMNS)]
