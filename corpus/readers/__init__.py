"""Readers: from files to reports and comments as their sources have them.

A reader is one module here that ends in a `READER`, and its line in `_BUILT_IN`, where a reader of one
format stands before those of any file with its suffix. Another package adds one through the entry-point
group ``commentariat.readers``; the entry point names a `Reader`, or a class that makes one without
arguments. A reader that cannot be loaded is told of when it is asked for, and stops no other.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import CommentariatError, InputError, Problem
from ..records import Record
from . import documents, html, plain
from .archives import READERS as ARCHIVES
from .base import COMMENT_FIELDS, HEAD, REPORT_FIELDS, Reader, ReadSettings, Source, problem_of, slipped
from .checking import SlipError, checked
from .exports import READERS as EXPORTS
from .files.contents import telling_name
from .files.inputs import find_inputs, what_to_do
from .files.packing import COMPRESSED, PACKAGES, UNREAD, is_package
from .files.unpacking import opened
from .tables import columnar, jsonl, tabular, workbooks
from .tables.table_columns import TableColumns, TableReader

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = [
    "COMMENT_FIELDS",
    "REPORT_FIELDS",
    "ReadSettings",
    "Reader",
    "Record",
    "Source",
    "TableColumns",
    "TableReader",
    "available",
    "broken",
    "find_inputs",
    "known_suffixes",
    "opened",
    "read_source",
    "reader_for",
]

GROUP = "commentariat.readers"
_BUILT_IN: tuple[Reader, ...] = (
    *EXPORTS,
    *ARCHIVES,
    plain.READER,
    documents.READER,
    jsonl.READER,
    tabular.READER,
    columnar.PARQUET_READER,
    columnar.ARROW_READER,
    workbooks.READER,
    html.READER,
)


def available() -> Mapping[str, Reader]:
    """Return every reader by name: the built-in ones, then those of other packages.

    >>> list(available())[:3]
    ['wxr', 'disqus', 'blogger']
    """
    return {reader.name: reader for reader in _BUILT_IN} | _third_party()[0]


def broken() -> Mapping[str, str]:
    """Return the readers of other packages that cannot be used, by name, with the reason."""
    return _third_party()[1]


def known_suffixes() -> frozenset[str]:
    """Return every suffix that a reader reads, in lower case with the dot."""
    return frozenset(suffix for reader in available().values() for suffix in reader.suffixes)


def reader_for(path: Path) -> Reader:
    """Return the reader for a file: by its longest suffix and, where several read that, by its first bytes.

    A file without a suffix is taken for what it holds, see `contents`.

    The built-in readers are asked first, in their order. Packed files have none: `opened` gives those in them.

    Raises:
        InputError: when there is none; the message says which there are, and which are broken.

    >>> reader_for(Path("news.CSV")).name
    'csv'
    """
    readers = available()
    unusable = "".join(f" The reader “{n}” cannot be used: {reason}." for n, reason in broken().items())
    name = telling_name(path).lower()
    suffixes = () if is_package(name, known_suffixes()) else known_suffixes()
    longest = max((len(suffix) for suffix in suffixes if name.endswith(suffix)), default=0)
    possible = [
        reader
        for reader in readers.values()
        if any(len(suffix) == longest and name.endswith(suffix) for suffix in reader.suffixes)
    ]
    head = _head(path) if len(possible) > 1 else b""
    for reader in possible:
        try:
            if len(possible) == 1 or reader.recognises(head):
                return reader
        except Exception as error:
            if _is_ours(reader):
                raise
            # Another of them may know the file; where none does, the message says what failed.
            unusable += (
                f" The reader “{reader.name}” failed when it was asked whether this is one of its files "
                f"({type(error).__name__}: {error})."
            )
    if possible:
        kinds = ", ".join(f"{reader.name} ({reader.description.split(':')[0]})" for reader in possible)
        said = (
            "the file is empty"
            if not head
            else f"it is none of the “{name[-longest:]}” files that can be read, {kinds}"
        )
        remedy = "fill it in or leave it out" if not head else "turn it into one, or into JSON lines or CSV"
        raise InputError(f"{path.name}: {said}; {remedy}.{unusable}")
    unread = what_to_do(path.name)
    if name.endswith((*PACKAGES, *COMPRESSED, *UNREAD)):
        raise InputError(
            f"{path.name}: no reader reads it packed as it is; unpack it, and name what is in it instead.{unusable}"
        )
    if unread:
        raise InputError(f"{path.name}: there is no reader for {unread[0]} files; {unread[1]}.{unusable}")
    known = ", ".join(dict.fromkeys(suffix for reader in readers.values() for suffix in reader.suffixes))
    raise InputError(
        f"{path.name}: no reader is known for “{path.suffix or path.name}”; turn it into one of "
        f"{known}.{unusable}"
    )


def read_source(source: Source, settings: ReadSettings) -> Iterator[Record]:
    """Yield the records of one file; what keeps it from being read is its last record, a problem.

    Another package's reader may fail in ways of its own, which are told as a problem too, as are errors of our own.
    """
    try:
        chosen = reader_for(source.path)
    except InputError as error:
        yield problem_of(error, source)
        return
    ours = _is_ours(chosen)
    silent = True
    try:
        for record in chosen.read(source, settings):
            silent = False
            yield record if ours else checked(record)
        if silent:
            yield Problem(
                where=source.relative,
                what="there is no report and no comment in it",
                remedy="check that the file is whole, or leave it out",
            )
    except CommentariatError as error:
        yield problem_of(error, source)
    except OSError as error:
        yield Problem(
            where=source.relative,
            what=f"it cannot be read ({error.strerror or type(error).__name__})",
            remedy="check that it is there, that it is a file, and that you may read it",
        )
    except SlipError as error:
        yield Problem(
            where=source.relative,
            what=f"the reader “{chosen.name}” slips",
            remedy="tell the authors of that reader; what it had read before is kept",
            quoted=str(error).removeprefix(source.relative).lstrip(":, "),
        )
    except Exception as error:
        if ours:
            yield slipped(error, where=source.relative, what="what follows" if not silent else "the file")
            return
        yield Problem(
            where=source.relative,
            what=f"the reader “{chosen.name}” failed with {type(error).__name__}",
            remedy="tell the authors of that reader; what it had read before is kept",
            quoted=str(error) or None,
        )


def _head(path: Path) -> bytes:
    """Return a file's first bytes; none when it cannot be read, which reading it will tell."""
    try:
        with path.open("rb") as file:
            return file.read(HEAD)
    except OSError:
        return b""


def _is_ours(reader: Reader) -> bool:
    return any(reader is known for known in _BUILT_IN)


@cache
def _third_party() -> tuple[dict[str, Reader], dict[str, str]]:
    good: dict[str, Reader] = {}
    bad: dict[str, str] = {}
    own = {reader.name for reader in _BUILT_IN}
    for point in sorted(entry_points(group=GROUP), key=lambda p: (p.name, p.value)):
        try:
            reader = _load(point)
        except Exception as error:
            bad[point.name] = f"{point.value} could not be loaded ({type(error).__name__}: {error})"
            continue
        if reader.name in own or reader.name in good:
            bad[point.name] = f"another reader is called “{reader.name}” already"
        else:
            good[reader.name] = reader
    return good, bad


def _load(point: EntryPoint) -> Reader:
    found = point.load()
    reader = found() if isinstance(found, type) else found
    if not isinstance(reader, Reader):
        raise TypeError("it is no reader: a reader has name, suffixes, description, recognises() and read()")
    if not isinstance(reader.name, str) or not isinstance(reader.description, str):
        raise TypeError("its name and its description are to be texts")
    if not isinstance(reader.suffixes, tuple) or not all(map(_is_suffix, reader.suffixes)):
        raise TypeError("its suffixes are to be a tuple of texts in lower case, each with its dot")
    return reader


def _is_suffix(suffix: object) -> bool:
    return isinstance(suffix, str) and len(suffix) > 1 and suffix.startswith(".") and suffix == suffix.lower()
