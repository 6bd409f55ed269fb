"""Frequencies: how often words occur in a slice, in how many documents, and per million words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np

from ...corpus.errors import InputError
from ...corpus.results import Result
from ..tables.corpus_tables import CorpusTables
from ..tables.groups import GROUP_COLUMNS, one_or_more
from ..tables.intervals import add_rates
from .counting import (
    COLUMNS,
    MILLION,
    RATES_NOTE,
    WORDS_NOTE,
    Parts,
    count_by_part,
    count_documents,
    count_units,
    names_of,
    parts_by,
    shown_filters,
    wanted_units,
)
from .slices import Slice, Where, corpus_slice
from .vocabulary import Units

MOST_ROWS = 2_000_000


def frequencies(
    corpus: CorpusTables,
    *,
    where: Where | Slice | None = None,
    by: str | Sequence[str] = (),
    unit: str = "form",
    case_sensitive: bool = False,
    pattern: str | None = None,
    min_count: int = 1,
    limit: int | None = None,
) -> Result:
    """Count the words of a slice.

    Args:
        corpus: the corpus.
        where: the slice, as in `corpus_slice`; the whole corpus if None.
        by: columns to tell apart, such as outlet, kind or language; each group has its own words as denominator.
        unit: ``form`` or ``lemma``.
        case_sensitive: whether forms that differ in case only are told apart.
        pattern: only words that it matches, such as ``terror*``; see `find`.
        min_count: words that occur less often in the slice are left out.
        limit: words at most, the commonest in the slice first.

    Raises:
        InputError: when a name is not known, or there would be millions of rows.
    """
    import pandas as pd

    chosen = corpus_slice(corpus, where)
    units = chosen.opened.index.vocabulary.units(unit, case_sensitive=case_sensitive)
    wanted = wanted_units(chosen, units, pattern, case_sensitive=case_sensitive)
    total = count_units(chosen, units)
    numbers = np.flatnonzero(wanted & (total >= max(min_count, 1)))
    numbers = numbers[np.argsort(-total[numbers], kind="stable")][:limit]
    parts = parts_by(chosen, by)
    if len(numbers) * len(parts) > MOST_ROWS:
        raise InputError(
            f"{len(numbers):,} words in {len(parts):,} groups are too many rows to be of use; set limit or min_count."
        )
    counts = _counts(chosen, units, parts, numbers) if by else total[numbers, None]
    row, part = np.divmod(np.arange(counts.size), len(parts))
    table = parts.values.iloc[part].reset_index(drop=True)
    table.insert(0, "word", names_of(units, numbers[row]))
    table["count"] = counts.reshape(-1)
    table["words"] = parts.words(chosen)[part]
    add_rates(table, per=MILLION)
    if not by:
        table["documents"] = count_documents(chosen, units)[numbers]
    from .charts import frequencies_chart

    return Result(
        title="Frequencies of words" if unit == "form" else "Frequencies of lemmas",
        table=pd.DataFrame(table),
        method=WORDS_NOTE + RATES_NOTE + ("" if unit == "form" else LEMMA_NOTE),
        columns={
            name: (GROUP_COLUMNS | COLUMNS).get(name, f"{name} of the document") for name in table.columns
        },
        filters=shown_filters(
            slice=chosen.description,
            unit=unit,
            case_sensitive=case_sensitive,
            pattern=pattern,
            min_count=min_count if min_count > 1 else None,
        ),
        denominators={"words": chosen.n_words, "documents": chosen.n_documents},
        notes=chosen.notes,
        chart=partial(frequencies_chart, by=one_or_more(by)),
    )


def _counts(chosen: Slice, units: Units, parts: Parts, numbers: np.ndarray) -> np.ndarray:
    """Return how often some units occur in each part, 0 where they do not: one row a unit."""
    row = np.full(len(units.names), -1, dtype=np.int64)
    row[numbers] = np.arange(len(numbers))
    unit, part, count = count_by_part(chosen, units, parts, only=row >= 0)
    counts = np.zeros((len(numbers), len(parts)), dtype=np.int64)
    counts[row[unit], part] = count
    return counts


LEMMA_NOTE = (
    "Each form has one lemma whatever the context, from the exceptions, rules and word lists of the pipeline's "
    "lemmatizer (WordNet 3.0): verb before noun before adjective. "
)
