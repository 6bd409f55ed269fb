"""Cells that are pieces of HTML: columns of tables that were taken from pages or interfaces as they stood."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...text.markup import decode_again, text_of

RESOLVED = "tags and entities of HTML resolved"
LEAST_SHARE = 0.1
"""The share of a column's cells from which on it holds HTML; readers may quote a tag or an entity in any text."""
_NAMES = (
    "a|abbr|acronym|article|aside|b|big|blockquote|body|br|center|cite|code|dd|del|details|div|dl|dt|em|figcaption|"
    "figure|font|footer|h[1-6]|header|hr|html|i|ins|kbd|li|main|mark|nav|ol|p|pre|q|s|section|small|span|strike|strong|"
    "sub|summary|sup|table|tbody|td|tfoot|th|thead|time|tr|tt|u|ul"
)
_NO_TAG = re.compile(
    rf"<(?!/?(?:{_NAMES}|iframe|img|picture|script|source|style|video|wbr)(?:[\s/>]|$)|!--)", re.IGNORECASE
)
_NO_ENTITY = re.compile(r"&(?!#\d{2,7};|#[xX][\da-fA-F]{2,6};|[A-Za-z][A-Za-z\d]{1,9};)")
# A page closes what it opens; who writes of tags often names the opening one only. Sites let no scripts pass, so
# that a comment with one is its reader's text.
_MARKED = re.compile(rf"</(?:{_NAMES})\s{{0,4}}>|<(?:br|hr)\s{{0,4}}/?>", re.IGNORECASE)
_BROKEN = re.compile(r"<(?:br|hr|p|div|li|h[1-6]|tr|blockquote|pre|section|article)\b", re.IGNORECASE)


def is_markup(cell: str) -> bool:
    """Say whether a cell looks like HTML.

    >>> [is_markup(cell) for cell in ("<p>It held.</p>", "Fish &amp; chips", "a < b & <sarcasm>c</sarcasm>", "R&D;")]
    [True, True, False, False]
    """
    return ("<" in cell and _MARKED.search(cell) is not None) or decode_again(cell)[1] > 0


def is_markup_column(cells: Iterable[object]) -> bool:
    """Say whether a column holds HTML, from some of its cells.

    >>> is_markup_column(["One<br>Two", "Three", None]), is_markup_column(["<i>So</i>", *["It held."] * 20])
    (True, False)
    """
    texts = [cell for cell in cells if isinstance(cell, str) and cell.strip()]
    return bool(texts) and sum(map(is_markup, texts)) >= LEAST_SHARE * len(texts)


def resolved(cell: str) -> str:
    r"""Return the text of a cell that looks like HTML; what is no tag or entity of HTML stays in it.

    >>> resolved("<p>So a < b &amp; AT&T,</p><p><sarcasm> it is.</p>"), resolved("Fish &amp;\n\nchips")
    ('So a < b & AT&T,\n<sarcasm> it is.', 'Fish &\n\nchips')
    """
    if "<" not in cell or not _MARKED.search(cell):
        return decode_again(cell)[0]
    escaped = _NO_ENTITY.sub("&amp;", _NO_TAG.sub("&lt;", cell))
    return text_of(escaped, keep_lines=not _BROKEN.search(cell))
