"""Which comment answers which: by nesting, by what the system writes, or by how far a comment is set in."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from string import ascii_lowercase
from typing import TYPE_CHECKING

from ..document.extents import Extent, holder, own_parts
from ..document.tree import Tree
from ..document.words import ANSWER_WORDS, ANSWERED, ANSWERS, QUOTE
from ..wording.phrases import ANSWERING
from .addressed import FIRST_LINKED, LONGEST_ANSWERED, without_answer
from .keys import MOST_NODES, has_wpdiscuz_ids, id_in, with_any, wpdiscuz_id
from .levels import LEVELLED, answered_by_level, levels_of
from .lines import QUOTE_MARK
from .parts import own_nodes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_ANSWER = re.compile(
    r"(?<!not-)(?<!no-)(?<!has-)(?<!with-)(?<!can-)(?<![a-z])(?:repl(?:y|ies)|child|nested|sub-?comments?"
    rf"|answers?|{ANSWER_WORDS})(?:-(?:item|wrap|wrapper|box))?$"
)
"""What an answer, or the box around answers, is called as a whole."""
_IN_ORDER = re.compile(r"(?<![a-z])(?:first|last|odd|even|alt)(?![a-z])")
"""What a record is called by its place among others."""
LEAST_HEADS, MOST_AROUND = 2, 6
"""How many records of a kind may head threads, and how far around one of them the box of its thread is."""
MOST_BETWEEN = 200
"""How many answers to others may stand between a record and its own answers."""
LEAST_QUOTED, LEAST_UNNAMED, MOST_COMPARED = 6, 20, 80
"""Characters of a text that is told in a quotation, with its author's name and without, and those that are compared."""
_QUOTES = frozenset(("blockquote", "q"))
_LISTS = frozenset(("ul", "ol", "dl"))
_PARENT_ATTRIBUTES = (
    "data-parent-id",
    "data-parent",
    "data-parentid",
    "data-comment-parent",
    "data-parent-comment-id",
    "data-reply-to",
    "data-in-reply-to",
    "data-parent-post-id",
    "data-subject-parent-value",
    "data-topid",
    "data-reply-id",
    "parentid",
    "parent-id",
)
_PARENTAL = frozenset(_PARENT_ATTRIBUTES)
_QUOTES_ONE = re.compile(rf"(?:[^\n]{{1,150}}\n)?{QUOTE_MARK}").match
"""Tells a text that begins with a quotation, below a subject perhaps."""
FIRST_MARKED = 16
"""How many of them may have an attribute that tells what is answered."""
FIRST_PIECES = 6
"""How many pieces of a record from its first on may show its number."""
_PLACE = re.compile(r"\s*#(\d{1,5}(?:\.\d{1,5}){0,4})(?![\w.])")


def parents_of(
    tree: Tree, extents: tuple[Extent, ...], inner: Mapping[int, tuple[Extent, ...]], keys: list[str | None]
) -> list[int | None]:
    """Return, for each record, the place of the record it answers in the list; None for the top of a thread."""
    places = {extent.element: place for place, extent in enumerate(extents)}
    by_key = {key: place for place, key in reversed(list(enumerate(keys))) if key}
    nested: dict[int, int] = {
        places[child.element]: places[index] for index, children in inner.items() for child in children
    }
    wpdiscuz = has_wpdiscuz_ids(tree, extents)
    placed = with_any(tree, extents, _PARENTAL | LEVELLED)
    levels = levels_of(tree, extents, placed)
    by_level = answered_by_level(levels) if any(level is not None for level in levels) else levels
    numbered = _numbered(tree, extents)
    firsts = [extent.first for extent in extents]
    parents: list[int | None] = []
    for place, extent in enumerate(extents):
        told = (
            _told(tree, extent, inner[extent.element], placed, by_key, place, wpdiscuz=wpdiscuz)
            if by_key
            else None
        )
        if told is not None:
            parents.append(told)
        elif place in nested:
            parents.append(nested[place])
        elif numbered:
            parents.append(numbered[place])
        elif levels[place] is not None:
            parents.append(by_level[place])
        else:
            parents.append(_beside(tree, extents, firsts, by_key, place))
    return parents if any(parent is not None for parent in parents) else _by_boxes(tree, extents)


def _by_boxes(tree: Tree, extents: Sequence[Extent]) -> list[int | None]:
    """Return the parents of records of two kinds, where each of the first kind stands at the head of a box of its own.

    The others in that box answer it. A box that holds two of the first kind is that of a list, and tells nothing.
    """
    none: list[int | None] = [None] * len(extents)
    boxes = Counter([tree.parents[extent.element] for extent in extents])
    if len(boxes) == 1:
        return none
    kinds = [
        _kind(tree, extent.element, boxed=boxes[tree.parents[extent.element]] == 1) for extent in extents
    ]
    if len(set(kinds)) != 2:
        return none
    heads = [place for place, kind in enumerate(kinds) if kind == kinds[0]]
    starts = [extents[place].element for place in heads]
    if len(heads) < LEAST_HEADS:
        return none
    parents = list(none)
    for place, (extent, kind) in enumerate(zip(extents, kinds, strict=True)):
        if kind == kinds[0]:
            continue
        head = heads[bisect_left(heads, place) - 1]
        around = tree.ancestors(extents[head].element, most=MOST_AROUND)
        box = next((at for at in around if tree.ends[at] > extent.element), None)
        if box is None or bisect_left(starts, tree.ends[box]) - bisect_left(starts, box) != 1:
            return none
        parents[place] = head
    return parents


def _kind(tree: Tree, index: int, *, boxed: bool) -> tuple[str, ...]:
    """Return what a record, its first element and the box it may have to itself are, but for their places in a row."""
    inner = index + 1 if tree.ends[index] > index + 1 else index
    around = tree.classes[tree.parents[index]] if boxed else ()
    names = (*around, ">", *tree.classes[index], ">", *tree.classes[inner])
    return (tree.tags[index], *(name for name in names if not _IN_ORDER.search(name)))


def _told(
    tree: Tree,
    extent: Extent,
    inner: tuple[Extent, ...],
    placed: set[int],
    by_key: Mapping[str, int],
    place: int,
    *,
    wpdiscuz: bool,
) -> int | None:
    """Return the parent that the system's attributes, or a link to the comment answered, name."""
    if wpdiscuz and (match := wpdiscuz_id(tree, own_nodes(extent, inner)[:MOST_NODES])):
        parent = by_key.get(match[2])
        return parent if parent is not None and parent < place else None
    for index in own_nodes(extent, inner)[:FIRST_MARKED] if placed else ():
        for name in _PARENT_ATTRIBUTES if index in placed else ():
            value = (tree.attributes[index].get(name) or "").strip().lower()
            if value:
                parent = by_key.get(value, by_key.get(id_in(value[:100]) or ""))
                return parent if parent is not None and parent != place else None
    owners, tags, attributes = tree.owners, tree.tags, tree.attributes
    for start, stop in own_parts(extent, inner)[:1]:
        for at in range(start, min(stop, start + FIRST_LINKED)):
            owner = owners[at]
            if tags[owner] == "a" and "#" in (href := attributes[owner].get("href") or ""):
                parent = _linked_to(href, by_key)
                if parent is None or parent == place:
                    continue
                said = tree.line(max(at - 1, start), at + 1, longest=100).lower()
                # What is answered stands below in a list that begins with the newest; "@" is typed before any link.
                if (answers := ANSWERING.search(said)) and (parent < place or answers[0] != "@"):
                    return parent
    return None


def by_name(
    tree: Tree,
    extents: Sequence[Extent],
    authors: Sequence[str | None],
    parents: Sequence[int | None],
    *,
    beside: Sequence[str | None] = (),
    newest_first: bool = False,
) -> list[int | None]:
    """Return the parents of records, answers that name whom they are for put under that person's last one before.

    Systems that show a few levels only, or none, set deeper answers beside each other, and say whom each is for.

    Args:
        tree: the page.
        extents: the records.
        authors: of each, where known.
        parents: of each, as its place tells.
        beside: of each, whose name stands beside the author's, as `beside_authors` returns them.
        newest_first: whether what is answered stands below, in a list without levels.
    """
    found = list(parents)
    firsts = [extent.first for extent in extents]
    named = [(place, name) for place, name in enumerate(beside) if name]
    for index in tree.named:
        if tree.said[index] & ANSWERED and (place := holder(extents, firsts, index)) is not None:
            said = tree.text(index, longest=LONGEST_ANSWERED)
            named.append((place, without_answer(said) or ANSWERING.sub("", said).strip(" @:,")))
    if not named or any(parent is not None and parent >= place for place, parent in enumerate(found)):
        return found
    tops: list[int] = []
    for place, parent in enumerate(found):
        tops.append(place if parent is None else tops[parent])
    flat = all(parent is None for parent in found)
    for place, name in named:
        parent = found[place]
        if not name or name == authors[place]:
            continue
        if parent is not None and name != authors[parent]:
            before = range(place - 1, max(tops[place], place - MOST_BETWEEN) - 1, -1)
            fitting = (at for at in before if authors[at] == name and tops[at] == tops[place])
            found[place] = next(fitting, parent)
        elif parent is None and flat:
            found[place] = _last_said(authors, name, place, newest_first=newest_first)
    return found


def by_quotation(
    texts: Sequence[str],
    authors: Sequence[str | None],
    parents: Sequence[int | None],
    *,
    headed: Sequence[str | None] = (),
    newest_first: bool = False,
) -> list[int | None]:
    """Return the parents of records that begin with what another one says, in threads where nothing else tells answers.

    Args:
        texts: of each record, with quoted lines marked.
        authors: of each, where known.
        parents: of each, as the page tells.
        headed: of each, whose name headed its quotation, as `without_headings` returns them.
        newest_first: whether what is quoted stands below.

    >>> texts = ["The bridge is closed.", "> Ann wrote:\\n> The bridge is closed.\\n\\nSince when?", "> No.\\n\\nYes!"]
    >>> by_quotation(texts, ["Ann", "Bo", "Cy"], [None, None, None])
    [None, 0, None]
    >>> partly = ["Late again. The bridge is closed.", "No!\\n> Quoting Ann\\n> The bridge is closed."]
    >>> by_quotation(partly, ["Ann", "Bo"], [None, None])
    [None, 0]
    """
    found = list(parents)
    if any(parent is not None for parent in parents) or not any(map(_QUOTES_ONE, texts)):
        return found
    own = [_said(text, quoted=False) for text in texts]
    for place, text in enumerate(texts):
        if not _QUOTES_ONE(text):
            continue
        opening = _opening(text)
        quoted, worded = _said(opening, quoted=True), _without_attribution(opening)
        after, before = range(place + 1, len(texts)), range(place - 1, -1, -1)
        for other in (after if newest_first else before)[:MOST_BETWEEN]:
            author = authors[other]
            named = author is not None and (author in quoted or author in headed[place : place + 1])
            least = LEAST_QUOTED if named else LEAST_UNNAMED
            whole = len(own[other]) >= least and own[other][:MOST_COMPARED] in quoted
            if whole or any(len(words) >= least and words[:MOST_COMPARED] in own[other] for words in worded):
                found[place] = other
                break
    return found


def _opening(text: str) -> str:
    """Return the lines that open a text as far as the end of the quotation there, below a subject perhaps.

    >>> _opening("No!\\n> The bridge is closed.\\n\\n> Again.\\n\\nSince when?")
    'No!\\n> The bridge is closed.\\n\\n> Again.\\n'
    """
    lines = text.split("\n")
    quoted = False
    for at, line in enumerate(lines):
        if quoted and line and not line.startswith(QUOTE_MARK):
            return "\n".join(lines[:at])
        quoted = quoted or line.startswith(QUOTE_MARK)
    return text


def _without_attribution(opening: str) -> set[str]:
    """Return what the lines that open a text quote, with and without the first or the last, which may say of whom.

    >>> sorted(_without_attribution("> The bridge is closed.\\n> Ann, 3 May"))
    ['Ann, 3 May', 'The bridge is closed.', 'The bridge is closed. Ann, 3 May']
    """
    lines = [line for line in opening.split("\n") if line.startswith(QUOTE_MARK)]
    parts = (lines, lines[1:], lines[:-1]) if len(lines) > 1 else (lines,)
    return {_said("\n".join(part), quoted=True) for part in parts}


def _said(text: str, *, quoted: bool) -> str:
    """Return those lines of a text that are quotations, or those that are not, as one."""
    lines = (line for line in text.split("\n") if line.startswith(QUOTE_MARK) == quoted)
    return " ".join(" ".join(lines).replace(QUOTE_MARK, " ").split())


def _linked_to(href: str, by_key: Mapping[str, int]) -> int | None:
    """Return the record that a link leads to; in what it leads to, letters may stand before the record's number.

    >>> _linked_to("#comment-12", {"12": 3}), _linked_to("/a#c12", {"12": 3}), _linked_to("#c13", {"12": 3})
    (3, 3, None)
    """
    key = id_in(href.rpartition("#")[2].lower()[:100]) or ""
    return by_key.get(key, by_key.get(key.lstrip(ascii_lowercase)))


def by_link(
    tree: Tree,
    extents: Sequence[Extent],
    inner: Mapping[int, tuple[Extent, ...]],
    authors: Sequence[str | None],
    parents: Sequence[int | None],
    keys: Sequence[str | None],
    *,
    texts: Sequence[str],
) -> list[int | None]:
    """Return the parents of records, put right for answers that begin with a link to another naming its author.

    In threads without answers such a link may be a word of the text, and tells only where it stands above that; a
    link from every record to the one before it leads from one to the next.

    Args:
        tree: the page.
        extents: the records.
        inner: for each, those directly inside it.
        authors: of each, where known.
        parents: of each, as its place tells.
        keys: of each, as `keys_of` returns them.
        texts: of each.
    """
    found = list(parents)
    by_key = {key: place for place, key in reversed(list(enumerate(keys))) if key}
    if not by_key:
        return found
    if not any(parent is not None for parent in parents):
        linked = [
            _linked_above(tree, extents, inner, authors, by_key, place, texts) for place in range(len(texts))
        ]
        leads_on = len(linked) > 2 and linked[1:] == list(range(len(linked) - 1))
        return found if leads_on else linked
    owners, tags, attributes = tree.owners, tree.tags, tree.attributes
    for place, extent in enumerate(extents):
        for start, stop in own_parts(extent, inner[extent.element])[:1] if parents[place] is not None else ():
            for at in range(start, min(stop, start + FIRST_LINKED)):
                owner = owners[at]
                if tags[owner] != "a" or "#" not in (href := attributes[owner].get("href") or ""):
                    continue
                other = _linked_to(href, by_key)
                if other is not None and other < place and authors[other] == tree.pieces[at].strip(" @:,"):
                    found[place] = other
    return found


def _linked_above(
    tree: Tree,
    extents: Sequence[Extent],
    inner: Mapping[int, tuple[Extent, ...]],
    authors: Sequence[str | None],
    by_key: Mapping[str, int],
    place: int,
    texts: Sequence[str],
) -> int | None:
    """Return the record before some record that a link above its text leads to, and names the author of."""
    stretches = own_parts(extents[place], inner[extents[place].element])
    if not stretches:
        return None
    start, stop = stretches[0]
    owners, tags, attributes = tree.owners, tree.tags, tree.attributes
    for at in range(start, min(stop, start + FIRST_LINKED)):
        owner = owners[at]
        if tags[owner] != "a" or "#" not in (href := attributes[owner].get("href") or ""):
            continue
        other = _linked_to(href, by_key)
        name = None if other is None or other >= place else authors[other]
        if not name or name not in tree.pieces[at]:
            continue
        around = (owner, *tree.ancestors(owner, most=MOST_AROUND))
        if any(tree.said[index] & QUOTE or tags[index] in _QUOTES for index in around):
            continue
        said = tree.pieces[at].strip()
        if said == f"@{name}" and texts[place].startswith(said):
            return other
        # On a line of its own, such a link is none of the text wherever that begins.
        line = next(line for line in tree.lines(start, stop) if line[0] <= at < line[1])
        alone = tree.stops[owner] - tree.starts[owner] == line[1] - line[0]
        if alone or tree.line(*line) not in " ".join(texts[place].split()):
            return other
    return None


def _last_said(authors: Sequence[str | None], name: str, place: int, *, newest_first: bool) -> int | None:
    """Return the record of somebody that is the last one written before another.

    >>> _last_said(["Ann", "Bo", "Ann", "Cy"], "Ann", 3, newest_first=False)
    2
    """
    after, before = range(place + 1, len(authors)), range(place - 1, -1, -1)
    written_before = (after if newest_first else before)[:MOST_BETWEEN]
    return next((at for at in written_before if authors[at] == name), None)


def _numbered(tree: Tree, extents: tuple[Extent, ...]) -> list[int | None] | None:
    """Return the parents that numbers such as #3.1 tell; None where not every record shows such a number."""
    places: dict[str, int] = {}
    parents: list[int | None] = []
    for place, extent in enumerate(extents):
        shown = (
            _PLACE.match(tree.pieces[at])
            for at in range(extent.start, min(extent.stop, extent.start + FIRST_PIECES))
        )
        number = next((match[1] for match in shown if match), None)
        if number is None or number in places:
            return None
        places[number] = place
        parents.append(places.get(number.rpartition(".")[0]))
    return parents if any(parent is not None for parent in parents) else None


def _beside(
    tree: Tree, extents: tuple[Extent, ...], firsts: list[int], by_key: Mapping[str, int], place: int
) -> int | None:
    """Return the record that a list of answers, or a box for them, is named after or stands right after."""
    here = extents[place].element
    if _is_called_answer(tree, here):
        last = range(place - 1, max(place - MOST_BETWEEN, 0) - 1, -1)
        beside = (at for at in last if tree.parents[extents[at].element] == tree.parents[here])
        answered = next((at for at in beside if not _is_called_answer(tree, extents[at].element)), None)
        if answered is not None:
            return answered
    for _ in range(4):
        container = tree.parents[here]
        if container < 0:
            return None
        key = id_in(tree.ids[container][:100]) if tree.said[container] & ANSWERS else None
        named_after = by_key.get(key) if key else None
        if named_after is not None and named_after < place:
            return named_after
        if tree.tags[container] in _LISTS or tree.said[container] & ANSWERS:
            outer = tree.parents[container]
            # Lists inside lists may stand in an item of their own.
            alone = outer + 1 == container and tree.ends[outer] == tree.ends[container]
            if outer >= 0 and alone and tree.tags[outer] not in ("body", "html"):
                outer = tree.parents[outer]
            last = bisect_left(firsts, container) - 1
            for other in range(last, max(last - MOST_BETWEEN, -1), -1):
                before = extents[other]
                if before.last <= container and tree.parents[before.element] == outer:
                    return other
        here = container
    return None


def _is_called_answer(tree: Tree, index: int) -> bool:
    return bool(tree.said[index] & ANSWERS) and any(map(_ANSWER.search, tree.classes[index]))
