"""What a report is called, where a page's metadata names the site, or the site and the report at once.

Old blogs put the site's name into the first heading and both names into ``<title>``. The heading that is
part of ``<title>``, and that does not lead home, is the report's.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from ...values.addresses import split_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from ..document.tree import Tree

_HEADINGS = ("h1", "h2", "h3", "h4")
_PARTED = re.compile(r"\s*(?:[|»«·•~：_]|\s[-–—/]|:|::)\s*$")
# What a colon follows is as often the headline's own beginning, unless one word is all that is left.
_PARTS = re.compile(r"^\s*(?:[|»«·•~：_]|[-–—/]\s)|^\s:\s\S+$")
_SITE = re.compile(r"\s+(?:[|»«·•:~]|[-–—/]\s)")
_WORD = re.compile(r"\w+")
_CALLED = (
    ".//*[(self::p or self::div or self::span or self::font or self::td)"
    " and contains(translate(@class, 'TILE', 'tile'), 'title')]"
)
_LARGE = ".//font[number(translate(@size, '+', '')) >= 4 or starts-with(@size, '+')]"
"""What early pages have in place of headings."""
MOST_LARGE = 20
"""How many of those are looked at: one that is never closed holds all that follow."""
_REPLY_FORM = re.compile(r"comment-?reply|comment-?form|(?<![a-z])respond(?![a-z])")
LEAST_WORDS = 4
"""Words of a heading that is believed against metadata that say something else altogether."""
LONGEST, LONGEST_DATE = 300, 30


class _Heading(NamedTuple):
    """A heading: how deep its link leads (None without a link), and whether it opens the page's title."""

    text: str
    depth: int | None
    first: bool


def report_title(root: HtmlElement, *, named: str | None) -> str | None:
    """Return what the report of a page is called.

    Args:
        root: the page.
        named: what its metadata call it.

    >>> from lxml.html import fromstring
    >>> page = "<title>Old Rope: The swans are back</title><h1><a href='/'>Old Rope</a></h1><h3>The swans are back</h3>"
    >>> report_title(fromstring(page), named="Old Rope")
    'The swans are back'
    """
    whole = _line(root.findtext(".//title") or "")
    if named and _heads_form(root, named):
        named = None
    site = next(iter(root.xpath(".//meta[@property='og:site_name']/@content")), "")
    title = _without_site(named or whole, _line(site)) or None
    if (
        named
        and not _same(named, whole)
        and any(_same(_said(heading), whole) for heading in root.iter(*_HEADINGS))
    ):
        return whole
    if (
        named
        and len(words_of(named)) >= LEAST_WORDS
        and _same(named, whole)
        and any(_same(_said(heading), named) for heading in root.iter("h1"))
    ):
        return named
    found = [heading for heading in _headings(root, whole) if heading.depth is None or heading.depth > 0]
    own = max((heading.text for heading in found if heading.depth), key=len, default="")
    if title and len(words_of(own)) >= LEAST_WORDS > len(words_of(title)):
        return own
    short = all(len(words_of(heading.text)) < LEAST_WORDS for heading in found)
    if short and named and not _within_words(named, whole) and (linked := _linked(root, whole)):
        return named if _within_words(linked, named) else linked
    unlinked = [heading.text for heading in found if heading.depth is None]
    rival = max(unlinked, key=len, default="")
    # A site may be called in a heading of its own; its name is short.
    if (
        title
        and len(words_of(rival)) >= LEAST_WORDS > len(words_of(title))
        and not _within_words(title, rival)
    ):
        return rival
    if not found or any(_same(text, title or "") for text in unlinked):
        return title
    # A title goes on behind the headline, with its author and the names of the blog and the site.
    long = {heading for heading in found if len(words_of(heading.text)) >= LEAST_WORDS}
    headline = long.pop() if len(long) == 1 else None
    if headline and headline.first and title and title.startswith(headline.text):
        return headline.text
    best = max(found, key=lambda heading: (heading.depth is None, heading.depth or 0, len(heading.text)))
    beside = title is None or title == whole or (title in whole and best.text not in title)
    longer = title is not None and words_of(title)[: len(words_of(best.text))] == words_of(best.text)
    other = (best.first or (title or "") not in whole) and len(words_of(best.text)) >= LEAST_WORDS
    return best.text if beside or longer or other else title


def title_places(tree: Tree, title: str | None) -> list[tuple[int, int]]:
    """Return the pieces of the headings that are a title, or of the lines that are where no heading is.

    >>> from commentariat.corpus.pages.document.tree import Tree
    >>> title_places(Tree("<p>News<p class=title>The swans are back<p>They came early."), "The swans are back")
    [(1, 2)]
    """
    if not title:
        return []
    said = {at: tree.text(at, longest=LONGEST) for at in tree.headings}
    # A date may stand in the heading, behind the title.
    headings = [at for at, text in said.items() if text == title] or [
        at for at, text in said.items() if text.startswith(title) and len(text) <= len(title) + LONGEST_DATE
    ]
    if headings:
        return [(tree.starts[at], tree.stops[at]) for at in headings]
    lines = tree.lines(0, len(tree.pieces))
    return [(at, end) for at, end in lines if tree.line(at, end, longest=LONGEST) == title]


def _heads_form(root: HtmlElement, named: str) -> bool:
    """Tell whether what is taken for a title is the heading of the form for comments."""
    return any(
        _same(_said(heading), named)
        and any(
            _REPLY_FORM.search(f"{part.get('id') or ''} {part.get('class') or ''}".lower())
            for part in (heading, *islice(heading.iterancestors(), 2))
        )
        for heading in root.iter(*_HEADINGS)
    )


def _headings(root: HtmlElement, whole: str) -> Iterator[_Heading]:
    """Yield the headings that are part of a page's title."""
    for heading in (*root.iter(*_HEADINGS), *root.xpath(_CALLED), *_in_large_letters(root, whole)):
        link = next(heading.iter("a"), None)
        linked = _said(link) if link is not None else ""
        own = _line(" ".join(heading.xpath("text()")))
        for text in dict.fromkeys((_said(heading), _line(heading.text or ""), own, linked)):
            if not words_of(text) or len(text) > LONGEST or not _within(text, whole):
                continue
            href = link.get("href", "#") if link is not None else "#"
            depth = None if href.startswith("#") else _depth(href)
            yield _Heading(text, depth, whole.startswith(text))
            break


def _in_large_letters(root: HtmlElement, whole: str) -> list[HtmlElement]:
    """Return the last part of a page's title that stands in large letters, as the name of the site stands first."""
    large = islice(root.xpath(_LARGE), MOST_LARGE)
    return [font for font in large if 0 < len(text := _said(font)) <= LONGEST and _within(text, whole)][-1:]


def _linked(root: HtmlElement, whole: str) -> str | None:
    """Return the link that is part of a page's title, as forums call their posts by links to themselves."""
    texts = (_said(link) for link in root.iter("a"))
    return next(
        (
            text
            for text in texts
            if len(words_of(text)) >= LEAST_WORDS and whole.startswith(text) and _SITE.match(whole, len(text))
        ),
        None,
    )


def _within_words(text: str, whole: str) -> bool:
    return " ".join(words_of(text)) in " ".join(words_of(whole))


def _said(heading: HtmlElement) -> str:
    return _line(" ".join(heading.itertext()))


def _within(text: str, whole: str) -> bool:
    """Tell whether a text is part of a title, with a mark on either side that parts it from the rest."""
    before, found, after = whole.partition(text)
    return (
        bool(found and (before or after))
        and (not before or _PARTED.search(before) is not None)
        and (not after or _PARTS.match(after) is not None)
    )


def _without_site(title: str, site: str) -> str:
    if site and title.endswith(site) and _PARTED.search(title[: -len(site)]):
        return _PARTED.sub("", title[: -len(site)])
    return title


def _depth(href: str) -> int:
    """Return how many names the path of an address has, the query of old blogs ("?p=19") among them."""
    address = split_address(href)
    return sum(map(bool, (*address.path.split("/"), address.query)))


def _same(one: str, other: str) -> bool:
    return words_of(one) == words_of(other)


def words_of(text: str) -> tuple[str, ...]:
    """Return the words and numbers of a text, whatever their case."""
    return tuple(_WORD.findall(text.casefold()))


def _line(text: str) -> str:
    return " ".join(text.split())
