"""ARC files, the forerunner of WARC: the responses in them, one after the other.

Format after the Internet Archive's ``ArcFileFormat``, versions 1 and 2: a line with the address, when it was captured
and how long what follows is, then the response as it was sent. Files are compressed as WARC files are, or not at all.
"""

from __future__ import annotations

import re
import zlib
from typing import IO, TYPE_CHECKING

from .http import parse_head
from .members import DamagedError, Member, members
from .warc import Damage, PassedOver, Response, header_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

_OPENING = b"filedesc://"
_LINE = re.compile(
    rb"(?P<url>\S.*?) \S+ (?P<date>\d{12,14}) \S+(?:; ?\S+)? (?:\d+ \S+ \S+ \d+ \S+ )?(?P<length>\d{1,15})\s*"
)
_WEB = (b"http://", b"https://")


def is_arc(head: bytes) -> bool:
    """Tell from its first bytes whether a file is an ARC file, compressed or not.

    >>> is_arc(b"filedesc://IA-001.arc 0.0.0.0 19960923142103 text/plain 76"), is_arc(b"WARC/1.0")
    (True, False)
    """
    if head.startswith(b"\x1f\x8b"):
        try:
            head = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, len(_OPENING))
        except zlib.error:
            return False
    return head.startswith(_OPENING)


def arc_responses(file: IO[bytes]) -> Iterator[Response | Damage | PassedOver]:
    """Yield the HTTP responses of an ARC file in bounded memory.

    Behind a damaged record the next one is looked for where records are compressed by themselves; else nothing shows
    where it begins, and the rest of the file is told of as lost.

    Args:
        file: the open file; it is read once, from where it stands.
    """
    number = 0
    for member in members(file):
        try:
            while line := _next_line(member):
                number += 1
                yield from _record(number, line, member)
        except DamagedError as damage:
            member.give_up()
            yield Damage(
                number, f"{damage}, and nothing behind it can be found unless it is packed by itself"
            )


def _next_line(member: Member) -> bytes:
    """Read the line that opens the next record; nothing at the end of the member."""
    line = b"\n"
    while line and not line.strip():
        line = member.line()
    return line


def _record(number: int, line: bytes, member: Member) -> Iterator[Response | PassedOver]:
    found = _LINE.fullmatch(line)
    if found is None:
        raise DamagedError("no record begins where one should")
    left = int(found["length"])
    if found["url"].lower().startswith(_WEB):
        lines, size = header_lines(member, DamagedError("the headers of its page have no end"), most=left)
        said = {
            "warc-target-uri": found["url"].decode("utf-8", errors="replace"),
            "warc-date": found["date"].decode("ascii").ljust(14, "0"),
        }
        response = Response(number, said, parse_head(lines), member, left - size)
        yield response
        left = response.rest()
    if member.skip(left) < left:
        raise DamagedError("the record breaks off")
