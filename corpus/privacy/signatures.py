"""Where authors sign a comment by a name of their own."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from ..text.canonical import WORD, word_spans
from .addressing import LEFT, is_listed, is_signed_off, opens
from .name_forms import unaccented
from .names import PART, parts_of
from .people import first_names, names_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .people import People

_LINE_END = re.compile("[ \u00a0.!)]*\n")
_SIGNED_BEFORE = re.compile("[ \u00a0]?(?:\n|[.!]+(?:[ \u00a0]|\n))")
_SENTENCE_BEFORE = re.compile("[.!?…][ \u00a0]$")


def signatures(
    people: People, text: str, author: str | None, *, answered: str | None
) -> Iterator[tuple[int, int, str]]:
    """Yield where an author signs a comment by a name of their own: within it, and at its end."""
    pseudonym = people.pseudonymiser.author(author)
    if not author or not pseudonym:
        return
    namesake = answered and first_names(answered) == first_names(author)
    done = 0
    last_end = len(text.rstrip(" \u00a0\n.!)"))
    for end in (*_ends_of(author, text, before=last_end), last_end):
        start = _signed(author, text, end)
        if start is None or start < done:
            continue
        left = text[max(0, start - LEFT) : start]
        in_line = end < last_end and not _LINE_END.match(text, end)
        signed = is_signed_off(left, by_a_dash=not in_line) and not is_listed(left)
        if not signed and end == last_end:
            alone = opens(left) or (_SENTENCE_BEFORE.search(left) and text[start].isupper() and not namesake)
            word = text[start:end].split()[0].casefold()
            signed = bool(alone and text[:start].strip()) and not _is_named_otherwise(people, word, left)
        if signed and not (in_line and namesake):
            yield start, end, pseudonym
            done = end


def _is_named_otherwise(people: People, word: str, left: str) -> bool:
    """Say whether a word at the end of a text is none that it is signed by, given what stands left of it."""
    return people.use.is_ordinary(word) or (not opens(left) and people.use.in_report(word))


def _ends_of(author: str, text: str, *, before: int) -> list[int]:
    """Return where the first and the last word of an author's name end a sentence or line before a place, in order."""
    ends: set[int] = set()
    for word in _first_and_last(author):
        at = text.find(word, 0, before)
        while at >= 0:
            end = at + len(word)
            if _SIGNED_BEFORE.match(text, end):
                ends.add(end)
            at = text.find(word, end, before)
    return sorted(end for end in ends if end < before)


@lru_cache(maxsize=8192)
def _first_and_last(author: str) -> frozenset[str]:
    words = WORD.findall(author)
    shown = [part for part in PART.findall(author) if part[0].isalpha()] if parts_of(author) else []
    ends = {*words[:1], *words[-1:], *shown[:1], *shown[-1:]}
    return frozenset((*ends, *(end.title() for end in ends if shown)))


@lru_cache(maxsize=8192)
def _names_of(author: str) -> list[list[str]]:
    """Return the unaccented words by which an author may sign, also those that a handle writes together."""
    parts = [part for part in parts_of(author) if part[0].isalpha()]
    return names_of(author) + (names_of(" ".join(parts)) if parts else [])


def _signed(author: str, text: str, end: int) -> int | None:
    """Return where a name of an author begins that ends at a place; a middle initial does not count."""
    first = max(text.rfind("\n", 0, end) + 1, end - LEFT)
    words = word_spans(text[first:end])
    if not words or first + words[-1][1] != end:
        return None
    said = [unaccented(word) for _, _, word in words]
    for name in _names_of(author):
        if said[-len(name) :] == name:
            return first + words[-len(name)][0]
        if len(name) > 1 and len(said) > 2 and len(said[-2]) == 1 and [said[-3], said[-1]] == name:
            return first + words[-3][0]
    return None
