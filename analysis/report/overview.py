"""The part of the report that covers the whole corpus: key figures, tables, and what the build skipped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from ...corpus.errors import Problem
from ...corpus.results import Result
from ...corpus.text.canonical import counted
from ..charts.appearance import LABELS
from ..results.actor_sentiment import actor_sentiment
from ..results.named_actors import named_actors
from ..results.naming import LOADED_NAMING, commonest_form, naming
from ..results.summaries import FRAME_LAYERS, frames, loaded_language, sentiment
from ..tables.corpus_tables import CorpusTables, Frame, documents, records, spans
from ..tables.intervals import rate_bounds
from .discourse import discourse
from .edition import first_words
from .figures import axis_end, intervals
from .readers import readers
from .render import flatten

NAMING_ROWS = 40
ACTOR_ROWS = 20
EXPRESSIONS = 6
OUTLETS = 8
OUTLET_ROWS = 30
LISTED_ROWS = 50
SETTINGS = 60
_ELSEWHERE = ("problems", "tables", "name", "pseudonym_key")


def overview(corpus: CorpusTables) -> dict[str, Any]:
    """Return the context of the page that does not depend on which texts are shown."""
    provenance = corpus.provenance or {}
    n_said, said = _problems(provenance)
    everything = documents(corpus)
    reports = corpus.arrow(
        "reports", columns=["report_id", "title", "outlet", "published", "boundary", "text"]
    ).to_pandas()
    loaded = loaded_language(corpus)
    total = spans(corpus, "loaded_language", columns=["voice", "quote"])
    named, felt, framed = naming(corpus, labels=LOADED_NAMING), sentiment(corpus), frames(corpus)
    actors, by_actor = actor_sentiment(corpus), named_actors(corpus)
    dates = sorted(str(date)[:10] for date in reports["published"].dropna())
    asked = reports[reports["boundary"] == "ask"]
    not_analysed = list((provenance.get("analysis") or {}).get("not_analysed", ()))
    return {
        "name": str(provenance.get("name") or (corpus.path.name if corpus.path else "") or "corpus"),
        "kinds": _kinds(everything, total, felt.table),
        "no_readers": _no_readers(corpus),
        **_outlets(reports["outlet"]),
        "dates": (dates[0], dates[-1]) if dates else None,
        "n_findings": len(total),
        "label_counts": {name: int(n) for name, n in total["label"].value_counts().sort_index().items()},
        "voice_counts": {name: int(n) for name, n in total["voice"].value_counts().sort_index().items()},
        "boundaries": {name: int(n) for name, n in reports["boundary"].value_counts().sort_index().items()},
        "asked": [
            {
                "report_id": report_id,
                "title": title if isinstance(title, str) and title else first_words(text),
            }
            for report_id, title, text in zip(asked["report_id"], asked["title"], asked["text"], strict=True)
        ][:LISTED_ROWS],
        "n_asked": len(asked),
        "by_actor": by_actor,
        "actor_namings": records(by_actor.table.head(ACTOR_ROWS)),
        "naming": named,
        # The result puts namings without a target last, however common they are.
        "naming_rows": records(
            named.table.sort_values("count", ascending=False, kind="stable").head(NAMING_ROWS)
        ),
        **discourse(corpus),
        "rates": _rate_rows(loaded),
        "loaded": loaded,
        "expressions": _expressions(total),
        "outlet_rates": _by_outlet(corpus, everything),
        "sentiment": felt,
        "sentiment_notes": felt.notes,
        "sentiment_rows": intervals(records(felt.table), value="mean", minimum=-1, maximum=1),
        "sentiment_shares": {row["kind"]: row for row in records(felt.table)},
        "actors": actors,
        "actor_rows": [
            (row, intervals([row], value="mean", minimum=-1, maximum=1)[0])
            for row in records(actors.table.head(ACTOR_ROWS))
        ],
        "frames": framed,
        "frame_groups": _frame_groups(framed),
        "readers": readers(corpus),
        "not_analysed": _by_file(corpus, not_analysed[:LISTED_ROWS]),
        "n_not_analysed": len(not_analysed),
        "n_duplicates": _duplicates(provenance),
        "skipped": said[:LISTED_ROWS],
        "n_skipped": n_said,
        "settings": _settings(provenance),
        "version": str(provenance.get("tool_version") or _version()),
    }


def _kinds(everything: Frame, total: Frame, felt: Frame) -> list[dict[str, Any]]:
    """One row of key figures for reports and one for comments."""
    kind = everything.set_index("document_id")["kind"]
    found = total["document_id"].map(kind).value_counts()
    rows = []
    for name, group in everything.groupby("kind", sort=False):
        words = group["n_words"].sum(min_count=1)
        n = int(found.get(name, 0))
        low, high = rate_bounds([n], [words])
        mean = felt[felt["kind"] == name]
        rows.append(
            {
                "kind": name,
                "documents": len(group),
                "analysed": int(group["n_words"].notna().sum()),
                "words": words,
                "sentences": group["n_sentences"].sum(min_count=1),
                "findings": n,
                "rate": n / words * 1000 if words and words > 0 else None,
                "low": low[0],
                "high": high[0],
                "mean": float(mean["mean"].iloc[0]) if len(mean) else None,
            }
        )
    return rows


def _outlets(named: Frame) -> dict[str, Any]:
    """Outlets by their number of reports, the most first, and how many reports name none."""
    counts = sorted(named.value_counts().items(), key=lambda item: (-item[1], item[0]))
    return {
        "outlets": counts[:OUTLETS],
        "n_outlets": len(counts),
        "n_without_outlet": int(named.isna().sum()),
    }


def _no_readers(corpus: CorpusTables) -> str:
    """Say how many of the comments are no reader's words: other pages that link here, and stubs of deleted ones."""
    kinds = Counter(corpus.arrow("comments", columns=["kind"]).column("kind").to_pylist())
    said = [
        counted(kinds["pingback"], "pingback"),
        f"{counted(kinds['deleted'], 'stub')} of deleted ones",
    ]
    return " and ".join(
        words for name, words in zip(("pingback", "deleted"), said, strict=True) if kinds[name]
    )


def _rate_rows(loaded: Result) -> dict[str, Any]:
    """Labels that occur, each with its interval for reports and for comments, and the labels that do not."""
    table: Frame = loaded.table
    seen = table.groupby("label", sort=False)["count"].sum()
    shown = table[table["label"].isin(seen[seen > 0].index)]
    # A long interval from a handful of words would flatten all others: the axis follows the rates and cuts it.
    end = axis_end((shown["rate"].fillna(0) * 1.5).tolist())
    labels = []
    for label in [name for name in LABELS if seen.get(name, 0) > 0] + [
        n for n in seen[seen > 0].index if n not in LABELS
    ]:
        rows = records(table[table["label"] == label])
        labels.append((label, intervals(rows, value="rate", minimum=0, maximum=end)))
    return {"labels": labels, "absent": list(seen[seen == 0].index), "end": end}


def _expressions(total: Frame) -> dict[str, list[tuple[str, int]]]:
    """Return the commonest expressions of each label with their numbers."""
    counts = total.assign(quote=commonest_form(total["quote"])).value_counts(["label", "quote"], sort=False)
    ranked = counts.reset_index(name="n").sort_values(
        ["label", "n", "quote"], ascending=[True, False, True], kind="stable"
    )
    return {
        str(label): list(zip(rows["quote"], rows["n"], strict=True))[:EXPRESSIONS]
        for label, rows in ranked.groupby("label")
    }


def _by_outlet(corpus: CorpusTables, everything: Frame) -> dict[str, Any] | None:
    """Rates of each label by outlet or readers; None when there is nothing to compare."""
    if everything["namer"].nunique() < 3:
        return None
    table: Frame = loaded_language(corpus, by=["namer"]).table
    words = table.drop_duplicates("namer").sort_values(
        ["words", "namer"], ascending=[False, True], kind="stable"
    )
    seen = table.groupby("label", sort=False)["count"].sum()
    labels = [name for name in LABELS if seen.get(name, 0) > 0]
    cells = {(row["namer"], row["label"]): row for row in records(table)}
    namers = words["namer"].tolist()
    return {
        "labels": labels,
        "rows": [
            (namer, cells[namer, labels[0]]["words"], [cells[namer, label] for label in labels])
            for namer in namers[:OUTLET_ROWS]
            if labels
        ],
        "hidden": max(0, len(namers) - OUTLET_ROWS),
    }


def _frame_groups(framed: Result) -> list[tuple[str, list[tuple[str, list[Any]]]]]:
    groups = []
    table: Frame = framed.table
    for layer in FRAME_LAYERS:
        rows = table[table["layer"] == layer]
        seen = rows.groupby("frame", sort=False)["count"].sum()
        names = seen[seen > 0].sort_values(ascending=False, kind="stable").index
        lines = [
            (name, intervals(records(rows[rows["frame"] == name]), value="share", minimum=0, maximum=1))
            for name in names
        ]
        if lines:
            groups.append((layer, lines))
    return groups


def _problems(provenance: Mapping[str, Any]) -> tuple[int, list[str]]:
    """How many records were skipped or altered, and those that provenance names, as sentences."""
    held = provenance.get("problems") or {}
    named = held.get("named") or () if isinstance(held, Mapping) else held
    said = []
    for item in named:
        said.append(_sentence(item))
    counted = (
        int(held.get("skipped") or 0) + int(held.get("altered") or 0) if isinstance(held, Mapping) else 0
    )
    return max(counted, len(said)), said


def _duplicates(provenance: Mapping[str, Any]) -> int:
    """Return how many texts repeat another one, exactly or nearly."""
    tables = provenance.get("duplicates") or {}
    return sum(int(number) for kinds in tables.values() for number in kinds.values())


def _settings(provenance: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return what provenance says and the page does not say elsewhere."""
    said = {name: value for name, value in provenance.items() if name not in _ELSEWHERE}
    analysis = dict(said.get("analysis") or {})
    analysis.pop("not_analysed", None)
    if isinstance(analysis.get("lexicon"), Mapping):
        analysis["lexicon"] = {
            name: value for name, value in analysis["lexicon"].items() if name != "own_entries"
        }
    return flatten(said | {"analysis": analysis})[:SETTINGS]


def _sentence(item: Mapping[str, Any]) -> str:
    return str(Problem(where=str(item["where"]), what=str(item["what"]), remedy=str(item["remedy"])))


def _by_file(corpus: CorpusTables, problems: Sequence[Mapping[str, Any]]) -> list[str]:
    """Say problems of single texts, each named by the file it was read from in place of its id."""
    import pyarrow as pa

    pc: Any = import_module("pyarrow.compute")
    told = {str(item["where"]).partition(" ")[2] for item in problems}
    places: dict[str, str] = {}
    for table, name in (("reports", "report_id"), ("comments", "comment_id")) if told else ():
        rows = corpus.arrow(table, columns=[name, "input"])
        found = rows.filter(
            pc.is_in(rows[name], value_set=pa.array(sorted(told), rows.schema.field(name).type))
        )
        places |= zip(found[name].to_pylist(), found["input"].to_pylist(), strict=True)
    said = []
    for item in problems:
        kind, _, document_id = str(item["where"]).partition(" ")
        place = places.get(document_id)
        said.append(_sentence({**item, "where": f"{place} ({kind})" if place else item["where"]}))
    return said


def _version() -> str:
    try:
        return version("commentariat")
    except PackageNotFoundError:
        return ""
