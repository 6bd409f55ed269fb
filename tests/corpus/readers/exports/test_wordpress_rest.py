from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from commentariat.corpus import Corpus
from commentariat.corpus.build import build
from commentariat.corpus.readers import reader_for

UNSEEN = "; readers of the source do not see them either."

NO_REPORTS = "; attachments, pages without comments and the like are no reports."

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


HIDDEN = {
    "private": {"status": "private"},
    "draft": {"status": "draft"},
    "password-protected": {"content": {"rendered": "<form>Password:</form>", "protected": True}},
}


@pytest.mark.parametrize("why", HIDDEN)
@pytest.mark.parametrize("names", [("a.json", "b.json"), ("b.json", "a.json"), ("one.json",)])
def test_a_hidden_post_and_its_comments_are_left_out_whatever_their_order(
    built, why: str, names: tuple[str, ...]
) -> None:
    posts, comments = (
        [post(12), post(13, **HIDDEN[why])],
        [comment(7), comment(8, post=13, link=f"{SITE}/?p=13")],
    )
    files = {names[0]: posts, names[1]: comments} if len(names) == 2 else {names[0]: comments + posts}

    made = built({name: json.dumps(rows) for name, rows in files.items()})

    assert set(made.reports) == {"harbour.example/post-12"}
    assert set(made.comments) == {"harbour.example/comment-7"}
    assert f"{names[0]}: 1 item left out: 1 {why}{UNSEEN}" in made.said
    assert f"{names[-1]}: 1 comment left out: 1 on items left out{UNSEEN}" in made.said


def test_a_post_that_was_published_later_is_not_hidden(built) -> None:
    made = built(
        {"1.json": json.dumps([post(12, status="draft")]), "2.json": json.dumps([post(12), comment(7)])}
    )

    assert [row["n_comments"] for row in made.reports.values()] == [1]


def test_comments_embedded_in_a_hidden_post_are_counted(read) -> None:
    found = read(
        "p.json", json.dumps([post(12, status="private", _embedded={"replies": [[comment(7), comment(8)]]})])
    )

    assert (found.reports, found.comments) == ([], [])
    assert found.said[1] == f"p.json: 2 comments left out: 2 on items left out{UNSEEN}"


def test_the_answer_to_a_withheld_comment_keeps_its_place(built) -> None:
    comments = [
        comment(7),
        comment(8, parent=7, status="hold"),
        comment(9, parent=8),
        comment(10, status="spam"),
    ]

    made = built({"comments.json": json.dumps(comments), "posts.json": json.dumps([post(12)])})

    rows = {key.rpartition("-")[2]: row for key, row in made.comments.items()}
    assert {key: (row["depth"], row["kind"]) for key, row in rows.items()} == {
        "7": (0, "comment"),
        "8": (1, "deleted"),
        "9": (2, "comment"),
    }
    assert (rows["8"]["text"], rows["8"]["author"]) == ("", None)
    assert made.said == [
        f"comments.json: 1 comment text left out: 1 unapproved{UNSEEN}",
        f"comments.json: 1 comment left out: 1 spam{UNSEEN}",
    ]


def test_an_embedded_answer_to_a_withheld_comment_keeps_its_place(read) -> None:
    replies = [comment(9, parent=8), comment(8, status="spam")]

    found = read("posts.json", json.dumps([post(12, _embedded={"replies": [replies]})]))

    assert [(made.key, made.kind) for made in found.comments] == [
        ("harbour.example/comment-9", "comment"),
        ("harbour.example/comment-8", "deleted"),
    ]


def test_the_author_of_the_post_has_a_badge_wherever_the_post_stands(built) -> None:
    own = {"_embedded": {"replies": [[comment(1, author=2), comment(2, author=3), comment(3)]]}}
    others = [comment(4, author=2), comment(5, author=3)]
    elsewhere = comment(6, author=9, post=99, _embedded={"up": [post(99, author=9)]})

    made = built({"c.json": json.dumps([*others, elsewhere]), "p.json": json.dumps([post(12, **own)])})

    badges = {int(key.rpartition("-")[2]): row["badge"] for key, row in made.comments.items()}
    assert badges == {1: "author", 2: None, 3: None, 4: "author", 5: None, 6: "author"}


def test_a_post_without_text_keeps_its_title_for_comments_in_any_file(built) -> None:
    empty = {"content": {"rendered": "", "protected": False}, "excerpt": {"rendered": ""}}
    posts = [
        post(12, **empty),
        post(14, **empty, title={"rendered": ""}, _embedded={"replies": [[comment(9, post=14)]]}),
    ]

    made = built({"comments.json": json.dumps([comment(7)]), "posts.json": json.dumps(posts)})

    assert {key: (row["title"], row["text"], row["n_comments"]) for key, row in made.reports.items()} == {
        "harbour.example/post-12": ("Bridge – again", "Bridge – again", 1),
        "harbour.example/post-14": (None, "", 1),
    }
    assert made.said == []


@pytest.mark.parametrize("shape", [lambda error: [error], lambda error: [[error]]])
def test_an_error_in_place_of_what_is_embedded_is_no_comment(read, shape: Any) -> None:
    error = {"code": "rest_cannot_read", "message": "Sorry.", "data": {"status": 401}}

    found = read("p.json", json.dumps([post(12, _embedded={"replies": shape(error), "author": [error]})]))

    assert (len(found.reports), found.comments, found.said) == (1, [], [])
    assert found.reports[0].authors == ()


def test_comments_find_a_post_that_another_kind_of_input_has_under_its_address(built) -> None:
    page = json.dumps({"title": "Bridge", "url": f"{SITE}/2024/03/bridge-12", "text": "The bridge closed."})

    made = built({"a.jsonl": page + "\n", "comments.json": json.dumps([comment(7)])})

    assert [row["n_comments"] for row in made.reports.values()] == [1]


def test_comments_without_their_posts_stand_under_the_address_they_name(built) -> None:
    made = built({"comments.json": json.dumps([comment(7), comment(8)])})

    (report,) = made.reports.values()
    assert (report["url"], report["n_comments"]) == (f"{SITE}/2024/03/bridge-12/", 2)


def test_a_comment_with_its_post_embedded_knows_its_title(built) -> None:
    made = built({"comments.json": json.dumps([comment(7, _embedded={"up": [post(12)]}), comment(8)])})

    assert [(row["title"], row["n_comments"]) for row in made.reports.values()] == [("Bridge – again", 2)]


def test_authors_and_replies_that_are_embedded_are_read(read) -> None:
    embedded = {
        "author": [{"id": 2, "name": "Reed &amp; Daughters"}],
        "replies": [[comment(7), comment(9, parent=7, status="spam")]],
    }

    found = read("posts.json", json.dumps([post(12, _embedded=embedded)]))

    assert found.reports[0].authors == ("Reed & Daughters",)
    assert [made.key for made in found.comments] == ["harbour.example/comment-7"]
    assert "1 spam" in found.said[0]


def test_drafts_media_and_empty_posts_are_told_of(read) -> None:
    rows = [
        post(1, status="draft"),
        post(2, type="attachment", media_type="image"),
        post(3, content={"rendered": ""}, excerpt={"rendered": ""}),
        {key: value for key, value in post(4).items() if key != "content"},
    ]

    found = read("posts.json", json.dumps(rows))

    assert not found.reports
    assert found.skipped == [
        f"posts.json, item {n}: the post has no text; ask the interface for the field content, or leave it out."
        for n in (3, 4)
    ]
    assert f"posts.json: 1 item left out: 1 draft{UNSEEN}" in found.said
    assert f"posts.json: 1 item left out: 1 attachment{NO_REPORTS}" in found.said


def test_the_excerpt_of_a_post_without_another_text_is_its_text(read) -> None:
    (report,) = read("posts.json", json.dumps([post(12, content={"rendered": ""})])).reports

    assert (report.text, report.changes) == ("An excerpt.", ("no text in the source, its excerpt stands in",))


def test_what_the_interface_answers_beside_posts_and_comments_is_called_by_its_name(built) -> None:
    image = {"id": 8, "post": 12, "status": "inherit", "type": "attachment", "media_type": "image",
             "title": {"rendered": "b"}, "link": f"{SITE}/b/"}  # fmt: skip
    term = {
        "id": 1,
        "count": 4,
        "name": "News",
        "slug": "news",
        "taxonomy": "category",
        "link": f"{SITE}/news/",
    }
    user = {
        "id": 2,
        "name": "Reed &amp; Daughters",
        "slug": "mreed",
        "link": f"{SITE}/author/mreed/",
        "avatar_urls": {},
    }

    files = {"media": [image], "posts": [post(12)], "terms": [term], "users": [user]}
    made = built({f"{name}.json": json.dumps(rows) for name, rows in files.items()})

    assert made.said == [
        f"media.json: 1 item left out: 1 attachment{NO_REPORTS}",
        f"terms.json: 1 item left out: 1 category{NO_REPORTS}",
        f"users.json: 1 item left out: 1 user{NO_REPORTS}",
    ]
    assert [row["authors"] for row in made.reports.values()] == [["Reed & Daughters"]]


@pytest.mark.parametrize(
    "shape", [lambda error: error, lambda error: [error], lambda error: enveloped(error, 404)]
)
def test_an_error_that_the_site_answered_is_told_as_one(read, shape: Any) -> None:
    error = {"code": "rest_no_route", "message": 'No "route" was found.', "data": {"status": 404}}

    (said,) = read("c.json", json.dumps(shape(error), indent=1)).skipped

    assert said.endswith(
        'it holds no posts and no comments, but an error that the site answered (“No "route" was found '
        "(rest_no_route)”); ask for it again; all else is read."
    )


def test_a_page_behind_the_last_one_is_no_fault(built) -> None:
    error = {"code": "rest_post_invalid_page_number", "message": "Too large.", "data": {"status": 400}}

    made = built({"1.json": json.dumps([post(12)]), "2.json": json.dumps(error)})

    assert made.said == [
        "2.json, object 1: it holds no posts and no comments, but the site's answer that there is no such page (“Too "
        "large (rest_post_invalid_page_number)”); nothing is missing, and the file may stay where it is."
    ]


def test_an_error_is_told_in_whatever_order_its_fields_stand(read) -> None:
    error = {"data": {"status": 400}, "message": "Too large.", "code": "rest_comment_invalid_page_number"}
    found = read("2.json", json.dumps(error))
    assert found.reports == []
    assert "there is no such page" in found.said[0]


def enveloped(body: Any, status: int = 200) -> dict[str, Any]:
    return {"body": body, "status": status, "headers": {"X-WP-Total": 1}}


def test_an_answer_in_its_envelope_is_read(built) -> None:
    made = built({"c.json": json.dumps(enveloped([comment(7)])), "p.json": json.dumps(enveloped([post(12)]))})

    assert [row["n_comments"] for row in made.reports.values()] == [1]
    assert made.said == []


@pytest.mark.parametrize(
    "printed",
    [
        "<br />\n<b>Deprecated</b>:  Function foo() is deprecated in <b>/www/a.php</b> on line <b>3</b><br />\n",
        "[04-Mar-2019 10:00:00 UTC] PHP Notice:  Undefined index in /www/a.php on line 3\n\n",
        "Warning: no such file in /www/a.php on line 3<br />",
    ],
)
def test_warnings_that_a_server_printed_before_its_answer_are_read_past_and_told_of(
    read, printed: str
) -> None:
    found = read("a.json", printed + json.dumps([post(12), comment(7)]))

    assert (len(found.reports), len(found.comments)) == (1, 1)
    (told,) = found.said
    assert told.startswith("a.json: ")
    assert "before its beginning, as a server prints its warnings (“" in told
    assert "on line 3" in told


def test_a_page_of_the_web_is_no_answer_though_its_scripts_hold_json(read) -> None:
    page = f"Down for maintenance<html><script>\n{json.dumps([post(12)])}\n</script></html>"

    found = read("a.json", page)

    assert not found.reports
    assert found.skipped


def test_rows_of_few_fields_belong_to_the_one_site_of_their_folder(built) -> None:
    hidden = {"id": 13, "status": "draft", "content": {"rendered": "<p>No.</p>"}, "title": {"rendered": "No"}}
    few = [
        {"id": 5, "post": 12, "content": {"rendered": "Yes"}},
        {"id": 6, "post": 12, "parent": 5, "content": {"rendered": "No"}},
        {"id": 7, "post": 13, "content": {"rendered": "Psst"}},
    ]

    made = built({"c.json": json.dumps(few), "p.json": json.dumps([post(12), hidden])})

    assert {key: row["n_comments"] for key, row in made.reports.items()} == {"harbour.example/post-12": 2}
    assert {key: row["parent_id"] for key, row in made.comments.items()} == {
        "harbour.example/comment-5": None,
        "harbour.example/comment-6": "harbour.example/comment-5",
    }
    assert f"c.json: 1 comment left out: 1 on items left out{UNSEEN}" in made.said


def test_rows_of_few_fields_belong_to_no_site_where_there_are_two(built) -> None:
    few = {"id": 5, "post": 12, "content": {"rendered": "Yes"}}
    other = post(12, link="https://hill.example/12/", _links={}, title={"rendered": "Hill"})

    made = built({"c.json": json.dumps([few]), "p.json": json.dumps([post(12), other])})

    assert {key: row["n_comments"] for key, row in made.reports.items()} == {
        "harbour.example/post-12": 0,
        "hill.example/post-12": 0,
        "post-12": 1,
    }


def test_the_comments_of_the_sites_of_one_host_stand_under_their_own_posts(built) -> None:
    inputs = {}
    for name, author in (("blog", 2), ("news", 3)):
        link = f"{SITE}/{name}/story/"
        says = {"author": author, "_links": {}}
        thread = [
            comment(7, content={"rendered": f"On {name}"}, link=f"{link}#comment-7", **says),
            comment(8, 7, content={"rendered": f"Answer on {name}"}, link=f"{link}#comment-8", _links={}),
        ]
        story = post(12, content={"rendered": f"The {name} says so."}, link=link, **says)
        inputs |= {f"{name}-comments.json": json.dumps(thread), f"{name}-posts.json": json.dumps([story])}
    made = built(inputs)

    texts = {key: row["text"] for key, row in made.reports.items()}
    by_text = {row["text"]: row for row in made.comments.values()}
    assert {text: texts[row["report_id"]] for text, row in by_text.items()} == {
        "On blog": "The blog says so.",
        "Answer on blog": "The blog says so.",
        "On news": "The news says so.",
        "Answer on news": "The news says so.",
    }
    for name in ("blog", "news"):
        assert by_text[f"Answer on {name}"]["parent_id"] == by_text[f"On {name}"]["comment_id"]
        assert by_text[f"On {name}"]["badge"] == "author"


@pytest.mark.parametrize(
    "interface",
    ["/wp-json/wp/v2/", "/index.php/wp-json/wp/v2/", "/index.php?rest_route=/wp/v2/", "/api/wp/v2/"],
)
@pytest.mark.parametrize("with_posts", [True, False])
def test_the_interface_that_answered_tells_the_sites_of_one_host_apart(
    tmp_path: Path, interface: str, with_posts: bool
) -> None:
    files = []
    for home in (SITE, f"{SITE}/sport"):
        link, where = f"{home}/2024/p12/", home.removeprefix(SITE) or "/main"
        thread = [
            comment(
                number,
                parent=number - 1,
                content={"rendered": f"{number} at {where}"},
                link=f"{link}#comment-{number}",
                _links={"self": [{"href": f"{home}{interface}comments/{number}"}]},
            )
            for number in (1, 2)
        ]
        answered = {"self": [{"href": f"{home}{interface}posts/12"}]}
        story = post(12, content={"rendered": f"The story of {where}."}, link=link, _links=answered)
        for name, rows in (("posts", [story] if with_posts else []), ("comments", thread)):
            files.append(tmp_path / f"{where.strip('/')}-{name}.json")
            files[-1].write_text(json.dumps(rows))

    # Files that are named one by one do not know of each other.
    build([path for path in files if path.read_text() != "[]"], out=tmp_path / "out", strict=True)

    comments = Corpus.load(tmp_path / "out").arrow("comments").to_pylist()
    texts = {row["comment_id"]: row["text"] for row in comments}
    assert {row["text"]: (row["report_id"], texts.get(row["parent_id"])) for row in comments} == {
        "1 at /main": ("harbour.example/post-12", None),
        "2 at /main": ("harbour.example/post-12", "1 at /main"),
        "1 at /sport": ("harbour.example/sport/post-12", None),
        "2 at /sport": ("harbour.example/sport/post-12", "1 at /sport"),
    }


def test_rows_that_do_not_say_who_answered_belong_to_the_one_site_that_others_name(built) -> None:
    home = f"{SITE}/sport"
    answered = {"self": [{"href": f"{home}/wp-json/wp/v2/posts/12"}]}
    few = {"id": 5, "post": 12, "content": {"rendered": "Yes"}}
    linked = {"id": 6, "post": 12, "link": f"{home}/moved/#comment-6", "content": {"rendered": "No"}}

    made = built(
        {
            "c.json": json.dumps([few, linked]),
            "p.json": json.dumps([post(12, link=f"{home}/a/", _links=answered)]),
        }
    )

    assert {key: row["n_comments"] for key, row in made.reports.items()} == {
        "harbour.example/sport/post-12": 2
    }


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
        {"code": "a", "message": "He wrote of code.", "text": "b"},
        [{"name": "Al", "slug": "al", "taxonomy": "reader", "text": "I wrote this."}],
    ],
)
def test_other_json_is_left_to_the_reader_of_any(tmp_path: Path, rows: Any) -> None:
    assert reader_for(write(tmp_path, "a.json", json.dumps(rows))).name == "jsonl"
