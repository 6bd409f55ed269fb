"""Frames for comments that an archive holds are read with the page around them, and are no reports."""

from __future__ import annotations

from html import escape
from urllib.parse import quote

import pytest

STORY, OTHER = "https://harbour.example/a", "https://harbour.example/b"
DISQUS = f"https://disqus.com/embed/comments/?f=harbour&t_u={quote(STORY, safe='')}"
OWN = "https://harbour.example/comments/frame?id=1"
FRAME = (
    "<html><head><title>Comments</title></head><body><ul>"
    + "".join(
        f'<li class="post" id="post-{n}"><span class="author">{name}</span> '
        f'<time datetime="2024-03-0{n}">{n} March</time><div class="post-message"><p>{text}</p></div></li>'
        for n, (name, text) in enumerate(
            [("Ann", "It looks dreadful."), ("Bo", "He promised it thrice."), ("Cy", "Schools first!")],
            start=1,
        )
    )
    + "</ul></body></html>"
).encode()


def story(make, address: str | None, *, title: str = "Bridge closes") -> bytes:
    frame = f'<div><iframe src="{escape(address)}"></iframe></div>' if address else ""
    return make.page(title).replace(b"</article>", f"</article>{frame}".encode())


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize(
    ("written", "address"),
    [
        (DISQUS, DISQUS),
        (None, DISQUS),
        (OWN, OWN),
        ("/comments/frame?id=1", OWN),
        ("comments/frame?id=1#x", OWN),
    ],
)
def test_its_comments_are_those_of_the_page_around_it(
    read, make, written: str | None, address: str, first: bool
) -> None:
    captured = [make.captured(address, FRAME), make.captured(STORY, story(make, written))]

    found = read("a.warc.gz", make.warc_gz(captured if first else captured[::-1]))

    [report] = found.reports
    assert (report.url, report.title) == (STORY, "Bridge closes")
    assert [comment.author for comment in report.comments] == ["Ann", "Bo", "Cy"]
    assert "a.warc.gz: 1 page left out: 1 frame for comments;" in found.said[0]
    assert "Schools" not in report.text


def test_without_its_page_it_is_no_report_either(read, make) -> None:
    found = read("a.warc", make.warc([make.captured(DISQUS, FRAME), make.captured(OTHER)]))
    assert [report.url for report in found.reports] == [OTHER]
    assert "1 frame for comments" in found.said[0]


def test_pages_that_show_each_other_in_frames_stay_reports(read, make) -> None:
    pages = [
        make.captured(f"{STORY}/comments/1", story(make, f"{STORY}/comments/2")),
        make.captured(f"{STORY}/comments/2", story(make, f"{STORY}/comments/1", title="Tunnel opens")),
    ]
    assert len(read("a.warc", make.warc(pages)).reports) == 2


def test_of_several_captures_of_a_frame_the_fullest_is_read(read, make) -> None:
    captured = [
        make.captured(DISQUS, FRAME),
        make.captured(DISQUS, b"<html><body>Wait.", date="2024-05-01T00:00:00Z"),
        make.captured(STORY, story(make, DISQUS)),
    ]
    [report] = read("a.warc", make.warc(captured)).reports
    assert len(report.comments) == 3


def test_a_frame_at_what_is_no_address_holds_nothing(read, make) -> None:
    [report] = read(
        "a.warc",
        make.warc([make.captured(DISQUS, FRAME), make.captured(STORY, story(make, "http://[comments"))]),
    ).reports
    assert (report.url, len(report.comments)) == (STORY, 3)
