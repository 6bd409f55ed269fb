"""A record as lines: what stands on each, and which pieces of it are still to be told apart."""

from __future__ import annotations

from dataclasses import dataclass

from .tree import BLOCK, NOTHING, Tree


@dataclass(slots=True)
class Line:
    """One line of a record.

    Attributes:
        pieces: the pieces of text on it that are neither name nor time nor something to click.
        touched: whether such a piece stood on it.
        paragraph: whether a paragraph begins with it.
        quoted: whether it stands in a quotation.
        full: what the whole line says, those pieces included.
    """

    pieces: list[int]
    touched: bool
    paragraph: bool
    quoted: bool
    full: str = ""
    text: str = ""


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
    lines: list[Line] = []
    said: list[str] = []
    kept: list[str] = []
    fresh = True
    for start, stop in stretches:
        fresh = True
        for at in range(start, stop):
            gap = tree.breaks[at]
            if fresh or gap != NOTHING or not lines:
                _close(lines, said, kept)
                lines.append(Line([], False, gap == BLOCK or fresh, at in quoted))
                said, kept, fresh = [], [], False
            piece = tree.pieces[at]
            said.append(piece)
            if at in left_out:
                lines[-1].touched = True
                kept.append(" ")
            else:
                lines[-1].pieces.append(at)
                kept.append(piece)
    _close(lines, said, kept)
    return lines


def _covered(intervals: list[tuple[int, int]]) -> set[int]:
    return {at for start, stop in intervals for at in range(start, stop)}


def _close(lines: list[Line], said: list[str], kept: list[str]) -> None:
    if lines and said:
        lines[-1].full = " ".join("".join(said).split())
        lines[-1].text = " ".join("".join(kept).split()) if lines[-1].touched else lines[-1].full
