"""How a line is typed, whatever it says: the marks that one hand, or one editing system, keeps to.

An outlet's system sets curly quotation marks and long dashes throughout; a reader's line with a straight
apostrophe below them is by another hand. The same marks all the way through say nothing.
"""

from __future__ import annotations

import re

_PATTERNS: dict[str, re.Pattern[str]] = {
    "straight": re.compile(r"\w'\w|(?<!\S)\"\w"),
    "curly": re.compile(r"\w’\w|“\w"),
    "double_space": re.compile(r"[.!?,]  \S"),
    "no_space": re.compile(r"[a-z][,.!?;][A-Za-z]{2}(?!\S*[/@])"),
    "space_before_mark": re.compile(r"\w [,!?;](?:\s|$)"),
    "double_hyphen": re.compile(r"\w ?-- ?\w"),
    "spaced_hyphen": re.compile(r"\w - \w"),
    "long_dash": re.compile(r"[–—]"),
    "dots": re.compile(r"\.\.+"),
    "dots_character": re.compile("…"),
}


def line_marks(line: str) -> frozenset[str]:
    """Return the marks that a line shows.

    >>> sorted(line_marks("It's late - isn't it..."))
    ['dots', 'spaced_hyphen', 'straight']
    """
    return frozenset(name for name, pattern in _PATTERNS.items() if pattern.search(line))
