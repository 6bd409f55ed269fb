"""Keyness: the words that set one slice apart from another."""

from __future__ import annotations

import numpy as np

from ...corpus.errors import InputError
from ...corpus.results import Result
from ...corpus.text.canonical import counted
from ..tables.corpus_tables import CorpusTables, Frame
from .contrast import (
    CORRECTIONS,
    bic,
    corrected,
    log_likelihood,
    log_odds,
    log_ratio,
    p_of_g2,
    percent_difference,
)
from .counting import MILLION, WORDS_NOTE, count_documents, count_units, names_of, shown_filters, wanted_units
from .frequencies import LEMMA_NOTE
from .slices import Slice, Where, corpus_slice

SORTS = ("log_likelihood", "log_ratio", "z")
PRIOR_WORDS = 1000.0

_COLUMNS = {
    "word": "the word: a form without regard to case unless asked for, or a lemma",
    "count": "occurrences in the slice",
    "count_against": "occurrences in what it is compared with",
    "rate": "per million words of the slice",
    "rate_against": "per million words of what it is compared with",
    "log_likelihood": "G² of the two frequencies (Rayson and Garside 2000)",
    "p": "probability of a G² as large by chance, corrected for as many tests as there are rows",
    "bic": "G² less ln N (Wilson 2013): over 2 positive, over 6 strong, over 10 very strong evidence",
    "log_ratio": "binary logarithm of the ratio of the rates; 1 is twice as frequent (Hardie 2014)",
    "low": "lower bound of the 95 % interval of the log ratio",
    "high": "upper bound of the 95 % interval of the log ratio",
    "percent_difference": "%DIFF of the rates (Gabrielatos and Marchi 2012)",
    "log_odds": "difference of log-odds with an informative Dirichlet prior (Monroe et al. 2008)",
    "z": "that difference over its standard deviation; beyond ±1.96 is unusual for a single word",
    "documents": "documents of the slice with the word",
    "documents_against": "documents of what it is compared with that have it",
}


def keyness(
    corpus: CorpusTables,
    *,
    where: Where | Slice,
    against: Where | Slice | None = None,
    unit: str = "form",
    case_sensitive: bool = False,
    pattern: str | None = None,
    min_count: int = 5,
    sort: str = "log_likelihood",
    correction: str = "holm",
    prior_words: float = PRIOR_WORDS,
    limit: int | None = None,
) -> Result:
    """Compare the frequencies of words in a slice with those in another, or in the rest of the corpus.

    Args:
        corpus: the corpus.
        where: the slice, as in `corpus_slice`.
        against: the slice it is compared with; the rest of the corpus if None.
        unit: ``form`` or ``lemma``.
        case_sensitive: whether forms that differ in case only are told apart.
        pattern: only words that it matches.
        min_count: words that occur less often in both together are left out, and not tested.
        sort: what orders the rows: log_likelihood, log_ratio or z. The words of the slice come first, those of
            what it is compared with last.
        correction: of p for many tests: ``holm`` (Holm 1979) or ``bh`` (Benjamini and Hochberg 1995).
        prior_words: how many words the prior of the log-odds weighs; the more, the further rare words are drawn in.
        limit: rows at most on each side.

    Raises:
        InputError: when both slices are the same, or an option is none of those named.
    """
    import pandas as pd

    if sort not in SORTS:
        raise InputError(f"Key words cannot be sorted by “{sort}”; choose one of {', '.join(SORTS)}.")
    if correction not in CORRECTIONS:
        raise InputError(f"There is no correction “{correction}”; choose one of {', '.join(CORRECTIONS)}.")
    target = corpus_slice(corpus, where)
    reference = target.rest() if against is None else corpus_slice(corpus, against)
    notes = _checked(target, reference)
    units = target.opened.index.vocabulary.units(unit, case_sensitive=case_sensitive)
    a, b = count_units(target, units), count_units(reference, units)
    c, d = target.n_words, reference.n_words
    occurring = np.flatnonzero(a + b)
    both = (a + b)[occurring]
    difference, z = log_odds(a[occurring], b[occurring], prior_words * both / both.sum())
    wanted = wanted_units(target, units, pattern, case_sensitive=case_sensitive)[occurring]
    kept = wanted & (both >= min_count)
    numbers, a, b = occurring[kept], a[occurring][kept], b[occurring][kept]
    g2 = log_likelihood(a, b, c, d)
    ratio, low, high = log_ratio(a, b, c, d)
    table: Frame = pd.DataFrame(
        {
            "word": names_of(units, numbers),
            "count": a,
            "count_against": b,
            "rate": a / c * MILLION,
            "rate_against": b / d * MILLION,
            "log_likelihood": g2,
            "p": corrected(p_of_g2(g2), method=correction),
            "bic": bic(g2, c, d),
            "log_ratio": ratio,
            "low": low,
            "high": high,
            "percent_difference": percent_difference(a, b, c, d),
            "log_odds": difference[kept],
            "z": z[kept],
            "documents": count_documents(target, units)[numbers],
            "documents_against": count_documents(reference, units)[numbers],
        }
    )
    over = (a / c >= b / d) if sort != "z" else z[kept] >= 0
    strength = table[sort].abs() * np.where(over, 1, -1)
    table = table.assign(strength=strength).sort_values("strength", ascending=False, kind="stable")
    if limit is not None:
        positive = table["strength"] > 0
        table = pd.concat([table[positive].head(limit), table[~positive].tail(limit)])
    table = table.drop(columns="strength").reset_index(drop=True)
    from .charts import keyness_chart

    names = (target.description, reference.description)
    return Result(
        title=f"Key words: {names[0]} against {names[1]}",
        table=table,
        method=(
            WORDS_NOTE
            + (LEMMA_NOTE if unit == "lemma" else "")
            + "G² compares the two frequencies with what they "
            "would be if the word were as common in both (Rayson and Garside 2000); the effect sizes are the log "
            "ratio (Hardie 2014; a frequency of 0 counts as ½, or as what is expected where that is less), whose "
            "interval is that of a relative risk (Katz et al. 1978), %DIFF (Gabrielatos and Marchi 2012) and BIC "
            "(Wilson 2013). The log-odds (Monroe, Colaresi and "
            f"Quinn 2008) have a Dirichlet prior of {prior_words:,.0f} words with the frequencies of both together. "
            f"p is corrected after {CORRECTIONS[correction]} for {int(kept.sum()):,} tests. All take words as "
            "independent, so a word of one long document can look key: see in how many documents it is."
        ),
        columns=_COLUMNS,
        filters=shown_filters(
            slice=names[0],
            against=names[1],
            unit=unit,
            case_sensitive=case_sensitive,
            pattern=pattern,
            min_count=min_count,
            sort=sort,
        ),
        denominators={f"words of {names[0]}": c, f"words of {names[1]}": d},
        notes=notes,
        chart=lambda rows: keyness_chart(rows, names=names),
    )


def _checked(target: Slice, reference: Slice) -> tuple[str, ...]:
    for chosen in (target, reference):
        if not chosen.n_words:
            raise InputError(f"There is nothing to compare: no words are in {chosen.description}.")
    shared = int(np.count_nonzero(target.mask & reference.mask))
    if shared == target.n_words == reference.n_words:
        raise InputError(
            f"There is nothing to compare: both slices are the same words ({target.description})."
        )
    notes = tuple(dict.fromkeys((*target.notes, *reference.notes)))
    return (
        (*notes, f"{counted(shared, 'word is', 'words are')} in both slices and counted on both sides.")
        if shared
        else notes
    )
