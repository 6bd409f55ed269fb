"""Repeated records: sets of elements that are alike, and how much each looks like the comments of a page.

Comments are records: elements of one kind, one after another or inside another, each with a name, a time
and a text. Sets of like elements are made by class name, by id with its number left out, by microdata, and
by place (children of one element that each show a time). What each set shows is counted, never named by
site, so that a system nobody has written a rule for is found by the same signs.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .extents import Extent, Reach, extents, reach_of
from .marks import Marks, count_between
from .tree import Tree
from .words import traits

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_MEMBERS = 20_000
_NUMBER = re.compile(r"\d+|(?<=-)[0-9a-f]{8,}(?=$|[-_])|(?<=[-_:])[\w-]*\d[\w-]*$")
_RECORD_TAGS = frozenset((
    "li", "div", "article", "dd", "dt", "tr", "table", "section", "ul", "ol", "dl", "p", "td", "span", "blockquote",
    "fieldset", "aside", "header", "footer", "h2", "h3", "h4", "h5", "cite", "tbody", "center", "a", "em", "small",
))  # fmt: skip
_CONTAINERS = frozenset(("li", "div", "article", "dd", "tr", "table", "section", "dl", "ul", "tbody", "blockquote"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A set of like elements, and what its members show in their own part (other members left out).

    Attributes:
        name: what the members share, such as ``li.comment`` or ``div#c0``.
        members: their extents, in document order.
        reach: whether their records reach beyond them.
        inner: for each (by its element), the other members directly inside it.
        vocabulary: 0 to 1, how far names around it speak of comments.
        timed, named, answerable, worded: shares of members with a time, an author's name, an offer to reply,
            and text beyond those.
        crowded: share of members with more times than one.
        linked: share of the characters that are in links.
        score: how much it looks like the comments of a page.
    """

    name: str
    members: tuple[Extent, ...]
    reach: Reach
    inner: dict[int, tuple[Extent, ...]]
    vocabulary: float
    timed: float
    named: float
    answerable: float
    worded: float
    crowded: float
    linked: float
    score: float


def find_groups(tree: Tree, marks: Marks, *, declared: int | None = None) -> list[Group]:
    """Return the groups of a page that may be its comments, the likeliest first."""
    zones = comment_zones(tree)
    found: list[Group] = []
    for name, members in _like_elements(tree, marks, zones).items():
        group = measure(tree, marks, name, extents(tree, members, "own"), zones=zones, declared=declared)
        if group is not None:
            found.append(group)
        if group is None or min(group.timed, group.named, group.worded) < 0.5:
            reach = reach_of(tree, members)
            if reach != "own":
                wider = extents(tree, members, reach)
                group = measure(tree, marks, name, wider, zones=zones, declared=declared, reach=reach)
                if group is not None:
                    found.append(group)
    return sorted(found, key=lambda group: (-group.score, group.members[0]))


def comment_zones(tree: Tree) -> list[int]:
    """Return, for each element, the nearest one around it (or itself) that is named for comments, else -1.

    Elements that hold nearly the whole page are no zones, whatever their names say.
    """
    zones = [-1] * len(tree)
    whole = tree.lengths[-1] or 1
    for index in range(len(tree)):
        parent = tree.parents[index]
        zone = zones[parent] if parent >= 0 else -1
        if tree.tags[index] not in ("html", "body"):
            names = tree.classes[index]
            if tree.ids[index]:
                names = (*names, tree.ids[index])
            for name in names:
                said = traits(name)
                if "decoy" in said:
                    zone = -2
                    break
                if (
                    "comment" in said
                    and zone != -2
                    and tree.size(tree.starts[index], tree.stops[index]) < 0.97 * whole
                ):
                    zone = index
        zones[index] = zone
    return zones


def _like_elements(tree: Tree, marks: Marks, zones: list[int]) -> dict[str, list[int]]:
    sets: dict[str, list[int]] = defaultdict(list)
    for index, tag in enumerate(tree.tags):
        if tag not in _RECORD_TAGS or zones[index] == -2 or tree.stops[index] == tree.starts[index]:
            continue
        for name in tree.classes[index]:
            sets[f"{tag}.{name}"].append(index)
        if tree.ids[index]:
            pattern = _NUMBER.sub("0", tree.ids[index])
            if pattern != tree.ids[index]:
                sets[f"{tag}#{pattern}"].append(index)
        kind = tree.nodes[index].get("itemtype") or tree.nodes[index].get("itemprop")
        if kind and "omment" in kind[-20:]:
            sets[f"{tag}[{kind[-20:]}]"].append(index)
    for (parent, tag), members in _timed_siblings(tree, marks, zones).items():
        sets[f"{tag}@{parent}"] = members
    return {
        name: members
        for name, members in sets.items()
        if len(members) <= MOST_MEMBERS and (len(members) > 1 or zones[members[0]] >= 0)
    }


def _timed_siblings(tree: Tree, marks: Marks, zones: list[int]) -> dict[tuple[int, str], list[int]]:
    """Return the children of one parent that each hold a time, by parent and tag."""
    owners = [tree.owners[at] for at in marks.times if at < len(tree.owners)] + list(marks.time_nodes)
    found: dict[tuple[int, str], set[int]] = defaultdict(set)
    for owner in owners:
        here, steps = owner, 0
        while here > 0 and steps < 12 and zones[here] != -2:
            if tree.tags[here] in _CONTAINERS:
                found[tree.parents[here], tree.tags[here]].add(here)
            here, steps = tree.parents[here], steps + 1
    return {
        key: sorted(members) for key, members in found.items() if len(members) > 1 or zones[key[0]] >= 0
    }


def nesting(members: Iterable[Extent]) -> dict[int, tuple[Extent, ...]]:
    """Return, for each record (by its element), the other records directly inside it."""
    inner: dict[int, list[Extent]] = {}
    stack: list[Extent] = []
    for extent in members:
        inner[extent.index] = []
        while stack and extent.first >= stack[-1].last:
            stack.pop()
        if stack:
            inner[stack[-1].index].append(extent)
        stack.append(extent)
    return {index: tuple(found) for index, found in inner.items()}


def measure(
    tree: Tree,
    marks: Marks,
    name: str,
    members: list[Extent],
    *,
    zones: list[int],
    declared: int | None,
    reach: Reach = "own",
) -> Group | None:
    """Count what the members of a set show; None when they show nothing of comments."""
    inner = nesting(members)
    count = len(members)
    timed = named = answerable = worded = crowded = headed = 0
    own_total = own_linked = 0
    texts: Counter[str] = Counter()
    for extent in members:
        parts = own_parts(extent, inner[extent.index])
        times = sum(count_between(marks.times, a, b) for a, b in parts)
        authors = sum(count_between(marks.authors, a, b) for a, b in parts)
        timed += times > 0
        crowded += times > 2
        named += authors > 0
        answerable += any(count_between(marks.replies, a, b) for a, b in parts)
        size = sum(tree.size(a, b) for a, b in parts)
        worded += size - 24 * times - 15 * (authors > 0) >= 12
        own_total += size
        own_linked += sum(tree.linked[b] - tree.linked[a] for a, b in parts)
        headed += _is_teaser(tree, extent)
        if len(texts) < 50:
            texts[tree.line(extent.start, min(extent.stop, extent.start + 6), longest=80)] += 1
    if not own_total or worded == 0:
        return None
    indices = [extent.index for extent in members]
    group = Group(
        name=name,
        members=tuple(members),
        reach=reach,
        inner=inner,
        vocabulary=_vocabulary(name, indices, zones),
        timed=timed / count,
        named=named / count,
        answerable=answerable / count,
        worded=worded / count,
        crowded=crowded / count,
        linked=own_linked / own_total,
        score=0.0,
    )
    repeated = 1 - len(texts) / max(sum(texts.values()), 1)
    score = _score(group, headed=headed / count, repeated=repeated, side=_aside(tree, indices), declared=declared)
    return None if score <= 0 else replace(group, score=score)


def own_parts(extent: Extent, inner: Iterable[Extent]) -> list[tuple[int, int]]:
    """Return the stretches of pieces that belong to a record and to no record inside it.

    >>> own_parts(Extent(0, 0, 9, 0, 20), [Extent(3, 3, 5, 4, 9)])
    [(0, 4), (9, 20)]
    """
    parts = []
    start = extent.start
    for other in inner:
        if other.start > start:
            parts.append((start, other.start))
        start = max(start, other.stop)
    if extent.stop > start:
        parts.append((start, extent.stop))
    return parts


def _score(group: Group, *, headed: float, repeated: float, side: float, declared: int | None) -> float:
    count = len(group.members)
    signs = 1.2 * group.timed + 0.9 * group.named + 0.5 * group.answerable + 1.0 * group.worded
    score = signs + 1.6 * group.vocabulary - 1.5 * group.crowded - 1.2 * headed - 1.0 * repeated - 1.2 * side
    score -= 2.0 * max(0.0, group.linked - 0.5)
    score += 0.12 * min(count, 64).bit_length()
    if declared and count == declared:
        score += 0.6
    if group.worded < 0.5 or group.timed + group.named + group.answerable < 0.5:
        return 0.0
    if group.vocabulary < 0.5 and (group.timed < 0.7 or group.named + group.answerable < 0.7 or count < 2):
        return 0.0
    return score - 2.2


def _vocabulary(name: str, members: list[int], zones: list[int]) -> float:
    own = traits(re.split(r"[.#@\[]", name, maxsplit=1)[1].rstrip("]"))
    if "decoy" in own:
        return 0.0
    if "comment" in own:
        return 1.0
    inside = sum(zones[index] >= 0 for index in members) / len(members)
    return 0.75 * inside


def _aside(tree: Tree, members: list[int]) -> float:
    sample = members[:: max(1, len(members) // 4)][:4]
    return sum(in_side(tree, index) for index in sample) / len(sample)


def in_side(tree: Tree, index: int) -> bool:
    """Tell whether an element stands in a sidebar, a header or a footer of the page."""
    return any(
        (tree.tags[around] in ("nav", "aside") and not _names_comment(tree, around))
        or any("side" in traits(name) for name in (*tree.classes[around], tree.ids[around]) if name)
        for around in tree.ancestors(index)
        if tree.tags[around] not in ("body", "html")
    )


def _names_comment(tree: Tree, index: int) -> bool:
    return any("comment" in traits(name) for name in (*tree.classes[index], tree.ids[index]) if name)


def _is_teaser(tree: Tree, extent: Extent) -> bool:
    """Tell whether an element is headed by a link to another page, as teasers of articles are."""
    for inner in range(extent.first, min(extent.last, extent.first + 12)):
        if tree.tags[inner] in _HEADINGS:
            for link in range(inner, tree.ends[inner]):
                if tree.tags[link] == "a":
                    href = tree.nodes[link].get("href") or ""
                    return len(tree.text(link, longest=200)) > 25 and "#" not in href
    return False
