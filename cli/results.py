"""Showing a result: its table on the terminal, or the files that were asked for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import typer

from ..corpus.results import Result
from . import console

SHOWN = 40
"""Rows on a terminal when no limit is set."""


def give(
    result: Result,
    *,
    csv: Path | None,
    html: Path | None,
    plot: Path | None,
    limit: int | None,
    columns: Sequence[str] | None = None,
) -> None:
    """Write the files that were asked for, or show the table when none was."""
    for path, save in ((csv, result.save_csv), (html, result.save_html), (plot, result.save_plot)):
        if path is not None:
            save(path)
            typer.echo(f"Wrote {path}", err=True)
    if csv or html or plot:
        return
    table = result.to_frame()
    if columns is not None:
        table = table[[name for name in table.columns if name in columns]]
    shown = table.head(limit or SHOWN)
    typer.echo(result.title, err=True)
    right = tuple(
        place for place, name in enumerate(shown.columns) if shown[name].dtype.kind in "fiu" or name == "left"
    )
    heads = [name.replace("_", " ") for name in shown.columns]
    rows = ([_cell(value) for value in row] for row in shown.itertuples(index=False, name=None))
    console.show_rows(*heads, rows=rows, right=right)
    if len(table) > len(shown):
        typer.echo(
            f"{len(table) - len(shown):,} more rows: --limit N shows more, --csv FILE has them all.", err=True
        )
    for note in result.notes:
        typer.echo(note, err=True)


def _cell(value: Any) -> str:
    if value is None or value != value:
        return "–"
    if isinstance(value, float):
        return f"{value:.4g}" if abs(value) < 1000 else f"{value:,.0f}"
    return f"{value:,}" if isinstance(value, int) else str(value)
