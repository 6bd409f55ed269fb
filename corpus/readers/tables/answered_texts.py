"""Comments that repeat the text of what they answer, in tables that have no ids."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace

from ...errors import Problem
from ...ids import comment_id, report_id
from ...records import SourceComment
from .cells import as_line, as_list


class AnsweredTexts:
    """The texts of the comments of a table, by which later ones find what they answer."""

    def __init__(self) -> None:
        """Begin without texts."""
        self._keys: dict[bytes, str] = {}

    def tie(
        self, comment: SourceComment, answered: str | None, position: int, *, author: str | None = None
    ) -> tuple[SourceComment, Problem | None]:
        """Find the comment whose text this one repeats as answered: the nearest earlier one of its report.

        Args:
            comment: the comment.
            answered: the text that it answers.
            position: its place among the comments of its report.
            author: whose comment it answers, where that is known: of several with these words, theirs.
        """
        scope = comment.report_key or comment.report_url or comment.report_title or ""
        key = comment.key or comment_id(report_id(key=scope), position=position)
        comment = replace(comment, key=key)
        problem = None
        if comment.parent_key is None and answered and answered.strip():
            by_author = self._keys.get(_print_of(scope, answered, author)) if author else None
            parent = by_author or self._keys.get(_print_of(scope, answered))
            comment = replace(comment, parent_key=parent)
            if parent is None:
                problem = Problem(
                    where=comment.locator,
                    what="the comment it answers does not stand before it under its report",
                    remedy="it was put at the top of its thread",
                    skipped=False,
                )
        self._keys[_print_of(scope, comment.text)] = key
        if comment.author:
            self._keys[_print_of(scope, comment.text, comment.author)] = key
        return comment, problem


def first_named(value: object) -> str | None:
    """Return the first of the users that a cell names, with the sign before it or without.

    >>> first_named("@Al @Bo"), first_named(["Al Low", "Bo"]), first_named([])
    ('Al', 'Al Low', None)
    """
    listed = as_list(value)
    if listed is not None:
        return (as_line(next(iter(listed), None)) or "").lstrip("@") or None
    return next(filter(None, re.split(r"[\s,;@]+", as_line(value) or "")), None)


def _print_of(scope: str, text: str, author: str = "") -> bytes:
    joined = f"{scope}\x1f{' '.join(text.split())}\x1f{author}"
    return hashlib.blake2b(joined.encode("utf-8", errors="surrogatepass"), digest_size=16).digest()
