"""The terminal: where tables and progress go, quiet when it is not one."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from ..corpus.progress import Progress

_BREAK = re.compile(r"(?<=[\s_])")
"""Where a cell may be folded: after a blank, and within the names of labels."""
_WIDE, _TIGHT = 3, 2
"""Blanks between the columns of a table, and of one that is too wide for them."""


@cache
def console() -> Console:
    """Return the console of standard output."""
    from rich.console import Console

    # Cells hold what people wrote, of which “[erased]” and “:smile:” are no commands.
    return Console(highlight=False, markup=False, emoji=False, soft_wrap=not sys.stdout.isatty())


def table(*columns: str, right: tuple[int, ...] = (), tight: bool = False) -> Table:
    """Return an empty table with these column heads; `right` are the columns set flush right."""
    from rich import box
    from rich.table import Table

    made = Table(box=box.SIMPLE_HEAD, show_header=any(columns), pad_edge=False, collapse_padding=tight)
    for place, head in enumerate(columns):
        made.add_column(head, justify="right" if place in right else "left", overflow="fold")
    return made


def show_rows(*columns: str, rows: Iterable[Sequence[str]], right: tuple[int, ...] = ()) -> None:
    """Print a table on the terminal; to a file or a pipe, lines with a tab between the cells, the heads first.

    A cell's own line breaks and tabs become blanks there, so that every row is one line.
    """
    if sys.stdout.isatty():
        held = [columns, *map(tuple, rows)]
        widths = fitting_widths(held, room=console().width)
        tight = sum(widths) + _WIDE * len(columns) > console().width
        heads, *cells = ([folded(*pair) for pair in zip(row, widths, strict=True)] for row in held)
        shown = table(*heads, right=right, tight=tight)
        for row in cells:
            shown.add_row(*row)
        console().print(shown)
        return
    for row in (columns, *rows):
        sys.stdout.write("\t".join(" ".join(cell.split()) for cell in row) + "\n")


def is_too_wide(rows: Sequence[Sequence[str]], *, room: int) -> bool:
    """Tell whether a table has more columns than fit without a break within a word."""
    return sum(_longest_words(rows)) + _TIGHT * len(rows[0]) > room


def fitting_widths(rows: Sequence[Sequence[str]], *, room: int) -> list[int]:
    """Return how wide the columns of a table can be: all of it, or with the widest folded, within words if need be.

    >>> fitting_widths([("word", "threads ignoring"), ("economic_consequences", "3")], room=43)
    [21, 16]
    >>> fitting_widths([("word", "threads ignoring"), ("economic_consequences", "3")], room=30)
    [13, 13]
    """
    from rich.cells import cell_len

    whole = [max(map(cell_len, cells)) for cells in zip(*rows, strict=True)]
    if sum(whole) + _WIDE * len(whole) <= room:
        return whole
    left = room - _TIGHT * len(whole)
    return _capped(whole, _capped(_longest_words(rows), [1] * len(whole), left), left)


def folded(cell: str, width: int) -> str:
    """Return a cell in lines of a width, folded after blanks and underscores where that is possible.

    >>> folded("economic_consequences of war", 14).split("\\n")
    ['economic_', 'consequences', 'of war']
    """
    from rich.cells import cell_len

    if cell_len(cell) <= width:
        return cell
    lines = [""]
    for word in _BREAK.split(cell):
        if cell_len(lines[-1] + word.rstrip()) > width:
            lines.append("")
        lines[-1] += word
    return "\n".join(line.rstrip(" ") for line in lines if line)


def _longest_words(rows: Sequence[Sequence[str]]) -> list[int]:
    from rich.cells import cell_len

    return [
        max(cell_len(word.rstrip()) for cell in cells for word in _BREAK.split(cell))
        for cells in zip(*rows, strict=True)
    ]


def _capped(sizes: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """Return the sizes with the longest cut to one length, so that they fit, and none below its least."""
    for cap in range(max(sizes, default=0), 0, -1):
        fit = [max(low, min(size, cap)) for size, low in zip(sizes, least, strict=True)]
        if sum(fit) <= room:
            return fit
    return list(least)


@contextmanager
def progress(*, quiet: bool) -> Iterator[Progress | None]:
    """Show progress on standard error while the block runs; yields None when nobody is there to watch."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    with Bars(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    ) as bars:
        tasks: dict[str, int] = {}
        open_ended: set[str] = set()

        def advance(what: str, done: int, total: int | None) -> None:
            if what not in tasks:
                tasks[what] = bars.add_task(what, total=total)
            if total is None:
                open_ended.add(what)
            if done == total and what in open_ended:
                # The next of its kind starts anew, again without a known end.
                bars.remove_task(tasks.pop(what))  # pyright: ignore[reportArgumentType]
            else:
                bars.update(tasks[what], completed=done, total=total)  # pyright: ignore[reportArgumentType]

        yield advance
