"""Reading and writing the files of formats: bytes in UTF-8, whole files only, errors as sentences."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from ...corpus.errors import InputError
from ...corpus.files import write_whole


def write_text(path: Path, text: str) -> None:
    """Write a text as it is, line ends too.

    Raises:
        OutputError: when the file cannot be written.
    """
    write_whole(path, text.encode("utf-8"), what="The export")


def write_lines(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write JSON lines."""
    write_text(path, "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))


def read_text(path: Path) -> str:
    """Read a text as it is.

    Raises:
        InputError: when the file cannot be read, or is no UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not in UTF-8 (byte {error.start:,}); save it as UTF-8.") from error


def read_json(path: Path) -> Any:
    """Read one JSON value.

    Raises:
        InputError: when the file is empty, or no JSON.
    """
    content = read_text(path)
    check_content(content, path)
    try:
        return json.loads(content)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path} is no JSON: {error}.") from error


def check_content(content: str | bytes, path: Path) -> None:
    """Check that a file of a format in which even no annotations are something is not empty.

    Raises:
        InputError: when it is.
    """
    if not content.strip():
        raise InputError(f"{path} is empty; export it from the other tool again.")


def read_lines(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Yield the objects of a JSON-lines file with their line numbers.

    Raises:
        InputError: when a line is no JSON object.
    """
    # Not splitlines: a JSON text may hold other line separators as they are.
    for number, line in enumerate(read_text(path).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise InputError(f"{path}, line {number} is no JSON: {error}.") from error
        if not isinstance(row, dict):
            raise InputError(f"{path}, line {number} is no JSON object.")
        yield number, row


def files_in(path: Path, pattern: str, *, what: str) -> list[Path]:
    """Return a file itself, or the files of a folder and its sub-folders that fit a pattern, in order.

    Raises:
        InputError: when there is none.
    """
    found = [path] if path.is_file() else sorted(each for each in path.rglob(pattern) if each.is_file())
    if not found:
        raise InputError(f"{path} holds no {what} ({pattern}); name the file or the folder of the export.")
    return found
