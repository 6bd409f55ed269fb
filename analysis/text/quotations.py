"""Quotations as a layer: what somebody is made to say, by whom, with which verb, and how.

The categories are those of Semino and Short (2004, Corpus Stylistics): direct, free direct and indirect speech and
writing, and indirect speech with quoted stretches, called mixed here. What is ascribed by the colon or dash of a
headline is a category of its own. Thought and naming are ascribed as well (they decide the voice of a finding), but
are no speech.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from ..actors.named import named
from ..findings import Finding
from ..voices.attribution import MISTAGGED
from ..voices.headline_source import HEADLINE_CUES
from ..voices.source_adverbial import VIEWS
from ..voices.stretches import Stretches
from ..voices.verbs import reporting_words
from ..voices.voice import ATTRIBUTED, QUOTED, voice_of
from ..wordlist import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

    from ..reading import Reading
    from ..voices.attribution import Attribution
    from ..voices.quotation import Quotation

LAYER = "quotation"
RULE = "quotations"
CUE = "cue"
KINDS = ("direct", "free_direct", "indirect", "mixed", "headline")
_CLAUSAL = frozenset({"say", "direct", "quote"})
_CHARGES = frozenset({"accuse", "speak_of"})
_CHARGING = words("of over with for about against on")
# Nouns that take a clause of thought, and adjectives and adverbials of viewpoint, ascribe no speech.
_THOUGHTS = VIEWS | words(
    "belief beliefs fear fears hope hopes suspicion suspicions conviction notion idea theory concern concerns"
)
_SKIPPED = frozenset({",", ":", ";", "-", "–", "—", "that", "(", ")"})
_STOPS = frozenset(".,;:!?…-–—")
_DAYS = words("monday tuesday wednesday thursday friday saturday sunday yesterday today")


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """One stretch that somebody is made to say.

    Attributes:
        kind: one of `KINDS`.
        start, end: token indices of what is said, half-open, marks around it left out.
        source: the speaker's noun phrase as written; None where nobody is named.
        speaker: token index of its head.
        cue: token range of the word that ascribes it; None where there is none.
        continues: whether it goes on from an earlier stretch with the same cue.
    """

    kind: str
    start: int
    end: int
    source: str | None
    speaker: int | None
    cue: tuple[int, int] | None
    continues: bool = False


@cache
def speech_words() -> frozenset[str]:
    """Return the words, in lower case, that can ascribe speech."""
    known = reporting_words()
    verbs = {form for form, (_, classes) in known.verbs.items() if classes & (_CLAUSAL | _CHARGES)}
    return frozenset(verbs | (known.nouns - _THOUGHTS) | MISTAGGED | {"according", "per"})


def find_speech(reading: Reading) -> tuple[Speech, ...]:
    """Return what is said in a parsed text, in order.

    >>> from commentariat.analysis.language import load_pipeline
    >>> from commentariat.analysis.reading import Reading
    >>> reading = Reading(load_pipeline()('"We held the bridge," said Ali Nasser. Moscow claims they lost it.'))
    >>> [(s.kind, str(reading.doc[s.start : s.end]), s.source) for s in find_speech(reading)]
    [('direct', 'We held the bridge,', 'Ali Nasser'), ('indirect', 'they lost it', 'Moscow')]
    """
    marked = [quotation for quotation in reading.quotations if quotation.speech]
    marks = _Marks(marked)
    found = [
        stretch for attribution in reading.attributions for stretch in _reported(reading, attribution, marks)
    ]
    reported = _reach(found)
    for quotation in marked:
        if reported.get(quotation.start, 0) >= quotation.end:
            direct = quotation.cue is not None and not quotation.within
            if not direct:
                continue
        stretch = _marked(reading.doc, quotation)
        if stretch is not None:
            found.append(stretch)
    return tuple(_continued(sorted(_distinct(found), key=lambda one: (one.start, -one.end))))


def quotation_findings(reading: Reading) -> list[Finding]:
    """Return what is said as findings of the layer ``quotation``, each related to the finding of its cue.

    The column ``source`` holds the speaker as written. Attributes: ``speaker`` (the speaker's name within the
    document, where the text gives one), ``cue`` (the base form of the verb), ``verb_class`` (see
    `ReportingWords.verb_class`), ``words`` and ``quoted_words`` (those in quotation marks), and ``continues``
    (``yes`` where the stretch goes on from an earlier one with the same cue, so that it is no quotation more).
    """
    findings: list[Finding] = []
    cues: dict[tuple[int, int], Finding] = {}
    for speech in find_speech(reading):
        cue = None
        if speech.cue is not None:
            cue = cues.setdefault(speech.cue, _cue_finding(reading, speech.cue))
        findings.append(_finding(reading, speech, cue))
    return [*cues.values(), *findings]


def _finding(reading: Reading, speech: Speech, cue: Finding | None) -> Finding:
    doc = reading.doc
    span = doc[speech.start : speech.end]
    said = [token for token in span if not (token.is_punct or token.is_space)]
    attributes = {"words": str(len(said)), "quoted_words": str(_quoted_words(reading, speech, said))}
    speaker = named(reading, doc[speech.speaker]) if speech.speaker is not None else None
    if speaker is not None:
        attributes["speaker"] = speaker.actor
    if cue is not None:
        attributes |= {name: cue.attributes[name] for name in ("cue", "verb_class")}
    if speech.continues:
        attributes["continues"] = "yes"
    return Finding(
        layer=LAYER,
        label=speech.kind,
        start=span.start_char,
        end=span.end_char,
        rule=RULE,
        voice=QUOTED if speech.kind in ("direct", "free_direct") else ATTRIBUTED,
        source=speech.source,
        attributes=attributes,
        related=cue,
        relation=None if cue is None else CUE,
    )


def _cue_finding(reading: Reading, cue: tuple[int, int]) -> Finding:
    doc = reading.doc
    span = doc[cue[0] : cue[1]]
    base = reporting_words().base_of(span[0]) or (
        span.text.lower() if len(span) > 1 else span[0].lemma_.lower()
    )
    voice, source = voice_of(reading, *cue)
    return Finding(
        layer=LAYER,
        label=CUE,
        start=span.start_char,
        end=span.end_char,
        rule=RULE,
        voice=voice,
        source=source,
        attributes={"cue": base, "verb_class": reporting_words().verb_class(base)},
    )


def _quoted_words(reading: Reading, speech: Speech, said: Sequence[Token]) -> int:
    if speech.kind in ("direct", "free_direct"):
        return len(said)
    return sum(token.i in reading.spoken_in_marks for token in said)


class _Marks:
    """The quotations of a text that are speech, by where they stand."""

    def __init__(self, marked: Sequence[Quotation]) -> None:
        self._marked = marked
        self._starts = [quotation.start for quotation in marked]
        self._over = Stretches((quotation.start, quotation.end, quotation) for quotation in marked)

    def inside(self, start: int, end: int) -> list[Quotation]:
        """Return those that lie between two places."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [quotation for quotation in self._marked[first:last] if quotation.end <= end]

    def around(self, start: int, end: int) -> list[Quotation]:
        """Return those that hold all between two places."""
        return self._over.holding(start, end)


def _reported(reading: Reading, found: Attribution, marks: _Marks) -> Iterator[Speech]:
    """Yield the stretches of a reported clause, mixed where words in marks stand in it; none where it is no speech."""
    doc = reading.doc
    cue = doc[found.cue]
    by_headline = cue.text in HEADLINE_CUES
    if found.quotes_only or not (by_headline or _speaks(doc, cue, found)):
        return
    speaker = doc[found.speaker[0] : found.speaker[1]].root.i
    for first, last in found.content:
        start, end = _trimmed(doc, _past_time(doc, found.cue, first, last), last)
        if start >= end or not any(token.is_alpha or token.like_num for token in doc[start:end]):
            continue
        inside = [q for q in marks.inside(start, end + 1) if not q.start < cue.i < q.end]
        around = [q for q in marks.around(start, end) if not q.start < cue.i < q.end]
        whole = next((q for q in inside if _fills(doc, q, start, end)), None)
        if not by_headline and (whole is not None or around):
            continue
        kind = "headline" if by_headline else "mixed" if inside else "indirect"
        if whole is not None:
            start, end = _between(doc, whole)
        yield Speech(
            kind=kind, start=start, end=end, source=found.source, speaker=speaker, cue=_cue_range(doc, cue.i)
        )


def _reach(found: Sequence[Speech]) -> dict[int, int]:
    """Return, for each token of some stretches, how far the one that holds it reaches, the longest if several do."""
    reach: dict[int, int] = {}
    for one in found:
        for index in range(one.start, one.end):
            reach[index] = max(reach.get(index, 0), one.end)
    return reach


def _speaks(doc: Doc, cue: Token, found: Attribution) -> bool:
    """Tell whether an attribution ascribes speech, not thought, a name or a judgement."""
    known = reporting_words()
    if cue.lower_ in ("according", "per"):
        return True
    classes = known.classes_of(cue)
    if not classes:
        return (cue.lower_ in known.nouns - _THOUGHTS and cue.pos_ == "NOUN") or cue.lower_ in known.verbs
    first = found.content[0][0]
    charged = first > 0 and doc[first - 1].lower_ in _CHARGING
    if classes & _CHARGES and charged:
        return True
    if "think" in classes and "say" not in classes:
        return False
    clause = any(t.pos_ in ("VERB", "AUX") for start, end in found.content for t in doc[start:end])
    return bool(classes & _CLAUSAL) and clause


def _marked(doc: Doc, quotation: Quotation) -> Speech | None:
    start, end = _between(doc, quotation)
    if start >= end:
        return None
    cue = None if quotation.cue is None else _cue_range(doc, quotation.cue)
    kind = "free_direct" if cue is None else "mixed" if quotation.within else "direct"
    if cue is not None and doc[cue[0]].text in HEADLINE_CUES and _is_line(doc, quotation):
        kind = "headline"
    if kind == "mixed" and _fills_sentence(doc, quotation):
        kind = "direct"
    return Speech(
        kind=kind, start=start, end=end, source=quotation.source, speaker=quotation.speaker, cue=cue
    )


def _between(doc: Doc, quotation: Quotation) -> tuple[int, int]:
    start, end = quotation.start + 1, quotation.end - 1 if quotation.closed else quotation.end
    while start < end and doc[start].is_space:
        start += 1
    while end > start and doc[end - 1].is_space:
        end -= 1
    return start, end


def _fills(doc: Doc, quotation: Quotation, start: int, end: int) -> bool:
    """Tell whether a quotation takes up a whole stretch but for marks and stops."""
    rest = chain(doc[start : quotation.start], doc[quotation.end : end])
    return all(token.is_punct or token.is_quote or token.is_space or token.lower_ == "that" for token in rest)


def _fills_sentence(doc: Doc, quotation: Quotation) -> bool:
    """Tell whether marks hold a whole clause that opens with a capital: no fragment of the writer's clause."""
    start, end = _between(doc, quotation)
    opens = doc[start].text[:1].isupper() and doc[start].pos_ != "PROPN"
    return opens and any(token.pos_ in ("VERB", "AUX") for token in doc[start:end])


def _is_line(doc: Doc, quotation: Quotation) -> bool:
    """Tell whether the line of a quotation is a headline: one line, no full stop at its end."""
    start = quotation.start
    while start > 0 and "\n" not in doc[start - 1].text:
        start -= 1
    end = quotation.end
    while end < len(doc) and "\n" not in doc[end].text:
        end += 1
    last = doc[quotation.end - 2] if quotation.closed else doc[end - 1]
    return end - start <= 30 and doc[end - 1].text not in ".!?…" and last.text not in ".,"


# "DAMASCUS, (SANA) – ", "KABUL, Afghanistan (AP) — ", "MOSCOW: " at the beginning of a line.
_DATELINE = re.compile(
    r"[A-Z][A-Z'’.]{2,}(?:[ -][A-Z'’.]{2,})*(?:, ?[A-Z][\w. ]{2,24})?,? ?(?:\([^()\n]{2,30}\))? ?(?:[-–—:]+) "
)


def _past_dateline(doc: Doc, start: int, end: int) -> int:
    """Return where a stretch begins behind the dateline of its line."""
    opens = start == 0 or doc[start - 1].is_space
    line = _DATELINE.match(doc[start:end].text) if opens and start < end else None
    if line is None:
        return start
    place = doc[start].idx + line.end()
    return next((token.i for token in doc[start:end] if token.idx >= place), start)


def _past_time(doc: Doc, cue: int, start: int, end: int) -> int:
    """Return where a clause begins behind the day of speaking: "said *on Monday* they had left"."""
    first = start + (doc[start].lower_ == "on")
    if start != cue + 1 or first + 1 >= end or doc[first].lower_ not in _DAYS:
        return start
    return first + 1


def _trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    while start < end and (doc[start].is_space or doc[start].lower_ in _SKIPPED):
        start += 1
    start = _past_dateline(doc, start, end)
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in _STOPS):
        end -= 1
    return start, end


def _cue_range(doc: Doc, cue: int) -> tuple[int, int]:
    wide = doc[cue].lower_ == "according" and cue + 1 < len(doc) and doc[cue + 1].lower_ == "to"
    return cue, cue + 1 + wide


def _distinct(found: Sequence[Speech]) -> list[Speech]:
    """Keep one of each stretch: the same words can be ascribed by a clause and by the marks around them."""
    kept: dict[tuple[int, int], Speech] = {}
    for speech in found:
        kept.setdefault((speech.start, speech.end), speech)
    return list(kept.values())


def _continued(found: Sequence[Speech]) -> Iterator[Speech]:
    seen: set[tuple[int, int]] = set()
    for speech in found:
        if speech.cue is not None and speech.cue in seen:
            yield replace(speech, continues=True)
            continue
        if speech.cue is not None:
            seen.add(speech.cue)
        yield speech
