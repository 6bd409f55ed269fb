"""Finding many phrases in a parsed text at once: longest match, from left to right, blind to hyphens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Generic, TypeVar

from ..remembered import Remembered
from ..wordlist import HYPHENS, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

    from spacy.tokens import Span, Token

T = TypeVar("T")

NUMBER = "#"
"""In a phrase, a piece that stands for any number."""

GAP = "*"
"""In a phrase, a piece that stands for up to `WIDEST_GAP` words, such as the object in "lock * up"."""

WIDEST_GAP = 4

_PIECE = re.compile(r"\w+|'\w+|[^\w\s]")
_CONTRACTED = re.compile(r"(\w)n't\b")
_NUMERALS = words(
    """
    two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy
    eighty ninety hundred thousand hundreds thousands dozens
    """
)


def written_pieces(sentence: Span) -> tuple[list[str], list[int]]:
    """Return the tokens of a parsed sentence as phrases see them, and where each begins in the text.

    Blanks and hyphens are left out, apostrophes straightened.
    """
    found = _pieces(sentence)
    return [word for word, _ in found], [token.idx for _, token in found]


def _pieces(sentence: Span) -> list[tuple[str, Token]]:
    return [(word, token) for token in sentence if (word := _written[token.text]) is not None]


def straight(word: str) -> str:
    """Return a word with its apostrophes straightened, as phrases are written."""
    return word.replace("’", "'")


def _straightened(token: str) -> str | None:
    return None if token in HYPHENS or token.isspace() else straight(token)


_written: Remembered[str, str | None] = Remembered(_straightened)


def split_phrase(phrase: str) -> tuple[str, ...]:
    """Split a phrase as the tokenizer splits text, hyphens left out.

    >>> split_phrase("doesn't work"), split_phrase("left-wing"), split_phrase("women's right")
    (('does', "n't", 'work'), ('left', 'wing'), ('women', "'s", 'right'))
    """
    if phrase.replace(" ", "").isalnum():
        return tuple(phrase.split())
    parts: list[str] = []
    for word in _CONTRACTED.sub(r"\1 n't", phrase).replace("can n't", "ca n't").split():
        parts.extend([word] if word == "n't" else _PIECE.findall(word))
    return tuple(part for part in parts if part not in HYPHENS)


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
                    following = node.following
                    node = following.get(piece)
                    if node is None:
                        node = following[piece] = _Node()
                node.meanings[name] = (*node.meanings.get(name, ()), *meanings)
        self._words: Remembered[str, _Word[T]] = Remembered(self._word)

    def matches(self, sentence: Span) -> Iterator[tuple[str, Sequence[Token], tuple[T, ...]]]:
        """Yield list, matched tokens and what they stand for, of a parsed sentence.

        Of each list the longest phrase wins, from left to right, and none overlaps another of that list.
        """
        pieces = _pieces(sentence)
        for name, begin, end, found in self.spans([word for word, _ in pieces]):
            yield name, [token for _, token in pieces[begin:end]], found

    def spans(self, sequence: Sequence[str]) -> Iterator[tuple[str, int, int, tuple[T, ...]]]:
        """Yield list, span and meanings as `matches` does, of pieces given as they are written.

        >>> index = PhraseIndex({"economy": [(("tax", "cut"), ("tax",))]})
        >>> list(index.spans(["The", "Tax", "cut", "passed"]))
        [('economy', 1, 3, ('tax',))]
        """
        words = list(map(self._words.__getitem__, sequence))
        free: dict[str, int] = {}
        last = len(words) - 1
        for index in [index for index, word in enumerate(words) if word.opens]:
            word = words[index]
            longest = word.ends
            if index < last:
                after, seconds = words[index + 1], word.seconds
                # Most words that may open a phrase stand before one that does not go on with it.
                if word.gapped or after.lowered in seconds or after.written in seconds:
                    longest = _longest(word, words, index)
            if not longest:
                continue
            for name, (size, found) in longest.items():
                if free.get(name, 0) <= index:
                    free[name] = index + size
                    if found:
                        yield name, index, index + size, found

    def _word(self, written: str) -> _Word[T]:
        lowered = written.lower()
        number = lowered[0].isdigit() or lowered in _NUMERALS
        word: _Word[T] = _Word(written, lowered, number, lowered[0].isalnum())
        nodes = word.opens = self._root.after(word)
        word.seconds = (
            nodes[0].following.keys() if len(nodes) == 1 else {w for n in nodes for w in n.following}
        )
        word.gapped = GAP in word.seconds or NUMBER in word.seconds
        word.ends = _ending(nodes, 1, {})
        return word


class _Word(Generic[T]):
    """A distinct piece as an index sees it.

    Attributes:
        written, lowered: the piece.
        number: whether it is a number.
        wordlike: whether it can stand in a gap.
        opens: the nodes that it leads to from the root; none where no phrase begins with it.
        seconds: the pieces that may come next in one.
        gapped: whether other pieces may too.
        ends: the phrases of this piece alone, as `_longest` gives them.
    """

    __slots__ = ("ends", "gapped", "lowered", "number", "opens", "seconds", "wordlike", "written")

    def __init__(self, written: str, lowered: str, number: bool, wordlike: bool) -> None:
        self.written, self.lowered, self.number, self.wordlike = written, lowered, number, wordlike
        self.opens: list[_Node[T]] = []
        self.seconds: Set[str] = frozenset()
        self.gapped = False
        self.ends: _Longest[T] = {}


class _Node(Generic[T]):
    """A beginning that phrases share: the pieces that may follow, and, by list, the meanings of what ends here."""

    __slots__ = ("following", "meanings")

    def __init__(self) -> None:
        self.following: dict[str, _Node[T]] = {}
        self.meanings: dict[str, tuple[T, ...]] = {}

    def after(self, word: _Word[T]) -> list[_Node[T]]:
        """Return where a piece leads."""
        following = self.following
        lowered, written = word.lowered, word.written
        ways = [following[lowered]] if lowered in following else []
        if written != lowered and written in following:
            ways.append(following[written])
        if GAP in following and lowered != GAP and word.wordlike:
            ways.append(following[GAP])
        if NUMBER in following and lowered != NUMBER and word.number:
            ways.append(following[NUMBER])
        return ways


_Longest = dict[str, tuple[int, tuple[T, ...]]]
"""By list, the length and the meanings of the longest phrase."""


def _longest(opening: _Word[T], words: Sequence[_Word[T]], index: int) -> _Longest[T]:
    """Return the longest phrases that begin at a piece.

    Args:
        opening: the piece.
        words: the sequence.
        index: its place there.
    """
    reached: Sequence[_Node[T]] = opening.opens
    longest = opening.ends
    size = 1
    for place in range(index + 1, len(words)):
        if len(reached) == 1:
            [node] = reached
            reached = node.after(words[place]) if node.following else ()
        else:
            reached = [way for node in reached if node.following for way in node.after(words[place])]
        if not reached:
            break
        size += 1
        longest = _ending(reached, size, longest)
    return longest


def _ending(nodes: Iterable[_Node[T]], size: int, longest: _Longest[T]) -> _Longest[T]:
    """Return the longest phrases, where those that end in nodes are longer than all before."""
    ended: _Longest[T] = {}
    for node in nodes:
        for name, meanings in node.meanings.items():
            known = ended.get(name)
            ended[name] = (size, meanings if known is None else (*known[1], *meanings))
    return {**longest, **ended} if ended else longest
