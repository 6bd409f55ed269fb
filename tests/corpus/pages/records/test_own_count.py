"""Which count is the page's own, and how sites count in words of their own."""

from __future__ import annotations

import pytest

from commentariat.corpus.pages import read_page
from commentariat.corpus.pages.document.tree import Tree
from commentariat.corpus.pages.records.own_count import counted_by_heading, own_count

REPORT = (
    "<h1>The swans are back</h1><p>They came early this year, the warden said, and stayed on the ice.</p>"
)


def counted(heading: str, *, captured: int) -> int | None:
    tree = Tree(f"{REPORT}{heading}<p id=first>Ann: No.</p><p>Bo: Yes.</p>")
    first = next(at for at, tag in enumerate(tree.tags) if tag == "p" and tree.ids[at] == "first")
    return counted_by_heading(tree, tree.starts[first], captured=captured)


@pytest.mark.parametrize(
    ("heading", "count"),
    [
        ("<h4>4 clucks:</h4>", 4),
        ("<h4><span class=bubble>4</span> sweet nothings:</h4>", 4),
        ("<h3>Remarks (5)</h3><h4>Thursday, November 5, 2009</h4>", 5),
        ("<p>5 lovely comments so far</p>", 5),
        ("<h3>Four postcards back</h3>", 4),
        ("<h3>Sechs Wortmeldungen</h3>", 6),
        ("<h3>Trois mots doux</h3>", 3),
        ("<h3>Siete voces</h3>", 7),
    ],
)
def test_a_line_above_the_records_counts_them_in_any_words(heading: str, count: int) -> None:
    assert counted(heading, captured=count) == count


def test_a_heading_called_after_comments_may_count_more_than_there_are() -> None:
    assert counted("<h3 id=comments>12 morsels</h3>", captured=2) == 12


@pytest.mark.parametrize(
    "line",
    ["<h3>12 morsels</h3>", "<p>2 May 2009</p>", "<h3>Nobody (yet)</h3>", "<p>2</p>"],
)
def test_what_counts_something_else_is_left(line: str) -> None:
    assert counted(line, captured=2) is None


def test_a_number_that_links_to_the_comments_counts_them() -> None:
    page = read_page(
        f"{REPORT}<a href='#comments'><span>0</span></a><div id=comments><h3>Kommentare</h3></div>"
    )
    assert page.comments_declared == 0


def test_a_button_in_the_box_for_comments_counts_them_though_teasers_count_theirs() -> None:
    teaser = (
        "<li><h4><a href=a>The ferry is back</a></h4><b class=author>Ann Holm</b> <i>{} comments</i></li>"
    )
    button = "<div class='comments-toggle'><button>Show comments (128)</button></div>"
    page = read_page(f"{REPORT}{button}<ul>{teaser.format(77)}{teaser.format(45)}</ul>")
    assert page.comments_declared == 128


def test_counts_of_the_reports_of_a_list_are_not_the_pages() -> None:
    card = "<li><h2><a href=a>{}</a></h2><b class=author>Ann</b> <a href='#respond'>{} comments</a></li>"
    tree = Tree(card.format("Boars in the square", 16) + card.format("The band is late", 2))
    assert own_count(tree, [(16, 2), (2, 5)]) is None
