"""The place of the name in records that do not call it one: what stands in the same place in all of them.

A site that writes ``<b>Ann</b><br>1/05/2019`` names nothing, but it writes every record alike: the element
that is in nearly all of them, is short, differs from one to the next and comes first is the name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from statistics import median
from typing import TYPE_CHECKING

from ..document.tree import NOTHING
from ..document.words import SUBJECT
from ..wording.counts import numbers_comment
from ..wording.cues import has_digit
from ..wording.phrases import OPENS_ANSWER, is_badge, is_chrome, is_guest, shown_name
from ..wording.times import names_time
from .names import before_place
from .parts import own_nodes

if TYPE_CHECKING:
    from collections.abc import Mapping, Set

    from ..document.extents import Extent
    from ..document.tree import Tree

Slot = tuple[str, tuple[str, ...]]
"""What an element in that place is: its tag and class names."""

_ABBREVIATION = re.compile(r"(?<!\w)(?:\w|[SJ]r|Esq|Ret|Inc|Ltd|Corp|Bros|Co)\.$")
"""The end of a name that ends with a stop: an initial, what somebody is, or a company."""
_RATED = re.compile(r"[:：]\s*[+−-]?\d")
MOST_WORDS = 5
LONGEST = 40
LEAST_SHARE = 0.8
LEAST_NAMED = 3
MOST_SAMPLED = 40
LONGEST_INITIALS = 2
MOST_AROUND = 2
"""How far around a piece an element may be called a subject."""
FARTHEST, FARTHEST_HEADING = 3, 8
"""How many pieces of text stand before a name at most, on average; before one in a heading, a forum's column may."""
LEAST_BEGINNING, LEAST_BEYOND, MOST_BELOW = 6, 12, 12
"""Characters of a title that is the beginning of a text, of what follows these, and pieces between the two."""
_HEADING_TAGS = frozenset(("h3", "h4", "h5", "h6", "cite"))
_TAGS = frozenset(
    (
        "b",
        "strong",
        "a",
        "cite",
        "em",
        "i",
        "u",
        "span",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "dt",
        "th",
        "td",
        "p",
        "div",
        "font",
        "small",
        "label",
    )
)


def name_slot(
    tree: Tree,
    members: tuple[Extent, ...],
    inner: Mapping[int, tuple[Extent, ...]],
    *,
    ages: Set[int] = frozenset(),
) -> Slot | None:
    """Return the place of the name in some records; None where none is in nearly all of them.

    `ages` are the pieces that say how old a record is, which may stand in one element with the name.
    """
    sample = members[:MOST_SAMPLED]
    if len(sample) < 2:
        return None
    # One of a few may be the stub of a comment that was removed.
    least = min(LEAST_SHARE * len(sample), max(len(sample) - 1, LEAST_NAMED))
    names: dict[Slot, list[str]] = defaultdict(list)
    offsets: dict[Slot, int] = defaultdict(int)
    repeated: dict[Slot, int] = defaultdict(int)
    unheard: set[Slot] = set()
    subjects: set[Slot] = set()
    for left, extent in zip(range(len(sample), 0, -1), sample, strict=True):
        # With names in too few of the records before, no place can be in nearly all of them any more.
        if max(map(len, names.values()), default=0) + left < least:
            return None
        seen: set[Slot] = set()
        for index in own_nodes(extent, inner[extent.element])[:60]:
            slot = slot_of(tree, index)
            if slot is None or slot in seen or index == extent.element:
                continue
            seen.add(slot)
            if len(names.get(slot, ())) + left < least:
                continue
            name = name_in(tree, index, ages=ages)
            if name:
                names[slot].append(name)
                offsets[slot] += tree.starts[index] - extent.start
                if index in tree.unheard:
                    unheard.add(slot)
                    continue
                repeated[slot] += _begins_text(tree, index, extent.stop)
                if _is_in_subject(tree, tree.stops[index] - 1):
                    subjects.add(slot)
    fitting = [
        slot
        for slot, found in names.items()
        if len(found) >= least
        and _differ(found)
        and not any(map(OPENS_ANSWER.match, found))
        and 2 * repeated[slot] < len(found)
        and offsets[slot] <= (FARTHEST_HEADING if slot[0] in _HEADING_TAGS else FARTHEST) * len(found)
    ]
    # What a comment is about may be as short as a name, and stand above it.
    fitting = [slot for slot in fitting if slot not in subjects] or fitting
    # Initials stand in for a picture, and buttons are clicked where anything else may be the name.
    spelt = [slot for slot in fitting if median(map(_spelt, names[slot])) > LONGEST_INITIALS] or fitting
    return min(
        spelt,
        key=lambda slot: (slot in unheard, offsets[slot] / len(names[slot]), -len(names[slot])),
        default=None,
    )


def _is_in_subject(tree: Tree, at: int) -> bool:
    """Tell whether a piece is in an element that is called a subject.

    >>> from commentariat.corpus.pages.document.tree import Tree
    >>> tree = Tree("<p><i>2.</i> <b class=comment-title><a>Late again</a></b><p><b>Ann</b>")
    >>> [_is_in_subject(tree, at) for at in range(len(tree.pieces))]
    [False, True, False]
    """
    owner = tree.owners[at]
    return any(tree.said[index] & SUBJECT for index in (owner, *tree.ancestors(owner, most=MOST_AROUND)))


def _spelt(name: str) -> int:
    """Return how many letters a name has; a sign of a script without capitals counts for two, as in Chinese."""
    return len(name) if name.lower() != name.upper() else 2 * len(name)


def _begins_text(tree: Tree, index: int, stop: int) -> bool:
    """Tell whether what an element says is what a text below it begins with: systems make titles so."""
    start = tree.stops[index]
    said = tree.pieces[start - 1].strip()
    if tree.starts[index] + 1 != start or len(said) < LEAST_BEGINNING:
        return False
    below = range(start, min(start + MOST_BELOW, stop))
    return any(
        tree.pieces[at].strip() == said
        or (len(tree.pieces[at]) >= len(said) + LEAST_BEYOND and tree.pieces[at].lstrip().startswith(said))
        for at in below
    )


def _differ(names: list[str]) -> bool:
    """Tell whether the names in a place differ as those of people do; everybody may be called a guest."""
    guests = sum(map(is_guest, names))
    return len(set(names)) + guests > max(1, len(names) // 3) and guests < len(names)


def slot_of(tree: Tree, index: int) -> Slot | None:
    """Return what an element is, when names stand in such elements."""
    tag = tree.tags[index]
    named = tag in _TAGS or (tag == "button" and index in tree.unheard)
    return (tag, dress_of(tree, index)) if named else None


def dress_of(tree: Tree, index: int) -> tuple[str, ...]:
    """Return the class names of an element; what sets a piece of text apart in the font tag of old pages."""
    if tree.tags[index] != "font":
        return tree.classes[index]
    node = tree.attributes[index]
    return tuple(f"{name}={node[name]}" for name in ("face", "size", "color") if node.get(name))


def _is_clicked(tree: Tree, at: int) -> bool:
    """Tell whether a piece is a link that is a sign alone, as to the comment itself."""
    said = tree.pieces[at].strip()
    return len(said) == 1 and not said.isalnum() and tree.tags[tree.owners[at]] == "a"


def name_in(tree: Tree, index: int, *, ages: Set[int] = frozenset()) -> str | None:
    """Return the name an element may hold, which ends where an age begins that little follows.

    A button that opens a menu may hold it.

    >>> from commentariat.corpus.pages.document.tree import Tree
    >>> tree = Tree("<p><b>Ann</b> <button>Bo</button> <button>Share</button> No.")
    >>> [name_in(tree, at) for at, tag in enumerate(tree.tags) if tag in ("b", "button")]
    ['Ann', 'Bo', None]
    """
    if unheard := tree.unheard.get(index):
        return _as_name(" ".join(unheard.split()))
    start, stop = tree.starts[index], tree.stops[index]
    if ages:
        age = next((at for at in range(start, min(stop, start + MOST_WORDS)) if at in ages), stop)
        if tree.size(age, stop) > LONGEST:
            return None
        stop = age
    # A badge beside the name is none of it, nor is the comment's number before it.
    while stop - start > 1 and (is_badge(tree.pieces[start]) or tree.pieces[start].strip(" .#)").isdecimal()):
        start += 1
    while stop - start > 1 and (is_badge(tree.pieces[stop - 1]) or _is_clicked(tree, stop - 1)):
        stop -= 1
    stop = before_place(tree, start, stop)
    several_lines = any(tree.breaks[at] != NOTHING for at in range(start + 1, stop))
    if several_lines or not 0 < tree.size(start, stop) <= LONGEST:
        return None
    if stop - start > 1 and all(map(is_chrome, tree.pieces[start:stop])):
        return None
    return _as_name(tree.line(start, stop, longest=LONGEST))


def _as_name(text: str) -> str | None:
    """Return the name that a text is, if it can be one."""
    if (
        not 0 < len(text) <= LONGEST
        or len(text.split()) > MOST_WORDS
        or (text.endswith((".", "!", "?", "…", "。", "！", "？")) and not _ABBREVIATION.search(text))
        or "://" in text
        or (is_chrome(text) and not is_guest(text))
        or names_time(text)
        or (has_digit(text) and (numbers_comment(text) or _RATED.search(text)))
    ):
        return None
    return shown_name(text)
