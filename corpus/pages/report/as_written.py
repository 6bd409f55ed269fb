"""The names of a report's authors as the page writes them.

An extractor glues them together, and drops their stops and the signs that combine with their last letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Sequence

from ..document.tree import Tree
from ..wording.calendar import MONTHS

LONGEST_PIECE, FEWEST_WORDS = 60, 2
"""Characters of a piece that may be a name, and words of a part of what was found that is taken for one."""
_WORD = re.compile(r"[^\W_]+")
_COMBINING = ("Mn", "Mc")
_AROUND = " \t\xa0|,;:·•–—-"
BEFORE_NAMES = frozenset((
    "by", "von", "par", "por", "de", "da", "di", "door", "av", "af", "od", "przez", "от", "від", "του", "της",
))  # fmt: skip
"""The words for "by"."""
LABELS = (
    "egilea", "autors", "autorius", "autorė", "höfundur", "údar", "awdur", "piše", "pišu", "qoray", "muallif",
    "муаллиф", "muallifi", "муаллифи", "អ្នកនិពន្ធ", "ရေးသားသူ", "लेखक", "લેખક", "লেখক", "مصنف", "تحریر", "โดย",
)  # fmt: skip
"""What stands before a writer's name in languages whose words for "by" stand behind names, or in more than one word."""
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
    >>> as_written(["Autors Moa Lind"], Tree("<p>Autors: <a>Moa Lind</a>"))
    ('Moa Lind',)
    >>> as_written(["यमुना थाप"], Tree("<p>यमुना थापा")) == ("यमुना थापा",)
    True
    """
    short = [" ".join(piece.split()) for piece in tree.pieces if len(piece) <= LONGEST_PIECE]
    pieces = [piece.strip(_AROUND) for piece in short if not piece.endswith(":")]
    # What a colon follows, and where somebody is to be reached, is no name in whatever language.
    beside = _CONNECTING.union(
        MONTHS, *(_words(piece) for piece in short if piece.endswith(":") or "@" in piece)
    )
    found: list[str] = []
    for name in (_to_its_end(name, pieces) for name in names):
        found += [name] if any(name in piece for piece in pieces) else _parts(name, pieces, beside=beside)
    return tuple(dict.fromkeys(found))


def _to_its_end(name: str, pieces: list[str]) -> str:
    """Return a name with the signs that combine with its last letter, where it ends with them in a piece.

    Many scripts write their last vowels so; to the extractor they are no letters.
    """
    if name.isascii():
        return name
    for piece in pieces:
        at = piece.find(name)
        if at < 0:
            continue
        end = at + len(name)
        while end < len(piece) and unicodedata.category(piece[end]) in _COMBINING:
            end += 1
        if not piece[end : end + 1].isalnum():
            return piece[at:end]
    return name


def _parts(name: str, pieces: list[str], *, beside: Container[str]) -> list[str]:
    """Return the pieces that a name is made up of, if nothing but words beside names is left of it; else the name."""
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
            parts.append(labelled.strip() if colon and label.casefold() in beside else piece)
    rest = {word for word in left if word and not word.isdecimal()}
    return parts if parts and all(word in beside for word in rest) else [name]


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]
