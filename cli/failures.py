"""How the command line fails: one sentence on standard error and an exit code, never a traceback."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, NoReturn

import typer

from ..corpus.errors import CommentariatError
from ..corpus.text.canonical import visible

FAILED = 1
INTERRUPTED, TERMINATED = 130, 143
_NOTHING_LEFT = "Nothing half-written was left; run the same command again."


class Terminated(KeyboardInterrupt):
    """The system ends the command; all that cleans up at Ctrl-C then does so too."""


def say_failures(function: Callable[..., None]) -> Callable[..., None]:
    """Turn the project's own errors, an interruption and a termination into a sentence and an exit code."""

    @wraps(function)
    def wrapped(*args: Any, **kwargs: Any) -> None:
        try:
            with _told_of_termination():
                function(*args, **kwargs)
        except CommentariatError as error:
            typer.echo(f"Error: {visible(str(error))}", err=True)
            raise typer.Exit(FAILED) from error
        except Terminated:
            typer.echo(f"Terminated. {_NOTHING_LEFT}", err=True)
            raise typer.Exit(TERMINATED) from None
        except KeyboardInterrupt:
            typer.echo(f"Interrupted. {_NOTHING_LEFT}", err=True)
            raise typer.Exit(INTERRUPTED) from None

    return wrapped


@contextmanager
def _told_of_termination() -> Iterator[None]:
    """Raise `Terminated` at SIGTERM, which batch systems and containers send, instead of ending there and then."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, _terminate)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _terminate(_sign: int, _frame: object) -> NoReturn:
    raise Terminated
