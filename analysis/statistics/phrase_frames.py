"""Phrase frames: sequences of words in which one slot is left open, and the words that fill it (Fletcher 2002)."""

from __future__ import annotations

import numpy as np

from ..tables.corpus_tables import Frame
from .frequent import frequent, partitions, runs
from .ranking import Ranking
from .sequences import Rows, Sequences

SLOT = "*"
_SHOWN_FILLERS = 5


def phrase_frames(sequences: Sequences, *, min_count: int, limit: int | None) -> Frame:
    """Return the commonest frames of some sequences.

    Args:
        sequences: the sequences.
        min_count: how often a frame occurs at least.
        limit: rows at most, the commonest first; all if None.

    Returns:
        The columns ``frame``, ``count``, ``variants``, ``commonest`` (the commonest words in the slot) and
        ``variant_share``.
    """
    import pandas as pd

    tables = []
    for slot in range(sequences.n):
        others = [place for place in range(sequences.n) if place != slot]
        ranking = Ranking(sequences.units, min_count=min_count, limit=limit)
        for partition in partitions(sequences, others, min_count=lambda held=ranking: held.min_count):
            _count_into(ranking, sequences.rows(partition), slot=slot)
        tables.append(_table(ranking, slot=slot))
        # What is too rare for the commonest with one slot is too rare for those with any.
        min_count = ranking.min_count
    # A table without rows does not know what its columns hold.
    table: Frame = pd.concat([table for table in tables if len(table)] or tables)
    table["variant_share"] = table["variants"] / table["count"]
    return table.sort_values(["count", "frame"], ascending=[False, True]).iloc[:limit].reset_index(drop=True)


def _count_into(ranking: Ranking, rows: Rows, *, slot: int) -> None:
    """Add to a ranking the frames of a partition that have their slot in a place."""
    others = [column for place, column in enumerate(rows.columns) if place != slot]
    found = frequent(others, ranking.size, min_count=ranking.min_count)
    pairs, filled = runs(np.sort(found.number * ranking.size + rows.columns[slot][found.rows]))
    frame, filler = np.divmod(pairs, ranking.size)
    variants = np.bincount(frame, minlength=len(found.counts))
    # A slot that one word fills is no slot.
    open_ = np.flatnonzero(variants > 1)
    words = np.stack([column[found.example[open_]] for column in rows.columns], axis=1)
    words[:, slot] = 0
    best = ranking.best(words, found.counts[open_])
    wanted = open_[best]
    ranking.add(
        words=words[best],
        count=found.counts[wanted],
        variants=variants[wanted],
        commonest=_commonest(frame, filler, filled, wanted),
    )


def _commonest(frame: np.ndarray, filler: np.ndarray, filled: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Return the commonest fillers of some frames, one row a frame, −1 where there are no more.

    Args:
        frame: the frame of each pair of a frame and a filler, in order.
        filler: its filler, in order within a frame.
        filled: how often the pair occurs.
        wanted: the frames that are asked for, in order.
    """
    kept = np.isin(frame, wanted)
    row, filler, filled = np.searchsorted(wanted, frame[kept]), filler[kept], filled[kept]
    order = np.lexsort((filler, -filled, row))
    place = np.arange(len(row)) - np.searchsorted(row, row)
    shown = place < _SHOWN_FILLERS
    result = np.full((len(wanted), _SHOWN_FILLERS), -1, dtype=np.int64)
    result[row[shown], place[shown]] = filler[order[shown]]
    return result


def _table(ranking: Ranking, *, slot: int) -> Frame:
    import pandas as pd

    found = ranking.columns()
    frames = ranking.names(found["words"], slot=(slot, SLOT))
    said = [
        ", ".join(ranking.units.names[number] for number in row if number >= 0)
        for row in found["commonest"].tolist()
    ]
    return pd.DataFrame(
        {"frame": frames, "count": found["count"], "variants": found["variants"], "commonest": said}
    )
