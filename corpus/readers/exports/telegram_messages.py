"""Messages of Telegram's exports: the chats that they stand in, and their words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from ..tables.cells import LISTS, Row, as_key, as_line, as_text
from ..tables.envelopes import no_object

if TYPE_CHECKING:
    from ...errors import Problem
    from ..tally import Tally

_LARGEST = 2**63 - 1


def chats_in(row: Row, locator: str) -> Iterator[tuple[Row, str] | Problem]:
    """Yield the chats of an export, each with its place: the one that it is, or those of an account."""
    if "messages" in row:
        yield row, locator
        return
    number = 0
    for name in ("chats", "left_chats"):
        chats = row.get(name)
        listed = chats.get("list") if isinstance(chats, Mapping) else None
        for chat in listed if isinstance(listed, LISTS) else ():
            number += 1
            place = f"{locator}, chat {number}"
            yield (chat, place) if isinstance(chat, Mapping) else no_object(place)


def written(messages: Iterable[object], tally: Tally) -> Iterator[tuple[int, Row]]:
    """Yield what people wrote in a chat, with its id; what Telegram says of joining and pinning is left aside."""
    for message in messages:
        if not isinstance(message, Mapping):
            tally.leave_out("message", "without named fields")
        elif message.get("type") == "message":
            number = message.get("id")
            if isinstance(number, int) and 0 <= number <= _LARGEST:
                yield number, message
            else:
                tally.leave_out("message", "without an id")


def words_of(message: Row) -> str:
    """Return the words of a message, with lines of quotations marked as in e-mail.

    >>> words_of({"text": ["See ", {"type": "link", "text": "https://h.example"}, " now."]})
    'See https://h.example now.'
    >>> words_of({"text_entities": [{"type": "blockquote", "text": "It holds."}, {"type": "plain", "text": "\\nNo."}]})
    '> It holds.\\nNo.'
    """
    parts = next((one for one in (message.get("text_entities"), message.get("text")) if one), "")
    if not isinstance(parts, LISTS):
        return (as_text(parts) or "").strip()
    said = ""
    for part in parts:
        words = as_text(part.get("text") if isinstance(part, Mapping) else part) or ""
        if isinstance(part, Mapping) and part.get("type") == "blockquote":
            words = "\n".join(f"> {line}" for line in words.strip("\n").split("\n"))
            said += words if not said or said.endswith("\n") else f"\n{words}"
        else:
            said += words
    return said.strip()


def key_of(chat: Row, number: int) -> str:
    """Return the id of a message that those of other chats do not have.

    >>> key_of({"id": 77, "name": "Harbour News"}, 3)
    '77-3'
    """
    return f"{as_key(chat.get('id')) or as_line(chat.get('name')) or 'chat'}-{number}"
