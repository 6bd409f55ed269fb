"""WARC files (ISO 28500): the responses in them, one after the other.

A record that is damaged is told of and read past: behind it the next one is looked for. Requests, metadata,
revisits (which have no body of their own) and responses of other protocols are passed over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from .http import ResponseHead, TooLongError, parse_head, parse_headers, unwrap
from .members import DamagedError, Member, members

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_LINES = 500
_VERSION = re.compile(rb"WARC/\d{1,2}\.\d{1,2}\s*\Z")


@dataclass(frozen=True, slots=True)
class Damage:
    """A record that could not be read.

    Attributes:
        number: its number in the file, from 1.
        what: what was wrong with it, as a clause.
    """

    number: int
    what: str


class Response:
    """One response of a web server as it was captured.

    Attributes:
        number: the record's number in the file, from 1.
        url: the address that was asked for.
        captured: when, in ISO 8601.
        head: the response's status and headers.
    """

    def __init__(
        self, number: int, warc: dict[str, str], head: ResponseHead, block: Member, left: int
    ) -> None:
        """Take what was read so far, and the member in which `left` bytes of the body follow."""
        self.number = number
        self.url = warc.get("warc-target-uri", "").strip("<> ")
        self.captured = warc.get("warc-date") or None
        self.head = head
        self._block = block
        self._left = left

    def body(self, *, longest: int) -> bytes:
        """Return the body, unwrapped. It can be read once, and only until the next response is asked for.

        Raises:
            TooLongError: when it has more than `longest` bytes, packed or unpacked.
            DamagedError: when the file breaks off within it, or it cannot be unpacked.
        """
        if self._left > longest:
            raise TooLongError
        size, self._left = self._left, 0
        raw = self._block.read(size)
        if len(raw) < size:
            raise DamagedError("the record breaks off")
        return unwrap(raw, self.head, longest=longest)

    def rest(self) -> int:
        """Return how many bytes of the body have not been read."""
        return self._left


def responses(file: IO[bytes]) -> Iterator[Response | Damage]:
    """Yield the HTTP responses of a WARC file, compressed or not, in bounded memory.

    Args:
        file: the open file; it is read once, from where it stands.
    """
    number = 0
    for member in members(file):
        searching = False
        while True:
            try:
                if searching and not member.find_record():
                    break
                searching = False
                warc = _warc_head(member)
                if warc is None:
                    break
                number += 1
                yield from _record(number, warc, member)
            except DamagedError as damage:
                if searching:
                    break
                # A broken opening is a record of its own; a broken body was counted by its opening.
                yield Damage(number, str(damage))
                searching = True


def _warc_head(member: Member) -> dict[str, str] | None:
    """Return the headers of the next record; None at the end of the member."""
    line = b"\r\n"
    while line and not line.strip():
        line = member.line()
    if not line:
        return None
    if not _VERSION.match(line):
        raise DamagedError("no record begins where one should")
    return parse_headers(_header_lines(member, DamagedError("its headers have no end"))[0])


def _record(number: int, warc: dict[str, str], member: Member) -> Iterator[Response]:
    length = warc.get("content-length", "")
    if not (length.isascii() and length.isdigit() and len(length) < 16):
        raise DamagedError("it does not say how long it is")
    left = int(length)
    if warc.get("warc-type", "").lower() == "response" and _is_http(warc):
        lines, size = _header_lines(member, DamagedError("the headers of its page have no end"), most=left)
        left -= size
        response = Response(number, warc, parse_head(lines), member, left)
        yield response
        left = response.rest()
    if member.skip(left) < left:
        raise DamagedError("the record breaks off")


def _is_http(warc: dict[str, str]) -> bool:
    url = warc.get("warc-target-uri", "").strip("<> ").lower()
    kind = warc.get("content-type", "application/http").lower()
    return url.startswith(("http://", "https://")) and kind.startswith("application/http")


def _header_lines(
    member: Member, endless: DamagedError, *, most: int | None = None
) -> tuple[list[bytes], int]:
    """Return the lines up to the next blank one, and how many bytes they were with it."""
    lines: list[bytes] = []
    size = 0
    while most is None or size < most:
        line = member.line()
        size += len(line)
        if not line.strip():
            if not line:
                raise endless
            break
        lines.append(line)
        if len(lines) > MOST_LINES:
            raise endless
    if most is not None and size > most:
        raise endless
    return lines, size
