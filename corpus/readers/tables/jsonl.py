"""JSON lines: one report (with its comments nested, if it likes) or one comment a line; or a JSON array.

A record is in memory as it is read, but for lists that make it longer than `json_text.WINDOW`, such as the comments of
a report: these are gathered on disk, whether the record is a line or a file.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

from ...encoding.decoding import open_text
from ...errors import Problem
from ..base import raise_limit
from ..files.beginnings import past_printed, printed_before, start_of_json
from ..files.contents import telling_name
from . import json_text
from .cells import LISTS, Row
from .envelopes import no_object, unwrapped
from .json_text import BLANK, JsonError, JsonText, TooLongError
from .rows import read_columns, read_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...records import Record
    from ..base import ReadSettings, Source
    from .table_columns import TableColumns

_LINE_ENDS = ("\n", "\r")
_DECODER = json.JSONDecoder(strict=False)
_LONGEST_OPENING = 80


@dataclass(frozen=True, slots=True)
class JsonReader:
    """Reads ``.jsonl`` and ``.ndjson`` line by line, and ``.json`` that holds an array, or objects one after another.

    A line that is no JSON object is skipped and named; the rest is read. Records may stand in one list within an
    object, or in the shapes in which data frames are saved.
    """

    name: str = "jsonl"
    suffixes: tuple[str, ...] = (".jsonl", ".ndjson", ".json")
    description: str = (
        "JSON lines or a JSON array: rows of reports, with comments nested or not, or of comments"
    )

    def recognises(self, head: bytes) -> bool:  # noqa: ARG002
        """Take every file with these suffixes."""
        return True

    def read(self, source: Source, settings: ReadSettings) -> Iterator[Record]:
        """Yield the records of one file, in its order."""
        rows = unwrapped(objects(source, settings), source, settings)
        yield from read_rows(rows, source, settings, columns=None)

    def table_columns(self, source: Source, settings: ReadSettings) -> list[TableColumns]:
        """Return how the fields of a file's records are read."""
        rows = unwrapped(objects(source, settings), source, settings)
        return read_columns(rows, source, settings, columns=None)


READER = JsonReader()


def objects(source: Source, settings: ReadSettings) -> Iterator[tuple[str, Row] | Problem]:
    """Yield the JSON objects of a file, each with its place ("line 3"), or the problem that stood there.

    Raises:
        InputError: when the file is no text.
    """
    spread = telling_name(source.path).lower().endswith(".json") or _is_spread(source, settings)
    stream, encoding = open_text(source.path, encoding=settings.encoding, where=source.relative)
    if told := encoding.told(source.relative):
        yield told
    with stream:
        if spread:
            yield from _whole(stream, source, settings)
        else:
            yield from _lines(stream, source, settings)


def _is_spread(source: Source, settings: ReadSettings) -> bool:
    """Tell whether the objects of a file stand on several lines each, as `jq` prints them: the first only opens one."""
    stream, _ = open_text(source.path, encoding=settings.encoding, where=source.relative)
    with stream:
        return stream.readline(_LONGEST_OPENING).strip(BLANK) in ("{", "[", "[{")


def _lines(stream: TextIO, source: Source, settings: ReadSettings) -> Iterator[tuple[str, Row] | Problem]:
    window = min(json_text.WINDOW, settings.longest_record)
    number = 0
    piece = ""
    while line := stream.readline(window + 1):
        if line == "\n" and piece.endswith("\r"):
            # The other half of a line end, which the last reading cut in two.
            piece = line
            continue
        number += 1
        piece = line
        place = f"line {number:d}"
        if len(line) > window and not line.endswith(_LINE_ENDS):
            rest = _LongLine(stream, line)
            yield from _long(rest, source, settings, place)
            rest.read_past()
            piece = rest.last
        elif bare := line.strip(BLANK):
            yield from _parsed(bare, source, place)


class _LongLine:
    """A line of which more is left than its first piece, without the blanks around it.

    Attributes:
        last: the piece that was read last, as it stands.
    """

    def __init__(self, stream: TextIO, begun: str) -> None:
        self._stream = stream
        self._begun = begun.lstrip(BLANK)
        self._blanks = ""
        self.last = begun

    def read(self, wanted: int) -> str:
        """Return the next piece of the line; nothing at its end."""
        piece, self._begun = self._begun, ""
        while True:
            # Blanks at the end of a piece are held back until it shows that they are not those at the line's.
            piece = self._blanks + piece
            bare = piece.rstrip(BLANK)
            self._blanks = piece[len(bare) :]
            if bare or not self.last or self.last.endswith(_LINE_ENDS):
                return bare
            piece = self.last = self._stream.readline(wanted)

    def read_past(self) -> None:
        """Go to the end of the line."""
        while self.read(json_text.WINDOW):
            pass


def _long(
    line: _LongLine, source: Source, settings: ReadSettings, place: str
) -> Iterator[tuple[str, Row] | Problem]:
    where = f"{source.relative}, {place}"
    text = JsonText(line.read, longest=settings.longest_record, scratch=settings.scratch)
    if not text.peek():
        return
    try:
        value = text.value()
        text.end()
    except TooLongError:
        yield Problem(
            where=where,
            what=f"the line has more than {settings.longest_record:,} characters",
            remedy=f"split it, or {raise_limit('longest_record')}",
        )
    except (RecursionError, ValueError) as error:
        yield _unread(where, error)
    else:
        yield from _objects_in(value, source, place)


def _parsed(text: str, source: Source, place: str) -> Iterator[tuple[str, Row] | Problem]:
    try:
        value = _DECODER.decode(text)
    except (RecursionError, ValueError) as error:
        yield _unread(f"{source.relative}, {place}", error)
    else:
        yield from _objects_in(value, source, place)


def _objects_in(value: object, source: Source, place: str) -> Iterator[tuple[str, Row] | Problem]:
    """Yield an object, or the objects of a list: the pages of results that were put together are lists in a list."""
    if not isinstance(value, LISTS) or (len(value) and not isinstance(value[0], dict)):
        yield (place, value) if isinstance(value, dict) else no_object(f"{source.relative}, {place}")
        return
    for number, item in enumerate(value, start=1):
        within = f"{place}, item {number}"
        yield (within, item) if isinstance(item, dict) else no_object(f"{source.relative}, {within}")


def _unread(where: str, error: RecursionError | ValueError) -> Problem:
    if isinstance(error, RecursionError):
        what, remedy = "the JSON is nested too deep to read", "flatten it or drop it"
    else:
        what, remedy = f"this is no valid JSON ({_said(error)})", "mend it or drop it"
    return Problem(where=where, what=what, remedy=remedy)


def _whole(stream: TextIO, source: Source, settings: ReadSettings) -> Iterator[tuple[str, Row] | Problem]:
    """Read a JSON file value by value, so that what stands before a break is not lost."""
    if before := past_printed(stream, start_of_json):
        yield printed_before(source.relative, before)
    text = JsonText(stream.read, longest=settings.longest_record, scratch=settings.scratch)
    separated = listed = text.take("[")
    number = 0
    while text.peek():
        if separated and text.take("]"):
            # Downloads that are put together stand one array behind the other.
            text.take(",")
            separated = text.take("[")
            if separated or text.peek() in ("", "{"):
                continue
            separated = True
            break
        number += 1
        place = f"item {number}" if separated else f"object {number}"
        try:
            value = text.value()
        except (RecursionError, ValueError) as error:
            if isinstance(error, JsonError) and error.read:
                yield from _objects_in(error.read, source, place)
            yield _broken(f"{source.relative}, {place}", error, settings)
            return
        yield from _objects_in(value, source, place)
        if separated:
            text.take(",")
    if listed and not separated and not number:
        yield Problem(
            where=source.relative,
            what="the list in it is empty, as an interface answers behind its last page",
            remedy="there is nothing to read in it",
            skipped=False,
        )
    if separated:
        yield Problem(
            where=source.relative,
            what="the JSON array is not closed, or something follows it",
            remedy="check that the file is whole",
            skipped=False,
        )


def _broken(where: str, error: RecursionError | ValueError, settings: ReadSettings) -> Problem:
    """Return why a value of a JSON file, and what stands after it, cannot be read."""
    if isinstance(error, RecursionError):
        what = "the JSON is nested too deep to read, and nothing after it can be found"
        remedy = "flatten it, or turn the file into JSON lines"
    elif isinstance(error, TooLongError):
        what = (
            f"the record has more than {settings.longest_record:,} characters besides its long lists, and nothing "
            f"after it can be found"
        )
        remedy = f"split it, or {raise_limit('longest_record')}"
    else:
        what = f"the JSON breaks off or is not valid here ({_said(error)})"
        remedy = "mend it; what stands before it was read"
    return Problem(where=where, what=what, remedy=remedy)


def _said(error: ValueError) -> str:
    if isinstance(error, JsonError):
        return str(error)
    if isinstance(error, json.JSONDecodeError):
        at = f"character {error.colno}" if error.lineno == 1 else f"line {error.lineno}"
        return f"{error.msg}, {at}"
    return "a number with too many digits"
