"""What each element of one record is: the author's name, the time, the text, a quotation, something to click."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import starmap
from typing import TYPE_CHECKING

from ..document.extents import Extent, own_parts
from ..document.tree import HEADINGS, NOTHING, Tree
from ..document.words import ANSWERED, AUTHOR, CHROME, COMMENT, QUOTE, SIGNATURE, SURE_AUTHOR, TEXT, TIME
from ..wording.badges import badge_of
from ..wording.cues import has_digit
from ..wording.marks import LONGEST_TIME, Marks, may_name_time
from ..wording.phrases import (
    ANSWERING,
    LONGEST_NAME,
    clean_name,
    is_badge,
    is_chrome,
    is_guest,
    only_connects,
)
from ..wording.times import time_span

if TYPE_CHECKING:
    from collections.abc import Sequence

_CLICKED = frozenset(
    (
        "a",
        "button",
        "span",
        "ul",
        "ol",
        "small",
        "sup",
        "li",
        "i",
        "em",
        "div",
        "label",
        "p",
        "h6",
        "time",
        "strong",
        "b",
        "abbr",
        "td",
        "aside",
        "footer",
        "figure",
        "nav",
    )
)
_FORMS = frozenset(("form", "input", "label", "nav"))
_WRITTEN_IN = frozenset(("form", "textarea"))
_LABELS = frozenset(("a", "button", "span", "li", "sup", "small"))
_LEADING = frozenset(("a", "cite"))
_OFFERING = ANSWERED | CHROME
_TELLING = HEADINGS | _FORMS | _LABELS | _LEADING | {"q", "blockquote", "dd"}
"""Tags of elements that may be something though nothing calls them so."""
_NAME_TAGS = frozenset(("a", "h2", "h3", "h4", "h5", "h6"))
_PROFILE = re.compile(
    r"/(?:users?|members?|profiles?|profil|people|person|u|@|~)(?:/|\.php|(?<=[@~])\w)|(?:[?&]user(?:name|id)?|[?&]uid|/index/8)[=-]",
    re.IGNORECASE,
)
_COLONS = frozenset((":", "："))
_CLOCK_BEHIND = re.compile(r"\s[:,|@–-]?\s?\d{1,2}:\d\d(?:\s?[ap]\.?m\b\.?)?\W*$", re.IGNORECASE)
_EMPTY_BRACKETS = re.compile(r"\(\s*\)|\[\s*\]")
LONGEST_ADDRESS, LONGEST_INITIALS, LONGEST_PORTRAIT = 300, 2, 400
MOST_QUOTED = 0.8
"""The share of a record up to which a quotation in it is of somebody else; a record may also be one itself."""
LONGEST_CHROME, MOST_CHROME = 90, 0.8
"""Characters of what is clicked, and the share of a record that it is at most."""
LONGEST_SHOWN = 40
"""Characters that an element with a moment for machines may have and be taken for the time unread."""
LONGEST_UNREAD = 20
"""Characters that an element for times may have and be taken for one though its words are not known."""
LONGEST_REFERENCE = 8
"""Characters of a link such as #12 by which one comment speaks of another."""
MOST_BESIDE = 12
LEAST_HIDDEN = 2
LEAST_BESIDE = 8
"""Characters of text before and after a link that is a word of it."""
MOST_IN_MENU = 40
"""How many elements of a menu a name is looked for in."""


@dataclass(slots=True)
class Parts:
    """The elements of one record by what they are.

    Attributes:
        nodes: every element of the record and of no record inside it.
        stretches: its pieces of text, as half-open intervals.
        authors: elements called an author's, with what they say; the likeliest first.
        times: elements that are a time, those with a moment for machines first.
        texts: elements called a text.
        chrome: elements that hold nothing the commenter wrote.
        quotes: quotations.
        titles: headings.
    """

    nodes: Sequence[int]
    stretches: list[tuple[int, int]]
    authors: list[tuple[int, str]] = field(default_factory=list)
    times: list[int] = field(default_factory=list)
    texts: list[int] = field(default_factory=list)
    chrome: list[int] = field(default_factory=list)
    quotes: list[int] = field(default_factory=list)
    titles: list[int] = field(default_factory=list)


def read_parts(tree: Tree, marks: Marks, extent: Extent, inner: tuple[Extent, ...]) -> Parts:
    """Tell the elements of a record apart."""
    parts = Parts(nodes=own_nodes(extent, inner), stretches=own_parts(extent, inner))
    whole = sum(starmap(tree.size, parts.stretches))
    named: list[int] = []
    linked: list[int] = []
    passed = quoted = 0
    lengths, starts, stops, tags, saids = tree.lengths, tree.starts, tree.stops, tree.tags, tree.said
    microdata, time_nodes, element = marks.microdata, marks.time_nodes, extent.element
    hidden, signed = marks.hidden, marks.signed
    has_form = not _WRITTEN_IN.isdisjoint(tags[extent.first : extent.last])
    longest = min(LONGEST_CHROME, MOST_CHROME * whole)
    for index in parts.nodes:
        if index < passed:
            continue
        tag = tags[index]
        said = saids[index]
        if index in microdata:
            said |= microdata[index]
        if index in signed:
            linked.append(index)
        if not (said or has_form or tag in _TELLING or index in time_nodes or index in hidden):
            continue
        size = lengths[stops[index]] - lengths[starts[index]]
        # Some forums put the text itself into a quotation, and call it text.
        if tag == "q" or (tag == "blockquote" and not said & TEXT) or said & QUOTE:
            if tag != "q" and size < whole:
                parts.quotes.append(index)
            if size < MOST_QUOTED * whole:
                quoted = max(quoted, tree.ends[index])
            continue
        # Nothing else can be what is clicked; a record has many such elements, and few that are looked at closely.
        clickable = size and (
            (size <= longest and (tag in _LABELS or (said & _OFFERING and tag in _CLICKED))) or tag in _FORMS
        )
        if index < quoted:
            # Who is quoted, and when they said it, is nothing of the record's own; nor are buttons among it a text.
            if clickable and _is_chrome(tree, index, size):
                parts.chrome.append(index)
                passed = tree.ends[index]
            continue
        timed = index in time_nodes
        if (
            timed
            and size <= LONGEST_TIME
            and (
                (size <= LONGEST_SHOWN and time_nodes[index])
                or _is_mostly_time(tree, index)
                or (tag == "time" and size <= LONGEST_UNREAD and has_digit(tree.text(index)))
            )
        ):
            parts.times.append(index)
        if not size:
            continue
        if tag in HEADINGS:
            parts.titles.append(index)
        if index == element:
            if tag == "dd":
                parts.texts.append(index)
        elif (
            (clickable and _is_chrome(tree, index, size))
            or (said & SIGNATURE and _is_signature(tree, marks, index, size, whole))
            or (has_form and starts[index] == extent.start and _is_form_above(tree, marks, extent, index))
            or (index in hidden and size < 0.5 * whole and not _is_or_holds_text(tree, index))
        ):
            parts.chrome.append(index)
            passed = tree.ends[index]
            continue
        elif tag == "dd" and tags[element] == "dt":
            parts.texts.append(index)
        else:
            leading = size <= LONGEST_NAME and tag in _LEADING
            if said & TEXT and not (leading and _leads_to_writer(tree, index, first=extent.first)):
                parts.texts.append(index)
            elif leading:
                linked.append(index)
        if (
            said & AUTHOR
            and index != element
            and (size <= LONGEST_NAME + 20 or (size < 0.5 * whole and _opens_with_name(tree, index, said)))
        ):
            named.append(index)
        elif said & TIME and size <= LONGEST_TIME and not timed and _is_mostly_time(tree, index):
            parts.times.append(index)
    named = named or [
        index for index in linked if index in signed or _leads_to_writer(tree, index, first=extent.first)
    ]
    if named:
        parts.authors = _ranked_names(tree, marks, named)
    if len(parts.times) > 1:
        parts.times.sort(key=lambda index: (not time_nodes.get(index), _in_text(tree, index), index))
    return parts


def own_nodes(extent: Extent, inner: tuple[Extent, ...]) -> Sequence[int]:
    """Return the elements of a record that are in no record inside it.

    >>> own_nodes(Extent(3, 3, 9, 0, 0), (Extent(5, 5, 8, 0, 0),))
    [3, 4, 8]
    """
    if not inner:
        return range(extent.first, extent.last)
    found: list[int] = []
    here = extent.first
    for other in inner:
        found.extend(range(here, other.first))
        here = max(here, other.last)
    found.extend(range(here, extent.last))
    return found


def _opens_with_name(tree: Tree, index: int, said: int) -> bool:
    """Tell whether an element that is surely an author's begins with a link to them: who they are may follow."""
    start, stop = tree.starts[index], tree.stops[index]
    if not said & SURE_AUTHOR or tree.size(start, stop) > LONGEST_PORTRAIT:
        return False
    end = _end_of_name(tree, index, stop)
    return (end < stop and tree.breaks[end] != NOTHING) or _below_rank(tree, index) is not None


def _is_form_above(tree: Tree, marks: Marks, extent: Extent, index: int) -> bool:
    """Tell whether what opens a record is a form and what is written on it, as for a message to who is named below.

    Below the line of name and time, a form may stand in one box with the text.
    """
    start, stop = tree.starts[index], tree.stops[index]
    return (
        marks.timed[start] == marks.timed[stop] < marks.timed[extent.stop]
        and not _WRITTEN_IN.isdisjoint(tree.tags[index : tree.ends[index]])
        and not _is_or_holds_text(tree, index)
    )


def _is_mostly_time(tree: Tree, index: int) -> bool:
    """Tell whether an element is its time and hardly more, so that nothing is lost when it is taken out."""
    line = tree.text(index, longest=LONGEST_TIME)
    span = time_span(line)
    return span is not None and len(line) - (span[1] - span[0]) <= MOST_BESIDE


def _leads_to_writer(tree: Tree, index: int, *, first: int) -> bool:
    """Tell whether an element that begins a line cites somebody, or is a link to what a member is known by.

    An answer may stand in the text of what it answers; `first` is the first element of its own record.
    """
    start = tree.starts[index]
    # Initials stand in for a picture.
    short = tree.size(start, tree.stops[index]) <= LONGEST_INITIALS
    said = tree.pieces[start].lstrip()
    if (
        short
        or tree.breaks[start] == NOTHING
        or said.startswith("@")
        or "://" in said
        or (_in_text(tree, index, first=first) and not _is_followed_by_colon(tree, index))
    ):
        return False
    href = tree.attributes[index].get("href") or ""
    return tree.tags[index] == "cite" or _PROFILE.search(href[:LONGEST_ADDRESS]) is not None


def _is_followed_by_colon(tree: Tree, index: int) -> bool:
    """Tell whether a colon stands right behind an element, as behind the name of who says what follows it."""
    after = tree.stops[index]
    return (
        after < len(tree.pieces)
        and tree.breaks[after] == NOTHING
        and tree.pieces[after].lstrip()[:1] in _COLONS
    )


def _is_chrome(tree: Tree, index: int, size: int) -> bool:
    """Tell whether an element that may be clicked, or a form, holds nothing the commenter wrote."""
    tag = tree.tags[index]
    if tag == "a" and size < LONGEST_REFERENCE and _is_reference(tree, index):
        return False
    if tag in _FORMS:
        return tag != "form" or not _holds_text(tree, index)
    said = tree.said[index]
    if not said & _OFFERING:
        return _is_label(tree, index)
    if said & CHROME and not said & AUTHOR and _holds_name(tree, index):
        return False
    if said & ANSWERED and size <= 60 and tag != "li":
        return True
    if said & CHROME and not said & AUTHOR:
        start, stop = tree.starts[index], tree.stops[index]
        line = tree.text(index, longest=LONGEST_CHROME)
        return (
            tree.linked[stop] - tree.linked[start] >= size
            or tag in ("button", "ul")
            or is_chrome(line)
            or is_badge(line)
            or not any(c.isalpha() for c in line)
        ) and not time_span(line)
    return _is_label(tree, index)


def _is_label(tree: Tree, index: int) -> bool:
    """Tell whether an element only offers something to click; what a site calls everybody without a name is a name."""
    if tree.tags[index] not in _LABELS:
        return False
    line = tree.text(index, longest=LONGEST_CHROME)
    return (
        (is_chrome(line) or (is_badge(line) and not _in_text(tree, index)))
        and not (tree.said[index] & AUTHOR and (is_guest(line) or _runs_site(line)))
        and not (tree.tags[index] == "a" and _is_in_sentence(tree, index))
    )


def _runs_site(name: str) -> bool:
    """Tell whether somebody is called after running the site, as in "Admin"."""
    return badge_of(name) in ("moderator", "staff")


def _is_in_sentence(tree: Tree, index: int) -> bool:
    """Tell whether a link has words of the text right before and after it."""
    start, stop = tree.starts[index], tree.stops[index]
    if (
        not 0 < start < stop < len(tree.pieces)
        or tree.breaks[start] != NOTHING
        or tree.breaks[stop] != NOTHING
    ):
        return False
    before, after = tree.pieces[start - 1], tree.pieces[stop]
    around = tree.parents[index]
    return (
        len(before) >= LEAST_BESIDE <= len(after)
        and tree.owners[start - 1] == tree.owners[stop] == around
        and any(map(str.isalpha, after))
        and (tree.said[around] & TEXT != 0 or _in_text(tree, around))
    )


def _is_reference(tree: Tree, index: int) -> bool:
    """Tell whether a link is a word of the text it stands in, such as #12."""
    after = tree.stops[index]
    in_line = after < len(tree.pieces) and tree.breaks[after] == NOTHING
    return in_line and tree.text(index).startswith("#") and _in_text(tree, index)


def _holds_text(tree: Tree, index: int) -> bool:
    """Tell whether a form holds the text itself, as where comments can be edited on the spot."""
    return any(
        tree.said[inner] & TEXT and tree.stops[inner] > tree.starts[inner]
        for inner in range(index + 1, tree.ends[index])
    )


def _is_or_holds_text(tree: Tree, index: int) -> bool:
    return tree.said[index] & TEXT != 0 or _holds_text(tree, index)


def _holds_name(tree: Tree, index: int) -> bool:
    """Tell whether what opens at a click on a name holds the name, as in a menu of what a member has written."""
    for inner in range(index + 1, min(tree.ends[index], index + MOST_IN_MENU)):
        said = tree.said[inner]
        named = said & SURE_AUTHOR and said & AUTHOR and not said & (ANSWERED | COMMENT)
        if named and tree.stops[inner] > tree.starts[inner]:
            return True
    return False


def _in_text(tree: Tree, index: int, *, first: int = 0) -> bool:
    """Tell whether one of the three elements around another, from some element on, is called a text."""
    around = tree.parents[index]
    for _ in range(3):
        if around < first:
            return False
        if tree.said[around] & TEXT:
            return True
        around = tree.parents[around]
    return False


def _is_signature(tree: Tree, marks: Marks, index: int, size: int, whole: int) -> bool:
    """Tell whether an element is what a member of a forum signs every post with.

    Some systems call the line of name and time so, which is told by what stands in it.
    """
    if size > 0.5 * whole:
        return False
    start, stop = tree.starts[index], tree.stops[index]
    return marks.timed[start] == marks.timed[stop] and marks.named[start] == marks.named[stop]


def _ranked_names(tree: Tree, marks: Marks, named: list[int]) -> list[tuple[int, str]]:
    """Return the innermost elements called an author's that hold a name, best first."""
    found: list[tuple[int, str]] = []
    spare: list[tuple[int, str]] = []
    for place, index in enumerate(named):
        following = named[place + 1] if place + 1 < len(named) else None
        if (
            following is not None
            and tree.holds(index, following)
            and clean_name(tree.text(following, longest=160))
        ):
            continue
        start, stop = tree.starts[index], tree.stops[index]
        start, stop = (start, stop) if stop - start == 1 else _name_among(tree, marks, index)
        text = _spelt(tree, start, stop)
        span = time_span(text) if may_name_time(tree, marks, start, stop) else None
        if span:
            text = _EMPTY_BRACKETS.sub("", text[: span[0]] + " " + text[span[1] :]).strip()
        elif ":" in text and (clock := _CLOCK_BEHIND.search(text)):
            text = text[: clock.start()]
        label, _, rest = text.partition(":")
        if rest:
            # What calls it a name is a piece of its own, in whatever language.
            apart = tree.pieces[start].strip() == f"{label}:" and not rest.strip().startswith("(")
            text = rest if apart and (is_guest(rest) or not is_chrome(rest)) else text
        name = clean_name(text)
        if name and (not is_chrome(name) or is_guest(name)) and len(name) <= LONGEST_NAME:
            found.append((index, name))
        elif name and _runs_site(name):
            spare.append((index, name))
    # Where nobody else is named, who runs the site may be called after that.
    found = found or spare[:1]
    return sorted(found, key=lambda item: (_rank(tree, item[0]), item[0])) if len(found) > 1 else found


def _name_among(tree: Tree, marks: Marks, index: int) -> tuple[int, int]:
    """Return which of the pieces of an author's element are the name, with a badge perhaps."""
    start, stop = tree.starts[index], tree.stops[index]
    # How many follow a writer, or what they have written, is shown beside some names.
    while stop - start > 1 and tree.pieces[stop - 1].strip(" ()").isdecimal():
        stop -= 1
    dated = next((at for at in range(start + 1, stop) if at in marks.dated), stop)
    start, dated = _below_rank(tree, index) or (start, dated)
    return start, _end_of_name(tree, index, dated)


def _spelt(tree: Tree, start: int, stop: int) -> str:
    """Return the line of a name without the badge after it, and without numbers that are to mislead harvesters.

    These are hidden between the letters of the name.
    """
    if stop - start == 1:
        return tree.line(start, stop, longest=160)
    pieces = range(start, stop)
    hidden = {at for at in pieces if tree.tags[tree.owners[at]] == "i" and tree.pieces[at].isdecimal()}
    hidden = hidden if len(hidden) >= LEAST_HIDDEN else set()
    badges = {at for at in pieces[1:] if is_badge(tree.pieces[at])}
    if badges and not only_connects(tree.line(start, min(badges), longest=160)):
        hidden |= badges
    if not hidden:
        return tree.line(start, stop, longest=160)
    shown = (tree.pieces[at] for at in pieces if at not in hidden)
    return " ".join("".join(shown).split())


def _below_rank(tree: Tree, index: int) -> tuple[int, int] | None:
    """Return the pieces of the link on a line of its own below what a site calls a member, in an author's element."""
    start, stop = tree.starts[index], tree.stops[index]
    below = next((at for at in range(start + 1, stop) if tree.breaks[at] != NOTHING), stop)
    rank = tree.line(start, below, longest=LONGEST_NAME) if below < stop else ""
    if not (is_badge(rank) or (rank.isupper() and " " in rank)):
        return None
    links = (at for at in range(index + 1, tree.ends[index]) if tree.tags[at] == "a")
    named = next((at for at in links if tree.starts[at] >= below), None)
    return (
        (tree.starts[named], tree.stops[named]) if named is not None and tree.starts[named] == below else None
    )


def _end_of_name(tree: Tree, index: int, stop: int) -> int:
    """Return where the name in an author's element ends: with the heading or link it opens with, if it does."""
    start = tree.starts[index]
    for inner in range(index + 1, tree.ends[index]):
        if tree.starts[inner] > start:
            break
        if tree.tags[inner] in _NAME_TAGS and start < tree.stops[inner] < stop:
            return tree.stops[inner]
    return stop


def _rank(tree: Tree, index: int) -> int:
    said, around = tree.said[index], 0
    for other in tree.ancestors(index, most=2):
        around |= tree.said[other]
    if (said | around) & ANSWERED or ANSWERING.match(tree.text(tree.parents[index], longest=80).lower()):
        return 9
    if said & SURE_AUTHOR or tree.attributes[index].get("itemprop") in ("author", "creator", "name"):
        return 0
    return 1 if around & SURE_AUTHOR else 2
