"""Threads whose tags were dropped, doubled or moved are read without an error: pages are often broken in such ways."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commentariat.corpus.pages.document.dom import parse
from commentariat.corpus.pages.extract import extract_comments

from .invented_threads import AROUND, thread

TOKEN = re.compile(r"<[^>]*>|[^<]+")


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
