"""The fields of one record: author, badge, time, reactions, text and kind."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import accumulate, repeat
from operator import attrgetter
from typing import TYPE_CHECKING

from ..document.extents import Extent
from ..document.tree import NOTHING, Tree
from ..document.words import PING, TEXT
from ..wording.cues import REPLIES
from ..wording.marks import Marks
from ..wording.other_times import tells_other_time
from ..wording.phrases import clean_name, is_deleted
from ..wording.times import after_weekday, age_in, is_clock, names_time, time_span
from .edges import LONGEST_META, clock_in_lines, strip_edges, time_in_lines
from .kinds import (
    LONGEST_TITLE,
    PING_TEXT,
    badge_called,
    badge_said,
    in_ping_list,
    kind_of,
    linked_from,
    linked_title,
    titled,
)
from .layout import Layout
from .lines import QUOTE_MARK, Line, read_lines, shortened_in, without_cut
from .names import links_beside, runs_site
from .parts import Parts, among, read_parts
from .slots import name_in
from .votes import votes_in

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_LABEL, LONGEST_SUBJECT = 40, 150
MOST_TEXTS = 100
"""Elements called a text that are compared: the time this takes grows with their number and the record's length."""
FIRST_TOLD = 12
"""Elements of a record from its first on that may have the name in an attribute."""
_NAME_ATTRIBUTES = frozenset((
    "author", "username", "nickname", "communityname", "data-author", "data-author-name", "data-comment-author",
    "data-commenter", "data-user", "data-username", "data-user-name", "data-nickname", "data-nick", "data-displayname",
    "data-display-name",
))  # fmt: skip
# A page's title is too long for a name, but says so in the same words.
_QUOTING = re.compile(
    r"(?P<page>[^\n]{1,200}?)\s(?:says|said):\s*(?:[^\n]{1,60}\n+)?(?P<excerpt>\[(?:\.{3}|…)\]\s.*)",
    re.DOTALL | re.IGNORECASE,
)
_NUMBER = re.compile(r"#?\d{1,5}[.):]?")
_CLOCK = re.compile(r"\d[:.h]\d\d")
NEAR_CLOCK = 2
"""How many pieces a clock may stand before the date it belongs to."""
_QUOTED = attrgetter("quoted")


@dataclass(slots=True, kw_only=True)
class Fields:
    """What one record says, before it is known what it answers."""

    text: str
    author: str | None
    badge: str | None
    shown: str | None
    moment: str | None
    likes: int | None
    dislikes: int | None
    kind: str


def read_fields(layout: Layout, extent: Extent, inner: tuple[Extent, ...], *, guess: bool) -> Fields:
    """Read the fields of a record.

    Args:
        layout: of the page.
        extent: the record.
        inner: the records directly inside it.
        guess: whether a short line may be the name because of where it stands alone.

    `Fields.moment` is the time for machines where the page gives one; `Fields.shown` the time a reader sees.
    """
    tree, marks = layout.tree, layout.marks
    parts = read_parts(tree, marks, extent, inner)
    if layout.texts and not parts.texts:
        parts.texts = among(parts.nodes, layout.texts)
    author, author_node = _author(layout, parts)
    links_here = tree.said[extent.element] & PING
    linking = linked_from(tree, parts) if links_here else None
    if links_here and author is None:
        author, author_node = _title_for_name(layout, parts)
    time_nodes = _time_nodes(tree, parts)
    about = [*parts.chrome, *time_nodes]
    if author_node is not None:
        about += [author_node, *links_beside(tree, author_node)]
    if len(parts.authors) > 1:
        # Where the whole text is shown at a click, the name may stand before it once more.
        about += [index for index, name in parts.authors[1:] if name == author]
    left_out, quoted = _pieces_in(tree, about), _pieces_in(tree, parts.quotes)
    if linking:
        author, author_node = linking[0], None
        left_out.update(linking[1])
    if layout.cut:
        left_out |= shortened_in(tree, parts.stretches, layout.cut)
    if layout.latest:
        left_out.update(_among(parts.stretches, layout.latest))
    if layout.scores:
        left_out.update(_among(parts.stretches, layout.scores))
    if author_node in marks.signed:
        left_out.update(_above_byline(tree, marks, parts, author_node))
    if author_node is not None:
        left_out.update(_heading_above(tree, parts, author_node))
    shown = _joined_text(tree, time_nodes[:2]) if time_nodes else None
    moment = _moment(layout, parts)
    body = _text_node(tree, marks, parts, left_out)
    if (
        body
        and author_node is not None
        and time_nodes
        and _is_numbered(tree, body, author_node, time_nodes[0])
    ):
        left_out.add(body[0])
    inside = set(range(*body)) if body else set()
    span = time_span(shown) if shown else None
    if shown and span:
        shown = shown[after_weekday(shown, span[0]) : span[1]]
    age = age_in(shown) if shown and marks.ages else None
    shown = age or shown
    told = shown is not None and (moment is not None or span is not None or age is not None)
    # Where elements tell everything, only the lines of the text are of interest.
    stretches = _within(parts.stretches, body) if body and author and told else parts.stretches
    lines = read_lines(tree, marks, stretches, left_out=left_out, quoted=quoted)
    if not told:
        shown = time_in_lines(lines, inside) or _dated_piece(tree, marks, parts, inside) or shown
        if author and not shown:
            shown = clock_in_lines(lines, author)
    named, lines = strip_edges(lines, inside, author=author, shown=shown, seek=author is None, guess=guess)
    author = author or named
    kept = [line for line in lines if line.text and (not inside or not inside.isdisjoint(line.pieces))]
    if not inside and all(map(_QUOTED, kept)):
        # Some sites put every comment into a quotation.
        kept = [replace(line, quoted=False) for line in kept]
    text = _joined(kept)
    if "…" in text or "..." in text:
        text = _joined(without_cut(kept, author=author))
    if not text and author and shown:
        text = _paragraph(tree, parts, left_out)
    if author is None and (quoted := _QUOTING.fullmatch(text)):
        author, text = quoted["page"].strip(), quoted["excerpt"]
    kind = kind_of(layout, extent, parts.nodes, text, author)
    if kind == "pingback":
        listed = not linking and in_ping_list(tree, extent.element) and linked_title(tree, parts)
        title = listed or (titled(tree, parts, cut=author) if author_node or not author else None)
        author, text = title or author, text.replace(title, "", 1).strip() if title else text
        text = "" if text == shown else text
        text = "" if PING_TEXT.fullmatch(text.lower()) else text
    if not text and kind == "comment":
        said = (tree.pieces[at].strip() for start, stop in parts.stretches for at in range(start, stop))
        kind = "deleted" if any(map(is_deleted, said)) else kind
    if author and is_deleted(author):
        author, kind = None, "deleted"
    likes, dislikes = votes_in(tree, marks, parts.nodes, parts.stretches)
    above = body[0] if body else max(_pieces_in(tree, time_nodes), default=0)
    return Fields(
        text=text,
        author=author,
        badge=badge_called(layout, extent, parts.nodes) or badge_said(layout, parts, above, left_out, author),
        shown=shown,
        moment=moment,
        likes=likes,
        dislikes=dislikes,
        kind=kind,
    )


def _joined_text(tree: Tree, elements: list[int]) -> str | None:
    return " ".join([tree.text(index, longest=200) for index in elements]).strip() or None


def _heading_above(tree: Tree, parts: Parts, author: int) -> range:
    """Return the pieces of the heading that opens a record whose text is neither it nor beside its author."""
    opening, stop = parts.stretches[0] if parts.stretches else (0, 0)
    heading = next((at for at in parts.titles if tree.starts[at] == opening), None)
    if heading is None or tree.holds(heading, author) or tree.stops[heading] >= stop:
        return range(0)
    return range(opening, tree.stops[heading])


def _above_byline(tree: Tree, marks: Marks, parts: Parts, author: int) -> range:
    """Return the pieces above a line of "by", a name and a time, where the text stands below that: a subject, a score.

    Below a text, nothing but links follows such a line.
    """
    opening, stop = next(((a, b) for a, b in parts.stretches if a <= tree.starts[author] < b), (0, 0))
    start = end = tree.starts[author]
    while start > opening and tree.breaks[start] == NOTHING:
        start -= 1
    while end < stop and (end <= tree.starts[author] or tree.breaks[end] == NOTHING):
        end += 1
    above = tree.size(opening, start)
    below = marks.plain[parts.stretches[-1][1]] - marks.plain[end] if parts.stretches else 0
    return range(opening, start) if 0 < above <= min(LONGEST_SUBJECT, 2 * below) else range(0)


def _dated_piece(tree: Tree, marks: Marks, parts: Parts, inside: set[int]) -> str | None:
    """Return the first time that a piece of its own shows, outside the text."""
    for start, stop in parts.stretches:
        for at in range(start, stop):
            if (
                at in marks.dated
                and at not in inside
                and not tells_other_time(tree.text(tree.owners[at], longest=80))
            ):
                piece = " ".join(tree.pieces[at].split())
                span = time_span(piece)
                if span and len(piece) - (span[1] - span[0]) <= LONGEST_LABEL:
                    return piece[slice(*span)]
    return None


def _is_numbered(tree: Tree, body: tuple[int, int], author: int, time: int) -> bool:
    """Tell whether a number alone opens a box that holds a record's name and time beside its text: it is the record's.

    >>> tree = Tree("<div><b>2.</b><p>Late.<p><cite>Ann</cite> <i>3 May 2012</i></div>")
    >>> cite, time = tree.tags.index("cite"), tree.tags.index("i")
    >>> _is_numbered(tree, (0, 5), cite, time), _is_numbered(tree, (0, 2), cite, time)
    (True, False)
    """
    start, stop = body
    return (
        all(start < tree.starts[index] and tree.stops[index] <= stop for index in (author, time))
        and _NUMBER.fullmatch(tree.pieces[start].strip()) is not None
        and tree.breaks[start + 1] != NOTHING
    )


def _within(stretches: list[tuple[int, int]], body: tuple[int, int]) -> list[tuple[int, int]]:
    """Return what of some stretches of pieces lies in another."""
    cut = [(max(start, body[0]), min(stop, body[1])) for start, stop in stretches]
    return [(start, stop) for start, stop in cut if start < stop]


def _among(stretches: list[tuple[int, int]], found: list[int]) -> list[int]:
    """Return those of some pieces, which are in order, that lie in some stretches."""
    return [
        at for start, stop in stretches for at in found[bisect_left(found, start) : bisect_left(found, stop)]
    ]


def _moment(layout: Layout, parts: Parts) -> str | None:
    """Return the first time for machines: of the elements that are the record's time, else of any not quoted."""
    tree, moments = layout.tree, layout.marks.time_nodes
    for index in parts.times:
        if moment := moments.get(index):
            return moment
    for index in among(parts.nodes, layout.moments):
        if not any(map(tree.holds, parts.quotes, repeat(index))):
            return moments[index]
    return None


def _pieces(tree: Tree, index: int) -> tuple[int, int]:
    return tree.starts[index], tree.stops[index]


def _pieces_in(tree: Tree, elements: Iterable[int]) -> set[int]:
    """Return the pieces of text that stand in some elements."""
    found: set[int] = set()
    for index in elements:
        found.update(range(tree.starts[index], tree.stops[index]))
    return found


def _author(layout: Layout, parts: Parts) -> tuple[str | None, int | None]:
    tree, ages = layout.tree, layout.marks.ages
    if parts.authors:
        index, name = parts.authors[0]
        return name, index
    if told := _told_name(tree, parts):
        return told, None
    fitting = [
        (name, index)
        for index in among(parts.nodes, layout.named)
        if (name := name_in(tree, index, ages=ages))
    ]
    if not fitting:
        # Who runs the site may be called after that.
        fitting = [
            (name, index)
            for index in among(parts.nodes, layout.named)
            if (name := clean_name(tree.text(index, longest=LONGEST_LABEL))) and runs_site(name)
        ]
    # A link in a sentence may look like one that is a name.
    apart = (found for found in fitting if not _in_sentence(tree, found[1]))
    return next(apart, fitting[0] if fitting else (None, None))


def _title_for_name(layout: Layout, parts: Parts) -> tuple[str | None, int | None]:
    """Return what stands in the place of the name where a page links here: its title, which may be long for a name."""
    tree = layout.tree
    for index in among(parts.nodes, layout.named):
        title = tree.text(index)
        if 0 < len(title) <= LONGEST_TITLE and not names_time(title):
            return title, index
    return None, None


def _told_name(tree: Tree, parts: Parts) -> str | None:
    """Return the name that one of a record's first elements has in an attribute, where the record shows it too.

    Web components write names so, and show them on a button that opens a menu.
    """
    for index in parts.nodes[:FIRST_TOLD]:
        attributes = tree.attributes[index]
        if not attributes or _NAME_ATTRIBUTES.isdisjoint(attributes):
            continue
        for key in _NAME_ATTRIBUTES.intersection(attributes):
            name = clean_name(attributes[key][:LONGEST_LABEL])
            if name and _is_shown(tree, parts, name):
                return name
    return None


def _is_shown(tree: Tree, parts: Parts, name: str) -> bool:
    shown = (tree.pieces[at] for start, stop in parts.stretches for at in range(start, stop))
    unheard = (tree.unheard[index] for index in parts.nodes if index in tree.unheard)
    return any(said.strip() == name for said in (*unheard, *shown))


def _in_sentence(tree: Tree, index: int) -> bool:
    start = tree.starts[index]
    return (
        0 < start < len(tree.pieces)
        and tree.breaks[start] == NOTHING
        and len(tree.pieces[start - 1]) > LONGEST_LABEL
    )


def _time_nodes(tree: Tree, parts: Parts) -> list[int]:
    """Return the elements of the record's time: the first, and what holds the rest of it or stands beside it."""
    if not parts.times:
        return []
    first = parts.times[0]
    found = [*_clock_before(tree, first), first]
    for other in parts.times[1:]:
        if other in found or any(map(tree.holds, found, repeat(other))):
            continue
        holds_first = tree.holds(other, first)
        near = 0 <= tree.starts[other] - tree.stops[first] <= 2
        if holds_first and tree.size(*_pieces(tree, other)) <= tree.size(*_pieces(tree, first)) + 12:
            found, first = [other], other
        elif near and not holds_first and is_clock(tree.text(other, longest=40)):
            found.append(other)
    return found


def _clock_before(tree: Tree, index: int) -> list[int]:
    """Return the element of a clock that stands right before a date, as in "At 10:14am on 11 Nov 2009"."""
    if _CLOCK.search(tree.text(index, longest=80)):
        return []
    start = tree.starts[index]
    for at in range(start - 1, max(start - NEAR_CLOCK, 0) - 1, -1):
        if is_clock(tree.pieces[at]) and not tree.holds(tree.owners[at], index):
            return [tree.owners[at]]
    return []


def _text_node(tree: Tree, marks: Marks, parts: Parts, left_out: set[int]) -> tuple[int, int] | None:
    """Return the pieces of the element that holds the text, where one is called so and holds most of it."""
    if not parts.texts:
        return None
    # What somebody calls a comment stands beside its text, and may well be longer.
    gone = left_out | _pieces_in(tree, parts.titles) if parts.titles else left_out
    pieces, dated, mentions = tree.pieces, marks.dated, marks.mentions
    own = [
        at
        for start, stop in parts.stretches
        for at in range(start, stop)
        if at not in gone and (at not in dated or at in mentions or len(pieces[at]) > LONGEST_META)
    ]
    sizes = [tree.sizes[at] for at in own]
    sums = [0, *accumulate(sizes)]

    def size(index: int) -> int:
        start, stop = _pieces(tree, index)
        return sums[bisect_left(own, stop)] - sums[bisect_left(own, start)]

    def fits(index: int, size: int) -> bool:
        if size >= 0.55 * sums[-1]:
            return True
        start, stop = _pieces(tree, index)
        outside = sizes[: bisect_left(own, start)] + sizes[bisect_left(own, stop) :]
        return all(length <= LONGEST_LABEL for length in outside)

    texts = parts.texts[:MOST_TEXTS]
    if len(texts) == 1:
        found = size(texts[0])
        return _pieces(tree, texts[0]) if found and fits(texts[0], found) else None
    following = [*texts[1:], len(tree)]
    innermost = [
        (index, found)
        for index, other in zip(texts, following, strict=True)
        if other >= tree.ends[index] and (found := size(index))
    ]
    if len(innermost) == 1 and fits(*innermost[0]):
        return _pieces(tree, innermost[0][0])
    chosen = None
    for index in texts:
        found = size(index)
        if found and (chosen is None or found >= 0.75 * chosen[1]) and fits(index, found):
            chosen = index, found
    return _pieces(tree, chosen[0]) if chosen else None


def _joined(lines: Iterable[Line]) -> str:
    pieces: list[str] = []
    for line in lines:
        said = f"{QUOTE_MARK}{line.text}" if line.quoted else line.text
        if pieces:
            pieces.append("\n\n" if line.paragraph else "\n")
        pieces.append(said)
    return "".join(pieces)


def _paragraph(tree: Tree, parts: Parts, left_out: set[int]) -> str:
    """Return the one paragraph of a record that seems to say nothing: it may say "Yes", as a button does, or "2019"."""
    found = [
        at
        for start, stop in parts.stretches
        for at in range(start, stop)
        if _fills_paragraph(tree, at)
        and not _is_linked(tree, at)
        and (at not in left_out or _is_all_of_text(tree, at))
    ]
    said = " ".join(tree.pieces[found[0]].split()) if len(found) == 1 else ""
    return "" if said.lower() in REPLIES or is_deleted(said) or time_span(said) else said


def _fills_paragraph(tree: Tree, at: int) -> bool:
    """Tell whether a piece stands in a paragraph, or is all that a span in one holds."""
    owner = tree.owners[at]
    alone = tree.tags[owner] == "span" and tree.stops[owner] - tree.starts[owner] == 1
    return tree.tags[tree.parents[owner] if alone else owner] == "p"


def _is_all_of_text(tree: Tree, at: int) -> bool:
    """Tell whether a piece is all that an element holds which is called a text."""
    around = tree.ancestors(tree.owners[at], most=2)
    return any(tree.said[box] & TEXT and tree.stops[box] - tree.starts[box] == 1 for box in around)


def _is_linked(tree: Tree, at: int) -> bool:
    return tree.linked[at + 1] > tree.linked[at]
