"""The address that a page gives as its own: a report has many, such as one for every page of its comments."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

from ...ids import same_address
from ...values.addresses import joined_address, split_address

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST_HEAD = 1 << 18
_BODY = re.compile(r"<body\b", re.IGNORECASE)


def canonical_address(html: bytes, *, url: str) -> str | None:
    """Return the address that a page gives as its own (RFC 6596), where it is another one of the same host.

    The front page of a site is not believed to be the address of another page: some themes name it in every page.

    >>> canonical_address(b'<head><link rel="canonical" href="/a/">', url="http://news.example/a/?replytocom=1")
    'http://news.example/a/'
    """
    text = html[:_LONGEST_HEAD].decode("utf-8", "replace")
    named = _named_canonical(_BODY.split(text, maxsplit=1)[0])
    address = joined_address(url, named or "")
    parts = split_address(address)
    is_front = parts.path in ("", "/") and not parts.query
    if not named or is_front or parts.scheme not in ("http", "https") or _host(address) != _host(url):
        return None
    return address if same_address(address) != same_address(url) else None


def _named_canonical(head: str) -> str | None:
    if "canonical" not in head.lower():
        return None
    from lxml.etree import HTMLParser, LxmlError

    links = _Links()
    parser = HTMLParser(target=links, encoding="utf-8", no_network=True)
    # Whatever the parser stumbles over, what it read before that stands.
    with suppress(LxmlError, AssertionError):
        parser.feed(head.encode("utf-8", errors="replace"))
        parser.close()
    return links.canonical


class _Links:
    """Takes what a parser finds, and of that the first canonical link."""

    def __init__(self) -> None:
        self.canonical: str | None = None

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "link" and "canonical" in attributes.get("rel", "").lower().split():
            self.canonical = self.canonical or attributes.get("href", "").strip() or None

    def close(self) -> None: ...


def _host(url: str) -> str:
    return same_address(url).partition("/")[0].partition("?")[0]
