"""Forums of the plug-in bbPress in an export: a topic is a report, what replies to it is its comments."""

from __future__ import annotations

from commentariat.corpus.privacy.pseudonyms import Pseudonymiser, load_key

SITE = "harbour.example"
UNSEEN = "; readers of the source do not see them either."
HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
	xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
	<title>Harbour</title>
	<wp:wxr_version>1.2</wp:wxr_version>
	<wp:author><wp:author_id>2</wp:author_id><wp:author_login>mreed</wp:author_login>
		<wp:author_display_name>Mary Reed</wp:author_display_name></wp:author>
	<wp:author><wp:author_id>5</wp:author_id><wp:author_login>oquill</wp:author_login>
		<wp:author_display_name>Oscar Quillfeather</wp:author_display_name></wp:author>
"""


def post(
    number: int,
    kind: str,
    text: str,
    *,
    parent: int = 0,
    by: str = "mreed",
    status: str = "publish",
    **meta: str,
) -> str:
    beside = "".join(
        f"<wp:postmeta><wp:meta_key>_bbp_{name}</wp:meta_key><wp:meta_value>{value}</wp:meta_value></wp:postmeta>"
        for name, value in meta.items()
    )
    return f"""	<item>
		<title>Post {number}</title>
		<link>https://{SITE}/forums/post-{number}/</link>
		<dc:creator>{by}</dc:creator>
		<content:encoded><![CDATA[<p>{text}</p>]]></content:encoded>
		<wp:post_id>{number}</wp:post_id>
		<wp:post_date>2024-03-04 10:30:00</wp:post_date>
		<wp:post_date_gmt>2024-03-04 09:30:00</wp:post_date_gmt>
		<wp:status>{status}</wp:status>
		<wp:post_parent>{parent}</wp:post_parent>
		<wp:post_type>{kind}</wp:post_type>
{beside}	</item>
"""


def export(*items: str) -> str:
    return HEAD + "".join(items) + "</channel>\n</rss>\n"


def test_replies_are_the_comments_of_their_topic(built) -> None:
    posts = (
        post(18, "forum", "All about bridges."),
        post(19, "topic", "Is the bridge safe?", parent=18, status="closed"),
        post(20, "reply", "No, it is not.", parent=19, by="oquill"),
        post(
            21,
            "reply",
            "Yes it is, Bo.",
            parent=19,
            by="",
            reply_to="20",
            anonymous_name="Wrenbury &amp;amp; Co",
        ),
    )

    made = built({"site.xml": export(*posts)})

    (report,) = made.reports.values()
    assert (report["report_id"], report["title"], report["authors"], report["n_comments"]) == (
        f"{SITE}/post-19",
        "Post 19",
        # A reader wrote it.
        [Pseudonymiser(load_key()).author("Mary Reed")],
        2,
    )
    first, second = made.comments.values()
    assert (first["comment_id"], first["text"], first["parent_id"]) == (
        f"{SITE}/reply-20",
        "No, it is not.",
        None,
    )
    assert (second["parent_id"], second["depth"]) == (f"{SITE}/reply-20", 1)
    assert first["published"] == "2024-03-04T09:30:00+00:00"
    assert made.said == [
        "site.xml: 1 item left out: 1 forum without comments; attachments, pages without comments and the like are no "
        "reports."
    ]
    for name in (b"Wrenbury", b"Quillfeather", b"oquill"):
        assert name not in made.bytes


def test_a_name_is_the_one_that_the_forum_shows(read) -> None:
    replies = (
        post(20, "reply", "No.", parent=19, by="oquill"),
        post(21, "reply", "Yes.", parent=19, by="", anonymous_name="Wrenbury &amp;amp; Co"),
    )

    assert [made.author for made in read("site.xml", export(*replies)).comments] == [
        "Oscar Quillfeather",
        "Wrenbury & Co",
    ]


def test_a_topic_of_a_visitor_has_the_name_that_is_shown(read) -> None:
    found = read(
        "site.xml", export(post(19, "topic", "Safe?", by="", anonymous_name="Wrenbury &amp;amp; Co"))
    )

    assert [report.authors for report in found.reports] == [("Wrenbury & Co",)]


def test_replies_find_a_topic_that_stands_behind_them(built) -> None:
    made = built({"site.xml": export(post(20, "reply", "No.", parent=31), post(31, "topic", "Safe?"))})

    assert [(row["report_id"], row["n_comments"]) for row in made.reports.values()] == [
        (f"{SITE}/post-31", 1)
    ]


def test_what_readers_of_the_forum_do_not_see_is_left_out_and_counted(built) -> None:
    posts = (
        post(10, "forum", "For the staff.", status="private"),
        post(11, "topic", "Who leaves?", parent=10),
        post(12, "reply", "I do.", parent=11),
        post(19, "topic", "Safe?"),
        post(20, "reply", "BUY", parent=19, status="spam"),
        post(21, "reply", "Spam!", parent=19, reply_to="20"),
        post(22, "reply", "BUY MORE", parent=19, status="spam"),
        post(30, "reply", "Hidden.", parent=31),
        post(31, "topic", "Hidden?", status="trash"),
    )

    made = built({"site.xml": export(*posts)})

    assert set(made.reports) == {f"{SITE}/post-19"}
    assert {
        key.rpartition("/")[2]: (row["kind"], row["text"], row["depth"]) for key, row in made.comments.items()
    } == {
        "reply-20": ("deleted", "", 0),
        "reply-21": ("comment", "Spam!", 1),
    }
    assert made.said == [
        f"site.xml: 3 items left out: 1 private post, 1 in hidden forums, 1 trash{UNSEEN}",
        f"site.xml: 3 comments left out: 2 on items left out, 1 spam{UNSEEN}",
        f"site.xml: 1 comment text left out: 1 spam{UNSEEN}",
    ]


def test_a_reply_without_a_topic_is_named(read) -> None:
    found = read("site.xml", export(post(20, "reply", "No.")))

    assert (found.reports, found.comments) == ([], [])
    assert found.skipped == [
        "site.xml, record 1: the reply does not say which topic it belongs to; export the topics too."
    ]
