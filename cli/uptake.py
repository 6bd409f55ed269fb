"""`commentariat uptake`: what readers do with the words, namings and frames of the report they comment on."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from .failures import say_failures

SHOWN = 20
"""Rows on a terminal when no limit is set."""
_SHOWN_COLUMNS = (
    "kind",
    "item",
    "actor",
    "response",
    "reports",
    "threads_ignoring",
    "observed",
    "expected",
    "ratio",
    "low",
    "high",
    "p_adjusted",
)


@say_failures
def uptake(
    folder: Annotated[Path, typer.Argument(metavar="CORPUS", help="An analysed corpus folder.")],
    label: Annotated[
        list[str] | None,
        typer.Option(
            "--label",
            metavar="LABEL",
            help="Follow this label of loaded language only; can be given several times.",
            show_default=False,
        ),
    ] = None,
    within: Annotated[
        list[str] | None,
        typer.Option(
            "--within",
            metavar="STRATUM",
            help="Compare threads within the same outlet (if not given), year or month; can be given several times.",
            show_default=False,
        ),
    ] = None,
    voice: Annotated[
        str | None,
        typer.Option(
            metavar="VOICE",
            help="Only what reports say in this voice: outlet, quoted or attributed.",
            show_default=False,
        ),
    ] = None,
    holm: Annotated[
        bool, typer.Option("--holm", help="Adjust by Holm instead of Benjamini and Hochberg.")
    ] = False,
    seed: Annotated[int, typer.Option(metavar="N", help="Of the random exchanges.")] = 0,
    limit: Annotated[
        int | None, typer.Option("--limit", metavar="N", help="Rows at most.", show_default=False)
    ] = None,
    csv: Annotated[
        Path | None, typer.Option("--csv", metavar="FILE", help="Write the table as CSV.", show_default=False)
    ] = None,
    html: Annotated[
        Path | None,
        typer.Option("--html", metavar="FILE", help="Write a page with plot and table.", show_default=False),
    ] = None,
    plot: Annotated[
        Path | None,
        typer.Option(
            "--plot", metavar="FILE", help="Write the plot: .svg, .png, .pdf or .json.", show_default=False
        ),
    ] = None,
) -> None:
    """Say which words, namings and frames of the reports their readers repeat, contest or ignore.

    Each is compared with what readers of the other reports of the same outlet say: ratio with its 95 % interval, and a
    test by exchange of threads, adjusted for many tests.
    """
    from ..analysis.uptake import uptake as ask
    from ..corpus import Corpus
    from . import console

    how: dict[str, Any] = {"labels": label} if label else {}
    result = ask(
        Corpus.load(folder),
        within=within or ("outlet",),
        voice=voice,
        correction="holm" if holm else "benjamini-hochberg",
        seed=seed,
        **how,
    )
    for path, save in ((csv, result.save_csv), (html, result.save_html), (plot, result.save_plot)):
        if path is not None:
            save(path)
            typer.echo(f"Wrote {path}", err=True)
    if csv or html or plot:
        return
    table = result.to_frame()[list(_SHOWN_COLUMNS)]
    shown = table.head(limit or SHOWN)
    typer.echo(result.title, err=True)
    console.show_rows(
        *(name.replace("_", " ") for name in _SHOWN_COLUMNS),
        rows=([_cell(value) for value in row] for row in shown.itertuples(index=False, name=None)),
        right=tuple(range(4, len(_SHOWN_COLUMNS))),
    )
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
        return f"{value:.3g}"
    return f"{value:,}" if isinstance(value, int) else str(value)
