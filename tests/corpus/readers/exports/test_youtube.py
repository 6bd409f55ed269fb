from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from commentariat.corpus.readers import reader_for

CHANNEL, WATCH = "UCharbour", "https://www.youtube.com/watch?v=brIdge_0001"


def comment(key: str, text: str = "Fair.", **changed: Any) -> dict[str, Any]:
    snippet = {
        "channelId": CHANNEL,
        "videoId": "brIdge_0001",
        "textDisplay": text,
        "textOriginal": text,
        "authorDisplayName": "@al77",
        "authorProfileImageUrl": "https://pictures.example/al77",
        "authorChannelUrl": "http://www.youtube.com/@al77",
        "authorChannelId": {"value": "UCal77"},
        "canRate": True,
        "viewerRating": "none",
        "likeCount": 3,
        "publishedAt": "2023-05-01T08:00:00Z",
        "updatedAt": "2023-05-02T09:00:00Z",
    } | changed
    present = {name: value for name, value in snippet.items() if value is not None}
    return {"kind": "youtube#comment", "etag": "x", "id": key, "snippet": present}


def thread(first: dict[str, Any], *answers: dict[str, Any], count: int | None = None) -> dict[str, Any]:
    return {
        "kind": "youtube#commentThread",
        "etag": "x",
        "id": first["id"],
        "snippet": {
            "channelId": CHANNEL,
            "videoId": "brIdge_0001",
            "topLevelComment": first,
            "canReply": True,
            "totalReplyCount": len(answers) if count is None else count,
            "isPublic": True,
        },
    } | ({"replies": {"comments": list(answers)}} if answers else {})


def answer(kind: str, *items: dict[str, Any]) -> dict[str, Any]:
    about = {"totalResults": len(items), "resultsPerPage": 100}
    return {"kind": f"youtube#{kind}ListResponse", "etag": "x", "pageInfo": about, "items": list(items)}


VIDEO = {
    "kind": "youtube#video",
    "id": "brIdge_0001",
    "snippet": {
        "publishedAt": "2023-05-01T06:30:00Z",
        "channelId": CHANNEL,
        "title": "Bridge & tunnel closed",
        "description": "The bridge closed on Monday.\n\nRead more: https://harbour.example/bridge",
        "channelTitle": "Harbour News",
        "defaultAudioLanguage": "en-GB",
    },
    "statistics": {"viewCount": "1200", "commentCount": "4"},
}
THREADS = answer(
    "commentThread",
    thread(
        comment("Ug1", likeCount=12),
        comment("Ug1.r1", "@al77 By whose order?", authorDisplayName="@bo", parentId="Ug1", likeCount=0),
        comment("Ug1.r2", "Ours.", authorDisplayName="@HarbourNews", authorChannelId={"value": CHANNEL}),
    ),
    thread(
        comment("Ug2", textOriginal=None, textDisplay='At <a href="x">0:45</a><br>he says &quot;no&quot;')
    ),
)


def test_a_build_ties_threads_to_the_video_in_another_file(built) -> None:
    made = built({"video.json": json.dumps(answer("video", VIDEO)), "threads.json": json.dumps(THREADS)})

    (report,) = made.reports.values()
    assert (report["title"], report["outlet"], report["url"], report["language"], report["text"]) == (
        "Bridge & tunnel closed",
        "Harbour News",
        WATCH,
        "en-GB",
        "The bridge closed on Monday.\n\nRead more: https://harbour.example/bridge",
    )
    assert (report["comment_system"], report["comments_declared"]) == ("youtube", 4)
    assert {
        key: (row["parent_id"], row["depth"], row["likes"], row["badge"], row["published"])
        for key, row in made.comments.items()
    } == {
        "Ug1": (None, 0, 12, None, "2023-05-01T08:00:00+00:00"),
        "Ug1.r1": ("Ug1", 1, 0, None, "2023-05-01T08:00:00+00:00"),
        "Ug1.r2": ("Ug1", 1, 3, "author", "2023-05-01T08:00:00+00:00"),
        "Ug2": (None, 0, 3, None, "2023-05-01T08:00:00+00:00"),
    }
    assert made.comments["Ug2"]["text"] == 'At 0:45\nhe says "no"'
    for secret in (b"al77", b"pictures.example", b"UCal77"):
        assert secret not in made.bytes


def test_threads_alone_name_their_video(built) -> None:
    made = built({"threads.jsonl": json.dumps(THREADS["items"][0]) + "\n" + json.dumps(THREADS["items"][1])})

    (report,) = made.reports.values()
    assert report["url"] == WATCH
    assert len(made.comments) == 4


def test_who_has_a_channel_with_a_name_is_known_by_it(read) -> None:
    urls = ("http://www.youtube.com/@al77", "http://www.youtube.com/channel/UCal77", None)
    first, *rest = (
        comment(f"Ug1.r{at}", authorDisplayName="Al Smith", authorChannelUrl=url)
        for at, url in enumerate(urls)
    )

    found = read("a.json", json.dumps(answer("commentThread", thread(first, *rest))))

    assert [made.login for made in found.comments] == ["al77", None, None]


def test_answers_that_came_by_themselves_join_their_thread(read) -> None:
    first = thread(comment("Ug1"), comment("Ug1.r1"), count=3)
    rest = answer(
        "comment",
        comment("Ug1.r2", parentId="Ug1", videoId=None),
        comment("Ug1.r3", parentId="Ug1", videoId=None),
    )

    found = read("a.json", json.dumps([answer("commentThread", first), rest]))

    assert [(made.key, made.parent_key, made.report_key) for made in found.comments] == [
        ("Ug1", None, "brIdge_0001"),
        ("Ug1.r1", "Ug1", "brIdge_0001"),
        ("Ug1.r2", "Ug1", "brIdge_0001"),
        ("Ug1.r3", "Ug1", "brIdge_0001"),
    ]
    assert found.said == []


def test_answers_that_a_thread_only_counts_are_told(read) -> None:
    found = read("a.json", json.dumps(answer("commentThread", thread(comment("Ug1"), count=7))))

    assert found.said == [
        "a.json: 7 answers left out: 7 not in the threads of this file; ask for them by their threads "
        "(comments.list), unless they are read too."
    ]


REST = answer("comment", comment("Ug1.r2", parentId="Ug1", videoId=None))


@pytest.mark.parametrize("names", [("a.json", "b.json"), ("b.json", "a.json")])
def test_answers_in_a_file_of_their_own_join_their_thread(built, names: tuple[str, str]) -> None:
    threads = answer("commentThread", thread(comment("Ug1"), comment("Ug1.r1", parentId="Ug1"), count=2))

    made = built(dict(zip(names, map(json.dumps, (threads, REST)), strict=True)))

    assert {(row["report_id"], key, row["parent_id"]) for key, row in made.comments.items()} == {
        ("brIdge_0001", "Ug1", None),
        ("brIdge_0001", "Ug1.r1", "Ug1"),
        ("brIdge_0001", "Ug1.r2", "Ug1"),
    }


def test_an_answer_to_a_thread_that_was_not_read_is_told(built) -> None:
    other = answer("commentThread", thread(comment("Ug2")))

    made = built({"a.json": json.dumps(REST), "b.json": json.dumps(other)}, strict=False)

    assert set(made.comments) == {"Ug2"}
    assert [str(problem) for problem in made.problems if problem.skipped] == [
        "a.json, object 1, item 1: the comment does not say which report it belongs to, and what it answers was not "
        "read; add the threads of such answers to the inputs."
    ]


def test_a_comment_that_says_neither_its_video_nor_what_it_answers_is_told(read) -> None:
    found = read("a.json", json.dumps(answer("comment", comment("Ug1", videoId=None))))

    assert found.skipped == [
        "a.json, object 1, item 1: the comment says neither which video it belongs to nor what it answers; ask for it "
        "again with its snippet."
    ]


def test_what_is_not_shown_is_left_out_and_counted(read) -> None:
    hidden = [
        thread(comment("Ug1", moderationStatus="heldForReview")),
        thread(comment("Ug2", moderationStatus="likelySpam")),
        thread(comment("Ug3", moderationStatus="published")),
    ]

    found = read("a.json", json.dumps(answer("commentThread", *hidden)))

    assert [made.key for made in found.comments] == ["Ug3"]
    assert "2 comments left out: 1 unapproved, 1 spam" in found.said[0]


def test_what_a_search_found_is_the_video_without_its_shortened_text(read) -> None:
    found = {
        "publishedAt": "2023-05-01T06:30:00Z",
        "title": "Bridge &amp; tunnel",
        "description": "The bri ...",
    }
    result = {
        "kind": "youtube#searchResult",
        "id": {"kind": "youtube#video", "videoId": "v1"},
        "snippet": found,
    }
    listed = {
        "kind": "youtube#playlistItem",
        "id": "p1",
        "snippet": {
            "publishedAt": "2024-01-01T00:00:00Z",
            "title": "Truce",
            "description": "It holds.",
            "channelTitle": "Whose list it is",
            "videoOwnerChannelTitle": "Harbour News",
            "resourceId": {"kind": "youtube#video", "videoId": "v2"},
        },
    }

    first, second = read(
        "a.json", json.dumps([answer("search", result), answer("playlistItem", listed)])
    ).reports

    assert (first.key, first.title, first.text, first.published) == (
        "v1",
        "Bridge & tunnel",
        "",
        "2023-05-01T06:30:00Z",
    )
    # When an item was put on a list says nothing of when the video was published.
    assert (second.key, second.outlet, second.text, second.published) == (
        "v2",
        "Harbour News",
        "It holds.",
        None,
    )


@pytest.mark.parametrize(
    ("row", "what"),
    [
        (
            {"error": {"code": 403, "message": "The video has <code>disabled comments</code>."}},
            "the interface answered with an error (The video has disabled comments.)",
        ),
        ({"error": {"code": 403}}, "the interface answered with an error (403)"),
        (answer("commentThread"), "there is nothing in this answer"),
        (
            {"kind": "youtube#channel", "id": "UC", "snippet": {"title": "Harbour"}},
            "this is neither a video nor a",
        ),
        (
            answer("commentThread", thread(comment("Ug1", textOriginal="", textDisplay=""))),
            "the comment is empty",
        ),
    ],
)
def test_what_is_no_video_and_no_comment_is_told(read, row: dict[str, Any], what: str) -> None:
    found = read("a.json", json.dumps([answer("video", VIDEO), row]))

    assert len(found.reports) == 1
    assert any(what in said for said in found.said)


SAVED = {
    "id": "brIdge_0001",
    "title": "Bridge closed",
    "formats": [{"format_id": "sb2", "ext": "mhtml", "protocol": "mhtml", "url": "https://pictures.example/1"}],
    "description": "The bridge closed on Monday.",
    "channel_id": CHANNEL,
    "channel": "Harbour News",
    "uploader": "Harbour News",
    "comment_count": 4,
    "upload_date": "20230501",
    "timestamp": 1682922600,
    "language": "en",
    "webpage_url": WATCH,
    "extractor": "youtube",
    "extractor_key": "Youtube",
    "epoch": 1716199200,
    "comments": [
        {"id": "Ug1", "parent": "root", "text": "Fair.", "like_count": 12, "author": "@al77", "author_id": "UCal77",
         "author_is_uploader": False, "is_pinned": True, "_time_text": "1 year ago (edited)", "timestamp": 1684576800},
        {"id": "Ug1.r1", "parent": "Ug1", "text": "By whose order?", "author": "@bo", "is_favorited": True,
         "_time_text": "5 days ago", "timestamp": 1715767200},
        {"id": "Ug1.r2", "parent": "Ug1", "text": "Ours.", "author": "@HarbourNews", "author_is_uploader": True,
         "timestamp": 1683000000},
        {"id": "Ug4", "parent": "root", "text": "", "author": "@cy"},
    ],
}  # fmt: skip


def test_what_yt_dlp_saves_is_a_video_with_its_comments(built) -> None:
    made = built({"Bridge closed [brIdge_0001].info.json": json.dumps(SAVED)}, strict=False)

    (report,) = made.reports.values()
    assert (report["report_id"], report["title"], report["outlet"], report["url"], report["published"]) == (
        "brIdge_0001",
        "Bridge closed",
        "Harbour News",
        WATCH,
        "2023-05-01T06:30:00+00:00",
    )
    assert (report["comment_system"], report["comments_declared"]) == ("youtube", 4)
    assert {
        key: (row["parent_id"], row["kind"], row["badge"], row["likes"]) for key, row in made.comments.items()
    } == {
        "Ug1": (None, "pinned", None, 12),
        "Ug1.r1": ("Ug1", "comment", "pick", None),
        "Ug1.r2": ("Ug1", "comment", "author", None),
    }
    # A time that the page only tells from now is no more certain than that.
    assert [(row["published"], row["published_shown"]) for row in made.comments.values()] == [
        ("2023", "1 year ago"),
        ("2024-05-15", "5 days ago"),
        ("2023-05-02T04:00:00+00:00", "1683000000"),
    ]
    assert any("the comment is empty" in said for said in made.said)


def test_two_savings_of_a_video_are_one_report(built) -> None:
    later = SAVED | {
        "epoch": 1716285600,
        "comments": [*SAVED["comments"][:3], {"id": "Ug5", "text": "So it is."}],
    }

    made = built({"a.info.json": json.dumps(SAVED), "b.info.json": json.dumps(later)}, strict=False)

    assert list(made.reports) == ["brIdge_0001"]
    assert sorted(made.comments) == ["Ug1", "Ug1.r1", "Ug1.r2", "Ug5"]


def test_a_video_of_another_site_goes_by_its_address(read) -> None:
    other = SAVED | {
        "extractor": "harbour",
        "extractor_key": "Harbour",
        "webpage_url": "https://harbour.example/v/1",
    }

    found = read(
        "a.info.json", json.dumps({"_type": "playlist", "title": "All", "extractor": "h", "entries": [other]})
    )

    assert [(made.key, made.url, made.comment_system) for made in found.reports] == [
        ("https://harbour.example/v/1", "https://harbour.example/v/1", "harbour")
    ]
    assert len(found.reports[0].comments) == 3


@pytest.mark.parametrize(
    ("row", "reader"),
    [
        (THREADS, "youtube"),
        (answer("video", VIDEO), "youtube"),
        ({"snippet": {"textDisplay": "Fair.", "authorDisplayName": "@al"}}, "youtube"),
        (SAVED, "youtube"),
        ({"id": "a", "title": "A", "text": 'He said "youtube#comment".', "kind": "report"}, "jsonl"),
    ],
)
def test_its_files_are_told_by_their_fields(tmp_path: Path, row: dict[str, Any], reader: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(row), encoding="utf-8")

    assert reader_for(path).name == reader


def test_times_of_comments_that_yt_dlp_saved_are_read_as_precisely_as_shown_or_told_of(built) -> None:
    shown = ["2 years ago", "5 days ago", "sometime in spring"]
    saved = {
        "id": "v1",
        "title": "Bridge",
        "description": "The bridge opened on Monday, officials said.",
        "extractor": "youtube",
        "extractor_key": "Youtube",
        "webpage_url": "https://www.youtube.com/watch?v=v1",
        "comments": [
            {"id": f"c{n}", "text": f"At last, bridge {n}!", "timestamp": 1_700_000_000, "_time_text": text}
            for n, text in enumerate(shown)
        ],
    }
    made = built({"v1.info.json": json.dumps(saved)})
    assert [made.comments[f"c{n}"]["published"] for n in range(3)] == ["2023", "2023-11-14", None]
    assert any("1 date cannot be read with certainty" in said and shown[2] in said for said in made.said)
