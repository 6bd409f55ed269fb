"""Comments that stand in one cell beside their report, a line each or with a blank line between."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .cells import as_list

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_BULLET = re.compile(r"(?:\(?\d{1,3}[.):]|[-–—•*·])\s+")
_FEWEST = 2


def hold_comments(cells: Iterable[object]) -> bool:
    """Tell from some cells of a column whether they hold comments as texts: one of several lines shows that.

    A line by itself may be a remark of whoever made the table.

    >>> hold_comments(["So it is.\\nNo!", "Poor ferry."]), hold_comments(["see legal", None, "12"])
    (True, False)
    """
    return any(
        isinstance(one, str) and as_list(one) is None and len(comments_in(one)) >= _FEWEST for one in cells
    )


def comments_in(text: str) -> list[str]:
    """Return the comments in a cell, without the numbers or bullets that all of them begin with.

    >>> comments_in("1. So it is.\\n2. No!"), comments_in("So it is,\\nI think.\\n\\nNo!")
    (['So it is.', 'No!'], ['So it is,\\nI think.', 'No!'])
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    parts = [
        part.strip() for part in (_BLANK_LINE.split(text) if _BLANK_LINE.search(text) else text.split("\n"))
    ]
    parts = [part for part in parts if part]
    if len(parts) >= _FEWEST and all(map(_BULLET.match, parts)):
        parts = [_BULLET.sub("", part, count=1) for part in parts]
    return parts
