"""What the commands that answer with a table share: its options, and how it is written or shown."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from pandas import DataFrame

    from ..corpus.results import Result

Limit = Annotated[
    int | None, typer.Option("--limit", metavar="N", min=1, help="Rows at most.", show_default=False)
]
Csv = Annotated[
    Path | None, typer.Option("--csv", metavar="FILE", help="Write the table as CSV.", show_default=False)
]
Html = Annotated[
    Path | None,
    typer.Option("--html", metavar="FILE", help="Write a page with plot and table.", show_default=False),
]
Plot = Annotated[
    Path | None,
    typer.Option(
        "--plot", metavar="FILE", help="Write the plot: .svg, .png, .pdf or .json.", show_default=False
    ),
]
SHOWN = 40
"""Rows on a terminal when no limit is set."""


def give_result(
    result: Result,
    *,
    corpus: Path,
    csv: Path | None,
    html: Path | None,
    plot: Path | None,
    limit: int | None,
    columns: Sequence[str] | None = None,
    spare: Sequence[str] | None = None,
) -> None:
    """Write the files that were asked for, or show the table, its title and its notes when none was.

    Args:
        result: what a question over a corpus answered.
        corpus: the folder of that corpus; no file replaces a part of it, or what it was built from.
        csv: where the table goes, whole.
        html: where the page goes.
        plot: where the plot goes.
        limit: rows to show; `SHOWN` if None.
        columns: what to show of the table, in its order; everything if None.
        spare: of these, what is left out first on a terminal that is too narrow for all, in that order; the
            last columns if None.
    """
    from ..corpus.outputs import require_output_place
    from . import console

    for path, what in ((csv, "The table"), (html, "The page"), (plot, "The plot")):
        if path is not None:
            require_output_place(path, corpus=corpus, what=what)
    written: tuple[tuple[Path | None, Callable[[Path], Path]], ...] = (
        (csv, result.save_csv),
        (html, result.save_html),
        (plot, result.save_plot),
    )
    for path, save in written:
        if path is not None:
            save(path)
            typer.echo(f"Wrote {path}", err=True)
    if csv or html or plot:
        return
    table = result.to_frame()
    if columns is not None:
        table = table[[name for name in table.columns if name in columns]]
    shown = table.head(limit or SHOWN)
    left_out = _without_room(shown, spare) if sys.stdout.isatty() else []
    shown = shown.drop(columns=left_out)
    typer.echo(result.title, err=True)
    right = tuple(
        place for place, name in enumerate(shown.columns) if shown[name].dtype.kind in "fiu" or name == "left"
    )
    heads, *rows = _cells(shown)
    console.show_rows(*heads, rows=rows, right=right)
    if len(table) > len(shown):
        typer.echo(
            f"{len(table) - len(shown):,} more rows: --limit N shows more, --csv FILE has them all.", err=True
        )
    if left_out:
        names = ", ".join(name.replace("_", " ") for name in left_out)
        typer.echo(f"The terminal has no room for: {names}. A wider one, and --csv FILE, has them.", err=True)
    for said in (*_units(result, list(shown.columns)), *result.notes):
        typer.echo(said, err=True)


def _cells(table: DataFrame) -> list[list[str]]:
    """Return the heads and the rows of a table as they are shown."""
    heads = [str(name).replace("_", " ") for name in table.columns]
    return [heads, *([_cell(value) for value in row] for row in table.itertuples(index=False, name=None))]


def _without_room(table: DataFrame, spare: Sequence[str] | None) -> list[str]:
    """Return which of the columns that can be spared must be, for the others to fit on the terminal."""
    from . import console

    left_out: list[str] = []
    for name in table.columns[:1:-1] if spare is None else spare:
        if not console.is_too_wide(_cells(table.drop(columns=left_out)), room=console.console().width):
            break
        if name in table.columns:
            left_out.append(name)
    return left_out


def _units(result: Result, shown: Sequence[str]) -> list[str]:
    """Return what the rates among the columns are counted by, one sentence a column."""
    return [
        f"{name.replace('_', ' ')}: {result.columns[name]}."
        for name in shown
        if name == "rate" or name.endswith("_rate") or name.startswith("rate_")
        if name in result.columns
    ]


def _cell(value: Any) -> str:
    if value is None or value != value:
        return "–"
    if isinstance(value, float):
        said = f"{value:.4g}" if abs(value) < 1000 else f"{value:,.0f}"
        return "0" if said == "-0" else said
    return f"{value:,}" if isinstance(value, int) else str(value)
