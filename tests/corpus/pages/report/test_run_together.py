"""A report of one or two paragraphs has these as its lines, and neither title nor byline in them."""

from __future__ import annotations

import pytest

from commentariat.corpus.pages import read_page
from commentariat.corpus.pages.document.tree import Tree
from commentariat.corpus.pages.report.run_together import parted

OPENED = "The new bridge over the river was opened on Saturday by the minister of transport, three years later than planned."
WALKED = "More than two thousand people walked across it on the first day, the police said."
ZH = "市議會星期二經過長時間的辯論之後通過了新的港口預算案，官員們表示資金將用於北碼頭。"
COMMENT = (
    '<div id="comments"><h3>1 comment</h3><div class="comment" id="comment-7"><span class="author">Bo</span> '
    '<span class="date">3 March 2021</span><p>At last, and who pays?</p></div></div>'
)


def page(*paragraphs: str) -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        "<html><head><title>Bridge opens - The News</title></head><body><nav><a href='/'>Home</a></nav><main>"
        '<article><h1>Bridge opens</h1><div class="byline">By <a rel="author">Jane Doe</a></div>'
        f"<div>{body}</div></article>{COMMENT}</main><footer>The News</footer></body></html>"
    )


@pytest.mark.parametrize(
    "paragraphs", [(OPENED,), (OPENED, WALKED), (ZH, ZH[::-1]), (OPENED, WALKED, OPENED)]
)
def test_a_short_report_is_its_paragraphs(paragraphs: tuple[str, ...]) -> None:
    read = read_page(page(*paragraphs))
    assert read.text.split("\n") == list(paragraphs)
    assert read.authors == ("Jane Doe",)
    assert [comment.text for comment in read.comments] == ["At last, and who pays?"]


@pytest.mark.parametrize("text", ["", "One. Two", "One. Three.", "One.\nTwo.", "x" * 5_000])
def test_a_text_that_is_not_lines_of_the_page_stays_as_it_is(text: str) -> None:
    assert parted(Tree("<p>One.</p><p>Two.</p><p>Three.</p>"), text) == text


def test_lines_that_are_all_alike_take_no_time() -> None:
    tree = Tree("<p>a</p>" * 50_000)
    assert parted(tree, "a" * 2_999 + "b") == "a" * 2_999 + "b"
    assert parted(tree, "a" * 2_999) == "\n".join("a" * 2_999)
