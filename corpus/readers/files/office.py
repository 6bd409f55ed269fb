"""What workbooks and documents of office programs share: a ZIP package of XML parts (ECMA-376, part 2)."""

from __future__ import annotations

import zipfile
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ...errors import InputError
from ...text.canonical import counted
from .packing import LONGEST_SHOWN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..base import Source

_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files begin that office programs wrote until 2007, and those that a password protects."""


@contextmanager
def opened_package(source: Source, *, kind: str, largest: int, remedy: str) -> Iterator[zipfile.ZipFile]:
    """Open a workbook or a document as the package it is.

    Args:
        source: the file.
        kind: what it is called in messages, with its suffix: ``workbook (.xlsx)``.
        largest: the bytes that a part of it may have, so that whatever it expands to fits into memory.
        remedy: what to do with one that is larger.

    Raises:
        InputError: when it is no such package, is too large, or is protected by a password.
    """
    with source.path.open("rb") as file:
        start = file.read(len(_OLD))
        if not start:
            raise InputError(f"{source.relative}: the file is empty; fill it in or leave it out.")
        if start == _OLD:
            raise InputError(
                f"{source.relative}: a password protects it, or it is a file of the time before 2007; save it as a "
                f"{kind} without a password."
            )
        with failures_told(source, kind=kind):
            package = zipfile.ZipFile(file)
        with package:
            size = max((part.file_size for part in package.infolist()), default=0)
            if size > largest:
                raise InputError(
                    f"{source.relative}: a part of it has {counted(size, 'byte')}, more than the {largest:,} that are "
                    f"read of a {kind}; {remedy}."
                )
            yield package


@contextmanager
def failures_told(source: Source, *, kind: str) -> Iterator[None]:
    """Turn what libraries raise at a package that is not what its format says, which may be anything, into one error.

    Raises:
        InputError: in place of every other error.
    """
    try:
        yield
    except InputError:
        raise
    except Exception as error:
        # What the system says of a file names its place on this machine too.
        told = (isinstance(error, OSError) and error.strerror) or str(error)
        said = told.strip().partition("\n")[0].rstrip(".")[:LONGEST_SHOWN] or type(error).__name__
        raise InputError(
            f"{source.relative}: this is no whole {kind} ({said}); open it and save it again, or copy it again."
        ) from error
