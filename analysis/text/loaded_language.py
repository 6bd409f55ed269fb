"""Loaded language: lexicon candidates, judged by sense, shaped to spans, with voice, source and target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..actors.target import target_of
from ..findings import Finding
from ..lexicon import Lexicon, default_lexicon
from ..senses import Match, senses_hold, shaped_span
from ..voices.voice import voice_of
from .loaded_spans import LAYER, longest_spans, whole_marks

if TYPE_CHECKING:
    from ..lexicon import Candidate, Entry
    from ..reading import Reading


def loaded_language(reading: Reading, *, lexicon: Lexicon | None = None) -> list[Finding]:
    """Find the loaded language of a parsed text.

    Every finding carries the lexicon entry behind it, its voice and source, its target where the text shows
    one (as written; the attribute ``actor`` holds the actor's name within the document), and the entry's neutral
    wording, filled from the match, as the attribute ``neutral``.

    Args:
        reading: the parsed text.
        lexicon: the lexicon to use; the shipped one if None.

    Returns:
        Findings of the layer ``loaded_language`` in text order. Spans of different labels may overlap; of
        spans with one label that overlap, the longest is kept. Of entries with one span, the most specific is
        credited: the one that matched more tokens, then the one that comes first (a user's file before the shipped
        ones, and in a file as written: the narrower entry stands first).
    """
    lexicon = lexicon or default_lexicon()
    spans: dict[tuple[str, int, int], Candidate] = {}
    for found in lexicon.candidates(reading.tokens):
        match = Match(
            reading=reading,
            entry=found.entry,
            begin=found.begin,
            stop=found.stop,
            start=found.start,
            end=found.end,
        )
        if not senses_hold(match):
            continue
        span = shaped_span(match)
        if span is not None:
            key = (found.entry.label, *whole_marks(reading, *span))
            rival = spans.get(key)
            if rival is None or found.specificity > rival.specificity:
                spans[key] = found
    return [_finding(reading, spans[key].entry, key) for key in longest_spans(spans)]


def _finding(reading: Reading, entry: Entry, key: tuple[str, int, int]) -> Finding:
    label, start, end = key
    tokens = reading.doc[start:end]
    neutral = entry.neutral_for(tokens.text)
    voice, source = voice_of(reading, start, end)
    target = target_of(reading, label=label, start=start, end=end)
    attributes = {"neutral": neutral} if neutral else {}
    if target is not None:
        attributes["actor"] = reading.actor_named.get(target, target)
    return Finding(
        layer=LAYER,
        label=label,
        start=tokens.start_char,
        end=tokens.end_char,
        rule="lexicon",
        entry=entry.id,
        voice=voice,
        source=source,
        target=target,
        attributes=attributes,
    )
