"""What a packed file holds: the members of a ZIP or tar package, or the one of a file packed by itself.

ZIP after APPNOTE 6.3, tar after POSIX.1-2001 (pax) and GNU tar, gzip after RFC 1952, Zstandard after RFC 8878, by the
standard library and zstandard. Members are only read here; `unpacking` tells where they are written to.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import stat
import tarfile
import zipfile
import zlib
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from typing import IO, TYPE_CHECKING, cast

from .contents import is_zstandard, telling_name
from .packing import PACKAGES, bare_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PIECE = 1 << 20
"""Bytes that are read at a time."""
LARGEST_WINDOW = 2**31
"""Bytes that a Zstandard file may look back: what ``zstd --long=31`` writes."""
_LONGEST_HEADER = 18
"""Bytes of the header of a Zstandard frame."""
_ENCRYPTED, _UTF_8, _UNIX_MODE = 1, 1 << 11, 16
"""The bits of a file in a ZIP package that say so, and where in its attributes the mode of Unix stands."""


class PackingError(Exception):
    """A package, or a member of one, that cannot be unpacked; its text is a clause that says why."""


@dataclass(frozen=True, slots=True)
class Member:
    """One file in a package.

    Attributes:
        name: its path in the package, as that has it.
        pieces: yields what it holds, piece by piece; raises a `PackingError` when it is no regular file, is encrypted,
            or is damaged from there on.
    """

    name: str
    pieces: Callable[[], Iterator[bytes]]


def members(path: Path) -> Iterator[Member]:
    """Yield the files in a package, in its order, each of which has to be read before the next is asked for.

    Args:
        path: of the package; its name tells of what kind it is.

    Raises:
        PackingError: when it cannot be opened or is damaged; the members before are whole.
    """
    called = telling_name(path)
    name = called.lower()
    with damages_told(), path.open("rb") as file:
        if name.endswith(".zip"):
            yield from _in_zip(file)
        elif name.endswith(PACKAGES):
            yield from _in_tar(file)
        else:
            yield Member(bare_name(called), partial(_pieces, partial(unpacked, file)))


def _in_zip(file: IO[bytes]) -> Iterator[Member]:
    with damages_told(), zipfile.ZipFile(file) as package:
        for entry in package.infolist():
            # `is_dir` fails at a file without a name.
            if entry.filename.endswith("/"):
                continue
            read = partial(_pieces, partial(package.open, entry))
            if entry.flag_bits & _ENCRYPTED:
                read = partial(_refused, "it is encrypted")
            elif stat.S_ISLNK(entry.external_attr >> _UNIX_MODE):
                read = partial(_refused, "it is no regular file")
            yield Member(_name_in_zip(entry), read)


def _name_in_zip(entry: zipfile.ZipInfo) -> str:
    """Return the name of a file; some programs write UTF-8 and do not say so."""
    if not entry.flag_bits & _UTF_8:
        with suppress(UnicodeError):
            return entry.filename.encode("cp437").decode("utf-8")
    return entry.filename


def _in_tar(file: IO[bytes]) -> Iterator[Member]:
    # Read from front to back, for what is compressed as a whole cannot be read at any place.
    with damages_told(), tarfile.open(fileobj=unpacked(file), mode="r|", errorlevel=1) as package:
        for entry in package:
            if entry.isdir():
                continue
            inner = package.extractfile(entry) if entry.isreg() else None
            refused = partial(_refused, "it is no regular file")
            yield Member(
                entry.name, refused if inner is None else partial(_pieces, lambda inner=inner: inner)
            )
        # The library takes a damaged header for the end, behind which there are only noughts.
        while piece := package.fileobj.read(PIECE) if package.fileobj else b"":
            if piece.strip(b"\0"):
                raise PackingError("the header of a file in it is damaged")


def unpacked(file: IO[bytes]) -> IO[bytes]:
    """Return what is in a file, however it is packed; browsers unpack some downloads and keep the name.

    >>> import io
    >>> unpacked(io.BytesIO(gzip.compress(b"The truce held."))).read(), unpacked(io.BytesIO(b"As it is.")).read()
    (b'The truce held.', b'As it is.')
    """
    start = file.read(6)
    file.seek(0)
    if start.startswith(b"\x1f\x8b"):
        return cast("IO[bytes]", gzip.GzipFile(fileobj=file))
    if start.startswith(b"BZh"):
        return cast("IO[bytes]", bz2.BZ2File(file))
    if start.startswith(b"\xfd7zXZ\x00"):
        return cast("IO[bytes]", lzma.LZMAFile(file))
    if is_zstandard(start):
        return cast("IO[bytes]", io.BufferedReader(_Zstandard(file)))
    return file


class _Zstandard(io.RawIOBase):
    """What is in a Zstandard file; the library takes one that breaks off for one that ends."""

    def __init__(self, file: IO[bytes]) -> None:
        import zstandard

        unpacker = zstandard.ZstdDecompressor(max_window_size=LARGEST_WINDOW)
        self._file = file
        self._stream = unpacker.stream_reader(file, read_across_frames=True, closefd=False)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # pyright: ignore[reportIncompatibleMethodOverride]
        count = self._stream.readinto(buffer)
        if not count and len(buffer) and not ends_with_frame(self._file):
            raise EOFError("the file breaks off")
        return count


def ends_with_frame(file: IO[bytes]) -> bool:
    """Tell whether a Zstandard file ends where a frame does, by the sizes of its blocks (RFC 8878, 3.1).

    >>> import io, zstandard
    >>> data = zstandard.compress(b"The truce held.")
    >>> [ends_with_frame(io.BytesIO(some)) for some in (data, data + data, data[:-1])]
    [True, True, False]
    """
    import zstandard

    size = file.seek(0, io.SEEK_END)
    at = 0
    while at < size:
        file.seek(at)
        head = file.read(_LONGEST_HEADER)
        if is_zstandard(head) and not head.startswith(zstandard.FRAME_HEADER):
            at += 8 + int.from_bytes(head[4:8], "little")
            continue
        try:
            at += zstandard.frame_header_size(head)
            checksum = zstandard.get_frame_parameters(head).has_checksum
        except zstandard.ZstdError:
            return False
        last = False
        while not last:
            file.seek(at)
            block = int.from_bytes(file.read(3), "little")
            if at + 3 > size:
                return False
            last, run = bool(block & 1), block >> 1 & 3 == 1
            at += 3 + (1 if run else block >> 3)
        at += 4 * checksum
    return at == size


def _pieces(opened: Callable[[], IO[bytes]]) -> Iterator[bytes]:
    with damages_told(), opened() as file:
        # Reading what is there, not as much as is asked for, loses nothing that stands before a damage.
        while piece := file.read1(PIECE):  # pyright: ignore[reportAttributeAccessIssue]
            yield piece


def _refused(why: str) -> Iterator[bytes]:
    raise PackingError(why)
    yield b""


@contextmanager
def damages_told() -> Iterator[None]:
    """Turn what libraries raise at damaged files into a `PackingError`."""
    from zstandard import ZstdError

    damages = (
        zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, ZstdError, EOFError, OSError,
        NotImplementedError, RuntimeError, ValueError,
    )  # fmt: skip
    try:
        yield
    except damages as error:
        # What the system says of a file names its place on this machine too.
        said = error.strerror if isinstance(error, OSError) else None
        raise PackingError(said or str(error) or type(error).__name__) from error
