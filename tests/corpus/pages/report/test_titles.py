"""What a report is called where metadata, headings and the page's title say different things."""

from __future__ import annotations

import pytest
from lxml.html import fromstring

from commentariat.corpus.pages import read_page
from commentariat.corpus.pages.report.titles import report_title

HOME = '<h1><a href="https://rope.example/">Old Rope</a></h1>'


@pytest.mark.parametrize(
    ("title", "headings", "named", "wanted"),
    [
        (
            "Jonas at Large - My reader has become a job",
            "<h1><a href='/blog'>Jonas at Large</a></h1><h3>My reader has become a job</h3><p class=title>Jonas at Large</p>",
            "Jonas at Large",
            "My reader has become a job",
        ),
        (
            "صدى الميناء | الجسر مغلق",
            "<span class=ArticleTitle>الجسر مغلق</span>",
            "صدى الميناء",
            "الجسر مغلق",
        ),
        (
            "The band is late - News - Old Rope",
            "<font class=bigTitle><b>The band is late</b></font>",
            "The band is late - News",
            "The band is late",
        ),
        (
            "Ищем «Лебедя» - 2 Мая 2010 - Старый канат",
            "<div class=eTitle><div>17:05 </div>Ищем «Лебедя»</div>",
            "Ищем «Лебедя» - 2 Мая 2010",
            "Ищем «Лебедя»",
        ),
        (
            "The swans are back on the ice: who saw them?",
            "<h1>The swans are back on the ice: who saw them?</h1><h3>Who saw them?</h3><h3>who saw them?</h3>",
            "The swans are back on the ice: who saw them?",
            "The swans are back on the ice: who saw them?",
        ),
        (
            "Piers Lund: A Grid Is Not a Cage",
            "<h1><a href='/'>Piers Lund</a></h1><h3><a href='/38/grid'>A Grid Is Not a Cage</a> <i>·</i></h3>",
            "Piers Lund",
            "A Grid Is Not a Cage",
        ),
        (
            "Old Rope - The swans are back",
            "<font size=6>Old Rope</font><font size=4></font><font size='+2'><b>The swans are back</b></font>",
            "Old Rope",
            "The swans are back",
        ),
        (
            "Swans are back - Old Rope",
            "<font size=5>Old Rope</font><font size=5>Swans are back</font><font size=2>Old Rope</font>",
            "Swans are back",
            "Swans are back",
        ),
        (
            "The swans are back - By Ann Holm - The Nook - Old Rope Online",
            "<h2>The Nook</h2><h3><a href='/nook/12/swans'>The swans are back</a></h3>",
            "The swans are back - By Ann Holm - The Nook",
            "The swans are back",
        ),
        (
            "The swans are back - By Ann Holm - The Nook - Old Rope Online",
            "<h2>The Nook</h2><h3><a>The swans are back</a></h3>",
            "The swans are back - By Ann Holm - The Nook",
            "The swans are back",
        ),
        (
            "Old Rope: The swans are back",
            f"{HOME}<h3>The swans are back</h3>",
            "Old Rope",
            "The swans are back",
        ),
        (
            "Old Rope » Blog Archive » Four days on a roof",
            f'{HOME}<h2><a href="/2006/04/roof/">Four days on a roof</a></h2>',
            "Old Rope",
            "Four days on a roof",
        ),
        (
            "BBN - Ann's Lobby: Mind the step",
            '<h1><a href="/blogs/ann/">Ann\'s Lobby</a></h1><h2>Mind the step</h2>',
            "Ann's Lobby",
            "Mind the step",
        ),
        ("The swans are back | Old Rope", "<h1>The swans are back</h1>", None, "The swans are back"),
        (
            "The swans are back, and they are angry | Old Rope",
            "<h1>The swans are back, and they are angry</h1><h2>Newsletter status</h2>",
            "Newsletter status",
            "The swans are back, and they are angry",
        ),
        (
            "The swans are back | Old Rope",
            "<h1>The swans are back <span>May 11, 2019</span></h1>",
            "The swans are back May 11, 2019",
            "The swans are back",
        ),
        (
            "The swans are back",
            f'{HOME}<h3><a href="/2012/swans">The swans are back</a></h3>',
            "Old Rope",
            "The swans are back",
        ),
        (
            "Old Rope - The swans are back again",
            "<h1>Old Rope</h1><h2><a href='./viewtopic.php?t=1'>The swans are back again</a></h2>",
            "Old Rope",
            "The swans are back again",
        ),
        (
            "rope | The swans are back again",
            f"{HOME}<h2>The swans are back again</h2>",
            "Old Rope, and where it hangs",
            "The swans are back again",
        ),
    ],
)
def test_the_heading_that_is_part_of_the_page_s_title_is_the_report_s(
    title: str, headings: str, named: str | None, wanted: str
) -> None:
    page = fromstring(f"<html><head><title>{title}</title></head><body>{headings}</body></html>")
    assert report_title(page, named=named) == wanted


@pytest.mark.parametrize(
    ("title", "headings", "named"),
    [
        (
            "Swans: They are back | Old Rope",
            f"{HOME}<h1>Swans</h1><h2>They are back</h2>",
            "Swans: They are back",
        ),
        ("Why swans return", "<h1>On the return of swans</h1>", "On the return of swans"),
        ("Swans", "<h2>Related stories</h2>", "Swans"),
    ],
)
def test_metadata_that_name_the_report_are_kept(title: str, headings: str, named: str) -> None:
    page = fromstring(f"<html><head><title>{title}</title></head><body>{headings}</body></html>")
    assert report_title(page, named=named) == named


def test_a_heading_whose_link_leads_nowhere_is_read() -> None:
    page = fromstring(
        "<head><title>Rope: The swans are back</title></head><h2><a href='http://[x'>The swans are back</a></h2>"
    )
    assert report_title(page, named=None) == "Rope: The swans are back"


def test_the_name_of_the_site_is_no_part_of_the_title() -> None:
    head = '<title>The swans are back - Old Rope</title><meta property="og:site_name" content="Old Rope">'
    assert read_page(f"<head>{head}</head><p>They came at noon.</p>").title == "The swans are back"


def test_a_post_may_be_called_by_a_link_to_itself() -> None:
    page = (
        "<head><title>Two inches of water in the bilge : canalboats</title></head><h1><a href='/r/canalboats'>canalboats</a></h1>"
        "<a class='title' href='/r/canalboats/17'>Two inches of water in the bilge</a><h2>Want to add to the discussion?</h2>"
    )
    assert (
        report_title(fromstring(page), named="Want to add to the discussion?")
        == "Two inches of water in the bilge"
    )


def test_the_heading_of_the_form_for_comments_is_no_title() -> None:
    page = fromstring(
        "<html><head><title>The swans are back | Old Rope</title></head><body><p class='title'>The swans are back</p>"
        "<div id='respond'><h3 id='reply-title'>Leave a Reply Cancel reply</h3></div></body></html>"
    )
    assert report_title(page, named="Leave a Reply Cancel reply") == "The swans are back"


@pytest.mark.parametrize(
    ("page", "title"),
    [
        (
            "<title>Ribbon number three / The Blotter</title><div><a href='/'>The Blotter</a></div><h2>Ribbon number three</h2>",
            "Ribbon number three",
        ),
        (
            "<title>The brook turns brown again : rivers</title><h1><a href='/r/rivers/'>rivers</a></h1>"
            "<p class=title><a href='https://tide.example/q'>The brook turns brown again</a></p>",
            "The brook turns brown again",
        ),
        (
            "<title>The brook turns brown again : r/rivers</title><h1>The brook turns brown again</h1><h2>r/rivers</h2>",
            "The brook turns brown again",
        ),
    ],
    ids=["slash", "link", "heading"],
)
def test_the_name_of_the_site_may_stand_behind_a_slash_or_a_colon(page: str, title: str) -> None:
    assert read_page(f"{page}<p>They came early this year, the warden said.</p>").title == title
