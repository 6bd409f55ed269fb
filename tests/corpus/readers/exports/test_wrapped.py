from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from ..conftest import Read

POSTS = [
    {
        "id": number,
        "link": f"https://courier.example/{number}/",
        "status": "publish",
        "title": {"rendered": f"Bridge {number}"},
        "content": {"rendered": f"<p>Bridge {number} opened on Monday, officials said.</p>"},
    }
    for number in (1, 2)
]
COMMENTS = [
    {
        "id": number,
        "post": 1,
        "parent": 0,
        "author_name": "Al Quill",
        "link": f"https://courier.example/1/#comment-{number}",
        "content": {"rendered": "<p>At last!</p>"},
    }
    for number in (11, 12, 13)
]
REDDIT = [
    {
        "id": "c1",
        "link_id": "t3_a",
        "parent_id": "t3_a",
        "author": "al",
        "body": "At last!",
        "subreddit": "news",
    }
]
GUARDIAN = [
    {
        "id": 1,
        "body": "<p>At last!</p>",
        "isoDateTime": "2024-01-01T00:00:00Z",
        "status": "visible",
        "numRecommends": 1,
        "userProfile": {"userId": "1", "displayName": "Al"},
        "discussion": {"key": "/p/x", "webUrl": "https://courier.example/x", "title": "Bridge"},
    }
]
YOUTUBE = [
    {
        "kind": "youtube#comment",
        "id": "c1",
        "snippet": {
            "videoId": "v",
            "textOriginal": "At last!",
            "textDisplay": "At last!",
            "authorDisplayName": "@al",
        },
    }
]
WRAPPINGS: list[Callable[[list[Any]], dict[str, Any]]] = [
    lambda rows: {"posts": rows},
    lambda rows: {"data": rows},
    lambda rows: {"comments": rows, "total": len(rows)},
    lambda rows: {"status": 200, "body": rows},
    lambda rows: {"success": True, "data": {"items": rows, "count": len(rows)}},
]


@pytest.mark.parametrize("wrap", WRAPPINGS)
@pytest.mark.parametrize(
    ("rows", "reports", "comments"),
    [(POSTS, 2, 0), (COMMENTS, 0, 3), (REDDIT, 0, 1), (GUARDIAN, 0, 1), (YOUTUBE, 0, 1)],
    ids=["posts", "comments", "reddit", "guardian", "youtube"],
)
def test_rows_of_an_interface_are_read_within_whatever_object_a_script_put_around_them(
    read: Callable[..., Read],
    wrap: Callable[[list[Any]], dict[str, Any]],
    rows: list[Any],
    reports: int,
    comments: int,
) -> None:
    found = read("a.json", json.dumps(wrap(rows)))
    assert (len(found.reports), len(found.comments), found.said) == (reports, comments, [])


def test_posts_and_their_comments_in_one_object_are_both_read_and_told_apart_by_their_places(
    read: Callable[..., Read],
) -> None:
    found = read("a.json", json.dumps({"posts": POSTS, "comments": COMMENTS}))
    assert [one.locator for one in found.reports] == [
        "a.json, object 1, posts, item 1",
        "a.json, object 1, posts, item 2",
    ]
    assert {one.report_key for one in found.comments} == {found.reports[0].key}


def test_an_object_in_which_nothing_is_known_is_named_as_that(read: Callable[..., Read]) -> None:
    odd = {"page": {"layout": {"grid": {"cells": {"slot": {"inner": POSTS}}}}}}
    [said] = read("a.json", json.dumps(odd)).said
    assert said.startswith(
        "a.json, object 1: the object is neither a post nor a comment, and no list in it holds any"
    )
