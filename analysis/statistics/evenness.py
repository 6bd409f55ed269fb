"""Measures of dispersion: how evenly words are spread over the parts of a corpus (Gries 2008, 2020).

A sparse table holds the counts: entry k says that word ``word[k]`` occurs ``count[k]`` times in part ``part[k]``. Each
measure is worked out for all words at once; parts without a word need no entry.
"""

from __future__ import annotations

from collections.abc import Iterator
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
_BLOCK = 100_000


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

    With a single part nothing can be said of dispersion, nor of a word that never occurs; the measures are NaN then.

    Gries's example (2020): *a* occurs 1, 2, 3, 4 and 5 times in parts of 9, 10, 10, 10 and 11 words.

    >>> five = PartCounts(word=np.zeros(5, int), part=np.arange(5), count=np.arange(1, 6),
    ...                   sizes=np.array([9, 10, 10, 10, 11]), n_words=1)
    >>> {name: float(value[0].round(3)) for name, value in evenness(five).items()}
    {'count': 15.0, 'range': 5.0, 'dp': 0.18, 'dp_norm': 0.22, 'juilland_d': 0.785, 'carroll_d2': 0.938, \
'rosengren_s': 0.95, 'kl': 0.137}
    """
    n = len(counts.sizes)
    share = counts.sizes / counts.sizes.sum()
    frequency, present, total = (np.zeros(counts.n_words) for _ in range(3))
    for word, part, count in _blocks(counts):
        np.add.at(frequency, word, count)
        np.add.at(present, word, 1)
        np.add.at(total, word, count / counts.sizes[part])
    result = {"count": frequency, "range": present.astype(np.int64)}
    if n < 2:
        return result | dict.fromkeys(MEASURES, np.full(counts.n_words, np.nan))
    differences, squares, entropy, roots, divergence = (np.zeros(counts.n_words) for _ in range(5))
    for word, part, count in _blocks(counts):
        expected, observed = share[part], count / frequency[word]
        rate = count / counts.sizes[part]
        inner = rate / total[word]
        # Parts without the word add their whole share.
        np.add.at(differences, word, np.abs(observed - expected) - expected)
        np.add.at(squares, word, rate**2)
        np.add.at(entropy, word, inner * np.log2(inner))
        np.add.at(roots, word, np.sqrt(expected * count))
        np.add.at(divergence, word, observed * np.log2(observed / expected))
    with np.errstate(divide="ignore", invalid="ignore"):
        dp, mean = (differences + 1) / 2, total / n
        variance = np.maximum(squares / n - mean**2, 0.0)
        measures = {
            "dp": dp,
            "dp_norm": dp / (1 - share.min()),
            "juilland_d": 1 - np.sqrt(variance) / mean / np.sqrt(n - 1),
            "carroll_d2": (0.0 - entropy) / np.log2(n),
            "rosengren_s": roots**2 / frequency,
            "kl": divergence,
        }
    return result | {name: np.where(frequency > 0, values, np.nan) for name, values in measures.items()}


def _blocks(counts: PartCounts) -> Iterator[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """Yield words, parts and counts, so many entries at a time that what is worked out for them takes little memory."""
    for begin in range(0, len(counts.word), _BLOCK):
        block = slice(begin, begin + _BLOCK)
        yield counts.word[block].astype(np.int64), counts.part[block].astype(np.int64), counts.count[block]
