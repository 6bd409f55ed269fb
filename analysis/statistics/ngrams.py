"""N-grams: sequences of words that come again, with words skipped or one slot left open where that is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from ...corpus.errors import InputError
from ..results.result import Result
from ..results.tables import CorpusTables, Frame
from .counting import COLUMNS, RATES_NOTE, WORDS_NOTE, add_rates, shown_filters
from .frequencies import LEMMA_NOTE
from .query import find
from .slices import Slice, Where, corpus_slice
from .vocabulary import Units

MOST_WORDS = 10
MOST_SKIPPED = 4
SLOT = "*"
_COLUMNS = COLUMNS | {
    "ngram": "the words, in order",
    "frame": "the words, with * for the open slot",
    "words": "the denominator: words of the slice",
    "variants": "different words in the slot",
    "variant_share": "variants over count: towards 1 an open slot, towards 0 a fixed one",
    "commonest": "the commonest words in the slot",
}


def ngrams(
    corpus: CorpusTables,
    n: int = 2,
    *,
    where: Where | Slice | None = None,
    skip: int = 0,
    frames: bool = False,
    query: str | None = None,
    unit: str = "form",
    case_sensitive: bool = False,
    min_count: int = 3,
    limit: int | None = 1000,
) -> Result:
    """Count sequences of n words of a slice.

    Args:
        corpus: the corpus.
        n: how many words, from 2 to 10.
        where: the slice, as in `corpus_slice`; the whole corpus if None.
        skip: how many words may be skipped in all within a sequence (skip-grams, Guthrie et al. 2006), up to 4.
        frames: count phrase frames instead: sequences in which one word is left open (Fletcher 2002), with how
            many words fill it.
        query: only sequences that begin with a match of it; see `find`.
        unit: ``form`` or ``lemma``.
        case_sensitive: whether forms that differ in case only are told apart.
        min_count: sequences that occur less often are left out.
        limit: rows at most, the commonest first.

    Raises:
        InputError: when an option is out of its range, or the query is malformed.
    """
    import pandas as pd

    if not 2 <= n <= MOST_WORDS or not 0 <= skip <= MOST_SKIPPED:
        raise InputError(
            f"Sequences have 2 to {MOST_WORDS} words, of which 0 to {MOST_SKIPPED} may be skipped."
        )
    chosen = corpus_slice(corpus, where)
    units = chosen.opened.index.vocabulary.units(unit, case_sensitive=case_sensitive)
    starts = None
    if query is not None:
        starts = find(chosen.opened, query, case_sensitive=case_sensitive).within(chosen).first
    first, columns = _sequences(chosen, units, n=n, skip=skip, starts=starts)
    if frames:
        table = _frames(columns, units, min_count=min_count, limit=limit)
    else:
        table = _counted(chosen, first, columns, units, min_count=min_count, limit=limit)
    table["words"] = chosen.n_words
    add_rates(table)
    from .charts import frequencies_chart

    name = "frame" if frames else "ngram"
    last = [each for each in ("documents", "variants", "variant_share", "commonest") if each in table]
    table = pd.DataFrame(table[[name, "count", "words", "rate", "low", "high", *last]])
    kind = "Phrase frames" if frames else "Skip-grams" if skip else "N-grams"
    return Result(
        title=f"{kind} of {n} words",
        table=table,
        method=(
            WORDS_NOTE
            + (LEMMA_NOTE if unit == "lemma" else "")
            + "No sequence goes over a final mark or a line end; "
            "other punctuation is passed over. "
            + (f"Up to {skip} words in all may be skipped (Guthrie et al. 2006). " if skip else "")
            + ("A phrase frame has one slot open (Fletcher 2002). " if frames else "")
            + RATES_NOTE
        ),
        columns={each: _COLUMNS[each] for each in table.columns},
        filters=shown_filters(
            slice=chosen.description,
            n=n,
            skip=skip or None,
            query=query,
            unit=unit,
            case_sensitive=case_sensitive,
            min_count=min_count,
        ),
        denominators={"words": chosen.n_words, "documents": chosen.n_documents},
        notes=chosen.notes,
        chart=lambda rows: frequencies_chart(rows, word=name),
    )


def _sequences(
    chosen: Slice, units: Units, *, n: int, skip: int, starts: np.ndarray | None
) -> tuple[np.ndarray, list[np.ndarray]]:
    """Return every sequence: the place of its first word, and its words as n columns of units."""
    index = chosen.opened.index
    mask, opens = chosen.mask, np.asarray(index.opens)
    if starts is None:
        starts = chosen.words
    columns: list[list[np.ndarray]] = [[] for _ in range(n)]
    first = []
    for rest in combinations(range(1, n + skip), n - 1):
        kept = starts[starts + rest[-1] < index.n_words]
        # Not one word after the first may open a sentence, skipped ones included.
        for step in range(1, rest[-1] + 1):
            kept = kept[~opens[kept + step]]
        for step in rest:
            kept = kept[mask[kept + step]]
        first.append(kept)
        for column, step in zip(columns, (0, *rest), strict=True):
            column.append(units.of_form[index.codes[kept + step]])
    return np.concatenate(first), [np.concatenate(column) for column in columns]


@dataclass(frozen=True, slots=True)
class _Common:
    """Sequences that are common enough.

    Attributes:
        rows: the rows of the columns that hold one.
        number: which one each of them holds, from 0.
        counts: how often each occurs.
        example: a row that holds it.
    """

    rows: np.ndarray
    number: np.ndarray
    counts: np.ndarray
    example: np.ndarray


def _common(columns: list[np.ndarray], size: int, *, min_count: int) -> _Common:
    """Find the sequences that stand in at least so many rows of some columns.

    A sequence is no commoner than its beginning, so column by column the rows whose beginning is rare are dropped
    (Agrawal and Srikant 1994).
    """
    import pandas as pd

    rows = np.arange(len(columns[0]))
    number = columns[0].astype(np.int64)
    for column in columns[1:]:
        keys = number * size + column[rows]
        ordered = np.sort(keys)
        first = np.flatnonzero(np.diff(ordered, prepend=-1))
        often = np.diff(first, append=len(ordered)) >= max(min_count, 1)
        number = pd.Index(ordered[first[often]]).get_indexer(pd.Index(keys)).astype(np.int64)
        rows, number = rows[number >= 0], number[number >= 0]
    distinct, example, number, counts = np.unique(
        number, return_index=True, return_inverse=True, return_counts=True
    )
    if len(columns) == 1:
        often = counts >= max(min_count, 1)
        kept = often[number]
        place = np.cumsum(often) - 1
        return _Common(rows[kept], place[number[kept]], counts[often], rows[example[often]])
    return _Common(rows, number, counts, rows[example] if len(distinct) else example)


def _counted(
    chosen: Slice,
    first: np.ndarray,
    columns: list[np.ndarray],
    units: Units,
    *,
    min_count: int,
    limit: int | None,
) -> Frame:
    import pandas as pd

    index = chosen.opened.index
    found = _common(columns, len(units.names), min_count=min_count)
    names = [" ".join(units.names[column[place]] for column in columns) for place in found.example.tolist()]
    table: Frame = pd.DataFrame({"ngram": names, "count": found.counts})
    table = table.sort_values(["count", "ngram"], ascending=[False, True]).iloc[:limit]
    place = np.full(len(names), -1, dtype=np.int64)
    place[table.index] = np.arange(len(table))
    row = place[found.number]
    shown = row >= 0
    pairs = np.unique(row[shown] * index.n_documents + index.document_of(first[found.rows[shown]]))
    table["documents"] = np.bincount(pairs // max(index.n_documents, 1), minlength=len(table))
    return table.reset_index(drop=True)


def _frames(columns: list[np.ndarray], units: Units, *, min_count: int, limit: int | None) -> Frame:
    import pandas as pd

    size = len(units.names)
    found = []
    for slot in range(len(columns)):
        others = [column for place, column in enumerate(columns) if place != slot]
        common = _common(others, size, min_count=min_count)
        fillers, filled = np.unique(common.number * size + columns[slot][common.rows], return_counts=True)
        frame, filler = fillers // size, fillers % size
        variants = np.bincount(frame, minlength=len(common.counts))
        # A slot that one word fills is no slot.
        wanted = np.flatnonzero(variants > 1)
        wanted = wanted[np.argsort(-common.counts[wanted], kind="stable")][:limit]
        low, high = np.searchsorted(frame, wanted), np.searchsorted(frame, wanted, side="right")
        for row, begin, end in zip(wanted.tolist(), low.tolist(), high.tolist(), strict=True):
            names = [units.names[column[common.example[row]]] for column in columns]
            names[slot] = SLOT
            best = begin + np.lexsort((filler[begin:end], -filled[begin:end]))[:5]
            said = ", ".join(units.names[number] for number in filler[best].tolist())
            found.append((" ".join(names), int(common.counts[row]), int(variants[row]), said))
    table: Frame = pd.DataFrame(found, columns=["frame", "count", "variants", "commonest"])
    table["variant_share"] = table["variants"] / table["count"]
    return table.sort_values(["count", "frame"], ascending=[False, True]).iloc[:limit].reset_index(drop=True)
