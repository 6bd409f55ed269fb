"""Does a split leak? What would let a model see in training what it is tested on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..storage.batches import read_file
from ..storage.lookup import Lookup
from ..storage.schema import CLAIM_TABLES
from ..storage.tables import read_batches
from ..values.dates import last_day
from .alike import alike_pairs
from .assign import group_reports
from .stored import Splits, split_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Leak:
    """One way in which a split leaks, or fails to hold a row.

    Attributes:
        kind: ``not in a split``, ``near duplicate``, ``held-out outlet``, ``time`` or ``apart from its report``.
        where: the ids of the documents concerned.
        what: the leak as a sentence.
    """

    kind: str
    where: tuple[str, ...]
    what: str


def check_splits(folder: Path, splits: Splits) -> list[Leak]:
    """Return every leak of a split of a corpus; an empty list where there is none.

    Looked for: reports that are in no split; texts (of reports or of comments) that are nearly the same and stand in
    different splits; held-out outlets in train or validation; and, for a split by time, reports that train though
    they are later than one that is tested.

    Args:
        folder: the corpus folder.
        splits: its split.

    Raises:
        CorpusError: when a table is missing or damaged.
    """
    rows = [
        row
        for batch in read_batches(folder, "reports", columns=["report_id", "outlet", "published"])
        for row in batch.to_pylist()
    ]
    of = splits.of
    leaks = [
        Leak(
            kind="not in a split",
            where=(row["report_id"],),
            what=f"The report {row['report_id']} is in no split: it came after the split was made.",
        )
        for row in rows
        if row["report_id"] not in of
    ]
    pairs = list(alike_pairs(folder))
    leaks += _near(pairs, of)
    held_out = set(splits.settings.get("held_out", ()))
    leaks += [
        Leak(
            kind="held-out outlet",
            where=(row["report_id"],),
            what=f"The report {row['report_id']} is by {row['outlet']}, which is held out, but stands in "
            f"{of[row['report_id']]}.",
        )
        for row in rows
        if row["outlet"] in held_out and of.get(row["report_id"], "test") != "test"
    ]
    if splits.settings.get("by_time"):
        groups = group_reports(
            [row["report_id"] for row in rows], ((one, other) for one, _, other, _ in pairs)
        )
        outlet_of = {row["report_id"]: row["outlet"] for row in rows}
        free = [group for group in groups if held_out.isdisjoint(outlet_of[name] for name in group)]
        leaks += _later(free, {row["report_id"]: row["published"] for row in rows}, of)
    return leaks


def check_release(folder: Path) -> list[Leak]:
    """Return every leak of a folder whose tables are already divided into files by split.

    Beyond what `check_splits` looks for, each comment, claim and measure must stand in the split of its report.
    """
    reports: dict[str, str] = {}
    leaks: list[Leak] = []
    with Lookup[str]() as of:
        for split, rows in _batches(folder, "reports", "report_id"):
            reports.update((row["report_id"], split) for row in rows)
            of.put((row["report_id"], split) for row in rows)
        for split, rows in _batches(folder, "comments", "comment_id", "report_id"):
            of.put((row["comment_id"], split) for row in rows)
            for row in rows:
                leaks += _apart(row["comment_id"], split, reports.get(row["report_id"]))
        for table in (*CLAIM_TABLES, "measures"):
            for split, rows in _batches(folder, table, "document_id"):
                wanted = of.get([row["document_id"] for row in rows])
                for row in rows:
                    leaks += _apart(row["document_id"], split, wanted.get(row["document_id"]))
    return leaks + _near(alike_pairs(folder), reports)


def _apart(document: str, split: str, wanted: str | None) -> list[Leak]:
    if wanted in (split, None):
        return []
    what = f"A row on {document} is in {split}, but its report is in {wanted}."
    return [Leak(kind="apart from its report", where=(document,), what=what)]


def _batches(folder: Path, table: str, *columns: str) -> Iterator[tuple[str, list[dict[str, str]]]]:
    for path in sorted((folder / table).glob("*.parquet")):
        for rows in read_file(path, columns=columns):
            yield split_of(path), rows.to_pylist()


def _near(pairs: Iterable[tuple[str, str, str, str]], of: Mapping[str, str]) -> list[Leak]:
    found = {}
    for one, document, other, like in pairs:
        if one in of and other in of and of[one] != of[other]:
            what = f"{document} ({of[one]}) and {like} ({of[other]}) are nearly the same text."
            found[document, like] = Leak(kind="near duplicate", where=(document, like), what=what)
    return list(found.values())


def _later(
    groups: Sequence[Sequence[str]], published: Mapping[str, str | None], of: Mapping[str, str]
) -> list[Leak]:
    """Return the reports of train and validation that are later than the first group that is tested."""
    latest = {
        name: max(last_day(published[one] or "") for one in group)
        for group in groups
        for name in group
        if name in of
    }
    first = min((date for name, date in latest.items() if date and of[name] == "test"), default=None)
    if first is None:
        return []
    return [
        Leak(
            kind="time",
            where=(name,),
            what=f"The report {name} of {date} is in {of[name]}, but test begins on {first}.",
        )
        for name, date in latest.items()
        if of[name] != "test" and date > first
    ]
