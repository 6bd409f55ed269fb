from __future__ import annotations

import io
from pathlib import Path

import pytest

from commentariat.corpus.encoding.encoding import Encoding
from commentariat.corpus.readers import ReadSettings, Source
from commentariat.corpus.readers.exports import blogger, xml
from commentariat.corpus.records import SourceComment, SourceReport

KIND = "http://schemas.google.com/blogger/2008/kind#"
NO_REPORTS = "; settings, templates and pages without comments are no reports."
UNSEEN = "; readers of the source do not see them either."
HEAD = """<?xml version='1.0' encoding='UTF-8'?><?xml-stylesheet href="http://www.blogger.com/styles/atom.css" \
type="text/css"?><feed xmlns='http://www.w3.org/2005/Atom' xmlns:openSearch='http://a9.com/-/spec/opensearchrss/1.0/' \
xmlns:gd='http://schemas.google.com/g/2005' xmlns:thr='http://purl.org/syndication/thread/1.0' \
xmlns:app='http://www.w3.org/2007/app'><id>tag:blogger.com,1999:blog-5.archive</id>\
<updated>2012-03-04T09:30:00.000-08:00</updated><title type='text'>Harbour &amp; Hill</title>\
<link rel='alternate' type='text/html' href='http://harbour.example/'/><author><name>Mary Reed</name>\
<email>noreply@harbour.example</email></author>"""
REMOVED = "<gd:extendedProperty name='blogger.contentRemoved' value='true'/>"
DRAFT = "<app:control><app:draft>yes</app:draft></app:control>"
MARY = "http://www.blogger.com/profile/42"


def entry(number: int, kind: str, content: str, more: str = "", *, name: str = "Al", uri: str = "") -> str:
    """Return an entry of a backup as Blogger itself offered it."""
    identity = f"<uri>{uri}</uri>" if uri else ""
    return f"""<entry><id>tag:blogger.com,1999:blog-5.post-{number}</id>\
<published>2012-03-04T{number % 24:02}:30:00.000-08:00</published><updated>2012-03-05T09:00:00.000-08:00</updated>\
<category scheme='http://schemas.google.com/g/2005#kind' term='{KIND}{kind}'/>\
<category scheme='http://www.blogger.com/atom/ns#' term='bridges'/><title type='text'>Bridge &amp;amp; tunnel</title>\
<content type='html'>{content}</content><author><name>{name}</name>{identity}<email>al77@mail.example</email>\
<gd:image rel='http://schemas.google.com/g/2005#thumbnail' src='//img.example/al.png'/></author>{more}</entry>"""


def post(
    number: int, content: str = "&lt;p&gt;It closed.&lt;/p&gt;", more: str = "", kind: str = "post"
) -> str:
    link = (
        f"<link rel='alternate' type='text/html' href='http://harbour.example/2012/03/bridge-{number}.html'/>"
    )
    return entry(number, kind, content, link + more, name="Mary Reed", uri=MARY)


def comment(
    number: int,
    content: str,
    more: str = "",
    *,
    on: int = 1,
    answers: int = 0,
    name: str = "Al",
    uri: str = "",
) -> str:
    related = (
        f"<link rel='related' href='http://www.blogger.com/feeds/5/{on}/comments/default/{answers}?v=2'/>"
    )
    said = f"""<thr:in-reply-to href='http://harbour.example/2012/03/bridge-{on}.html' \
ref='tag:blogger.com,1999:blog-5.post-{on}' source='http://www.blogger.com/feeds/5/posts/default/{on}'/>"""
    return entry(number, "comment", content, said + (related if answers else "") + more, name=name, uri=uri)


SETTING = f"""<entry><id>tag:blogger.com,1999:blog-5.settings.BLOG_LOCALE</id>\
<category scheme='http://schemas.google.com/g/2005#kind' term='{KIND}settings'/><content type='text'>en_GB</content>\
<author><name>Mary Reed</name></author></entry>"""
BACKUP = (
    HEAD
    + entry(99, "template", "&lt;html&gt;$bodyText&lt;/html&gt;")
    + SETTING
    + post(1, "&lt;a name='more'/&gt;It closed&lt;br /&gt;on &lt;b&gt;Monday&lt;/b&gt;.")
    + post(2, more=DRAFT)
    + post(3, "About us", kind="page")
    + post(4, "The rules", kind="page")
    + comment(11, "Fish &amp;amp; chips&lt;BR/&gt;&lt;BR/&gt;for all")
    + comment(12, "No.", answers=11, name="Mary Reed", uri=MARY)
    + comment(13, "This comment has been removed by the author.", REMOVED, answers=11)
    + comment(14, "What did it say?", answers=13, name="Anonymous")
    + comment(15, "Removed by a blog administrator.", REMOVED)
    + comment(16, "Wait", DRAFT)
    + comment(17, "On the draft", on=2)
    + comment(18, "On the rules", on=4)
    + "</feed>"
)


def test_a_build_makes_reports_of_posts_and_ties_their_comments_to_them(built) -> None:
    made = built({"blog-03-04-2012.xml": BACKUP}, strict=False)

    assert {key: (row["title"], row["text"], row["url"]) for key, row in made.reports.items()} == {
        "blog-5.post-1": (
            "Bridge & tunnel",
            "It closed\non Monday.",
            "http://harbour.example/2012/03/bridge-1.html",
        ),
        "blog-5.post-4": ("Bridge & tunnel", "The rules", "http://harbour.example/2012/03/bridge-4.html"),
    }
    report = made.reports["blog-5.post-1"]
    assert (report["authors"], report["outlet"], report["published"]) == (
        ["Mary Reed"],
        "Harbour & Hill",
        "2012-03-04T01:30:00.000-08:00",
    )
    rows = {key.removeprefix("blog-5.post-"): row for key, row in made.comments.items()}
    assert {key: (row["parent_id"], row["kind"], row["badge"], row["text"]) for key, row in rows.items()} == {
        "11": (None, "comment", None, "Fish & chips\nfor all"),
        "12": ("blog-5.post-11", "comment", "author", "No."),
        "13": ("blog-5.post-11", "deleted", None, ""),
        "14": ("blog-5.post-13", "comment", None, "What did it say?"),
        "18": (None, "comment", None, "On the rules"),
    }
    assert rows["11"]["published"] == "2012-03-04T11:30:00.000-08:00"
    assert rows["11"]["author"]


def test_what_is_left_out_is_counted(read) -> None:
    found = read("blog.xml", BACKUP)

    assert found.said == [
        "blog.xml: 1 item left out: 1 draft" + UNSEEN,
        "blog.xml: 2 comments left out: 1 on items left out, 1 unapproved" + UNSEEN,
        "blog.xml: 3 items left out: 1 template, 1 settings, 1 page without comments" + NO_REPORTS,
    ]
    assert found.reports[0].site_language == "en-GB"


def test_nothing_is_known_of_people_but_their_names(built) -> None:
    made = built({"blog.xml": BACKUP}, strict=False)

    assert [
        said for said in (b"mail.example", b"noreply", b"profile/42", b"al.png") if said in made.bytes
    ] == []


TAKEOUT_HEAD = """<?xml version='1.0' encoding='utf-8'?>
<feed xmlns='http://www.w3.org/2005/Atom' xmlns:blogger='http://schemas.google.com/blogger/2018'>
  <id>tag:blogger.com,1999:blog-5</id>
  <title>Harbour &amp; Hill</title>
"""


def taken_out(
    number: int, kind: str, content: str, status: str = "LIVE", more: str = "", **changed: str
) -> str:
    """Return an entry of the feed that Google Takeout hands out."""
    values = {"name": "Al", "trashed": "", "on": "", "answers": ""} | changed
    return f"""  <entry>
    <id>tag:blogger.com,1999:blog-5.post-{number}</id>
    <blogger:parent>{values["on"] and f"tag:blogger.com,1999:blog-5.post-{values['on']}"}</blogger:parent>
    <blogger:inReplyTo>{values["answers"] and f"tag:blogger.com,1999:blog-5.post-{values['answers']}"}\
</blogger:inReplyTo>
    <blogger:type>{kind}</blogger:type>
    <blogger:status>{status}</blogger:status>
    <author>
      <name>{values["name"]}</name>
      <uri></uri>
      <blogger:type>BLOGGER</blogger:type>
    </author>
    <title>{"" if kind == "COMMENT" else "Bridge"}</title>
    <content type='html'>{content}</content>
    <blogger:metaDescription/>
    <blogger:created>2020-01-0{number % 9 + 1}T11:00:00.123Z</blogger:created>
    <published>2020-01-0{number % 9 + 1}T11:00:00Z</published>
    <link/>
    <blogger:trashed>{values["trashed"]}</blogger:trashed>
{more}  </entry>
"""


def test_the_feed_of_takeout_says_the_same_in_elements_of_its_own(read) -> None:
    found = read(
        "feed.atom",
        TAKEOUT_HEAD
        + taken_out(2, "COMMENT", "Before its post\nin two lines", on="1")
        + taken_out(1, "POST", "&lt;p&gt;It\nclosed.", more="<blogger:filename>/2020/01/bridge.html</blogger:filename>")
        + taken_out(3, "COMMENT", "BUY", "SPAM", on="1")
        + taken_out(4, "COMMENT", "Don't.", on="1", answers="3", name="Bo")
        + taken_out(5, "COMMENT", "", "EMPTIED", on="1")
        + taken_out(6, "COMMENT", "Wait", "PENDING", on="1")
        + taken_out(7, "POST", "Not yet", "DRAFT")
        + taken_out(8, "POST", "No more", trashed="2020-02-01T00:00:00Z")
        + taken_out(9, "PAGE", "About us")
        + "</feed>",
    )  # fmt: skip

    (report,) = found.reports
    assert (report.title, report.text, report.url, report.authors) == (
        "Bridge",
        "It closed.",
        "/2020/01/bridge.html",
        ("Al",),
    )
    assert [(one.key, one.parent_key, one.author, one.kind, one.text) for one in found.comments] == [
        ("blog-5.post-4", "blog-5.post-3", "Bo", "comment", "Don't."),
        ("blog-5.post-5", None, None, "deleted", ""),
        ("blog-5.post-2", None, "Al", "comment", "Before its post\nin two lines"),
        ("blog-5.post-3", None, None, "deleted", ""),
    ]
    assert {one.report_key for one in found.comments} == {"blog-5.post-1"}
    assert found.said == [
        "feed.atom: 2 items left out: 1 draft, 1 trash" + UNSEEN,
        "feed.atom: 1 comment text left out: 1 spam" + UNSEEN,
        "feed.atom: 1 comment left out: 1 unapproved" + UNSEEN,
        "feed.atom: 1 item left out: 1 page without comments" + NO_REPORTS,
    ]


def test_where_the_blog_is_known_the_path_of_a_post_is_an_address(read) -> None:
    path = "<blogger:filename>/2020/01/bridge.html</blogger:filename>"
    link = "<link rel='alternate' href='https://harbour.example/'/>"

    found = read("feed.atom", TAKEOUT_HEAD + link + taken_out(1, "POST", "It closed.", more=path) + "</feed>")

    assert [report.url for report in found.reports] == ["https://harbour.example/2020/01/bridge.html"]


def test_an_entry_that_cannot_be_used_costs_no_other(read) -> None:
    found = read(
        "blog.xml",
        HEAD
        + "<entry><id>tag:blogger.com,1999:blog-5.post-8</id><content>?</content></entry>"
        + entry(9, "comment", "On what?")
        + post(1)
        + comment(11, "Good & bad <b>broken</i>")
        + "</feed>",
    )

    assert found.skipped == [
        "blog.xml, record 1: the entry does not say whether it is a post or a comment; export the blog again.",
        "blog.xml, record 2: the comment does not say which post it belongs to; export the blog again.",
    ]
    assert len(found.reports) == len(found.comments) == 1


def test_comments_without_their_posts_keep_the_address(built) -> None:
    made = built({"blog.xml": HEAD + comment(11, "Well said.") + "</feed>"}, strict=False)

    assert [row["url"] for row in made.reports.values()] == ["http://harbour.example/2012/03/bridge-1.html"]
    assert [row["text"] for row in made.comments.values()] == ["Well said."]


def test_entities_of_its_own_are_refused(read) -> None:
    bomb = "<!DOCTYPE feed [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]>"
    found = read("blog.xml", BACKUP.replace("<feed ", f"{bomb}<feed ", 1))

    assert found.reports == []
    assert "it declares entities of its own" in found.said[0]


def test_a_feed_of_another_site_is_no_backup(read) -> None:
    (said,) = read(
        "feed.atom", "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>urn:1</id></entry></feed>"
    ).said

    assert said == ("feed.atom: this is no backup of a blog at Blogger; turn it into JSON lines or CSV.")


def test_posts_and_comments_are_handed_over_before_the_last_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = HEAD + post(1) + "".join(comment(number, "Well said.") for number in range(11, 131)) + "</feed>"
    path = tmp_path / "blog.xml"
    path.write_text(text, encoding="utf-8")
    monkeypatch.setattr(xml, "CHUNK", 1_000)
    stream = io.StringIO(text)
    monkeypatch.setattr(xml, "open_text", lambda *_, **__: (stream, Encoding(codec="utf-8", name="UTF-8")))

    read = blogger.READER.read(Source(path, path.name), ReadSettings())

    assert isinstance(next(read), SourceReport)
    assert isinstance(next(read), SourceComment)
    assert stream.tell() <= 5_000
    assert len(list(read)) == 119
