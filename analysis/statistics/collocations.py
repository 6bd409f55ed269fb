"""Collocations: the words that keep company with a node."""

from __future__ import annotations

import numpy as np

from ...corpus.errors import InputError
from ...corpus.results import Result
from ...corpus.text.canonical import counted
from ..tables.corpus_tables import CorpusTables
from .association import Contingency, delta_p, log_dice, log_likelihood, mutual_information, t_score
from .contrast import CORRECTIONS, corrected, p_of_g2
from .counting import WORDS_NOTE, count_units, names_of, shown_filters, wanted_units
from .frequencies import LEMMA_NOTE
from .query import Matches, find, not_found
from .slices import Slice, Where, corpus_slice

SPANS = ("window", "sentence")
SORTS = ("log_dice", "log_likelihood", "mi", "mi3", "t", "delta_p_word", "delta_p_node", "count")
_COLUMNS = {
    "word": "the collocate: a form without regard to case unless asked for, or a lemma",
    "count": "its tokens near a node",
    "left": "of these, to the left of a node",
    "right": "of these, to the right of a node (a token between two nodes counts in both)",
    "total": "its tokens in the slice, nodes aside",
    "expected": "the tokens near a node if it had nothing to do with it",
    "log_likelihood": "G² over the four cells (Dunning 1993)",
    "p": "probability of a G² as large by chance, corrected for as many tests as there are rows",
    "mi": "binary logarithm of observed over expected (Church and Hanks 1990)",
    "mi3": "the same with observed cubed (Daille 1994)",
    "t": "observed minus expected over the root of observed (Church et al. 1991)",
    "log_dice": "14 plus the binary logarithm of Dice; 14 at most (Rychlý 2008)",
    "delta_p_word": "how much likelier the word is near a node than elsewhere (Gries 2013)",
    "delta_p_node": "how much likelier a node is near the word than near other words (Gries 2013)",
}


def collocations(
    corpus: CorpusTables,
    query: str,
    *,
    where: Where | Slice | None = None,
    span: str = "window",
    window: int | tuple[int, int] = 5,
    unit: str = "form",
    case_sensitive: bool = False,
    pattern: str | None = None,
    min_count: int = 5,
    sort: str = "log_dice",
    correction: str = "holm",
    limit: int | None = None,
) -> Result:
    """Return the words near the matches of a query, with measures of association.

    Args:
        corpus: the corpus.
        query: the node; see `find`.
        where: the slice, as in `corpus_slice`; the whole corpus if None.
        span: ``window``, so many words to the left and right, ended by a final mark or a line end; or
            ``sentence``, all words from one of those to the next.
        window: words on each side, or (left, right).
        unit: ``form`` or ``lemma``, of the collocates.
        case_sensitive: whether case counts, in the query and among collocates.
        pattern: only collocates that it matches.
        min_count: collocates that are seen less often near a node are left out, and not tested.
        sort: what orders the rows: log_dice, log_likelihood, mi, mi3, t, delta_p_word, delta_p_node or count.
        correction: of p for many tests: ``holm`` or ``bh``.
        limit: rows at most.

    Raises:
        InputError: when the query or an option is malformed.
    """
    import pandas as pd

    left, right = _sides(window)
    _check(span=span, sort=sort, correction=correction)
    chosen = corpus_slice(corpus, where)
    index = chosen.opened.index
    nodes = find(chosen.opened, query, case_sensitive=case_sensitive).within(chosen)
    others = chosen.mask.copy()
    others[nodes.words()] = False
    if span == "sentence":
        near = {"near": _same_sentence(nodes, index.opens) & others}
    else:
        sides = _sides_of(nodes, index.opens, left=left, right=right)
        near = {"near": (sides[0] | sides[1]) & others, "left": sides[0] & others, "right": sides[1] & others}
    units = index.vocabulary.units(unit, case_sensitive=case_sensitive)

    counts = {name: count_units(chosen, units, among=mask) for name, mask in near.items()}
    wanted = wanted_units(chosen, units, pattern, case_sensitive=case_sensitive)
    numbers = np.flatnonzero(wanted & (counts["near"] >= max(min_count, 1)))
    most = int(counts["near"][wanted].max(initial=0)) if not len(numbers) else None
    cells = Contingency(
        o11=counts["near"][numbers],
        near=float(counts["near"].sum()),
        total=count_units(chosen, units, among=others)[numbers],
        size=float(np.count_nonzero(others)),
    )
    g2 = log_likelihood(cells) if len(numbers) else np.zeros(0)
    word_by_node, node_by_word = delta_p(cells)
    columns = {"word": names_of(units, numbers), "count": cells.o11}
    columns |= {name: counts[name][numbers] for name in ("left", "right") if name in counts}
    columns |= {
        "total": cells.total,
        "expected": cells.e11,
        "log_likelihood": g2,
        "p": corrected(p_of_g2(g2), method=correction),
        "mi": mutual_information(cells),
        "mi3": mutual_information(cells, power=3),
        "t": t_score(cells),
        "log_dice": log_dice(cells.o11, len(nodes), cells.total),
        "delta_p_word": word_by_node,
        "delta_p_node": node_by_word,
    }
    table = pd.DataFrame(columns)
    strength = table[sort]
    if sort == "log_likelihood":
        # G² says nothing of the direction: words that avoid the node go last.
        strength = strength.where(cells.o11 >= cells.e11, -strength)
    table = table.iloc[np.lexsort((table["word"], -strength))].iloc[:limit].reset_index(drop=True)
    from .charts import collocations_chart

    where_said = (
        f"{left} words to the left and {right} to the right" if span == "window" else "the same sentence"
    )
    return Result(
        title=f"Collocates of “{query}”",
        table=table,
        method=(
            WORDS_NOTE
            + (LEMMA_NOTE if unit == "lemma" else "")
            + f"A word is near a node in {where_said}; a "
            "sentence ends at a final mark or a line end. Each token counts once, however many nodes it is near, and "
            "words of nodes are left out, so that every measure comes from one table of four cells (Evert 2008). p is "
            f"corrected after {CORRECTIONS[correction]} for {len(numbers):,} tests, and takes tokens as independent."
        ),
        columns={name: _COLUMNS[name] for name in table.columns},
        filters=shown_filters(
            query=query,
            slice=chosen.description,
            span=span,
            window=f"{left} left, {right} right" if span == "window" else None,
            unit=unit,
            case_sensitive=case_sensitive,
            pattern=pattern,
            min_count=min_count,
            sort=sort,
        ),
        denominators={
            "nodes": len(nodes),
            "words near a node": cells.near,
            "words of the slice, nodes aside": cells.size,
        },
        notes=(*chosen.notes, *_why_none(query, nodes=len(nodes), most=most, min_count=min_count)),
        chart=lambda rows: collocations_chart(rows, measure=sort if sort != "count" else "log_dice"),
    )


def _why_none(query: str, *, nodes: int, most: int | None, min_count: int) -> list[str]:
    """Say why there are no collocates, if `most` says how often the commonest word near a node is seen."""
    if not nodes:
        return [not_found(query)]
    if most is None:
        return []
    if not most:
        return [f"No word that is looked for stands near “{query}” ({counted(nodes, 'match', 'matches')})."]
    return [
        f"No word stands near “{query}” ({counted(nodes, 'match', 'matches')}) as often as min_count={min_count}; the "
        f"commonest stands there {counted(most, 'time')}. Choose a lower min_count."
    ]


def _sides(window: int | tuple[int, int]) -> tuple[int, int]:
    left, right = (window, window) if isinstance(window, int) else window
    if min(left, right) < 0 or left + right == 0:
        raise InputError(
            f"A window of {left} words to the left and {right} to the right holds none; give 5 or (5, 0)."
        )
    return left, right


def _check(*, span: str, sort: str, correction: str) -> None:
    for what, name, known in (
        ("span", span, SPANS),
        ("measure", sort, SORTS),
        ("correction", correction, CORRECTIONS),
    ):
        if name not in known:
            raise InputError(f"There is no {what} “{name}”; choose one of {', '.join(known)}.")


def _sides_of(nodes: Matches, opens: np.ndarray, *, left: int, right: int) -> tuple[np.ndarray, np.ndarray]:
    """Return which words stand so near to the left and to the right of a node, within its sentence."""
    before, after = np.zeros(len(opens), dtype=bool), np.zeros(len(opens), dtype=bool)
    at = nodes.first
    for _ in range(left):
        at = at[~opens[at]] - 1
        before[at] = True
    at = nodes.last
    for _ in range(right):
        at = at[at < len(opens)]
        at = at[~opens[at]]
        after[at] = True
        at = at + 1
    return before, after


def _same_sentence(nodes: Matches, opens: np.ndarray) -> np.ndarray:
    sentence = np.cumsum(opens, dtype=np.int32) - 1
    held = np.zeros(int(sentence[-1]) + 1 if len(sentence) else 0, dtype=bool)
    held[sentence[nodes.first]] = True
    return held[sentence]
