"""Where a page shows times and names: the signs by which records are found and their fields read."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import accumulate, chain
from typing import TYPE_CHECKING

from ...values.dates import infer_order
from ...values.numbers import BLANKS
from ..document.tree import MOMENTS, NOTHING, TITLES, Tree
from ..document.words import AUTHOR, COMMENT, TEXT, TIME
from .cues import (
    BADGE,
    BEGINS_BYLINE,
    BY,
    DATE,
    DIGIT,
    OPENS_REPLY,
    REPLIES,
    REPLY,
    SAYING,
    SINCE,
    cue_of,
    has_digit,
)
from .moments import read_time
from .other_times import opens_with_other_time
from .phrases import SAYS, WRITTEN_BY, byline
from .times import age_in, is_clock, time_span
from .vocabulary import before_says, is_said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ...values.dates import Order

LONGEST_NAME = 80
SHORTEST_TIME, LONGEST_TIME = 3, 160
LONGEST_FIGURE = 30
LONGEST_BESIDE, MOST_TIMES_BESIDE = 30, 3
"""Characters beside a date, or how many times as many as a time has, beyond which it is only mentioned."""
LONGEST_VOTED = 80
"""Characters of what a button with a number of votes says to who cannot see it."""
_FIELDS = AUTHOR | TIME
NEAR = 4
"""How many pieces a date and its clock may stand apart."""

_TOOLTIPS = frozenset(TITLES)
_TOLD = frozenset((*MOMENTS, "itemprop", "property"))
_DATED = _TOLD | _TOOLTIPS
_HIDDEN = frozenset(("hidden", "is-hidden", "d-none", "hide", "u-h", "u-hidden", "ng-hide"))
_DATE_KINDS = ("datePublished", "dateCreated", "commentTime", "dateModified")
_TITLED = frozenset(("abbr", "span", "a", "time", "div", "acronym", "small", "em", "p", "i"))
_DIGIT = re.compile(r"\d")
_DAY_IN_FIGURES = re.compile(r"(?<![\d./-])\d{1,2}(?P<sep>[./-])\d{1,2}(?P=sep)(?:\d{4}|\d\d)(?!\d)")
BEHIND_VOTES = (
    "people|persons?|others?|mensen|personer|pessoas?|personas?|personnes?|persone|personen"
    "|times|fois|mal|veces|vezes|volte|keer"
    "|osób|osoby|users?|readers?|members?|leser|lesern|lecteurs|lectores|lettori"
)
"""What may stand behind a number of votes."""
# A number with a word or two, as in "14 people liked this", and no date.
_FIGURE = re.compile(
    rf"[^\w+−-]*(?:[+−-]?\d[\d.,’'{BLANKS}]*(?:\s*[^\W\d_][^\d:]*)?"
    rf"|\[?[^\W\d_][^\d:]*\W\+?\d[\d.,]*(?:\s+(?:{BEHIND_VOTES}))?)\W*"
)
_BOTH_WAYS = re.compile(r"\W*(?:[+▲⬆↑👍]\W*\d+[^\w.,:]+\d+|\d+\+\s*/\s*\d+[-−–])\W*")
"""Votes for and against in one piece: "▲ 12 ▼ 3", "+17 / −4"."""
_ZONE = re.compile(r"\sGMT([+-]\d\d)(\d\d)(?:\s\([^()]{0,60}\))?\s*$")
"""The end of a time as JavaScript writes it: "Tue Mar 12 2024 09:10:00 GMT+0000 (Coordinated Universal Time)"."""
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d|\d{8}T|\d{10}(?:\d{3})?$")
# What is offered for sale or work is reported too, and so are slips in an article.
_REPORTED = (
    r" (?:this |an? )?(?:job|ad|advert|listing|offer|vacancy|item|seller|property|error|correction|typo|mistake|problem"
    r"|bug|article|story)\b"
)
_REPLY = re.compile(
    r"(?:reply to|(?:log|sign) ?in (?:or register )?to|répondre|auf .{1,40} antworten|signaler"
    r"|rate this comment|diesen kommentar|noter ce commentaire"
    rf"|recommend \(|report(?!{_REPORTED})|link to|flag)\b.{{0,40}}"
    rf"|.{{1,40}}\s(?:{'|'.join(SAYING)})(?:\W{{0,3}}|\W*\.\.\.)",
    re.IGNORECASE,
)
_BY_WORDS = ("by", "von", "par", "por")
_SAYS_WHEN = re.compile(rf"\s*(?:{SAYS})\s")
_BEFORE_NAME = re.compile(rf"(?:.*[\W\d])?(?:{'|'.join(_BY_WORDS)})\s*", re.IGNORECASE | re.DOTALL)
_NAMING = frozenset(("a", "b", "strong", "i", "em", "u", "cite", "font", "span"))
MOST_BEHIND_NAME = 6
"""How many pieces behind a name the time on its line may stand: numbers and addresses stand between."""
LEADS_TO_NAME = re.compile(
    r"\W*(?:#?\d{1,5}\W+)?(?:(?:comment|posted|written|submitted|left|geschrieben|verfasst|publié|escrito"
    rf"|kommentar)\s+)(?:(?:by|von|par|por|di)\s*:?|from\s*:)\s*|\W*(?:by|von|par|por)\s*:\s*|\W*(?:{WRITTEN_BY})\s*:?\s*",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Marks:
    """Signs of records, by the piece of text they stand at.

    Attributes:
        cues: what the words of its pieces may be part of.
        times: pieces at which a time begins, in order; a date and its clock count once.
        dated: pieces that name a time by themselves.
        mentions: those of them that say much else beside it: texts in which a time is mentioned.
        ages: pieces such as "3h" that may be an age; those that are one, once the records are known.
        figures: pieces that are a number, or count something, in order: votes are looked for there.
        time_nodes: elements that are a time, by machine or by what they are called, with the moment their
            attributes give (None where none does).
        authors: pieces at which an element that is called an author's, or a byline, begins.
        signed: elements that hold a name after "by" or a time, or before "wrote", with the time on the same line.
        replies: pieces that offer an answer, or say that somebody says something.
        clicked: pieces before a button that offers an answer.
        timed, named, answerable: how many times, authors and replies stand before each piece.
        counting: elements whose label for who cannot see them has a figure, in order.
        plain: characters of text before each piece, those at any of these signs left out.
        hidden: elements whose class says that they are seen at a click alone.
        microdata: elements that microdata or `rel` call an author (`AUTHOR`), a text (`TEXT`) or a comment (`COMMENT`).
        reviewed: elements that microdata call what a review is of, in order.
        unheard: the elements of `Tree.unheard`, in order.
        told: the elements that are in any of `time_nodes`, `signed`, `hidden` and `microdata`.
        badges: pieces that may be the word for a badge, in order.
    """

    cues: Mapping[int, int]
    times: list[int] = field(default_factory=list)
    dated: set[int] = field(default_factory=set)
    mentions: set[int] = field(default_factory=set)
    ages: set[int] = field(default_factory=set)
    figures: list[int] = field(default_factory=list)
    time_nodes: dict[int, str | None] = field(default_factory=dict)
    authors: list[int] = field(default_factory=list)
    signed: set[int] = field(default_factory=set)
    replies: list[int] = field(default_factory=list)
    clicked: list[int] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    microdata: dict[int, int] = field(default_factory=dict)
    reviewed: list[int] = field(default_factory=list)
    unheard: list[int] = field(default_factory=list)
    told: set[int] = field(default_factory=set)
    badges: list[int] = field(default_factory=list)
    timed: list[int] = field(default_factory=list)
    named: list[int] = field(default_factory=list)
    answerable: list[int] = field(default_factory=list)
    counting: list[int] = field(default_factory=list)
    plain: list[int] = field(default_factory=list)


def find_marks(tree: Tree, cues: Mapping[int, int]) -> Marks:
    """Find the signs of a page; `cues` are those of its pieces."""
    marks = Marks(cues, unheard=sorted(tree.unheard))
    found = _read_attributes(tree, marks)
    clocks: set[int] = set()
    others: set[int] = set()
    before_names: list[int] = []
    opening: list[int] = []
    for at, cue in cues.items():
        piece = tree.pieces[at]
        size = len(piece)
        if cue & DIGIT and size <= LONGEST_FIGURE:
            # Most of these are a number and nothing else, and so no time of day.
            bare = piece.isdecimal()
            if counts := bare or (_FIGURE.fullmatch(piece) or _BOTH_WAYS.fullmatch(piece)) is not None:
                marks.figures.append(at)
            if not bare and is_clock(piece):
                clocks.add(at)
            elif counts and not bare and age_in(piece):
                marks.ages.add(at)
        if cue & DATE and cue & (DIGIT | SINCE) and size >= SHORTEST_TIME:
            line = " ".join(piece.split())
            if span := time_span(line):
                mentioned = _is_mentioned(line, span)
                # "Register today!" dates nothing.
                if not mentioned or cue & (DIGIT | BY):
                    marks.dated.add(at)
                if mentioned:
                    marks.mentions.add(at)
                if opens_with_other_time(line):
                    others.add(at)
        if cue & REPLY and size <= 60 and _is_reply(piece) and not _writes_letter(tree, at):
            marks.replies.append(at)
        if cue & BADGE:
            marks.badges.append(at)
        # A byline begins with a word of its own or with a number.
        if cue & (BY | REPLY) and cue & (BY | DIGIT) and size > 3 and _is_byline(piece):
            marks.authors.append(at)
            if cue & BY and tree.breaks[at] != NOTHING and LEADS_TO_NAME.fullmatch(piece):
                opening.append(at)
        elif cue & BY and piece.rstrip().lower().endswith(_BY_WORDS) and _BEFORE_NAME.fullmatch(piece):
            before_names.append(at)
    signed = [at + 1 for at in before_names if _names_beside_time(tree, marks, at)]
    if saying := [at for at in marks.dated if _says_beside_name(tree, at)]:
        marks.replies = sorted({*marks.replies, *saying})
        signed += [at - 1 for at in saying]
    signed += [at + 1 for at in marks.dated if _leads_to_name(tree, at)]
    signed += [at - 1 for at in marks.replies if _is_said_by(tree, at)]
    marks.authors += signed
    # The words that lead to these are a sign already.
    signed += [at + 1 for at in opening if _names_beside_time(tree, marks, at)]
    marks.signed = {tree.owners[at] for at in signed}
    if not _HIDDEN.isdisjoint(chain.from_iterable([names for names, _ in tree.alike])):
        for names, by_tag in tree.alike:
            if not _HIDDEN.isdisjoint(names):
                marks.hidden.update(*by_tag.values())
    marks.dated.update(_aged_like_dates(tree, marks))
    found |= marks.dated - others
    starts, stops = tree.starts, tree.stops
    mixed: set[int] = set()
    said = tree.said
    called = [index for index in tree.named if said[index] & _FIELDS]
    for index in sorted({*called, *marks.microdata}) if marks.microdata else called:
        if 0 < stops[index] - starts[index] <= 14:
            named = said[index] | marks.microdata.get(index, 0)
            _mark_named(tree, marks, index, named, found, mixed)
    marks.told = {*marks.time_nodes, *marks.signed, *marks.hidden, *marks.microdata}
    last = -NEAR
    for at in sorted(found):
        if at - last >= 2 or (at > last and not is_clock(tree.pieces[at] if at < len(tree.pieces) else "")):
            marks.times.append(at)
        last = at
    marks.authors = sorted(set(marks.authors))
    signs = {*found, *marks.authors, *marks.replies} - mixed
    # The name after "Posted by:" is a sign as much as the words before it.
    signs |= {
        at + 1 for at in marks.authors if cues.get(at, 0) & BY and LEADS_TO_NAME.fullmatch(tree.pieces[at])
    }
    signs = (signs | clocks) - marks.mentions
    plain = list(tree.sizes)
    for at in signs:
        if at < len(plain):
            plain[at] = 0
    marks.plain = [0, *accumulate(plain)]
    count = len(tree.pieces)
    marks.timed, marks.named, marks.answerable = (
        _before(positions, count)
        for positions in (marks.times, marks.authors, [*marks.replies, *marks.clicked])
    )
    return marks


def _aged_like_dates(tree: Tree, marks: Marks) -> list[int]:
    """Return those pieces such as "3h" that stand in elements like those of dates, which the oldest records show."""
    aged, dated = marks.ages, marks.dated
    tags, classes, owners = tree.tags, tree.classes, tree.owners
    kinds = {(tags[owners[at]], classes[owners[at]]) for at in dated if classes[owners[at]]} if aged else ()
    return [at for at in aged if (tags[owners[at]], classes[owners[at]]) in kinds]


def may_name_time(tree: Tree, marks: Marks, start: int, stop: int) -> bool:
    """Tell whether some pieces may name a time: of one alone that is not too long, the marks of the page tell.

    >>> from .cues import cues_of
    >>> tree = Tree("<p>Ann Holm<p>3 May 2012, <b>9:40</b>")
    >>> marks = find_marks(tree, cues_of(tree))
    >>> may_name_time(tree, marks, 0, 1), may_name_time(tree, marks, 1, 2), may_name_time(tree, marks, 0, 3)
    (False, True, True)
    """
    if stop - start != 1 or start in marks.dated or start in marks.mentions:
        return True
    return not SHORTEST_TIME <= len(tree.pieces[start]) <= LONGEST_TIME


def _is_mentioned(line: str, span: tuple[int, int]) -> bool:
    """Tell whether a line says much else beside the time in it; less is much beside a mere "today"."""
    length = span[1] - span[0]
    beside = len(line) - length
    return beside > MOST_TIMES_BESIDE * length and (
        beside > LONGEST_BESIDE or _DIGIT.search(line, *span) is None
    )


def _before(positions: list[int], count: int) -> list[int]:
    """Return how many different positions stand before each piece, with one more entry for all of them."""
    standing = bytearray(count + 1)
    for at in positions:
        if at < count:
            standing[at + 1] = 1
    return list(accumulate(standing))


def _is_byline(piece: str) -> bool:
    return BEGINS_BYLINE.match(piece) is not None and (
        LEADS_TO_NAME.fullmatch(piece) is not None or byline(" ".join(piece.split())) is not None
    )


def _names_beside_time(tree: Tree, marks: Marks, at: int) -> bool:
    """Tell whether "by" stands before a name in an element of its own, with the time on the same line.

    >>> from .cues import cues_of
    >>> tree = Tree("<p><b>Re: Fares</b> by <a href=u1>Ann</a> on May 3, 2004<p>Stand by <b>him</b>")
    >>> [_names_beside_time(tree, find_marks(tree, cues_of(tree)), at) for at in (1, 4)]
    [True, False]
    """
    name, pieces, breaks = at + 1, tree.pieces, tree.breaks
    if (
        name >= len(pieces)
        or breaks[name] != NOTHING
        or tree.owners[name] == tree.owners[at]
        or tree.tags[tree.owners[name]] not in _NAMING
        or len(pieces[name]) > LONGEST_NAME
    ):
        return False
    if at in marks.dated:
        return True
    for other in range(name + 1, min(name + MOST_BEHIND_NAME, len(pieces))):
        if breaks[other] != NOTHING:
            return False
        if other in marks.dated and other not in marks.mentions:
            return True
    return False


def _leads_to_name(tree: Tree, at: int) -> bool:
    """Tell whether a time and a dash lead to a link that ends the line, as Drupal writes: "17/11/2008 - 8:30 — Ann".

    >>> tree = Tree("<p>17/11/2008 - 8:30 — <a href=/user/9>Ann</a><p>17/11/2008 — <a href=/fares>Fares</a> rise")
    >>> [_leads_to_name(tree, at) for at in (0, 2)]
    [True, False]
    """
    name, pieces, breaks = at + 1, tree.pieces, tree.breaks
    return (
        name < len(pieces)
        and breaks[name] == NOTHING
        and pieces[at].rstrip().endswith(("—", "–", "-", "|"))
        and tree.tags[tree.owners[name]] in ("a", "b", "strong", "span")
        and len(pieces[name]) <= LONGEST_NAME
        and (name + 1 == len(pieces) or breaks[name + 1] != NOTHING)
        and "#" not in (tree.attributes[tree.owners[name]].get("href") or "")
    )


def _says_beside_name(tree: Tree, at: int) -> bool:
    """Tell whether a piece says when somebody said what follows, behind the name at the beginning of its line.

    >>> tree = Tree("<p><b>Ann</b> wrote on May 3, 2004:<p>Ann <b>Holm</b> wrote on May 3, 2004:<p>Said May 3, 2004:")
    >>> [_says_beside_name(tree, at) for at in (1, 4, 5)]
    [True, False, False]
    """
    name = at - 1
    return (
        name >= 0
        and tree.breaks[at] == NOTHING
        and tree.breaks[name] != NOTHING
        and tree.tags[tree.owners[name]] in _NAMING
        and len(tree.pieces[name]) <= LONGEST_NAME
        and tree.pieces[at].rstrip().endswith(":")
        and _SAYS_WHEN.match(tree.pieces[at].lower()) is not None
    )


def _is_said_by(tree: Tree, at: int) -> bool:
    """Tell whether a piece is nothing but "said" behind a name in an element of its own, which begins their line.

    >>> tree = Tree("<p><a>Ann</a> said...<p><b>Ann</b> <i>said</i> no<p>He <b>Bo</b> said:")
    >>> [_is_said_by(tree, at) for at in (1, 3, 7)]
    [True, False, False]
    """
    name, pieces, breaks = at - 1, tree.pieces, tree.breaks
    return (
        name >= 0
        and breaks[at] == NOTHING
        and breaks[name] != NOTHING
        and (at + 1 == len(pieces) or breaks[at + 1] != NOTHING)
        and tree.tags[tree.owners[name]] in _NAMING
        and len(pieces[name]) <= LONGEST_NAME
        and ((said := pieces[at].strip(" :.…").lower()) in SAYING or is_said("says", said))
    )


def _writes_letter(tree: Tree, at: int) -> bool:
    """Tell whether a piece is a link to write an e-mail, as small ads are answered."""
    owner = tree.owners[at]
    return tree.tags[owner] == "a" and (tree.attributes[owner].get("href") or "").startswith("mailto:")


def _is_reply(piece: str) -> bool:
    line = piece.strip().lower()
    if line in REPLIES:
        return True
    first = line.partition(" ")[0]
    if first not in OPENS_REPLY and not line.rstrip(":. …").endswith(SAYING):
        return line.endswith(":") and before_says(line) is not None
    return _REPLY.fullmatch(line) is not None


def _read_attributes(tree: Tree, marks: Marks) -> set[int]:
    """Read what attributes say to machines; return the pieces at which those times stand."""
    found: set[int] = set()
    clicked = [tree.starts[at] for at, text in tree.unheard.items() if text.strip().lower() in REPLIES]
    in_figures: dict[int, str] = {}
    for index in tree.telling:
        tag, attributes = tree.tags[index], tree.attributes[index]
        moment = None
        if not _DATED.isdisjoint(attributes):
            moment = machine_time(tree, index)
            title = attributes.get("title") if tag in _TITLED else None
            if title and (figures := _DAY_IN_FIGURES.search(title, 0, LONGEST_TIME)):
                in_figures[index] = figures[0]
        if moment or tag == "time":
            marks.time_nodes[index] = moment
            found.add(tree.starts[index])
        kind = attributes.get("itemprop")
        if kind in ("author", "creator", "name") or (
            "rel" in attributes and _is_author_link(attributes["rel"].lower(), tree.classes[index])
        ):
            marks.microdata[index] = AUTHOR
        elif kind == "comment" or ("itemtype" in attributes and attributes["itemtype"].endswith("/Comment")):
            marks.microdata[index] = COMMENT
        elif kind in ("text", "commentText", "description", "reviewBody"):
            marks.microdata[index] = TEXT
        elif kind == "itemReviewed":
            marks.reviewed.append(index)
        elif "property" in attributes:
            _read_property(marks, index, attributes["property"].lower())
        if label := attributes.get("aria-label"):
            if _offers_reply(label):
                clicked.append(tree.starts[index])
            elif len(label) <= LONGEST_VOTED and has_digit(label):
                marks.counting.append(index)
    # Days that can be read in two ways are read as the others of their kind.
    if in_figures and (order := infer_order(list(in_figures.values()))):
        for index in in_figures:
            if not marks.time_nodes.get(index) and (moment := machine_time(tree, index, order=order)):
                marks.time_nodes[index] = moment
                found.add(tree.starts[index])
    # What is to be clicked stands after the piece it belongs to, and the next one may be the next record's.
    marks.clicked = sorted({max(at - 1, 0) for at in clicked})
    return found


def _offers_reply(label: str) -> bool:
    line = label.strip().lower()
    return line in REPLIES or line.startswith(("reply to ", "antworten auf ", "répondre à ", "responder a "))


def _read_property(marks: Marks, index: int, property_: str) -> None:
    """Read what RDFa calls an element: FOAF and SIOC, Dublin Core or schema.org."""
    if property_ in ("foaf:name", "sioc:name", "schema:author", "schema:name", "dc:creator", "author"):
        marks.microdata[index] = AUTHOR
    elif property_ in ("content:encoded", "sioc:content", "schema:text", "text", "commenttext"):
        marks.microdata[index] = TEXT
    elif property_ in ("comment", "schema:comment"):
        marks.microdata[index] = COMMENT


def _is_author_link(said: str, names: tuple[str, ...]) -> bool:
    """Tell whether a link is an author's by what `rel` says, or by what WordPress writes in whatever theme."""
    # Most links that say what they are only say that they are not to be followed.
    if not ("author" in said or "external" in said):
        return False
    rel = said.split()
    return "author" in rel or ("external" in rel and "nofollow" in rel and "url" in names)


def _mark_named(tree: Tree, marks: Marks, index: int, said: int, found: set[int], mixed: set[int]) -> None:
    start, stop = tree.starts[index], tree.stops[index]
    size = tree.lengths[stop] - tree.lengths[start]
    if not 0 < size <= LONGEST_TIME:
        return
    if said & AUTHOR and size <= LONGEST_NAME:
        marks.authors.append(start)
        # An author's element that holds a time too may hold the text as well.
        if start not in found and not found.isdisjoint(range(start, stop)):
            mixed.add(start)
    apart = said & TIME and stop - start > 1 and index not in marks.time_nodes
    # A date broken up by tags shows only when its pieces are put together.
    if apart and found.isdisjoint(range(start, stop)) and time_span(tree.line(start, stop)):
        marks.time_nodes[index] = None
        found.add(start)


def _tooltip(attributes: Mapping[str, str]) -> str | None:
    """Return what a page shows where one points at an element."""
    title = attributes.get("title")
    if title or _TOOLTIPS.isdisjoint(attributes):
        return title
    return next((title for name in TITLES if (title := attributes.get(name))), None)


def machine_time(tree: Tree, index: int, *, order: Order | None = None) -> str | None:
    """Return the moment an element's attributes give, as ISO 8601.

    Args:
        tree: the page.
        index: the element.
        order: of day and month in what is shown where one points, if it is in figures and that is known.
    """
    node = tree.attributes[index]
    # Most elements with such attributes are links with a title.
    if not _TOLD.isdisjoint(node):
        for name in MOMENTS:
            value = node.get(name)
            if value and len(value) <= 40 and (_ISO_DAY.match(value) or name == "datetime"):
                return read_time(value)
        if node.get("itemprop") in _DATE_KINDS or ("property" in node and "date" in node["property"].lower()):
            value = node.get("content") or ""
            if 8 <= len(value) <= 40:
                return read_time(value)
    if tree.tags[index] not in _TITLED:
        return None
    title = _tooltip(node)
    zone = _ZONE.search(title) if title and "GMT" in title else None
    if title and zone:
        read = read_time(title[: zone.start()], order=order)
        return f"{read}{zone[1]}:{zone[2]}" if read and "T" in read else read
    if title and 8 <= len(title) <= 60 and has_digit(title) and cue_of(title) & DATE:
        span = time_span(title)
        if span and span[1] - span[0] >= 0.6 * len(title):
            return read_time(title, order=order)
        # "Link to comment by Ann Holm: 08/17/2009 09:12 AM"
        if span and span[1] == len(title) and title[: span[0]].rstrip().endswith(":"):
            return read_time(title[slice(*span)], order=order)
    return None


def count_between(positions: list[int], start: int, stop: int) -> int:
    """Count the positions from one piece to another.

    >>> count_between([1, 5, 9], 2, 9)
    1
    """
    return bisect_left(positions, stop) - bisect_left(positions, start)
