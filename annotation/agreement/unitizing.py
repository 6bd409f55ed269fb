"""Agreement on spans as such: Krippendorff's alpha for unitising, over one continuum made of many documents.

Unlike F1 it corrects for chance and counts how far spans are apart. It is computed label by label: units of one
label by one annotator must not overlap, so that overlapping ones are joined first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...corpus.text.spans import Span, joined

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]


def gaps(spans: Sequence[Span], *, length: int) -> list[Span]:
    """Return what lies between spans that are in order and do not overlap, from 0 to `length`.

    >>> gaps([(0, 2), (5, 6)], length=8)
    [(2, 5), (6, 8)]
    """
    found, place = [], 0
    for start, end in spans:
        if start > place:
            found.append((place, start))
        place = end
    if place < length:
        found.append((place, length))
    return found


def observed(first: Sequence[Span], second: Sequence[Span], *, length: int) -> float:
    """Return the sum of distances between two annotators' units of one label on one document.

    Krippendorff (1995, 2004): two units that overlap are apart by the squares of the differences of their beginnings
    and of their ends; a unit that lies in a gap of the other annotator, by the square of its length.

    >>> observed([(225, 295)], [(220, 300)], length=400)
    50.0
    """
    total = 0.0
    for a in first:
        for b in second:
            if a[0] < b[1] and b[0] < a[1]:
                total += (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2
    for units, others in ((first, gaps(second, length=length)), (second, gaps(first, length=length))):
        total += sum(
            (end - start) ** 2
            for start, end in units
            if any(low <= start and end <= high for low, high in others)
        )
    return total


@dataclass(frozen=True, slots=True)
class Units:
    """What one document contributes to alpha for unitising, for one label.

    Attributes:
        distance: the sum of distances over all pairs of annotators.
        length: the length of the document, in code points.
        unit_lengths: how many units there are of each length, all annotators together.
        gap_lengths: the same of gaps.
    """

    distance: float
    length: int
    unit_lengths: Counter[int]
    gap_lengths: Counter[int]


def units_of(spans: Sequence[Iterable[Span]], *, length: int) -> Units:
    """Return what one document contributes.

    Args:
        spans: for each annotator, the spans of one label.
        length: the length of the document.
    """
    own = [joined(each) for each in spans]
    distance = sum(
        observed(own[i], own[j], length=length) for i in range(len(own)) for j in range(i + 1, len(own))
    )
    return Units(
        distance=distance,
        length=length,
        unit_lengths=Counter(end - start for each in own for start, end in each),
        gap_lengths=Counter(end - start for each in own for start, end in gaps(each, length=length)),
    )


def disagreements(documents: Sequence[Units], *, annotators: int, weights: Array) -> tuple[Array, Array]:
    """Return observed and expected disagreement of one label, for each weighting of the documents.

    Args:
        documents: what each contributes.
        annotators: how many annotators worked on all of them.
        weights: how often each document counts (samples × documents).

    Returns:
        Two arrays (samples). Expected disagreement is that of all ways to place the units on the continuum; it is 0
        where there is no unit.
    """
    import numpy as np

    length = weights @ np.array([d.length for d in documents], dtype=float)
    apart = weights @ np.array([d.distance for d in documents], dtype=float)
    units, unit_counts = _table([d.unit_lengths for d in documents])
    spaces, gap_counts = _table([d.gap_lengths for d in documents])
    n_units, n_gaps = weights @ unit_counts, weights @ gap_counts
    with np.errstate(divide="ignore", invalid="ignore"):
        seen = 2 * apart / (annotators * (annotators - 1) * length**2)
        number = n_units.sum(axis=1)
        cubes = n_units @ ((2 * units**3 - 3 * units**2 + units) / 3)
        fits = np.maximum(spaces[None, :] - units[:, None] + 1, 0) * (spaces[None, :] >= units[:, None])
        placed = ((n_units * units**2) @ fits * n_gaps).sum(axis=1)
        whole = annotators * length
        chances = whole * (whole - 1) - n_units @ (units * (units - 1))
        by_chance = 2 / length * ((number - 1) * cubes + placed) / chances
    return seen, np.where(number > 0, by_chance, 0.0)


def alpha_u(
    documents: Sequence[tuple[Sequence[Iterable[Span]], int]],
) -> float:
    """Return Krippendorff's alpha for unitising of one label (Krippendorff 1995, 2004).

    Args:
        documents: for each document the spans of every annotator, and its length.

    Returns:
        1 minus observed over expected disagreement; NaN where nobody marked anything.

    >>> observer_i, observer_j = [(75, 145), (220, 250)], [(70, 150), (205, 225), (250, 270)]
    >>> round(alpha_u([([observer_i, observer_j], 300)]), 4)
    0.7286
    """
    import numpy as np

    if not documents:
        return float("nan")
    counts = [units_of(spans, length=length) for spans, length in documents]
    seen, expected = disagreements(counts, annotators=len(documents[0][0]), weights=np.ones((1, len(counts))))
    return float(1 - seen[0] / expected[0]) if expected[0] > 0 else float("nan")


def _table(counters: Sequence[Counter[int]]) -> tuple[Array, Array]:
    """Return the distinct lengths and how often each document has them (documents × lengths)."""
    import numpy as np

    lengths = sorted({length for counter in counters for length in counter})
    table = np.array([[counter[length] for length in lengths] for counter in counters], dtype=float)
    return np.array(lengths, dtype=float), table.reshape(len(counters), len(lengths))
