"""WARC files (ISO 28500): the responses in them, one after the other, and resources, which have no HTTP headers.

A record that is damaged is told of and read past: behind it the next one is looked for. Revisits (which have no body
of their own), conversions and the like are told of too; requests, metadata and what other protocols answer is not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING
from urllib.parse import quote

from ...text.canonical import counted
from .http import Body, ResponseHead, TooLongError, parse_head, parse_headers, unwrap
from .members import DamagedError, Member, members

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_LINES = 500
_SILENT = ("warcinfo", "request", "metadata", "response", "resource")
"""Kinds that say something of the crawl, and of protocols that have no pages, such as the one that finds hosts."""
_PAGES = ("response", "resource")
_KINDS = ("revisit", "conversion", "continuation")
_DIGITS = re.compile(r"([0-9]{4})" + r"([0-9]{2})" * 5)
_VERSION = re.compile(rb"WARC/\d{1,2}\.\d{1,2}\s*\Z")


@dataclass(frozen=True, slots=True)
class Damage:
    """A record that could not be read.

    Attributes:
        number: its number in the file, from 1.
        what: what was wrong with it, as a clause.
        behind: True where that is not the record but what stands between it and the next one.
    """

    number: int
    what: str
    behind: bool = False


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A record that holds something of the web, but no page.

    Attributes:
        number: its number in the file, from 1.
        kind: its kind, such as ``revisit``, as the standard calls it; ``other`` for what the standard does not know,
            ``without an address`` for a response that does not say what was asked for.
    """

    number: int
    kind: str


class Response:
    """One response of a web server as it was captured, or a resource without what the server said of it.

    Attributes:
        number: the record's number in the file, from 1.
        url: the address that was asked for, without a place in the page.
        captured: when, in ISO 8601.
        head: the response's status and headers; for a resource those that its record implies.
    """

    def __init__(
        self, number: int, warc: dict[str, str], head: ResponseHead, block: Member, left: int
    ) -> None:
        """Take what was read so far, and the member in which `left` bytes of the body follow."""
        self.number = number
        self.url = _target(warc).partition("#")[0]
        self.captured = _moment(warc.get("warc-date", ""))
        self.head = head
        self._truncated = "warc-truncated" in warc
        self._block = block
        self._left = left

    def body(self, *, longest: int) -> Body:
        """Return the body, unwrapped. It can be read once, and only until the next response is asked for.

        Raises:
            TooLongError: when it has more than `longest` bytes, packed or unpacked.
            DamagedError: when the file breaks off within it, or it cannot be unpacked.
        """
        if self._left > longest:
            raise TooLongError
        size, self._left = self._left, 0
        try:
            raw = self._block.read(size)
        except DamagedError:
            # What was read of the body is no place to look for the next record.
            self._block.give_up()
            raise
        if len(raw) < size:
            raise DamagedError("the record breaks off")
        body = unwrap(raw, self.head, longest=longest)
        return body._replace(breaks_off=True) if self._truncated else body

    def rest(self) -> int:
        """Return how many bytes of the body have not been read."""
        return self._left


def responses(file: IO[bytes]) -> Iterator[Response | Damage | PassedOver]:
    """Yield the HTTP responses and resources of a WARC file, compressed or not, in bounded memory.

    Args:
        file: the open file; it is read once, from where it stands.
    """
    number = 0
    for member in members(file):
        if member.debris:
            yield Damage(number, f"{counted(member.debris, 'byte')} that are no record", behind=True)
        searching = False
        while True:
            is_open = False
            try:
                if searching and not member.find_record():
                    break
                searching = False
                if not _opens(member):
                    break
                is_open = True
                number += 1
                yield from _record(number, _warc_head(member), member)
            except DamagedError as damage:
                if searching:
                    break
                yield Damage(number, str(damage), behind=not is_open)
                searching = True


def _opens(member: Member) -> bool:
    """Read the line that opens the next record; return False at the end of the member."""
    line = b"\r\n"
    while line and not line.strip():
        line = member.line()
    if line and not _VERSION.match(line):
        raise DamagedError("no record begins where one should")
    return bool(line)


def _warc_head(member: Member) -> dict[str, str]:
    return parse_headers(header_lines(member, DamagedError("its headers have no end"))[0])


def _record(number: int, warc: dict[str, str], member: Member) -> Iterator[Response | PassedOver]:
    length = warc.get("content-length", "")
    if not (length.isascii() and length.isdigit() and len(length) < 16):
        raise DamagedError("it does not say how long it is")
    left = int(length)
    kind = warc.get("warc-type", "").lower()
    if kind == "response" and _is_http(warc):
        lines, size = header_lines(member, DamagedError("the headers of its page have no end"), most=left)
        left -= size
        response = Response(number, warc, parse_head(lines), member, left)
        yield response
        left = response.rest()
    elif kind == "resource" and _is_of_web(warc):
        head = ResponseHead(200, {"content-type": warc.get("content-type", "")})
        resource = Response(number, warc, head, member, left)
        yield resource
        left = resource.rest()
    elif kind in _PAGES and not _target(warc):
        yield PassedOver(number, "without an address")
    elif kind not in _SILENT:
        yield PassedOver(number, kind if kind in _KINDS else "other")
    if member.skip(left) < left:
        raise DamagedError("the record breaks off")


def _is_http(warc: dict[str, str]) -> bool:
    kind = warc.get("content-type", "application/http").lower()
    return _is_of_web(warc) and kind.startswith("application/http")


def _is_of_web(warc: dict[str, str]) -> bool:
    return _target(warc).lower().startswith(("http://", "https://"))


def _target(warc: dict[str, str]) -> str:
    """Return the address that a record is for; characters that no address has are escaped as in one."""
    url = warc.get("warc-target-uri", "").strip("<> ")
    return url if url.isprintable() else "".join(c if c.isprintable() else quote(c) for c in url)


def _moment(date: str) -> str | None:
    """Return the time of a capture in ISO 8601; some programs write it as indexes of archives do, in 14 digits.

    >>> _moment("20210401120000"), _moment("2021-04-01T12:00:00Z"), _moment("")
    ('2021-04-01T12:00:00Z', '2021-04-01T12:00:00Z', None)
    """
    if found := _DIGITS.fullmatch(date):
        year, month, day, hour, minute, second = found.groups()
        return f"{year}-{month}-{day}T{hour}:{minute}:{second}Z"
    return date or None


def header_lines(
    member: Member, endless: DamagedError, *, most: int | None = None
) -> tuple[list[bytes], int]:
    """Return the lines up to the next blank one, and how many bytes they were with it.

    Raises:
        DamagedError: `endless`, when there is no blank line within `most` bytes.
    """
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
