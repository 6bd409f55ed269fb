"""Dispersion: how evenly words are spread over the documents, or other parts, of a slice."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np

from ...corpus.errors import InputError
from ...corpus.results import Result
from ...corpus.text.canonical import counted
from ..tables.corpus_tables import CorpusTables
from .counting import (
    MILLION,
    WORDS_NOTE,
    Parts,
    count_by_part,
    count_units,
    groups_within,
    names_of,
    parts_by,
    shown_filters,
)
from .counting import wanted_units as wanted_of
from .evenness import MEASURES, PartCounts, evenness
from .frequencies import LEMMA_NOTE
from .query import find, not_found
from .slices import Slice, Where, corpus_slice
from .vocabulary import Units

DOCUMENTS = ("document_id",)
MOST_MARKS = 4_000
"""Occurrences of each query that a plot draws at most, taken at equal distances."""
_MOST_PAIRS = 16_000_000
"""Pairs of word and document that are counted at a time."""
_MOST_WORDS = 5_000_000
"""Words that are counted at a time by parts that do not follow the order of the documents."""
_COLUMNS = {
    "word": "the word, lemma or query",
    "count": "occurrences",
    "rate": "occurrences per million words of the slice",
    "range": "parts with at least one occurrence",
    "range_share": "those as a share of all parts",
    **MEASURES,
}


def dispersion(
    corpus: CorpusTables,
    queries: str | Sequence[str] | None = None,
    *,
    where: Where | Slice | None = None,
    parts: Sequence[str] = DOCUMENTS,
    unit: str = "form",
    case_sensitive: bool = False,
    pattern: str | None = None,
    min_count: int = 10,
    limit: int | None = None,
) -> Result:
    """Measure how evenly words, or the matches of queries, are spread over parts of a slice.

    Args:
        corpus: the corpus.
        queries: what to look for (see `find`), one row each; every word of the slice if None.
        where: the slice, as in `corpus_slice`; the whole corpus if None.
        parts: columns that make the parts: each document if not given; report_id for reports with their comments,
            outlet, or any other.
        unit: ``form`` or ``lemma``, when no queries are given.
        case_sensitive: whether case counts.
        pattern: only words that it matches, when no queries are given.
        min_count: words that occur less often are left out, when no queries are given.
        limit: rows at most, when no queries are given: the commonest words.

    Raises:
        InputError: when a query or an option is malformed.
    """
    import pandas as pd

    chosen = corpus_slice(corpus, where)
    index = chosen.opened.index
    divided = _divided(chosen, parts)
    sizes = divided.words(chosen)
    if queries is not None:
        named = [queries] if isinstance(queries, str) else list(queries)
        places = [find(chosen.opened, q, case_sensitive=case_sensitive).within(chosen).first for q in named]
        measured = evenness(_of_places(places, index.document_of, divided, sizes))
    else:
        units = index.vocabulary.units(unit, case_sensitive=case_sensitive)
        total = count_units(chosen, units)
        wanted = wanted_of(chosen, units, pattern, case_sensitive=case_sensitive) & (
            total >= max(min_count, 1)
        )
        numbers = np.flatnonzero(wanted)
        numbers = numbers[np.argsort(-total[numbers], kind="stable")][:limit]
        named, places = names_of(units, numbers), []
        measures = [
            evenness(_of_units(chosen, units, divided, sizes, numbers=numbers[group]))
            for group in _groups(total[numbers], divided)
        ]
        measured = {name: np.concatenate([one[name] for one in measures]) for name in measures[0]}
    table = pd.DataFrame({"word": named, "count": measured.pop("count").astype(np.int64)})
    table["rate"] = table["count"] / chosen.n_words * MILLION
    table["range"] = measured.pop("range")
    table["range_share"] = table["range"] / len(divided)
    table = table.assign(**measured)
    from .charts import barcode_chart, dispersion_chart

    said = "document" if tuple(parts) == DOCUMENTS else " and ".join(name.replace("_", " ") for name in parts)
    notes = list(chosen.notes)
    notes += [not_found(query) for query, held in zip(named, places, strict=False) if not len(held)]
    if len(divided) < 2:
        notes.append("The slice has a single part, so nothing can be said of dispersion over parts.")
    marks = _marks(places, chosen, named)
    return Result(
        title=f"Dispersion over {counted(len(divided), 'part')}, by {said}",
        table=table,
        method=(
            WORDS_NOTE
            + (LEMMA_NOTE if unit == "lemma" and queries is None else "")
            + "Parts weigh as much as they "
            "have words in the slice. DP and its normalised form after Gries (2008) and Lijffijt and Gries (2012); "
            "Juilland's D and Carroll's D2 are made from the rates in the parts, so that these need not be of one "
            "size; Rosengren's S; Kullback–Leibler divergence after Gries (2020). All depend on how many parts there "
            "are, and rare words cannot be even in many parts: compare words of about the same frequency."
        ),
        columns=_COLUMNS,
        filters=shown_filters(
            slice=chosen.description,
            queries=None if queries is None else ", ".join(named),
            parts=said,
            unit=unit if queries is None else None,
            case_sensitive=case_sensitive,
            pattern=pattern,
            min_count=min_count if queries is None else None,
        ),
        denominators={"words": chosen.n_words, "parts": len(divided)},
        notes=tuple(notes),
        chart=dispersion_chart
        if queries is None
        else partial(barcode_chart, marks=marks, words=chosen.n_words),
    )


def _divided(chosen: Slice, parts: Sequence[str]) -> Parts:
    if not isinstance(parts, str) and tuple(parts) != DOCUMENTS:
        if not parts:
            raise InputError("Name at least one column that makes the parts, such as document_id or outlet.")
        return parts_by(chosen, parts)
    if isinstance(parts, str):
        return parts_by(chosen, parts)
    import pandas as pd

    # Ids need not be sorted to be told apart, which for a million documents takes a while.
    inside = chosen.words_per_document > 0
    of_document = np.where(inside, np.cumsum(inside) - 1, -1)
    return Parts(of_document, pd.DataFrame(index=range(int(inside.sum()))))


def _groups(total: np.ndarray, parts: Parts) -> list[slice]:
    """Divide words that occur so often into groups that can be counted by part in memory."""
    of_document = parts.of_document[parts.of_document >= 0]
    if (np.diff(of_document) > 0).all():
        return groups_within(np.minimum(total, len(parts)), _MOST_PAIRS)
    return groups_within(total, _MOST_WORDS)


def _of_units(
    chosen: Slice, units: Units, parts: Parts, sizes: np.ndarray, *, numbers: np.ndarray
) -> PartCounts:
    """Count some units by part."""
    row = np.full(len(units.names), -1, dtype=np.int32)
    row[numbers] = np.arange(len(numbers))
    word, part, count = count_by_part(chosen, units, parts, only=row >= 0)
    return PartCounts(word=row[word], part=part, count=count, sizes=sizes, n_words=len(numbers))


def _of_places(places: list[np.ndarray], document_of: object, parts: Parts, sizes: np.ndarray) -> PartCounts:
    """Count the matches of each query by part."""
    words, found, counts = [], [], []
    for number, place in enumerate(places):
        part = parts.of_document[document_of(place)]  # pyright: ignore[reportCallIssue]
        distinct, count = np.unique(part[part >= 0], return_counts=True)
        words.append(np.full(len(distinct), number))
        found.append(distinct)
        counts.append(count)
    empty = np.zeros(0, dtype=np.int64)
    return PartCounts(
        word=np.concatenate(words) if words else empty,
        part=np.concatenate(found) if found else empty,
        count=np.concatenate(counts) if counts else empty,
        sizes=sizes,
        n_words=len(places),
    )


def _marks(places: list[np.ndarray], chosen: Slice, named: list[str]) -> list[tuple[str, int]]:
    """Return where in the slice each query matches, as the number of words before it."""
    if not places:
        return []
    marks = []
    for name, found in zip(named, places, strict=True):
        step = max(1, -(-len(found) // MOST_MARKS))
        before = done = 0
        for place in found[::step].tolist():
            before += int(np.count_nonzero(chosen.mask[done:place]))
            done = place
            marks.append((name, before))
    return marks
