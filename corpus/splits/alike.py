"""Which texts of a corpus are nearly the same, whoever wrote them: reports and comments alike.

The criterion is that of `commentariat.corpus.duplicates`: texts of at least twenty words whose sets of five-word
shingles have a Jaccard index of .8 or more (Broder 1997). There a duplicate points to one text that stays; here every
pair counts, since a chain of near duplicates must not be cut by a split.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from ..duplicates import SHORTEST_NEAR, THRESHOLD, jaccard, shared_bands, shingles
from ..tables import read_batches
from ..text import folded_words

MOST_COMPARED = 64
"""Texts of one band of the signatures that a text is compared with, those before it."""


def alike_pairs(folder: Path) -> Iterator[tuple[str, str, str, str]]:
    """Yield pairs of nearly equal texts under different reports: ``(report, document, report, document)``.

    Short comments ("Well said!") are the same by chance and are not compared.

    Raises:
        CorpusError: when a table is missing or damaged.
    """
    texts = _long_texts(folder)
    names, words = [], []
    for report, document, text in texts:
        names.append((report, document))
        words.append(text)
    kept = [frozenset(shingles(folded_words(text))) for text in words]
    for band in shared_bands(kept):
        for place, later in enumerate(band):
            for earlier in islice(band, max(0, place - MOST_COMPARED), place):
                if names[earlier][0] != names[later][0] and jaccard(kept[earlier], kept[later]) >= THRESHOLD:
                    yield (*names[earlier], *names[later])


def _long_texts(folder: Path) -> Iterator[tuple[str, str, str]]:
    for table, key in (("reports", "report_id"), ("comments", "comment_id")):
        columns = list(dict.fromkeys(("report_id", key, "text")))
        for batch in read_batches(folder, table, columns=columns):
            rows = zip(*(batch.column(name).to_pylist() for name in ("report_id", key, "text")), strict=True)
            for report, document, text in rows:
                # A word is at least a letter and a blank: most comments need not be taken apart.
                if text and len(text) >= 2 * SHORTEST_NEAR - 1 and len(folded_words(text)) >= SHORTEST_NEAR:
                    yield report, document, text
