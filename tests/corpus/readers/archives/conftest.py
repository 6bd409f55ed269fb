from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import pytest

PAGE = """<!doctype html><html lang="en"><head><title>{title}</title>
<meta property="og:title" content="{title}"></head><body><article><h1>{title}</h1>
<p>The council voted on Monday to close the harbour bridge for repairs that will last until May, officials said.</p>
<p>Traffic will be sent through the old tunnel, which was widened last year at a cost of four million.</p>
<p>{words} Residents on the hill had asked for a ferry, but the council said that there was no money for one.</p>
</article></body></html>"""


def page(title: str = "Bridge closes", words: str = "") -> bytes:
    return PAGE.format(title=title, words=words).encode()


@dataclass(frozen=True)
class Captured:
    """One response as a crawler saw it."""

    url: str
    body: bytes = field(default_factory=page)
    date: str = "2024-03-04T09:30:00Z"
    status: str = "200 OK"
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "text/html; charset=utf-8"),)
    kind: str = "response"
    media_type: str = "application/http; msgtype=response"


def http(captured: Captured) -> bytes:
    head = "".join(f"{name}: {value}\r\n" for name, value in captured.headers)
    return f"HTTP/1.1 {captured.status}\r\n{head}\r\n".encode() + captured.body


def record(captured: Captured, *, length: int | None = None) -> bytes:
    block = http(captured) if captured.kind in ("response", "revisit") else captured.body
    head = (
        f"WARC/1.0\r\nWARC-Type: {captured.kind}\r\nWARC-Record-ID: <urn:uuid:0>\r\nWARC-Date: {captured.date}\r\n"
        f"WARC-Target-URI: {captured.url}\r\nContent-Type: {captured.media_type}\r\n"
        f"Content-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


INFO = (
    b"WARC/1.0\r\nWARC-Type: warcinfo\r\nWARC-Date: 2024-03-04T09:00:00Z\r\nContent-Type: application/warc-fields\r\n"
    b"Content-Length: 16\r\n\r\nsoftware: tests\n\r\n\r\n"
)


def warc(items: Iterable[Captured | bytes]) -> bytes:
    return INFO + b"".join(item if isinstance(item, bytes) else record(item) for item in items)


def warc_gz(items: Iterable[Captured | bytes]) -> bytes:
    """Compress record by record, as crawlers do; bytes stand as they are."""
    pieces = (item if isinstance(item, bytes) else gzip.compress(record(item), mtime=0) for item in items)
    return gzip.compress(INFO, mtime=0) + b"".join(pieces)


def wacz(entries: dict[str, bytes], *, compression: int = zipfile.ZIP_STORED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as package:
        package.writestr("datapackage.json", "{}")
        for name, data in entries.items():
            package.writestr(zipfile.ZipInfo(name), data, compress_type=compression)
    return stream.getvalue()


@dataclass(frozen=True)
class Making:
    """What the tests of archives make archives with."""

    page: Callable[..., bytes] = page
    captured: type[Captured] = Captured
    record: Callable[..., bytes] = record
    warc: Callable[[Iterable[Captured | bytes]], bytes] = warc
    warc_gz: Callable[[Iterable[Captured | bytes]], bytes] = warc_gz
    wacz: Callable[..., bytes] = wacz


@pytest.fixture(scope="session")
def make() -> Making:
    return Making()
