"""Noun chunks of a stretch of text, at the cost of that stretch."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span


def noun_chunks(span: Span) -> Iterator[Span]:
    """Yield the noun chunks that lie within a span, in order.

    spaCy's own `Span.noun_chunks` runs over the whole text and drops what lies outside the span, so that asking
    it sentence by sentence takes time that grows with the square of the text.
    """
    from spacy.lang.en.syntax_iterators import noun_chunks as chunks_in

    for start, end, _label in chunks_in(getattr(span, "source", span)):
        if span.start <= start and end <= span.end:
            yield span.doc[start:end]
