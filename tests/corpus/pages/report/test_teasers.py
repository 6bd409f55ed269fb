"""Boxes that announce other pages say nothing of a report: neither when it appeared nor who wrote it."""

from __future__ import annotations

import pytest

from commentariat.corpus.pages import read_page
from commentariat.corpus.pages.document.tree import Tree
from commentariat.corpus.pages.report.teasers import teasers

BODY = (
    "<p>The council met on Monday and heard the harbour master, who said that the quay would not open before May.</p>"
    * 4
)
CARD = (
    '<li><div class="card"><span class="author">Ian Crowe</span><time datetime="2018-02-0{n}T10:00:00Z">{n} Feb 2018'
    '</time><h4><a href="/{n}">Ten walks by the sea, part {n}</a></h4><p>From the lighthouse.</p></div></li>'
)
MOST_READ = f"<div class='mr'><h3>Most read</h3><ol>{''.join(CARD.format(n=n) for n in (1, 2, 3))}</ol></div>"
PAGE = "<html lang=en><head><title>The quay stays shut</title></head><body>{}</body></html>"


@pytest.mark.parametrize("before", [True, False])
def test_the_day_under_the_heading_is_believed_before_the_times_of_teasers(before: bool) -> None:
    story = f"<div><h1>The quay stays shut</h1><p>By Ann Holm</p><p>5 November 2019</p>{BODY}</div>"
    page = read_page(PAGE.format(MOST_READ + story if before else story + MOST_READ))
    assert page.published == "2019-11-05"
    assert page.authors == ("Ann Holm",)


def test_a_report_without_day_and_byline_takes_none_from_teasers() -> None:
    page = read_page(PAGE.format(f"<article><h1>The quay stays shut</h1>{BODY}</article>{MOST_READ}"))
    assert (page.published, page.authors) == (None, ())


def test_a_time_for_machines_right_below_the_heading_is_the_reports_without_an_article() -> None:
    time = "<time datetime='2019-11-05T08:30:00Z'>this morning</time>"
    page = read_page(PAGE.format(f"{MOST_READ}<div><h1>The quay stays shut</h1>{time}{BODY}</div>"))
    assert (page.published or "")[:16] == "2019-11-05T08:30"


def test_a_name_that_teasers_and_the_report_share_is_kept() -> None:
    byline = "<p><span class='author'>Ian Crowe</span></p>"
    page = read_page(PAGE.format(f"<div><h1>The quay stays shut</h1>{byline}{BODY}</div>{MOST_READ}"))
    assert page.authors == ("Ian Crowe",)


def test_what_is_said_about_an_author_is_neither_a_name_nor_a_day() -> None:
    bio = "<div class='author-bio'><p>Ian Crowe has covered the region since 2009. Follow him.</p></div>"
    page = read_page(
        PAGE.format(f"<article><h1>The quay stays shut</h1><p>By Ian Crowe</p>{BODY}{bio}</article>")
    )
    assert (page.published, page.authors) == (None, ("Ian Crowe",))
    assert "By Ian Crowe" not in page.text


def test_the_parts_of_a_live_report_are_no_teasers() -> None:
    part = "<div class='block'><time datetime='2019-11-05T1{n}:00:00Z'>1{n}:00</time><h2>Part {n}</h2><p>It holds.</p></div>"
    tree = Tree("<article><h1>Live</h1>" + "".join(part.format(n=n) for n in range(3)) + "</article>")
    assert not any(teasers(tree, "Live"))


def test_a_time_in_the_box_of_the_report_is_no_teasers() -> None:
    header = "<li><h1><a href='/a'>The quay stays shut for the winter</a></h1><time datetime='2019-11-05'>5 Nov</time></li>"
    tree = Tree(f"<ul>{header}{CARD.format(n=1)}{CARD.format(n=2)}</ul>")
    inside = teasers(tree, None)
    assert [inside[at] for at, tag in enumerate(tree.tags) if tag == "time"] == [0, 1, 1]


LINKS = "<li><a href='/a'>The bridge reopens in May</a><p>Drivers wait.</p><li><a href='/b'>The ferry is back</a><p>At last.</p>"


@pytest.mark.parametrize(
    "box",
    [
        f"<div><h3>Related articles</h3><ul>{LINKS}</ul></div>",
        f"<h3>Lesen Sie auch:</h3><ul>{LINKS}</ul>",
        f"<div><p><b>Похожие статьи</b></p><ol>{LINKS}</ol></div>",
        f"<h4>Самые обсуждаемые</h4><ol>{LINKS}</ol>",
        f"<h4>댓글 많은 뉴스</h4><ol>{LINKS}</ol>",
        f"<h4>Lo más leído</h4><ol>{LINKS}</ol>",
    ],
)
def test_links_to_other_reports_go_with_their_heading(box: str) -> None:
    text = read_page(PAGE.format(f"<div><h1>The quay stays shut</h1>{BODY}{box}{BODY}</div>")).text
    assert "bridge" not in text
    assert "ferry" not in text
    assert not any(
        heading in text for heading in ("Related", "Lesen Sie", "Похожие", "обсуждаемые", "댓글", "leído")
    )
    assert text.count("The council met") == 8


def test_paragraphs_under_such_a_heading_stay() -> None:
    box = "<div><h3>Related articles</h3><p>Under the treaty, related articles of the law were to be changed.</p></div>"
    text = read_page(PAGE.format(f"<div><h1>The quay stays shut</h1>{BODY}{box}{BODY}</div>")).text
    assert "Under the treaty" in text


ITEM = "<li class='person-{n}'><b class='author'>{name}</b> <i class='date'>{n} May 2018</i> <p>Came for the {n} mugs and stayed for soup.</p></li>"


def test_names_and_times_in_the_items_of_a_list_are_not_the_pages() -> None:
    items = "".join(
        ITEM.format(n=n, name=name) for n, name in enumerate(("Ann Holm", "Bo Lind", "Cy Day"), start=1)
    )
    page = read_page(PAGE.format(f"<h1>Testimonials</h1><ul>{items}</ul>"))
    assert (page.authors, page.published) == ((), None)


def test_authors_side_by_side_in_a_byline_are_the_reports() -> None:
    byline = "".join(f"<span class='author'>{name}</span> " for name in ("Ann Holm", "Bo Lind", "Cy Day"))
    tree = Tree(f"<h1>The quay stays shut</h1><div>{byline}</div>{BODY}")
    assert not any(teasers(tree, "The quay stays shut"))


def test_what_a_list_of_a_category_shows_of_its_posts_is_nothing_of_its_own() -> None:
    post = "<article><h2><a href='/a'>The quay stays shut</a></h2><p class='byline'>By Ann Holm, 4 May 2018</p>{}</article>"
    page = read_page(f"<body class='archive category'><h1>Harbour</h1>{post.format(BODY)}</body>")
    assert (page.authors, page.published) == ((), None)


def test_a_page_called_after_its_author_is_about_them() -> None:
    page = read_page(PAGE.format(f"<h1 class='author'>Ann Holm</h1>{BODY}"))
    assert page.authors == ()
    byline = "<p class='author'>Mark Holm</p>"
    assert read_page(PAGE.format(f"<article><h1>Mark</h1>{byline}{BODY}</article>")).authors == ("Mark Holm",)


def test_a_day_in_figures_in_the_items_of_a_list_is_not_the_pages() -> None:
    item = "<li><h3><a href='#'>The quay stays shut, part {n}</a></h3><p>{text} <b class=username>Ann Holm</b> - 0{n}/02/2013 - 10:20</p></li>"
    items = "".join(item.format(n=n, text="The council met on the quay once more.") for n in range(4, 8))
    assert read_page(PAGE.format(f"<h1>Search results for quay</h1><ol>{items}</ol>")).published is None
