"""Packed inputs as the files that are in them: unpacked beside the corpus, read, and gone again."""

from __future__ import annotations

import errno
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from ...errors import Problem
from ..base import Source
from .contents import telling_name
from .inputs import find_inputs, is_wanted
from .packages import Member, PackingError, members
from .packing import is_package, shown_name

EXPANSION, EXPANSION_FLOOR = 400, 1 << 26
"""How many times its size a package may grow to, with the packages in it, and the bytes that are always allowed."""
MOST_NESTED = 3
"""How deep packages may be packed in one another."""
_SEPARATORS = re.compile(r"[/\\]+")
_DRIVE = re.compile(r"^[A-Za-z]:(?=[/\\])")
"""What some programs write whole paths from."""
_NAMES = (errno.ENAMETOOLONG, errno.EINVAL, errno.EILSEQ)
"""What systems say of names that they do not allow."""


@dataclass(slots=True)
class _Room:
    """The bytes that a package, and those in it, may still expand to."""

    left: int


def opened(
    source: Source, *, suffixes: Collection[str], scratch: Path | None = None
) -> Iterator[Source | Problem]:
    """Yield a file as it is, and a packed one as the files in it that are read, with what could not be unpacked.

    What is unpacked is there until the iterator is exhausted or closed. No name in a package leads out of the folder
    it is unpacked to, and what expands beyond measure (`EXPANSION`) is given up.

    Args:
        source: the file.
        suffixes: the suffixes that readers read, in lower case.
        scratch: folder to unpack into; the system's one for temporary files if None.

    >>> import gzip, tempfile
    >>> path = Path(tempfile.mkdtemp()) / "truce.txt.gz"
    >>> _ = path.write_bytes(gzip.compress(b"The truce held."))
    >>> [(file.relative, file.path.read_text()) for file in opened(Source(path, path.name), suffixes=[".txt"])]
    [('truce.txt.gz/truce.txt', 'The truce held.')]
    """
    if not is_package(telling_name(source.path), suffixes):
        yield source
        return
    size = source.path.stat().st_size if source.path.is_file() else 0
    room = _Room(EXPANSION_FLOOR + EXPANSION * size)
    yield from _files_in(source, suffixes=suffixes, scratch=scratch, room=room, depth=1)


def _files_in(
    source: Source, *, suffixes: Collection[str], scratch: Path | None, room: _Room, depth: int
) -> Iterator[Source | Problem]:
    with TemporaryDirectory(dir=scratch, prefix="unpacked-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        yield from _unpack(source, folder, suffixes=suffixes, room=room)
        for item in find_inputs([folder], suffixes=suffixes):
            if isinstance(item, Problem):
                yield replace(item, where=f"{source.relative}/{item.where}")
                continue
            item = replace(
                item,
                relative=f"{source.relative}/{item.relative}",
                root=source.root,
                named=(*source.named, folder),
            )
            if not is_package(telling_name(item.path), suffixes):
                yield item
            elif depth == MOST_NESTED:
                yield _not_unpacked(
                    item.relative, f"packages are packed in one another more than {MOST_NESTED} deep"
                )
            else:
                yield from _files_in(item, suffixes=suffixes, scratch=scratch, room=room, depth=depth + 1)


def _unpack(source: Source, folder: Path, *, suffixes: Collection[str], room: _Room) -> Iterator[Problem]:
    """Write what readers read of a package into a folder; yield what could not be."""
    found = False
    try:
        for member in members(source.path):
            if not is_wanted(_SEPARATORS.split(member.name)[-1], suffixes):
                continue
            found = True
            where = f"{source.relative}/{shown_name(member.name)}"
            place = _place(member.name)
            if place is None:
                yield _not_unpacked(where, "its name leads out of the package")
                continue
            if problem := _write(member, folder / place, room, where):
                yield problem
            if room.left < 0:
                yield Problem(
                    where=source.relative,
                    what="the files that are packed behind that one were not unpacked either",
                    remedy="unpack it by hand if they are to be read",
                )
                return
    except PackingError as error:
        yield _not_unpacked(source.relative, str(error))
        return
    if not found:
        yield _not_unpacked(source.relative, "it holds no file of a kind that is read")


def _write(member: Member, path: Path, room: _Room, where: str) -> Problem | None:
    """Write a member, of a damaged one what there is; return what is wrong with it."""
    # Of two files of one name the later is the newer one, as in a package that was added to.
    older = path.is_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("wb")
    except (FileExistsError, IsADirectoryError, NotADirectoryError):
        return _not_unpacked(where, "a folder and a file in the package have that name")
    except OSError as error:
        if error.errno not in _NAMES:
            raise
        return _not_unpacked(where, "no file can be called so on this machine")
    with file:
        try:
            for piece in member.pieces():
                room.left -= len(piece)
                if room.left < 0:
                    file.truncate(0)
                    raise PackingError(f"the package expands to more than {EXPANSION} times its size")
                file.write(piece)
        except PackingError as error:
            problem = error
        else:
            return _not_unpacked(where, "a later file in the package has that name") if older else None
        if file.tell() and room.left >= 0:
            what = f"the file is damaged from here on ({problem})"
            return Problem(
                where=where, what=what, remedy="what stands before was kept; fetch it again", skipped=False
            )
    path.unlink()
    return _not_unpacked(where, str(problem))


def _place(name: str) -> PurePosixPath | None:
    """Return where in a folder a member belongs; None for a name that leads out of it.

    >>> _place("2021\\\\idlib.txt"), _place("C:/texts/idlib.txt"), _place("a/../../b.txt")
    (PurePosixPath('2021/idlib.txt'), PurePosixPath('texts/idlib.txt'), None)
    """
    parts = [part for part in _SEPARATORS.split(_DRIVE.sub("", name)) if part not in ("", ".")]
    return None if not parts or ".." in parts or "\0" in name else PurePosixPath(*parts)


def _not_unpacked(where: str, why: str) -> Problem:
    return Problem(
        where=where,
        what=f"it was not unpacked ({why})",
        remedy="fetch it again, or unpack it by hand if it is to be read",
    )
