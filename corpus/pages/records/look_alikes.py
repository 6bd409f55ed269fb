"""Records that look like comments and are none: posts in a list, entries of a ticker, lines around a report.

Each shows what comments show. What they are is told by where they stand and by what only they say.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from ..document.extents import own_parts
from ..document.systems import system_of
from ..document.tree import HEADINGS, NOTHING
from ..document.words import DECOY, name_pattern
from ..fields.slots import name_slot
from ..wording.counts import SPELT
from ..wording.marks import count_between
from ..wording.times import time_span
from .around import LOWEST, SAYS_COMMENT, begins_with_heading, beside_form, headed, headed_otherwise, rank_of
from .scene import leads_elsewhere
from .sets import said_by
from .zones import in_side, is_of_newest

if TYPE_CHECKING:
    from ..document.extents import Extent
    from ..document.tree import Tree
    from .groups import Group
    from .scene import Scene

MOST_SAMPLED = 24
"""How many records of a set are looked at, and no more."""
LEAST_TIMED, LEAST_NAMED, LEAST_ANSWERABLE = 0.7, 0.5, 0.6
"""The shares of members with a time, a name and an offer to reply that nothing names for comments."""
SHORT_HEAD = 40
"""Mean characters beside name and time up to which elements may be the heads of records, whose text is elsewhere."""
LEAST_NAMELESS = 3
"""How many records there are at least where nothing but a time and a place among comments tells that they are any."""
LEAST_UNOFFERED, LEAST_SIGNED, MOST_LINKED, MOST_UNLIKE = 4, 0.9, 0.3, 0.1
"""How many records there are at least that nothing names and that offer no answers, the shares of names, times and
texts among them, and the most of links and of records that are crowded or repeated."""
_HOUR, _YEAR = re.compile(r"\d\s?[:.h]\s?\d\d(?!\d)"), re.compile(r"(?:19|20)\d\d|\d[./-]\d\d(?!\d)")
TIME_PIECES = 3
"""How many pieces of text a date and its clock stand in."""
FEW, LEAST_REPORT, MOST_BELOW = 3, 500, 1_500
"""How many records may be the lines around a report's author and date, and the characters above and below these."""
LEAST_MENTIONED = 0.5
"""The share of times in sentences from which on they are told, not shown."""
_ON = frozenset(("on", "zu", "bei", "sur", "en", "in", "su", "op", "em", "på", "к", "до", "na"))
"""What stands between a name and the page that a comment is on."""
LEAST_RUNNING = 40
"""Characters of what stands between records, and of these, from which on both are texts."""
FIRST_PIECES = 4
"""Pieces of a record from its first on that may say on which page, or in which minute of a match, it was written."""
LEAST_PAGES = 3
"""How many pages at least records are on that are each on another."""
MOST_HEADED = 0.8
"""The share of members under a heading that is a link elsewhere, from which on they are teasers."""
LAST_PIECES = 2
"""Pieces of a record up to its end of which one may say how many comments it has."""
MOST_IN_HEADING = 2
"""Elements around a piece of which one may be the heading that it stands in."""
_SPOKEN = re.compile(r"(?<![a-z])speech|transcript")
"""What speeches are called, and lines of what was said."""
LONGEST_MINUTE = 10
"""Characters of a minute and the blanks around it."""
_MINUTE = re.compile(r"\s*\d{1,3}\s?(?:\+\s?\d{1,2}\s?)?['’′´`]\s*")
_ORDINAL = re.compile(r"\s*#\s?\d[\d.]{0,6}(?!\w)")


def is_look_alike(scene: Scene, group: Group, *, under: float, repeated: float) -> bool:
    """Tell whether records that show what comments show are something else.

    Args:
        scene: the page.
        group: the records, and what they show.
        under: the share of them under a heading that is a link elsewhere.
        repeated: the share of them that begin as another does.
    """
    count = len(group.members)
    if any(map(_is_of_others, group.aliases)):
        return True
    if not system_of(group.aliases, scene.present) and _are_no_comments(scene, group):
        return True
    if group.vocabulary < 1:
        if under >= MOST_HEADED and group.answerable < 1 - MOST_HEADED:
            return True
        if group.vocabulary < 0.5 and not _is_thread(scene, group, under=under, repeated=repeated):
            return True
        # Two dated boxes under a heading of reactions may be what experts say of the news.
        nameless = group.named == group.answerable == 0.0
        few = nameless and count < LEAST_NAMELESS and count != scene.declared
        if few and not _are_headed_and_named(scene, group):
            return True
        if _mentions_times(scene, group) or _have_comments(scene, group.members):
            return True
        if _are_of_other_pages(scene, group) or _shows_little(group):
            return True
        if count == 1 and not _stands_below_report(scene, group.members[0]):
            return True
    if (group.vocabulary < 1 or count == 1) and _hold_title(scene, group):
        return True
    # One alone that has no text, or whose text is what stands below it, may be the line above the report.
    alone = count == 1 and (group.length < SHORT_HEAD or group.reach != "own")
    if (group.vocabulary < 1 or alone) and _opens_report(scene, group.members):
        return True
    # A test of several things holds a review of each; what readers say of one does not say what it is of.
    if scene.marks.reviewed and all(_reviews(scene, extent) for extent in group.members[:MOST_SAMPLED]):
        return True
    if not group.answerable and _reviews_of_report(scene, group):
        return True
    if not group.answerable and not scene.declared and _stands_amid_report(scene, group):
        return True
    # One alone beside the report is of another: a letter of the day, a review.
    return count == 1 and share_beside(scene, group) > 0 and not system_of(group.aliases, scene.present)


@lru_cache(maxsize=1 << 14)
def _is_of_others(name: str) -> bool:
    """Tell whether what the members of a set share speaks of something else than comments."""
    return said_by(name) & DECOY != 0 or _SPOKEN.search(name) is not None


def _are_no_comments(scene: Scene, group: Group) -> bool:
    """Tell whether records that a system is not known for stand apart from where the page heads its comments.

    They stand above the first heading of these, with no form below that may be theirs; or above the words that there
    are none, and offer no answer; or they are the box that the heading opens; or each says how many comments it has,
    or in which minute of a match it was written.
    """
    first, last = group.members[0], group.members[-1]
    if len(group.members) == 1 and begins_with_heading(scene, first.element):
        return True
    tree, heading = scene.tree, next(iter(scene.headings), -1)
    below = last.stop <= heading and _is_in_heading(tree, heading) and not is_of_newest(tree.pieces[heading])
    if below and not (group.answerable and scene.forms):
        return True
    if group.answerable:
        return False
    if not scene.counted and any(at >= last.stop for at in scene.none):
        return True
    sample = group.members[:MOST_SAMPLED]
    return len(sample) > 1 and any(
        2 * sum(tells(scene, extent) for extent in sample) > len(sample)
        for tells, may in (
            (_ends_with_count, scene.counts),
            (_begins_with_minute, _begins_with_minute(scene, first)),
        )
        if may
    )


def _begins_with_minute(scene: Scene, extent: Extent) -> bool:
    """Tell whether a record begins with the minute of a match, such as 90+4', as the entries of a ticker do."""
    opening = scene.tree.pieces[extent.start : min(extent.start + FIRST_PIECES, extent.stop)]
    return any(len(piece) <= LONGEST_MINUTE and _MINUTE.fullmatch(piece) for piece in opening)


def _ends_with_count(scene: Scene, extent: Extent) -> bool:
    """Tell whether a record says at its end how many comments it has; beside a name, it is how many somebody wrote."""
    return any(at >= extent.stop - LAST_PIECES for at in _between(scene.counts, extent))


def _is_in_heading(tree: Tree, at: int) -> bool:
    """Tell whether a piece stands in a heading of the page, side bars aside."""
    owner = tree.owners[at]
    around = (owner, *tree.ancestors(owner, most=MOST_IN_HEADING))
    return any(tree.tags[index] in HEADINGS for index in around) and not in_side(tree, owner)


def share_beside(scene: Scene, group: Group) -> float:
    """Return the share of some of a group's records that stand beside the report, in a side bar or the like."""
    sample = group.members[:: max(1, len(group.members) // 4)][:4]
    around = [scene.tree.parents[extent.element] for extent in sample]
    return sum([around.count(box) for box in set(around) if in_side(scene.tree, box)]) / len(sample)


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
    if _are_only_signed(scene, group) or _link_by_titles(scene, group):
        return False
    # Titles of other pages differ as names do, and stand in a place of their own beside a day.
    start = group.members[0].start
    if _counts_them(scene, start, count):
        return True
    formed = beside_form(scene, start, group.members[-1].stop) or _are_numbered(scene, group)
    if not group.placed:
        return formed or count == scene.declared
    told = count == scene.declared or (formed and _shows_hours(scene, group))
    return told and not headed_otherwise(scene, start)


def _counts_them(scene: Scene, start: int, count: int) -> bool:
    """Tell whether the heading right above some records begins with how many they are, whatever it calls them."""
    tree = scene.tree
    above = next((at for at in reversed(tree.headings) if tree.stops[at] <= start), None)
    if above is None or tree.size(tree.stops[above], start) > SHORT_HEAD:
        return False
    first = tree.text(above, longest=SHORT_HEAD).partition(" ")[0].lower()
    return first == str(count) or SPELT.get(first) == count


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


def _are_numbered(scene: Scene, group: Group) -> bool:
    """Tell whether members have a number each, as "#12", which entries of tickers and posts in lists have not."""
    tree, sample = scene.tree, group.members[:MOST_SAMPLED]
    numbers = {
        match[0]
        for extent in sample
        for start, stop in own_parts(extent, group.inner[extent.element])
        if (match := next(filter(None, map(_ORDINAL.match, tree.pieces[start:stop])), None))
    }
    return len(numbers) >= LEAST_SIGNED * len(sample)


def _link_by_titles(scene: Scene, group: Group) -> bool:
    """Tell whether most members are the teasers of other pages: each has a link as long as a title."""
    tree, sample = scene.tree, group.members[:MOST_SAMPLED]
    linking = sum(
        any(tree.tags[at] == "a" and leads_elsewhere(tree, at) for at in range(extent.first, extent.last))
        for extent in sample
    )
    return linking >= MOST_HEADED * len(sample)


def _shows_hours(scene: Scene, group: Group) -> bool:
    """Tell whether most times of some members have a clock, or say how long ago something was."""
    tree = scene.tree
    times = [at for extent in group.members[:MOST_SAMPLED] for at in _between(scene.marks.times, extent)]
    lines = [tree.line(at, min(at + TIME_PIECES, len(tree.pieces))) for at in times]
    return 2 * sum(_HOUR.search(line) is not None or not _YEAR.search(line) for line in lines) > len(lines)


def _hold_title(scene: Scene, group: Group) -> bool:
    """Tell whether the title of the page stands in one of some members.

    Where all of several under a heading of comments begin with a heading and offer answers, their names stand in it.
    """
    held = [count_between(scene.titles, extent.first, extent.last) > 0 for extent in group.members]
    names = len(held) > 1 and all(held) and group.answerable >= LEAST_ANSWERABLE and group.vocabulary >= 0.5
    return any(held) and not names


def _are_headed_and_named(scene: Scene, group: Group) -> bool:
    """Tell whether the heading above some records calls them comments, and a name has its place in each."""
    tree, place = scene.tree, bisect_left(scene.headings, group.members[0].start)
    heading = scene.headings[place - 1] if place else -1
    return (
        heading >= 0
        and SAYS_COMMENT.search(tree.pieces[heading].lower()) is not None
        and _is_in_heading(tree, heading)
        and name_slot(tree, group.members, group.inner) is not None
    )


def _opens_report(scene: Scene, members: tuple[Extent, ...]) -> bool:
    """Tell whether a few members begin right below the title: with the line of the report's own author and date.

    A page that says how many comments it has may have a report as short as that.
    """
    tree, first = scene.tree, members[0]
    told = len(members) <= (scene.declared or 0)
    if len(members) > FEW or told or tree.size(first.start, len(tree.pieces)) < MOST_BELOW:
        return False
    above = next((title for title in reversed(scene.titles) if title < first.first), None)
    return above is not None and tree.size(tree.stops[above], first.start) < LEAST_REPORT


def _shows_little(group: Group) -> bool:
    """Tell whether neither times nor names nor offers to reply stand in most members: a heading alone is no sign."""
    return group.timed < LEAST_TIMED and group.named < LEAST_NAMED and group.answerable < LEAST_ANSWERABLE


def _stands_below_report(scene: Scene, extent: Extent) -> bool:
    """Tell whether what stands alone has a report above it: as much text as is in itself, from the title on.

    The report too stands alone below a line that says how many comments there are; not below a heading that does.
    """
    tree = scene.tree
    place = bisect_left(scene.headings, extent.start)
    heading = scene.headings[place - 1] if place else -1
    if heading in scene.counted and headed(scene, extent.start) and rank_of(tree, heading) < LOWEST:
        return True
    above = next((title for title in reversed(scene.titles) if title < extent.first), None)
    start = tree.stops[above] if above is not None else 0
    return tree.size(start, extent.start) >= min(LEAST_REPORT, tree.size(extent.start, extent.stop))


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
    return (
        named >= MOST_HEADED * min(len(group.members), MOST_SAMPLED)
        or _link_to_pages(scene, group)
        or _end_with_pages(scene, group)
    )


def _end_with_pages(scene: Scene, group: Group) -> bool:
    """Tell whether most members under a heading of the newest comments end with a link, each to another page."""
    tree, sample = scene.tree, group.members[:MOST_SAMPLED]
    place = bisect_left(scene.headings, sample[0].start)
    if not place or not is_of_newest(tree.pieces[scene.headings[place - 1]]):
        return False
    owners = (tree.owners[extent.stop - 1] for extent in sample)
    links = [tree.attributes[owner].get("href") or "#" for owner in owners if tree.tags[owner] == "a"]
    pages = {name_pattern(page) for link in links if (page := link.partition("#")[0])}
    return len(pages) >= max(LEAST_PAGES, MOST_HEADED * len(sample))


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
