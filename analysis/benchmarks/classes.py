"""Precision, recall and F1 of one label an item."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence


def f1_by_class(gold: Sequence[str], predicted: Sequence[str]) -> dict[str, float]:
    """Return F1 for every class that occurs in the gold labels.

    >>> f1_by_class(["a", "a", "b"], ["a", "b", "b"])
    {'a': 0.6666666666666666, 'b': 0.6666666666666666}
    """
    hits = Counter(given for given, said in zip(gold, predicted, strict=True) if given == said)
    given, said = Counter(gold), Counter(predicted)
    return {label: 2 * hits[label] / (given[label] + said[label]) for label in given}


def macro_f1(gold: Sequence[str], predicted: Sequence[str]) -> float:
    """Return the unweighted mean of F1 over the classes that occur in the gold labels.

    >>> macro_f1(["a", "a", "b"], ["a", "a", "a"])
    0.4
    """
    scores = f1_by_class(gold, predicted)
    return sum(scores.values()) / len(scores)


def accuracy(gold: Sequence[str], predicted: Sequence[str]) -> float:
    """Return the share of items given their gold label."""
    return sum(given == said for given, said in zip(gold, predicted, strict=True)) / len(gold)


def largest_class(gold: Sequence[str]) -> list[str]:
    """Return the trivial prediction: the commonest gold label for every item."""
    label = Counter(gold).most_common(1)[0][0]
    return [label] * len(gold)
