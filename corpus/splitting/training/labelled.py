"""Reading labelled texts to train the splitter on."""

from __future__ import annotations

import json
from json import JSONDecodeError
from pathlib import Path
from typing import Any

from ...errors import InputError, why_unread
from .compose import Document


class _MislabelledError(ValueError):
    """A text whose labels cannot be its own; the message says why."""


def read_labelled(path: Path) -> list[tuple[str, Document]]:
    """Read labelled texts, each with its group (domain, outlet; its own place where the file names none).

    JSON lines, one text each: ``text`` and ``boundary`` (the number of lines before the first comment; null or
    the number of lines when there is no comment), or ``lines`` of ``[line, label]`` with the labels b (report),
    c (comment) and o (other). ``domain`` or ``outlet`` says which texts belong together.

    Raises:
        InputError: when the file cannot be read, holds nothing, or a line is not of this form.
    """
    # Not `splitlines`: JSON may hold separators of lines such as U+2028 unescaped.
    try:
        rows = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read as labelled texts: {why_unread(error)}.") from error
    found = []
    for number, raw in enumerate(rows, start=1):
        if not raw.strip():
            continue
        try:
            row = json.loads(raw)
            document = _labelled(row)
            found.append((str(row.get("domain") or row.get("outlet") or f"{path}:{number}"), document))
        except (AttributeError, KeyError, TypeError, ValueError, RecursionError) as error:
            raise InputError(
                f"{path}, line {number}: not a labelled text ({_why(error)}). Write "
                '{"text": …, "boundary": …} or {"lines": [[line, label], …]} with the labels b, c and o.'
            ) from error
    if not found:
        raise InputError(f"{path} holds no labelled text; name the file that they were written to.")
    return found


def _why(error: Exception) -> str:
    if isinstance(error, KeyError):
        return f"it has no field “{error.args[0]}”"
    if isinstance(error, JSONDecodeError):
        return f"this is no valid JSON: {error}"
    return str(error) if isinstance(error, _MislabelledError) else "a field is not of the form below"


def _labelled(row: dict[str, Any]) -> Document:
    if "lines" in row:
        pairs = [(" ".join(line.split()), label) for line, label in row["lines"]]
    else:
        lines = row["text"].split("\n")
        boundary = len(lines) if row["boundary"] is None else row["boundary"]
        if not 0 <= boundary <= len(lines):
            raise _MislabelledError(f"the text has {len(lines)} lines, but its boundary is {boundary}")
        pairs = [(line, "b" if i < boundary else "c") for i, line in enumerate(lines)]
    kept = [(line, label) for line, label in pairs if line.strip()]
    if bad := {label for _, label in kept} - {"b", "c", "o"}:
        raise _MislabelledError(f"there is no label {', '.join(map(repr, sorted(bad)))}")
    return [line for line, _ in kept], "".join(label for _, label in kept)
