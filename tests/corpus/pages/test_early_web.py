"""What weblogs and newspapers wrote in the years from 2003 to 2014, before most of them used systems in common."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from commentariat.corpus.pages import read_page
from commentariat.corpus.pages.wording.phrases import is_chrome

REPORT = (
    "The mill at Orrin will grind no more flour after Easter, its owner told the parish on Sunday evening. "
    "The wheel has to be renewed, and the money that was put aside for it went into the roof. "
) * 3
WORDS = (
    ("Ines Holm", "I bought my flour there for thirty years, and it was never dear."),
    ("bargee", "The roof leaks again, by the way; somebody should have looked at it twice."),
    ("Odo", "Could the school not take it over? Ours would be glad of the room."),
    ("Mrs Tarn", "My grandfather cut the stones for that wheel in a winter without any other work."),
)


def page(comments: str, *, beside: str = "") -> bytes:
    return (
        f"<title>The mill stops</title><div id=head><a href=/>Orrin Notes</a></div><div id=side>{beside}</div>"
        f"<h1>The mill stops</h1><p>April 2, 2006</p><p>{REPORT}</p>{comments}<p>Orrin Notes, since 2003</p>"
    ).encode()


def each(write: Callable[[int, str, str], str]) -> str:
    return "".join(write(n, name, text) for n, (name, text) in enumerate(WORDS, start=1))


def said(html: bytes) -> list[tuple[str | None, str | None, str]]:
    return [(comment.author, comment.shown, comment.text) for comment in read_page(html).comments]


def whole(moment: str) -> list[tuple[str | None, str | None, str]]:
    return [(name, moment.format(n=n), text) for n, (name, text) in enumerate(WORDS, start=1)]


def test_names_after_words_that_are_the_same_in_all_bylines_are_many() -> None:
    comments = each(
        lambda n, name, text: (
            f"<div class=eec><span class=num>{n}.</span> {text}"
            f"<div class=posted>Posted by <a href=/m/{n}>{name}</a> on 04/0{n}/2006 at 10:22 AM</div></div>"
        )
    )
    assert said(page(f"<h2>Reader response</h2>{comments}")) == whole("04/0{n}/2006 at 10:22 AM")


def test_the_name_between_by_and_the_time_is_the_author_and_what_is_in_bold_above_it_a_subject() -> None:
    subjects = {1: "Dear flour", 2: "Re:Dear flour", 3: "The school", 4: "Stones"}
    comments = each(
        lambda n, name, text: (
            f"<li><table><tr><td><b>{subjects[n]}</b> (Score:{n})<br>by <a href=/~{n}>{name}</a> "
            f"on Monday April 0{n} 2006, @11:02AM (<a href=#{n}>#{n}</a>)</td></tr><tr><td>{text}</td></tr>"
            "<tr><td>[ <a href=/r>Reply to This</a> ]</td></tr></table></li>"
        )
    )
    read = said(page(f"<b>4</b> comments<ul>{comments}</ul>"))
    assert [author for author, _, _ in read] == [name for name, _ in WORDS]
    assert [text for _, _, text in read] == [
        f"Dear flour\n{WORDS[0][1]}",
        WORDS[1][1],
        f"The school\n{WORDS[2][1]}",
        f"Stones\n{WORDS[3][1]}",
    ]


def test_a_name_behind_the_time_and_by_below_the_text_is_the_author() -> None:
    comments = "".join(
        f"<h4 class=commentTitle># re: The mill stops</h4><div class=commentsbody>{text}</div>"
        f"<div class=commentsby>April 1{n}, 2006 9:14 AM by <a href=/u/{n}>{name}</a></div>"
        for n, (name, text) in enumerate(WORDS[:3], start=1)
    )
    html = page(f"<h3>Comments</h3><div id=comments>{comments}</div><h3>Leave a comment</h3><p>Name</p>")
    assert said(html) == whole("April 1{n}, 2006 9:14 AM")[:3]


def test_lines_of_number_time_and_name_are_the_heads_of_the_texts_below_them() -> None:
    comments = each(
        lambda n, name, text: (
            f'<p class=comment-info><a href="#c{n}">{n}.</a> On April {n}, 2006 at 08:02, by '
            f"<strong>{name}</strong></p><blockquote><p>{text}</p></blockquote>"
        )
    )
    read = said(page(f"<div id=comments><h3>Comments</h3>{comments}</div>"))
    assert [(author, text) for author, _, text in read] == list(WORDS)


def test_what_the_newest_comments_of_a_site_are_on_makes_them_no_comments_of_the_page() -> None:
    newest = each(
        lambda n, name, text: (
            f"<li><b>{name}</b> on <a href=/p/{n}>Post number {n * 7}</a><br>{text}<br><small>April {n}, 2006</small></li>"
        )
    )
    assert said(page("", beside=f"<h3>Recent comments</h3><ul>{newest}</ul>")) == []


@pytest.mark.parametrize(
    ("heading", "post"),
    [
        (
            "<h3>More posts</h3>",
            "<div class=pst><b><a href=/p/{n}>{title}</a></b><br>by <a href=/u/{n}>{name}</a> on {day}<p>{text}</p></div>",
        ),
        (
            "<h3>Downloads</h3>",
            "<div class=dl><strong>{title}</strong> uploaded by <a href=/u/{n}>{name}</a> on {day}<br>{text}</div>",
        ),
        ("<h3>Events</h3>", "<li><b>{title}</b><br>by <a href=/u/{n}>{name}</a> on {day}<br>{text}</li>"),
    ],
)
def test_posts_in_a_list_are_no_comments_for_being_signed_with_by_and_a_day(heading: str, post: str) -> None:
    titles = ("The kettle", "Snow on the quay", "Eels again", "A bridge for Orrin")
    posts = each(
        lambda n, name, text: post.format(
            n=n, title=titles[n - 1], name=name, day=f"April {n}, 2006", text=text
        )
    )
    assert said(page(heading + posts)) == []


def test_the_report_above_the_count_of_comments_is_none_of_them() -> None:
    boxes = each(
        lambda n, name, text: (
            f"<table><tr><td>by <a href=/u/{n}>{name}</a> on April {n}, 2006 @ 10:11</td></tr><tr><td>{text}</td></tr>"
            f"<tr><td><a href=/r/{n}>Reply</a></td></tr></table>"
        )
    )
    report = (
        "<table><tr><td><b>The mill stops</b><br>Posted on April 2, 2006 @ 17:00 by <a href=/u>admin</a>"
        f"</td></tr><tr><td>{REPORT}</td></tr></table>"
    )
    html = f"<title>The mill stops</title>{report}<p><b>The mill stops</b> | 4 comments</p>{boxes}".encode()
    assert said(html) == whole("April {n}, 2006 @ 10:11")


def test_the_report_above_the_heading_of_comments_with_a_number_is_none_of_them() -> None:
    boxes = each(
        lambda n, name, text: (
            f"<table><tr><td width={20 * (n % 2)}><img src=p.gif width={20 * (n % 2)}></td><td><b>{name}</b> "
            f"(0{n}-04-2006 10:11)<br>{text}<br><a href=/r>react</a></td></tr></table>"
        )
    )
    report = f"<table><tr><td><h2>The mill stops</h2><font size=1>01-04-2006 09:30</font><br>{REPORT}</td></tr></table>"
    html = f"<title>The mill stops</title>{report}<b>Reactions (4)</b><br>{boxes}".encode()
    assert said(html) == whole("0{n}-04-2006 10:11")


def test_a_subject_above_a_name_or_a_guest_and_a_time_is_the_first_line_of_the_text() -> None:
    def box(n: int, who: str, subject: str, text: str) -> str:
        return (
            f"<table class=talk-comment><tr><td><b>{subject}</b></td></tr><tr><td>{who}</td></tr>"
            f"<tr><td>2006-04-0{n} 07:14 pm (<a href=#{n}>link</a>)</td></tr><tr><td>{text}</td></tr>"
            "<tr><td>(<a href=/r>Reply to this</a>)</td></tr></table>"
        )

    comments = "".join(
        box(n, who, subject, WORDS[n - 1][1])
        for n, who, subject in (
            (1, "<span class=ljuser><a href=/users/bo><b>bo</b></a></span>", "dear flour"),
            (2, "<span class=ljuser><a href=/users/cy><b>cy</b></a></span>", ""),
            (3, "<i>(Anonymous)</i>", "the school"),
        )
    )
    assert [(author, text) for author, _, text in said(page(f"<div id=Comments>{comments}</div>"))] == [
        ("bo", f"dear flour\n{WORDS[0][1]}"),
        ("cy", WORDS[1][1]),
        ("Anonymous", f"the school\n{WORDS[2][1]}"),
    ]


def test_a_clock_beside_the_name_is_the_time_as_shown() -> None:
    comments = each(
        lambda n, name, text: (
            f"<div class=blogComment>{text}<br><div class=byline># posted by <a href=/b/{n}>{name}</a> : "
            f"<a href=#{n}>{n}:12 PM</a></div></div>"
        )
    )
    assert said(page(f"<h3>Comments:</h3>{comments}")) == whole("{n}:12 PM")


def test_a_title_made_of_the_first_words_is_neither_a_name_nor_a_subject() -> None:
    comments = each(
        lambda n, name, text: (
            f'<div class=comment><span class=title><a href="#c{n}">{text[:18].strip()}</a></span><div>On Tue, '
            f"2006-04-0{n} 14:22 {name} says:</div><div class=content><p>{text}</p></div>"
            "<div class=links>&raquo; <a href=/l>login</a> or <a href=/r>register</a> to post comments</div></div>"
        )
    )
    read = said(page(f"<div id=comments>{comments}</div>"))
    assert [(author, text) for author, _, text in read] == list(WORDS)


def test_buttons_beside_each_other_are_no_name() -> None:
    comments = each(
        lambda n, name, text: (
            f"<div class=idc-c><div class=idc-v><span>+{n}</span> <a>Vote up</a> <a>Vote down</a></div>"
            f"<p><a class=idc-a href=/u>{name}</a> · <a href=#{n}>{n} weeks ago</a></p>"
            f"<div class=idc-t>{text}</div><a>Reply</a></div>"
        )
    )
    read = said(page(f"<h3>4 Comments</h3><div>{comments}</div>"))
    assert [(author, text) for author, _, text in read] == list(WORDS)


def test_a_town_below_the_name_and_a_number_above_the_time_are_none_of_the_text() -> None:
    towns = ("Stell, UK", "Upper Orrin, Wales", "Cork, Ireland", "Mill End, UK")
    comments = each(
        lambda n, name, text: (
            f"<tr id=c{n}><td><b>{name}</b><br>{towns[n - 1]}</td><td><div>#{n}<br><span>April 1{n}, 2006</span></div>"
            f"<div>{text}</div><div><a>Reply &raquo;</a> | <a>Report Abuse</a></div></td></tr>"
        )
    )
    assert said(page(f"<div>Comments (Page 1)</div><table>{comments}</table>")) == whole("April 1{n}, 2006")


@pytest.mark.parametrize(
    "line",
    [
        "Click to rate Rating 212",
        "User Info | Send a Message",
        "Login or register to post comments",
        "Anmelden oder Registrieren um Kommentare zu schreiben",
        "Identifiez-vous ou inscrivez-vous pour poster des commentaires",
    ],
)
def test_what_systems_of_the_time_wrote_to_be_clicked_is_none_of_a_text(line: str) -> None:
    assert is_chrome(line)


def test_records_are_told_by_who_wrote_what_when_whatever_heads_them() -> None:
    names, texts = ("Ann Holm", "Bo", "Cy"), ("I saw none of it.", "So they lied?", "They never told us.")
    records = "".join(
        f'<div class="wb"><p><b>{name}</b> wrote on {n} May 2004 9:4{n}:</p><blockquote><p>{text}</p></blockquote></div>'
        for n, (name, text) in enumerate(zip(names, texts, strict=True), start=1)
    )
    page = read_page(
        "<title>Truce holds</title><h1>Truce holds</h1><p>The truce held for a second day on Monday, monitors said.</p>"
        f"<p>Nobody could say how long it would last, and few cared to guess.</p><h3>writebacks</h3>{records}"
    )
    assert [(comment.author, comment.text) for comment in page.comments] == list(
        zip(names, texts, strict=True)
    )
    assert page.comments[0].published == "2004-05-01T09:41"
