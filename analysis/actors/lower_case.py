"""Names that readers type without capitals: "putin", "hamas", "moscows puppet"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ..wordlist import words
from .gazetteer import FIGURE, LEADER, Name, gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterator

# In lower case these are common words, directions or first names before they are names.
COMMON_WORDS = words(
    """
    a ai alternative amal amin amhara anglo antifa au bangkok bern biya blair bush cameron car castro chad
    china's christian
    colombo congress contra contras copt cossack cousin democrat democrats dane danish drc duma dup eln eta euro
    european fano fatah fico finish finn gates harris franco georgia greens guinea gulf hadi ia ic
    independence is isi isis's islamist
    islamists jersey jordan kia kim knesset labour labor lao le left lega let lima loyalist loyalists
    machado mali maoists
    marcos march maya may merit mek milo mit morales morning movement nazi nazis npa nusra ola oman oun pa
    people philippine
    pij pis pole poles polish prague pti reform republican republicans right roma rome rice salman santiago scots senate
    sharon smer sna sofia swede swedes tass tip tito tory tories turk turkey turks tusk uda union unita us
    vox wellington
    west western who
    """
)


@cache
def _lower_cased() -> dict[str, tuple[Name, str]]:
    found: dict[str, tuple[Name, str]] = {}
    for text, name in gazetteer().items():
        lower = text.lower()
        if lower == text or (" " not in lower and (lower in COMMON_WORDS or len(lower) < 3)):
            continue
        found.setdefault(lower, (name, lower))
        if name.sort in (LEADER, FIGURE, "capital") and not lower.endswith("s"):
            found.setdefault(f"{lower}s", (name, lower))  # the genitive without its apostrophe
    return found


def lower_case_wordings() -> Iterator[tuple[frozenset[str], ...]]:
    """Yield of what words each name in lower case is made, signs left out."""
    for text in _lower_cased():
        yield tuple(frozenset({word}) for word in re.findall(r"\w+", text))


@cache
def lower_case_first_words() -> dict[str, int]:
    """Return, for the first word of every name in lower case, the greatest number of words a name with it has."""
    longest: dict[str, int] = {}
    for text in _lower_cased():
        parts = text.replace("-", " - ").replace("/", " / ").split()
        longest[parts[0]] = max(longest.get(parts[0], 0), len(parts) + text.count("'"))
    return longest


def known_in_lower_case(text: str) -> tuple[Name, str] | None:
    """Return what the gazetteer knows of a name without capitals, and the name less a genitive *s*.

    Words that are common in lower case (*turkey*, *polish*) are no names.

    >>> name, said = known_in_lower_case("putins")
    >>> name.text, said
    ('Putin', 'putin')
    >>> known_in_lower_case("turkey") is None
    True
    """
    return _lower_cased().get(text.replace("’", "'"))
