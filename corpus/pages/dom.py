"""Bytes to a document tree: decoding as a browser would, and a parse that no page can make run away.

The encoding is found in a browser's order (HTML Standard, section 13.2.3): byte order mark, then what the
page declares, then what the bytes look like; but bytes that are valid UTF-8 are read as UTF-8 whatever the
page declares, because other encodings almost never look like it. Parsing is libxml2's, in HTML mode: it
knows no external entities, expands none that a page defines, and loads nothing.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..encoding import decode
from ..errors import Problem
from ..text import counted
from .frames import with_frames, with_saved_frames
from .tree import Tree

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.html import HtmlElement

DEEPEST = 300
LONGEST_PAGE = 30_000_000
LONGEST_ATTRIBUTE = 50_000
"""Above this, an attribute is no name, address or time; the extractor of the body takes minutes over some."""

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
# The labels whose meaning on the web is a wider encoding than Python's of that name (Encoding Standard).
_WIDER = {
    "ascii": "cp1252", "us-ascii": "cp1252", "iso-8859-1": "cp1252", "iso8859-1": "cp1252", "latin1":
    "cp1252",
    "latin-1": "cp1252", "iso-8859-9": "cp1254", "iso-8859-11": "cp874", "tis-620": "cp874", "gb2312":
    "gb18030",
    "gbk": "gb18030", "x-gbk": "gb18030", "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932",
    "windows-31j": "cp932", "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "x-mac-roman": "mac_roman",
    "macintosh": "mac_roman", "x-mac-cyrillic": "mac_cyrillic",
}  # fmt: skip
_LONG_ATTRIBUTE = re.compile(rf"""=\s*("[^"<]{{{LONGEST_ATTRIBUTE},}}"|'[^'<]{{{LONGEST_ATTRIBUTE},}}')""")
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)[^<>]*?(/?)>")
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_CONTROL_BYTES = bytes((*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F))
_NO_CHARACTERS = ("\ufffe", "\uffff")
_VOID = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
))  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A page made safe to parse: its text, its elements, what was altered, and what could not be read."""

    text: str
    tree: Tree
    problems: tuple[Problem, ...] = ()
    changes: tuple[str, ...] = ()


def parse(html: bytes | str, *, frames: Callable[[str], str | None] | None = None) -> Document:
    """Parse a page, with the documents of its frames where they are at hand.

    Attributes longer than `LONGEST_ATTRIBUTE` are emptied, and elements nested deeper than `DEEPEST` are dissolved
    into the element around them, so that their text stays.

    Args:
        html: the page.
        frames: what gives the document that a frame for comments shows, by the address in its `src`.

    Raises:
        InputError: when the bytes are no text.

    >>> parse("<p>Truce<script>alert(1)</script>").tree.pieces
    ['Truce']
    """
    text, changes = (html, ()) if isinstance(html, str) else decode_page(html)
    problems: list[Problem] = []
    if len(text) > LONGEST_PAGE:
        said = f"the page has {counted(len(text), 'character')}, only the first {LONGEST_PAGE:,} were read"
        problems.append(_altered(said, "save it in parts if the rest matters"))
        text = text[:LONGEST_PAGE]
    if isinstance(html, str) or _has_control_bytes(html) or any(mark in text for mark in _NO_CHARACTERS):
        text = _UNREADABLE.sub("", text)
    if "srcdoc" in text:
        text = with_frames(text)
    if frames is not None and "<iframe" in text:
        text = with_saved_frames(text, frames, longest=LONGEST_PAGE - len(text))
    if _may_hold_long_attribute(text):
        text, emptied = _LONG_ATTRIBUTE.subn('=""', text)
        if emptied:
            changes += (f"{counted(emptied, 'attribute')} longer than {LONGEST_ATTRIBUTE:,} emptied",)
    tree = Tree(text)
    if tree.depth > DEEPEST:
        text = _flattened(text)
        tree = Tree(text)
        said = f"elements are nested more than {DEEPEST} deep; the deeper ones were dissolved"
        problems.append(_altered(said, "check the text of the page"))
    return Document(text=text, tree=tree, problems=tuple(problems), changes=changes)


def _has_control_bytes(data: bytes) -> bool:
    return len(data.translate(None, _CONTROL_BYTES)) < len(data)


def _may_hold_long_attribute(text: str) -> bool:
    """Tell whether a stretch without quotation marks is as long: it would cover one of these places."""
    return any(
        text.find('"', at) - text.rfind('"', 0, at) > LONGEST_ATTRIBUTE or text.find('"', at) < 0
        for at in range(LONGEST_ATTRIBUTE, len(text), LONGEST_ATTRIBUTE)
    )


def decode_page(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Decode a page; return its text and what was not read as it stands.

    Raises:
        InputError: when the bytes are no text.

    >>> decode_page('<meta charset="windows-1251"><p>Мир</p>'.encode("cp1251"))[0][-10:]
    '<p>Мир</p>'
    """
    if data[:64].lstrip().startswith(b"<") and not _has_control_bytes(data):
        try:
            return data.decode("utf-8"), ()
        except UnicodeDecodeError:
            pass
    declared = _DECLARED.search(data[:4096])
    codec = _codec(declared[1].decode("ascii")) if declared else None
    if codec and codec != "utf-8" and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        try:
            return data.decode("utf-8"), ()
        except UnicodeDecodeError:
            pass
        text = data.decode(codec, errors="replace")
        lost = text.count("\ufffd")
        if lost <= 0.01 * len(text):
            changed = (f"{counted(lost, 'byte')} that is no {codec} replaced by U+FFFD",) if lost else ()
            return text, (f"read as {codec}, as the page declares", *changed)
    decoded = decode(data, where="the page")
    name = decoded.encoding.name
    read_as = () if name.startswith(("ASCII", "UTF-8")) else (f"read as {name}",)
    return decoded.text, read_as + decoded.encoding.changes


def _codec(label: str) -> str | None:
    label = label.strip().lower()
    try:
        info = codecs.lookup(_WIDER.get(label, label))
    except (LookupError, ValueError):
        return None
    # A page that could be read this far is not in UTF-16 or UTF-32, whatever it declares.
    if not getattr(info, "_is_text_encoding", True) or info.name.startswith(("utf-16", "utf-32", "utf-7")):
        return None
    return None if info.name in ("idna", "punycode", "undefined", "unicode_escape") else info.name


def root_of(text: str) -> HtmlElement:
    """Return a page that `parse` made safe as a tree of elements, in the order of its `Tree`."""
    from lxml.etree import LxmlError
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, no_network=True
    )
    try:
        return document_fromstring(text.encode("utf-8"), parser=parser)
    except (LxmlError, AssertionError):
        return document_fromstring(b"<html><body></body></html>")


def _flattened(text: str) -> str:
    """Drop the tags of all elements that stand deeper than the limit."""
    depth = 0

    def kept(match: re.Match[str]) -> str:
        nonlocal depth
        closing, name, empty = match[1], match[2].lower(), match[3]
        if name in _VOID or empty:
            return match[0]
        if closing:
            depth = max(depth - 1, 0)
            return match[0] if depth < DEEPEST - 100 else " "
        depth += 1
        return match[0] if depth <= DEEPEST - 100 else " "

    return _TAG.sub(kept, text)


def _altered(what: str, remedy: str) -> Problem:
    return Problem(where="the page", what=what, remedy=remedy, skipped=False)
