"""Sentiment towards the actors of a text: one finding for every mention that a sentence speaks for or against."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ..findings import Finding
from ..voices.voice import voice_of
from .scene import Scene
from .target_sentiment import TargetSentiment, towards

if TYPE_CHECKING:
    from ..actors.mentions import Mention
    from ..reading import Reading

LAYER = "actor_sentiment"
RULE = "target_sentiment"
_SHOWN = 5


def actor_sentiment(
    reading: Reading, *, loaded: Sequence[Finding] = (), scores: Mapping[int, float] | None = None
) -> list[Finding]:
    """Find the sentiment towards the named actors of a text, mention by mention.

    Args:
        reading: the parsed text.
        loaded: its findings of loaded language; namings among them count for whom they are tied to.
        scores: the sentiment of its sentences by the code point they start at, where it is known.

    Returns:
        Findings of the layer ``actor_sentiment``, negative or positive, over the mention. A mention without one is
        neutral, and so is one of which nothing is said itself, however dark the rest of its sentence. ``target`` is
        the actor's name in this document; ``voice`` and ``source`` say who holds the sentiment: whose words the
        weightiest evidence is. Attributes: ``score`` (−1 to 1), ``evidence`` (the weightiest words, joined by "; ")
        and ``spans`` (their offsets, such as ``10-19``, in the same order).
    """
    found = []
    known = scores or {}
    named: dict[str, set[str]] = {}
    for mention in reading.mentions:
        named.setdefault(mention.actor, {mention.actor}).add(mention.name)
    scenes: dict[int, Scene] = {}
    tied: dict[int, list[Finding]] = {}
    doc = reading.doc
    for one in loaded:
        if one.target is not None and one.start is not None and one.end is not None:
            span = doc.char_span(one.start, one.end, alignment_mode="expand")
            if span is not None:
                tied.setdefault(span.sent.start, []).append(one)
    for mention in reading.mentions:
        sentence = doc[mention.start].sent
        scene = scenes.get(sentence.start)
        if scene is None:
            scene = scenes[sentence.start] = Scene(sentence, score=known.get(sentence.start_char))
        namings = tied.get(sentence.start, ())
        if not scene.words and not namings:
            continue
        felt = towards(scene, mention.start, mention.end, names=named[mention.actor], loaded=namings)
        if felt.direct:
            found.append(_finding(reading, mention, felt))
    return found


def _finding(reading: Reading, mention: Mention, felt: TargetSentiment) -> Finding:
    doc = reading.doc
    shown = [one for one in felt.evidence if (one.weight > 0) == (felt.polarity == "positive")][:_SHOWN]
    # Spans, not doc.text, which is joined anew at every access.
    said = [
        span
        for one in shown
        if (span := doc.char_span(one.start, one.end, alignment_mode="expand")) is not None
    ]
    voice, source = voice_of(reading, said[0].start, said[0].end)
    return Finding(
        layer=LAYER,
        label=felt.polarity,
        start=doc[mention.start].idx,
        end=doc[mention.end - 1].idx + len(doc[mention.end - 1]),
        rule=RULE,
        voice=voice,
        source=source,
        target=mention.actor,
        attributes={
            "score": repr(felt.score),
            "evidence": "; ".join(span.text for span in said),
            "spans": "; ".join(f"{one.start}-{one.end}" for one in shown),
        },
    )
