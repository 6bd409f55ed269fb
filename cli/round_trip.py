"""What `commentariat annotate push` and `pull` say at their end."""

from __future__ import annotations

from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

import typer

from ..corpus.text.canonical import counted
from .console import show_rows

if TYPE_CHECKING:
    from ..annotation.label_studio.pull import PullSummary
    from ..annotation.label_studio.sending import PushSummary


def say_pushed(summary: PushSummary) -> None:
    """Say what a push did."""
    said = [f"{counted(summary.sent, 'task')} sent", f"{summary.unchanged:,} there already"]
    more = {
        "{} with renewed machine findings": summary.predictions,
        "{} on an older text replaced": summary.replaced,
        "{} on an older text kept, since somebody worked on them": summary.kept,
        "{} that held erased texts removed": summary.erased,
        "{} in copies removed": summary.copies,
        "{} kept the findings that somebody worked on": summary.left_as_shown,
    }
    said += [text.format(f"{number:,}") for text, number in more.items() if number]
    typer.echo(f"Project {summary.project}: {'; '.join(said)}.")
    if summary.erased_kept:
        typer.echo(
            f"Erased texts are still in tasks of {counted(len(summary.erased_kept), 'report')} "
            f"({', '.join(summary.erased_kept)}), since work on them is not pulled yet. Have what is begun submitted, "
            "pull, then push again."
        )


def say_pulled(summary: PullSummary, *, folder: Path) -> None:
    """Say what a pull brought, and what to do with it."""
    typer.echo(
        f"{counted(summary.tasks, 'changed task')}: {counted(summary.completed, 'annotation')} completed, "
        f"{summary.skipped:,} skipped, {summary.unfinished:,} unfinished; {counted(summary.claims, 'claim')}."
    )
    if summary.verified:
        spans = ", ".join(
            f"{number:,} {name.replace('_', ' ')}" for name, number in summary.verified.most_common()
        )
        typer.echo(f"Spans checked against their texts: {spans}.")
    if summary.origins:
        did = ", ".join(f"{number:,} {name}" for name, number in summary.origins.most_common())
        typer.echo(
            f"Beside the machine's findings: {did}. By label: commentariat annotate decisions {quote(str(folder))}"
        )
    if summary.anchored:
        moved = ", ".join(f"{number:,} {name}" for name, number in summary.anchored.most_common())
        typer.echo(f"On texts that changed since: {moved}.")
    if summary.erased:
        typer.echo(
            f"{counted(summary.erased, 'claim')} on erased texts dropped. Take these texts off the server with: "
            f"commentariat annotate push {quote(str(folder))}"
        )
    if summary.withdrawn:
        typer.echo(
            f"{counted(summary.withdrawn, 'claim')} withdrawn: their annotations were deleted on the server."
        )
    if summary.gone:
        typer.echo(f"{counted(summary.gone, 'task')} no longer on the server; their claims were kept.")
    if summary.annotators:
        show_rows("annotator", "who (not in the corpus)", rows=sorted(summary.annotators.items()))
    for annotator, score in sorted(summary.practice.items()):
        typer.echo(
            f"Practice of {annotator}: {score.correct:,} of {score.answered:,} answers right, of {score.known:,} "
            f"known, on {counted(score.documents, 'document')}."
        )
    if summary.set_aside:
        reasons = ", ".join(
            f"{number:,} {name.replace('_', ' ')}" for name, number in summary.set_aside.most_common()
        )
        typer.echo(f"Set aside: {reasons}. See them with: commentariat annotate aside {quote(str(folder))}")
