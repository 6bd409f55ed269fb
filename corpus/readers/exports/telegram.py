"""Telegram Desktop's exports: a channel's posts, and what was said of them in its discussion group.

In a group that discusses a channel, each post of that stands as a message that Telegram passed on by itself; what
answers it, or answers such an answer, comments on it, and on the channel's own post where an export of the channel is
read too (see `telegram_channels`). Other talk in the group is of no report: it is left out and
counted, and so are all chats of an account that are neither channels nor groups. Fields follow
``core.telegram.org/import-export``.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from ...errors import Problem
from ...records import SourceComment, SourceReport
from ...text.canonical import counted
from ..tables import jsonl
from ..tables.cells import LISTS, Row, as_count, as_key, as_line
from ..tally import Tally
from .signs import json_keys
from .telegram_channels import Channels, channels_beside, is_channel
from .telegram_messages import chats_in, key_of, words_of, written

if TYPE_CHECKING:
    from ...records import Record
    from ..base import ReadSettings, Source

SYSTEM = "telegram"
_MENTION = "mention_name"
"""The kind of the words by which a message mentions somebody who has no handle."""
_LIKE, _DISLIKE = "👍", "👎"


@dataclass(frozen=True, slots=True)
class TelegramReader:
    """Reads ``.json`` that Telegram Desktop exports, of one chat or of all; `telegram_pages` reads its web pages."""

    name: str = "telegram"
    suffixes: tuple[str, ...] = (".json",)
    description: str = "an export of a Telegram channel, or of the group that discusses one"

    def recognises(self, head: bytes) -> bool:
        """Take JSON with the fields of a chat and its messages, or of an account."""
        keys = json_keys(head)
        return (
            {"name", "type", "messages"} <= keys and not keys.isdisjoint(("date_unixtime", "from_id"))
        ) or {"about", "personal_information"} <= keys

    def read(self, source: Source, settings: ReadSettings) -> Iterator[Record]:
        """Yield posts as reports and what answers them as comments, in the order of each chat."""
        tally, asides = Tally(), Tally()
        for item in jsonl.objects(source, settings):
            if isinstance(item, Problem):
                yield item
                continue
            for found in chats_in(item[1], f"{source.relative}, {item[0]}"):
                if isinstance(found, Problem):
                    yield found
                    continue
                chat, locator = found
                kind = as_line(chat.get("type")) or ""
                messages = chat.get("messages")
                if not isinstance(messages, LISTS):
                    yield Problem(
                        where=locator,
                        what="there are no messages in this chat",
                        remedy="export it again, as JSON and with its messages",
                    )
                elif kind.endswith(("channel", "group")):
                    beside = partial(channels_beside, source, settings)
                    yield from records_of(chat, messages, locator, tally, channels=beside)
                else:
                    asides.leave_out("chat", kind.replace("_", " ") or "of no kind")
        yield from left_out(tally, source)
        yield from asides.problems(source.relative, remedy="only channels and groups are read")


READER = TelegramReader()


def records_of(
    chat: Row,
    messages: Iterable[object],
    locator: str,
    tally: Tally,
    *,
    channels: Callable[[], Channels] | None = None,
) -> Iterator[Record]:
    """Yield the posts of a channel, or those that its discussion group has with the comments on them.

    Args:
        chat: as the export has it in JSON, with a ``type`` that ends in "channel" or "group".
        messages: what stands in it.
        locator: its place in the input.
        tally: what is left out is counted here.
        channels: returns the channels whose posts the group may discuss; of those that are known there, only the
            comments are yielded.
    """
    if is_channel(chat):
        yield from _posts(chat, written(messages, tally), locator, tally)
    else:
        yield from _discussion(chat, written(messages, tally), locator, tally, channels)


def left_out(tally: Tally, source: Source) -> Iterator[Problem]:
    """Yield what has to be told of messages that were left out."""
    yield from tally.problems(source.relative, remedy="they are of no report, or have no words")


@dataclass(slots=True)
class _Threads:
    """Which post each message of a group is about: 24 bytes a message, in the order of their ids.

    Attributes:
        ids: the messages.
        posts: the post of each.
        spoken: of each, itself if it has words, else the nearest that has on the way to its post.
    """

    ids: array[int] = field(default_factory=lambda: array("q"))
    posts: array[int] = field(default_factory=lambda: array("q"))
    spoken: array[int] = field(default_factory=lambda: array("q"))

    def add(self, message: int, *, post: int, spoken: int) -> None:
        at = bisect_left(self.ids, message)
        for column, value in ((self.ids, message), (self.posts, post), (self.spoken, spoken)):
            column.insert(at, value)

    def of(self, message: object) -> tuple[int, int] | None:
        """Return the post of a message, and what answers it is taken to answer; None if it is of no post."""
        if not isinstance(message, int):
            return None
        at = bisect_left(self.ids, message)
        found = at < len(self.ids) and self.ids[at] == message
        return (self.posts[at], self.spoken[at]) if found else None


def _posts(chat: Row, messages: Iterable[tuple[int, Row]], locator: str, tally: Tally) -> Iterator[Record]:
    for number, message in messages:
        if text := words_of(message):
            yield _report(chat, number, message, text, f"{locator}, message {number}")
        else:
            tally.leave_out("post", "without words")


def _discussion(
    chat: Row,
    messages: Iterable[tuple[int, Row]],
    locator: str,
    tally: Tally,
    beside: Callable[[], Channels] | None,
) -> Iterator[Record]:
    threads = _Threads()
    own = f"channel{as_key(chat.get('id'))}"
    names: dict[str, str] = {}
    channels: dict[int, str | None] = {}
    # The posts that stand in an export of their channel, by their numbers in the group.
    keys: dict[int, str] = {}
    known: Channels | None = None
    for number, message in messages:
        place, (text, mentions) = f"{locator}, message {number}", _with_mentions(message, names)
        if _is_passed_on(message):
            threads.add(number, post=number, spoken=number)
            channels[number] = as_key(message.get("from_id"))
            if beside is not None and known is None:
                known = beside()
            if known is not None and (own_key := known.post_of(message)):
                keys[number] = own_key
                continue
            yield _report(chat, number, message, words_of(message), place)
            continue
        answered = threads.of(message.get("reply_to_message_id"))
        if answered is None:
            tally.leave_out("message", "under no post")
            continue
        post, parent = answered
        threads.add(number, post=post, spoken=number if text else parent)
        if not text:
            tally.leave_out("message", "without words")
            continue
        writer, name = as_key(message.get("from_id")), as_line(message.get("from"))
        if writer and name:
            names[writer] = name
        likes, dislikes = _reactions(message)
        yield SourceComment(
            text=text,
            locator=place,
            report_key=keys.get(post) or key_of(chat, post),
            key=key_of(chat, number),
            parent_key=None if parent == post else key_of(chat, parent),
            author=name,
            badge="moderator" if writer == own else "author" if writer == channels[post] else None,
            published=_published(message),
            likes=likes,
            dislikes=dislikes,
            report_comment_system=SYSTEM,
            changes=(f"{counted(mentions, 'marked mention')} written as an @ and a name",)
            if mentions
            else (),
        )


def _is_passed_on(message: Row) -> bool:
    """Tell whether Telegram passed a channel's post on to the group: it is from the channel by way of itself."""
    writer = as_line(message.get("from"))
    return (
        writer is not None
        and (as_line(message.get("from_id")) or "").startswith("channel")
        and writer in (as_line(message.get("forwarded_from")), as_line(message.get("saved_from")))
        and "reply_to_message_id" not in message
    )


def _report(chat: Row, number: int, message: Row, text: str, locator: str) -> SourceReport:
    changes: tuple[str, ...] = ()
    if not text:
        text = f"[{as_line(message.get('media_type')) or ('photo' if 'photo' in message else 'file')}]"
        changes = ("no words in the source, the kind of its medium stands in",)
    return SourceReport(
        text=text,
        locator=locator,
        key=key_of(chat, number),
        outlet=as_line(message.get("from")) or as_line(chat.get("name")),
        published=_published(message),
        comment_system=SYSTEM,
        changes=changes,
    )


def _published(message: Row) -> str | None:
    """Return when a message was sent: in seconds, where it says so, for its date has no time zone."""
    return as_key(message.get("date_unixtime")) or as_line(message.get("date"))


def _with_mentions(message: Row, names: Mapping[str, str]) -> tuple[str, int]:
    """Return the words of a message with an @ where it mentions people without a handle, and how often it does.

    Telegram marks their names, which may be written in any way; who wrote before is named as they are shown.

    >>> mention = {"type": "mention_name", "text": "Dasha", "user_id": 7}
    >>> _with_mentions({"text": ["Ask ", mention, "!"]}, {"user7": "Daria Holm"})
    ('Ask @Daria Holm!', 1)
    """
    count = 0
    parts = next((one for one in (message.get("text_entities"), message.get("text")) if one), "")
    if not isinstance(parts, LISTS):
        return words_of(message), 0
    said: list[object] = []
    for part in parts:
        if isinstance(part, Mapping) and part.get("type") == _MENTION:
            shown = names.get(f"user{as_key(part.get('user_id'))}") or (as_line(part.get("text")) or "")
            if any(map(str.isalpha, shown)):
                count += 1
                said.append(f"@{shown.removeprefix('@')}")
                continue
        said.append(part)
    return words_of({"text": said}), count


def _reactions(message: Row) -> tuple[int | None, int | None]:
    """Return how many approve of a message by the thumb up, and disapprove by the thumb down; None if nobody reacts."""
    given = message.get("reactions")
    if not isinstance(given, LISTS):
        return None, None
    counts = dict.fromkeys((_LIKE, _DISLIKE), 0)
    for reaction in given:
        if isinstance(reaction, Mapping) and (sign := as_line(reaction.get("emoji"))) in counts:
            counts[sign] += as_count(reaction.get("count")) or 0
    return counts[_LIKE], counts[_DISLIKE]
