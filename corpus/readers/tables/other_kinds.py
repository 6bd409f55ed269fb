"""Files that are named as tables and hold something else, as answers of a server that were saved under a wrong name."""

from __future__ import annotations

import json

from ..files.contents import likely_suffix

_KINDS = {
    ".json": ("JSON", ".json"),
    ".jsonl": ("JSON", ".json or, with one object a line, .jsonl"),
    ".html": ("a web page", ".html"),
    ".xml": ("XML", ".xml"),
}
_DECODER = json.JSONDecoder(strict=False)
_AROUND = "\ufeff \t\r\n"


def other_kind(start: str) -> tuple[str, str] | None:
    r"""Return what a file is that is no table, and the suffix it should have; None where its start does not show one.

    >>> other_kind('[{"text": "The truce held, monitors said."}]'), other_kind('{"id": 1}\n{"id": 2}\n')
    (('JSON', '.json'), ('JSON', '.json or, with one object a line, .jsonl'))
    >>> other_kind("<!DOCTYPE html>\n<html><title>a, b</title>"), other_kind('{"id"},text\n1,It held.\n')
    (('a web page', '.html'), None)
    """
    kind = likely_suffix(start[:4096].encode())
    if kind in (".json", ".jsonl") and not _is_json(start):
        return None
    return _KINDS.get(kind)


def _is_json(start: str) -> bool:
    """Tell whether the first object of a text is whole and followed by what follows one in JSON; a cell is not."""
    bare = start.lstrip(_AROUND)
    listed = bare.startswith("[")
    bare = bare.lstrip(_AROUND + "[")
    try:
        value, end = _DECODER.raw_decode(bare)
    except json.JSONDecodeError as error:
        # The start may end within the first object.
        return error.pos >= len(bare) - 1 or "Unterminated" in error.msg
    except (RecursionError, ValueError):
        return False
    rest = bare[end:].lstrip(_AROUND)
    return isinstance(value, dict) and rest[:1] in (("", ",", "]") if listed else ("", "{"))
