"""Sentences of thousands of words, cut so that no rule reads all of them for each.

Many rules look at the sentence of a word, or follow its arcs to the root. That is as it should be where a sentence
has thirty words, but makes the time grow with the square of a text that is one sentence: a pasted list of names, a
text without punctuation, "he said that" four thousand times. No rule finds anything in such a sentence that it does
not find in a part of it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from .columns import read_attributes, write_attributes
from .dependencies import UNCLEAR

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt
    from spacy.tokens import Doc

    Places = npt.NDArray[np.int64]

LONGEST_SENTENCE = 300
"""Tokens of a sentence that is left whole; the longest of a quarter of a million words of news has some 250."""

_ENDS_CLAUSE = frozenset({",", ";", ":", ".", "!", "?", "…", "-", "–", "—", ")"})


def with_short_sentences(doc: Doc) -> Doc:
    """Return a parse without sentences of more than `LONGEST_SENTENCE` tokens.

    A parse that has none is returned as it is. Of any other a copy is made, in which long sentences are cut behind a
    comma or another mark where there is one. In each part, the first token whose head lies outside becomes the root,
    and the others hang on it.

    >>> from commentariat.analysis.language import parse
    >>> doc = with_short_sentences(next(parse(["they lied and " * 400])))
    >>> max(len(sentence) for sentence in doc.sents) <= LONGEST_SENTENCE
    True
    """
    if len(doc) <= LONGEST_SENTENCE or not doc.has_annotation("DEP"):
        return doc
    starts = np.flatnonzero(read_attributes([doc], ["SENT_START", "DEP"])[:, 0] == 1)
    bounds = np.union1d(starts, [0, len(doc)]).tolist()
    if max(end - start for start, end in pairwise(bounds)) <= LONGEST_SENTENCE:
        return doc
    return _cut(doc.copy(), [part for start, end in pairwise(bounds) for part in _parts(doc, start, end)])


def _parts(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of a sentence, as ranges of tokens."""
    while end - start > LONGEST_SENTENCE:
        latest = start + LONGEST_SENTENCE
        marks = (
            place
            for place in range(latest, latest - LONGEST_SENTENCE // 2, -1)
            if doc[place - 1].text in _ENDS_CLAUSE
        )
        cut = next(marks, latest)
        yield start, cut
        start = cut
    yield start, end


def _cut(doc: Doc, parts: Sequence[tuple[int, int]]) -> Doc:
    arcs = read_attributes([doc], ["HEAD", "DEP"])
    heads = arcs[:, 0].astype(np.int64)
    places = np.arange(len(doc))
    root, unclear = (np.uint64(doc.vocab.strings.add(label)) for label in ("ROOT", UNCLEAR))
    for start, end in parts:
        own = places[start:end]
        above = own + heads[start:end]
        loose = own[(above < start) | (above >= end) | (above == own)]
        top = loose[0]
        heads[top], arcs[top, 1] = 0, root
        heads[loose[1:]] = top - loose[1:]
        arcs[loose[1:], 1] = unclear
    arcs[:, 0] = heads.astype(np.uint64)
    write_attributes(doc, ["HEAD", "DEP"], arcs)
    return doc
