"""The clause that ascribes a quotation to its speaker, after the marks ("…," said X) or before them (X said: "…")."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..chunks import noun_chunks
from ..tags import FINITE
from ..wordlist import words
from .speaker import (
    agent_of,
    is_somebody,
    quoted_as_saying,
    speaker_head,
    speaks,
)
from .verbs import reporting_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from .marks import MarkedSpan

_QUOTING = frozenset({"say", "direct", "think", "quote"})
_STOPS = frozenset(".!?…")
_SPEECH_LENGTH = 6
_REACH = 300
"""Tokens before or after a quotation within which somebody is said to speak it."""
_PLAIN = words("""
    say tell state add insist claim allege write tweet reply respond warn declare shout ask answer argue
    conclude vow explain
""")


class QuotedSpeaker(NamedTuple):
    """Who is said to speak, and the word that says so."""

    head: Token
    cue: int


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


def speaker_after(doc: Doc, pair: MarkedSpan, stop: int) -> QuotedSpeaker | None:
    """Return the speaker of a tail: "…," said X / "…," X said / "…," according to X."""
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
        return QuotedSpeaker(quoted, saying.i)
    if first.lower_ == "according" and place + 2 < stop:
        return _by(next((t for t in doc[place + 2 : stop] if t.dep_ == "pobj"), None), first)
    if first.lower_ in {"and", "but", "or", "which", "that", "is", "was"} or (
        first.pos_ == "ADP" and place == pair.end and not is_utterance(doc, pair)
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


def _by(head: Token | None, cue: Token) -> QuotedSpeaker | None:
    return QuotedSpeaker(head, cue.i) if head is not None else None


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


def speaker_before(doc: Doc, pair: MarkedSpan, begin: int) -> QuotedSpeaker | None:
    """Return the speaker of a lead-in: X said: "…", X told reporters, "…", X: "…", As X put it, "…"."""
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
        return _before_colon(doc, start, place)
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
            and not is_utterance(doc, pair)
            and pair.end < len(doc)
            and doc[pair.end].pos_ in {"NOUN", "PROPN", "ADJ"}
        ):
            return None
        if (
            not lead
            and verb.i == last
            and reporting_words().base_of(verb) not in _PLAIN
            and not is_utterance(doc, pair)
        ):
            return None
        if lead and doc[place].text != ":" and len(between) > 12:
            return None
        return _by(_lead_subject(doc, verb, start), verb)
    return None


def _before_colon(doc: Doc, start: int, colon: int) -> QuotedSpeaker | None:
    """Return who speaks by the words from `start` to a colon: X said: "…", X: "…", As X put it: "…"."""
    last = colon - 1
    verb = next((t for t in reversed(doc[start : last + 1]) if _verb_of_quoting(t)), None)
    if verb is not None:
        head = _lead_subject(doc, verb, start)
        if head is not None:
            return QuotedSpeaker(head, verb.i)
    if last - start < 8 and not any(
        t.tag_ in FINITE and t.pos_ in {"VERB", "AUX"} for t in doc[start : last + 1]
    ):
        chunk = next((c for c in noun_chunks(doc[start : last + 1])), None)
        head = chunk.root if chunk is not None else doc[last]
        return QuotedSpeaker(head, colon) if speaks(head) and head.ent_type_ not in {"DATE", "GPE"} else None
    subjects = (
        t for t in doc[start : last + 1] if t.dep_ in {"nsubj", "nsubjpass"} and speaks(t) and is_somebody(t)
    )
    return _by(next(subjects, None), doc[colon])


def _lead_subject(doc: Doc, verb: Token, start: int) -> Token | None:
    head = speaker_head(verb)
    if head is not None and is_somebody(head):
        return head
    chunks = list(noun_chunks(doc[start : verb.i]))
    subject = next((c.root for c in chunks if c.root.dep_ in {"nsubj", "nsubjpass"}), None)
    return subject if subject is not None and _may_speak(subject) else None


def is_utterance(doc: Doc, pair: MarkedSpan) -> bool:
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
