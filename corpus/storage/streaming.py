"""Reading a corpus report by report, each with its comments, without holding the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..standoff.claims import check_quotes
from .tables import read_batches

if TYPE_CHECKING:
    import pyarrow as pa

Row = dict[str, Any]
_DOCUMENTS = 1_000
"""Documents whose claims are checked at once."""


def read_threads(
    folder: Path, *, reports: Sequence[str], comments: Sequence[str]
) -> Iterator[tuple[Row, Iterator[Row]]]:
    """Yield every report with its comments, in the order of the reports table.

    As a build writes them, comments stand in the order of the reports, and few rows are in memory at a time. Where
    another hand has put them in another order, all comments are read at once.

    Args:
        folder: the corpus folder.
        reports: the columns wanted of reports; ``report_id`` is always there.
        comments: the columns wanted of comments; ``report_id`` is always there.

    Raises:
        CorpusError: when a table is missing or damaged.
    """
    parents = _rows(folder, "reports", reports)
    rows = _rows(folder, "comments", comments)
    if not in_order(folder):
        threads: defaultdict[str, list[Row]] = defaultdict(list)
        for row in rows:
            threads[row["report_id"]].append(row)
        for report in parents:
            yield report, iter(threads[report["report_id"]])
        return
    ahead = next(rows, None)

    def thread(name: str) -> Iterator[Row]:
        nonlocal ahead
        while ahead is not None and ahead["report_id"] == name:
            yield ahead
            ahead = next(rows, None)

    for report in parents:
        own = thread(report["report_id"])
        yield report, own
        # What the caller did not read of a thread is read past.
        for _ in own:
            pass


def check_claims(claims: pa.Table, texts: Iterable[tuple[str, str | None]]) -> None:
    """Check that the quotes of claims stand at their offsets, with few texts in memory at a time.

    Args:
        claims: the columns that `check_quotes` needs, labels as strings.
        texts: every document's id and text.

    Raises:
        CorpusError: at the first claim whose quote is not what stands there.
    """
    import numpy as np

    encoded = claims.column("document_id").combine_chunks().dictionary_encode()
    codes = encoded.indices.to_numpy(zero_copy_only=False)
    numbers: dict[str, int] = {name: number for number, name in enumerate(encoded.dictionary.to_pylist())}
    order = np.argsort(codes, kind="stable")
    bounds = np.searchsorted(codes[order], np.arange(len(numbers) + 1))

    def check(some: Mapping[str, str | None], missing: Iterable[str] = ()) -> None:
        spans = [(bounds[n], bounds[n + 1]) for n in map(numbers.__getitem__, chain(some, missing))]
        if spans:
            places = np.concatenate([order[start:end] for start, end in spans])
            check_quotes(claims.take(places).to_pylist(), some)

    unseen = dict(numbers)
    waiting: dict[str, str | None] = {}
    for name, text in texts:
        if unseen.pop(name, None) is not None:
            waiting[name] = text
        if len(waiting) == _DOCUMENTS:
            check(waiting)
            waiting = {}
    check(waiting, unseen)


def _rows(folder: Path, table: str, columns: Sequence[str]) -> Iterator[Row]:
    for batch in read_batches(folder, table, columns=list(dict.fromkeys(("report_id", *columns)))):
        yield from batch.to_pylist()


def in_order(folder: Path) -> bool:
    """Say whether the comments of a corpus stand report by report, in the order of the reports."""
    numbers: dict[str, int] = {}
    for batch in read_batches(folder, "reports", columns=["report_id"]):
        for name in batch.column(0).to_pylist():
            numbers[name] = len(numbers)
    last = -1
    for batch in read_batches(folder, "comments", columns=["report_id"]):
        for name in batch.column(0).to_pylist():
            number = numbers.get(name, -1)
            if number < last:
                return False
            last = number
    return True
