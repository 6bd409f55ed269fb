"""Finding many phrases in a parsed text at once: longest match, from left to right, blind to hyphens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Span

T = TypeVar("T")

NUMBER = "#"
"""In a phrase, a piece that stands for any number."""

GAP = "*"
"""In a phrase, a piece that stands for up to `WIDEST_GAP` words, such as the object in "lock * up"."""

WIDEST_GAP = 4

_PIECE = re.compile(r"\w+|'\w+|[^\w\s]")
_CONTRACTED = re.compile(r"(\w)n't\b")
_JOINERS = frozenset("-‐‑–")
_NUMERALS = frozenset(
    """
    two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy
    eighty ninety hundred thousand hundreds thousands dozens
    """.split()  # noqa: SIM905
)


class Piece(NamedTuple):
    """One token as phrases see it: lower-cased and as written, its offsets, and its place in the document."""

    lowered: str
    written: str
    start: int
    end: int
    token: int


def pieces(sentence: Span) -> list[Piece]:
    """Return the pieces of a parsed sentence; blanks and hyphens are left out, apostrophes straightened."""
    found = []
    for token in sentence:
        written = token.text.replace("’", "'")
        if written not in _JOINERS and not token.is_space:
            found.append(Piece(written.lower(), written, token.idx, token.idx + len(token), token.i))
    return found


def split_phrase(phrase: str) -> tuple[str, ...]:
    """Split a phrase as the tokenizer splits text, hyphens left out.

    >>> split_phrase("doesn't work"), split_phrase("left-wing"), split_phrase("women's right")
    (('does', "n't", 'work'), ('left', 'wing'), ('women', "'s", 'right'))
    """
    parts: list[str] = []
    for word in _CONTRACTED.sub(r"\1 n't", phrase).replace("can n't", "ca n't").split():
        parts.extend([word] if word == "n't" else _PIECE.findall(word))
    return tuple(part for part in parts if part not in _JOINERS)


def with_gaps(phrase: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return a phrase with every number of words that its gap may hold.

    >>> with_gaps(("lock", "*", "up"))[:2]
    [('lock', 'up'), ('lock', '*', 'up')]
    """
    if GAP not in phrase:
        return [phrase]
    at = phrase.index(GAP)
    return [
        (*phrase[:at], *(GAP,) * words, *rest)
        for words in range(WIDEST_GAP + 1)
        for rest in with_gaps(phrase[at + 1 :])
    ]


class PhraseIndex(Generic[T]):
    """Phrases in a tree of their pieces, each with what it stands for.

    A phrase written with a capital letter matches only as written, any other matches in any case. A phrase that
    stands for nothing takes its words out of the reach of shorter phrases.
    """

    def __init__(self, phrases: Iterable[tuple[tuple[str, ...], tuple[T, ...]]]) -> None:
        """Index phrases, split with `split_phrase`, with what each stands for."""
        self._root: _Node[T] = _Node()
        for phrase, meanings in phrases:
            node = self._root
            for piece in phrase:
                node = node.following.setdefault(piece, _Node())
            node.meanings = (*(node.meanings or ()), *meanings)

    def matches(self, sequence: Sequence[Piece]) -> Iterator[tuple[Sequence[Piece], tuple[T, ...]]]:
        """Yield matched pieces and what they stand for: longest first, left to right, none overlapping another."""
        index, first = 0, self._root.following
        while index < len(sequence):
            piece = sequence[index]
            size, found = 1, ()
            if piece.lowered in first or piece.written in first or (NUMBER in first and _is_number(piece)):
                size, found = self._longest(sequence, index)
            if found:
                yield sequence[index : index + size], found
            index += size

    def _longest(self, sequence: Sequence[Piece], index: int) -> tuple[int, tuple[T, ...]]:
        """Return the length of the longest phrases that begin at a piece, 1 where none does, and their meanings."""
        size, found = 1, ()
        reached = [self._root]
        for length, piece in enumerate(sequence[index:], start=1):
            reached = (
                reached[0].after(piece) if len(reached) == 1 else [n for r in reached for n in r.after(piece)]
            )
            if not reached:
                break
            ending = [node.meanings for node in reached if node.meanings is not None]
            if ending:
                size, found = length, tuple(meaning for meanings in ending for meaning in meanings)
        return size, found


class _Node(Generic[T]):
    """A beginning that phrases share: the pieces that may follow, and the meanings of a phrase that ends here."""

    __slots__ = ("following", "meanings")

    def __init__(self) -> None:
        self.following: dict[str, _Node[T]] = {}
        self.meanings: tuple[T, ...] | None = None

    def after(self, piece: Piece) -> list[_Node[T]]:
        """Return where a piece leads."""
        following = self.following
        lowered, written = piece.lowered, piece.written
        ways = [following[lowered]] if lowered in following else []
        if written != lowered and written in following:
            ways.append(following[written])
        if GAP in following and lowered != GAP and lowered[0].isalnum():
            ways.append(following[GAP])
        if NUMBER in following and lowered != NUMBER and _is_number(piece):
            ways.append(following[NUMBER])
        return ways


def _is_number(piece: Piece) -> bool:
    return piece.lowered[0].isdigit() or piece.lowered in _NUMERALS
