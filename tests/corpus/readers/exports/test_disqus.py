from __future__ import annotations

import json

import pytest

UNSEEN = "; readers of the source do not see them either."

HEAD = """<?xml version="1.0" encoding="utf-8"?>
<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="http://disqus.com http://disqus.com/api/schemas/1.0/disqus.xsd">
<category dsq:id="301"><forum>harbour</forum><title>General</title><isDefault>true</isDefault></category>
"""


def thread(
    key: int,
    link: str,
    title: str = "Bridge &amp;amp; tunnel",
    deleted: str = "false",
    *,
    called: str = "",
    text: str = "",
) -> str:
    return f"""<thread dsq:id="{key}"><id>{called or f"{key}-slug"}</id><forum>harbour</forum><category dsq:id="301" />
<link>{link}</link><title>{title}</title><message><![CDATA[{text}]]></message><createdAt>2019-05-01T08:00:00Z</createdAt>
<author><name>Site owner</name><isAnonymous>false</isAnonymous><username>owner</username></author>
<isClosed>false</isClosed><isDeleted>{deleted}</isDeleted></thread>
"""


def post(key: int, message: str, *, under: int = 71, parent: int | None = None, **changed: str) -> str:
    values = {"deleted": "false", "spam": "false", "name": "Al", "username": "al77", "extra": ""} | changed
    answers = f'<parent dsq:id="{parent}" />' if parent else ""
    return f"""<post dsq:id="{key}"><id /><message><![CDATA[{message}]]></message>
<createdAt>2019-05-0{key % 9 + 1}T10:00:00Z</createdAt>
<isDeleted>{values["deleted"]}</isDeleted><isSpam>{values["spam"]}</isSpam>{values["extra"]}
<author><email>al77@mail.example</email><name>{values["name"]}</name><isAnonymous>true</isAnonymous>
<username>{values["username"]}</username></author>
<ipAddress>203.0.113.9</ipAddress><thread dsq:id="{under}" />{answers}</post>
"""


EXPORT = (
    HEAD
    + thread(71, "https://harbour.example/bridge")
    + thread(72, "http://harbour.example/tunnel/?utm=1", "Tunnel")
    + thread(73, "", "No address")
    + post(4, "<p>An answer to what comes later</p>", parent=1)
    + post(1, "<p>First</p><blockquote>They said</blockquote><p>ends ]]]]><![CDATA[> here</p>")
    + post(2, "<p>Rude</p>", deleted="true", parent=1)
    + post(3, "<p>To the rude one</p>", parent=2, name="Bo")
    + post(5, "<p>Nobody answers this one</p>", deleted="true")
    + post(6, "<p>BUY</p>", spam="true")
    + post(7, "<p>Wait</p>", under=72, extra="<isApproved>false</isApproved>")
    + post(8, "<p>Dark</p>", under=72, name="", parent=99)
    + post(9, "", under=73)
    + post(10, "Found", under=73)
    + "</disqus>"
)


def test_a_build_ties_comments_to_the_pages_of_their_threads(built) -> None:
    made = built({"disqus.xml": EXPORT}, strict=False)

    assert {row["url"]: row["title"] for row in made.reports.values()} == {
        "https://harbour.example/bridge": "Bridge & tunnel",
        "http://harbour.example/tunnel/?utm=1": "Tunnel",
        None: "No address",
    }
    rows = made.comments
    assert {key: (row["parent_id"], row["depth"], row["kind"]) for key, row in rows.items()} == {
        "4": ("1", 1, "comment"),
        "1": (None, 0, "comment"),
        "2": ("1", 1, "deleted"),
        "3": ("2", 2, "comment"),
        "8": (None, 0, "comment"),
        "10": (None, 0, "comment"),
    }
    assert rows["1"]["text"] == "First\n> They said\nends ]]> here"
    assert rows["1"]["published"] == "2019-05-02T10:00:00+00:00"
    assert rows["2"]["text"] == ""
    assert None not in (rows["8"]["author"], rows["1"]["author"])
    assert rows["8"]["author"] != rows["1"]["author"], "the name is empty, the user name stands in"


def test_threads_of_one_address_with_titles_of_their_own_are_reports_of_their_own(built) -> None:
    made = built({
        "d.xml": HEAD
        + thread(71, "http://localhost:4000/", "Bridge closes")
        + thread(72, "http://localhost:4000/", "Tunnel opens")
        + thread(73, "http://localhost:4000/", "Tunnel opens, too")
        + post(1, "On the bridge.", under=71)
        + post(2, "On the tunnel.", under=72)
        + "</disqus>"
    })  # fmt: skip
    titles = {key: row["title"] for key, row in made.reports.items()}

    assert {row["text"]: titles[row["report_id"]] for row in made.comments.values()} == {
        "On the bridge.": "Bridge closes",
        "On the tunnel.": "Tunnel opens",
    }
    assert [row["url"] for row in made.reports.values()] == ["http://localhost:4000/", None]
    assert (
        "d.xml: 1 thread with the address of another, but another title; each is a report by itself, and has "
        "no address; look which of them is the page's own."
    ) in made.said


@pytest.mark.parametrize(
    ("link", "title"),
    [
        ("https://harbour.example/bridge/", "Bridge closes"),
        ("http://harbour.example/bridge?utm_source=x", "Bridge to close"),
        ("http://harbour.example/bridge", "Bridge closes | Harbour News"),
        ("http://harbour.example/bridge", ""),
    ],
)
def test_threads_of_one_page_are_one_report_and_counted(built, link: str, title: str) -> None:
    made = built({
        "d.xml": HEAD
        + thread(71, "http://harbour.example/bridge", "Bridge closes")
        + thread(72, link, title)
        + thread(73, link, title)
        + post(1, "First.", under=71)
        + post(2, "Second.", under=72)
        + "</disqus>"
    })  # fmt: skip

    assert len(made.reports) == 1
    assert (
        "d.xml: 1 thread of the same page as another; they are one report, with the comments of both."
        in made.said
    )


def test_who_is_called_by_the_user_name_has_the_pseudonym_of_the_shown_name(built) -> None:
    posts = (
        post(1, "<p>No.</p>", name="Olive Marsh", username="quayside_77")
        + post(
            2, "<p>@quayside_77:disqus yes, Olive. @quayside_77 no.</p>", parent=1, name="Bo", username="bo_9"
        )
        + post(3, "<p>Deleted</p>", parent=1, deleted="true", username="gone_1")
        + post(4, "<p>Ask quayside_77.</p>", parent=3, name="Bo", username="bo_9")
    )

    rows = built(
        {"d.xml": HEAD + thread(71, "https://harbour.example/bridge") + posts + "</disqus>"}
    ).comments

    olive = rows["1"]["author"]
    assert rows["2"]["text"] == f"@{olive} yes, {olive}. @{olive} no."
    assert rows["4"]["text"] == f"Ask {olive}."
    assert "quayside" not in str(rows)


def test_spam_unapproved_and_deleted_are_counted_and_empty_ones_named(built) -> None:
    said = built({"disqus.xml": EXPORT}, strict=False).said

    assert f"disqus.xml: 2 comments left out: 1 spam, 1 unapproved{UNSEEN}" in said
    assert (
        "disqus.xml: 1 deleted comment that nobody answers; it was left out; a stub is kept where someone answers."
        in said
    )
    assert any("record 9: the comment is empty" in one for one in said)
    assert any("the comment it answers is not under the same report (“99”)" in one for one in said)


def test_the_answer_to_a_withheld_comment_keeps_its_place(built) -> None:
    posts = (
        post(1, "BUY", spam="true")
        + post(2, "No.", parent=1)
        + post(3, "Rude", extra="<isApproved>false</isApproved>", parent=2)
        + post(4, "You too.", parent=3)
        + post(5, "BUY MORE", spam="true")
    )

    made = built({"d.xml": HEAD + thread(71, "https://harbour.example/bridge") + posts + "</disqus>"})

    assert {key: (row["parent_id"], row["kind"], row["text"]) for key, row in made.comments.items()} == {
        "1": (None, "deleted", ""),
        "2": ("1", "comment", "No."),
        "3": ("2", "deleted", ""),
        "4": ("3", "comment", "You too."),
    }
    assert made.comments["1"]["author"] is None
    assert not any("the comment it answers" in said for said in made.said)


def test_comments_of_a_deleted_thread_are_left_out_and_counted(built) -> None:
    gone = thread(74, "https://harbour.example/gone", deleted="true")
    posts = post(1, "Good.") + post(2, "Gone.", under=74) + post(3, "BUY", under=74, spam="true")

    made = built({"d.xml": HEAD + thread(71, "https://harbour.example/bridge") + gone + posts + "</disqus>"})

    assert [row["url"] for row in made.reports.values()] == ["https://harbour.example/bridge"]
    assert set(made.comments) == {"1"}
    assert f"d.xml: 2 comments left out: 2 on deleted threads{UNSEEN}" in made.said


def test_a_comment_that_stands_before_its_thread_finds_it(read) -> None:
    late = post(1, "Early.") + post(2, "Gone.", under=74) + post(3, "Nowhere.", under=75)
    threads = thread(71, "https://harbour.example/bridge") + thread(74, "", deleted="true")

    found = read("d.xml", HEAD + late + threads + post(4, "Late.") + "</disqus>")

    assert {made.key: (made.report_title, made.report_url, made.report_key) for made in found.comments} == {
        "1": ("Bridge & tunnel", "https://harbour.example/bridge", "https://harbour.example/bridge"),
        "3": (None, None, "thread-75"),
        "4": ("Bridge & tunnel", "https://harbour.example/bridge", "https://harbour.example/bridge"),
    }
    assert found.said == [f"d.xml: 1 comment left out: 1 on deleted threads{UNSEEN}"]


def test_a_flaw_alters_nothing_that_stands_after_it(read) -> None:
    sound = thread(71, "https://harbour.example/?p=1&amp;x=2", "A &amp;amp; B")
    named = post(1, "Good.", name="Tom &amp; Jo")
    flawed = thread(70, "https://harbour.example/?p=0&x=2", "R & D &nbsp; <b>x")

    whole, broken = (
        read("d.xml", HEAD + first + sound + named + "</disqus>").comments for first in ("", "\n" + flawed)
    )

    assert broken == whole
    assert (whole[0].author, whole[0].report_url, whole[0].report_title) == (
        "Tom & Jo",
        "https://harbour.example/?p=1&x=2",
        "A & B",
    )


def test_no_address_of_a_person_is_written_anywhere(built) -> None:
    written = built({"disqus.xml": EXPORT}, strict=False).bytes

    for secret in (b"mail.example", b"203.0.113", b"al77", b"Rude", b"'Al'"):
        assert secret not in written


def test_comments_find_the_report_that_another_input_has_under_that_address(built) -> None:
    page = '{"title": "Bridge", "url": "http://www.harbour.example/bridge/", "text": "The bridge closed."}\n'

    made = built(
        {
            "a.jsonl": page,
            "disqus.xml": HEAD
            + thread(71, "https://harbour.example/bridge")
            + post(1, "Good.")
            + "</disqus>",
        }
    )

    (report,) = made.reports.values()
    assert (report["text"], report["n_comments"]) == ("The bridge closed.", 1)
    assert made.said == []


@pytest.mark.parametrize(
    "called",
    ["12 https://harbour.example/?p=12", "12 https://harbour.example/?post_type=news&amp;amp;p=12",
     "12 http://harbour.example/?page_id=12"],
)  # fmt: skip
def test_comments_find_the_post_whose_number_the_plug_in_for_wordpress_named(built, called: str) -> None:
    post_12 = {
        "id": 12,
        "link": "https://harbour.example/2024/moved/",
        "title": {"rendered": "Bridge"},
        "content": {"rendered": "<p>The bridge closed.</p>"},
    }
    export = (
        HEAD + thread(71, "https://harbour.example/bridge", called=called) + post(1, "Good.") + "</disqus>"
    )

    made = built({"a.json": json.dumps([post_12]), "disqus.xml": export})

    assert [(row["report_id"], row["n_comments"]) for row in made.reports.values()] == [
        ("harbour.example/post-12", 1)
    ]
    assert made.said == []


def test_an_identifier_of_another_number_than_its_address_is_none_of_wordpress(read) -> None:
    named = thread(71, "https://harbour.example/bridge", called="7 https://harbour.example/?p=71")

    assert read("d.xml", HEAD + named + post(1, "Good.") + "</disqus>").comments[0].report_key == (
        "https://harbour.example/bridge"
    )


def test_the_text_of_a_thread_is_that_of_its_report_where_no_other_input_has_it(built) -> None:
    threads = thread(71, "https://harbour.example/bridge", text="<p>The bridge closed.</p>") + thread(
        72, "https://harbour.example/tunnel", text="<p>The tunnel closed.</p>"
    )
    page = '{"title": "Ferry", "url": "https://harbour.example/ferry", "text": "The ferry sank."}\n'
    ferry = thread(73, "https://harbour.example/ferry", text="<p>The ferry</p>")
    posts = post(1, "BUY", spam="true") + post(2, "Good.") + post(3, "Bad.") + post(4, "Oh.", under=73)

    made = built({"a.jsonl": page, "d.xml": HEAD + posts + threads + ferry + "</disqus>"})

    assert {row["url"]: (row["text"], row["n_comments"]) for row in made.reports.values()} == {
        "https://harbour.example/ferry": ("The ferry sank.", 1),
        "https://harbour.example/bridge": ("The bridge closed.", 2),
    }
    assert (
        "d.xml: 1 thread with a text, but without comments; they were left out; take the reports from another input."
        in made.said
    )


def test_line_ends_count_in_messages_without_markup_for_lines(read) -> None:
    posts = post(1, "One\nTwo & <b>three</b>\n\nFour") + post(2, "<p>One\nand two</p>\n<p>Three</p>")

    found = read("d.xml", HEAD + thread(71, "https://harbour.example/bridge") + posts + "</disqus>")

    assert [made.text for made in found.comments] == ["One\nTwo & three\nFour", "One and two\nThree"]


def test_a_post_without_a_thread_is_named(read) -> None:
    found = read("d.xml", HEAD + '<post dsq:id="1"><message>x</message></post></disqus>')

    assert found.skipped == [
        "d.xml, record 1: the comment does not say which thread it belongs to; export it again."
    ]


@pytest.mark.parametrize("cut", [0.2, 0.5, 0.8, 0.99])
def test_an_export_that_breaks_off_keeps_what_stands_before(read, cut: float) -> None:
    found = read("d.xml", EXPORT[: int(len(EXPORT) * cut)])

    assert any("damaged" in said for said in found.said)
    assert len(found.comments) < 8
