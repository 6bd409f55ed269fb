"""The reports and comments of two corpora, written as one."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ..assembly.spool import Aside, Spool
from ..errors import CorpusError
from ..storage.batches import read_row_batches
from ..storage.lookup import Lookup
from ..storage.schema import KEYS, columns
from ..storage.streaming import read_threads
from ..storage.tables import FILE_NAME, label_names, read_schema, write_rows
from ..text_reuse.duplicates import DuplicateSearch
from .clashes import Settled

Row = dict[str, Any]


def merged_documents(out: Path, first: Path, second: Path, *, settled: Settled) -> dict[str, dict[str, int]]:
    """Write the reports and comments of two corpora, with positions, counts and duplicates told anew.

    Comments on a report that both have stand behind one another, those of the first corpus before.

    Args:
        out: the folder to write to.
        first, second: corpus folders.
        settled: what becomes of ids that both have; documents that go with another one are added to its `dropped`.

    Returns:
        How many duplicates of each kind there are, by table.

    Raises:
        CorpusError: when a comment stands under no report.
    """
    comments: Counter[str] = Counter()
    found = {"comments": _write(out, "comments", _comments(first, second, settled=settled, counts=comments))}
    reports = (row | {"n_comments": comments[row["report_id"]]} for row in _reports(first, second, settled))
    return {"reports": _write(out, "reports", reports), **found}


def _write(out: Path, table: str, rows: Iterator[Row]) -> dict[str, int]:
    """Write rows with their duplicates flagged, for which all texts must have been seen first."""
    key = KEYS[table]
    kinds: Counter[str] = Counter()
    with Aside() as aside:
        spool, places = Spool[Row](aside.open()), array("q")
        search = DuplicateSearch(aside.open)
        for row in rows:
            places.append(spool.append(row))
            search.add(row["text"] or "")
        found = search.find(lambda place: spool.read(places[place])["text"])

        def flagged() -> Iterator[Row]:
            for number, place in enumerate(places):
                leader, kind = found.of(number) or (None, None)
                of = None if leader is None else spool.read(places[leader])[key]
                if kind:
                    kinds[kind] += 1
                yield spool.read(place) | {"duplicate_of": of, "duplicate_kind": kind}

        write_rows(flagged(), out / table / FILE_NAME, table=table)
    return dict(kinds)


def _reports(first: Path, second: Path, settled: Settled) -> Iterator[Row]:
    with Lookup[None]() as known:
        for rows in read_row_batches(first, "reports"):
            known.put((row["report_id"], None) for row in rows)
            yield from rows
        for rows in read_row_batches(second, "reports"):
            both = known.known([row["report_id"] for row in rows])
            for row in rows:
                name = row["report_id"]
                if name in settled.renamed:
                    yield row | {"report_id": settled.renamed[name]}
                elif name not in both:
                    yield row


def _comments(first: Path, second: Path, *, settled: Settled, counts: Counter[str]) -> Iterator[Row]:
    """Yield the comments of both in the order of the reports, with their position."""
    with Lookup[None]() as known, Lookup[None]() as reports, Lookup[list[int]]() as more, Aside() as aside:
        for folder in (second, first):
            _require_reports(folder)
        for rows in read_row_batches(first, "reports", columns=["report_id"]):
            reports.put((row["report_id"], None) for row in rows)
        for rows in read_row_batches(first, "comments", columns=["comment_id"]):
            known.put((row["comment_id"], None) for row in rows)
        # What the second corpus adds to the threads of the first waits until its report comes.
        spool = Spool[Row](aside.open())
        for report, thread in _threads(second):
            if reports.known([report]) and report not in settled.renamed:
                more.put([(report, [spool.append(row) for row in _followed(thread, known, settled)])])
        for report, thread in _threads(first):
            yield from _placed(thread, counts)
            added = more.get([report]).get(report, ())
            yield from _placed((spool.read(place) for place in added), counts)
        for report, thread in _threads(second):
            if report in settled.renamed or not reports.known([report]):
                yield from _placed(_followed(thread, known, settled), counts)


def _placed(rows: Iterable[Row], counts: Counter[str]) -> Iterator[Row]:
    for row in rows:
        yield row | {"position": counts[row["report_id"]]}
        counts[row["report_id"]] += 1


def _followed(thread: Iterable[Row], known: Lookup[None], settled: Settled) -> Iterator[Row]:
    """Yield the comments of the second corpus that the first has not, turned to the new ids of what they refer to."""
    renamed = settled.renamed
    for row in thread:
        name = row["comment_id"]
        if name not in renamed and known.known([name]):
            continue
        # The comments on a report that is left out would stand under another text.
        if row["report_id"] in settled.dropped:
            settled.dropped.add(name)
            continue
        turned = {
            column: renamed.get(row[column], row[column])
            for column in ("comment_id", "report_id", "parent_id")
        }
        if row["parent_id"] in settled.dropped:
            turned["parent_id"] = None
        quotes = [
            quote | {"document_id": renamed.get(quote["document_id"], quote["document_id"])}
            for quote in row["quotes"] or ()
        ]
        yield row | turned | {"quotes": quotes}


def _threads(folder: Path) -> Iterator[tuple[str, Iterator[Row]]]:
    """Yield every report with its comments, labels as names."""
    names = label_names(read_schema(folder, "comments")[0])

    def told(row: Row) -> Row:
        return row | {
            column: None if row[column] is None else labels[row[column]] for column, labels in names.items()
        }

    for report, thread in read_threads(folder, reports=(), comments=list(columns("comments"))):
        yield report["report_id"], map(told, thread)


def _require_reports(folder: Path) -> None:
    with Lookup[None]() as reports:
        for rows in read_row_batches(folder, "reports", columns=["report_id"]):
            reports.put((row["report_id"], None) for row in rows)
        for rows in read_row_batches(folder, "comments", columns=["comment_id", "report_id"]):
            known = reports.known([row["report_id"] for row in rows])
            lost = next((row for row in rows if row["report_id"] not in known), None)
            if lost is not None:
                raise CorpusError(
                    f"The comment {lost['comment_id']} of {folder} stands under the report {lost['report_id']}, which "
                    "is not there. The tables were changed by hand; build the corpus again."
                )
