"""Expressions in a comment that may agree or disagree with the report, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import dropwhile, islice
from typing import TYPE_CHECKING

from .outlet_evaluation import is_reported
from .phrases import straight
from .stance_lists import stance_lists, stance_phrases

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

SUPPORTS, OPPOSES = "supports", "opposes"
CHALLENGE = re.compile(r"^\W*(why|how (can|could|dare|is it)|where|since when|who)\b", re.IGNORECASE)
"""A question that opens so challenges what it asks."""

_OPPOSITE = {SUPPORTS: OPPOSES, OPPOSES: SUPPORTS}
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "hardly", "without", "nobody"})
_FIRST = frozenset({"i", "we"})
_COPULAS = frozenset({"be", "seem", "look", "sound", "feel", "remain"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One expression of a stance to the report.

    Attributes:
        start, end: its span, as code points.
        polarity: supports or opposes, after negation.
        bare: whether it does not name the report or its author, so that in a reply it is to the comment before.
    """

    start: int
    end: int
    polarity: str
    bare: bool = False


def sentence_cues(sentence: Span) -> Iterator[Cue]:
    """Yield the candidates of a sentence, the surest kind first."""
    tokens = list(sentence)
    reports = [token for token in tokens if _is_report(token)]
    for token in reports:
        yield from _of_report(token)
    for token in tokens:
        if token.lower_ == "it" and any(noun.i < token.i for noun in reports):
            yield from _of_report(token)
        elif token.lower_ == "you" and token.dep_ == "nsubj":
            yield from (replace(cue, bare=True) for cue in _act(token, token.head))
    yield from _phrase_cues(sentence)
    yield from _agreement(tokens)
    yield from _exclamation(sentence)
    yield from _this_is(tokens)


def _of_report(noun: Token) -> Iterator[Cue]:
    """Yield what is said of a noun for the report or its maker: its qualities and its acts."""
    for child in noun.children:
        quality = _quality(child)
        if child.dep_ in ("amod", "compound") and quality and not is_reported(noun):
            negated = _negated(noun.head) if noun.dep_ in ("attr", "dobj") else False
            yield _cue(child, noun, _turned(quality, negated))
    if noun.dep_ == "pobj" and noun.head.head.lower_ == "wrong" and not is_reported(noun):
        negated = noun.head.head.i > 0 and noun.head.head.nbor(-1).lower_ in ("nothing", "n't", "not")
        yield _cue(noun.head.head, noun, _turned(OPPOSES, negated))
    if noun.dep_ not in ("nsubj", "nsubjpass") or is_reported(noun):
        return
    if noun.dep_ == "nsubjpass" and (quality := _quality(noun.head)):
        yield _cue(noun, noun.head, _turned(quality, _negated(noun.head)))
        return
    head = noun.head
    for verb in (head, *(child for child in head.conjuncts if child.pos_ in ("VERB", "AUX"))):
        if verb.lemma_ in _COPULAS:
            for child in verb.children:
                if child.dep_ in ("acomp", "attr", "oprd"):
                    for word in (child, *child.conjuncts):
                        quality = _quality(word) or next(
                            (q for c in word.children if c.dep_ == "amod" and (q := _quality(c))), None
                        )
                        if quality:
                            yield _cue(noun, word, _turned(quality, _negated(verb)))
            continue
        yield from _act(noun, verb)


def _act(noun: Token, verb: Token) -> Iterator[Cue]:
    lists = stance_lists()
    below = {child.lower_: child for child in verb.children}
    wrong = next((below[word] for word in ("wrong", "incorrect") if word in below), None)
    if wrong is None:  # the parser may hang it on the object: "got the dates wrong"
        wrong = next((t for t in verb.subtree if t.lower_ == "wrong" and t.i > verb.i), None)
    if verb.lemma_ == "get" and wrong is not None:
        yield _cue(noun, wrong, OPPOSES)
        return
    if verb.lemma_ in ("have", "offer", "provide", "give") and (
        lack := next(
            (
                c
                for c in verb.children
                if c.dep_ == "dobj"
                and c.lower_ in lists.lacks
                and any(d.lower_ in ("no", "zero") for d in c.children)
            ),
            None,
        )
    ):
        yield _cue(noun, lack, OPPOSES)
        return
    if verb.lemma_ == "make":
        made = next((c for c in verb.children if c.dep_ == "dobj" and c.lower_ in lists.makes), None)
        quality = None if made is None else next((q for c in made.children if (q := _quality(c))), None)
        if made is not None and quality is not None:
            yield _cue(noun, made, _turned(quality, _negated(verb)))
            return
    if re.match(r"^\W*how (can|could|dare)\b", verb.sent.text, re.IGNORECASE) and noun.lower_ not in (
        "it",
        "you",
    ):
        yield _cue(noun, verb, OPPOSES)
        return
    polarity = _act_of(verb)
    if polarity is None:
        return
    negated = _negated(verb) or any(child.lower_ in ("nothing", "nobody") for child in verb.children)
    praised = any(child.lower_ in lists.praising for child in verb.children)
    if polarity == SUPPORTS and verb.lemma_ in lists.neutral_acts and not negated and not praised:
        return
    yield _cue(noun, verb, _turned(polarity, negated))


def _act_of(verb: Token) -> str | None:
    """Return the polarity of a verb for what a report does, with its particle where the list has one."""
    acts = stance_lists().acts
    for child in verb.children:
        if child.dep_ in ("prt", "dobj") and (found := acts.get(f"{verb.lower_} {child.lower_}")):
            return found
    return acts.get(verb.lower_)


def _quality(word: Token) -> str | None:
    """Return the polarity of a quality: *accurate*, *one-sided*, *well written*."""
    qualities = stance_lists().qualities
    joined = word.i > 1 and word.nbor(-1).text == "-"
    names = [f"{word.nbor(-2).lower_}-{word.lower_}"] if joined else []
    names += [f"{child.lower_}-{word.lower_}" for child in word.children if child.dep_ == "advmod"]
    return next((qualities[name] for name in (*names, word.lower_) if name in qualities), None)


def _phrase_cues(sentence: Span) -> Iterator[Cue]:
    doc = sentence.doc
    for _, matched, meant in stance_phrases().matches(sentence):
        polarity = meant[0]
        first, last = matched[0], matched[-1]
        if not polarity or is_reported(last) or _is_of_others(last):
            continue
        said = [straight(token.lower_) for token in matched]
        negating = any(word in _NEGATIONS or word.startswith("could") for word in said)
        before = doc[max(sentence.start, first.i - 2) : first.i]
        if not negating and any(token.lower_ in _NEGATIONS for token in before):
            polarity = _OPPOSITE[polarity]
        named = any(_is_report(token) for token in doc[first.i : min(last.i + 4, sentence.end)])
        yield Cue(start=first.idx, end=last.idx + len(last), polarity=polarity, bare=not named)


def _is_of_others(token: Token) -> bool:
    """Tell whether a phrase is predicated of people in the news: "He is usually spot on"."""
    verb = token if token.pos_ in ("VERB", "AUX") else token.head
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    return (
        subject is not None
        and (subject.pos_ == "PROPN" or subject.lower_ in ("he", "she", "they"))
        and not _is_report(subject)
    )


def _agreement(sentence: Sequence[Token]) -> Iterator[Cue]:
    lists = stance_lists()
    for verb in sentence:
        polarity = lists.agreement.get(verb.lower_)
        if polarity is None or verb.pos_ not in ("VERB", "AUX") or is_reported(verb):
            continue
        subjects = [child for child in verb.children if child.dep_ == "nsubj"]
        if not subjects and verb.dep_ == "xcomp":
            subjects = [child for child in verb.head.children if child.dep_ == "nsubj"]
        if any(subject.lower_ not in _FIRST for subject in subjects):
            continue
        objects = [
            noun
            for child in verb.children
            if child.dep_ == "prep" and child.lower_ in ("with", "to", "from")
            for noun in child.children
        ] + [child for child in verb.children if child.dep_ == "dobj"]
        named = [noun for noun in objects if any(_is_report(token) for token in (noun, *noun.subtree))]
        if objects and not named and not any(noun.lower_ in lists.open_objects for noun in objects):
            continue
        last = named[0] if named else verb
        yield _cue(verb, last, _turned(polarity, _negated(verb)), bare=not named)


def _exclamation(sentence: Span) -> Iterator[Cue]:
    spoken = dropwhile(lambda token: token.is_punct, (token for token in sentence if not token.is_space))
    words = list(islice(spoken, 3))
    for size in (2, 1):
        said = words[:size]
        rest = words[size:]
        closed = not rest or rest[0].text in (".", "!", ",", "!!", "—", "-", ";", "...", "…")
        polarity = stance_lists().exclamations.get(" ".join(token.lower_ for token in said))
        if (
            said
            and polarity
            and closed
            and (not rest or rest[0].text != "," or said[0].lower_ not in ("right", "yes"))
        ):
            start = sentence.start == 0 or not sentence.doc[: sentence.start].text.strip(" \n👍")
            if start:
                yield _cue(said[0], said[-1], polarity, bare=True)
            return


def _this_is(sentence: Sequence[Token]) -> Iterator[Cue]:
    """Yield "this is nonsense" and "this is true", where nothing else follows that *this* could point to."""
    lists = stance_lists()
    for token in sentence:
        if token.lower_ != "this" or token.dep_ != "nsubj" or token.head.lemma_ != "be" or is_reported(token):
            continue
        for word in token.head.children:
            quality = lists.qualities.get(word.lower_)
            verdict = quality and (
                word.lower_ in lists.exclamations or word.lower_ in ("true", "accurate", "correct")
            )
            if verdict and word.dep_ in ("acomp", "attr") and token.head.tag_ in ("VBZ", "VBP"):
                yield _cue(token, word, _turned(quality or "", _negated(token.head)), bare=True)


def _is_report(token: Token) -> bool:
    """Tell whether a token names the report or its maker, and not another's."""
    if token.lower_ not in stance_lists().nouns or token.pos_ not in ("NOUN", "PROPN", "VERB"):
        return False
    return not any(
        (child.dep_ in ("amod", "compound", "nmod", "poss") and child.lower_ in stance_lists().not_ours)
        or (child.dep_ == "poss" and child.lower_ != "your")
        for child in token.children
    )


def _negated(verb: Token) -> bool:
    return any(child.dep_ == "neg" or child.lower_ in ("never", "hardly") for child in verb.children)


def _turned(polarity: str, negated: bool) -> str:
    return _OPPOSITE[polarity] if negated else polarity


def _cue(first: Token, second: Token, polarity: str, *, bare: bool = False) -> Cue:
    left, right = sorted((first, second), key=lambda token: token.i)
    return Cue(start=left.idx, end=right.idx + len(right), polarity=polarity, bare=bare)
