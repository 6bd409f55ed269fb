"""Repeated records: sets of elements that are alike, and how much each looks like the comments of a page.

Comments are records: elements of one kind, one after another or inside another, each with a name, a time
and a text. Sets of like elements are made by class name, by id with its number left out, by microdata, and
by place (children of one element that each show a time). What each set shows is counted, never named by
site, so that a system nobody has written a rule for is found by the same signs.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, TypeVar

from ..document.extents import Extent, Reach, extents, headings_of, nesting, own_parts, reach_of, runs
from ..document.systems import system_of
from ..document.words import COMMENT, CONTAINER, DECOY, ELSEWHERE, PING
from ..fields.slots import name_slot
from ..wording.cues import has_digit
from ..wording.marks import Marks, count_between
from ..wording.phrases import only_connects
from .around import begins_with_heading, headed, heads_other, stands_above_form
from .look_alikes import (
    FEW,
    LEAST_ANSWERABLE,
    LEAST_NAMED,
    LEAST_SIGNED,
    LEAST_TIMED,
    LEAST_UNOFFERED,
    MOST_SAMPLED,
    SHORT_HEAD,
    is_look_alike,
    share_beside,
)
from .sets import NamedSet, called_sets, other_sets, said_by, sets_of
from .zones import NOWHERE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..document.tree import Tree
    from .scene import Scene

Member = TypeVar("Member", int, Extent)
LEAST_ONE_NAME = 4
"""How many records may not all be one person's, unless they are named for comments."""
LEAST_SURE = 0.9
"""The shares of names and times from which on records of a known system are sure where no count is declared."""
LEAST_WORDS, LEAST_WORDED = 2, 0.5
"""Characters of text beyond names and times that make a member worded, and the share of members that are."""
MOST_TIMES = 2
"""How many times one record shows: when it was written, and edited."""
LEAST_LENGTH = 6
"""Mean characters beside name and time below which elements say a number, and are nothing else."""
LEAST_BEHIND = 0.8
"""The share of heads behind which text stands."""
MOST_AROUND_TEXT, MOST_CROWDED = 6, 0.1
"""How many boxes around a text may be its record, and the share of such boxes that may show several times."""
MOST_BOXES = 3
"""How many boxes around the heads of records may be the records."""


@dataclass(slots=True, kw_only=True)
class Group:
    """A set of like elements, and what its members show in their own part (other members left out).

    Attributes:
        name: what the members share, such as ``li.comment`` or ``div#c0``.
        aliases: every such name, this one among them.
        members: their extents, in document order.
        reach: whether their records reach beyond them.
        inner: for each (by its element), the other members directly inside it.
        vocabulary: 0 to 1, how far names or headings around it speak of comments.
        timed, named, answerable, worded: shares of members with a time, an author's name, an offer to reply,
            and text beyond those.
        length: mean characters of that text.
        placed: whether nothing calls the name one, and it was told by its place.
        crowded: share of members with several times.
        linked: share of the characters that are in links.
        score: how much it looks like the comments of a page.
    """

    name: str
    aliases: tuple[str, ...]
    members: tuple[Extent, ...]
    reach: Reach
    inner: dict[int, tuple[Extent, ...]]
    vocabulary: float
    timed: float
    named: float
    answerable: float
    worded: float
    length: float
    placed: bool
    crowded: float
    linked: float
    score: float


def find_groups(scene: Scene) -> list[Group]:
    """Return the groups of a page that may be its comments, the likeliest first."""
    tree = scene.tree
    headings = headings_of(tree)

    def groups_of(sets: Iterable[NamedSet]) -> list[Group]:
        return [
            group
            for names, members in sets
            for run in map(partial(_below_count, scene, names), runs(tree, members, headings))
            for group in _groups_of(scene, names, run)
        ]

    sets = sets_of(scene)
    called = called_sets(sets)
    found = groups_of(called)
    if not any(_is_sure(scene, group) for group in found):
        found += groups_of(other_sets(scene, sets, called))
    return sorted(found, key=lambda group: (-group.score, group.members[0], group.name))


def _below_count(scene: Scene, names: tuple[str, ...], run: list[int]) -> list[int]:
    """Return like elements without the first where how many comments there are stands right below that one alone.

    The report may stand in such an element too.
    """
    if len(run) < FEW or not scene.headings or said_by(names[0]) & (COMMENT | PING):
        return run
    tree = scene.tree
    after, before = tree.stops[run[0]], tree.starts[run[1]]
    first = bisect_left(scene.headings, after)
    heading = scene.headings[first] if first < len(scene.headings) else before
    return run[1:] if heading < before and has_digit(tree.pieces[heading]) else run


def _is_sure(scene: Scene, group: Group) -> bool:
    """Tell whether records are a known system's and all of them, so that sets nothing calls comments need no look."""
    count = len(group.members)
    signed = min(group.timed, group.named) >= LEAST_SURE
    return (
        count > 1
        and (count == scene.declared or (scene.declared is None and signed))
        and system_of(group.aliases, scene.present) is not None
    )


def _groups_of(scene: Scene, names: tuple[str, ...], members: list[int]) -> Iterator[Group]:
    tree = scene.tree
    vocabulary = _vocabulary(scene, names, members, start=tree.starts[members[0]])
    signs = _signs_over(scene, members)
    group = None
    # The text of a term stands in its definition, never in itself.
    if (
        tree.tags[members[0]] != "dt"
        and _may_be(scene, names[0], len(members), vocabulary, signs)
        and _may_show_signs(scene, names[0], members)
        and _are_worded(scene, members)
        and not _say_more_between(scene, members)
    ):
        group = measure(scene, names, extents(tree, members, "own"), vocabulary=vocabulary)
    if group is not None:
        yield group
        yield from _boxes_of(scene, names, members, group)
        yield from _dated_boxes(scene, names, members, group)
    if not _may_open(len(members), signs):
        return
    signed = group is not None and min(group.timed, group.named, group.worded) >= 0.7
    if group is None or not signed or group.length < LEAST_LENGTH:
        reach = reach_of(tree, members)
        if reach != "own":
            wider = extents(tree, members, reach)
            start, stop = wider[0].start, max(wider[-1].stop, wider[0].stop)
            if vocabulary < 1:
                vocabulary = _vocabulary(scene, names, members, start=start)
            signs = _signs_between(scene, start, stop)
            if _may_be(scene, names[0], len(wider), vocabulary, signs):
                group = measure(scene, names, wider, vocabulary=vocabulary, reach=reach)
                if group is not None:
                    yield group


def _boxes_of(scene: Scene, names: tuple[str, ...], heads: list[int], group: Group) -> Iterator[Group]:
    """Yield the boxes for comments that like elements stand in, one in each, if they hold little but a name and a time.

    Records whose own names are made by a machine, or differ by depth, are found by their heads alone.
    """
    if group.length >= SHORT_HEAD or group.timed < LEAST_TIMED or len(heads) < 2:
        return
    tree = scene.tree
    boxes = [tree.parents[index] for index in heads]
    called_so = all(scene.zones[index] >= 0 for index in boxes)
    least = NOWHERE if not called_so and headed(scene, tree.starts[min(boxes)]) else 0
    # What readers write around a head that says nothing else may be short, in Chinese or Korean at any rate.
    bare = group.length < LEAST_LENGTH
    least_length = 2 * LEAST_LENGTH if bare else max(SHORT_HEAD, 2 * group.length)
    for _ in range(MOST_BOXES):
        if len(set(boxes)) < len(boxes) or any(scene.zones[index] < least for index in boxes):
            return
        if begins_with_heading(scene, min(boxes)):
            return
        called = (f"{tree.tags[boxes[0]]}@{boxes[0]}", *names)
        found = measure(scene, called, extents(tree, sorted(boxes), "own"), vocabulary=group.vocabulary)
        if found is None or found.crowded > group.crowded + 0.1:
            return
        if found.length >= least_length:
            yield found
            # Where nothing is named, a subject beside the head may be all that this box holds.
            if least == 0:
                return
        boxes = [tree.parents[index] for index in boxes]


def _dated_boxes(scene: Scene, names: tuple[str, ...], texts: list[int], group: Group) -> Iterator[Group]:
    """Yield the boxes around elements that are called comments and are texts only: each has a time and a name."""
    if group.vocabulary < 1 or group.timed > 0 or group.named > 0 or len(texts) < 2:
        return
    tree = scene.tree
    boxes = texts
    for _ in range(MOST_AROUND_TEXT):
        boxes = [tree.parents[index] for index in boxes]
        if min(boxes) < 0 or len(set(boxes)) < len(boxes):
            return
        called = (f"{tree.tags[boxes[0]]}@{boxes[0]}", *names)
        found = measure(scene, called, extents(tree, sorted(boxes), "own"), vocabulary=group.vocabulary)
        if found and min(found.timed, found.named) >= LEAST_SURE and found.crowded <= MOST_CROWDED:
            yield found
            return


def _counts(marks: Marks) -> tuple[list[int], list[int], list[int]]:
    return marks.timed, marks.named, marks.answerable


def _signs_over(scene: Scene, members: list[int]) -> tuple[int, int, int]:
    """Return how many times, names and offers to reply stand from the first of some elements to the last."""
    stops = scene.tree.stops
    return _signs_between(scene, scene.tree.starts[members[0]], max(stops[members[-1]], stops[members[0]]))


def _signs_between(scene: Scene, start: int, stop: int) -> tuple[int, int, int]:
    times, names, replies = _counts(scene.marks)
    return times[stop] - times[start], names[stop] - names[start], replies[stop] - replies[start]


def _may_open(count: int, signs: tuple[int, int, int]) -> bool:
    """Tell whether members show a sign that records begin or end with them; one alone, a time or a name."""
    times, names, replies = signs
    return times > 0 or names > 0 or (count > 1 and replies > 0)


def _sampled(members: list[Member]) -> list[Member]:
    """Return the members of a set that are counted: of a large one, some spread over all of it."""
    return members if len(members) <= MOST_SAMPLED else members[:: len(members) // MOST_SAMPLED + 1]


def _may_show_signs(scene: Scene, name: str, members: list[int]) -> bool:
    """Tell whether members may show by themselves what `_has_signs` asks of them: signs may stand between them, too."""
    said, count = said_by(name), len(members)
    if said & PING or (count > 1 and (count == scene.declared or _numbered(name, said))):
        return True
    starts, stops = scene.tree.starts, scene.tree.stops
    timed, named, answerable = _counts(scene.marks)
    if count == 1:
        times = timed[stops[members[0]]] - timed[starts[members[0]]]
        return times <= MOST_TIMES and (times > 0 or _numbered(name, said))
    sample = _sampled(members)
    return any(
        sum([signs[stops[index]] > signs[starts[index]] for index in sample]) >= least * len(sample)
        for signs, least in ((timed, 0.3), (named, 0.8), (answerable, 0.5))
    )


def _are_worded(scene: Scene, members: list[int]) -> bool:
    """Tell whether enough of some elements have a text for them to be worth measuring."""
    starts, stops, plain = scene.tree.starts, scene.tree.stops, scene.marks.plain
    sample = _sampled(members)
    worded = [index for index in sample if plain[stops[index]] - plain[starts[index]] >= LEAST_WORDS]
    return len(worded) >= LEAST_WORDED * len(sample)


def _say_more_between(scene: Scene, members: list[int]) -> bool:
    """Tell whether elements are only heads: text and no time stands behind each, up to the next one beside it.

    Between rows of a table any text tells so; between boxes, which adverts part too, twice as much as they say.
    """
    tree, timed, plain = scene.tree, scene.marks.timed, scene.marks.plain
    starts, stops = tree.starts, tree.stops
    if len(members) < FEW or len({tree.parents[index] for index in members}) > 1:
        return False
    gaps = [(stops[one], starts[other]) for one, other in pairwise(members)]
    behind = [plain[stop] - plain[start] for start, stop in gaps if start < stop]
    if len(behind) < LEAST_BEHIND * len(gaps) or any(timed[stop] > timed[start] for start, stop in gaps):
        return False
    rows = tree.tags[members[0]] == "tr"
    own = median([plain[stops[index]] - plain[starts[index]] for index in members])
    return min(behind) > 0 and median(behind) >= (LEAST_WORDS if rows else max(2 * own, LEAST_WORDS))


def measure(
    scene: Scene, names: tuple[str, ...], members: list[Extent], *, vocabulary: float, reach: Reach = "own"
) -> Group | None:
    """Count what the members of a set show; None when that is nothing of comments."""
    tree, marks = scene.tree, scene.marks
    sample = _sampled(members)
    count = len(sample)
    lengths, linked, plain = tree.lengths, tree.linked, marks.plain
    times_before, names_before, replies_before = _counts(marks)
    inner = nesting(members)
    placed = False
    timed = named = answerable = worded = written = crowded = under = 0
    own_total = own_linked = 0
    speakers: set[str] = set()
    teasers = scene.teasers
    for extent in sample:
        times = authors = replies = own = words = links = 0
        within = inner[extent.element]
        for start, stop in own_parts(extent, within) if within else (extent[3:],):
            times += times_before[stop] - times_before[start]
            if names_before[stop] > names_before[start]:
                authors += 1
                if vocabulary < 1:
                    speakers.add(_speaker(tree, marks.authors[names_before[start]]))
            replies += replies_before[stop] - replies_before[start]
            own += lengths[stop] - lengths[start]
            links += linked[stop] - linked[start]
            words += plain[stop] - plain[start]
        timed += times > 0
        crowded += times > MOST_TIMES
        named += authors > 0
        answerable += replies > 0
        worded += words >= LEAST_WORDS
        written += words
        own_total += own
        own_linked += links
        if teasers:
            under += count_between(teasers, extent.first, min(extent.last, extent.first + 12)) > 0
    if own_total < 3 * count or worded < LEAST_WORDED * count:
        return None
    if named < LEAST_NAMED * count and _may_name(scene, count, vocabulary, timed, answerable):
        placed = name_slot(tree, tuple(sample), inner) is not None
        named = count if placed else named
    if len(speakers) == 1 and named >= LEAST_ONE_NAME:
        return None
    group = Group(
        name=names[0],
        aliases=names,
        members=tuple(members),
        reach=reach,
        inner=inner,
        vocabulary=vocabulary,
        timed=timed / count,
        named=named / count,
        answerable=answerable / count,
        worded=worded / count,
        length=written / count,
        placed=placed,
        crowded=crowded / count,
        linked=own_linked / own_total,
        score=0.0,
    )
    if not _has_signs(scene, group):
        return None
    beginnings = {tuple(tree.pieces[extent.start : min(extent.stop, extent.start + 5)]) for extent in sample}
    group.score = _score(scene, group, under=under / count, repeated=1 - len(beginnings) / count)
    return group if group.score > 0 else None


def _speaker(tree: Tree, at: int) -> str:
    """Return what stands where a name begins; what only calls it one, as "Posted by" does, is none."""
    said = tree.pieces[at].strip()
    calls = said.endswith(":") or only_connects(said)
    return tree.pieces[at + 1].strip() if calls and at + 1 < len(tree.pieces) else said


def _may_name(scene: Scene, count: int, vocabulary: float, timed: int, answerable: int) -> bool:
    """Tell whether records in which nothing is called a name show enough for one to be looked for by place."""
    if vocabulary < 0.5:
        offered = answerable >= LEAST_ANSWERABLE * count
        return timed >= LEAST_TIMED * count and (offered or timed >= LEAST_SIGNED * count)
    return timed < 0.3 * count and (answerable >= 0.5 * count or 1 < count == scene.declared)


def _may_be(scene: Scene, name: str, count: int, vocabulary: float, signs: tuple[int, int, int]) -> bool:
    """Tell whether a set may show enough to be records, by the signs from its first member to its last."""
    times, names, replies = signs
    if vocabulary < 0.5:
        sampled = count if count <= MOST_SAMPLED else 0
        offered = replies >= LEAST_ANSWERABLE * sampled
        signed = count >= LEAST_UNOFFERED and times >= LEAST_SIGNED * sampled
        return count > 1 and times >= LEAST_TIMED * sampled and (offered or signed)
    said = said_by(name)
    if count == scene.declared or said & PING or _numbered(name, said):
        return True
    if count == 1:
        return times > 0
    return times >= 0.3 * count or names >= 0.8 * count or replies >= 0.5 * count


def _score(scene: Scene, group: Group, *, under: float, repeated: float) -> float:
    count = len(group.members)
    said = said_by(group.name)
    if is_look_alike(scene, group, under=under, repeated=repeated):
        return 0.0
    side = share_beside(scene, group)
    score = 1.2 * group.timed + 0.9 * group.named + 0.5 * group.answerable + group.worded
    score += 1.6 * group.vocabulary + 0.12 * min(count, 64).bit_length()
    score -= 1.5 * group.crowded + 1.2 * under + repeated + 1.2 * side + 2.0 * max(0.0, group.linked - 0.5)
    if scene.declared and count == scene.declared:
        score += 0.6
    if count == 1 and (group.reach != "own" or said & CONTAINER):
        score -= 0.5
    return score - 2.2


def _has_signs(scene: Scene, group: Group) -> bool:
    """Tell whether members show enough to be records at all.

    Pingbacks and elements with ids such as comment-12 need nothing else: nothing else is named so.
    """
    said = said_by(group.name)
    if said & PING:
        return True
    count = len(group.members)
    numbered = _numbered(group.name, said)
    if count == 1:
        if group.crowded or (group.reach != "own" and said & CONTAINER):
            return False
        return bool(group.timed and (group.named or group.answerable or not said & CONTAINER)) or bool(
            numbered and group.named
        )
    if numbered or group.timed >= 0.3:
        return numbered or group.timed + group.named + group.answerable >= 0.5
    called = bool(said & COMMENT) and not said & CONTAINER
    return group.named >= 0.8 and (group.answerable >= 0.5 or called or count == scene.declared)


def _numbered(name: str, said: int) -> bool:
    return bool(said & COMMENT) and "#" in name and name.endswith("0") and not said & CONTAINER


def _vocabulary(scene: Scene, names: tuple[str, ...], members: list[int], *, start: int) -> float:
    said = said_by(names[0])
    if said & DECOY:
        return 0.0
    # Entries of a live ticker or teasers may be styled like comments.
    elsewhere = ELSEWHERE in [said_by(name) & (ELSEWHERE | COMMENT) for name in names]
    if said & (COMMENT | PING) and not elsewhere:
        return 1.0
    if system_of(names, scene.present):
        return 1.0
    if elsewhere:
        return 0.0
    zones = scene.zones
    inside = sum([zones[index] >= 0 for index in members]) / len(members)
    if inside == 1:
        return 0.75
    if len(members) == scene.declared == 1 and stands_above_form(scene, members[0]):
        return 0.75
    return 0.75 * max(inside, headed(scene, start) and not heads_other(scene, members, start))
