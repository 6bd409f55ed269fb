"""Write a lexicon as one lexicon file, which reads back as the same lexicon."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from .entry import Entry
    from .lexicon import Lexicon

_CONDITIONS = ("if_previous", "if_next", "unless_previous", "unless_next")
_WIDTH = 110


def to_yaml(lexicon: Lexicon) -> str:
    """Return a lexicon as the text of a lexicon file: citations, word classes and entries with all their fields.

    `build_lexicon` on that file gives an equal lexicon.
    """
    cites = _cites(lexicon)
    content = {
        "citations": {name: citation for citation, name in cites.items()},
        "classes": {name: sorted(words) for name, words in sorted(lexicon.classes.items())},
        "entries": [_body(entry, cites) for entry in lexicon],
    }
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    return yaml.dump(content, Dumper=dumper, sort_keys=False, allow_unicode=True, width=_WIDTH)


def _cites(lexicon: Lexicon) -> dict[str, str]:
    """Short names for the citations: the first word of each, numbered where several begin alike."""
    cites: dict[str, str] = {}
    for citation in dict.fromkeys(entry.citation for entry in lexicon if entry.citation):
        first = re.match(r"\w+", citation)
        stem = first[0].lower() if first else "source"
        name, number = stem, 1
        while name in cites.values():
            number += 1
            name = f"{stem}{number}"
        cites[citation] = name
    return cites


def _body(entry: Entry, cites: dict[str, str]) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "id": entry.id,
        "patterns": list(entry.patterns),
        "sense": list(entry.sense),
        "shape": entry.shape,
        **{name: list(getattr(entry, name)) for name in _CONDITIONS},
        "cite": cites[entry.citation] if entry.citation else None,
        "rationale": entry.rationale,
        "neutral": entry.neutral,
        "holds": [example.marked() for example in entry.holds],
        "fails": [example.marked() for example in entry.fails],
    }
    return {name: value for name, value in fields.items() if value}
