"""`commentariat benchmark`: scores against labelled data that the user has."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .failures import say_failures

if TYPE_CHECKING:
    from ..analysis.benchmarks.outcome import Score


@say_failures
def benchmark(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="NAME", help="Which benchmark; without a name, they are listed.", show_default=False
        ),
    ] = None,
    data: Annotated[
        Path | None,
        typer.Option(
            "--data", metavar="PATH", help="The data set: no labelled data ships.", show_default=False
        ),
    ] = None,
    details: Annotated[bool, typer.Option("--details", help="Show the figures of each class too.")] = False,
) -> None:
    """Measure the analyses on labelled data of your own, beside baselines and published figures."""
    from ..analysis.benchmarks.registry import BENCHMARKS, run_benchmark
    from ..corpus.nearest import meant
    from . import console

    if name is None:
        console.show_rows("benchmark", "what it measures: its data", rows=sorted(BENCHMARKS.items()))
        return
    if name not in BENCHMARKS:
        raise typer.BadParameter(
            f"there is no benchmark “{name}”. {meant(name, BENCHMARKS)}", param_hint="NAME"
        )
    if data is None:
        raise typer.BadParameter("say where the data set is: --data PATH", param_hint="--data")
    outcome = run_benchmark(name, data)
    typer.echo(f"{outcome.title}: {outcome.data}")
    console.show_rows(
        "measure", "system", "score", "95 % interval", "note", rows=map(_cells, outcome.scores), right=(2,)
    )
    if details:
        console.show_rows(
            "class",
            "measure",
            "score",
            rows=((label, measure, f"{value:.3f}") for label, measure, value in outcome.details),
            right=(2,),
        )
    for note in outcome.notes:
        typer.echo(note)


def _cells(score: Score) -> tuple[str, ...]:
    value = "–" if score.value is None else f"{score.value:.3f}"
    interval = "" if score.interval is None else f"{score.interval[0]:.3f} to {score.interval[1]:.3f}"
    return score.measure, score.system, value, interval, score.note
