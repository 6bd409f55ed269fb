"""Web addresses as pages and tables write them; what some write in their place is no address, and has no parts."""

from __future__ import annotations

from contextlib import suppress
from urllib.parse import SplitResult, urljoin, urlsplit


def split_address(url: str) -> SplitResult:
    """Return the parts of an address; empty ones where it cannot be split.

    >>> split_address("https://tide.example/truce?page=2").path, split_address("http://[tide/truce").path
    ('/truce', '')
    """
    with suppress(ValueError):
        return urlsplit(url)
    return urlsplit("")


def joined_address(url: str, address: str) -> str:
    """Return the address that another one means on a page, given the page's own; nothing where it means none.

    >>> joined_address("https://tide.example/truce", "/form"), joined_address("https://tide.example/truce", "//[form")
    ('https://tide.example/form', '')
    """
    with suppress(ValueError):
        return urljoin(url, address)
    return ""
