"""The terminal: where tables and progress go, quiet when it is not one."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from ..corpus.progress import Progress


@cache
def console() -> Console:
    """Return the console of standard output."""
    from rich.console import Console

    # Cells hold what people wrote, of which “[erased]” and “:smile:” are no commands.
    return Console(highlight=False, markup=False, emoji=False, soft_wrap=not sys.stdout.isatty())


def table(*columns: str, right: tuple[int, ...] = ()) -> Table:
    """Return an empty table with these column heads; `right` are the columns set flush right."""
    from rich import box
    from rich.table import Table

    made = Table(box=box.SIMPLE_HEAD, show_header=any(columns), pad_edge=False)
    for place, head in enumerate(columns):
        made.add_column(head, justify="right" if place in right else "left", overflow="fold")
    return made


def show_rows(*columns: str, rows: Iterable[Sequence[str]], right: tuple[int, ...] = ()) -> None:
    """Print a table on the terminal; to a file or a pipe, lines with a tab between the cells, the heads first.

    A cell's own line breaks and tabs become blanks there, so that every row is one line.
    """
    if sys.stdout.isatty():
        shown = table(*columns, right=right)
        for row in rows:
            shown.add_row(*row)
        console().print(shown)
        return
    for row in (columns, *rows):
        sys.stdout.write("\t".join(" ".join(cell.split()) for cell in row) + "\n")


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
