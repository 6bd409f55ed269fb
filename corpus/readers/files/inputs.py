"""Which files an input holds, in an order that is the same on every machine."""

from __future__ import annotations

import os
import re
import stat
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from ...errors import InputError, Problem
from ...storage.folder import is_corpus
from ...text.canonical import counted
from ..base import Source
from .contents import has_suffix, telling_name
from .packing import COMPRESSED, UNREAD, bare_name, is_package

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

_ABOUT = re.compile(r"(readme|licen[cs]e|copying|notice|changelog|citation|authors)([._-].*)?", re.IGNORECASE)
EXPECTED: Mapping[str, str] = {
    ".pdf": "save its text as .txt",
    ".doc": "save it as .docx",
    ".odt": "save it as .docx",
    ".rtf": "save it as .docx",
    ".epub": "save its text as .txt",
    ".md": "rename it to .txt if it is a report",
    ".html": "save its text as .txt",
    ".htm": "save its text as .txt",
    ".xls": "save it as .xlsx",
    ".xlsb": "save it as .xlsx",
    ".ods": "save it as .xlsx",
} | dict.fromkeys((*COMPRESSED, *UNREAD), "unpack it first")
"""Suffixes of files that a person might expect to be read, and what to do with those that no reader reads."""


def what_to_do(name: str) -> tuple[str, str] | None:
    """Return the suffix of a file that no reader reads and what to do about it, where a person might expect it read.

    >>> what_to_do("a.PDF")
    ('.pdf', 'save its text as .txt')
    """
    suffix = PurePosixPath(name).suffix.lower()
    return (suffix, EXPECTED[suffix]) if suffix in EXPECTED else None


_NO_TEXTS = frozenset(
    (
        ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".ico", ".css", ".js", ".woff", ".woff2", ".ttf",
        ".mp3", ".mp4", ".webm", ".mov", ".log", ".py", ".ipynb", ".yaml", ".yml", ".toml",
    )
)  # fmt: skip
"""Suffixes of pictures, programs and the like, which no reader of reports is missed for."""
_HIDDEN = (".", "~$")
"""How names of hidden files begin, and of those that office programs write beside a file that is open."""
_PAGE = (".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".aspx")
_OF_A_PAGE = re.compile(
    r"[_.-](?:files?|dateien|fichiers|archivos|arquivos|ficheiros|fitxers|bestanden|filer|tiedostot|pliki|soubory|súbory"
    r"|elemei|fájljai|fișiere|fisiere|dosyalar|dosyaları|datoteke|fajlovi|failid|fails|faili|bylos|failai|fitxategiak"
    r"|αρχεία|файлы|файли|файлове|ملفات|קבצים|文件|檔案|ファイル|파일)",
    re.IGNORECASE,
)
"""What browsers put behind the name of a page to name the folder of its pictures, frames and scripts."""


def find_inputs(
    paths: Iterable[Path],
    *,
    suffixes: Collection[str],
    exclude: Iterable[Path] = (),
    readers_missing: bool = False,
) -> Iterator[Source | Problem]:
    """Yield every file to read, folder by folder in the order given, each folder in the order of its paths.

    A file that is named is always yielded. In a folder, files with a known suffix are, those without one whose
    first bytes show of what kind they are (see `contents`), and packed ones (see `opened`) unless they stand
    unpacked beside (``texts.zip`` and a folder ``texts``); hidden files and folders, and files about the others
    (README, LICENSE and the like), are passed over; so are files of other kinds, except that those a person might
    expect to be read (PDF, Word, other files without a suffix) are yielded as problems. What a browser saved along
    with a page (``p_files`` beside ``p.html``) is left out, and told as a problem where some of it could be read;
    so is a corpus that lies in the folder. Links within a folder are followed, and a folder that one leads back to
    is read once; a link that leads out of the folder is a problem, or whoever packed the folder could show what is
    not in it.

    Args:
        paths: files and folders.
        suffixes: the suffixes that readers read, in lower case.
        exclude: folders to stay out of, such as the output folder.
        readers_missing: whether there are readers that cannot be used: files in a folder that no other reads may be
            theirs, and are yielded as problems rather than passed over.

    Raises:
        InputError: when a path does not exist.
    """
    shut = {path.resolve() for path in exclude}
    used: dict[str, Path] = {}
    paths = tuple(paths)
    beside: dict[Path, set[str]] = {}
    for path in paths:
        beside.setdefault(path.parent, set()).add(path.name)
    for path in paths:
        if not path.exists():
            if path.is_symlink():
                yield _broken_link(path.name)
                continue
            raise InputError(f"There is no file or folder {path}; check its name.")
        if path.is_dir() and (page := _page_of(path.name, beside[path.parent])):
            yield from _saved_with(path, path.name, page, suffixes)
            continue
        found: Iterable[Source | Problem]
        found = _walk(path, suffixes, shut, readers_missing) if path.is_dir() else _single(path)
        for item in found:
            if isinstance(item, Source):
                twin = used.get(item.relative)
                if twin is not None and twin.resolve() == item.path.resolve():
                    continue
                if twin is not None:
                    item = replace(item, relative=_longer_name(item, used))
                used[item.relative] = item.path
                item = replace(item, root=path, named=paths)
            yield item


def _single(path: Path) -> Iterator[Source | Problem]:
    if not _is_text(path.name):
        yield _misnamed(path.name)
    elif stat.S_ISREG(path.stat().st_mode):
        yield Source(path, path.name)
    else:
        yield Problem(where=path.name, what="this is no regular file", remedy="name a file or a folder")


def _walk(
    root: Path, suffixes: Collection[str], shut: set[Path], readers_missing: bool
) -> Iterator[Source | Problem]:
    # A stack rather than recursion: trees may be deep. Reversed, because the last in is the first out.
    stack: list[tuple[Path, str]] = [(root, "")]
    visited: set[tuple[int, int]] = set()
    home = root.resolve()
    while stack:
        path, relative = stack.pop()
        try:
            if relative and path.is_symlink() and _leads_out(path, home):
                if path.is_dir() or _is_read(path.name, suffixes):
                    yield _out_of_folder(relative)
                continue
            status = path.stat()
            if not stat.S_ISDIR(status.st_mode):
                yield from _file(path, relative, status.st_mode, suffixes, readers_missing)
                continue
            here = (status.st_dev, status.st_ino)
            if here in visited or (shut and path.resolve() in shut):
                continue
            visited.add(here)
            if relative and is_corpus(path) and (path / "reports").is_dir():
                yield _built_before(relative)
                continue
            names = sorted(entry.name for entry in path.iterdir())
            for name in [name for name in names if not _is_text(name)]:
                names.remove(name)
                yield _misnamed(f"{relative}/{name}" if relative else name)
            for name in [name for name in names if is_package(name, suffixes) and bare_name(name) in names]:
                names.remove(name)
                yield _unpacked_beside(f"{relative}/{name}" if relative else name)
        except FileNotFoundError:
            yield _broken_link(relative)
            continue
        except (OSError, RuntimeError) as error:
            # Before Python 3.13 a link to itself is a RuntimeError.
            yield _unreadable(relative or root.name, error)
            continue
        here_too = set(names)
        for name in reversed(names):
            if name.startswith(_HIDDEN):
                continue
            below = f"{relative}/{name}" if relative else name
            if (page := _page_of(name, here_too)) and (path / name).is_dir():
                yield from _saved_with(path / name, below, page, suffixes)
            else:
                stack.append((path / name, below))


def _page_of(name: str, beside: Collection[str]) -> str | None:
    """Return the page for which a browser made a folder of this name, if it is among the names beside it.

    >>> _page_of("bridge_files", {"bridge.html"}), _page_of("bridge_more", {"bridge.html"})
    ('bridge.html', None)
    """
    for mark in _OF_A_PAGE.finditer(name):
        if mark.end() == len(name):
            return next(
                (
                    name[: mark.start()] + suffix
                    for suffix in _PAGE
                    if name[: mark.start()] + suffix in beside
                ),
                None,
            )
    return None


def _saved_with(folder: Path, relative: str, page: str, suffixes: Collection[str]) -> Iterator[Problem]:
    readable = sum(
        name.lower().endswith(tuple(suffixes)) and not name.startswith(_HIDDEN)
        for _, _, names in os.walk(folder)
        for name in names
    )
    if readable:
        yield Problem(
            where=relative,
            what=f"{counted(readable, 'file')} that a browser saved along with {page} not read as a page of its own",
            remedy="its frames with comments are read with it; build from that folder by itself if it holds a report",
            skipped=False,
        )


def _unpacked_beside(where: str) -> Problem:
    return Problem(
        where=where,
        what=f"it was not read, because {bare_name(PurePosixPath(where).name)} stands beside it",
        remedy="rename one of the two if they hold different texts",
    )


def _built_before(where: str) -> Problem:
    return Problem(
        where=where,
        what="this folder holds a corpus, which is no input, and was not read",
        remedy="build corpora beside the folder of their texts rather than in it",
        skipped=False,
    )


def _file(
    path: Path, relative: str, mode: int, suffixes: Collection[str], readers_missing: bool
) -> Iterator[Source | Problem]:
    suffix = PurePosixPath(relative).suffix.lower()
    if _ABOUT.fullmatch(path.name):
        return
    name = telling_name(path) if stat.S_ISREG(mode) else path.name
    if _is_read(name, suffixes):
        if stat.S_ISREG(mode):
            yield Source(path, relative)
        else:
            yield Problem(where=relative, what="this is no regular file", remedy="leave it out")
    elif unread := what_to_do(path.name):
        yield Problem(where=relative, what=f"there is no reader for {unread[0]} files", remedy=unread[1])
    elif not suffix and stat.S_ISREG(mode):
        yield Problem(
            where=relative,
            what="the file name has no suffix, and what it holds does not show of what kind it is",
            remedy="add .txt if it is a report, .csv if it is a table",
        )
    elif readers_missing and suffix and suffix not in _NO_TEXTS and stat.S_ISREG(mode):
        yield Problem(
            where=relative,
            what=f"no reader that can be used reads {suffix} files",
            remedy="mend the reader that cannot be used, if it is the one for them, or leave the file out",
        )


def is_wanted(name: str, suffixes: Collection[str]) -> bool:
    """Tell whether a file in a folder is read, or told of because a person might expect it to be.

    >>> [is_wanted(name, [".csv"]) for name in ("a.csv", "b.pdf", "picture.png", "README", ".a.csv")]
    [True, True, False, False, False]
    """
    if name.startswith(_HIDDEN) or _ABOUT.fullmatch(name):
        return False
    return not has_suffix(name) or what_to_do(name) is not None or _is_read(name, suffixes)


def _is_read(name: str, suffixes: Collection[str]) -> bool:
    return name.lower().endswith(tuple(suffixes)) or is_package(name, suffixes)


def _longer_name(item: Source, used: Mapping[str, Path]) -> str:
    """Put folder names before a path that another input already has, until it is the only one."""
    relative = item.relative
    folder = item.path.resolve()
    for _ in PurePosixPath(item.relative).parts:
        folder = folder.parent
    while relative in used and folder.name:
        relative, folder = f"{folder.name}/{relative}", folder.parent
    return relative


def _is_text(name: str) -> bool:
    """Tell whether a name is text; other bytes reach Python as lone surrogates, which no table can hold."""
    return not any("\ud800" <= character <= "\udfff" for character in name)


def _misnamed(where: str) -> Problem:
    return Problem(
        where=where.encode("utf-8", errors="backslashreplace").decode("utf-8"),
        what="its name is not valid UTF-8",
        remedy="rename it",
    )


def _broken_link(where: str) -> Problem:
    return Problem(where=where, what="the link leads nowhere", remedy="mend or remove it")


def _leads_out(link: Path, home: Path) -> bool:
    # Strict, so that a link that leads nowhere, or to itself, is told as that.
    return not link.resolve(strict=True).is_relative_to(home)


def _out_of_folder(where: str) -> Problem:
    return Problem(
        where=where,
        what="the link leads out of the folder and was not followed",
        remedy="name what it leads to as an input of its own",
    )


def _unreadable(where: str, error: OSError | RuntimeError) -> Problem:
    why = error.strerror if isinstance(error, OSError) else "the link leads to itself"
    return Problem(
        where=where,
        what=f"it cannot be read ({why or type(error).__name__})",
        remedy="change its permissions or leave it out",
    )
