"""`commentariat inspect`: one file the way its reader sees it, in the terminal or as HTML."""

from __future__ import annotations

from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, Annotated

import typer

from .failures import say_failures
from .options import ReadOptions, build_settings, unfolded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..corpus.inspection import Inspection
    from ..corpus.readers.base import Kind
    from ..corpus.records import SourceComment

_BODY = 1_500
_COMMENT = 400


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
        int, typer.Option("--records", metavar="N", min=1, help="Stop after so many records.")
    ] = 20,
    full: Annotated[bool, typer.Option("--full", help="Print whole texts.")] = False,
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

    if html is not None:
        require_own_place(html, inputs=[file], made_here=is_inspection, what="The page")
    kinds: dict[bool | None, Kind | None] = {None: None, True: "reports", False: "comments"}
    settings = build_settings(options, kind=kinds[rows_are_reports])
    found = inspect_file(file, settings=settings, most=records)
    if html is None:
        _show(found, full=full)
        return
    write_whole(html, found.to_html().encode("utf-8"), what="The page")
    typer.echo(f"Wrote {html}; open it in a browser.")


def _show(found: Inspection, *, full: bool) -> None:
    from ..corpus.inspection.page import comment_facts, decision, depths, report_facts

    _say(f"{found.name}, read by “{found.reader}” ({found.description})")
    for inspected in found.reports:
        _say("")
        _say("REPORT")
        _facts(report_facts(inspected.report))
        if inspected.split:
            _say(f"  {decision(inspected.split)}")
        _say("")
        _text(inspected.report.text, most=None if full else _BODY, indent="  ")
        for number, (comment, depth) in enumerate(
            zip(inspected.report.comments, depths(inspected), strict=True), start=1
        ):
            _comment(number, comment, depth=depth, full=full, facts=comment_facts(comment))
    for number, comment in enumerate(found.comments, start=1):
        _comment(number, comment, depth=0, full=full, facts=comment_facts(comment))
    for problem in found.problems:
        _say("")
        _say(f"PROBLEM  {problem}")
    if found.more:
        _say("")
        _say("The file holds more records; show them with --records N.")


def _comment(
    number: int, comment: SourceComment, *, depth: int, full: bool, facts: Iterable[tuple[str, str]]
) -> None:
    indent = "  " * (depth + 1)
    _say("")
    _say(f"{indent}COMMENT {number}  {'; '.join(f'{name}: {value}' for name, value in facts)}")
    _text(comment.text, most=None if full else _COMMENT, indent=indent + "  ")


def _facts(facts: Iterable[tuple[str, str]]) -> None:
    for name, value in facts:
        _say(f"  {name + ':':20}{value}")


def _text(text: str, *, most: int | None, indent: str) -> None:
    lines = [line for line in text.splitlines() if line.strip()]
    printed = 0
    for line in lines:
        if most is not None and printed + len(line) > most:
            _say(indent + shorten(line, width=max(40, most - printed), placeholder=" …"))
            _say(f"{indent}[{sum(map(len, lines)):,} characters in all; --full prints them]")
            return
        _say(indent + line)
        printed += len(line)


def _say(line: str) -> None:
    """Print a line; control characters, which a text may use to take over a terminal, are made visible."""
    typer.echo("".join(c if c == "\t" or c.isprintable() else f"\\x{ord(c):02x}" for c in line))
