"""Threads: who answers whom, as a mapping of parents or as rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any


def break_cycles(parents: dict[str, str | None]) -> set[str]:
    """Put one comment of every circle of answers at the top of its thread; return those comments."""
    safe: set[str] = set()
    cut: set[str] = set()
    for start in parents:
        path: dict[str, None] = {}
        here: str | None = start
        while here is not None and here not in safe:
            if here in path:
                parents[here] = None
                cut.add(here)
                break
            path[here] = None
            here = parents[here]
        # `safe |= path.keys()` would copy all of `safe` for every comment.
        safe.update(path)
    return cut


def depths(parents: Mapping[str, str | None]) -> dict[str, int]:
    """Return the depth of every comment: 0 at the top, one more than its parent below.

    >>> depths({"b": "a", "a": None})
    {'a': 0, 'b': 1}
    """
    found: dict[str, int] = {}
    for start in parents:
        path: list[str] = []
        here: str | None = start
        while here is not None and here not in found:
            path.append(here)
            here = parents[here]
        depth = found[here] + 1 if here is not None else 0
        for name in reversed(path):
            found[name] = depth
            depth += 1
    return found


def parents_first(thread: Sequence[Mapping[str, Any]]) -> Iterator[int]:
    """Yield the places of a thread's comments in their order, but each after the one it answers.

    Args:
        thread: rows with ``comment_id`` and ``parent_id``, without circles.

    >>> list(parents_first([{"comment_id": "b", "parent_id": "a"}, {"comment_id": "a", "parent_id": None}]))
    [1, 0]
    """
    places = {row["comment_id"]: place for place, row in enumerate(thread)}
    done: set[int] = set()
    for place in range(len(thread)):
        path: list[int] = []
        here: int | None = place
        while here is not None and here not in done:
            path.append(here)
            done.add(here)
            here = places.get(thread[here]["parent_id"])
        yield from reversed(path)
