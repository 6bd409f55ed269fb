"""Association between a node and its collocates, from contingency tables (Evert 2008).

For each collocate a table is laid out over the words of the slice that are not part of a node: ``o11`` of the
collocate's tokens are near a node, ``near`` words are near one in all, the collocate occurs ``total`` times among
``size`` words. Everything is an array with one entry a collocate, or a number.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True, kw_only=True)
class Contingency:
    """Observed frequencies of collocates near a node and elsewhere.

    Attributes:
        o11: tokens of each collocate near a node.
        near: all words near a node.
        total: tokens of each collocate.
        size: all words.
    """

    o11: np.ndarray
    near: float
    total: np.ndarray
    size: float

    @property
    def e11(self) -> np.ndarray:
        """The tokens of each collocate that would be near a node if it had nothing to do with it."""
        return self.near * self.total / self.size

    def cells(self) -> tuple[tuple[np.ndarray, np.ndarray], ...]:
        """Return the four cells of each table, each as observed and expected."""
        o11, e11 = self.o11.astype(float), self.e11
        away = self.size - self.near
        return (
            (o11, e11),
            (self.near - o11, self.near - e11),
            (self.total - o11, self.total - e11),
            (away - (self.total - o11), away - (self.total - e11)),
        )


def log_likelihood(table: Contingency) -> np.ndarray:
    """Return G², the log-likelihood ratio over the four cells (Dunning 1993).

    >>> ones = Contingency(o11=np.array([10]), near=100, total=np.array([20]), size=1000)
    >>> log_likelihood(ones).round(3).tolist()
    [21.177]
    """
    return 2 * np.sum([_times_log_ratio(observed, expected) for observed, expected in table.cells()], axis=0)


def mutual_information(table: Contingency, *, power: int = 1) -> np.ndarray:
    """Return MI, the binary logarithm of observed over expected (Church and Hanks 1990), or MIᵏ (Daille 1994).

    Args:
        table: the observed frequencies.
        power: k; 3 gives MI3, which does not favour rare words so much.

    >>> ones = Contingency(o11=np.array([10]), near=100, total=np.array([20]), size=1000)
    >>> mutual_information(ones).round(3).tolist(), mutual_information(ones, power=3).round(3).tolist()
    ([2.322], [8.966])
    """
    with np.errstate(divide="ignore"):
        return np.log2(table.o11.astype(float) ** power / table.e11)


def t_score(table: Contingency) -> np.ndarray:
    """Return the t-score, observed minus expected over the root of observed (Church et al. 1991).

    >>> ones = Contingency(o11=np.array([10]), near=100, total=np.array([20]), size=1000)
    >>> t_score(ones).round(3).tolist()
    [2.53]
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        return (table.o11 - table.e11) / np.sqrt(table.o11)


def log_dice(o11: np.ndarray, nodes: float, total: np.ndarray) -> np.ndarray:
    """Return logDice, 14 plus the binary logarithm of the Dice coefficient (Rychlý 2008).

    Args:
        o11: tokens of each collocate near a node.
        nodes: occurrences of the node.
        total: tokens of each collocate.

    >>> log_dice(np.array([10]), 10, np.array([10])).tolist()
    [14.0]
    """
    with np.errstate(divide="ignore"):
        return 14 + np.log2(2 * o11 / (nodes + total))


def delta_p(table: Contingency) -> tuple[np.ndarray, np.ndarray]:
    """Return ΔP in both directions (Gries 2013).

    Returns:
        How much likelier a word is to be the collocate when it is near a node than when it is not; and how much
        likelier a word is to be near a node when it is the collocate than when it is not.

    >>> ones = Contingency(o11=np.array([10]), near=100, total=np.array([20]), size=1000)
    >>> [part.round(3).tolist() for part in delta_p(ones)]
    [[0.089], [0.408]]
    """
    (a, _), (b, _), (c, _), (d, _) = table.cells()
    with np.errstate(divide="ignore", invalid="ignore"):
        return a / (a + b) - c / (c + d), a / (a + c) - b / (b + d)


def _times_log_ratio(observed: np.ndarray, expected: np.ndarray) -> np.ndarray:
    """Return o·ln(o/e), which is 0 where nothing was observed."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(observed > 0, observed * np.log(observed / expected), 0.0)
