"""Words and strings of a spaCy vocabulary by their numbers, each put to it once."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from ..remembered import MOST

if TYPE_CHECKING:
    from spacy.lexeme import Lexeme
    from spacy.vocab import Vocab


Facts = tuple[str, str, bool, bool, bool, bool, bool]
"""A word as written, in lower case, and whether it is punctuation, blank, letters, a quotation mark, a number."""


class Vocabulary:
    """What a vocabulary says of its words and strings, by their numbers, each looked up once."""

    def __init__(self, vocab: Vocab) -> None:
        """Begin with empty tables."""
        self._vocab = vocab
        self._strings: dict[int, str] = {}
        self._words: dict[int, Facts] = {}

    def strings(self, numbers: list[int]) -> list[str]:
        """Return the strings of some numbers."""
        known = self._strings
        try:
            return list(map(known.__getitem__, numbers))
        except KeyError:
            if len(known) > MOST:
                known.clear()
            known.update((number, self._vocab.strings[number]) for number in set(numbers))
        return list(map(known.__getitem__, numbers))

    def written(self, numbers: list[int]) -> list[str]:
        """Return words as written."""
        return [word[0] for word in self.words(numbers)]

    def words(self, numbers: list[int]) -> list[Facts]:
        """Return what is known of each word."""
        known = self._words
        try:
            return list(map(known.__getitem__, numbers))
        except KeyError:
            if len(known) > MOST:
                known.clear()
            known.update((number, _facts(self._vocab[number])) for number in set(numbers))
        return list(map(known.__getitem__, numbers))


def _facts(word: Lexeme) -> Facts:
    flags = word.is_punct, word.is_space, word.is_alpha, word.is_quote, word.like_num
    return word.orth_, word.lower_, *flags


@lru_cache(maxsize=4)
def vocabulary_of(vocab: Vocab) -> Vocabulary:
    """Return the tables of a vocabulary, the same at every asking."""
    return Vocabulary(vocab)
