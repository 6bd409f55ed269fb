"""Who is called what, by whom, in whose voice: every naming with its count, its rate and its lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .groups import DOCUMENT_GROUPINGS, GROUP_COLUMNS, check_names, group_words
from .intervals import rate_bounds
from .result import Result
from .tables import CorpusTables, Frame, documents, spans, texts

NAMING_LABELS = (
    "delegitimising_label",
    "legitimising_label",
    "proxy_label",
    "contested_territory",
    "dehumanising",
    "scare_quotes",
)
GROUPINGS = ("namer", "outlet", "kind", "voice", "source", "report_id")
_CONTEXT = 70

_METHOD = (
    "Expressions are grouped without regard to case and spacing and shown in their commonest form. Rates are "
    "per 1,000 words of everything the namer wrote in this corpus, with the exact Poisson interval at 95 % "
    "(Garwood 1936), which takes the namings as independent. The namer is who published the words: the outlet, "
    "or its readers; where the voice is quoted or attributed, the source is who is said to have spoken."
)
_COLUMNS = GROUP_COLUMNS | {
    "target": "the actor or place that is named so; empty where the text shows none",
    "expression": "the words, in their commonest form",
    "label": "label of the loaded-language layer",
    "count": "occurrences",
    "documents": "documents with at least one occurrence",
    "words": "the denominator: words of the namer in this corpus",
    "rate": "occurrences per 1,000 words",
    "low": "lower bound of the 95 % interval of the rate",
    "high": "upper bound of the 95 % interval of the rate",
    "examples": "lines with the document's id and the code point offsets of the words",
}


def naming(
    corpus: CorpusTables,
    *,
    by: Sequence[str] = ("namer", "voice", "source"),
    labels: Sequence[str] = NAMING_LABELS,
    target: str | None = None,
    voice: str | None = None,
    examples: int = 3,
) -> Result:
    """Count who is called what, by whom and in which voice.

    Args:
        corpus: an analysed corpus.
        by: what to tell apart beside target, expression and label: any of `GROUPINGS`.
        labels: the loaded-language labels that count as naming.
        target: only namings of this actor, as written in the text, whatever the case.
        voice: only this voice: outlet, quoted or attributed.
        examples: lines to show for each row.

    Returns:
        A `Result`, the commonest naming first, with the columns it describes in `Result.columns`.

    Raises:
        InputError: when `by` names something else.
    """
    check_names(by, GROUPINGS)
    found = spans(corpus, "loaded_language", columns=["quote", "voice", "source", "target"])
    found = found[found["label"].isin(list(labels)) & found["quote"].notna()]
    if voice is not None:
        found = found[found["voice"] == voice]
    if target is not None:
        found = found[found["target"].str.casefold() == target.casefold()]
    everything = documents(corpus)
    found = found.merge(everything.drop(columns=["n_words", "n_sentences"]), on="document_id", how="inner")
    found["expression"] = commonest_form(found["quote"])

    keys = ["target", "expression", "label", *by]
    grouped = found.groupby(keys, dropna=False, sort=True, observed=True)
    table = grouped.agg(count=("document_id", "size"), documents=("document_id", "nunique")).reset_index()
    speakers = [name for name in by if name in DOCUMENT_GROUPINGS]
    words = group_words(everything, speakers)
    table = table.merge(words, on=speakers, how="left") if speakers else table.merge(words, how="cross")
    table["rate"] = table["count"] / table["words"] * 1000
    table["low"], table["high"] = rate_bounds(table["count"].tolist(), table["words"].tolist())
    table["examples"] = _examples(corpus, found, table, keys, examples)
    table = table.sort_values(
        ["count", *keys], ascending=[False, *[True] * len(keys)], kind="stable", ignore_index=True
    )

    notes = []
    if table["words"].isna().any():
        notes.append("The measures table has no n_words for some documents, so their rates are left empty.")
    if "voice" in by or "source" in by:
        notes.append("Rows that differ only in voice or source share one denominator, so their rates add up.")
    unnamed = int(found["target"].isna().sum())
    if unnamed:
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


def commonest_form(quotes: Frame) -> Frame:
    """Replace each expression by the commonest spelling of it, the first in code point order among equals."""
    import pandas as pd

    folded = quotes.str.replace("’", "'").str.replace(r"\s+", " ", regex=True).str.strip().str.casefold()
    forms = pd.DataFrame({"folded": folded, "quote": quotes}).value_counts().reset_index(name="n")
    forms = forms.sort_values(["folded", "n", "quote"], ascending=[True, False, True], kind="stable")
    return folded.map(forms.drop_duplicates("folded").set_index("folded")["quote"])


def _examples(
    corpus: CorpusTables, found: Frame, table: Frame, keys: list[str], wanted: int
) -> list[list[dict[str, Any]]]:
    group = found.groupby(keys, dropna=False, sort=True, observed=True)
    chosen = found.assign(group=group.ngroup())[group.cumcount() < wanted]
    held = texts(corpus, chosen["document_id"])
    lines: list[list[dict[str, Any]]] = [[] for _ in range(len(table))]
    for number, document_id, start, end in zip(
        chosen["group"], chosen["document_id"], chosen["start"], chosen["end"], strict=True
    ):
        before, quote, after = in_context(held.get(document_id, ""), start, end)
        lines[number].append(
            {
                "document_id": document_id,
                "start": int(start),
                "end": int(end),
                "before": before,
                "quote": quote,
                "after": after,
            }
        )
    return lines


def in_context(text: str, start: int, end: int, *, width: int = _CONTEXT) -> tuple[str, str, str]:
    """Return a span with the words around it, cut at word boundaries within its own line.

    >>> in_context("Most likely, Turkish proxies feel a kind of impunity.", 13, 28, width=15)
    ('Most likely, ', 'Turkish proxies', ' feel a kind …')
    """
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    before, after = text[max(first, start - width) : start], text[end : min(last, end + width)]
    if start - width > first:
        before = "… " + before.partition(" ")[2]
    if end + width < last:
        after = after.rpartition(" ")[0] + " …"
    return before, text[start:end], after
