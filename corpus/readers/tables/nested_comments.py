"""Comments that stand within reports, or within others as their replies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice

from .cells import LISTS, as_list, cell, names_in
from .first_rows import MOST_ROWS

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


def fields_within(columns: Iterable[Iterable[object]]) -> dict[str, list[object]]:
    """Return the values of each field of the comments that cells list; those that are texts have no name.

    Args:
        columns: some cells of each column that may hold lists.

    >>> fields_within([[[{"text": "No.", "by": {"name": "Al"}}, "Yes."], "no list"]])
    {'text': ['No.'], 'by.name': ['Al'], '': ['Yes.']}
    """
    within: defaultdict[str, list[object]] = defaultdict(list)
    for cells in columns:
        lists = (listed for value in cells if (listed := as_list(value)) is not None)
        for item in islice(chain.from_iterable(lists), MOST_ROWS):
            if isinstance(item, Mapping):
                for name in names_in(item):
                    within[name].append(cell(item, name))
            elif isinstance(item, str):
                within[""].append(item)
    return dict(within)
