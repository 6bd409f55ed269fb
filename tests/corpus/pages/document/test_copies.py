"""Pages that an archive, a cache, a viewer of source or a translation wrapped are read as their site published them."""

from __future__ import annotations

import re
from html import escape

import pytest

from commentariat.corpus.pages import read_page
from commentariat.corpus.pages.document.copies import as_published, without_marks_of_translation


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


PAGE = """<!DOCTYPE html>
<html><head><title>Truce holds | The Tide</title></head><body><h1>Truce holds</h1><p>By Mara Quist, 3 May 2012</p>
<p>The truce held for a second day, and boats went out again at dawn from both sides of the strait.</p>
<h3>1 comment</h3><ol class="commentlist"><li class="comment" id="comment-7"><cite>Ann Holm</cite>
<a href="#comment-7">May 4, 2012 at 9:30 am</a><p>We shall see &amp; hope.</p></li></ol></body></html>"""


def listed_by_chromium(page: str) -> str:
    rows = (
        f'<tr><td class="line-number" value="{number}"></td><td class="line-content">{marked(line)}</td></tr>'
        for number, line in enumerate(page.splitlines(), start=1)
    )
    return (
        "<html><head><title>view-source:http://tide.example/truce</title></head><body><table><tbody>"
        f"{''.join(rows)}</tbody></table></body></html>"
    )


def listed_by_firefox(page: str) -> str:
    return f'<html><head></head><body id="viewsource" class="highlight"><pre id="line1">{marked(page)}</pre></body></html>'


def marked(source: str) -> str:
    return re.sub(r"&lt;.*?&gt;", lambda tag: f'<span class="html-tag">{tag[0]}</span>', escape(source))


@pytest.mark.parametrize("listed", [listed_by_chromium, listed_by_firefox])
def test_a_listing_of_a_pages_source_is_the_page(listed) -> None:
    assert as_published(listed(PAGE)) == PAGE
    assert read_page(listed(PAGE)).comments == read_page(PAGE).comments


@pytest.mark.parametrize("listed", [listed_by_chromium, listed_by_firefox])
def test_a_listing_that_breaks_off_keeps_what_is_there(listed) -> None:
    whole = listed(PAGE)
    cut = as_published(whole[: whole.index("Ann Holm") + len("Ann Holm")])
    assert cut.endswith("Ann Holm")
    assert PAGE.startswith(cut)


def test_the_header_of_a_cache_is_none_of_the_page() -> None:
    header = (
        '<base href="http://tide.example/truce"><div>This is Google&#39;s cache of <a href="http://tide.example/truce">it'
        '</a>. It is a snapshot of the page as it appeared on 20 May 2012 08:00:00 GMT.</div><div style="position:relative">'
    )
    page = read_page(header + PAGE)
    assert (page.title, page.authors, page.published) == ("Truce holds", ("Mara Quist",), "2012-05-03")
    assert (page.url, page.retrieved) == ("http://tide.example/truce", "2012-05-20T08:00:00+00:00")
    assert page.comments == read_page(PAGE).comments
    assert "cache" not in page.text


def test_comments_before_a_document_type_stay() -> None:
    page = f"<!-- saved from url=(0026)http://tide.example/truce -->\n{PAGE}"
    assert as_published(page) == page


@pytest.mark.parametrize(
    "mark",
    ["<!-- BEGIN WAYBACK TOOLBAR INSERT -->", '<div id="HEADER">', '<td class="line-content">', '<body id="viewsource"><pre>'],
    ids=["a toolbar", "a head", "lines of source", "listings"],
)  # fmt: skip
def test_marks_without_an_end_are_looked_at_once_each(mark: str) -> None:
    copy = "<a href=/web/20120501083015/http://tide.example/>1</a>"
    assert "BEGIN" in as_published(copy + mark * 200_000) or "BEGIN" not in mark


def test_pages_behind_one_another_stay() -> None:
    assert as_published(f"{PAGE}\n{PAGE}") == f"{PAGE}\n{PAGE}"


def test_a_copy_without_classes_has_no_head_of_the_archive() -> None:
    head = (
        '<html><head><title>Truce holds | The Tide</title><meta property="og:site_name" content="archive.ph"/>'
        '<meta property="article:published_time" content="2012-05-20T08:00:00Z"/>'
        '<link rel="canonical" href="https://archive.ph/2012.05.20-080000/http://tide.example/truce"/></head><body>'
        '<div id="HEADER"><b>archive.today</b> webpage capture <p>Saved from 20 May 2012 08:00:00 UTC</p></div>'
        '<div id="CONTENT">'
    )
    body = re.sub(r' class="[^"]*"', "", PAGE.split("<body>")[1])
    page = read_page(
        head + body.replace('href="#', 'href="https://archive.ph/o/aB3dE/http://tide.example/truce#')
    )
    assert (page.url, page.outlet, page.published) == (
        "http://tide.example/truce",
        "tide.example",
        "2012-05-03",
    )
    assert page.retrieved == "2012-05-20T08:00:00"
    assert "capture" not in page.text
    assert [(c.author, c.published, c.text) for c in page.comments] == [
        ("Ann Holm", "2012-05-04T09:30", "We shall see & hope.")
    ]
