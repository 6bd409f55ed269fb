"""Paragraphs that two line breaks part, as pages have them whose text was never marked up: made paragraphs.

Extractors pass over a short first line that stands in no element of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..document.tree import BLOCKS

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BOXES = ("div", "article", "section", "main", "td")
MOST_IN_PARTS = 0.3
"""The share of a box's text that may stand in parts of it for the rest to be paragraphs without marks."""


def mark_paragraphs(root: HtmlElement) -> None:
    """Put what two line breaks part into paragraphs, in every box that holds little but text and such breaks.

    >>> from lxml.html import fromstring, tostring
    >>> box = fromstring("<div><h3>News</h3>The truce <b>held</b>.<br><br>Boats went out<br>at dawn.</div>")
    >>> mark_paragraphs(box)
    >>> tostring(box).decode()
    '<div><h3>News</h3><p>The truce <b>held</b>.</p><p>Boats went out<br>at dawn.</p></div>'
    """
    for box in list(root.iter(*_BOXES)):
        breaks = (_is_break(child) and _is_break(child.getnext()) and not _tail(child) for child in box)
        if any(breaks) and _in_parts(box) <= MOST_IN_PARTS * len(box.text_content()):
            _mark(box)


def _in_parts(box: HtmlElement) -> int:
    """Count the characters of a box that stand in other boxes, paragraphs or headings of it."""
    return sum(len(child.text_content()) for child in box if child.tag in BLOCKS)


def _mark(box: HtmlElement) -> None:
    children = list(box)
    opening = box.text
    for child in children:
        box.remove(child)
    box.text = None
    paragraph = _added(box, opening)
    for child in children:
        tail, child.tail = child.tail, None
        if _is_break(child):
            last = paragraph[-1] if len(paragraph) else None
            if last is not None and _is_break(last) and not _tail(last):
                paragraph.remove(last)
                paragraph = _added(box, tail)
                continue
            paragraph.append(child)
            child.tail = tail
        elif child.tag in BLOCKS:
            box.append(child)
            paragraph = _added(box, tail)
        else:
            paragraph.append(child)
            child.tail = tail
    for made in list(box):
        if made.tag == "p" and not made.attrib and not len(made) and not (made.text or "").strip():
            box.remove(made)


def _added(box: HtmlElement, text: str | None) -> HtmlElement:
    paragraph = box.makeelement("p")
    paragraph.text = text
    box.append(paragraph)
    return paragraph


def _is_break(element: HtmlElement | None) -> bool:
    return element is not None and element.tag == "br"


def _tail(element: HtmlElement) -> str:
    return (element.tail or "").strip()
