"""Pages in Safari's web archives are read like any others, with the documents of their frames."""

from __future__ import annotations

import plistlib
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commentariat.corpus.errors import InputError, Problem
from commentariat.corpus.readers import ReadSettings, Source, read_source
from commentariat.corpus.readers.webarchive import webarchive_page
from commentariat.corpus.records import SourceReport

if TYPE_CHECKING:
    from pathlib import Path

    from commentariat.corpus.readers import Record

URL = "https://tide.example/truce"
REPORT = (
    "<html><head><title>Truce holds</title></head><body><article><h1>Truce holds</h1><p>The truce held for a second "
    "day on Monday, monitors said, as convoys crossed into the north of the city.</p></article>{comments}</body></html>"
)
COMMENTS = (
    '<div id="comments"><h3>1 comment</h3><div class="comment" id="comment-7"><b class="author">Jörg</b> '
    '<i class="date">3 May 2020</i><p>About time!</p></div></div>'
)


def resource(html: str, url: str, charset: str = "UTF-8") -> dict[str, Any]:
    return {
        "WebResourceData": html.encode(charset),
        "WebResourceURL": url,
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": charset,
        "WebResourceFrameName": "",
    }


def archive(main: dict[str, Any], *frames: dict[str, Any]) -> dict[str, Any]:
    picture = {
        "WebResourceData": b"\x89PNG",
        "WebResourceURL": f"{URL}.png",
        "WebResourceMIMEType": "image/png",
    }
    return {"WebMainResource": main, "WebSubresources": [picture], "WebSubframeArchives": list(frames)}


def read(path: Path, data: bytes) -> list[Record]:
    path.write_bytes(data)
    return list(read_source(Source(path, path.name), ReadSettings()))


@pytest.mark.parametrize("format_", [plistlib.FMT_BINARY, plistlib.FMT_XML])
@pytest.mark.parametrize("charset", ["UTF-8", "windows-1252"])
def test_a_web_archive_is_a_page_with_its_address(
    tmp_path: Path, format_: plistlib.PlistFormat, charset: str
) -> None:
    page = archive(resource(REPORT.format(comments=COMMENTS), URL, charset))
    (report,) = read(tmp_path / "a.webarchive", plistlib.dumps(page, fmt=format_))
    assert isinstance(report, SourceReport)
    assert (report.title, report.url, report.locator) == ("Truce holds", URL, "a.webarchive")
    assert [(comment.author, comment.text) for comment in report.comments] == [("Jörg", "About time!")]


@pytest.mark.parametrize(
    "src",
    ["https://talk.example/embed?t=7", "//talk.example/embed?t=7", "/embed?t=7"],
    ids=["full", "no scheme", "path"],
)
def test_a_frame_in_a_web_archive_holds_the_comments(tmp_path: Path, src: str) -> None:
    site = "https://tide.example" if src.startswith("/e") else "https://talk.example"
    frame = archive(resource(f"<html><body>{COMMENTS}</body></html>", f"{site}/embed?t=7"))
    framed = f'<div id="disqus_thread"><iframe id="dsq-app1" title="Disqus" src="{src}"></iframe></div>'
    page = archive(resource(REPORT.format(comments=framed), URL), frame)
    (report,) = read(tmp_path / "a.webarchive", plistlib.dumps(page, fmt=plistlib.FMT_BINARY))
    assert isinstance(report, SourceReport)
    assert [comment.text for comment in report.comments] == ["About time!"]


ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE plist [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><plist version="1.0"><dict>'
    "<key>WebMainResource</key><string>&b;</string></dict></plist>"
)
DEEP = f'<?xml version="1.0"?><plist version="1.0">{"<array>" * 100_000}'


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"bplist00",
        b"<p>No list</p>",
        ENTITIES.encode(),
        DEEP.encode(),
        plistlib.dumps(["A"]),
        plistlib.dumps({}),
    ],
    ids=["empty", "broken off", "a page", "entities", "deep", "no dictionary", "no page"],
)
def test_what_is_no_web_archive_says_so(tmp_path: Path, data: bytes) -> None:
    (problem,) = read(tmp_path / "a.webarchive", data)
    assert isinstance(problem, Problem)
    assert problem.where == "a.webarchive"


def test_a_picture_that_was_saved_is_no_page() -> None:
    picture = resource("GIF", f"{URL}.gif") | {"WebResourceMIMEType": "image/gif"}
    with pytest.raises(InputError, match="holds no page but another file"):
        webarchive_page(plistlib.dumps(archive(picture)), where="a.webarchive")


def test_frames_without_end_end() -> None:
    """A binary list whose frame archive is the list of frames that it stands in."""
    page = archive(
        resource(REPORT.format(comments=""), URL), {"WebMainResource": 7, "WebSubframeArchives": []}
    )
    whole = plistlib.dumps(page | {"WebSubframeArchives": [page] * 300}, fmt=plistlib.FMT_BINARY)
    assert len(webarchive_page(whole, where="a.webarchive").frames) == 3


@given(data=st.data())
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_a_damaged_web_archive_is_read_or_refused(data: st.DataObject) -> None:
    page = archive(resource("<p>Truce", URL), archive(resource("<p>a", URL)))
    whole = bytearray(plistlib.dumps(page, fmt=plistlib.FMT_BINARY))
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    with suppress(InputError):
        webarchive_page(bytes(whole), where="a.webarchive")
