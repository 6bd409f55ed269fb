"""Repeated records: sets of elements that are alike, and how much each looks like the comments of a page.

Comments are records: elements of one kind, one after another or inside another, each with a name, a time
and a text. Sets of like elements are made by class name, by id with its number left out, by microdata, and
by place (children of one element that each show a time). What each set shows is counted, never named by
site, so that a system nobody has written a rule for is found by the same signs.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from .cues import has_digit
from .extents import Extent, Reach, extents, headings_of, nesting, own_parts, reach_of, runs
from .marks import Marks, count_between
from .phrases import only_connects
from .sets import NamedSet, Scene, beside_form, called_sets, headed, other_sets, said_by, sets_of
from .slots import name_slot
from .systems import system_of
from .times import time_span
from .tree import HEADINGS, NOTHING, Tree
from .words import COMMENT, CONTAINER, DECOY, ELSEWHERE, PING, name_pattern
from .zones import DECOYED, NOWHERE, comment_forms, comment_headings, comment_zones, in_side

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

MOST_SAMPLED = 24
LEAST_TIMED, LEAST_NAMED, LEAST_ANSWERABLE = 0.7, 0.5, 0.6
"""The shares of members with a time, a name and an offer to reply that nothing names for comments."""
LEAST_ONE_NAME = 4
"""How many records may not all be one person's, unless they are named for comments."""
LEAST_NAMELESS = 3
"""How many records there are at least where nothing but a time and a place among comments tells that they are any."""
LEAST_UNOFFERED, LEAST_SIGNED, MOST_LINKED, MOST_UNLIKE = 4, 0.9, 0.3, 0.1
"""How many records there are at least that nothing names and that offer no answers, the shares of names, times and
texts among them, and the most of links and of records that are crowded or repeated."""
LEAST_SURE = 0.9
"""The shares of names and times from which on records of a known system are sure where no count is declared."""
LEAST_WORDS, LEAST_WORDED = 2, 0.5
"""Characters of text beyond names and times that make a member worded, and the share of members that are."""
LEAST_LENGTH, SHORT_HEAD = 6, 40
"""Mean characters beside name and time up to which elements may be the heads of records, whose text is elsewhere; with
fewer than the least, they say a number, and are nothing else."""
_HOUR, _YEAR = re.compile(r"\d\s?[:.h]\s?\d\d(?!\d)"), re.compile(r"(?:19|20)\d\d|\d[./-]\d\d(?!\d)")
TIME_PIECES = 3
"""How many pieces of text a date and its clock stand in."""
MOST_BOXES, MOST_AROUND = 3, 6
LOWEST = "h6"
"""The tag of headings of the lowest rank; tags of higher ones come before it."""
FEW, LEAST_REPORT, MOST_BELOW = 3, 500, 1_500
"""How many records may be the lines around a report's author and date, and the characters above and below these."""
_COUNTED = re.compile(
    r"\d+\s+(?:comm?ent|komm?ent|coment|коммент|комент|σχόλ|yorum|تعليق)|(?:评论|評論|コメント|댓글)\s*\(?\d"
)
"""What says how many comments there are, and not how many answers."""
LONGEST_TITLE, LEAST_TITLE = 400, 15
"""Characters of the title in a page's head that are read, and of a heading that is told for the title by them."""
LEAST_MENTIONED = 0.5
"""The share of times in sentences from which on they are told, not shown."""
_ON = frozenset(("on", "zu", "bei", "sur", "en", "in", "su", "op", "em", "på", "к", "до", "na"))
"""What stands between a name and the page that a comment is on."""
LEAST_RUNNING = 40
"""Characters of what stands between records, and of these, from which on both are texts."""
FIRST_PIECES = 4
"""Pieces of a record from its first on that may say on which page it was written."""
LEAST_PAGES = 3
"""How many pages at least records are on that are each on another."""
MOST_HEADED = 0.8
"""The share of members under a heading that is a link elsewhere, from which on they are teasers."""


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


def find_groups(
    tree: Tree,
    marks: Marks,
    cues: Mapping[int, int],
    *,
    declared: int | None = None,
    present: Mapping[str, int] | None = None,
) -> list[Group]:
    """Return the groups of a page that may be its comments, the likeliest first.

    Args:
        tree: the page.
        marks: its times and names.
        cues: what the words of its pieces may be part of.
        declared: how many comments it says there are, where that is known.
        present: the comment systems whose records are to be recognised.
    """
    zones = comment_zones(tree)
    headings_of_comments = [at for at in comment_headings(tree, cues) if zones[tree.owners[at]] != DECOYED]
    scene = Scene(
        tree=tree,
        marks=marks,
        zones=zones,
        headings=headings_of_comments,
        counts=[at for at in headings_of_comments if _COUNTED.search(tree.pieces[at].lower())],
        forms=comment_forms(tree, cues),
        teasers=_teasers(tree),
        titles=_titles(tree),
        declared=declared,
        present=present or {},
    )
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
        and _are_worded(scene, members)
    ):
        group = measure(scene, names, extents(tree, members, "own"), vocabulary=vocabulary)
    if group is not None:
        yield group
        yield from _boxes_of(scene, names, members, group)
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


def _are_worded(scene: Scene, members: list[int]) -> bool:
    """Tell whether enough of some elements have a text for them to be worth measuring."""
    starts, stops, plain = scene.tree.starts, scene.tree.stops, scene.marks.plain
    sample = members if len(members) <= MOST_SAMPLED else members[:: len(members) // MOST_SAMPLED + 1]
    worded = [index for index in sample if plain[stops[index]] - plain[starts[index]] >= LEAST_WORDS]
    return len(worded) >= LEAST_WORDED * len(sample)


def measure(
    scene: Scene, names: tuple[str, ...], members: list[Extent], *, vocabulary: float, reach: Reach = "own"
) -> Group | None:
    """Count what the members of a set show; None when that is nothing of comments.

    Of a large set, a sample spread over all of it is counted.
    """
    tree, marks = scene.tree, scene.marks
    sample = members if len(members) <= MOST_SAMPLED else members[:: len(members) // MOST_SAMPLED + 1]
    count = len(sample)
    lengths, linked, plain = tree.lengths, tree.linked, marks.plain
    times_before, names_before, replies_before = _counts(marks)
    if (
        sum([plain[extent.stop] - plain[extent.start] >= LEAST_WORDS for extent in sample])
        < LEAST_WORDED * count
    ):
        return None
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
        crowded += times > 2
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
    if under >= MOST_HEADED and group.vocabulary < 1 and group.answerable < 1 - MOST_HEADED:
        return 0.0
    if group.vocabulary < 0.5 and not _is_thread(scene, group, under=under, repeated=repeated):
        return 0.0
    if (group.vocabulary < 1 or count == 1) and _hold_title(scene, group.members):
        return 0.0
    # One alone that has no text, or whose text is what stands below it, may be the line above the report.
    alone = count == 1 and (group.length < SHORT_HEAD or group.reach != "own")
    if (group.vocabulary < 1 or alone) and _opens_report(scene, group.members):
        return 0.0
    if group.vocabulary < 1 and (_mentions_times(scene, group) or _have_comments(scene, group.members)):
        return 0.0
    if group.vocabulary < 1 and _are_of_other_pages(scene, group):
        return 0.0
    # A test of several things holds a review of each; what readers say of one does not say what it is of.
    if scene.marks.reviewed and all(_reviews(scene, extent) for extent in group.members[:MOST_SAMPLED]):
        return 0.0
    if not group.answerable and _reviews_of_report(scene, group):
        return 0.0
    if not group.answerable and not scene.declared and _stands_amid_report(scene, group):
        return 0.0
    # Two dated boxes under a heading of reactions may be what experts say of the news.
    nameless = group.named == group.answerable == 0.0
    if group.vocabulary < 1 and nameless and count < LEAST_NAMELESS and count != scene.declared:
        return 0.0
    sample = group.members[:: max(1, count // 4)][:4]
    around = [scene.tree.parents[extent.element] for extent in sample]
    side = sum([around.count(box) for box in set(around) if in_side(scene.tree, box)]) / len(sample)
    # One alone beside the report is of another: a letter of the day, a review.
    if count == 1 and side and not system_of(group.aliases, scene.present):
        return 0.0
    score = 1.2 * group.timed + 0.9 * group.named + 0.5 * group.answerable + group.worded
    score += 1.6 * group.vocabulary + 0.12 * min(count, 64).bit_length()
    score -= 1.5 * group.crowded + 1.2 * under + repeated + 1.2 * side + 2.0 * max(0.0, group.linked - 0.5)
    if scene.declared and count == scene.declared:
        score += 0.6
    if count == 1 and (group.reach != "own" or said & CONTAINER):
        score -= 0.5
    return score - 2.2


def _is_thread(scene: Scene, group: Group, *, under: float, repeated: float) -> bool:
    """Tell whether records that nothing names for comments show enough of a thread.

    Where most offer no answer, each shows a time and a name, the names are many, none is headed as posts are, and the
    form for more is beside them or the page says that it has so many: entries of live tickers show the rest too.
    """
    count = len(group.members)
    if group.timed < LEAST_TIMED or group.named < LEAST_NAMED or count < 2:
        return False
    if group.answerable >= LEAST_ANSWERABLE:
        return not _stand_in_report(scene, group)
    if count < LEAST_UNOFFERED or min(group.timed, group.named, group.worded) < LEAST_SIGNED:
        return False
    if under or max(repeated, group.crowded) > MOST_UNLIKE or group.linked > MOST_LINKED:
        return False
    # Posts in a list have "by", a name and a day too.
    if _are_only_signed(scene, group):
        return False
    # Titles of other pages differ as names do, and stand in a place of their own beside a day.
    start = group.members[0].start
    formed = beside_form(scene, start, group.members[-1].stop)
    if not group.placed:
        return formed or count == scene.declared
    return formed and not _headed_otherwise(scene, start) and _shows_hours(scene, group)


def _stand_in_report(scene: Scene, group: Group) -> bool:
    """Tell whether a paragraph follows most members, which have a text themselves: posts are shown in a report."""
    tree, plain = scene.tree, scene.marks.plain
    members = [extent.element for extent in group.members[:MOST_SAMPLED]]
    followed = 0
    for index, following in pairwise(members):
        after = tree.ends[index]
        followed += (
            after < following
            and tree.parents[after] == tree.parents[index]
            and tree.tags[after] == "p"
            and tree.size(tree.starts[after], tree.stops[after]) >= LEAST_RUNNING
            and plain[tree.stops[index]] - plain[tree.starts[index]] >= LEAST_RUNNING
        )
    return 2 * followed > len(members) - 1


def _stands_amid_report(scene: Scene, group: Group) -> bool:
    """Tell whether paragraphs stand right before and right after members and beside these, and no heading or form does.

    Messages shown in a report are named as those of readers are.
    """
    tree, first, last = scene.tree, group.members[0].element, group.members[-1].element
    around, after = tree.parents[first], tree.ends[last]
    before = first - 1
    while before > around and tree.parents[before] != around:
        before = tree.parents[before]
    return (
        around < before
        and after < len(tree)
        and tree.parents[last] == tree.parents[after] == around
        and all(
            tree.tags[at] == "p" and tree.size(tree.starts[at], tree.stops[at]) >= LEAST_RUNNING
            for at in (before, after)
        )
        and not headed(scene, tree.starts[first])
        and not beside_form(scene, tree.starts[first], tree.stops[last])
        and not system_of(group.aliases, scene.present)
    )


def _are_only_signed(scene: Scene, group: Group) -> bool:
    """Tell whether most names of a set are known by nothing but "by" before them."""
    marks, tree = scene.marks, scene.tree
    names = [at for extent in group.members[:MOST_SAMPLED] for at in _between(marks.authors, extent)]
    return bool(marks.signed) and 2 * sum(tree.owners[at] in marks.signed for at in names) > len(names)


def _ends_section(scene: Scene, start: int) -> bool:
    """Tell whether a heading of no lower rank stands between the last heading of comments and a piece."""
    tree = scene.tree
    owner = tree.owners[scene.headings[bisect_left(scene.headings, start) - 1]]
    around = (owner, *tree.ancestors(owner, most=MOST_BOXES))
    rank = next((tree.tags[at] for at in around if tree.tags[at] in HEADINGS), LOWEST)
    return _headed_otherwise(scene, start, lowest=rank)


def _headed_otherwise(scene: Scene, start: int, *, lowest: str = LOWEST) -> bool:
    """Tell whether a heading that is none of comments, and of some rank, stands right above a piece."""
    tree = scene.tree
    return any(
        tree.tags[at] <= lowest
        and tree.starts[at] < tree.stops[at] <= start
        and tree.size(tree.stops[at], start) <= SHORT_HEAD
        and not any(tree.starts[at] <= heading < tree.stops[at] for heading in scene.headings)
        and not any(tree.stops[at] <= before <= start for before, _ in scene.forms)
        for at in tree.headings
    )


def _shows_hours(scene: Scene, group: Group) -> bool:
    """Tell whether most times of some members have a clock, or say how long ago something was."""
    tree = scene.tree
    times = [at for extent in group.members[:MOST_SAMPLED] for at in _between(scene.marks.times, extent)]
    lines = [tree.line(at, min(at + TIME_PIECES, len(tree.pieces))) for at in times]
    return 2 * sum(_HOUR.search(line) is not None or not _YEAR.search(line) for line in lines) > len(lines)


def _hold_title(scene: Scene, members: tuple[Extent, ...]) -> bool:
    """Tell whether the title of the page stands in one of some members."""
    end = max(extent.last for extent in members)
    titles = [title for title in scene.titles if members[0].first <= title < end]
    return any(extent.first <= title < extent.last for title in titles for extent in members)


def _opens_report(scene: Scene, members: tuple[Extent, ...]) -> bool:
    """Tell whether a few members begin right below the title: with the line of the report's own author and date.

    A page that says how many comments it has may have a report as short as that.
    """
    tree, first = scene.tree, members[0]
    if len(members) > FEW or scene.declared or tree.size(first.start, len(tree.pieces)) < MOST_BELOW:
        return False
    above = next((title for title in reversed(scene.titles) if title < first.first), None)
    return above is not None and tree.size(tree.stops[above], first.start) < LEAST_REPORT


def _have_comments(scene: Scene, members: tuple[Extent, ...]) -> bool:
    """Tell whether most members say how many comments they have: they are posts in a list of these."""
    if len(scene.counts) < FEW:
        return False
    counted = sum(bool(_between(scene.counts, extent)) for extent in members[:MOST_SAMPLED])
    return 2 * counted >= min(len(members), MOST_SAMPLED)


def _mentions_times(scene: Scene, group: Group) -> bool:
    """Tell whether the times that members show are in sentences, nobody is named and no answer is offered."""
    marks = scene.marks
    if group.named >= LEAST_NAMED or group.answerable >= LEAST_ANSWERABLE or not marks.mentions:
        return False
    times = [at for extent in group.members[:MOST_SAMPLED] for at in _between(marks.times, extent)]
    return sum(at in marks.mentions for at in times) > LEAST_MENTIONED * len(times)


def _are_of_other_pages(scene: Scene, group: Group) -> bool:
    """Tell whether most members say at once on which other page somebody wrote, as lists of the newest comments do.

    So do links to comments, if each of these is on another page.
    """
    tree = scene.tree
    named = 0
    for extent in group.members[:MOST_SAMPLED]:
        for at in range(extent.start + 1, min(extent.start + FIRST_PIECES, extent.stop)):
            owner = tree.owners[at]
            if (
                tree.tags[owner] == "a"
                and tree.pieces[at - 1].split()[-1].lower() in _ON
                and tree.breaks[at] == NOTHING
                and "#" not in (tree.attributes[owner].get("href") or "").partition("#comment")[0]
                and not time_span(tree.pieces[at])
            ):
                named += 1
                break
    return named >= MOST_HEADED * min(len(group.members), MOST_SAMPLED) or _link_to_pages(scene, group)


def _link_to_pages(scene: Scene, group: Group) -> bool:
    """Tell whether most members link to comments on as many pages, whose numbers do not tell them apart."""
    tree, sample = scene.tree, group.members[:MOST_SAMPLED]
    least = max(LEAST_PAGES, MOST_HEADED * len(sample))
    found: set[str] = set()
    for left, extent in zip(range(len(sample), 0, -1), sample, strict=True):
        if len(found) + left < least:
            return False
        for index in range(extent.first, extent.last):
            if tree.tags[index] == "a" and "#comment" in (
                address := tree.attributes[index].get("href") or ""
            ):
                page = address.partition("#comment")[0]
                found |= {name_pattern(page)} if page and "#" not in page else set()
                break
    return len(found) >= least


def _reviews(scene: Scene, extent: Extent) -> bool:
    """Tell whether a member says, in words that are shown, what it reviews."""
    tree, reviewed = scene.tree, scene.marks.reviewed
    inside = reviewed[bisect_left(reviewed, extent.first) : bisect_left(reviewed, extent.last)]
    return any(tree.stops[index] > tree.starts[index] for index in inside)


def _reviews_of_report(scene: Scene, group: Group) -> bool:
    """Tell whether what is called reviews, each with a heading, begins right below the title: critics' on several."""
    tree, first = scene.tree, group.members[0]
    if group.reach != "own" or not any("review" in name for name in group.aliases):
        return False
    above = next((title for title in reversed(scene.titles) if title < first.first), None)
    if (
        above is None
        or tree.size(tree.stops[above], first.start) >= LEAST_REPORT
        or headed(scene, first.start)
    ):
        return False
    sample = group.members[:MOST_SAMPLED]
    return all(count_between(tree.headings, extent.first, extent.last) for extent in sample)


def _between(positions: list[int], extent: Extent) -> list[int]:
    return positions[bisect_left(positions, extent.start) : bisect_left(positions, extent.stop)]


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
    elsewhere = any(said_by(name) & (ELSEWHERE | COMMENT) == ELSEWHERE for name in names)
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
    return 0.75 * max(inside, headed(scene, start) and not _heads_other(scene, members, start))


def _heads_other(scene: Scene, members: list[int], start: int) -> bool:
    """Tell whether the last heading of comments before some elements is of something else than these.

    The box for comments, which begins with their heading, may be like what holds the form.
    """
    tree = scene.tree
    formed = count_between(tree.textareas, tree.ends[members[0]], tree.ends[members[-1]]) > 0
    return (
        _ends_section(scene, start)
        or _ends_one_like(scene, members[0], start)
        or (not formed and _begins_with_heading(scene, members[0]))
    )


def _ends_one_like(scene: Scene, index: int, start: int) -> bool:
    """Tell whether the last heading of comments before an element is in one like it, or around it like what holds it.

    Posts in a list show a time and end with how many answers each has.
    """
    tree, timed = scene.tree, scene.marks.timed
    owner = tree.owners[scene.headings[bisect_left(scene.headings, start) - 1]]
    around = {tree.parents[other]: other for other in (owner, *tree.ancestors(owner, most=MOST_AROUND))}
    return any(
        (other := around.get(tree.parents[here], here)) < here
        and tree.classes[here] != ()
        and timed[tree.stops[other]] > timed[tree.starts[other]]
        and (tree.tags[other], tree.classes[other]) == (tree.tags[here], tree.classes[here])
        for here in (index, *tree.ancestors(index, most=1))
    )


def _begins_with_heading(scene: Scene, index: int) -> bool:
    """Tell whether a heading of comments opens an element: what it heads stands in that."""
    tree, at = scene.tree, scene.tree.starts[index]
    place = bisect_left(scene.headings, at)
    if place == len(scene.headings) or scene.headings[place] != at:
        return False
    owner = tree.owners[at]
    return tree.tags[owner] in HEADINGS and tree.stops[owner] < tree.stops[index]


def _leads_elsewhere(tree: Tree, link: int) -> bool:
    href = tree.attributes[link].get("href") or ""
    return "#" not in href and tree.size(tree.starts[link], tree.stops[link]) > 25


def _titles(tree: Tree) -> list[int]:
    """Return the headings that are, or may be, the title of the page's report."""
    told = next(
        (node for at in tree.telling if (node := tree.attributes[at]).get("property") == "og:title"), {}
    )
    title = " ".join((told.get("content") or "")[:LONGEST_TITLE].split())
    return [
        at
        for at in tree.headings
        if tree.tags[at] in ("h1", "h2")
        and tree.stops[at] > tree.starts[at]
        and (
            tree.tags[at] == "h1"
            or (title and len(said := tree.text(at, longest=LONGEST_TITLE)) >= LEAST_TITLE and said in title)
        )
    ]


def _teasers(tree: Tree) -> list[int]:
    """Return the headings that are links to other pages, as teasers of articles have them."""
    found = []
    for index in tree.headings:
        around = tree.parents[index]
        if around >= 0 and tree.tags[around] == "a" and _leads_elsewhere(tree, around):
            found.append(index)
            continue
        for link in range(index, tree.ends[index]):
            if tree.tags[link] == "a":
                if _leads_elsewhere(tree, link):
                    found.append(index)
                break
    return found
