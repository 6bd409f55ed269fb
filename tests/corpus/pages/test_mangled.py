"""Threads whose tags were dropped, doubled or moved are read without an error: pages are often broken in such ways."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commentariat.corpus.pages.document.dom import parse
from commentariat.corpus.pages.extract import extract_comments

TOKEN = re.compile(r"<[^>]*>|[^<]+")
BEFORE = (
    "<html lang=en><title>Truce holds</title><body><article><h1>Truce holds</h1><p>The truce held for a second day, the "
    "monitors said, and convoys crossed into the north of the city.</p></article>"
)
LISTED = (
    '<li id="comment-{n}" class="comment depth-{depth}"><div class="comment-author vcard"><img src=a.png><cite class="fn">'
    '<a href="/u{n}">{name}</a></cite></div><div class="comment-meta"><a href="#comment-{n}"><time datetime='
    '"2021-07-0{n}T10:15:00Z">July {n}, 2021 at 10:15</time></a></div><p>{text}</p><a class="comment-reply-link" href="#'
    'respond">Reply</a>{inner}</li>'
)
BOXED = (
    '<div class="x1" id="c{n}"><b>{name}</b> <a href="#c1">#1</a> <i>{n} July 2021, 10:15</i> <span>▲ {n} ▼ 0</span>'
    '<blockquote>"The truce"</blockquote><div class="x2">{text}</div><button>Reply</button>{inner}</div>'
)
TERMS = "<dt id=r{n}>Posted by {name} on {n} July 2021 at 10:15</dt><dd><p>{text}</p>{inner}</dd>"
ROWS = (
    "<tr><td class=who><a href=/u{n}>{name}</a><br>Member<td class=post><div>0{n}.07.2021 10:15</div><div id=p{n}>{text}"
    "</div>{inner}</tr>"
)
AROUND = {
    LISTED: ('<div id=comments><h2>3 responses to “Truce holds”</h2><ol class="comment-list">', "</ol>"),
    BOXED: ("<h3>Comments (3)</h3><div>", "</div>"),
    TERMS: ("<h3>Comments</h3><dl>", "</dl>"),
    ROWS: ("<h3>3 Kommentare</h3><table>", "</table>"),
}
NAMES = ("Ann Holm", "Bo", "Cy Day")


def thread(template: str, texts: list[str], *, nested: bool) -> str:
    """Return a page with a thread: each record beside the others, or each an answer inside the one before."""
    inner, beside = "", ""
    for n in range(len(texts), 0, -1):
        record = template.format(
            n=n, depth=n if nested else 1, name=NAMES[n % 3], text=texts[n - 1], inner=inner
        )
        inner = f"<ol class=children>{record}</ol>" if nested else ""
        beside = record if nested else record + beside
    opening, closing = AROUND[template]
    form = '<form id="commentform"><textarea name=comment></textarea></form>'
    return f"{BEFORE}{opening}{beside}{closing}{form}</html>"


@st.composite
def mangled(draw: st.DrawFn, html: str) -> str:
    """Drop, double, move, empty or rename some tags and texts of a page."""
    tokens = TOKEN.findall(html)
    places = st.integers(0, len(tokens) - 1)
    for _ in range(draw(st.integers(1, 12))):
        at, other = draw(places) % len(tokens), draw(places) % len(tokens)
        match draw(st.sampled_from(("drop", "cut", "double", "move", "empty", "bare"))):
            case "drop":
                tokens[at] = ""
            case "cut":
                tokens[at : at + 6] = [""]
            case "double":
                tokens[other:other] = tokens[at : at + 12]
            case "move":
                tokens[at], tokens[other] = tokens[other], tokens[at]
            case "empty":
                tokens = [
                    *tokens[:at],
                    *("" if not t.startswith("<") else t for t in tokens[at : at + 20]),
                    *tokens[at + 20 :],
                ]
            case "bare":
                tokens[at] = re.sub(r"\s[^<>]*>", ">", tokens[at])
    return "".join(tokens)


@pytest.mark.parametrize("template", AROUND, ids=["listed", "boxed", "terms", "rows"])
@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_mangled_thread_is_read(template: str, data: st.DataObject) -> None:
    text = st.sampled_from(
        ("", "So it is, I said so from the first day on.", "Ann Holm: #1", "1", "Reply", "2 July 2021")
    )
    html = thread(
        template, data.draw(st.lists(text, min_size=1, max_size=5)), nested=data.draw(st.booleans())
    )

    comments = extract_comments(
        parse(data.draw(mangled(html)).encode()).tree, use_systems=data.draw(st.booleans())
    ).comments

    keys = [comment.key for comment in comments if comment.key]
    assert len(keys) == len(set(keys))
    assert {comment.parent_key for comment in comments} <= {None, *keys}
    assert all(comment.author is None or comment.author.strip() for comment in comments)
