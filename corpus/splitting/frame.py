"""What a copied page prints around its report: menus above the headline, teasers and forms below the last paragraph.

A text is taken for a whole page only where several lines of its own show that; one that is a report alone stays as it
is. What is known as the page's within a report stays in it too, since little is gained by cutting into a text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from ..pages.wording.phrases import byline
from ..pages.wording.times import time_span
from . import markers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .cue_patterns import Patterns

LONG, SENTENCE_WORDS = 100, 8
"""Characters of a line that is a paragraph, and words of one that ends like a sentence."""
LABEL_WORDS, LEAST_LABELS, MANY_LABELS = 3, 4, 8
"""Words of a menu's item, and how many show that a page was copied: where one of them is known as a page's, or none."""
SLOGANS, LONGEST_HEAD, NEAR, LONGEST_TITLE = 10, 15, 4, 150
"""Lines of a page in which slogans stand above its menu, lines from a headline to the first paragraph, and from a short
one, and the characters of a headline."""
MOST_LINES, LEAST_KNOWN = 400, 2
"""Lines that are looked at on either side, and lines known as the page's that show that what is below a report is."""
_LINKS = re.compile(r"[|»«›•·]|//")
"""What stands between links."""
_LABELLED = re.compile(
    r"(?:(?:full list of )?categor(?:y|ies)|tags?|tagged|filed|posted|published|updated|photos?|image|source|by|in|read"
    r"|subscribe|follow)\b",
    re.IGNORECASE,
)
"""How lines begin that say where a report is filed, who took its picture, and the like."""


def report_within(lines: Sequence[str], stop: int, patterns: Patterns) -> tuple[str, list[int]]:
    """Return the report that ends before a line, and the lines of a copied page that stand above and below it.

    Args:
        lines: all lines of a text.
        stop: the line after the report.
        patterns: how the text's language shows what is a page's own.
    """

    def is_page(line: str) -> bool:
        return markers.is_page(line) or patterns.is_page(line)

    start = lines_above(lines, stop, is_page=is_page)
    end = end_of_report(lines, start, stop, is_page=is_page)
    around = [i for i in (*range(start), *range(end, stop)) if lines[i].strip()]
    while end > start and not lines[end - 1].strip():
        end -= 1
    return "\n".join(lines[start:end]), around


def is_paragraph(line: str) -> bool:
    """Tell whether a line is running text: long, or a sentence of some words.

    >>> is_paragraph("The ferry will not run before the spring."), is_paragraph("Ferry stays in until spring comes")
    (False, False)
    >>> is_paragraph("The ferry will not run before the spring, they said.")
    True
    """
    bare = line.strip()
    return len(bare) >= LONG or (markers.ends_a_sentence(bare) and len(bare.split()) > SENTENCE_WORDS)


def lines_above(lines: Sequence[str], stop: int, *, is_page: Callable[[str], bool] = markers.is_page) -> int:
    """Return at which line the report of a copied page begins: its headline, or its first paragraph; else 0.

    Args:
        lines: all lines of a text.
        stop: the line after the report.
        is_page: tells the page's own lines.

    >>> page = ["Home", "News", "Sport", "Sign in", "Ferry stays in harbour until spring", "By Ann Lund"]
    >>> lines_above([*page, *["The ferry will not run before the spring, the harbour office said."] * 2], 8)
    4
    """
    filled = [i for i in range(min(stop, MOST_LINES)) if lines[i].strip()]

    def stands_in_menu(n: int) -> bool:
        below = filled[n + 1 : n + 1 + LEAST_LABELS]
        return len(below) == LEAST_LABELS and all(_is_of_menu(lines[i], is_page=is_page) for i in below)

    first = next(
        (
            n
            for n, i in enumerate(filled)
            if is_paragraph(lines[i]) and not is_page(lines[i]) and not (n < SLOGANS and stands_in_menu(n))
        ),
        None,
    )
    if first is None:
        return 0
    start = _headline(lines, filled[max(0, first - LONGEST_HEAD) : first], is_page=is_page)
    at = first if start is None else bisect_left(filled, start)
    above = [lines[i] for i in filled[:at]]
    of_menu = sum(_is_of_menu(line, is_page=is_page) for line in above)
    return filled[at] if of_menu >= (LEAST_LABELS if any(map(is_page, above)) else MANY_LABELS) else 0


def end_of_report(
    lines: Sequence[str],
    start: int,
    stop: int,
    *,
    is_page: Callable[[str], bool] = markers.is_page,
) -> int:
    """Return the line at which what the page prints below its report begins, or `stop` where nothing shows it.

    What stands there is known as the page's or is no sentence: the titles of other reports, names, buttons.

    Args:
        lines: all lines of a text.
        start: the report's first line.
        stop: the line after the report and what stands below it.
        is_page: tells the page's own lines.

    >>> below = ["Share this", "Most read", "Swans return to the quay", "Subscribe"]
    >>> end_of_report(["It will not run before the spring.", "Ann Lund", *below], 0, 6)
    2
    """
    end, known = stop, 0
    for i in reversed(range(max(start + 1, stop - MOST_LINES), stop)):
        if not lines[i].strip():
            continue
        if is_page(lines[i]):
            end, known = i, known + 1
        elif markers.ends_a_sentence(lines[i]) or len(lines[i]) >= LONG or markers.is_credit(lines[i]):
            break
    return end if known >= LEAST_KNOWN else stop


def _is_of_menu(line: str, *, is_page: Callable[[str], bool]) -> bool:
    """Tell whether a line is an item of a menu, several of them, or known as the page's."""
    if is_paragraph(line):
        return False
    return len(line.split()) <= LABEL_WORDS or _LINKS.search(line) is not None or is_page(line)


def _headline(lines: Sequence[str], above: Sequence[int], *, is_page: Callable[[str], bool]) -> int | None:
    """Return the line above a report that is likeliest its headline: the last of some words, or a short one near it."""
    may_be = [i for i in above if _may_be_headline(lines[i], is_page=is_page)]
    long = [i for i in may_be if len(lines[i].split()) > LABEL_WORDS]
    return next(reversed(long or [i for i in may_be if i in above[-NEAR:]]), None)


def _is_signed(line: str) -> bool:
    bare = line.strip()
    return len(bare) <= LONG and (byline(bare) is not None or time_span(bare) is not None)


def _may_be_headline(line: str, *, is_page: Callable[[str], bool]) -> bool:
    bare = line.strip()
    return (
        len(bare) <= LONGEST_TITLE
        and len(bare.split()) > 1
        and not bare.endswith((".", ":", ";", ","))
        and not _is_signed(bare)
        and _LINKS.search(bare) is None
        and _LABELLED.match(bare) is None
        and not is_page(bare)
    )
