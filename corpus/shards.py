"""A corpus in shards: ranges of its documents that can be read, and worked on, one apart from the others.

How a corpus is cut depends on its texts alone, never on how many read it, so that what was made of a shard can be kept.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from .corpus import Document, comment_document, quoted_spans, report_document
from .errors import CorpusError, withheld_text
from .storage.streaming import Row, in_order, read_threads
from .storage.tables import column_size, read_batches, read_rows

LONGEST_SHARD = 400_000
"""Characters of a shard of a large corpus, about: some 70,000 words, which take a worker some seconds."""
SHORTEST_SHARD = 20_000
FEWEST_SHARDS = 32
"""What a small corpus is cut into, unless shards were too short: workers that begin together end together too."""
DOCUMENT_CHARACTERS = 100
"""What a document costs beside its text, in characters."""

_REPORT = ("report_id", "outlet", "language", "text", "text_sha256")
_COMMENT = ("comment_id", "report_id", "parent_id", "language", "text", "text_sha256", "quotes")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """A range of the documents of a corpus: each report, then its comments.

    Attributes:
        index: its place among the shards, from 0.
        documents: the range of its documents, half-open.
        reports: the range of rows of the reports table that it needs, half-open.
        comments: the range of rows of the comments table that are in it, half-open.
        within: whether it begins within a thread, so that the first report is needed but is not in it.
        scattered: whether comments stand in another order than their reports, so that rows do not tell which are in it.
        names: the first and the last of its documents.
        sha256: hash of ids, languages, outlets, text hashes and quotes of its documents: of all that is worked on.
    """

    index: int
    documents: tuple[int, int]
    reports: tuple[int, int]
    comments: tuple[int, int]
    within: bool
    scattered: bool
    names: tuple[str, str]
    sha256: str

    def __len__(self) -> int:
        """Return how many documents it holds."""
        return self.documents[1] - self.documents[0]


def shard_length(folder: Path, *, shortest: int = SHORTEST_SHARD) -> int:
    """Return how many characters a shard of a corpus is to have, by the size of its tables.

    Args:
        folder: the corpus folder, or its place in a store.
        shortest: how many it is to have at least.

    Raises:
        CorpusError: when a table is missing or damaged.
    """
    total = 0
    for table in ("reports", "comments"):
        size, rows = column_size(folder, table, "text")
        total += size + rows * DOCUMENT_CHARACTERS
    return max(shortest, min(total // FEWEST_SHARDS, LONGEST_SHARD))


def plan_shards(
    folder: Path, *, characters: int | None = None, shortest: int = SHORTEST_SHARD
) -> list[Shard]:
    """Cut a corpus into shards of about as many characters, in one pass over its texts.

    A long thread is cut too. Only facts of one shard are in memory at a time.

    Args:
        folder: the corpus folder, or its place in a store.
        characters: how long a shard is to be, its documents counting `DOCUMENT_CHARACTERS` more each; `shard_length`
            if None.
        shortest: how long it is to be at least where `characters` is None.

    Raises:
        CorpusError: when a table is missing or damaged, or a text is withheld.
    """
    characters = characters or shard_length(folder, shortest=shortest)
    scattered = not in_order(folder)
    shards: list[Shard] = []
    cut: _Cut | None = None
    n_comments = 0
    for document, (number, report, comment) in enumerate(_everything(folder)):
        if cut is not None and cut.characters >= characters:
            shards.append(cut.shard(scattered=scattered))
            cut = None
        if cut is None:
            cut = _Cut(
                index=len(shards),
                document=document,
                report=number,
                comment=n_comments,
                within=comment is not None,
            )
        cut.add(number, report, comment)
        n_comments += comment is not None
    if cut is not None:
        shards.append(cut.shard(scattered=scattered))
    return shards


def shard_documents(folder: Path, shard: Shard) -> Iterator[Document]:
    """Yield the documents of a shard, reading no more of the tables than they need.

    Raises:
        CorpusError: when the tables are not those that the shard was cut from.
    """
    digest = hashlib.sha256()
    rows = _scattered(folder, shard) if shard.scattered else _consecutive(folder, shard)
    for report, comment in rows:
        digest.update(_facts(report, comment))
        yield report_document(report) if comment is None else comment_document(report, comment)
    if digest.hexdigest() != shard.sha256:
        raise CorpusError(
            f"The texts of {folder} are no longer those that the work was begun on. Run the same command again."
        )


def texts_digest(folder: Path) -> str:
    """Return a hash of the ids and the text hashes of a corpus, by which texts that were replaced are noticed.

    Raises:
        CorpusError: when a table is missing or damaged.
    """
    digest = hashlib.sha256()
    for table, key in (("reports", "report_id"), ("comments", "comment_id")):
        for batch in read_batches(folder, table, columns=[key, "text_sha256"]):
            digest.update(repr(batch.to_pydict()).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


class _Cut:
    """The shard that is being filled."""

    def __init__(self, *, index: int, document: int, report: int, comment: int, within: bool) -> None:
        self.characters = 0
        self._index, self._within = index, within
        self._documents, self._reports, self._comments = [document] * 2, [report] * 2, [comment] * 2
        self._first = self._last = ""
        self._digest = hashlib.sha256()

    def add(self, number: int, report: Row, comment: Row | None) -> None:
        row = report if comment is None else comment
        self._last = report["report_id"] if comment is None else comment["comment_id"]
        self._first = self._first or self._last
        if row["text"] is None:
            raise withheld_text(self._last)
        self.characters += len(row["text"]) + DOCUMENT_CHARACTERS
        self._documents[1] += 1
        self._reports[1] = number + 1
        self._comments[1] += comment is not None
        self._digest.update(_facts(report, comment))

    def shard(self, *, scattered: bool) -> Shard:
        return Shard(
            index=self._index,
            documents=(self._documents[0], self._documents[1]),
            reports=(self._reports[0], self._reports[1]),
            comments=(self._comments[0], self._comments[1]),
            within=self._within,
            scattered=scattered,
            names=(self._first, self._last),
            sha256=self._digest.hexdigest(),
        )


def _everything(folder: Path) -> Iterator[tuple[int, Row, Row | None]]:
    """Yield every report, and then with it each of its comments, with the place of the report in its table."""
    threads = read_threads(folder, reports=_REPORT, comments=_COMMENT)
    for number, (report, comments) in enumerate(threads):
        yield number, report, None
        for comment in comments:
            yield number, report, comment


def _facts(report: Row, comment: Row | None) -> bytes:
    own = report if comment is None else comment
    said = (
        report["report_id"],
        report["outlet"],
        report["text_sha256"],
        None if comment is None else comment["comment_id"],
        None if comment is None else comment["parent_id"],
        own["language"],
        own["text_sha256"],
        None if comment is None else quoted_spans(comment),
    )
    return repr(said).encode("utf-8", "surrogatepass")


def _consecutive(folder: Path, shard: Shard) -> Iterator[tuple[Row, Row | None]]:
    reports = read_rows(folder, "reports", columns=_REPORT, rows=shard.reports)
    comments = read_rows(folder, "comments", columns=_COMMENT, rows=shard.comments)
    ahead = next(comments, None)
    for number, report in enumerate(reports):
        if number or not shard.within:
            yield report, None
        while ahead is not None and ahead["report_id"] == report["report_id"]:
            yield report, ahead
            ahead = next(comments, None)


def _scattered(folder: Path, shard: Shard) -> Iterator[tuple[Row, Row | None]]:
    for _, report, comment in islice(_everything(folder), *shard.documents):
        yield report, comment
