"""Writing single files: whole or not at all."""

from __future__ import annotations

import contextlib
import os
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
