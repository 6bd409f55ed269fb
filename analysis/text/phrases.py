"""Finding many phrases in a parsed text at once: longest match, from left to right, blind to hyphens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from spacy.tokens import Span

T = TypeVar("T")

NUMBER = "#"
"""In a phrase, a piece that stands for any number."""

GAP = "*"
"""In a phrase, a piece that stands for up to `WIDEST_GAP` words, such as the object in "lock * up"."""

WIDEST_GAP = 4

_PIECE = re.compile(r"\w+|'\w+|[^\w\s]")
_CONTRACTED = re.compile(r"(\w)n't\b")
JOINERS = frozenset("-‐‑–")
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
        if written not in JOINERS and not token.is_space:
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
    return tuple(part for part in parts if part not in JOINERS)


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
    """Phrases in a tree of their pieces, each with what it stands for in each of several lists.

    A phrase written with a capital letter matches only as written, any other matches in any case. A phrase that
    stands for nothing takes its words out of the reach of shorter phrases of its list.
    """

    def __init__(self, lists: Mapping[str, Iterable[tuple[tuple[str, ...], tuple[T, ...]]]]) -> None:
        """Index the phrases of each list, split with `split_phrase`, with what each stands for."""
        self._root: _Node[T] = _Node()
        for name, phrases in lists.items():
            for phrase, meanings in phrases:
                node = self._root
                for piece in phrase:
                    node = node.following.setdefault(piece, _Node())
                node.meanings[name] = (*node.meanings.get(name, ()), *meanings)

    def matches(self, sequence: Sequence[Piece]) -> Iterator[tuple[str, Sequence[Piece], tuple[T, ...]]]:
        """Yield list, matched pieces and what they stand for.

        Of each list the longest phrase wins, from left to right, and none overlaps another of that list.
        """
        free: dict[str, int] = {}
        for index in range(len(sequence)):
            if not self._may_open(sequence, index):
                continue
            for name, (size, found) in self._longest(sequence, index).items():
                if free.get(name, 0) <= index:
                    free[name] = index + size
                    if found:
                        yield name, sequence[index : index + size], found

    def _may_open(self, sequence: Sequence[Piece], index: int) -> bool:
        """Tell, from a piece and the next one, whether a phrase may begin there; most words open none."""
        first, piece = self._root.following, sequence[index]
        for said in (piece.lowered, piece.written):
            node = first.get(said)
            if node is None:
                continue
            if node.meanings or GAP in node.following or NUMBER in node.following:
                return True
            if index + 1 < len(sequence):
                after = sequence[index + 1]
                if after.lowered in node.following or after.written in node.following:
                    return True
        return NUMBER in first and _is_number(piece)

    def _longest(self, sequence: Sequence[Piece], index: int) -> dict[str, tuple[int, tuple[T, ...]]]:
        """Return, for each list with phrases that begin at a piece, the length of the longest and their meanings."""
        longest: dict[str, tuple[int, tuple[T, ...]]] = {}
        reached = [self._root]
        for place in range(index, len(sequence)):
            piece = sequence[place]
            if len(reached) == 1:
                reached = reached[0].after(piece)
            else:
                reached = [way for node in reached for way in node.after(piece)]
            if not reached:
                break
            size = place - index + 1
            for node in reached:
                for name, meanings in node.meanings.items():
                    known = longest.get(name)
                    same = known[1] if known is not None and known[0] == size else ()
                    longest[name] = (size, (*same, *meanings))
        return longest


class _Node(Generic[T]):
    """A beginning that phrases share: the pieces that may follow, and, by list, the meanings of what ends here."""

    __slots__ = ("following", "meanings")

    def __init__(self) -> None:
        self.following: dict[str, _Node[T]] = {}
        self.meanings: dict[str, tuple[T, ...]] = {}

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
