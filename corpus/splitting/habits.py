"""Habits of writing: how a line is typed, whatever it says.

A text by one hand keeps its apostrophes, its spaces and its capitals; a line that breaks with them may be by another.
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
    "lower_case_start": re.compile(r"^\W?[a-z]+[\s,'’]"),
    "lower_case_i": re.compile(r"(?<!\S)i(?=['’ ])"),
    "no_final_mark": re.compile(r"\w\s*$"),
    "heaped_marks": re.compile(r"[!?]{2,}"),
    "exclamation": re.compile(r"!"),
    "capitals": re.compile(r"\b[A-Z]{3,} [A-Z]{2,}\b"),
    "ampersand": re.compile(r"\w & \w"),
    "smiley": re.compile(r"(?<!\w)[:;]-?[)(DP](?!\w)"),
    "address": re.compile(r"https?://|www\.|@\w"),
}
HABITS: tuple[str, ...] = tuple(_PATTERNS)


def line_habits(line: str) -> frozenset[str]:
    """Return the habits that a line shows.

    >>> sorted(line_habits("i don't know..."))
    ['dots', 'lower_case_i', 'lower_case_start', 'straight']
    """
    return frozenset(name for name, pattern in _PATTERNS.items() if pattern.search(line))
