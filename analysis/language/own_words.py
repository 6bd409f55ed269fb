"""Which tokens of a text count as words of whoever wrote it: one rule for every count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...corpus.text.stand_ins import overlapping, stand_ins

if TYPE_CHECKING:
    from spacy.tokens import Doc

_QUOTES_A_LINE = frozenset(">")


def own_words(doc: Doc) -> list[bool]:
    """Tell of every token whether it is a word.

    Punctuation and white space are none; nor is the ``>`` before a quoted line, nor any part of a pseudonym or a mask,
    which nobody wrote.

    >>> from commentariat.analysis.language import load_pipeline
    >>> doc = load_pipeline().make_doc("> No!\\n@reader-0123456789abcdef isn't at [email].")
    >>> [token.text for token, word in zip(doc, own_words(doc)) if word]
    ['No', 'is', "n't", 'at']
    """
    words = [not (token.is_punct or token.is_space or _QUOTES_A_LINE.issuperset(token.text)) for token in doc]
    if stood := stand_ins(doc.text):
        inside = overlapping(stood)
        words = [
            word and not inside(token.idx, token.idx + len(token.text))
            for token, word in zip(doc, words, strict=True)
        ]
    return words
