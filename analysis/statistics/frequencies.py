"""Frequencies: how often words occur in a slice, in how many documents, and per million words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np

from ..results.groups import GROUP_COLUMNS
from ..results.result import Result
from ..results.tables import CorpusTables
from .counting import (
    COLUMNS,
    RATES_NOTE,
    WORDS_NOTE,
    add_rates,
    count_by_part,
    count_documents,
    count_units,
    names_of,
    parts_by,
    shown_filters,
    wanted_units,
)
from .slices import Slice, Where, corpus_slice


def frequencies(
    corpus: CorpusTables,
    *,
    where: Where | Slice | None = None,
    by: Sequence[str] = (),
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
        min_count: words that occur less often are left out.
        limit: rows at most (of each group), the commonest first.

    Raises:
        InputError: when a name is not known.
    """
    import pandas as pd

    chosen = corpus_slice(corpus, where)
    units = chosen.opened.index.vocabulary.units(unit, case_sensitive=case_sensitive)
    wanted = wanted_units(chosen, units, pattern, case_sensitive=case_sensitive)
    parts = parts_by(chosen, by)
    if by:
        number, part, count = count_by_part(chosen, units, parts)
    else:
        count = count_units(chosen, units)
        number, part = np.arange(len(count)), np.zeros(len(count), dtype=np.int64)
    kept = np.flatnonzero(wanted[number] & (count >= max(min_count, 1)))
    order = kept[np.lexsort((number[kept], -count[kept], part[kept]))]
    if limit is not None:
        place = np.arange(len(order)) - np.searchsorted(part[order], part[order])
        order = order[place < limit]
    table = parts.values.iloc[part[order]].reset_index(drop=True)
    table["word"] = names_of(units, number[order])
    table["count"] = count[order]
    table["words"] = parts.words(chosen)[part[order]]
    add_rates(table)
    if not by:
        table["documents"] = count_documents(chosen, units)[number[order]]
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
        chart=partial(frequencies_chart, by=tuple(by)),
    )


LEMMA_NOTE = (
    "Each form has one lemma whatever the context, from the exceptions, rules and word lists of the pipeline's "
    "lemmatizer (WordNet 3.0): verb before noun before adjective. "
)
