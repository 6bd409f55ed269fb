"""Pages without comments whose lists, forms and bylines show names and times as comments do."""

from __future__ import annotations

import pytest

from commentariat.corpus.pages import read_page

BODY = (
    "<p>The council will close the swimming pool in Mill Lane at the end of May, the mayor announced on Friday evening, "
    "since the roof can no longer be repaired for less than the price of a new one. Parents who had gathered outside the "
    "town hall said that three schools use the pool, and that the nearest other one lies eleven miles away.</p>"
) * 6
THREADS = (
    ("Pool", "All about water.", "Frida Holm", "2 May 2021, 10:20"),
    ("Roof", "Tiles, slates and leaks.", "Tunde Okafor", "1 May 2021, 09:15"),
    ("Lanes", "Who swims where.", "Sam Waters", "30 April 2021, 21:40"),
)


def page(content: str, *, head: str = "") -> str:
    return f'<html lang="en"><head><title>The Courier</title>{head}</head><body>{content}</body></html>'


def threads(template: str) -> str:
    return "".join(
        template.format(n=n, title=title, about=about, name=name, time=time)
        for n, (title, about, name, time) in enumerate(THREADS, start=1)
    )


LISTS = {
    "forums, with the last post of each": '<ul class="discussion">'
    + threads(
        '<li class="row"><h3>{title}</h3><p>{about}</p><div>Last post by <b class="author">{name}</b></div><i class="date">{time}</i></li>'
    )
    + "</ul>",
    "forums below the heads of columns": '<table class="discussion"><tr><th>Forum</th><th>Threads</th><th>Last post</th></tr>'
    + threads(
        '<tr><td><b>{title}</b><br>{about}</td><td>12</td><td><i class="date">{time}</i><br><b class="author">{name}</b></td></tr>'
    )
    + "</table>",
    "forums in German": '<ul class="discussion">'
    + threads(
        '<li class="row"><h3>{title}</h3><p>{about}</p><div>Letzter Beitrag: <b class="author">{name}</b></div><i class="date">{time}</i></li>'
    )
    + "</ul>",
    "threads that a list calls so": '<ol id="threadlist" class="discussion">'
    + threads(
        '<li><h3>{title}</h3><p>{about}</p><span class="author">{name}</span> <span class="time">{time}</span></li>'
    )
    + "</ol>",
    "titles of discussions": "<ul>"
    + threads(
        '<li class="discussion"><p><a href="/d/{n}">{title}: {about} What everybody ought to know of it</a></p><span class="author">{name}</span> <span class="date">{time}</span></li>'
    )
    + "</ul>",
    "columns of opinion": '<div class="opinion">'
    + threads(
        '<div class="story-block"><h4 class="author">{name}</h4><h3>{title}</h3><p>{about}</p><time datetime="2021-05-0{n}"></time></div>'
    )
    + "</div>",
    "posts that each say how many comments they have": "<h3>3 Comments</h3>"
    + threads(
        '<div class="post"><b class="author">{name}</b> <i class="date">{time}</i><p>{about} So we were told.</p><a class="more">{n} Comments</a></div>'
    ),
    "posts filed under reviews": "<div>"
    + threads(
        '<article class="post category-review"><b class="author">{name}</b> <i class="date">{time}</i><p>{about} So we were told.</p></article>'
    )
    + "</div>",
    "forums that a board calls bits": '<ol class="discussion">'
    + threads(
        '<li class="forumbit_post"><h2>{title}</h2><p>{about}</p><span class="author">{name}</span> <span class="date">{time}</span></li>'
    )
    + "</ol>",
}  # fmt: skip


@pytest.mark.parametrize("content", LISTS.values(), ids=LISTS.keys())
def test_entries_of_a_list_of_pages_are_no_comments(content: str) -> None:
    assert read_page(page(f"<h1>The Courier</h1>{BODY}{content}")).comments == ()


FORMS = {
    "a form to sign in": '<form><table class="forumline"><tr><td>Not a member? Join</td><td>today, for free!</td></tr><tr><td>Username: <input></td><td>Password: <input type="password"></td></tr></table></form>',
    "a box to write in": '<div class="comment-wrap" id="bottom_comment"><form><textarea></textarea></form><div><span class="name">Guest</span> <a>Send</a></div><div class="list"><p>The week in pictures: the pool on 5 May 2021</p></div></div>',
    "a box for news by post": '<div class="newsletter"><p>Join our newsletter</p><span class="author">The Courier</span><p>Get your copy today</p></div>',
    "a grid that adapts": '<div class="responsive"><span class="author">The Courier</span><p>Offer of the day, 5 May 2021</p><p>Two for one</p></div>',
}  # fmt: skip


@pytest.mark.parametrize("content", FORMS.values(), ids=FORMS.keys())
def test_forms_and_boxes_are_no_comments(content: str) -> None:
    assert read_page(page(f"<h1>Pool to close</h1>{BODY}{content}")).comments == ()


BYLINES = {
    "called after comments": '<div class="comment-sign"><b class="author">Kim Reporter</b> in Mill Lane, <i class="date">9 April 2021, 20:15</i></div>',
    "below a heading that leads to the comments": '<h4>Comments</h4><div><b class="author">Kim Reporter</b> in Mill Lane<br><i class="date">9 April 2021, 20:15</i></div><div><i class="date">10 April 2021, 10:15</i> Updated: three schools</div>',
}  # fmt: skip


@pytest.mark.parametrize("byline", BYLINES.values(), ids=BYLINES.keys())
def test_the_line_of_the_report_s_author_and_date_is_no_comment(byline: str) -> None:
    report = f"<h1>Pool to close</h1><div>{byline}<div>{BODY}</div></div>"
    assert read_page(page(report)).comments == ()


def test_a_section_below_the_page_s_own_title_is_its_report() -> None:
    report = f'<div class="row"><h2>Pool to close at the end of May</h2><span class="author">Kim Reporter</span> <time>9 April 2021</time></div><div class="row">{BODY}</div>'
    head = '<meta property="og:title" content="Pool to close at the end of May | The Courier">'
    menu = "<h1>The Courier</h1><p>News Sport</p><h3>Comments</h3>"
    assert read_page(page(menu + report, head=head)).comments == ()


def test_an_article_that_a_class_calls_commented_is_no_comment() -> None:
    report = f'<article class="post commented" id="post_12"><span class="author">Kim Reporter</span> <time>9 April 2021</time>{BODY}<a>Reply</a></article>'
    assert read_page(page(report)).comments == ()


def test_what_a_script_is_to_fill_in_is_no_comment() -> None:
    record = (
        '<li class="comment" id="comment-{n}"><b class="author">{name}</b> <i class="date">{time}</i><p>{text}</p>'
        "<a>Reply</a></li>"
    )
    template = record.format(
        n=0, name="{{ comment.author }}", time="{{comment.date | shown}}", text="{{ comment.text }}"
    )
    filled = record.format(n=7, name="Frida Holm", time="9 April 2021, 20:15", text="Three schools use it.")
    assert read_page(page(f"{BODY}<ul>{template}</ul>")).comments == ()
    assert [c.author for c in read_page(page(f"{BODY}<ul>{template}{filled}</ul>")).comments] == [
        "Frida Holm"
    ]


def test_who_writes_of_templates_has_written() -> None:
    record = (
        '<li class="comment" id="comment-{n}"><b class="author">{name}</b> <i class="date">{time}</i>'
        "<p>{about} Put {{{{ title }}}} into it.</p></li>"
    )
    assert len(read_page(page(f"{BODY}<ul>{threads(record)}</ul>")).comments) == len(THREADS)


def test_dates_in_sentences_are_no_times_of_records() -> None:
    said = "<p>On {n} May 2021 the council met behind closed doors, and the mayor told reporters that nothing was decided.</p>"
    report = "".join(said.format(n=n) for n in range(1, 9))
    assert read_page(page(f"<h1>Pool to close</h1><p>Comments</p><div>{report}</div>")).comments == ()


def test_texts_that_open_a_box_at_a_click_are_no_links_to_pages() -> None:
    records = threads(
        '<li class="comment"><b class="author">{name}</b> <i class="date">{time}</i>'
        '<p><a href="javascript:reply({n})">{about} And nobody asked us about it.</a></p></li>'
    )
    assert len(read_page(page(f"<h1>Pool to close</h1>{BODY}<ul>{records}</ul>")).comments) == len(THREADS)
