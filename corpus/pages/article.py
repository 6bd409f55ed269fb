"""The report of a page: body, title, authors, date, outlet, address and language.

The body is trafilatura's (Barbaresi 2021, https://doi.org/10.18653/v1/2021.acl-demo.15), the most accurate
of the open extractors in its author's and our own comparison. It is given the tree without its comments,
so that none can come back as body.
"""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..dates import iso_date

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LONGEST_NAME = 120
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{2,8})*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What a page says in its outlet's own voice, and about itself."""

    text: str = ""
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None


def read_article(root: HtmlElement, *, url: str | None = None) -> Article:
    """Read the report of a page from which the comments have been taken.

    Args:
        root: the page; it is left as it is.
        url: its address, where it is known.
    """
    from trafilatura import bare_extraction

    language = page_language(root)
    try:
        found = bare_extraction(deepcopy(root), url=url, include_comments=False, with_metadata=True)
    except Exception:  # the extractor fails in many ways on broken pages; the title can still be had
        found = None
    if found is None or isinstance(found, dict):
        return Article(title=_line(root.findtext(".//title")), language=language)
    return Article(
        text=found.text or "",
        title=_line(found.title) or _line(root.findtext(".//title")),
        authors=tuple(name for name in (_line(part) for part in (found.author or "").split(";")) if name),
        published=iso_date(found.date),
        outlet=_line(found.sitename) or _line(found.hostname),
        url=_line(found.url),
        language=language or _line(found.language),
    )


def page_language(root: HtmlElement) -> str | None:
    """Return the language the page declares, as a BCP 47 tag."""
    for value in (
        root.get("lang"),
        root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        root.get("xml:lang"),
        *root.xpath("//meta[@http-equiv='content-language' or @http-equiv='Content-Language']/@content"),
        *root.xpath("//meta[@property='og:locale']/@content"),
    ):
        found = _LANGUAGE.fullmatch((value or "").strip())
        if found:
            primary, *rest = found[0].replace("_", "-").split("-")
            return "-".join((primary.lower(), *rest))
    return None


def _line(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text else None
