"""Bytes to a document tree: a parse that no page can make run away.

Parsing is libxml2's, in HTML mode: it knows no external entities, expands none that a page defines, and loads nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...errors import Problem
from ...text.canonical import counted, join_surrogates
from .copies import as_published, without_marks_of_translation
from .decoding import DecodedPage, decode_page, has_control_bytes
from .frames import with_frames, with_saved_frames
from .saved import Saved, saved_as
from .tree import Tree

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.html import HtmlElement

DEEPEST = 300
LONGEST_PAGE = 30_000_000
LONGEST_ATTRIBUTE = 50_000
"""Above this, an attribute is no name, address or time; the extractor of the body takes minutes over some."""

_LONG_ATTRIBUTE = re.compile(rf"""=\s*("[^"<]{{{LONGEST_ATTRIBUTE},}}"|'[^'<]{{{LONGEST_ATTRIBUTE},}}')""")
_EMBEDDED = re.compile(r"""data:[^"'()<>&\s]{200,}""")
"""A picture or a typeface that stands in the page itself."""
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)[^<>]*?(/?)>")
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_NO_CHARACTERS = ("\ufffe", "\uffff")
_VOID = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
))  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A page made safe to parse: its text, its elements, what it says of its being saved, what was altered or lost."""

    text: str
    tree: Tree
    saved: Saved
    problems: tuple[Problem, ...] = ()
    changes: tuple[str, ...] = ()


def parse(
    html: bytes | str,
    *,
    frames: Callable[[str], str | None] | None = None,
    encoding: str | None = None,
    served: str | None = None,
) -> Document:
    """Parse a page, with the documents of its frames where they are at hand.

    Attributes longer than `LONGEST_ATTRIBUTE` are emptied, and elements nested deeper than `DEEPEST` are dissolved
    into the element around them, so that their text stays.

    Args:
        html: the page.
        frames: what gives the document that a frame for comments shows, by the address in its `src`.
        encoding: the encoding of its bytes that the user named.
        served: the one that its server named.

    Raises:
        InputError: when the bytes are no text, or are not in the encoding the user named.

    >>> parse("<p>Truce<script>alert(1)</script>").tree.pieces
    ['Truce']
    """
    decoded = (
        DecodedPage(text=html)
        if isinstance(html, str)
        else decode_page(html, encoding=encoding, served=served)
    )
    text, changes, problems = decoded.text, decoded.changes, list(decoded.problems)
    if len(text) > LONGEST_PAGE:
        text = _EMBEDDED.sub("data:,", text)
    if len(text) > LONGEST_PAGE:
        said = f"the page has {counted(len(text), 'character')}, only the first {LONGEST_PAGE:,} were read"
        problems.append(_altered(said, "save it in parts if the rest matters"))
        text = text[:LONGEST_PAGE]
    saved = saved_as(text)
    text, translated = without_marks_of_translation(as_published(text))
    if translated:
        said = "a browser translated it before it was saved, so that its words are a machine's"
        problems.append(_altered(said, "save it again in its own language"))
    if "srcdoc" in text:
        text = with_frames(text)
    if frames is not None and "<iframe" in text:
        text = with_saved_frames(text, frames, longest=LONGEST_PAGE - len(text))
    if not text.isascii():
        text, joined = join_surrogates(text)
        changes += joined
    if isinstance(html, str) or has_control_bytes(html) or any(mark in text for mark in _NO_CHARACTERS):
        text = _UNREADABLE.sub("", text)
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
    return Document(text=text, tree=tree, saved=saved, problems=tuple(problems), changes=changes)


def _may_hold_long_attribute(text: str) -> bool:
    """Tell whether a stretch without quotation marks is as long: it would cover one of these places."""
    return any(
        text.find('"', at) - text.rfind('"', 0, at) > LONGEST_ATTRIBUTE or text.find('"', at) < 0
        for at in range(LONGEST_ATTRIBUTE, len(text), LONGEST_ATTRIBUTE)
    )


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
