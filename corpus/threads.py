"""Threads: who answers whom, each comment told by its place in the thread, in a few bytes a comment."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence

Parents = Sequence[int]
"""For each comment of a thread the place of the one it answers; -1 at the top."""

_UNSEEN, _ON_THE_WAY, _SAFE = range(3)


def break_cycles(parents: array[int]) -> list[int]:
    """Put one comment of every cycle of answers at the top of its thread, in place; return those comments.

    >>> parents = array("q", [1, 0, 0])
    >>> break_cycles(parents), list(parents)
    ([0], [-1, 0, 0])
    """
    seen = bytearray(len(parents))
    cut: list[int] = []
    for start in range(len(parents)):
        path: list[int] = []
        here = start
        while here >= 0 and seen[here] == _UNSEEN:
            seen[here] = _ON_THE_WAY
            path.append(here)
            here = parents[here]
        if here >= 0 and seen[here] == _ON_THE_WAY:
            parents[here] = -1
            cut.append(here)
        for place in path:
            seen[place] = _SAFE
    return cut


def depths(parents: Parents) -> array[int]:
    """Return the depth of every comment: 0 at the top, one more than its parent below.

    Args:
        parents: without cycles.

    >>> list(depths([1, -1]))
    [1, 0]
    """
    found = array("l", [-1]) * len(parents)
    for start in range(len(parents)):
        path: list[int] = []
        here = start
        while here >= 0 and found[here] < 0:
            path.append(here)
            here = parents[here]
        depth = found[here] + 1 if here >= 0 else 0
        for place in reversed(path):
            found[place] = depth
            depth += 1
    return found


def parents_first(parents: Parents) -> Iterator[int]:
    """Yield the places of a thread's comments in their order, but each after the one it answers.

    Args:
        parents: without cycles.

    >>> list(parents_first([1, -1]))
    [1, 0]
    """
    done = bytearray(len(parents))
    for start in range(len(parents)):
        path: list[int] = []
        here = start
        while here >= 0 and not done[here]:
            path.append(here)
            done[here] = True
            here = parents[here]
        yield from reversed(path)
