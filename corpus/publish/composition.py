"""What a corpus is made of, counted for its card: outlets, months, languages, lengths, missing values, balance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log
from statistics import median
from typing import TYPE_CHECKING, Any

from ..tables import decode_labels
from ..text import WORD

if TYPE_CHECKING:
    import pyarrow as pa

_MAY_MISS = {
    "reports": ("title", "outlet", "url", "authors", "published", "language"),
    "comments": ("author", "published", "parent_id", "likes", "language"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """Counts over a corpus.

    Attributes:
        reports, comments: rows.
        outlets: reports and comments of every outlet; None where no outlet is known.
        months: reports of every month (``YYYY-MM``), of those dated to the month.
        comment_months: comments of every month, likewise.
        languages: documents of every language.
        lengths: words of every text that is there, by kind of document; counted before texts were withheld.
        missing: share of rows without a value, by table and column.
        readers: pseudonyms among the comments.
        found_by: comments by how they were told from the report.
        doubtful: expected number of inferred comments that are none: the sum of 1 - confidence.
        unsure: reports whose split was left to a person (``ask``).
        labels: claims by table, layer and label.
        annotators: annotators by table.
    """

    reports: int
    comments: int
    outlets: Mapping[str | None, tuple[int, int]]
    months: Mapping[str, int]
    comment_months: Mapping[str, int]
    languages: Mapping[str | None, int]
    lengths: Mapping[str, list[int]]
    missing: Mapping[str, Mapping[str, float]]
    readers: int
    found_by: Mapping[str, int]
    doubtful: float
    unsure: int
    labels: Mapping[str, Mapping[tuple[str, str], int]]
    annotators: Mapping[str, tuple[str, ...]]


def composition(tables: Mapping[str, pa.Table]) -> Composition:
    """Count a corpus.

    Args:
        tables: its tables with their texts, labels as integers.
    """
    reports = decode_labels(tables["reports"])
    comments = decode_labels(tables["comments"])
    outlet_of = dict(
        zip(reports.column("report_id").to_pylist(), reports.column("outlet").to_pylist(), strict=True)
    )
    of_reports = Counter(outlet_of.values())
    of_comments = Counter(outlet_of.get(name) for name in comments.column("report_id").to_pylist())
    found = comments.select(["split", "confidence", "author"]).to_pylist()
    labels, annotators = {}, {}
    for name in ("findings", "annotations"):
        claims = decode_labels(tables[name].select(["layer", "label", "annotator", "status"])).to_pylist()
        kept = [row for row in claims if row["status"] not in ("rejected", "lost")]
        labels[name] = Counter((row["layer"], row["label"]) for row in kept)
        annotators[name] = tuple(sorted({row["annotator"] for row in kept}))
    return Composition(
        reports=reports.num_rows,
        comments=comments.num_rows,
        outlets={
            name: (of_reports[name], of_comments[name])
            for name in sorted(of_reports, key=lambda one: (-of_reports[one], one or ""))
        },
        months=_months(reports.column("published").to_pylist()),
        comment_months=_months(comments.column("published").to_pylist()),
        languages=Counter(
            [*reports.column("language").to_pylist(), *comments.column("language").to_pylist()]
        ),
        lengths={
            "report": [len(WORD.findall(text)) for text in reports.column("text").to_pylist() if text],
            "comment": [len(WORD.findall(text)) for text in comments.column("text").to_pylist() if text],
        },
        missing={
            name: {column: _missing(table.column(column).to_pylist()) for column in _MAY_MISS[name]}
            for name, table in (("reports", reports), ("comments", comments))
        },
        readers=len({row["author"] for row in found} - {None}),
        found_by=Counter(row["split"] for row in found),
        doubtful=sum(1 - (row["confidence"] or 0) for row in found if row["split"] == "inferred"),
        unsure=reports.column("boundary").to_pylist().count("ask"),
        labels=labels,
        annotators=annotators,
    )


def evenness(counts: Iterable[int]) -> float | None:
    """Return how evenly counts are spread, 0 to 1: Shannon entropy over its maximum (Pielou 1966).

    None for a single count or none.

    >>> evenness([5, 5]), evenness([5])
    (1.0, None)
    """
    held = [count for count in counts if count]
    if len(held) < 2:
        return None
    total = sum(held)
    return -sum(count / total * log(count / total) for count in held) / log(len(held))


def length_line(words: list[int]) -> str:
    """Say the lengths of texts on one line.

    >>> length_line([10, 20, 90])
    'median 20, shortest 10, longest 90'
    """
    if not words:
        return "none"
    return f"median {median(words):,.0f}, shortest {min(words):,}, longest {max(words):,}"


def _months(dates: list[Any]) -> Counter[str]:
    return Counter(date[:7] for date in dates if date and len(date) >= 7)


def _missing(values: list[Any]) -> float:
    return sum(value in (None, []) for value in values) / len(values) if values else 0.0
