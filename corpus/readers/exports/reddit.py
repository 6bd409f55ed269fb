"""Reddit dumps: submissions and comments, one JSON object a line, as published by Pushshift and its heirs.

Files are compressed with Zstandard with windows of up to 2 GiB (``zstd --long=31``), older ones with bzip2 or xz, or
are plain JSON lines. What interfaces answer is read too: Pushshift's and Arctic Shift's (a list called ``data``) and
Reddit's own (listings); and so are tables whose columns are called as the fields, as BigQuery saves them.
Fields follow Reddit's own interface. Texts are Markdown whose ``<``, ``>`` and ``&`` are HTML entities; what is an
entity then is one of Markdown's own. Dumps that looked at a thing twice (``_meta``) say what became of it.
"""

from __future__ import annotations

import html
import io
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import IO, TYPE_CHECKING, cast

from ...encoding.decoding import iter_lines
from ...errors import InputError, Problem
from ...records import SourceComment, SourceReport
from ...text.markup import decode_again
from ..base import raise_limit
from ..files.contents import telling_name
from ..files.packages import PackingError, damages_told, unpacked
from ..tables import jsonl, tabular
from ..tables.cells import LISTS, Row, as_count, as_key, as_line, as_text
from ..tables.column_values import in_zone
from ..tables.envelopes import no_object
from ..tally import Tally
from .signs import csv_columns, json_keys
from .wrapped import without_wrapping

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...records import Record
    from ..base import ReadSettings, Source

SITE = "https://www.reddit.com"
_GONE = re.compile(
    r"\[\s*(?:deleted|removed|unavailable)"
    r"(?:\s+by\s+(?:the\s+)?(?:reddit|user|author|mod(?:erator)?s?|admin(?:istrator)?s?)"
    r"(?:\s+(?:on\s+account\s+of|in\s+response\s+to|due\s+to|for)\b(?:[^][\n]|\[[^][\n]*\]\([^()\s]*\)){1,300})?)?\s*\]",
    re.IGNORECASE,
)
"""What Reddit shows in place of what was taken down, with a reason where it gives one."""
_FILLER = re.compile(r"^[\u200b\xa0 \t]+$", re.MULTILINE)
"""Lines that only keep paragraphs apart: the editor writes ``&#x200B;``, readers ``&nbsp;``."""
_TOO_FAR_APART = re.compile(r"\n{3,}")
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_OWN_PAGE = re.compile(r"(?:https?://[^/]+)?/(?:u|user|r/u_[^/]+)/", re.IGNORECASE)
"""How the addresses of what stands on a reader's own page begin."""
_PACKED = (".zst", ".bz2", ".xz")
_TABLES = (".csv", ".tsv")


@dataclass(frozen=True, slots=True)
class RedditReader:
    """Reads ``.zst``, ``.bz2`` and ``.xz`` dumps of Reddit, and the same as JSON (lines) or as a table."""

    name: str = "reddit"
    suffixes: tuple[str, ...] = (*_PACKED, ".jsonl", ".ndjson", ".json", *_TABLES)
    description: str = "a dump of Reddit's submissions or comments"

    def recognises(self, head: bytes) -> bool:
        """Take JSON and tables with Reddit's own fields; what is packed is no other reader's."""
        keys = json_keys(head) or csv_columns(head)
        return {"body", "link_id"} <= keys or {"selftext", "subreddit", "title"} <= keys

    def read(self, source: Source, settings: ReadSettings) -> Iterator[Record]:
        """Yield submissions as reports and comments as comments, in the order of the file.

        A map of a table's columns given by the user wins over the format.

        Raises:
            InputError: when a compressed file holds something else.
        """
        tally, unloaded = Tally(), Tally()
        name = telling_name(source.path).lower()
        packed, table = name.endswith(_PACKED), name.endswith(_TABLES)
        if table and settings.named_columns():
            yield from tabular.READER.read(source, settings)
            return
        rows_of = _unpacked if packed else tabular.rows if table else jsonl.objects
        objects = rows_of(source, settings)
        objects = without_wrapping(objects, known=_is_own, where=source.relative)
        known = not packed
        for item in objects:
            if isinstance(item, Problem):
                yield item
                continue
            offers, declared = _offers(item[1])
            for thing in _things(item[1], f"{source.relative}, {item[0]}", unloaded):
                if isinstance(thing, Problem):
                    yield thing
                    continue
                locator, row = thing
                if "link_id" in row and "body" in row:
                    made = _comment(row, locator, tally)
                    if offers and not isinstance(made, Problem):
                        made = replace(made, report_comments_partial=True, report_comments_declared=declared)
                    yield made
                elif "title" in row and ("selftext" in row or "url" in row):
                    yield _report(row, locator, tally)
                elif not known:
                    raise InputError(
                        f"{source.relative}: this is no dump of Reddit's submissions or comments; unpack it first."
                    )
                else:
                    yield Problem(
                        where=locator,
                        what="this is neither a submission nor a comment",
                        remedy="drop the line",
                    )
                known = True
        yield from tally.problems(source.relative)
        yield from unloaded.problems(source.relative, remedy="the page only offers to load them")


READER = RedditReader()


def _unpacked(source: Source, settings: ReadSettings) -> Iterator[tuple[str, Row] | Problem]:
    """Yield the objects of a compressed file line by line; no more than a line is ever held unpacked."""
    number = 0
    with source.path.open("rb") as packed:
        try:
            for number, line in _lines(packed, longest=settings.longest_record):
                yield from _parsed(line, source, number, settings)
        except PackingError as error:
            yield Problem(
                where=f"{source.relative}, line {number + 1}",
                what=f"the file is damaged from here on ({str(error).removesuffix('.')})",
                remedy="what stands before was kept; fetch it again",
            )


def _lines(packed: IO[bytes], *, longest: int) -> Iterator[tuple[int, str | None]]:
    with (
        damages_told(),
        io.TextIOWrapper(
            cast("io.BufferedReader", unpacked(packed)), encoding="utf-8", errors="replace", newline="\n"
        ) as text,
    ):
        yield from iter_lines(text, longest=longest)


def _parsed(
    line: str | None, source: Source, number: int, settings: ReadSettings
) -> Iterator[tuple[str, Row] | Problem]:
    where = f"{source.relative}, line {number}"
    if line is None:
        yield Problem(
            where=where,
            what=f"the line has more than {settings.longest_record:,} characters",
            remedy=f"split it, or {raise_limit('longest_record')}",
        )
        return
    bare = line.strip(" \t\r\n\ufeff\x00")
    if not bare:
        return
    try:
        value = json.loads(bare)
    except (ValueError, RecursionError):
        cut = "" if line.endswith("\n") else ", the file breaks off here"
        yield Problem(where=where, what=f"this is no valid JSON{cut}", remedy="fetch it again")
        return
    if isinstance(value, dict):
        yield f"line {number}", value
    else:
        yield Problem(where=where, what="this is valid JSON but no object", remedy="drop the line")


def _is_own(row: Row) -> bool:
    """Tell what the interface or a dump has from an object that somebody put around it."""
    return (
        row.get("kind") is not None
        or isinstance(row.get("data"), LISTS)
        or ("link_id" in row and "body" in row)
        or ("title" in row and ("selftext" in row or "url" in row))
    )


def _offers(row: Row) -> tuple[bool, int | None]:
    """Tell whether a page of a thread only offers to load some comments, and how many there are with those.

    How deep a thread goes on behind "continue this thread" no page says: the number is None then, or without an offer.

    >>> loaded, three = {"kind": "t1", "data": {}}, {"kind": "more", "data": {"count": 3}}
    >>> _offers({"kind": "Listing", "data": {"children": [loaded, three]}}), _offers({"kind": "Listing"})
    ((True, 4), (False, None))
    """
    held, offered = 0, list[int | None]()
    stack: list[object] = [row.get("data")] if row.get("kind") == "Listing" else []
    while stack:
        value = stack.pop()
        if isinstance(value, Mapping):
            inner = value.get("data")
            if value.get("kind") == "more":
                offered.append(_not_loaded(inner if isinstance(inner, Mapping) else value))
                continue
            held += value.get("kind") == "t1"
            stack += (inner, value.get("children"), value.get("replies"))
        elif isinstance(value, LISTS):
            stack += value
    known = [count for count in offered if count is not None]
    return bool(offered), held + sum(known) if offered and len(known) == len(offered) else None


def _not_loaded(more: Row) -> int | None:
    """Return how many comments a page offers to load in one place; None where it does not say.

    >>> _not_loaded({"count": 3}), _not_loaded({"children": ["c1", "c2"]}), _not_loaded({"count": 0, "children": []})
    (3, 2, None)
    """
    children = more.get("children")
    return as_count(more.get("count")) or (len(children) if isinstance(children, LISTS) else 0) or None


def _things(row: Row, locator: str, unloaded: Tally) -> Iterator[tuple[str, Row] | Problem]:
    """Yield the submissions and comments of an object: itself, or those in what an interface answered."""
    data = row.get("data")
    if "body" in row or "title" in row or not isinstance(data, (Mapping, *LISTS)):
        yield locator, row
        return
    number = 0
    stack: list[Iterator[object]] = [iter(data if isinstance(data, LISTS) else (row,))]
    while stack:
        for item in stack[-1]:
            if not isinstance(item, Mapping):
                number += 1
                yield no_object(f"{locator}, item {number}")
                continue
            kind, inner = item.get("kind"), item.get("data")
            thing: Row = inner if isinstance(inner, Mapping) else item
            listed = thing.get("children")
            if kind == "more":
                count = _not_loaded(thing)
                if count is None:
                    unloaded.leave_out("continued thread", "not loaded")
                else:
                    unloaded.leave_out("comment", "not loaded", count)
                continue
            if kind != "Listing":
                number += 1
                yield f"{locator}, item {number}", thing
                replies = thing.get("replies")
                listed = [replies] if isinstance(replies, Mapping) else replies
            if isinstance(listed, LISTS):
                stack.append(iter(listed))
                break
        else:
            stack.pop()


def _report(row: Row, locator: str, tally: Tally) -> SourceReport | Problem:
    title = as_line(_unescaped(row.get("title")))
    if title and _is_gone(title):
        title = None
    body = _markdown(row.get("selftext"))
    permalink = as_line(row.get("permalink"))
    target = as_line(_unescaped(row.get("url")))
    taken = "taken down" if _is_gone(body) else _taken_later(row) if body.strip() else None
    changes: tuple[str, ...] = ()
    if taken:
        # Without a text it goes to the corpus if somebody comments on it, as what is answered does.
        body = ""
        tally.leave_out("submission text", taken)
    elif not body.strip() and (body := _passed_on(row)):
        changes = ("no text in the source, that of the submission it passes on stands in",)
    elif not body.strip():
        is_self = _is_set(row, "is_self") or (permalink is not None and permalink in (target or ""))
        link = None if is_self else target
        body = "\n".join(part for part in (title, link) if part)
        changes = ("no text in the source, its title and link stand in",)
    if not taken and not body.strip():
        return Problem(where=locator, what="the submission is empty", remedy="drop the line")
    author = None if taken else as_line(row.get("author"))
    return SourceReport(
        text=body,
        locator=locator,
        key=_full_name("t3", row),
        title=title,
        outlet=_outlet(row),
        url=_address(row),
        authors=(author,) if author else (),
        published=_when(row),
        comment_system="reddit",
        comments_declared=as_count(row.get("num_comments")),
        by_reader=True,
        changes=changes,
    )


def _address(row: Row) -> str | None:
    """Return where a submission is, without the name of the reader on whose own page it stands.

    >>> _address({"id": "1a", "permalink": "/user/al/comments/1a/so/"})
    'https://www.reddit.com/comments/1a/'
    """
    permalink = as_line(row.get("permalink"))
    if permalink and _OWN_PAGE.match(permalink):
        key = as_key(row.get("id"))
        return f"{SITE}/comments/{key.removeprefix('t3_')}/" if key else None
    return f"{SITE}{permalink}" if permalink and permalink.startswith("/") else permalink


def _outlet(row: Row) -> str | None:
    subreddit = as_line(row.get("subreddit"))
    if subreddit is None:
        return None
    return "r/u_[user]" if subreddit.lower().startswith("u_") else f"r/{subreddit}"


def _passed_on(row: Row) -> str:
    """Return the text of the submission that a crosspost passes on."""
    listed = row.get("crosspost_parent_list")
    first = listed[0] if isinstance(listed, list) and listed else None
    text = _markdown(first.get("selftext")) if isinstance(first, Mapping) else ""
    return "" if _is_gone(text) or (isinstance(first, Mapping) and _taken_later(first)) else text


def _comment(row: Row, locator: str, tally: Tally) -> SourceComment | Problem:
    report_key = as_key(row.get("link_id"))
    if report_key is None:
        return Problem(
            where=locator,
            what="the comment does not say which submission it belongs to",
            remedy="drop the line",
        )
    body = _markdown(row.get("body"))
    gone = _is_gone(body)
    if not gone and (taken := _taken_later(row)):
        gone = True
        tally.leave_out("comment text", taken)
    if not gone and not body.strip():
        return Problem(where=locator, what="the comment is empty", remedy="it was left out")
    return SourceComment(
        text="" if gone else body,
        locator=locator,
        report_key=report_key if report_key.startswith("t3_") else f"t3_{report_key}",
        key=_full_name("t1", row),
        parent_key=_parent(row, report_key.removeprefix("t3_")),
        author=None if gone else as_line(row.get("author")),
        badge=None if gone else _badge(row),
        published=_when(row),
        kind="deleted" if gone else "pinned" if _is_set(row, "stickied") else "comment",
        likes=None if gone or _is_set(row, "score_hidden") else as_count(row.get("score")),
        report_outlet=_outlet(row),
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


def _taken_later(row: Row) -> str | None:
    """Say who took down what a dump still has, as one that looked at it again tells."""
    meta = row.get("_meta")
    if not isinstance(meta, Mapping) or meta.get("was_deleted_later") is not True:
        return None
    return "deleted later" if meta.get("removal_type") in ("deleted", "author") else "removed later"


def _badge(row: Row) -> str | None:
    match row.get("distinguished"):
        case "moderator":
            return "moderator"
        case "admin":
            return "staff"
        case _:
            return "author" if _is_set(row, "is_submitter") else None


def _is_set(row: Row, field: str) -> bool:
    """Tell whether a thing is so, in JSON or as tables write it."""
    return (as_line(row.get(field)) or "").lower() == "true" or row.get(field) is True


def _when(row: Row) -> str | None:
    when = as_key(row.get("created_utc"))
    return in_zone(when, column="created_utc") if when else None


def _unescaped(value: object) -> str | None:
    text = as_text(value)
    return html.unescape(text) if text else None


def _markdown(value: object) -> str:
    """Return a text with its entities as readers see it, without lines that only keep paragraphs apart."""
    text = _unescaped(value) or ""
    if "&" not in text:
        return text
    text, count = decode_again(text)
    if not count or not _FILLER.search(text):
        return text
    return _TOO_FAR_APART.sub("\n\n", _FILLER.sub("", text)).strip("\n")
