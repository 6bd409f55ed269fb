"""N-grams: sequences of words that come again, with words skipped or one slot left open where that is asked for."""

from __future__ import annotations

import numpy as np

from ...corpus.errors import InputError
from ...corpus.results import Result
from ..tables.corpus_tables import CorpusTables, Frame
from ..tables.intervals import add_rates
from .counting import COLUMNS, MILLION, RATES_NOTE, WORDS_NOTE, shown_filters
from .frequencies import LEMMA_NOTE
from .frequent import frequent, partitions, runs
from .phrase_frames import phrase_frames
from .query import find
from .ranking import Ranking
from .sequences import Rows, Sequences
from .slices import Slice, Where, corpus_slice

MOST_WORDS = 10
MOST_SKIPPED = 4
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

    They are counted in `partitions`: memory goes with the words of the corpus and the rows asked for, not with how many
    sequences there are.

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
        limit: rows at most, the commonest first; all if None.

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
    sequences = Sequences(chosen=chosen, units=units, n=n, skip=skip, starts=starts)
    count = phrase_frames if frames else _counted
    table = count(sequences, min_count=min_count, limit=limit)
    table["words"] = chosen.n_words
    add_rates(table, per=MILLION)
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


def _counted(sequences: Sequences, *, min_count: int, limit: int | None) -> Frame:
    """Return the commonest sequences, with how many documents have each."""
    import pandas as pd

    ranking = Ranking(sequences.units, min_count=min_count, limit=limit)
    for partition in partitions(sequences, range(sequences.n), min_count=lambda: ranking.min_count):
        _count_into(ranking, sequences.rows(partition), n_documents=sequences.chosen.opened.index.n_documents)
    found = ranking.columns()
    names = ranking.names(found.pop("words"))
    return pd.DataFrame({"ngram": names, **found})


def _count_into(ranking: Ranking, rows: Rows, *, n_documents: int) -> None:
    """Add to a ranking the sequences of a partition."""
    found = frequent(rows.columns, ranking.size, min_count=ranking.min_count)
    words = np.stack([column[found.example] for column in rows.columns], axis=1)
    best = ranking.best(words, found.counts)
    chosen = np.zeros(len(found.counts), dtype=bool)
    chosen[best] = True
    number = np.repeat(np.arange(len(best)), found.counts[best])
    pairs = number * n_documents + rows.documents[found.rows[np.repeat(chosen, found.counts)]]
    documents = np.bincount(runs(np.sort(pairs))[0] // n_documents, minlength=len(best))
    ranking.add(words=words[best], count=found.counts[best], documents=documents)
