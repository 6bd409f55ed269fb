"""The page in a web archive as Safari saves it: a property list with the page, and one with each of its frames."""

from __future__ import annotations

import plistlib
from itertools import islice
from typing import TYPE_CHECKING, Any
from xml.parsers.expat import ExpatError

from ..errors import InputError
from ..values.addresses import split_address
from .saved_page import SavedPage

if TYPE_CHECKING:
    from collections.abc import Iterator

_MALFORMED = (
    plistlib.InvalidFileException, ExpatError, ValueError, KeyError, TypeError, AttributeError, IndexError,
    OverflowError, RecursionError, MemoryError,
)  # fmt: skip
"""What the standard library raises on property lists that are none."""
MOST_FRAMES = 200
"""How many frames of a page are read, those inside others among them."""


def webarchive_page(data: bytes, *, where: str, encoding: str | None = None) -> SavedPage:
    """Return the page in a web archive of Safari.

    Args:
        data: the whole file.
        where: what to call it in an error.
        encoding: the encoding of its pages, where the user named one.

    Raises:
        InputError: when there is none.

    >>> page = {"WebResourceData": b"<p>Truce", "WebResourceURL": "https://tide.example/"}
    >>> webarchive_page(plistlib.dumps({"WebMainResource": page}), where="a.webarchive").url
    'https://tide.example/'
    """
    try:
        archive = plistlib.loads(data)
        main = archive["WebMainResource"]
        content, url = main["WebResourceData"], main.get("WebResourceURL")
    except _MALFORMED as error:
        raise InputError(
            f"{where}: there is no page in this web archive; save it from Safari again, or as HTML."
        ) from error
    if not isinstance(content, bytes) or "html" not in str(main.get("WebResourceMIMEType", "html")):
        raise InputError(f"{where}: this web archive holds no page but another file; save the page itself.")
    url = url if isinstance(url, str) and url.startswith(("http://", "https://")) else None
    return SavedPage(
        content=content,
        charset=_charset(main),
        url=url,
        frames={
            name: document
            for address, document in _documents(archive, encoding=encoding)
            for name in _names(address, of=url)
        },
    )


def _charset(resource: dict[str, Any]) -> str | None:
    named = resource.get("WebResourceTextEncodingName")
    return named if isinstance(named, str) and named else None


def _documents(archive: dict[str, Any], *, encoding: str | None) -> Iterator[tuple[str, str]]:
    """Yield the documents of the frames of a page, and of those inside them, each with its address."""
    from ..pages.document.decoding import decode_page

    archives = [archive]
    # A property list may hold itself: the list grows while it is read, and no further than so many.
    for around in islice(archives, MOST_FRAMES):
        frames = around.get("WebSubframeArchives") if isinstance(around, dict) else None
        archives += frames[:MOST_FRAMES] if isinstance(frames, list) else []
        if around is archive:
            continue
        try:
            resource = around["WebMainResource"]
            content, address = resource["WebResourceData"], resource["WebResourceURL"]
            document = decode_page(content, encoding=encoding, served=_charset(resource)).text
        except (InputError, *_MALFORMED):
            continue
        if isinstance(address, str) and document:
            yield address, document


def _names(address: str, *, of: str | None) -> tuple[str, ...]:
    """Return how a page may write the address of a frame: in full, without the scheme, and on its own site by the path.

    >>> _names("https://tide.example/c?id=7", of="https://tide.example/truce")
    ('https://tide.example/c?id=7', '//tide.example/c?id=7', '/c?id=7')
    """
    parts = split_address(address)
    names = (address, address.partition(":")[2])
    if not of or split_address(of).netloc != parts.netloc:
        return names
    return (*names, f"{parts.path}?{parts.query}" if parts.query else parts.path)
