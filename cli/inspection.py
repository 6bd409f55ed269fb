"""`commentariat inspect`: one file the way its reader sees it, in the terminal or as HTML."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Annotated

import typer

from .failures import say_failures
from .options import ReadOptions, build_settings, unfolded

if TYPE_CHECKING:
    from ..corpus.inspection import Inspection
    from ..corpus.readers.base import Kind


@say_failures
@unfolded
def inspect(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to look at.")],
    html: Annotated[
        Path | None,
        typer.Option(
            "--html",
            metavar="PAGE",
            help="Write a page to open in a browser; of files that exist only such a page is replaced.",
            show_default=False,
        ),
    ] = None,
    records: Annotated[
        int,
        typer.Option(
            "--records",
            metavar="N",
            min=1,
            help="Stop after so many records, and so many comments of each report.",
        ),
    ] = 20,
    full: Annotated[
        bool, typer.Option("--full", help="Show whole texts, and all comments of a report.")
    ] = False,
    rows_are_reports: Annotated[
        bool | None,
        typer.Option(
            "--reports/--comments",
            help="What the rows of a table are; told from its columns if not given.",
            show_default=False,
        ),
    ] = None,
    *,
    options: ReadOptions,
) -> None:
    """Show a file the way its reader sees it.

    Says what is report and what is comment, every comment with its fields and with the rule that found it, before
    anything is built. Names are shown as the file has them; a corpus holds pseudonyms only.
    """
    from ..corpus.files import require_own_place, write_whole
    from ..corpus.inspection import inspect_file
    from ..corpus.inspection.page import is_inspection
    from ..corpus.outputs import require_output_place

    if html is not None:
        require_output_place(html, what="The page")
        require_own_place(html, inputs=[file], made_here=is_inspection, what="The page")
    kinds: dict[bool | None, Kind | None] = {None: None, True: "reports", False: "comments"}
    settings = build_settings(options, kind=kinds[rows_are_reports])
    found = inspect_file(file, settings=settings, most=records)
    if html is None:
        _show(found, most=None if full else records)
        return
    write_whole(html, found.to_html(full=full).encode("utf-8"), what="The page")
    typer.echo(f"Wrote {html}; open it in a browser.")


def _show(found: Inspection, *, most: int | None) -> None:
    from ..corpus.inspection.terminal import lines

    # Without a terminal, and where no width is told, lines stay whole, for programs that search them.
    width = get_terminal_size(fallback=(0, 0)).columns if _width_is_told() else 0
    for line in lines(found, width=width or None, most=most, remedy="--full prints them"):
        typer.echo(line)
    if found.more:
        typer.echo("\nThe file holds more records; show them with --records N.")


def _width_is_told() -> bool:
    return sys.stdout.isatty() or "COLUMNS" in os.environ
