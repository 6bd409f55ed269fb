from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from commentariat.corpus.errors import Problem
from commentariat.corpus.readers import ReadSettings, Source, read_source
from commentariat.corpus.records import SourceComment, SourceReport

if TYPE_CHECKING:
    from pathlib import Path

    from commentariat.corpus.readers import Record


def read(path: Path, data: bytes | str | list[object], settings: ReadSettings | None = None) -> list[Record]:
    if isinstance(data, list):
        data = "".join(json.dumps(row) + "\n" for row in data)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return list(read_source(Source(path, path.name), settings or ReadSettings()))


def texts(records: list[Record]) -> list[str]:
    return [record.text for record in records if not isinstance(record, Problem)]


def problems(records: list[Record]) -> list[str]:
    return [str(record) for record in records if isinstance(record, Problem)]


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    return tmp_path / "news.jsonl"


def test_a_report_with_its_comments_and_their_replies(lines: Path) -> None:
    row = {
        "url": "https://news.example/a",
        "title": "Truce",
        "text": "It held.",
        "authors": ["A. B.", "C. D."],
        "comments": [
            {
                "id": 7,
                "body": "Good.",
                "user": {"name": "Al"},
                "likes": 3,
                "replies": [{"id": 8, "body": "Bad."}, {"id": 9, "body": "Why?", "parent_id": 8}],
            },
            "Just a text",
        ],
    }

    (report,) = read(lines, [row])

    assert isinstance(report, SourceReport)
    assert (report.title, report.authors, report.url) == ("Truce", ("A. B.", "C. D."), row["url"])
    assert not report.may_trail
    assert [(c.text, c.key, c.parent_key) for c in report.comments[:3]] == [
        ("Good.", "7", None),
        ("Bad.", "8", "7"),
        ("Why?", "9", "8"),
    ]
    assert report.comments[0].author == "Al"
    assert report.comments[0].likes == 3
    assert report.comments[3].text == "Just a text"
    assert report.comments[3].locator == "news.jsonl, line 1, comment 4"


def test_replies_without_ids_are_tied_all_the_same(lines: Path) -> None:
    comments = [{"text": "a", "replies": [{"text": "b", "replies": [{"text": "c"}]}]}, {"text": "d"}]

    (report,) = read(lines, [{"title": "t", "text": "x", "comments": comments}])

    assert isinstance(report, SourceReport)
    a, b, c, d = report.comments
    assert (a.parent_key, b.parent_key, c.parent_key, d.parent_key) == (None, a.key, b.key, None)
    assert None not in (a.key, b.key, c.key)


def test_rows_of_comments(lines: Path) -> None:
    found = read(
        lines, [{"article_id": 1, "comment_id": 2, "text": "Yes", "parent_id": None, "upvotes": "4"}]
    )

    assert found == [
        SourceComment(text="Yes", locator="news.jsonl, line 1", report_key="1", key="2", likes=4),
    ]


def test_comments_of_fox_news_tell_of_its_outlet_and_of_whom_they_answer(lines: Path) -> None:
    row = {"title": "Bridge closed", "text": "No.", "user": "Al", "prev": "", "succ": "", "meta": "It is shut.",
           "mentions": [], "label": 0}  # fmt: skip

    found = read(lines, [row, row | {"text": "Yes.", "prev": "No."}])

    first, second = (made for made in found if isinstance(made, SourceComment))
    assert (first.report_outlet, first.report_title, first.author) == ("Fox News", "Bridge closed", "Al")
    assert second.parent_key == first.key
    assert problems(found) == [
        "news.jsonl: 2 annotations left unread (label); the column “input” says where in the source each comment "
        "stands."
    ]


def test_of_several_comments_of_the_same_words_that_of_the_named_reader_is_answered_or_the_nearest(
    lines: Path,
) -> None:
    row = {
        "title": "Bridge closed",
        "text": "Amen",
        "prev": "",
        "succ": "",
        "meta": "It is shut.",
        "mentions": [],
    }
    answer = {"user": "Di", "prev": "Amen"}

    found = read(lines, [
        *(row | {"user": name} for name in ("Al", "Bo", "Cy")),
        row | answer | {"text": "To Al", "mentions": ["Al"]},
        row | answer | {"text": "To Bo", "mentions": "@Bo @Al"},
        row | answer | {"text": "To somebody", "mentions": ["Zed"]},
        row | answer | {"text": "To whom?"},
    ])  # fmt: skip

    comments = [made for made in found if isinstance(made, SourceComment)]
    authors = {made.key: made.author for made in comments}
    assert {made.text: authors[made.parent_key] for made in comments if made.parent_key} == {
        "To Al": "Al",
        "To Bo": "Bo",
        "To somebody": "Cy",
        "To whom?": "Cy",
    }


def test_rows_that_leave_out_empty_fields_are_read_with_the_rest(lines: Path) -> None:
    settings = ReadSettings(reports_map={"outlet": "paper"})

    found = read(lines, [{"title": "a", "text": "x", "paper": "P"}, {"title": "b", "text": "y"}], settings)

    assert [r.outlet for r in found if isinstance(r, SourceReport)] == ["P", None]


def test_a_column_may_say_of_every_row_what_it_is(lines: Path) -> None:
    found = read(
        lines,
        [
            {"id": "r1", "kind": "report", "report_id": "r1", "text": "It held."},
            {"id": "c1", "kind": "comment", "report_id": "r1", "text": "Good."},
        ],
    )

    assert isinstance(found[0], SourceReport)
    assert isinstance(found[1], SourceComment)
    assert found[0].key == found[1].report_key == "r1"
    assert found[1].key == "c1"


def test_a_field_one_level_down_can_be_mapped(lines: Path) -> None:
    settings = ReadSettings(comments_map={"author": "profile.shown", "report_id": "story"})

    (comment,) = read(lines, [{"comment": "x", "story": "s", "profile": {"shown": "Al"}}], settings)

    assert isinstance(comment, SourceComment)
    assert comment.author == "Al"


@pytest.mark.parametrize(
    "data",
    [
        '[{"title": "a", "text": "x"}, {"title": "b", "text": "y"}][{"title": "c", "text": "z"}]',
        '[{"title": "a", "text": "x"}]\n[]\n[{"title": "b", "text": "y"}, {"title": "c", "text": "z"}]\n',
        '[{"title": "a", "text": "x"}], [{"title": "b", "text": "y"}], {"title": "c", "text": "z"}',
        '[[{"title": "a", "text": "x"}], [], [{"title": "b", "text": "y"}, {"title": "c", "text": "z"}]]',
    ],
)
def test_pages_of_results_that_were_put_together_are_all_read(tmp_path: Path, data: str) -> None:
    found = read(tmp_path / "pages.json", data)

    assert texts(found) == ["x", "y", "z"]
    assert problems(found) == []


def test_an_array_on_a_line_is_read_item_by_item(lines: Path) -> None:
    found = read(
        lines, '[{"title": "a", "text": "x"}, 7, {"title": "b", "text": "y"}]\n{"title": "c", "text": "z"}\n'
    )

    assert texts(found) == ["x", "y", "z"]
    assert [record.locator for record in found if isinstance(record, SourceReport)] == [
        "news.jsonl, line 1, item 1",
        "news.jsonl, line 1, item 3",
        "news.jsonl, line 2",
    ]
    assert problems(found)[0].startswith("news.jsonl, line 1, item 2: this is valid JSON but no object")


@pytest.mark.parametrize("rest", ["<!-- cached -->", "]", "7"])
def test_what_is_no_json_behind_an_array_is_told_of(tmp_path: Path, rest: str) -> None:
    found = read(tmp_path / "pages.json", '[{"title": "a", "text": "x"}]' + rest)

    assert texts(found) == ["x"]
    assert problems(found) == [
        "pages.json: the JSON array is not closed, or something follows it; check that the file is whole."
    ]


COMMENTS = [
    {"comment_id": "a", "article_url": "https://ex.example/q", "text": "No."},
    {"comment_id": "b", "article_url": "https://ex.example/q", "text": "Yes."},
]


@pytest.mark.parametrize(
    "value",
    [
        {"meta": {"n": 2}, "comments": COMMENTS},
        {"status": "ok", "total": 2, "data": COMMENTS},
        {"response": {"docs": COMMENTS}},
        {"columns": list(COMMENTS[0]), "index": [0, 1], "data": [list(row.values()) for row in COMMENTS]},
        {name: {str(at): row[name] for at, row in enumerate(COMMENTS)} for name in COMMENTS[0]},
        {str(at): row for at, row in enumerate(COMMENTS)},
    ],
)
def test_records_may_stand_within_an_object_or_in_the_shapes_of_data_frames(
    tmp_path: Path, value: object
) -> None:
    found = read(tmp_path / "a.json", json.dumps(value))

    comments = [made for made in found if isinstance(made, SourceComment)]
    assert [(made.key, made.report_url, made.text) for made in comments] == [
        ("a", "https://ex.example/q", "No."),
        ("b", "https://ex.example/q", "Yes."),
    ]
    assert comments[1].locator == "a.json, object 1, item 2"
    assert problems(found) == []


@pytest.mark.parametrize(
    "row",
    [
        {"url": "https://ex.example/q", "comments": COMMENTS},
        {"comments": [{"text": "No."}, {"text": "Yes."}]},
        {"title": "t", "text": "x", "tags": [{"text": "y"}], "comments": COMMENTS},
    ],
)
def test_a_report_is_no_object_around_its_comments(lines: Path, row: dict[str, object]) -> None:
    (report,) = (made for made in read(lines, [row]) if not isinstance(made, Problem))

    assert isinstance(report, SourceReport)
    assert [made.text for made in report.comments] == ["No.", "Yes."]


def test_a_comment_is_no_object_around_its_replies(lines: Path) -> None:
    row = {"article_id": 1, "comment": "No.", "replies": [{"article_id": 1, "text": "Yes."}]}

    assert texts(read(lines, [row]))[0] == "No."


def test_the_answer_of_an_interface_that_could_not_give_one_is_told_as_that(tmp_path: Path) -> None:
    error = {"status": "error", "statusCode": 404, "message": "Not found", "errorCode": "NO_DISCUSSION"}

    (said,) = problems(read(tmp_path / "a.json", json.dumps(error)))

    assert said.startswith(
        "a.json: the interface answered with an error in place of reports or comments; ask it"
    )


def test_texts_of_comments_within_reports_are_read_from_their_html(lines: Path) -> None:
    row = {"title": "A &amp; B", "text": "1 < 2", "comments": [{"text": "<p>So <b>it</b> is.</p>"}, "a < b"]}

    found = read(lines, [row, row | {"comments": ["<i>Plain</i>"]}])

    first, second = (report for report in found if isinstance(report, SourceReport))
    assert (first.title, first.text) == ("A & B", "1 < 2")
    assert [made.text for made in (*first.comments, *second.comments)] == ["So it is.", "a < b", "Plain"]


def test_a_bad_line_skips_itself_only(lines: Path) -> None:
    found = read(
        lines,
        '{"title": "a", "text": "x"}\n'
        '{"title": "b", "text": "y\n'
        "\n"
        '["no", "object"]\n'
        '{"outlet": "c", "text": {"no": "text"}}\n'
        '{"title": "d", "text": "z"}',
    )

    assert texts(found) == ["x", "z"]
    assert [said.split(":")[0] for said in problems(found)] == [
        "news.jsonl, line 2",
        "news.jsonl, line 4",
        "news.jsonl, line 5",
    ]
    assert "no valid JSON" in problems(found)[0]


def test_json_nested_ten_thousand_deep_skips_itself_only(lines: Path) -> None:
    deep = '{"title": "a", "text": ' + "[" * 10_000 + "]" * 10_000 + "}"

    found = read(lines, f'{deep}\n{{"title": "b", "text": "y"}}\n')

    assert texts(found) == ["y"]
    assert "nested too deep" in problems(found)[0]


def test_replies_nested_as_deep_as_json_goes_are_all_read(lines: Path) -> None:
    comment: dict[str, object] = {"text": "last"}
    for _ in range(300):
        comment = {"text": "x", "replies": [comment]}

    (report,) = read(lines, [{"title": "t", "text": "x", "comments": [comment]}])

    assert isinstance(report, SourceReport)
    assert len(report.comments) == 301
    assert report.comments[-1].parent_key == report.comments[-2].key


def test_nul_and_lone_surrogates_survive_for_canonical_text_to_deal_with(lines: Path) -> None:
    assert texts(read(lines, '{"title": "t", "text": "a\\u0000b \\ud83d c"}')) == ["a\x00b \ud83d c"]


def test_a_raw_control_character_in_a_string_is_no_reason_to_lose_the_line(lines: Path) -> None:
    assert texts(read(lines, b'{"title": "t", "text": "a\tb"}')) == ["a\tb"]


def test_numbers_beyond_any_type_skip_their_line_only(lines: Path) -> None:
    found = read(
        lines, '{"title": "t", "text": "x", "n": ' + "9" * 5_000 + '}\n{"title": "t", "text": "y"}\n'
    )

    assert texts(found) == ["y"]
    assert "too many digits" in problems(found)[0]


def test_a_line_of_fifty_megabytes_is_told_of_and_the_rest_is_read(lines: Path) -> None:
    with lines.open("w") as stream:
        stream.write('{"title": "a", "text": "' + "x" * 50_000_000 + '"}\n{"title": "b", "text": "y"}\n')

    found = list(read_source(Source(lines, lines.name), ReadSettings()))

    assert texts(found) == ["y"]
    assert problems(found) == [
        "news.jsonl, line 1: the text has 50,000,000 characters, more than the 20,000,000 one text may have; "
        "split it, or raise longest_text (on the command line: --longest-text)."
    ]


def test_a_line_over_the_limit_is_read_past(lines: Path) -> None:
    found = read(
        lines,
        '{"title": "a", "text": "' + "x" * 5_000 + '"}\n{"title": "b", "text": "y"}\n',
        ReadSettings(longest_record=1_000),
    )

    assert texts(found) == ["y"]
    assert "line 1: the line has more than 1,000 characters" in problems(found)[0]


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_other_encodings_are_read(lines: Path, codec: str) -> None:
    assert texts(read(lines, '{"title": "t", "text": "déçu"}\n'.encode(codec))) == ["déçu"]


def test_a_json_array_is_read_like_lines(tmp_path: Path) -> None:
    rows = [{"title": "a", "text": "x"}, {"title": "b", "text": "y"}]

    assert texts(read(tmp_path / "a.json", json.dumps(rows, indent=2))) == ["x", "y"]
    assert texts(read(tmp_path / "b.json", json.dumps(rows[0], indent=2))) == ["x"]


def test_a_json_array_that_breaks_off_keeps_what_stands_before(tmp_path: Path) -> None:
    rows = json.dumps([{"title": "a", "text": "x"}, {"title": "b", "text": "y"}])

    found = read(tmp_path / "a.json", rows[:-8])

    assert texts(found) == ["x"]
    assert "a.json, item 2: the JSON breaks off" in problems(found)[0]
    assert "not closed" in problems(read(tmp_path / "a.json", rows[:-1]))[0]


@pytest.mark.parametrize("data", [b"", b"  \n\n", b"[]", b"[1, 2]", b"not json", b"\x89PNG\r\n\x1a\n", b"{}"])
@pytest.mark.parametrize("suffix", [".json", ".jsonl"])
def test_what_holds_no_rows_is_told_of(tmp_path: Path, data: bytes, suffix: str) -> None:
    found = read(tmp_path / f"a{suffix}", data)

    assert texts(found) == []
    assert problems(found)


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(data=st.binary(max_size=300))
@pytest.mark.parametrize("suffix", [".json", ".jsonl"])
def test_any_bytes_are_records_or_problems(tmp_path: Path, suffix: str, data: bytes) -> None:
    for record in read(tmp_path / f"a{suffix}", data):
        assert isinstance(record, SourceReport | SourceComment | Problem)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["text", "id", "comments", "replies", "user", "date", "x"]), inner)
    ),
    max_leaves=12,
)


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(
    st.lists(st.dictionaries(st.sampled_from(["title", "text", "comments", "date", "likes", "kind"]), JSON))
)
@pytest.mark.parametrize("kind", [None, "reports"])
def test_any_json_is_records_or_problems(tmp_path: Path, kind: str | None, rows: list[object]) -> None:
    for record in read(tmp_path / "a.jsonl", rows, ReadSettings(kind=kind)):  # type: ignore[arg-type]
        assert isinstance(record, SourceReport | SourceComment | Problem)


@pytest.mark.parametrize(
    "value",
    [
        {
            "status": "ok",
            "data": {"id": "r", "title": "Truce", "text": "It held.", "comments": [{"text": "No."}]},
        },
        {"post": {"id": "r", "title": "Truce", "content": "It held."}, "comments": [{"text": "No."}]},
    ],
)
def test_a_report_within_an_object_is_read_with_its_comments(tmp_path: Path, value: object) -> None:
    (report,) = read(tmp_path / "a.json", json.dumps(value))

    assert isinstance(report, SourceReport)
    assert (report.title, report.text, [made.text for made in report.comments]) == (
        "Truce",
        "It held.",
        ["No."],
    )


@pytest.mark.parametrize("name", ["links", "paragraphs", "tags"])
def test_lists_that_hold_no_records_are_no_table(tmp_path: Path, name: str) -> None:
    value = {"standfirst": "It held.", name: [{"text": "One", "url": "https://ex.example/1"}]}

    assert "One" not in texts(read(tmp_path / "a.json", json.dumps(value)))


def test_posts_of_facebook_s_interface_are_reports_with_what_is_answered(lines: Path) -> None:
    answer = {"id": "c2", "message": "Not at all.", "from": {"name": "Bo"}}
    comment = {
        "id": "c1", "message": "Nonsense!", "created_time": "2024-03-04T11:00:00+0000", "from": {"name": "Al"},
        "like_count": 3, "comments": {"data": [answer]},
    }  # fmt: skip
    post = {
        "id": "1_2", "message": "The truce held.", "created_time": "2024-03-04T10:00:00+0000",
        "from": {"name": "The Post", "id": "9"}, "comments": {"data": [comment]},
    }  # fmt: skip

    (report,) = (one for one in read(lines, [{"data": [post]}]) if isinstance(one, SourceReport))

    assert (report.key, report.outlet, report.published) == ("1_2", "The Post", "2024-03-04T10:00:00+0000")
    assert [(made.author, made.text, made.likes, made.parent_key) for made in report.comments] == [
        ("Al", "Nonsense!", 3, None),
        ("Bo", "Not at all.", None, "c1"),
    ]


def test_records_that_stand_under_their_ids_are_read(tmp_path: Path) -> None:
    value = {
        "a1": {"title": "Truce", "text": "It held."},
        "a2": {"title": "Talks", "text": "They go on.", "comments": ["At last."]},
    }

    found = read(tmp_path / "news.json", json.dumps(value))

    assert [(one.key, one.title) for one in found if isinstance(one, SourceReport)] == [
        ("a1", "Truce"),
        ("a2", "Talks"),
    ]


@pytest.mark.parametrize("around", [{}, {"status": "ok"}])
def test_records_under_their_ids_may_stand_in_an_object(tmp_path: Path, around: dict[str, object]) -> None:
    value = {
        **around,
        "articles": {name: {"title": "Truce", "text": f"It held {name}."} for name in ("a", "b")},
    }

    found = read(tmp_path / "news.json", json.dumps(value))

    assert [one.key for one in found if isinstance(one, SourceReport)] == ["a", "b"]


def test_comments_under_their_ids_keep_the_reports_that_they_name(tmp_path: Path) -> None:
    value = {name: {"article_id": "r", "user": "Al", "text": f"No {name}."} for name in ("c1", "c2")}

    found = read(tmp_path / "comments.json", json.dumps(value))

    assert [(one.key, one.report_key) for one in found if isinstance(one, SourceComment)] == [
        ("c1", "r"),
        ("c2", "r"),
    ]


def test_records_under_ids_that_have_ids_of_their_own_keep_these(tmp_path: Path) -> None:
    value = {name: {"id": f"own-{name}", "title": "Truce", "text": "It held."} for name in ("x", "y")}

    found = read(tmp_path / "news.json", json.dumps(value))

    assert [one.key for one in found if isinstance(one, SourceReport)] == ["own-x", "own-y"]


def test_a_line_of_two_texts_holds_no_records_under_ids(lines: Path) -> None:
    settings = ReadSettings(reports_map={"text": "answer.text"})

    found = read(lines, [{"question": {"text": "Did it hold?"}, "answer": {"text": "It did."}}], settings)

    assert texts(found) == ["It did."]


@pytest.mark.parametrize(
    "value",
    [
        {"config": {"text": "Colours"}, "paths": {"root": "/"}},
        {"only": {"title": "Truce", "text": "It held.", "tags": {"a": 1}}, "author": {"name": "A."}},
    ],
)
def test_objects_of_different_things_are_no_records(tmp_path: Path, value: dict[str, object]) -> None:
    found = read(tmp_path / "news.json", json.dumps(value))

    assert not [one for one in found if isinstance(one, SourceReport) and one.key in value]


def test_replies_that_stand_in_a_comment_of_a_list_of_comments_answer_it(tmp_path: Path) -> None:
    path = tmp_path / "truce.json"
    reply = {"author": "Bo", "text": "No.", "replies": [{"author": "Cy", "text": "Nor I."}]}
    listed = [
        {"author": "Ann", "text": "Good.", "likes": 2, "replies": [reply]},
        {"id": "c9", "author": "Di", "text": "So.", "replies": [{"author": "Al", "text": "Yes."}]},
    ]
    path.write_text(json.dumps(listed), encoding="utf-8")

    found = [
        one for one in read_source(Source(path, path.name), ReadSettings()) if isinstance(one, SourceComment)
    ]

    keys = {one.key: one.text for one in found if one.key}
    assert [(one.text, keys.get(one.parent_key or "")) for one in found] == [
        ("Good.", None),
        ("No.", "Good."),
        ("Nor I.", "No."),
        ("So.", None),
        ("Yes.", "So."),
    ]
    assert len({one.report_key for one in found}) == 1
    assert len({one.locator for one in found}) == 5


def test_items_that_all_say_they_are_comments_are_on_one_report(tmp_path: Path) -> None:
    path = tmp_path / "truce.json"
    items = [
        {"type": "comments", "id": n, "attributes": {"body": f"{n}!", "author-name": "Al"}} for n in (1, 2)
    ]
    path.write_text(json.dumps({"data": items, "meta": {"total": 2}}), encoding="utf-8")

    found = [
        one for one in read_source(Source(path, path.name), ReadSettings()) if isinstance(one, SourceComment)
    ]

    assert [(one.text, one.author, one.report_title) for one in found] == [
        ("1!", "Al", "truce"),
        ("2!", "Al", "truce"),
    ]


def test_the_comments_that_an_interface_puts_into_its_response_are_read(tmp_path: Path) -> None:
    comments = [
        {"id": "11", "parent": None, "thread": "100", "message": "Hi.", "likes": 3},
        {"id": "12", "parent": 11, "thread": "100", "message": "So?", "likes": 0},
    ]
    path = tmp_path / "list.json"
    path.write_text(
        json.dumps({"cursor": {"hasNext": False}, "code": 0, "response": comments}), encoding="utf-8"
    )

    found = [
        one for one in read_source(Source(path, path.name), ReadSettings()) if isinstance(one, SourceComment)
    ]

    assert [(made.key, made.parent_key, made.report_key, made.text, made.likes) for made in found] == [
        ("11", None, "100", "Hi.", 3),
        ("12", "11", "100", "So?", 0),
    ]


@pytest.mark.parametrize(
    ("data", "said", "skipped"),
    [
        ("[]", "a.json: the list in it is empty, as an interface answers behind its last page;", False),
        ('{"comments": [], "total": 0}', "a.json, object 1: the list in this answer is empty;", False),
        (
            '{"response": {"status": "error", "message": "Invalid key"}}',
            "a.json: the interface answered with an error in place of reports or comments;",
            True,
        ),
    ],
)
def test_an_answer_without_a_record_is_told_as_what_it_is(
    tmp_path: Path, data: str, said: str, skipped: bool
) -> None:
    path = tmp_path / "a.json"
    path.write_text(data, encoding="utf-8")

    (problem,) = read_source(Source(path, path.name), ReadSettings())

    assert isinstance(problem, Problem)
    assert (str(problem).startswith(said), problem.skipped) == (True, skipped)


@pytest.mark.parametrize("nested", [False, True])
def test_spam_and_what_nobody_let_through_is_left_out_and_counted(lines: Path, nested: bool) -> None:
    said = (
        ("Hi.", False, True),
        ("Buy!", True, False),
        ("Wait.", False, False),
        ("So?", None, True),
    )
    rows = [
        {
            "id": str(n),
            "parent": None,
            "thread": "100",
            "message": text,
            "isSpam": spam,
            "isApproved": approved,
        }
        for n, (text, spam, approved) in enumerate(said, start=1)
    ]
    report = {
        "title": "A",
        "text": "It closed.",
        "comments": [row | {"text": row["message"]} for row in rows],
    }
    path = lines.with_name("list.json")
    path.write_text(
        json.dumps([report] if nested else {"cursor": {}, "code": 0, "response": rows}), encoding="utf-8"
    )

    found = list(read_source(Source(path, path.name), ReadSettings()))

    comments = [one for one in found if isinstance(one, SourceComment)]
    for one in found:
        comments += getattr(one, "comments", ())
    assert [comment.text for comment in comments] == ["Hi.", "So?"]
    assert (
        "list.json: 2 comments left out: 1 spam, 1 unapproved; readers of the source do not see them either."
        in problems(found)
    )


@pytest.mark.parametrize("suffix", [".jsonl", ".ndjson", ".json"])
def test_objects_that_stand_on_several_lines_each_are_read(tmp_path: Path, suffix: str) -> None:
    rows = [{"title": f"Bridge {n}", "text": f"Bridge {n} opened on Monday."} for n in (1, 2, 3)]
    spread = "\n".join(json.dumps(row, indent=2) for row in rows)
    found = read(tmp_path / f"news{suffix}", spread)
    assert texts(found) == [row["text"] for row in rows]
    assert problems(found) == []
