"""What a benchmark returns: scores of this project, of baselines run on the same rows, and published figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One figure.

    Attributes:
        measure: what is measured, with its unit or average ("macro F1", "Pearson r").
        system: whose figure it is: "commentariat", a baseline ("always the largest class", "VADER on the
            sentence"), or "published: …" with its source.
        value: the figure; None where a published source gives none.
        interval: the 95 % interval of the value, where one was computed.
        note: what to know of it.
    """

    measure: str
    system: str
    value: float | None
    interval: tuple[float, float] | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The scores of one benchmark on one file or folder.

    Attributes:
        title: what was measured.
        data: the rows it was measured on, counted, with the source of the data set.
        scores: the figures, ours first, then baselines, then published ones.
        details: figures by class, as (class, measure, value), for whoever wants to know where it errs.
        notes: what to keep in mind: what was left out, how the folds were made.
    """

    title: str
    data: str
    scores: Sequence[Score]
    details: Sequence[tuple[str, str, float]] = ()
    notes: Sequence[str] = ()
