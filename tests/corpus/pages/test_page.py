"""What a page says of itself and of its comments, and pages that are broken or mean harm."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commentariat.corpus.errors import InputError
from commentariat.corpus.pages import Page, read_page
from commentariat.corpus.records import SourceReport

BODY = (
    "<p>The truce held for a second day on Monday, monitors said, as convoys crossed into the north of the city and "
    "people came out to buy bread for the first time in a week.</p>"
    "<p>Aid followed in the evening, the agency said, although two of its lorries were held at the gate until the "
    "papers had been read by three officers in turn.</p>"
)
COMMENT = (
    '<div class="comment" id="comment-{n}"><span class="author">{name}</span> '
    '<time datetime="2020-05-0{n}T10:00:00Z">{shown}</time><div class="comment-text">{text}</div></div>'
)


def page(inside: str, *, head: str = "", title: str = "Truce holds") -> str:
    return f'<!DOCTYPE html><html lang="en-GB"><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1>{BODY}</article>{inside}</body></html>'


def comments(*texts: str) -> str:
    return (
        '<div id="comments">'
        + "".join(
            COMMENT.format(n=n, name=f"Reader {n}", shown=f"{n} May 2020", text=text)
            for n, text in enumerate(texts, 1)
        )
        + "</div>"
    )


def thread(url: str | None, *, number: int = 1) -> list[tuple[str | None, str | None]]:
    def item(key: int, text: str, inner: str = "") -> str:
        return (
            f'<li id="comment-{key}" class="comment"><article class="comment-body"><footer class="comment-meta">'
            f'<b class="fn">Al</b> <time datetime="2021-07-02T10:15:00Z">2 July 2021</time></footer>'
            f'<div class="comment-content"><p>{text}</p></div></article>{inner}</li>'
        )

    answer = f'<ol class="children">{item(number + 1, "And what of the bridge?")}</ol>'
    listed = f'<ol class="comment-list">{item(number, "The truce will not last.", answer)}</ol>'
    page = read_page(f"<title>Truce</title><p>The truce held.</p><div id=comments>{listed}</div>", url=url)
    return [(comment.key, comment.parent_key) for comment in page.report(locator="a.html").comments]


def test_a_comments_number_is_its_sites_and_without_an_address_its_reports() -> None:
    own = [("courier.example/comment-1", None), ("courier.example/comment-2", "courier.example/comment-1")]
    assert thread("https://www.courier.example/truce/") == own
    assert thread("https://tide.example/truce/") != own
    assert thread(None) == [("comment 1", None), ("comment 2", "comment 1")]


def test_a_report_says_who_when_where_and_in_which_language() -> None:
    head = (
        '<meta name="author" content="Ed Editor"><meta property="article:published_time" content="2020-04-30T09:00:00Z">'
        '<meta property="og:site_name" content="The Example"><link rel="canonical" href="https://example.org/truce">'
    )
    read = read_page(page(comments("Good."), head=head))

    assert (read.title, read.authors, read.published) == (
        "Truce holds",
        ("Ed Editor",),
        "2020-04-30T09:00:00+00:00",
    )
    assert (read.outlet, read.url, read.language) == ("The Example", "https://example.org/truce", "en-GB")
    assert read.text.startswith("The truce held") or "\nThe truce held" in read.text
    assert "Good." not in read.text


def test_the_caller_knows_address_and_time_of_capture_better() -> None:
    read = read_page(page(""), url="https://example.org/a", retrieved="2020-06-01T12:00:00Z")
    assert (read.url, read.retrieved) == ("https://example.org/a", "2020-06-01T12:00:00Z")


def test_a_page_becomes_a_report_at_its_place() -> None:
    report = read_page(page(comments("Good.", "Bad."))).report(locator="a/b.html")

    assert isinstance(report, SourceReport)
    assert report.locator == "a/b.html"
    assert not report.may_trail
    assert [c.locator for c in report.comments] == ["a/b.html, comment 1", "a/b.html, comment 2"]


@pytest.mark.parametrize(
    ("shown", "retrieved", "published"),
    [
        ("3 days ago", "2020-05-20T10:00:00", "2020-05-17"),
        ("vor 11 Wochen", "2020-05-20", "2020-03"),
        ("il y a 2 heures", "2020-05-20T10:00:00", "2020-05-20"),
        ("25 minutes ago", "2020-05-20T10:00:00", "2020-05-20T09:35"),
        ("yesterday at 5:30 pm", "2020-05-20", "2020-05-19T17:30"),
        ("3 days ago", None, None),
    ],
)
def test_relative_times_count_from_the_capture_and_are_no_finer_than_their_words(
    shown: str, retrieved: str | None, published: str | None
) -> None:
    html = page(
        f'<div class="comments"><div class="comment"><span class="author">Ann</span> <span class="date">{shown}</span><p>Good words.</p></div></div>'
    )
    (comment,) = read_page(html, retrieved=retrieved).comments
    assert (comment.shown, comment.published) == (shown, published)


def test_a_saved_page_tells_when_it_was_saved() -> None:
    note = "<!--\n Page saved with SingleFile\n url: https://example.org\n saved date: Wed May 20 2020 10:00:00 GMT+0200 (CEST)\n-->"
    html = page(
        '<div class="comments"><div class="comment"><span class="author">Ann</span> <span class="date">2 days ago</span><p>Good words.</p></div></div>'
    )
    read = read_page(note + html)
    assert read.retrieved == "2020-05-20T10:00:00+02:00"
    assert read.comments[0].published == "2020-05-18"


@pytest.mark.parametrize(
    ("lang", "dates", "published"),
    [
        ("en-US", ("05/03/2020", "05/04/2020"), ["2020-05-03", "2020-05-04"]),
        ("de", ("05/03/2020", "05/04/2020"), ["2020-03-05", "2020-04-05"]),
        ("en", ("05/03/2020", "05/23/2020"), ["2020-05-03", "2020-05-23"]),
        ("en", ("05/03/2020", "05/04/2020"), [None, None]),
        ("pl", ("5 listopada 2020", "6 listopada 2020"), ["2020-11-05", "2020-11-06"]),
        ("hr", ("5. listopada 2020", "6. listopada 2020"), ["2020-10-05", "2020-10-06"]),
    ],
)
def test_dates_are_read_by_the_page_and_never_guessed(
    lang: str, dates: tuple[str, str], published: list[str | None]
) -> None:
    inside = "".join(
        f'<div class="comment"><span class="author">R{n}</span> <span class="date">{date}</span><p>Words {n}.</p></div>'
        for n, date in enumerate(dates)
    )
    html = page(f'<div class="comments">{inside}</div>').replace("en-GB", lang)
    read = read_page(html)
    assert [c.published for c in read.comments] == published
    assert [c.shown for c in read.comments] == list(dates)


@pytest.mark.parametrize(
    ("heading", "declared", "partial"),
    [
        ("<h3>2 Comments</h3>", 2, False),
        ("<h3>20 thoughts on “Truce holds”</h3>", 20, True),
        ("<h3>Showing 1-2 of 150 comments</h3>", 150, True),
        ("<h3><span>1.023</span> Kommentare</h3>", 1023, True),
        ("<h3>Comments</h3>", None, None),
    ],
)
def test_declared_counts_are_compared_with_what_is_there(
    heading: str, declared: int | None, partial: bool | None
) -> None:
    read = read_page(page(heading + comments("Good.", "Bad.")))
    assert (read.comments_declared, read.comments_partial, len(read.comments)) == (declared, partial, 2)
    assert bool(read.problems) is bool(partial)


@pytest.mark.parametrize(
    ("mark", "system"),
    [
        ('<div id="disqus_thread"></div><script src="https://x.disqus.com/embed.js"></script>', "disqus"),
        (
            '<div id="coral_thread"></div><script src="https://x.coral.coralproject.net/assets/js/embed.js"></script>',
            "coral",
        ),
        (
            '<div class="viafoura"><vf-conversations></vf-conversations></div><script src="https://cdn.viafoura.net/entry/index.js"></script>',
            "viafoura",
        ),
        (
            '<div data-spot-im-module="conversation" class="spot-im-frame"></div><script src="https://launcher.spot.im/spot/x"></script>',
            "openweb",
        ),
        ('<div class="fb-comments" data-href="https://example.org"></div>', "facebook"),
        ('<script src="https://giscus.app/client.js"></script>', "giscus"),
    ],
)
def test_comments_that_come_by_script_are_told_of(mark: str, system: str) -> None:
    ld = '<script type="application/ld+json">{"@type": "NewsArticle", "commentCount": 16}</script>'
    read = read_page(page(mark, head=ld))

    assert read.comments == ()
    assert (read.comment_system, read.comments_declared, read.comments_partial) == (system, 16, True)
    assert [str(p) for p in read.problems] == [
        f"its comments: not all of the comments are in the page ({system}): 16 comments declared, 0 captured; "
        "save the page with all its comments shown, or add an export of the comment system."
    ]


def test_a_page_without_any_sign_of_comments_says_nothing_of_them() -> None:
    read = read_page(page(""))
    assert (read.comments, read.comment_system, read.comments_declared, read.comments_partial) == (
        (),
        None,
        None,
        None,
    )


def test_comments_for_machines_only() -> None:
    ld = {
        "@type": "NewsArticle", "commentCount": 2,
        "comment": [{"@type": "Comment", "text": "<p>First.</p><script>x()</script>", "author": {"name": "Ann"}, "dateCreated": "2020-05-01T10:00:00Z", "upvoteCount": 3,
                     "comment": [{"@type": "Comment", "text": "Second.", "author": "Bo"}]}],
    }  # fmt: skip
    written = json.dumps(ld).replace("</script>", "<\\/script>")
    read = read_page(page("", head=f'<script type="application/ld+json">{written}</script>'))

    assert [(c.author, c.text, c.likes, c.rule) for c in read.comments] == [
        ("Ann", "First.", 3, "json-ld"),
        ("Bo", "Second.", None, "json-ld"),
    ]
    assert read.comments[1].parent_key == read.comments[0].key
    assert read.comments_partial is False


def test_comments_for_machines_are_numbered_by_the_page_and_so_tied_to_its_report() -> None:
    written = json.dumps({"comment": [{"@type": "Comment", "text": "First."}]})
    read = read_page(
        page("", head=f'<script type="application/ld+json">{written}</script>'),
        url="https://tide.example/truce",
    )
    assert [comment.key for comment in read.report(locator="a.html").comments] == ["comment j1"]


def test_a_count_for_machines_that_is_no_number_is_none() -> None:
    written = '{"@type": "NewsArticle", "commentCount": "²"}'
    read = read_page(page("", head=f'<script type="application/ld+json">{written}</script>'))
    assert read.comments_declared is None


@pytest.mark.parametrize("codec", ["cp1251", "koi8-r", "utf-8", "utf-16"])
def test_pages_are_decoded_as_they_declare(codec: str) -> None:
    text = page(comments("Хорошо сказано.")).replace("<head>", f'<head><meta charset="{codec}">')
    read = read_page(text.encode(codec))
    assert [c.text for c in read.comments] == ["Хорошо сказано."]


def test_what_is_valid_utf8_is_read_so_whatever_the_page_declares() -> None:
    text = page(comments("Schön gesagt – “ja”.")).replace("<head>", '<head><meta charset="iso-8859-1">')
    assert read_page(text.encode()).comments[0].text == "Schön gesagt – “ja”."


def test_latin_1_means_windows_1252_on_the_web() -> None:
    text = page(comments("Schön – “ja”.")).replace(
        "<head>", '<head><meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">'
    )
    read = read_page(text.encode("cp1252"))
    assert read.comments[0].text == "Schön – “ja”."
    assert read.changes == ("read as cp1252, as the page declares",)


def test_a_page_that_is_no_text_is_refused() -> None:
    with pytest.raises(InputError, match="PNG picture"):
        read_page(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)


def test_nothing_that_runs_reaches_the_text() -> None:
    html = page(
        comments(
            'Good<script>alert("x")</script><img src=x onerror="alert(1)"> <a href="javascript:alert(2)" onclick="alert(3)">words</a><style>p{}</style>.'
        )
    )
    assert [c.text for c in read_page(html).comments] == ["Good words."]


def test_entities_a_page_defines_are_not_expanded() -> None:
    bomb = (
        '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/hosts">]>'
    )
    read = read_page(bomb + page(comments("Good &b; &f; words.")))
    assert "haha" not in read.comments[0].text
    assert "localhost" not in read.comments[0].text


def test_ten_thousand_nested_elements_lose_no_text() -> None:
    read = read_page(
        page(
            "<div>" * 10_000
            + "<p>The words at the very bottom of it all stand here to be found.</p>"
            + "</div>" * 10_000
            + comments("Good.")
        )
    )
    assert [c.text for c in read.comments] == ["Good."]
    assert "nested more than 300 deep" in str(read.problems[0])


def test_huge_attributes_are_emptied() -> None:
    read = read_page(
        page(
            f'<img src="data:image/png;base64,{"A" * 2_000_000}" class="{"b" * 100_000}">' + comments("Good.")
        )
    )
    assert [c.text for c in read.comments] == ["Good."]
    assert any("attributes longer than" in change for change in read.changes)


def test_a_page_of_too_many_elements_keeps_its_text() -> None:
    read = read_page("<table>" + "<td>cell" * 61_000 + "</table>" + comments("Good."))
    assert read.text.startswith("cell")
    assert "Good." not in read.text
    assert any("too many to tell its body" in str(problem) for problem in read.problems)


@pytest.mark.parametrize(
    "broken",
    [
        "",
        "<",
        "<!--",
        "<html",
        "<p",
        "\x00\x00",
        "<script>",
        "</html>",
        "<table><tr><td",
        "&#0;&#xD800;&#x110000;",
    ],
)
def test_broken_pages_are_read_as_far_as_they_go(broken: str) -> None:
    assert isinstance(read_page(broken), Page)


def test_unclosed_tags_do_not_run_comments_together() -> None:
    html = page(
        '<ul class="comments">'
        + "".join(
            f'<li class="comment" id="comment-{n}"><b class="author">R{n}</b> <i class="date">{n} May 2020</i><p>Words {n}.'
            for n in (1, 2, 3)
        )
    )
    assert [c.text for c in read_page(html).comments] == ["Words 1.", "Words 2.", "Words 3."]


TAGS = st.sampled_from(
    [
        "div",
        "p",
        "li",
        "ul",
        "span",
        "a",
        "table",
        "tr",
        "td",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "time",
        "h3",
        "b",
        "br",
        "form",
        "script",
    ]
)
NAMES = st.sampled_from(
    [
        "comment",
        "comments",
        "comment-1",
        "comment-2",
        "author",
        "date",
        "comment-text",
        "reply",
        "depth-2",
        "children",
        "recentcomments",
        "wpd-comm-1_0",
        "pingback",
        "",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        [
            "May 1, 2020",
            "vor 3 Tagen",
            "2 Comments",
            "says:",
            "Posted by Ann",
            "Reply",
            "\x00",
            "&amp;",
            "<",
            "]]>",
        ]
    ),
)


@st.composite
def soups(draw: st.DrawFn) -> str:
    parts = []
    for _ in range(draw(st.integers(0, 40))):
        tag, name = draw(TAGS), draw(NAMES)
        parts.append(
            draw(
                st.sampled_from([f'<{tag} class="{name}">', f'<{tag} id="{name}">', f"</{tag}>", f"<{tag}>"])
            )
        )
        parts.append(draw(TEXTS))
    return "".join(parts)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(soups())
def test_no_soup_of_tags_breaks_a_reader(html: str) -> None:
    read = read_page(html)
    keys = [c.key for c in read.comments if c.key]
    assert len(keys) == len(set(keys))
    assert all(c.parent_key is None or c.parent_key in keys for c in read.comments)
    assert all(0 <= c.confidence <= 1 for c in read.comments)


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=400))
def test_no_bytes_break_a_reader(data: bytes) -> None:
    with suppress(InputError):
        assert isinstance(read_page(data), Page)


def test_blogger_s_own_links_are_no_badge_and_the_author_s_icon_is() -> None:
    def item(number: int, name: str, icon: str = "") -> str:
        return (
            f'<li class="comment" id="c{number}"><div class="comment-block"><div class="comment-header"><cite class="user">'
            f'<a href="#">{name}</a></cite><span class="icon user {icon}"></span><span class="datetime"><a>8 February 2014 at 18:2{number}'
            f'</a></span></div><p class="comment-content">Kale please, number {number}.</p><span class="item-control blog-admin">'
            "<a>Delete</a></span></div></li>"
        )

    items = item(1, "Bob") + item(2, "Jo", "blog-author") + item(3, "Al")
    found = read_page(page(f'<div class="comments" id="comments"><ol>{items}</ol></div>')).comments
    assert [(c.author, c.badge) for c in found] == [("Bob", None), ("Jo", "author"), ("Al", None)]


def test_votes_stand_beside_their_buttons_or_in_them() -> None:
    def item(number: int, votes: str) -> str:
        return (
            f'<div class="comment" id="comment-{number}"><span class="author">Reader {number}</span> <time>2 July 2021</time>'
            f"<p>The truce will not last, I say for the time {number}.</p>{votes}</div>"
        )

    items = (
        item(
            1, '<span class="a1"><a class="up" title="Up Vote"><i></i></a><span class="cnt">41</span></span>'
        )
        + item(2, '<button class="like-button"><span class="count">7</span></button>')
        + item(3, '<button class="vote-down">3</button>')
        + item(4, "<button>1,204 Recommend</button>")
        + item(5, '<span id="r5"><a href="#">Recommend</a> (14)</span>')
    )
    found = read_page(page(f'<div id="comments">{items}</div>')).comments
    wanted = [(41, None), (7, None), (None, 3), (1204, None), (14, None)]
    assert [(c.likes, c.dislikes) for c in found] == wanted


def test_votes_may_stand_after_the_element_of_a_comment() -> None:
    items = "".join(
        f'<div class="wrap"><div class="comment-body"><b class="author">Reader {n}</b> <time>2 July 2021</time><p>The truce will '
        f'not last, for the time {n}.</p></div><div class="tools"><span class="up-count">{n}7</span></div></div>'
        for n in (1, 2, 3)
    )
    found = read_page(page(f'<div id="comments">{items}</div>')).comments
    assert [(c.author, c.likes) for c in found] == [("Reader 1", 17), ("Reader 2", 27), ("Reader 3", 37)]


def test_a_trackback_is_known_by_its_excerpt() -> None:
    items = "".join(
        f'<li id="comment-{n}"><cite>{name}</cite> Says: <small class="commentmetadata">April {n}rd, 2006 at 1:05 pm</small><p>{text}</p></li>'
        for n, name, text in (
            (3, "Hal", "Mind the third rung of that ladder."),
            (
                4,
                "The Tin Snip » Other people’s roofs and sheds",
                "[...] Hal has a fine story about a lumber yard. [...]",
            ),
        )
    )
    found = read_page(
        page(f'<h3 id="comments">2 Responses</h3><ol class="commentlist">{items}</ol>')
    ).comments
    assert [(c.author, c.kind) for c in found] == [
        ("Hal", "comment"),
        ("The Tin Snip » Other people’s roofs and sheds", "pingback"),
    ]


def test_blank_pictures_of_the_table_age_set_answers_in() -> None:
    rows = "".join(
        f'<table id="t{n}" class="talk-comment"><tr><td><img src="dot.gif" height="1" width="{width}"></td><td><span class="ljuser">{name}</span>'
        f"<br>2011-05-03 08:0{n} pm<br><div>{name} says that floors rot from below.</div><a>Reply</a></td></tr></table>"
        for n, (name, width) in enumerate((("anna", 0), ("bert", 25), ("carl", 50), ("dora", 25)), start=1)
    )
    found = read_page(page(f'<div id="Comments"><h3>4 comments</h3>{rows}</div>')).comments
    names = {c.key: c.author for c in found}
    assert [(c.author, names.get(c.parent_key)) for c in found] == [
        ("anna", None),
        ("bert", "anna"),
        ("carl", "bert"),
        ("dora", "anna"),
    ]


def test_boxes_of_newest_comments_are_no_part_of_the_body() -> None:
    box = (
        '<div id="block-comment-recent" class="block block-comment"><h2>Recent comments</h2><ul><li><a href="/c/1">I agree '
        "with the porter about the swans and the gate</a> <span>2 weeks ago</span></li></ul></div>"
    )
    read = read_page(page(box))
    assert "porter" not in read.text
    assert read.comments == ()


LETTERS = (
    "<p><b>Edith Garrioch</b> (Stennick): I crossed on the Maud the day I was married.</p>"
    "<p><b>P. Linklater</b> (Kirkhope): Mrs Garrioch is quite right.</p><p>It has been hit twice.</p>"
    "<p><b>“Old Salt”</b>: In 1953 we rowed it.</p>"
)


def test_letters_that_a_name_and_a_place_open() -> None:
    read = read_page(page(f"<h3>You write to us</h3>{LETTERS}<hr><p>The Packet, 4 Shore Street.</p>"))
    assert [(c.author, c.text) for c in read.comments] == [
        ("Edith Garrioch", "I crossed on the Maud the day I was married."),
        ("P. Linklater", "Mrs Garrioch is quite right.\n\nIt has been hit twice."),
        ("Old Salt", "In 1953 we rowed it."),
    ]
    assert "rowed" not in read.text


def test_an_interview_under_a_heading_of_letters_is_none() -> None:
    talk = "".join(
        f"<p><b>{who}</b>: {said}</p>"
        for who, said in (
            ("Ann", "Who wrote first?"),
            ("Mr Bo", "She did."),
            ("Ann", "When?"),
            ("Mr Bo", "In May."),
            ("Ann", "Why?"),
        )
    )
    assert read_page(page(f"<h3>Letters from the front</h3>{talk}")).comments == ()


def test_tables_that_lay_a_page_out_hold_paragraphs_and_tables_of_figures_stay() -> None:
    first = "The last ferry will cross on Friday week, the commissioners said, since the bill for a new shaft would be more than she is worth to anybody."
    second = "The captain, who has been with her since she came north, told the Packet that he would not be looking for another command after this one."
    figures = "<table><tr><th>Year</th><th>Crossings</th></tr><tr><td>1997</td><td>412</td></tr></table>"
    cells = f"<td><a href='/'>News</a><br><a href='/t'>Tides</a></td><td><h1>Last crossing</h1><p>{first}</p><p>{second}</p>{figures}</td>"
    text = read_page(
        f"<html><head><title>Last crossing</title></head><body><table width=640><tr>{cells}</tr></table></body></html>"
    ).text
    lines = text.split("\n")
    assert first in lines
    assert second in lines
    assert any("1997" in line and "412" in line for line in lines)


def test_a_text_that_ends_with_the_time_it_was_written_stays_whole() -> None:
    items = "".join(
        f'<div class="comment" id="comment-{n}"><p><b class="author">Reader {n}</b> <span class="date">2 days ago</span></p>'
        f"<p>The truce will not last, for the time {n}.</p><p>saw the convoy 2 days ago</p></div>"
        for n in (1, 2)
    )
    found = read_page(page(f'<div id="comments">{items}</div>')).comments
    assert [c.text for c in found] == [
        f"The truce will not last, for the time {n}.\n\nsaw the convoy 2 days ago" for n in (1, 2)
    ]


def test_an_answer_that_names_whom_it_is_for_is_put_under_them() -> None:
    """Widgets show a few levels and set what is deeper beside each other."""

    def one(number: int, depth: int, name: str, to: str, text: str) -> str:
        said = f'<span class="reply-to"><a>{to}</a></span>' if to else ""
        return (
            f'<li class="comment depth-{depth}" id="comment-{number}"><span class="username">{name}</span>{said}'
            f'<time datetime="2019-05-10T10:0{number}">10:0{number}</time><div class="comment-text">{text}</div></li>'
        )

    html = (
        one(1, 0, "Ann", "", "It will rain.")
        + one(2, 1, "Bo", "Ann", "It will not.")
        + one(3, 1, "Cy", "Bo", "It did.")
        + one(4, 0, "Bo", "", "Sunny here.")
        + one(5, 1, "Ann", "Cy", "Where is here?")
    )
    read = read_page(page(f'<div id="comments"><h3>Comments</h3><ul>{html}</ul></div>').encode()).comments
    keys = [comment.key for comment in read]
    parents = [keys.index(comment.parent_key) if comment.parent_key else None for comment in read]
    assert parents == [None, 0, 1, None, 3], (
        "whom nobody wrote above in the same thread answers nobody by name"
    )


def test_numbers_hidden_between_the_letters_of_a_name_are_none_of_it() -> None:
    """A Czech newspaper hides them from readers by its style sheet, to mislead harvesters."""
    comment = (
        '<div class="contribution" id="disc-{n}"><h4 class="name"><a>J<i>34</i>an V<i>17</i>otrub<i>6</i>a</a></h4>'
        '<div class="date">3. 2. 2011 7:1{n}</div><div class="user-text"><p>Rozhlas hlásí nesmysly {n}.</p></div>'
        '<a class="reply">Reagovat na příspěvek</a></div>'
    )
    html = "".join(comment.replace("{n}", str(n)) for n in range(1, 4))
    read = read_page(page(f"<div><h2>Příspěvky</h2><p>Celkem příspěvků: 3</p>{html}</div>").encode())
    assert [comment.author for comment in read.comments] == ["Jan Votruba"] * 3
    assert read.comments_declared == 3


def test_drupal_says_in_rdfa_how_many_comments_there_are() -> None:
    read = read_page(
        page('<span property="sioc:num_replies" content="9" datatype="xsd:integer"></span>').encode()
    )
    assert read.comments_declared == 9


AMBUSH = (
    "<p>Two soldiers were killed and five were wounded early on Friday in an ambush near post 14, on the northern border, "
    "the ministry said.</p><p>According to the ministry the patrol came under fire at 3:20 from the far bank of the river, and "
    "reinforcements arrived within twenty minutes.</p><p>The government denies any part in it and asks for a common "
    "inquiry, while the opposition calls for the resignation of the minister of defence.</p>"
)


def test_a_list_of_contents_is_no_part_of_the_report_and_its_headings_are() -> None:
    contents = '<details class="toc"><summary>Contents</summary><ul><li><a href="#a">Five questions</a></li></ul></details>'
    html = (
        f"<title>Ambush at post 14</title><body><article><h1>Ambush at post 14</h1>{contents}"
        f"<div>He spoke at noon.<h2 id=a>Five questions</h2>{AMBUSH}</div></article></body>"
    )
    read = read_page(html.encode())
    assert ("Contents" in read.text, read.text.count("Five questions")) == (False, 1)


def test_the_list_in_which_joomla_tells_of_an_article_is_no_part_of_it() -> None:
    info = (
        '<dl class="article-info"><dt class="article-info-term">Details</dt><dd class="category-name">Category: <a>News</a></dd>'
        '<dd class="published">Published on Friday, 04 October 2013 09:45</dd><dd class="createdby">Written by Mara Holm</dd></dl>'
    )
    html = f"<title>Ambush</title><div id=main><div class=item-page><h2><a href=/x>Ambush</a></h2>{info}{AMBUSH}</div></div>"
    read = read_page(html.encode())
    assert not any(said in read.text for said in ("Details", "Category", "Published", "Mara Holm"))
    assert (read.authors, (read.published or "")[:10]) == (("Mara Holm",), "2013-10-04")


def test_what_several_of_those_who_write_are_called_by_the_site_is_cut_and_what_one_is_called_stays() -> None:
    def named(*names: str) -> list[str | None]:
        html = "".join(
            f'<li class="comment" id="comment-{n}"><cite class="fn">{name}</cite> <time datetime="2019-05-1{n}">May 1{n}</time>'
            f'<div class="comment-body"><p>It was late for the time {n}.</p></div></li>'
            for n, name in enumerate(names, start=1)
        )
        read = read_page(page(f'<div id="comments"><h3>Comments</h3><ol>{html}</ol></div>').encode())
        return [comment.author for comment in read.comments]

    assert named("Ann (onbevestigd)", "Bo (onbevestigd)", "Cy (onbevestigd)") == ["Ann", "Bo", "Cy"]
    assert named("Tom (the host)", "Bo", "Tom (the host)", "Tom (the host)")[0] == "Tom (the host)"


def test_the_title_is_had_where_the_extractor_of_bodies_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object, **__: object) -> None:
        raise ValueError("no such element")

    monkeypatch.setattr("trafilatura.bare_extraction", failing)
    read = read_page(page(comments("Good.")))
    assert (read.title, read.text, read.language) == ("Truce holds", "", "en-GB")
    assert [comment.text for comment in read.comments] == ["Good."]
