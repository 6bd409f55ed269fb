"""What systems call the records of a page: the ids that answers name."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from ..document.extents import Extent
from ..document.tree import Tree
from .parts import own_nodes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


_ID = re.compile(r"(?:^|[-_:])((?:\d+|(?=[\w]*\d)[0-9a-f]{8,}|[a-z]*\d[\w]*))$")
_WPDISCUZ = re.compile(r"w(?:pd|c)-comm-(\d+)[_-](\d+)")
_ID_ATTRIBUTES = (
    "data-comment-id",
    "data-commentid",
    "data-id",
    "data-post-id",
    "data-message-id",
    "data-cid",
    "data-pid",
    "data-comment",
)
_IDENTIFYING = frozenset(_ID_ATTRIBUTES)
MOST_NODES = 40
"""How many elements of a record from its first on may have its id."""
FIRST_RECORDS = 3
"""How many records tell whether the ids of all are a known system's."""
FIRST_NODES = 8
"""How many elements of a record from its first on may have an attribute with its id, or say how far it is set in."""


def keys_of(
    tree: Tree, extents: tuple[Extent, ...], inner: Mapping[int, tuple[Extent, ...]]
) -> list[str | None]:
    """Return each record's own id in its system; None where it has none, or one that others have too."""
    wpdiscuz = has_wpdiscuz_ids(tree, extents)
    boxes = Counter([tree.parents[extent.element] for extent in extents])
    found = [
        _key(
            tree,
            extent,
            inner[extent.element],
            wpdiscuz=wpdiscuz,
            boxed=boxes[tree.parents[extent.element]] == 1,
        )
        for extent in extents
    ]
    seen: set[str] = set()
    unique: list[str | None] = []
    for key in found:
        unique.append(key if key and key not in seen else None)
        if key:
            seen.add(key)
    return unique


def with_any(tree: Tree, extents: Sequence[Extent], names: frozenset[str]) -> set[int]:
    """Return the elements that have any of some attributes, of all in records and between them."""
    if not extents:
        return set()
    first, last = min([extent.first for extent in extents]), max([extent.last for extent in extents])
    nodes = enumerate(tree.attributes[first:last], start=first)
    return {index for index, node in nodes if node and not names.isdisjoint(node)}


def id_in(name: str) -> str | None:
    """Return the id that a name or an address ends in.

    >>> id_in("comment-12"), id_in("c12_reply"), id_in("li-comment-5f0c9a77e"), id_in("respond")
    ('12', 'c12_reply', '5f0c9a77e', None)
    """
    # An id holds a digit, and no sign but the underscore: most names are read by their last part alone.
    last = name[max(name.rfind("-"), name.rfind(":")) + 1 :]
    if last.isdecimal():
        return last
    match = None if last.isalpha() else _ID.search(name)
    return match[1] if match else None


def has_wpdiscuz_ids(tree: Tree, extents: Sequence[Extent]) -> bool:
    """Tell whether ids of records name the comment and the one it answers, as those of wpDiscuz do."""
    return any(
        wpdiscuz_id(tree, range(extent.first, min(extent.last, extent.first + MOST_NODES)))
        for extent in extents[:FIRST_RECORDS]
    )


def wpdiscuz_id(tree: Tree, nodes: Sequence[int]) -> re.Match[str] | None:
    """Return the id that wpDiscuz gives one of some elements: the comment's number, and that of the one it answers."""
    ids = (tree.ids[index] for index in nodes)
    return next((match for own in ids if "-comm-" in own and (match := _WPDISCUZ.search(own))), None)


def _key(
    tree: Tree,
    extent: Extent,
    inner: tuple[Extent, ...],
    *,
    wpdiscuz: bool,
    boxed: bool,
) -> str | None:
    nodes = own_nodes(extent, inner)[:MOST_NODES]
    if wpdiscuz and (match := wpdiscuz_id(tree, nodes)):
        return match[1]
    # A box around one record alone may have its id.
    around = [tree.parents[extent.element]] if boxed and extent.element else []
    attributes = tree.attributes
    for index in (*nodes[:FIRST_NODES], *around):
        node = attributes[index]
        if not node or _IDENTIFYING.isdisjoint(node):
            continue
        for name in _ID_ATTRIBUTES:
            value = (node.get(name) or "").strip()
            if 0 < len(value) <= 64 and any(map(str.isdigit, value)):
                return value
    ids, tags = tree.ids, tree.tags
    for index in nodes:
        name = ids[index]
        if not name and tags[index] == "a":
            name = (attributes[index].get("name") or "").lower()
        if name and (key := id_in(name[:100])):
            return key
    return None
