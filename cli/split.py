"""`commentariat split`: train the model that tells reports from their comments on texts of one's own."""

from __future__ import annotations

from pathlib import Path
from shlex import quote
from typing import Annotated

import typer

from .failures import say_failures
from .options import Quiet

app = typer.Typer(
    help="Train the model that tells reports from the comments that trail them in plain text.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.callback()
def group() -> None:
    """Keep `train` a command of its own: Typer folds a lone command into its group."""


@app.command("train")
@say_failures
def train(
    texts: Annotated[list[Path], typer.Argument(metavar="TEXTS...", help="Labelled texts, JSON lines.")],
    out: Annotated[Path, typer.Option("-o", "--out", metavar="FILE", help="The model file to write.")],
    name: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="The model's name; the file's if not given.", show_default=False),
    ] = None,
    data: Annotated[
        str, typer.Option(metavar="TEXT", help="What the texts are, with their licences; kept in the model.")
    ] = "not stated",
    composed: Annotated[
        int,
        typer.Option(
            min=0,
            metavar="N",
            help="Add N documents composed of the material that ships, for a small set of texts.",
        ),
    ] = 1000,
    false_splits: Annotated[
        float,
        typer.Option(
            "--false-splits",
            min=0.0,
            max=1.0,
            metavar="SHARE",
            help="The share of reports without comments that may be split.",
        ),
    ] = 0.02,
    seed: Annotated[int, typer.Option(help="Of the deal of texts to parts and of composition.")] = 7,
    quiet: Quiet = False,
) -> None:
    """Train a model on labelled texts and write it to a file for `build --splitter`.

    One text a line: {"text": …, "boundary": 7} says that the first 7 lines are the report's and the rest
    comments (null: no comments); {"lines": [["…", "b"], ["…", "o"], ["…", "c"]]} labels every line as report (b),
    comment (c) or other (o). A field "domain" or "outlet" says which texts belong together: whole domains are
    dealt to four parts, and the thresholds are set on what models of three parts say of the fourth.
    """
    from ..corpus.files import require_own_place
    from ..corpus.outputs import require_output_place
    from ..corpus.splitting.model import is_model
    from ..corpus.splitting.training.labelled import read_labelled
    from ..corpus.splitting.training.train import train_on_labelled, write_model
    from . import steps, summary

    require_output_place(out, what="The model")
    require_own_place(out, inputs=texts, made_here=is_model, what="The model")
    labelled = [found for path in texts for found in read_labelled(path)]
    model = train_on_labelled(
        labelled,
        name=name or out.stem,
        data=data,
        seed=seed,
        composed=composed,
        false_splits=false_splits,
    )
    write_model(model, out)
    if not quiet:
        summary.trained(model, texts=len(labelled), composed=composed, out=out)
    steps.suggest(commands=[f"commentariat build INPUT --splitter {quote(str(out))}"], quiet=quiet)
