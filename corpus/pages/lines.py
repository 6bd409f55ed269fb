"""A record as lines: what stands on each, and which pieces of it are still to be told apart."""

from __future__ import annotations

from dataclasses import dataclass

from .tree import BLOCK, Tree


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
    """

    pieces: list[int]
    touched: bool
    paragraph: bool
    quoted: bool
    full: str
    text: str


def read_lines(
    tree: Tree,
    stretches: list[tuple[int, int]],
    *,
    without: list[tuple[int, int]],
    quotes: list[tuple[int, int]],
) -> list[Line]:
    """Return the lines of some stretches of pieces.

    Args:
        tree: the page.
        stretches: the pieces of the record, as half-open intervals.
        without: the pieces to leave out.
        quotes: the pieces that are quotations.
    """
    left_out = _covered(without)
    quoted = _covered(quotes)
    breaks = tree.breaks
    lines: list[Line] = []
    for start, stop in stretches:
        for at, end in tree.lines(start, stop):
            paragraph = at == start or breaks[at] == BLOCK
            lines.append(_line(tree, range(at, end), left_out, paragraph=paragraph, quoted=at in quoted))
    return lines


def _covered(intervals: list[tuple[int, int]]) -> set[int]:
    return {at for start, stop in intervals for at in range(start, stop)}


def _line(tree: Tree, places: range, left_out: set[int], *, paragraph: bool, quoted: bool) -> Line:
    if len(places) == 1:
        full = " ".join(tree.pieces[places.start].split())
        if places.start in left_out:
            return Line([], True, paragraph, quoted, full, "")
        return Line([places.start], False, paragraph, quoted, full, full)
    pieces = tree.pieces[places.start : places.stop]
    full = text = " ".join("".join(pieces).split())
    kept = [at for at in places if at not in left_out]
    if len(kept) < len(pieces):
        said = [" " if at in left_out else piece for at, piece in zip(places, pieces, strict=True)]
        text = " ".join("".join(said).split())
    return Line(kept, len(kept) < len(pieces), paragraph, quoted, full, text)
