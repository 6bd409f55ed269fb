"""What each element of one record is: the author's name, the time, the text, a quotation, something to click."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import starmap
from typing import TYPE_CHECKING

from ..document.extents import Extent, own_parts
from ..document.tree import CODE, HEADINGS, NOTHING, Tree
from ..document.words import (
    ANSWERED,
    ANY_BADGE,
    AUTHOR,
    CHROME,
    COMMENT,
    DISLIKE,
    LIKE,
    QUOTE,
    SIGNATURE,
    SURE_AUTHOR,
    TEXT,
    TIME,
)
from ..wording.cues import DATE, DIGIT, has_digit
from ..wording.marks import LONGEST_TIME, Marks
from ..wording.phrases import (
    LONGEST_NAME,
    is_badge,
    is_chrome,
    is_guest,
)
from ..wording.times import time_span
from .names import in_text, leads_to_writer, opens_with_name, ranked_names, runs_site

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
MOST_WITHIN = 4
"""Elements of a label, itself included, one of which may be a link."""
_LEADING = frozenset(("a", "cite"))
_OFFERING = ANSWERED | CHROME
_TELLING = HEADINGS | CODE | _FORMS | _LABELS | _LEADING | {"q", "blockquote", "dd"}
"""Tags of elements that may be something though nothing calls them so."""
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
_OF_TIME = DATE | DIGIT
_VOTES = LIKE | DISLIKE
LONGEST_VOTES = 60
"""Characters of what says who liked a comment, and offers to."""
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
    hidden, signed, told = marks.hidden, marks.signed, marks.told
    has_form = not _WRITTEN_IN.isdisjoint(tags[extent.first : extent.last])
    longest = min(LONGEST_CHROME, MOST_CHROME * whole)
    for index in parts.nodes:
        if index < passed:
            continue
        tag = tags[index]
        said = saids[index]
        if index in told:
            said |= microdata.get(index, 0)
            if index in signed:
                linked.append(index)
        elif not (said or tag in _TELLING or has_form):
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
        if tag in CODE and size < whole:
            # Words and signs of a program stand in elements of their own, and some are those of names and buttons.
            passed = tree.ends[index]
        if index < quoted:
            # Who is quoted, and when they said it, is nothing of the record's own; nor are buttons among it a text.
            if clickable and (_is_button(tree, index) or _is_chrome(tree, marks, index, size)):
                parts.chrome.append(index)
                passed = tree.ends[index]
            continue
        timed = index in time_nodes
        if (
            timed
            and size <= LONGEST_TIME
            and (
                (size <= LONGEST_SHOWN and time_nodes[index])
                or _is_mostly_time(tree, marks, index)
                or (tag == "time" and size <= LONGEST_UNREAD and has_digit(tree.text(index)))
                or starts[index] in marks.ages
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
            (clickable and _is_chrome(tree, marks, index, size))
            or (said & _VOTES and size <= LONGEST_VOTES and _is_vote(tree, marks, index, size))
            or (said & SIGNATURE and _is_signature(tree, marks, index, size, whole))
            or (has_form and starts[index] == extent.start and _is_form_above(tree, marks, extent, index))
            or (index in hidden and size < 0.5 * whole and _hides_no_text(tree, index, said))
        ):
            parts.chrome.append(index)
            passed = tree.ends[index]
            continue
        elif tag == "dd" and tags[element] == "dt":
            parts.texts.append(index)
        else:
            leading = size <= LONGEST_NAME and tag in _LEADING
            if said & TEXT and not (leading and leads_to_writer(tree, index, first=extent.first)):
                parts.texts.append(index)
            elif leading:
                linked.append(index)
        if (
            said & AUTHOR
            and index != element
            and (size <= LONGEST_NAME + 20 or (size < 0.5 * whole and opens_with_name(tree, index, said)))
        ):
            named.append(index)
        elif (
            (
                said & TIME
                or (tag == "a" and starts[index] in marks.dated and _leads_here(tree, index, element))
            )
            and size <= LONGEST_TIME
            and not timed
            and _is_mostly_time(tree, marks, index)
        ):
            parts.times.append(index)
    named = named or [
        index for index in linked if index in signed or leads_to_writer(tree, index, first=extent.first)
    ]
    if named:
        parts.authors = ranked_names(tree, marks, named, within=(extent.start, extent.stop))
    if len(parts.times) > 1:
        parts.times.sort(key=lambda index: (not time_nodes.get(index), in_text(tree, index), index))
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


def among(nodes: Sequence[int], found: list[int]) -> list[int]:
    """Return those of some elements of a page that are elements of a record too, both in order.

    >>> among(range(4, 9), [2, 5, 8, 9]), among([4, 5, 8], [5, 6, 8])
    ([5, 8], [5, 8])
    """
    if not found or not nodes:
        return []
    here = found[bisect_left(found, nodes[0]) : bisect_right(found, nodes[-1])]
    return here if isinstance(nodes, range) else sorted(set(nodes).intersection(here))


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


def _is_mostly_time(tree: Tree, marks: Marks, index: int) -> bool:
    """Tell whether an element is its time and hardly more, so that nothing is lost when it is taken out."""
    cues, sizes = marks.cues, tree.sizes
    start, stop = tree.starts[index], tree.stops[index]
    # What stands before the first and behind the last word of a time is beside it; most elements are left by this.
    beside = 0
    while start < stop and not cues.get(start, 0) & _OF_TIME:
        beside += sizes[start]
        start += 1
    while start < stop and not cues.get(stop - 1, 0) & _OF_TIME:
        stop -= 1
        beside += sizes[stop]
    if beside > MOST_BESIDE:
        return False
    line = tree.text(index, longest=LONGEST_TIME)
    span = time_span(line)
    return span is not None and len(line) - (span[1] - span[0]) <= MOST_BESIDE


def _leads_here(tree: Tree, index: int, record: int) -> bool:
    """Tell whether a link with one piece of text leads to its own record, as the time of one does.

    >>> tree = Tree("<p id=c9><a href=#c9>3 May 2012</a> answers <a href=#c7>2 May 2012</a>")
    >>> [_leads_here(tree, at, tree.tags.index("p")) for at, tag in enumerate(tree.tags) if tag == "a"]
    [True, False]
    """
    href = tree.attributes[index].get("href") or ""
    here = href[:1] == "#" and href[1:].lower() == tree.ids[record]
    return here and tree.stops[index] - tree.starts[index] == 1


def _is_chrome(tree: Tree, marks: Marks, index: int, size: int) -> bool:
    """Tell whether an element that may be clicked, or a form, holds nothing the commenter wrote."""
    tag = tree.tags[index]
    if tag == "a" and size < LONGEST_REFERENCE and _is_reference(tree, index):
        return False
    if tag in _FORMS:
        return tag != "form" or not _holds_text(tree, index)
    said = tree.said[index]
    if not said & _OFFERING:
        return _is_label(tree, index)
    if said & CHROME and not said & AUTHOR and _holds_name(tree, marks, index):
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


def _is_button(tree: Tree, index: int) -> bool:
    """Tell whether a link leads nowhere and is called a button: in a quotation, what opens the rest of it.

    >>> tree = Tree("<a role=button>Whole text</a><a role=button href=/r>Report</a><a>Whole text</a>")
    >>> [_is_button(tree, at) for at, tag in enumerate(tree.tags) if tag == "a"]
    [True, False, False]
    """
    attributes = tree.attributes[index]
    return tree.tags[index] == "a" and attributes.get("role") == "button" and not attributes.get("href")


def _is_vote(tree: Tree, marks: Marks, index: int, size: int) -> bool:
    """Tell whether an element that is called after liking holds little but links: to like, and to who did."""
    start, stop = tree.starts[index], tree.stops[index]
    said = tree.said[index]
    return (
        not said & (TEXT | AUTHOR | COMMENT)
        and 2 * (tree.linked[stop] - tree.linked[start]) >= size
        and tree.breaks[start] != NOTHING
        and not _holds_name(tree, marks, index)
        and not _holds_text(tree, index)
    )


def _is_label(tree: Tree, index: int) -> bool:
    """Tell whether an element only offers something to click; what a site calls everybody without a name is a name."""
    if tree.tags[index] not in _LABELS:
        return False
    line = tree.text(index, longest=LONGEST_CHROME)
    return (
        (is_chrome(line) or (is_badge(line) and not in_text(tree, index)))
        and not (
            (is_guest(line) or runs_site(line))
            and (tree.said[index] & AUTHOR or _is_linked_name(tree, index))
        )
        and not (tree.tags[index] == "a" and _is_in_sentence(tree, index))
    )


def _is_linked_name(tree: Tree, index: int) -> bool:
    """Tell whether an element is a link to what a member is known by, or holds nothing else."""
    within = range(index, min(tree.ends[index], index + MOST_WITHIN))
    link = next((at for at in within if tree.tags[at] == "a"), None)
    whole = link is not None and (tree.starts[link], tree.stops[link]) == (
        tree.starts[index],
        tree.stops[index],
    )
    return link is not None and whole and leads_to_writer(tree, link, first=0)


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
        and (tree.said[around] & TEXT != 0 or in_text(tree, around))
    )


def _is_reference(tree: Tree, index: int) -> bool:
    """Tell whether a link is a word of the text it stands in, such as #12."""
    after = tree.stops[index]
    in_line = after < len(tree.pieces) and tree.breaks[after] == NOTHING
    return in_line and tree.text(index).startswith("#") and in_text(tree, index)


def _holds_text(tree: Tree, index: int) -> bool:
    """Tell whether a form holds the text itself, as where comments can be edited on the spot."""
    return any(
        tree.said[inner] & TEXT and tree.stops[inner] > tree.starts[inner]
        for inner in range(index + 1, tree.ends[index])
    )


def _is_or_holds_text(tree: Tree, index: int) -> bool:
    return tree.said[index] & TEXT != 0 or _holds_text(tree, index)


def _hides_no_text(tree: Tree, index: int, said: int) -> bool:
    """Tell whether what is seen at a click alone is no text; a badge that few show may be called one."""
    return said & ANY_BADGE != 0 or not _is_or_holds_text(tree, index)


def _holds_name(tree: Tree, marks: Marks, index: int) -> bool:
    """Tell whether what opens at a click on a name holds the name, as in a menu of what a member has written."""
    for inner in range(index + 1, min(tree.ends[index], index + MOST_IN_MENU)):
        said = tree.said[inner]
        named = (said & SURE_AUTHOR and said & AUTHOR and not said & (ANSWERED | COMMENT)) or (
            marks.microdata.get(inner) == AUTHOR
        )
        if named and tree.stops[inner] > tree.starts[inner]:
            return True
    return False


def _is_signature(tree: Tree, marks: Marks, index: int, size: int, whole: int) -> bool:
    """Tell whether an element is what a member of a forum signs every post with.

    Some systems call the line of name and time so, which is told by what stands in it.
    """
    if size > 0.5 * whole:
        return False
    start, stop = tree.starts[index], tree.stops[index]
    return marks.timed[start] == marks.timed[stop] and marks.named[start] == marks.named[stop]
