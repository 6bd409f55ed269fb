"""Comments that stand within others as their replies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from .cells import LISTS

REPLIES = ("answers", "comments", "children", "responses", "replies")
"""What the list of the replies to a comment is called."""
_REPLIES = frozenset(REPLIES)


def in_reading_order(comments: Iterable[object]) -> Iterator[tuple[object, int]]:
    """Yield every comment of a tree with its depth, every reply after what it answers."""
    stack = [iter(comments)]
    while stack:
        for comment in stack[-1]:
            yield comment, len(stack) - 1
            if replies := replies_to(comment):
                stack.append(chain.from_iterable(replies))
                break
        else:
            stack.pop()


def replies_to(comment: object) -> list[Iterable[object]]:
    """Return the lists of replies of a comment that are not empty."""
    if not isinstance(comment, Mapping) or _REPLIES.isdisjoint(comment):
        return []
    found = (comment.get(name) for name in REPLIES)
    # Facebook's interface has its lists in objects.
    lists = (given.get("data") if isinstance(given, Mapping) else given for given in found)
    return [replies for replies in lists if isinstance(replies, LISTS) and replies]
