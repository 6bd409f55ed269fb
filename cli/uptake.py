"""`commentariat uptake`: what readers do with the words, namings and frames of the report they comment on."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from .failures import say_failures
from .output import Csv, Html, Limit, Plot, give_result

_SHOWN_COLUMNS = (
    "kind",
    "item",
    "label",
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
_SPARE_COLUMNS = ("threads_ignoring", "kind", "reports", "high", "low", "actor")


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
    correction: Annotated[
        str, typer.Option(metavar="METHOD", help="Of p for many tests: holm or bh.")
    ] = "bh",
    seed: Annotated[int, typer.Option(metavar="N", help="Of the random exchanges.")] = 0,
    limit: Limit = None,
    csv: Csv = None,
    html: Html = None,
    plot: Plot = None,
) -> None:
    """Say which words, namings and frames of the reports their readers repeat, contest or ignore.

    Each is compared with what readers of the other reports of the same outlet say: ratio with its 95 % interval, and a
    test by exchange of threads, adjusted for many tests.
    """
    from ..analysis.reader_uptake import uptake as ask
    from ..corpus import Corpus

    how: dict[str, Any] = {"labels": label} if label else {}
    result = ask(
        Corpus.load(folder),
        within=within or ("outlet",),
        voice=voice,
        correction=correction,
        seed=seed,
        **how,
    )
    give_result(
        result,
        corpus=folder,
        csv=csv,
        html=html,
        plot=plot,
        limit=limit,
        columns=_SHOWN_COLUMNS,
        spare=_SPARE_COLUMNS,
    )
