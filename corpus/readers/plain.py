"""Plain text: one file a report, in which readers' comments may follow with nothing between."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..dates import iso_date
from ..encoding import decode
from ..errors import InputError
from ..records import SourceReport
from ..text import canonical, counted, line_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..records import Record
    from .base import ReadSettings, Source

_OPENS = re.compile(r"(?:\[\s*)?\{\s*\"")
LONGEST_TITLE = 150
MOST_TITLE_WORDS = 22
_STOPS = (".", "!", ":", ";", ",", "…", "-", "–", "—")
_BYLINES = (
    "by ",
    "from ",
    "von ",
    "par ",
    "por ",
    "di ",
    "автор ",
    "posted ",
    "published ",
    "updated ",
    "source:",
)


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
        if not text.strip("\ufeff\x00 \t\r\n\xa0") or text.isspace():
            said = "empty" if size == 0 else "blank"
            raise InputError(f"{source.relative}: the file is {said}; fill it in or leave it out.")
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
        yield SourceReport(
            text=text,
            locator=source.relative,
            title=headline(text),
            may_trail=True,
            changes=read_as + decoded.encoding.changes,
        )


READER = PlainTextReader()


def headline(text: str) -> str | None:
    r"""Return the first line when it is clearly a headline; it stays in the text too.

    Clearly: short, without a stop at its end, no byline or date, and followed by two longer paragraphs or
    one that is at least three times as long.

    >>> headline("Ceasefire holds in Idlib\n\nThe truce held for a second day on Monday, monitors said, as "
    ...          "convoys crossed.\nAid followed in the evening, the agency said, from two crossings.\n")
    'Ceasefire holds in Idlib'
    >>> headline("The truce held.\nAid followed.") is None
    True
    """
    start = canonical(text[:20_000]).text
    lines = [start[left:right] for left, right in line_spans(start)[:4]]
    if len(lines) < 2:
        return None
    first, *rest = lines
    letters = [c for c in first if c.isalpha()]
    if (
        len(first) > LONGEST_TITLE
        or len(first.split()) > MOST_TITLE_WORDS
        or len(letters) < 0.5 * len(first)
        or first.rstrip("\"'”’»)").endswith(_STOPS)
        or first.casefold().startswith(_BYLINES)
        or letters[0].islower()
        or iso_date(first) is not None
    ):
        return None
    longer = sum(len(line) > 1.5 * len(first) for line in rest)
    return first if longer >= 2 or len(rest[0]) >= 3 * len(first) else None


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
        f"report may have; split it into one file a report, or raise longest_text."
    )
