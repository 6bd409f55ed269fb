"""JSON lines: one report (with its comments nested, if it likes) or one comment a line; or a JSON array."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

from ..encoding import iter_lines, open_text
from ..errors import InputError, Problem
from .cells import Row
from .rows import read_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..records import Record
    from .base import ReadSettings, Source

_DECODER = json.JSONDecoder(strict=False)
_BLANK = " \t\r\n\ufeff\x1e"


@dataclass(frozen=True, slots=True)
class JsonReader:
    """Reads ``.jsonl`` and ``.ndjson`` line by line, and ``.json`` that holds an array or one object.

    A line that is no JSON object is skipped and named; the rest is read.
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
        yield from read_rows(objects(source, settings), source, settings, columns=None)


READER = JsonReader()


def objects(source: Source, settings: ReadSettings) -> Iterator[tuple[str, Row] | Problem]:
    """Yield the JSON objects of a file, each with its place ("line 3"), or the problem that stood there.

    Raises:
        InputError: when the file is no text, or is a ``.json`` larger than `longest_record`.
    """
    stream, _ = open_text(source.path, encoding=settings.encoding, where=source.relative)
    with stream:
        if source.path.suffix.lower() == ".json":
            yield from _whole(stream, source, settings)
        else:
            yield from _lines(stream, source, settings)


def _lines(stream: TextIO, source: Source, settings: ReadSettings) -> Iterator[tuple[str, Row] | Problem]:
    for number, line in iter_lines(stream, longest=settings.longest_record):
        place = f"line {number:d}"
        if line is None:
            yield Problem(
                where=f"{source.relative}, {place}",
                what=f"the line has more than {settings.longest_record:,} characters",
                remedy="split it, or raise longest_record",
            )
            continue
        bare = line.strip(_BLANK)
        if bare:
            yield _parsed(bare, source, place)


def _parsed(text: str, source: Source, place: str) -> tuple[str, Row] | Problem:
    where = f"{source.relative}, {place}"
    try:
        value = _DECODER.decode(text)
    except RecursionError:
        return Problem(
            where=where, what="the JSON is nested too deep to read", remedy="flatten it or drop it"
        )
    except ValueError as error:
        return Problem(
            where=where, what=f"this is no valid JSON ({_said(error)})", remedy="mend it or drop it"
        )
    if isinstance(value, dict):
        return place, value
    return _no_object(where)


def _whole(stream: TextIO, source: Source, settings: ReadSettings) -> Iterator[tuple[str, Row] | Problem]:
    """Read a JSON file value by value, so that what stands before a break is not lost."""
    text = stream.read(settings.longest_record + 1)
    if len(text) > settings.longest_record:
        raise InputError(
            f"{source.relative}: the JSON file has more than {settings.longest_record:,} characters; turn it "
            f"into JSON lines (one object a line), which are read piece by piece."
        )
    at = _after_blanks(text, 0)
    if text[at : at + 1] != "[":
        yield from _objects(text, at, source, what="object", separated=False)
    else:
        yield from _objects(text, at + 1, source, what="item", separated=True)


def _objects(
    text: str, at: int, source: Source, *, what: str, separated: bool
) -> Iterator[tuple[str, Row] | Problem]:
    number = 0
    closed = False
    at = _after_blanks(text, at)
    while at < len(text):
        if separated and text[at] == "]":
            closed = True
            at = _after_blanks(text, at + 1)
            break
        number += 1
        place = f"{what} {number}"
        where = f"{source.relative}, {place}"
        try:
            value, at = _DECODER.raw_decode(text, at)
        except RecursionError:
            yield Problem(
                where=where,
                what="the JSON is nested too deep to read, and nothing after it can be found",
                remedy="flatten it, or turn the file into JSON lines",
            )
            return
        except ValueError as error:
            yield Problem(
                where=where,
                what=f"the JSON breaks off or is not valid here ({_said(error)})",
                remedy="mend it; what stands before it was read",
            )
            return
        yield (place, value) if isinstance(value, dict) else _no_object(where)
        at = _after_blanks(text, at)
        if separated and text[at : at + 1] == ",":
            at = _after_blanks(text, at + 1)
    if separated and (not closed or at < len(text)):
        yield Problem(
            where=source.relative,
            what="the JSON array is not closed, or something follows it",
            remedy="check that the file is whole",
            skipped=False,
        )


def _after_blanks(text: str, at: int) -> int:
    while at < len(text) and text[at] in _BLANK:
        at += 1
    return at


def _no_object(where: str) -> Problem:
    return Problem(
        where=where,
        what="this is valid JSON but no object with named fields",
        remedy='write it as {"text": …} with its other fields',
    )


def _said(error: ValueError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return (
            f"{error.msg}, character {error.colno}"
            if error.lineno == 1
            else f"{error.msg}, line {error.lineno}"
        )
    return "a number with too many digits"
