"""One page, read: its report, its comments, and what it says of comments it does not hold."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from ..errors import Problem
from ..ids import same_page
from ..records import SourceComment, SourceReport
from ..text.canonical import counted
from ..values.dates import names_day, precision
from .document.dom import parse
from .extract import Comments, extract_comments
from .forums import opening_post, opens_with_report
from .records.zones import decoys, forms_to_write_in, menus, pings
from .report.article import Article, page_language, read_article, whole_text
from .report.dating import (
    by_address,
    in_order_of_report,
    in_year_of_report,
    no_later_than_comments,
    only_a_year,
    only_among_comments,
    only_in_links,
    shown_by_heading,
    to_the_minute,
    told_in_head,
    told_in_report,
    told_to_machines,
)
from .report.day_order import in_order_of_page, order_on_page
from .report.no_report import is_called_list, no_report
from .report.teasers import teasers

if TYPE_CHECKING:
    from collections.abc import Callable

    from .document.tree import Tree

_PLACE = re.compile(r"[nj]\d+")
"""A key that is a comment's place in the page, as `extract` (n) and `structured` (j) number them."""
MOST_ELEMENTS = 60_000
"""The most elements of a page whose body is told from the rest; the extractor's time grows with their square."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a web page holds.

    Attributes:
        text: the report's body without any comment; empty when none was found.
        title, authors, outlet, url, language: as the page names them; None (or empty) where it does not.
        published: when the report appeared, as an ISO 8601 date or date-time.
        retrieved: when the page was saved or captured, as the caller or the page says.
        by_reader: whether the report is the first post of a thread, which a reader wrote as they did the others.
        comments: the comments, in the page's order; `locator` is their place in the page (``comment 3``).
        comment_system: the system that holds the comments, such as ``wordpress`` or ``disqus``; ``other``
            where comments were found whose system is not known; None where there is no sign of any.
        comments_declared: how many comments the page says there are; None where it does not say.
        comments_partial: True when the page holds only some of its comments (or none of those there are),
            False when it holds all; None where that is not known.
        in_place: what the page is in place of a report, such as "with a list of reports"; None for a report, for a
            page with comments, and for one of which that is not sure.
        problems: what could not be read, or was read with a change; `where` is a place in the page.
        changes: how decoding altered the page, as short phrases.
    """

    text: str = ""
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    retrieved: str | None = None
    by_reader: bool = False
    comments: tuple[SourceComment, ...] = ()
    comment_system: str | None = None
    comments_declared: int | None = None
    comments_partial: bool | None = None
    in_place: str | None = None
    problems: tuple[Problem, ...] = ()
    changes: tuple[str, ...] = ()

    def report(self, *, locator: str, key: str | None = None) -> SourceReport:
        """Return the page as a report that stands at a place of an input.

        A comment's own number is unique on its site only: with an address its key becomes ``host/comment-12``;
        without one, and where the number is only a place in the page, it is tied to the report.

        >>> page = read_page("<title>Truce holds</title><p>The truce held for a second day.")
        >>> page.report(locator="a.html").title
        'Truce holds'
        """
        comments = tuple(
            replace(
                comment,
                locator=f"{locator}, {comment.locator}",
                key=self._scoped(comment.key),
                parent_key=self._scoped(comment.parent_key),
            )
            for comment in self.comments
        )
        return SourceReport(
            text=self.text,
            locator=locator,
            key=key,
            title=self.title,
            outlet=self.outlet,
            url=self.url,
            authors=self.authors,
            published=self.published,
            language=self.language,
            retrieved=self.retrieved,
            comment_system=self.comment_system,
            comments_declared=self.comments_declared,
            comments_partial=self.comments_partial,
            comments=comments,
            by_reader=self.by_reader,
            changes=self.changes,
        )

    def _scoped(self, key: str | None) -> str | None:
        if key is None:
            return None
        host = same_page(self.url).partition("/")[0] if self.url else ""
        # A key with a blank is no id by itself: `ids.comment_id` ties it to the report.
        return f"{host}/comment-{key}" if host and not _PLACE.fullmatch(key) else f"comment {key}"


def read_page(
    html: bytes | str,
    *,
    url: str | None = None,
    retrieved: str | None = None,
    frames: Callable[[str], str | None] | None = None,
    encoding: str | None = None,
    served: str | None = None,
) -> Page:
    """Read a web page.

    Args:
        html: the page as it was saved or sent; bytes are decoded as the page declares, or as they look.
        url: its address, where the caller knows it; the page's own canonical address otherwise, or the one that it
            says it was saved from.
        retrieved: when it was saved, as an ISO 8601 date or date-time, where the caller knows better than the page;
            "3 days ago" counts from there.
        frames: what gives the document that a frame for comments shows, by the address in its `src`; None for one
            that is not at hand.
        encoding: the encoding of its bytes, where the user named one.
        served: the encoding that the server said it is in.

    Raises:
        InputError: when the bytes are no text, or are not in the encoding the user named.
    """
    document = parse(html, frames=frames, encoding=encoding, served=served)
    language = page_language(document.tree)
    retrieved = retrieved or document.saved.when
    found = extract_comments(document.tree, language=language, retrieved=retrieved)
    problems = list(document.problems)
    if found.partial:
        problems.append(_missing(found))
    if len(document.tree) > MOST_ELEMENTS:
        problems.append(_too_large(len(document.tree)))
        article = Article(text=whole_text(document.tree, without=found.elements), language=language)
    else:
        beside = (decoys, menus, forms_to_write_in, pings)
        without = (*found.elements, *chain.from_iterable(find(document.tree) for find in beside))
        article = read_article(
            document.text, tree=document.tree, without=without, url=url or document.saved.url
        )
    url = url or article.url or document.saved.url
    published = article.published
    aside = teasers(document.tree, article.title)
    told = published is not None and told_to_machines(document.tree, published[:10], aside=aside)
    if not told:
        order = order_on_page(document.tree, title=article.title, language=language, url=url)
        shown = shown_by_heading(document.tree, article.title, order=order, language=language, aside=aside)
        guessed = published and not (
            only_among_comments(document.tree, published[:10], aside=aside)
            or only_a_year(published, document.tree)
            or only_in_links(published, document.tree, url=url)
        )
        inside = told_in_report(document.tree, article.title, without=found.elements, aside=aside)
        head = told_in_head(document.tree)
        if head and shown and shown.startswith(head):
            head = shown
        guess = in_order_of_page(published, order, document.tree, url=url) if published and guessed else None
        published = head or shown or inside or guess
    if published and precision(published) == "day":
        if not (told or told_to_machines(document.tree, published)):
            published = no_later_than_comments(published, found.comments)
        published = by_address(published, url=url, tree=document.tree)
        if precision(published) == "day":
            published = to_the_minute(published, document.tree, aside=aside)
    if published and names_day(published):
        ordered = in_order_of_report(found.comments, published, language=language)
        found = replace(found, comments=in_year_of_report(ordered, published, language=article.language))
    by_reader = opens_with_report(found, article.text, html=document.text)
    if by_reader:
        article, found = opening_post(article, found)
        published = article.published
    if not found.comments and is_called_list(document.tree):
        # Who wrote what it lists, and when, is nothing that the page says of itself.
        article, published = replace(article, authors=()), None
    return Page(
        text=article.text,
        title=article.title,
        authors=article.authors,
        published=published,
        outlet=article.outlet,
        url=url,
        language=article.language,
        retrieved=retrieved,
        by_reader=by_reader,
        comments=found.comments,
        comment_system=found.system,
        comments_declared=found.declared,
        comments_partial=found.partial,
        in_place=_in_place(document.text, document.tree, article, found, url=url),
        problems=tuple(problems),
        changes=document.changes + _left_out(article.beside),
    )


def _in_place(html: str, tree: Tree, article: Article, found: Comments, *, url: str | None) -> str | None:
    """Return what a page has in place of a report; only reports have comments, here or elsewhere."""
    if found.comments or found.declared or found.partial or url is None:
        return None
    return no_report(html, tree, title=article.title, text=article.text, url=url)


def _left_out(count: int) -> tuple[str, ...]:
    return (f"{counted(count, 'line')} beside the report left out",) if count else ()


def _missing(found: Comments) -> Problem:
    captured = sum(comment.kind != "pingback" for comment in found.comments)
    declared = "" if found.declared is None else f"{counted(found.declared, 'comment')} declared, "
    system = f" ({found.system})" if found.system and found.system != "other" else ""
    return Problem(
        where="its comments",
        what=f"not all of the comments are in the page{system}: {declared}{captured:,} captured",
        remedy="save the page with all its comments shown, or add an export of the comment system",
        skipped=False,
    )


def _too_large(count: int) -> Problem:
    return Problem(
        where="the page",
        what=f"it has {counted(count, 'element')}, too many to tell its body from the rest; all of its text was kept",
        remedy="cut away what is no report",
        skipped=False,
    )
