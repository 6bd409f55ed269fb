"""Web pages as a browser saves them: HTML, with the documents of frames in a folder beside it, or packed in a file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from ..errors import InputError, Problem
from ..text.canonical import counted
from ..values.addresses import split_address
from .mhtml import mhtml_page
from .saved_page import SavedPage
from .webarchive import webarchive_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from ..records import Record
    from .base import ReadSettings, Source

_PACKED = {".mhtml": mhtml_page, ".mht": mhtml_page, ".webarchive": webarchive_page}
"""What reads the files that a browser packs a page into with all that belongs to it."""


@dataclass(frozen=True, slots=True)
class HtmlReader:
    """Reads a saved page: one report, and each comment of it as a record."""

    name: str = "html"
    suffixes: tuple[str, ...] = (".html", ".htm", ".xhtml", ".mhtml", ".mht", ".webarchive")
    description: str = "web pages, with each reader comment as a record"

    def recognises(self, head: bytes) -> bool:  # noqa: ARG002
        """Take every file with these suffixes."""
        return True

    def read(self, source: Source, settings: ReadSettings) -> Iterator[Record]:
        """Yield the report of a page, after what was wrong with it.

        Raises:
            InputError: when the file is too long, is no text, or was packed without a page.
        """
        from ..pages import read_page

        size = source.path.stat().st_size
        if size > settings.longest_record:
            raise InputError(
                f"{source.relative}: the file has {counted(size, 'byte')}, more than the "
                f"{settings.longest_record:,} one page may have; save it without its pictures, or leave it out."
            )
        data = source.path.read_bytes()
        packed = _PACKED.get(source.path.suffix.lower())
        if packed:
            saved = packed(data, where=source.relative, encoding=settings.encoding)
            frames = saved.frames.get
        else:
            saved = SavedPage(content=data)
            frames = saved_beside(source.path, settings=settings)
        try:
            read = read_page(
                saved.content,
                url=saved.url,
                retrieved=saved.retrieved,
                frames=frames,
                encoding=settings.encoding,
                served=saved.charset,
            )
        except InputError as error:
            raise InputError(str(error).replace("the page", source.relative, 1)) from error
        for problem in read.problems:
            yield replace(problem, where=f"{source.relative}, {problem.where}")
        if not read.text and not read.comments:
            yield Problem(
                where=source.relative,
                what="no report and no comments were found in the page",
                remedy="save the page once it has loaded, or leave it out",
            )
            return
        yield read.report(locator=source.relative)


READER = HtmlReader()


def saved_beside(path: Path, *, settings: ReadSettings) -> Callable[[str], str | None]:
    """Return what gives the document of a frame that a browser saved in a folder beside a page.

    Only files below the page's own folder are read, and none of more bytes than one page may have.
    """
    folder = path.parent.resolve()

    def document(address: str) -> str | None:
        from ..pages.document.decoding import decode_page

        parts = split_address(address)
        if parts.scheme or parts.netloc or not parts.path:
            return None
        try:
            file = (folder / unquote(parts.path)).resolve()
            if (
                not file.is_relative_to(folder)
                or not file.is_file()
                or file.stat().st_size > settings.longest_record
            ):
                return None
            return decode_page(file.read_bytes(), encoding=settings.encoding).text
        except (OSError, ValueError, InputError):
            return None

    return document
