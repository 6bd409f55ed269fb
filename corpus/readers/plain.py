"""Plain text: one file a report, in which readers' comments may follow with nothing between."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..encoding.decoding import decode
from ..errors import InputError
from ..records import SourceReport
from ..text.canonical import counted, is_blank
from .base import raise_limit
from .text_heads import text_head

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..records import Record
    from .base import ReadSettings, Source

_OPENS = re.compile(r"(?:\[\s*)?\{\s*\"")


@dataclass(frozen=True, slots=True)
class PlainTextReader:
    """Reads ``.txt`` and ``.text``: the whole file is one report, whose trailing comments are still in it.

    Markdown is left alone: beside texts, ``.md`` files describe them.
    """

    name: str = "text"
    suffixes: tuple[str, ...] = (".txt", ".text")
    description: str = "plain text, one report a file; trailing comments are looked for"

    def recognises(self, head: bytes) -> bool:  # noqa: ARG002
        """Take every file with these suffixes."""
        return True

    def read(self, source: Source, settings: ReadSettings) -> Iterator[Record]:
        """Yield the one report of a file."""
        size = source.path.stat().st_size
        # No encoding puts more than four bytes into a character.
        if size > 4 * settings.longest_text:
            raise _too_long(source, f"{counted(size, 'byte')}", settings)
        decoded = decode(source.path.read_bytes(), encoding=settings.encoding, where=source.relative)
        text = decoded.text
        if len(text) > settings.longest_text:
            raise _too_long(source, f"{counted(len(text), 'character')}", settings)
        if _is_json(text):
            # Read as a report, records would show everything in them, names of readers too.
            raise InputError(
                f"{source.relative}: this is JSON, not the text of a report; rename it to .jsonl (one object a line) "
                f"or .json."
            )
        if told := decoded.encoding.told(source.relative):
            yield told
        name = decoded.encoding.name
        read_as = () if name in ("ASCII", "UTF-8") else (f"read as {name}",)
        yield report_of(text, source, changes=read_as + decoded.encoding.changes)


READER = PlainTextReader()


def report_of(text: str, source: Source, *, changes: tuple[str, ...] = ()) -> SourceReport:
    """Return the report of a file that holds nothing but its text, in which comments may trail.

    Raises:
        InputError: when nothing stands in it.
    """
    if is_blank(text):
        said = "blank" if text else "empty"
        raise InputError(f"{source.relative}: the file is {said}; fill it in or leave it out.")
    head = text_head(text)
    return SourceReport(
        text=text,
        locator=source.relative,
        title=head.title,
        authors=head.authors,
        published=head.published,
        may_trail=True,
        changes=changes,
    )


def _is_json(text: str) -> bool:
    """Tell whether a text is one JSON object or list of objects, or begins with a line that is.

    >>> _is_json('{"id": 1}\\n{"id": 2}'), _is_json("[Reuters] The truce held."), _is_json("[1]")
    (True, False, False)
    """
    bare = text.lstrip("\ufeff\x00 \t\r\n")
    if not _OPENS.match(bare):
        return False
    for candidate in (bare.partition("\n")[0], bare):
        try:
            value = json.loads(candidate)
        except (ValueError, RecursionError):
            continue
        return isinstance(value[0] if isinstance(value, list) and value else value, dict)
    return False


def _too_long(source: Source, size: str, settings: ReadSettings) -> InputError:
    return InputError(
        f"{source.relative}: the file has {size}, more than the {settings.longest_text:,} characters one "
        f"report may have; split it into one file a report, or {raise_limit('longest_text')}."
    )
