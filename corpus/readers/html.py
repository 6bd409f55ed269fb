"""Web pages as a browser saves them: HTML, and MHTML (RFC 2557), in which the page is one part of a mail."""

from __future__ import annotations

from dataclasses import dataclass, replace
from email import message_from_bytes
from email.errors import MessageError
from email.policy import default as mail_policy
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from ..errors import InputError, Problem
from ..text import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from email.message import EmailMessage
    from pathlib import Path

    from ..records import Record
    from .base import ReadSettings, Source

_PAGE_TYPES = ("text/html", "application/xhtml+xml")
_MALFORMED = (MessageError, ValueError, LookupError, AttributeError, TypeError)
"""What the standard library raises on mails that are none."""


@dataclass(frozen=True, slots=True)
class HtmlReader:
    """Reads a saved page: one report, and each comment of it as a record."""

    name: str = "html"
    suffixes: tuple[str, ...] = (".html", ".htm", ".xhtml", ".mhtml", ".mht")
    description: str = "web pages, with each reader comment as a record"

    def recognises(self, head: bytes) -> bool:  # noqa: ARG002
        """Take every file with these suffixes."""
        return True

    def read(self, source: Source, settings: ReadSettings) -> Iterator[Record]:
        """Yield the report of a page, after what was wrong with it.

        Raises:
            InputError: when the file is too long, is no text, or is an MHTML file without a page.
        """
        from ..pages import read_page

        size = source.path.stat().st_size
        if size > settings.longest_record:
            raise InputError(
                f"{source.relative}: the file has {counted(size, 'byte')}, more than the "
                f"{settings.longest_record:,} one page may have; leave it out, or raise longest_record."
            )
        data = source.path.read_bytes()
        page: bytes | str = data
        url = retrieved = None
        frames = saved_beside(source.path, longest=settings.longest_record)
        if source.path.name.lower().endswith((".mhtml", ".mht")):
            page, url, retrieved, parts = mhtml_page(data, where=source.relative)
            frames = parts.get
        elif settings.encoding:
            from ..encoding import decode

            decoded = decode(data, encoding=settings.encoding, where=source.relative)
            if told := decoded.encoding.told(source.relative):
                yield told
            page = decoded.text
        try:
            read = read_page(page, url=url, retrieved=retrieved, frames=frames)
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


def saved_beside(path: Path, *, longest: int) -> Callable[[str], str | None]:
    """Return what gives the document of a frame that a browser saved in a folder beside a page.

    Only files below the page's own folder are read, and none of more than `longest` bytes.
    """
    folder = path.parent.resolve()

    def document(address: str) -> str | None:
        from ..pages.dom import decode_page

        parts = urlsplit(address)
        if parts.scheme or parts.netloc or not parts.path:
            return None
        try:
            file = (folder / unquote(parts.path)).resolve()
            if not file.is_relative_to(folder) or not file.is_file() or file.stat().st_size > longest:
                return None
            return decode_page(file.read_bytes())[0]
        except (OSError, ValueError, InputError):
            return None

    return document


def mhtml_page(data: bytes, *, where: str) -> tuple[bytes | str, str | None, str | None, Mapping[str, str]]:
    """Return the page in an MHTML file, its address, when it was saved, and the documents of its frames.

    Frames are by the address that a page writes for them: ``cid:`` and the part's id, or the part's location.

    The page is the part the mail names as its start, else its first part of HTML.

    Raises:
        InputError: when there is none.
    """
    from email.utils import parsedate_to_datetime

    try:
        mail: EmailMessage = message_from_bytes(data, policy=mail_policy)  # pyright: ignore[reportAssignmentType]
        parts = [part for part in mail.walk() if part.get_content_type() in _PAGE_TYPES]
        start = str(mail.get_param("start", "", unquote=True) or "")
        named = [part for part in parts if start and str(part.get("Content-ID", "")).strip() == start]
        chosen = (named or parts)[0]
        content = chosen.get_payload(decode=True)
        charset = chosen.get_content_charset()
        url = str(chosen.get("Content-Location") or mail.get("Snapshot-Content-Location") or "").strip()
        saved = str(mail.get("Date") or "").strip()
    except _MALFORMED as error:
        raise InputError(
            f"{where}: there is no page in this MHTML file; save it from the browser again, or as HTML."
        ) from error
    if not isinstance(content, bytes):
        raise InputError(f"{where}: the page in this MHTML file is empty; save it again, or as HTML.")
    page = _in_charset(content, charset)
    try:
        retrieved = parsedate_to_datetime(saved).isoformat() if saved else None
    except (ValueError, TypeError, IndexError):
        retrieved = None
    address = url if url.startswith(("http://", "https://")) else None
    return page, address, retrieved, _documents(part for part in parts if part is not chosen)


def _in_charset(content: bytes, charset: str | None) -> bytes | str:
    """Return what a part holds as text where it names an encoding that reads it, and as it stands where not."""
    try:
        return content.decode(charset) if charset else content
    except (LookupError, ValueError):
        return content


def _documents(parts: Iterable[EmailMessage]) -> Mapping[str, str]:
    from ..pages.dom import decode_page

    found: dict[str, str] = {}
    for part in parts:
        try:
            content = part.get_payload(decode=True)
            page = _in_charset(content, part.get_content_charset()) if isinstance(content, bytes) else ""
            document = decode_page(page)[0] if isinstance(page, bytes) else page
            own_id = str(part.get("Content-ID", "")).strip().strip("<>")
            location = str(part.get("Content-Location", "")).strip()
        except (InputError, *_MALFORMED):
            continue
        if document:
            found.update((name, document) for name in (f"cid:{own_id}" if own_id else "", location) if name)
    return found
