"""Single files: written whole or not at all, never over what they are made of, and told by their hash."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable, Iterable
from pathlib import Path

from .errors import OutputError
from .location import is_local


def write_whole(path: Path, data: bytes, *, what: str = "The file") -> None:
    """Write beside the target and rename, so that no half file is ever seen; missing folders are made.

    Args:
        path: the file; what it held before stays until all of the new is written. In a store (`located`) there is
            no renaming: it shows a file when all of it has arrived.
        data: its content.
        what: what the file is, for the message (“The report”).

    Raises:
        OutputError: when the file cannot be written.
    """
    if not path.name:
        raise OutputError(f"{what} needs a name to be written to; “{path}” is none.")
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not is_local(path):
            path.write_bytes(data)
            return
        partial.write_bytes(data)
        partial.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)
        raise OutputError(
            f"{what} cannot be written to {path}: {error.strerror or error}; choose a folder you may write to."
        ) from error


def file_sha256(path: Path) -> str:
    """Return the SHA-256 hash of a file, in hexadecimal digits; it need not fit into memory.

    Raises:
        OSError: when it cannot be read.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def require_own_place(
    path: Path,
    *,
    inputs: Iterable[Path],
    made_here: Callable[[bytes], bool] | None = None,
    what: str = "The file",
) -> None:
    """Check that an output would replace none of its inputs, and nothing but what the same command wrote before.

    Args:
        path: where the output is to be written.
        inputs: the files it is made of, none of which it may replace.
        made_here: tells by the content of a file whether the command wrote it; None where any other file may go.
        what: what the output is, for the message (“The page”).

    Raises:
        OutputError: when another file stands there.
    """
    if not path.is_file():
        return
    if any(source.exists() and path.samefile(source) for source in inputs):
        raise OutputError(
            f"{what} would replace {path}, which it is made of; nothing was written. Choose another name."
        )
    if made_here is None:
        return
    try:
        before = path.read_bytes()
    except OSError as error:
        raise OutputError(
            f"{what} would replace {path}, which cannot be read ({error.strerror}). Choose another name."
        ) from error
    if not made_here(before):
        raise OutputError(
            f"{what} would replace {path}, which this command did not write; nothing was written. Choose another "
            f"name, or move that file away first."
        )
