"""Which post of a channel stands in the group that discusses it, where the exports of both are read together.

The group's export names the channel, but not the post: that is the one of the same words, of the same minute, if there
is no other such.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

from ...errors import InputError, Problem
from ..base import ReadSettings, Source
from ..tables import jsonl
from ..tables.cells import LISTS, Row, as_key, as_line
from ..tally import Tally
from .signs import head_text, json_keys
from .telegram_messages import chats_in, key_of, words_of, written

if TYPE_CHECKING:
    from pathlib import Path

AT_ONCE = 60
"""Seconds within which Telegram passes a channel's post on."""
_USUAL = "result.json"
"""What Telegram Desktop calls an export, each in a folder of its own."""
_HEAD = 1 << 16
_CHANNEL = re.compile(r'"type"\s{0,40}:\s{0,40}"(?:public|private)_channel"')
_SENDER = re.compile(r"channel(\d{1,20})")


@dataclass(slots=True)
class Channels:
    """The posts of some channels: of each 16 bytes for its words, its time and its key."""

    posts: dict[tuple[str, bytes], list[tuple[int, str]]] = field(default_factory=dict)

    def note(self, chat: Row) -> None:
        """Take note of the posts of a channel; any other chat is passed over."""
        messages, number = chat.get("messages"), as_key(chat.get("id"))
        if number is None or not isinstance(messages, LISTS) or not is_channel(chat):
            return
        for post, message in written(messages, Tally()):
            seconds, words = _seconds(message), words_of(message)
            if words and seconds is not None:
                self.posts.setdefault((number, _sign(words)), []).append((seconds, key_of(chat, post)))

    def post_of(self, message: Row) -> str | None:
        """Return the key of the post that a message passes on; None where that is not beyond doubt.

        >>> channels = Channels()
        >>> post = {"id": 3, "type": "message", "text": "It held.", "date_unixtime": "1682928000"}
        >>> channels.note({"type": "public_channel", "id": 77, "messages": [post]})
        >>> channels.post_of(post | {"id": 9, "from_id": "channel77"}), channels.post_of(post | {"from_id": "channel5"})
        ('77-3', None)
        """
        sender = _SENDER.fullmatch(as_line(message.get("from_id")) or "")
        seconds, words = _seconds(message), words_of(message)
        if sender is None or seconds is None or not words:
            return None
        found = [
            key
            for when, key in self.posts.get((sender[1], _sign(words)), ())
            if abs(when - seconds) <= AT_ONCE
        ]
        return found[0] if len(found) == 1 else None


def is_channel(chat: Row) -> bool:
    """Tell a channel from a group."""
    return (as_line(chat.get("type")) or "").endswith("channel")


def channels_beside(source: Source, settings: ReadSettings) -> Channels:
    """Return the channels of a file, of the files named with it, and of the exports in folders and packages being read.

    They are read once for all files, as long as none of them changes.
    """
    paths = {source.path, *(path for path in source.named if path.name.lower().endswith(".json"))}
    if source.root is not None and source.root != source.path:
        paths.update(source.path.parent.glob("*.json"))
    for folder in source.named:
        if folder.is_dir():
            paths.update(folder.rglob(_USUAL))
    stamps = tuple(
        (path, status.st_mtime_ns, status.st_size)
        for path in sorted(paths)
        if path.is_file() and not path.is_symlink() and (status := path.stat())
    )
    return _read(stamps, settings.encoding, settings.longest_record, settings.scratch)


@lru_cache(maxsize=1)
def _read(
    stamps: Iterable[tuple[Path, int, int]], encoding: str | None, longest: int, scratch: Path | None
) -> Channels:
    settings = ReadSettings(encoding=encoding, longest_record=longest, scratch=scratch)
    channels = Channels()
    for path, _, _ in stamps:
        for chat in _chats_of(path, settings):
            channels.note(chat)
    return channels


def _chats_of(path: Path, settings: ReadSettings) -> Iterator[Row]:
    # What is wrong with a file is told when it is its turn.
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
        if not (_CHANNEL.search(head_text(head)) or {"about", "personal_information"} <= json_keys(head)):
            return
        for item in jsonl.objects(Source(path, path.name), settings):
            if isinstance(item, Problem):
                continue
            for found in chats_in(item[1], ""):
                if not isinstance(found, Problem):
                    yield found[0]
    except (InputError, OSError):
        return


def _seconds(message: Mapping[str, object]) -> int | None:
    given = as_key(message.get("date_unixtime")) or ""
    return int(given) if given.isascii() and given.isdigit() and len(given) < 16 else None


def _sign(words: str) -> bytes:
    return blake2b(words.encode("utf-8", errors="surrogatepass"), digest_size=16).digest()
