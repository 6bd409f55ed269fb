"""Files that are embedded in texts as base64, such as pictures pasted into an editor: left out as a text is read.

One of them may be longer than an XML parser takes for a text, and none is a text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_EMBEDDED = re.compile(r"(data:[\w./+-]{1,80};base64,)([A-Za-z\d+/=%]*)", re.ASCII)
_GOES_ON = re.compile(r"[A-Za-z\d+/=%]*", re.ASCII)
_LONGEST_BEGINNING = 100
_MAY_BEGIN = re.compile(r"(?:d|da|dat|data|data:[\w./+-]{0,80}(?:;[a-z\d]{0,6})?)\Z", re.ASCII)


def without_embedded(pieces: Iterable[str]) -> Iterator[str]:
    """Yield the pieces of a text without what is embedded in it, however these are cut.

    >>> list(without_embedded(['<img src="da', 'ta:image/png;base64,iVBORw0', 'KGgo="> A tide.']))
    ['<img src="', 'data:image/png;base64,', '"> A tide.']
    """
    waiting, inside = "", False
    for piece in pieces:
        text = waiting + piece
        if inside:
            end = _match_end(text)
            inside = end == len(text)
            text = text[end:]
        for match in _EMBEDDED.finditer(text):
            inside = match.end() == len(text)
        begun = None if inside else _MAY_BEGIN.search(text, max(0, len(text) - _LONGEST_BEGINNING))
        waiting = begun[0] if begun else ""
        yield _EMBEDDED.sub(r"\1", text.removesuffix(waiting))
    if waiting:
        yield waiting


def _match_end(text: str) -> int:
    match = _GOES_ON.match(text)
    return match.end() if match else 0
