"""Keys that a source gives its comments and that name their authors: ids are published, and must not."""

from __future__ import annotations

import re
from urllib.parse import unquote

from .name_forms import unaccented

_PART = re.compile(r"[^\W_]+")
_SHORTEST = 3
"""Letters and digits of a name that is looked for in a key."""


def names_author(key: str, *names: str | None) -> bool:
    """Say whether a key has one of an author's names in it: its words in a row, whatever joins them.

    >>> names_author("comment-by-al.smith-12", "Al Smith"), names_author("c12-AlSmith", "Al Smith", "al_s")
    (True, True)
    >>> names_author("comment-12", "Al Smith", None), names_author("small-smith", "Al Smith")
    (False, False)
    """
    # Most keys are numbers.
    if key.isdigit() or not any(names):
        return False
    parts = _parts(unquote(key))
    starts = {0}
    for part in parts:
        starts.add(max(starts) + len(part))
    written = "".join(parts)
    return any(_stands(written, starts, "".join(_parts(name))) for name in names if name)


def _stands(written: str, starts: set[int], name: str) -> bool:
    """Say whether a name begins and ends where parts of a key do."""
    if len(name) < _SHORTEST or name.isdigit():
        return False
    at = written.find(name)
    while at >= 0:
        if at in starts and at + len(name) in starts:
            return True
        at = written.find(name, at + 1)
    return False


def _parts(text: str) -> list[str]:
    return _PART.findall(unaccented(text.casefold()))
