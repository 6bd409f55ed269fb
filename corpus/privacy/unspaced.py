"""Names in scripts that set no blanks, where what follows a name is often written right after it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..text.canonical import HANGUL, UNSPACED
from .addressing import LEFT, is_unspaced_address, opens, unspaced_greeting
from .handles import squashed

if TYPE_CHECKING:
    from .people import People

GLUED = f"{UNSPACED}{HANGUL}"
"""The letters of these scripts, and of Korean, which writes particles right after names."""
ANY_GLUED = re.compile(f"[{GLUED}]")
ANY_UNSPACED = re.compile(f"[{UNSPACED}]")
SHORTEST, LONGEST = 2, 30
"""Letters of a name; two are a word of the language as often as a name."""
_AFTER_HANDLE = re.compile("你|您|我|说得|说的|說得|說的|さん|さま|様|氏|くん|ちゃん|님|씨")
"""What is written right after a handle, and hardly in one."""
_HANDLE_END = re.compile("[ \u00a0:：/]")
_LONGEST_HANDLE = 8
"""Letters of a handle in a script without blanks; a longer run is taken for a sentence after it, and stays."""


def addressed_unspaced(
    people: People, text: str, word: tuple[int, int, str], *, parent: str | None
) -> tuple[int, int, str] | None:
    """Return where a name is addressed in a word of a script that sets no blanks: 亲爱的王小明，."""
    start, end, _ = word
    if not ANY_GLUED.search(text, start, end):
        return None
    greeted = unspaced_greeting(text, start, end)
    if greeted is None and not opens(text[max(0, start - LEFT) : start]):
        return None
    first = start if greeted is None else greeted
    for last in range(min(end, first + LONGEST), first + 1, -1):
        known = people.authors.called((text[first:last].casefold(),))
        if known and is_unspaced_address(text, last, greeted=greeted is not None):
            # Two characters are a word of the language as often as a name.
            spoken_of = last - first <= SHORTEST or text[first:last] in people.report
            return (first, last, known) if not spoken_of or greeted or known == parent else None
    return None


def handle_of_sentence(people: People, text: str, start: int, run: str) -> str:
    """Return the handle that begins at an @ in a script that sets no blanks; "" where it cannot be told.

    What follows a handle there is often written right after it.
    """
    for last in range(min(len(run), LONGEST), 1, -1):
        word = run[:last].casefold()
        if people.authors.called((word,)) or people.authors.with_handle(squashed(word)):
            return run[:last]
    if not ANY_UNSPACED.search(run):
        return run
    if cut := _AFTER_HANDLE.search(run, 2):
        return run[: cut.start()] if cut.start() <= _LONGEST_HANDLE else ""
    ended = _HANDLE_END.match(text, start + len(run))
    return run if len(run) <= (_LONGEST_HANDLE if ended else _LONGEST_HANDLE - 2) else ""
