"""An inspection as HTML: every value escaped, nothing fetched, no script."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from .facts import FIRST, column_facts, comment_facts, decision, depths, report_facts, shared_facts

if TYPE_CHECKING:
    from jinja2 import Template

    from .inspection import Inspection


COMMENTS = 1_000
"""Comments of a report that a page shows, unless all are to be."""
GENERATOR = "commentariat inspect"
"""What the head of a page says made it."""
MOST_HEAD = 1_000
"""Bytes from the beginning of a page in which it says so."""


def whole_page(inspection: Inspection, *, most: int | None = COMMENTS) -> str:
    """Return an inspection as one HTML document that shows so many comments of each report, or all of them."""
    return _template().render(
        inspection=inspection,
        whole=True,
        most=most,
        generator=GENERATOR,
        style=_asset("inspection.css"),
        **_HELPERS,
    )


def is_inspection(page: bytes) -> bool:
    """Tell whether a file is a page that `whole_page` returned.

    >>> is_inspection(b"<!doctype html><title>The truce holds</title>")
    False
    """
    return f'<meta name="generator" content="{GENERATOR}">'.encode() in page[:MOST_HEAD]


def fragment(inspection: Inspection) -> str:
    """Return an inspection as a fragment for a notebook."""
    return _template().render(
        inspection=inspection, whole=False, most=COMMENTS, style=_asset("inspection.css"), **_HELPERS
    )


_HELPERS = {
    "column_facts": column_facts,
    "report_facts": report_facts,
    "comment_facts": comment_facts,
    "shared_facts": shared_facts,
    "decision": decision,
    "depths": depths,
    "first_facts": FIRST,
}


@cache
def _template() -> Template:
    from jinja2 import Environment

    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(_asset("inspection.html.j2"))


@cache
def _asset(name: str) -> str:
    return (resources.files(__package__ or "") / name).read_text(encoding="utf-8")
