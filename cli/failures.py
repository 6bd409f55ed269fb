"""How the command line fails: one sentence on standard error and an exit code, never a traceback."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import typer

from ..corpus.errors import CommentariatError
from ..corpus.text import visible

FAILED = 1
INTERRUPTED = 130


def say_failures(function: Callable[..., None]) -> Callable[..., None]:
    """Turn the project's own errors, and an interruption, into a sentence and an exit code."""

    @wraps(function)
    def wrapped(*args: Any, **kwargs: Any) -> None:
        try:
            function(*args, **kwargs)
        except CommentariatError as error:
            typer.echo(f"Error: {visible(str(error))}", err=True)
            raise typer.Exit(FAILED) from error
        except KeyboardInterrupt:
            typer.echo("Interrupted. Nothing half-written was left; run the same command again.", err=True)
            raise typer.Exit(INTERRUPTED) from None

    return wrapped
