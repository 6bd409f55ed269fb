"""Records of any size: where one report has very many comments, they are the same, and few of them are in memory."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from commentariat.corpus import gathered
from commentariat.corpus.encoding.encoding import Encoding
from commentariat.corpus.errors import Problem
from commentariat.corpus.gathered import Gathered
from commentariat.corpus.readers import ReadSettings, Source, read_source
from commentariat.corpus.readers.exports import disqus, xml
from commentariat.corpus.readers.tables import json_text
from commentariat.corpus.records import Record, SourceComment, SourceReport

COUNT = 120
SAID = "The ferry has not run on a Sunday since, and nobody in the council noticed: "


def own(number: int) -> dict[str, Any]:
    replies = [{"id": f"r{number}", "text": f"{SAID} r{number}"}] if number % 3 == 0 else []
    return {"id": f"c{number}", "author": "Al", "text": f"{SAID} {number}", "replies": replies}


def guardian(number: int) -> dict[str, Any]:
    made = {"id": number, "body": f"<p>{SAID} {number}</p>", "isoDateTime": "2024-03-04T09:30:00Z",
            "status": "visible" if number % 10 else "blocked", "userProfile": {"displayName": "Al"}}  # fmt: skip
    return made | ({"responses": [guardian(1_000 + number)]} if number % 3 == 0 and number < 1_000 else {})


def rest(number: int) -> dict[str, Any]:
    return {"id": number, "post": 12, "parent": number - 1, "author_name": "Al", "type": "comment",
            "content": {"rendered": f"<p>{SAID} {number}</p>"}, "status": "approved" if number % 10 else "spam",
            "link": f"https://harbour.example/bridge/#comment-{number}"}  # fmt: skip


def wxr(number: int) -> str:
    return f"""<wp:comment><wp:comment_id>{number}</wp:comment_id><wp:comment_author>Al</wp:comment_author>
        <wp:comment_content><![CDATA[{SAID} {number}]]></wp:comment_content>
        <wp:comment_approved>{1 if number % 10 else "spam"}</wp:comment_approved>
        <wp:comment_parent>{number - 1 if number % 20 else 0}</wp:comment_parent></wp:comment>"""


REPORT = {"id": "r1", "title": "Bridge", "text": "It closed."}
POST = {"id": 12, "type": "post", "status": "publish", "link": "https://harbour.example/bridge/",
        "title": {"rendered": "Bridge"}, "content": {"rendered": "<p>It closed.</p>"}}  # fmt: skip
RSS = """<rss xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
    <channel><item><title>Bridge</title><link>https://harbour.example/bridge/</link><wp:post_id>12</wp:post_id>
    <content:encoded>It closed.</content:encoded>"""

NUMBERS = range(1, COUNT + 1)
FILES = {
    "own.json": json.dumps([REPORT | {"comments": [own(n) for n in NUMBERS]}, REPORT | {"id": "r2"}], indent=1),
    "own.jsonl": "".join(
        json.dumps(row) + "\n" for row in (REPORT | {"comments": [own(n) for n in NUMBERS]}, REPORT | {"id": "r2"})
    ),
    "replies.json": json.dumps(REPORT | {"comments": [{"text": "One.", "replies": [own(n) for n in NUMBERS]}]}),
    "guardian.json": json.dumps(
        {"discussion": {"webUrl": "https://guardian.example/a", "comments": [guardian(n) for n in NUMBERS]}}
    ),
    "rest.json": json.dumps([POST | {"_embedded": {"replies": [[rest(n) for n in NUMBERS]]}}]),
    "wxr.xml": f"{RSS}{''.join(wxr(n) for n in NUMBERS)}</item></channel></rss>",
}  # fmt: skip


@pytest.fixture
def source(tmp_path: Path, request: pytest.FixtureRequest) -> Source:
    path = tmp_path / request.param
    path.write_text(FILES[request.param], encoding="utf-8")
    return Source(path, path.name)


def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave room for a handful of comments."""
    monkeypatch.setattr(gathered, "ROOM", 2_000)
    monkeypatch.setattr(json_text, "WINDOW", 500)


def reading(source: Source, settings: ReadSettings | None = None) -> list[Record]:
    return [
        replace(record, comments=tuple(record.comments)) if isinstance(record, SourceReport) else record
        for record in read_source(source, settings or ReadSettings())
    ]


@pytest.mark.parametrize("source", FILES, indirect=True)
def test_records_are_the_same_whatever_the_room(source: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = reading(source)
    narrow(monkeypatch)

    assert reading(source) == expected
    assert len([found for record in expected for found in comments_of(record)]) >= 0.9 * COUNT


@pytest.mark.parametrize("source", [name for name in FILES if name != "guardian.json"], indirect=True)
def test_few_comments_of_a_report_are_in_memory(source: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    narrow(monkeypatch)

    report = next(r for r in read_source(source, ReadSettings()) if isinstance(r, SourceReport))

    assert isinstance(report.comments, Gathered)
    assert len(report.comments) >= 0.9 * COUNT
    assert len(report.comments.held) <= 10


@pytest.mark.parametrize("source", ["own.json", "own.jsonl"], indirect=True)
@pytest.mark.parametrize("at", [0.1, 0.5, 0.9])
@pytest.mark.parametrize("put", ["", "]", '"'])
def test_damage_within_a_long_record_is_told_of_in_the_same_words(
    source: Source, at: float, put: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = source.path.read_text(encoding="utf-8")
    place = whole.index(
        '"author"', int(at * len(whole.splitlines()[0] if ".jsonl" in source.relative else whole))
    )
    source.path.write_text(whole[:place] + put + (whole[place:] if put else ""), encoding="utf-8")
    expected = reading(source)
    narrow(monkeypatch)

    assert any(isinstance(record, Problem) and record.skipped for record in expected)
    assert reading(source) == expected


@pytest.mark.parametrize("source", ["own.json", "own.jsonl"], indirect=True)
def test_a_record_may_be_longer_than_the_longest_if_its_comments_are_not(
    source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    narrow(monkeypatch)
    assert reading(source, ReadSettings(longest_record=1_000)) == reading(source)

    found = reading(source, ReadSettings(longest_record=100))

    assert any(isinstance(record, Problem) and "more than 100 characters" in record.what for record in found)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_line_end_at_the_edge_of_the_window_is_one_line_end(
    tmp_path: Path, end: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "news.jsonl"
    path.write_bytes(end.join(json.dumps(REPORT | {"text": "x" * n}) for n in range(30)).encode())
    expected = reading(Source(path, path.name))

    for window in range(20, 90):
        monkeypatch.setattr(json_text, "WINDOW", window)
        assert reading(Source(path, path.name)) == expected


def test_a_comment_of_an_export_is_gone_from_its_post_once_it_was_read(tmp_path: Path) -> None:
    path = tmp_path / "site.xml"
    path.write_text(FILES["wxr.xml"], encoding="utf-8")
    counts = [
        sum(xml.name_of(child) == "comment" for child in element.getparent())
        for element in xml.elements(Source(path, path.name), ReadSettings(), level=2, early=("comment",))
        if xml.name_of(element) == "comment"
    ]

    assert counts == list(range(COUNT, 0, -1))


def test_a_comment_of_disqus_is_handed_over_before_the_last_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    posts = "".join(
        f'<post dsq:id="{n}"><message>{SAID} {n}</message><thread dsq:id="1"/></post>' for n in NUMBERS
    )
    path = tmp_path / "site.xml"
    path.write_text(
        f'<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">'
        f'<thread dsq:id="1"><link>https://harbour.example/bridge/</link></thread>{posts}</disqus>',
        encoding="utf-8",
    )
    monkeypatch.setattr(xml, "CHUNK", 1_000)
    stream = io.StringIO(path.read_text(encoding="utf-8"))
    monkeypatch.setattr(xml, "open_text", lambda *_, **__: (stream, Encoding(codec="utf-8", name="UTF-8")))

    read = disqus.READER.read(Source(path, path.name), ReadSettings())

    assert isinstance(next(read), SourceComment)
    assert stream.tell() <= 2_000
    assert len(list(read)) == COUNT - 1


def comments_of(record: Record) -> Iterator[SourceComment]:
    if isinstance(record, SourceComment):
        yield record
    elif isinstance(record, SourceReport):
        yield from record.comments
