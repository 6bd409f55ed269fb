"""The encoding of an input: how its bytes are to be read, and the one that a user names for it."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from ..errors import InputError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

BYTE_ORDER_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32-le", "UTF-32 LE"),
    (b"\x00\x00\xfe\xff", "utf-32-be", "UTF-32 BE"),
    (b"\xef\xbb\xbf", "utf-8", "UTF-8"),
    (b"\xff\xfe", "utf-16-le", "UTF-16 LE"),
    (b"\xfe\xff", "utf-16-be", "UTF-16 BE"),
)
"""Each mark with Python's codec and the name a person knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoding:
    """How the bytes of one input are to be read.

    Attributes:
        codec: Python's name of the codec.
        name: the name a person knows, such as ``Windows-1252``.
        errors: the codec error handler.
        skip: bytes of a byte order mark to leave out at the start.
        changes: what is not read byte for byte as it stands, as short phrases with counts.
        guessed: True where letters may be others, since the bytes fit several encodings and nothing names one.
    """

    codec: str
    name: str
    errors: str = "strict"
    skip: int = 0
    changes: tuple[str, ...] = ()
    guessed: bool = False

    def told(self, where: str) -> Problem | None:
        """Return what a person must be told of the reading of an input, if anything.

        >>> str(Encoding(codec="cp1250", name="Windows-1250", guessed=True).told("a.txt"))
        'a.txt: nothing names its encoding, and it was read as Windows-1250; if letters are wrong, name another with \
--encoding.'
        """
        if self.guessed:
            return Problem(
                where=where,
                what=f"nothing names its encoding, and it was read as {self.name}",
                remedy="if letters are wrong, name another with --encoding",
                skipped=False,
            )
        if self.changes:
            return Problem(
                where=where,
                what="; ".join(self.changes),
                remedy="mend the file if letters are wrong",
                skipped=False,
            )
        return None


def codec_of(encoding: str) -> codecs.CodecInfo:
    """Return the codec of the encoding that a user named.

    Raises:
        InputError: when Python knows no such encoding of text.

    >>> codec_of("Windows-1252").name
    'cp1252'
    """
    try:
        info = codecs.lookup(encoding)
    except (LookupError, ValueError) as error:
        raise InputError(
            f"There is no encoding called “{encoding}”; use a name such as utf-8, windows-1252 or utf-16."
        ) from error
    if not getattr(info, "_is_text_encoding", True) or info.name in ("idna", "punycode", "undefined"):
        raise InputError(f"“{encoding}” is not an encoding of text; use a name such as utf-8.")
    return info


def named(encoding: str, chunks: Iterable[bytes], *, where: str) -> Encoding:
    """Return the encoding a user named, once every byte is known to be readable in it.

    What is valid UTF-8 beyond ASCII is that, since other encodings almost never look like it: a folder may hold files
    in UTF-8 beside those whose encoding must be named.

    Raises:
        InputError: when Python knows no such text encoding, or a byte does not fit it.
    """
    info = codec_of(encoding)
    pieces = iter(chunks)
    first = next(pieces, b"")
    skip = next(
        (len(bom) for bom, codec, _ in BYTE_ORDER_MARKS if codec == info.name and first.startswith(bom)), 0
    )
    found = Encoding(codec=info.name, name=encoding, skip=skip)
    utf8 = None if info.name.startswith("utf") else _Utf8()
    failure: Exception | None = None
    decoder = (info.incrementaldecoder or codecs.getincrementaldecoder(info.name))("strict")
    for piece in chain((first[skip:],), pieces, (b"",)):
        try:
            if failure is None:
                decoder.decode(piece, final=not piece)
        except (UnicodeError, ValueError) as error:
            failure = error
        if utf8 is not None:
            utf8.add(piece)
        if failure is not None and (utf8 is None or not utf8.valid):
            raise undecodable(found, failure, where) from failure
    if utf8 is not None and utf8.valid and utf8.beyond_ascii:
        mark = 3 if first.startswith(codecs.BOM_UTF8) else 0
        changes = (f"valid UTF-8, and read as that rather than as {encoding}",)
        return Encoding(codec="utf-8", name="UTF-8", skip=mark, changes=changes)
    if failure is not None:
        raise undecodable(found, failure, where) from failure
    return found


def undecodable(found: Encoding, error: Exception, where: str) -> InputError:
    """Return what to tell of an input of which some bytes are not in the encoding that it is read in."""
    return InputError(
        f"{where}: this is not {found.name} ({error}); name its real encoding, or none to have it recognised."
    )


class _Utf8:
    """Whether pieces are UTF-8, and whether there is more than ASCII in them."""

    def __init__(self) -> None:
        self.valid = True
        self.beyond_ascii = False
        self._decoder = codecs.getincrementaldecoder("utf-8")("strict")

    def add(self, piece: bytes) -> None:
        """Look at the next piece; an empty one is the end."""
        self.beyond_ascii = self.beyond_ascii or not piece.isascii()
        try:
            if self.valid:
                self._decoder.decode(piece, final=not piece)
        except UnicodeDecodeError:
            self.valid = False
