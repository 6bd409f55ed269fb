"""What programs that save and archive pages write into them: where the page came from, and when it was saved."""

from __future__ import annotations

import re

import pytest

from commentariat.corpus.pages import read_page
from commentariat.corpus.pages.document.saved import (
    Saved,
    as_published,
    saved_as,
    without_marks_of_translation,
)

FILLING = "<p>The truce held for a second day.</p>" * 200
URL = "https://tide.example/2020/05/truce?a=1"
NOTES = {
    "a browser": (
        f"<!-- saved from url=(0038){URL} -->\n<html><body>%s</body></html>",
        Saved(url=URL),
    ),
    "SingleFile": (
        f"<html><!--\n Page saved with SingleFile \n url: {URL} \n"
        " saved date: Wed May 20 2020 10:00:00 GMT+0200 (Central European Summer Time)\n--><body>%s</body></html>",
        Saved(url=URL, when="2020-05-20T10:00:00+02:00"),
    ),
    "Save Page WE": (
        f'<html><head><meta name="savepage-url" content="{URL}">'
        '<meta name="savepage-date" content="Wed May 20 2020 10:00:00 GMT+0200 (CEST)"></head><body>%s</body></html>',
        Saved(url=URL, when="2020-05-20T10:00:00+02:00"),
    ),
    "WebScrapBook": (
        f'<html data-scrapbook-source="{URL}" data-scrapbook-create="20200520080000123"><body>%s</body></html>',
        Saved(url=URL, when="2020-05-20T08:00:00"),
    ),
    "HTTrack": (
        "<html>\n<!-- Mirrored from tide.example/2020/05/truce.html by HTTrack Website Copier/3.x [XR&CO'2014], "
        "Wed, 20 May 2020 08:00:00 GMT -->\n<body>%s</body></html>",
        Saved(url="http://tide.example/2020/05/truce.html", when="2020-05-20T08:00:00+00:00"),
    ),
    "Google's cache": (
        f'<html><body><div>This is Google&#39;s cache of <a href="{URL}">{URL}</a>. It is a snapshot of the page as it '
        "appeared on 20 May 2020 08:00:00 GMT.</div>%s</body></html>",
        Saved(url=URL, when="2020-05-20T08:00:00+00:00"),
    ),
    "the Internet Archive": (
        "<html><body>%s</body></html>\n<!--\n     FILE ARCHIVED ON 10:15:42 May 20, 2020 AND RETRIEVED FROM THE\n"
        "     INTERNET ARCHIVE ON 08:00:00 Nov 02, 2023.\n-->",
        Saved(when="2020-05-20T10:15:42"),
    ),
}


@pytest.mark.parametrize(("html", "saved"), NOTES.values(), ids=NOTES)
def test_a_page_says_where_it_came_from_and_when_it_was_saved(html: str, saved: Saved) -> None:
    assert saved_as(html % FILLING) == saved


def test_what_a_report_says_of_saving_is_no_note() -> None:
    said = "The file was archived on 20 May 2020. Saved from url: https://tide.example/ in haste."
    assert saved_as(f"<p>{said}</p>") == Saved()
    assert saved_as(f"{FILLING}<!-- saved from url=(0038){URL} -->{FILLING}") == Saved()


def test_a_note_of_a_file_on_a_disk_is_no_address() -> None:
    assert saved_as("<!-- saved from url=(0024)file:///C:/truce.html -->") == Saved()
    assert saved_as("<!-- saved from url=(0014)about:internet -->") == Saved()


@pytest.mark.parametrize(
    "copy",
    [
        "https://web.archive.org/web/20120501083015/",
        "/web/20120501083015im_/",
        "//web.archive.org/web/20120501083015js_/",
        "https://archive.parliament.example/ukgwa/20120501083015/",
        "https://collections.example/all/1234/20120501083015mp_/",
    ],
)
def test_an_archives_addresses_are_those_of_the_page_again(copy: str) -> None:
    page = '<a href="{}https://tide.example/truce#comment-7">7</a> <script src={}http://x.example/embed.js></script>'
    assert as_published(page.format(copy, copy)) == page.format("", "")


def test_addresses_that_are_no_copies_stay() -> None:
    page = "<a href='/archive/20120501083015/truce'>1</a> <a href='/go/http://tide.example/truce'>2</a>"
    assert as_published(page) == page


ARCHIVED = """<!DOCTYPE html><html><head><title>Truce holds | The Tide</title>
<link rel="canonical" href="https://web.archive.org/web/20120501083015/http://tide.example/truce"></head><body>
<!-- BEGIN WAYBACK TOOLBAR INSERT --><div id="wm-ipp"><a href="/web/20120501*/http://tide.example/truce">14 captures</a>
<p>21 Apr 2012 - 09 Jul 2019</p></div><!-- END WAYBACK TOOLBAR INSERT -->
<h1><a href="/web/20120501083015/http://tide.example/">The Tide</a></h1><h2>Truce holds</h2>
<p>The truce held for a second day, and boats went out again at dawn from both sides of the strait.</p>
<ol class="commentlist"><li class="comment" id="comment-7"><cite><a class="url" rel="external nofollow"
href="https://web.archive.org/web/20120501083015/http://holm.example/">Ann Holm</a></cite>
<a href="https://web.archive.org/web/20120501083015/http://tide.example/truce#comment-7">2 days ago</a>
<p>We shall see.</p></li></ol></body></html>
<!-- FILE ARCHIVED ON 08:30:15 May 01, 2012 AND RETRIEVED FROM THE INTERNET ARCHIVE ON 10:00:00 Nov 02, 2023. -->"""


def test_a_copy_in_an_archive_is_the_page_it_is_a_copy_of() -> None:
    page = read_page(ARCHIVED)
    assert page.url == "http://tide.example/truce"
    assert page.outlet == "tide.example"
    assert page.retrieved == "2012-05-01T08:30:15"
    assert "captures" not in page.text
    assert [(c.author, c.published, c.text) for c in page.comments] == [
        ("Ann Holm", "2012-04-29", "We shall see.")
    ]


def test_the_address_a_page_was_saved_from_serves_where_it_names_none_itself() -> None:
    note = f"<!-- saved from url=(0038){URL} --><title>Truce holds</title>"
    assert read_page(f"{note}<p>The truce held for a second day.").url == URL
    own = "<link rel=canonical href='https://tide.example/2020/05/truce'>"
    assert (
        read_page(f"{note}{own}<p>The truce held for a second day.").url
        == "https://tide.example/2020/05/truce"
    )
    assert (
        read_page(f"{note}<p>The truce held.", url="https://tide.example/b").url == "https://tide.example/b"
    )


def test_a_page_that_a_browser_translated_is_read_like_the_original_and_said_to_be_none() -> None:
    original = (
        "<title>Truce</title><p>The truce held for a second day, and boats went out.</p><ol class=commentlist>"
        + "".join(
            f"<li class=comment id=comment-{number}><cite>{name}</cite> <a href=#c>May {number}, 2012</a><p>{said}</p></li>"
            for number, name, said in ((3, "Ann Holm", "We shall see."), (4, "Bo", "And <b>who</b> says so?"))
        )
    )
    wrapped = '<font style="vertical-align: inherit;"><font style="vertical-align: inherit;">{}</font></font>'
    translated = re.sub(r">([^<>]+)<", lambda text: f">{wrapped.format(text[1])}<", original)
    assert "inherit" in translated
    page, same = read_page(translated), read_page(original)
    assert page.comments == same.comments
    assert len(page.comments) == 2
    assert [problem.what for problem in page.problems if "translated" in problem.what]
    assert not any("translated" in problem.what for problem in same.problems)


def test_type_that_a_site_sets_itself_stays() -> None:
    page = '<font color="red"><font face="Arial">Ann</font></font> <span style="vertical-align: inherit;">held</span>'
    assert without_marks_of_translation(page) == (page, False)
