"""Rewriting a page without changing what it shows changes nothing of its comments: tidied, minified, archived, translated."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.html import HtmlElement, document_fromstring, tostring

from commentariat.corpus.pages.document.dom import parse
from commentariat.corpus.pages.extract import extract_comments
from commentariat.corpus.records import SourceComment

from .invented_threads import AROUND, thread

INLINE = frozenset(
    ("a", "b", "i", "em", "strong", "span", "cite", "time", "img", "br", "button", "textarea", "title")
)
WORDS = st.sampled_from(
    ("The", "truce", "held,", "I", "saw", "it;", "who", "is", "to", "pay", "for", "them?", "Nobody!")
)
TEXTS = st.lists(st.lists(WORDS, min_size=3, max_size=12).map(" ".join), min_size=2, max_size=6)


def indented(root: HtmlElement) -> str:
    """Return a page with every tag and text on a line of its own, as tidying programs write it."""
    lines: list[str] = []

    def write(element: HtmlElement, depth: int) -> None:
        start = re.match(r"<[^>]*>", tostring(element, encoding="unicode"))
        assert start
        lines.append(" " * depth + start[0])
        if element.text and element.text.strip():
            lines.append(" " * (depth + 1) + escaped(element.text))
        for child in element:
            write(child, depth + 1)
            if child.tail and child.tail.strip():
                lines.append(" " * (depth + 1) + escaped(child.tail))
        if element.tag not in ("img", "br"):
            lines.append(" " * depth + f"</{element.tag}>")

    write(root, 0)
    return "\n".join(lines)


def escaped(text: str) -> str:
    return text.strip().replace("&", "&amp;").replace("<", "&lt;")


def minified(root: HtmlElement) -> str:
    """Return a page without blanks beside boxes, and without quotation marks and end tags that may be left out."""
    html = re.sub(r"\s+", " ", tostring(root, encoding="unicode"))
    blocks = r"</?(?!(?:" + "|".join(INLINE) + r")\b)\w+[^>]*>"
    html = re.sub(rf"\s*({blocks})\s*", r"\1", html)
    html = re.sub(r'(\w)="([\w./#:-]+)"(?=[ >])', r"\1=\2", html)
    return re.sub(r"</(?:p|li|dt|dd|td|tr)>", "", html)


def in_capitals(root: HtmlElement) -> str:
    return re.sub(r"</?\w+", lambda tag: tag[0].upper(), tostring(root, encoding="unicode"))


def in_entities(root: HtmlElement) -> str:
    html = tostring(root, encoding="unicode")
    return html.encode("ascii", "xmlcharrefreplace").decode()


def archived(root: HtmlElement) -> str:
    """Return a page as the Internet Archive replays it: with its toolbar, and every address behind one of its own."""
    for element in root.iter("*"):
        for name in ("href", "src"):
            if element.get(name):
                address = f"http://tide.example/{element.get(name)}"
                element.set(name, f"https://web.archive.org/web/20220501083015/{address}")
    bar = (
        "<!-- BEGIN WAYBACK TOOLBAR INSERT --><div id=wm-ipp><table><tr class=d><td>Apr<td>01<td>May</table><p>14 captures"
        "<p>21 Apr 2012 - 09 Jul 2019</div><!-- END WAYBACK TOOLBAR INSERT -->"
    )
    html = tostring(root, encoding="unicode")
    return re.sub("<body>", f"<body>{bar}", html)


def translated(root: HtmlElement) -> str:
    font = '<font style="vertical-align: inherit;">'
    html = tostring(root, encoding="unicode")
    return re.sub(r">([^<>]*\w[^<>]*)<", lambda text: f">{font}{font}{text[1]}</font></font><", html)


def listed(root: HtmlElement) -> str:
    """Return a page as a viewer of source shows it."""
    lines = tostring(root, encoding="unicode").replace("&", "&amp;").replace("<", "&lt;").split("\n")
    rows = "".join(
        f'<tr><td class="line-number"></td><td class="line-content">{line}</td></tr>' for line in lines
    )
    return f"<html><head><title>view-source:http://tide.example/</title></head><body><table>{rows}</table></body></html>"


REWRITTEN = (indented, minified, in_capitals, in_entities, archived, translated, listed)


def comments(html: str) -> list[tuple[object, ...]]:
    return [told(comment) for comment in extract_comments(parse(html).tree).comments]


def told(comment: SourceComment) -> tuple[object, ...]:
    """Return what a comment says, its blanks aside."""
    times, votes = (comment.shown, comment.published), (comment.likes, comment.dislikes)
    text = " ".join(comment.text.split())
    return comment.author, comment.badge, times, votes, comment.kind, comment.key, comment.parent_key, text


@pytest.mark.parametrize("rewritten", REWRITTEN)
@pytest.mark.parametrize("template", AROUND, ids=["list", "boxes", "terms", "rows"])
@given(texts=TEXTS, nested=st.booleans())
@settings(max_examples=12)
def test_a_page_that_shows_the_same_has_the_same_comments(
    template: str, rewritten, texts: list[str], nested: bool
) -> None:
    html = thread(template, texts, nested=nested)
    found = comments(html)
    assert found
    assert comments(rewritten(document_fromstring(html))) == found
