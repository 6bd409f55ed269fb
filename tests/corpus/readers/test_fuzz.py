"""Any bytes, and any damaged file of a known format, are records or problems: no crash, no hang, no network."""

from __future__ import annotations

import gzip
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commentariat.corpus.assembly import assemble
from commentariat.corpus.errors import Problem
from commentariat.corpus.privacy.pseudonyms import Pseudonymiser
from commentariat.corpus.readers import (
    ReadSettings,
    Source,
    available,
    known_suffixes,
    read_source,
    reader_for,
)
from commentariat.corpus.readers.base import OUR_SLIP
from commentariat.corpus.records import SourceComment, SourceReport

from .office_files import document, paragraph, sheet, workbook

LIMITS = ReadSettings(longest_text=1_000_000, longest_record=2_000_000)
QUIET = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=60
)


def sqlite(path: Path) -> bytes:
    connection = sqlite3.connect(path)
    connection.executescript(
        "CREATE TABLE Articles (ID_Article INTEGER PRIMARY KEY, Title TEXT, Body TEXT);"
        "CREATE TABLE Posts (ID_Post INTEGER PRIMARY KEY, ID_Parent_Post INTEGER, ID_Article INTEGER, Status TEXT,"
        " Headline TEXT, Body TEXT);"
        "INSERT INTO Articles VALUES (1, 'Bridge', '<p>It closed.</p>');"
        "INSERT INTO Posts VALUES (1, NULL, 1, 'online', 'So', 'be it'), (2, 1, 1, 'deleted', NULL, NULL);"
    )
    connection.close()
    return path.read_bytes()


WXR = (
    '<?xml version="1.0"?><rss xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="c"><channel>'
    "<title>H</title><item><title>A</title><link>https://h.example/a</link>"
    "<content:encoded><![CDATA[<p>It closed.]]></content:encoded><wp:post_id>1</wp:post_id>"
    "<wp:status>publish</wp:status><wp:post_type>post</wp:post_type>"
    "<wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_content>Good &amp; bad</wp:comment_content>"
    "<wp:comment_approved>1</wp:comment_approved><wp:comment_parent>0</wp:comment_parent></wp:comment>"
    "</item></channel></rss>"
)
DISQUS = (
    '<disqus xmlns="http://disqus.com" xmlns:dsq="i"><thread dsq:id="1"><link>https://h.example/a</link></thread>'
    '<post dsq:id="2"><message>Yes</message><createdAt>2019-05-01T08:00:00Z</createdAt><thread dsq:id="1"/></post>'
    "</disqus>"
)
BLOGGER = (
    "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:blogger='http://schemas.google.com/blogger/2018'>"
    "<id>tag:blogger.com,1999:blog-5</id><title>H</title><entry><id>tag:blogger.com,1999:blog-5.post-1</id>"
    "<blogger:type>POST</blogger:type><title>A</title><content type='html'>&lt;p&gt;It closed.</content></entry>"
    "<entry><id>tag:blogger.com,1999:blog-5.post-2</id><category scheme='http://schemas.google.com/g/2005#kind' "
    "term='http://schemas.google.com/blogger/2008/kind#comment'/><author><name>Al</name></author>"
    "<content type='html'>Good &amp;amp; bad</content><published>2020-01-01T11:00:00Z</published>"
    "<thr:in-reply-to xmlns:thr='t' ref='tag:blogger.com,1999:blog-5.post-1'/></entry></feed>"
)
MOVABLE_TYPE = (
    "TITLE: A\nAUTHOR: Al\nDATE: 02/13/2005 08:05:00 AM\n-----\nBODY:\n<p>It closed.\n-----\nCOMMENT:\nAUTHOR: Bo\n"
    "DATE: 02/13/2005 20:05:00\nGood &amp; bad\n-----\nPING:\nTITLE: B\nBLOG NAME: Hill\nSo\n-----\n--------\n"
)
WORDPRESS = [
    {
        "id": 1,
        "post": 2,
        "parent": 0,
        "author_name": "Al",
        "content": {"rendered": "<p>Yes"},
        "date": "2020-01-01",
    },
    {"id": 2, "title": {"rendered": "A"}, "content": {"rendered": "It closed."}, "link": "https://h/a/"},
]
ANSWER = {"id": 2, "body": "No", "responseTo": {"commentId": "1"}, "userProfile": {"displayName": "Al"}}
COMMENT = {
    "id": 1,
    "body": "Yes",
    "isoDateTime": "2012-03-27T10:35:53Z",
    "numRecommends": 1,
    "responses": [ANSWER],
}
GUARDIAN = {"discussion": {"key": "/p/1", "comments": [COMMENT]}}
REDDIT = [
    {"id": "a", "link_id": "t3_b", "parent_id": "t3_b", "body": "Yes", "created_utc": 1582979700, "score": 1},
    {"id": "b", "title": "A", "selftext": "It closed.", "subreddit": "h", "url": "https://h.example"},
]
YOUTUBE = [
    {
        "kind": "youtube#commentThread",
        "id": "a",
        "snippet": {
            "videoId": "v",
            "totalReplyCount": 2,
            "topLevelComment": {
                "id": "a",
                "snippet": {"textDisplay": "Yes<br>no", "authorDisplayName": "@al"},
            },
        },
        "replies": {
            "comments": [{"id": "a.b", "snippet": {"textOriginal": "No", "parentId": "a", "likeCount": 1}}]
        },
    },
    {
        "id": "v",
        "title": "A",
        "description": "It closed.",
        "extractor": "youtube",
        "webpage_url": "https://h.example",
        "epoch": 1582979700,
        "comments": [{"id": "c", "parent": "root", "text": "So", "_time_text": "2 days ago"}],
    },
]
TELEGRAM = {
    "name": "H",
    "type": "public_supergroup",
    "id": 9,
    "messages": [
        {"id": 1, "type": "message", "from": "A", "from_id": "channel7", "forwarded_from": "A", "text": "It closed."},
        {"id": 2, "type": "message", "from": "Al", "from_id": "user1", "text": ["So ", {"type": "b", "text": "be it"}],
         "reply_to_message_id": 1, "date_unixtime": "1582979700", "reactions": [{"emoji": "👍", "count": 2}]},
    ],
}  # fmt: skip
TELEGRAM_PAGE = (
    '<div class="page_wrap"><div class="page_header"><div class="text bold">H</div></div>'
    '<div class="page_body chat_page">'
    '<div class="message default clearfix" id="message1"><div class="body"><div class="pull_right date details"'
    ' title="01.05.2023 10:00:00 UTC+02:00">10:00</div><div class="from_name">A</div><div class="forwarded body">'
    '<div class="from_name">A<span class="date details" title="01.05.2023 10:00:00 UTC+02:00"></span></div>'
    '<div class="text">It closed.</div></div></div></div>'
    '<div class="message default clearfix" id="message2"><div class="body"><div class="from_name">Al</div>'
    '<div class="reply_to details"><a href="#go_to_message1">this</a></div>'
    '<div class="text">So <b>be</b> it</div><span class="reaction"><span class="emoji">👍</span></span>'
    "</div></div>"
)
SOCC = (
    "article_id,comment_counter,comment_author,comment_text,posVotes\n"
    "1,source1_1_0,Al,Yes,1\n1,source1_1_0_0,Bo,No,0\n"
)
NYT = (
    'commentID,articleID,commentBody,parentID,createDate\n1.0,a,"Yes<br/>no",0.0,1483426105\n2.0,a,No,1.0,\n'
)
PAGE = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><title>A</title><article><p>The bridge closed on "
    b"Monday and will stay closed until May, the council said.</p><p>Traffic goes through the tunnel until then."
    b"</p></article></html>"
)
WARC = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://h.example/a\r\n"
    b"WARC-Date: 2024-03-04T09:30:00Z\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
) % (len(PAGE), PAGE)
ODD = (b"\x00", b"<", b"&x;", b"]]>", b'"', b"{", b"[" * 300, b"-1", b"\xff\xfe", b"NaN", b"null")


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return a small good file of every format, by file name."""
    import io
    import zipfile

    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as archive:
        archive.writestr(zipfile.ZipInfo("archive/a.warc"), WARC)
    lines = "".join(json.dumps(row) + "\n" for row in REDDIT).encode()
    return {
        "wxr.xml": WXR.encode(),
        "disqus.xml": DISQUS.encode(),
        "blogger.atom": BLOGGER.encode(),
        "movable-type.txt": MOVABLE_TYPE.encode(),
        "wordpress.json": json.dumps(WORDPRESS).encode(),
        "guardian.json": json.dumps(GUARDIAN).encode(),
        "reddit.jsonl": lines,
        "youtube.json": json.dumps(YOUTUBE).encode(),
        "telegram.json": json.dumps(TELEGRAM).encode(),
        "reddit.zst": zstandard.ZstdCompressor().compress(lines),
        "socc.csv": SOCC.encode(),
        "nyt.csv": NYT.encode(),
        "million-posts.db": sqlite(tmp_path_factory.mktemp("sqlite") / "a.db"),
        "warc.warc": WARC,
        "warc.warc.gz": gzip.compress(WARC, mtime=0) * 2,
        "wacz.wacz": package.getvalue(),
        "telegram-pages.html": TELEGRAM_PAGE.encode(),
        "workbook.xlsx": workbook({"A": sheet([["title", "text"], ["A", "It closed."]])}),
        "document.docx": document(paragraph("It closed.")),
    }


@pytest.fixture
def survive(tmp_path: Path) -> Callable[[str, bytes], list[object]]:
    """Read a file and make rows of it; return its records."""

    def surviving(name: str, data: bytes) -> list[object]:
        path = tmp_path / name
        path.write_bytes(data)
        records = list(read_source(Source(path, name), LIMITS))
        assert records, "a reader says something of every file"
        assert all(isinstance(record, SourceReport | SourceComment | Problem) for record in records)
        assert [str(record) for record in records if getattr(record, "remedy", "") == OUR_SLIP] == []
        assemble(records, pseudonymiser=Pseudonymiser(b"a key for the fuzz test only"))
        return list(records)

    return surviving


NAMES = (
    "wxr.xml", "disqus.xml", "blogger.atom", "movable-type.txt", "wordpress.json", "guardian.json", "reddit.jsonl",
    "reddit.zst", "youtube.json", "telegram.json", "socc.csv", "nyt.csv", "million-posts.db", "warc.warc",
    "warc.warc.gz", "wacz.wacz", "telegram-pages.html", "workbook.xlsx", "document.docx",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_the_samples_are_good_files_of_their_formats(survive, samples, tmp_path: Path, name: str) -> None:
    records = survive(name, samples[name])

    assert reader_for(tmp_path / name).name == name.partition(".")[0]
    assert any(isinstance(record, SourceReport | SourceComment) for record in records)


def test_every_reader_of_a_format_of_its_own_has_a_sample() -> None:
    others = {"text", "jsonl", "csv", "parquet", "arrow", "html"}
    assert {name.partition(".")[0] for name in NAMES} == set(available()) - others


@pytest.mark.parametrize("suffix", sorted(known_suffixes()))
@QUIET
@given(data=st.binary(max_size=400))
def test_any_bytes_are_records_or_problems(survive, suffix: str, data: bytes) -> None:
    survive(f"any{suffix}", data)


@st.composite
def damaged(draw: st.DrawFn, whole: bytes) -> bytes:
    """Cut, overwrite, repeat or insert bytes at a few places."""
    data = bytearray(whole)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(len(data) - 1, 0)))
        match draw(st.sampled_from(("cut", "flip", "put", "repeat", "drop"))):
            case "cut":
                del data[at:]
            case "flip" if data:
                data[at] ^= draw(st.integers(1, 255))
            case "put":
                data[at:at] = draw(st.binary(max_size=8) | st.sampled_from(ODD))
            case "repeat":
                data[at:at] = data[at : at + draw(st.integers(1, 200))]
            case "drop":
                del data[at : at + draw(st.integers(1, 50))]
    return bytes(data)


@pytest.mark.parametrize("name", NAMES)
@QUIET
@given(data=st.data())
def test_a_damaged_file_is_records_or_problems(survive, samples, name: str, data: st.DataObject) -> None:
    survive(name, data.draw(damaged(samples[name])))


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
FIELDS = {
    "wordpress.json": ["id", "post", "parent", "status", "type", "link", "title", "content", "date_gmt", "author_name",
                       "_links", "_embedded"],
    "guardian.json": ["id", "body", "status", "isoDateTime", "responseTo", "responses", "userProfile", "discussion",
                      "comments", "comment", "isHighlighted"],
    "reddit.jsonl": ["id", "link_id", "parent_id", "body", "title", "selftext", "url", "permalink", "created_utc",
                     "score", "distinguished", "stickied"],
    "youtube.json": ["id", "kind", "snippet", "replies", "statistics", "items", "entries", "error", "title",
                     "extractor", "comments", "epoch", "timestamp", "webpage_url"],
    "telegram.json": ["id", "name", "type", "messages", "chats", "left_chats", "about"],
}  # fmt: skip


@pytest.mark.parametrize("name", FIELDS)
@QUIET
@given(data=st.data())
def test_fields_may_hold_anything(survive, samples, name: str, data: st.DataObject) -> None:
    row = data.draw(st.dictionaries(st.sampled_from(FIELDS[name]), VALUES, max_size=6))
    good = json.loads(samples[name].splitlines()[0])
    rows = [good[0] if isinstance(good, list) else good]
    rows += [rows[0] | row, row]

    text = json.dumps(rows) if name.endswith(".json") else "".join(json.dumps(one) + "\n" for one in rows)
    records = survive(name, text.encode())

    assert any(isinstance(record, SourceComment) for record in records)
