"""The `commentariat` command."""

from __future__ import annotations

import atexit
import gc
from typing import Annotated

import typer

from ..analysis.garbage import OBJECTS
from . import (
    agreement,
    annotate,
    benchmark,
    commands,
    inspection,
    lexicon,
    publish,
    split,
    splits,
    statistics,
    uptake,
)

app = typer.Typer(
    name="commentariat",
    help=(
        "News reports with the reader comments that trail them: build a dataset, analyse naming, voice, "
        "framing and sentiment, and read the result.\n\n"
        "Start with: commentariat run seeds/ -o build/demo"
    ),
    epilog=(
        "Exit codes: 0 done (skipped records are named in the summary and in provenance.json); 1 it could not "
        "be done; 2 wrong usage; 130 interrupted; 143 terminated. A command that was ended can simply be run again."
    ),
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (
    commands.run,
    commands.build,
    commands.analyze,
    commands.report,
    commands.info,
    commands.pseudonym,
):
    app.command()(command)
for command in statistics.COMMANDS:
    app.command()(command)
app.command()(inspection.inspect)
app.command()(benchmark.benchmark)
app.command()(agreement.evaluate)
app.command()(uptake.uptake)
agreement.register(annotate.app)
app.add_typer(annotate.app, name="annotate")
app.command()(splits.splits)
for command in publish.COMMANDS:
    app.command()(command)
app.add_typer(lexicon.app, name="lexicon")
app.add_typer(split.app, name="split")


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"commentariat {version('commentariat')}")
        raise typer.Exit


@app.callback()
def main(
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Say the version and stop."),
    ] = False,
) -> None:
    """Take the options that stand before a command."""
    # A command ends soon and all is freed with it: the collector need not look through memory, least of all at the end.
    gc.set_threshold(OBJECTS)
    atexit.register(gc.freeze)
