"""YouTube: what its Data API answers about videos and their comments, and what yt-dlp saves of a video with them.

Fields follow ``developers.google.com/youtube/v3/docs`` (videos, search, playlistItems, commentThreads, comments) and
yt-dlp's ``.info.json`` (``--write-comments``), which other sites' videos have too. The report is the video: its title,
its channel, and its description as text. Answers may stand in one array, one a line, or one a file.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ...errors import Problem
from ...gathered import Gathered, Scratch
from ...pages.wording.moments import read_time
from ...records import SourceComment, SourceReport
from ...text.markup import text_of
from ..tables import jsonl
from ..tables.cells import LISTS, Row, as_count, as_key, as_line, as_parent, as_text
from ..tables.envelopes import no_object
from ..tally import Tally
from .signs import head_text, json_keys
from .wrapped import without_wrapping

if TYPE_CHECKING:
    from ...records import Record
    from ..base import ReadSettings, Source

SYSTEM = "youtube"
_CHANNEL = re.compile(r"https?://(?:www\.)?youtube\.com/(?:@|user/|c/)(?P<login>[\w.-]{1,100})/?")
_WATCH = "https://www.youtube.com/watch?v="
_KIND = re.compile(r'(?<!\\)"kind"\s{0,40}:\s{0,40}"youtube#')
_SHOWN = "published"
_SAVED = frozenset(("extractor", "webpage_url", "formats"))
"""Fields by which what yt-dlp saves is told."""
_REASONS = {"heldForReview": "unapproved", "likelySpam": "spam", "rejected": "rejected"}
MOST_THREADS = 100_000
"""Threads of a file whose videos are remembered, for answers to them that do not say of which video they are."""


@dataclass(frozen=True, slots=True)
class YouTubeReader:
    """Reads ``.json``, ``.jsonl`` and ``.ndjson`` of YouTube's Data API or of yt-dlp."""

    name: str = "youtube"
    suffixes: tuple[str, ...] = (".json", ".jsonl", ".ndjson")
    description: str = "videos and comments from YouTube's Data API, or a video with its comments from yt-dlp"

    def recognises(self, head: bytes) -> bool:
        """Take JSON that names the interface's kinds of resources, or has the fields of its comments or of yt-dlp."""
        keys = json_keys(head)
        return (
            _KIND.search(head_text(head)) is not None
            or {"textDisplay", "authorDisplayName"} <= keys
            or {"title", "formats", "format_id"} <= keys
            or {"title", "extractor", "webpage_url"} <= keys
        )

    def read(self, source: Source, settings: ReadSettings) -> Iterator[Record]:
        """Yield the videos of one file as reports and its comments as comments, in their order."""
        state = _State(Scratch(settings.scratch))
        objects = jsonl.objects(source, settings)
        for item in without_wrapping(objects, known=_is_own, where=source.relative):
            if isinstance(item, Problem):
                yield item
            else:
                yield from _answer(item[1], f"{source.relative}, {item[0]}", state)
        yield from state.tally.problems(source.relative)
        if state.missing > 0:
            state.unloaded.leave_out("answer", "not in the threads of this file", state.missing)
            yield from state.unloaded.problems(
                source.relative,
                remedy="ask for them by their threads (comments.list), unless they are read too",
            )


READER = YouTubeReader()


@dataclass(slots=True)
class _State:
    """What is known of a file so far.

    Attributes:
        scratch: takes comments that are too many for memory.
        tally: comments that readers of the source do not see.
        unloaded: answers that threads only count.
        missing: how many these are, less those that came by themselves.
        videos: the video of each thread met last, by the thread's id.
    """

    scratch: Scratch
    tally: Tally = field(default_factory=Tally)
    unloaded: Tally = field(default_factory=Tally)
    missing: int = 0
    videos: dict[str, str] = field(default_factory=dict)

    def remember(self, thread: str, video: str) -> None:
        self.videos[thread] = video
        if len(self.videos) > MOST_THREADS:
            del self.videos[next(iter(self.videos))]


def _is_own(row: Row) -> bool:
    """Tell what the interface answers and yt-dlp saves from an object that somebody put around it."""
    return (
        (as_line(row.get("kind")) or "").startswith("youtube#")
        or any(isinstance(row.get(name), Mapping) for name in ("snippet", "error"))
        or any(isinstance(row.get(name), LISTS) for name in ("items", "entries"))
        or ("title" in row and not _SAVED.isdisjoint(row))
    )


def _answer(row: Row, locator: str, state: _State) -> Iterator[Record]:
    error = row.get("error")
    listed = next((one for one in (row.get("items"), row.get("entries")) if isinstance(one, LISTS)), None)
    if isinstance(error, Mapping):
        said = as_line(text_of(as_text(error.get("message")) or "")) or as_line(error.get("code"))
        yield Problem(
            where=locator,
            what=f"the interface answered with an error{f' ({said})' if said else ''}".rstrip("."),
            remedy="drop it, or ask again",
        )
    elif listed is None:
        yield from _resource(row, locator, state)
    elif not listed:
        yield Problem(where=locator, what="there is nothing in this answer", remedy="drop it", skipped=False)
    for number, item in enumerate(listed or (), start=1):
        place = f"{locator}, item {number}"
        if isinstance(item, Mapping):
            yield from _resource(item, place, state)
        else:
            yield no_object(place)


def _resource(row: Row, locator: str, state: _State) -> Iterator[Record]:
    given = row.get("snippet")
    snippet: Row = given if isinstance(given, Mapping) else {}
    if isinstance(snippet.get("topLevelComment"), Mapping):
        yield from _thread(row, snippet, locator, state)
    elif "textDisplay" in snippet or "textOriginal" in snippet:
        state.missing -= 1
        yield from _comment(row, locator, state, video=None, channel=None)
    elif (video := _video_of(row, snippet)) and "title" in snippet:
        yield _video(row, snippet, video, locator)
    elif "title" in row and not _SAVED.isdisjoint(row):
        yield from _saved(row, locator, state)
    else:
        yield Problem(
            where=locator,
            what="this is neither a video nor a comment with its text",
            remedy="drop it, or ask for it again with its snippet",
        )


def _video_of(row: Row, snippet: Row) -> str | None:
    """Return the id of the video that a resource of the interface is, or stands for in a list."""
    for place in (row.get("id"), snippet.get("resourceId")):
        if isinstance(place, Mapping) and (video := as_key(place.get("videoId"))):
            return video
    return as_key(row.get("id")) if row.get("kind") == "youtube#video" or "statistics" in row else None


def _video(row: Row, snippet: Row, video: str, locator: str) -> SourceReport:
    counts = row.get("statistics")
    # A search cuts descriptions short, and writes titles as HTML.
    found = isinstance(row.get("id"), Mapping)
    title = as_text(snippet.get("title")) or ""
    return SourceReport(
        text="" if found else as_text(snippet.get("description")) or "",
        locator=locator,
        key=video,
        title=as_line(html.unescape(title) if found else title),
        outlet=as_line(snippet.get("videoOwnerChannelTitle")) or as_line(snippet.get("channelTitle")),
        url=f"{_WATCH}{video}",
        published=None if "resourceId" in snippet else as_line(snippet.get("publishedAt")),
        language=as_line(snippet.get("defaultAudioLanguage")) or as_line(snippet.get("defaultLanguage")),
        comment_system=SYSTEM,
        comments_declared=as_count(counts.get("commentCount")) if isinstance(counts, Mapping) else None,
    )


def _thread(row: Row, snippet: Row, locator: str, state: _State) -> Iterator[Record]:
    first = snippet["topLevelComment"]
    assert isinstance(first, Mapping)
    about = first.get("snippet")
    inner: Row = about if isinstance(about, Mapping) else {}
    video = as_key(snippet.get("videoId")) or as_key(inner.get("videoId"))
    channel = as_key(snippet.get("channelId")) or as_key(inner.get("channelId"))
    key = as_key(first.get("id")) or as_key(row.get("id"))
    if key and video:
        state.remember(key, video)
    yield from _comment({**first, "id": key}, locator, state, video=video, channel=channel)
    replies = row.get("replies")
    listed = replies.get("comments") if isinstance(replies, Mapping) else None
    held = 0
    for number, reply in enumerate(listed if isinstance(listed, LISTS) else (), start=1):
        place = f"{locator}, answer {number}"
        if isinstance(reply, Mapping):
            held += 1
            yield from _comment(reply, place, state, video=video, channel=channel, thread=key)
        else:
            yield no_object(place)
    state.missing += max((as_count(snippet.get("totalReplyCount")) or 0) - held, 0)


def _comment(
    row: Row,
    locator: str,
    state: _State,
    *,
    video: str | None,
    channel: str | None,
    thread: str | None = None,
) -> Iterator[SourceComment | Problem]:
    given = row.get("snippet")
    snippet: Row = given if isinstance(given, Mapping) else {}
    parent = as_parent(snippet.get("parentId")) or thread
    video = video or as_key(snippet.get("videoId")) or state.videos.get(parent or "")
    status = as_line(snippet.get("moderationStatus")) or _SHOWN
    text = as_text(snippet.get("textOriginal")) or text_of(
        as_text(snippet.get("textDisplay")) or "", keep_lines=True
    )
    if status != _SHOWN:
        state.tally.leave_out("comment", _REASONS.get(status, "unapproved"))
    elif video is None and parent is None:
        yield Problem(
            where=locator,
            what="the comment says neither which video it belongs to nor what it answers",
            remedy="ask for it again with its snippet",
        )
    elif not text.strip():
        yield Problem(where=locator, what="the comment is empty", remedy="it was left out")
    else:
        writer = snippet.get("authorChannelId")
        own = as_key(writer.get("value")) if isinstance(writer, Mapping) else None
        channel = channel or as_key(snippet.get("channelId"))
        yield SourceComment(
            text=text,
            locator=locator,
            report_key=video,
            key=as_key(row.get("id")),
            parent_key=parent,
            author=as_line(snippet.get("authorDisplayName")),
            login=_login(snippet.get("authorChannelUrl")),
            badge="author" if own is not None and own == channel else None,
            published=as_line(snippet.get("publishedAt")),
            likes=as_count(snippet.get("likeCount")),
            report_url=f"{_WATCH}{video}" if video else None,
            report_comment_system=SYSTEM,
        )


def _saved(row: Row, locator: str, state: _State) -> Iterator[Record]:
    """Yield a video that yt-dlp saved, with its comments, after what is wrong with these."""
    site = (as_line(row.get("extractor_key")) or as_line(row.get("extractor")) or SYSTEM).lower()
    url = as_line(row.get("webpage_url")) or as_line(row.get("original_url"))
    key = as_key(row.get("id")) if site == SYSTEM else url
    seen_at = _moment(row.get("epoch"))
    listed = row.get("comments")
    comments = Gathered[SourceComment](state.scratch)
    for number, given in enumerate(listed if isinstance(listed, LISTS) else (), start=1):
        place = f"{locator}, comment {number}"
        made = _saved_comment(given, place, seen_at) if isinstance(given, Mapping) else no_object(place)
        if isinstance(made, Problem):
            yield made
        else:
            comments.append(made, size=len(made.text))
    yield SourceReport(
        text=as_text(row.get("description")) or "",
        locator=locator,
        key=key,
        title=as_line(row.get("title")),
        outlet=as_line(row.get("channel")) or as_line(row.get("uploader")),
        url=f"{_WATCH}{key}" if key and site == SYSTEM else url,
        published=as_key(row.get("timestamp")) or as_key(row.get("upload_date")),
        language=as_line(row.get("language")),
        retrieved=seen_at,
        comment_system=site,
        comments=comments,
        comments_declared=as_count(row.get("comment_count")),
    )


def _saved_comment(row: Row, locator: str, seen_at: str | None) -> SourceComment | Problem:
    text = as_text(row.get("text")) or text_of(as_text(row.get("html")) or "")
    if not text.strip():
        return Problem(where=locator, what="the comment is empty", remedy="it was left out")
    parent = as_parent(row.get("parent"))
    shown = as_line(row.get("_time_text"))
    return SourceComment(
        text=text,
        locator=locator,
        key=as_key(row.get("id")),
        parent_key=None if parent == "root" else parent,
        author=as_line(row.get("author")),
        login=_login(row.get("author_url")),
        badge=_badge(row),
        published=_published(shown, row.get("timestamp"), seen_at=seen_at),
        shown=shown,
        kind="pinned" if row.get("is_pinned") is True else "comment",
        likes=as_count(row.get("like_count")),
        dislikes=as_count(row.get("dislike_count")),
    )


def _published(shown: str | None, timestamp: object, *, seen_at: str | None) -> str | None:
    """Return the time of a comment that yt-dlp saved, no more precise than the page shows it.

    Where a page only says "2 years ago", the second that yt-dlp makes of it is a guess. What cannot be read is returned
    as it is shown, so that a build tells of it.

    >>> _published("2 years ago", 1_700_000_000, seen_at=None), _published("5 days ago", 1_700_000_000, seen_at=None)
    ('2023', '2023-11-14')
    >>> _published("last week or so", 1_700_000_000, seen_at=None), _published(None, 1_700_000_000, seen_at=None)
    ('last week or so', '1700000000')
    """
    if shown is None:
        return as_key(timestamp)
    if read := read_time(shown, now=seen_at):
        return read
    guessed = _moment(timestamp)
    # Seen from any moment, the words tell how precise they are.
    precise = read_time(shown, now=guessed) if guessed else None
    return guessed[: len(precise)] if guessed and precise else shown


def _login(address: object) -> str | None:
    """Return the name that the address of a channel has, where that is no mere number.

    >>> _login("http://www.youtube.com/@al77"), _login("http://www.youtube.com/channel/UCal77")
    ('al77', None)
    """
    found = _CHANNEL.fullmatch(as_line(address) or "")
    return found["login"] if found else None


def _badge(row: Row) -> str | None:
    """Return what sets a comment apart: its writer's video, or the heart of whose video it is."""
    if row.get("author_is_uploader") is True:
        return "author"
    return "pick" if row.get("is_favorited") is True else None


def _moment(seconds: object) -> str | None:
    """Return the moment that is some seconds after 1970, as ISO 8601; None where that is no moment.

    >>> _moment(1_700_000_000), _moment("soon"), _moment(10**20)
    ('2023-11-14T22:13:20+00:00', None, None)
    """
    if isinstance(seconds, bool) or not isinstance(seconds, (int, float)):
        return None
    try:
        return datetime.fromtimestamp(int(seconds), UTC).isoformat()
    except (ValueError, OverflowError, OSError):
        return None
