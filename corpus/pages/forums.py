"""Threads of a forum: where a page is nothing but posts, the first is the report that the others answer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .article import Article
    from .extract import Comments

FORUMS = frozenset(("discourse", "xenforo", "vbulletin", "phpbb", "smf", "mybb", "invision"))
LONGEST_BESIDE = 200
"""The most characters beside the posts (a title, a way through the forum) of a page that has no report."""


def opens_with_report(found: Comments, text: str) -> bool:
    """Tell whether the first post of a page is its report: it is a forum's, and no other report is there."""
    first = found.comments[0] if len(found.comments) > 1 else None
    return (
        found.system in FORUMS
        and len(text) <= LONGEST_BESIDE
        and first is not None
        and first.parent_key is None
        and bool(first.text)
    )


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
