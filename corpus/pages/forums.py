"""Threads of forums and networks: where a page is nothing but posts, the first is the report that the others answer."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .extract import Comments
    from .report.article import Article

FORUMS = frozenset(("discourse", "xenforo", "vbulletin", "phpbb", "smf", "mybb", "invision"))
LONGEST_BESIDE = 200
"""The most characters beside the posts (a title, a way through the forum) of a page that has no report."""
LEAST_CALLED, FURTHEST = 40, 100_000
"""Characters from which on the title of a page can be told to be the beginning of a post, and where titles end."""
_TITLE = re.compile(r"<title[^<>]{0,200}>([^<]{40,4000})</title", re.IGNORECASE)


def opens_with_report(found: Comments, text: str, *, html: str) -> bool:
    """Tell whether the first post of a page is its report: a forum's where no other is, or one that gives the title.

    Args:
        found: the posts.
        text: what else may be the report.
        html: the page.
    """
    first = found.comments[0] if len(found.comments) > 1 else None
    if first is None or first.parent_key is not None or not first.text:
        return False
    if found.system in FORUMS:
        return len(text) <= LONGEST_BESIDE
    return (
        found.system == "other" and first.text[:LEAST_CALLED] not in text and _gives_title(first.text, html)
    )


def _gives_title(text: str, html: str) -> bool:
    """Tell whether the title of a page holds the beginning of a post, as networks that know no titles write it."""
    said = " ".join(text.split())[:LEAST_CALLED]
    if len(said) < LEAST_CALLED or (match := _TITLE.search(html, 0, FURTHEST)) is None:
        return False
    return said in " ".join(unescape(match[1]).split())


def opening_post(article: Article, found: Comments) -> tuple[Article, Comments]:
    """Return the first post as a page's report, and the others as its comments.

    What is said to answer the first post answers the report, so it stands at the top of the thread.
    """
    first, *others = found.comments
    told = replace(
        article,
        text=first.text,
        authors=(first.author,) if first.author else article.authors,
        published=first.published or article.published,
    )
    answers = [
        replace(post, locator=f"comment {number}", parent_key=None)
        if first.key is not None and post.parent_key == first.key
        else replace(post, locator=f"comment {number}")
        for number, post in enumerate(others, start=1)
    ]
    return told, replace(found, comments=tuple(answers))
