"""Reddit dumps: submissions and comments, one JSON object a line, as published by Pushshift and its heirs.

Files are compressed with Zstandard with windows of up to 2 GiB (``zstd --long=31``), or are plain JSON lines.
Fields follow Reddit's own interface. Texts are Markdown whose ``<``, ``>`` and ``&`` are HTML entities.
"""

from __future__ import annotations

import html
import io
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from ...encoding import iter_lines
from ...errors import InputError, Problem
from ...records import SourceComment, SourceReport
from .. import jsonl
from ..cells import Row, as_count, as_key, as_line, as_text
from .signs import json_keys
from .tally import Tally

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...records import Record
    from ..base import ReadSettings, Source

LARGEST_WINDOW = 2**31
SITE = "https://www.reddit.com"
_GONE = re.compile(
    r"\[\s*(?:deleted|removed|unavailable)"
    r"(?:\s+by\s+(?:the\s+)?(?:reddit|user|author|mod(?:erator)?s?|admin(?:istrator)?s?)"
    r"(?:\s+(?:on\s+account\s+of|in\s+response\s+to|due\s+to|for)\b(?:[^][\n]|\[[^][\n]*\]\([^()\s]*\)){1,300})?)?\s*\]",
    re.IGNORECASE,
)
"""What Reddit shows in place of what was taken down, with a reason where it gives one."""
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_ZSTD = b"\x28\xb5\x2f\xfd"
_SKIPPABLE = b"\x2a\x4d\x18"


@dataclass(frozen=True, slots=True)
class RedditReader:
    """Reads ``.zst`` dumps of Reddit, and the same as ``.jsonl``, ``.ndjson`` or ``.json``."""

    name: str = "reddit"
    suffixes: tuple[str, ...] = (".zst", ".jsonl", ".ndjson", ".json")
    description: str = "a dump of Reddit's submissions or comments"

    def recognises(self, head: bytes) -> bool:
        """Take Zstandard, and JSON with Reddit's own fields."""
        if head.startswith(_ZSTD) or head[1:4] == _SKIPPABLE:
            return True
        keys = json_keys(head)
        return {"body", "link_id"} <= keys or {"selftext", "subreddit", "title"} <= keys

    def read(self, source: Source, settings: ReadSettings) -> Iterator[Record]:
        """Yield submissions as reports and comments as comments, in the order of the file.

        Raises:
            InputError: when a compressed file holds something else.
        """
        tally = Tally()
        packed = source.path.suffix.lower() == ".zst"
        objects = _unpacked(source, settings) if packed else jsonl.objects(source, settings)
        known = not packed
        for item in objects:
            if isinstance(item, Problem):
                yield item
                continue
            place, row = item
            locator = f"{source.relative}, {place}"
            if "link_id" in row and "body" in row:
                yield _comment(row, locator)
            elif "title" in row and ("selftext" in row or "url" in row):
                yield _report(row, locator, tally)
            elif not known:
                raise InputError(
                    f"{source.relative}: this is no dump of Reddit's submissions or comments; unpack it first."
                )
            else:
                yield Problem(
                    where=locator, what="this is neither a submission nor a comment", remedy="drop the line"
                )
            known = True
        yield from tally.problems(source.relative)


READER = RedditReader()


def _unpacked(source: Source, settings: ReadSettings) -> Iterator[tuple[str, Row] | Problem]:
    """Yield the objects of a compressed file line by line; no more than a line is ever held unpacked."""
    import zstandard

    decompressor = zstandard.ZstdDecompressor(max_window_size=LARGEST_WINDOW)
    number = 0
    with source.path.open("rb") as packed:
        raw = decompressor.stream_reader(packed, read_across_frames=True, closefd=False)
        text = io.TextIOWrapper(
            cast("io.BufferedReader", raw), encoding="utf-8", errors="replace", newline="\n"
        )
        try:
            for number, line in iter_lines(text, longest=settings.longest_record):
                yield from _parsed(line, source, number, settings)
        except zstandard.ZstdError as error:
            yield Problem(
                where=f"{source.relative}, line {number + 1}",
                what=f"the file is damaged from here on ({str(error).removesuffix('.')})",
                remedy="what stands before was kept; fetch it again",
            )


def _parsed(
    line: str | None, source: Source, number: int, settings: ReadSettings
) -> Iterator[tuple[str, Row] | Problem]:
    where = f"{source.relative}, line {number}"
    if line is None:
        yield Problem(
            where=where,
            what=f"the line has more than {settings.longest_record:,} characters",
            remedy="raise longest_record if it is meant to",
        )
        return
    bare = line.strip(" \t\r\n\ufeff\x00")
    if not bare:
        return
    try:
        value = json.loads(bare)
    except (ValueError, RecursionError):
        cut = "" if line.endswith("\n") else "; the file breaks off here"
        yield Problem(
            where=where, what=f"this is no valid JSON{cut}".replace(";", ","), remedy="fetch it again"
        )
        return
    if isinstance(value, dict):
        yield f"line {number}", value
    else:
        yield Problem(where=where, what="this is valid JSON but no object", remedy="drop the line")


def _report(row: Row, locator: str, tally: Tally) -> SourceReport | Problem:
    title = as_line(_unescaped(row.get("title")))
    if title and _is_gone(title):
        title = None
    body = _unescaped(row.get("selftext")) or ""
    permalink = as_line(row.get("permalink"))
    target = as_line(_unescaped(row.get("url")))
    gone = _is_gone(body)
    if gone:
        tally.leave_out("text of submission", "taken down")
    address = f"{SITE}{permalink}" if permalink and permalink.startswith("/") else permalink
    changes: tuple[str, ...] = ()
    if gone or not body.strip():
        is_self = row.get("is_self") is True or (permalink is not None and permalink in (target or ""))
        link = None if is_self else target
        body = "\n".join(part for part in (title, link) if part)
        changes = ("no text in the source, its title and link stand in",)
    if gone and not body:
        body, changes = address or "", ("no text in the source, its address stands in",)
    if not body.strip():
        return Problem(where=locator, what="the submission is empty", remedy="drop the line")
    subreddit = as_line(row.get("subreddit"))
    return SourceReport(
        text=body,
        locator=locator,
        key=_full_name("t3", row),
        title=title,
        outlet=f"r/{subreddit}" if subreddit else None,
        url=address,
        published=as_key(row.get("created_utc")),
        comment_system="reddit",
        comments_declared=as_count(row.get("num_comments")),
        changes=changes,
    )


def _comment(row: Row, locator: str) -> SourceComment | Problem:
    report_key = as_key(row.get("link_id"))
    if report_key is None:
        return Problem(
            where=locator,
            what="the comment does not say which submission it belongs to",
            remedy="drop the line",
        )
    body = _unescaped(row.get("body")) or ""
    gone = _is_gone(body)
    if not gone and not body.strip():
        return Problem(where=locator, what="the comment is empty", remedy="it was left out")
    subreddit = as_line(row.get("subreddit"))
    return SourceComment(
        text="" if gone else body,
        locator=locator,
        report_key=report_key if report_key.startswith("t3_") else f"t3_{report_key}",
        key=_full_name("t1", row),
        parent_key=_parent(row, report_key.removeprefix("t3_")),
        author=None if gone else as_line(row.get("author")),
        badge=None if gone else _badge(row),
        published=as_key(row.get("created_utc")),
        kind="deleted" if gone else "pinned" if row.get("stickied") is True else "comment",
        likes=None if gone or row.get("score_hidden") is True else as_count(row.get("score")),
        report_outlet=f"r/{subreddit}" if subreddit else None,
        report_comment_system="reddit",
    )


def _full_name(prefix: str, row: Row) -> str | None:
    """Return Reddit's full name of a thing, such as ``t1_c0b7g40``: ids of different things may be the same."""
    key = as_key(row.get("id"))
    if key is None:
        key = as_key(row.get("name"))
    return key if key is None or key.startswith(f"{prefix}_") else f"{prefix}_{key}"


def _parent(row: Row, submission: str) -> str | None:
    """Return the full name of the comment that is answered; None where that is the submission.

    Some dumps leave out the prefix; some write a comment's id as the number it stands for to the base of 36.
    """
    given = row.get("parent_id")
    parent = as_key(given)
    if isinstance(given, int) and given is not True and given > 0:
        parent = _to_base_36(given)
    if parent is None or parent == submission or re.match(r"t[02-9]_", parent):
        return None
    return parent if parent.startswith("t1_") else f"t1_{parent}"


def _to_base_36(number: int) -> str:
    """Return a number as Reddit writes its ids.

    >>> _to_base_36(26140211280)
    'c0b7g40'
    """
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits


def _is_gone(text: str) -> bool:
    return _GONE.fullmatch(text.strip()) is not None


def _badge(row: Row) -> str | None:
    match row.get("distinguished"):
        case "moderator":
            return "moderator"
        case "admin":
            return "staff"
        case _:
            return "author" if row.get("is_submitter") is True else None


def _unescaped(value: object) -> str | None:
    text = as_text(value)
    return html.unescape(text) if text else None
