"""The commonest sequences, kept while more are found."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .vocabulary import Units


class Ranking:
    """The commonest of the sequences found so far; those that occur as often go by the alphabet.

    >>> ranking = Ranking(Units(["a", "b", "c"], np.arange(3)), min_count=1, limit=2)
    >>> ranking.add(words=np.array([[0, 1], [1, 2]]), count=np.array([2, 5]))
    >>> ranking.add(words=np.array([[0, 0], [2, 0]]), count=np.array([2, 1]))
    >>> ranking.names(ranking.columns()["words"]), ranking.min_count
    (['b c', 'a a'], 2)
    """

    def __init__(self, units: Units, *, min_count: int, limit: int | None) -> None:
        """Take what the words are, how often a sequence occurs at least, and how many are wanted."""
        self.units = units
        self._limit = limit
        self._held: list[dict[str, np.ndarray]] = []
        self._inner = _inner_order(units.names)
        self.min_count = max(min_count, 1)
        """How often a sequence must occur to be among the commonest, as far as is known."""

    @property
    def size(self) -> int:
        """How many units there are."""
        return len(self.units.names)

    def best(self, words: np.ndarray, count: np.ndarray) -> np.ndarray:
        """Return which of some sequences can be among the commonest of all, as ascending indices.

        Args:
            words: the units of each sequence, one row a sequence, one column a place.
            count: how often each occurs.
        """
        held = np.flatnonzero(count >= self.min_count)
        if self._limit is None or len(held) <= self._limit:
            return held
        return np.sort(held[self._order(words[held], count[held])[: self._limit]])

    def add(self, *, words: np.ndarray, count: np.ndarray, **columns: np.ndarray) -> None:
        """Add sequences that were not added before.

        Args:
            words: the units of each, one row a sequence.
            count: how often each occurs.
            columns: what else is known of each.
        """
        self._held.append({"words": words, "count": count, **columns})
        if self._limit is None or sum(len(part["count"]) for part in self._held) < self._limit:
            return
        self._held = [self.columns()]
        if len(self._held[0]["count"]):
            self.min_count = max(self.min_count, int(self._held[0]["count"][-1]))

    def columns(self) -> dict[str, np.ndarray]:
        """Return the commonest, in their order, as columns."""
        joined = {name: np.concatenate([part[name] for part in self._held]) for name in self._held[0]}
        order = self._order(joined["words"], joined["count"])[: self._limit]
        return {name: column[order] for name, column in joined.items()}

    def names(self, words: np.ndarray, *, slot: tuple[int, str] | None = None) -> list[str]:
        """Return sequences as text, their words parted by blanks.

        Args:
            words: the units of each, one row a sequence.
            slot: a place with what stands there instead of a unit.
        """
        names = np.array(self.units.names, dtype=object)
        columns = [names[column].tolist() for column in words.T]
        if slot is not None:
            columns[slot[0]] = [slot[1]] * len(words)
        return list(map(" ".join, zip(*columns, strict=True)))

    def _order(self, words: np.ndarray, count: np.ndarray) -> np.ndarray:
        """Return the order of sequences: the commonest first, then as their names are sorted."""
        inner: Sequence[np.ndarray] = [self._inner[column] for column in words.T[:-1]]
        return np.lexsort((words[:, -1], *reversed(inner), -count))


def _inner_order(names: Sequence[str]) -> np.ndarray:
    """Return the place that each of some sorted names has when they are sorted with a blank after them.

    It is another place only because of control characters, which sort before a blank.
    """
    place = np.arange(len(names))
    if any(character < " " for character in set("".join(names))):
        place[sorted(range(len(names)), key=lambda number: names[number] + " ")] = np.arange(len(names))
    return place
