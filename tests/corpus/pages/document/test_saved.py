"""What programs that save and archive pages write into them: where the page came from, and when it was saved."""

from __future__ import annotations

import pytest

from commentariat.corpus.pages import read_page
from commentariat.corpus.pages.document.saved import Saved, saved_as

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
        f'<base href="{URL}"><div>This is Google&#39;s cache of <a href="{URL}">{URL}</a>. It is a snapshot of the page '
        "as it appeared on 20 May 2020 08:00:00 GMT.</div><!DOCTYPE html><html><body>%s</body></html>",
        Saved(url=URL, when="2020-05-20T08:00:00+00:00"),
    ),
    "Google's cache in German": (
        f'<base href="{URL}"><div>Dies ist der Google-Cache von <a href="{URL}">{URL}</a>. Es handelt sich dabei um ein '
        "Abbild der Seite, wie diese am 20. Mai 2020 08:00:00 GMT angezeigt wurde.</div><html><body>%s</body></html>",
        Saved(url=URL, when="2020-05-20T08:00:00+00:00"),
    ),
    "archive.today": (
        f'<html><head><link rel="canonical" href="https://archive.ph/2020.05.20-080000/{URL}"></head>%s</html>',
        Saved(url=URL, when="2020-05-20T08:00:00"),
    ),
    "a viewer of source": (
        f"<html><head><title>view-source:{URL}</title></head><body>%s</body></html>",
        Saved(url=URL),
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
