"""Telegram Desktop's exports as web pages, which is what it writes unless JSON is asked for: `telegram` in other words.

Files of a thousand messages each, ``messages.html``, ``messages2.html`` and so on, are one chat. A message that follows
another of the same person has no name, and nothing says what is a channel, except by who writes there. Markup after
``export_output_html.cpp`` of Telegram Desktop.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain, count
from typing import TYPE_CHECKING

from ...encoding.decoding import decode
from ...errors import InputError, Problem
from ...gathered import Gathered, Scratch
from ...text.canonical import counted
from ...text.markup import text_of
from ..tally import Tally
from .telegram import left_out, records_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from lxml.etree import _Element

    from ...records import Record
    from ..base import ReadSettings, Source
    from ..tables.cells import Row

_FIRST = "messages.html"
_LATER = re.compile(r"messages(?:[2-9]|[1-9]\d+)\.html")
_MOMENT = re.compile(r"(\d\d)\.(\d\d)\.(\d{4}) (\d\d:\d\d:\d\d)(?: UTC([+-]\d\d:\d\d)?)?")
_ANSWERED = re.compile(r"#go_to_message(\d{1,18})$")
_NUMBER = re.compile(r"message(\d{1,18})")
_MEDIUM = re.compile(
    r"\b(photo|video_file|animation|sticker|voice_message|round_video|audio_file|poll|location|contact|game|file)"
    r"(?:_wrap)?\b"
)
AT_ONCE = timedelta(minutes=1)
"""How soon after a channel's post Telegram passes it on to the group that discusses the channel."""

Message = dict[str, object]


@dataclass(frozen=True, slots=True)
class TelegramPagesReader:
    """Reads the first ``messages.html`` of a chat, and those that go on with it in the same folder."""

    name: str = "telegram-pages"
    suffixes: tuple[str, ...] = (".html",)
    description: str = "a Telegram channel, or the group that discusses one, exported as web pages"

    def recognises(self, head: bytes) -> bool:
        """Take pages of a chat."""
        return b'class="page_wrap' in head and b"page_body chat_page" in head

    def read(self, source: Source, settings: ReadSettings) -> Iterator[Record]:
        """Yield posts as reports and what answers them as comments, in the order of the chat."""
        if _LATER.fullmatch(source.path.name) and (source.path.parent / _FIRST).is_file():
            yield Problem(
                where=source.relative,
                what=f"it goes on with {_FIRST}, and was read with it",
                remedy="there is nothing to do",
                skipped=False,
            )
            return
        pages = (_page(path, source, settings) for path in _files(source.path))
        first = next(pages)
        name = _name(first) or ""
        messages = Gathered[Message](Scratch(settings.scratch))
        for message in _messages(chain((first,), pages)):
            messages.append(message, size=len(str(message["text"])))
        # All that stands in a channel is in its name.
        kind = "channel" if all(message["from"] == name for message in messages) else "group"
        chat = {"name": name, "id": name, "type": kind}
        tally = Tally()
        yield from records_of(chat, _identified(messages, name), source.relative, tally)
        yield from left_out(tally, source)


READER = TelegramPagesReader()


def _files(path: Path) -> Iterator[Path]:
    """Yield the files of a chat in their order; none that a link shows from outside their folder."""
    yield path
    folder = path.parent.resolve()
    for number in count(2) if path.name == _FIRST else ():
        later = path.with_name(f"messages{number}.html")
        if not later.is_file() or not later.resolve().is_relative_to(folder):
            return
        yield later


def _page(path: Path, source: Source, settings: ReadSettings) -> _Element:
    """Return a file of a chat as it is parsed.

    Raises:
        InputError: when it is too long, is no page or is not in the encoding that the user named.
    """
    from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

    where = source.relative.removesuffix(source.path.name) + path.name
    size = path.stat().st_size
    if size > settings.longest_record:
        raise InputError(
            f"{where}: the file has {counted(size, 'byte')}, more than the {settings.longest_record:,} that one page "
            f"may have; export the chat again, or leave it out."
        )
    data = path.read_bytes()
    if settings.encoding:
        # The parser knows encodings by other names than users of Python do.
        data = decode(data, encoding=settings.encoding, where=where).text.encode("utf-8", errors="replace")
    root = etree.fromstring(data, etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True))
    if root is None:
        raise InputError(f"{where}: nothing stands in the page; export the chat again, or leave it out.")
    return root


def _name(page: _Element) -> str | None:
    """Return the name of a chat, which stands above its messages."""
    header = _first(page, "page_header")
    return None if header is None else _line(_first(header, "text"))


def _messages(pages: Iterable[_Element]) -> Iterator[Message]:
    """Yield the messages of a chat's files with the fields that they have in JSON."""
    after: Message | None = None
    for element in chain.from_iterable(page.iter("div") for page in pages):
        called = _classes(element)
        number = _NUMBER.fullmatch(element.get("id") or "")
        if number and {"message", "default"} <= called:
            after = _message(element, int(number[1]), before=after if "joined" in called else None)
            yield after


def _message(element: _Element, number: int, *, before: Message | None) -> Message:
    """Return a message; `before` is what it follows as the same person's, passed on from the same place."""
    message: Message = {"id": number, "type": "message", "text": ""}
    passed_on = _first(element, "forwarded", "body")
    if before:
        message |= {name: value for name, value in before.items() if name.startswith(("from", "forwarded_"))}
    own = [one for one in element.iter() if passed_on is None or passed_on not in (one, *one.iterancestors())]
    named = next((one for one in own if "from_name" in _classes(one)), None)
    if named is not None:
        message["from"] = _line(named)
    message.setdefault("from", None)
    message["date"] = _moment(next((one for one in own if "date" in _classes(one)), None))
    if passed_on is not None and (origin := _first(passed_on, "from_name")) is not None:
        moment = _first(origin, "date")
        message["forwarded_date"] = _moment(moment)
        message["forwarded_from"] = _line(origin, without=moment)
    if (text := _first(element, "text")) is not None:
        message["text"] = text_of(_markup(text))
    if (answers := _first(element, "reply_to")) is not None:
        links = (_ANSWERED.search(link.get("href") or "") for link in answers.iter("a"))
        message["reply_to_message_id"] = next((int(link[1]) for link in links if link), None)
    media = (_MEDIUM.search((one.get("class") or "").replace("media_", "")) for one in element.iter())
    if not message["text"] and (medium := next((found[1] for found in media if found), None)):
        message["media_type"] = medium
    if reactions := [_reaction(one) for one in element.iter("span") if "reaction" in _classes(one)]:
        message["reactions"] = reactions
    return message


def _identified(messages: Iterable[Message], name: str) -> Iterator[Message]:
    """Yield messages with who sent them: the chat itself, a channel that it discusses, or somebody."""
    channels: set[object] = {name}
    for message in messages:
        writer = message["from"]
        if _is_of_channel(message):
            channels.add(writer)
        yield message | {"from_id": f"{'channel' if writer in channels else 'user'}{writer}"}


def _is_of_channel(message: Message) -> bool:
    """Tell whether a message stands in the name of whom it comes from, passed on as soon as it was written.

    People who pass on what they wrote themselves do so later.
    """
    if (
        not message["from"]
        or message["from"] != message.get("forwarded_from")
        or "reply_to_message_id" in message
    ):
        return False
    sent, written = message["date"], message.get("forwarded_date")
    try:
        return abs(datetime.fromisoformat(str(sent)) - datetime.fromisoformat(str(written))) <= AT_ONCE
    except (ValueError, TypeError):
        # Older exports do not say when it was written.
        return written is None


def _moment(element: _Element | None) -> str | None:
    """Return the day and time of a message, as ISO 8601 has them."""
    if element is None:
        return None
    shown = element.get("title") or _line(element)
    if not (found := _MOMENT.fullmatch(shown or "")):
        return shown
    day, month, year, clock, zone = found.groups()
    return f"{year}-{month}-{day}T{clock}{zone or ''}"


def _reaction(element: _Element) -> Row:
    """Return what people react with, and how many: a number, or a picture of each."""
    number = _line(_first(element, "count"))
    people = sum("userpic" in _classes(one) for one in element.iter())
    return {"emoji": _line(_first(element, "emoji")), "count": number or people}


def _classes(element: _Element) -> set[str]:
    return set((element.get("class") or "").split())


def _first(element: _Element, *names: str) -> _Element | None:
    """Return the first element below another that is called all of some names."""
    return next((one for one in element.iterdescendants() if _classes(one).issuperset(names)), None)


def _markup(element: _Element) -> str:
    from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

    return etree.tostring(element, encoding="unicode", method="html", with_tail=False)


def _line(element: _Element | None, *, without: _Element | None = None) -> str | None:
    """Return the text of an element as one line, without that of another within it."""
    if element is None:
        return None
    text = "".join(element.itertext())
    return (
        " ".join((text.replace("".join(without.itertext()), " ") if without is not None else text).split())
        or None
    )
