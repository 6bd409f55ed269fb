"""Which texts of a corpus are nearly the same, whoever wrote them: reports and comments alike.

The criterion is that of `commentariat.corpus.text_reuse.duplicates`: texts of at least twenty words whose sets of
two-word shingles have a Jaccard index of .75 or more (Broder 1997). There a duplicate points to one text that stays;
here every pair counts, since a chain of near duplicates must not be cut by a split. Reports with the same words are
alike however short they are.
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path

from ..assembly.spool import Aside, Spool
from ..storage.tables import read_batches
from ..text_reuse.duplicates import (
    SHORTEST_NEAR,
    THRESHOLD,
    is_long,
    jaccard,
    own_tokens,
    shared_bands,
    shingles,
)
from ..text_reuse.tokens import folded_tokens

MOST_COMPARED = 64
"""Texts of one band of the signatures that a text is compared with, those before it."""
_REMEMBERED = 512

Pair = tuple[str, str, str, str]


def alike_pairs(folder: Path) -> Iterator[Pair]:
    """Yield pairs of nearly equal texts under different reports: ``(report, document, report, document)``.

    Short comments ("Well said!") are the same by chance and are not compared. Texts wait on disk until they are.

    Raises:
        CorpusError: when a table is missing or damaged.
    """
    yield from _same_reports(folder)
    with Aside() as aside:
        yield from _near_pairs(folder, Spool[tuple[str, str, str]](aside.open()))


def _same_reports(folder: Path) -> Iterator[Pair]:
    first: dict[bytes, str] = {}
    for name, _, text in _texts(folder, "reports", "report_id"):
        if tokens := folded_tokens(text):
            digest = hashlib.blake2b(" ".join(tokens).encode(), digest_size=16).digest()
            other = first.setdefault(digest, name)
            if other != name:
                yield other, other, name, name


def _near_pairs(folder: Path, spool: Spool[tuple[str, str, str]]) -> Iterator[Pair]:
    """Yield the near duplicates among long texts, which are put into a spool first."""
    places, reports = array("q"), array("q")
    numbers: dict[str, int] = {}

    def long_texts() -> Iterator[list[str]]:
        for table, key in (("reports", "report_id"), ("comments", "comment_id")):
            for report, document, text in _texts(folder, table, key):
                # A word is at least a letter and a blank: most comments need not be taken apart.
                if len(text) >= 2 * SHORTEST_NEAR - 1 and is_long(tokens := own_tokens(text)):
                    places.append(spool.append((report, document, text)))
                    reports.append(numbers.setdefault(report, len(numbers)))
                    yield tokens

    @lru_cache(maxsize=_REMEMBERED)
    def held(number: int) -> tuple[str, str, frozenset[str]]:
        report, document, text = spool.read(places[number])
        return report, document, frozenset(shingles(own_tokens(text)))

    compared: set[tuple[int, int]] = set()
    for band in shared_bands(long_texts()):
        for place, later in enumerate(band):
            for earlier in islice(band, max(0, place - MOST_COMPARED), place):
                if reports[earlier] == reports[later] or (earlier, later) in compared:
                    continue
                compared.add((earlier, later))
                one, other = held(earlier), held(later)
                if jaccard(one[2], other[2]) >= THRESHOLD:
                    yield (*one[:2], *other[:2])


def _texts(folder: Path, table: str, key: str) -> Iterator[tuple[str, str, str]]:
    columns = list(dict.fromkeys(("report_id", key, "text")))
    for batch in read_batches(folder, table, columns=columns):
        rows = zip(*(batch.column(name).to_pylist() for name in ("report_id", key, "text")), strict=True)
        yield from ((report, document, text) for report, document, text in rows if text)
