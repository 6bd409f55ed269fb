"""Sets of like elements: by class name, by id with its number left out, by microdata, and by place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from ..document.tree import NAMING
from ..document.words import COMMENT, CONTAINER, PING, class_pattern, name_pattern, traits
from ..fields.slots import name_in
from ..wording.cues import has_digit
from ..wording.marks import count_between
from .around import counted, headed, stands_above_form
from .zones import DECOYED

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from ..document.tree import Tree
    from .scene import Scene

MOST_MEMBERS, LONGEST = 20_000, 60
MOST_AROUND_TIME, FEWEST_AROUND = 7, 3
"""How many elements around a time may be its record, and of how many times there must be one each."""
FEWEST_NAMED = 3
"""How many times stand below a name each for all of these to be names."""
_FOR_TESTS = NAMING - {"aria-label"}
NamedSet = tuple[tuple[str, ...], list[int]]
"""The names of a set, the one that says most first, and its members in order."""
_CALLED = COMMENT | PING
_TAG_OF_SET = re.compile(r"[^.#\[]*[.#\[]")
_RECORD_TAGS = frozenset((
    "li", "div", "article", "dd", "dt", "tr", "table", "section", "ul", "ol", "dl", "p", "td", "span",
    "blockquote",
    "fieldset", "aside", "header", "footer", "h2", "h3", "h4", "h5", "cite", "tbody", "center", "em", "small",
    "details",
))  # fmt: skip
_PLACED_TAGS = frozenset(
    (
        "li",
        "div",
        "article",
        "dd",
        "dt",
        "tr",
        "table",
        "section",
        "dl",
        "ul",
        "p",
        "blockquote",
        "span",
        "h4",
        "h5",
        "details",
    )
)

_NESTING_TAGS = frozenset(("li", "article", "dd", "blockquote"))


def _telling(name: str) -> tuple[bool, bool, bool]:
    said = said_by(name)
    return bool(said & COMMENT), not said & CONTAINER, "#" in name


@lru_cache(maxsize=1 << 14)
def said_by(name: str) -> int:
    """Return what the name of a set speaks for, as the bits of `words`."""
    if "@" in name:
        return 0
    tag = _TAG_OF_SET.match(name)
    return traits((name[tag.end() :] if tag else name).rstrip("]"))


@lru_cache(maxsize=1 << 14)
def _set_names(tag: str, names: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names of the sets that an element is in by its class names, numbers made alike, and as they are."""
    as_written = dict.fromkeys([f"{tag}.{name}" for name in names])
    # Without numbers there is nothing to make alike.
    if not has_digit("".join(names)):
        return tuple(as_written), ()
    written = dict.fromkeys([f"{tag}.{class_pattern(name)}" for name in names])
    return tuple(written), tuple([other for other in as_written if other not in written])


def sets_of(scene: Scene) -> dict[str, list[int]]:
    """Return the sets of like elements of a page that may be records, by name."""
    tree, zones = scene.tree, scene.zones
    sets: dict[str, list[int]] = defaultdict(list)
    # Names made by a machine, such as q1 and q2, differ by their numbers alone.
    numbered: dict[str, list[int]] = defaultdict(list)
    starts, stops, ids = tree.starts, tree.stops, tree.ids
    for names, by_tag in tree.alike:
        for tag, alike in by_tag.items():
            if not (tag in _RECORD_TAGS or "-" in tag):
                continue
            # The term of a definition may be empty where nobody is named.
            members = [at for at in alike if (stops[at] > starts[at] or tag == "dt") and zones[at] != DECOYED]
            if members:
                written, by_number = _set_names(tag, names)
                for other in written:
                    sets[other] += members
                for other in by_number:
                    numbered[other] += members
    for index in tree.identified:
        own_id, tag = ids[index], tree.tags[index]
        if tag in _RECORD_TAGS and stops[index] > starts[index] and zones[index] != DECOYED:
            pattern = name_pattern(own_id)
            # The first of records that are counted from nought has the pattern itself for an id.
            if pattern != own_id or "0" in own_id:
                sets[f"{tag}#{pattern}"].append(index)
    for index in tree.telling:
        # Where class names are made by a machine, names for tests may tell.
        for attribute in _FOR_TESTS.intersection(tree.attributes[index]):
            called = "-".join(tree.attributes[index][attribute][:LONGEST].lower().split())
            name = f"{tree.tags[index]}.{class_pattern(called)}"
            if said_by(name) & COMMENT and stops[index] > starts[index] and zones[index] != DECOYED:
                sets[name].append(index)
    sets.update((name, members) for name, members in numbered.items() if len(members) > 1)
    for index, said in scene.marks.microdata.items():
        if said & COMMENT:
            sets[f"{tree.tags[index]}[comment]"].append(index)
    said = tree.said
    # What is alone of its kind is no record unless something calls it one.
    return {
        name: members
        for name, members in sets.items()
        if len(members) <= MOST_MEMBERS
        and (len(members) > 1 or said[members[0]] & _CALLED or members[0] in scene.marks.microdata)
    }


def called_sets(sets: Mapping[str, list[int]]) -> list[NamedSet]:
    """Return the sets called comments, or what links here, each once: all its names and its members in order.

    Args:
        sets: of a page, by name.
    """
    by_members: dict[tuple[int, ...], list[str]] = defaultdict(list)
    others: list[tuple[str, list[int]]] = []
    for name, members in sets.items():
        if said_by(name) & _CALLED:
            by_members[tuple(sorted(members))].append(name)
        else:
            others.append((name, members))
    sizes = set(map(len, by_members))
    inside = set(chain.from_iterable(by_members))
    for name, members in others:
        if len(members) in sizes and members[0] in inside:
            alike = tuple(sorted(members))
            if alike in by_members:
                by_members[alike].append(name)
    return _ordered(by_members)


def other_sets(scene: Scene, sets: Mapping[str, list[int]], called: Iterable[NamedSet]) -> list[NamedSet]:
    """Return the sets whose members stand where comments may be, those called so aside, as `called_sets` does."""
    tree, zones = scene.tree, scene.zones
    known = {tuple(members) for _, members in called}
    by_members: dict[tuple[int, ...], list[str]] = defaultdict(list)
    for name, found in sets.items():
        if len(found) == 1 or said_by(name) & _CALLED:
            continue
        members = sorted(found)
        first = members[0]
        if zones[first] >= 0 or _timed(scene, members) or headed(scene, tree.starts[first]):
            by_members[tuple(members)].append(name)
    for (parent, tag), members in _timed_siblings(scene).items():
        by_members[tuple(members)].append(f"{tag}@{parent}")
    for members in _around_times(scene):
        by_members[tuple(members)].append(f"{tree.tags[members[0]]}@{members[0]}")
    return _ordered({members: names for members, names in by_members.items() if members not in known})


def _ordered(by_members: Mapping[tuple[int, ...], list[str]]) -> list[NamedSet]:
    return [
        (tuple(sorted(names, key=_telling, reverse=True) if len(names) > 1 else names), list(members))
        for members, names in by_members.items()
    ]


def _is_the_one_counted(scene: Scene, index: int) -> bool:
    """Tell whether an element is the box right below a heading that says that there is one comment.

    The heading is beside it, and it is no list of links.
    """
    tree, start = scene.tree, scene.tree.starts[index]
    if not headed(scene, start):
        return False
    heading = scene.headings[bisect_left(scene.headings, start) - 1]
    return (
        scene.counted.get(heading) == 1
        and tree.starts[tree.parents[index]] <= heading
        and 2 * (tree.linked[tree.stops[index]] - tree.linked[start]) <= tree.size(start, tree.stops[index])
    )


def _offers_answer_below(scene: Scene, index: int) -> bool:
    """Tell whether an element stands right below a heading of comments and offers an answer below the time it shows."""
    tree, times, answerable = scene.tree, scene.marks.times, scene.marks.answerable
    start, stop = tree.starts[index], tree.stops[index]
    place = bisect_left(times, start)
    shown = times[place] if place < len(times) else stop
    return shown < stop and answerable[stop] > answerable[shown] and headed(scene, start)


def _timed(scene: Scene, members: list[int]) -> bool:
    """Tell whether a time stands in the first members of a set or between them."""
    tree, times = scene.tree, scene.marks.times
    return count_between(times, tree.starts[members[0]], tree.stops[members[min(5, len(members) - 1)]]) > 0


def _timed_siblings(scene: Scene) -> dict[tuple[int, str], list[int]]:
    """Return the children of one parent that each hold a time, by parent and tag."""
    tree, zones = scene.tree, scene.zones
    owners = {tree.owners[at] for at in scene.marks.times if at < len(tree.owners)} | set(
        scene.marks.time_nodes
    )
    found: dict[tuple[int, str], set[int]] = defaultdict(set)
    seen: set[int] = set()
    for owner in owners:
        here, steps = owner, 0
        while here > 0 and steps < 12 and zones[here] != DECOYED and here not in seen:
            seen.add(here)
            if tree.tags[here] in _PLACED_TAGS or "-" in tree.tags[here]:
                found[tree.parents[here], tree.tags[here]].add(here)
            here, steps = tree.parents[here], steps + 1
    for parent, tag in [key for key in found if key[1] == "dd"]:
        # Where each time has a term of its own, the name may stand in that.
        terms = [_before(tree, index) for index in found[parent, tag]]
        if all(index is not None and tree.tags[index] == "dt" for index in terms):
            found[parent, "dt"].update(index for index in terms if index is not None)
    for key in [key for key in found if key[1] == "p"]:
        if names := _lines_above(scene, found[key]):
            found[key] = names
    one = 1 in scene.counted.values()
    kept = {
        key: sorted(members)
        for key, members in found.items()
        if len(members) > 1
        or (key[1] in ("li", "dt", "article") and (zones[key[0]] >= 0 or counted(scene, min(members))))
        or (
            scene.headings
            and (
                _offers_answer_below(scene, min(members))
                or (one and _is_the_one_counted(scene, min(members)))
            )
        )
    }
    formed = scene.declared == 1 and bool(scene.forms)
    if formed or one:
        # The report may be beside it, in an element of the same tag.
        last = {key: max(members) for key, members in found.items()}
        kept |= {
            (-key[0] - 2, key[1]): [index]
            for key, index in last.items()
            if (formed and stands_above_form(scene, index))
            or (one and len(found[key]) > 1 and _is_the_one_counted(scene, index))
        }
    nesting = [key for key in found if key[1] in _NESTING_TAGS]
    return kept | _with_answers(tree, found, sorted(nesting)) if len(nesting) > 1 else kept


def _around_times(scene: Scene) -> list[list[int]]:
    """Return sets of elements without class names that are alike in the tags from each down to its time.

    So are records and the answers inside them, which have no parent in common, where nothing names either.
    """
    tree, zones = scene.tree, scene.zones
    found: dict[str, set[int]] = defaultdict(set)
    for at in scene.marks.times:
        if at >= len(tree.owners):
            continue
        path, here = "", tree.owners[at]
        for _ in range(MOST_AROUND_TIME):
            if here <= 0 or zones[here] == DECOYED:
                break
            tag = tree.tags[here]
            path = f"{tag}>{path}"
            if tag in _PLACED_TAGS and not tree.classes[here]:
                found[path].add(here)
            here = tree.parents[here]
    return [
        sorted(members)
        for members in found.values()
        if len(members) >= FEWEST_AROUND and len({tree.parents[index] for index in members}) > 1
    ]


def _lines_above(scene: Scene, times: Collection[int]) -> set[int]:
    """Return the paragraphs right above others that are a time each, where all of them may be a name.

    Readers of the web make such paragraphs of whatever the page had.
    """
    tree, named = scene.tree, set[int]()
    if len(times) < FEWEST_NAMED:
        return named
    for index in times:
        above = _before(tree, index)
        if (
            above is None
            or tree.tags[above] != "p"
            or tree.stops[index] - tree.starts[index] != 1
            or tree.stops[above] - tree.starts[above] != 1
            or tree.size(tree.starts[index], tree.stops[index]) > LONGEST
            or name_in(tree, above) is None
        ):
            return set()
        named.add(above)
    return named


def _before(tree: Tree, index: int) -> int | None:
    """Return the element right before another in the same parent."""
    parent, before = tree.parents[index], index - 1
    while before > parent and tree.parents[before] != parent:
        before = tree.parents[before]
    return before if before > parent else None


def _with_answers(
    tree: Tree, found: Mapping[tuple[int, str], set[int]], places: list[tuple[int, str]]
) -> dict[tuple[int, str], list[int]]:
    """Return the sets in whose members others of their tag stand: a list and the lists of answers in it.

    Such a set is told from the list alone by a place that no element has.
    """
    outermost: dict[tuple[int, str], set[int]] = {}
    home: dict[int, tuple[int, str]] = {}
    for place in places:
        parent, tag = place
        around = next((home[index] for index in tree.ancestors(parent, most=4) if index in home), None)
        key = around if around is not None and around[1] == tag else place
        outermost.setdefault(key, set()).update(found[place])
        home.update(dict.fromkeys(found[place], key))
    return {
        (-key[0] - 2, key[1]): sorted(members)
        for key, members in outermost.items()
        if len(members) > max(1, len(found[key]))
    }
