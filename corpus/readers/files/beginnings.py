"""Where JSON and XML begin in files that a server printed warnings into before it wrote what was asked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TextIO

from ...errors import Problem
from ...text.canonical import counted

if TYPE_CHECKING:
    from collections.abc import Callable

LONGEST_BEFORE = 1 << 14
"""Characters that may stand before the beginning."""
LONGEST_SHOWN = 100
_JSON = re.compile(r"(?:^|(?<=<br />)|(?<=<br>))[ \t]*(?:\{\s*[\"}]|\[\s*[{\[\"\]])", re.MULTILINE)
_XML = re.compile(r"<\?xml\s|<!DOCTYPE\s|<!--|<(?:rss|disqus|feed)\b")
_PRINTED = re.compile(
    r"[^<\[{]|<(?:br|b|p|div|pre|font|table)\b|\[(?:\w{3} \w{3} |\d{1,2}-\w{3}-\d{4} )", re.IGNORECASE
)
"""How such lines begin, with the time in brackets or without."""
_PAGE = re.compile(r"<(?:html|head|body|script)\b|<!doctype\s+html", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_BLANK = " \t\r\n\x1e\ufeff"


def start_of_json(text: str) -> int:
    r"""Return where JSON begins, given the beginning of a file; 0 where nothing stands before it, or no JSON follows.

    >>> start_of_json('PHP Notice:  Undefined index in /a.php on line 3\n[{"id": 1}]'), start_of_json('[{"id": 1}]')
    (49, 0)
    """
    return _start(text, _JSON)


def start_of_xml(text: str) -> int:
    r"""Return where XML begins, given the beginning of a file; 0 where nothing stands before it, or no XML follows.

    >>> start_of_xml("<br />\n<b>Warning</b>: no such file\n<?xml version='1.0'?><rss>"), start_of_xml("<rss><?xml ?>")
    (36, 0)
    """
    return _start(text, _XML)


def past_printed(stream: TextIO, start_of: Callable[[str], int]) -> str:
    """Go past what stands before the beginning of a file that was opened, and return it.

    >>> from io import StringIO
    >>> stream = StringIO("Warning: no such file\\n[{}]")
    >>> past_printed(stream, start_of_json), stream.read()
    ('Warning: no such file\\n', '[{}]')
    """
    start = stream.tell()
    before = stream.read(LONGEST_BEFORE)
    before = before[: start_of(before)]
    stream.seek(start)
    stream.read(len(before))
    return before


def printed_before(where: str, text: str) -> Problem:
    """Return what is said of what stands before the beginning of a file."""
    return Problem(
        where=where,
        what=f"{counted(len(text.strip().splitlines()), 'line')} before its beginning, as a server prints its warnings",
        remedy="read past; look whether what follows is whole",
        skipped=False,
        quoted=" ".join(_TAG.sub(" ", text).split())[:LONGEST_SHOWN],
    )


def _start(text: str, begins: re.Pattern[str]) -> int:
    if not _PRINTED.match(text.lstrip(_BLANK)):
        return 0
    found = begins.search(text, 0, LONGEST_BEFORE)
    # A page of the web may hold such lines too.
    return 0 if found is None or _PAGE.search(text, 0, found.start()) else found.start()
