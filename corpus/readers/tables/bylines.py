"""The authors in a byline, as tables and interfaces write it: several names in one cell."""

from __future__ import annotations

import re

from ...pages.report.article import BY
from .cells import as_lines

_LONGEST = 300
"""Characters of a byline; what is longer says more than names."""
_SURE = re.compile(r"\s*;\s*")
_BETWEEN = re.compile(
    r"\s*,\s+(?:and\s+|und\s+|et\s+|y\s+|e\s+)?|\s+(?:&|and|und|et|y|e|i|och|og|en|ja|a|и|та|і|ve|και|و)\s+",
    re.IGNORECASE,
)
_PARTICLES = frozenset((
    "'t", "a", "abu", "af", "al", "av", "bin", "bint", "da", "das", "de", "del", "dela", "della", "den", "der", "des",
    "di", "do", "dos", "du", "e", "el", "et", "i", "ibn", "il", "la", "las", "le", "los", "op", "ten", "ter", "van",
    "vander", "vom", "von", "y", "zu", "zum", "zur",
))  # fmt: skip
"""Words of names that may be small."""
_MOST_WORDS = 5


def authors_in(value: object) -> tuple[str, ...]:
    """Return the authors that a cell or a list names, each by itself and without what says that they wrote.

    Commas and the words for "and" part names only where what stands on either side looks like a whole name.

    >>> authors_in("By STEPHEN HILTON and SUSAN LEMAN"), authors_in("Anna Holm, Bo de Vries und Cy Roe")
    (('STEPHEN HILTON', 'SUSAN LEMAN'), ('Anna Holm', 'Bo de Vries', 'Cy Roe'))
    >>> authors_in("José Ortega y Gasset"), authors_in("Jane Doe, Middle East editor"), authors_in(["Al; Bo"])
    (('José Ortega y Gasset',), ('Jane Doe, Middle East editor',), ('Al', 'Bo'))
    """
    return tuple(dict.fromkeys(name for line in as_lines(value) for name in _names(line)))


def _names(line: str) -> list[str]:
    if len(line) > _LONGEST:
        return [line]
    names: list[str] = []
    for said in _SURE.split(line):
        # The mark of a byline ends with a blank, so that it is found where no name follows it.
        part = BY.sub("", f"{said} ").strip()
        pieces = [piece for piece in _BETWEEN.split(part) if piece]
        names += pieces if all(map(is_whole_name, pieces)) else [part]
    return names


def is_whole_name(name: str) -> bool:
    """Tell whether something looks like a first and a last name."""
    words = name.split()
    return (
        2 <= len(words) <= _MOST_WORDS
        and not any(character.isdigit() for character in name)
        and not any(word[0].islower() for word in (words[0], words[-1]))
        and all(word in _PARTICLES for word in words if word[0].islower())
    )
