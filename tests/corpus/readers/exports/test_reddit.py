from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import zstandard

from commentariat.corpus.readers import reader_for


def submission(**changed: Any) -> dict[str, Any]:
    return {
        "id": "abc12",
        "title": "Bridge closes &amp; stays closed",
        "selftext": "",
        "is_self": False,
        "url": "https://harbour.example/bridge?a=1&amp;b=2",
        "permalink": "/r/harbour/comments/abc12/bridge_closes/",
        "author": "poster",
        "author_fullname": "t2_zzz",
        "created_utc": 1582979696,
        "subreddit": "harbour",
        "num_comments": 5,
        "score": 12,
    } | changed


def comment(key: str, parent: str = "t3_abc12", **changed: Any) -> dict[str, Any]:
    return {
        "id": key,
        "link_id": "t3_abc12",
        "parent_id": parent,
        "body": f"Comment {key} &gt; none &amp; all",
        "author": "Al",
        "author_flair_text": "Local",
        "created_utc": "1582979700",
        "score": 4,
        "subreddit": "harbour",
        "stickied": False,
        "distinguished": None,
    } | changed


COMMENTS = [
    comment("c3", "t1_c2", author="Bo", score=-7),
    comment("c1", created_utc=1582979700.0),
    comment("c2", "t1_c1", author="[deleted]", body="[deleted]"),
    comment("c4", body="[removed]"),
    comment("c5", author="AutoModerator", stickied=True, distinguished="moderator"),
    comment("c6", author="poster", is_submitter=True, score_hidden=True, score=1),
    comment("c7", "t1_gone"),
]


def lines(*rows: dict[str, Any]) -> bytes:
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def packed(data: bytes, *, window: int = 31) -> bytes:
    """Compress as the dumps are: with a window of two gigabytes, and no size in the header."""
    settings = zstandard.ZstdCompressionParameters(
        window_log=window, write_content_size=False, enable_ldm=False, hash_log=10, chain_log=10
    )
    compressor = zstandard.ZstdCompressor(compression_params=settings).compressobj()
    return compressor.compress(data) + compressor.flush()


def test_a_build_ties_comments_to_submissions_in_other_files(built) -> None:
    made = built({"RC_2020-02.zst": packed(lines(*COMMENTS)), "RS_2020-02.zst": packed(lines(submission()))})

    report = made.reports["t3_abc12"]
    assert report["title"] == "Bridge closes & stays closed"
    assert report["text"] == "Bridge closes & stays closed\nhttps://harbour.example/bridge?a=1&b=2"
    assert report["url"] == "https://www.reddit.com/r/harbour/comments/abc12/bridge_closes/"
    assert (report["comment_system"], report["comments_declared"], report["outlet"]) == (
        "reddit",
        5,
        "r/harbour",
    )
    assert report["published"] == "2020-02-29T12:34:56+00:00"
    rows = made.comments
    assert report["authors"] == [rows["t1_c6"]["author"]]
    assert {
        key: (row["parent_id"], row["depth"], row["kind"], row["badge"], row["likes"])
        for key, row in rows.items()
    } == {
        "t1_c3": ("t1_c2", 2, "comment", None, -7),
        "t1_c1": (None, 0, "comment", None, 4),
        "t1_c2": ("t1_c1", 1, "deleted", None, None),
        "t1_c5": (None, 0, "pinned", "moderator", 4),
        "t1_c6": (None, 0, "comment", "author", None),
        "t1_c7": (None, 0, "comment", None, 4),
    }
    assert rows["t1_c1"]["text"] == "Comment c1 > none & all"
    assert {row["published"] for row in rows.values()} == {"2020-02-29T12:35:00+00:00"}
    assert rows["t1_c2"]["author"] is None
    # The stub of c2 stands in the corpus; c4, which nobody answers, does not.
    assert [said for said in made.said if "left out" in said] == [
        "RC_2020-02.zst: 1 deleted comment that nobody answers; it was left out; a stub is kept where "
        "someone answers."
    ]
    for secret in (b"t2_zzz", b"'poster'", b"'Al'"):
        assert secret not in made.bytes


def test_submissions_have_their_own_text_or_their_title(read) -> None:
    found = read("a.jsonl", lines(
        submission(selftext="My *own* words &lt;3", is_self=True),
        submission(selftext="[removed]", is_self=True, url="https://www.reddit.com/r/harbour/comments/abc12/bridge_closes/"),
        submission(title="", selftext=""),
    ))  # fmt: skip

    assert [report.text for report in found.reports] == [
        "My *own* words <3",
        "",
        "https://harbour.example/bridge?a=1&b=2",
    ]
    # Who took a text down is not named any longer.
    assert [report.authors for report in found.reports] == [("poster",), (), ("poster",)]
    assert all(report.by_reader for report in found.reports)


@pytest.mark.parametrize(
    "marker",
    [
        "[deleted]",
        "[ Removed by Reddit ]",
        "[ Removed by Reddit on account of violating the [content policy](/help/contentpolicy). ]",
        "[ Removed by reddit in response to a copyright notice. ]",
        "[removed by moderators]",
        "[deleted by user]\n",
        "[unavailable]",
    ],
)
def test_markers_of_what_was_taken_down_are_no_text(read, marker: str) -> None:
    found = read("a.jsonl", lines(
        submission(title=marker, selftext="[removed]", is_self=True),
        submission(title=marker),
        submission(title=marker, selftext="My own words", is_self=True),
        comment("c1", body=marker),
    ))  # fmt: skip

    assert [(report.title, report.text) for report in found.reports] == [
        (None, ""),
        (None, "https://harbour.example/bridge?a=1&b=2"),
        (None, "My own words"),
    ]
    assert [(made.kind, made.text, made.author) for made in found.comments] == [("deleted", "", None)]
    assert found.skipped == []


@pytest.mark.parametrize(
    "body",
    [
        "[removed] was my post",
        "[deleted scenes] are best",
        "[removed by me](https://a.example)",
        "removed",
    ],
)
def test_what_readers_say_of_removals_is_text(read, body: str) -> None:
    (made,) = read("a.jsonl", lines(comment("c1", body=body))).comments

    assert (made.kind, made.text) == ("comment", body)


def test_parents_are_found_however_a_dump_writes_them(built) -> None:
    bare = {"link_id": "abc12"}
    rows = [
        comment("m1", "abc12", **bare),
        comment("m2", "m1", **bare),
        comment("m3", **bare, parent_id=int("m2", 36)),
        comment("m4", "t1_m3"),
        comment("m5", **bare, parent_id=None),
        comment("m6", "gone", **bare),
        comment("m7", "t3_abc12"),
    ]

    made = built({"a.jsonl": lines(submission(), *rows)})

    parents = {key.removeprefix("t1_"): row["parent_id"] for key, row in made.comments.items()}
    assert parents == {
        "m1": None, "m2": "t1_m1", "m3": "t1_m2", "m4": "t1_m3", "m5": None, "m6": None, "m7": None,
    }  # fmt: skip
    assert [said for said in made.said if "answers" in said] == [
        "a.jsonl, line 7: the comment it answers is not under the same report (“t1_gone”); it was kept at the top of "
        "the thread."
    ]


def test_comments_without_their_submission_tell_of_the_system(built) -> None:
    made = built({"a.jsonl": lines(comment("c1"))})

    report = made.reports["t3_abc12"]
    assert (report["comment_system"], report["outlet"]) == ("reddit", "r/harbour")
    assert made.said == [
        "a.jsonl: the report of comments, named in line 1, is not in the input (“t3_abc12”); an empty report stands "
        "for it; add the dump of its submissions, such as RS_2015-01 beside RC_2015-01."
    ]


def test_users_named_in_comments_have_the_pseudonym_of_the_author_column(built) -> None:
    rows = [comment("c1", author="Grey"), comment("c2", body="Ask u/grey, [him](/user/Grey), and/or nobody")]

    made = built({"a.jsonl": lines(submission(), *rows)})

    grey = made.comments["t1_c1"]["author"]
    assert made.comments["t1_c2"]["text"] == f"Ask u/{grey}, [him](/user/{grey}), and/or nobody"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.zst", packed(lines(*COMMENTS), window=20) + packed(b"") + packed(lines(comment("c9")))),
        ("a.jsonl", lines(*COMMENTS, comment("c9"))),
        ("a.ndjson", lines(*COMMENTS, comment("c9")).replace(b"\n", b"\r\n")),
        ("a.json", json.dumps([*COMMENTS, comment("c9")], indent=2).encode("utf-8-sig")),
    ],
)
def test_dumps_are_read_packed_in_frames_or_plain(read, tmp_path: Path, name: str, data: bytes) -> None:
    assert len(read(name, data).comments) == 8
    assert reader_for(tmp_path / name).name == "reddit"


def test_a_dump_that_breaks_off_keeps_what_stands_before(read) -> None:
    rows = [comment(f"k{number}", body=f"{number * 7919} words {number}") for number in range(3_000)]
    whole = packed(lines(*rows), window=20)

    found = read("a.zst", whole[: len(whole) // 2])

    assert 0 < len(found.comments) < 3_000
    assert len(found.said) == 1
    damaged = read("a.zst", whole[: len(whole) // 2] + b"\xff" * 2_000)
    assert "damaged from here on" in damaged.skipped[-1]


def test_bad_lines_skip_themselves_only(read) -> None:
    data = (
        lines(comment("a"))
        + b'{"body": \n[1]\n\n{"kind": "t5"}\n'
        + lines(comment("b", body=""), comment("c", link_id=""))
    )

    found = read("a.zst", packed(data))

    assert [made.key for made in found.comments] == ["t1_a"]
    assert [said.partition(":")[0] for said in found.skipped] == [f"a.zst, line {n}" for n in (2, 3, 5, 6, 7)]


@pytest.mark.parametrize(
    "data", [b"", b"no zstd", packed(b""), packed(b'{"text": "x", "id": 1}\n'), packed(b"words\n")]
)
def test_other_compressed_files_are_no_dumps(read, data: bytes) -> None:
    found = read("a.zst", data)

    assert found.comments == []
    assert found.said


def test_a_line_that_expands_beyond_the_limit_is_read_past(read) -> None:
    data = lines(comment("a")) + b'{"body": "' + b"x" * 30_000_000 + b'"}\n' + lines(comment("b"))

    found = read("bomb.zst", packed(data), longest_record=100_000)

    assert [made.key for made in found.comments] == ["t1_a", "t1_b"]
    assert found.skipped == [
        "bomb.zst, line 2: the line has more than 100,000 characters; split it, or "
        "raise longest_record (on the command line: --longest-record)."
    ]


def test_the_json_lines_of_another_corpus_are_not_taken_for_reddit(read, tmp_path: Path) -> None:
    row = {
        "title": "A",
        "text": "T",
        "label": 0,
        "succ": "",
        "meta": "M",
        "user": "U",
        "mentions": "",
        "prev": "",
    }
    read("a.jsonl", lines(row))

    assert reader_for(tmp_path / "a.jsonl").name == "jsonl"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("One\n\n&amp;#x200B;\n\n&amp;nbsp;\n\nTwo", "One\n\nTwo"),
        ("Fish&amp;nbsp;&amp;amp; chips &amp;lt;3", "Fish\xa0& chips <3"),
        ("AT&amp;T; a &lt; b, R&amp;D", "AT&T; a < b, R&D"),
        ("One\n\n\n\nTwo", "One\n\n\n\nTwo"),
    ],
)
def test_entities_of_markdown_are_read_as_readers_see_them(read, written: str, shown: str) -> None:
    found = read("a.jsonl", lines(submission(selftext=written, is_self=True), comment("c1", body=written)))

    assert [found.reports[0].text, found.comments[0].text] == [shown, shown]


def test_a_submission_that_was_taken_down_is_kept_for_what_is_said_of_it_and_counted_otherwise(built) -> None:
    gone = {"selftext": "[removed]", "is_self": True}
    submissions = lines(
        submission(**gone),
        submission(id="abc13", title="[deleted by user]", **gone),
        submission(id="abc14", title="Unseemly", **gone),
        submission(id="abc15", title="[removed]", **gone),
    )
    said = lines(comment("c1"), comment("c2", "t3_abc13", link_id="t3_abc13"))

    made = built({"RS.jsonl": submissions, "RC.jsonl": said})

    assert {key: (row["title"], row["text"], row["authors"]) for key, row in made.reports.items()} == {
        "t3_abc12": ("Bridge closes & stays closed", "Bridge closes & stays closed", []),
        "t3_abc13": (None, "", []),
    }
    assert (
        "RS.jsonl: 2 opening posts without a text, on which nobody comments; they were left out; what somebody "
        "comments on is kept."
    ) in made.said
    assert b"Unseemly" not in made.bytes
    assert b"[removed]" not in made.bytes


def test_what_was_taken_down_after_the_dump_first_saw_it_is_not_kept(built) -> None:
    by_author = {"_meta": {"was_deleted_later": True, "removal_type": "deleted"}}
    by_others = {"_meta": {"was_deleted_later": True, "removal_type": "moderator"}}
    rows = [
        submission(selftext="Regrets", is_self=True, **by_others),
        comment("c1", body="Regretted", author="Sad", **by_author),
        comment("c2", "t1_c1", body="Answered", _meta={"note": "no_2nd_retrieval"}),
        comment("c3", body="Unseemly", **by_others),
    ]

    made = built({"r_harbour.jsonl": lines(*rows)})

    assert made.reports["t3_abc12"]["text"] == "Bridge closes & stays closed"
    assert {key: (row["kind"], row["text"], row["author"] is None) for key, row in made.comments.items()} == {
        "t1_c1": ("deleted", "", True),
        "t1_c2": ("comment", "Answered", False),
    }
    unseen = "readers of the source do not see them either."
    assert [said for said in made.said if unseen in said] == [
        f"r_harbour.jsonl: 1 submission text left out: 1 removed later; {unseen}",
        f"r_harbour.jsonl: 2 comment texts left out: 1 deleted later, 1 removed later; {unseen}",
    ]
    for secret in (b"Regret", b"Unseemly", b"Sad"):
        assert secret not in made.bytes


def test_a_crosspost_has_the_text_that_it_passes_on(read) -> None:
    passed = submission(crosspost_parent_list=[submission(id="orig1", selftext="In full &amp; at length.")])
    gone = submission(crosspost_parent_list=[submission(id="orig1", selftext="[removed]")])

    found = read("a.jsonl", lines(passed, gone))

    assert [report.text for report in found.reports] == [
        "In full & at length.",
        "Bridge closes & stays closed\nhttps://harbour.example/bridge?a=1&b=2",
    ]
    assert found.reports[0].changes == (
        "no text in the source, that of the submission it passes on stands in",
    )


def listing(*things: tuple[str, dict[str, Any]]) -> dict[str, Any]:
    return {"kind": "Listing", "data": {"children": [{"kind": kind, "data": data} for kind, data in things]}}


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_what_archives_answer_is_read_item_by_item(read, name: str) -> None:
    answers = [{"data": [submission()]}, {"data": [comment("c1"), comment("c2", "t1_c1")], "error": None}]
    text = "\n".join(map(json.dumps, answers))

    found = read(name, text)

    assert [report.key for report in found.reports] == ["t3_abc12"]
    assert [(made.key, made.parent_key) for made in found.comments] == [("t1_c1", None), ("t1_c2", "t1_c1")]
    assert found.comments[1].locator.endswith(" 2, item 2")


def test_a_page_of_reddit_is_read_with_the_answers_within_it(read) -> None:
    answered = comment(
        "c1", replies=listing(("t1", comment("c2", "t1_c1", replies="")), ("more", {"count": 3}))
    )
    page = [
        listing(("t3", submission())),
        listing(("t1", answered), ("t1", comment("c3")), ("more", {"count": 0, "children": []})),
    ]

    found = read("a.json", json.dumps(page))

    assert [report.key for report in found.reports] == ["t3_abc12"]
    assert [(made.key, made.parent_key) for made in found.comments] == [
        ("t1_c1", None),
        ("t1_c2", "t1_c1"),
        ("t1_c3", None),
    ]
    assert found.said == [
        "a.json: 3 comments left out: 3 not loaded; the page only offers to load them.",
        "a.json: 1 continued thread left out: 1 not loaded; the page only offers to load them.",
    ]


CONTINUED = {"count": 0, "id": "_", "name": "t1__", "children": []}


# The number that a submission says is often old.
@pytest.mark.parametrize("declared", [5, 1, 0])
@pytest.mark.parametrize(("more", "partial"), [({"count": 4}, True), (CONTINUED, True), (None, None)])
def test_a_report_whose_comments_a_page_only_offers_to_load_in_part_says_so(
    built, declared: int, more: dict[str, Any] | None, partial: bool | None
) -> None:
    offered = [("more", more)] if more else []
    page = [
        listing(("t3", submission(num_comments=declared))),
        listing(("t1", comment("c1", replies="")), *offered),
    ]

    (report,) = built({"a.json": json.dumps(page)}).reports.values()

    assert (report["comments_partial"], report["comments_declared"]) == (partial, declared)


@pytest.mark.parametrize("declared", [1, 3])
def test_a_report_is_whole_once_all_that_its_page_offered_is_loaded(built, declared: int) -> None:
    page = [
        listing(("t3", submission(num_comments=declared))),
        listing(("t1", comment("c1", replies="")), ("more", {"count": 2, "children": ["c2", "c3"]})),
    ]
    loaded = {"json": {"data": {"things": [{"kind": "t1", "data": comment(key)} for key in ("c2", "c3")]}}}

    (report,) = built({"a.json": json.dumps(page), "b.json": json.dumps(loaded)}).reports.values()

    assert (report["comments_partial"], report["n_comments"]) == (False, 3)


@pytest.mark.parametrize("path", ["/user/AlSecret/", "/r/u_AlSecret/", "https://www.reddit.com/u/AlSecret/"])
def test_a_submission_on_a_readers_own_page_does_not_name_the_reader(built, path: str) -> None:
    link = f"{path}comments/abc12/bridge_closes/"
    own = submission(subreddit="u_AlSecret", author="AlSecret", is_self=True, permalink=link, url=link)
    answer = comment("c1", author="AlSecret", is_submitter=True, subreddit="u_AlSecret")

    made = built({"RS.jsonl": lines(own), "RC.jsonl": lines(answer)})

    (report,) = made.reports.values()
    assert (report["outlet"], report["url"]) == ("r/u_[user]", "https://www.reddit.com/comments/abc12/")
    assert "AlSecret" not in str((made.reports, made.comments))


def test_a_table_with_the_fields_of_a_dump_is_read_as_one(built) -> None:
    made = built({"RC_2018-04.csv": (
        "body,score_hidden,name,author,downs,created_utc,link_id,parent_id,score,id,subreddit,ups,distinguished,stickied\n"
        '"So high &gt; the mark\n\n&gt; where?",,,Ann,,1523001000,t3_8aaa,t3_8aaa,10,dx1,valley,,,\n'
        "Not here.,true,,Bo,,2018-04-06 07:51:40,t3_8aaa,t1_dx1,-3,dx2,valley,,,\n"
        "[removed],,,[deleted],,1523001300,t3_8aaa,t3_8aaa,1,dx3,valley,,,\n"
        "By whom?,,,Cy,,1523001400,t3_8aaa,t1_dx3,1,dx4,valley,,moderator,True\n"
    )})  # fmt: skip

    assert made.reports["t3_8aaa"]["outlet"] == "r/valley"
    rows = made.comments
    assert {
        key: (row["parent_id"], row["kind"], row["badge"], row["likes"]) for key, row in rows.items()
    } == {
        "t1_dx1": (None, "comment", None, 10),
        "t1_dx2": ("t1_dx1", "comment", None, None),
        "t1_dx3": (None, "deleted", None, None),
        "t1_dx4": ("t1_dx3", "pinned", "moderator", 1),
    }
    assert rows["t1_dx1"]["text"] == "So high > the mark\n\n> where?"
    assert rows["t1_dx2"]["published"] == "2018-04-06T07:51:40+00:00"


def test_submissions_stand_in_tables_too(read) -> None:
    found = read("RS.csv", "id,subreddit,title,selftext,is_self\nabc12,harbour,Closed?,For good?,True\n")

    assert [(one.key, one.title, one.text) for one in found.reports] == [("t3_abc12", "Closed?", "For good?")]


def test_a_map_of_the_columns_of_a_table_wins_over_the_format(read) -> None:
    table = "body,link_id,words\nSo high!,t3_8aaa,So high it is!\n"

    found = read("a.csv", table, kind="comments", comments_map={"text": "words", "report_id": "link_id"})

    assert [comment.text for comment in found.comments] == ["So high it is!"]
