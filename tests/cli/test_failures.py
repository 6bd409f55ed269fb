"""However a command ends, it says so in a sentence, with an exit code, and what it had begun is cleaned up."""

from __future__ import annotations

import gzip
import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
import typer

from commentariat.cli.failures import say_failures
from commentariat.corpus.errors import InputError
from commentariat.corpus.readers import Source, opened


def refuse() -> None:
    raise InputError("There is no file a.txt.")


def interrupt() -> None:
    raise KeyboardInterrupt


def terminate() -> None:
    os.kill(os.getpid(), signal.SIGTERM)


@pytest.mark.parametrize(
    ("end", "code", "said"),
    [
        (refuse, 1, "Error: There is no file a.txt.\n"),
        (interrupt, 130, "Interrupted. Nothing half-written was left; run the same command again.\n"),
        (terminate, 143, "Terminated. Nothing half-written was left; run the same command again.\n"),
    ],
)
def test_a_command_ends_with_a_sentence_and_leaves_nothing_that_was_unpacked(
    end: Callable[[], None], code: int, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, scratch = Source(tmp_path / "truce.txt.gz", "truce.txt.gz"), tmp_path / "scratch"
    source.path.write_bytes(gzip.compress(b"The truce held."))
    scratch.mkdir()
    unpacked = []

    def command() -> None:
        for file in opened(source, suffixes=[".txt"], scratch=scratch):
            unpacked.append(file)
            end()

    with pytest.raises(typer.Exit) as ended:
        say_failures(command)()

    assert (ended.value.exit_code, capsys.readouterr().err) == (code, said)
    assert len(unpacked) == 1
    assert list(scratch.iterdir()) == []


def test_after_a_command_a_termination_ends_the_program_as_before() -> None:
    before = signal.getsignal(signal.SIGTERM)

    say_failures(lambda: None)()

    assert signal.getsignal(signal.SIGTERM) is before
