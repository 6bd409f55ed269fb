from __future__ import annotations

import pytest

from commentariat.corpus.pages import Page, read_page

FRONT, CATEGORY, REPORT = (f"https://harbour.example/{path}" for path in ("", "news/", "2019/03/bridge"))
ARTICLE = "<meta property='og:type' content='article'>"
COMMENTS = "".join(
    f"<li class=comment id=comment-{at}><cite>{name}</cite><time datetime=2019-03-0{at}></time><p>That is no way to do it.</p></li>"
    for at, name in enumerate(("Ann", "Bo", "Cy"), start=1)
)


def said(number: int) -> str:
    return f"In year {number} the council closed the bridge for repairs that took until May, officials said."


def entries(count: int, *, text: bool = True, tag: str = "h2") -> str:
    """Return links to other reports, by headings, and what they say of each."""
    return "".join(
        f"<div class=card><{tag}><a href='/2019/story-{at}'>Story of the bridge number {at}</a></{tag}>{f'<p>{said(at)}' if text else ''}</div>"
        for at in range(count)
    )


def read(body: str, url: str, *, title: str = "Harbour News", head: str = "", classes: str = "") -> Page:
    return read_page(
        f"<html><head><title>{title}</title>{head}</head><body class='{classes}'>{body}", url=url
    )


@pytest.mark.parametrize(
    "page",
    [
        read(entries(6), FRONT),
        read(entries(6, text=False), FRONT),
        read(
            entries(6).replace("until May, officials", f"until May, {'as was said before, ' * 40} officials"),
            FRONT,
        ),
        read(f"<h1>News</h1>{entries(6)}", CATEGORY, title="News | Harbour News"),
        read(f"<h1>Ann Holm</h1><p>{said(99)}{entries(2)}", CATEGORY, classes="archive author author-ann"),
        read(entries(6, tag="p"), f"{FRONT}index.php"),
    ],
    ids=[
        "front page",
        "titles only",
        "reports in full",
        "category",
        "called so by its class",
        "links and no headings",
    ],
)
def test_a_page_whose_text_stands_below_titles_of_other_pages_lists_reports(page: Page) -> None:
    assert page.in_place == "with a list of reports"


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("404 Not Found", "<h1>Not Found</h1><p>The address was not found on this server."),
        ("Harbour News", "<h1>Oops! That page can’t be found.</h1><p>It looks like nothing was found here."),
        ("Seite nicht gefunden – Hafenblatt", "<p>Vielleicht hilft eine Suche nach dem, was hier stand."),
        ("Just a moment...", "<p>This process is automatic, and you will be taken to the page shortly."),
    ],
)
def test_a_short_page_with_the_title_of_a_notice_is_one(title: str, body: str) -> None:
    assert read(body, REPORT, title=title).in_place == "with a notice"


def test_a_short_page_with_a_password_and_such_a_title_is_to_sign_in() -> None:
    form = "<form>Name <input name=log> Password <input type=password> <a href=?lost>Lost your password?</a></form>"
    assert read(form, REPORT, title="Log In ‹ Harbour News").in_place == "with a form to sign in"
    labels = "<form><p>Username or e-mail address</p><p>Password</p><p>Lost your password?</p></form>"
    assert read(labels, REPORT, title="Log In").in_place == "with a form to sign in"
    assert read(f"{labels}<p>{said(1)}</p>", REPORT, title="Register").in_place is None
    drawing = f"{labels}<h1>Bridge closes</h1><p>It closed.</p><svg><title>Log in</title></svg>"
    assert read(drawing, REPORT, title="Bridge closes").in_place is None
    behind = f"<h1>Bridge closes</h1><p>{said(1)}</p><h2>Log in</h2>{form}"
    assert read(behind, REPORT, title="Bridge closes").in_place is None


@pytest.mark.parametrize(
    "page",
    [
        read(f"<h1>Bridge closes</h1><p>The bridge closes.</p>{entries(8)}", REPORT, title="Bridge closes"),
        read(f"{entries(8)}<h1>Bridge closes</h1><p>{said(99)}<p>{said(98)}<p>{said(97)}", REPORT),
        read("<h1>Bridge closes</h1>" + entries(8).replace("<h2>", f"<p>{said(99)}</p><h2>"), REPORT),
        read(f"<b>Bridge closes</b><p>{said(99) * 9}<p>{said(98) * 9}{entries(8, text=False)}", FRONT),
        read(f"<h1>Eight boats</h1><p>{said(99)}</p>{entries(8)}", REPORT, title="Eight boats"),
        read(entries(8).replace("/2019/story-", "/2019/03/bridge?entry="), REPORT, title="Live: the bridge"),
        read(entries(8).replace("/2019/", "https://boats.example/"), REPORT, title="Boats on other sites"),
        read(entries(8).replace(said(3), said(3) * 20), CATEGORY, title="Story of the bridge number 3"),
        read(entries(8), FRONT, head=ARTICLE),
        read(f"<h1>A road called 404</h1><p>{said(1) * 9}", REPORT, title="404"),
        read("<h1>Missing boat found</h1><p>It was not found by the council.", REPORT, title="Missing boat found"),
    ],
    ids=[
        "one line above others", "behind others", "with others between its paragraphs", "on a front page", "parts that lead on",
        "parts of its own", "of other sites", "one of them in full", "called an article", "a title like a notice",
        "a title that holds the words of a notice",
    ],
)  # fmt: skip
def test_a_report_stays_one_whatever_stands_around_it(page: Page) -> None:
    assert page.text
    assert page.in_place is None


def test_a_page_with_comments_is_kept_whatever_it_looks_like() -> None:
    page = read(f"{entries(6)}<div id=comments><ol>{COMMENTS}</ol></div>", FRONT)
    assert page.comments
    assert page.in_place is None


@pytest.mark.parametrize("url", ["https://[harbour/", "/", "mailto:al"])
def test_an_address_that_is_none_stops_no_reading(url: str) -> None:
    assert read(entries(6), url).text


def test_the_dates_in_the_addresses_of_other_pages_are_not_those_of_a_page() -> None:
    links = entries(6).replace("/2019/", "/2019/03/05/")
    assert read(links, FRONT).published is None
    assert read(f"<h1>Bridge closes</h1><p>{said(1)}</p>{links}", REPORT).published is None
    assert (
        read(f"<h1>Bridge closes</h1><p>5 March 2019</p><p>{said(1)}{links}", REPORT).published
        == "2019-03-05"
    )
