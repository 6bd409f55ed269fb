"""HTML as comments and posts carry it, to plain text with one line a paragraph.

This is for markup that is known to be text, such as the body of a comment in an export. A whole web page,
in which the text has to be found first, is another matter.
"""

from __future__ import annotations

import html
import re
from contextlib import suppress

from .faces import face_of

_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "dialog",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hr", "html", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table",
    "tbody", "tfoot", "thead", "tr", "ul",
))  # fmt: skip
DEEPEST_QUOTE = 20
_CELLS = frozenset(("td", "th"))
_UNREAD = frozenset((
    "script", "style", "template", "noscript", "iframe", "object", "embed", "applet", "svg", "math", "head",
    "title", "select", "audio", "video", "canvas",
))  # fmt: skip
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_BLANKS_IN_LINE = re.compile(r"[ \t\f]+")
_LINES = re.compile(r"<(?:p|br|div|blockquote|[uo]l|li|pre|h[1-6])\b", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{2,7}|#[xX][\da-fA-F]{2,6}|[A-Za-z][A-Za-z\d]{1,9});")


def text_of(markup: str, *, keep_lines: bool = False) -> str:
    r"""Return the text of a piece of HTML: a line for every paragraph or other block, none of them blank.

    Entities are decoded once. What is not read as text (scripts, styles, embedded media, the numbers of WordPress's
    footnotes) is left out; lines of a ``blockquote`` begin with ``> ``, as in e-mail; a picture that stands for an
    emoji becomes the emoji.
    Any string comes back as text in linear time, however broken or deep its markup.

    Args:
        markup: the HTML, or text without any.
        keep_lines: line ends of the source end a line too, as WordPress shows what its editors and readers
            typed; HTML reads them as blanks.

    >>> text_of("<p>So it <b>holds</b>.</p><blockquote>For now</blockquote>Fish &amp; chips<br>for all")
    'So it holds.\n> For now\nFish & chips\nfor all'
    >>> text_of("One\n\nTwo"), text_of("One\n\nTwo", keep_lines=True)
    ('One Two', 'One\nTwo')
    """
    # A NUL would be read as the end of the text.
    markup = markup.replace("\x00", "")
    if "<" not in markup and "&" not in markup:
        return _lines([(0, markup if keep_lines else _BLANKS.sub(" ", markup))])
    from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

    reading = _Reading(keep_lines=keep_lines)
    parser = etree.HTMLParser(target=reading, encoding="utf-8", remove_comments=True, huge_tree=True)
    # A lone surrogate cannot be encoded.
    parser.feed(markup.encode("utf-8", errors="replace"))
    # Where there are only comments, or nothing at all, there is no document to close.
    with suppress(etree.XMLSyntaxError):
        parser.close()
    return _lines(reading.pieces)


def marks_lines(markup: str) -> bool:
    r"""Tell whether a piece of HTML says where its lines and paragraphs end; where it does not, its line ends may.

    >>> marks_lines("One<br>two"), marks_lines("One\nand <b>two</b>")
    (True, False)
    """
    return _LINES.search(markup) is not None


def decode_again(text: str) -> tuple[str, int]:
    """Decode entities that were encoded twice at the source; return the text and how many there were.

    >>> decode_again("Don&#8217;t say &quot;AT&T; rules&quot;")
    ('Don’t say "AT&T; rules"', 3)
    """
    count = 0

    def decoded(match: re.Match[str]) -> str:
        nonlocal count
        character = html.unescape(match[0])
        count += character != match[0]
        return character

    return (_ENTITY.sub(decoded, text), count) if "&" in text else (text, 0)


class _Reading:
    """What the parser calls on its way through: collects pieces of text with their depth of quotation."""

    def __init__(self, *, keep_lines: bool) -> None:
        self.pieces: list[tuple[int, str]] = []
        self._blanks = _BLANKS_IN_LINE if keep_lines else _BLANKS
        self._unread = 0
        self._quotes = 0
        self._verbatim = 0
        # Of every open ``sup`` whether it is the mark of a footnote.
        self._marks: list[bool] = []
        self._deleted = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "ins" and self._deleted:
            # What stands in place of what is struck out begins a new word.
            self._add(" ")
        self._deleted = False
        if tag == "sup":
            self._marks.append("data-fn" in attributes)
        elif tag in _UNREAD:
            self._unread += 1
        elif tag in _BLOCKS:
            self._break()
            self._quotes += tag == "blockquote"
            self._verbatim += tag == "pre"
        elif tag in _CELLS:
            self._add(" ")
        elif tag == "img" and (face := face_of(attributes)):
            self._add(face)

    def end(self, tag: str) -> None:
        self._deleted = tag == "del"
        if tag == "sup" and self._marks:
            self._marks.pop()
        elif tag in _UNREAD:
            self._unread -= 1
        elif tag in _BLOCKS and tag != "br":
            self._break()
            self._quotes -= tag == "blockquote"
            self._verbatim -= tag == "pre"

    def data(self, data: str) -> None:
        self._deleted = False
        is_mark = self._marks[-1:] == [True] and data.strip().isdecimal()
        if not self._unread and not is_mark:
            self._add(data if self._verbatim else self._blanks.sub(" ", data))

    def close(self) -> None:
        """Have nothing to hand over: the pieces are read off."""

    def _add(self, text: str) -> None:
        self.pieces.append((self._quotes, text))

    def _break(self) -> None:
        self.pieces.append((self._quotes, "\n"))


def _lines(pieces: list[tuple[int, str]]) -> str:
    lines: list[str] = []
    line: list[str] = []
    depth = 0

    def end_line() -> None:
        bare = "".join(line).strip()
        if bare:
            lines.append("> " * min(depth, DEEPEST_QUOTE) + _BLANKS_IN_LINE.sub(" ", bare))
        line.clear()

    for quotes, text in pieces:
        parts = re.split(r"\r\n|\r|\n", text)
        if quotes != depth:
            end_line()
            depth = quotes
        line.append(parts[0])
        for part in parts[1:]:
            end_line()
            line.append(part)
    end_line()
    return "\n".join(lines)
