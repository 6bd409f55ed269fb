"""Which of the texts that somebody has is which document of a release without texts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from ..storage.lookup import Lookup
from ..storage.tables import read_batches
from .withhold import HYDRATION, hydration_sha256

if TYPE_CHECKING:
    from ..corpus import Corpus

Row = dict[str, Any]


class Own(NamedTuple):
    """A document somebody has: its text, its title and bylines (of a report), its author (of a comment)."""

    text: str
    title: str | None
    authors: list[str] | None
    author: str | None


class Joining:
    """Documents of a release and the own documents with their texts.

    Documents are joined on a hash of their text, first on those that have one id, then, among equal texts ("Well
    said!"), on those under one report, then on any.

    Attributes:
        wanted: documents whose text the release withholds.
        joined: how many of them have been found.
        missing: ids of the others.
    """

    def __init__(self, release: Path, texts: Corpus) -> None:
        """Join the documents of a release with those of a corpus."""
        self._own = Lookup[tuple[str, str | None, list[str] | None, str | None]]()
        self._joined = Lookup[str]()
        self._released_as = Lookup[str]()
        self.wanted = self.joined = 0
        self.missing: list[str] = []
        for table, key in (("reports", "report_id"), ("comments", "comment_id")):
            self._join(release, texts, table=table, key=key)

    def get(self, ids: list[str]) -> dict[str, Own]:
        """Return the own documents of those of the release's documents that were joined."""
        joined = self._joined.get(ids)
        own = self._own.get(joined.values())
        return {name: Own(*own[mine]) for name, mine in joined.items()}

    def _join(self, release: Path, texts: Corpus, *, table: str, key: str) -> None:
        with Lookup[tuple[str, str]]() as free:
            for rows in _own_rows(texts, table, key):
                self._own.put((row[key], _own(row)) for row in rows)
                free.put((row[key], (hydration_sha256(row["text"]), row["report_id"])) for row in rows)
            for rows in _released_rows(release, table, key):
                held = free.get([row[key] for row in rows])
                same = [row[key] for row in rows if row[key] in held and held[row[key]][0] == row[HYDRATION]]
                self._take(table, [(name, name) for name in same])
                free.drop(same)
            self._join_others(release, free, table=table, key=key)

    def _join_others(self, release: Path, free: Lookup[tuple[str, str]], *, table: str, key: str) -> None:
        with Lookup[list[tuple[str, str]]]() as waiting:
            for name, (digest, report) in free.items():
                waiting.put([(digest, [*waiting.get([digest]).get(digest, ()), (name, report)])])
            for rows in _released_rows(release, table, key):
                done = self._joined.known([row[key] for row in rows])
                rest = [row for row in rows if row[key] not in done]
                candidates = waiting.get([row[HYDRATION] for row in rest])
                released_as = self._released_as.get(
                    [report for some in candidates.values() for _, report in some]
                )
                pairs = []
                for row in rest:
                    some = candidates.get(row[HYDRATION])
                    if not some:
                        continue
                    # Among equal comments the one under the same report is meant.
                    best = min(some, key=lambda one: released_as.get(one[1]) != row["report_id"])
                    some.remove(best)
                    pairs.append((row[key], best[0]))
                waiting.put(candidates.items())
                self._take(table, pairs)
                found = {name for name, _ in pairs}
                withheld = [row[key] for row in rows if row["text"] is None]
                self.wanted += len(withheld)
                self.missing += [name for name in withheld if name not in found and name not in done]
        self.joined = self.wanted - len(self.missing)

    def _take(self, table: str, pairs: list[tuple[str, str]]) -> None:
        self._joined.put(pairs)
        if table == "reports":
            self._released_as.put((own, name) for name, own in pairs)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *stop: object) -> None:
        for lookup in (self._own, self._joined, self._released_as):
            lookup.__exit__(*stop)


def _own(row: Row) -> tuple[str, str | None, list[str] | None, str | None]:
    return row["text"], row.get("title"), row.get("authors"), row.get("author")


def _own_rows(texts: Corpus, table: str, key: str) -> Iterator[list[Row]]:
    more = ["title", "authors"] if table == "reports" else ["author"]
    columns = list(dict.fromkeys((key, "report_id", "text", *more)))
    for batch in read_batches(texts.path, table, columns=columns):
        yield [row for row in batch.to_pylist() if row["text"] is not None]


def _released_rows(release: Path, table: str, key: str) -> Iterator[list[Row]]:
    columns = list(dict.fromkeys((key, "report_id", HYDRATION, "text")))
    for batch in read_batches(release, table, columns=columns):
        yield batch.to_pylist()
