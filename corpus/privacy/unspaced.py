"""Names in scripts that set no blanks, where what follows a name is often written right after it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..text.canonical import HANGUL, UNSPACED
from ..text.stand_ins import PREFIX
from .addressing import LEFT, is_told_unspaced, is_unspaced_address, opens, unspaced_greeting
from .east_asian_names import LONGEST_FULL_NAME, SHORTEST_ANYWHERE, ends_at, is_full_name, may_begin
from .handles import squashed
from .things import names_a_thing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .people import People

GLUED = f"{UNSPACED}{HANGUL}"
"""The letters of these scripts, and of Korean, which writes particles right after names."""
ANY_GLUED = re.compile(f"[{GLUED}]")
ANY_UNSPACED = re.compile(f"[{UNSPACED}]")
SHORTEST, LONGEST = 2, 30
"""Letters of a name; two are a word of the language as often as a name."""
_BEFORE_ADDRESS = ("@", "＠", "/", ".")
"""What stands before a word within the address of a page or of a mailbox."""
_PSEUDONYM_BEFORE = re.compile(rf"{PREFIX}[0-9a-f]{{16}}$")
_LONGEST_PSEUDONYM = len(PREFIX) + 16
_LONGER = re.compile(rf"[^\W{GLUED}]|-\w")
"""What makes another word of a name that it follows."""
_AFTER_HANDLE = re.compile("你|您|我|说得|说的|說得|說的|さん|さま|様|氏|くん|ちゃん|님|씨")
"""What is written right after a handle, and hardly in one."""
_HANDLE_END = re.compile("[ \u00a0:：/]")
_LONGEST_HANDLE = 8
"""Letters of a handle in a script without blanks; a longer run is taken for a sentence after it, and stays."""


def unspaced_names(
    people: People, text: str, word: tuple[int, int, str], *, parent: str | None
) -> Iterator[tuple[int, int, str]]:
    """Yield where names stand in a word of a script that sets no blanks: who is addressed there, and full names."""
    start, end, _ = word
    if not ANY_GLUED.search(text, start, end):
        return
    addressed = addressed_unspaced(people, text, word, parent=parent)
    if addressed:
        yield addressed
    if text[max(0, start - 1) : start] in _BEFORE_ADDRESS:
        return
    place = addressed[1] if addressed else start
    hidden = place if addressed else -1
    while place <= end - SHORTEST_ANYWHERE:
        # Two pseudonyms that touch would be none.
        touches = place == hidden or _PSEUDONYM_BEFORE.search(text, max(0, place - _LONGEST_PSEUDONYM), place)
        last = None
        if may_begin(text[place]) and not touches:
            last = _full_name(people, text, place, end, word=start)
        if last is None:
            place += 1
            continue
        yield place, last, people.authors.called((text[place:last].casefold(),)) or ""
        place = hidden = last


def _full_name(people: People, text: str, place: int, end: int, *, word: int) -> int | None:
    """Return the end of an author's full name that begins at a place of a word, unless the report has it."""
    for last in range(min(end, place + LONGEST_FULL_NAME), place + SHORTEST_ANYWHERE - 1, -1):
        name = text[place:last]
        if not people.authors.called((name.casefold(),)) or not is_full_name(name) or name in people.report:
            continue
        if ends_at(text, place, last, word=word) and not _LONGER.match(text, last):
            return last
    return None


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
            name = text[first:last]
            if names_a_thing((name.casefold(),)) and not (
                known == parent and first == 0 and is_told_unspaced(text, last)
            ):
                return None
            short = last - first <= SHORTEST and not (is_full_name(name) and is_told_unspaced(text, last))
            spoken_of = short or name in people.report
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
