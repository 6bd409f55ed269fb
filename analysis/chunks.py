"""Noun chunks of a stretch of text, at the cost of that stretch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .language.snapshot import recalled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span


def noun_chunks(span: Span) -> Iterator[Span]:
    """Yield the noun chunks that lie within a span, in order.

    spaCy's own `Span.noun_chunks` runs over the whole text and drops what lies outside the span, so that asking
    it sentence by sentence takes time that grows with the square of the text.
    """
    yield from recalled(span.doc, (noun_chunks, span.start, span.end), lambda: _chunks(span))


def _chunks(span: Span) -> list[Span]:
    from spacy.lang.en.syntax_iterators import noun_chunks as chunks_in

    found = chunks_in(getattr(span, "source", span))
    return [span.doc[start:end] for start, end, _ in found if span.start <= start and end <= span.end]
