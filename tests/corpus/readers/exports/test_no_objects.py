"""What stands in a list of an export and is no object is told of: nothing is dropped without a word."""

from __future__ import annotations

import json
from typing import Any

import pytest

GUARDIAN = {
    "status": "ok",
    "discussion": {
        "key": "/p/1",
        "webUrl": "https://www.guardian.example/bridge",
        "title": "Bridge",
        "comments": [
            {
                "id": 1,
                "body": "One.",
                "isoDateTime": "2012-03-27T10:35:53Z",
                "numRecommends": 3,
                "responses": [7],
            },
            "two",
        ],
    },
}
ARTICLE = {
    "webUrl": "https://www.guardian.example/bridge",
    "webTitle": "Bridge closes",
    "webPublicationDate": "2012-03-27T09:00:00Z",
    "fields": {"body": "<p>The bridge closed on Monday."},
}
REDDIT = {
    "data": [
        {
            "id": "c1",
            "link_id": "t3_a",
            "parent_id": "t3_a",
            "body": "One.",
            "author": "Al",
            "created_utc": 1582979700,
        },
        "two",
    ]
}
YOUTUBE_COMMENT = {
    "kind": "youtube#comment",
    "id": "c1",
    "snippet": {"videoId": "brIdge_0001", "textDisplay": "One.", "authorDisplayName": "@al", "likeCount": 3},
}
YOUTUBE = {
    "kind": "youtube#commentThreadListResponse",
    "items": [
        {
            "kind": "youtube#commentThread",
            "id": "c1",
            "snippet": {"videoId": "brIdge_0001", "topLevelComment": YOUTUBE_COMMENT, "totalReplyCount": 1},
            "replies": {"comments": ["two"]},
        },
        3,
    ],
}
SAVED = {
    "id": "brIdge_0001",
    "title": "Bridge closes",
    "extractor": "youtube",
    "webpage_url": "https://www.youtube.com/watch?v=brIdge_0001",
    "comments": [{"id": "c1", "text": "One.", "author": "@al", "parent": "root"}, "two"],
}
ENVELOPE = {
    "body": [
        {
            "id": 1,
            "title": {"rendered": "Bridge"},
            "content": {"rendered": "<p>It closed.</p>"},
            "type": "post",
        },
        "two",
    ],
    "status": 200,
    "headers": {"X-WP-Total": 2},
}
FRAME = {"columns": ["report_id", "comment_text"], "index": [0, 1], "data": [["r1", "One."], "two"]}


@pytest.mark.parametrize(
    ("answer", "places"),
    [
        (GUARDIAN, ("object 1, comment 2", "object 1, comment 3")),
        ({"response": {"status": "ok", "results": [ARTICLE, "two"]}}, ("object 1, article 2",)),
        (REDDIT, ("object 1, item 2",)),
        (YOUTUBE, ("object 1, item 1, answer 1", "object 1, item 2")),
        (SAVED, ("object 1, comment 2",)),
        (ENVELOPE, ("object 1, item 2",)),
        (FRAME, ("object 1, item 2",)),
    ],
    ids=["guardian", "article", "reddit", "youtube", "yt-dlp", "wordpress", "data frame"],
)
def test_it_is_named_by_its_place(read, answer: Any, places: tuple[str, ...]) -> None:
    found = read("a.json", json.dumps(answer))

    told = [said for said in found.skipped if "no object" in said]
    assert told == [
        f'a.json, {place}: this is valid JSON but no object with named fields; write it as {{"text": …}} with its '
        "other fields."
        for place in places
    ]
    assert len(found.comments) + len(found.reports) >= 1


def test_a_message_that_is_none_is_counted(read) -> None:
    joined = {"id": 1, "type": "service", "from_id": "user42", "date_unixtime": "1682928001"}
    group = {"name": "Harbour talk", "type": "public_supergroup", "id": 7, "messages": [joined, "one", "two"]}

    (said,) = read("result.json", json.dumps(group)).said
    assert said.startswith("result.json: 2 messages left out: 2 without named fields;")
