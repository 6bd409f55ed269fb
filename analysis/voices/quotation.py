"""Quotations: which quotation marks hold somebody's speech, and whose."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from .marks import MarkedSpan, pair_marks, paragraphs
from .quoting_clause import QuotedSpeaker, is_utterance, speaker_after, speaker_before
from .source_name import source_of
from .speaker import (
    is_somebody,
    names_person,
    noun_phrase,
)
from .stretches import Stretches

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from .attribution import Attribution

_PRONOUNS = frozenset({"he", "she", "they", "it"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A pair of quotation marks: token indices of the opening mark and one past the closing mark.

    Attributes:
        start: index of the opening mark.
        end: one past the closing mark (or past the last quoted token where a paragraph leaves it open).
        speech: True when it is ascribed to a speaker; False for titles, nicknames, glosses, scare quotes.
        source: the speaker's noun phrase as written, without a leading article, when it is speech.
        closed: False where the closing mark is missing.
        depth: 0 for an outermost pair, 1 for a pair within one, and so on.
        cue: index of the word that ascribes it; None where speech only goes on from speech before it.
        speaker: index of the head of the speaker's noun phrase, when it is speech.
        within: whether the cue governs the clause the marks stand in, rather than the quotation as such.
    """

    start: int
    end: int
    speech: bool
    source: str | None = None
    closed: bool = True
    depth: int = 0
    cue: int | None = None
    speaker: int | None = None
    within: bool = False


class _Ascribed(NamedTuple):
    """What a pair of marks was found to be (the fields of `Quotation`)."""

    speech: bool
    source: str | None = None
    cue: int | None = None
    speaker: int | None = None
    within: bool = False


def find_quotations(doc: Doc, attributions: Sequence[Attribution] | None = None) -> tuple[Quotation, ...]:
    """Return the quotations of a parsed text in order.

    A quotation is speech when its sentence ascribes it (before, after or around it), when it is a fragment in
    a reported clause, when it goes on from the speech before it in its paragraph, or when it is a whole
    sentence that nobody else can have written; its source is None where the text names no speaker.

    Args:
        doc: the parsed text.
        attributions: what `find_attributions` returns for it, where the caller has it.

    >>> from commentariat.analysis.language import load_pipeline
    >>> text = '"We held the bridge," said a captain. "They ran." The “ceasefire” is over.'
    >>> [(q.speech, q.source) for q in find_quotations(load_pipeline()(text))]
    [(True, 'captain'), (True, 'captain'), (False, None)]
    """
    pairs = pair_marks(doc)
    if not pairs:
        return ()
    if attributions is None:
        from .attribution import find_attributions

        attributions = find_attributions(doc)
    context = _Context(doc, pairs, attributions)
    found: list[Quotation] = []
    for pair in pairs:
        quotation = Quotation(
            start=pair.start,
            end=pair.end,
            closed=pair.closed,
            depth=pair.depth,
            **_speech(context, pair)._asdict(),
        )
        context.note(quotation)
        found.append(quotation)
    return tuple(_shared(doc, found, context.paragraphs))


class _Context:
    """What stands around the quotations of a text, and those that were read so far."""

    def __init__(self, doc: Doc, pairs: Sequence[MarkedSpan], attributions: Sequence[Attribution]) -> None:
        self.doc = doc
        self.paragraphs = list(paragraphs(doc))
        self.attributed = Stretches(
            (start, end, attribution) for attribution in attributions for start, end in attribution.content
        )
        self._opening = [start for start, _ in self.paragraphs]
        self._marks = [pair.start for pair in pairs]
        self._open: list[Quotation] = []
        self._speaking: Quotation | None = None

    def note(self, quotation: Quotation) -> None:
        """Take the next quotation."""
        while self._open and self._open[-1].end <= quotation.start:
            self._open.pop()
        self._open.append(quotation)
        if quotation.speech and quotation.source is not None and quotation.depth == 0:
            self._speaking = quotation

    def around(self, pair: MarkedSpan) -> tuple[int, int]:
        """Return where the paragraph of a pair of marks begins and ends."""
        first = bisect_right(self._opening, pair.start) - 1
        begin, stop = self.paragraphs[first] if first >= 0 else (0, 0)
        last = bisect_left(self._opening, pair.end) - 1
        opening, end = self.paragraphs[last] if last >= 0 else (0, 0)
        return begin if pair.start < stop else 0, max(
            end if opening < pair.end <= end else pair.end, pair.end
        )

    def parent(self, pair: MarkedSpan) -> Quotation | None:
        """Return the innermost quotation that holds a pair of marks."""
        # Those that ended before can hold none that comes later.
        return next(
            (one for one in reversed(self._open) if one.start < pair.start and pair.end <= one.end), None
        )

    def next_mark(self, pair: MarkedSpan) -> int:
        """Return where the next pair of marks behind this one opens."""
        place = bisect_left(self._marks, pair.end)
        return self._marks[place] if place < len(self._marks) else len(self.doc)

    def going_on(self, begin: int, parent: Quotation | None) -> Quotation | None:
        """Return the speech that goes on: that of the last speaker of the paragraph, or the one around it."""
        if parent is not None:
            return parent
        last = self._speaking
        return last if last is not None and last.start >= begin else None


def _speech(context: _Context, pair: MarkedSpan) -> _Ascribed:
    doc, parent = context.doc, context.parent(pair)
    begin, end = context.around(pair)
    if parent is not None:
        begin, end = max(begin, parent.start + 1), min(end, parent.end - 1)
    named = _is_name(doc, pair)
    before = None if named else speaker_before(doc, pair, begin)
    if before is not None and _introduces(doc, pair):
        return _told(before)
    after = None if named else speaker_after(doc, pair, min(end, context.next_mark(pair)))
    if after is not None:
        return _told(after)
    if before is not None and not named:
        return _told(before)
    if not named:
        inside = _inside(context, pair, parent)
        if inside is not None:
            return _Ascribed(
                True, inside.source, inside.cue, doc[inside.speaker[0] : inside.speaker[1]].root.i, True
            )
    if not is_utterance(doc, pair):
        return _Ascribed(False)
    carried = context.going_on(begin, parent)
    if carried is None:
        return _Ascribed(True)
    return _Ascribed(True, carried.source, None, carried.speaker)


def _told(told: QuotedSpeaker) -> _Ascribed:
    return _Ascribed(True, _text(told.head), told.cue, told.head.i)


def _text(head: Token) -> str:
    return source_of(noun_phrase(head))


def _introduces(doc: Doc, pair: MarkedSpan) -> bool:
    """A lead-in that ends in a comma or colon is sure; one without may only share a clause with the quotation."""
    return doc[pair.start - 1].text in {",", ":"}


def _inside(context: _Context, pair: MarkedSpan, parent: Quotation | None) -> Attribution | None:
    """The innermost attribution that covers the words between the marks."""
    doc = context.doc
    first, last = pair.start + 1, pair.end - 1 if pair.closed else pair.end
    while first < last and doc[first].is_punct:
        first += 1
    while last > first and doc[last - 1].is_punct:
        last -= 1
    covering = [
        a
        for a in context.attributed.holding(first, last)
        if not pair.start <= a.cue < pair.end and (parent is None or parent.start < a.cue < parent.end)
    ]
    if not covering:
        return None
    return min(covering, key=lambda a: (a.quotes_only, sum(stop - start for start, stop in a.content)))


def _is_name(doc: Doc, pair: MarkedSpan) -> bool:
    """A title, nickname, operation or gloss: named as such right before the mark, or within a person's name."""
    if pair.start == 0:
        return False
    before = doc[pair.start - 1]
    inner = doc[pair.start + 1 : pair.end - 1]
    if not len(inner) or len(inner) > 10:
        return False
    after = doc[pair.end] if pair.end < len(doc) else None
    between_names = (
        before.pos_ == "PROPN"
        and after is not None
        and after.pos_ == "PROPN"
        and before.text[:1].isupper()
        and after.text[:1].isupper()
        and len(inner) <= 3
        and inner[0].text[:1].isupper()
    )
    if between_names:
        return True
    cue = before.lower_
    if cue in {
        "operation",
        "codenamed",
        "nicknamed",
        "titled",
        "entitled",
        "aka",
        "alias",
        "film",
        "book",
        "movie",
        "song",
        "novel",
        "album",
        "documentary",
    }:
        return True
    if cue in {"word", "term", "phrase", "words", "terms", "expression", "meaning", "means"}:
        return True
    if cue == "named":
        return inner[0].text[:1].isupper()
    if cue == "as" and pair.start > 1:
        return doc[pair.start - 2].lower_ in {"known", "translates", "translated"}
    return False


def _shared(doc: Doc, found: list[Quotation], bounds: list[tuple[int, int]]) -> list[Quotation]:
    """Give speech without a source that of the speech after it in its paragraph, or of the paragraph before."""

    opening = [start for start, _ in bounds]

    def paragraph(place: int) -> int:
        number = bisect_right(opening, place) - 1
        return number if number >= 0 and place < bounds[number][1] else -1

    following = _following(found)
    shared = list(found)
    for number, quotation in enumerate(shared):
        if not quotation.speech or quotation.source is not None:
            continue
        here = paragraph(quotation.start)
        before = shared[number - 1] if number else None
        after = following[number]
        if (
            after is not None
            and after.source is not None
            and paragraph(after.start) == here
            and after.start - quotation.end <= 1
        ):
            shared[number] = replace(quotation, source=after.source, speaker=after.speaker)
            continue
        person = _person_before(doc, quotation.start, bounds[here][0] if here >= 0 else 0)
        if person is not None:
            shared[number] = replace(quotation, source=_text(person), speaker=person.i)
        elif before is not None and before.source is not None and paragraph(before.start) >= here - 1:
            shared[number] = replace(quotation, source=before.source, speaker=before.speaker)
    return shared


def _following(found: Sequence[Quotation]) -> list[Quotation | None]:
    """Return for each quotation the next one of the same depth."""
    following: list[Quotation | None] = []
    nearest: dict[int, Quotation] = {}
    for quotation in reversed(found):
        following.append(nearest.get(quotation.depth))
        nearest[quotation.depth] = quotation
    return following[::-1]


def _person_before(doc: Doc, start: int, begin: int) -> Token | None:
    """The person who is the subject of the sentence right before a free-standing quotation."""
    if start - 1 < begin:
        return None
    sentence = doc[start - 1].sent
    subject = next(
        (t for t in sentence if t.dep_ in {"nsubj", "nsubjpass"} and t.head.dep_ == "ROOT" and t.i < start),
        None,
    )
    if subject is None or subject.i < begin or not is_somebody(subject):
        return None
    if subject.ent_type_ == "PERSON" or subject.lower_ in _PRONOUNS - {"it"} or names_person(subject):
        return subject
    return None
