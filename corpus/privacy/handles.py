"""Handles: what stands after an @, as names written together, and which of them are nobody's."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from ..text.canonical import folded_words
from .names import handle_of

NOT_A_PERSON = frozenset((
    "all", "everyone", "everybody", "anyone", "anybody", "someone", "somebody", "nobody", "others", "here", "home",
    "work", "least", "the", "a", "an", "my", "your", "his", "her", "our", "their", "this", "that", "these", "those",
    "it", "me", "you", "us", "them", "author", "admin", "administrator", "editor", "editors", "moderator",
    "moderators", "mod", "mods", "op", "staff", "channel", "media", "font", "import", "gmail", "hotmail", "yahoo",
))  # fmt: skip

_QUANTITY = re.compile(
    r"\d[\d.,:/]*(?:am|pm|h|hrs?|min|k|m|mm|cm|ft|bn|mph|kmh|km|kg|lbs?|mb|gb|fps|hz|[kmg]hz|[km]?w|usd|eur|gbp|st|nd|rd|th"
    r"|x|c|f)?",
    re.I,
)
_DESIGNATION = re.compile(r"[A-Z]\d{1,3}")
"""What a road, a weapon or a room is called by; an author's name is known before this is asked."""
_HOST_WORDS = frozenset(
    ("www", "com", "org", "net", "edu", "gov", "co", "news", "blog", "blogs", "wordpress", "blogspot")
)


def squashed(name: str) -> str:
    """Return the words of a name as it is shown, written together as a handle writes them.

    >>> squashed("Al Smith"), squashed("al_smith")
    ('alsmith', 'alsmith')
    """
    return handle_of(folded_words(name))


def names_nobody(handle: str) -> bool:
    """Tell whether what stands after an @ is a time, a price, another quantity, a road or a word, and nobody's name.

    >>> [names_nobody(handle) for handle in ("5pm", "155mm", "M5", "everyone", "3xfan", "al_smith")]
    [True, True, True, True, False, False]
    """
    return (
        not any(c.isalpha() for c in handle)
        or _QUANTITY.fullmatch(handle) is not None
        or _DESIGNATION.fullmatch(handle) is not None
        or handle.casefold() in NOT_A_PERSON
    )


def outlet_handles(outlet: str | None, url: str | None) -> frozenset[str]:
    """Return the handles by which readers call an outlet, given its name and the address of a report of it.

    >>> sorted(outlet_handles("Courier", "https://www.courier-daily.example/a"))
    ['courier', 'courierdaily', 'thecourier', 'thecourierdaily']
    """
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        host = ""
    labels = host.split(".")[:-1]
    names = {
        squashed(outlet or ""),
        *(squashed(label) for label in labels if label not in _HOST_WORDS),
    }
    names |= {name.removeprefix("the") for name in names} | {f"the{name}" for name in names}
    return frozenset(name for name in names if len(name) > 2 and name != "the")
