"""Addresses in networks: IP addresses, public and private, and hardware (MAC) addresses (IEEE 802).

All are personal data (for IP addresses: Court of Justice of the European Union, C-582/14, Breyer); those of a home's
own network too, which posts about somebody's router or log show beside a name. Addresses that documentation and
machines themselves use name nobody and stay, and so do four numbers that are a version or count a rule, and six that
are a time.
"""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_IPV4 = re.compile(
    r"(?:(?<![\w.:/-])(?:\d{1,3}\.){3}\d{1,3}(?![\w/-]|\.\d)|(?<=://)(?:\d{1,3}\.){3}\d{1,3}(?![\w-]|\.\d))"
)
_IPV6 = re.compile(
    r"(?<![\w:.])(?:[23][0-9a-f]{3}|fe80|f[cd][0-9a-f]{2}):[0-9a-f:]{2,34}[0-9a-f:](?![\w:])", re.IGNORECASE
)
_IPV4_MAPPED = re.compile(
    r"(?<![\w:.])(?:(?:0{1,4}:){5}|::)ffff:(?:(?:\d{1,3}\.){3}\d{1,3}(?![\w/-]|\.\d)|[0-9a-f]{1,4}:[0-9a-f]{1,4}(?![\w:]))",
    re.IGNORECASE,
)
_VERSION = re.compile(
    r"(?:§|\b(?:v|ver|version|release|build|firmware|sections?|no|rules?|clauses?|articles?|art|paragraphs?|para|annex|item"
    r"|chapter|figure|table|abschnitt|absatz|artikel|kapitel|nr|punkt|regel|ziffer|règle|alinéa|artículo|cláusula|regla"
    r"|android|ios|ipados|macos|os x|windows|linux|kernel|chrome|firefox|python|java|версия|версии|wersja|verze|verzija"
    r"|пункт\w?|правил[оау]|стать[яи]|п|ст))\.?\s?$",
    re.IGNORECASE,
)
_PRIVATE = tuple(map(ip_network, ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7", "fe80::/10")))
"""Networks of homes and firms (RFC 1918, RFC 4193, RFC 4291)."""
_MAC = re.compile(
    r"(?<![\w:.-])(?:[0-9a-f]{2}(?P<sign>[:-])(?:[0-9a-f]{2}(?P=sign)){4}[0-9a-f]{2}"
    r"|[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4})(?![\w:-]|\.\w)",
    re.IGNORECASE,
)
_CALLED_MAC = re.compile(r"\bMAC\b[^\n]{0,20}$", re.IGNORECASE)
_LETTER, _DIGIT = re.compile("[a-f]", re.IGNORECASE), re.compile(r"\d")


def ip_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end (code points, half-open) of IP addresses that may be somebody's, in order.

    >>> text = "81.2.69.142 and 192.168.1.17, not 127.0.0.1, version 10.2.1.4 or 10.2.1"
    >>> [text[start:end] for start, end in ip_spans(text)]
    ['81.2.69.142', '192.168.1.17']
    """
    found: list[tuple[int, int]] = []
    done = 0
    patterns = ((_IPV4_MAPPED, _IPV6) if ":" in text else ()) + ((_IPV4,) if "." in text else ())
    for pattern in patterns:
        found += (match.span() for match in pattern.finditer(text) if _is_somebodys(match))
    for start, end in sorted(found):
        if start >= done:
            yield start, end
            done = end


def mac_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end (code points, half-open) of hardware addresses, in order.

    One has letters and digits, or is called one: six numbers alone are rather a time.

    >>> text = "00:1B:44:11:3A:B7 or 001b.4411.3ab7, not 05:06:07:08:09:10 and ff:ff:ff:ff:ff:ff"
    >>> [text[start:end] for start, end in mac_spans(text)]
    ['00:1B:44:11:3A:B7', '001b.4411.3ab7']
    """
    for match in _MAC.finditer(text):
        if _is_hardware(match):
            yield match.span()


def _is_hardware(match: re.Match[str]) -> bool:
    if _LETTER.search(match[0]) and _DIGIT.search(match[0]):
        return True
    called = _CALLED_MAC.search(match.string, max(0, match.start() - 24), match.start())
    return called is not None and "." not in match[0]


def _is_somebodys(match: re.Match[str]) -> bool:
    try:
        address = ip_address(match[0])
    except ValueError:
        return False
    address = _unmapped(address)
    if not (address.is_global or any(address in network for network in _PRIVATE)):
        return False
    return not _VERSION.search(match.string, max(0, match.start() - 12), match.start())


def _unmapped(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    return (address.ipv4_mapped or address) if isinstance(address, IPv6Address) else address
