"""Which lines are the page's own, neither the report's nor a comment: links, teasers, promotions, forms, small print.

A line is judged by its words and its looks, and then by what stands beside it, since such lines come in runs: what is
said of the single lines is what the second judgement sees (stacked sequential learning: Cohen and Carvalho 2005). A
headline of another story alone looks like a sentence of the report, a question to the readers like a reader's.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .phrases import weighed

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

KNOWN = 4.0
"""Log-odds of a line that a rule knows for the page's, and the bound of all others."""
_BESIDE = (1, 2)
_KEPT = (0.7, 0.93)
"""What a line still counts for one line farther away: runs of a few lines, and of many."""
_LIKELY = 2.0
"""Log-odds from which a line makes others of its text likelier."""
_PRIOR = 0.5
"""Lines that say nothing, which the mean of those beside one is pulled to."""
CONTEXT_NAMES: tuple[str, ...] = (
    "own",
    *(f"{n}_{side}" for n in _BESIDE for side in ("before", "after")),
    *(f"{run}_{side}" for run in ("run", "long_run") for side in ("before", "after")),
    *(f"{side}{place}" for place in ("", "_before", "_after") for side in ("reader", "report")),
    "log_likely_elsewhere",
    "log_lines_before",
    "log_lines_after",
)
"""What `context` tells of, in its order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageModel:
    """Tells lines of the page from reports and comments.

    Attributes:
        intercept: log-odds of a line that shows nothing.
        phrases: weights of words and pairs (see `phrases.phrases`).
        shapes: one weight a shape, in the order of `shapes.NAMES`.
        context: one weight each of `CONTEXT_NAMES`.
        shift: what the second judgement adds, so that lines above zero are taken for the page's.
    """

    intercept: float
    phrases: Mapping[str, float]
    shapes: tuple[float, ...]
    context: tuple[float, ...]
    shift: float

    def alone(self, phrases: Collection[str], shapes: Sequence[float]) -> float:
        """Return the log-odds that a line is the page's by what it is itself, clipped to ±`KNOWN`."""
        odds = self.intercept + weighed(phrases, self.phrases)
        odds += sum(weight * value for weight, value in zip(self.shapes, shapes, strict=True) if value)
        return max(-KNOWN, min(KNOWN, odds))

    def together(self, alone: Sequence[float], scores: Sequence[float]) -> list[float]:
        """Return the log-odds of lines that follow one another, above zero where they are taken for the page's.

        Args:
            alone: what each is by itself.
            scores: log-odds that each is a reader's rather than the report's.
        """
        return [
            self.shift + sum(weight * value for weight, value in zip(self.context, row, strict=True))
            for row in context(alone, scores)
        ]


def context(alone: Sequence[float], scores: Sequence[float]) -> list[tuple[float, ...]]:
    """Return what is known of each line and those beside it, in the order of `CONTEXT_NAMES`.

    Args:
        alone: the log-odds that each is the page's, by itself.
        scores: log-odds that each is a reader's rather than the report's.

    >>> rows = context([0.0, 2.0, 4.0], [-1.0, 0.0, 0.0])
    >>> dict(zip(CONTEXT_NAMES, rows[1], strict=True))["1_after"]
    4.0
    """
    n = len(alone)
    padded = [0.0] * max(_BESIDE) + list(alone) + [0.0] * max(_BESIDE)
    likely = sum(odds >= _LIKELY for odds in alone)
    before = [_decayed(alone, kept=kept) for kept in _KEPT]
    after = [_decayed(alone[::-1], kept=kept)[::-1] for kept in _KEPT]
    speaking = [[max(score, 0.0) for score in scores], [max(-score, 0.0) for score in scores]]
    sides = [
        *speaking,
        *(_decayed(side, kept=_KEPT[0]) for side in speaking),
        *(_decayed(side[::-1], kept=_KEPT[0])[::-1] for side in speaking),
    ]
    return [
        (
            alone[i],
            *(padded[i + max(_BESIDE) + way * d] for d in _BESIDE for way in (-1, 1)),
            *(means[i] for pair in zip(before, after, strict=True) for means in pair),
            *(side[i] for side in sides),
            math.log1p(likely - (alone[i] >= _LIKELY)),
            math.log1p(i),
            math.log1p(n - 1 - i),
        )
        for i in range(n)
    ]


def _decayed(values: Sequence[float], *, kept: float) -> list[float]:
    """Return for each value the mean of those before it, each counting for less the farther away; zero for none."""
    means: list[float] = []
    total = count = 0.0
    for value in values:
        means.append(total / (count + _PRIOR))
        total, count = total * kept + value, count * kept + 1.0
    return means
