"""Which comment answers which: by nesting, by what the system writes, or by how far a comment is set in."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from ..document.extents import Extent, holder, own_parts
from ..document.tree import Tree
from ..document.words import ANSWERED, ANSWERS
from ..wording.phrases import ANSWERING
from .parts import own_nodes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_ID = re.compile(r"(?:^|[-_:])((?:\d+|(?=[\w]*\d)[0-9a-f]{8,}|[a-z]*\d[\w]*))$")
_WPDISCUZ = re.compile(r"w(?:pd|c)-comm-(\d+)[_-](\d+)")
_DEPTH = re.compile(
    r"(?:^|[-_]|comment|replytree)(?:depth|level|lvl|indent|nest(?:ing|ed)?|tiefe|ebene|wc_comment_level|threadlevel"
    r"|reply-level)[-_]{0,2}(\d{1,2})$"
)
_SET_IN = re.compile(
    r"(?:margin|padding)-left\s*:\s*(?:(\d{1,4})(?:px|em|%)|calc\(var\([\w-]{1,60}\)\s*\*\s*(\d{1,3})\))",
    re.IGNORECASE,
)
_ANSWER = re.compile(
    r"(?<!not-)(?<!no-)(?<!has-)(?<!with-)(?<!can-)(?<![a-z])(?:repl(?:y|ies)|sub-?comments?|answers?)(?:-(?:item|wrap|wrapper|box))?$"
)
"""What an answer, or the box around answers, is called as a whole."""
_IN_ORDER = re.compile(r"(?<![a-z])(?:first|last|odd|even|alt)(?![a-z])")
"""What a record is called by its place among others."""
LEAST_HEADS, MOST_AROUND = 2, 6
"""How many records of a kind may head threads, and how far around one of them the box of its thread is."""
MOST_BETWEEN = 200
"""How many answers to others may stand between a record and its own answers."""
_LISTS = frozenset(("ul", "ol", "dl"))
_PARENT_ATTRIBUTES = (
    "data-parent-id",
    "data-parent",
    "data-parentid",
    "data-comment-parent",
    "data-parent-comment-id",
    "data-reply-to",
    "data-in-reply-to",
    "data-parent-post-id",
    "data-subject-parent-value",
    "data-topid",
    "data-reply-id",
    "parentid",
    "parent-id",
)
_LEVEL_ATTRIBUTES = (
    "data-depth",
    "data-level",
    "data-indent",
    "data-nesting",
    "aria-level",
    "depth",
    "indent",
)
_ID_ATTRIBUTES = (
    "data-comment-id",
    "data-commentid",
    "data-id",
    "data-post-id",
    "data-message-id",
    "data-cid",
    "data-pid",
)
_IDENTIFYING, _PARENTAL = frozenset(_ID_ATTRIBUTES), frozenset(_PARENT_ATTRIBUTES)
_LEVELLED = frozenset(_LEVEL_ATTRIBUTES)
MOST_NODES = 40
"""How many elements of a record from its first on may have its id."""
FIRST_MARKED = 16
"""How many of them may have an attribute that tells what is answered."""
FIRST_LINKED = 12
"""How many pieces of text of it may be a link to what is answered."""
FIRST_RECORDS = 3
"""How many records tell whether the ids of all are a known system's."""
LONGEST_ANSWERED = 80
"""Characters of what says whom a record answers."""
FIRST_PIECES = 6
"""How many pieces of a record from its first on may show its number."""
_PLACE = re.compile(r"\s*#(\d{1,5}(?:\.\d{1,5}){0,4})(?![\w.])")
FIRST_NODES = 8
"""How many elements of a record from its first on may say how far it is set in."""


def keys_of(
    tree: Tree, extents: tuple[Extent, ...], inner: Mapping[int, tuple[Extent, ...]]
) -> list[str | None]:
    """Return each record's own id in its system; None where it has none, or one that others have too."""
    wpdiscuz = _has_wpdiscuz_ids(tree, extents)
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


def _with_any(tree: Tree, extents: Sequence[Extent], names: frozenset[str]) -> set[int]:
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


def _has_wpdiscuz_ids(tree: Tree, extents: Sequence[Extent]) -> bool:
    """Tell whether ids of records name the comment and the one it answers, as those of wpDiscuz do."""
    return any(
        _wpdiscuz_id(tree, range(extent.first, min(extent.last, extent.first + MOST_NODES)))
        for extent in extents[:FIRST_RECORDS]
    )


def _wpdiscuz_id(tree: Tree, nodes: Sequence[int]) -> re.Match[str] | None:
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
    if wpdiscuz and (match := _wpdiscuz_id(tree, nodes)):
        return match[1]
    # A box around one record alone may have its id.
    around = [tree.parents[extent.element]] if boxed and extent.element else []
    for node in map(tree.attributes.__getitem__, (*nodes[:FIRST_NODES], *around)):
        for name in () if not node or _IDENTIFYING.isdisjoint(node) else _ID_ATTRIBUTES:
            value = (node.get(name) or "").strip()
            if 0 < len(value) <= 64 and any(c.isdigit() for c in value):
                return value
    ids, tags = tree.ids, tree.tags
    for index in nodes:
        name = ids[index]
        if not name and tags[index] == "a":
            name = (tree.attributes[index].get("name") or "").lower()
        if name and (key := id_in(name[:100])):
            return key
    return None


def parents_of(
    tree: Tree, extents: tuple[Extent, ...], inner: Mapping[int, tuple[Extent, ...]], keys: list[str | None]
) -> list[int | None]:
    """Return, for each record, the place of the record it answers in the list; None for the top of a thread."""
    places = {extent.element: place for place, extent in enumerate(extents)}
    by_key = {key: place for place, key in reversed(list(enumerate(keys))) if key}
    nested: dict[int, int] = {
        places[child.element]: places[index] for index, children in inner.items() for child in children
    }
    wpdiscuz = _has_wpdiscuz_ids(tree, extents)
    placed = _with_any(tree, extents, _PARENTAL | _LEVELLED)
    levels = _levels(tree, extents, placed)
    by_level = _by_level(levels)
    numbered = _numbered(tree, extents)
    firsts = [extent.first for extent in extents]
    parents: list[int | None] = []
    for place, extent in enumerate(extents):
        told = (
            _told(tree, extent, inner[extent.element], placed, by_key, place, wpdiscuz=wpdiscuz)
            if by_key
            else None
        )
        if told is not None:
            parents.append(told)
        elif place in nested:
            parents.append(nested[place])
        elif numbered:
            parents.append(numbered[place])
        elif levels[place] is not None:
            parents.append(by_level[place])
        else:
            parents.append(_beside(tree, extents, firsts, by_key, place))
    return parents if any(parent is not None for parent in parents) else _by_boxes(tree, extents)


def _by_boxes(tree: Tree, extents: Sequence[Extent]) -> list[int | None]:
    """Return the parents of records of two kinds, where each of the first kind stands at the head of a box of its own.

    The others in that box answer it. A box that holds two of the first kind is that of a list, and tells nothing.
    """
    none: list[int | None] = [None] * len(extents)
    boxes = Counter([tree.parents[extent.element] for extent in extents])
    if len(boxes) == 1:
        return none
    kinds = [
        _kind(tree, extent.element, boxed=boxes[tree.parents[extent.element]] == 1) for extent in extents
    ]
    if len(set(kinds)) != 2:
        return none
    heads = [place for place, kind in enumerate(kinds) if kind == kinds[0]]
    starts = [extents[place].element for place in heads]
    if len(heads) < LEAST_HEADS:
        return none
    parents = list(none)
    for place, (extent, kind) in enumerate(zip(extents, kinds, strict=True)):
        if kind == kinds[0]:
            continue
        head = heads[bisect_left(heads, place) - 1]
        around = tree.ancestors(extents[head].element, most=MOST_AROUND)
        box = next((at for at in around if tree.ends[at] > extent.element), None)
        if box is None or bisect_left(starts, tree.ends[box]) - bisect_left(starts, box) != 1:
            return none
        parents[place] = head
    return parents


def _kind(tree: Tree, index: int, *, boxed: bool) -> tuple[str, ...]:
    """Return what a record, its first element and the box it may have to itself are, but for their places in a row."""
    inner = index + 1 if tree.ends[index] > index + 1 else index
    around = tree.classes[tree.parents[index]] if boxed else ()
    names = (*around, ">", *tree.classes[index], ">", *tree.classes[inner])
    return (tree.tags[index], *(name for name in names if not _IN_ORDER.search(name)))


def _told(
    tree: Tree,
    extent: Extent,
    inner: tuple[Extent, ...],
    placed: set[int],
    by_key: Mapping[str, int],
    place: int,
    *,
    wpdiscuz: bool,
) -> int | None:
    """Return the parent that the system's attributes, or a link to the comment answered, name."""
    if wpdiscuz and (match := _wpdiscuz_id(tree, own_nodes(extent, inner)[:MOST_NODES])):
        parent = by_key.get(match[2])
        return parent if parent is not None and parent < place else None
    for index in own_nodes(extent, inner)[:FIRST_MARKED] if placed else ():
        for name in _PARENT_ATTRIBUTES if index in placed else ():
            value = (tree.attributes[index].get(name) or "").strip().lower()
            if value:
                parent = by_key.get(value, by_key.get(id_in(value[:100]) or ""))
                return parent if parent is not None and parent != place else None
    owners, tags, attributes = tree.owners, tree.tags, tree.attributes
    for start, stop in own_parts(extent, inner)[:1]:
        for at in range(start, min(stop, start + FIRST_LINKED)):
            owner = owners[at]
            if tags[owner] == "a" and "#" in (href := attributes[owner].get("href") or ""):
                parent = by_key.get(id_in(href.rpartition("#")[2].lower()[:100]) or "")
                if parent is None or parent >= place:
                    continue
                if ANSWERING.search(tree.line(max(at - 1, start), at + 1, longest=100).lower()):
                    return parent
    return None


def by_name(
    tree: Tree,
    extents: Sequence[Extent],
    authors: Sequence[str | None],
    parents: Sequence[int | None],
    *,
    newest_first: bool = False,
) -> list[int | None]:
    """Return the parents of records, answers that name whom they are for put under that person's last one before.

    Systems that show a few levels only, or none, set deeper answers beside each other, and say whom each is for.

    Args:
        tree: the page.
        extents: the records.
        authors: of each, where known.
        parents: of each, as its place tells.
        newest_first: whether what is answered stands below, in a list without levels.
    """
    found = list(parents)
    named = [index for index in tree.named if tree.said[index] & ANSWERED]
    if not named or any(parent is not None and parent >= place for place, parent in enumerate(found)):
        return found
    tops: list[int] = []
    for place, parent in enumerate(found):
        tops.append(place if parent is None else tops[parent])
    flat = all(parent is None for parent in found)
    firsts = [extent.first for extent in extents]
    for index in named:
        place = holder(extents, firsts, index)
        parent = None if place is None else found[place]
        name = ANSWERING.sub("", tree.text(index, longest=LONGEST_ANSWERED)).strip(" @:,")
        if place is None or not name or name == authors[place]:
            continue
        if parent is not None and name != authors[parent]:
            before = range(place - 1, max(tops[place], place - MOST_BETWEEN) - 1, -1)
            said = (at for at in before if authors[at] == name and tops[at] == tops[place])
            found[place] = next(said, parent)
        elif parent is None and flat:
            found[place] = _last_said(authors, name, place, newest_first=newest_first)
    return found


def by_link(
    tree: Tree,
    extents: Sequence[Extent],
    inner: Mapping[int, tuple[Extent, ...]],
    authors: Sequence[str | None],
    parents: Sequence[int | None],
    keys: Sequence[str | None],
) -> list[int | None]:
    """Return the parents of records, put right for answers that begin with a link to another naming its author.

    In threads without answers such a link is a word of the text.

    Args:
        tree: the page.
        extents: the records.
        inner: for each, those directly inside it.
        authors: of each, where known.
        parents: of each, as its place tells.
        keys: of each, as `keys_of` returns them.
    """
    found = list(parents)
    by_key = {key: place for place, key in reversed(list(enumerate(keys))) if key}
    if not by_key or not any(parent is not None for parent in parents):
        return found
    owners, tags, attributes = tree.owners, tree.tags, tree.attributes
    for place, extent in enumerate(extents):
        for start, stop in own_parts(extent, inner[extent.element])[:1] if parents[place] is not None else ():
            for at in range(start, min(stop, start + FIRST_LINKED)):
                owner = owners[at]
                if tags[owner] != "a" or "#" not in (href := attributes[owner].get("href") or ""):
                    continue
                other = by_key.get(id_in(href.rpartition("#")[2].lower()[:100]) or "")
                if other is not None and other < place and authors[other] == tree.pieces[at].strip(" @:,"):
                    found[place] = other
    return found


def _last_said(authors: Sequence[str | None], name: str, place: int, *, newest_first: bool) -> int | None:
    """Return the record of somebody that is the last one written before another.

    >>> _last_said(["Ann", "Bo", "Ann", "Cy"], "Ann", 3, newest_first=False)
    2
    """
    after, before = range(place + 1, len(authors)), range(place - 1, -1, -1)
    written_before = (after if newest_first else before)[:MOST_BETWEEN]
    return next((at for at in written_before if authors[at] == name), None)


def _numbered(tree: Tree, extents: tuple[Extent, ...]) -> list[int | None] | None:
    """Return the parents that numbers such as #3.1 tell; None where not every record shows such a number."""
    places: dict[str, int] = {}
    parents: list[int | None] = []
    for place, extent in enumerate(extents):
        shown = (
            _PLACE.match(tree.pieces[at])
            for at in range(extent.start, min(extent.stop, extent.start + FIRST_PIECES))
        )
        number = next((match[1] for match in shown if match), None)
        if number is None or number in places:
            return None
        places[number] = place
        parents.append(places.get(number.rpartition(".")[0]))
    return parents if any(parent is not None for parent in parents) else None


def _levels(tree: Tree, extents: tuple[Extent, ...], placed: set[int]) -> list[int | None]:
    """Return how far each record is set in: by attribute, class name or style; None where nothing tells.

    Where some are set in by their style, or by an attribute, those without stand at the margin; `placed` are the
    elements that may have such an attribute.
    """
    found: list[int | None] = []
    margin = None
    for extent in extents:
        level = _attribute_level(tree, extent) if placed else None
        if level is not None:
            margin = 0
            found.append(level)
            continue
        inside = range(extent.element + 1, min(extent.last, extent.element + FIRST_NODES))
        called = [index for index in inside if tree.said[index] & ANSWERS]
        for index in (extent.element, tree.parents[extent.element], *called):
            for name in tree.classes[index] if index >= 0 else ():
                # Longer numbers are ids.
                if name[-1].isdecimal() and not name[-3:].isdecimal() and (match := _DEPTH.search(name)):
                    level = int(match[1])
                    # Inside records, only those that are set in are called after it.
                    margin = 0 if index > extent.element else margin
                    break
            style = tree.attributes[index].get("style") if index >= 0 and level is None else None
            if style and (match := _SET_IN.search(style[:400])):
                level, margin = int(match[1] or match[2]), 0
            if level is not None:
                break
        if level is None and (level := _spacer_width(tree, extent)) is not None:
            margin = 0
        found.append(level)
    known = {level for level in found if level is not None}
    if margin is not None and None in found:
        known.add(margin)
    if len(known) < 2:
        return [None] * len(found)
    least = min(known)
    return [level if level is not None else least for level in found]


def _attribute_level(tree: Tree, extent: Extent) -> int | None:
    for index in range(extent.first, min(extent.last, extent.first + FIRST_NODES)):
        node = tree.attributes[index]
        for name in _LEVEL_ATTRIBUTES if node and not _LEVELLED.isdisjoint(node) else ():
            value = (node.get(name) or "").strip()
            if value.isdecimal() and len(value) <= 2:
                return int(value)
    return None


def _spacer_width(tree: Tree, extent: Extent) -> int | None:
    """Return the width of the blank picture that sets a record of the table age in."""
    if "img" not in tree.tags[extent.first : min(extent.last, extent.first + FIRST_NODES)]:
        return None
    for index in range(extent.first, min(extent.last, extent.first + FIRST_NODES)):
        if tree.stops[index] > tree.starts[index] and tree.starts[index] > extent.start:
            return None
        node = tree.attributes[index]
        if tree.tags[index] == "img" and node.get("height") in ("1", "1px"):
            width = (node.get("width") or "").removesuffix("px")
            return int(width) if width.isdecimal() and len(width) <= 4 else None
    return None


def _by_level(levels: list[int | None]) -> list[int | None]:
    """Return, for each record, the last one before it that is set in less.

    >>> _by_level([1, 2, 3, 2, 1])
    [None, 0, 1, 0, None]
    """
    parents: list[int | None] = []
    above: list[int] = []
    for place, level in enumerate(levels):
        while above and (levels[above[-1]] or 0) >= (level or 0):
            above.pop()
        parents.append(above[-1] if above else None)
        above.append(place)
    return parents


def _beside(
    tree: Tree, extents: tuple[Extent, ...], firsts: list[int], by_key: Mapping[str, int], place: int
) -> int | None:
    """Return the record that a list of answers, or a box for them, is named after or stands right after."""
    here = extents[place].element
    if _is_called_answer(tree, here):
        last = range(place - 1, max(place - MOST_BETWEEN, 0) - 1, -1)
        beside = (at for at in last if tree.parents[extents[at].element] == tree.parents[here])
        return next((at for at in beside if not _is_called_answer(tree, extents[at].element)), None)
    for _ in range(4):
        container = tree.parents[here]
        if container < 0:
            return None
        key = id_in(tree.ids[container][:100]) if tree.said[container] & ANSWERS else None
        named_after = by_key.get(key) if key else None
        if named_after is not None and named_after < place:
            return named_after
        if tree.tags[container] in _LISTS or tree.said[container] & ANSWERS:
            outer = tree.parents[container]
            # Lists inside lists may stand in an item of their own.
            if (
                outer >= 0
                and tree.children(outer) == [container]
                and tree.tags[outer] not in ("body", "html")
            ):
                outer = tree.parents[outer]
            last = bisect_left(firsts, container) - 1
            for other in range(last, max(last - MOST_BETWEEN, -1), -1):
                before = extents[other]
                if before.last <= container and tree.parents[before.element] == outer:
                    return other
        here = container
    return None


def _is_called_answer(tree: Tree, index: int) -> bool:
    return bool(tree.said[index] & ANSWERS) and any(map(_ANSWER.search, tree.classes[index]))
