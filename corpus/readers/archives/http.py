"""An HTTP response as it was sent: its status and headers, and its body without its wrappings.

Message format after RFC 9112; chunked transfer coding and the content codings gzip, deflate, br and zstd. What
archives get wrong is allowed for: headers that speak of a coding which the archive has undone already.
"""

from __future__ import annotations

import codecs
import io
import re
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from ..files.contents import ARCHIVE_WINDOW
from ..files.packages import ends_with_frame
from .members import DamagedError

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?\s+(\d{3})\b")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_HTML = ("text/html", "application/xhtml+xml")
_CHUNK = re.compile(rb"[ \t]*([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")
_JUDGED = 1 << 12
_TAG = re.compile(rb"<\x00?[a-zA-Z!?]")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


class TooLongError(Exception):
    """A body that has more bytes than one page may have."""


@dataclass(frozen=True, slots=True)
class ResponseHead:
    """Status and headers of a response; names of headers are in lower case."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def media_type(self) -> str:
        """The media type without its parameters; empty when the response names none."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def may_be_html(self) -> bool:
        """True for HTML, and where the response does not say what it is."""
        return self.media_type in ("", *_HTML)

    @property
    def is_page(self) -> bool:
        """True where the server, or a proxy that changed its answer (203, RFC 9110), sent what may be HTML."""
        return self.status in (200, 203) and self.may_be_html

    @property
    def charset(self) -> str | None:
        """The encoding that the response declares."""
        match = _CHARSET.search(self.headers.get("content-type", ""))
        return match[1] if match else None


def parse_head(lines: list[bytes]) -> ResponseHead:
    r"""Read the status line and the header lines of a response.

    Raises:
        DamagedError: when the first line is no HTTP status line.

    >>> parse_head([b"HTTP/1.1 200 OK\r\n", b"Content-Type: text/html; charset=koi8-r\r\n"]).charset
    'koi8-r'
    """
    match = _STATUS.match(lines[0]) if lines else None
    if match is None:
        raise DamagedError("its content does not begin with an HTTP status")
    return ResponseHead(int(match[1]), parse_headers(lines[1:]))


def parse_headers(lines: list[bytes]) -> dict[str, str]:
    r"""Return header lines as names in lower case and values; a line that begins with a blank goes on.

    >>> parse_headers([b"A: 1\r\n", b" 2\r\n", b"no header\r\n", b"b:3"])
    {'a': '1 2', 'b': '3'}
    """
    headers: dict[str, str] = {}
    last = ""
    for line in lines:
        text = line.decode("utf-8", errors="replace")
        if text[:1] in (" ", "\t") and last:
            headers[last] = f"{headers[last]} {text.strip()}"
            continue
        name, colon, value = text.partition(":")
        if colon:
            last = name.strip().lower()
            headers[last] = value.strip()
    return headers


class Body(NamedTuple):
    """The body of a response, and whether it breaks off before its end."""

    content: bytes
    breaks_off: bool


def unwrap(body: bytes, head: ResponseHead, *, longest: int) -> Body:
    r"""Undo the transfer and content codings of a body.

    A body that breaks off gives what could be unpacked of it; a page that is not in the coding its headers declare
    comes back as it is.

    Args:
        body: the bytes as they were sent.
        head: the response's headers.
        longest: the most bytes it may have when unpacked.

    Raises:
        TooLongError: when it has more.
        DamagedError: when it cannot be decoded, and is no page as it stands.

    >>> unwrap(b"3\r\nOne\r\n4\r\n two\r\n0\r\n\r\n", ResponseHead(200, {"transfer-encoding": "chunked"}), longest=99)
    Body(content=b'One two', breaks_off=False)
    """
    length = head.headers.get("content-length", "")
    if "chunked" in head.headers.get("transfer-encoding", "").lower():
        body, breaks_off = _without_chunks(body)
    else:
        # Where an archive has undone a coding, there is more of it than was sent.
        breaks_off = length.isascii() and length.isdecimal() and len(length) < 16 and len(body) < int(length)
    codings = head.headers.get("content-encoding", "").lower().replace(",", " ").split()
    for coding in reversed(codings[:4]):
        body, ends_early = _decoded(body, coding, longest)
        breaks_off = breaks_off or ends_early
    if len(body) > longest:
        raise TooLongError
    return Body(body, breaks_off)


def _without_chunks(body: bytes) -> Body:
    pieces = []
    at = 0
    ended = False
    while match := _CHUNK.match(body, at):
        size = int(match[1], 16)
        if not size:
            ended = True
            break
        pieces.append(body[match.end() : match.end() + size])
        at = match.end() + size
        while body[at : at + 1] in (b"\r", b"\n"):
            at += 1
    if not pieces and not ended:
        return Body(body, False)
    return Body(b"".join(pieces), not ended)


def _decoded(body: bytes, coding: str, longest: int) -> Body:
    decode = _DECODERS.get(coding)
    if decode is None or not body:
        return Body(body, False)
    decoded, is_whole = decode(body, longest)
    if len(decoded) > longest:
        raise TooLongError
    if is_whole:
        return Body(decoded, False)
    # A page may break off, and archives undo a coding and leave its header; what else there is decodes to noise.
    for found in (decoded, body):
        if _is_page(found):
            return Body(found, found is decoded)
    raise DamagedError(f"it is not in the coding that its headers declare ({coding})")


def _is_page(body: bytes) -> bool:
    """Say whether bytes are text with a tag in it: noise is not, since one byte in ten of it is a control character."""
    start = body[:_JUDGED]
    return bool(_TAG.search(start)) and (
        start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or not _CONTROL.search(start)
    )


def _gunzipped(body: bytes, longest: int) -> tuple[bytes, bool]:
    return _inflated(body, 31, longest)


def _deflated(body: bytes, longest: int) -> tuple[bytes, bool]:
    # Zlib by the standard, bare deflate by the habit of some servers.
    decoded, is_whole = _inflated(body, 15, longest)
    return (decoded, is_whole) if is_whole or decoded else _inflated(body, -15, longest)


def _inflated(body: bytes, window: int, longest: int) -> tuple[bytes, bool]:
    unpacker = zlib.decompressobj(window)
    pieces = []
    left = longest + 1
    packed = body
    try:
        while packed and left > 0:
            piece = unpacker.decompress(packed, min(left, 1 << 16))
            pieces.append(piece)
            left -= len(piece)
            if unpacker.eof or not (piece or unpacker.unconsumed_tail):
                break
            packed = unpacker.unconsumed_tail
    except zlib.error:
        return b"".join(pieces), False
    return b"".join(pieces), unpacker.eof


def _unbrotlied(body: bytes, longest: int) -> tuple[bytes, bool]:
    import brotli

    unpacker = brotli.Decompressor()
    pieces = []
    size = 0
    packed = body
    try:
        while size <= longest:
            piece = unpacker.process(packed, output_buffer_limit=1 << 16)
            pieces.append(piece)
            size += len(piece)
            packed = b""
            if unpacker.is_finished() or (not piece and unpacker.can_accept_more_data()):
                break
    except brotli.error:
        return b"".join(pieces), False
    return b"".join(pieces), unpacker.is_finished()


def _unzstded(body: bytes, longest: int) -> tuple[bytes, bool]:
    import zstandard

    unpacker = zstandard.ZstdDecompressor(max_window_size=ARCHIVE_WINDOW)
    pieces = []
    size = 0
    try:
        with unpacker.stream_reader(body, read_across_frames=True) as stream:
            while size <= longest and (piece := stream.read(1 << 16)):
                pieces.append(piece)
                size += len(piece)
    except zstandard.ZstdError:
        return b"".join(pieces), False
    # The library takes a body that breaks off for one that ends.
    return b"".join(pieces), size > longest or ends_with_frame(io.BytesIO(body))


_DECODERS: Mapping[str, Callable[[bytes, int], tuple[bytes, bool]]] = {
    "gzip": _gunzipped,
    "x-gzip": _gunzipped,
    "deflate": _deflated,
    "br": _unbrotlied,
    "zstd": _unzstded,
}
"""What undoes each coding, of no more bytes than a page may have and some: returns them, and False where it failed or
the body broke off."""
