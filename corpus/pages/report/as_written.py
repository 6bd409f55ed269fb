"""The names of a report's authors as the page writes them: an extractor glues them together and drops their stops."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..document.tree import Tree
from ..wording.calendar import MONTHS

LONGEST_PIECE, FEWEST_WORDS = 60, 2
"""Characters of a piece that may be a name, and words of a part of what was found that is taken for one."""
_WORD = re.compile(r"[^\W_]+")
_AROUND = " \t\xa0|,;:·•–—-"
BEFORE_NAMES = frozenset((
    "by", "von", "par", "por", "de", "da", "di", "door", "av", "af", "od", "przez", "от", "від", "του", "της",
))  # fmt: skip
"""The words for "by"."""
_CONNECTING = BEFORE_NAMES | frozenset((
    "and", "und", "y", "et", "og", "och", "e", "en", "text", "tekst", "texte", "texto", "testo", "besedilo", "teksti",
    "words", "текст", "photo", "photos", "follow", "foto", "fotos", "kuva", "kuvat", "bild", "bilder",
))  # fmt: skip
"""What stands between the names and is none of them; behind one, it may be the date as well."""


def as_written(names: Sequence[str], tree: Tree) -> tuple[str, ...]:
    """Return names as they stand in the page, those that were glued together each by itself.

    >>> page = Tree("<address><a>Ingvild Moe</a></address><address><a>Terje Skår</a> <i>Foto</i></address>")
    >>> as_written(["Ingvild Moe Terje Skår Foto"], page)
    ('Ingvild Moe', 'Terje Skår')
    >>> as_written(["Szerk Dóra"], Tree("<p>Beküldte <b>Szerk. Dóra</b>")), as_written(["Ann Holm"], Tree("<p>Holm"))
    (('Szerk. Dóra',), ('Ann Holm',))
    >>> as_written(["Text Moa Lind"], Tree("<p>Text: Moa Lind"))
    ('Moa Lind',)
    """
    pieces = [" ".join(piece.split()).strip(_AROUND) for piece in tree.pieces if len(piece) <= LONGEST_PIECE]
    found: list[str] = []
    for name in names:
        found += [name] if any(name in piece for piece in pieces) else _parts(name, pieces)
    return tuple(dict.fromkeys(found))


def _parts(name: str, pieces: list[str]) -> list[str]:
    """Return the pieces that a name is made up of, if nothing but what connects them is left of it; else the name."""
    words = _words(name)
    left = list(words)
    parts: list[str] = []
    for piece in pieces:
        said = _words(piece)
        if piece in parts or len(said) < min(FEWEST_WORDS, len(words)):
            continue
        at = next((n for n in range(len(left) - len(said) + 1) if left[n : n + len(said)] == said), None)
        if at is not None:
            left[at : at + len(said)] = [""]
            label, colon, labelled = piece.partition(":")
            parts.append(labelled.strip() if colon and label.casefold() in _CONNECTING else piece)
    rest = {word for word in left if word and not word.isdecimal()}
    return parts if parts and rest <= _CONNECTING | MONTHS.keys() else [name]


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]
