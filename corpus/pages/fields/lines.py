"""A record as lines: what stands on each, and which pieces of it are still to be told apart."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..document.tree import BLOCK, NOTHING, Tree
from ..wording.marks import may_name_time

if TYPE_CHECKING:
    from ..wording.marks import Marks

_PARTING = frozenset("|·•/–—-,")
"""Signs that part what stands on one line."""
QUOTE_MARK = "> "
"""What a quoted line of a text begins with."""
_CUT = re.compile(r"\s*(?:…|\.\.\.)\s*[^.!?…]{0,24}$")
"""What ends a line that is cut short, and what is to be clicked for the rest of it."""
_COLON = re.compile(r"[:：]\s*(?=[^\W_])")
LONGEST_TAIL = 60
"""Characters from the sign that a line is cut short to its end, "Read more" among them, and blanks before."""
LEAST_STEM, MOST_BOXES, LONGEST_OPENER = 8, 3, 30
"""Characters of what a box shows of another, how many boxes around that may be the one, and of what opens the other."""
_OPENERS = frozenset(("a", "button", "span"))
LEAST_CUT, MOST_BELOW = 20, 8
"""Characters of such a line, and how many lines below it the whole may stand."""


@dataclass(slots=True)
class Line:
    """One line of a record.

    Attributes:
        pieces: the pieces of text on it that are neither name nor time nor something to click.
        touched: whether such a piece stood on it.
        paragraph: whether a paragraph begins with it.
        quoted: whether it stands in a quotation.
        full: what the whole line says, those pieces included.
        text: what it says without them.
        timed: whether it may name a time.
    """

    pieces: list[int]
    touched: bool
    paragraph: bool
    quoted: bool
    full: str
    text: str
    timed: bool = True


def read_lines(
    tree: Tree,
    marks: Marks,
    stretches: list[tuple[int, int]],
    *,
    left_out: set[int],
    quoted: set[int],
) -> list[Line]:
    """Return the lines of some stretches of pieces.

    Args:
        tree: the page.
        marks: its times.
        stretches: the pieces of the record, as half-open intervals.
        left_out: the pieces to leave out.
        quoted: the pieces that are quotations.
    """
    pieces, breaks = tree.pieces, tree.breaks
    lines: list[Line] = []
    for start, stop in stretches:
        at = start
        while at < stop:
            end = at + 1
            while end < stop and breaks[end] == NOTHING:
                end += 1
            paragraph = at == start or (breaks[at] == BLOCK and not _goes_on_list(tree, at))
            behind = at > 0 and at - 1 in left_out and breaks[at] == NOTHING
            if end - at > 1:
                lines.append(
                    _line(
                        tree,
                        range(at, end),
                        left_out,
                        paragraph=paragraph,
                        quoted=at in quoted,
                        behind=behind,
                    )
                )
            else:
                full = on_one_line(pieces[at])
                timed = may_name_time(tree, marks, at, end)
                if at in left_out:
                    lines.append(Line([], True, paragraph, at in quoted, full, "", timed))
                else:
                    text = _behind_name(full) if behind else full
                    lines.append(Line([at], False, paragraph, at in quoted, full, text, timed))
            at = end
    return lines


def _goes_on_list(tree: Tree, at: int) -> bool:
    """Tell whether a piece opens an item of a list right behind another: its items are lines of one paragraph.

    >>> tree = Tree("<p>It cost:<ul><li>a boat<li><b>a</b> bridge</ul><p>Enough.")
    >>> [_goes_on_list(tree, at) for at in range(5)]
    [False, False, True, False, False]
    """
    item = tree.owners[at]
    if tree.tags[item] != "li":
        item = tree.parents[item]
        if tree.tags[item] != "li":
            return False
    before = tree.owners[at - 1]
    if tree.tags[before] != "li":
        before = tree.parents[before]
    return (
        tree.starts[item] == at
        and tree.ends[before] == item
        and tree.tags[before] == "li"
        and tree.parents[before] == tree.parents[item]
    )


def on_one_line(text: str) -> str:
    """Return a text with one blank between its words, and none around it.

    >>> on_one_line(" The truce\\nheld. "), on_one_line("No\\xa0 war")
    ('The truce held.', 'No war')
    """
    bare = text.strip()
    # No blank but the common one can be printed: most texts need not be taken apart.
    return bare if "  " not in bare and bare.isprintable() else " ".join(bare.split())


def _line(
    tree: Tree, places: range, left_out: set[int], *, paragraph: bool, quoted: bool, behind: bool
) -> Line:
    """Return a line of several pieces, which stand right `behind` a name perhaps."""
    pieces = tree.pieces[places.start : places.stop]
    full = on_one_line("".join(pieces))
    if left_out.isdisjoint(places):
        return Line(list(places), False, paragraph, quoted, full, _behind_name(full) if behind else full)
    kept = [at for at in places if at not in left_out and not _parts(tree, at, left_out)]
    beside = set(places).difference(kept)
    said = [" " if at in beside else piece for at, piece in zip(places, pieces, strict=True)]
    text = on_one_line("".join(said))
    text = _behind_name(text) if behind or places[0] in left_out else text
    return Line(kept, True, paragraph, quoted, full, text)


def _behind_name(text: str) -> str:
    """Return what stands behind a name without the colon that goes with it; a face does not.

    >>> _behind_name(": No."), _behind_name(":-) No.")
    ('No.', ':-) No.')
    """
    colon = _COLON.match(text)
    return text[colon.end() :] if colon else text


def _parts(tree: Tree, at: int, left_out: set[int]) -> bool:
    """Tell whether a piece is a sign between two that are left out, as between a name and a time on one line.

    >>> tree = Tree("<p><b>Ann</b> | <i>3 May 2012</i>")
    >>> _parts(tree, 1, {0, 2}), _parts(tree, 1, {2})
    (True, False)
    """
    return at - 1 in left_out and at + 1 in left_out and tree.pieces[at].strip() in _PARTING


def cut_pieces(tree: Tree, start: int, stop: int) -> list[int]:
    """Return those of some pieces that end as a text that is cut short.

    >>> cut_pieces(Tree("<p>The ships sai...<p>The ships sailed."), 0, 2)
    [0]
    """
    # Nearly no piece holds such a sign.
    with_sign = [at for at in range(start, stop) if "..." in tree.pieces[at] or "…" in tree.pieces[at]]
    return [
        at for at in with_sign if _CUT.search(tree.pieces[at], max(len(tree.pieces[at]) - LONGEST_TAIL, 0))
    ]


def shortened_in(tree: Tree, stretches: list[tuple[int, int]], cut: list[int]) -> set[int]:
    """Return the pieces of boxes that hold the beginning of what the box right beside them holds, and what opens that.

    `cut` are the page's pieces that are cut short, in order.

    >>> tree = Tree("<p><b class=a>The ships sai...</b><b class=b>The ships sailed at six.</b> <a>Lire tout</a></p>")
    >>> sorted(shortened_in(tree, [(0, 3)], [0]))
    [0, 2]
    """
    found: set[int] = set()
    for start, stop in stretches:
        for at in cut[bisect_left(cut, start) : bisect_left(cut, stop)]:
            short = tree.owners[at]
            for _ in range(MOST_BOXES):
                whole = tree.ends[short]
                if _is_beside(tree, short, whole) and tree.stops[whole] <= stop:
                    if _begins(tree, short, whole):
                        found.update(range(tree.starts[short], tree.stops[short]))
                        found.update(_opener(tree, whole))
                    break
                short = tree.parents[short]
                if short < 0 or tree.starts[short] < start:
                    break
    return found


def _is_beside(tree: Tree, short: int, whole: int) -> bool:
    """Tell whether two boxes stand right beside each other, and are not told apart by their order alone."""
    return (
        whole < len(tree)
        and tree.parents[whole] == tree.parents[short]
        and tree.starts[whole] == tree.stops[short] < tree.stops[whole]
        and (bool(tree.classes[short]) or tree.classes[short] != tree.classes[whole])
    )


def _begins(tree: Tree, short: int, whole: int) -> bool:
    """Tell whether one box holds the beginning of another, cut short."""
    said = tree.text(short)
    cut = _CUT.search(said, max(len(said) - LONGEST_TAIL, 0))
    stem = said[: cut.start()].rstrip(" .…") if cut else ""
    return len(stem) >= LEAST_STEM and tree.text(whole).startswith(stem)


def _opener(tree: Tree, whole: int) -> range:
    """Return the one short piece behind a box, the last of what holds both: in any language it is clicked."""
    at, stop = tree.stops[whole], tree.stops[tree.parents[whole]]
    is_opener = stop - at == 1 and tree.sizes[at] <= LONGEST_OPENER and tree.tags[tree.owners[at]] in _OPENERS
    return range(at, stop if is_opener else at)


def without_cut(lines: list[Line], *, author: str | None) -> list[Line]:
    """Leave out lines that are cut short where all that they say stands below, as for those who click to read on.

    Args:
        lines: of a record's text.
        author: who may be named again before the whole text.
    """
    for at, line in enumerate(lines):
        if not ("…" in line.text or "..." in line.text):
            continue
        cut = _CUT.search(line.text, max(len(line.text) - LONGEST_TAIL, 0))
        if cut is None or cut.start() < LEAST_CUT:
            continue
        for below in range(at + 1, min(at + 1 + MOST_BELOW, len(lines))):
            first = at - (below - at - 1)
            same = [one.text for one in lines[max(first, 0) : at]] == [
                one.text for one in lines[at + 1 : below]
            ]
            whole = lines[below].text
            if author and below == at + 1 and whole.startswith(author):
                whole = whole[len(author) :].lstrip(" :")
            if first >= 0 and same and whole.startswith(line.text[: cut.start()]):
                return [
                    *lines[:first],
                    *lines[at + 1 : below],
                    replace(lines[below], text=whole),
                    *lines[below + 1 :],
                ]
    return lines
