"""What a run of lines makes of the next line: evidence that a text is a report and then readers, from their cues.

A cue that a text has shown is likely to be shown by it again: a columnist who writes “I” once writes it in every
paragraph, and an “I” below hers proves little. So each side of a candidate is judged as a whole. A run shows each
cue with a probability of its own, which is integrated out under the beta prior of its side; that makes cues bursty,
as words are (Madsen, Kauchak and Elkan 2005). The evidence for a candidate is the log Bayes factor of two runs, a
report's and then readers', against one report, as in the detection of change points (Barry and Hartigan 1993).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Betas = tuple[tuple[float, float], ...]
"""Beta prior of the probability of each cue, in the order of `cues.CUE_NAMES`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Runs:
    """How often the lines of reports, and of readers, show each cue, and how much texts differ in it."""

    report: Betas
    readers: Betas


def evidence(cues: Sequence[Sequence[float]], runs: Runs) -> list[float]:
    """Return the log Bayes factor of each candidate from line 1 to line m − 1.

    Args:
        cues: of the m lines; shown where above zero.
        runs: what the two sides are like.

    >>> runs = Runs(report=((1.0, 9.0),), readers=((5.0, 5.0),))
    >>> [round(number, 2) for number in evidence([[0.0], [0.0], [1.0]], runs)]
    [1.1, 1.79]
    """
    m = len(cues)
    head, tail = likelihoods(cues, runs.report), likelihoods(cues[::-1], runs.readers)
    return [head[k] + tail[m - k] - head[m] for k in range(1, m)]


def likelihoods(cues: Sequence[Sequence[float]], betas: Betas) -> list[float]:
    """Return the log marginal likelihood of no line's cues, of the first line's, of the first two lines', and so on.

    A line's part is what the lines before it make of it: a cue that k of n lines have shown is shown by the next
    with probability (k + a) / (n + a + b).

    >>> [round(math.exp(number), 3) for number in likelihoods([[1.0], [1.0], [0.0]], ((1.0, 1.0),))]
    [1.0, 0.5, 0.333, 0.083]
    """
    showing = [a for a, _ in betas]
    lacking = [b for _, b in betas]
    prior_lines = [a + b for a, b in betas]
    found = [0.0]
    for n, row in enumerate(cues):
        part = 0.0
        for j, value in enumerate(row):
            if value > 0:
                part += math.log(showing[j] / (n + prior_lines[j]))
                showing[j] += 1
            else:
                part += math.log(lacking[j] / (n + prior_lines[j]))
                lacking[j] += 1
        found.append(found[-1] + part)
    return found
