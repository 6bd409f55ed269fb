"""What a corpus is made of, counted for its card: outlets, months, languages, lengths, missing values, balance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from ..standoff.claims import GOLD, READING, is_person
from ..text.canonical import WORD

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
        lengths: how many texts have how many words, by kind of document; counted before texts were withheld.
        missing: share of rows without a value, by table and column.
        readers: pseudonyms among the comments.
        found_by: comments by how they were told from the report.
        doubtful: expected number of inferred comments that are none: the sum of 1 - confidence.
        unsure: reports whose split was left to a person (``ask``).
        labels: claims by table, layer and label; what says that a document was read is none.
        people: how many persons used a label of the annotations, by layer and label.
        annotators: the persons who annotated.
        adjudicated: names of adjudicated layers of annotations.
    """

    reports: int
    comments: int
    outlets: Mapping[str | None, tuple[int, int]]
    months: Mapping[str, int]
    comment_months: Mapping[str, int]
    languages: Mapping[str | None, int]
    lengths: Mapping[str, Mapping[int, int]]
    missing: Mapping[str, Mapping[str, float]]
    readers: int
    found_by: Mapping[str, int]
    doubtful: float
    unsure: int
    labels: Mapping[str, Mapping[tuple[str, str], int]]
    people: Mapping[tuple[str, str], int]
    annotators: tuple[str, ...]
    adjudicated: tuple[str, ...]


class Census:
    """Counts a corpus whose tables come in parts, the reports before their comments. Labels come as names."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._rows: Counter[str] = Counter()
        self._of_outlet: dict[str, Counter[str | None]] = {"reports": Counter(), "comments": Counter()}
        self._months: dict[str, Counter[str]] = {"reports": Counter(), "comments": Counter()}
        self._languages: Counter[str | None] = Counter()
        self._lengths: dict[str, Counter[int]] = {"report": Counter(), "comment": Counter()}
        self._missing: dict[str, Counter[str]] = {"reports": Counter(), "comments": Counter()}
        self._readers: set[str] = set()
        self._found_by: Counter[str] = Counter()
        self._doubtful = 0.0
        self._unsure = 0
        self._labels: dict[str, Counter[tuple[str, str]]] = {"findings": Counter(), "annotations": Counter()}
        self._users: dict[tuple[str, str], set[str]] = {}
        self._annotators: set[str] = set()

    def reports(self, rows: pa.Table) -> None:
        """Count reports."""
        self._documents("reports", rows, outlets=rows.column("outlet").to_pylist())
        self._unsure += rows.column("boundary").to_pylist().count("ask")

    def comments(self, rows: pa.Table, outlets: Sequence[str | None]) -> None:
        """Count comments, given the outlet of the report of each."""
        self._documents("comments", rows, outlets=outlets)
        self._readers.update(name for name in rows.column("author").to_pylist() if name)
        how = rows.column("split").to_pylist()
        self._found_by.update(how)
        self._doubtful += sum(
            1 - (confidence or 0)
            for kind, confidence in zip(how, rows.column("confidence").to_pylist(), strict=True)
            if kind == "inferred"
        )

    def claims(self, table: str, rows: pa.Table) -> None:
        """Count findings or annotations; rejected and lost ones do not count."""
        for row in rows.select(["layer", "label", "annotator", "status"]).to_pylist():
            if row["status"] in ("rejected", "lost"):
                continue
            label = row["layer"], row["label"]
            if table == "annotations":
                self._annotators.add(row["annotator"])
            if row["layer"] == READING:
                continue
            self._labels[table][label] += 1
            if table == "annotations" and is_person(row["annotator"]):
                self._users.setdefault(label, set()).add(row["annotator"])

    def result(self) -> Composition:
        """Return the counts."""
        of_reports, of_comments = self._of_outlet["reports"], self._of_outlet["comments"]
        return Composition(
            reports=self._rows["reports"],
            comments=self._rows["comments"],
            outlets={
                name: (of_reports[name], of_comments[name])
                for name in sorted(of_reports, key=lambda one: (-of_reports[one], one or ""))
            },
            months=self._months["reports"],
            comment_months=self._months["comments"],
            languages=self._languages,
            lengths=self._lengths,
            missing={
                table: {
                    column: self._missing[table][column] / self._rows[table] if self._rows[table] else 0.0
                    for column in columns
                }
                for table, columns in _MAY_MISS.items()
            },
            readers=len(self._readers),
            found_by=self._found_by,
            doubtful=self._doubtful,
            unsure=self._unsure,
            labels=self._labels,
            people={label: len(names) for label, names in self._users.items()},
            annotators=tuple(sorted(filter(is_person, self._annotators))),
            adjudicated=tuple(sorted(name for name in self._annotators if name.startswith(GOLD))),
        )

    def _documents(self, table: str, rows: pa.Table, *, outlets: Sequence[str | None]) -> None:
        self._rows[table] += rows.num_rows
        self._of_outlet[table].update(outlets)
        dates = rows.column("published").to_pylist()
        self._months[table].update(date[:7] for date in dates if date and len(date) >= 7)
        self._languages.update(rows.column("language").to_pylist())
        texts = rows.column("text").to_pylist()
        self._lengths[table.removesuffix("s")].update(len(WORD.findall(text)) for text in texts if text)
        for column in _MAY_MISS[table]:
            values = rows.column(column).to_pylist()
            self._missing[table][column] += sum(value in (None, []) for value in values)


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


def length_line(words: Mapping[int, int]) -> str:
    """Say the lengths of texts on one line.

    Args:
        words: how many texts have how many words.

    >>> length_line({10: 1, 20: 1, 90: 1})
    'median 20, shortest 10, longest 90'
    """
    if not words:
        return "none"
    return f"median {_median(words):,.0f}, shortest {min(words):,}, longest {max(words):,}"


def _median(counts: Mapping[int, int]) -> float:
    total, seen = sum(counts.values()), 0
    middle: list[int] = []
    for value in sorted(counts):
        seen += counts[value]
        while len(middle) < 2 and seen > (total - 1 + len(middle)) // 2:
            middle.append(value)
    return sum(middle) / 2
