"""WACZ packages (Web Archive Collection Zipped): a ZIP file with WARC files under ``archive/``.

Nothing is unpacked to disk, so that names which lead out of a folder lead nowhere.
"""

from __future__ import annotations

import zipfile
import zlib
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, cast

from ...errors import InputError, Problem
from .captures import read_captures
from .members import DamagedError
from .warc import Damage, responses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...records import Record
    from ..base import ReadSettings, Source
    from .captures import Captures

EXPANSION = 100
"""How many times its size an entry may grow to; entries are WARC files that are compressed already."""
EXPANSION_FLOOR = 1 << 20
_UNPACKING = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError)
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
            raise InputError(
                f"{source.relative}: this is no whole WACZ file ({error}); copy it again."
            ) from error
        with package:
            entries, problems = _archives(package, source)
            yield from problems
            if not entries and not problems:
                raise InputError(
                    f"{source.relative}: there is no WARC file under archive/ in it; export the collection again."
                )
            yield from read_captures(
                lambda: _captures(package, entries, source), settings, where=source.relative
            )


READER = WaczReader()


def _archives(package: zipfile.ZipFile, source: Source) -> tuple[list[zipfile.ZipInfo], list[Problem]]:
    """Return the WARC files of a package, in the order of their names, and those that must not be read."""
    entries: list[zipfile.ZipInfo] = []
    problems: list[Problem] = []
    seen: set[str] = set()
    for entry in sorted(package.infolist(), key=lambda entry: entry.filename):
        if not entry.filename.lower().endswith(_SUFFIXES) or entry.is_dir():
            continue
        why = None
        if not entry.filename.startswith("archive/") or ".." in entry.filename.split("/"):
            why = "it does not stand under archive/"
        elif entry.filename in seen:
            why = "there is another of that name"
        elif entry.flag_bits & 1:
            why = "it is encrypted"
        elif entry.file_size > EXPANSION * entry.compress_size + EXPANSION_FLOOR:
            why = f"it expands to more than {EXPANSION} times its size"
        seen.add(entry.filename)
        if why is None:
            entries.append(entry)
        else:
            problems.append(
                Problem(where=_place(source, entry), what=f"it was not read: {why}", remedy="leave it out")
            )
    return entries, problems


def _captures(package: zipfile.ZipFile, entries: list[zipfile.ZipInfo], source: Source) -> Captures:
    for entry in entries:
        place = _place(source, entry)
        number = 0
        try:
            with package.open(entry) as file:
                for response in responses(cast("IO[bytes]", _Entry(file))):
                    number = response.number
                    yield place, response
        except (*_UNPACKING, DamagedError) as error:
            yield place, Damage(number, str(error), behind=True)


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


def _place(source: Source, entry: zipfile.ZipInfo) -> str:
    name = "".join(character if character.isprintable() else "\ufffd" for character in entry.filename)
    return f"{source.relative}, {name[:200]}"
