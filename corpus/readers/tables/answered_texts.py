"""Comments that repeat the text of what they answer, in tables that have no ids."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from ...errors import Problem
from ...ids import comment_id, report_id
from ...records import SourceComment


class AnsweredTexts:
    """The texts of the comments of a table, by which later ones find what they answer."""

    def __init__(self) -> None:
        """Begin without texts."""
        self._keys: dict[bytes, str] = {}

    def tie(
        self, comment: SourceComment, answered: str | None, position: int
    ) -> tuple[SourceComment, Problem | None]:
        """Find the comment whose text this one repeats as answered: the nearest earlier one of its report."""
        scope = comment.report_key or comment.report_url or comment.report_title or ""
        key = comment.key or comment_id(report_id(key=scope), position=position)
        comment = replace(comment, key=key)
        problem = None
        if comment.parent_key is None and answered and answered.strip():
            parent = self._keys.get(_print_of(scope, answered))
            comment = replace(comment, parent_key=parent)
            if parent is None:
                problem = Problem(
                    where=comment.locator,
                    what="the comment it answers does not stand before it under its report",
                    remedy="it was put at the top of its thread",
                    skipped=False,
                )
        self._keys[_print_of(scope, comment.text)] = key
        return comment, problem


def _print_of(scope: str, text: str) -> bytes:
    joined = f"{scope}\x1f{' '.join(text.split())}"
    return hashlib.blake2b(joined.encode("utf-8", errors="surrogatepass"), digest_size=16).digest()
