"""Bytes to text, in the encoding that a user names or that is found: a whole input, a stream, or line by line."""

from __future__ import annotations

import codecs
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, TextIO

from .detection import detect
from .encoding import Encoding, named, undecodable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded text and how it was decoded."""

    text: str
    encoding: Encoding


def decode(
    data: bytes, *, encoding: str | None = None, where: str = "the input", words: bytes | None = None
) -> Decoded:
    r"""Decode the bytes of one input.

    Args:
        data: the whole input.
        encoding: the name of the encoding, when the user knows it; nothing is guessed then (see `named`).
        where: what to call the input in an error.
        words: the words of the input, where most of it is markup (see `detect`).

    Raises:
        InputError: when the bytes are no text, or are not in the encoding the user named.

    >>> decode("“Peace”".encode("cp1252")).encoding.name
    'Windows-1252'
    >>> decode("paix à Genève".encode("utf-16")).encoding.name
    'UTF-16 LE with byte order mark'
    >>> decode(b"Idlib\x92s fa\xc3\xa7ade").encoding.changes
    ('1 byte that is not UTF-8 read as Windows-1252 (first at byte 5)',)
    """
    found = named(encoding, [data], where=where) if encoding else detect([data], where=where, words=words)
    try:
        text = codecs.decode(data[found.skip :], found.codec, found.errors)
    except (UnicodeError, ValueError) as error:
        raise undecodable(found, error, where) from error
    return Decoded(text, found)


def open_text(
    path: Path, *, encoding: str | None = None, where: str | None = None
) -> tuple[TextIO, Encoding]:
    """Open a text file in the encoding it is in, with its line ends as they are.

    The file is read twice, in pieces: once to find its encoding, once to decode it.

    Raises:
        InputError: when the file is no text, or is not in the encoding the user named.
        OSError: when it cannot be read.
    """
    where = where or path.name
    with path.open("rb") as survey:
        chunks = iter(lambda: survey.read(CHUNK), b"")
        found = named(encoding, chunks, where=where) if encoding else detect(chunks, where=where)
    raw: BinaryIO = path.open("rb")
    raw.seek(found.skip)
    return io.TextIOWrapper(raw, encoding=found.codec, errors=found.errors, newline=""), found


def iter_lines(stream: TextIO, *, longest: int) -> Iterator[tuple[int, str | None]]:
    r"""Yield every line of a stream with its 1-based number; None in place of a line that is too long.

    Args:
        stream: an open text stream.
        longest: the most characters a line may have; the rest of a longer one is read past, never kept.

    >>> list(iter_lines(io.StringIO("a\nbbbb\nc"), longest=3))
    [(1, 'a\n'), (2, None), (3, 'c')]
    """
    number = 0
    while line := stream.readline(longest + 1):
        number += 1
        if len(line) <= longest or (len(line) == longest + 1 and line.endswith(("\n", "\r"))):
            yield number, line
            continue
        while line and not line.endswith(("\n", "\r")):
            line = stream.readline(CHUNK)
        yield number, None
