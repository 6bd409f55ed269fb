"""From captured responses to reports: which captures are pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ...errors import CommentariatError, Problem
from ...privacy.masking import mask_address
from ...text.canonical import counted
from ...values.addresses import joined_address
from ..base import slipped
from ..tally import Tally
from .canonical import canonical_address
from .embeds import Embeds, embeds_in
from .http import TooLongError
from .members import DamagedError
from .warc import Damage, PassedOver, Response

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...records import Record
    from ..base import ReadSettings

Captures = Iterator["tuple[str, Response | Damage | PassedOver]"]
_PAYLOADS = ("application", "audio", "font", "image", "text", "video")
_ONLY_PAGES = (
    "only what a site answered with a page is read, and frames for comments with the page around them"
)
_NO_REPORTS = "no report of their own and no comments stand on them; name a saved page by itself to keep it"
_LOOKS_LIKE_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _LeftOut:
    """Counts of what is left out of an archive.

    Attributes:
        pages: pages that hold nothing to read.
        no_reports: pages that are read, and are no reports.
        records: what is no page.
    """

    pages: Tally = field(default_factory=Tally)
    no_reports: Tally = field(default_factory=Tally)
    records: Tally = field(default_factory=Tally)

    def problems(self, where: str) -> Iterator[Problem]:
        """Yield what was left out."""
        yield from self.pages.problems(where, remedy=_ONLY_PAGES)
        yield from self.no_reports.problems(where, remedy=_NO_REPORTS)
        yield from self.records.problems(where, remedy="only web pages are read")


def read_captures(opened: Callable[[], Captures], settings: ReadSettings, *, where: str) -> Iterator[Record]:
    """Yield the report of every page in an archive, as often as it was captured: a build joins the captures of one.

    The archive is read once before that, to find the frames that hold the comments of its pages.

    Args:
        opened: starts a pass over the archive: captures with the place of each.
        settings: how to read it.
        where: the archive, which what is left out is told of.
    """
    left_out = _LeftOut()
    with closing(embeds_in(lambda: (capture for _, capture in opened()), settings)) as embeds:
        for place, capture in opened():
            if isinstance(capture, Damage):
                yield _damage(place, capture)
            elif isinstance(capture, PassedOver):
                left_out.records.leave_out("record", capture.kind)
            elif not capture.head.may_be_html:
                left_out.records.leave_out("record", _payload(capture.head.media_type))
            elif not capture.head.is_page:
                left_out.pages.leave_out("page", "moved or not found")
            elif embeds.holds(capture.url):
                left_out.pages.leave_out("page", "frame for comments")
            else:
                locator = f"{place}, record {capture.number}"
                yield from _page(capture, locator, settings, embeds=embeds, left_out=left_out)
    yield from left_out.problems(where)


def _damage(place: str, damage: Damage) -> Problem:
    if not damage.behind:
        where, gone = f"{place}, record {damage.number}", "the record"
    else:
        where = f"{place}, {f'behind record {damage.number}' if damage.number else 'before its first record'}"
        gone = "what stands there"
    return Problem(
        where=where,
        what=f"the archive is damaged here: {damage.what}",
        remedy=f"{gone} was left out and the next record looked for",
    )


def _payload(media_type: str) -> str:
    """Return what a payload is, in a word.

    >>> _payload("image/png"), _payload("application/ld+json"), _payload("text/plain"), _payload("x")
    ('image', 'JSON', 'text', 'other')
    """
    if media_type.endswith(("/json", "+json")):
        return "JSON"
    kind = media_type.partition("/")[0]
    return kind if kind in _PAYLOADS else "other"


def _page(
    capture: Response, locator: str, settings: ReadSettings, *, embeds: Embeds, left_out: _LeftOut
) -> Iterator[Record]:
    from ...pages import read_page

    try:
        html, breaks_off = capture.body(longest=settings.longest_record)
    except TooLongError:
        yield Problem(
            where=locator,
            what=f"the page {mask_address(capture.url)} has more than {counted(settings.longest_record, 'byte')}",
            remedy="save it by itself, without its pictures, if it holds a report",
        )
        return
    except DamagedError as damage:
        yield Problem(
            where=locator,
            what=f"the page {mask_address(capture.url)} cannot be unpacked: {damage}",
            remedy="fetch the archive again",
        )
        return
    if not capture.head.media_type and not _LOOKS_LIKE_HTML.search(html[:4096]):
        left_out.records.leave_out("record", "other")
        return
    try:
        page = read_page(
            embeds.with_frame(html, url=capture.url),
            url=capture.url,
            retrieved=capture.captured,
            frames=lambda address: embeds.document(joined_address(capture.url, address)),
            encoding=settings.encoding,
            served=capture.head.charset,
        )
    except CommentariatError as error:
        yield Problem(
            where=locator,
            what=f"the page {mask_address(capture.url)} cannot be read ({error})",
            remedy="leave it out",
        )
        return
    except Exception as error:
        yield slipped(error, where=locator, what=f"the page {mask_address(capture.url)}")
        return
    for problem in page.problems:
        yield replace(problem, where=f"{locator}, {problem.where}" if problem.where else locator)
    if not page.text.strip() and not page.comments:
        left_out.pages.leave_out("page", "without a text")
        return
    if page.in_place:
        left_out.no_reports.leave_out("page", page.in_place)
        return
    report = replace(page.report(locator=locator), canonical=canonical_address(html, url=capture.url))
    if breaks_off:
        yield Problem(
            where=locator,
            what=f"the page {mask_address(capture.url)} breaks off: the end of its report or comments is missing",
            remedy="capture it again if another capture is not whole",
            skipped=False,
        )
        report = replace(
            report,
            comments_partial=True if report.comments else report.comments_partial,
            changes=(*report.changes, "breaks off before its end"),
        )
    yield report
