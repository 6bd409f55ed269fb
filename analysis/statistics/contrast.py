"""How the frequencies of words in one slice stand out against another: significance and effect sizes."""

from __future__ import annotations

import numpy as np

_Z = 1.959964
"""The normal quantile of an interval at 95 %."""


def log_likelihood(a: np.ndarray, b: np.ndarray, c: float, d: float) -> np.ndarray:
    """Return G² of words in two corpora (Rayson and Garside 2000).

    Args:
        a: frequency of each word in the first corpus.
        b: its frequency in the second.
        c: words of the first corpus.
        d: words of the second.

    >>> log_likelihood(np.array([100]), np.array([40]), 10_000, 10_000).round(2).tolist()
    [26.57]
    """
    a, b = a.astype(float), b.astype(float)
    both = (a + b) / (c + d)
    with np.errstate(divide="ignore", invalid="ignore"):
        first = np.where(a > 0, a * np.log(a / (c * both)), 0.0)
        second = np.where(b > 0, b * np.log(b / (d * both)), 0.0)
    return np.maximum(2 * (first + second), 0.0)


def bic(g2: np.ndarray, c: float, d: float) -> np.ndarray:
    """Return the Bayes factor BIC of G² with one degree of freedom (Wilson 2013).

    Over 2 is positive evidence, over 6 strong, over 10 very strong; below 0 it speaks for no difference.

    >>> bic(np.array([26.58]), 10_000, 10_000).round(2).tolist()
    [16.68]
    """
    return g2 - np.log(c + d)


def log_ratio(a: np.ndarray, b: np.ndarray, c: float, d: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the log ratio of relative frequencies with its interval (Hardie 2014).

    A frequency of 0 counts as ½, as there, but never as more than the other corpus leads to expect: in a slice of
    few words ½ would make a word that is absent from it look commoner there. The interval is that of a relative
    risk (Katz et al. 1978).

    Args:
        a: frequency of each word in the first corpus.
        b: its frequency in the second.
        c: words of the first corpus.
        d: words of the second.

    Returns:
        The binary logarithm of the ratio (1: twice as frequent), its lower and its upper bound.

    >>> [part.round(2).tolist() for part in log_ratio(np.array([100]), np.array([50]), 10_000, 10_000)]
    [[1.0], [0.51], [1.49]]
    >>> [part.round(2).tolist() for part in log_ratio(np.array([0]), np.array([50]), 100, 10_000)][0]
    [0.0]
    """
    first = np.where(a > 0, a, np.where(b > 0, np.minimum(0.5, b * (c / d)), 0.5))
    second = np.where(b > 0, b, np.where(a > 0, np.minimum(0.5, a * (d / c)), 0.5))
    ratio = np.log2((first / c) / (second / d))
    error = np.sqrt(np.maximum(1 / first - 1 / c + 1 / second - 1 / d, 0.0)) / np.log(2)
    return ratio, ratio - _Z * error, ratio + _Z * error


def percent_difference(a: np.ndarray, b: np.ndarray, c: float, d: float) -> np.ndarray:
    """Return %DIFF of relative frequencies (Gabrielatos and Marchi 2012); infinite where the second is 0.

    >>> percent_difference(np.array([100, 3]), np.array([50, 0]), 10_000, 10_000).tolist()
    [100.0, inf]
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        return ((a / c) - (b / d)) * 100 / (b / d)


def log_odds(a: np.ndarray, b: np.ndarray, prior: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008, eq. 15 to 22).

    Args:
        a: frequency of every word in the first corpus.
        b: its frequency in the second.
        prior: pseudo-counts of every word, such as its frequency in a background corpus, scaled; greater than 0.

    Returns:
        The difference of the two log-odds, and z: the difference over its standard deviation.

    >>> difference, z = log_odds(np.array([30, 70]), np.array([10, 90]), np.array([2.0, 8.0]))
    >>> difference.round(3).tolist(), z.round(3).tolist()
    ([1.209, -1.209], [3.572, -7.968])
    """
    total_prior = prior.sum()
    first, second = a + prior, b + prior
    rest_first, rest_second = a.sum() + total_prior - first, b.sum() + total_prior - second
    difference = np.log(first / rest_first) - np.log(second / rest_second)
    return difference, difference / np.sqrt(1 / first + 1 / second)


def p_of_g2(g2: np.ndarray) -> np.ndarray:
    """Return the probability of G² as large or larger by chance: chi-square with one degree of freedom.

    >>> p_of_g2(np.array([3.841459])).round(4).tolist()
    [0.05]
    """
    from scipy.special import chdtrc

    return chdtrc(1, g2)


CORRECTIONS = {"holm": "Holm (1979)", "bh": "Benjamini and Hochberg (1995)"}


def corrected(p: np.ndarray, *, method: str) -> np.ndarray:
    """Return probabilities corrected for having made many tests.

    Args:
        p: one probability a test.
        method: ``holm`` keeps the chance of a single false find at the level; ``bh`` keeps the share of false finds.

    >>> corrected(np.array([0.01, 0.04, 0.03]), method="holm").round(3).tolist()
    [0.03, 0.06, 0.06]
    >>> corrected(np.array([0.01, 0.04, 0.03]), method="bh").round(3).tolist()
    [0.03, 0.04, 0.04]
    """
    order = np.argsort(p, kind="stable")
    tests = len(p)
    ranked = p[order]
    if method == "holm":
        ranked = np.maximum.accumulate(ranked * np.arange(tests, 0, -1))
    else:
        ranked = np.minimum.accumulate((ranked * tests / np.arange(1, tests + 1))[::-1])[::-1]
    result = np.empty(tests)
    result[order] = np.minimum(ranked, 1.0)
    return result
