"""Parts of speech, morphology and lemmas looked up, with the outcome of spaCy's own components.

spaCy's attribute ruler matches its patterns against every token, and its lemmatizer visits every token. Their
outcome depends on little: a token's tag and dependency, its word where a pattern names it, and its neighbour where
a pattern has two tokens. Each such combination is put to spaCy's components once and then looked up.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np

from ..remembered import MOST
from .columns import read_attributes, write_attributes
from .kinds import mixed

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt
    from spacy.pipeline import AttributeRuler, Lemmatizer
    from spacy.vocab import Vocab

    from .columns import Numbers

    Places = npt.NDArray[np.intp]

_TAG, _DEP, _LOWER, _ORTH = range(4)
WRITTEN = ("TAG", "DEP", "POS", "MORPH", "LEMMA")
"""What `Attributes.of` tells, in this order."""
_POS, _MORPH, _LEMMA = 2, 3, 4
_ANY_WORD = "word"


class Attributes:
    """The attribute ruler and the lemmatizer of a pipeline, asked once for each combination."""

    def __init__(self, ruler: AttributeRuler, lemmatizer: Lemmatizer) -> None:
        """Wrap both components.

        Raises:
            ValueError: when a pattern has more than two tokens.
        """
        self._ruler, self._lemmatizer = ruler, lemmatizer
        self._vocab: Vocab = ruler.vocab
        rules: list[Any] = list(ruler.patterns)
        patterns = [pattern for rule in rules for pattern in rule["patterns"]]
        if max(map(len, patterns)) > 2:
            raise ValueError("A pattern of the attribute ruler has more than two tokens.")
        self._words, self._shapes = _words_named(token for pattern in patterns for token in pattern)
        pairs = [pattern for pattern in patterns if len(pattern) == 2]
        self._first_words, self._first_shapes = _words_named(first for first, _ in pairs)
        self._first_deps = {dep for first, _ in pairs for dep in _strings(first.get("DEP"))}
        self._named: dict[int, tuple[int, bool]] = {}
        self._attributes: dict[int, Numbers] = {}
        self._lemmas: dict[int, int] = {}

    def of(self, read: Numbers, *, firsts: Places) -> Numbers:
        """Return what the components would set, one row a token with the columns of `WRITTEN`.

        Args:
            read: one row a token: tag, dependency, lower-case word and word, as spaCy's hashes.
            firsts: the first token of every text.
        """
        written = self._ruled(read, firsts=firsts)
        self._lemmatize(read, written)
        return written

    def _ruled(self, read: Numbers, *, firsts: Places) -> Numbers:
        words, opens = self._words_of(read[:, _LOWER])
        first_deps = [self._vocab.strings[dep] for dep in self._first_deps]
        opens |= np.isin(read[:, _DEP], np.array(first_deps, dtype=np.uint64))
        own = np.column_stack([read[:, _TAG], read[:, _DEP], words])
        # A pair is a token that may open a two-token pattern and the next one of the same text.
        opens[firsts[firsts > 0] - 1] = False
        opens[-1:] = False
        before = np.zeros_like(own)
        before[1:][opens[:-1]] = own[:-1][opens[:-1]]
        after = np.zeros_like(own)
        # The second token's word counts only beside an opening one.
        after[:-1][opens[:-1]] = own[1:][opens[:-1]]
        combined = np.concatenate([own, before, after], axis=1)
        keys, place, kind_of = np.unique(mixed(combined), return_index=True, return_inverse=True)
        if len(self._attributes) > MOST:
            self._attributes.clear()
        rows = []
        for key, at in zip(keys.tolist(), place.tolist(), strict=True):
            row = self._attributes.get(key)
            if row is None:
                row = self._attributes[key] = self._ask_ruler(own[at], before[at], after[at])
            rows.append(row)
        return np.array(rows, dtype=np.uint64)[kind_of]

    def _words_of(self, lower: Numbers) -> tuple[Numbers, npt.NDArray[np.bool_]]:
        """Return each word if a pattern names it, else a stand-in, and whether it may open a two-token pattern."""
        words, kind_of = np.unique(lower, return_inverse=True)
        if len(self._named) > MOST:
            self._named.clear()
        named = [self._named.get(word) or self._name(word) for word in words.tolist()]
        kept = np.array([word for word, _ in named], dtype=np.uint64)
        opens = np.array([opens for _, opens in named], dtype=bool)
        return kept[kind_of], opens[kind_of]

    def _name(self, word: int) -> tuple[int, bool]:
        text = self._vocab.strings[word]
        named = text.isspace() or text in self._words or any(shape.search(text) for shape in self._shapes)
        opens = text in self._first_words or any(shape.search(text) for shape in self._first_shapes)
        self._named[word] = (word if named else self._vocab.strings.add(_ANY_WORD), opens)
        return self._named[word]

    def _ask_ruler(self, own: Numbers, before: Numbers, after: Numbers) -> Numbers:
        from spacy.tokens import Doc

        tokens = [token for token in (before, own, after) if token.any()]
        at = int(before.any())
        words = [self._vocab.strings[int(word)] for _, _, word in tokens]
        doc = Doc(self._vocab, words=words)
        write_attributes(doc, ["TAG", "DEP"], np.array(tokens, dtype=np.uint64)[:, :2])
        return read_attributes([self._ruler(doc)], WRITTEN)[at]

    def _lemmatize(self, read: Numbers, written: Numbers) -> None:
        missing = np.flatnonzero(written[:, _LEMMA] == 0)
        if not len(missing):
            return
        asked = np.column_stack([read[missing, _ORTH], written[missing, _POS], written[missing, _MORPH]])
        keys, place, kind_of = np.unique(mixed(asked), return_index=True, return_inverse=True)
        if len(self._lemmas) > MOST:
            self._lemmas.clear()
        lemmas = []
        for key, at in zip(keys.tolist(), place.tolist(), strict=True):
            lemma = self._lemmas.get(key)
            if lemma is None:
                lemma = self._lemmas[key] = self._ask_lemmatizer(asked[at])
            lemmas.append(lemma)
        written[missing, _LEMMA] = np.array(lemmas, dtype=np.uint64)[kind_of]

    def _ask_lemmatizer(self, asked: Numbers) -> int:
        from spacy.tokens import Doc

        doc = Doc(self._vocab, words=[self._vocab.strings[int(asked[0])]])
        write_attributes(doc, ["POS", "MORPH"], asked[None, 1:])
        return self._lemmatizer(doc)[0].lemma


def _words_named(tokens: Iterable[dict[str, Any]]) -> tuple[set[str], list[re.Pattern[str]]]:
    """Return the words and the expressions for words that token patterns name."""
    words: set[str] = set()
    shapes: list[re.Pattern[str]] = []
    for token in tokens:
        asked = token.get("LOWER")
        words.update(_strings(asked))
        if isinstance(asked, dict) and "REGEX" in asked:
            shapes.append(re.compile(asked["REGEX"]))
    return words, shapes


def _strings(asked: Any) -> list[str]:
    if isinstance(asked, str):
        return [asked]
    return list(asked.get("IN", ())) if isinstance(asked, dict) else []
