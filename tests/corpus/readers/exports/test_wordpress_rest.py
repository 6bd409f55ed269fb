from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from commentariat.corpus.readers import reader_for

UNSEEN = "; readers of the source do not see them either."

SITE = "https://harbour.example"


def post(number: int, **changed: Any) -> dict[str, Any]:
    return {
        "id": number,
        "date": "2024-03-04T10:30:00",
        "date_gmt": "2024-03-04T09:30:00",
        "guid": {"rendered": f"{SITE}/?p={number}"},
        "modified": "2024-03-05T10:30:00",
        "slug": f"bridge-{number}",
        "status": "publish",
        "type": "post",
        "link": f"{SITE}/2024/03/bridge-{number}/",
        "title": {"rendered": "Bridge &#8211; again"},
        "content": {
            "rendered": "\n<p>The bridge closed.</p>\n\n\n\n<p>It reopens&nbsp;soon.</p>\n",
            "protected": False,
        },
        "excerpt": {"rendered": "<p>An excerpt.</p>", "protected": False},
        "author": 2,
        "_links": {"self": [{"href": f"{SITE}/wp-json/wp/v2/posts/{number}"}]},
    } | changed


def comment(number: int, parent: int = 0, **changed: Any) -> dict[str, Any]:
    return {
        "id": number,
        "post": 12,
        "parent": parent,
        "author": 0,
        "author_name": "Al O&#8217;Neil",
        "author_url": "https://al.example/home",
        "date": "2024-03-04T11:30:00",
        "date_gmt": "2024-03-04T10:30:00",
        "content": {"rendered": f"<p>Comment {number}.</p>\n<p>More.</p>\n"},
        "link": f"{SITE}/2024/03/bridge-12/#comment-{number}",
        "status": "approved",
        "type": "comment",
        "author_avatar_urls": {"24": "https://secure.gravatar.example/avatar/abc?s=24"},
        "_links": {"self": [{"href": f"{SITE}/wp-json/wp/v2/comments/{number}"}]},
    } | changed


COMMENTS = [
    comment(9, parent=7),
    comment(7),
    comment(8, status="hold"),
    comment(10, status="spam"),
    comment(11, type="pingback", author_name="Other site"),
    comment(12, parent=999),
]


def test_posts_and_comments_in_separate_files_are_tied(built) -> None:
    made = built({"comments.json": json.dumps(COMMENTS), "posts.json": json.dumps([post(12), post(13)])})

    report = made.reports["harbour.example/post-12"]
    assert report["text"] == "The bridge closed.\nIt reopens\xa0soon."
    assert report["title"] == "Bridge – again"
    assert report["published"] == "2024-03-04T09:30:00+00:00"
    assert [row["n_comments"] for row in made.reports.values()] == [4, 0]
    rows = {key.rpartition("-")[2]: row for key, row in made.comments.items()}
    assert {
        key: ((row["parent_id"] or "").rpartition("-")[2], row["depth"], row["kind"])
        for key, row in rows.items()
    } == {
        "9": ("7", 1, "comment"),
        "7": ("", 0, "comment"),
        "11": ("", 0, "pingback"),
        "12": ("", 0, "comment"),
    }
    assert rows["7"]["text"] == "Comment 7.\nMore."
    assert rows["7"]["published"] == "2024-03-04T10:30:00+00:00"
    assert f"comments.json: 2 comments left out: 1 unapproved, 1 spam{UNSEEN}" in made.said
    for secret in (b"al.example", b"gravatar", b"Neil"):
        assert secret not in made.bytes


def test_comments_find_a_post_that_another_kind_of_input_has_under_its_address(built) -> None:
    page = json.dumps({"title": "Bridge", "url": f"{SITE}/2024/03/bridge-12", "text": "The bridge closed."})

    made = built({"a.jsonl": page + "\n", "comments.json": json.dumps([comment(7)])})

    assert [row["n_comments"] for row in made.reports.values()] == [1]


def test_comments_without_their_posts_stand_under_the_address_they_name(built) -> None:
    made = built({"comments.json": json.dumps([comment(7), comment(8)])})

    (report,) = made.reports.values()
    assert (report["url"], report["n_comments"]) == (f"{SITE}/2024/03/bridge-12/", 2)


def test_authors_and_replies_that_are_embedded_are_read(read) -> None:
    embedded = {
        "author": [{"id": 2, "name": "Mary Reed"}],
        "replies": [[comment(7), comment(9, parent=7, status="spam")]],
    }

    found = read("posts.json", json.dumps([post(12, _embedded=embedded)]))

    assert found.reports[0].authors == ("Mary Reed",)
    assert [made.key for made in found.comments] == ["harbour.example/comment-7"]
    assert "1 spam" in found.said[0]


def test_drafts_media_and_empty_posts_are_told_of(read) -> None:
    rows = [
        post(1, status="draft"),
        post(2, type="attachment", media_type="image"),
        post(3, content={"rendered": ""}),
    ]

    found = read("posts.json", json.dumps(rows))

    assert not found.reports
    assert found.skipped == [
        "posts.json, item 3: the post has no text; ask the interface for the field content, or leave it out."
    ]
    assert "2 items left out: 1 draft, 1 attachment" in found.said[1]


def test_a_comment_with_few_fields_needs_a_post_at_least(read) -> None:
    few = {"id": 5, "post": 12, "content": {"rendered": "Yes"}}
    none = {"id": 5, "author_name": "Al", "content": {"rendered": "Yes"}}

    found = read("c.json", json.dumps([few, none]))

    assert [(made.report_key, made.key, made.author) for made in found.comments] == [
        ("post-12", "comment-5", None)
    ]
    assert "does not say which post" in found.skipped[0]


def write(tmp_path: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("indent", [None, 4])
@pytest.mark.parametrize(
    "rows", [COMMENTS, [post(12)], post(12), [post(12, content={"rendered": "x" * 200_000})]]
)
def test_its_json_is_recognised_in_any_layout(
    tmp_path: Path, rows: Any, indent: int | None, encoding: str
) -> None:
    text = json.dumps(rows, indent=indent, separators=None if indent else (",", ":"))

    assert reader_for(write(tmp_path, "a.json", text, encoding)).name == "wordpress"


@pytest.mark.parametrize(
    "rows",
    [
        [{"title": "a", "text": 'he wrote "content": {"rendered": 1}'}],
        [{"id": 1, "content": "plain", "title": "t"}],
        {"rendered": True},
        [],
    ],
)
def test_other_json_is_left_to_the_reader_of_any(tmp_path: Path, rows: Any) -> None:
    assert reader_for(write(tmp_path, "a.json", json.dumps(rows))).name == "jsonl"
