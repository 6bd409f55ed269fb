"""The names that somebody may have meant by one that is not known, for messages."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from difflib import SequenceMatcher

from .errors import InputError

_LIKE = 0.7
"""The similarity (Ratcliff and Obershelp) from which a name may be meant: fewer share no more than some letters."""
_SHORTEST_PART = 3
MOST_NAMED = 3
"""How many names a message gives."""
_BETWEEN_PARTS = re.compile(r"[\W_]+")


def nearest(name: object, known: Iterable[str], *, most: int = 1) -> list[str]:
    """Return the known names most like one that is not, the nearest first; none where none is like it.

    Names that hold it count before others, and those of which a part is like it count too; case means nothing.

    >>> nearest("titel", ["text", "title"]), nearest("Loaded", ["loaded_language"]), nearest("xyz", ["title"])
    (['title'], ['loaded_language'], [])
    >>> nearest("quots", ["scare_quotes", "quoted", "hedge"], most=2)
    ['scare_quotes', 'quoted']
    """
    wanted = str(name).casefold()
    like: dict[str, tuple[float, float]] = {}
    for other in known:
        whole = other.casefold()
        ratios = [
            SequenceMatcher(None, wanted, part).ratio() for part in (whole, *_BETWEEN_PARTS.split(whole))
        ]
        held = len(wanted) >= _SHORTEST_PART and wanted in whole
        # Of two that are alike in a part, the one that is nothing but that part.
        like[other] = -max(ratios) - held, -ratios[0]
    near = [other for other, (likeness, _) in like.items() if likeness <= -_LIKE]
    return sorted(near, key=lambda other: (like[other], other))[:most]


def meant(name: str, known: Collection[str], *, listed: str = "") -> str:
    """Return a sentence that says what a name may have been meant for, or else what there is.

    Args:
        name: what nothing is called.
        known: what there is.
        listed: the sentence that says where to look all names up, where they are too many for a message.

    >>> meant("hegde", ["hedge", "proxy_label"]), meant("xyzzy", ["hedge", "proxy_label"])
    ('Did you mean hedge?', 'There are: hedge, proxy_label.')
    """
    if near := nearest(name, known, most=MOST_NAMED):
        return f"Did you mean {' or '.join(near)}?"
    return listed or f"There are: {', '.join(sorted(known))}."


def require_known(names: Iterable[str], known: Collection[str], *, what: str) -> None:
    """Check that names which somebody asks for are known: a misspelt one is none that nothing here has.

    Args:
        names: what is asked for.
        known: what there is.
        what: what they are names of, such as “label”.

    Raises:
        InputError: when one is not known.
    """
    for name in names:
        if name not in known:
            raise InputError(f"No {what} is called “{name}”. {meant(name, known)}")
