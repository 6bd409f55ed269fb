"""Texts to words, the same words as the pipeline's tokenizer gives, at the cost of splitting at blanks.

The tokenizer first splits a text at white space and then looks into each piece by itself. So each distinct piece is
shown to it once, and a corpus is a sequence of pieces: what the tokenizer said of a piece is looked up, and the
positions of its words are worked out for all pieces at once.

One step of the tokenizer looks further: a special case (an emoticon, an abbreviation) that was cut up is put together
again, unless its tokens also make a special case with those of the neighbouring piece. Texts in which that can be so
are given to the tokenizer whole.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from ..language.own_words import own_words

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

FINAL_MARKS = frozenset(".!?…。！？")
"""A punctuation token of these alone ends a sentence."""
_SPACES = np.array([code for code in range(0x3001) if chr(code).isspace()], dtype=np.uint32)
_LINE_END = ord("\n")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of some texts, one text after the other.

    Attributes:
        codes: the form of each word, as its index in `WordReader.forms` (int32).
        starts: the code point in its text at which each word begins (int32); it ends where its form does.
        opens: whether a word is the first of its text, or after a final mark or a line end (bool).
        counts: words of each text (int64).
    """

    codes: np.ndarray
    starts: np.ndarray
    opens: np.ndarray
    counts: np.ndarray


class WordReader:
    """Reads the words of texts and numbers their forms.

    Which tokens are words says `own_words`, as in the measure ``n_words``.

    >>> from commentariat.analysis.language import load_pipeline
    >>> reader = WordReader(load_pipeline())
    >>> words = reader.read(["Don't go! U.S.-backed rebels fled."])
    >>> [reader.forms[code] for code in words.codes]
    ['Do', "n't", 'go', 'U.S.', 'backed', 'rebels', 'fled']
    >>> words.starts.tolist(), words.opens.tolist()
    ([0, 2, 6, 10, 15, 22, 29], [True, False, False, True, False, False, False])
    """

    def __init__(self, nlp: Language) -> None:
        """Take a pipeline's tokenizer; nothing is parsed."""
        self._nlp = nlp
        self._tokenizer: Any = nlp.tokenizer
        self._forms = _Numbers()
        self._pieces = _Pieces(self._tokenizer, self._forms)

    @property
    def forms(self) -> list[str]:
        """The forms met so far, by their codes."""
        return list(self._forms)

    def read(self, texts: Sequence[str]) -> Words:
        """Return the words of some texts, in order."""
        # Where spaCy has them, memory zones let go of what a batch brought into the vocabulary.
        with self._nlp.memory_zone():
            joined = "\n".join(texts)
            pieces = self._pieces
            ids = np.fromiter(map(pieces.__getitem__, joined.split()), dtype=np.int64)
            lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
            bounds = np.concatenate([[0], np.cumsum(lengths + 1)])
            characters = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
            begins = _beginnings(characters)
            words = _placed(ids, begins, bounds, characters, pieces.table())
            whole = np.unique(np.searchsorted(bounds, begins[pieces.risky(ids)], side="right") - 1)
            return self._replaced(words, texts, whole) if len(whole) else words

    def _replaced(self, words: Words, texts: Sequence[str], whole: np.ndarray) -> Words:
        """Put in the words of texts that the tokenizer must see whole."""
        ends = np.cumsum(words.counts)
        starts = ends - words.counts
        counts = words.counts.copy()
        parts: list[tuple[np.ndarray, np.ndarray, np.ndarray]] = []
        done = 0
        for number in whole.tolist():
            kept = slice(done, starts[number])
            parts.append((words.codes[kept], words.starts[kept], words.opens[kept]))
            read = _words_of(self._tokenizer(texts[number]), self._forms)
            parts.append(read)
            counts[number] = len(read[0])
            done = ends[number]
        parts.append((words.codes[done:], words.starts[done:], words.opens[done:]))
        codes, places, opens = (np.concatenate(column) for column in zip(*parts, strict=True))
        return Words(codes, places, opens, counts)


class _Numbers(dict[str, int]):
    """Numbers strings in the order they are first met."""

    def __missing__(self, key: str) -> int:
        number = self[key] = len(self)
        return number


@dataclass(frozen=True, slots=True)
class _PieceTable:
    first: np.ndarray
    """Index of a piece's first word in the three arrays below; one more entry than there are pieces."""
    codes: np.ndarray
    offsets: np.ndarray
    opens: np.ndarray
    closes: np.ndarray
    """Whether a final mark stands in a piece after its last word."""


class _Pieces(dict[str, int]):
    """Numbers pieces of text without white space, each looked into by the tokenizer when it is first met."""

    def __init__(self, tokenizer: Any, forms: _Numbers) -> None:
        super().__init__()
        self._tokenizer = tokenizer
        self._forms = forms
        self._special = _special_cases(tokenizer)
        self._first, self._codes, self._offsets = array("q", [0]), array("i"), array("i")
        self._opens, self._closes = bytearray(), bytearray()
        self._together, self._leads, self._follows = bytearray(), bytearray(), bytearray()

    def __missing__(self, piece: str) -> int:
        doc = self._tokenizer(piece)
        codes, offsets, opens = _words_of(doc, self._forms, first_opens=False)
        self._codes.extend(codes.tolist())
        self._offsets.extend(offsets.tolist())
        self._opens.extend(opens.astype(np.uint8).tobytes())
        self._first.append(len(self._codes))
        self._closes.append(_closes(doc))
        tokens = [token.text for token in doc]
        cut = [token.text for token in self._special.plain(piece)]
        self._together.append(self._put_together(tokens))
        self._leads.append(not self._special.before.isdisjoint((tokens[-1], cut[-1])))
        self._follows.append(not self._special.after.isdisjoint((tokens[0], cut[0])))
        number = self[piece] = len(self)
        return number

    def _put_together(self, tokens: list[str]) -> bool:
        """Tell whether a piece holds, beside other tokens, a special case that the other rules would have cut up.

        A piece that is one from end to end is known as such before it is cut.
        """
        return any(
            tokens[place : place + len(case)] == case and len(tokens) > len(case)
            for place, token in enumerate(tokens)
            for case in self._special.cases.get(token, ())
        )

    def risky(self, ids: np.ndarray) -> np.ndarray:
        """Return the places in a sequence of pieces at which a special case may reach over the blank that follows."""
        together, leads, follows = (
            np.frombuffer(bytes(held), dtype=bool)[ids]
            for held in (self._together, self._leads, self._follows)
        )
        return np.flatnonzero(leads[:-1] & follows[1:] & (together[:-1] | together[1:]))

    def table(self) -> _PieceTable:
        """Return the words of all pieces met so far."""
        # Copies: an array that lends its memory could not grow.
        return _PieceTable(
            first=np.array(self._first, dtype=np.int64),
            codes=np.array(self._codes, dtype=np.int32),
            offsets=np.array(self._offsets, dtype=np.int32),
            opens=np.frombuffer(bytes(self._opens), dtype=bool),
            closes=np.frombuffer(bytes(self._closes), dtype=bool),
        )


@dataclass(frozen=True, slots=True)
class _SpecialCases:
    """The special cases of a tokenizer that its other rules would cut up.

    Attributes:
        plain: a tokenizer with the other rules alone.
        cases: the cases that come out otherwise, as tokens, by their first one.
        before: tokens that the other rules leave before the last one of a case.
        after: tokens that they leave after the first one.
    """

    plain: Any
    cases: dict[str, list[list[str]]]
    before: set[str]
    after: set[str]


@lru_cache(maxsize=2)
def _special_cases(tokenizer: Any) -> _SpecialCases:
    from spacy.tokenizer import Tokenizer

    plain = Tokenizer(
        tokenizer.vocab,
        prefix_search=tokenizer.prefix_search,
        suffix_search=tokenizer.suffix_search,
        infix_finditer=tokenizer.infix_finditer,
        token_match=tokenizer.token_match,
        url_match=tokenizer.url_match,
    )
    special = _SpecialCases(plain, {}, set(), set())
    for text in tokenizer.rules:
        tokens, cut = [token.text for token in tokenizer(text)], [token.text for token in plain(text)]
        special.before.update(cut[:-1])
        special.after.update(cut[1:])
        if len(cut) > 1 and tokens != cut:
            special.cases.setdefault(tokens[0], []).append(tokens)
    return special


def _words_of(
    doc: Doc, forms: _Numbers, *, first_opens: bool = True
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return codes, starts and openings of the words of a tokenised text."""
    codes, starts, opens = [], [], []
    opening = first_opens
    for token, word in zip(doc, own_words(doc), strict=True):
        if word:
            codes.append(forms[token.text])
            starts.append(token.idx)
            opens.append(opening)
            opening = False
        else:
            opening = opening or "\n" in token.text or FINAL_MARKS.issuperset(token.text)
    return np.array(codes, np.int32), np.array(starts, np.int32), np.array(opens, bool)


def _closes(doc: Doc) -> bool:
    """Tell whether a final mark stands after the last word of a piece."""
    for token, word in reversed(list(zip(doc, own_words(doc), strict=True))):
        if word:
            return False
        if FINAL_MARKS.issuperset(token.text):
            return True
    return False


def _beginnings(characters: np.ndarray) -> np.ndarray:
    """Return where the pieces between white space begin."""
    blank = np.isin(characters, _SPACES) if len(characters) else np.zeros(0, bool)
    before = np.concatenate([[True], blank[:-1]]) if len(blank) else blank
    return np.flatnonzero(before & ~blank)


def _placed(
    ids: np.ndarray, begins: np.ndarray, bounds: np.ndarray, characters: np.ndarray, table: _PieceTable
) -> Words:
    """Work out the words of a sequence of pieces: their forms, their places, and which open a sentence."""
    counts = table.first[ids + 1] - table.first[ids]
    text_of = np.searchsorted(bounds, begins, side="right") - 1
    total = int(counts.sum())
    before = np.cumsum(counts) - counts
    words = np.repeat(table.first[ids] - before, counts) + np.arange(total)
    starts = np.repeat(begins - bounds[text_of], counts) + table.offsets[words]

    # A piece begins anew after a line end (texts are parted by one) or after a piece that closes.
    lines = np.searchsorted(np.flatnonzero(characters == _LINE_END), begins)
    anew = np.ones(len(ids), dtype=bool)
    anew[1:] = (np.diff(lines) > 0) | table.closes[ids[:-1]]
    seen = np.cumsum(anew)
    worded = np.flatnonzero(counts)
    opens = table.opens[words].copy()
    opens[before[worded]] |= np.diff(seen[worded], prepend=0) > 0
    per_text = np.bincount(text_of, weights=counts, minlength=len(bounds) - 1).astype(np.int64)
    return Words(table.codes[words], starts.astype(np.int32), opens, per_text)
