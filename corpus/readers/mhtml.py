"""The page in an MHTML file (RFC 2557): one part of a mail, beside the documents of its frames."""

from __future__ import annotations

from email import message_from_bytes
from email.errors import MessageError
from email.policy import default as mail_policy
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from ..errors import InputError
from .saved_page import SavedPage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from email.message import EmailMessage

_PAGE_TYPES = ("text/html", "application/xhtml+xml")
_MALFORMED = (MessageError, ValueError, LookupError, AttributeError, TypeError, RecursionError)
"""What the standard library raises on mails that are none."""


def mhtml_page(data: bytes, *, where: str, encoding: str | None = None) -> SavedPage:
    """Return the page in an MHTML file.

    It is the part the mail names as its start, else the one at the address that was saved, else the first of HTML.

    Args:
        data: the whole file.
        where: what to call it in an error.
        encoding: the encoding of its pages, where the user named one.

    Raises:
        InputError: when there is none.
    """
    try:
        mail: EmailMessage = message_from_bytes(data, policy=mail_policy)  # pyright: ignore[reportAssignmentType]
        parts = [part for part in mail.walk() if part.get_content_type() in _PAGE_TYPES]
        address = _header(mail, "Snapshot-Content-Location")
        chosen = _chosen(parts, start=str(mail.get_param("start", "", unquote=True) or ""), address=address)
        content = chosen.get_payload(decode=True)
        charset = chosen.get_content_charset()
        url = _header(chosen, "Content-Location") or address
        saved = _header(mail, "Date")
    except _MALFORMED as error:
        raise InputError(
            f"{where}: there is no page in this MHTML file; save it from the browser again, or as HTML."
        ) from error
    if not isinstance(content, bytes):
        raise InputError(f"{where}: the page in this MHTML file is empty; save it again, or as HTML.")
    return SavedPage(
        content=content,
        charset=charset,
        url=url if url.startswith(("http://", "https://")) else None,
        retrieved=_moment(saved),
        frames=_documents((part for part in parts if part is not chosen), encoding=encoding),
    )


def _header(part: EmailMessage, name: str) -> str:
    return str(part.get(name) or "").strip()


def _chosen(parts: Sequence[EmailMessage], *, start: str, address: str) -> EmailMessage:
    named = [part for part in parts if start and _header(part, "Content-ID") == start]
    located = [part for part in parts if address and _header(part, "Content-Location") == address]
    return (named or located or list(parts))[0]


def _moment(date: str) -> str | None:
    """Return the date of a mail in ISO 8601; by ``-0000`` a browser means UTC, and not that it does not know.

    >>> _moment("Thu, 1 Apr 2021 14:00:00 -0000"), _moment("yesterday")
    ('2021-04-01T14:00:00+00:00', None)
    """
    try:
        moment = parsedate_to_datetime(date)
    except (ValueError, TypeError, IndexError):
        return None
    said = moment.isoformat()
    return f"{said}+00:00" if moment.tzinfo is None and date.rstrip().endswith("-0000") else said


def _documents(parts: Iterable[EmailMessage], *, encoding: str | None) -> Mapping[str, str]:
    from ..pages.document.decoding import decode_page

    found: dict[str, str] = {}
    for part in parts:
        try:
            content = part.get_payload(decode=True)
            if not isinstance(content, bytes):
                continue
            document = decode_page(content, encoding=encoding, served=part.get_content_charset()).text
            own_id = _header(part, "Content-ID").strip("<>")
            location = _header(part, "Content-Location")
        except (InputError, *_MALFORMED):
            continue
        if document:
            found.update((name, document) for name in (f"cid:{own_id}" if own_id else "", location) if name)
    return found
