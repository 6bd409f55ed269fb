"""WACZ packages (Web Archive Collection Zipped): a ZIP file with WARC files in it, or with further packages.

The standard has the WARC files under ``archive/`` and packages of a collection (Multi-WACZ) one level deep; they are
read wherever they stand. Nothing is unpacked under its own name, so that names which lead out of a folder lead nowhere.
"""

from __future__ import annotations

import io
import lzma
import re
import shutil
import struct
import zipfile
import zlib
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, cast

from ...errors import InputError, Problem
from ..files.packing import shown_name
from .captures import read_captures
from .members import DamagedError
from .warc import Damage, responses

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from ...records import Record
    from ..base import ReadSettings, Source
    from .captures import Captures

EXPANSION = 100
"""How many times its size an entry may grow to; entries are WARC files that are compressed already."""
EXPANSION_FLOOR = 1 << 20
PACKAGE_EXPANSION = 4
"""The same for a package in a package, which goes to disk when it is unpacked."""
_UNPACKING = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, RuntimeError, OSError, ValueError,
)  # fmt: skip
"""What the libraries raise at a damaged package."""
_PACKAGE = ".wacz"
_LOCAL_HEADER = 30
_PIECE = 1 << 20
_OPENING = b"PK\x03\x04"
_ENCRYPTED, _SIZES_BEHIND = 1, 1 << 3
"""The bits of a file in a package that say so (APPNOTE 6.3, 4.4.4)."""
_IN_EXTRA, _ZIP64 = 0xFFFFFFFF, b"\x01\x00"
"""What stands for a size that has more than four bytes, and the field that has it (4.5.3)."""
_SUFFIXES = (".warc", ".warc.gz", ".warc.zst")


@dataclass(frozen=True, slots=True)
class WaczReader:
    """Reads ``.wacz``."""

    name: str = "wacz"
    suffixes: tuple[str, ...] = (".wacz",)
    description: str = "a web archive collection (WACZ): pages with their comments"

    def recognises(self, head: bytes) -> bool:
        """Take ZIP files."""
        return head.startswith(b"PK")

    def read(self, source: Source, settings: ReadSettings) -> Iterator[Record]:
        """Yield a report for every page that was found, with the time of its capture.

        Raises:
            InputError: when the file is no ZIP file, or one without an archive in it.
        """
        try:
            package = zipfile.ZipFile(source.path)
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            entries = _without_directory(source.path, source.relative)
            if not entries:
                raise InputError(
                    f"{source.relative}: this is no whole WACZ file ({error}); copy it again."
                ) from error
            yield Problem(
                where=source.relative,
                what="the package breaks off: its directory, which stands at its end, is missing",
                remedy="the archives in it were read as far as they go; copy it again",
            )
            yield from read_captures(lambda: _captures(entries), settings, where=source.relative)
            return
        with package, ExitStack() as opened:
            entries, problems = _archives(package, source.relative, inner=(opened, settings))
            yield from problems
            if not entries and not problems:
                raise InputError(
                    f"{source.relative}: there is no WARC file in it; export the collection again."
                )
            yield from read_captures(lambda: _captures(entries), settings, where=source.relative)


READER = WaczReader()


@dataclass(frozen=True, slots=True)
class _Archive:
    """A WARC file in a package: where it stands, and how to open it."""

    place: str
    opened: Callable[[], IO[bytes]]


def _archives(
    package: zipfile.ZipFile, where: str, *, inner: tuple[ExitStack, ReadSettings] | None
) -> tuple[list[_Archive], list[Problem]]:
    """Return the WARC files of a package, in the order of their names, and what must not be read.

    Args:
        package: the package.
        where: what to call it.
        inner: what packages in it are opened with; None in one of these, since packages do not nest further.
    """
    archives: list[_Archive] = []
    problems: list[Problem] = []
    seen: set[str] = set()
    for entry in sorted(package.infolist(), key=lambda entry: entry.filename):
        name = entry.filename.lower()
        is_package = inner is not None and name.endswith(_PACKAGE)
        if not (is_package or name.endswith(_SUFFIXES)):
            continue
        place = f"{where}, {shown_name(entry.filename)}"
        why = _refused(entry, seen)
        seen.add(entry.filename)
        if why is None and is_package and inner:
            found, more = _inner_archives(package, entry, place, *inner)
            archives += found
            problems += more
        elif why is None:
            archives.append(_Archive(place, partial(package.open, entry)))
        else:
            problems.append(Problem(where=place, what=f"it was not read: {why}", remedy="leave it out"))
    return archives, problems


def _refused(entry: zipfile.ZipInfo, seen: Collection[str]) -> str | None:
    if entry.filename.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", entry.filename):
        return "its name leads out of the package"
    if entry.filename in seen:
        return "there is another of that name"
    if entry.flag_bits & _ENCRYPTED:
        return "it is encrypted"
    most = PACKAGE_EXPANSION if entry.filename.lower().endswith(_PACKAGE) else EXPANSION
    if entry.file_size > most * entry.compress_size + EXPANSION_FLOOR:
        return f"it expands to more than {most} times its size"
    return None


def _inner_archives(
    package: zipfile.ZipFile, entry: zipfile.ZipInfo, place: str, opened: ExitStack, settings: ReadSettings
) -> tuple[list[_Archive], list[Problem]]:
    """Return the WARC files of a package in a package; one that is compressed is unpacked to a file without a name."""
    try:
        file = opened.enter_context(_opened(package, entry, settings))
        found, problems = _archives(opened.enter_context(zipfile.ZipFile(file)), place, inner=None)
    except _UNPACKING as error:
        what = f"it was not read: it is no whole package ({error})"
        return [], [Problem(where=place, what=what, remedy="copy it again")]
    if not found and not problems:
        problems = [
            Problem(where=place, what="there is no WARC file in it", remedy="export the collection again")
        ]
    return found, problems


def _opened(package: zipfile.ZipFile, entry: zipfile.ZipInfo, settings: ReadSettings) -> IO[bytes]:
    """Open a package in a package such that one can go back in it without reading it from its beginning again."""
    with package.open(entry) as file:
        if entry.compress_type != zipfile.ZIP_STORED:
            unpacked = TemporaryFile(dir=settings.scratch)  # noqa: SIM115
            shutil.copyfileobj(file, unpacked)
            return unpacked
    return _stored(Path(package.filename or ""), start=entry.header_offset, size=entry.file_size)


def _stored(path: Path, *, start: int, size: int) -> IO[bytes]:
    return cast("IO[bytes]", io.BufferedReader(_Part(path, start=start, size=size)))


def _without_directory(path: Path, where: str) -> list[_Archive]:
    """Return the WARC files that are stored in a package that breaks off, by the header in front of each file in it.

    Where a header does not say how long its file is, which then stands behind it, all that follows is read with it.
    """
    archives: list[_Archive] = []
    end = path.stat().st_size
    at = 0
    with path.open("rb") as file:
        while True:
            file.seek(at)
            head = file.read(_LOCAL_HEADER)
            if len(head) < _LOCAL_HEADER or not head.startswith(_OPENING):
                return archives
            flags, method = struct.unpack("<HH", head[6:10])
            packed, size, of_name, of_extra = struct.unpack("<IIHH", head[18:30])
            name = file.read(of_name).decode("utf-8", errors="replace")
            extra = file.read(of_extra)
            if size == _IN_EXTRA and extra[:2] == _ZIP64:
                size, packed = struct.unpack("<QQ", extra[4:20].ljust(16, b"\0"))
            start = at + _LOCAL_HEADER + of_name + of_extra
            is_archive = name.lower().endswith(_SUFFIXES)
            if flags & _SIZES_BEHIND:
                packed = (end if is_archive else _next_header(file, start)) - start
            if is_archive and method == zipfile.ZIP_STORED and not flags & _ENCRYPTED:
                opened = partial(_stored, path, start=at, size=packed)
                archives.append(_Archive(f"{where}, {shown_name(name)}", opened))
            # A size that is broken leads beyond the end.
            at = min(start + packed, end)


def _next_header(file: IO[bytes], at: int) -> int:
    """Return where the header of the next file in a package stands, or where the package ends."""
    file.seek(at)
    before = b""
    while piece := file.read(_PIECE):
        found = (before + piece).find(_OPENING)
        if found >= 0:
            return at - len(before) + found
        at += len(piece)
        before = piece[-len(_OPENING) + 1 :]
    return at


class _Part(io.RawIOBase):
    """What is stored in a package as it stands, as a file."""

    def __init__(self, path: Path, *, start: int, size: int) -> None:
        self._file = path.open("rb")
        self._file.seek(start)
        head = self._file.read(_LOCAL_HEADER)
        # The lengths of the name and of what else stands between the header and the content.
        lengths = int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little")
        self._start, self._size, self._at = start + _LOCAL_HEADER + lengths, size, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self._at = max(0, offset + {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence])
        return self._at

    def readinto(self, buffer: memoryview) -> int:  # pyright: ignore[reportIncompatibleMethodOverride]
        self._file.seek(self._start + self._at)
        data = self._file.read(max(0, min(len(buffer), self._size - self._at)))
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)

    def close(self) -> None:
        self._file.close()
        super().close()


def _captures(archives: list[_Archive]) -> Captures:
    for archive in archives:
        number = 0
        try:
            with archive.opened() as file:
                for response in responses(cast("IO[bytes]", _Entry(file))):
                    number = response.number
                    yield archive.place, response
        except (*_UNPACKING, DamagedError) as error:
            yield archive.place, Damage(number, str(error), behind=True)


class _Entry:
    """An entry of a package; what is wrong with the package is a damage of the archive that is read from it."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes.

        Raises:
            DamagedError: when they cannot be unpacked.
        """
        try:
            return self._file.read(size)
        except _UNPACKING as error:
            raise DamagedError(f"the package cannot be unpacked ({error})") from error
