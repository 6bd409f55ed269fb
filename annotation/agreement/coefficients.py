"""Chance-corrected agreement of codings: Krippendorff's alpha, Cohen's kappa and Fleiss' kappa.

Alpha sums a difference of two values, which Krippendorff writes δ². What stands here as δ²: for nominal values 0 or 1,
for ranks the square of `ordinal_distances`, for sets `jaccard` or `masi` as they are, not squared (so Passonneau 2006).

All three are computed from counts that add up over documents (coincidences, confusions, category counts), so that a
bootstrap over documents weighs counts instead of counting again. A coefficient that is not defined (nobody to
compare, or no variation) is NaN.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

Distance = Callable[[Any, Any], float]
UNDEFINED = float("nan")


def nominal(a: object, b: object) -> float:
    """Return 0 for equal values and 1 for different ones.

    >>> nominal("x", "x"), nominal("x", "y")
    (0.0, 1.0)
    """
    return 0.0 if a == b else 1.0


def jaccard(a: frozenset[Any], b: frozenset[Any]) -> float:
    """Return Jaccard's distance of two sets: 1 minus shared over all members; 0 for two empty ones.

    >>> jaccard(frozenset("ab"), frozenset("abcd"))
    0.5
    """
    return 1.0 - len(a & b) / len(a | b) if a or b else 0.0


def masi(a: frozenset[Any], b: frozenset[Any]) -> float:
    """Return Passonneau's distance of two sets (MASI, Passonneau 2006).

    1 minus Jaccard's index times monotonicity, which is 1 for equal sets, 2/3 where one holds the other, 1/3 where
    they share something, and 0 where they share nothing.

    >>> round(masi(frozenset("ab"), frozenset("abcd")), 3), masi(frozenset("a"), frozenset("b"))
    (0.667, 1.0)
    """
    if a == b:
        return 0.0
    shared = a & b
    if not shared:
        return 1.0
    monotone = 2 / 3 if a <= b or b <= a else 1 / 3
    return 1.0 - len(shared) / len(a | b) * monotone


def distances(values: Sequence[Hashable], *, metric: Distance = nominal) -> Array:
    """Return what a metric gives for every two values, as `alpha_of` takes it for δ² (k × k)."""
    import numpy as np

    return np.array([[metric(a, b) for b in values] for a in values], dtype=float).reshape(
        len(values), len(values)
    )


def ordinal_distances(totals: Array) -> Array:
    """Return the squared ordinal distances of ranks, which depend on how often each rank is used.

    Krippendorff (2011): the square of the number of values between two ranks, each end counted half.

    Args:
        totals: how often each rank occurs among pairable values, in the order of the ranks (… × k).
    """
    import numpy as np

    middle = np.cumsum(totals, axis=-1) - totals / 2
    return (middle[..., :, None] - middle[..., None, :]) ** 2


def coincidences(units: Sequence[Sequence[int]], *, size: int) -> Array:
    """Return the coincidence matrix of units (k × k), each with the values that it was given.

    A unit with m values adds 1/(m − 1) for every ordered pair of them; a unit with one value adds nothing
    (Krippendorff 2011).

    Args:
        units: for each unit, the index of every value that an annotator gave it.
        size: how many values there are.

    >>> coincidences([[0, 0], [0, 1], [1]], size=2).tolist()
    [[2.0, 1.0], [1.0, 0.0]]
    """
    import numpy as np

    matrix = np.zeros((size, size))
    for unit in units:
        if len(unit) < 2:
            continue
        counts = np.bincount(np.asarray(unit), minlength=size).astype(float)
        matrix += (np.outer(counts, counts) - np.diag(counts)) / (len(unit) - 1)
    return matrix


def alpha_of(matrices: Array, distance: Array | None) -> Array:
    """Return Krippendorff's alpha of coincidence matrices.

    Args:
        matrices: coincidences (… × k × k), one matrix or many.
        distance: δ² of every two values (k × k); None for ordinal ones, which each matrix itself decides.

    Returns:
        1 minus observed over expected disagreement (…); NaN where no value varies or none can be paired.
    """
    import numpy as np

    totals = matrices.sum(axis=-1)
    n = totals.sum(axis=-1)
    delta = ordinal_distances(totals) if distance is None else distance
    expected = (totals[..., :, None] * totals[..., None, :] * delta).sum(axis=(-2, -1))
    apart = (matrices * delta).sum(axis=(-2, -1))
    defined = (n > 1) & (expected > 0)
    return np.where(defined, 1.0 - (n - 1) * apart / np.where(defined, expected, 1.0), UNDEFINED)


def krippendorff_alpha(
    units: Sequence[Sequence[Hashable]],
    *,
    metric: Distance = nominal,
    ranks: Sequence[Hashable] | None = None,
) -> float:
    """Return Krippendorff's alpha of a coding (Krippendorff 2011).

    Args:
        units: for each unit the values that annotators gave it, without those that are missing.
        metric: squared distance of two values: `nominal`, `jaccard`, `masi`; with `ranks` it is not used.
        ranks: the values in their order, for the ordinal alpha.

    Returns:
        1 for perfect agreement, 0 for what chance gives; NaN where it is not defined.

    >>> meg, owen = "0100000010", "1110010000"
    >>> round(krippendorff_alpha(list(zip(meg, owen))), 3)
    0.095
    """
    values = list(ranks) if ranks is not None else list(dict.fromkeys(v for unit in units for v in unit))
    index = {value: number for number, value in enumerate(values)}
    matrix = coincidences([[index[value] for value in unit] for unit in units], size=len(values))
    if ranks is not None:
        return float(alpha_of(matrix, None))
    return float(alpha_of(matrix, distances(values, metric=metric)))


def kappa_of(confusions: Array) -> Array:
    """Return Cohen's kappa of confusion matrices (… × k × k); NaN where it is not defined (Cohen 1960).

    >>> import numpy as np
    >>> round(float(kappa_of(np.array([[20.0, 5.0], [10.0, 15.0]]))), 2)
    0.4
    """
    import numpy as np

    total = confusions.sum(axis=(-2, -1))
    whole = np.where(total > 0, total, 1.0)
    expected = (confusions.sum(axis=-2) * confusions.sum(axis=-1)).sum(axis=-1) / whole**2
    seen = np.trace(confusions, axis1=-2, axis2=-1) / whole
    return _corrected(seen, expected, defined=total > 0)


def cohen_kappa(first: Sequence[Hashable], second: Sequence[Hashable]) -> float:
    """Return Cohen's kappa of two annotators who coded the same units (Cohen 1960).

    >>> round(cohen_kappa("aabb", "abbb"), 2)
    0.5
    """
    values = list(dict.fromkeys([*first, *second]))
    index = {value: number for number, value in enumerate(values)}
    pairs = [(index[a], index[b]) for a, b in zip(first, second, strict=True)]
    return float(kappa_of(confusion_counts(pairs, size=len(values))))


def confusion_counts(pairs: Sequence[tuple[int, int]], *, size: int) -> Array:
    """Return how often each pair of values occurs, the first annotator's in rows (k × k)."""
    import numpy as np

    matrix = np.zeros((size, size))
    for a, b in pairs:
        matrix[a, b] += 1
    return matrix


def fleiss_of(agreeing: Array, units: Array, categories: Array) -> Array:
    """Return Fleiss' kappa from sums over units (Fleiss 1971).

    Args:
        agreeing: the sum over units of the share of pairs of annotators that agree (…).
        units: how many units (…).
        categories: how often each category was given (… × k).
    """
    import numpy as np

    total = categories.sum(axis=-1)
    shares = categories / np.where(total > 0, total, 1.0)[..., None]
    return _corrected(agreeing / np.where(units > 0, units, 1.0), (shares**2).sum(axis=-1), defined=units > 0)


def fleiss_kappa(counts: Sequence[Sequence[int]]) -> float:
    """Return Fleiss' kappa of units that equally many annotators coded (Fleiss 1971).

    Args:
        counts: for each unit, how many annotators chose each category.

    >>> round(fleiss_kappa([[2, 0], [1, 1], [0, 2]]), 3)
    0.333
    """
    import numpy as np

    table = np.asarray(counts, dtype=float)
    if table.size == 0:
        return UNDEFINED
    return float(fleiss_of(agreeing_pairs(table).sum(), np.array(float(len(table))), table.sum(axis=0)))


def agreeing_pairs(table: Array) -> Array:
    """Return for each unit the share of pairs of annotators that agree (units), from category counts (units × k)."""
    n = table.sum(axis=1)
    return ((table**2).sum(axis=1) - n) / (n * (n - 1))


def _corrected(seen: Array, expected: Array, *, defined: Any) -> Array:
    """Return agreement corrected for chance; NaN where chance alone gives all of it."""
    import numpy as np

    defined = defined & (expected < 1)
    return np.where(defined, (seen - expected) / np.where(defined, 1 - expected, 1.0), UNDEFINED)
