"""The frames for comments of an archive's pages: their documents are captures of their own."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from html import escape
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from ...errors import CommentariatError
from ...ids import same_address, same_page
from ...pages.document.decoding import decode_page
from ...pages.document.frames import embedded_for, frames_for_comments
from ...values.addresses import joined_address
from .http import TooLongError
from .members import DamagedError
from .warc import Response

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..base import ReadSettings


class Embeds:
    """Which captures are frames for comments, of which pages, and what stands in each.

    In memory are a few bytes for each frame; the documents are in a file without a name.
    """

    def __init__(self, settings: ReadSettings) -> None:
        """Begin without frames."""
        self._settings = settings
        self._framed: set[bytes] = set()
        self._framing: set[bytes] = set()
        self._for_page: dict[bytes, dict[bytes, str]] = {}
        self._by_address: set[bytes] = set()
        self._file = TemporaryFile(dir=settings.scratch)  # noqa: SIM115
        self._places: dict[bytes, tuple[int, int]] = {}

    def close(self) -> None:
        """Let go of the documents."""
        self._file.close()

    def note(self, capture: Response) -> None:
        """Look which frames a page has, and whether its address is that of a frame for another page."""
        own = _print_of(capture.url)
        if page := embedded_for(capture.url):
            self._by_address.add(own)
            self._for_page.setdefault(_print_of(same_page(page)), {})[own] = capture.url
            return
        for address in _framed_by(_body(capture, self._settings), url=capture.url):
            self._framed.add(_print_of(address))
            self._framing.add(own)

    def keep(self, capture: Response) -> None:
        """Keep the document of a frame; of several captures the longest."""
        own = _print_of(capture.url)
        if not self.holds(capture.url):
            return
        with suppress(CommentariatError):
            page = decode_page(
                _body(capture, self._settings),
                encoding=self._settings.encoding,
                served=capture.head.charset,
            )
            data = page.text.encode("utf-8", errors="surrogatepass")
            if len(data) > self._places.get(own, (0, 0))[1]:
                self._places[own] = self._file.seek(0, 2), len(data)
                self._file.write(data)

    def __bool__(self) -> bool:
        return bool(self._framed or self._by_address)

    def holds(self, url: str) -> bool:
        """Say whether an address is that of a frame for comments, and not that of a page with comments in frames."""
        own = _print_of(url)
        return own in self._by_address or (own in self._framed and own not in self._framing)

    def document(self, url: str) -> str | None:
        """Return what stands in a frame, if it was captured."""
        place, size = self._places.get(_print_of(url), (0, 0))
        if not size:
            return None
        self._file.seek(place)
        return self._file.read(size).decode("utf-8", errors="surrogatepass")

    def with_frame(self, html: bytes, *, url: str) -> bytes:
        """Return a page with the frame that its script would have made, where that was captured and is not in it."""
        frames = self._for_page.get(_print_of(same_page(url)), {})
        known = [frame for frame in frames if frame in self._places]
        if not known or b"\x00" in html[:100]:
            return html
        if any(_print_of(address) in frames for address in _framed_by(html, url=url)):
            return html
        longest = max(known, key=lambda frame: self._places[frame][1])
        return html + f'<iframe title="Comments" src="{escape(frames[longest])}"></iframe>'.encode()


def embeds_in(opened: Callable[[], Iterator[object]], settings: ReadSettings) -> Embeds:
    """Return the frames for comments in an archive, which is read once for it, and once more where there are any."""
    embeds = Embeds(settings)
    for capture in opened():
        if isinstance(capture, Response) and capture.head.is_page:
            embeds.note(capture)
    if embeds:
        for capture in opened():
            if isinstance(capture, Response) and capture.head.is_page:
                embeds.keep(capture)
    return embeds


def _body(capture: Response, settings: ReadSettings) -> bytes:
    with suppress(TooLongError, DamagedError):
        return capture.body(longest=settings.longest_record).content
    return b""


def _framed_by(html: bytes, *, url: str) -> Iterator[str]:
    if b"<iframe" not in html and b"<IFRAME" not in html:
        return
    # Tags are ASCII in every encoding that a page can be searched in.
    for _, address in frames_for_comments(html.decode("latin-1")):
        if framed := joined_address(url, address):
            yield framed


def _print_of(url: str) -> bytes:
    return hashlib.blake2b(same_address(url).encode("utf-8", errors="replace"), digest_size=12).digest()
