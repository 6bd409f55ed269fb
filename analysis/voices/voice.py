"""Voice: whether words are the outlet's own, quoted, or attributed, and whose they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..reading import Reading

OUTLET, QUOTED, ATTRIBUTED = "outlet", "quoted", "attributed"


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceSpan:
    """A stretch of tokens that is not in the writer's own voice, with its source as written."""

    start: int
    end: int
    voice: str
    source: str | None


def find_voices(reading: Reading) -> tuple[VoiceSpan, ...]:
    """Return the stretches of a text that are quoted or attributed, in order; they may overlap.

    What a comment repeats of the report or of another comment is quoted, with or without marks; the text does not say
    whose it is, so that it has no source.

    >>> from commentariat.analysis.language import load_pipeline
    >>> from commentariat.analysis.reading import Reading
    >>> reading = Reading(load_pipeline()("According to the rebels, the regime used gas."))
    >>> [(reading.doc[v.start:v.end].text, v.voice, v.source) for v in find_voices(reading)]
    [('the regime used gas.', 'attributed', 'rebels')]
    """
    spans = [
        VoiceSpan(start=start, end=end, voice=ATTRIBUTED, source=found.source)
        for found in reading.attributions
        if not found.quotes_only
        for start, end in _trimmed(reading, found.content)
    ]
    spans.extend(
        VoiceSpan(start=quotation.start, end=quotation.end, voice=QUOTED, source=quotation.source)
        for quotation in reading.quotations
        if quotation.speech
    )
    spans.extend(
        VoiceSpan(start=start, end=end, voice=QUOTED, source=None) for start, end in _repeated(reading)
    )
    return tuple(sorted(spans, key=lambda span: (span.start, span.end, span.voice)))


def voice_of(reading: Reading, start: int, end: int) -> tuple[str, str | None]:
    """Return (voice, source) of a stretch of tokens; ``("outlet", None)`` for the writer's own words.

    The innermost quotation that holds the stretch decides, else the innermost reported clause: in "Ankara said
    Moscow claimed the rebels fled", *claimed* is Ankara's and *fled* Moscow's.
    """
    holding = reading.voices_over.holding(start, end)
    if not holding:
        return OUTLET, None
    best = min(holding, key=lambda span: (span.voice != QUOTED, span.end - span.start))
    return best.voice, best.source


def _repeated(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield the tokens that a comment repeats, with the marks around them."""
    doc = reading.doc
    for first, last in reading.quoted:
        span = doc.char_span(first, last, alignment_mode="expand")
        if span is None:
            continue
        start, end = span.start, span.end
        while start > 0 and doc[start - 1].is_punct:
            start -= 1
        while end < len(doc) and doc[end].is_punct:
            end += 1
        yield start, end


def _trimmed(reading: Reading, ranges: tuple[tuple[int, int], ...]) -> list[tuple[int, int]]:
    """Drop punctuation at the start of a stretch."""
    doc = reading.doc
    kept = []
    for start, end in ranges:
        while start < end and (doc[start].is_space or doc[start].text in {",", ":", ";"}):
            start += 1
        if start < end:
            kept.append((start, end))
    return kept
