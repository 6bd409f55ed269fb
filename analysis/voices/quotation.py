"""Quotations: which quotation marks hold somebody's speech, and whose."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from ..chunks import noun_chunks
from ..tags import FINITE
from ..wordlist import words
from .marks import MarkedSpan, pair_marks, paragraphs
from .source_name import source_of
from .speaker import (
    agent_of,
    is_somebody,
    names_person,
    noun_phrase,
    quoted_as_saying,
    speaker_head,
    speaks,
)
from .stretches import Stretches
from .verbs import reporting_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from .attribution import Attribution

_QUOTING = frozenset({"say", "direct", "think", "quote"})
_STOPS = frozenset(".!?…")
_SPEECH_LENGTH = 6
_REACH = 300
"""Tokens before or after a quotation within which somebody is said to speak it."""
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


class _Told(NamedTuple):
    """Who is said to speak, and the word that says so."""

    head: Token
    cue: int


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
    before = None if named else _before(doc, pair, begin)
    if before is not None and _introduces(doc, pair):
        return _told(before)
    after = None if named else _after(doc, pair, min(end, context.next_mark(pair)))
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
    if not _utterance(doc, pair):
        return _Ascribed(False)
    carried = context.going_on(begin, parent)
    if carried is None:
        return _Ascribed(True)
    return _Ascribed(True, carried.source, None, carried.speaker)


def _told(told: _Told) -> _Ascribed:
    return _Ascribed(True, _text(told.head), told.cue, told.head.i)


def _text(head: Token) -> str:
    return source_of(noun_phrase(head))


def _verb_of_quoting(token: Token) -> bool:
    known = reporting_words().verbs.get(token.lower_)
    if known is None or not known[1] & _QUOTING:
        return False
    return token.pos_ in {"VERB", "AUX"} or token.lower_ in {
        "said",
        "says",
        "tweeted",
        "told",
        "added",
        "quipped",
    }


def _after(doc: Doc, pair: MarkedSpan, stop: int) -> _Told | None:
    """The speaker of a tail: "…," said X / "…," X said / "…," according to X."""
    stop = min(stop, pair.end + _REACH)
    place = pair.end
    while place < stop and doc[place].text in {",", "-", "–", "—", "?", "!"}:
        place += 1
    ended = doc[pair.end - 2].text in _STOPS - {"!", "?"} if pair.end - 2 > pair.start else False
    if place >= stop or doc[place].is_space or (doc[place].text in _STOPS and doc[place].text != "…"):
        return None
    first = doc[place]
    saying = next(
        (t for t in doc[place + 1 : stop] if t.lower_ == "saying" and t.nbor(-1).lower_ == "as"), None
    )
    quoted = quoted_as_saying(saying) if saying is not None else None
    if saying is not None and quoted is not None and quoted.i >= place and is_somebody(quoted):
        return _Told(quoted, saying.i)
    if first.lower_ == "according" and place + 2 < stop:
        return _by(next((t for t in doc[place + 2 : stop] if t.dep_ == "pobj"), None), first)
    if first.lower_ in {"and", "but", "or", "which", "that", "is", "was"} or (
        first.pos_ == "ADP" and place == pair.end and not _utterance(doc, pair)
    ):
        return None
    limit = next(
        (i for i in range(place, stop) if doc[i].text in {".", ";", "!", "?"} or doc[i].is_space), stop
    )
    capital = first.text[:1].isupper() and ended
    verb = next(
        (
            t
            for t in doc[place : min(limit, place + 14)]
            if _verb_of_quoting(t) and t.tag_ != "VBG" and not _infinitive(t)
        ),
        None,
    )
    if verb is None or _modifies(verb, pair):
        return None
    tail = doc[verb.i + 1 : limit]
    if capital and not _free_standing(doc, verb, limit):
        return None
    if verb.i == place or (verb.i == place + 1 and first.pos_ == "ADV"):
        return _by(_subject_right(doc, verb, limit), verb)
    finite = [
        t
        for t in doc[place : verb.i]
        if t.tag_ in FINITE
        and t.pos_ in {"VERB", "AUX"}
        and t.dep_ not in {"aux", "auxpass"}
        and t.dep_ != "relcl"
        and t.head.dep_ != "relcl"
    ]
    if finite:
        return None
    reports = any(t.lower_ == "that" and t.i == verb.i + 1 for t in tail[:1]) or any(
        c.dep_ == "ccomp" and c.i > verb.i for c in verb.children
    )
    if reports and not doc[pair.end - 2].is_punct:
        return None
    return _by(_subject_left(doc, verb, place), verb)


def _by(head: Token | None, cue: Token) -> _Told | None:
    return _Told(head, cue.i) if head is not None else None


def _modifies(verb: Token, pair: MarkedSpan) -> bool:
    """Tell whether a participle only describes the quoted noun: "the 'remorse' felt by many"."""
    return verb.tag_ in {"VBN", "VBD"} and verb.dep_ == "acl" and pair.start < verb.head.i < pair.end


def _infinitive(token: Token) -> bool:
    return token.tag_ == "VB" and any(child.lower_ == "to" for child in token.lefts)


def _free_standing(doc: Doc, verb: Token, limit: int) -> bool:
    """A sentence of its own that only ascribes: "X said.", "X told reporters on Monday."."""
    return not any(
        t.dep_ in {"ccomp", "dobj", "xcomp"}
        and t.head == verb
        and t.i > verb.i
        and t.lower_ not in {"reporters", "journalists", "him", "her", "them", "it"}
        and t.ent_type_ not in {"ORG", "PERSON"}
        for t in doc[verb.i + 1 : limit]
    )


def _subject_right(doc: Doc, verb: Token, limit: int) -> Token | None:
    head = next((c for c in verb.rights if c.dep_ in {"nsubj", "nsubjpass"} and c.i < limit), None)
    if head is None:
        chunk = next(
            (c for c in noun_chunks(verb.sent) if c.start in {verb.i + 1, verb.i + 2} and c.root.i < limit),
            None,
        )
        head = chunk.root if chunk is not None else None
        if head is None and verb.i + 1 < limit and doc[verb.i + 1].pos_ == "PROPN":
            head = doc[verb.i + 1]
            while head.dep_ == "compound" and head.head.i > head.i:
                head = head.head
    if head is None:
        return agent_of(verb)
    return head if _may_speak(head) else None


def _may_speak(head: Token) -> bool:
    """Tell whether a noun can have spoken a quotation: somebody, or a writer who tells of himself."""
    return is_somebody(head) or head.lower_ in {"i", "we"}


def _subject_left(doc: Doc, verb: Token, place: int) -> Token | None:
    head = speaker_head(verb)
    if head is not None and head.i >= place and is_somebody(head):
        return head
    chunks = list(noun_chunks(doc[place : verb.i])) if verb.i > place else []
    subject = next(
        (c.root for c in chunks if c.root.dep_ in {"nsubj", "nsubjpass"}), chunks[0].root if chunks else None
    )
    if (
        subject is not None
        and _may_speak(subject)
        and (speaks(subject) or subject.dep_ in {"nsubj", "nsubjpass"})
    ):
        return subject
    return None


def _before(doc: Doc, pair: MarkedSpan, begin: int) -> _Told | None:
    """The speaker of a lead-in: X said: "…", X told reporters, "…", X: "…", As X put it, "…"."""
    place = pair.start - 1
    if place < begin:
        return None
    begin = max(begin, place - _REACH)
    lead = doc[place].text in {",", ":", "–", "—", "-"}
    last = place - 1 if lead else place
    start = next(
        (
            i + 1
            for i in range(last, begin - 1, -1)
            if (doc[i].text in {".", "!", "?", ";"} and i < last and (doc[i].whitespace_ or i + 1 == last))
            or (doc[i].text in {"”", '"', "»"} and lead)
        ),
        begin,
    )
    if doc[place].text == ":" and last >= start:
        verb = next((t for t in reversed(doc[start : last + 1]) if _verb_of_quoting(t)), None)
        if verb is not None:
            head = _lead_subject(doc, verb, start)
            if head is not None:
                return _Told(head, verb.i)
        if last - start < 8 and not any(
            t.tag_ in FINITE and t.pos_ in {"VERB", "AUX"} for t in doc[start : last + 1]
        ):
            chunk = next((c for c in noun_chunks(doc[start : last + 1])), None)
            head = chunk.root if chunk is not None else doc[last]
            return _Told(head, place) if speaks(head) and head.ent_type_ not in {"DATE", "GPE"} else None
        subjects = (
            t
            for t in doc[start : last + 1]
            if t.dep_ in {"nsubj", "nsubjpass"} and speaks(t) and is_somebody(t)
        )
        return _by(next(subjects, None), doc[place])
    verbs = [t for t in doc[start : last + 1] if _verb_of_quoting(t)]
    if not verbs:
        return None
    verb = verbs[-1]
    if (
        lead
        or verb.i == last
        or (verb.i + 1 == last and doc[last].lower_ in {"that", "how", "why"})
        or doc[last].lower_ in {"reporters", "journalists"}
    ):
        between = doc[verb.i + 1 : last + 1]
        if any(t.tag_ in FINITE and t.pos_ in {"VERB", "AUX"} for t in between):
            return None
        if (
            not lead
            and not _utterance(doc, pair)
            and pair.end < len(doc)
            and doc[pair.end].pos_ in {"NOUN", "PROPN", "ADJ"}
        ):
            return None
        if (
            not lead
            and verb.i == last
            and reporting_words().base_of(verb) not in _PLAIN
            and not _utterance(doc, pair)
        ):
            return None
        if lead and doc[place].text != ":" and len(between) > 12:
            return None
        return _by(_lead_subject(doc, verb, start), verb)
    return None


_PLAIN = words("""
    say tell state add insist claim allege write tweet reply respond warn declare shout ask answer argue
    conclude vow explain
""")


def _lead_subject(doc: Doc, verb: Token, start: int) -> Token | None:
    head = speaker_head(verb)
    if head is not None and is_somebody(head):
        return head
    chunks = list(noun_chunks(doc[start : verb.i]))
    subject = next((c.root for c in chunks if c.root.dep_ in {"nsubj", "nsubjpass"}), None)
    return subject if subject is not None and _may_speak(subject) else None


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


def _utterance(doc: Doc, pair: MarkedSpan) -> bool:
    """Tell whether the words between the marks are a sentence or so long that they are somebody's."""
    stop = pair.end - 1 if pair.closed else pair.end
    words = [t for t in doc[pair.start + 1 : stop] if not t.is_punct and not t.is_space]
    if not words:
        return False
    finite = any(t.tag_ in FINITE and t.pos_ in {"VERB", "AUX"} for t in words)
    whole = words[0].text[:1].isupper() and doc[stop - 1].text in _STOPS | {","}
    if whole and finite and len(words) >= 2:
        return True
    if words[0].text[:1].isupper() and doc[stop - 1].text in _STOPS and _stands_alone(doc, pair):
        return True
    return len(words) >= _SPEECH_LENGTH and (finite or len(words) >= 2 * _SPEECH_LENGTH)


def _stands_alone(doc: Doc, pair: MarkedSpan) -> bool:
    before = doc[pair.start - 1] if pair.start else None
    return before is None or before.is_space or before.text in _STOPS | {"”", '"'}


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
