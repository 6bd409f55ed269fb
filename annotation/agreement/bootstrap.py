"""Bootstrap intervals: documents are drawn again with replacement, since what stands in one text hangs together."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

SAMPLES = 1000
SEED = 7
LEVEL = 0.95
_LEAST = 1e-12
"""Length of an interval below which only rounding is left."""


def document_weights(documents: int, *, samples: int = SAMPLES, seed: int = SEED) -> Array:
    """Return how often each document is drawn: the documents themselves first, then the samples of the bootstrap.

    Args:
        documents: how many there are.
        samples: how many samples (Efron and Tibshirani 1993).
        seed: of the random draws; equal seeds give equal samples.

    Returns:
        An array of counts (1 + samples × documents), each row of which adds up to the number of documents.

    >>> document_weights(3, samples=2).sum(axis=1).tolist()
    [3.0, 3.0, 3.0]
    """
    import numpy as np

    drawn = np.ones((1 + samples, documents))
    if documents:
        generator = np.random.default_rng(seed)
        drawn[1:] = generator.multinomial(documents, np.full(documents, 1 / documents), size=samples)
    return drawn


def interval(values: Array, *, level: float = LEVEL) -> tuple[float, float, float]:
    """Return a value with the percentile interval of its samples.

    Args:
        values: the value itself, then that of each sample; samples where it is not defined are left out.
        level: confidence level between 0 and 1.

    Returns:
        Value, lower and upper bound; the bounds are NaN where fewer than half of the samples have a value, or where
        all samples are alike, as of one document or of documents without a difference: they do not tell how sure it is.

    >>> import numpy as np
    >>> interval(np.array([0.4, 0.2, 0.3, 0.4, 0.5, 0.6]), level=0.5)
    (0.4, 0.3, 0.5)
    """
    import numpy as np

    value, drawn = float(values[0]), values[1:]
    held = drawn[np.isfinite(drawn)]
    if np.isnan(value) or held.size * 2 <= drawn.size or held.size < 2:
        return value, float("nan"), float("nan")
    low, high = np.quantile(held, [(1 - level) / 2, (1 + level) / 2])
    if not high - low > _LEAST:
        return value, float("nan"), float("nan")
    return value, float(low), float(high)
