"""Measures of dispersion: how evenly words are spread over the parts of a corpus (Gries 2008, 2020).

A sparse table holds the counts: entry k says that word ``word[k]`` occurs ``count[k]`` times in part ``part[k]``. Each
measure is worked out for all words at once; parts without a word need no entry.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

MEASURES = {
    "dp": "Gries's DP: 0 as even as the sizes of the parts, towards 1 all in the smallest part (Gries 2008)",
    "dp_norm": "DP over its greatest value, from 0 to 1 (Lijffijt and Gries 2012)",
    "juilland_d": "Juilland's D of relative frequencies: 1 even, 0 all in one part (Juilland and Chang-Rodríguez 1964)",
    "carroll_d2": "Carroll's D2, the entropy of relative frequencies over its greatest: 1 even (Carroll 1970)",
    "rosengren_s": "Rosengren's S: 1 even (Rosengren 1971; adapted to unequal parts, Lyne 1985)",
    "kl": "Kullback–Leibler divergence from the sizes of the parts, in bits: 0 even (Gries 2020)",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PartCounts:
    """Counts of words by part.

    Attributes:
        word: the word of each entry, from 0 to ``n_words`` − 1.
        part: its part.
        count: how often it occurs there, 1 or more.
        sizes: the words of each part, each greater than 0.
        n_words: how many words are looked at.
    """

    word: np.ndarray
    part: np.ndarray
    count: np.ndarray
    sizes: np.ndarray
    n_words: int


def evenness(counts: PartCounts) -> dict[str, np.ndarray]:
    """Return every measure of `MEASURES` for each word, beside ``range`` (parts with the word) and ``count``.

    With a single part nothing can be said of dispersion, and the measures are NaN.

    Gries's example (2020): *a* occurs 1, 2, 3, 4 and 5 times in parts of 9, 10, 10, 10 and 11 words.

    >>> five = PartCounts(word=np.zeros(5, int), part=np.arange(5), count=np.arange(1, 6),
    ...                   sizes=np.array([9, 10, 10, 10, 11]), n_words=1)
    >>> {name: float(value[0].round(3)) for name, value in evenness(five).items()}
    {'count': 15.0, 'range': 5.0, 'dp': 0.18, 'dp_norm': 0.22, 'juilland_d': 0.785, 'carroll_d2': 0.938, \
'rosengren_s': 0.95, 'kl': 0.137}
    """
    word, n = counts.word, len(counts.sizes)

    def summed(values: np.ndarray) -> np.ndarray:
        return np.bincount(word, weights=values, minlength=counts.n_words)

    share = counts.sizes / counts.sizes.sum()
    expected = share[counts.part]
    frequency = summed(counts.count)
    nan = np.full(counts.n_words, np.nan)
    result = {"count": frequency, "range": np.bincount(word, minlength=counts.n_words)}
    if n < 2:
        return result | dict.fromkeys(MEASURES, nan)
    with np.errstate(divide="ignore", invalid="ignore"):
        observed = counts.count / frequency[word]
        # Parts without the word add their whole share.
        dp = (summed(np.abs(observed - expected) - expected) + 1) / 2
        rate = counts.count / counts.sizes[counts.part]
        total = summed(rate)
        mean = total / n
        variance = np.maximum(summed(rate**2) / n - mean**2, 0.0)
        inner = rate / total[word]
        result |= {
            "dp": dp,
            "dp_norm": dp / (1 - share.min()),
            "juilland_d": 1 - np.sqrt(variance) / mean / np.sqrt(n - 1),
            "carroll_d2": -summed(inner * np.log2(inner)) / np.log2(n),
            "rosengren_s": summed(np.sqrt(expected * counts.count)) ** 2 / frequency,
            "kl": summed(observed * np.log2(observed / expected)),
        }
    return result
