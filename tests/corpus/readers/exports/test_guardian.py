from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from commentariat.corpus.readers import reader_for


def comment(number: int, body: str = "<p>Fair.</p>", **changed: Any) -> dict[str, Any]:
    return {
        "id": number,
        "body": body,
        "date": "27 March 2012 11:35am",
        "isoDateTime": "2012-03-27T10:35:53Z",
        "status": "visible",
        "webUrl": f"https://discussion.example/comment-permalink/{number}",
        "apiUrl": f"https://discussion.example/discussion-api/comment/{number}",
        "numResponses": 0,
        "numRecommends": 3,
        "isHighlighted": False,
        "userProfile": {
            "userId": "u42",
            "displayName": "Al77",
            "webUrl": "https://profile.example/user/id/u42",
            "avatar": "https://avatar.example/u42",
            "secureAvatarUrl": "https://avatar.example/u42",
            "badge": [],
        },
    } | changed


def response_to(number: int) -> dict[str, Any]:
    return {"displayName": "Al77", "commentId": str(number), "isoDateTime": "2012-03-27T10:35:53Z"}


def page(*comments: dict[str, Any], number: int = 1) -> dict[str, Any]:
    return {
        "status": "ok",
        "currentPage": number,
        "pages": 2,
        "pageSize": 50,
        "orderBy": "oldest",
        "discussion": {
            "key": "/p/3tycg",
            "webUrl": "https://www.guardian.example/world/bridge",
            "title": "Bridge &amp; tunnel",
            "commentCount": 6,
            "comments": list(comments),
        },
    }


FIRST = page(
    comment(
        1,
        "<p>One</p><blockquote><p>They said</p></blockquote><p>Two &amp; <a href='x'>three</a></p>",
        responses=[
            comment(
                2,
                responseTo=response_to(1),
                responses=[comment(3, responseTo=response_to(2), numRecommends=0)],
            ),
            comment(4, "<p>This comment was removed by a moderator.</p>", status="blocked"),
        ],
    ),
    comment(5, isHighlighted=True, userProfile={"displayName": "Ed", "badge": [{"name": "Staff"}]}),
)
SECOND = page(comment(6, responseTo=response_to(4)), comment(7, responseTo=response_to(4711)), number=2)


def test_a_build_threads_the_comments_of_several_pages(built) -> None:
    made = built({"page-1.json": json.dumps(FIRST), "page-2.json": json.dumps(SECOND)})

    (report,) = made.reports.values()
    assert (report["url"], report["title"], report["outlet"]) == (
        "https://www.guardian.example/world/bridge",
        "Bridge & tunnel",
        "The Guardian",
    )
    assert {
        key: (row["parent_id"], row["depth"], row["kind"], row["likes"]) for key, row in made.comments.items()
    } == {
        "1": (None, 0, "comment", 3),
        "2": ("1", 1, "comment", 3),
        "3": ("2", 2, "comment", 0),
        "4": ("1", 1, "deleted", None),
        "5": (None, 0, "comment", 3),
        "6": ("4", 2, "comment", 3),
        "7": (None, 0, "comment", 3),
    }
    assert made.comments["1"]["text"] == "One\n> They said\nTwo & three"
    assert made.comments["1"]["published"] == "2012-03-27T10:35:53+00:00"
    assert made.comments["1"]["published_shown"] == "27 March 2012 11:35am"
    assert (made.comments["4"]["text"], made.comments["4"]["author"]) == ("", None)
    assert [made.comments[key]["badge"] for key in ("1", "5")] == [None, "staff"]
    # The stub of the blocked comment stands in the corpus: someone answers it.
    assert not [said for said in made.said if "left out" in said]
    for secret in (b"u42", b"avatar", b"profile.example", b"Al77"):
        assert secret not in made.bytes


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", json.dumps([FIRST, SECOND])),
        ("a.jsonl", json.dumps(FIRST) + "\n" + json.dumps(SECOND) + "\n"),
        ("a.json", json.dumps(FIRST, indent=2) + json.dumps(SECOND, indent=2)),
    ],
)
def test_pages_in_one_file_are_read_like_pages_in_several(read, name: str, text: str) -> None:
    assert [made.key for made in read(name, text).comments] == ["1", "2", "3", "4", "5", "6", "7"]


def test_a_comment_by_itself_names_its_discussion(read) -> None:
    own = comment(1, discussion={"key": "/p/3tycg", "webUrl": "https://www.guardian.example/a", "title": "A"})

    found = read("a.json", json.dumps({"status": "ok", "comment": own}))

    assert found.comments[0].report_url == "https://www.guardian.example/a"
    assert "which discussion" in read("b.json", json.dumps([comment(1)])).skipped[0]


def test_replies_as_deep_as_json_goes_are_threaded(read) -> None:
    inner = comment(300)
    for number in reversed(range(300)):
        inner = comment(number, responses=[inner])

    found = read("a.json", json.dumps(page(inner)))

    assert len(found.comments) == 301
    assert found.comments[-1].parent_key == "299"


def test_json_nested_too_deep_is_a_problem(read) -> None:
    found = read(
        "a.json", json.dumps(page(comment(1))).replace('"responses"', '"x"')[:-1] + ', "x": ' + "[" * 100_000
    )

    assert found.skipped


def test_answers_without_comments_and_empty_ones_are_told_of(read) -> None:
    found = read(
        "a.jsonl", "\n".join(map(json.dumps, (page(comment(1, "")), {"status": "error", "isoDateTime": ""})))
    )

    assert len(found.skipped) == 2


@pytest.mark.parametrize(
    ("pages", "declared", "files", "partial"),
    [
        (1, 3, [(1, 2, 3)], False),
        (1, 500, [(1,)], True),
        (1, None, [(1,)], False),
        (2, 3, [(1, 2)], True),
        (2, 3, [(1, 2), (3,)], False),
        (2, 3, [(1, 2), (2, 1)], True),
        (2, None, [(1, 2)], None),
        (None, 3, [(1, 2)], None),
    ],
)
def test_the_discussion_says_how_many_comments_there_are_and_its_pages_whether_these_are_all(
    built, pages: int | None, declared: int | None, files: list[tuple[int, ...]], partial: bool | None
) -> None:
    answers: dict[str, dict[str, Any]] = {}
    for number, keys in enumerate(files, start=1):
        answer = page(*map(comment, keys), number=number) | {"pages": pages}
        answer["discussion"]["commentCount"] = declared
        answers[f"{number}.json"] = answer

    made = built({name: json.dumps(answer) for name, answer in answers.items()})

    (report,) = made.reports.values()
    assert (report["comment_system"], report["comments_declared"], report["comments_partial"]) == (
        "guardian", declared, partial,
    )  # fmt: skip


def test_a_page_with_the_first_responses_only_is_no_whole_discussion(built) -> None:
    cut = comment(1, responses=[comment(2)], metaData={"responseCount": 5})
    whole = comment(3, responses=[comment(4)], metaData={"responseCount": 1})
    answers = {"a": page(cut, whole), "b": page(whole)}
    for name, answer in answers.items():
        answer["pages"] = 1
        answer["discussion"] |= {"commentCount": None, "webUrl": f"https://www.guardian.example/{name}"}

    made = built({f"{name}.json": json.dumps(answer) for name, answer in answers.items()})

    assert {report["url"][-1]: report["comments_partial"] for report in made.reports.values()} == {
        "a": True,
        "b": False,
    }


def test_the_comments_of_one_reader_do_not_tell_whether_their_discussions_are_whole(built) -> None:
    discussions = [
        {"key": f"/p/{n}", "webUrl": f"https://www.guardian.example/{n}", "title": "A"} for n in "ab"
    ]
    own = [comment(n, discussion=discussion) for n, discussion in enumerate(discussions, start=1)]

    made = built({"a.json": json.dumps({"status": "ok", "pages": 1, "userProfile": {}, "comments": own})})

    assert [report["comments_partial"] for report in made.reports.values()] == [None, None]


def article(**changed: Any) -> dict[str, Any]:
    return {
        "id": "world/bridge",
        "type": "article",
        "sectionId": "world",
        "webPublicationDate": "2012-03-27T09:00:00Z",
        "webTitle": "Bridge &amp; tunnel | Jane Doe",
        "webUrl": "https://www.guardian.example/world/bridge",
        "fields": {
            "headline": "Bridge &amp; tunnel",
            "byline": "Jane Doe and John Roe",
            "body": "<p>The bridge is shut.</p><p>For good.</p>",
        },
    } | changed


def test_an_article_of_the_content_interface_is_the_report_of_its_discussion(built) -> None:
    answer = {"response": {"status": "ok", "total": 1, "content": article()}}

    made = built({"article.json": json.dumps(answer), "page.json": json.dumps(FIRST)})

    (report,) = made.reports.values()
    assert (report["title"], report["text"]) == ("Bridge & tunnel", "The bridge is shut.\nFor good.")
    assert (report["authors"], report["published"]) == (["Jane Doe", "John Roe"], "2012-03-27T09:00:00+00:00")
    assert report["n_comments"] == len(made.comments) > 0


def test_articles_may_be_listed_and_have_no_more_than_a_trail(read) -> None:
    listed = [
        article(),
        article(webUrl="https://www.guardian.example/b", fields={"trailText": "It <b>is</b> shut."}),
    ]

    found = read("a.json", json.dumps({"response": {"status": "ok", "results": listed}}))

    assert [report.text for report in found.reports] == ["The bridge is shut.\nFor good.", "It is shut."]
    assert found.reports[1].changes == ("no text in the source, its trailText stands in",)
    assert found.reports[1].locator == "a.json, object 1, article 2"


def test_an_error_of_the_interface_is_told_as_one(read) -> None:
    error = {"status": "error", "statusCode": 404, "message": "No such discussion"}
    wanted = "the interface answered with an error (No such discussion); drop it, or ask for them again."

    found = read("a.jsonl", "\n".join(map(json.dumps, (page(comment(1)), error))))

    assert found.skipped == [f"a.jsonl, line 2: {wanted}"]


def test_a_page_without_comments_is_told_of(read) -> None:
    found = read("a.json", json.dumps(page()))

    assert found.said == [
        "a.json, object 1: there are no comments in this answer; drop it, or ask for them again."
    ]
    assert found.skipped == []


def test_a_time_is_read_from_the_date_that_is_shown_where_there_is_no_other(built) -> None:
    shown = {name: value for name, value in comment(1).items() if name != "isoDateTime"}

    made = built({"a.json": json.dumps(page(shown))})

    assert made.comments["1"]["published"] == "2012-03-27T11:35"


def test_its_json_is_recognised_in_any_layout(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    undated = page({name: value for name, value in comment(1).items() if name != "isoDateTime"})
    for indent in (None, 2):
        for value in (FIRST, [FIRST], comment(1), undated, page(), page(comment(1, "x" * 70_000))):
            path.write_text(json.dumps(value, indent=indent), encoding="utf-8-sig")
            assert reader_for(path).name == "guardian"


def test_a_page_that_breaks_off_keeps_the_comments_before_the_break(read) -> None:
    whole = json.dumps(page(comment(1, responses=[comment(2), comment(3)]), comment(4, "<p>Last.</p>")))

    found = read("page.json", whole[: whole.index("Last")])

    assert [(made.key, made.report_key) for made in found.comments] == [
        (key, "https://www.guardian.example/world/bridge") for key in ("1", "2", "3")
    ]
    assert len(found.skipped) == 1
    assert "what stands before it was read" in found.skipped[0]
