"""Which span of one annotator answers which of another: exactly, or by the best overlap, one to one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ...corpus.standoff.claims import Claim


@dataclass(frozen=True, slots=True)
class Pair:
    """Two spans that answer each other; one side is None where nobody answers."""

    first: Claim | None
    second: Claim | None


def overlap(a: Claim, b: Claim) -> float:
    """Return Jaccard's index of two spans: shared over all code points; 0 where they do not overlap.

    >>> from commentariat.corpus.standoff.claims import claim_on
    >>> def span(start, end):
    ...     return claim_on("a text of words", document_id="d", layer="l", label="x", annotator="ann",
    ...                     start=start, end=end)
    >>> overlap(span(0, 4), span(2, 6))
    0.3333333333333333
    """
    if a.start is None or b.start is None or a.end is None or b.end is None:
        return 0.0
    shared = min(a.end, b.end) - max(a.start, b.start)
    return max(shared, 0) / (max(a.end, b.end) - min(a.start, b.start))


def exact_matches(first: Iterable[Claim], second: Iterable[Claim]) -> int:
    """Return how many spans with their label are the same on both sides."""
    return len({_key(claim) for claim in first} & {_key(claim) for claim in second})


def aligned(first: Sequence[Claim], second: Sequence[Claim], *, same_label: bool) -> list[Pair]:
    """Return the spans of two annotators side by side, in the order of the text.

    As many spans as possible are paired, each with one only; among these pairings, one of the largest overlap is
    taken (an assignment problem, Kuhn 1955). A span with an equal label is preferred over one with another.

    Args:
        first, second: spans of one layer on one document.
        same_label: pair spans of the same label only.
    """
    used_a: set[int] = set()
    used_b: set[int] = set()
    pairs: list[Pair] = []
    for part_a, part_b in _clusters(first, second):
        for i, j in _assign([first[i] for i in part_a], [second[j] for j in part_b], same_label=same_label):
            used_a.add(part_a[i])
            used_b.add(part_b[j])
            pairs.append(Pair(first[part_a[i]], second[part_b[j]]))
    pairs += [Pair(claim, None) for i, claim in enumerate(first) if i not in used_a]
    pairs += [Pair(None, claim) for j, claim in enumerate(second) if j not in used_b]
    return sorted(pairs, key=_order)


def overlap_matches(first: Sequence[Claim], second: Sequence[Claim]) -> int:
    """Return how many spans of the same label overlap, paired one to one."""
    by_label: dict[str, tuple[list[Claim], list[Claim]]] = defaultdict(lambda: ([], []))
    for side, claims in enumerate((first, second)):
        for claim in claims:
            by_label[claim.label][side].append(claim)
    return sum(
        sum(pair.first is not None and pair.second is not None for pair in aligned(a, b, same_label=True))
        for a, b in by_label.values()
        if a and b
    )


def _clusters(first: Sequence[Claim], second: Sequence[Claim]) -> list[tuple[list[int], list[int]]]:
    """Return the indexes of spans that hang together by overlap, so that each assignment stays small."""
    placed = [(claim.start or 0, claim.end or 0, 0, i) for i, claim in enumerate(first)]
    placed += [(claim.start or 0, claim.end or 0, 1, j) for j, claim in enumerate(second)]
    clusters: list[tuple[list[int], list[int]]] = []
    reach = -1
    for start, end, side, index in sorted(placed):
        if not clusters or start >= reach:
            clusters.append(([], []))
            reach = end
        clusters[-1][side].append(index)
        reach = max(reach, end)
    return [(a, b) for a, b in clusters if a and b]


def _assign(first: Sequence[Claim], second: Sequence[Claim], *, same_label: bool) -> list[tuple[int, int]]:
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    # A pair outweighs any overlap, an equal label any difference of overlap.
    gain = np.zeros((len(first), len(second)))
    for i, a in enumerate(first):
        for j, b in enumerate(second):
            shared = overlap(a, b)
            if shared > 0 and (a.label == b.label or not same_label):
                gain[i, j] = 1e6 + (1e3 if a.label == b.label else 0) + shared
    rows, columns = linear_sum_assignment(gain, maximize=True)
    return [(int(i), int(j)) for i, j in zip(rows, columns, strict=True) if gain[i, j] > 0]


def _key(claim: Claim) -> tuple[str, int | None, int | None]:
    return claim.label, claim.start, claim.end


def _order(pair: Pair) -> tuple[int, int]:
    claim = pair.first or pair.second
    return (claim.start or 0, claim.end or 0) if claim else (0, 0)
