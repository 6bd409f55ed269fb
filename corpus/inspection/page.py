"""An inspection as HTML: every value escaped, nothing fetched, no script."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Template

    from ..records import SourceComment, SourceReport
    from ..splitting import Split
    from .inspection import Inspected, Inspection


GENERATOR = "commentariat inspect"
"""What the head of a page says made it."""
MOST_HEAD = 1_000
"""Bytes from the beginning of a page in which it says so."""


def whole_page(inspection: Inspection) -> str:
    """Return an inspection as one HTML document."""
    return _template().render(
        inspection=inspection,
        whole=True,
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
    return _template().render(inspection=inspection, whole=False, style=_asset("inspection.css"), **_HELPERS)


def report_facts(report: SourceReport) -> Iterator[tuple[str, str]]:
    """Yield what a reader says of a report beside its text, as names and values.

    >>> from commentariat.corpus.records import SourceReport
    >>> list(report_facts(SourceReport(text="It held.", locator="a.html", outlet="The Courier")))
    [('outlet', 'The Courier'), ('found at', 'a.html'), ('comments captured', '0')]
    """
    declared = report.comments_declared
    partial = {True: "only some are in the file", False: "all are in the file", None: None}
    facts = (
        ("title", report.title),
        ("outlet", report.outlet),
        ("authors", ", ".join(report.authors)),
        ("published", report.published),
        ("address", report.url),
        ("language", report.language),
        ("id", report.key),
        ("captured", report.retrieved),
        ("found at", report.locator),
        ("comment system", report.comment_system),
        ("comments declared", None if declared is None else f"{declared:,}"),
        ("comments captured", f"{len(report.comments):,}"),
        ("of the comments", partial[report.comments_partial]),
        ("changed in reading", "; ".join(report.changes)),
    )
    return ((name, value) for name, value in facts if value)


def comment_facts(comment: SourceComment) -> Iterator[tuple[str, str]]:
    """Yield what a reader says of a comment beside its text, as names and values."""
    shown = comment.shown if comment.shown != comment.published else None
    facts = (
        ("author", comment.author),
        ("badge", comment.badge),
        ("published", comment.published),
        ("shown as", shown),
        ("likes", None if comment.likes is None else f"{comment.likes:,}"),
        ("dislikes", None if comment.dislikes is None else f"{comment.dislikes:,}"),
        ("kind", None if comment.kind == "comment" else comment.kind),
        ("id", comment.key),
        ("answers", comment.parent_key),
        ("report", comment.report_key or comment.report_url or comment.report_title),
        ("language", comment.language),
        ("told apart", comment.split),
        ("rule", comment.rule),
        ("confidence", f"{comment.confidence:.2f}" if comment.confidence < 1 else None),
        ("evidence", "; ".join(comment.evidence)),
        ("found at", comment.locator),
        ("changed in reading", "; ".join(comment.changes)),
    )
    return ((name, value) for name, value in facts if value)


def decision(split: Split) -> str:
    """Say in a sentence what became of the boundary between a plain text and its comments."""
    if split.outcome == "none":
        return f"No comments found. Probability that any trail this text: {split.confidence:.0%}."
    why = f" Evidence: {'; '.join(split.evidence)}." if split.evidence else ""
    at = f"line {(split.boundary_line or 0) + 1}"
    said = (
        f"Comments begin at {at}"
        if split.outcome == "split"
        else f"A person should look: comments may begin at {at}"
    )
    return f"{said}. Probability: {split.confidence:.0%}.{why}"


def depths(inspected: Inspected) -> list[int]:
    """Return how deep in its thread each comment of a report stands, 0 at the top.

    Comments whose parent is not among them, or that answer themselves by a circle, stand at the top.
    """
    parents = {comment.key: comment.parent_key for comment in inspected.report.comments if comment.key}
    found = []
    for comment in inspected.report.comments:
        depth, above, seen = 0, comment.parent_key, {comment.key}
        while above in parents and above not in seen:
            seen.add(above)
            depth, above = depth + 1, parents[above]
        found.append(0 if above in seen else depth)
    return found


_HELPERS = {
    "report_facts": report_facts,
    "comment_facts": comment_facts,
    "decision": decision,
    "depths": depths,
}


@cache
def _template() -> Template:
    from jinja2 import Environment

    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(_asset("inspection.html.j2"))


@cache
def _asset(name: str) -> str:
    return (resources.files(__package__ or "") / name).read_text(encoding="utf-8")
